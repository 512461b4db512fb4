// Package settings is the page for what the team's file says of itself, and for how the window looks.
package settings

import (
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Window is what the page asks of the window beside a Frame.
type Window interface {
	kit.Frame
	// Mode is the choice between light and dark.
	Mode() theme.Mode
	// SetMode changes it at once and remembers it.
	SetMode(theme.Mode)
}

// Page is the settings page.
type Page struct {
	kit.Life
	window Window
	body   *fyne.Container
	shown  model.File
}

var _ kit.Page = (*Page)(nil)

// New makes the page.
func New(w Window, _ kit.Route) *Page { return &Page{Life: kit.NewLife(), window: w, body: kit.VB(0)} }

// Title is the page's name.
func (p *Page) Title() string { return words.Say("shell.nav.settings") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return kit.Sheet(760, p.body) }

// Reload fills the fields anew only when the file's row has changed, so that nothing typed is taken away.
func (p *Page) Reload() {
	r := p.window.Roster()
	if p.shown.Version == r.File.Version && len(p.body.Objects) > 0 {
		return
	}
	p.shown = r.File
	p.body.Objects = []fyne.CanvasObject{kit.PageHead(words.Say("shell.nav.settings")), kit.Gap(1, 14),
		kit.Card(p.team()), kit.Gap(1, 16), kit.Card(p.look()), kit.Gap(1, 16), kit.Card(p.place())}
	p.body.Refresh()
}

// team is what everybody who opens the file shares.
func (p *Page) team() fyne.CanvasObject {
	file := p.shown
	name := kit.NewLineField("settings.team", words.Say("settings.team"))
	name.Required = true
	name.Fill(file.Name)
	zone := kit.NewLineField("settings.zone", words.Say("settings.zone"))
	zone.Fill(file.Zone)
	zone.Validate = func(text string) string {
		if _, err := time.LoadLocation(text); err != nil || text == "" {
			return words.Say("settings.zone.wrong")
		}
		return ""
	}
	who := kit.NewPicker("settings.owner", words.Say("settings.owner"), kit.Among(p.people()))
	owner := p.window.Roster().Owner
	who.FillKey(string(owner.PersonID))
	week := kit.NewSegments("settings.week", []kit.Choice{{Key: "1", Text: words.Weekday(1)}, {Key: "0", Text: words.Weekday(0)}, {Key: "6", Text: words.Weekday(6)}},
		string(rune('0'+file.FirstWeekday)), nil)
	paper := kit.NewSegments("settings.paper", []kit.Choice{{Key: "", Text: words.Say("settings.paper.region")}, {Key: "a4", Text: "A4"}, {Key: "letter", Text: "Letter"}}, file.Paper, nil)
	form := kit.NewForm(name, who, zone, kit.Labelled(words.Say("settings.week"), kit.HB(0, week)), kit.Labelled(words.Say("settings.paper"), kit.HB(0, paper)))
	save := kit.NewPrimary("settings.save", words.Say("dialog.save"), func() {
		if !form.Check() {
			return
		}
		file.Name, file.Zone, file.Paper = name.Trimmed(), zone.Trimmed(), paper.Key()
		file.FirstWeekday = int(week.Key()[0] - '0')
		owner.PersonID = model.ID(who.Chosen().Key)
		p.window.Change(unit.ChangeFile, func(w *storage.Work) error {
			if err := w.Put(&owner); err != nil {
				return err
			}
			return w.Put(&file)
		}, func() { p.window.Undoable(words.Say("settings.saved")) })
	})
	return kit.VB(14, kit.CardHead(words.Say("settings.team.title")), form.Content(), kit.HB(0, kit.Spring(), save))
}

func (p *Page) people() []kit.Item {
	var out []kit.Item
	for _, x := range p.window.Roster().Everyone(p.window.Today(), false) {
		out = append(out, kit.PersonItem(x))
	}
	return out
}

func (p *Page) look() fyne.CanvasObject {
	modes := []kit.Choice{{Key: string(theme.System), Text: words.Say("settings.look.system")}, {Key: string(theme.LightMode), Text: words.Say("settings.look.light")}, {Key: string(theme.DarkMode), Text: words.Say("settings.look.dark")}}
	return kit.VB(12, kit.CardHead(words.Say("settings.look")),
		kit.HB(0, kit.NewSegments("settings.mode", modes, string(p.window.Mode()), func(key string) { p.window.SetMode(theme.Mode(key)) })))
}

func (p *Page) place() fyne.CanvasObject {
	t := theme.Current()
	return kit.VB(8, kit.CardHead(words.Say("settings.place")), kit.P(p.window.Store().Path(), kit.Body, t.Ink),
		kit.P(words.Say("settings.place.text"), kit.Small, t.Ink2))
}
