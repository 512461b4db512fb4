package chart

import (
	"math"

	"milepost/model"
)

// RoadPost is one level on the road.
type RoadPost struct {
	ID    model.ID
	Name  string
	Short string // for narrow places; may be empty
	Note  string // "since July 2025"
	State model.PostState
}

// Road is the ladder of a person as a road with posts. Where not all posts fit, it shows the one before, the present
// one and what comes after.
type Road struct {
	Posts []RoadPost
	Bleed float64 // how far the road goes on beyond the canvas on both sides: to the edges of the sheet
}

type roadLook struct {
	height, y, first, pitch, most float64 // pitch 0: spread over the width; most posts, 0: as many as fit
	nameY, noteY, labelX          float64
	name, now, next, note         TextStyle
	done, ahead                   float64 // widths of the road
}

func roadLookOf(s Style) roadLook {
	if s == Paper {
		return roadLook{
			height: 42, y: 8, first: 4, pitch: 124.5, most: 4, nameY: 24.724, noteY: 37.27, labelX: -4,
			name: TextStyle{9, Medium}, now: TextStyle{9, SemiBold}, next: TextStyle{9, Medium}, note: TextStyle{7.5, Regular},
			done: 2.25, ahead: 0.9,
		}
	}
	return roadLook{
		height: 58, y: 9, first: 9, nameY: 31, noteY: 49, labelX: -9,
		name: TextStyle{13, Regular}, now: TextStyle{13, SemiBold}, next: TextStyle{13, Medium}, note: TextStyle{12, Regular},
		done: 2, ahead: 2,
	}
}

// roadPostMin is the least distance of posts on screen: room for a short name and a month.
const roadPostMin = 128

// HeightFor is 58 units on screen and 42 points on paper.
func (r Road) HeightFor(m Measure, _ float64) float64 { return roadLookOf(m.Style()).height }

// Draw draws the road along the top of the canvas.
func (r Road) Draw(c Canvas) []Hit {
	posts, before, after := r.shown(c)
	if len(posts) == 0 {
		return nil
	}
	look := roadLookOf(c.Style())
	w, _ := c.Size()
	pitch := r.pitch(c, posts)
	x := func(i int) float64 { return snap(c, look.first+float64(i)*pitch) }
	here := r.hereOf(posts)
	start, end := x(0), x(len(posts)-1)
	if before || r.Bleed > 0 {
		start = -r.Bleed
	}
	if after || r.Bleed > 0 {
		end = w + r.Bleed
	}
	if c.Style() == Screen && before {
		start = 0
	}
	road(c, start, x(max(here, 0)), end, here >= 0)
	h := newHits(c)
	for i, p := range posts {
		r.post(c, p, x(i))
		box := r.label(c, p, i == here+1 && here >= 0, x(i), pitch)
		h.add(KindLevel, p.ID, Around(Point{x(i), look.y}, look.y).join(box), joinWords(p.Name, p.Note))
	}
	return h.list
}

// pitch is the distance of posts: as designed on paper; on screen so that the last one's words end at the edge.
func (r Road) pitch(c Canvas, posts []RoadPost) float64 {
	look := roadLookOf(c.Style())
	w, _ := c.Size()
	n := float64(len(posts))
	if look.pitch > 0 && look.pitch*(n-0.5) <= w {
		return look.pitch
	}
	even := w / n
	if n < 2 || look.pitch > 0 {
		return even
	}
	last := posts[len(posts)-1]
	words := math.Max(c.TextWidth(last.Name, look.now), c.TextWidth(last.Note, look.note))
	return math.Max(even, (w-look.first-math.Max(110, words+8))/(n-1))
}

func joinWords(words ...string) string {
	out := ""
	for _, w := range words {
		if w != "" && out != "" {
			out += ", "
		}
		out += w
	}
	return out
}

// road draws what is done and what lies ahead.
func road(c Canvas, start, here, end float64, known bool) {
	look := roadLookOf(c.Style())
	color := LineStrong
	if c.Style() == Paper {
		color = Edge
	}
	if !known {
		here = start
	}
	c.Rect(Box{here, look.y - look.ahead/2, end - here, look.ahead}, 0, color)
	c.Rect(Box{start, look.y - look.done/2, here - start, look.done}, 0, Accent)
}

// shown are the posts there is room for, and whether some before or after them are left out.
func (r Road) shown(c Canvas) (posts []RoadPost, before, after bool) {
	look := roadLookOf(c.Style())
	w, _ := c.Size()
	most := int(look.most)
	if most == 0 {
		most = max(1, int(w/roadPostMin))
	}
	from := 0
	if len(r.Posts) > most {
		here := r.hereOf(r.Posts)
		from = min(max(0, here-1), len(r.Posts)-most)
		if most == 1 {
			from = max(0, here)
		}
	}
	to := min(len(r.Posts), from+most)
	return r.Posts[from:to], from > 0, to < len(r.Posts)
}

// hereOf is the index of the present post; -1 when there is none.
func (r Road) hereOf(posts []RoadPost) int {
	for i, p := range posts {
		if p.State == model.PostNow {
			return i
		}
	}
	return -1
}

func (r Road) post(c Canvas, p RoadPost, x float64) {
	at := Point{x, roadLookOf(c.Style()).y}
	ground := Page
	if c.Style() == Paper {
		ground = Card
	}
	switch {
	case p.State == model.PostPast && c.Style() == Paper:
		c.Circle(at, 4, Accent)
	case p.State == model.PostPast:
		c.Circle(at, 5, Accent)
	case p.State == model.PostNow && c.Style() == Paper:
		ring(c, at, 7.2, 2.2, Accent, ground)
		c.Circle(at, 2.7, Accent)
	case p.State == model.PostNow:
		ring(c, at, 9, 2, Accent, ground)
		c.Circle(at, 4, Accent)
	case c.Style() == Paper:
		ring(c, at, 4.35, 1.1, Ink2, ground)
	default:
		ring(c, at, 6, 2, LineStrong, ground)
	}
}

// label writes name and note under a post and returns their box.
func (r Road) label(c Canvas, p RoadPost, next bool, x, pitch float64) Box {
	look := roadLookOf(c.Style())
	w, _ := c.Size()
	st, color, quiet := look.name, Ink3, Ink3
	if c.Style() == Paper {
		color, quiet = Ink2, Ink2
	}
	switch {
	case p.State == model.PostNow:
		st, color = look.now, Ink
	case next:
		st, color = look.next, Ink
	}
	room := math.Min(pitch, w-x) - 8
	name := fitFirst(c, st, room, p.Name, p.Short)
	note := fit(c, p.Note, look.note, room)
	left := math.Max(0, x+look.labelX)
	at, below := Point{left, look.nameY}, Point{left, look.noteY}
	c.Text(name, st, at, Left, color)
	box := textBox(c, name, st, at, Left)
	if note != "" {
		c.Text(note, look.note, below, Left, quiet)
		box = box.join(textBox(c, note, look.note, below, Left))
	}
	return box
}
