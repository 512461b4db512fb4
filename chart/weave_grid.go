package chart

import (
	"fmt"
	"math"
	"time"

	"milepost/model"
)

// weaveTick is one line of the time grid with its words.
type weaveTick struct {
	x    float64
	text string
	bold bool
}

// The styles of the weave.
var (
	weaveCaption  = TextStyle{12, Regular}
	weaveCaptionM = TextStyle{12, Medium}
	weaveCaptionB = TextStyle{12, SemiBold}
	weaveLabel    = TextStyle{13, Regular}
	weaveLabelM   = TextStyle{13, Medium}
	weaveLabelB   = TextStyle{13, SemiBold}
)

// grounds draws the past, a breath darker, the hairlines of the rows and the headings.
func (p *weavePlan) grounds() {
	if today := math.Min(p.right, p.x(p.Today)); today > p.left {
		p.c.Rect(Box{p.left, weaveAxisY + 1, today - p.left, p.rowsEnd - weaveAxisY - 1}, 0, Past)
	}
	for i := range p.rows {
		p.c.Rect(Box{0, math.Round(p.rowsTop + p.rowH*float64(i)), p.w, 1}, 0, Grid)
	}
	room := p.left - 8
	if p.left < 100 { // no column of names: the headings may lie over the grid
		room = 0
	}
	p.heading(p.Words.Team, p.Words.TeamShort, 11, room)
	p.heading(p.Words.People, p.Words.PeopleShort, p.rowsTop-14, room)
	p.leftOut(room)
}

func (p *weavePlan) heading(long, short string, y, room float64) {
	if p.dense && short != "" {
		long = short
	}
	if s := fitFirst(p.c, weaveCaptionM, room, long, short); s != "" {
		p.c.Text(s, weaveCaptionM, Point{0, y}, Left, Ink3)
	}
}

// leftOut counts the strategic milestones that are not drawn.
func (p *weavePlan) leftOut(room float64) {
	text := ""
	if p.earlier > 0 {
		text = p.Words.Earlier(p.earlier)
	}
	if p.undated > 0 {
		text = joinWords(text, p.Words.Undated(p.undated))
	}
	if s := fit(p.c, text, weaveCaption, room); s != "" && p.gapH >= 48 {
		p.c.Text(s, weaveCaption, Point{0, p.lanesEnd + 10}, Left, Ink3)
	}
}

// axis draws the grid, the names of its parts where they have room, and the line of today.
func (p *weavePlan) axis() {
	ticks := p.ticks()
	flag := p.flagBox()
	for i, t := range ticks {
		p.c.Rect(Box{t.x, weaveAxisY, 1, p.rowsEnd - weaveAxisY}, 0, Grid)
		if t.text == "" {
			continue
		}
		st, color := weaveCaption, Ink3
		if t.bold {
			st, color = weaveCaptionB, Ink
		}
		end := p.w
		for _, next := range ticks[i+1:] {
			if next.text != "" {
				end = next.x
				break
			}
		}
		box := textBox(p.c, t.text, st, Point{t.x + 7, 11}, Left)
		if box.Right() <= end && !box.Meets(flag) {
			p.c.Text(t.text, st, Point{t.x + 7, 11}, Left, color)
		}
	}
	p.c.Rect(Box{0, weaveAxisY, p.w, 1}, 0, Line)
	if p.Span.Holds(p.Today) {
		p.c.Rect(Box{p.x(p.Today), weaveAxisY, 1, p.rowsEnd - weaveAxisY}, 0, Ink2)
	}
}

// ticks parts the time into weeks, months, quarters or years, whichever can be read.
func (p *weavePlan) ticks() []weaveTick {
	days := p.Span.To.Days(p.Span.From)
	month := (p.right - p.left) * 30.4 / float64(days)
	switch {
	case days <= 70:
		return p.weeks()
	case month >= 42:
		return p.months(1, month)
	case month*3 >= 42:
		return p.months(3, month*3)
	}
	return p.years()
}

func (p *weavePlan) weeks() []weaveTick {
	var out []weaveTick
	week := (p.right - p.left) * 7 / float64(p.Span.To.Days(p.Span.From))
	every := max(1, int(math.Ceil(58/math.Max(1, week))))
	d := p.Span.From.WeekStart(p.FirstWeekday)
	for i := 0; !d.After(p.Span.To); i, d = i+1, d.AddDays(7) {
		if d.Before(p.Span.From) {
			continue
		}
		t := weaveTick{x: p.x(d)}
		if i%every == 0 {
			t.text = p.Words.Day(d)
		}
		out = append(out, t)
	}
	return out
}

// months are lines every so many months; quarters begin with the year's name.
func (p *weavePlan) months(every int, width float64) []weaveTick {
	var out []weaveTick
	first := p.FirstMonth
	if first == 0 {
		first = time.January
	}
	for d := model.NewDate(p.Span.From.Year(), p.Span.From.Month(), 1); !d.After(p.Span.To); d = d.AddMonths(1) {
		quarter := (int(d.Month())-int(first)+12)%3 == 0
		if d.Before(p.Span.From) || every == 3 && !quarter {
			continue
		}
		t := weaveTick{x: p.x(d), text: p.Words.Month(d), bold: quarter}
		if quarter {
			long := p.Words.MonthYear(d)
			if p.dense {
				long = p.Words.MonthYearShort(d)
			}
			for _, s := range []string{long, p.Words.MonthYearShort(d)} {
				if p.c.TextWidth(s, weaveCaptionB) <= width-9 {
					t.text = s
					break
				}
			}
		}
		out = append(out, t)
	}
	return out
}

func (p *weavePlan) years() []weaveTick {
	var out []weaveTick
	year := (p.right - p.left) * 365 / float64(p.Span.To.Days(p.Span.From))
	every := max(1, int(math.Ceil(40/math.Max(0.1, year))))
	for y := p.Span.From.Year(); y <= p.Span.To.Year(); y++ {
		if d := model.NewDate(y, time.January, 1); p.Span.Holds(d) && y%every == 0 {
			out = append(out, weaveTick{x: p.x(d), text: fmt.Sprint(y), bold: true})
		}
	}
	return out
}

// flagBox is the plate of today on the axis; empty when today is not shown.
func (p *weavePlan) flagBox() Box {
	if !p.Span.Holds(p.Today) || p.Words.Today == "" {
		return Box{}
	}
	w := math.Ceil(p.c.TextWidth(p.Words.Today, weaveCaptionM)) + 14
	x := math.Round(p.x(p.Today) - w/2)
	return Box{math.Max(0, math.Min(x, p.w-w)), weaveAxisY - 10, w, 20}
}

func (p *weavePlan) flag() {
	if box := p.flagBox(); box.W > 0 {
		p.c.Rect(box, 5, Ink)
		p.c.Text(p.Words.Today, weaveCaptionM, box.Middle(), Center, Page)
	}
}

// todayX is the line of today, or a place no label reaches when it is not shown.
func (p *weavePlan) todayX() float64 {
	if p.Span.Holds(p.Today) {
		return p.x(p.Today)
	}
	return -1000
}

// ground is the colour of the plate behind words: the past is tinted.
func (p *weavePlan) ground(b Box) Color {
	if b.Middle().X < p.x(p.Today) {
		return Past
	}
	return Card
}
