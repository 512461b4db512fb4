package report

import (
	"io"

	"milepost/chart"
	"milepost/model"
	"milepost/report/pdf"
)

// WeaveSheet is the weave for paper, in words.
type WeaveSheet struct {
	Title    string // "Where Team North is headed"
	Author   string
	Sentence string // what it says of the people
	Weave    chart.Weave
	Page     func(n, of int) string // "sheet 2 of 3"
	Foot     string
}

// The sheet of the weave, across. The picture is composed for a screen and drawn smaller, so that paper shows the same.
const (
	weaveMargin = 42.0
	weaveTop    = 92.0 // of the picture
	weaveBottom = 60.0
	weaveScale  = 0.64
)

// Weave writes the weave as PDF on sheets across: as many as the rows need, each with the milestones of the team above. The
// same values give the same bytes. The warnings are those of Review.
func Weave(w io.Writer, sheet WeaveSheet, words Words, o Options) (warnings []*model.Problem, err error) {
	p, err := newPress(pdf.Options{Title: unbreak(sheet.Title), Author: sheet.Author, Created: o.Created}, &words, o.Paper)
	if err != nil {
		return nil, err
	}
	p.format.width, p.format.height = p.format.height, p.format.width
	for i := range sheet.Weave.People {
		x := &sheet.Weave.People[i]
		x.Name, x.Short = p.printable(x.Name, x.Short, nil)
	}
	pages := p.weavePages(&sheet.Weave)
	for i, people := range pages {
		one := sheet
		one.Weave.People = people
		p.printWeave(&one, i+1, len(pages))
	}
	if _, err := p.doc.WriteTo(w); err != nil {
		return nil, err
	}
	return p.warnings(), nil
}

// weaveRoom is where the picture stands on the sheet.
func (p *press) weaveRoom() chart.Box {
	return chart.Box{X: weaveMargin, Y: weaveTop, W: p.format.width - 2*weaveMargin, H: p.format.height - weaveTop - weaveBottom}
}

// weavePages shares the rows among sheets; there is always one.
func (p *press) weavePages(w *chart.Weave) [][]chart.WeavePerson {
	room := p.weaveRoom()
	fits := func(n int) bool {
		one := *w
		one.People = w.People[:n]
		return one.HeightFor(ruler{p}, room.W/weaveScale) <= room.H/weaveScale
	}
	most := len(w.People)
	for most > 1 && !fits(most) {
		most--
	}
	if most == len(w.People) {
		return [][]chart.WeavePerson{w.People}
	}
	var out [][]chart.WeavePerson
	for rest := w.People; len(rest) > 0; {
		n := min(most, len(rest))
		out, rest = append(out, rest[:n]), rest[n:]
	}
	return out
}

func (p *press) printWeave(w *WeaveSheet, n, of int) {
	s := &sheet{p, p.doc.AddPage(p.format.width, p.format.height)}
	// a sheet writes from the block of an upright page
	x := func(v float64) float64 { return v - p.format.margin() }
	width := p.format.width - 2*weaveMargin
	s.text(x(weaveMargin), 40-blockTop, findingStep, p.fit(findingStep, w.Title, width-120))
	s.text(x(weaveMargin), 62-blockTop, smallStep, p.fit(smallStep, w.Sentence, width))
	if of > 1 {
		s.textRight(x(p.format.width-weaveMargin), 40-blockTop, captionStep, w.Page(n, of))
	}
	w.Weave.Draw(&scaled{canvas{s, p.weaveRoom()}, weaveScale})
	legend := chart.Box{X: weaveMargin, Y: p.format.height - weaveBottom + 4, W: width, H: 20}
	w.Weave.Legend.Draw(&scaled{canvas{s, legend}, weaveScale})
	s.text(x(weaveMargin), p.format.height-32-blockTop, captionStep, p.fit(captionStep, w.Foot, width))
}

// scaled is a canvas for a picture that is composed for a screen: everything is drawn smaller.
type scaled struct {
	canvas canvas
	k      float64
}

var _ chart.Canvas = (*scaled)(nil)

// Style is that of a screen: the picture is the same.
func (c *scaled) Style() chart.Style { return chart.Screen }

// TextWidth is the width of a line of text, before it is made smaller.
func (c *scaled) TextWidth(text string, st chart.TextStyle) float64 {
	return c.canvas.TextWidth(text, c.style(st)) / c.k
}

// Size is the room there is, as if nothing was made smaller.
func (c *scaled) Size() (w, h float64) { return c.canvas.room.W / c.k, c.canvas.room.H / c.k }

func (c *scaled) style(st chart.TextStyle) chart.TextStyle {
	return chart.TextStyle{Size: st.Size * c.k, Weight: st.Weight}
}

func (c *scaled) point(p chart.Point) chart.Point { return chart.Point{X: p.X * c.k, Y: p.Y * c.k} }

func (c *scaled) box(b chart.Box) chart.Box {
	return chart.Box{X: b.X * c.k, Y: b.Y * c.k, W: b.W * c.k, H: b.H * c.k}
}

func (c *scaled) points(points []chart.Point) []chart.Point {
	out := make([]chart.Point, len(points))
	for i, p := range points {
		out[i] = c.point(p)
	}
	return out
}

// Rect fills a rectangle with round corners.
func (c *scaled) Rect(r chart.Box, radius float64, fill chart.Color) {
	c.canvas.Rect(c.box(r), radius*c.k, fill)
}

// Circle fills a disc.
func (c *scaled) Circle(middle chart.Point, radius float64, fill chart.Color) {
	c.canvas.Circle(c.point(middle), radius*c.k, fill)
}

// Poly fills a polygon with round corners.
func (c *scaled) Poly(points []chart.Point, radius float64, fill chart.Color) {
	c.canvas.Poly(c.points(points), radius*c.k, fill)
}

// Outline draws the edges of a polygon.
func (c *scaled) Outline(points []chart.Point, width float64, color chart.Color) {
	c.canvas.Outline(c.points(points), width*c.k, color)
}

// Line draws a straight line.
func (c *scaled) Line(a, b chart.Point, width float64, color chart.Color) {
	c.canvas.Line(c.point(a), c.point(b), width*c.k, color)
}

// Curves draws curves one after the other.
func (c *scaled) Curves(curves []chart.Curve) {
	out := make([]chart.Curve, len(curves))
	for i, q := range curves {
		out[i] = chart.Curve{A: c.point(q.A), C1: c.point(q.C1), C2: c.point(q.C2), B: c.point(q.B), Width: q.Width * c.k, Color: q.Color}
	}
	c.canvas.Curves(out)
}

// Raised draws a plate with a hairline.
func (c *scaled) Raised(r chart.Box, radius float64) { c.canvas.Raised(c.box(r), radius*c.k) }

// Text draws one line.
func (c *scaled) Text(text string, st chart.TextStyle, at chart.Point, align chart.Align, color chart.Color) {
	c.canvas.Text(text, c.style(st), c.point(at), align, color)
}
