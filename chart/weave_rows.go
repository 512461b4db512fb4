package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// people draws the rows: who, their milestones with as many words as there is room for, and what lies outside the time
// shown.
func (p *weavePlan) people() {
	for i := range p.rows {
		r := &p.rows[i]
		p.name(r)
		taken := p.outside(r)
		switch {
		case len(r.marks) > 0:
			p.career(r, taken)
		case !r.own && !r.person.Group:
			p.empty(r)
		}
	}
}

// group draws the name of a row that stands for several people: an arrow that says whether their rows follow, and how many
// they are.
func (p *weavePlan) group(r *weaveRow) {
	at := Point{6, r.y}
	if r.person.Open {
		p.c.Poly([]Point{{at.X - 4, at.Y - 2.5}, {at.X + 4, at.Y - 2.5}, {at.X, at.Y + 3}}, 0, Ink2)
	} else {
		p.c.Poly([]Point{{at.X - 2.5, at.Y - 4}, {at.X + 3, at.Y}, {at.X - 2.5, at.Y + 4}}, 0, Ink2)
	}
	const indent = 18
	st := weaveLabelM
	if p.litPerson[r.person.ID] {
		st = weaveLabelB
	}
	count, room := r.person.Count, p.left-indent-16
	if p.c.TextWidth(r.person.Name, st)+p.c.TextWidth(count, weaveCaption) > room {
		count = r.person.Number
	}
	if s := fit(p.c, r.person.Name, st, room-p.c.TextWidth(count, weaveCaption)); s != "" {
		p.c.Text(s, st, Point{indent, r.y}, Left, Ink)
		p.c.Text(count, weaveCaption, Point{indent + math.Ceil(p.c.TextWidth(s, st)) + 8, r.y}, Left, Ink3)
	}
	p.hits.add(KindGroup, r.person.ID, Box{0, r.y - p.rowH/2 + 1, p.left - 8, p.rowH - 2}, joinWords(r.person.Name, r.person.Count))
}

// name draws a person's disc and name.
func (p *weavePlan) name(r *weaveRow) {
	if r.person.Group {
		p.group(r)
		return
	}
	d, indent := 24.0, 34.0
	if p.rowH < 28 {
		d, indent = 18, 28
	}
	initials(p.c, Point{math.Round(d / 2), r.y}, d, r.person.Disc, r.person.Initials)
	st := weaveLabel
	if p.litPerson[r.person.ID] {
		st = weaveLabelB
	}
	long := r.person.Name
	if p.dense && r.person.Short != "" {
		long = r.person.Short
	}
	if p.left > 100 {
		if s := fitFirst(p.c, st, p.left-indent-8, long, r.person.Short); s != "" {
			p.c.Text(s, st, Point{indent, r.y}, Left, Ink)
		}
	}
	p.hits.add(KindPerson, r.person.ID, Box{0, r.y - p.rowH/2 + 1, p.left - 8, p.rowH - 2}, r.person.Name)
}

// stretch is a part of a row that is taken.
type stretch struct{ from, to float64 }

func free(from, to float64, taken []stretch) bool {
	for _, s := range taken {
		if from < s.to && s.from < to {
			return false
		}
	}
	return true
}

// outside counts what a person has before and after the time shown, and without a date, at the ends of the row; it
// returns the room that takes.
func (p *weavePlan) outside(r *weaveRow) []stretch {
	var taken []stretch
	right := p.w
	if r.earlier > 0 {
		tip := Point{p.left + 3, r.y}
		s := fmt.Sprint(r.earlier)
		w := p.c.TextWidth(s, weaveCaption)
		arrow(p.c, tip, 5, true, Ink3)
		p.c.Text(s, weaveCaption, Point{tip.X + 9, r.y}, Left, Ink3)
		taken = append(taken, stretch{p.left, tip.X + 13 + w})
		p.hits.add(KindEarlier, r.person.ID, Box{p.left, r.y - 10, 16 + w, 20}, joinWords(r.person.Name, p.Words.Earlier(r.earlier)))
	}
	if r.later > 0 {
		s := fmt.Sprint(r.later)
		w := p.c.TextWidth(s, weaveCaption)
		arrow(p.c, Point{p.w - 1, r.y}, 5, false, Ink3)
		x := math.Floor(p.w - 10 - w)
		p.c.Text(s, weaveCaption, Point{x, r.y}, Left, Ink3)
		right = x - 4
		p.hits.add(KindLater, r.person.ID, Box{right, r.y - 10, p.w - right, 20}, joinWords(r.person.Name, p.Words.Later(r.later)))
	}
	if r.undated > 0 {
		s := fit(p.c, p.Words.Undated(r.undated), weaveCaption, (p.right-p.left)/2)
		if s != "" {
			x := math.Floor(right - 4 - p.c.TextWidth(s, weaveCaption))
			if len(r.marks) == 0 || x-8 > r.marks[len(r.marks)-1].x+10 {
				p.plate(Box{x, r.y, right - 4 - x, 0})
				p.c.Text(s, weaveCaption, Point{x, r.y}, Left, Ink3)
				right = x - 4
			}
		}
	}
	if right < p.w {
		taken = append(taken, stretch{right, p.w})
	}
	return taken
}

// plate is the ground behind words, so that a thread never strikes one through.
func (p *weavePlan) plate(words Box) {
	b := Box{words.X - 4, words.Middle().Y - 10, words.W + 8, 20}
	p.c.Rect(b, 4, p.ground(b))
	p.busy = append(p.busy, b)
}

// career draws the milestones of a row. Words are given out by weight: what is highlighted, what comes too late, what
// serves something, the rest.
func (p *weavePlan) career(r *weaveRow, taken []stretch) {
	for _, m := range r.marks {
		taken = append(taken, stretch{m.x - 10, m.x + 10})
	}
	order := make([]int, len(r.marks))
	for i := range order {
		order[i] = i
	}
	weight := func(m *weaveMark) int {
		switch {
		case p.litCareer[m.ID]:
			return 0
		case m.late > 0:
			return 1
		case m.serves && !m.Reached:
			return 2
		}
		return 3
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weight(&r.marks[a]), weight(&r.marks[b])) })
	labels := make([]markLabel, len(r.marks))
	for _, i := range order {
		if r.marks[i].Many > 0 {
			continue // its number says it
		}
		labels[i] = p.label(&r.marks[i], taken)
		if labels[i].text != "" {
			taken = append(taken, stretch{labels[i].x - 6, labels[i].x + labels[i].width + 6})
		}
	}
	for i := range r.marks {
		p.write(&r.marks[i], labels[i], r.y)
	}
}

// mark draws one milestone: a disc, a ring when it serves nothing, a tick mark when it was reached.
func (p *weavePlan) mark(m *weaveMark, y float64) {
	at := Point{m.x, y}
	if m.Many > 0 {
		p.many(m, at)
		return
	}
	color := Ink2
	switch {
	case m.late > 0:
		color = Warn
	case p.litCareer[m.ID]:
		color = Accent
	}
	p.c.Circle(at, 9, Card)
	switch {
	case m.Reached:
		p.c.Circle(at, 8, color)
		check(p.c, at, 6, Card)
	case !m.serves:
		edge := Ink3
		if color == Accent {
			edge = Accent
		}
		ring(p.c, at, 7, 2, edge, Card)
	default:
		p.c.Circle(at, 6, color)
	}
	p.busy = append(p.busy, Around(at, 10))
}

// many draws how many career milestones a mark stands for.
func (p *weavePlan) many(m *weaveMark, at Point) {
	ground, ink := Ink2, Card
	switch {
	case m.Late:
		ground = Warn
	case p.litCareer[m.ID]:
		ground = Accent
	}
	n := fmt.Sprint(m.Many)
	w := math.Max(20, math.Ceil(p.c.TextWidth(n, weaveCaptionB))+10)
	box := Box{math.Round(at.X - w/2), at.Y - 9, w, 18}
	p.c.Rect(box.Grow(2), 11, Card)
	p.c.Rect(box, 9, ground)
	p.c.Text(n, weaveCaptionB, at, Center, ink)
	p.busy = append(p.busy, box)
}

// write draws a mark with its words and notes the place.
func (p *weavePlan) write(m *weaveMark, l markLabel, y float64) {
	box := Around(Point{m.x, y}, 10)
	if l.text != "" {
		words := Box{l.x, y, l.width, 0}
		p.plate(words)
		ink := Ink
		if !m.serves {
			ink = Ink2
		}
		p.c.Text(l.text, l.style, Point{l.x, y}, Left, ink)
		if l.note != "" {
			st, color := weaveCaption, Ink3
			if m.late > 0 {
				st, color = weaveCaptionM, WarnInk
			}
			p.c.Text(l.note, st, Point{l.noteX, y}, Left, color)
		}
		box = box.join(Box{l.x - 4, y - 10, l.width + 8, 20})
	}
	p.mark(m, y)
	note := ""
	switch {
	case m.late > 0:
		note = p.Words.Late(m.late, m.lateLane, false)
	case !m.serves && !m.Reached:
		note = p.Words.ServesNothing
	}
	kind := KindCareer
	if m.Many > 0 {
		kind = KindBundle
	}
	p.hits.add(kind, m.ID, box, orName(m.Spoken, joinWords(m.Name, p.Words.Day(m.Due), note)))
	p.threadPlaces(m)
}

// empty says that a person has no career milestone, and offers to agree on one.
func (p *weavePlan) empty(r *weaveRow) {
	said, act := p.Words.NoCareer(r.person), p.Words.Agree
	actW := p.c.TextWidth(act, weaveLabelM)
	x := math.Max(p.left, p.todayX()) + 16
	if x+p.c.TextWidth(said, weaveLabel)+8+actW > p.right {
		x = p.left + 12
	}
	if s := fit(p.c, said, weaveLabel, p.right-x-8-actW); s != "" {
		w := p.c.TextWidth(s, weaveLabel)
		p.plate(Box{x, r.y, w, 0})
		p.c.Text(s, weaveLabel, Point{x, r.y}, Left, Ink2)
		x = math.Round(x + w + 8)
	}
	if act = fit(p.c, act, weaveLabelM, p.right-x); act == "" {
		return
	}
	actW = p.c.TextWidth(act, weaveLabelM)
	p.plate(Box{x, r.y, actW, 0})
	p.c.Text(act, weaveLabelM, Point{x, r.y}, Left, AccentInk)
	p.hits.add(KindAgree, r.person.ID, Box{x - 4, r.y - 10, actW + 8, 20}, joinSentences(said, p.Words.Agree))
}

func joinSentences(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}
