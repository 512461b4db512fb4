package chart

import (
	"math"

	"milepost/model"
)

// LadderLevel is one level of a ladder.
type LadderLevel struct {
	ID    model.ID
	Name  string
	Note  string // "since July 2025"
	State model.PostState
	Sides []LadderSide // ways out of the ladder from here
}

// LadderSide is a level of another ladder that can be reached from one.
type LadderSide struct {
	ID   model.ID
	Name string
}

// Ladder is a career lattice: the own ladder upwards, side ways leaving between its levels, so that they cross no words.
type Ladder struct {
	Levels []LadderLevel // from the lowest upwards
	AimID  model.ID      // the level a career milestone aims at; its way is drawn in the accent
}

const (
	ladderLevel = 44.0 // a level's name and note, and the way to the next one
	ladderSide  = 32.0 // a side way
	ladderX     = 10.0 // of the posts
	ladderText  = 30.0
)

var (
	ladderName  = TextStyle{13, Regular}
	ladderNameM = TextStyle{13, Medium}
	ladderNameB = TextStyle{13, SemiBold}
	ladderNote  = TextStyle{12, Regular}
)

// HeightFor counts levels and side ways.
func (l Ladder) HeightFor(Measure, float64) float64 {
	h := 0.0
	for _, v := range l.Levels {
		h += ladderLevel + ladderSide*float64(len(v.Sides))
	}
	return h
}

// aim is the index of the level aimed at; that of the present one when there is no aim; -1 when neither is known.
func (l Ladder) aim() (here, aim int) {
	here, aim = -1, -1
	for i, v := range l.Levels {
		if v.State == model.PostNow {
			here = i
		}
		if v.ID == l.AimID && l.AimID != "" {
			aim = i
		}
	}
	return here, max(here, aim)
}

// Draw draws the ladder, the highest level on top.
func (l Ladder) Draw(c Canvas) []Hit {
	w, _ := c.Size()
	h := newHits(c)
	here, aim := l.aim()
	y := make([]float64, len(l.Levels)) // of the posts
	at := 0.0
	for i := len(l.Levels) - 1; i >= 0; i-- {
		at += ladderSide * float64(len(l.Levels[i].Sides))
		y[i] = at + 10
		at += ladderLevel
	}
	for i := 0; i+1 < len(l.Levels); i++ {
		color := LineStrong
		if i < aim {
			color = Accent
		}
		c.Rect(Box{ladderX - 1, y[i+1], 2, y[i] - y[i+1]}, 0, color)
	}
	var ways []Curve
	for i := len(l.Levels) - 1; i >= 0; i-- {
		ways = append(ways, l.sides(c, &l.Levels[i], y[i], w, h)...)
	}
	c.Curves(ways)
	for i := len(l.Levels) - 1; i >= 0; i-- {
		l.level(c, i, here, y[i], w, h)
	}
	return h.list
}

// sides draws the posts of the side ways above a level and returns the ways to them.
func (l Ladder) sides(c Canvas, v *LadderLevel, y, w float64, h *hits) []Curve {
	var ways []Curve
	x := math.Round(math.Min(190, w*0.55))
	for k, s := range v.Sides {
		sy := y - ladderSide*float64(k) - 26
		ways = append(ways, Curve{
			A: Point{ladderX, y - 4}, C1: Point{ladderX, sy + 2}, C2: Point{ladderX + 30, sy}, B: Point{x - 10, sy}, Width: 2, Color: LineStrong,
		})
		ring(c, Point{x, sy}, 6, 2, LineStrong, Card)
		name := fit(c, s.Name, ladderName, w-x-16)
		if name != "" {
			c.Text(name, ladderName, Point{x + 16, sy}, Left, Ink3)
		}
		h.add(KindLevel, s.ID, Box{x - 8, sy - 10, 24 + c.TextWidth(name, ladderName), 20}, s.Name)
	}
	return ways
}

// level draws a post with its words.
func (l Ladder) level(c Canvas, i, here int, y, w float64, h *hits) {
	v := &l.Levels[i]
	at := Point{ladderX, y}
	st, color := ladderName, Ink3
	c.Circle(at, 9, Card)
	switch {
	case i == here:
		st, color = ladderNameB, Ink
		ring(c, at, 9, 2, Accent, Card)
		c.Circle(at, 4, Accent)
	case v.State == model.PostPast:
		c.Circle(at, 5, Accent)
	case v.ID == l.AimID && l.AimID != "":
		st, color = ladderNameM, Ink
		ring(c, at, 7, 2, Accent, Card)
	default:
		ring(c, at, 6, 2, LineStrong, Card)
	}
	name, note := fit(c, v.Name, st, w-ladderText), fit(c, v.Note, ladderNote, w-ladderText)
	if name != "" {
		c.Text(name, st, Point{ladderText, y}, Left, color)
	}
	if note != "" {
		c.Text(note, ladderNote, Point{ladderText, y + 17}, Left, Ink3)
	}
	width := ladderText + math.Max(c.TextWidth(name, st), c.TextWidth(note, ladderNote))
	h.add(KindLevel, v.ID, Box{0, y - 10, width, 36}, joinWords(v.Name, v.Note))
}
