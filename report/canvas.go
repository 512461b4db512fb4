package report

import (
	"image/color"
	"math"

	"milepost/chart"
	"milepost/report/pdf"
)

// The colours of paper: that of the light window, on white.
var (
	white      = rgb(0xFFFFFF)
	ink        = rgb(0x1D2127)
	ink2       = rgb(0x4E545E)
	ink3       = rgb(0x666C76)
	edge       = rgb(0x928C83)
	lineStrong = rgb(0xCFCAC2)
	accent     = rgb(0x2F5FD0)
	thread     = rgb(0xB9B4AB)
)

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

// faded is a colour with a share of its opacity, in per cent.
func faded(c color.NRGBA, share int) color.NRGBA {
	c.A = uint8(share * 255 / 100)
	return c
}

var paperColors = map[chart.Color]color.NRGBA{
	chart.Page: white, chart.Card: white, chart.Raised: white, chart.Past: white, chart.OnAccent: white,
	chart.Sunken: rgb(0xF5F3F0), chart.Sunken2: rgb(0xEBE8E3), chart.Line: rgb(0xE9E6E1),
	chart.LineStrong: lineStrong, chart.Grid: lineStrong, chart.RadarRing: lineStrong, chart.Edge: edge,
	chart.Ink: ink, chart.Ink2: ink2, chart.Ink3: ink2,
	chart.Accent: accent, chart.AccentSoft: rgb(0xE8EEFB), chart.AccentInk: rgb(0x254FB3), chart.Bar: rgb(0x6F90DE),
	chart.Warn: rgb(0xCB7D12), chart.WarnSoft: rgb(0xFBF0DD), chart.WarnInk: rgb(0x8A4F00),
	chart.Thread: thread, chart.DiscInk: rgb(0x3A3F49),
	chart.Wash: faded(accent, 13), chart.Shade: faded(ink, 7), chart.ThreadDone: faded(thread, 55),
}

var (
	discColors   = [...]uint32{0xE4DCEB, 0xD9E5EC, 0xE9E1D2, 0xD8E6DC, 0xF0DDD6, 0xDDE1F0, 0xE6E3DA, 0xE8DCE2}
	ratingColors = [...]uint32{0xFFFFFF, 0xF3ECDC, 0xC2DCCD, 0x89BFC3, 0x4E98B6, 0x1B5480}
	ratingInks   = [...]uint32{0x666C76, 0x1D2127, 0x1D2127, 0x1D2127, 0x11181F, 0xFFFFFF}
)

// paint is a named colour on paper; one that paper does not know is ink, so that it is seen.
func paint(c chart.Color) color.NRGBA {
	if v, ok := paperColors[c]; ok {
		return v
	}
	if i, ok := c.Disc(); ok {
		return rgb(discColors[i])
	}
	if i, ok := c.Rating(); ok {
		return rgb(ratingColors[i])
	}
	if i, ok := c.RatingInk(); ok {
		return rgb(ratingInks[i])
	}
	return ink
}

// canvas is a part of a page that pictures are drawn on.
type canvas struct {
	sheet *sheet
	room  chart.Box // on the page
}

var _ chart.Canvas = (*canvas)(nil)

// ruler measures for pictures before there is a page.
type ruler struct{ press *press }

// Style is that of paper.
func (r ruler) Style() chart.Style { return chart.Paper }

// TextWidth is the width of a line of text.
func (r ruler) TextWidth(text string, st chart.TextStyle) float64 {
	return r.press.doc.Width(r.press.style(st.Weight, st.Size, chart.Ink), text)
}

// Style is that of paper.
func (c *canvas) Style() chart.Style { return chart.Paper }

// TextWidth is the width of a line of text.
func (c *canvas) TextWidth(text string, st chart.TextStyle) float64 {
	return ruler{c.sheet.press}.TextWidth(text, st)
}

// Size is the room there is.
func (c *canvas) Size() (w, h float64) { return c.room.W, c.room.H }

func (c *canvas) at(p chart.Point) pdf.Point { return pdf.Point{X: c.room.X + p.X, Y: c.room.Y + p.Y} }

// Rect fills a rectangle with round corners.
func (c *canvas) Rect(r chart.Box, radius float64, fill chart.Color) {
	c.sheet.page.Rect(c.room.X+r.X, c.room.Y+r.Y, r.W, r.H, radius, pdf.Paint{Fill: paint(fill)})
}

// Circle fills a disc.
func (c *canvas) Circle(middle chart.Point, radius float64, fill chart.Color) {
	p := c.at(middle)
	c.sheet.page.Circle(p.X, p.Y, radius, pdf.Paint{Fill: paint(fill)})
}

// Poly fills a polygon with round corners.
func (c *canvas) Poly(points []chart.Point, radius float64, fill chart.Color) {
	placed := c.all(points)
	if radius <= 0 || len(points) < 3 {
		c.sheet.page.Polygon(placed, pdf.Paint{Fill: paint(fill)})
		return
	}
	c.sheet.page.Path(rounded(placed, radius), pdf.Paint{Fill: paint(fill)})
}

func (c *canvas) all(points []chart.Point) []pdf.Point {
	out := make([]pdf.Point, len(points))
	for i, p := range points {
		out[i] = c.at(p)
	}
	return out
}

// rounded is a polygon whose corners are curves that begin and end radius away from them, or half an edge.
func rounded(points []pdf.Point, radius float64) *pdf.Path {
	path := &pdf.Path{}
	toward := func(from, to pdf.Point) pdf.Point {
		d := math.Hypot(to.X-from.X, to.Y-from.Y)
		if d == 0 {
			return from
		}
		k := min(radius, d/2) / d
		return pdf.Point{X: from.X + (to.X-from.X)*k, Y: from.Y + (to.Y-from.Y)*k}
	}
	n := len(points)
	for i, corner := range points {
		in, out := toward(corner, points[(i+n-1)%n]), toward(corner, points[(i+1)%n])
		if i == 0 {
			path.MoveTo(in.X, in.Y)
		} else {
			path.LineTo(in.X, in.Y)
		}
		guide := func(end pdf.Point) pdf.Point {
			return pdf.Point{X: end.X + (corner.X-end.X)*2/3, Y: end.Y + (corner.Y-end.Y)*2/3}
		}
		a, b := guide(in), guide(out)
		path.CurveTo(a.X, a.Y, b.X, b.Y, out.X, out.Y)
	}
	path.Close()
	return path
}

// Outline draws the edges of a polygon.
func (c *canvas) Outline(points []chart.Point, width float64, color chart.Color) {
	c.sheet.page.Polygon(c.all(points), pdf.Paint{Stroke: paint(color), Width: width, Round: true})
}

// Line draws a straight line.
func (c *canvas) Line(a, b chart.Point, width float64, color chart.Color) {
	p, q := c.at(a), c.at(b)
	c.sheet.page.Line(p.X, p.Y, q.X, q.Y, paint(color), width)
}

// Curves draws curves one after the other.
func (c *canvas) Curves(curves []chart.Curve) {
	for _, k := range curves {
		a, c1, c2, b := c.at(k.A), c.at(k.C1), c.at(k.C2), c.at(k.B)
		var path pdf.Path
		path.MoveTo(a.X, a.Y)
		path.CurveTo(c1.X, c1.Y, c2.X, c2.Y, b.X, b.Y)
		c.sheet.page.Path(&path, pdf.Paint{Stroke: paint(k.Color), Width: k.Width})
	}
}

// Raised draws a plate with a hairline: paper has no shadows.
func (c *canvas) Raised(r chart.Box, radius float64) {
	c.sheet.page.Rect(c.room.X+r.X, c.room.Y+r.Y, r.W, r.H, radius, pdf.Paint{Fill: white, Stroke: edge, Width: 0.4})
}

// Text draws one line.
func (c *canvas) Text(text string, st chart.TextStyle, at chart.Point, align chart.Align, color chart.Color) {
	style := c.sheet.style(st.Weight, st.Size, color)
	x := c.room.X + at.X
	switch w := c.sheet.doc.Width(style, text); align {
	case chart.Center:
		x -= w / 2
	case chart.Right:
		x -= w
	}
	c.sheet.page.Text(x, c.room.Y+at.Y+baseline*st.Size, style, text)
}
