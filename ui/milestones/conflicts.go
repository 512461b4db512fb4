package milestones

import (
	"strconv"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// collisions lists the dates that do not fit, each with the ways to mend it.
func (p *Page) collisions() fyne.CanvasObject {
	return p.gapList("milestones.conflicts", len(p.conflicts), func(i int) fyne.CanvasObject {
		c := &p.conflicts[i]
		n := strconv.Itoa(i + 1)
		said := words.DateConflict(c, p.frame.Roster(), p.frame.Today())
		mend := p.mending(c)
		acts := kit.HB(8, kit.NewLink("milestones.mend."+n, mend[0].Label, mend[0].OnTapped))
		if len(mend) > 1 {
			acts.Add(kit.NewMoreButton("milestones.mending."+n, words.Say("oneonone.more", said), func() []kit.MenuItem { return mend[1:] }))
		}
		return gap("milestones.conflict."+n, said, "", false, func() { p.openConflict(c) }, acts)
	})
}

// openConflict leads to the one of the two that can most easily be moved: the goal, the career milestone, else the
// strategic one.
func (p *Page) openConflict(c *model.DateConflict) {
	switch {
	case c.Goal != nil:
		p.frame.Go(kit.Route{Page: kit.PagePerson, Person: c.Person, Tab: kit.TabGrowth, Ref: c.Goal.ID})
	case c.Career != nil:
		p.frame.Go(careerRoute(c.Career))
	default:
		p.openStrategic(c.Strategic.ID)
	}
}

// mending are the ways to mend a conflict, the most likely one first.
func (p *Page) mending(c *model.DateConflict) []kit.MenuItem {
	var out []kit.MenuItem
	add := func(name, key string, do func()) {
		out = append(out, kit.MenuItem{Name: "menu." + name, Label: words.Say(key), OnTapped: do})
	}
	change := func() {
		if t := p.threadOf(c.Link); t != nil {
			kit.EditLink(p.frame, *t)
		}
	}
	switch {
	case c.Kind == model.ConflictClosed:
		add("link", "milestones.mend.link", change)
		add("tie", "milestones.mend.tie", func() { kit.AskLink(p.frame, p.dir, c.Career.ID, "") })
	case c.Goal != nil:
		add("date", "milestones.mend.date", func() { askGoalDay(p.frame, *c.Goal, c.Needed) })
	case c.Career != nil:
		add("date", "milestones.mend.date", func() { askCareerDay(p.frame, *c.Career, c.Needed) })
	}
	if c.Link != nil && c.Kind != model.ConflictClosed {
		add("link", "milestones.mend.link", change)
	}
	if c.Strategic != nil {
		add("strategic", "milestones.mend.strategic", func() { askDay(p.frame, *c.Strategic) })
	}
	if c.WaitsFor != nil {
		add("before", "milestones.mend.before", func() { askDay(p.frame, *c.WaitsFor) })
	}
	add("open", "milestones.mend.open", func() { p.openConflict(c) })
	return out
}

// threadOf is a link with both of its ends, whatever became of them.
func (p *Page) threadOf(l *model.Link) *model.Thread {
	if l == nil {
		return nil
	}
	c, s := p.dir.CareerByID(l.CareerID), p.dir.StrategicByID(l.StrategicID)
	if c == nil || s == nil {
		return nil
	}
	return &model.Thread{Link: *l, Career: *c, Strategic: *s}
}

// askCareerDay asks by when a career milestone is to be reached; needed is when something else needs it.
func askCareerDay(f kit.Frame, c model.Career, needed model.Date) {
	from := c.DueOn
	askDue(f, kit.Thing("careerday", c.ID), c.SubjectID, c.Title, unit.ShiftCareer, from, needed, func(w *storage.Work, to model.Date) error {
		c.DueOn = to
		if err := w.Put(&c); err != nil {
			return err
		}
		return putMove(w, model.MoveOf(&c, from, to, f.Today(), f.Roster().Owner.ID, ""))
	})
}

// askGoalDay asks by when a goal is to be reached.
func askGoalDay(f kit.Frame, g model.Goal, needed model.Date) {
	from := g.DueOn
	askDue(f, kit.Thing("goalday", g.ID), g.SubjectID, g.Title, unit.ChangeGoal, from, needed, func(w *storage.Work, to model.Date) error {
		g.DueOn = to
		if err := w.Put(&g); err != nil {
			return err
		}
		return putMove(w, model.MoveOf(&g, from, to, f.Today(), f.Roster().Owner.ID, ""))
	})
}

// putMove stores a move of a date, unless there was none before or it stayed.
func putMove(w *storage.Work, m *model.DateMove) error {
	if m == nil {
		return nil
	}
	return w.Put(m)
}

// askDue asks for a day and stores it; the field begins with the day that is needed, so that Enter mends the conflict.
func askDue(f kit.Frame, thing string, about model.ID, title, name string, from, needed model.Date, put func(*storage.Work, model.Date) error) {
	due := kit.NewDateField("due.on", words.Say("career.due"), f.Today())
	due.Required = true
	due.Fill(needed)
	if needed.IsZero() {
		due.Fill(from)
	}
	intro := words.Say("due.intro.none")
	switch {
	case !from.IsZero() && !needed.IsZero():
		intro = words.Say("due.intro", words.Date(from), words.Date(needed))
	case !from.IsZero():
		intro = words.Say("due.intro.now", words.Date(from))
	case !needed.IsZero():
		intro = words.Say("due.intro.needed", words.Date(needed))
	}
	kit.ShowAsk(f, kit.Ask{
		Name: "due", Thing: thing, About: about, Title: words.Say("due.title", title), Intro: intro, Confirm: words.Say("due.confirm"), Unit: name, Width: 460,
		Form: kit.NewForm(due),
		Read: func() func(*storage.Work) error {
			to, _ := due.Date() // the form has checked it
			return func(w *storage.Work) error { return put(w, to) }
		},
		Then: func() { f.Undoable(words.Say("due.moved", title)) },
	})
}
