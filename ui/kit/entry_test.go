package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// show opens a column of objects in a window and gives its canvas.
func show(t *testing.T, o ...fyne.CanvasObject) fyne.Canvas {
	t.Helper()
	kittest.App(t, theme.LightMode)
	return kittest.Open(t, kit.In(20, 20, 20, 20, kit.VB(12, o...)), fyne.NewSize(600, 600)).Canvas()
}

// inApp makes what must be made while an application runs.
func inApp[T any](t *testing.T, make func() T) T {
	t.Helper()
	kittest.App(t, theme.LightMode)
	return make()
}

// click moves the pointer over a part of a field and taps it there, as a hand does.
func click(t *testing.T, c fyne.Canvas, name string) {
	t.Helper()
	kittest.Find(t, c, name).(desktop.Hoverable).MouseIn(nil)
	kittest.Tap(t, c, name)
}

func shortcut(c fyne.Canvas, s fyne.Shortcut) { c.Focused().(fyne.Shortcutable).TypedShortcut(s) }

func paste(c fyne.Canvas, text string) {
	clipboard := test.NewClipboard()
	clipboard.SetContent(text)
	shortcut(c, &fyne.ShortcutPaste{Clipboard: clipboard})
}

func key(name fyne.KeyName, modifier fyne.KeyModifier) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: modifier}
}

func lineField(t *testing.T) (*kit.LineField, fyne.Canvas) {
	t.Helper()
	f := inApp(t, func() *kit.LineField { return kit.NewLineField("point.new", "A point") })
	c := show(t, f)
	f.Focus()
	return f, c
}

func TestLineFieldTellsWhatIsTypedAndSubmitted(t *testing.T) {
	f, c := lineField(t)
	var typed, submitted []string
	f.OnChanged = func(s string) { typed = append(typed, s) }
	f.OnSubmit = func(s string) { submitted = append(submitted, s) }
	if kittest.Focused(c) != "point.new" {
		t.Fatalf("the focus is on %q", kittest.Focused(c))
	}
	kittest.Type(c, "Hi!")
	kittest.Press(c, fyne.KeyReturn)
	if strings.Join(typed, " ") != "H Hi Hi!" || strings.Join(submitted, " ") != "Hi!" || f.WidgetText() != "Hi!" {
		t.Errorf("typed %q, submitted %q, holds %q", typed, submitted, f.WidgetText())
	}
}

func TestLineFieldFillIsNoChange(t *testing.T) {
	f, c := lineField(t)
	f.OnChanged = func(s string) { t.Errorf("told of %q", s) }
	f.SetError("wrong")
	f.Fill("Konex\nand Brevik")
	if f.Text() != "Konex and Brevik" || f.ErrorText() != "" {
		t.Errorf("holds %q, error %q", f.Text(), f.ErrorText())
	}
	f.OnChanged = nil
	called := false
	kit.OnFieldUndo = func() { called = true }
	defer func() { kit.OnFieldUndo = nil }()
	shortcut(c, &fyne.ShortcutUndo{})
	if !called || f.Text() != "Konex and Brevik" {
		t.Errorf("undo after a fill: file asked %v, field holds %q", called, f.Text())
	}
}

func TestLineFieldTypingReplacesWhatWasFilledIn(t *testing.T) {
	f := inApp(t, func() *kit.LineField { return kit.NewLineField("goal", "Goal") })
	f.Fill("Old")
	c := show(t, f)
	f.Focus()
	kittest.Type(c, "New")
	if f.Text() != "New" {
		t.Errorf("holds %q", f.Text())
	}
}

func TestUndoIsTheFieldsThenTheFiles(t *testing.T) {
	f, c := lineField(t)
	undone, redone := 0, 0
	kit.OnFieldUndo, kit.OnFieldRedo = func() { undone++ }, func() { redone++ }
	defer func() { kit.OnFieldUndo, kit.OnFieldRedo = nil, nil }()
	kittest.Type(c, "abc")
	shortcut(c, &fyne.ShortcutUndo{})
	if f.Text() != "" || undone != 0 {
		t.Errorf("after one undo: holds %q, the file was asked %d times", f.Text(), undone)
	}
	shortcut(c, &fyne.ShortcutUndo{})
	if undone != 1 {
		t.Errorf("an undo the field has no use for asked the file %d times", undone)
	}
	shortcut(c, key(fyne.KeyZ, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift))
	if f.Text() != "abc" || redone != 0 {
		t.Errorf("after Ctrl+Shift+Z: holds %q, the file was asked %d times", f.Text(), redone)
	}
	shortcut(c, &fyne.ShortcutRedo{})
	shortcut(c, key(fyne.KeyZ, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift))
	if redone != 2 {
		t.Errorf("two redos the field has no use for asked the file %d times", redone)
	}
}

func TestPaste(t *testing.T) {
	f, c := lineField(t)
	paste(c, "one\r\ntwo\tand three\x00\n")
	if f.Text() != "one two and three" {
		t.Errorf("joined to %q", f.Text())
	}
	var lines []string
	f.OnPasteLines = func(l []string) { lines = l }
	f.Fill("")
	paste(c, "How is Konex?\r\n\r\n  And Brevik?  \r\n")
	if len(lines) != 2 || lines[1] != "And Brevik?" || f.Text() != "" {
		t.Errorf("got %q, the field holds %q", lines, f.Text())
	}
	lines = nil
	paste(c, "one line\n")
	if lines != nil || f.Text() != "one line" {
		t.Errorf("one line: got %q, the field holds %q", lines, f.Text())
	}
}

func TestGreatestLengthHoldsForTypingAndPasting(t *testing.T) {
	f, c := lineField(t)
	f.SetMaxLen(5)
	kittest.Type(c, "Łukasz K.")
	if f.Text() != "Łukas" {
		t.Errorf("typed %q", f.Text())
	}
	shortcut(c, &fyne.ShortcutSelectAll{})
	paste(c, "Thu Hà")
	if f.Text() != "Thu H" {
		t.Errorf("pasted %q", f.Text())
	}
}

func TestLineFieldHooks(t *testing.T) {
	f, c := lineField(t)
	said := ""
	f.OnEscape = func() { said += "escape " }
	f.OnUp, f.OnDown = func() { said += "up " }, func() { said += "down " }
	f.OnMove = func(by int) { said += map[int]string{-1: "earlier ", 1: "later "}[by] }
	f.OnTab = func() bool { said += "tab "; return true }
	f.OnShortcut = func(s fyne.Shortcut) bool {
		c, ok := s.(*desktop.CustomShortcut)
		if ok && c.KeyName == fyne.KeyL {
			said += "private "
		}
		return ok && c.KeyName == fyne.KeyL
	}
	kittest.Type(c, "x")
	kittest.Press(c, fyne.KeyEscape, fyne.KeyUp, fyne.KeyDown, fyne.KeyTab)
	shortcut(c, key(fyne.KeyUp, fyne.KeyModifierAlt))
	shortcut(c, key(fyne.KeyDown, fyne.KeyModifierAlt))
	shortcut(c, key(fyne.KeyL, fyne.KeyModifierControl))
	if said != "escape up down tab earlier later private " {
		t.Errorf("heard %q", said)
	}
}

func TestTabIsTheFieldsOnlyWhileItHoldsText(t *testing.T) {
	var f, g *kit.LineField
	inApp(t, func() int {
		f, g = kit.NewLineField("first", ""), kit.NewLineField("second", "")
		return 0
	})
	f.OnTab = func() bool { return true }
	c := show(t, f, g)
	f.Focus()
	kittest.Type(c, "x")
	kittest.Press(c, fyne.KeyTab)
	if kittest.Focused(c) != "first" || f.Text() != "x" {
		t.Errorf("with text: focus on %q, holds %q", kittest.Focused(c), f.Text())
	}
	kittest.Press(c, fyne.KeyBackspace, fyne.KeyTab)
	if kittest.Focused(c) != "second" {
		t.Errorf("without text: focus on %q", kittest.Focused(c))
	}
}

func TestKeysTheFieldDoesNotWantReachTheWindow(t *testing.T) {
	_, c := lineField(t)
	var heard []fyne.KeyName
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { heard = append(heard, e.Name) })
	kittest.Press(c, fyne.KeyEscape, fyne.KeyF1, fyne.KeyReturn, fyne.KeyLeft)
	if len(heard) != 3 || heard[0] != fyne.KeyEscape || heard[1] != fyne.KeyF1 || heard[2] != fyne.KeyReturn {
		t.Errorf("heard %v", heard)
	}
}

func TestErrorIsShownUntilSomebodyTypes(t *testing.T) {
	f, c := lineField(t)
	f.Required = true
	low := f.HeightFor(300)
	if f.Check() || f.ErrorText() == "" || f.HeightFor(300) <= low {
		t.Errorf("an empty required field: error %q", f.ErrorText())
	}
	if !strings.Contains(f.AccessibilityLabel(), f.ErrorText()) {
		t.Errorf("spoken as %q", f.AccessibilityLabel())
	}
	kittest.Type(c, "x")
	if f.ErrorText() != "" || f.HeightFor(300) != low || !f.Check() {
		t.Errorf("after typing: error %q", f.ErrorText())
	}
	f.Validate = func(s string) string { return "not " + s }
	if f.Check() || f.ErrorText() != "not x" {
		t.Errorf("validated: error %q", f.ErrorText())
	}
}

func TestTappingTheLabelGivesTheFieldTheKeyboard(t *testing.T) {
	f := inApp(t, func() *kit.LineField { return kit.NewLineField("goal", "Goal") })
	c := show(t, f)
	test.TapAt(f, fyne.NewPos(5, 5))
	if kittest.Focused(c) != "goal" {
		t.Errorf("the focus is on %q", kittest.Focused(c))
	}
}

func TestDisabledFieldTakesNothing(t *testing.T) {
	f := inApp(t, func() *kit.LineField { return kit.NewLineField("goal", "Goal") })
	f.Fill("as it is")
	f.Disable()
	c := show(t, f, kit.NewButton("ok", "OK", nil))
	c.FocusNext()
	if kittest.Focused(c) != "ok" {
		t.Errorf("Tab goes to %q", kittest.Focused(c))
	}
	f.FocusTarget().TypedRune('x')
	f.FocusTarget().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if f.Text() != "as it is" {
		t.Errorf("holds %q", f.Text())
	}
	f.Enable()
	f.Focus()
	kittest.Type(c, "x")
	if f.Text() != "x" {
		t.Errorf("enabled again, holds %q", f.Text())
	}
}

func textField(t *testing.T) (*kit.TextField, fyne.Canvas) {
	t.Helper()
	f := inApp(t, func() *kit.TextField { return kit.NewTextField("why", "Why") })
	c := show(t, f, kit.NewButton("ok", "OK", nil))
	f.Focus()
	return f, c
}

func TestTextFieldKeys(t *testing.T) {
	f, c := textField(t)
	submitted := ""
	f.OnSubmit = func(s string) { submitted = s }
	kittest.Type(c, "one")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Type(c, "two")
	if f.Text() != "one\ntwo" || submitted != "" {
		t.Errorf("holds %q, submitted %q", f.Text(), submitted)
	}
	shortcut(c, key(fyne.KeyReturn, fyne.KeyModifierShortcutDefault))
	if submitted != "one\ntwo" {
		t.Errorf("Ctrl+Enter submitted %q", submitted)
	}
	kittest.Press(c, fyne.KeyTab)
	if kittest.Focused(c) != "ok" {
		t.Errorf("Tab goes to %q", kittest.Focused(c))
	}
}

func TestTextFieldGrowsWithItsTextAndThenScrolls(t *testing.T) {
	f, c := textField(t)
	f.MinRows, f.MaxRows = 2, 4
	start := f.HeightFor(400)
	paste(c, "one\ntwo")
	if f.HeightFor(400) != start {
		t.Errorf("two lines are %v high, none %v", f.HeightFor(400), start)
	}
	paste(c, "\nthree\nfour")
	four := f.HeightFor(400)
	if four <= start {
		t.Errorf("four lines are no higher than two: %v", four)
	}
	paste(c, strings.Repeat("\nmore", 20))
	if f.HeightFor(400) != four {
		t.Errorf("24 lines are %v high, four %v", f.HeightFor(400), four)
	}
	if f.HeightFor(120) != four {
		t.Errorf("narrow: %v", f.HeightFor(120))
	}
}

func TestTextFilledInBeforeTheFieldIsShown(t *testing.T) {
	f := inApp(t, func() *kit.TextField { return kit.NewTextField("why", "Why") })
	f.OnChanged = func(s string) { t.Errorf("told of %q", s) }
	f.Fill("Hospitals plan for years.")
	if f.Text() != "Hospitals plan for years." || !f.Check() {
		t.Errorf("holds %q before it is shown", f.Text())
	}
	f.Fill("Hospitals plan.")
	c := show(t, f)
	f.Focus()
	f.OnChanged = nil
	shortcut(c, &fyne.ShortcutSelectAll{})
	kittest.Press(c, fyne.KeyDelete)
	if f.Text() != "" {
		t.Errorf("holds %q", f.Text())
	}
}
