package chart

import "math"

// Station is one place on a line of sight.
type Station struct {
	Ref     Ref    // what a tap leads to; zero: nothing
	Head    string // "For the career"
	Title   string
	Sub     string
	Missing bool // an open place: drawn as an empty ring, and Title says so in words
}

// LineOfSight is the chain from what a rep does now to what it means for customers: goal, skill, career milestone,
// strategic milestone, customer, in this order. It runs across, and downwards on screen where it is narrow.
type LineOfSight struct {
	Stations [5]Station
}

type sightLook struct {
	y, first, joint, top float64 // of the marks; from a mark to its line; where the words begin
	head, title, sub     TextStyle
	headLead, titleLead  float64
	subLead, gap         float64
	indent, between      float64 // downwards: from the marks to the words, between stations
	titleMost, subMost   int     // lines; a screen leads to the whole text, paper has to have it
}

func sightLookOf(s Style) sightLook {
	if s == Paper {
		return sightLook{
			y: 7, first: 5, joint: 9, top: 20,
			head: TextStyle{7.5, Regular}, title: TextStyle{9, SemiBold}, sub: TextStyle{7.5, Regular},
			headLead: 12, titleLead: 12, subLead: 10.5, gap: 1.5, titleMost: 8, subMost: 8,
		}
	}
	return sightLook{
		y: 10, first: 9, joint: 16, top: 28,
		head: TextStyle{12, Medium}, title: TextStyle{14, Medium}, sub: TextStyle{12, Regular},
		headLead: 19, titleLead: 20, subLead: 17, gap: 2, indent: 34, between: 14,
		titleMost: 3, subMost: 3,
	}
}

// sightDown is the width on screen below which the line runs downwards.
const sightDown = 680

// sightWords are the words of one station, set out.
type sightWords struct {
	head       string
	title, sub []string
	height     float64
}

func (l LineOfSight) downwards(m Measure, w float64) bool {
	return m.Style() == Screen && w < sightDown
}

func (l LineOfSight) words(m Measure, s Station, w float64) sightWords {
	look := sightLookOf(m.Style())
	set := wrap
	if m.Style() == Paper {
		set = balanced
	}
	out := sightWords{
		head: fit(m, s.Head, look.head, w), title: set(m, s.Title, look.title, w, look.titleMost), sub: set(m, s.Sub, look.sub, w, look.subMost),
	}
	out.height = look.headLead + float64(len(out.title))*look.titleLead + float64(len(out.sub))*look.subLead
	if len(out.sub) > 0 {
		out.height += look.gap
	}
	return out
}

// pitch is the distance of the stations. On screen they stand a little closer where that saves lines: behind the last
// one there is room, and what it means for customers is the longest of all.
func (l LineOfSight) pitch(m Measure, w float64) float64 {
	even := w / 5
	if m.Style() == Paper || l.downwards(m, w) {
		return even
	}
	best, least := even, math.Inf(1)
	for _, k := range []float64{1, 0.98, 0.96, 0.94, 0.92, 0.9, 0.88} {
		if h := l.heightAt(m, w, even*k); h < least {
			best, least = even*k, h
		}
	}
	return best
}

// widthOf is the room for the words of a station.
func (l LineOfSight) widthOf(m Measure, i int, w, pitch float64) float64 {
	switch {
	case l.downwards(m, w):
		return math.Max(10, w-sightLookOf(m.Style()).indent)
	case m.Style() == Paper:
		return pitch - 9.6
	case i == len(l.Stations)-1:
		return w - float64(i)*pitch
	}
	return pitch - 12
}

// heightAt is the height of the words side by side.
func (l LineOfSight) heightAt(m Measure, w, pitch float64) float64 {
	most := 0.0
	for i, s := range l.Stations {
		most = math.Max(most, l.words(m, s, l.widthOf(m, i, w, pitch)).height)
	}
	return most
}

// HeightFor depends on how the words break.
func (l LineOfSight) HeightFor(m Measure, w float64) float64 {
	look := sightLookOf(m.Style())
	if !l.downwards(m, w) {
		return look.top + l.heightAt(m, w, l.pitch(m, w))
	}
	sum := 4 * look.between
	for i, s := range l.Stations {
		sum += l.words(m, s, l.widthOf(m, i, w, 0)).height
	}
	return sum
}

// Draw draws the five stations.
func (l LineOfSight) Draw(c Canvas) []Hit {
	w, _ := c.Size()
	look, pitch := sightLookOf(c.Style()), l.pitch(c, w)
	down := l.downwards(c, w)
	h := newHits(c)
	y := 0.0
	for i, s := range l.Stations {
		room := l.widthOf(c, i, w, pitch)
		words := l.words(c, s, room)
		at, text := Point{look.first, y + look.y}, Point{look.indent, y}
		if !down {
			x := snap(c, float64(i)*pitch)
			at, text = Point{x + look.first, look.y}, Point{x, look.top}
		}
		if i < len(l.Stations)-1 {
			if down {
				c.Rect(Box{at.X - 1, at.Y + look.joint, 2, words.height + look.between - 2*look.joint}, 0, LineStrong)
			} else {
				l.joint(c, at, snap(c, float64(i+1)*pitch)+look.first)
			}
		}
		l.mark(c, i, s, at)
		l.write(c, words, s, text)
		box := Box{text.X, text.Y, room, words.height}.join(Around(at, look.first))
		if s.Ref != (Ref{}) {
			h.add(s.Ref.Kind, s.Ref.ID, box, joinWords(s.Head, s.Title, s.Sub))
		}
		y += words.height + look.between
	}
	return h.list
}

// joint is the piece of line between two stations.
func (l LineOfSight) joint(c Canvas, at Point, next float64) {
	look := sightLookOf(c.Style())
	if c.Style() == Paper {
		c.Rect(Box{at.X + look.joint, at.Y - 0.375, next - at.X - 2*look.joint, 0.75}, 0, Edge)
		return
	}
	c.Rect(Box{at.X + look.joint, at.Y - 1, next - at.X - 2*look.joint, 2}, 1, LineStrong)
}

// mark draws what a station is: a disc, rings, diamonds.
func (l LineOfSight) mark(c Canvas, i int, s Station, at Point) {
	k, edge := 1.0, 3.0
	if c.Style() == Paper {
		k, edge = 5.0/7, 2
	}
	switch {
	case s.Missing && c.Style() == Paper:
		ring(c, at, 4.5, 0.9, Edge, Card)
	case s.Missing:
		ring(c, at, 7, 2, Edge, Card)
	case i == 0:
		c.Circle(at, 7*k, Accent)
	case i == 1:
		ring(c, at, 7*k, edge, Accent, Card)
	case i == 2:
		ring(c, at, 7*k, edge-1+k/2, Accent, Card)
		c.Circle(at, 2.2*k, Accent)
	case i == 3:
		diamond(c, at, 9*k, Accent)
	default:
		diamond(c, at, 9*k, Accent)
		diamond(c, at, 5.6*k, Card)
	}
}

func (l LineOfSight) write(c Canvas, words sightWords, s Station, at Point) {
	look := sightLookOf(c.Style())
	quiet, title := Ink3, Ink
	sub := Ink2
	if c.Style() == Paper {
		quiet = Ink2
	}
	if s.Missing {
		title = Ink2
	}
	y := at.Y + look.headLead/2
	c.Text(words.head, look.head, Point{at.X, snap(c, y)}, Left, quiet)
	y += look.headLead/2 + look.titleLead/2
	for _, t := range words.title {
		c.Text(t, look.title, Point{at.X, snap(c, y)}, Left, title)
		y += look.titleLead
	}
	y += look.gap + look.subLead/2 - look.titleLead/2
	for _, t := range words.sub {
		c.Text(t, look.sub, Point{at.X, snap(c, y)}, Left, sub)
		y += look.subLead
	}
}
