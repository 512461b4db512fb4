package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Pen draws at fixed places, in units from the upper left corner. Nothing it draws is laid out again, so use it inside
// Drawn or for pictures of one size.
type Pen struct{ c *fyne.Container }

// NewPen is a pen over an empty drawing.
func NewPen() *Pen { return &Pen{container.NewWithoutLayout()} }

// Drawing is what was drawn so far. It asks for no room; give it some with Box.
func (p *Pen) Drawing() *fyne.Container { return p.c }

// Put adds an object at a place, with a size.
func (p *Pen) Put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
	p.c.Add(o)
}

// Rect draws a filled rectangle with round corners.
func (p *Pen) Rect(x, y, w, h, radius float32, c color.Color) *canvas.Rectangle {
	r := Rect(c, radius)
	p.Put(r, x, y, w, h)
	return r
}

// Framed draws a filled rectangle with an edge of one unit.
func (p *Pen) Framed(x, y, w, h, radius float32, fill, edge color.Color) {
	p.Put(Framed(fill, edge, 1, radius), x, y, w, h)
}

// Text draws a line of text, half way between top and bottom at cy; x is its left end, middle or right end, as align
// says.
func (p *Pen) Text(text string, st Style, c color.Color, x, cy float32, align fyne.TextAlign) *canvas.Text {
	t := T(text, st, c)
	m := t.MinSize()
	switch align {
	case fyne.TextAlignCenter:
		x -= m.Width / 2
	case fyne.TextAlignTrailing:
		x -= m.Width
	}
	p.Put(t, round(x), floor(cy-m.Height/2), ceil(m.Width), m.Height)
	return t
}

// Icon draws an icon around its middle.
func (p *Pen) Icon(name IconName, cx, cy, size float32, c color.NRGBA) {
	p.Put(IconImage(name, size, c), cx-size/2, cy-size/2, size, size)
}

// Line draws a straight line, w units wide. For upright and level ones VLine and HLine are crisper.
func (p *Pen) Line(x1, y1, x2, y2, w float32, c color.Color) {
	l := canvas.NewLine(c)
	l.StrokeWidth = w
	l.Position1, l.Position2 = fyne.NewPos(x1, y1), fyne.NewPos(x2, y2)
	p.c.Add(l)
}

// VLine draws an upright line as a rectangle: crisp at any scale, the same in both painters.
func (p *Pen) VLine(x, y1, y2, w float32, c color.Color) {
	p.Rect(x-floor(w/2), y1, w, y2-y1, 0, c)
}

// HLine draws a level line as a rectangle.
func (p *Pen) HLine(x1, x2, y, w float32, c color.Color) {
	p.Rect(x1, y-floor(w/2), x2-x1, w, 0, c)
}

// Dot draws a disc of radius r.
func (p *Pen) Dot(cx, cy, r float32, fill color.Color) {
	p.Put(canvas.NewCircle(fill), cx-r, cy-r, 2*r, 2*r)
}

// Ring draws a disc with an edge of w units inside its radius: two discs, because a circle's own stroke lies inside its
// bounds in one painter and outside in the other.
func (p *Pen) Ring(cx, cy, r float32, fill, edge color.Color, w float32) {
	p.Dot(cx, cy, r, edge)
	p.Dot(cx, cy, r-w, fill)
}

// Diamond draws a square on its corner, with slightly round corners.
func (p *Pen) Diamond(cx, cy, r float32, fill color.Color) {
	p.Poly([]fyne.Position{{X: cx, Y: cy - r}, {X: cx + r, Y: cy}, {X: cx, Y: cy + r}, {X: cx - r, Y: cy}}, fill, 2)
}

// Outline draws the edges of a polygon as lines; a polygon's own stroke differs between the painters.
func (p *Pen) Outline(points []fyne.Position, w float32, c color.Color) {
	for i, a := range points {
		b := points[(i+1)%len(points)]
		p.Line(a.X, a.Y, b.X, b.Y, w, c)
	}
}

// PolyMax is how many points a polygon may have; both painters leave the rest away.
const PolyMax = 16

// Poly draws a filled polygon of at most PolyMax points with round corners. The object is a little larger than its
// points, because a point outside it would silently be moved.
func (p *Pen) Poly(points []fyne.Position, fill color.Color, radius float32) {
	lo, hi := bounds(points)
	const room = 4
	lo, hi = lo.SubtractXY(room, room), hi.AddXY(room, room)
	at := make([]fyne.Position, len(points))
	radii := make([]float32, len(points))
	for i, q := range points {
		at[i] = q.Subtract(lo)
		radii[i] = radius
	}
	o := canvas.NewArbitraryPolygon(at, fill)
	o.CornerRadii = radii
	p.Put(o, lo.X, lo.Y, hi.X-lo.X, hi.Y-lo.Y)
}

// Curve draws a cubic curve from a to b, w units wide. Costly: a handful at most, else draw a raster.
func (p *Pen) Curve(a, c1, c2, b fyne.Position, w float32, c color.Color) {
	lo, hi := bounds([]fyne.Position{a, b, c1, c2})
	lo, hi = lo.SubtractXY(w+2, w+2), hi.AddXY(w+2, w+2)
	o := canvas.NewCubicBezierCurve(a.Subtract(lo), c1.Subtract(lo), c2.Subtract(lo), b.Subtract(lo), c)
	o.StrokeWidth = w
	p.Put(o, lo.X, lo.Y, hi.X-lo.X, hi.Y-lo.Y)
}

func bounds(points []fyne.Position) (lo, hi fyne.Position) {
	lo, hi = points[0], points[0]
	for _, q := range points[1:] {
		lo = fyne.NewPos(fyne.Min(lo.X, q.X), fyne.Min(lo.Y, q.Y))
		hi = fyne.NewPos(fyne.Max(hi.X, q.X), fyne.Max(hi.Y, q.Y))
	}
	return lo, hi
}
