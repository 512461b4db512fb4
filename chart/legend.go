package chart

import "math"

// Key is a mark that a legend explains.
type Key int

// The marks of the pictures.
const (
	KeyManager       Key = iota // the rating that counts, in a radar
	KeySelf                     // the rep's own rating
	KeyTarget                   // what the level asks for
	KeyStrategic                // a strategic milestone
	KeyCareer                   // a career milestone
	KeyThread                   // serves
	KeyLate                     // too late to serve
	KeyServesNothing            // a career milestone that serves nothing yet
	KeyReached                  // a milestone that was reached
	KeyBefore                   // the manager's rating, where both agreed on another one
)

// LegendItem is a mark and its word.
type LegendItem struct {
	Key  Key
	Word string
}

// Legend explains marks in a row, and goes on in another row where it is too narrow.
type Legend struct {
	Items []LegendItem
}

type legendLook struct {
	sample, gap, between, row float64
	text                      TextStyle
	color                     Color
}

func legendLookOf(s Style) legendLook {
	if s == Paper {
		return legendLook{sample: 16, gap: 5, between: 24, row: 12, text: TextStyle{7.5, Regular}, color: Ink2}
	}
	return legendLook{sample: 22, gap: 6, between: 18, row: 20, text: TextStyle{12, Regular}, color: Ink2}
}

// Width is what the legend takes in one row.
func (l Legend) Width(m Measure) float64 {
	look := legendLookOf(m.Style())
	w := look.between * float64(max(0, len(l.Items)-1))
	for _, it := range l.Items {
		w += look.sample + look.gap + m.TextWidth(it.Word, look.text)
	}
	return math.Ceil(w)
}

// HeightFor counts the rows.
func (l Legend) HeightFor(m Measure, w float64) float64 {
	rows := 0.0
	l.each(m, w, func(_ LegendItem, at Point, _ float64) { rows = math.Max(rows, at.Y) })
	return rows + legendLookOf(m.Style()).row/2
}

// Draw draws the samples and words; it returns no places.
func (l Legend) Draw(c Canvas) []Hit {
	w, _ := c.Size()
	l.drawAt(c, Point{}, w)
	return nil
}

// drawAt draws the legend with its upper left corner at a place of a larger picture, w wide.
func (l Legend) drawAt(c Canvas, corner Point, w float64) {
	look := legendLookOf(c.Style())
	l.each(c, w, func(it LegendItem, at Point, room float64) {
		at = Point{corner.X + at.X, corner.Y + at.Y}
		sample(c, it.Key, at, look.sample)
		c.Text(fit(c, it.Word, look.text, room), look.text, Point{at.X + look.sample + look.gap, at.Y}, Left, look.color)
	})
}

// each calls do with the left middle of every sample and the room for its word.
func (l Legend) each(m Measure, w float64, do func(it LegendItem, at Point, room float64)) {
	look := legendLookOf(m.Style())
	x, y := 0.0, look.row/2
	for _, it := range l.Items {
		need := look.sample + look.gap + m.TextWidth(it.Word, look.text)
		if x > 0 && x+need > w {
			x, y = 0, y+look.row
		}
		do(it, Point{snap(m, x), y}, w-x-look.sample-look.gap)
		x += need + look.between
	}
}

// sample draws one mark in the middle of w units from at.
func sample(c Canvas, k Key, at Point, w float64) {
	mid := Point{snap(c, at.X+w/2), at.Y}
	paper := c.Style() == Paper
	rule := func(width float64, color Color) { c.Rect(Box{at.X, at.Y - width/2, w, width}, 0, color) }
	thread := func(color Color) {
		c.Curves([]Curve{{
			A: Point{mid.X - w*0.3, at.Y + 6}, C1: Point{mid.X - w*0.3, at.Y - 4},
			C2: Point{mid.X + w*0.3, at.Y + 4}, B: Point{mid.X + w*0.3, at.Y - 6}, Width: 2, Color: color,
		}})
	}
	switch k {
	case KeyManager:
		if paper {
			rule(1.8, Accent)
			c.Circle(mid, 2.7, Accent)
		} else {
			rule(2, Accent)
			c.Circle(mid, 4, Accent)
		}
	case KeyBefore:
		ring(c, mid, 5, 1.5, Ink2, Card)
	case KeySelf:
		if paper {
			rule(1.2, Warn)
			diamond(c, mid, 4.7, Warn)
			diamond(c, mid, 3, Card)
		} else {
			rule(2, Warn)
			diamond(c, mid, 5, Warn)
		}
	case KeyTarget:
		if paper {
			rule(0.9, Ink)
		} else {
			rule(2, Ink3)
		}
	case KeyStrategic:
		diamond(c, mid, 7, Ink2)
	case KeyCareer:
		c.Circle(mid, 5, Ink2)
	case KeyServesNothing:
		ring(c, mid, 6, 2, Ink3, Card)
	case KeyReached:
		c.Circle(mid, 7, Ink2)
		check(c, mid, 6, Card)
	case KeyThread:
		thread(Thread)
	case KeyLate:
		thread(Warn)
	}
}
