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

// supportOf are the promises made for a goal: open ones, and with what is closed and archived the others too.
func (p *Page) supportOf(goal model.ID) []model.Action {
	var out []model.Action
	for _, a := range p.facts.growth.Support {
		if a.GoalID == goal && (p.archived || a.ArchivedAt.IsZero() && a.State == model.ActionOpen) {
			out = append(out, a)
		}
	}
	return out
}

// supportRow is a promise made for the goal, to tick off.
func (p *Page) supportRow(a model.Action) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	key := "growth.support.mine"
	if a.OwedBy == model.SideRep {
		key = "growth.support.theirs"
	}
	note, ink := words.Say("growth.goal.nodue"), t.Ink3
	switch {
	case a.State == model.ActionDone:
		note = words.Say("growth.support.kept")
	case a.State == model.ActionDropped || !a.ArchivedAt.IsZero():
		note = words.Say("growth.support.dropped")
	case !a.DueOn.IsZero() && a.DueOn.Before(on):
		note, ink = words.Late(on.Days(a.DueOn)), t.WarnInk
	case !a.DueOn.IsZero():
		note = words.Say("growth.goal.due", words.DateShort(a.DueOn, on))
	}
	tick := kit.NewTick("support.tick."+a.ID.Short(), a.State == model.ActionDone, a.Text, func(bool) { kit.KeepPromise(p.frame, a, nil) })
	text := kit.P(words.Say(key, p.call(), a.Text), kit.Small, t.Ink)
	text.Name = "support." + a.ID.Short()
	return kit.In(3, 0, 3, 0, kit.Row(12, 1, kit.Top(tick), kit.Row(10, 0, text, kit.T(note, kit.Cap, ink))))
}

// askSupport asks what the manager does for a goal. It becomes a promise like any other: on Today, in the talks, and in
// the list of promises.
func (p *Page) askSupport(g model.Goal) {
	what := kit.NewLineField("support.text", words.Say("growth.support.text", p.call()))
	what.Required = true
	what.SetPlaceholder(words.Say("growth.support.example"))
	due := kit.NewDateField("support.due", words.Say("growth.support.due"), p.frame.Today())
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "support", Thing: kit.NewThing("support", g.ID), About: p.person, Title: words.Say("growth.support.title", g.Title), Confirm: words.Say("growth.support.confirm"),
		Unit: unit.AddAction, Width: 520, Form: kit.NewForm(what, due),
		Read: func() func(*storage.Work) error {
			a := model.Action{
				Row: model.Row{SubjectID: p.person, Visibility: g.Visibility}, AuthorID: p.frame.Roster().Owner.ID, OwedBy: model.SideManager,
				State: model.ActionOpen, OpenedOn: p.frame.Today(), GoalID: g.ID, Text: what.Trimmed(),
			}
			a.DueOn, _ = due.Date() // the form has checked it
			return func(w *storage.Work) (err error) {
				if a.Position, err = w.NextPosition(a.TableName(), a.SubjectID); err != nil {
					return err
				}
				return w.Put(&a)
			}
		},
	})
}
