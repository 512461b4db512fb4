package oneonone

import (
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// tiedTo says what a note is evidence for, by names; empty when it is for nothing that is known here. What an observation
// saw of a skill stands behind it.
func (p *Page) tiedTo(n *model.Note) string {
	var names []string
	for _, l := range model.LinksOf(p.talks.Links, n.ID) {
		if s := p.frame.Roster().Framework.Skill(l.SkillID); s != nil {
			name := s.Name
			if l.Step > 0 {
				name = words.Say("note.for.step", name, l.Step)
			}
			names = append(names, name)
		}
		if l.RatingID != "" {
			names = append(names, words.Say("note.for.rating"))
		}
		if g := p.goal(l.GoalID); g != nil {
			names = append(names, words.Say("story.quote", g.Title))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return words.Say("note.for", words.List(names))
}

func (p *Page) goal(id model.ID) *model.Goal {
	for i := range p.goals {
		if id != "" && p.goals[i].ID == id {
			return &p.goals[i]
		}
	}
	return nil
}

// said shows what a note says: Markdown, and of an observation a line for each thing it holds.
func said(n *model.Note, text string) fyne.CanvasObject {
	if whole := words.Note(n); whole != n.Text {
		return kit.P(whole, kit.Small, theme.Current().Ink)
	}
	return kit.Markdown(text, kit.Small, theme.Current().Ink)
}

// tie is one thing a note may be evidence for.
type tie struct {
	link model.NoteLink // as it is to be stored
	tick *kit.Tick
	was  *model.NoteLink // as it is stored; nil when it is not
}

// onTies asks what a note is evidence for.
func (p *Page) onTies(n model.Note) {
	var ties []*tie
	row := model.Row{SubjectID: n.SubjectID, Visibility: n.Visibility}
	add := func(name, text string, link model.NoteLink) fyne.CanvasObject {
		x := &tie{link: link}
		for _, l := range model.LinksOf(p.talks.Links, n.ID) {
			if l.SkillID == link.SkillID && l.GoalID == link.GoalID {
				x.was = &l
				if l.Step > 0 {
					text = words.Say("note.ties.step", text, l.Step)
				}
			}
		}
		x.tick = kit.NewTickText(name, x.was != nil, text, nil)
		ties = append(ties, x)
		return kit.HB(0, x.tick)
	}
	me, t := p.frame.Roster().Owner.ID, theme.Current()
	body := kit.VB(8, kit.One(words.Say("note.ties.skills"), kit.CapM, t.Ink2))
	for _, s := range p.frame.Roster().Framework.Skills {
		body.Add(add("note.tie."+s.SkillID.Short(), s.Name, model.NoteLink{Row: row, AuthorID: me, NoteID: n.ID, SkillID: s.SkillID}))
	}
	goals := slices.DeleteFunc(slices.Clone(p.goals), func(g model.Goal) bool { return !p.offersGoal(&g, &n) })
	if len(goals) > 0 {
		body.Add(kit.Gap(1, 4))
		body.Add(kit.One(words.Say("note.ties.goals"), kit.CapM, t.Ink2))
	}
	for i := range goals {
		body.Add(add("note.tie."+goals[i].ID.Short(), goals[i].Title, model.NoteLink{Row: row, AuthorID: me, NoteID: n.ID, GoalID: goals[i].ID}))
	}
	form := kit.NewForm(body)
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "note.ties", Title: words.Say("note.ties.title"), Intro: words.Say("note.ties.intro"), Confirm: words.Say("note.ties.save"),
		Unit: unit.ChangeNote, Form: form, Width: 480,
		Read: func() func(*storage.Work) error {
			return func(w *storage.Work) error { return putTies(w, ties) }
		},
	})
	if len(ties) > 0 {
		p.frame.Canvas().Focus(ties[0].tick)
	}
}

// offersGoal says whether a note can be evidence for a goal: one that is open or tied to it already, and that whoever
// sees the note may know.
func (p *Page) offersGoal(g *model.Goal, n *model.Note) bool {
	if g.Visibility == model.Private && n.Visibility != model.Private {
		return false
	}
	tied := slices.ContainsFunc(model.LinksOf(p.talks.Links, n.ID), func(l model.NoteLink) bool { return l.GoalID == g.ID })
	return tied || g.OpenOn(p.frame.Today()) && g.ArchivedAt.IsZero()
}

// putTies stores what was ticked and takes away what was not.
func putTies(w *storage.Work, ties []*tie) error {
	for _, x := range ties {
		var err error
		switch {
		case x.tick.On && x.was == nil:
			link := x.link
			err = w.Put(&link)
		case !x.tick.On && x.was != nil:
			was := *x.was
			err = w.Delete(&was)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
