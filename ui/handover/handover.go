// Package handover is the window while a rep fills something in on the manager's machine: one form, and no way back into
// the file without the manager.
package handover

import (
	"errors"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// formWidth is the widest the form gets, in units.
const formWidth = 900

// Given is a window that was handed over.
type Given struct {
	form    kit.Handover
	person  *model.Person
	owner   string // the manager, in sentences
	screen  *kit.Screen
	back    func() // once the manager has it again
	problem *kit.Paragraph
	buttons []*kit.Button
}

// Give hands the window over. Back runs when the manager has confirmed to have it again.
func Give(c fyne.Canvas, h kit.Handover, person *model.Person, owner string, back func()) *Given {
	g := &Given{form: h, person: person, owner: owner, back: back}
	g.screen = kit.ShowScreen(c, g.page())
	return g
}

func (g *Given) bar() fyne.CanvasObject {
	t := theme.Current()
	said := kit.P(words.Say("handover.bar", g.person.Call()), kit.Small, t.Ink2)
	said.Name = "handover.bar"
	return kit.VB(0, kit.Stack(kit.Rect(t.Sunken, 0), kit.In(10, 24, 10, 24, kit.Row(10, 1, kit.Mid(kit.Logo()), kit.Mid(said)))), kit.HLine())
}

// page is the form with its buttons.
func (g *Given) page() fyne.CanvasObject {
	t := theme.Current()
	title := kit.P(g.form.Title, kit.Title, t.Ink)
	title.Name = "handover.title"
	g.problem = kit.P("", kit.Small, t.WarnInk)
	g.problem.Name = "handover.problem"
	g.problem.Hide()
	foot := kit.VB(2)
	for _, line := range append(g.form.Foot, words.Say("handover.noted", g.owner)) {
		foot.Add(kit.P(line, kit.Cap, t.Ink2))
	}
	ways := kit.Flow(8, 8)
	for _, w := range g.form.Ways {
		b := kit.NewButton(w.Name, w.Label, func() { g.end(w) })
		if w.Primary {
			b = kit.NewPrimary(w.Name, w.Label, func() { g.end(w) })
		}
		g.buttons = append(g.buttons, b)
		ways.Add(b)
	}
	ways.Add(kit.NewLink("handover.back", words.Say("handover.without"), g.HandBack))
	return kit.Fill(0, g.bar(), kit.SheetFull(formWidth,
		kit.VB(14, kit.Row(14, 1, kit.PersonDisc(g.person, 44), kit.VB(2, title, kit.P(g.form.Intro, kit.Body, t.Ink2))),
			kit.Card(g.form.Body), foot, g.problem, ways)))
}

// end stores what was filled in and asks for the manager.
func (g *Given) end(w kit.HandoverWay) {
	g.off(true)
	w.Do(func(err error) {
		g.off(false)
		switch {
		case err == nil:
			g.HandBack()
		case !errors.Is(err, kit.ErrFields):
			g.problem.SetText(kit.ErrorText(err))
			g.problem.Show()
		}
	})
}

func (g *Given) off(off bool) {
	for _, b := range g.buttons {
		if off {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

// HandBack asks the rep to give the machine back. Nothing of the file is shown until the manager says to have it.
func (g *Given) HandBack() {
	if g.form.OnBack != nil {
		g.form.OnBack()
	}
	t := theme.Current()
	g.screen.Set(kit.Fill(0, g.bar(), kit.SheetFull(formWidth, kit.NewEmpty(kit.Empty{
		Picture: kit.Icon(kit.IconCurtain, 48, t.Ink3), Sentence: words.Say("handover.thanks", g.owner), Help: words.Say("handover.thanks.help", g.owner),
		Action: kit.NewPrimary("handover.confirm", words.Say("handover.confirm", g.owner), g.onConfirm),
	}))))
}

func (g *Given) onConfirm() {
	g.screen.Leave()
	g.back()
}
