package kit

import (
	"fyne.io/fyne/v2"

	"milepost/chart"
)

// chartDrag is how far a place of a picture was pulled while the button of the mouse is held.
type chartDrag struct {
	ref    chart.Ref
	dx, dy float32
	far    bool // far enough not to be a tap with an unsteady hand
}

var _ fyne.Draggable = (*chartPart)(nil)

// Dragged pulls the place along. Its part moves with the picture, so the way is counted from where the pull began.
func (p *chartPart) Dragged(e *fyne.DragEvent) {
	v := p.view
	if v.OnDrag == nil || v.disabled {
		return
	}
	if v.drag.ref != p.ref {
		v.drag = chartDrag{ref: p.ref}
		v.current = p.ref
		v.takeFocus()
	}
	d := &v.drag
	d.dx, d.dy = d.dx+e.Dragged.DX, d.dy+e.Dragged.DY
	d.far = d.far || d.dx*d.dx+d.dy*d.dy > dragSlack*dragSlack
	if !d.far {
		return
	}
	at := e.AbsolutePosition.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(v))
	v.OnDrag(p.ref, v.otherAt(p.ref, at), d.dx, d.dy)
}

// otherAt is what lies under a point beside the place that is dragged; the zero Ref is nothing.
func (v *ChartView) otherAt(dragged chart.Ref, at fyne.Position) chart.Ref {
	for i := len(v.hits) - 1; i >= 0; i-- {
		h := &v.hits[i]
		if h.Ref != dragged && h.Path == nil && h.Box.Holds(chart.Point{X: float64(at.X), Y: float64(at.Y)}) {
			return h.Ref
		}
	}
	return chart.Ref{}
}

// DragEnd lets it go.
func (p *chartPart) DragEnd() {
	v := p.view
	far := v.drag.far
	v.drag = chartDrag{}
	if far && v.OnDrop != nil {
		v.OnDrop(p.ref)
	}
}
