package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"milepost/chart"
	"milepost/ui/theme"
)

// drawing is the canvas that pictures are drawn on in the window. Shapes keep to whole units, because the painters of
// the toolkit round fractions differently, and none has a stroke.
type drawing struct {
	chartMeasure
	pen     *Pen
	palette *theme.Palette
	w, h    float32
	plates  *tileRaster // what tiles are painted on; nil until there are some
}

var (
	_ chart.Canvas = (*drawing)(nil)
	_ chart.Tiler  = (*drawing)(nil)
)

// newDrawing is an empty drawing of a size in the palette in force.
func newDrawing(w, h float32) *drawing {
	return &drawing{pen: NewPen(), palette: theme.Current(), w: w, h: h}
}

// chartMeasure answers what a picture asks before it is drawn.
type chartMeasure struct{}

var _ chart.Measure = chartMeasure{}

// Style is that of the screen.
func (chartMeasure) Style() chart.Style { return chart.Screen }

// TextWidth measures as the window draws.
func (chartMeasure) TextWidth(text string, st chart.TextStyle) float64 {
	return float64(chartStyle(st).Width(oneLine.Replace(text)))
}

func chartStyle(st chart.TextStyle) Style {
	weights := [...]theme.Weight{
		chart.Regular: theme.Regular, chart.Medium: theme.Medium, chart.SemiBold: theme.SemiBold, chart.Display: theme.Display,
	}
	return Style{float32(st.Size), weights[st.Weight]}
}

// Size is the size of the drawing in units.
func (d *drawing) Size() (w, h float64) { return float64(d.w), float64(d.h) }

// Rect draws a rectangle whose edges are on whole units.
func (d *drawing) Rect(r chart.Box, radius float64, fill chart.Color) {
	x, y := round(float32(r.X)), round(float32(r.Y))
	w, h := round(float32(r.Right()))-x, round(float32(r.Bottom()))-y
	if w <= 0 || h <= 0 {
		return
	}
	d.pen.Rect(x, y, w, h, float32(radius), d.color(fill))
}

// Circle draws a disc.
func (d *drawing) Circle(middle chart.Point, radius float64, fill chart.Color) {
	d.pen.Dot(round(float32(middle.X)), round(float32(middle.Y)), float32(radius), d.color(fill))
}

// Poly draws a polygon.
func (d *drawing) Poly(points []chart.Point, radius float64, fill chart.Color) {
	if len(points) < 3 {
		return
	}
	d.pen.Poly(positions(points), d.color(fill), float32(radius))
}

// Outline draws a line along every edge.
func (d *drawing) Outline(points []chart.Point, width float64, c chart.Color) {
	if ink := d.color(c); ink.A > 0 {
		d.pen.Outline(positions(points), float32(width), ink)
	}
}

// Line draws a line; an upright or level one as a rectangle, which is crisper.
func (d *drawing) Line(a, b chart.Point, width float64, c chart.Color) {
	switch {
	case a.X == b.X:
		d.Rect(chart.Box{X: a.X - width/2, Y: min(a.Y, b.Y), W: width, H: max(a.Y, b.Y) - min(a.Y, b.Y)}, 0, c)
	case a.Y == b.Y:
		d.Rect(chart.Box{X: min(a.X, b.X), Y: a.Y - width/2, W: max(a.X, b.X) - min(a.X, b.X), H: width}, 0, c)
	default:
		d.pen.Line(float32(a.X), float32(a.Y), float32(b.X), float32(b.Y), float32(width), d.color(c))
	}
}

// Curves draws all curves as one raster.
func (d *drawing) Curves(curves []chart.Curve) {
	if len(curves) == 0 {
		return
	}
	strips := make([]strip, len(curves))
	for i, c := range curves {
		strips[i] = strip{c, d.color(c.Color)}
	}
	d.pen.putThreads(strips, d.w, d.h)
}

// Raised draws a floating plate with a shadow.
func (d *drawing) Raised(r chart.Box, radius float64) {
	frame := shadowed(Framed(d.palette.Raised, d.palette.Line, 1, float32(radius)),
		canvas.Shadow{Color: d.palette.Floating, BlurRadius: 18, Offset: fyne.NewPos(0, 6), Spread: -4})
	d.pen.Put(frame, round(float32(r.X)), round(float32(r.Y)), round(float32(r.W)), round(float32(r.H)))
}

// Text draws a line of text.
func (d *drawing) Text(text string, st chart.TextStyle, at chart.Point, align chart.Align, c chart.Color) {
	aligns := [...]fyne.TextAlign{chart.Left: fyne.TextAlignLeading, chart.Center: fyne.TextAlignCenter, chart.Right: fyne.TextAlignTrailing}
	d.pen.Text(text, chartStyle(st), d.color(c), float32(at.X), float32(at.Y), aligns[align])
}

// color looks a name up in the palette.
func (d *drawing) color(c chart.Color) color.NRGBA {
	if i, ok := c.Disc(); ok {
		return d.palette.Disc[i]
	}
	if i, ok := c.Rating(); ok {
		return d.palette.Rating[i]
	}
	if i, ok := c.RatingInk(); ok {
		return d.palette.RatingInk[i]
	}
	return d.named(c)
}

func (d *drawing) named(c chart.Color) color.NRGBA {
	p := d.palette
	switch c {
	case chart.Wash:
		return theme.Alpha(p.Accent, 0.16)
	case chart.Past:
		return theme.Over(theme.Alpha(p.Sunken, 0.7), p.Card)
	case chart.Grid:
		return theme.Alpha(p.Line, 0.75)
	case chart.ThreadDone:
		return theme.Alpha(p.Thread, 0.55)
	case chart.Shade:
		return theme.Alpha(p.Ink, 0.07)
	case chart.RadarRing:
		if !p.Dark {
			return color.NRGBA{}
		}
		return p.Line
	}
	return map[chart.Color]color.NRGBA{
		chart.Page: p.Page, chart.Card: p.Card, chart.Sunken: p.Sunken, chart.Sunken2: p.Sunken2, chart.Raised: p.Raised,
		chart.Line: p.Line, chart.LineStrong: p.LineStrong, chart.Edge: p.Edge,
		chart.Ink: p.Ink, chart.Ink2: p.Ink2, chart.Ink3: p.Ink3,
		chart.Accent: p.Accent, chart.AccentSoft: p.AccentSoft, chart.AccentInk: p.AccentInk, chart.OnAccent: p.OnAccent,
		chart.Bar: p.Bar, chart.Warn: p.Warn, chart.WarnSoft: p.WarnSoft, chart.WarnInk: p.WarnInk,
		chart.Thread: p.Thread, chart.DiscInk: p.DiscInk,
	}[c]
}

func positions(points []chart.Point) []fyne.Position {
	out := make([]fyne.Position, len(points))
	for i, p := range points {
		out[i] = fyne.NewPos(float32(p.X), float32(p.Y))
	}
	return out
}
