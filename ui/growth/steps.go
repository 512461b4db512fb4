package growth

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// stepsOf are the steps of a goal that are shown, in their order.
func (p *Page) stepsOf(goal model.ID) []model.GoalStep {
	var out []model.GoalStep
	for _, s := range p.facts.growth.Steps {
		if s.GoalID == goal && (s.ArchivedAt.IsZero() || p.archived) {
			out = append(out, s)
		}
	}
	return out
}

// standingLine says how a goal goes and why; nothing when it cannot be said.
func (p *Page) standingLine(g model.Goal) fyne.CanvasObject {
	t, f := theme.Current(), p.facts.growth.GoalFigures(&g, p.frame.Today())
	if f.Standing == "" {
		return nil
	}
	ink := t.Ink2
	if f.Standing != model.OnTrack {
		ink = t.WarnInk
	}
	return kit.P(words.Standing(&f), kit.Small, ink)
}

// stepRow is a step with its mark. A tap changes it, Space or its mark ticks it off.
func (p *Page) stepRow(s model.GoalStep) fyne.CanvasObject {
	t := theme.Current()
	ink, note, noteInk := t.Ink, "", t.Ink3
	switch {
	case !s.ArchivedAt.IsZero():
		ink, note = t.Ink3, words.Say("oneonone.archived")
	case !s.DoneOn.IsZero():
		ink, note = t.Ink3, words.DateShort(s.DoneOn, p.frame.Today())
	case s.Late(p.frame.Today()):
		note, noteInk = words.Late(p.frame.Today().Days(s.DueOn)), t.WarnInk
	case !s.DueOn.IsZero():
		note = words.Say("step.due.on", words.DateShort(s.DueOn, p.frame.Today()))
	}
	tick := kit.NewTickPart("step.tick."+s.ID.Short(), !s.DoneOn.IsZero(), words.Say("today.tick", s.Text), kit.Small, func() { p.onTickStep(s) })
	row := kit.Row(8, 1, tick, kit.P(s.Text, kit.Small, ink), kit.T(note, kit.Cap, noteInk))
	lit := &kit.Lit{}
	menu := func() []kit.MenuItem { return p.stepMenu(s) }
	tap := kit.NewTapRow("step."+s.ID.Short(), s.Text, func() { p.askStep(s) },
		kit.In(2, 0, 2, 0, kit.WithMore(row, "step.more."+s.ID.Short(), words.Say("oneonone.more", s.Text), lit, kit.Small, menu)))
	tap.Lit = lit
	tap.Keys = kit.RowKeys{
		Tick:    func() { p.onTickStep(s) },
		Archive: func() { p.onArchiveStep(s) },
		Move:    func(by int) { p.onMoveStep(s, by) },
		Menu:    menu,
	}
	return tap
}

func (p *Page) stepMenu(s model.GoalStep) []kit.MenuItem {
	tick := words.Say("step.done")
	if !s.DoneOn.IsZero() {
		tick = words.Say("step.undone")
	}
	items := []kit.MenuItem{
		{Name: "menu.edit", Label: words.Say("menu.edit"), Hint: "Enter", OnTapped: func() { p.askStep(s) }},
		{Name: "menu.tick", Label: tick, OnTapped: func() { p.onTickStep(s) }},
	}
	items = append(items, kit.MoveItems(p.stepRecords(s.GoalID), s.ID, func(by int) { p.onMoveStep(s, by) })...)
	return append(items, kit.HistoryItem(p.frame, &s, s.Text), kit.ArchiveItem(s.ArchivedAt, func() { p.onArchiveStep(s) }))
}

// stepRecords are what a step is ordered among.
func (p *Page) stepRecords(goal model.ID) []model.Record {
	var out []model.Record
	for _, s := range p.stepsOf(goal) {
		out = append(out, &s)
	}
	return out
}

func (p *Page) onTickStep(s model.GoalStep) {
	said := "step.isdone"
	if s.DoneOn.IsZero() {
		s.DoneOn = p.frame.Today()
	} else {
		s.DoneOn, said = model.Date{}, "step.isopen"
	}
	p.frame.Change(unit.ChangeStep, func(w *storage.Work) error { return w.Put(&s) }, func() { p.frame.Undoable(words.Say(said)) })
}

func (p *Page) onMoveStep(s model.GoalStep, by int) {
	kit.Move(p.frame, unit.MoveStep, p.stepRecords(s.GoalID), s.ID, by)
}

func (p *Page) onArchiveStep(s model.GoalStep) {
	kit.Archive(p.frame, unit.ArchiveStep, &s, &s.ArchivedAt, words.Say("step.archived"))
}

func (p *Page) onNewStep(g model.Goal) {
	p.askStep(model.GoalStep{Row: model.RowFor(p.person, g.Visibility), GoalID: g.ID})
}

// askStep asks for a new step (version 0) or changes one.
func (p *Page) askStep(s model.GoalStep) {
	title, name, confirm := words.Say("step.new"), unit.AddStep, words.Say("step.confirm")
	if s.Version > 0 {
		title, name, confirm = words.Say("step.edit"), unit.ChangeStep, words.Say("dialog.save")
	}
	what := kit.NewLineField("step.text", words.Say("step.text"))
	what.Required = true
	what.SetPlaceholder(words.Say("step.text.example"))
	what.Fill(s.Text)
	due := kit.NewDateField("step.due", words.Say("step.due"), p.frame.Today())
	due.Fill(s.DueOn)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "step", Thing: thing("step", s.ID, s.GoalID), About: p.person, Title: title, Confirm: confirm, Unit: name, Width: 520, Form: kit.NewForm(what, due),
		Read: func() func(*storage.Work) error {
			s.Text = what.Trimmed()
			s.DueOn, _ = due.Date() // the form has checked it
			return func(w *storage.Work) (err error) {
				if s.Version == 0 {
					if s.Position, err = w.NextPosition(s.TableName(), s.SubjectID); err != nil {
						return err
					}
				}
				return w.Put(&s)
			}
		},
	})
}
