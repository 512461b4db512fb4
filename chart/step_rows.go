package chart

import (
	"math"
	"strconv"

	"milepost/model"
)

// StepMark is what stands on the scale.
type StepMark int

// Marks on a scale: what is one's own, what somebody else says, what is asked for.
const (
	MarkOwn    StepMark = iota // a disc
	MarkOther                  // a diamond
	MarkTarget                 // a line across
)

// StepPoint is a mark at a place of the scale, between two steps as well.
type StepPoint struct {
	At   float64
	Mark StepMark
}

// StepRow is one line of a StepRows. Without points and without a range it only has words.
type StepRow struct {
	ID        model.ID // of the person it leads to; empty: it leads nowhere
	Name      string
	Low, High float64 // a band on the scale; both 0: none
	Points    []StepPoint
	Note      string // at the right end
	Warn      bool   // it stands out; the note must say so
	Label     string // in words, for a screen reader
}

// StepRows holds several things against one scale, a row each, the steps at the foot.
type StepRows struct {
	Low, High int // the lowest and the highest step
	Rows      []StepRow
}

const (
	stepRow  = 30.0
	stepFoot = 22.0
	stepGap  = 14.0
	stepNote = 0.34 // of the width that notes may take
)

var (
	stepText  = TextStyle{13, Regular}
	stepNoteT = TextStyle{12, Medium}
	stepFootT = TextStyle{12, Regular}
)

// HeightFor counts the rows and the foot.
func (p StepRows) HeightFor(Measure, float64) float64 {
	return stepRow*float64(len(p.Rows)) + stepFoot
}

// columns are where the scale begins and ends, and the room of names and notes.
func (p StepRows) columns(m Measure, w float64) (from, to, names, notes float64) {
	for _, r := range p.Rows {
		names = math.Max(names, m.TextWidth(r.Name, stepText))
		notes = math.Max(notes, m.TextWidth(r.Note, stepNoteT))
	}
	names, notes = math.Ceil(math.Min(names, w*countName)), math.Ceil(math.Min(notes, w*stepNote))
	from = names + stepGap
	to = w - notes - stepGap
	if notes == 0 {
		to = w - 8
	}
	return from, math.Max(from+1, to), names, notes
}

// Draw draws the rows and returns those that lead to a person.
func (p StepRows) Draw(c Canvas) []Hit {
	w, _ := c.Size()
	h := newHits(c)
	from, to, names, notes := p.columns(c, w)
	inner := math.Max(0, to-from-16)
	x := func(step float64) float64 {
		if p.High <= p.Low {
			return snap(c, (from+to)/2)
		}
		return snap(c, from+8+inner*(step-float64(p.Low))/float64(p.High-p.Low))
	}
	foot := stepRow * float64(len(p.Rows))
	p.grid(c, x, foot, inner)
	for i := range p.Rows {
		r := &p.Rows[i]
		y := stepRow*float64(i) + stepRow/2
		if name := fit(c, r.Name, stepText, names); name != "" {
			c.Text(name, stepText, Point{0, y}, Left, Ink)
		}
		r.draw(c, x, y)
		if note := fit(c, r.Note, stepNoteT, notes); note != "" {
			ink := Ink2
			if r.Warn {
				ink = WarnInk
			}
			c.Text(note, stepNoteT, Point{w, y}, Right, ink)
		}
		if r.ID != "" {
			h.add(KindPerson, r.ID, Box{0, stepRow*float64(i) + 2, w, stepRow - 4}, r.Label)
		}
	}
	return h.list
}

// grid draws a line for each step, and its number where there is room for it.
func (p StepRows) grid(c Canvas, x func(float64) float64, foot, inner float64) {
	last := math.Inf(-1)
	for s := p.Low; s <= p.High; s++ {
		at := x(float64(s))
		c.Rect(Box{at, 4, 1, foot - 4}, 0, Line)
		number := strconv.Itoa(s)
		half := c.TextWidth(number, stepFootT) / 2
		if inner < 20 && s > p.Low || at-half < last+4 {
			continue
		}
		c.Text(number, stepFootT, Point{at + 0.5, foot + stepFoot/2}, Center, Ink3)
		last = at + half
	}
}

// draw draws the band of a row and what stands on it, what is asked for at the bottom.
func (r *StepRow) draw(c Canvas, x func(float64) float64, y float64) {
	if r.Low != 0 || r.High != 0 {
		fill := AccentSoft
		if r.Warn {
			fill = WarnSoft
		}
		c.Rect(Box{x(r.Low) - 6, y - 6, x(r.High) - x(r.Low) + 13, 12}, 6, fill)
	}
	for _, m := range []StepMark{MarkTarget, MarkOther, MarkOwn} {
		for _, p := range r.Points {
			at := Point{x(p.At) + 0.5, y}
			switch {
			case p.Mark != m:
			case m == MarkTarget:
				c.Rect(Box{at.X - 1.5, y - 12, 3, 24}, 0, Ink2)
			case m == MarkOther:
				diamond(c, at, 6, Warn)
			default:
				c.Circle(at, 6, Card)
				c.Circle(at, 5, Accent)
			}
		}
	}
}
