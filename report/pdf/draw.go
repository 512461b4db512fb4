package pdf

import (
	"image/color"
	"math"
	"strconv"
)

// Point is a place on a page.
type Point struct{ X, Y float64 }

// Paint says how a shape is filled and outlined. A color without opacity paints nothing.
type Paint struct {
	Fill   color.NRGBA
	Stroke color.NRGBA
	Width  float64 // of the outline
	Round  bool    // round ends and corners of the outline
}

// Path is an outline of lines and curves; its pieces may be closed.
type Path struct{ ops []pathOp }

type pathOp struct {
	verb   string
	points []Point
}

// MoveTo begins a piece.
func (p *Path) MoveTo(x, y float64) { p.ops = append(p.ops, pathOp{"m", []Point{{x, y}}}) }

// LineTo draws a line from the last place.
func (p *Path) LineTo(x, y float64) { p.ops = append(p.ops, pathOp{"l", []Point{{x, y}}}) }

// CurveTo draws a cubic Bézier curve from the last place, led by two points.
func (p *Path) CurveTo(x1, y1, x2, y2, x, y float64) {
	p.ops = append(p.ops, pathOp{"c", []Point{{x1, y1}, {x2, y2}, {x, y}}})
}

// Close ends a piece with a line to where it began.
func (p *Path) Close() { p.ops = append(p.ops, pathOp{"h", nil}) }

// Path draws an outline.
func (p *Page) Path(path *Path, paint Paint) {
	if len(path.ops) == 0 {
		return
	}
	p.paint(paint, func() {
		for _, op := range path.ops {
			for _, q := range op.points {
				p.put(number(q.X), " ", number(q.Y), " ")
			}
			p.put(op.verb, " ")
		}
	})
}

// Line draws a line with flat ends.
func (p *Page) Line(x1, y1, x2, y2 float64, c color.NRGBA, width float64) {
	var path Path
	path.MoveTo(x1, y1)
	path.LineTo(x2, y2)
	p.Path(&path, Paint{Stroke: c, Width: width})
}

// Polygon draws a closed shape through the points; fewer than two draw nothing.
func (p *Page) Polygon(points []Point, paint Paint) {
	if len(points) < 2 {
		return
	}
	var path Path
	for i, q := range points {
		if i == 0 {
			path.MoveTo(q.X, q.Y)
		} else {
			path.LineTo(q.X, q.Y)
		}
	}
	path.Close()
	p.Path(&path, paint)
}

// bow is how far the guides of a quarter of a circle lie from its ends, in radii.
const bow = 0.5522847498

// Rect draws a rectangle; a radius rounds its corners, at most to half of the shorter side.
func (p *Page) Rect(x, y, w, h, radius float64, paint Paint) {
	r := max(0, min(radius, w/2, h/2))
	var path Path
	if r == 0 {
		p.Polygon([]Point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, paint)
		return
	}
	k := r * (1 - bow)
	path.MoveTo(x+r, y)
	path.LineTo(x+w-r, y)
	path.CurveTo(x+w-k, y, x+w, y+k, x+w, y+r)
	path.LineTo(x+w, y+h-r)
	path.CurveTo(x+w, y+h-k, x+w-k, y+h, x+w-r, y+h)
	path.LineTo(x+r, y+h)
	path.CurveTo(x+k, y+h, x, y+h-k, x, y+h-r)
	path.LineTo(x, y+r)
	path.CurveTo(x, y+k, x+k, y, x+r, y)
	path.Close()
	p.Path(&path, paint)
}

// Circle draws a circle round a point.
func (p *Page) Circle(x, y, radius float64, paint Paint) {
	p.Rect(x-radius, y-radius, 2*radius, 2*radius, radius, paint)
}

// paint sets colors and opacity, draws the outline and paints it.
func (p *Page) paint(paint Paint, outline func()) {
	fills, strokes := paint.Fill.A > 0, paint.Stroke.A > 0 && paint.Width > 0
	if !fills && !strokes {
		return
	}
	if fills && strokes && paint.Fill.A != paint.Stroke.A { // one opacity at a time
		p.paint(Paint{Fill: paint.Fill}, outline)
		paint.Fill, fills = color.NRGBA{}, false
	}
	alpha := paint.Stroke.A
	if fills {
		alpha = paint.Fill.A
	}
	state := alpha < 255 || strokes && paint.Round
	if state {
		p.put("q ")
	}
	if alpha < 255 {
		p.put(p.doc.opacityName(alpha), " gs ")
	}
	if fills {
		p.setFill(paint.Fill)
	}
	if strokes {
		p.setStroke(paint.Stroke, paint.Width)
		if paint.Round {
			p.put("1 J 1 j ")
		}
	}
	outline()
	switch {
	case fills && strokes:
		p.put("B\n")
	case fills:
		p.put("f\n")
	default:
		p.put("S\n")
	}
	if state {
		p.put("Q\n")
		p.fill, p.stroke = "", ""
	}
}

func (p *Page) setFill(c color.NRGBA) {
	if s := rgb(c) + " rg "; s != p.fill {
		p.put(s)
		p.fill = s
	}
}

func (p *Page) setStroke(c color.NRGBA, width float64) {
	if s := rgb(c) + " RG " + number(width) + " w "; s != p.stroke {
		p.put(s)
		p.stroke = s
	}
}

func rgb(c color.NRGBA) string {
	share := func(v uint8) string { return number(float64(v) / 255) }
	return share(c.R) + " " + share(c.G) + " " + share(c.B)
}

// number writes a number with at most three decimals, never with an exponent. What is no number becomes 0.
func number(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "0"
	}
	n := math.Round(v * 1000)
	if n == 0 {
		return "0"
	}
	return strconv.FormatFloat(n/1000, 'f', -1, 64)
}
