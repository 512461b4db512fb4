package chart

import "math"

// TrendPoint is a rating on a day: how far along the time of the picture it lies, from 0 to 1, and its step.
type TrendPoint struct {
	Share float64
	Step  int
}

// Trend shows how a rating went over time: a line from rating to rating, the newest with a mark. It says nothing to tap; the words
// beside it say from where to where.
type Trend struct {
	Points []TrendPoint // oldest first
	Steps  int          // of the scale; 0: five
	Target int          // what is asked for; 0: nothing
}

// HeightFor is 24 units on screen and 18 points on paper.
func (t Trend) HeightFor(m Measure, _ float64) float64 {
	if m.Style() == Paper {
		return 18
	}
	return 24
}

// Draw draws the target as a quiet line and the ratings over it; it returns no places.
func (t Trend) Draw(c Canvas) []Hit {
	w, h := c.Size()
	steps, edge := t.Steps, 5.0
	if steps == 0 {
		steps = 5
	}
	at := func(share float64, step int) Point {
		level := float64(min(step, steps)-1) / math.Max(1, float64(steps-1))
		return Point{snap(c, edge+share*(w-2*edge)), snap(c, h-edge-level*(h-2*edge))}
	}
	if t.Target > 0 {
		c.Line(at(0, t.Target), at(1, t.Target), 1, LineStrong)
	}
	for i := range t.Points {
		p := at(t.Points[i].Share, t.Points[i].Step)
		if i > 0 {
			c.Line(at(t.Points[i-1].Share, t.Points[i-1].Step), p, 2, Accent)
		}
	}
	for i := range t.Points {
		p, r := at(t.Points[i].Share, t.Points[i].Step), 2.0
		if i == len(t.Points)-1 {
			r = 4
		}
		c.Circle(p, r, Accent)
	}
	return nil
}
