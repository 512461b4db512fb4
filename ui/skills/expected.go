package skills

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// looked is the day of a look, who took it, and what was expected then.
func (p *Page) looked(a *model.Assessment, by string) fyne.CanvasObject {
	t := theme.Current()
	box := kit.VB(1, kit.One(words.Date(a.On), kit.SmallM, t.Ink))
	if by != "" {
		box.Add(kit.One(by, kit.Cap, t.Ink3))
	}
	if v := p.expected.Version(a.ExpectationID); v != nil {
		under := kit.P(words.Say("skills.history.expected", v.Number), kit.Cap, t.Ink3)
		under.Name = "skills.history.expected." + a.ID.Short()
		box.Add(under)
	}
	return box
}

// showUnder says under which version of the expectations a look of the day is taken, before it is stored for good; nothing when
// nothing is expected on it.
func (f *form) showUnder(day model.Date) {
	v := f.page.expected.On(f.page.person, day)
	f.under.Hidden = v == nil
	if v != nil {
		f.under.SetText(words.Say("skills.under", v.Number, words.DateShort(v.ValidFrom, f.page.frame.Today())))
	}
	if f.box != nil {
		f.box.Refresh()
	}
}
