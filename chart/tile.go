package chart

// Tile is a plate with a short text in its middle.
type Tile struct {
	Box    Box
	Radius float64
	Fill   Color
	Edged  bool // an outline of one unit in LineStrong around the fill
	Text   string
	Style  TextStyle
	Ink    Color
	Clock  bool // a small clock in the upper right corner: what it says is old
}

// Tiler is a canvas that draws many tiles as cheaply as one.
type Tiler interface {
	Tiles(tiles []Tile)
}

// ClockRadius is how large the clock of a tile is, and ClockInset how far its middle is from the upper right corner.
const (
	ClockRadius = 4.5
	ClockInset  = 9
)

// tiles draws tiles, all at once where the canvas can.
func tiles(c Canvas, all []Tile) {
	if t, ok := c.(Tiler); ok {
		t.Tiles(all)
		return
	}
	for i := range all {
		t := &all[i]
		if t.Edged {
			c.Rect(t.Box, t.Radius, LineStrong)
			c.Rect(t.Box.Grow(-1), t.Radius-1, t.Fill)
		} else {
			c.Rect(t.Box, t.Radius, t.Fill)
		}
		if t.Text != "" {
			c.Text(t.Text, t.Style, t.Box.Middle(), Center, t.Ink)
		}
		if t.Clock {
			clock(c, Point{t.Box.Right() - ClockInset, t.Box.Y + ClockInset}, ClockRadius, t.Ink, t.Fill)
		}
	}
}

// clock is a face with two hands.
func clock(c Canvas, at Point, r float64, ink, ground Color) {
	ring(c, at, r, 1, ink, ground)
	c.Rect(Box{at.X - 0.5, at.Y - r*0.6, 1, r*0.6 + 0.5}, 0, ink)
	c.Rect(Box{at.X - 0.5, at.Y - 0.5, r*0.5 + 0.5, 1}, 0, ink)
}
