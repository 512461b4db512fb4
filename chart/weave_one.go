package chart

import (
	"cmp"
	"math"
	"slices"
	"time"

	"milepost/model"
)

// OneWords are the words of a WeaveOne that are not part of a record.
type OneWords struct {
	Today     string // the day itself on paper: "23 Nov"
	Period    string // "this half-year"
	Month     func(model.Date) string
	MonthYear func(model.Date) string
	Day       func(model.Date) string
}

// WeaveOne is the weave of one rep: the strategic milestones they serve, their line below, and the threads.
type WeaveOne struct {
	Person     string
	Lanes      []WeaveLane
	Careers    []WeaveCareer
	Threads    []WeaveThread // only ids and ends are used
	Next       model.ID      // the career milestone drawn in the accent; none: the first open one that serves something
	Period     model.Span    // drawn on the person's line up to today
	Span       model.Span    // what is shown; both days must be set
	Today      model.Date
	FirstMonth time.Month // of the file's year; 0: January
	Words      OneWords
}

// oneLook is the paper's measures; the screen has half as much again.
type oneLook struct {
	k                          float64
	lane, label, labelB, small TextStyle
}

func oneLookOf(s Style) oneLook {
	if s == Paper {
		return oneLook{1, TextStyle{8, SemiBold}, TextStyle{8.5, SemiBold}, TextStyle{9, SemiBold}, TextStyle{7.5, Regular}}
	}
	return oneLook{1.5, TextStyle{12, SemiBold}, TextStyle{13, SemiBold}, TextStyle{13, SemiBold}, TextStyle{12, Regular}}
}

// The measures of a WeaveOne, in points.
const (
	oneLeft   = 124.5
	oneRule   = 15.0 // under the months
	oneLaneY  = 24.0 // the first lane's upper edge
	oneLaneH  = 15.0
	onePitch  = 21.0
	oneTurn   = 57.0 // from the last lane to the person's line
	oneBelow  = 36.0 // for one row of labels
	oneLevel  = 30.0 // for each further row, which clears the day of today
	oneLevels = 3
)

// onePlan is a WeaveOne with everything in its place.
type onePlan struct {
	WeaveOne
	m     Measure
	look  oneLook
	w     float64
	lanes []WeaveLane
	lineY float64
	marks []oneMark
	next  model.ID
	below float64
}

// oneMark is a career milestone on the line.
type oneMark struct {
	WeaveCareer
	x      float64
	serves bool
	late   bool
	name   string
	note   string
	label  Box // empty: no room for words
	align  Align
}

func (o WeaveOne) plan(m Measure, w float64) *onePlan {
	p := &onePlan{WeaveOne: o, m: m, look: oneLookOf(m.Style()), w: w}
	all := Weave{Lanes: o.served(), Span: o.Span}
	p.lanes, _, _ = all.lanesShown()
	p.lineY = p.k(oneLaneY + onePitch*float64(max(1, len(p.lanes))) + oneTurn)
	p.findMarks()
	p.next = o.Next
	if p.next == "" {
		for _, mk := range p.marks {
			if mk.serves && !mk.Reached && !mk.Due.Before(o.Today) {
				p.next = mk.ID
				break
			}
		}
	}
	p.placeLabels()
	return p
}

func (p *onePlan) k(v float64) float64 { return snap(p.m, v*p.look.k) }

func (p *onePlan) left() float64 { return math.Min(p.k(oneLeft), p.w*0.3) }

func (p *onePlan) x(d model.Date) float64 {
	days := float64(max(1, p.Span.To.Days(p.Span.From)))
	right := p.w - p.k(6)
	return snap(p.m, p.left()+(right-p.left())*float64(d.Days(p.Span.From))/days)
}

// served are the lanes that a thread leads to.
func (o WeaveOne) served() []WeaveLane {
	var out []WeaveLane
	for _, l := range o.Lanes {
		if slices.ContainsFunc(o.Threads, func(t WeaveThread) bool { return t.Strategic == l.ID }) {
			out = append(out, l)
		}
	}
	return out
}

func (p *onePlan) findMarks() {
	for _, c := range p.Careers {
		if c.Due.IsZero() || !p.Span.Holds(c.Due) {
			continue
		}
		mk := oneMark{WeaveCareer: c, x: p.x(c.Due)}
		for _, t := range p.Threads {
			for _, l := range p.Lanes {
				if t.Career == c.ID && t.Strategic == l.ID {
					mk.serves = true
					mk.late = mk.late || !c.Reached && !l.Due.IsZero() && c.Due.After(l.Due)
				}
			}
		}
		p.marks = append(p.marks, mk)
	}
	slices.SortStableFunc(p.marks, func(a, b oneMark) int { return cmp.Or(a.Due.Days(b.Due), cmp.Compare(a.ID, b.ID)) })
}

// placeLabels centres names and notes below their marks; where they would meet something they begin or end at the mark,
// or go into further rows.
func (p *onePlan) placeLabels() {
	taken := []Box{p.flagBox(), p.periodBox()}
	p.below = p.k(oneBelow)
	lead := p.k(11)
	for i := range p.marks {
		mk := &p.marks[i]
		room := p.k(150)
		mk.name, mk.note = fit(p.m, mk.Name, p.look.label, room), fit(p.m, mk.Note, p.noteStyle(mk), room)
		w := math.Max(p.m.TextWidth(mk.name, p.look.label), p.m.TextWidth(mk.note, p.noteStyle(mk))+p.flagRoom(mk))
		if box, align, ok := p.freeBox(mk.x, w, 2*lead, taken); ok {
			mk.label, mk.align = box, align
			taken = append(taken, box)
			p.below = math.Max(p.below, box.Bottom()-p.lineY+p.k(3))
		}
	}
}

// freeBox is the highest place below a mark where words of a size meet nothing.
func (p *onePlan) freeBox(at, w, h float64, taken []Box) (Box, Align, bool) {
	edge := p.k(4.8)
	for level := range oneLevels {
		y := p.lineY + p.k(8.5) + float64(level)*p.k(oneLevel)
		for _, try := range []struct {
			x     float64
			align Align
		}{{math.Min(at-w/2, p.w-w), Center}, {at - edge, Left}, {at + edge - w, Right}} {
			x := math.Max(p.left(), try.x)
			if p.m.Style() == Screen {
				x = math.Floor(x)
			}
			if box := (Box{x, y, w, h}); box.Right() <= p.w+0.01 && !meetsAny(box.Grow(p.k(2)), taken) {
				return box, try.align, true
			}
		}
	}
	return Box{}, Center, false
}

func (p *onePlan) noteStyle(mk *oneMark) TextStyle {
	if mk.late {
		return TextStyle{p.look.small.Size, SemiBold}
	}
	return p.look.small
}

// flagRoom is the room of the triangle before words of attention.
func (p *onePlan) flagRoom(mk *oneMark) float64 {
	if mk.late && mk.Note != "" {
		return p.k(9)
	}
	return 0
}

// flagBox is the plate of today below the line; empty when today is not shown.
func (p *onePlan) flagBox() Box {
	if !p.Span.Holds(p.Today) || p.Words.Today == "" {
		return Box{}
	}
	w := math.Max(p.k(32), math.Ceil(p.m.TextWidth(p.Words.Today, p.todayStyle())+p.k(8)))
	return Box{math.Min(snap(p.m, p.x(p.Today)-w/2), p.w-w), p.lineY + p.k(24), w, p.k(12)}
}

func (p *onePlan) todayStyle() TextStyle { return TextStyle{p.look.small.Size, SemiBold} }

// period is the part of the line that is done; without days it is empty.
func (p *onePlan) period() (from, to float64) {
	if p.Period.From.IsZero() || p.Today.Before(p.Period.From) {
		return 0, 0
	}
	end := p.Today
	if !p.Period.To.IsZero() && end.After(p.Period.To) {
		end = p.Period.To
	}
	from, to = math.Max(p.left(), p.x(p.Period.From)), math.Min(p.w, p.x(end))
	return from, math.Max(from, to)
}

func (p *onePlan) periodBox() Box {
	from, to := p.period()
	if to-from < 1 || p.Words.Period == "" {
		return Box{}
	}
	b := textBox(p.m, p.Words.Period, p.look.small, Point{from, p.lineY + p.k(12)}, Left)
	if b.Right() > p.x(p.Today)-2 && p.flagBox().Meets(b) || b.Right() > p.w {
		return Box{}
	}
	return b
}

// HeightFor depends on the strategic milestones served, and on the rows the labels need.
func (o WeaveOne) HeightFor(m Measure, w float64) float64 {
	p := o.plan(m, w)
	return math.Ceil(p.lineY + p.below)
}
