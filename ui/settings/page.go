// Package settings is the page for what the team's file says of itself, and for how the window looks.
package settings

import (
	"strconv"

	"fyne.io/fyne/v2"

	"milepost/model"
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
	// Scale is how large everything is, in per cent of what the screen asks for.
	Scale() int
	// SetScale changes it at once and remembers it.
	SetScale(percent int)
	// MoveAway asks what is needed to take the file to another computer.
	MoveAway()
	// AskRestore shows what a backup holds beside the file, and puts it in its place when that is wanted.
	AskRestore(backup string)
	// AskRestoreFile asks which backup that shall be.
	AskRestoreFile()
	// Remind is how many minutes before a meeting one is reminded; model.RemindOff: never.
	Remind() int
	// SetRemind changes it and remembers it.
	SetRemind(minutes int)
	// CanRemind says whether the system can show reminders.
	CanRemind() bool
	// InboxFolder is the folder whose files are read into the open file; empty: none.
	InboxFolder() string
	// SetInboxFolder chooses it for this computer and begins to read; empty: nothing is read any more.
	SetInboxFolder(path string)
	// LogPath is where the program's notes are; empty: nowhere.
	LogPath() string
}

// Page is the settings page.
type Page struct {
	kit.Life
	window Window
	body   *fyne.Container
	team   *team

	notes   *keeping
	inbox   *inbox
	backups *backups // nil where none are made
}

var _ kit.Page = (*Page)(nil)

// New makes the page.
func New(w Window, _ kit.Route) *Page { return &Page{Life: kit.NewLife(), window: w, body: kit.VB(0)} }

// Title is the page's name.
func (p *Page) Title() string { return words.Say("shell.nav.settings") }

// Content is built once.
func (p *Page) Content() fyne.CanvasObject { return kit.Sheet(760, p.body) }

// Reload fills the fields anew only when what they show has changed, and somebody's typing in them is not taken away:
// what was changed in both places is asked about when it is stored.
func (p *Page) Reload() {
	switch r := p.window.Roster(); {
	case p.team == nil, !p.team.shows(r) && !p.team.saving && !p.team.typed():
		p.build(r)
	default:
		p.team.follow(r)
	}
	p.notes.reload()
	p.inbox.reload()
	if p.backups != nil {
		p.backups.reload()
	}
}

// rebuild shows what was stored.
func (p *Page) rebuild() { p.build(p.window.Roster()) }

func (p *Page) build(r *model.Roster) {
	p.team, p.notes, p.inbox = newTeam(p.window, r, p.rebuild), newKeeping(p, &r.File), newInbox(p)
	p.body.Objects = []fyne.CanvasObject{
		kit.PageHead(words.Say("shell.nav.settings")), kit.Gap(1, 14),
		// the look comes first: at another size it must not run away from the pointer
		kit.Card(p.look()), kit.Gap(1, 16), kit.Card(p.reminders()), kit.Gap(1, 16), kit.Card(p.team.content()), kit.Gap(1, 16), kit.Card(p.expectations()), kit.Gap(1, 16), kit.Card(p.fading()), kit.Gap(1, 16), kit.Card(p.notes.content()), kit.Gap(1, 16), kit.Card(p.inbox.content()), kit.Gap(1, 16), kit.Card(p.place()),
	}
	if p.window.Store().BackupFolder() != "" {
		p.backups = newBackups(p)
		p.body.Objects = append(p.body.Objects, kit.Gap(1, 16), kit.Card(p.backups.content()))
	}
	p.body.Refresh()
}

// look is how the window looks to whoever sits here; it is no part of the file.
func (p *Page) look() fyne.CanvasObject {
	modes := []kit.Choice{
		{Key: string(theme.System), Text: words.Say("settings.look.system")},
		{Key: string(theme.LightMode), Text: words.Say("settings.look.light")},
		{Key: string(theme.DarkMode), Text: words.Say("settings.look.dark")},
	}
	mode := kit.NewSegments("settings.mode", modes, string(p.window.Mode()), p.onMode)
	mode.Spoken = words.Say("settings.look.mode")
	var scales []kit.Choice
	for _, n := range []int{100, 125, 150, 200} {
		scales = append(scales, kit.Choice{Key: strconv.Itoa(n), Text: words.Say("number.percent", strconv.Itoa(n))})
	}
	scale := kit.NewSegments("settings.scale", scales, strconv.Itoa(p.window.Scale()), p.onScale)
	scale.Spoken = words.Say("settings.look.scale")
	return kit.VB(14, kit.CardHead(words.Say("settings.look")),
		kit.Labelled(words.Say("settings.look.mode"), kit.HB(0, mode)),
		kit.Labelled(words.Say("settings.look.scale"), kit.HB(0, scale)),
		kit.P(words.Say("settings.look.text"), kit.Small, theme.Current().Ink2))
}

func (p *Page) onMode(key string) { p.window.SetMode(theme.Mode(key)) }

func (p *Page) onScale(key string) {
	if n, err := strconv.Atoi(key); err == nil {
		p.window.SetScale(n)
	}
}

// place is where everything is kept.
func (p *Page) place() fyne.CanvasObject {
	t := theme.Current()
	box := kit.VB(8, kit.CardHead(words.Say("settings.place")), kit.P(p.window.Store().Path(), kit.Body, t.Ink),
		kit.P(words.Say("settings.place.text"), kit.Small, t.Ink2))
	if text := kit.PlaceText(p.window.Store().Place()); text != "" {
		box.Add(kit.P(text, kit.Small, t.Ink2))
	}
	if !p.window.Store().ReadOnly() {
		box.Add(kit.HB(0, kit.NewButton("settings.move", words.Say("menu.file.move"), p.window.MoveAway)))
	}
	if on, _ := p.window.Store().Moved(); p.window.Store().ReadOnly() && on.IsZero() {
		box.Add(kit.P(words.Say("shell.readonly.told"), kit.Small, t.WarnInk))
	}
	if log := p.window.LogPath(); log != "" {
		box.Add(kit.P(words.Say("about.log", log), kit.Small, t.Ink2))
	}
	return box
}

// people are all who can be chosen as the owner.
func people(r *model.Roster, on model.Date) []kit.Item {
	var out []kit.Item
	for _, x := range r.Everyone(on, false) {
		out = append(out, kit.PersonItem(x))
	}
	return out
}
