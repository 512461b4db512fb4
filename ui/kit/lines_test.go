package kit_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// linesPage is a list of rows between two buttons; it writes down what its keys do.
type linesPage struct {
	list *kit.Lines
	did  []string
}

func (p *linesPage) row(key string) kit.Line {
	do := func(what string) func() { return func() { p.did = append(p.did, what+" "+key) } }
	return kit.Line{
		Key: key, Name: "row." + key, Text: "row " + key, State: key,
		Keys: kit.RowKeys{
			Open: do("open"), Tick: do("tick"), Private: do("private"), Promise: do("promise"), Archive: do("archive"),
			Move: func(by int) { do(fmt.Sprintf("move %d", by))() },
			Menu: func() []kit.MenuItem { return []kit.MenuItem{{Name: "menu.one", Label: "One", OnTapped: do("menu")}} },
		},
		Build: func(lit *kit.Lit) fyne.CanvasObject {
			row := kit.Row(8, 1, kit.NewTickPart("tick."+key, false, "Row "+key, kit.Body, do("tick")), kit.P(key, kit.Body, theme.Current().Ink),
				kit.NewMarkPart("mark."+key, false, kit.Body, do("private")))
			return kit.WithMore(row, "more."+key, "More", lit, kit.Body, func() []kit.MenuItem { return p.row(key).Keys.Menu() })
		},
	}
}

func (p *linesPage) set(keys ...string) {
	lines := make([]kit.Line, len(keys))
	for i, k := range keys {
		lines[i] = p.row(k)
	}
	p.list.Set(lines)
}

func openLines(t *testing.T, keys ...string) (*linesPage, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	p := &linesPage{list: kit.NewLines("list", "Rows")}
	p.set(keys...)
	w := kittest.Open(t, kit.Sheet(0, kit.NewButton("before", "Before", nil), p.list, kit.NewButton("after", "After", nil)), fyne.NewSize(400, 400))
	return p, w.Canvas()
}

func (p *linesPage) want(t *testing.T, want ...string) {
	t.Helper()
	if !slices.Equal(p.did, want) {
		t.Errorf("done: %q, want %q", p.did, want)
	}
	p.did = nil
}

func TestLinesAreOneStopOfTabAndArrowsGoThroughThem(t *testing.T) {
	p, c := openLines(t, "a", "b", "c")
	kittest.Press(c, fyne.KeyTab, fyne.KeyTab)
	if got := kittest.Focused(c); got != "list" || p.list.Key() != "a" {
		t.Fatalf("at %q, row %q", got, p.list.Key())
	}
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyDown, "b"}, {fyne.KeyEnd, "c"}, {fyne.KeyUp, "b"}, {fyne.KeyHome, "a"}, {fyne.KeyPageDown, "c"}, {fyne.KeyPageUp, "a"}} {
		kittest.Press(c, step.key)
		if got := p.list.Key(); got != step.want {
			t.Errorf("%s leads to %q, want %q", step.key, got, step.want)
		}
	}
	kittest.Press(c, fyne.KeyUp)
	if got := kittest.Focused(c); got != "before" {
		t.Errorf("Up from the first row leads to %q", got)
	}
	kittest.Press(c, fyne.KeyTab, fyne.KeyEnd, fyne.KeyDown)
	if got := kittest.Focused(c); got != "after" {
		t.Errorf("Down from the last row leads to %q", got)
	}
	kit.StepFocus(c, -1)
	if got := p.list.Key(); kittest.Focused(c) != "list" || got != "c" {
		t.Errorf("back in the list one is on %q", got)
	}
}

func TestRowsDoWhatTheirKeysAndPartsSay(t *testing.T) {
	p, c := openLines(t, "a", "b")
	kittest.Press(c, fyne.KeyTab, fyne.KeyTab, fyne.KeyDown)
	kittest.Press(c, fyne.KeyReturn, fyne.KeySpace, fyne.KeyDelete)
	kittest.Ctrl(c, fyne.KeyReturn)
	kittest.Ctrl(c, fyne.KeyL)
	kittest.Ctrl(c, fyne.KeyT)
	kittest.Alt(c, fyne.KeyUp)
	kittest.Alt(c, fyne.KeyDown)
	p.want(t, "open b", "tick b", "archive b", "tick b", "private b", "promise b", "move -1 b", "move 1 b")
	kittest.Press(c, desktop.KeyMenu, fyne.KeyReturn)
	p.want(t, "menu b")
	if got := kittest.Focused(c); got != "list" {
		t.Errorf("after the menu the keyboard is at %q", got)
	}
	kittest.Tap(t, c, "row.a")
	kittest.Tap(t, c, "tick.b")
	kittest.Tap(t, c, "mark.b")
	p.want(t, "open a", "tick b", "private b")
	test.TapSecondary(kittest.Find(t, c, "row.b").(fyne.SecondaryTappable))
	kittest.Tap(t, c, "menu.one")
	kittest.Tap(t, c, "more.a")
	kittest.Tap(t, c, "menu.one")
	p.want(t, "menu b", "menu a")
}

func TestARowCanBeCopiedAndUndoIsTheFiles(t *testing.T) {
	_, c := openLines(t, "a", "b")
	undone := 0
	before := kit.OnFieldUndo
	kit.OnFieldUndo = func() { undone++ }
	t.Cleanup(func() { kit.OnFieldUndo = before })
	kittest.Press(c, fyne.KeyTab, fyne.KeyTab, fyne.KeyDown)
	clipboard := fyne.CurrentApp().Clipboard()
	c.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
	if got := clipboard.Content(); got != "row b" {
		t.Errorf("copied %q", got)
	}
	c.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	if undone != 1 {
		t.Errorf("undone %d times", undone)
	}
}

func TestTheRowOneIsOnStaysWhenTheListChanges(t *testing.T) {
	p, c := openLines(t, "a", "b", "c")
	kittest.Press(c, fyne.KeyTab, fyne.KeyTab, fyne.KeyDown)
	same := kittest.Find(t, c, "row.b")
	p.set("c", "a", "new", "b")
	if p.list.Key() != "b" || kittest.Find(t, c, "row.b") != same {
		t.Errorf("one is on %q", p.list.Key())
	}
	p.set("c", "a", "new") // b is gone: the one in its place
	if got := p.list.Key(); got != "new" {
		t.Errorf("one is on %q", got)
	}
	p.set()
	if kittest.Focused(c) != "list" {
		t.Error("the keyboard fell out of the list")
	}
	kittest.Press(c, fyne.KeyTab)
	if got := kittest.Focused(c); got != "after" {
		t.Errorf("from the empty list Tab leads to %q", got)
	}
	c.Focus(nil)
	kittest.Press(c, fyne.KeyTab, fyne.KeyTab)
	if got := kittest.Focused(c); got != "after" {
		t.Errorf("Tab stops in an empty list, at %q", got)
	}
}

func TestAnEditorTakesTheRowsPlaceAndGivesTheKeyboardBack(t *testing.T) {
	p, c := openLines(t, "a", "b")
	field := kit.NewLineField("editor", "")
	p.list.Edit("b", field)
	c.Content().Refresh()
	field.Focus()
	kittest.Type(c, "typed")
	p.set("b", "a")
	if got := kittest.Text(t, c, "editor"); got != "typed" || kittest.Focused(c) != "editor" {
		t.Errorf("the editor holds %q", got)
	}
	p.list.Done("b", true)
	if kittest.Has(c, "editor") || kittest.Focused(c) != "list" || p.list.Key() != "b" {
		t.Errorf("the keyboard is at %q, row %q", kittest.Focused(c), p.list.Key())
	}
}
