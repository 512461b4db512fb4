package chart

import (
	"math"

	"milepost/model"
)

// HeatColumn is one skill of a heat map.
type HeatColumn struct {
	ID     model.ID
	Title  string
	Sub    string // what is asked for
	Group  string // columns of one stand side by side; may be empty
	Weak   bool   // most of those shown are weak here
	Median string
	Below  string // how many are below what is asked
	Label  string // of the title, in words, for a screen reader
	Foot   string // of the median and who is below, likewise
}

// HeatCell is one rating.
type HeatCell struct {
	Step  int  // 0: not rated
	Faded bool // old: drawn lighter, with a clock
	Bare  bool // not rated and not asked for: nothing is drawn
	Label string
}

// HeatRow is one person.
type HeatRow struct {
	ID       model.ID
	Name     string
	Short    string
	Sub      string // the level
	Initials string
	Disc     int
	Cells    []HeatCell // those of the columns asked for
	Gap      string
	Share    float64 // of the largest gap, between 0 and 1
	Label    string
}

// HeatMap is people against skills, with a number in every cell. What does not fit is scrolled: it begins with the row Top
// and the column First; titles, names, gaps and medians stay in sight. Only what is seen is asked for and drawn.
type HeatMap struct {
	Columns []HeatColumn
	Count   int                                     // of rows
	Row     func(i, from, to int) HeatRow           // with the cells of the columns from the first to before the second
	Top     int                                     // the first row shown
	First   int                                     // the first column shown
	Sorted  Ref                                     // the title that sorts
	Back    bool                                    // it sorts the other way round
	Names   string                                  // title of the names; for a screen reader
	GapCut  string                                  // the same where there is little room
	Gap     string                                  // title of the gaps; empty: they are left out
	GapSub  string                                  // what they are
	Sort    func(what string) string                // says what choosing a title does
	Median  string                                  // title of the last line; empty: it is left out
	Below   string                                  // and what stands under the medians
	Left    func(k Kind, n int) string              // says how many rows or columns are left out on a side
	Window  func(bar model.ID, from, to int) string // says which rows or columns are shown
}

// Ids of the titles that are no skills, with KindSort.
const (
	SortName model.ID = "name"
	SortGap  model.ID = "gap"
)

// Ids of the bars, with KindBar.
const (
	BarRows    model.ID = "rows"
	BarColumns model.ID = "columns"
)

// heatRoomy is up to how many rows they are high, with the level under the name; all of them are shown.
const heatRoomy = 14

// heatLeast is how many of more rows are shown at least.
const heatLeast = 10

type heatLook struct {
	group, head, row, foot float64 // heights
	bar                    float64 // width of a scroll bar, with its gap
	name, gap              float64 // widths of the names and of the gaps
	column, most           float64 // the least and the largest width of a column
	disc, space            float64 // of a disc; between tiles
	title, sub, strong     TextStyle
	number, faded          TextStyle
	radius                 float64
}

func (g HeatMap) look(w float64) heatLook {
	l := heatLook{
		head: 64, row: 56, foot: 62, bar: 14, name: 196, gap: 190, column: 68, most: 96, disc: 28, space: 2, radius: 5,
		title: TextStyle{13, Medium}, sub: TextStyle{11, Regular}, strong: TextStyle{13, SemiBold},
		number: TextStyle{14, SemiBold}, faded: TextStyle{14, Regular},
	}
	if g.Long() {
		l.row, l.disc = 34, 22
	}
	if w < 900 {
		l.gap = 104
	}
	if w < 700 {
		l.name, l.gap, l.column = 128, 50, 65
		l.title, l.strong = TextStyle{11, Medium}, TextStyle{11, SemiBold}
	}
	if g.Gap == "" {
		l.gap = 0
	}
	for i := range g.Columns {
		switch {
		case g.Columns[i].Group == "":
		case w < 700: // room for two lines
			l.group = 42
		default:
			l.group = 26
		}
	}
	if g.Median == "" {
		l.foot = 0
	}
	return l
}

// fit is how many columns stand side by side, and how wide each is.
func (g HeatMap) fit(l heatLook, w float64) (n int, pitch float64) {
	room := w - l.name - l.gap
	n = max(1, min(len(g.Columns), int(room/l.column)))
	if n < len(g.Columns) {
		return n, room / float64(n)
	}
	return n, math.Floor(math.Min(l.most, room/float64(n)))
}

// Shown are the columns drawn at a width: from the first to before the second.
func (g HeatMap) Shown(w float64) (from, to int) {
	n, _ := g.fit(g.look(w), w)
	from = min(max(0, g.First), max(0, len(g.Columns)-n))
	return from, min(len(g.Columns), from+n)
}

// ShownRows are the rows drawn at a size: from the first to before the second.
func (g HeatMap) ShownRows(w, h float64) (from, to int) {
	l := g.look(w)
	n := int((h - l.group - l.head - l.foot - g.foot(l, w)) / l.row)
	n = max(1, min(n, g.Count))
	from = min(max(0, g.Top), max(0, g.Count-n))
	return from, min(g.Count, from+n)
}

// foot is the height of the bar below the columns.
func (g HeatMap) foot(l heatLook, w float64) float64 {
	if n, _ := g.fit(l, w); n < len(g.Columns) {
		return l.bar
	}
	return 0
}

// HeightFor does not depend on the words. A higher picture shows more rows.
func (g HeatMap) HeightFor(_ Measure, w float64) float64 {
	l := g.look(w)
	rows := g.Count
	if rows > heatRoomy {
		rows = heatLeast
	}
	return l.group + l.head + l.row*float64(rows) + l.foot + g.foot(l, w)
}

// Long says whether there are more rows than stand roomily on a page; such a map is best as high as the page.
func (g HeatMap) Long() bool { return g.Count > heatRoomy }

// Travel is how many rows or columns a bar moves for a way it is dragged, in units.
func (g HeatMap) Travel(bar model.ID, way, w, h float64) int {
	l := g.look(w)
	n, all, length := 0, g.Count, 0.0
	if bar == BarRows {
		from, to := g.ShownRows(w, h)
		n, length = to-from, l.row*float64(to-from)
	} else {
		fits, pitch := g.fit(l, w)
		n, all, length = fits, len(g.Columns), pitch*float64(fits)
	}
	long := math.Max(28, length*float64(n)/float64(max(1, all)))
	return int(math.Round(way / math.Max(1, length-long) * float64(all-n)))
}
