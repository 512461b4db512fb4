package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/theme"
)

// TapRow makes a row of anything open something: hover, focus, Enter and Space, spoken. What is inside must not want
// taps of its own; set such things beside it.
type TapRow struct {
	widget.BaseWidget
	Name     string // for tests and scripts
	Text     string // what a screen reader says
	OnTapped func()
	Keys     RowKeys // what other keys do; Open is OnTapped
	Lit      *Lit    // for parts that are seen only while the row is pointed at or has the keyboard; may be nil

	content fyne.CanvasObject
	ground  *canvas.Rectangle
	hovered bool
	focused bool
}

var (
	_ fyne.Focusable     = (*TapRow)(nil)
	_ fyne.Tappable      = (*TapRow)(nil)
	_ fyne.Shortcutable  = (*TapRow)(nil)
	_ fyne.Accessible    = (*TapRow)(nil)
	_ desktop.Hoverable  = (*TapRow)(nil)
	_ desktop.Cursorable = (*TapRow)(nil)
)

// NewTapRow makes the row.
func NewTapRow(name, text string, onTapped func(), content fyne.CanvasObject) *TapRow {
	r := &TapRow{Name: name, Text: text, OnTapped: onTapped, content: content, ground: Rect(color.Transparent, 8)}
	r.ExtendBaseWidget(r)
	return r
}

// HeightFor is the height of what is inside at a width.
func (r *TapRow) HeightFor(w float32) float32 { return HeightOf(r.content, w) }

// MinSize is that of what is inside.
func (r *TapRow) MinSize() fyne.Size { return r.content.MinSize() }

// CreateRenderer is for the toolkit.
func (r *TapRow) CreateRenderer() fyne.WidgetRenderer { return &tapRowRenderer{r} }

type tapRowRenderer struct{ r *TapRow }

// Layout lets the ground stand out a little to both sides, so that the words keep their left edge; where the row has the
// dots of WithMore, it holds them too.
func (x *tapRowRenderer) Layout(s fyne.Size) {
	out := float32(8)
	if x.r.Lit != nil {
		out = moreWidth
	}
	put(x.r.ground, -8, 0, s.Width+8+out, s.Height)
	put(x.r.content, 0, 0, s.Width, s.Height)
}
func (x *tapRowRenderer) MinSize() fyne.Size { return x.r.MinSize() }
func (x *tapRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{x.r.ground, x.r.content}
}
func (x *tapRowRenderer) Destroy() {}
func (x *tapRowRenderer) Refresh() { x.r.paint() }

func (r *TapRow) paint() {
	p := theme.Current()
	switch {
	case r.focused:
		r.ground.FillColor = p.AccentSoft
	case r.hovered:
		r.ground.FillColor = theme.Alpha(p.Ink, 0.04)
	default:
		r.ground.FillColor = color.Transparent
	}
	canvas.Refresh(r.ground)
	r.Lit.set(r.focused || r.hovered)
}

// Tapped opens what the row is about.
func (r *TapRow) Tapped(*fyne.PointEvent) { r.OnTapped() }

// TappedSecondary opens the menu of a row that has one.
func (r *TapRow) TappedSecondary(*fyne.PointEvent) { r.Keys.showMenu(r) }

// TypedKey opens it with Enter or Space; other keys are for what it stands in.
func (r *TapRow) TypedKey(e *fyne.KeyEvent) {
	switch {
	case activates(e):
		r.OnTapped()
	case !r.Keys.key(e, r):
		PassKey(r, e)
	}
}

// TypedShortcut does what keys with Ctrl or Alt do to the row.
func (r *TapRow) TypedShortcut(s fyne.Shortcut) { r.Keys.shortcut(s, r.Text) }

// TypedRune takes number keys of a row that knows them; a space arrives as a key too.
func (r *TapRow) TypedRune(c rune) {
	if r.Keys.Digit != nil && c >= '0' && c <= '9' {
		r.Keys.Digit(int(c - '0'))
	}
}

// FocusGained shows the focus.
func (r *TapRow) FocusGained() { r.focused = true; r.paint(); Reveal(r) }

// FocusLost hides it.
func (r *TapRow) FocusLost() { r.focused = false; r.paint() }

// MouseIn is for the toolkit.
func (r *TapRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.paint() }

// MouseMoved is for the toolkit.
func (r *TapRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (r *TapRow) MouseOut() { r.hovered = false; r.paint() }

// Cursor is a hand.
func (r *TapRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is what the row is about.
func (r *TapRow) AccessibilityLabel() string { return r.Text }

// AccessibilityRole is a link's: it opens something.
func (r *TapRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// WidgetName is for tests and scripts.
func (r *TapRow) WidgetName() string { return r.Name }

// WidgetText is what the row is about.
func (r *TapRow) WidgetText() string { return r.Text }
