package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"milepost/ui/theme"
)

// lineDrag is a row on its way to another place, while the button of the mouse is held.
type lineDrag struct {
	row    *lineRow
	begin  fyne.Position // where it was taken, from the upper left corner of the list
	at     fyne.Position // where the pointer is
	by     int           // how many rows it would move down; negative: up
	far    bool          // far enough not to be a tap with an unsteady hand
	off    bool          // given up: nothing follows the pointer any more
	marker *fyne.Container
}

const (
	// dragSlack is how far the pointer may move in a tap: the toolkit takes two units for a drag.
	dragSlack = 6
	dragMark  = 3 // of the line where the row would go
	dragDot   = 9
)

var _ fyne.Draggable = (*lineRow)(nil)

// Dragged moves the row. Rows without an order stay where they are.
func (r *lineRow) Dragged(e *fyne.DragEvent) {
	l := r.list
	if l.drag == nil || l.drag.row != r {
		l.drag = newLineDrag(r, e)
	}
	d := l.drag
	d.at = d.at.AddXY(e.Dragged.DX, e.Dragged.DY)
	if at, ok := l.pointer(e); ok { // also where the page was scrolled meanwhile
		d.at = at
	}
	moved := d.at.Subtract(d.begin)
	far := moved.X*moved.X+moved.Y*moved.Y > dragSlack*dragSlack
	if far && !d.far && r.editor == nil && r.line.Keys.Move != nil {
		d.far = true
		r.take()
	}
	if !d.far || d.off {
		d.far = d.far || far
		return
	}
	l.place(d)
	if at, ok := l.pointer(e); ok {
		revealPart(l, at.Y-dragDot, at.Y+dragDot)
	}
}

func newLineDrag(r *lineRow, e *fyne.DragEvent) *lineDrag {
	p := theme.Current()
	d := &lineDrag{row: r, marker: NewPen().Drawing()}
	d.begin = r.Position().Add(e.Position)
	if at, ok := r.list.pointer(e); ok {
		d.begin = at.SubtractXY(e.Dragged.DX, e.Dragged.DY)
	}
	d.at = d.begin
	d.marker.Objects = []fyne.CanvasObject{Rect(p.Accent, 0), canvas.NewCircle(p.Accent), canvas.NewCircle(p.Card)}
	d.marker.Hide()
	return d
}

// pointer is where the pointer is in the list; false where the event does not say.
func (l *Lines) pointer(e *fyne.DragEvent) (fyne.Position, bool) {
	if e.AbsolutePosition.IsZero() || fyne.CurrentApp() == nil {
		return fyne.Position{}, false
	}
	return e.AbsolutePosition.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(l)), true
}

// place says between which rows of its group the row would go, and marks the place.
func (l *Lines) place(d *lineDrag) {
	from, first, last := l.group(d.row)
	to := first
	for i := first; i <= last; i++ {
		if x := l.rows[i]; i != from && d.at.Y > x.Position().Y+x.Size().Height/2 {
			to++
		}
	}
	d.by = to - from
	if d.by == 0 {
		d.marker.Hide()
	} else {
		y := l.rows[to].Position().Y
		if d.by > 0 {
			y += l.rows[to].Size().Height
		}
		y = round(y) - 1
		put(d.marker.Objects[0], 0, y-1, l.Size().Width, dragMark)
		put(d.marker.Objects[1], -dragDot, y-4, dragDot, dragDot)
		put(d.marker.Objects[2], -dragDot+2, y-2, dragDot-4, dragDot-4)
		d.marker.Show()
	}
	d.row.paint()
	canvas.Refresh(l)
}

// group is the place of a row, and the first and the last of those it is ordered among.
func (l *Lines) group(r *lineRow) (at, first, last int) {
	for i, x := range l.rows {
		if x == r {
			at = i
		}
	}
	first, last = at, at
	for first > 0 && l.rows[first-1].line.Group == r.line.Group {
		first--
	}
	for last < len(l.rows)-1 && l.rows[last+1].line.Group == r.line.Group {
		last++
	}
	return at, first, last
}

// DragEnd lets go of the row: it goes where the marker is. A tap with an unsteady hand is a tap.
func (r *lineRow) DragEnd() {
	d := r.list.drag
	if d == nil || d.row != r {
		return
	}
	r.list.endDrag()
	switch {
	case d.off || r.editor != nil:
	case !d.far:
		tapAt(r, d.begin.Subtract(r.Position()))
	case d.by != 0 && r.line.Keys.Move != nil:
		r.line.Keys.Move(d.by)
	}
}

// dropDrag leaves what is dragged where it was; false when nothing is.
func (l *Lines) dropDrag() bool {
	if l.drag == nil {
		return false
	}
	l.drag.off, l.drag.by = true, 0
	l.drag.marker.Hide()
	l.drag.row.paint()
	return true
}

// endDrag forgets what is dragged.
func (l *Lines) endDrag() {
	d := l.drag
	if d == nil {
		return
	}
	l.drag = nil
	d.row.paint()
	canvas.Refresh(l)
}

// tapAt taps what stands at a place of a row: a part of it, or the row.
func tapAt(r *lineRow, at fyne.Position) {
	if part := tappableAt(r.shown(), at.Subtract(r.shown().Position())); part != nil {
		part.Tapped(&fyne.PointEvent{Position: at})
		return
	}
	r.Tapped(&fyne.PointEvent{Position: at})
}

func tappableAt(o object, at fyne.Position) fyne.Tappable {
	if !o.Visible() {
		return nil
	}
	children := childrenOf(o)
	for i := len(children) - 1; i >= 0; i-- { // the uppermost first
		if t := tappableAt(children[i], at.Subtract(children[i].Position())); t != nil {
			return t
		}
	}
	t, ok := o.(fyne.Tappable)
	if size := o.Size(); !ok || at.X < 0 || at.Y < 0 || at.X >= size.Width || at.Y >= size.Height {
		return nil
	}
	return t
}
