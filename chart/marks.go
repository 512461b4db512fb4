package chart

import "math"

// ring is a disc with an edge inside its radius.
func ring(c Canvas, at Point, r, width float64, edge, fill Color) {
	c.Circle(at, r, edge)
	c.Circle(at, r-width, fill)
}

// diamond is a square on its corner.
func diamond(c Canvas, at Point, r float64, fill Color) {
	c.Poly([]Point{{at.X, at.Y - r}, {at.X + r, at.Y}, {at.X, at.Y + r}, {at.X - r, at.Y}}, math.Min(2, r/4), fill)
}

// check is a tick mark that fills a square of side 2r.
func check(c Canvas, at Point, r float64, fill Color) {
	p := func(x, y float64) Point { return Point{at.X + x*r, at.Y + y*r} }
	c.Poly([]Point{p(-0.62, -0.02), p(-0.38, -0.26), p(-0.14, 0), p(0.44, -0.6), p(0.68, -0.36), p(-0.14, 0.5)}, 0, fill)
}

// arrow is a small triangle that points left or right, r high on both sides.
func arrow(c Canvas, tip Point, r float64, left bool, fill Color) {
	back := tip.X - r
	if left {
		back = tip.X + r
	}
	c.Poly([]Point{tip, {back, tip.Y - r}, {back, tip.Y + r}}, 0, fill)
}

// initials is a person's disc.
func initials(c Canvas, at Point, d float64, index int, letters string) {
	c.Circle(at, d/2, Disc(index))
	c.Text(letters, TextStyle{math.Round(d * 0.38), SemiBold}, at, Center, DiscInk)
}

// triangle is the open mark of attention, r to each side.
func triangle(c Canvas, at Point, r float64) {
	c.Poly([]Point{{at.X, at.Y - r*0.9}, {at.X + r, at.Y + r*0.9}, {at.X - r, at.Y + r*0.9}}, 0, Warn)
	const in = 0.45
	c.Poly([]Point{{at.X, at.Y - r*in*0.6}, {at.X + r*in, at.Y + r*in*1.2}, {at.X - r*in, at.Y + r*in*1.2}}, 0, Card)
}
