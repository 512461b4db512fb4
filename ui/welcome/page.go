// Package welcome is what the window shows while no file is open: three ways in, and the last files.
package welcome

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Actions are what the page can begin.
type Actions struct {
	LookAround, NewTeam, Import, Open func()
	OpenRecent                        func(path string)
}

// recentShown is how many of the last files are named.
const recentShown = 5

// Page is the welcome page.
type Page struct {
	content fyne.CanvasObject
	first   *kit.TapRow
}

// New makes the page. recent are the last files, the newest first.
func New(recent []string, a Actions) *Page {
	t := theme.Current()
	p := &Page{}
	p.first = way("welcome.sample", kit.IconPeople, a.LookAround)
	ways := kit.VB(0, p.first, kit.HLine(), way("welcome.new", kit.IconPlus, a.NewTeam), kit.HLine(), way("welcome.import", kit.IconImport, a.Import))
	box := kit.VB(0, kit.HB(10, kit.Logo(), kit.Mid(kit.T("Milepost", kit.Heading, t.Ink))), kit.Gap(1, 22),
		kit.P(words.Say("welcome.title"), kit.Style{Size: 32, Weight: theme.Display}, t.Ink), kit.Gap(1, 8),
		kit.P(words.Say("welcome.text"), kit.Body, t.Ink2), kit.Gap(1, 24),
		kit.CardPadded(12, kit.In(0, 8, 0, 8, ways)), kit.Gap(1, 20))
	if len(recent) > 0 {
		box.Add(kit.T(words.Say("welcome.recent"), kit.CapM, t.Ink3))
		box.Add(kit.Gap(1, 4))
		for i, path := range recent[:min(len(recent), recentShown)] {
			box.Add(recentRow(i, path, a.OpenRecent))
		}
	}
	box.Add(kit.In(8, 0, 0, 0, kit.HB(0, kit.NewLink("welcome.open", words.Say("welcome.open"), a.Open))))
	p.content = kit.Sheet(640, kit.Gap(1, 40), box)
	return p
}

func way(name string, icon kit.IconName, do func()) *kit.TapRow {
	t := theme.Current()
	return kit.NewTapRow(name, words.Say(name), do, kit.In(14, 0, 14, 0, kit.Row(14, 1, kit.Mid(kit.Icon(icon, 20, t.Accent)),
		kit.VB(2, kit.One(words.Say(name), kit.BodyB, t.Ink), kit.P(words.Say(name+".text"), kit.Small, t.Ink2)),
		kit.Mid(kit.Icon(kit.IconRight, 16, t.Ink3)))))
}

func recentRow(i int, path string, open func(string)) fyne.CanvasObject {
	t := theme.Current()
	name := "welcome.recent." + string(rune('0'+i))
	return kit.NewTapRow(name, filepath.Base(path), func() { open(path) }, kit.In(6, 0, 6, 0,
		kit.Row(10, 1, kit.Mid(kit.Icon(kit.IconFile, 16, t.Ink3)),
			kit.VB(0, kit.One(filepath.Base(path), kit.SmallM, t.Ink), kit.One(filepath.Dir(path), kit.Cap, t.Ink3)))))
}

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// First is what shall have the keyboard: Enter looks around.
func (p *Page) First() fyne.Focusable { return p.first }
