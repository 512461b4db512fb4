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

// askSupport asks what the manager does for a goal: it becomes an action item that the manager owes.
func (p *Page) askSupport(g model.Goal) {
	what := kit.NewLineField("support.text", words.Say("support.text"))
	what.Required = true
	what.SetPlaceholder(words.Say("support.text.example"))
	due := kit.NewDateField("support.due", words.Say("support.due"), p.frame.Today())
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "support", Thing: kit.NewThing("support", g.ID), About: p.person, Title: words.Say("support.title", g.Title), Confirm: words.Say("support.confirm"),
		Unit: unit.AskSupport, Width: 560, Form: kit.NewForm(what, due),
		Read: func() func(*storage.Work) error {
			a := model.Action{
				Row: model.RowFor(p.person, g.Visibility), AuthorID: p.frame.Roster().Owner.ID, OwedBy: model.SideManager, Text: what.Trimmed(),
				State: model.ActionOpen, OpenedOn: p.frame.Today(), GoalID: g.ID,
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

// askCarry carries an open goal into the next period: it gets a new date, and the history keeps the old one and why.
func (p *Page) askCarry(g model.Goal) {
	due := kit.NewDateField("carry.due", words.Say("carry.due"), p.frame.Today())
	due.Required, due.Min = true, p.frame.Today()
	due.Fill(nextEnd(g.DueOn, p.frame.Today()))
	why := kit.NewTextField("carry.why", words.Say("carry.why"))
	why.SetPlaceholder(words.Say("carry.why.example"))
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "carry", Thing: kit.NewThing("carry", g.ID), About: p.person, Title: words.Say("carry.title", g.Title), Confirm: words.Say("carry.confirm"),
		Unit: unit.CarryGoal, Width: 560, Form: kit.NewForm(due, why),
		Read: func() func(*storage.Work) error {
			to, _ := due.Date() // the form has checked it
			move := model.CarryOf(&g, to, p.frame.Today(), p.frame.Roster().Owner.ID, why.Trimmed())
			g.DueOn = to
			return func(w *storage.Work) error {
				if move == nil {
					return w.Put(&g)
				}
				if err := w.Put(move); err != nil {
					return err
				}
				return w.Put(&g)
			}
		},
	})
}

// nextEnd is a quarter of a year after a goal was due, or after today when that has gone by or there was no date.
func nextEnd(due, today model.Date) model.Date {
	if due.IsZero() || due.AddMonths(3).Before(today) {
		due = today
	}
	return due.AddMonths(3)
}

// carriedOf are the times a goal was carried, oldest first.
func (p *Page) carriedOf(goal model.ID) []model.DateMove {
	var out []model.DateMove
	for _, m := range p.facts.growth.Moves {
		if m.GoalID == goal && m.Kind == model.MoveCarried {
			out = append(out, m)
		}
	}
	return out
}

func (p *Page) carriedNote(m *model.DateMove) string {
	on := p.frame.Today()
	if m.Why == "" {
		return words.Say("carry.note", words.DateShort(m.From, on), words.DateShort(m.To, on))
	}
	return words.Say("carry.note.why", words.DateShort(m.From, on), words.DateShort(m.To, on), m.Why)
}

// supportOf are the actions that came from a goal and are not archived or dropped.
func (p *Page) supportOf(goal model.ID) []model.Action {
	var out []model.Action
	for _, a := range p.facts.actions {
		if a.GoalID == goal && a.ArchivedAt.IsZero() && a.State != model.ActionDropped {
			out = append(out, a)
		}
	}
	return out
}

// supportRow is what the manager owes for a goal, ticked off here as on every other page.
func (p *Page) supportRow(a model.Action) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	ink, note, noteInk := t.Ink, words.DateShort(a.DueOn, on), t.Ink3
	switch {
	case a.State == model.ActionDone:
		ink, note = t.Ink3, words.Capital(words.Say("oneonone.action.done", words.Relative(a.ClosedOn, on)))
	case !a.DueOn.IsZero() && a.DueOn.Before(on):
		note, noteInk = words.Late(on.Days(a.DueOn)), t.WarnInk
	}
	text := words.Say("support.yours", a.Text)
	if a.OwedBy != model.SideManager {
		text = words.Say("support.theirs", p.call(), a.Text)
	}
	tick := func() { kit.KeepPromise(p.frame, a, nil) }
	mark := kit.NewTickPart("support.tick."+a.ID.Short(), a.State == model.ActionDone, words.Say("today.tick", a.Text), kit.Small, tick)
	tap := kit.NewTapRow("support."+a.ID.Short(), text, tick, kit.In(2, 0, 2, 0, kit.Row(8, 1, mark, kit.P(text, kit.Small, ink), kit.T(note, kit.Cap, noteInk))))
	tap.Keys = kit.RowKeys{Tick: tick}
	return tap
}
