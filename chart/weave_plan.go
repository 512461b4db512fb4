package chart

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"milepost/model"
)

// weavePlan is a weave with everything in its place on a canvas.
type weavePlan struct {
	Weave
	c     Canvas
	hits  *hits
	w, h  float64
	dense bool

	left, right          float64 // of the time shown
	laneH, barH, gapH    float64
	rowH                 float64
	lanesEnd, rowsTop    float64
	rowsEnd, foot        float64
	shown                []WeaveLane
	earlier, undated     int
	rows                 []weaveRow
	threads              []WeaveThread // those that are drawn
	litLane, litPerson   map[model.ID]bool
	litCareer, litThread map[model.ID]bool
	callFor              int   // index of the thread whose sentence is shown; -1: none
	busy                 []Box // marks and labels, which the call-out should leave free
}

// weaveRow is one person with what is in their row.
type weaveRow struct {
	person                  WeavePerson
	y                       float64
	marks                   []weaveMark
	earlier, later, undated int
	own                     bool // has any career milestone, also outside the time shown
}

// weaveMark is a career milestone on its day.
type weaveMark struct {
	WeaveCareer
	x        float64
	late     int // days after the strategic milestone it serves; 0: in time
	lateLane WeaveLane
	serves   bool
}

func (w Weave) plan(c Canvas) *weavePlan {
	p := &weavePlan{Weave: w, c: c, hits: newHits(c), callFor: -1}
	p.w, p.h = c.Size()
	p.shown, p.earlier, p.undated = w.lanesShown()
	p.measure()
	p.fillRows()
	p.tie()
	p.light()
	return p
}

// measure shares the height: lanes and rows as high as is comfortable, the rest to the gap in between, where threads turn.
func (p *weavePlan) measure() {
	p.dense = weaveDense(p.w, p.h)
	p.left, p.right = weaveSides(p.w, p.h)
	p.laneH, p.barH, p.gapH = 36, 26, 104
	switch {
	case p.dense:
		p.laneH, p.barH, p.gapH = 26, 22, 64
	case p.h > weaveTallH:
		p.laneH, p.gapH = 44, 132
	}
	p.foot = weaveFoot(p.w)
	lanes, people := float64(max(1, len(p.shown))), float64(len(p.People))
	free := func() float64 { return p.h - p.foot - weaveLanesY - lanes*p.laneH - p.gapH }
	if people > 0 && free()/people < 32 { // many rows: lanes and gap give way first
		p.laneH, p.barH, p.gapH = 26, 22, 64
	}
	p.rowH = weaveRowMin
	if people > 0 {
		p.rowH = math.Floor(math.Min(weaveRowMost, math.Max(18, free()/people)))
	}
	if spare := free() - people*p.rowH; spare > 0 {
		p.gapH = math.Min(weaveGapMost, p.gapH+math.Floor(spare))
	}
	p.lanesEnd = weaveLanesY + lanes*p.laneH
	p.rowsTop = p.lanesEnd + p.gapH
	p.rowsEnd = p.rowsTop + people*p.rowH
}

func weaveDense(w, h float64) bool { return w < weaveDenseW || h < weaveDenseH }

// weaveSides are the ends of the time shown in a weave of a size.
func weaveSides(w, h float64) (left, right float64) {
	switch {
	case w < 480:
		left = 36
	case weaveDense(w, h):
		left = 112
	default:
		left = 168
	}
	return left, w - weaveRim
}

// DaysAcross is how many days a way from left to right is in a weave drawn at a size; negative to the left.
func (w Weave) DaysAcross(width, height, way float64) int {
	left, right := weaveSides(width, height)
	if right <= left {
		return 0
	}
	return int(math.Round(way / (right - left) * float64(w.Span.To.Days(w.Span.From))))
}

// DayAt is the day at a place from left to right in a weave drawn at a size, inside the time shown.
func (w Weave) DayAt(width, height, x float64) model.Date {
	left, _ := weaveSides(width, height)
	days := w.DaysAcross(width, height, x-left)
	return w.Span.From.AddDays(min(max(0, days), w.Span.To.Days(w.Span.From)))
}

// x is the place of a day; days outside the time shown lie outside.
func (p *weavePlan) x(d model.Date) float64 {
	days := float64(p.Span.To.Days(p.Span.From))
	return math.Round(p.left + (p.right-p.left)*float64(d.Days(p.Span.From))/days)
}

func (p *weavePlan) laneY(i int) float64 { return weaveLanesY + p.laneH*(float64(i)+0.5) }

// laneX is where a lane ends: on the day it is due, or at the right edge when that comes later.
func (p *weavePlan) laneX(i int) float64 { return math.Min(p.right, p.x(p.shown[i].Due)) }

func (p *weavePlan) fillRows() {
	at := map[model.ID]int{}
	p.rows = make([]weaveRow, len(p.People))
	for i, person := range p.People {
		at[person.ID] = i
		p.rows[i] = weaveRow{person: person, y: math.Round(p.rowsTop + p.rowH*(float64(i)+0.5))}
	}
	for _, c := range p.Careers {
		i, ok := at[c.Person]
		if !ok {
			continue
		}
		r := &p.rows[i]
		r.own = true
		switch {
		case c.Due.IsZero():
			r.undated++
		case c.Due.Before(p.Span.From):
			r.earlier++
		case c.Due.After(p.Span.To):
			r.later++
		default:
			r.marks = append(r.marks, weaveMark{WeaveCareer: c, x: p.x(c.Due)})
		}
	}
	for i := range p.rows {
		p.spread(&p.rows[i])
	}
}

// spread keeps the marks of a row apart, and off the counts of what lies outside the time shown: what is due on the same
// day stands side by side.
func (p *weavePlan) spread(r *weaveRow) {
	marks := r.marks
	slices.SortStableFunc(marks, func(a, b weaveMark) int {
		return cmp.Or(a.Due.Days(b.Due), cmp.Compare(a.ID, b.ID))
	})
	if len(marks) == 0 {
		return
	}
	low, high := p.left+10, p.right-2
	if r.earlier > 0 {
		low += countWidth(p.c, r.earlier)
	}
	if r.later > 0 {
		high = math.Min(high, p.w-countWidth(p.c, r.later)-10)
	}
	apart := math.Min(20, (high-low)/float64(len(marks)))
	for i := range marks {
		least := low
		if i > 0 {
			least = marks[i-1].x + apart
		}
		marks[i].x = math.Max(marks[i].x, least)
	}
	for i := len(marks) - 1; i >= 0; i-- {
		most := high
		if i < len(marks)-1 {
			most = marks[i+1].x - apart
		}
		marks[i].x = math.Round(math.Min(marks[i].x, most))
	}
}

// countWidth is the room of an arrow and a number at the end of a row.
func countWidth(m Measure, n int) float64 { return 16 + m.TextWidth(strconv.Itoa(n), weaveCaption) }

// tie finds the ends of the threads and marks what comes too late. Threads with an end that is not drawn are left out.
func (p *weavePlan) tie() {
	lane := map[model.ID]int{}
	for i, l := range p.shown {
		lane[l.ID] = i
	}
	due := map[model.ID]model.Date{}
	for _, l := range p.Lanes {
		due[l.ID] = l.Due
	}
	for i := range p.rows {
		for k := range p.rows[i].marks {
			m := &p.rows[i].marks[k]
			for _, t := range p.Weave.Threads {
				if t.Career != m.ID {
					continue
				}
				if _, known := due[t.Strategic]; !known {
					continue
				}
				m.serves = true
				at, drawn := lane[t.Strategic]
				if !drawn {
					continue
				}
				t.row, t.mark, t.lane, t.done = i, k, at, m.Reached
				if m.Many > 0 {
					t.late = t.Late
				} else if days := m.Due.Days(p.shown[at].Due); days > 0 && !m.Reached {
					t.late = true
					if days > m.late {
						m.late, m.lateLane = days, p.shown[at]
					}
				}
				p.threads = append(p.threads, t)
			}
		}
	}
}

// light finds what is highlighted, and whose sentence is shown.
func (p *weavePlan) light() {
	p.litLane, p.litPerson = map[model.ID]bool{}, map[model.ID]bool{}
	p.litCareer, p.litThread = map[model.ID]bool{}, map[model.ID]bool{}
	ref := p.Highlight
	switch ref.Kind {
	case KindCareer, KindBundle:
		p.litCareer[ref.ID] = true
	case KindStrategic:
		p.litLane[ref.ID] = true
	case KindPerson, KindGroup:
		p.litPerson[ref.ID] = true
	}
	for i := range p.threads {
		t := &p.threads[i]
		person := p.rows[t.row].person.ID
		lit := false
		switch ref.Kind {
		case KindLink:
			lit = t.ID == ref.ID
		case KindCareer, KindBundle:
			lit = t.Career == ref.ID
		case KindStrategic:
			lit = t.Strategic == ref.ID
		case KindPerson, KindGroup:
			lit = person == ref.ID
		}
		if !lit {
			continue
		}
		p.litThread[t.ID], p.litLane[t.Strategic], p.litCareer[t.Career], p.litPerson[person] = true, true, true, true
		if (ref.Kind == KindLink || ref.Kind == KindCareer) && (p.callFor < 0 || t.lane > p.threads[p.callFor].lane) {
			p.callFor = i
		}
	}
}

// strand is the curve of a thread: it leaves and arrives upright.
func (p *weavePlan) strand(t *WeaveThread, width float64, color Color) Curve {
	row := &p.rows[t.row]
	a := Point{row.marks[t.mark].x, row.y - 7}
	b := Point{p.laneX(t.lane), p.laneY(t.lane) + 8}
	m := math.Min(150, math.Max(40, (a.Y-b.Y)*0.55))
	if t.Many > 1 { // the more, the thicker: twice as thick for eight times as many
		width *= math.Min(5, 1+math.Log2(float64(t.Many))/3)
	}
	return Curve{A: a, C1: Point{a.X, a.Y - m}, C2: Point{b.X, b.Y + m}, B: b, Width: width, Color: color}
}
