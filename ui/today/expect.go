package today

import (
	"image/color"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// expectShown is how many reminders of expectations stand below the list: they are no tasks of the day, so they take none
// of its lines, and are as short.
const expectShown = 3

// expect adds to the card of the list whose expectations want something, each of which opens the tab.
func (p *Page) expect(box *fyne.Container) {
	all := p.facts.expect
	if len(all)+len(p.facts.missing) == 0 {
		return
	}
	shown := all
	if !p.allExpect {
		shown = all[:min(len(all), expectShown)]
	}
	box.Add(kit.In(16, 0, 4, 0, kit.CardHead(words.Say("today.expect.title"))))
	for i := range shown {
		if i > 0 {
			box.Add(kit.HLine())
		}
		box.Add(p.expectRow(&shown[i]))
	}
	if len(p.facts.missing) > 0 {
		if len(shown) > 0 {
			box.Add(kit.HLine())
		}
		box.Add(p.missingRow())
	}
	if n := len(all) - expectShown; n > 0 {
		text := words.Say("today.more", n)
		if p.allExpect {
			text = words.Say("today.less")
		}
		box.Add(kit.HLine())
		box.Add(kit.In(8, 0, 0, 0, kit.HB(0, kit.NewLink("today.expect.more", text, p.onMoreExpect))))
	}
}

func (p *Page) onMoreExpect() {
	p.allExpect = !p.allExpect
	p.show()
	kit.FocusName(p.frame.Canvas(), "today.expect.more")
}

func (p *Page) expectRow(r *model.ExpectationReminder) fyne.CanvasObject {
	t := theme.Current()
	text := words.Expected(r, p.call(r.PersonID))
	note, ink := words.Say("today.expect.version", r.Version.Number, words.DateShort(r.Version.ValidFrom, p.day.On)), color.Color(t.Ink2)
	if r.Want == model.WantRead {
		ink = t.WarnInk
	}
	row := []fyne.CanvasObject{
		kit.Mid(kit.Icon(kit.IconChat, 18, t.Ink3)), p.disc("", r.PersonID),
		kit.Mid(kit.VB(1, kit.One(text, kit.BodyM, t.Ink), kit.One(note, kit.Cap, t.Ink3))), kit.Mid(kit.TR(words.Duration(r.Days), kit.SmallM, ink)),
	}
	return p.expectTap(r.PersonID, text, row)
}

// missingRow says of whom nothing is expected yet, in one line: it opens the tab of the first one.
func (p *Page) missingRow() fyne.CanvasObject {
	t, missing := theme.Current(), p.facts.missing
	text := words.Missing(p.frame.Roster(), missing)
	return p.expectTap(missing[0], text, []fyne.CanvasObject{
		kit.Mid(kit.Icon(kit.IconChat, 18, t.Ink3)), p.disc("", missing[0]),
		kit.Mid(kit.VB(1, kit.One(text, kit.BodyM, t.Ink), kit.One(words.Say("today.expect.write"), kit.Cap, t.Ink3))),
	})
}

func (p *Page) expectTap(person model.ID, text string, row []fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewTapRow("today.expect."+person.Short(), text, func() {
		p.frame.Go(kit.Route{Page: kit.PagePerson, Person: person, Tab: kit.TabExpectations})
	}, kit.In(9, 0, 9, 0, kit.Row(12, 2, row...)))
}
