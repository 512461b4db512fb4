package chart

import (
	"math"
	"strings"

	"milepost/model"
)

// CoverageTone says how a cell of a coverage matrix is filled. The words carry the meaning, the fill only helps.
type CoverageTone int

// Tones of a cell.
const (
	TonePart CoverageTone = iota // contributes, learns, backs up
	ToneLead
	ToneLate
	ToneDone
)

// CoverageColumn is one strategic milestone.
type CoverageColumn struct {
	ID    model.ID
	Title string
	Sub   string // the day
	Foot  string // how many grow into it
	Bare  bool   // nobody does
}

// CoverageCell is what ties a rep to a milestone; without a role it is an open place.
type CoverageCell struct {
	ID    model.ID // of the link, or of the open place
	Role  string
	Title string
	Tone  CoverageTone
	Label string // in words, for a screen reader
}

// CoverageLine is one rep.
type CoverageLine struct {
	ID       model.ID
	Name     string
	Short    string
	Initials string
	Disc     int
	Cells    []CoverageCell
	Serves   string
	Bare     bool // serves nothing
}

// Coverage is reps against milestones. Where not all columns fit, it begins with First, and says how many are left out
// on either side. With more lines than Most it begins with Top; the titles and the last line stay in sight.
type Coverage struct {
	Columns []CoverageColumn
	Lines   []CoverageLine
	First   int
	Top     int
	Most    int    // lines side by side with the titles; 0: all
	Serves  string // title of the last column
	Growing string // title of the last line; empty: there is none
	Earlier func(n int) string
	Later   func(n int) string
	Above   func(n int) string
	Below   func(n int) string
}

type coverageLook struct {
	head, row, foot    float64 // heights
	strip              float64 // of the line that says how many lines are left out
	disc, name, last   float64 // of a disc; width of the names and of the last column
	column             float64 // the least width of a column
	gap, inset         float64
	title, sub, strong TextStyle
}

func coverageLookOf(s Style, w float64) coverageLook {
	if s == Paper {
		return coverageLook{
			head: 32, row: 30, foot: 22, strip: 14, disc: 15, name: 96, last: 46, column: 84, gap: 4, inset: 5,
			title: TextStyle{8.5, Medium}, sub: TextStyle{7.5, Regular}, strong: TextStyle{8.5, SemiBold},
		}
	}
	l := coverageLook{
		head: 56, row: 54, foot: 52, strip: 26, disc: 28, name: 186, last: 100, column: 128, gap: 8, inset: 10,
		title: TextStyle{13, Medium}, sub: TextStyle{12, Regular}, strong: TextStyle{13, SemiBold},
	}
	if w < 760 {
		l.name, l.last, l.column = 116, 78, 96
	}
	return l
}

// fit is how many columns stand side by side, and their width with the gap.
func (g Coverage) fit(look coverageLook, w float64) (n int, pitch float64) {
	room := w - look.name - look.last
	n = max(1, min(len(g.Columns), int(room/(look.column+look.gap))))
	return n, room / float64(n)
}

// Shown are the columns drawn at a width: from the first to before the second.
func (g Coverage) Shown(s Style, w float64) (from, to int) {
	n, _ := g.fit(coverageLookOf(s, w), w)
	from = min(max(0, g.First), max(0, len(g.Columns)-n))
	return from, min(len(g.Columns), from+n)
}

// ShownLines are the lines drawn: from the first to before the second.
func (g Coverage) ShownLines() (from, to int) {
	if g.Most == 0 || len(g.Lines) <= g.Most {
		return 0, len(g.Lines)
	}
	from = min(max(0, g.Top), len(g.Lines)-g.Most)
	return from, from + g.Most
}

// folded says whether some lines are left out.
func (g Coverage) folded() bool {
	from, to := g.ShownLines()
	return to-from < len(g.Lines)
}

// HeightFor does not depend on the words.
func (g Coverage) HeightFor(m Measure, w float64) float64 {
	look := coverageLookOf(m.Style(), w)
	from, to := g.ShownLines()
	h := look.head + look.row*float64(to-from)
	if g.folded() {
		h += 2 * look.strip
	}
	if g.Growing != "" {
		h += look.foot
	}
	return h
}

// Draw draws the matrix.
func (g Coverage) Draw(c Canvas) []Hit {
	w, _ := c.Size()
	look := coverageLookOf(c.Style(), w)
	from, to := g.Shown(c.Style(), w)
	_, pitch := g.fit(look, w)
	h := newHits(c)
	for i := from; i < to; i++ {
		g.column(c, h, look, g.Columns[i], Box{look.name + float64(i-from)*pitch, 0, pitch, look.head})
	}
	g.aside(c, h, look, from, to, w)
	first, last := g.ShownLines()
	y := look.head
	if g.folded() {
		g.strip(c, h, look, first, KindAbove, g.Above, Box{0, y, w, look.strip})
		y += look.strip
	}
	for i := first; i < last; i++ {
		c.Rect(Box{0, y, w, 1}, 0, Line)
		g.line(c, h, look, &g.Lines[i], from, to, Box{0, y, w, look.row}, pitch)
		y += look.row
	}
	if g.folded() {
		c.Rect(Box{0, y, w, 1}, 0, Line)
		g.strip(c, h, look, len(g.Lines)-last, KindBelow, g.Below, Box{0, y, w, look.strip})
		y += look.strip
	}
	if g.Growing != "" {
		c.Rect(Box{0, y, w, 1}, 0, LineStrong)
		label(c, fit(c, g.Growing, look.title, look.name-look.gap), look.title, Point{0, y + look.foot/2}, Left, Ink2)
		for i := from; i < to; i++ {
			g.under(c, look, g.Columns[i], Box{look.name + float64(i-from)*pitch, y, pitch, look.foot})
		}
	}
	return h.list
}

func (g Coverage) column(c Canvas, h *hits, look coverageLook, col CoverageColumn, b Box) {
	mark, middle := look.title.Size*0.42, look.head*0.36
	diamond(c, Point{b.X + look.inset + mark - 4, middle}, mark, Ink2)
	x := b.X + look.inset + 2*mark + 2
	room := b.Right() - x - look.gap
	title := fit(c, col.Title, look.title, room)
	label(c, title, look.title, Point{x, middle}, Left, Ink)
	label(c, fit(c, col.Sub, look.sub, room), look.sub, Point{x, middle + look.sub.Size*1.4}, Left, quiet(c))
	h.add(KindStrategic, col.ID, Box{b.X + look.inset - 4, 2, b.W - look.gap, look.head - 4}, col.Title+", "+col.Sub)
}

// strip says how many lines are left out on one side; with none it stays empty, so that nothing jumps.
func (g Coverage) strip(c Canvas, h *hits, look coverageLook, n int, kind Kind, say func(int) string, b Box) {
	if n == 0 {
		return
	}
	text := fit(c, say(n), look.sub, b.W)
	label(c, text, look.sub, Point{0, b.Y + b.H/2}, Left, AccentInk)
	h.add(kind, "", Box{0, b.Y + 2, look.name - look.gap, b.H - 4}, say(n))
}

// aside says what is left out, and heads the last column.
func (g Coverage) aside(c Canvas, h *hits, look coverageLook, from, to int, w float64) {
	middle := look.head * 0.36
	if from > 0 {
		text := fit(c, g.Earlier(from), look.sub, look.name-look.gap)
		label(c, text, look.sub, Point{0, middle}, Left, AccentInk)
		h.add(KindEarlier, "", Box{0, middle - look.sub.Size, look.name - look.gap, 2 * look.sub.Size}, g.Earlier(from))
	}
	x := w - look.last + look.inset
	if left := len(g.Columns) - to; left > 0 {
		text := fit(c, g.Later(left), look.sub, look.last-look.inset)
		label(c, text, look.sub, Point{x, middle + look.sub.Size*1.4}, Left, AccentInk)
		h.add(KindLater, "", Box{x, middle + look.sub.Size*0.4, look.last - look.inset, 2 * look.sub.Size}, g.Later(left))
	}
	label(c, fit(c, g.Serves, look.sub, look.last-look.inset), look.sub, Point{x, middle}, Left, Ink2)
}

func (g Coverage) line(c Canvas, h *hits, look coverageLook, l *CoverageLine, from, to int, b Box, pitch float64) {
	middle := b.Y + b.H/2
	initials(c, Point{look.disc / 2, middle}, look.disc, l.Disc, l.Initials)
	x := look.disc + look.inset
	label(c, fitFirst(c, look.title, look.name-x-look.gap, l.Name, l.Short), look.title, Point{x, middle}, Left, Ink)
	h.add(KindPerson, l.ID, Box{0, b.Y + 4, look.name - look.gap, b.H - 8}, l.Name+", "+l.Serves)
	for i := from; i < to; i++ {
		box := Box{look.name + float64(i-from)*pitch, b.Y + math.Round(b.H*0.1), pitch - look.gap, b.H - 2*math.Round(b.H*0.1)}
		g.cell(c, h, look, l.Cells[i], box)
	}
	color := Ink
	if l.Bare {
		color = WarnInk
	}
	label(c, fit(c, l.Serves, look.strong, look.last-look.inset), look.strong, Point{b.Right() - look.last + look.inset, middle}, Left, color)
}

func (g Coverage) cell(c Canvas, h *hits, look coverageLook, cell CoverageCell, b Box) {
	if cell.Role == "" {
		c.Circle(b.Middle(), look.inset*0.2, Edge)
		h.add(KindPlace, cell.ID, b, cell.Label)
		return
	}
	ground, strong, sub := cell.colors(c.Style())
	c.Rect(b, look.inset*0.6, ground)
	x, room := b.X+look.inset, b.W-2*look.inset
	label(c, fit(c, cell.Role, look.strong, room), look.strong, Point{x, b.Y + b.H*0.3}, Left, strong)
	label(c, fit(c, cell.Title, look.sub, room), look.sub, Point{x, b.Y + b.H*0.72}, Left, sub)
	h.add(KindLink, cell.ID, b, cell.Label)
}

func (x *CoverageCell) colors(s Style) (ground, strong, sub Color) {
	switch x.Tone {
	case ToneLead:
		return Accent, OnAccent, OnAccent
	case ToneLate:
		return WarnSoft, WarnInk, Ink2
	case ToneDone:
		return Sunken2, Ink2, Ink2
	}
	return AccentSoft, AccentInk, Ink2
}

func (g Coverage) under(c Canvas, look coverageLook, col CoverageColumn, b Box) {
	color := Ink
	if col.Bare {
		color = WarnInk
	}
	label(c, fit(c, col.Foot, look.strong, b.W-look.gap-look.inset), look.strong, Point{b.X + look.inset, b.Y + b.H/2}, Left, color)
}

// label writes a line of text, unless nothing of it had room.
func label(c Canvas, text string, st TextStyle, at Point, align Align, color Color) {
	if text != "" {
		c.Text(text, st, at, align, color)
	}
}

// quiet is the colour of the second words of a heading: paper has no quiet grey.
func quiet(c Canvas) Color {
	if c.Style() == Paper {
		return Ink2
	}
	return Ink3
}

// PlaceID names the open place of a rep for a milestone.
func PlaceID(person, strategic model.ID) model.ID { return person + "+" + strategic }

// PlaceOf is whose open place it is, and for which milestone.
func PlaceOf(id model.ID) (person, strategic model.ID) {
	p, s, _ := strings.Cut(string(id), "+")
	return model.ID(p), model.ID(s)
}
