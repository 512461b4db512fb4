package report

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"

	"milepost/chart"
	"milepost/report/pdf"
	"milepost/resources"
)

// Paper is a size of sheets.
type Paper string

// Sizes of sheets; any other is A4.
const (
	A4     Paper = "a4"
	Letter Paper = "letter"
)

// format is the geometry of a sheet.
type format struct {
	width, height float64
	block         float64 // height of the text block
}

const (
	blockWidth = 486.0
	blockTop   = 66.0
	sideWidth  = 112.5 // of the side head
	wideLeft   = 124.5 // where what stands beside it begins
	wideWidth  = 361.5
	halfLeft   = 255.0
	halfWidth  = 231.0
	thirdPitch = 166.0
	thirdWidth = 154.0
	// baseline lies this share of the size below the middle of a line, for every script
	baseline = 0.364
)

func formatOf(p Paper) format {
	if p == Letter {
		return format{width: 612, height: 792, block: 666}
	}
	return format{width: 595.28, height: 841.89, block: 714}
}

func (f format) margin() float64 { return (f.width - blockWidth) / 2 }

// faces are the program's own, read once.
var faces = sync.OnceValues(func() (map[chart.Weight]*pdf.Face, error) {
	out := map[chart.Weight]*pdf.Face{}
	for _, f := range []struct {
		weight chart.Weight
		name   string
		data   []byte
	}{
		{chart.Regular, "MilepostSans-Regular", resources.FontRegular()},
		{chart.Medium, "MilepostSans-Medium", resources.FontMedium()},
		{chart.SemiBold, "MilepostSans-SemiBold", resources.FontSemiBold()},
		{chart.Display, "MilepostSans-Display", resources.FontDisplay()},
	} {
		face, err := pdf.ParseFace(f.name, f.data)
		if err != nil {
			return nil, fmt.Errorf("the program's own font: %w", err)
		}
		out[f.weight] = face
	}
	return out, nil
})

// press is what one document is made with.
type press struct {
	doc    *pdf.Document
	words  *Words
	faces  map[chart.Weight]*pdf.Face
	format format
}

func newPress(o pdf.Options, words *Words, paper Paper) (*press, error) {
	f, err := faces()
	if err != nil {
		return nil, err
	}
	o.Producer, o.Language = "Milepost", words.Language
	o.ReplacementColor = ink3
	o.Replacement = func(script string) string { return "[" + words.Say(scriptKey(script)) + "]" }
	return &press{doc: pdf.New(o), words: words, faces: f, format: formatOf(paper)}, nil
}

func (p *press) style(w chart.Weight, size float64, c chart.Color) pdf.Style {
	return pdf.Style{Face: p.faces[w], Size: size, Color: paint(c)}
}

// step is a step of the type scale.
type step struct {
	size, leading float64
	weight        chart.Weight
	color         chart.Color
}

// The type scale.
var (
	nameStep     = step{36, 42, chart.Display, chart.Ink}
	longNameStep = step{24, 30, chart.Display, chart.Ink}
	leadStep     = step{17, 24, chart.Display, chart.Ink}
	findingStep  = step{13.5, 18, chart.Display, chart.Ink}
	goalStep     = step{10.5, 15, chart.SemiBold, chart.Ink}
	rowStep      = step{9, 12, chart.Regular, chart.Ink}
	smallStep    = step{8.5, 12, chart.Regular, chart.Ink}
	captionStep  = step{7.5, 12, chart.Regular, chart.Ink2}
	captionWrap  = step{7.5, 10.5, chart.Regular, chart.Ink2}
)

func (s step) bold() step   { s.weight = chart.SemiBold; return s }
func (s step) medium() step { s.weight = chart.Medium; return s }
func (s step) in(c chart.Color) step {
	s.color = c
	return s
}

func (p *press) pdfStyle(s step) pdf.Style { return p.style(s.weight, s.size, s.color) }

func (p *press) width(s step, text string) float64 { return p.doc.Width(p.pdfStyle(s), text) }

func (p *press) wrap(s step, text string, width float64) []string {
	return p.doc.Wrap(p.pdfStyle(s), text, width)
}

func (p *press) balance(s step, text string, width float64) []string {
	return p.doc.Balance(p.pdfStyle(s), text, width)
}

// atMost is the first lines of a text; where there are more, the last of them is ended with an ellipsis.
func (p *press) atMost(s step, lines []string, n int, width float64) []string {
	if len(lines) <= n {
		return lines
	}
	out := slices.Clone(lines[:n])
	out[n-1] = p.fit(s, out[n-1]+" …", width)
	return out
}

// fit is a text in one line, ended with an ellipsis where it is too wide.
func (p *press) fit(s step, text string, width float64) string {
	if p.width(s, text) <= width {
		return text
	}
	runes := []rune(text)
	cut := func(n int) string { return strings.TrimRight(string(runes[:n]), " ,.") + "…" }
	n := sort.Search(len(runes), func(n int) bool { return p.width(s, cut(n)) > width }) - 1
	for n > 0 && unicode.Is(unicode.M, runes[n]) { // no letter without its marks
		n--
	}
	if n < 1 {
		return ""
	}
	return cut(n)
}

// sheet is one page with the geometry of its text block.
type sheet struct {
	*press
	page *pdf.Page
}

func (s *sheet) x(x float64) float64 { return s.format.margin() + x }

// text writes a line whose box begins at top, and gives back its width.
func (s *sheet) text(x, top float64, st step, text string) float64 {
	return s.page.Text(s.x(x), blockTop+top+st.leading/2+baseline*st.size, s.pdfStyle(st), text)
}

// textRight writes a line that ends at x.
func (s *sheet) textRight(x, top float64, st step, text string) {
	s.text(x-s.width(st, text), top, st, text)
}

// lines writes lines below one another and gives back their height.
func (s *sheet) lines(x, top float64, st step, lines []string) float64 {
	for i, l := range lines {
		s.text(x, top+float64(i)*st.leading, st, l)
	}
	return height(st, lines)
}

func height(st step, lines []string) float64 { return st.leading * float64(len(lines)) }

func (s *sheet) line(x1, y1, x2, y2, width float64, c chart.Color) {
	s.page.Line(s.x(x1), blockTop+y1, s.x(x2), blockTop+y2, paint(c), width)
}

// rule draws the hairline between rows.
func (s *sheet) rule(x1, x2, y float64) { s.line(x1, y, x2, y, 0.4, chart.Edge) }

func (s *sheet) rect(x, y, w, h, radius float64, c chart.Color) {
	s.page.Rect(s.x(x), blockTop+y, w, h, radius, pdf.Paint{Fill: paint(c)})
}

func (s *sheet) disc(x, y, r float64, c chart.Color) {
	s.page.Circle(s.x(x), blockTop+y, r, pdf.Paint{Fill: paint(c)})
}

// ring is a circle filled white whose line lies inside the radius.
func (s *sheet) ring(x, y, r, width float64, c chart.Color) {
	s.page.Circle(s.x(x), blockTop+y, r-width/2, pdf.Paint{Fill: white, Stroke: paint(c), Width: width})
}

func (s *sheet) polygon(c chart.Color, points ...pdf.Point) {
	s.page.Polygon(s.placed(points), pdf.Paint{Fill: paint(c)})
}

func (s *sheet) placed(points []pdf.Point) []pdf.Point {
	out := make([]pdf.Point, len(points))
	for i, p := range points {
		out[i] = pdf.Point{X: s.x(p.X), Y: blockTop + p.Y}
	}
	return out
}

func (s *sheet) diamond(x, y, r float64, c chart.Color) {
	s.polygon(c, pdf.Point{X: x, Y: y - r}, pdf.Point{X: x + r, Y: y}, pdf.Point{X: x, Y: y + r}, pdf.Point{X: x - r, Y: y})
}

// check is a disc with a tick: done.
func (s *sheet) check(x, y float64) {
	s.disc(x, y, 4.2, chart.Accent)
	var path pdf.Path
	for i, p := range s.placed([]pdf.Point{{X: x - 1.9, Y: y + 0.1}, {X: x - 0.5, Y: y + 1.5}, {X: x + 2, Y: y - 1.4}}) {
		if i == 0 {
			path.MoveTo(p.X, p.Y)
		} else {
			path.LineTo(p.X, p.Y)
		}
	}
	s.page.Path(&path, pdf.Paint{Stroke: white, Width: 1.1, Round: true})
}

// flagWidth is the room of the triangle before words of attention.
const flagWidth = 9

// flag writes words of attention that end at x, with their triangle.
func (s *sheet) flag(x, top float64, st step, text string) {
	st = st.bold().in(chart.WarnInk)
	left := x - s.width(st, text)
	s.text(left, top, st, text)
	left, y := left-flagWidth, top+st.leading/2-3.2
	s.page.Polygon(s.placed([]pdf.Point{{X: left + 3.3, Y: y + 0.5}, {X: left + 6.1, Y: y + 5.5}, {X: left + 0.5, Y: y + 5.5}}),
		pdf.Paint{Fill: white, Stroke: paint(chart.Warn), Width: 1, Round: true})
}

// bar shows a share from 0 to 1.
func (s *sheet) bar(x, y, width, share float64) {
	s.rect(x, y, width, 5, 2.5, chart.Sunken2)
	if share > 0 {
		s.rect(x, y, max(5, width*min(1, share)), 5, 2.5, chart.Accent)
	}
}

// picture draws a chart.
func (s *sheet) picture(p chart.Picture, x, y, w, h float64) {
	p.Draw(&canvas{s, chart.Box{X: s.x(x), Y: blockTop + y, W: w, H: h}})
}
