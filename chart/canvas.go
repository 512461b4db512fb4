package chart

// Style is the medium a picture is composed for.
type Style int

// Screen has tints, discs of initials and quiet greys; Paper has white ground, lines in place of tints, and nothing
// that a laser printer would lose.
const (
	Screen Style = iota
	Paper
)

// Point is a place on a canvas, from its upper left corner; y grows downwards.
type Point struct{ X, Y float64 }

// Weight is a face of the typeface.
type Weight int

// The faces. Display is for large text.
const (
	Regular Weight = iota
	Medium
	SemiBold
	Display
)

// TextStyle is a size, in the canvas's units, and a face.
type TextStyle struct {
	Size   float64
	Weight Weight
}

// Align says which part of a text stands at its x.
type Align int

// Left, Center and Right are the beginning, the middle and the end of the line.
const (
	Left Align = iota
	Center
	Right
)

// Measure is what a picture must know before it can say how high it is.
type Measure interface {
	// Style is the medium to compose for.
	Style() Style
	// TextWidth is the advance of a line of text, not rounded.
	TextWidth(text string, st TextStyle) float64
}

// Curve is a cubic curve from A to B, drawn as a strip of constant width with ends cut off straight.
type Curve struct {
	A, C1, C2, B Point
	Width        float64
	Color        Color
}

// Canvas is what pictures are drawn on. What is drawn later lies above. Fills have no edges: an edge is a larger fill
// below a smaller one, because the painters of a toolkit do not agree about strokes.
type Canvas interface {
	Measure
	// Size is the room there is.
	Size() (w, h float64)
	// Rect fills a rectangle with round corners.
	Rect(r Box, radius float64, fill Color)
	// Circle fills a disc around a middle.
	Circle(middle Point, radius float64, fill Color)
	// Poly fills a polygon of at most PolyMax points, its corners rounded by radius.
	Poly(points []Point, radius float64, fill Color)
	// Outline draws the edges of a polygon, half of the width on either side.
	Outline(points []Point, width float64, color Color)
	// Line draws a straight line.
	Line(a, b Point, width float64, color Color)
	// Curves draws many curves as cheaply as one.
	Curves(curves []Curve)
	// Raised draws a plate that floats above the picture: Raised, with a hairline and, where the medium has one, a
	// shadow.
	Raised(r Box, radius float64)
	// Text draws one line. at.Y is the middle of the line: the baseline lies 0.364 of the size below it, whatever the
	// script. at.X is where align says.
	Text(text string, st TextStyle, at Point, align Align, color Color)
}

// PolyMax is how many points a polygon may have.
const PolyMax = 16

// Picture is one chart with everything it shows.
type Picture interface {
	// HeightFor is the height the picture needs at a width. It may be drawn higher.
	HeightFor(m Measure, w float64) float64
	// Draw draws the picture over the whole canvas and returns the places that mean something, in reading order.
	Draw(c Canvas) []Hit
}

// Highlighter is a picture that can draw something more strongly than the rest.
type Highlighter interface {
	Picture
	// Highlighted is the same picture with the thing highlighted; the zero Ref is the picture's own choice.
	Highlighted(ref Ref) Picture
}
