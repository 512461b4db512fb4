package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/theme"
)

// lineRow is one row: its ground, and what it shows or the editor in its place.
type lineRow struct {
	widget.BaseWidget
	list    *Lines
	line    Line
	lit     *Lit
	content fyne.CanvasObject
	editor  fyne.CanvasObject
	ground  *canvas.Rectangle
	hovered bool

	high, wide float32 // how high the content is at a width; wide 0: not known
}

var (
	_ fyne.Tappable          = (*lineRow)(nil)
	_ fyne.SecondaryTappable = (*lineRow)(nil)
	_ fyne.Accessible        = (*lineRow)(nil)
	_ desktop.Hoverable      = (*lineRow)(nil)
	_ desktop.Cursorable     = (*lineRow)(nil)
	_ Tall                   = (*lineRow)(nil)
)

func newLineRow(l *Lines, line Line) *lineRow {
	r := &lineRow{list: l, line: line, ground: Rect(theme.Alpha(theme.Current().Ink, 0), 8)}
	r.ExtendBaseWidget(r)
	r.build()
	return r
}

func (r *lineRow) build() {
	r.lit, r.wide = &Lit{}, 0
	r.content = r.line.Build(r.lit)
	r.paint()
	r.Refresh()
}

// paint lights the row and its parts.
func (r *lineRow) paint() {
	p := theme.Current()
	here := r.list.focused && r.list.row() == r
	switch {
	case r.editor != nil:
		r.ground.FillColor = theme.Alpha(p.Ink, 0)
	case r.list.drag != nil && r.list.drag.row == r && r.list.drag.far && !r.list.drag.off:
		r.ground.FillColor = p.Sunken2
	case here:
		r.ground.FillColor = p.AccentSoft
	case r.hovered:
		r.ground.FillColor = theme.Alpha(p.Ink, 0.04)
	default:
		r.ground.FillColor = theme.Alpha(p.Ink, 0)
	}
	canvas.Refresh(r.ground)
	r.lit.set(here || r.hovered)
}

func (r *lineRow) shown() fyne.CanvasObject {
	if r.editor != nil {
		return r.editor
	}
	return r.content
}

// take gives the list the keyboard at this row without scrolling: what is under the pointer must stay there.
func (r *lineRow) take() {
	r.list.pointed = true
	for i, x := range r.list.rows {
		if x == r {
			r.list.move(i)
		}
	}
	if c := canvasOf(r.list); c != nil {
		c.Focus(r.list)
	}
	r.list.pointed = false
}

// Tapped opens the row.
func (r *lineRow) Tapped(*fyne.PointEvent) {
	if r.editor != nil {
		return
	}
	r.take()
	called(r.line.Keys.Open)
}

// TappedSecondary opens its menu.
func (r *lineRow) TappedSecondary(*fyne.PointEvent) {
	if r.editor == nil && r.line.Keys.Menu != nil {
		r.take()
		r.line.Keys.showMenu(r)
	}
}

// MouseIn is for the toolkit.
func (r *lineRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.paint() }

// MouseMoved is for the toolkit.
func (r *lineRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (r *lineRow) MouseOut() { r.hovered = false; r.paint() }

// Cursor is a hand where a tap opens something.
func (r *lineRow) Cursor() desktop.Cursor {
	if r.line.Keys.Open == nil || r.editor != nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// HeightFor is the height of what is shown at a width. That of the content is kept: what it shows does not change until it
// is built anew, and with every key that is typed somewhere the window asks for the height of all rows, at every level of
// what they stand in. An editor grows while somebody writes in it.
func (r *lineRow) HeightFor(w float32) float32 {
	if r.editor != nil {
		return HeightOf(r.editor, w)
	}
	if w != r.wide || w == 0 {
		r.wide, r.high = w, HeightOf(r.content, w)
	}
	return r.high
}

// MinSize is narrow, and as high as at the last width.
func (r *lineRow) MinSize() fyne.Size {
	return fyne.NewSize(24, r.HeightFor(fyne.Max(24, r.Size().Width)))
}

// AccessibilityLabel is what the row says.
func (r *lineRow) AccessibilityLabel() string { return r.line.Text }

// AccessibilityRole is a link's: a row opens something.
func (r *lineRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// WidgetName is the name given.
func (r *lineRow) WidgetName() string { return r.line.Name }

// WidgetText is what the row says.
func (r *lineRow) WidgetText() string { return r.line.Text }

// CreateRenderer is for the toolkit.
func (r *lineRow) CreateRenderer() fyne.WidgetRenderer { return &lineRowRenderer{r} }

type lineRowRenderer struct{ r *lineRow }

func (x *lineRowRenderer) MinSize() fyne.Size { return x.r.MinSize() }

// Layout lets the ground stand out a little to both sides, so that the words keep their left edge; at the right it holds
// the dots of WithMore.
func (x *lineRowRenderer) Layout(s fyne.Size) {
	put(x.r.ground, -8, 0, s.Width+8+moreWidth, s.Height)
	put(x.r.shown(), 0, 0, s.Width, s.Height)
}

func (x *lineRowRenderer) Refresh() {
	x.r.wide = 0 // the size of letters may be another
	x.r.paint()
	x.Layout(x.r.Size())
	canvas.Refresh(x.r)
}

func (x *lineRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{x.r.ground, x.r.shown()}
}
func (x *lineRowRenderer) Destroy() {}
