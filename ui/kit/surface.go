package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"milepost/ui/theme"
)

// Rect is a filled rectangle with round corners.
func Rect(c color.Color, radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(c)
	r.CornerRadius = radius
	return r
}

// Framed is a filled rectangle with an edge of w units: two fills, one inside the other. A rectangle's own stroke is
// centred on the edge by the software painter, where one unit smears over two, and lies inside in the window, where an
// unfilled one also gets a dark inner edge.
func Framed(fill, edge color.Color, w, radius float32) *fyne.Container {
	return container.New(inset(w), Rect(edge, radius), Rect(fill, fyne.Max(0, radius-w)))
}

// inset: the first object fills the place, the second leaves a rim.
type inset float32

func (i inset) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (i inset) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	w := float32(i)
	put(objects[0], 0, 0, s.Width, s.Height)
	put(objects[1], w, w, fyne.Max(0, s.Width-2*w), fyne.Max(0, s.Height-2*w))
}

func shadowed(frame *fyne.Container, sh canvas.Shadow) *fyne.Container {
	frame.Objects[0].(*canvas.Rectangle).Shadow = sh
	return frame
}

// Surface is the ground of a card.
func Surface() fyne.CanvasObject {
	p := theme.Current()
	return shadowed(Framed(p.Card, p.Line, 1, 12),
		canvas.Shadow{Color: p.Shadow, BlurRadius: 10, Offset: fyne.NewPos(0, 2), Spread: -2})
}

// Floating is the ground of what lies over the page: menus, dialogs, call-outs.
func Floating(radius float32) fyne.CanvasObject {
	p := theme.Current()
	return shadowed(Framed(p.Raised, p.Line, 1, radius),
		canvas.Shadow{Color: p.Floating, BlurRadius: 32, Offset: fyne.NewPos(0, 12)})
}

// Plate is a quiet filled ground for a few words inside a card.
func Plate(c color.Color, o fyne.CanvasObject) *fyne.Container {
	return Stack(Rect(c, 8), In(10, 12, 10, 12, o))
}

// HLine is a hairline across its place.
func HLine() fyne.CanvasObject {
	r := canvas.NewRectangle(theme.Current().Line)
	r.SetMinSize(fyne.NewSize(1, 1))
	return r
}
