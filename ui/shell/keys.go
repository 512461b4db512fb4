package shell

import (
	"errors"
	"log/slog"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// stroke is a key with what is held down beside it.
type stroke struct {
	key fyne.KeyName
	mod fyne.KeyModifier
}

func ctrl(key fyne.KeyName) stroke { return stroke{key, fyne.KeyModifierShortcutDefault} }
func bare(key fyne.KeyName) stroke { return stroke{key: key} }

// shortcut is what the toolkit makes of the stroke: undo and redo have shortcuts of their own there.
func (s stroke) shortcut() fyne.Shortcut {
	switch s {
	case ctrl(fyne.KeyZ):
		return &fyne.ShortcutUndo{}
	case ctrl(fyne.KeyY):
		return &fyne.ShortcutRedo{}
	}
	return &desktop.CustomShortcut{KeyName: s.key, Modifier: s.mod}
}

// signs are keys that are shown otherwise than the toolkit calls them.
var signs = map[fyne.KeyName]string{
	fyne.KeyLeft: "←", fyne.KeyRight: "→", fyne.KeyUp: "↑", fyne.KeyDown: "↓", fyne.KeyReturn: "Enter", fyne.KeyEscape: "Esc", fyne.KeyDelete: "Del",
	fyne.KeyMinus: "−", fyne.KeyPageUp: "PgUp", fyne.KeyPageDown: "PgDn",
}

// shown is the stroke as it is written on keyboards of the system.
func (s stroke) shown(system string) string {
	var parts []string
	if s.mod&fyne.KeyModifierShortcutDefault != 0 {
		name := "Ctrl"
		if system == mac {
			name = "Cmd"
		}
		parts = append(parts, name)
	}
	if s.mod&fyne.KeyModifierAlt != 0 {
		parts = append(parts, "Alt")
	}
	if s.mod&fyne.KeyModifierShift != 0 {
		parts = append(parts, "Shift")
	}
	key := string(s.key)
	if sign, ok := signs[s.key]; ok {
		key = sign
	}
	return strings.Join(append(parts, key), " ")
}

const mac = "darwin"

// accelerators are the keys of menu entries, by the entry. On macOS Alt with an arrow goes over words in a text, so back
// and forward are what they are in browsers there.
func accelerators(system string) map[string]stroke {
	keys := map[string]stroke{
		"menu.file.open": ctrl(fyne.KeyO), "menu.file.import": ctrl(fyne.KeyI), "menu.file.review": ctrl(fyne.KeyE),
		"menu.file.prepare":  {fyne.KeyE, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift},
		"menu.file.settings": ctrl(fyne.KeyComma), "menu.file.quit": ctrl(fyne.KeyQ),
		"menu.go.curtain":   {fyne.KeyH, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift},
		"menu.go.observe":   {fyne.KeyO, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift},
		"menu.go.quicknote": {fyne.KeyN, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift},
		"menu.go.find":      ctrl(fyne.KeyK), "menu.go.oneonone": ctrl(fyne.KeyN), "menu.help.keys": ctrl(fyne.KeySlash),
		"shell.nav.today": ctrl(fyne.Key1), "shell.nav.people": ctrl(fyne.Key2), "shell.nav.milestones": ctrl(fyne.Key3), "shell.nav.skills": ctrl(fyne.Key4),
		"menu.go.back": {fyne.KeyLeft, fyne.KeyModifierAlt}, "menu.go.forward": {fyne.KeyRight, fyne.KeyModifierAlt},
	}
	if system == mac {
		keys["menu.go.back"], keys["menu.go.forward"] = ctrl(fyne.KeyLeftBracket), ctrl(fyne.KeyRightBracket)
	}
	return keys
}

// The keys for undo and redo are no accelerators of the menu: those would take them away from the field that has the
// focus.
var (
	undoKeys = []stroke{ctrl(fyne.KeyZ)}
	redoKeys = []stroke{ctrl(fyne.KeyY), {fyne.KeyZ, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}}
)

// keyLine is a line of the list of keys.
type keyLine struct {
	does    string   // key of the words
	entries []string // menu entries whose keys it names
	strokes []stroke // keys beside those
}

// keyLines are the list that Help shows.
var keyLines = []keyLine{
	{does: "keys.find", entries: []string{"menu.go.find"}},
	{does: "keys.oneonone", entries: []string{"menu.go.oneonone"}},
	{does: "keys.quicknote", entries: []string{"menu.go.quicknote"}},
	{does: "keys.observe", entries: []string{"menu.go.observe"}},
	{does: "keys.pages", entries: []string{"shell.nav.today", "shell.nav.people", "shell.nav.milestones"}},
	{does: "keys.skills", entries: []string{"shell.nav.skills"}},
	{does: "keys.back", entries: []string{"menu.go.back", "menu.go.forward"}},
	{does: "keys.undo", strokes: undoKeys},
	{does: "keys.redo", strokes: redoKeys},
	{does: "keys.curtain", entries: []string{"menu.go.curtain"}},
	{does: "keys.private", strokes: []stroke{ctrl(fyne.KeyL)}},
	{does: "keys.promise", strokes: []stroke{ctrl(fyne.KeyT)}},
	{does: "keys.kind", strokes: []stroke{{fyne.KeyK, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}}},
	{does: "keys.aside", strokes: []stroke{{fyne.KeyP, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}}},
	{does: "keys.win", strokes: []stroke{{fyne.KeyW, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}, {fyne.KeyL, fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}}},
	{does: "keys.tick", strokes: []stroke{ctrl(fyne.KeyReturn)}},
	{does: "keys.order", strokes: []stroke{{fyne.KeyUp, fyne.KeyModifierAlt}, {fyne.KeyDown, fyne.KeyModifierAlt}}},
	{does: "keys.zoom", strokes: []stroke{bare(fyne.KeyPlus), bare(fyne.KeyMinus)}},
	{does: "keys.pull", strokes: []stroke{bare(fyne.KeyM)}},
	{does: "keys.tie", strokes: []stroke{bare(fyne.KeyT)}},
	{does: "keys.time", strokes: []stroke{bare(fyne.KeyPageUp), bare(fyne.KeyPageDown), bare(fyne.KeyHome)}},
	{does: "keys.archive", strokes: []stroke{bare(fyne.KeyDelete)}},
	{does: "keys.tab", strokes: []stroke{bare(fyne.KeyTab)}},
	{does: "keys.enter", strokes: []stroke{bare(fyne.KeyReturn)}},
	{does: "keys.escape", strokes: []stroke{bare(fyne.KeyEscape)}},
	{does: "keys.open", entries: []string{"menu.file.open"}},
	{does: "keys.import", entries: []string{"menu.file.import"}},
	{does: "keys.review", entries: []string{"menu.file.review"}},
	{does: "keys.prepare", entries: []string{"menu.file.prepare"}},
	{does: "keys.settings", entries: []string{"menu.file.settings"}},
	{does: "keys.quit", entries: []string{"menu.file.quit"}},
	{does: "keys.help", entries: []string{"menu.help.keys"}, strokes: []stroke{bare(fyne.KeyF1)}},
}

// all are the keys a line names on a system.
func (l keyLine) all(system string) []stroke {
	var out []stroke
	for _, entry := range l.entries {
		out = append(out, accelerators(system)[entry])
	}
	return append(out, l.strokes...)
}

// addKeys sets the keys that are no menu accelerators: undo and redo belong to the field that has the focus, and only
// when that changes nothing, to the file.
func (w *Window) addKeys() {
	kit.ErrorText = w.sayError
	kit.OnFieldUndo, kit.OnFieldRedo = w.Undo, w.Redo
	c := w.Canvas()
	for _, s := range undoKeys {
		c.AddShortcut(s.shortcut(), func(fyne.Shortcut) { w.Undo() })
	}
	for _, s := range redoKeys {
		c.AddShortcut(s.shortcut(), func(fyne.Shortcut) { w.Redo() })
	}
	c.SetOnTypedKey(w.onKey)
}

func (w *Window) onKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyF1 && !kit.ModalOpen(w.Canvas()) {
		w.showKeys()
	}
}

// showKeys lists the keys.
func (w *Window) showKeys() {
	t := theme.Current()
	box := kit.VB(8)
	for _, line := range keyLines {
		caps := kit.HB(4)
		for _, s := range line.all(runtime.GOOS) {
			caps.Add(kit.KeyCap(s.shown(runtime.GOOS)))
		}
		box.Add(kit.Cols(16, []float32{150, 0}, caps, kit.Mid(kit.One(words.Say(line.does), kit.Body, t.Ink))))
	}
	w.tellDialog("keys", words.Say("menu.help.keys"), box)
}

// showAbout says what the program is, what it is made of, and where it keeps its notes.
func (w *Window) showAbout() {
	t := theme.Current()
	box := kit.VB(10, kit.P(words.Say("about.what"), kit.Body, t.Ink), kit.P(words.Say("about.licences"), kit.Small, t.Ink2))
	if w.opts.Log != "" {
		log := kit.P(words.Say("about.log", w.opts.Log), kit.Small, t.Ink2)
		log.Name = "about.log"
		box.Add(log)
	}
	w.tellDialog("about", words.Say("about.title", w.opts.Version), box)
}

func (w *Window) tellDialog(name, title string, body fyne.CanvasObject) {
	kit.ShowDialog(w.Canvas(), kit.Dialog{Name: name, Title: title, Body: body, Confirm: words.Say("dialog.ok"), Width: 520})
}

// sayError puts an error that a dialog shows into words, and notes it.
func (w *Window) sayError(err error) string {
	if !errors.Is(err, kit.ErrFields) {
		slog.Error("told in a dialog", note(err)...)
	}
	return words.Problem(err)
}
