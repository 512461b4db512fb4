package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"milepost/ui/theme"
)

// ring shows the focus: two rectangles behind a widget, outside its bounds, so that nothing moves when focus comes. The
// outer one is the accent, the inner one the ground the widget stands on.
type ring struct {
	accent, ground *canvas.Rectangle
	radius         float32
}

// newRing is a hidden ring for a widget with corners of the radius.
func newRing(radius float32) *ring {
	r := &ring{accent: Rect(color.Transparent, radius+4), ground: Rect(color.Transparent, radius+2), radius: radius}
	r.show(false)
	return r
}

func (r *ring) objects() []object { return []object{r.accent, r.ground} }

// layoutAt is for a ring around a part of a widget.
func (r *ring) layoutAt(x, y, w, h float32) {
	put(r.accent, x-4, y-4, w+8, h+8)
	put(r.ground, x-2, y-2, w+4, h+4)
}

func (r *ring) show(on bool) {
	p := theme.Current()
	r.accent.FillColor, r.ground.FillColor = p.Accent, p.Card
	r.accent.Hidden, r.ground.Hidden = !on, !on
}

// activates says whether a key presses the widget that has the focus.
func activates(e *fyne.KeyEvent) bool {
	return e.Name == fyne.KeySpace || e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter
}
