package chart

import "math"

// radarLabel is the words of one axis, set out.
type radarLabel struct {
	lines []string
	note  string
	style TextStyle
	at    Point // of the first line
	align Align
	box   Box
}

// labels writes the names of the axes so that none runs into another or off the canvas, and returns their boxes; a name
// for which there is no room at all has an empty box. Skills below their target are placed first.
func (p *radarPlan) labels() []Box {
	boxes := make([]Box, len(p.Axes))
	var placed []Box
	for _, below := range []bool{true, false} {
		for i, a := range p.Axes {
			if a.below() != below {
				continue
			}
			if l, ok := p.place(i, placed); ok {
				p.write(l, below)
				boxes[i] = l.box
				placed = append(placed, l.box)
			}
		}
	}
	return boxes
}

// place finds the fullest wording of an axis that has room.
func (p *radarPlan) place(axis int, placed []Box) (radarLabel, bool) {
	a := p.Axes[axis]
	w, h := p.c.Size()
	room := Box{0, 0, w, h}
	short := a.Short
	if short == "" {
		short = a.Name
	}
	note := ""
	if a.below() && p.c.Style() == Paper {
		note = a.Note
	}
	wide := p.widthAt(axis)
	for _, try := range []struct {
		name  string
		width float64
		lines int
		note  string
	}{
		{a.Name, wide, 2, note},
		{short, wide, 2, note},
		{short, wide, 1, note},
		{short, wide, 1, ""},
		{short, wide * 0.7, 1, ""},
		{short, wide * 0.45, 1, ""},
	} {
		l := p.layLabel(axis, try.name, try.width, try.lines, try.note)
		if len(l.lines) == 0 || l.lines[0] == "" || !l.box.Inside(room) || meetsAny(l.box, placed) {
			continue
		}
		if cut := l.lines[len(l.lines)-1]; try.name == a.Name && short != a.Name && cut != lastOf(a.Name, cut) {
			continue // the short name says more than a cut long one
		}
		return l, true
	}
	return radarLabel{}, false
}

// lastOf is s when text ends with it.
func lastOf(text, s string) string {
	if len(s) <= len(text) && text[len(text)-len(s):] == s {
		return s
	}
	return ""
}

func meetsAny(b Box, others []Box) bool {
	for _, o := range others {
		if b.Meets(o) {
			return true
		}
	}
	return false
}

// widthAt is the room from an axis's tip to the edge of the canvas; above and below, an even share of the width.
func (p *radarPlan) widthAt(axis int) float64 {
	w, _ := p.c.Size()
	a, tip := p.angle(axis), p.at(axis, float64(p.steps))
	cos := math.Cos(a)
	switch p.align(axis) {
	case Left:
		return math.Max(0, w-tip.X-cos*p.look.gapX)
	case Right:
		return math.Max(0, tip.X+cos*p.look.gapX)
	}
	return math.Min(2*p.radius, w)
}

// align says how the words of an axis stand to its tip: beside it outwards; above or below it in the middle, but where two
// axes share the foot, which is so with eleven skills or more, each outwards too.
func (p *radarPlan) align(axis int) Align {
	switch cos := math.Cos(p.angle(axis)); {
	case cos > 0.02:
		return Left
	case cos < -0.02:
		return Right
	}
	return Center
}

// sideways is the cosine from which a label stands half way beside its axis instead of above or below it.
const sideways = 0.3

func (p *radarPlan) layLabel(axis int, name string, width float64, maxLines int, note string) radarLabel {
	a, tip := p.angle(axis), p.at(axis, float64(p.steps))
	cos, sin := math.Cos(a), math.Sin(a)
	l := radarLabel{style: p.look.label, note: note}
	if p.Axes[axis].below() {
		l.style = p.look.labelBelow
	}
	l.lines = wrap(p.c, name, l.style, width, maxLines)
	if len(l.lines) == 0 {
		return l
	}
	l.align = p.align(axis)
	n := float64(len(l.lines))
	if note != "" {
		n++
	}
	lead := p.look.leading
	x, y := snap(p.c, tip.X+cos*p.look.gapX), tip.Y+sin*p.look.gapY
	switch {
	case math.Abs(cos) > sideways:
		y -= (n - 1) / 2 * lead
	case sin < 0: // above: further lines grow upwards
		y -= (n - 1) * lead
	}
	l.at = Point{x, snap(p.c, y)}
	for i, s := range l.lines {
		b := textBox(p.c, s, l.style, Point{x, l.at.Y + float64(i)*lead}, l.align)
		if i == 0 {
			l.box = b
		}
		l.box = l.box.join(b)
	}
	if note != "" {
		l.box = l.box.join(textBox(p.c, note, noteStyle, Point{x, l.at.Y + (n-1)*lead}, l.align))
	}
	return l
}

// noteStyle is for "2, asks for 4" on paper.
var noteStyle = TextStyle{7.5, Medium}

func (p *radarPlan) write(l radarLabel, below bool) {
	color := Ink2
	if below || p.c.Style() == Paper {
		color = Ink
	}
	for i, s := range l.lines {
		p.c.Text(s, l.style, Point{l.at.X, l.at.Y + float64(i)*p.look.leading}, l.align, color)
	}
	if l.note != "" {
		p.c.Text(l.note, noteStyle, Point{l.at.X, l.at.Y + float64(len(l.lines))*p.look.leading}, l.align, WarnInk)
	}
}
