package chart

import "math"

// StepScale shows one rating as a row of pills: filled up to the rating, outlined in amber up to the target, and quiet
// beyond. Not rated, all are open. It says nothing to tap; the number stands beside it.
type StepScale struct {
	Value  int // the rating that counts; 0: not rated
	Target int // 0: nothing is asked for
	Steps  int // of the scale; 0: five
}

func (s StepScale) steps() int {
	if s.Steps > 0 {
		return s.Steps
	}
	return 5
}

// pill is the size of one pill, the distance to the next, and how far down they stand.
func (s StepScale) pill(st Style) (size Box, pitch float64) {
	if st == Paper {
		return Box{0, 2, 15, 5}, 18
	}
	return Box{0, 3, 14, 8}, 17
}

// Width is what the scale needs.
func (s StepScale) Width(m Measure) float64 {
	size, pitch := s.pill(m.Style())
	return pitch*float64(s.steps()-1) + size.W
}

// HeightFor is 14 units on screen and 9 points on paper.
func (s StepScale) HeightFor(m Measure, _ float64) float64 {
	if m.Style() == Paper {
		return 9
	}
	return 14
}

// Draw draws the pills from the left; it returns no places.
func (s StepScale) Draw(c Canvas) []Hit {
	size, pitch := s.pill(c.Style())
	r := size.H / 2
	paper := c.Style() == Paper
	for i := 1; i <= s.steps(); i++ {
		box := size
		box.X = float64(i-1) * pitch
		switch {
		case s.Value <= 0 && paper:
			framed(c, box, r, 0.6, Edge, Card)
		case s.Value <= 0:
			framed(c, box, r, 1, Edge, Card)
		case i <= s.Value:
			c.Rect(box, r, Accent)
		case i <= s.Target && paper:
			framed(c, box, r, 0.8, Warn, Card)
		case i <= s.Target:
			framed(c, box, r, 1, Warn, WarnSoft)
		default:
			c.Rect(box, r, Sunken2)
		}
	}
	if paper && s.Target > 0 && s.Target <= s.steps() {
		x := float64(s.Target-1)*pitch + size.W + 1.5
		c.Rect(Box{x - 0.45, 0, 0.9, 9}, 0, Ink)
	}
	return nil
}

// framed is a fill with an edge inside its box.
func framed(c Canvas, box Box, radius, width float64, edge, fill Color) {
	c.Rect(box, radius, edge)
	c.Rect(box.Grow(-width), math.Max(0, radius-width), fill)
}
