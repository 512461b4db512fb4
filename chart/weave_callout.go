package chart

import "math"

// callOut writes the sentence of the highlighted thread: in a floating box where the fewest threads pass, or at the foot
// where the picture is narrow.
func (p *weavePlan) callOut() {
	if p.callFor < 0 {
		if p.foot > 0 {
			p.Legend.drawAt(p.c, Point{0, p.h - p.foot + 10}, p.w)
		}
		return
	}
	t := &p.threads[p.callFor]
	if p.foot > 0 {
		p.footOf(t)
		return
	}
	const padX, line = 16, 19
	padY, w := 14.0, 404.0
	if p.dense {
		padY = 10
	}
	lines := wrap(p.c, t.Why, weaveLabel, w-2*padX, 4)
	h := 2*padY + 17 + float64(len(lines))*line
	if len(lines) > 0 {
		h += 5
	}
	box := p.calmest(t, w, h)
	p.c.Raised(box, 10)
	p.said(t, Box{box.X + padX, box.Y + padY, w - 2*padX, 17}, true)
	for i, s := range lines {
		p.c.Text(s, weaveLabel, Point{box.X + padX, box.Y + padY + 17 + 5 + line*(float64(i)+0.5)}, Left, Ink)
	}
}

// footOf writes the sentence under the rows.
func (p *weavePlan) footOf(t *WeaveThread) {
	top := p.h - p.foot
	p.said(t, Box{0, top + 8, p.w, 17}, false)
	most := int((p.foot - 27) / 19)
	for i, s := range wrap(p.c, t.Why, weaveLabel, p.w, most) {
		p.c.Text(s, weaveLabel, Point{0, math.Round(top + 27 + 19*(float64(i)+0.5))}, Left, Ink)
	}
}

// said writes who does what for which milestone, and how much time is left: at the right edge, or after the rest.
func (p *weavePlan) said(t *WeaveThread, room Box, right bool) {
	y := math.Round(room.Middle().Y)
	slackStyle, slackColor := weaveCaption, Ink3
	if t.late {
		slackStyle, slackColor = weaveCaptionM, WarnInk
	}
	slackW := p.c.TextWidth(t.Slack, slackStyle)
	if slackW > room.W/2 {
		slackW = 0
	}
	end := room.Right()
	if slackW > 0 {
		end -= slackW + 12
	}
	x := room.X
	for _, part := range []struct {
		text  string
		st    TextStyle
		color Color
	}{{t.Who, weaveCaptionB, AccentInk}, {t.Role, weaveCaption, Ink2}, {p.shown[t.lane].Name, weaveCaptionB, AccentInk}} {
		s := fit(p.c, part.text, part.st, end-x)
		if s == "" {
			continue
		}
		p.c.Text(s, part.st, Point{x, y}, Left, part.color)
		x = math.Ceil(x+p.c.TextWidth(s, part.st)) + 5
	}
	if slackW > 0 {
		if right {
			x = math.Floor(room.Right() - slackW)
		}
		p.c.Text(t.Slack, slackStyle, Point{x, y}, Left, slackColor)
	}
}

// crowd counts what lies where, in cells, so that a box can be asked quickly what it would cover.
type crowd struct {
	cell       float64
	cols, rows int
	sum        []float64 // of everything up to and left of a cell
}

func newCrowd(w, h, cell float64) *crowd {
	c := &crowd{cell: cell, cols: int(w/cell) + 1, rows: int(h/cell) + 1}
	c.sum = make([]float64, (c.cols+1)*(c.rows+1))
	return c
}

func (c *crowd) index(col, row int) int {
	return min(max(row, 0), c.rows)*(c.cols+1) + min(max(col, 0), c.cols)
}

// add puts a weight at a point. All are added before total is called.
func (c *crowd) add(p Point, weight float64) {
	if col, row := int(p.X/c.cell), int(p.Y/c.cell); p.X >= 0 && p.Y >= 0 && col < c.cols && row < c.rows {
		c.sum[c.index(col+1, row+1)] += weight
	}
}

// fill puts a weight into every cell of a box.
func (c *crowd) fill(b Box, weight float64) {
	for y := b.Y; y < b.Bottom()+c.cell; y += c.cell {
		for x := b.X; x < b.Right()+c.cell; x += c.cell {
			c.add(Point{math.Min(x, b.Right()), math.Min(y, b.Bottom())}, weight)
		}
	}
}

func (c *crowd) total() {
	for row := 1; row <= c.rows; row++ {
		for col := 1; col <= c.cols; col++ {
			c.sum[c.index(col, row)] += c.sum[c.index(col-1, row)] + c.sum[c.index(col, row-1)] - c.sum[c.index(col-1, row-1)]
		}
	}
}

// under is the weight of the cells a box touches.
func (c *crowd) under(b Box) float64 {
	x1, y1 := int(b.X/c.cell), int(b.Y/c.cell)
	x2, y2 := int(math.Ceil(b.Right()/c.cell)), int(math.Ceil(b.Bottom()/c.cell))
	return c.sum[c.index(x2, y2)] - c.sum[c.index(x1, y2)] - c.sum[c.index(x2, y1)] + c.sum[c.index(x1, y1)]
}

// calmest is the place below the lanes where a box covers the least: words and marks weigh most, then the thread it
// speaks of, then the others; among equals it stands near its thread.
func (p *weavePlan) calmest(of *WeaveThread, w, h float64) Box {
	c := newCrowd(p.w, p.h, 12)
	for i := range p.threads {
		t := &p.threads[i]
		weight := 1.0
		if t.ID == of.ID {
			weight = 8
		}
		s := p.strand(t, 2, Thread)
		for k := 0; k <= 2*CurveSteps; k++ {
			c.add(s.At(float64(k)/(2*CurveSteps)), weight)
		}
	}
	for _, b := range p.busy {
		c.fill(b, 4)
	}
	c.total()
	near := p.strand(of, 2, Thread).At(0.5)
	best, least := Box{}, math.Inf(1)
	last := math.Max(p.lanesEnd+2, p.rowsEnd-h)
	for y := p.lanesEnd + 2; y <= last; y += 8 {
		for x := p.left + 8; x+w <= p.w; x += 12 {
			b := Box{math.Round(x), math.Round(y), w, h}
			m := b.Middle()
			cost := c.under(b.Grow(4)) + 0.06*math.Hypot(m.X-near.X, 1.5*(m.Y-near.Y))
			if cost < least {
				best, least = b, cost
			}
		}
	}
	return best
}
