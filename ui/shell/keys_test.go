package shell_test

import (
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
)

// items are all entries of the menu, those of menus below too.
func items(w *shell.Window) []*fyne.MenuItem {
	var out []*fyne.MenuItem
	var walk func(*fyne.Menu)
	walk = func(m *fyne.Menu) {
		for _, it := range m.Items {
			out = append(out, it)
			if it.ChildMenu != nil {
				walk(it.ChildMenu)
			}
		}
	}
	for _, m := range w.Window().MainMenu().Items {
		walk(m)
	}
	return out
}

// entry is the menu entry whose words begin so.
func entry(t *testing.T, w *shell.Window, label string) *fyne.MenuItem {
	t.Helper()
	for _, it := range items(w) {
		if strings.HasPrefix(it.Label, label) {
			return it
		}
	}
	t.Fatalf("no menu entry %q", label)
	return nil
}

// strike presses keys as the window of the program does: the menu has them first, then the field that has the keyboard,
// then the window.
func strike(t *testing.T, w *shell.Window, s fyne.Shortcut) {
	t.Helper()
	for _, it := range items(w) {
		if it.Shortcut != nil && it.Shortcut.ShortcutName() == s.ShortcutName() {
			it.Action()
			return
		}
	}
	if f, ok := w.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	// the test's canvas hides that the one inside it has shortcuts
	inside := reflect.ValueOf(w.Canvas()).Elem().FieldByName("WindowlessCanvas").Interface()
	inside.(fyne.Shortcutable).TypedShortcut(s)
}

var signs = map[string]fyne.KeyName{
	"←": fyne.KeyLeft, "→": fyne.KeyRight, "↑": fyne.KeyUp, "↓": fyne.KeyDown, "Enter": fyne.KeyReturn, "Esc": fyne.KeyEscape, "Del": fyne.KeyDelete,
	"+": fyne.KeyPlus, "M": fyne.KeyM, "T": fyne.KeyT, "−": fyne.KeyMinus, "PgUp": fyne.KeyPageUp, "PgDn": fyne.KeyPageDown, "Home": fyne.KeyHome,
}

// parse reads keys as Help writes them.
func parse(shown string) fyne.Shortcut {
	parts := strings.Fields(shown)
	s := &desktop.CustomShortcut{KeyName: fyne.KeyName(parts[len(parts)-1])}
	if k, ok := signs[string(s.KeyName)]; ok {
		s.KeyName = k
	}
	for _, mod := range parts[:len(parts)-1] {
		s.Modifier |= map[string]fyne.KeyModifier{
			"Ctrl": fyne.KeyModifierShortcutDefault, "Cmd": fyne.KeyModifierShortcutDefault, "Alt": fyne.KeyModifierAlt, "Shift": fyne.KeyModifierShift,
		}[mod]
	}
	switch { // as the toolkit reports them
	case s.Modifier == fyne.KeyModifierShortcutDefault && s.KeyName == fyne.KeyZ:
		return &fyne.ShortcutUndo{}
	case s.Modifier == fyne.KeyModifierShortcutDefault && s.KeyName == fyne.KeyY:
		return &fyne.ShortcutRedo{}
	}
	return s
}

// listed are the lines of the list of keys: what it says they do, and the keys.
func listed(t *testing.T, w *shell.Window) map[string][]string {
	t.Helper()
	entry(t, w, "Keys").Action()
	texts := kit.Texts(w.Canvas().Overlays().Top())
	kittest.Press(w.Canvas(), fyne.KeyEscape)
	out := map[string][]string{}
	var keys []string
	for _, text := range texts[1 : len(texts)-1] { // without title and button
		if text == "" {
			continue
		}
		last := text[strings.LastIndex(text, " ")+1:]
		_, sign := signs[last]
		if sign || last == "Tab" || last == "F1" || strings.HasPrefix(text, "Ctrl ") || strings.HasPrefix(text, "Cmd ") {
			keys = append(keys, text)
			continue
		}
		out[text], keys = keys, nil
	}
	return out
}

func page(w *shell.Window, name string) bool { return kittest.Has(w.Canvas(), name) }

// effects are what keys do, by the words of the list; keys that are no shortcuts are tried by the tests of what they
// act on.
var effects = map[string][]func(t *testing.T, w *shell.Window) bool{
	"Find people, notes, goals, or what to do": {func(_ *testing.T, w *shell.Window) bool { return page(w, "palette.field") }},
	"One-on-one with somebody":                 {func(_ *testing.T, w *shell.Window) bool { return page(w, "oneonone.with") }},
	"Note something about a rep, at once":      {func(_ *testing.T, w *shell.Window) bool { return page(w, "quicknote.field") }},
	"Note a call or visit you were at":         {func(_ *testing.T, w *shell.Window) bool { return page(w, "observe.person") }},
	"Skills of the team":                       {func(_ *testing.T, w *shell.Window) bool { return page(w, "matrix.map") }},
	"Today, people, milestones": {
		func(_ *testing.T, w *shell.Window) bool { return page(w, "today.sentence") },
		func(_ *testing.T, w *shell.Window) bool { return page(w, "people.new") },
		func(_ *testing.T, w *shell.Window) bool {
			return !page(w, "people.new") && !page(w, "today.sentence") && !page(w, "settings.save")
		},
	},
	"Back and forward": {
		func(_ *testing.T, w *shell.Window) bool { return page(w, "people.new") },
		func(_ *testing.T, w *shell.Window) bool { return page(w, "settings.save") },
	},
	"Undo: in a field first, then in the file": {func(_ *testing.T, w *shell.Window) bool { return name(w) == "Team North" }},
	"Redo": {
		func(_ *testing.T, w *shell.Window) bool { return name(w) == "Renamed" },
		func(_ *testing.T, w *shell.Window) bool { return name(w) == "Renamed" },
	},
	"Hide private texts and other people, or show them again": {func(_ *testing.T, w *shell.Window) bool { return w.Curtain().On }},
	"Open a file":                         {func(_ *testing.T, w *shell.Window) bool { return page(w, "open.path") }},
	"Import a list":                       {func(_ *testing.T, w *shell.Window) bool { return page(w, "import.path") }},
	"Preparation for a one-on-one as PDF": {func(_ *testing.T, w *shell.Window) bool { return page(w, "prepare.person") }},
	"Review as PDF":                       {func(_ *testing.T, w *shell.Window) bool { return page(w, "review.person") }},
	"Settings":                            {func(_ *testing.T, w *shell.Window) bool { return page(w, "settings.save") }},
	"These keys": {
		func(_ *testing.T, w *shell.Window) bool { return page(w, "keys.confirm") },
		func(_ *testing.T, w *shell.Window) bool { return page(w, "keys.confirm") },
	},
	"Quit":                 {func(_ *testing.T, w *shell.Window) bool { return w.Store() == nil }},
	"Next field or button": nil, "Add, confirm, open": nil, "Cancel": nil,
	// these belong to what has the keyboard, and are tried where it is
	"Private or shared": nil, "Make it a promise": nil, "Done": nil, "Move up or down": nil, "Archive": nil,
	"In the weave: move a date": nil, "In the weave: tie": nil, "In the weave: nearer and farther": nil, "In the weave: earlier, later, back to today": nil,
	"Say what a talking point is about": nil, "Move a talking point to the pipeline list, or back": nil,
	"Keep a point as a win, or as a lesson": nil,
}

func name(w *shell.Window) string { return w.Roster().File.Name }

func TestTheListOfKeysIsWhatWorks(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	lines := listed(t, w)
	for does, keys := range lines {
		checks, known := effects[does]
		if !known || checks != nil && len(checks) != len(keys) {
			t.Errorf("%v: %q is not tried here", keys, does)
			continue
		}
		for i, check := range checks {
			w := renamed(t)
			if does == "Redo" {
				w.Undo()
			}
			if i > 0 && does == "Back and forward" {
				w.Back()
			}
			if keys[i] == "F1" {
				kittest.Press(w.Canvas(), fyne.KeyF1)
			} else {
				strike(t, w, parse(keys[i]))
			}
			if !check(t, w) {
				t.Errorf("%s does not do: %s", keys[i], does)
			}
		}
	}
	for does := range effects {
		if _, ok := lines[does]; !ok {
			t.Errorf("the list does not say: %s", does)
		}
	}
}

// renamed is a window with the sample team, renamed as the last change, that shows the settings after the people.
func renamed(t *testing.T) *shell.Window {
	t.Helper()
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	kittest.Tap(t, c, "nav.people")
	kittest.Tap(t, c, "nav.settings")
	kit.FocusName(c, "settings.team")
	c.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	kittest.Type(c, "Renamed")
	kittest.Tap(t, c, "settings.save")
	if name(w) != "Renamed" {
		t.Fatalf("the team is called %q", name(w))
	}
	c.Unfocus()
	return w
}

func TestEveryShortcutOfTheMenuIsListed(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	var all []string
	for _, keys := range listed(t, w) {
		for _, k := range keys {
			all = append(all, parse(k).ShortcutName())
		}
	}
	n := 0
	for _, it := range items(w) {
		if it.Shortcut == nil {
			continue
		}
		n++
		if !slices.Contains(all, it.Shortcut.ShortcutName()) {
			t.Errorf("%s is not in the list: %s", it.Shortcut.ShortcutName(), it.Label)
		}
	}
	if n < 10 {
		t.Errorf("the menu has %d shortcuts: the test proves little", n)
	}
}

func TestKeysOfTheMac(t *testing.T) {
	for _, c := range []struct{ system, entry, want string }{
		{"darwin", "menu.go.back", "Cmd ["},
		{"darwin", "menu.go.forward", "Cmd ]"},
		{"darwin", "menu.go.oneonone", "Cmd N"},
		{"linux", "menu.go.back", "Alt ←"},
		{"windows", "menu.go.forward", "Alt →"},
		{"windows", "menu.help.keys", "Ctrl /"},
	} {
		if got := shell.ShownKey(c.system, c.entry); got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.entry, c.system, got, c.want)
		}
	}
	if runtime.GOOS == "darwin" {
		return
	}
	w, _ := window(t, sampleFile(t))
	if s := entry(t, w, "Back").Shortcut.(*desktop.CustomShortcut); s.KeyName != fyne.KeyLeft || s.Modifier != fyne.KeyModifierAlt {
		t.Errorf("back is %s", s.ShortcutName())
	}
}

func TestKeysDoNothingUnderADialog(t *testing.T) {
	w := renamed(t)
	c := w.Canvas()
	entry(t, w, "About").Action()
	for _, k := range []string{"Ctrl N", "Ctrl O", "Ctrl I", "Ctrl E", "Ctrl Z", "Ctrl ,", "Ctrl 1", "Alt ←", "Ctrl /", "Ctrl Q"} {
		strike(t, w, parse(k))
		if len(c.Overlays().List()) != 1 || !page(w, "about.confirm") || w.Store() == nil || name(w) != "Renamed" {
			t.Fatalf("%s did something under a dialog", k)
		}
	}
	kittest.Press(c, fyne.KeyEscape)
	if !page(w, "settings.save") {
		t.Error("the page behind the dialog is another one")
	}
}

func TestF1IsHeardWhateverHasTheKeyboard(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	for _, focus := range []string{"", "nav.people", "settings.team", "settings.week", "settings.save"} {
		kittest.Tap(t, c, "nav.settings")
		c.Unfocus()
		if focus != "" && !kit.FocusName(c, focus) {
			t.Fatalf("%s takes no focus", focus)
		}
		kittest.Press(c, fyne.KeyF1)
		if !page(w, "keys.confirm") {
			t.Errorf("F1 does nothing while %q has the keyboard", focus)
			continue
		}
		kittest.Press(c, fyne.KeyEscape)
		if kittest.Focused(c) != focus {
			t.Errorf("the keyboard went from %q to %q", focus, kittest.Focused(c))
		}
	}
}
