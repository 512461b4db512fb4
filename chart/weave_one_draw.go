package chart

import (
	"math"
	"time"

	"milepost/model"
)

// Draw draws the rep's weave.
func (o WeaveOne) Draw(c Canvas) []Hit {
	if o.Span.To.Days(o.Span.From) < 1 {
		return nil
	}
	w, _ := c.Size()
	p := o.plan(c, w)
	h := newHits(c)
	p.grid(c)
	p.threads(c)
	for i := range p.lanes {
		p.lane(c, i, h)
	}
	p.line(c)
	for i := range p.marks {
		p.mark(c, &p.marks[i], h)
	}
	if box := p.flagBox(); box.W > 0 {
		c.Rect(box, p.k(3), Ink)
		c.Text(p.Words.Today, p.todayStyle(), box.Middle(), Center, Page)
	}
	return h.list
}

// quiet is the colour of second words: paper has no third grey.
func (p *onePlan) quiet() Color {
	if p.m.Style() == Paper {
		return Ink2
	}
	return Ink3
}

func (p *onePlan) hair(paper float64) float64 {
	if p.m.Style() == Paper {
		return paper
	}
	return 1
}

// grid draws quarters from the rule down to the person's line, and today behind the lanes.
func (p *onePlan) grid(c Canvas) {
	rule := p.k(oneRule)
	first := p.FirstMonth
	if first == 0 {
		first = time.January
	}
	end := -1.0
	for d := model.NewDate(p.Span.From.Year(), p.Span.From.Month(), 1); !d.After(p.Span.To); d = d.AddMonths(1) {
		if d.Before(p.Span.From) || (int(d.Month())-int(first)+12)%3 != 0 {
			continue
		}
		x := p.x(d)
		c.Rect(Box{x, rule, p.hair(0.4), p.lineY - rule}, 0, LineStrong)
		text, st, color := p.Words.Month(d), p.look.small, p.quiet()
		if end < 0 || d.Month() == time.January {
			text, st, color = p.Words.MonthYear(d), p.todayStyle(), Ink
		}
		at := Point{x + p.k(3), p.k(6.5)}
		if box := textBox(c, text, st, at, Left); at.X > end && box.Right() <= p.w {
			c.Text(text, st, at, Left, color)
			end = box.Right() + p.k(4)
		}
	}
	edge := Edge
	if c.Style() == Screen {
		edge = Line
	}
	c.Rect(Box{0, rule, p.w, p.hair(0.4)}, 0, edge)
	if p.Span.Holds(p.Today) {
		c.Rect(Box{p.x(p.Today), rule, p.hair(0.75), p.flagBox().Y - rule + 1}, 0, Ink)
	}
}

func (p *onePlan) laneMiddle(i int) float64 {
	return snap(p.m, p.look.k*(oneLaneY+onePitch*float64(i)+oneLaneH/2))
}

func (p *onePlan) laneEnd(i int) float64 { return math.Min(p.w-p.k(6), p.x(p.lanes[i].Due)) }

// threads draws the next one last and strongest.
func (p *onePlan) threads(c Canvas) {
	var quiet, next []Curve
	for _, t := range p.Threads {
		for i := range p.marks {
			mk := &p.marks[i]
			if mk.ID != t.Career {
				continue
			}
			for k := range p.lanes {
				if p.lanes[k].ID != t.Strategic {
					continue
				}
				curve := p.strand(mk, k)
				if mk.ID == p.next {
					curve.Width, curve.Color = p.k(2), Accent
					next = append(next, curve)
				} else {
					quiet = append(quiet, curve)
				}
			}
		}
	}
	c.Curves(append(quiet, next...))
}

func (p *onePlan) strand(mk *oneMark, lane int) Curve {
	a, b := Point{mk.x, p.lineY - p.k(4)}, Point{p.laneEnd(lane), p.laneMiddle(lane) + p.k(4)}
	m := math.Min(p.k(100), math.Max(p.k(24), (a.Y-b.Y)*0.55))
	width := 1.0
	if p.m.Style() == Screen {
		width = 2
	}
	return Curve{A: a, C1: Point{a.X, a.Y - m}, C2: Point{b.X, b.Y + m}, B: b, Width: width, Color: Ink2}
}

// leadsToNext says whether the next career milestone serves the lane.
func (p *onePlan) leadsToNext(l *WeaveLane) bool {
	for _, t := range p.Threads {
		if t.Career == p.next && t.Strategic == l.ID && p.next != "" {
			return true
		}
	}
	return false
}

func (p *onePlan) lane(c Canvas, i int, h *hits) {
	l := &p.lanes[i]
	y, end := p.laneMiddle(i), p.laneEnd(i)
	start := end
	if !l.From.IsZero() {
		start = math.Min(end, math.Max(p.left(), p.x(l.From)))
	}
	ground, mark, ink := Sunken2, Ink2, Ink
	if p.leadsToNext(l) {
		ground, mark, ink = AccentSoft, Accent, AccentInk
	}
	if s := fit(c, l.Kind, p.look.small, p.left()-p.k(8)); s != "" {
		c.Text(s, p.look.small, Point{0, y}, Left, p.quiet())
	}
	high := p.k(oneLaneH)
	if start < end {
		c.Rect(Box{start, snap(c, y-high/2), end - start, high}, p.k(3), ground)
	}
	p.laneName(c, l.Name, start, end, p.laneDay(c, l, end, y), y, ink)
	diamond(c, Point{end, y}, p.k(6.3), Card)
	diamond(c, Point{end, y}, p.k(5.2), mark)
	h.add(KindStrategic, l.ID, Box{start, y - high/2, end - start + p.k(8), high}, orName(l.Spoken, joinWords(l.Name, l.Kind)))
}

// laneDay writes the day on a plate after the diamond, if there is room, and gives back where that ends.
func (p *onePlan) laneDay(c Canvas, l *WeaveLane, end, y float64) float64 {
	s := p.Words.Day(l.Due)
	at := Point{end + p.k(9), y}
	box := textBox(c, s, p.look.small, at, Left)
	if box.Right() > p.w {
		return at.X
	}
	c.Rect(box.Grow(p.k(1)), 0, Card)
	c.Text(s, p.look.small, at, Left, p.quiet())
	return box.Right() + p.k(6)
}

// laneName writes the name into its lane, or where it fits: before it, or after its day. Where it fits nowhere it is cut
// in the widest of these places.
func (p *onePlan) laneName(c Canvas, name string, start, end, after, y float64, color Color) {
	before := math.Min(start, end-p.k(6)) - p.k(6)
	places := []struct {
		at    float64
		align Align
		room  float64
	}{
		{start + p.k(6), Left, end - p.k(12) - start},
		{before, Right, before - p.left() - p.k(2)},
		{after, Left, p.w - after},
	}
	best := places[0]
	for _, place := range places {
		if c.TextWidth(name, p.look.lane) <= place.room {
			best = place
			break
		}
		if place.room > best.room {
			best = place
		}
	}
	s := fit(c, name, p.look.lane, best.room)
	if s == "" {
		return
	}
	at := Point{best.at, y}
	if best != places[0] {
		c.Rect(textBox(c, s, p.look.lane, at, best.align).Grow(p.k(1)), 0, Card)
	}
	c.Text(s, p.look.lane, at, best.align, color)
}

// line draws the person's line with the period up to today.
func (p *onePlan) line(c Canvas) {
	edge := Edge
	if c.Style() == Screen {
		edge = Line
	}
	c.Rect(Box{p.left(), p.lineY, p.w - p.left(), p.hair(0.4)}, 0, edge)
	if from, to := p.period(); to > from {
		c.Rect(Box{from, p.lineY - p.k(2.2)/2, to - from, p.k(2.2)}, 0, Accent)
	}
	if s := fit(c, p.Person, p.look.labelB, p.left()-p.k(8)); s != "" {
		c.Text(s, p.look.labelB, Point{0, p.lineY}, Left, Ink)
	}
	if b := p.periodBox(); b.W > 0 {
		c.Text(p.Words.Period, p.look.small, Point{b.X, b.Middle().Y}, Left, p.quiet())
	}
}

func (p *onePlan) mark(c Canvas, mk *oneMark, h *hits) {
	at := Point{mk.x, p.lineY}
	color := Ink2
	switch {
	case mk.late:
		color = Warn
	case mk.ID == p.next:
		color = Accent
	}
	c.Circle(at, p.k(6), Card)
	switch {
	case mk.Reached:
		c.Circle(at, p.k(4.8), color)
		check(c, at, p.k(3.6), Card)
	case !mk.serves:
		ring(c, at, p.k(4.8), p.hair(1.1), color, Card)
	default:
		c.Circle(at, p.k(4.8), color)
	}
	box := Around(at, p.k(6))
	if mk.label.W > 0 {
		p.words(c, mk)
		box = box.join(mk.label)
	}
	h.add(KindCareer, mk.ID, box, orName(mk.Spoken, joinWords(mk.Name, mk.Note)))
}

// words writes name and note; a note of attention has its triangle.
func (p *onePlan) words(c Canvas, mk *oneMark) {
	x, lead := mk.label.Middle().X, mk.label.H/2
	switch mk.align {
	case Left:
		x = mk.label.X
	case Right:
		x = mk.label.Right()
	}
	if mk.name != "" {
		c.Text(mk.name, p.look.label, Point{x, mk.label.Y + lead/2}, mk.align, Ink)
	}
	if mk.note == "" {
		return
	}
	y, color := mk.label.Y+1.5*lead, p.quiet()
	if room := p.flagRoom(mk); room > 0 {
		left := textBox(c, mk.note, p.noteStyle(mk), Point{x, y}, mk.align).X
		switch mk.align {
		case Center:
			left -= room / 2
		case Right:
			left -= room
		}
		triangle(c, Point{left + p.k(3.3), y}, p.k(3.3))
		c.Text(mk.note, p.noteStyle(mk), Point{left + room, y}, Left, WarnInk)
		return
	}
	c.Text(mk.note, p.noteStyle(mk), Point{x, y}, mk.align, color)
}
