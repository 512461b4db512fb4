package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// TextField is a field for text of several lines. It wraps, grows with its text up to MaxRows, and then scrolls. Tab
// moves the focus; Enter makes a line, Ctrl+Enter submits.
type TextField struct {
	textBase
	MinRows, MaxRows int
	// EnterSubmits makes Enter submit, as in a line; Shift+Enter makes a new one.
	EnterSubmits bool
	// OnPasteLong is asked first when something is pasted, with all of it as it is; true means it is done with.
	OnPasteLong func(text string) bool
	// OnPasteLines is called when several lines are pasted; without it they are lines of the text.
	OnPasteLines func(lines []string)
	// MostLines is how many pasted lines are taken; 0: all. OnCut is told how many were pasted when they are more.
	MostLines int
	OnCut     func(lines int)
	// OnKey is asked before the field takes a key itself; true means it is done with.
	OnKey func(*fyne.KeyEvent) bool

	// waiting is text that was filled in before the field had a size: wrapping it without a width takes seconds for a
	// long text.
	waiting *string
	rows    int

	long       *longBody // a text in pieces; nil: the entry has all of it
	undo, redo []longState
	typing     bool // letters are typed one after the other
}

var (
	_ fyne.Widget       = (*TextField)(nil)
	_ fyne.Disableable  = (*TextField)(nil)
	_ fyne.Tappable     = (*TextField)(nil)
	_ fyne.Accessible   = (*TextField)(nil)
	_ desktop.Hoverable = (*TextField)(nil)
	_ Named             = (*TextField)(nil)
	_ Field             = (*TextField)(nil)
	_ Tall              = (*TextField)(nil)
)

// NewTextField is a field of two to eight rows with a label above it; the label may be empty.
func NewTextField(name, label string) *TextField { return newTextField(name, label, Body.Size) }

// NewBareText is a field without label and frame that begins with one row, for a page that draws its own frame. It
// stands on the colour of a card.
func NewBareText(name string, st Style) *TextField {
	f := newTextField(name, "", st.Size)
	f.bare, f.MinRows = true, 1
	return f
}

// NewTalkField is a field of one row that grows, with text of the size of a talking point, to change one in its place.
func NewTalkField(name string) *TextField {
	f := newTextField(name, "", Talk.Size)
	f.MinRows, f.MaxRows = 1, 12
	return f
}

func newTextField(name, label string, size float32) *TextField {
	f := &TextField{MinRows: 2, MaxRows: 8}
	f.init(name, label, size, true, f)
	f.entry.OnChanged = f.onText
	f.entry.onKey = f.onKey
	f.entry.onPaste, f.entry.onPasteText = f.onPaste, f.pasteLong
	f.entry.onPasteFirst = func(text string) bool { return f.OnPasteLong != nil && f.OnPasteLong(text) }
	f.entry.onShortcut, f.entry.onRune = f.onShortcut, f.onLongRune
	return f
}

func (f *TextField) onPaste(lines []string) bool {
	switch {
	case f.OnPasteLines != nil:
		f.OnPasteLines(lines)
		return true
	case f.MostLines > 0 && len(lines) > f.MostLines:
		f.entry.paste(&fyne.ShortcutPaste{Clipboard: clip(strings.Join(lines[:f.MostLines], "\n"))})
		if f.OnCut != nil {
			f.OnCut(len(lines))
		}
		return true
	}
	return false
}

func (f *TextField) onText(text string) {
	if f.filling {
		return
	}
	if f.long != nil {
		f.onLongText(text)
		f.changed(f.Text())
		return
	}
	f.changed(text)
	f.grown(text)
	if f.shape != nil && f.rowsAt(f.Size().Width) != f.rows {
		f.Refresh()
	}
}

func (f *TextField) onKey(e *fyne.KeyEvent) bool {
	switch {
	case f.OnKey != nil && f.OnKey(e):
		return true
	case e.Name == fyne.KeyEscape:
		return called(f.OnEscape)
	case f.EnterSubmits && enter(e) && !shiftHeld():
		f.submit()
		return true
	}
	return f.long != nil && f.onLongKey(e)
}

func (f *TextField) submit() {
	switch {
	case f.OnSubmit != nil:
		f.OnSubmit(f.Text())
	case f.next != nil:
		f.next()
	}
}

// FocusEnd gives the field the keyboard, the caret behind the last letter.
func (f *TextField) FocusEnd(c fyne.Canvas) {
	f.pour()
	f.FocusOn(c)
	if f.long != nil {
		f.toEnd()
		return
	}
	f.entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
}

func (f *TextField) onShortcut(s fyne.Shortcut) bool {
	if f.OnShortcut != nil && f.OnShortcut(s) {
		return true
	}
	if f.long != nil && f.onLongShortcut(s) {
		return true
	}
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierShortcutDefault || c.KeyName != fyne.KeyReturn && c.KeyName != fyne.KeyEnter {
		return false
	}
	f.submit()
	return true
}

// Text is what the field holds, as typed.
func (f *TextField) Text() string {
	if f.waiting != nil {
		return *f.waiting
	}
	if f.long != nil {
		return f.long.text.text()
	}
	return f.entry.Text
}

// Trimmed is what the field holds, without white space at both ends.
func (f *TextField) Trimmed() string { return trim(f.Text()) }

// Check says whether the text may be stored, and shows under the field why not.
func (f *TextField) Check() bool {
	f.pour()
	return f.textBase.Check()
}

// Fill shows the text of a record: undo starts anew, an error goes away, OnChanged is not called.
func (f *TextField) Fill(text string) {
	f.waiting = &text
	if f.Size().Width > 0 {
		f.pour()
	}
	f.SetError("")
	f.Refresh()
}

// pour puts the waiting text into the entry.
func (f *TextField) pour() {
	if f.waiting == nil {
		return
	}
	text := *f.waiting
	f.waiting = nil
	f.shorten()
	if isLong(text) {
		f.lengthen(inPieces(text))
		f.putPiece(0)
		return
	}
	f.filling = true
	f.entry.SetText(text)
	f.filling = false
}

// FocusTarget is what takes the keyboard.
func (f *TextField) FocusTarget() fyne.Focusable { return f.entry }

// WidgetText is what the field holds.
func (f *TextField) WidgetText() string { return f.Text() }

// mostInRow is more letters than any row holds.
const mostInRow = 600

// rowsAt is how many rows the text takes at a width, between MinRows and MaxRows.
func (f *TextField) rowsAt(w float32) int {
	room := w - 14 - 2*inputPadding
	if f.bare {
		room = w
	}
	if f.long != nil {
		return max(f.MinRows, f.MaxRows)
	}
	text := []rune(f.Text())
	text = text[:min(len(text), (f.MaxRows+1)*mostInRow)] // what lies beyond the last row cannot matter
	lines := wrap(string(text), Style{Size: f.size}, fyne.Max(24, room), f.MaxRows+1)
	return min(max(f.MinRows, len(lines)), max(f.MinRows, f.MaxRows))
}

func (f *TextField) frameHeight(w float32) float32 {
	row := fyne.MeasureText("M", f.size, fyne.TextStyle{}).Height
	h := ceil(float32(f.rowsAt(w))*row) + 2*inputPadding
	switch {
	case f.bare:
		return h + 2
	case f.MinRows == 1:
		return fyne.Max(32, h+6) // as high as the fields of one line that may stand beside it
	}
	return h + 8
}

// HeightFor is the height with label and error at a width.
func (f *TextField) HeightFor(w float32) float32 {
	f.MinSize() // makes the shape
	return f.shape.heightFor(w)
}

// CreateRenderer is for the toolkit.
func (f *TextField) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{f.createShape(f, f.frameHeight), f}
	if f.long != nil {
		f.shape.body = f.long
		f.shape.wheel.Hide()
	}
	return r
}

// textRenderer fills the entry as soon as it has a width.
type textRenderer struct {
	*fieldShape
	f *TextField
}

func (r *textRenderer) Layout(size fyne.Size) {
	r.f.rows = r.f.rowsAt(size.Width)
	r.fieldShape.Layout(size)
	if size.Width > 0 {
		r.f.pour()
	}
}

func (r *textRenderer) Refresh() {
	r.f.rows = r.f.rowsAt(r.f.Size().Width)
	r.fieldShape.Refresh()
}
