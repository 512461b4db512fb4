package chart

import "math"

// Box is an upright rectangle.
type Box struct{ X, Y, W, H float64 }

// Right is the x of the right edge.
func (b Box) Right() float64 { return b.X + b.W }

// Bottom is the y of the lower edge.
func (b Box) Bottom() float64 { return b.Y + b.H }

// Middle is the point in the middle.
func (b Box) Middle() Point { return Point{b.X + b.W/2, b.Y + b.H/2} }

// Holds says whether a point lies inside.
func (b Box) Holds(p Point) bool {
	return p.X >= b.X && p.Y >= b.Y && p.X < b.Right() && p.Y < b.Bottom()
}

// Meets says whether two boxes share some room.
func (b Box) Meets(o Box) bool {
	return b.X < o.Right() && o.X < b.Right() && b.Y < o.Bottom() && o.Y < b.Bottom()
}

// Inside says whether b lies within o, edges included.
func (b Box) Inside(o Box) bool {
	return b.X >= o.X && b.Y >= o.Y && b.Right() <= o.Right() && b.Bottom() <= o.Bottom()
}

// Grow is the box with a margin on all sides.
func (b Box) Grow(by float64) Box { return Box{b.X - by, b.Y - by, b.W + 2*by, b.H + 2*by} }

// Around is the square around a point.
func Around(p Point, r float64) Box { return Box{p.X - r, p.Y - r, 2 * r, 2 * r} }

// clip is the part of b inside o.
func (b Box) clip(o Box) Box {
	x, y := math.Max(b.X, o.X), math.Max(b.Y, o.Y)
	return Box{x, y, math.Max(0, math.Min(b.Right(), o.Right())-x), math.Max(0, math.Min(b.Bottom(), o.Bottom())-y)}
}

// join is the smallest box around both.
func (b Box) join(o Box) Box {
	x, y := math.Min(b.X, o.X), math.Min(b.Y, o.Y)
	return Box{x, y, math.Max(b.Right(), o.Right()) - x, math.Max(b.Bottom(), o.Bottom()) - y}
}

// At is the point of the curve at t between 0 and 1.
func (c Curve) At(t float64) Point {
	u := 1 - t
	f := func(a, b, c, d float64) float64 { return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d }
	return Point{f(c.A.X, c.C1.X, c.C2.X, c.B.X), f(c.A.Y, c.C1.Y, c.C2.Y, c.B.Y)}
}

// Slope is the direction of the curve at t, of length 1; straight down where the curve stands still.
func (c Curve) Slope(t float64) Point {
	u := 1 - t
	f := func(a, b, c, d float64) float64 { return 3*u*u*(b-a) + 6*u*t*(c-b) + 3*t*t*(d-c) }
	x, y := f(c.A.X, c.C1.X, c.C2.X, c.B.X), f(c.A.Y, c.C1.Y, c.C2.Y, c.B.Y)
	d := math.Hypot(x, y)
	if d == 0 {
		return Point{0, 1}
	}
	return Point{x / d, y / d}
}

// CurveSteps is how many straight pieces stand for a curve where it must be flattened.
const CurveSteps = 28

// Distance is how far a point is from the curve.
func (c Curve) Distance(p Point) float64 {
	best := math.Inf(1)
	a := c.A
	for i := 1; i <= CurveSteps; i++ {
		b := c.At(float64(i) / CurveSteps)
		best = math.Min(best, segmentDistance(p, a, b))
		a = b
	}
	return best
}

func segmentDistance(p, a, b Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = math.Min(1, math.Max(0, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/l))
	}
	return math.Hypot(p.X-a.X-t*dx, p.Y-a.Y-t*dy)
}

// snap keeps screen pictures on whole units: the painters round fractions differently.
func snap(m Measure, v float64) float64 {
	if m.Style() == Screen {
		return math.Round(v)
	}
	return v
}
