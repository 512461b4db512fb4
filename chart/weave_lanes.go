package chart

import "math"

// lanes draws the strategic milestones: a bar, its name, and a diamond on the day it is due.
func (p *weavePlan) lanes() {
	if len(p.shown) == 0 {
		if s := fit(p.c, p.Words.NoLanes, weaveLabel, p.right-p.left-16); s != "" {
			box := textBox(p.c, s, weaveLabel, Point{p.left + 16, p.laneY(0)}, Left)
			p.c.Rect(box.Grow(4), 4, p.ground(box))
			p.c.Text(s, weaveLabel, Point{p.left + 16, p.laneY(0)}, Left, Ink2)
		}
	}
	for i := range p.shown {
		p.lane(i)
	}
}

func (p *weavePlan) lane(i int) {
	l := &p.shown[i]
	y, end := p.laneY(i), p.laneX(i)
	start := end
	if !l.From.IsZero() {
		start = math.Min(end, math.Max(p.left, p.x(l.From)))
	}
	lit := p.litLane[l.ID]
	ground, mark, ink := Sunken2, Ink2, Ink
	if lit {
		ground, mark, ink = AccentSoft, Accent, AccentInk
	}
	if s := fit(p.c, l.Kind, weaveCaption, p.left-12); s != "" && p.left > 100 {
		p.c.Text(s, weaveCaption, Point{0, y}, Left, Ink3)
	}
	if start < end {
		p.c.Rect(Box{start, y - p.barH/2, end - start, p.barH}, 6, ground)
	}
	box := p.laneWords(l, y, start, end, ink)
	p.endOfLane(l, Point{end, y}, mark)
	box = box.join(Box{start, y - p.barH/2, end - start + 12, p.barH})
	p.hits.add(KindStrategic, l.ID, box, orName(l.Spoken, joinWords(l.Name, l.Kind)))
}

// endOfLane is a diamond, with a tick mark when it was reached, or an arrow when the day lies beyond the time shown.
func (p *weavePlan) endOfLane(l *WeaveLane, at Point, mark Color) {
	if l.Due.After(p.Span.To) {
		arrow(p.c, Point{p.w, at.Y}, 9, false, Card)
		arrow(p.c, Point{p.w - 1, at.Y}, 7, false, mark)
		return
	}
	diamond(p.c, at, 11, Card)
	diamond(p.c, at, 8, mark)
	if l.Reached {
		check(p.c, at, 5, Card)
	}
}

// laneWords writes the day after the diamond, or before it near the edge, and the name where it can be read whole: in the
// bar, else behind the day, else before the bar. It returns the room of the words.
func (p *weavePlan) laneWords(l *WeaveLane, y, start, end float64, ink Color) Box {
	day := p.Words.Day(l.Due)
	dayW, nameW := p.c.TextWidth(day, weaveCaption), p.c.TextWidth(l.Name, weaveLabelM)
	in, after := end-14, end+14 // where the bar's inside ends; where free room begins
	beyond := l.Due.After(p.Span.To)
	out := Box{end, y, 0, 0}
	write := func(s string, st TextStyle, x float64, color Color, plate bool) {
		box := textBox(p.c, s, st, Point{x, y}, Left)
		if plate {
			p.c.Rect(Box{box.X - 4, y - 10, box.W + 8, 20}, 4, p.ground(box))
		}
		p.c.Text(s, st, Point{x, y}, Left, color)
		out = out.join(box)
	}
	switch {
	case !beyond && after+dayW <= p.w:
		write(day, weaveCaption, after, Ink3, len(p.threads) > weaveCrowd)
		after += dayW + 12
	case in-dayW >= p.left:
		x := math.Floor(in - dayW)
		write(day, weaveCaption, x, Ink2, x < start+12)
		in, after = x-10, p.w
	default:
		after = p.w
	}
	inside, before := in-start-12, math.Min(start, in)-p.left-20
	switch {
	case nameW <= inside:
		write(l.Name, weaveLabelM, start+12, ink, false)
	case after+nameW <= p.w:
		write(l.Name, weaveLabelM, after, ink, len(p.threads) > weaveCrowd)
	case nameW <= before:
		write(l.Name, weaveLabelM, math.Floor(math.Min(start, in)-12-nameW), ink, true)
	default:
		p.cutName(l, write, start, after, inside, before, ink)
	}
	return out
}

// cutName writes as much of a name as fits where there is most room.
func (p *weavePlan) cutName(l *WeaveLane, write func(string, TextStyle, float64, Color, bool), start, after, inside, before float64, ink Color) {
	behind := p.w - after
	most := math.Max(inside, math.Max(behind, before))
	s := fit(p.c, l.Name, weaveLabelM, most)
	switch {
	case s == "":
	case inside == most:
		write(s, weaveLabelM, start+12, ink, false)
	case behind == most:
		write(s, weaveLabelM, after, ink, false)
	default:
		write(s, weaveLabelM, p.left+8, ink, true)
	}
}
