package oneonone

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// showAway lists the days on which the rep is away now or later, and leads to writing down more.
func (p *Page) showAway() fyne.CanvasObject {
	t, today := theme.Current(), p.frame.Today()
	box := kit.VB(2)
	for _, a := range p.talks.Absences {
		if !a.ArchivedAt.IsZero() || !a.ValidTo.IsZero() && a.ValidTo.Before(today) {
			continue
		}
		text := words.Say("away.from", words.DateShort(a.ValidFrom, today))
		switch {
		case a.ValidTo == a.ValidFrom:
			text = words.Say("away.day", words.DateShort(a.ValidFrom, today))
		case !a.ValidTo.IsZero():
			text = words.Say("away.span", words.DateShort(a.ValidFrom, today), words.DateShort(a.ValidTo, today))
		}
		row := kit.NewTapRow("away."+a.ID.Short(), text, func() { p.onAway(a) }, kit.In(3, 0, 3, 0, kit.P(text, kit.Small, t.Ink2)))
		gone := kit.NewLink("away.archive."+a.ID.Short(), words.Say("away.archive"), func() {
			kit.Archive(p.frame, unit.SetAbsence, &a, &a.ArchivedAt, words.Say("away.archived"))
		})
		box.Add(kit.Row(8, 0, row, kit.Mid(gone)))
	}
	box.Add(kit.HB(0, kit.NewLink("away.add", words.Say("away.add"), func() { p.onAway(model.Absence{}) })))
	return box
}

// onAway writes down days on which the rep is away, or changes them.
func (p *Page) onAway(a model.Absence) {
	from := kit.NewDateField("away.first", words.Say("away.first"), p.frame.Today())
	from.Required = true
	from.Fill(a.ValidFrom)
	to := kit.NewDateField("away.last", words.Say("away.last"), p.frame.Today())
	to.SetPlaceholder(words.Say("away.last.open"))
	to.Fill(a.ValidTo)
	to.Validate = func(string) string {
		last, err := to.Date()
		if first, e := from.Date(); err == nil && e == nil && !last.IsZero() && last.Before(first) {
			return words.Say("away.last.wrong")
		}
		return ""
	}
	skip := kit.NewTickText("away.skip", true, words.Say("away.skip"), nil)
	n := 0 // talks that are skipped
	kit.ShowAsk(p.frame, kit.Ask{
		Name: "away", Title: words.Say("away.title", p.call()), Intro: words.Say("away.intro"), Confirm: words.Say("dialog.save"), Unit: unit.SetAbsence, Width: 460,
		Form: kit.NewForm(kit.Areas(14, []kit.Arrangement{
			{MinWidth: 360, Rows: [][]kit.Cell{{kit.At(0, 0), kit.At(0, 1)}}}, {Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
		}, from, to), skip),
		Read: func() func(*storage.Work) error {
			a.ValidFrom, _ = from.Date() // the form has checked both
			a.ValidTo, _ = to.Date()
			var off []model.Meeting
			if skip.On {
				off = p.during(&a)
			}
			n = len(off)
			return func(w *storage.Work) error {
				a := a
				if a.Version == 0 {
					a.Row, a.AuthorID = model.About(p.person), w.Actor()
				}
				if err := w.Put(&a); err != nil {
					return err
				}
				for _, m := range off {
					if err := w.Put(&m); err != nil {
						return err
					}
				}
				return nil
			}
		},
		Then: func() {
			if n > 0 {
				p.frame.Undoable(words.SayN("away.skipped", n))
			} else {
				p.frame.Undoable(words.Say("away.stored"))
			}
		},
	})
}

// during are the talks that are planned for days away from today on, as skipped. While the last day is not known, nobody
// can say which they are.
func (p *Page) during(a *model.Absence) []model.Meeting {
	from, today := a.ValidFrom, p.frame.Today()
	if from.Before(today) {
		from = today
	}
	if a.ValidTo.IsZero() {
		return nil
	}
	out := p.talks.Planned(model.Span{From: from, To: a.ValidTo})
	for i := range out {
		out[i].State = model.MeetingSkipped
	}
	return out
}
