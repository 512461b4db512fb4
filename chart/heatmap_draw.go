package chart

import (
	"math"

	"milepost/model"
)

// heat draws one heat map.
type heat struct {
	HeatMap
	heatLook
	c           Canvas
	h           *hits
	w           float64
	pitch       float64
	from, to    int     // columns
	first, last int     // rows
	top, bottom float64 // of the rows
}

// Draw draws what of the map is in sight.
func (g HeatMap) Draw(c Canvas) []Hit {
	w, h := c.Size()
	d := &heat{HeatMap: g, heatLook: g.look(w), c: c, h: newHits(c), w: w}
	_, d.pitch = g.fit(d.heatLook, w)
	d.from, d.to = g.Shown(w)
	d.first, d.last = g.ShownRows(w, h)
	d.top = d.group + d.head
	d.bottom = d.top + d.row*float64(d.last-d.first)
	d.bands()
	d.titles()
	d.groups()
	d.rows()
	d.medians()
	d.bars()
	return d.h.list
}

// x is where a column begins.
func (d *heat) x(column int) float64 { return d.name + math.Round(float64(column-d.from)*d.pitch) }

// bands mark the columns in which most are weak, from the title to the median.
func (d *heat) bands() {
	for i := d.from; i < d.to; i++ {
		if d.Columns[i].Weak {
			d.c.Rect(Box{d.x(i), d.group, d.x(i+1) - d.x(i), d.bottom + d.heatLook.foot - d.group}, 8, WarnSoft)
		}
	}
}

func (d *heat) titles() {
	base := d.group + d.head - 34 // middle of the last line of a title
	if d.Names != "" {
		d.title(Ref{KindSort, SortName}, d.Names, Point{0, base}, d.name-12, Left, Ink2)
		d.h.add(KindSort, SortName, Box{0, base - 12, d.name - 12, 24}, d.Sort(d.Names))
	}
	for i := d.from; i < d.to; i++ {
		col := &d.Columns[i]
		b := Box{d.x(i), d.group, d.x(i+1) - d.x(i), d.head}
		color, sub := Ink2, quiet(d.c)
		if col.Weak {
			color, sub = Ink, WarnInk
		}
		d.title(Ref{KindSkill, col.ID}, col.Title, Point{b.X + b.W/2, base}, b.W-2, Center, color)
		label(d.c, fit(d.c, col.Sub, d.sub, b.W-4), d.sub, Point{b.X + b.W/2, base + 19}, Center, sub)
		d.h.add(KindSkill, col.ID, Box{b.X + 1, b.Y + 2, b.W - 2, b.H - 6}, col.Label)
	}
	if d.Gap == "" {
		return
	}
	x, title := d.gapX(), d.Gap
	if d.w < 700 {
		title = d.GapCut
	} else {
		label(d.c, fit(d.c, d.GapSub, d.sub, d.w-x-d.bar), d.sub, Point{x, base + 19}, Left, quiet(d.c))
	}
	d.title(Ref{KindSort, SortGap}, title, Point{x, base}, d.w-x-d.bar, Left, Ink2)
	d.h.add(KindSort, SortGap, Box{x - 4, d.group + 2, d.w - x - d.bar + 4, d.head - 6}, d.Sort(d.Gap))
}

// gapX is where the gaps begin.
func (d *heat) gapX() float64 { return math.Max(d.x(d.to), d.name) + math.Min(24, d.gap/8) }

// title writes up to two lines that end at a place; the one that sorts has an arrow behind its last line.
func (d *heat) title(ref Ref, text string, at Point, room float64, align Align, color Color) {
	st := d.heatLook.title
	sorted := ref == d.Sorted
	if sorted {
		st, color = d.strong, Ink
	}
	lines := wrap(d.c, text, st, room, 2)
	if sorted && len(lines) > 0 {
		const arrow = 12
		switch w := d.c.TextWidth(lines[len(lines)-1], st); {
		case w+arrow > room: // below both
			x := at.X
			if align == Left {
				x += 4
			}
			d.arrow(Point{x, at.Y + 29})
		case align == Center:
			at.X -= arrow / 2
			d.arrow(Point{at.X + w/2 + 8, at.Y})
		default:
			d.arrow(Point{at.X + w + 8, at.Y})
		}
	}
	for i, line := range lines {
		label(d.c, line, st, Point{at.X, at.Y - 16*float64(len(lines)-1-i)}, align, color)
	}
}

// arrow points down where the rows grow, up where they shrink.
func (d *heat) arrow(at Point) {
	const r = 3.5
	tip, back := at.Y+r-1, at.Y-r+1
	if d.Back {
		tip, back = back, tip
	}
	d.c.Poly([]Point{{at.X, tip}, {at.X - r, back}, {at.X + r, back}}, 0, Ink)
}

// groups name columns that belong together, over a line as long as they are.
func (d *heat) groups() {
	if d.group == 0 {
		return
	}
	for i := d.from; i < d.to; {
		end := i + 1
		for end < d.to && d.Columns[end].Group == d.Columns[i].Group {
			end++
		}
		b := Box{d.x(i) + 1, 0, d.x(end) - d.x(i) - 4, d.group}
		lines := wrap(d.c, d.Columns[i].Group, d.sub, b.W, int(d.group/16))
		for k, line := range lines {
			label(d.c, line, d.sub, Point{b.X, d.group - 16 - 14*float64(len(lines)-1-k)}, Left, Ink2)
		}
		d.c.Rect(Box{b.X, d.group - 5, b.W, 1}, 0, LineStrong)
		i = end
	}
}

func (d *heat) rows() {
	var all []Tile
	for i := d.first; i < d.last; i++ {
		r := d.Row(i, d.from, d.to)
		b := Box{0, d.top + d.row*float64(i-d.first), d.w, d.row}
		d.who(&r, b)
		for k := range r.Cells {
			box := Box{d.x(d.from+k) + d.space/2, b.Y + d.space/2, d.x(d.from+k+1) - d.x(d.from+k) - d.space, d.row - d.space}
			if t, ok := d.tile(&r.Cells[k], box); ok {
				all = append(all, t)
			}
			d.h.add(KindPlace, PlaceID(r.ID, d.Columns[d.from+k].ID), box, r.Cells[k].Label)
		}
		d.missing(&r, b)
	}
	tiles(d.c, all)
}

func (d *heat) who(r *HeatRow, b Box) {
	middle := b.Y + b.H/2
	initials(d.c, Point{d.disc / 2, middle}, d.disc, r.Disc, r.Initials)
	x := d.disc + 10
	room := d.name - x - 8
	at := middle
	if !d.Long() && r.Sub != "" {
		at -= 9
		label(d.c, fit(d.c, r.Sub, d.sub, room), d.sub, Point{x, middle + 9}, Left, quiet(d.c))
	}
	label(d.c, fitFirst(d.c, d.heatLook.title, room, r.Name, r.Short), d.heatLook.title, Point{x, at}, Left, Ink)
	d.h.add(KindPerson, r.ID, Box{0, b.Y + 1, d.name - 8, b.H - 2}, r.Label)
}

// tile is the plate of a rating; ok is false where nothing is drawn.
func (d *heat) tile(cell *HeatCell, b Box) (t Tile, ok bool) {
	switch {
	case cell.Step > 0 && cell.Faded:
		return Tile{Box: b, Radius: d.radius, Fill: Rating(cell.Step), Text: number(cell.Step), Style: d.faded, Ink: RatingInk(cell.Step), Clock: true}, true
	case cell.Step > 0:
		return Tile{Box: b, Radius: d.radius, Fill: Rating(cell.Step), Text: number(cell.Step), Style: d.number, Ink: RatingInk(cell.Step)}, true
	case cell.Bare:
		return t, false
	}
	return Tile{Box: b, Radius: d.radius, Fill: Card, Edged: true, Text: "–", Style: d.faded, Ink: quiet(d.c)}, true
}

// missing is the gap of a row: its number, and where there is room a bar to compare.
func (d *heat) missing(r *HeatRow, b Box) {
	if d.Gap == "" {
		return
	}
	x, middle := d.gapX()+22, b.Y+b.H/2
	label(d.c, r.Gap, d.strong, Point{x, middle}, Right, Ink)
	if room := d.w - x - 10 - d.bar; room > 30 && r.Share > 0 {
		d.c.Rect(Box{x + 10, middle - 4, math.Max(6, math.Round(math.Min(room, 110)*r.Share)), 8}, 4, Warn)
	}
}

func (d *heat) medians() {
	if d.Median == "" {
		return
	}
	d.c.Rect(Box{0, d.bottom + 4, d.w - d.bar, 1}, 0, Line)
	upper, lower := d.bottom+22, d.bottom+44
	label(d.c, fit(d.c, d.Median, d.heatLook.title, d.name-8), d.heatLook.title, Point{0, upper}, Left, Ink)
	label(d.c, fit(d.c, d.Below, d.sub, d.name-8), d.sub, Point{0, lower}, Left, quiet(d.c))
	for i := d.from; i < d.to; i++ {
		col := &d.Columns[i]
		x, w := d.x(i), d.x(i+1)-d.x(i)
		label(d.c, fit(d.c, col.Median, d.strong, w-4), d.strong, Point{x + w/2, upper}, Center, Ink)
		st, color := d.sub, Ink2
		if col.Weak {
			st, color = TextStyle{d.sub.Size, SemiBold}, WarnInk
		}
		label(d.c, fit(d.c, col.Below, st, w-4), st, Point{x + w/2, lower}, Center, color)
		d.h.add(KindMedian, col.ID, Box{x + 2, d.bottom + 8, w - 4, d.heatLook.foot - 12}, col.Foot)
	}
}

// bars say where in all of it the part in sight is, and scroll.
func (d *heat) bars() {
	const thick = 6
	if d.last-d.first < d.Count {
		d.scroll(barOf{BarRows, KindAbove, KindBelow, d.first, d.last, d.Count, d.top, d.bottom - d.top},
			func(from, length float64) Box { return Box{d.w - thick, from, thick, length} })
	}
	if d.to-d.from < len(d.Columns) {
		_, h := d.c.Size()
		y := math.Min(h, d.bottom+d.heatLook.foot+d.bar) - thick
		d.scroll(barOf{BarColumns, KindEarlier, KindLater, d.from, d.to, len(d.Columns), d.name, d.x(d.to) - d.name},
			func(from, length float64) Box { return Box{from, y, length, thick} })
	}
}

// barOf is what a scroll bar shows: which of how many, along which stretch.
type barOf struct {
	id            model.ID
	before, after Kind
	from, to, all int
	start, length float64
}

func (d *heat) scroll(b barOf, box func(from, length float64) Box) {
	d.c.Rect(box(b.start, b.length), 3, Sunken2)
	long := math.Max(28, b.length*float64(b.to-b.from)/float64(b.all))
	at := b.start + (b.length-long)*float64(b.from)/float64(max(1, b.all-(b.to-b.from)))
	d.c.Rect(box(at, long), 3, Edge)
	if b.from > 0 {
		d.h.add(b.before, b.id, box(b.start, at-b.start), d.Left(b.before, b.from))
	}
	d.h.add(KindBar, b.id, box(at, long), d.Window(b.id, b.from, b.to))
	if b.to < b.all {
		d.h.add(b.after, b.id, box(at+long, b.start+b.length-at-long), d.Left(b.after, b.all-b.to))
	}
}

func number(n int) string {
	if n >= 0 && n < 10 {
		return string(rune('0' + n))
	}
	return number(n/10) + number(n%10)
}
