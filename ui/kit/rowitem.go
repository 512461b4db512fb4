package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/theme"
)

// rowItem is one row: its ground, what it shows, and a hairline below.
type rowItem struct {
	widget.BaseWidget
	rows    *Rows
	index   int
	hovered bool
}

var (
	_ fyne.Tappable      = (*rowItem)(nil)
	_ fyne.Accessible    = (*rowItem)(nil)
	_ desktop.Hoverable  = (*rowItem)(nil)
	_ desktop.Cursorable = (*rowItem)(nil)
)

func newRowItem(r *Rows, i int) *rowItem {
	item := &rowItem{rows: r, index: i}
	item.ExtendBaseWidget(item)
	return item
}

// Tapped selects the row, and opens it unless it only shall be selected. The keyboard goes on from there.
func (i *rowItem) Tapped(*fyne.PointEvent) {
	if c := canvasOf(i.rows); c != nil {
		i.rows.pointed = true
		c.Focus(i.rows)
		i.rows.pointed = false
	}
	i.rows.Select(i.index)
	if !i.rows.TapSelects {
		i.rows.open(i.index)
	}
}

// MouseIn is for the toolkit.
func (i *rowItem) MouseIn(*desktop.MouseEvent) { i.hovered = true; i.Refresh() }

// MouseMoved is for the toolkit.
func (i *rowItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (i *rowItem) MouseOut() { i.hovered = false; i.Refresh() }

// Cursor is a hand where a tap opens something.
func (i *rowItem) Cursor() desktop.Cursor {
	if i.rows.OnOpen == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// AccessibilityLabel is what the row says.
func (i *rowItem) AccessibilityLabel() string { return i.WidgetText() }

// AccessibilityRole is link: a row opens something.
func (i *rowItem) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// WidgetName is the name of the list and the key of the row.
func (i *rowItem) WidgetName() string {
	if i.rows.Name == "" || i.rows.Key == nil || i.index >= i.rows.Count {
		return ""
	}
	return i.rows.Name + "." + i.rows.Key(i.index)
}

// WidgetText is what the row says.
func (i *rowItem) WidgetText() string { return i.rows.textOf(i.index) }

// CreateRenderer is for the toolkit.
func (i *rowItem) CreateRenderer() fyne.WidgetRenderer {
	p := theme.Current()
	r := &rowItemRenderer{i: i, ground: Rect(p.Card, 8), line: Rect(p.Line, 0), content: i.rows.Row(i.index)}
	r.paint()
	return r
}

type rowItemRenderer struct {
	i            *rowItem
	ground, line *canvas.Rectangle
	content      object
}

func (r *rowItemRenderer) paint() {
	p := theme.Current()
	selected := r.i.index == r.i.rows.selected
	r.line.FillColor = p.Line
	r.line.Hidden = r.i.index == r.i.rows.Count-1
	switch {
	case selected && (r.i.rows.focused || r.i.rows.TapSelects):
		r.ground.FillColor = p.AccentSoft
	case r.i.hovered:
		r.ground.FillColor = theme.Alpha(p.Ink, 0.04)
	default:
		r.ground.FillColor = theme.Alpha(p.Ink, 0)
	}
}

func (r *rowItemRenderer) MinSize() fyne.Size { return fyne.NewSize(24, r.i.rows.Height) }

func (r *rowItemRenderer) Layout(s fyne.Size) {
	put(r.ground, 0, 0, s.Width, s.Height-1)
	put(r.line, 0, s.Height-1, s.Width, 1)
	h := fyne.Min(HeightOf(r.content, s.Width), s.Height-1)
	put(r.content, 0, floor((s.Height-1-h)/2), s.Width, h)
}

func (r *rowItemRenderer) Refresh() {
	r.paint()
	canvas.Refresh(r.ground)
	canvas.Refresh(r.line)
}

func (r *rowItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.line, r.content}
}
func (r *rowItemRenderer) Destroy() {}
