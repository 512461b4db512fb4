package chart

import (
	"fmt"
	"math"

	"milepost/model"
)

// Axis is one skill of a radar. Steps are 0 when not rated; a Target of 0 asks for nothing.
type Axis struct {
	ID      model.ID
	Name    string
	Short   string // for narrow places; may be empty
	Self    int
	Manager int
	Agreed  int
	Target  int
	Note    string // what is missing: "2, asks for 4"; shown on paper where the rating is below the target
	Spoken  string // the axis in words, for screen readers; empty: the name
}

// rated is the rating that counts: agreed, else the manager's.
func (a Axis) rated() int {
	if a.Agreed > 0 {
		return a.Agreed
	}
	return a.Manager
}

// Before says whether the manager rated otherwise than what both agreed on: it is shown as a small ring.
func (a Axis) Before() bool { return a.Agreed > 0 && a.Manager > 0 && a.Manager != a.Agreed }

// below says whether the rating that counts lies below the target.
func (a Axis) below() bool { return a.rated() > 0 && a.rated() < a.Target }

// Radar shows skills as a polygon: the rating that counts as an area, the rep's own as a line with diamonds, the target
// as a line without marks.
type Radar struct {
	Axes  []Axis
	Steps int // of the scale; 0: five
}

// RadarFits says whether a radar of the skills makes sense: 3 to 15 of them, at least 3 rated by somebody. Else say so
// in a sentence.
func RadarFits(axes []Axis) bool {
	n := 0
	for _, a := range axes {
		if a.rated() > 0 || a.Self > 0 {
			n++
		}
	}
	return len(axes) >= radarMin && len(axes) <= radarMax && n >= radarMin
}

const (
	radarMin = 3
	radarMax = PolyMax - 1
)

// radarLook is what differs between the media.
type radarLook struct {
	height, radius           float64 // radius 0: as large as fits
	label, labelBelow, scale TextStyle
	leading                  float64
	gapX, gapY               float64 // from the outer ring to a label
	target, self, rated      float64 // widths of the lines
}

func radarLookOf(s Style) radarLook {
	if s == Paper {
		return radarLook{
			height: 210, radius: 81,
			label: TextStyle{8.5, Regular}, labelBelow: TextStyle{8.5, SemiBold}, scale: TextStyle{7, Regular},
			leading: 10.5, gapX: 9, gapY: 12, target: 0.9, self: 1.2, rated: 1.8,
		}
	}
	return radarLook{
		height: 280,
		label:  TextStyle{13, Medium}, labelBelow: TextStyle{13, SemiBold}, scale: TextStyle{10, Medium},
		leading: 17, gapX: 12, gapY: 18, target: 2, self: 2, rated: 2,
	}
}

// HeightFor is 280 units on screen and 210 points on paper, with a line more where words of attention stand above or
// below.
func (r Radar) HeightFor(m Measure, _ float64) float64 {
	look := radarLookOf(m.Style())
	above, below := r.notes(m.Style())
	return look.height + look.leading*float64(above+below)
}

// notes are how many lines of attention stand above the first axis and below those that point down: 0 or 1 each.
func (r Radar) notes(s Style) (above, below int) {
	if s != Paper {
		return 0, 0
	}
	p := radarPlan{Radar: r}
	for i, a := range r.Axes {
		switch angle := p.angle(i); {
		case !a.below() || a.Note == "" || math.Abs(math.Cos(angle)) > sideways:
		case math.Sin(angle) < 0:
			above = 1
		default:
			below = 1
		}
	}
	return above, below
}

// Draw draws the radar in the middle of the canvas. With fewer than 3 or more than 15 skills it draws nothing.
func (r Radar) Draw(c Canvas) []Hit {
	if len(r.Axes) < radarMin || len(r.Axes) > radarMax {
		return nil
	}
	p := r.plan(c)
	p.web()
	p.series()
	p.marks()
	p.scale()
	labels := p.labels()
	h := newHits(c)
	for i, a := range r.Axes {
		tip := p.at(i, float64(p.steps))
		box := Around(tip, p.look.gapX)
		if labels[i].W > 0 {
			box = labels[i].join(Box{tip.X, tip.Y, 0, 0})
		}
		h.add(KindSkill, a.ID, box, orName(a.Spoken, a.Name))
	}
	return h.list
}

func orName(spoken, name string) string {
	if spoken != "" {
		return spoken
	}
	return name
}

// radarPlan is a radar with its place on a canvas.
type radarPlan struct {
	Radar
	c      Canvas
	look   radarLook
	middle Point
	radius float64
	steps  int
}

func (r Radar) plan(c Canvas) radarPlan {
	w, h := c.Size()
	p := radarPlan{Radar: r, c: c, look: radarLookOf(c.Style()), steps: r.Steps}
	if p.steps == 0 {
		p.steps = 5
	}
	above, below := r.notes(c.Style())
	top, bottom := p.look.leading*float64(above), p.look.leading*float64(below)
	p.middle = Point{snap(c, w/2), snap(c, (h+top-bottom)/2)}
	high := (h-top-bottom)/2 - p.look.gapY - p.look.leading/2
	p.radius = math.Max(10, math.Min(high, p.wide(w)))
	if p.look.radius > 0 {
		p.radius = math.Min(p.radius, p.look.radius)
	}
	return p
}

// wide is the radius that leaves the words of the names room beside their axes, up to three tenths of the width.
func (p *radarPlan) wide(w float64) float64 {
	radius := w / 2
	for i, a := range p.Axes {
		cos := math.Abs(math.Cos(p.angle(i)))
		if cos <= sideways {
			continue
		}
		room := 0.0
		for _, word := range pieces(a.Name) {
			room = math.Max(room, math.Ceil(p.c.TextWidth(word.text, p.look.labelBelow)))
		}
		radius = math.Min(radius, (w/2-math.Min(room, 0.3*w))/cos-p.look.gapX)
	}
	return radius
}

func (p *radarPlan) angle(axis int) float64 {
	return 2*math.Pi*float64(axis)/float64(len(p.Axes)) - math.Pi/2
}

// at is the place of a step on an axis, on whole units on screen.
func (p *radarPlan) at(axis int, step float64) Point {
	a, r := p.angle(axis), p.radius*step/float64(p.steps)
	return Point{snap(p.c, p.middle.X+r*math.Cos(a)), snap(p.c, p.middle.Y+r*math.Sin(a))}
}

func (p *radarPlan) ringOf(step int) []Point {
	points := make([]Point, len(p.Axes))
	for i := range points {
		points[i] = p.at(i, float64(step))
	}
	return points
}

// web draws the scale: bands on screen, where tints are calm, and lines on paper, where they would fray.
func (p *radarPlan) web() {
	paper := p.c.Style() == Paper
	for s := p.steps; s >= 1; s-- {
		points := p.ringOf(s)
		switch {
		case paper && s == p.steps:
			p.c.Outline(points, 0.5, Edge)
		case paper:
			p.c.Outline(points, 0.4, LineStrong)
		default:
			band := Sunken
			if (p.steps-s)%2 == 1 {
				band = Card
			}
			p.c.Poly(points, 0, band)
			p.c.Outline(points, 1, RadarRing)
		}
	}
	for i := range p.Axes {
		if paper {
			p.c.Line(p.middle, p.at(i, float64(p.steps)), 0.4, LineStrong)
		} else {
			p.c.Line(p.middle, p.at(i, float64(p.steps)), 1, Line)
		}
	}
}

// points are the places of a series; skills without a value are left out.
func (p *radarPlan) points(value func(Axis) int) []Point {
	var points []Point
	for i, a := range p.Axes {
		if v := value(a); v > 0 {
			points = append(points, p.at(i, float64(min(v, p.steps))))
		}
	}
	return points
}

func (p *radarPlan) series() {
	rated := p.points(Axis.rated)
	if len(rated) >= radarMin {
		p.c.Poly(rated, 0, Wash)
	}
	target := Ink3
	if p.c.Style() == Paper {
		target = Ink
	}
	p.outline(p.points(func(a Axis) int { return a.Target }), p.look.target, target)
	self := p.points(func(a Axis) int { return a.Self })
	if p.c.Style() == Paper {
		p.outline(self, p.look.self, Warn)
		p.outline(rated, p.look.rated, Accent)
		return
	}
	p.outline(rated, p.look.rated, Accent)
	p.outline(self, p.look.self, Warn)
}

// outline draws a series of at least two points; two are a line.
func (p *radarPlan) outline(points []Point, width float64, color Color) {
	switch {
	case len(points) > 2:
		p.c.Outline(points, width, color)
	case len(points) == 2:
		p.c.Line(points[0], points[1], width, color)
	}
}

func (p *radarPlan) marks() {
	paper := p.c.Style() == Paper
	for i, a := range p.Axes {
		if a.Before() {
			ring(p.c, p.at(i, float64(min(a.Manager, p.steps))), 5, 1.5, Ink2, Card)
		}
		if a.Self > 0 && paper {
			q := p.at(i, float64(min(a.Self, p.steps)))
			diamond(p.c, q, 4.7, Warn)
			diamond(p.c, q, 3, Card)
		}
		if v := a.rated(); v > 0 {
			q := p.at(i, float64(min(v, p.steps)))
			if paper {
				p.c.Circle(q, 2.7, Accent)
			} else {
				ring(p.c, q, 6, 2, Card, Accent)
			}
		}
		if a.Self > 0 && a.Self != a.rated() && !paper {
			q := p.at(i, float64(min(a.Self, p.steps)))
			diamond(p.c, q, 7, Card)
			diamond(p.c, q, 5, Warn)
		}
	}
}

// scale writes the steps beside the first axis: every one on screen, except where a mark says it, every other on paper.
func (p *radarPlan) scale() {
	first := p.Axes[0]
	for s := 1; s <= p.steps; s++ {
		q := p.at(0, float64(s))
		text := fmt.Sprint(s)
		if p.c.Style() == Paper {
			if s%2 == 1 {
				at := Point{q.X - 6, q.Y}
				box := textBox(p.c, text, p.look.scale, at, Center)
				p.c.Rect(Box{box.X - 1, q.Y - 3.5, box.W + 2, 7}, 0, Card)
				p.c.Text(text, p.look.scale, at, Center, Ink2)
			}
			continue
		}
		if s != first.rated() && s != first.Self && p.radius >= 80 {
			p.c.Text(text, p.look.scale, Point{q.X - 9, q.Y + 7}, Right, Ink3)
		}
	}
}
