package kit

import (
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	toolkit "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/theme"
)

// OnFieldUndo and OnFieldRedo are called when undo or redo is asked for in a field that has nothing to undo or redo
// itself. The window sets them to undo and redo in the file.
var OnFieldUndo, OnFieldRedo func()

// input is the toolkit's entry inside our fields. It hands keys to its field before it takes them itself, and what
// neither wants to the window, so that Escape closes a dialog while a field has the focus.
type input struct {
	widget.Entry
	maxLen int  // in runes; 0 is no limit
	fresh  bool // filled in and not yet touched: the focus selects it all, so that typing replaces it

	whole bool // a press that brings the focus selects it all, instead of setting the caret
	has   bool // the focus

	onFocus      func(focused bool)
	onTapped     func()
	onKey        func(*fyne.KeyEvent) bool // true: done with
	onRune       func(rune) bool           // true: done with
	onShortcut   func(fyne.Shortcut) bool  // true: done with
	onPaste      func(lines []string) bool // several lines pasted; true: done with
	onPasteFirst func(string) bool         // asked before all, with what is pasted as it is; true: done with
	onPasteText  func(string) bool         // asked next, with all that is pasted as it is; true: done with
	takesTab     func() bool
}

var (
	_ fyne.Focusable    = (*input)(nil)
	_ fyne.Shortcutable = (*input)(nil)
	_ fyne.Tabbable     = (*input)(nil)
)

func newInput(multiLine bool) *input {
	i := &input{}
	i.MultiLine = multiLine
	i.Wrapping, i.Scroll = fyne.TextWrapOff, fyne.ScrollHorizontalOnly
	if multiLine {
		i.Wrapping = fyne.TextWrapWord
	}
	i.ExtendBaseWidget(i)
	return i
}

// AcceptsTab says whether Tab is a key of the field; else it moves the focus, in multi-line fields too.
func (i *input) AcceptsTab() bool { return i.takesTab != nil && i.takesTab() }

// FocusGained tells the field.
func (i *input) FocusGained() {
	i.Entry.FocusGained()
	i.has = true
	if i.fresh {
		i.fresh = false
		i.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	if i.onFocus != nil {
		i.onFocus(true)
	}
}

// FocusLost tells the field.
func (i *input) FocusLost() {
	i.Entry.FocusLost()
	i.has = false
	if i.onFocus != nil {
		i.onFocus(false)
	}
}

// MouseDown sets the caret. The toolkit does so after the focus has come, and what that selected would be lost.
func (i *input) MouseDown(e *desktop.MouseEvent) {
	had := i.has
	i.Entry.MouseDown(e)
	if i.whole && !had && i.has {
		i.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// Tapped tells the field; the caret was set when the button went down.
func (i *input) Tapped(e *fyne.PointEvent) {
	i.Entry.Tapped(e)
	if i.onTapped != nil && !i.Disabled() {
		i.onTapped()
	}
}

// TypedKey asks the field first.
func (i *input) TypedKey(e *fyne.KeyEvent) {
	if i.Disabled() {
		return
	}
	if e.Name == fyne.KeyTab && shiftHeld() {
		if c := canvasOf(i); c != nil {
			c.FocusPrevious()
		}
		return
	}
	if i.onKey != nil && i.onKey(e) {
		return
	}
	if e.Name == fyne.KeyEscape || functionKey(e.Name) || !i.MultiLine && enter(e) {
		passOn(i, e)
		return
	}
	i.Entry.TypedKey(e)
}

// TypedRune asks the field first, and keeps to the greatest length.
func (i *input) TypedRune(r rune) {
	if i.Disabled() || i.onRune != nil && i.onRune(r) || i.room() == 0 {
		return
	}
	i.Entry.TypedRune(r)
}

// TypedShortcut asks the field first. Undo and redo that change nothing here go to the file.
func (i *input) TypedShortcut(s fyne.Shortcut) {
	if i.onShortcut != nil && i.onShortcut(s) {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		i.orFile(i.Undo, OnFieldUndo)
	case *fyne.ShortcutRedo:
		i.orFile(i.Redo, OnFieldRedo)
	case *fyne.ShortcutPaste:
		i.paste(s)
	case *desktop.CustomShortcut:
		if s.KeyName == fyne.KeyZ && s.Modifier == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift {
			i.orFile(i.Redo, OnFieldRedo)
			return
		}
		i.Entry.TypedShortcut(s)
	default:
		i.Entry.TypedShortcut(s)
	}
}

func (i *input) orFile(inField, inFile func()) {
	before := i.Text
	inField()
	if i.Text == before && inFile != nil {
		inFile()
	}
}

func (i *input) paste(s *fyne.ShortcutPaste) {
	if i.Disabled() {
		return
	}
	text := s.Clipboard.Content()
	if i.onPasteFirst != nil && i.onPasteFirst(text) {
		return
	}
	if lines := pastedLines(text); len(lines) > 1 && i.onPaste != nil && i.onPaste(lines) {
		return
	}
	if i.onPasteText != nil && i.maxLen <= 0 && i.onPasteText(text) {
		return
	}
	clean := cleanPaste(text, i.MultiLine)
	if runes := []rune(clean); i.room() >= 0 && len(runes) > i.room() {
		clean = string(runes[:i.room()])
	}
	i.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip(clean)})
}

// room is how many runes may still be added, with what is selected taken away; -1 is no limit.
func (i *input) room() int {
	if i.maxLen <= 0 {
		return -1
	}
	return max(0, i.maxLen-len([]rune(i.Text))+len([]rune(i.SelectedText())))
}

// pastedLines are the lines of a text that hold something, trimmed.
func pastedLines(text string) []string {
	var out []string
	for _, l := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// cleanPaste leaves out what no field can show and, in a single line, turns ends of lines and tabs into spaces.
func cleanPaste(text string, multiLine bool) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(text)
	if !multiLine {
		text = strings.Join(pastedLines(text), " ")
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

// clip is a clipboard that holds one text.
type clip string

func (c clip) Content() string { return string(c) }
func (clip) SetContent(string) {}

// toEnd sets the caret of a single line behind the last letter.
func (i *input) toEnd() {
	i.CursorRow, i.CursorColumn = 0, len([]rune(i.Text))
	i.Refresh()
}

func enter(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter }

func functionKey(name fyne.KeyName) bool {
	return len(name) >= 2 && name[0] == 'F' && name[1] >= '1' && name[1] <= '9'
}

// shiftHeld says whether a shift key is down.
func shiftHeld() bool { return Held(fyne.KeyModifierShift) }

// Held says whether a modifier key is down. Only a driver with a keyboard knows.
func Held(m fyne.KeyModifier) bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&m != 0
}

func canvasOf(o fyne.CanvasObject) fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(o) }

// passOn gives a key the focused widget has no use for to the window, which hears keys itself only while nothing has the
// focus. A dialog that is open listens there: Escape cancels it, Enter in a field of one line confirms.
func passOn(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := canvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

// passUnused gives Escape and the function keys to the window. Widgets that draw themselves call it from TypedKey.
func passUnused(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape || functionKey(e.Name) {
		passOn(o, e)
	}
}

// The entry's own frame is painted over by its field, so it only needs room for it. It must not be 0: the caret has the
// same width.
const (
	inputBorder  = 2
	inputPadding = 4 // around the text; less cuts the tails of letters and hides the caret behind the last one
)

// inputTheme takes frame and ground off the entry and sets the size of its text.
type inputTheme struct {
	fyne.Theme
	size      float32
	multiLine bool // a single line scrolls without a bar
}

// unframed must be called before the entry is given a text: it keeps room for the border of the theme it has then.
func unframed(i *input, size float32) *container.ThemeOverride {
	return container.NewThemeOverride(i, inputTheme{fyne.CurrentApp().Settings().Theme(), size, i.MultiLine})
}

// Color is the application's, which may have changed since the theme was made.
func (t inputTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch n {
	case toolkit.ColorNameInputBackground, toolkit.ColorNameInputBorder, toolkit.ColorNameShadow:
		return color.Transparent
	case toolkit.ColorNameScrollBar, toolkit.ColorNameScrollBarBackground:
		if !t.multiLine {
			return color.Transparent
		}
	case toolkit.ColorNameForeground:
		return theme.Current().Ink
	case toolkit.ColorNamePlaceHolder, toolkit.ColorNameDisabled:
		return theme.Current().Ink3
	case toolkit.ColorNamePrimary:
		return theme.Current().Accent
	case toolkit.ColorNameSelection:
		return theme.Alpha(theme.Current().Accent, 0.22)
	}
	return fyne.CurrentApp().Settings().Theme().Color(n, v)
}

// Size is that of the field's text; there are no round corners on a frame that is not seen.
func (t inputTheme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case toolkit.SizeNameText:
		return t.size
	case toolkit.SizeNameInnerPadding:
		return inputPadding
	case toolkit.SizeNameInputBorder:
		return inputBorder
	case toolkit.SizeNameInputRadius:
		return 0
	}
	return t.Theme.Size(n)
}
