package report

import (
	"io"
	"strings"

	"milepost/chart"
	"milepost/model"
	"milepost/report/pdf"
)

// LineOfSight writes the line of sight of a rep as PDF: a sheet across for each line that reaches the team, or one for
// the line there is. The same values give the same bytes. The warnings are those of Review.
func LineOfSight(w io.Writer, review model.SharedReview, words Words, o Options) (warnings []*model.Problem, err error) {
	r := &reviewPages{SharedReview: review}
	title := unbreak(words.Say("report.poster.title", review.Name))
	r.press, err = newPress(pdf.Options{Title: title, Author: review.ManagerName, Created: o.Created}, &words, o.Paper)
	if err != nil {
		return nil, err
	}
	r.format.width, r.format.height = r.format.height, r.format.width
	r.name, r.Call = r.printable(review.Name, review.Call, review.Aliases)
	r.manager, r.ManagerCall = r.printable(review.ManagerName, review.ManagerCall, review.ManagerAliases)
	r.level = r.shortLevel()
	for _, l := range posterLines(&review) {
		p := &poster{reviewPages: r, line: l}
		p.sheet = &sheet{r.press, r.doc.AddPage(r.format.width, r.format.height)}
		p.print()
	}
	if _, err := r.doc.WriteTo(w); err != nil {
		return nil, err
	}
	return r.warnings(), nil
}

// posterLines are the lines that get a sheet: the one of the review first, then the others that reach the team.
func posterLines(r *model.SharedReview) []model.LineOfSight {
	return append([]model.LineOfSight{r.Sight}, furtherLines(r)...)
}

// furtherLines are those that reach the team beside the one that is drawn.
func furtherLines(r *model.SharedReview) []model.LineOfSight {
	var out []model.LineOfSight
	for i := range r.Sights {
		if l := &r.Sights[i]; l.Thread != nil && !l.Same(&r.Sight) {
			out = append(out, *l)
		}
	}
	return out
}

// The sheet across: a block 696 wide, 48 from the upper and the lower edge; composed for the height of A4.
const (
	posterWidth = 696.0
	posterTop   = 48.0
	posterPitch = 142.5
	posterFirst = 6.0
	posterText  = 127.5 // of a station
	reasonLeft  = posterFirst + 3*posterPitch
	reasonWidth = posterWidth - reasonLeft
	posterHead  = 430.0 // of the sentence
)

var (
	posterStep  = step{33, 39, chart.Display, chart.Ink}
	stationStep = step{14, 18, chart.Display, chart.Ink}
)

// poster is one sheet.
type poster struct {
	*reviewPages
	sheet *sheet
	line  model.LineOfSight
}

// x and y are from the block of the sheet to that of an upright page, in which a sheet writes.
func (p *poster) x(x float64) float64 { return x + (p.format.width-posterWidth)/2 - p.format.margin() }
func (p *poster) y(y float64) float64 { return y + posterTop - blockTop }
func (p *poster) high() float64       { return p.format.height - 2*posterTop }

func (p *poster) print() {
	s, quiet := p.sheet, smallStep.in(chart.Ink2)
	team := p.fit(quiet, p.TeamName, 260)
	name := p.nameWithin(smallStep.bold(), p.name, posterWidth-360)
	w := s.text(p.x(0), p.y(0), smallStep.bold(), name)
	s.text(p.x(0)+w+smallStep.size/2, p.y(0), quiet, p.words.Say("report.sight"))
	right := p.x(posterWidth)
	s.textRight(right, p.y(0), quiet, team)
	s.mark(right-p.width(quiet, team)-16, p.y(0))
	head := p.atMost(posterStep, p.balance(posterStep, p.sentence(), posterHead), 3, posterHead)
	s.lines(p.x(0), p.y(36), posterStep, head)
	p.road()
	p.reason(p.stationsBelow())
	s.text(p.x(0), p.y(p.high()-12), captionStep, p.fit(captionStep, p.words.Say("report.poster.foot", p.words.Date(p.AsOf)), posterWidth))
}

// sentence is where the line leads.
func (p *poster) sentence() string {
	switch l := &p.line; {
	case l.Thread != nil && l.Goal != nil:
		return p.words.Say("report.poster.reaches", p.Call, l.Thread.Strategic.Title)
	case l.Thread != nil:
		return p.words.Say("report.poster.grows", p.Call, l.Thread.Strategic.Title)
	case l.Career != nil:
		return p.words.Say("report.sight.reaches", p.Call, l.Career.Title)
	case l.Goal != nil:
		return p.words.Say("report.sight.alone")
	}
	return p.words.Say("report.sight.nogoal")
}

// curve are the four points of the road, from edge to edge of the paper.
func (p *poster) curve() [4]pdf.Point {
	m := (p.format.width - posterWidth) / 2
	return [4]pdf.Point{{X: -m - 4, Y: 364}, {X: 190, Y: 364}, {X: 400, Y: 140}, {X: posterWidth + m + 4, Y: 126}}
}

func between(a, b pdf.Point, t float64) pdf.Point {
	return pdf.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t}
}

// upTo is the first part of a curve, after de Casteljau; its last point lies at t.
func upTo(q [4]pdf.Point, t float64) [4]pdf.Point {
	a, b, c := between(q[0], q[1], t), between(q[1], q[2], t), between(q[2], q[3], t)
	d, e := between(a, b, t), between(b, c, t)
	return [4]pdf.Point{q[0], a, d, between(d, e, t)}
}

// until is the first part of a curve that rises to the right, up to x.
func until(q [4]pdf.Point, x float64) [4]pdf.Point {
	low, high := 0.0, 1.0
	for range 50 {
		if t := (low + high) / 2; upTo(q, t)[3].X < x {
			low = t
		} else {
			high = t
		}
	}
	return upTo(q, low)
}

// road is drawn strongly as far as the goal has come: on the way from its station to the next.
func (p *poster) road() {
	whole := p.curve()
	p.strip(whole, 1.1)
	if share := p.done(); share > 0 {
		p.strip(until(whole, posterFirst+share*posterPitch), 3)
	}
}

// done is how far the goal is, from 0 to 1.
func (p *poster) done() float64 {
	if g := p.goal(); g != nil && g.Progress != nil {
		share, _ := model.Clamp(g.Progress).Float64()
		return share
	}
	return 0
}

// goal is the goal of the line as the review has it.
func (p *poster) goal() *model.SharedGoal {
	for i := range p.Goals {
		if p.line.Goal != nil && p.Goals[i].Goal.ID == p.line.Goal.ID {
			return &p.Goals[i]
		}
	}
	return nil
}

func (p *poster) strip(q [4]pdf.Point, width float64) {
	var path pdf.Path
	at := p.sheet.placed([]pdf.Point{{X: p.x(q[0].X), Y: p.y(q[0].Y)}, {X: p.x(q[1].X), Y: p.y(q[1].Y)}, {X: p.x(q[2].X), Y: p.y(q[2].Y)}, {X: p.x(q[3].X), Y: p.y(q[3].Y)}})
	path.MoveTo(at[0].X, at[0].Y)
	path.CurveTo(at[1].X, at[1].Y, at[2].X, at[2].Y, at[3].X, at[3].Y)
	p.sheet.page.Path(&path, pdf.Paint{Stroke: paint(chart.Accent), Width: width, Round: true})
}

// stationsBelow draws the five stations and gives back where the words of the last two end.
func (p *poster) stationsBelow() float64 {
	low, whole := 0.0, p.curve()
	for i, st := range p.posterStations() {
		x := posterFirst + float64(i)*posterPitch
		y := until(whole, x)[3].Y
		p.mark(i, st.Missing, p.x(x), p.y(y))
		bottom := p.station(st, x, y)
		if i >= 3 {
			low = max(low, bottom)
		}
	}
	return low
}

// station writes what hangs on a post, and gives back where it ends.
func (p *poster) station(st chart.Station, x, y float64) float64 {
	title := p.atMost(stationStep, p.balance(stationStep, st.Title, posterText), 3, posterText)
	most := 4
	if len(title) > 2 {
		most = 3
	}
	sub := p.atMost(smallStep, p.balance(smallStep, st.Sub, posterText), most, posterText)
	if st.Sub == "" {
		sub = nil
	}
	ink := stationStep
	if st.Missing {
		ink = ink.in(chart.Ink2)
	}
	s, left, top := p.sheet, p.x(x+9), y+13.5
	at := top - 3
	s.text(left, p.y(at), smallStep.in(chart.Ink2), p.fit(smallStep, st.Head, posterText))
	at += 13.5
	at += s.lines(left, p.y(at), ink, title) + 4.5
	at += s.lines(left, p.y(at), smallStep, sub)
	s.line(p.x(x), p.y(top), p.x(x), p.y(at), 0.5, chart.Edge)
	return at
}

// mark is a disc, a ring, a ring with a dot, diamonds; an open ring where nothing is yet.
func (p *poster) mark(i int, missing bool, x, y float64) {
	s := p.sheet
	s.disc(x, y, 11, chart.Card)
	switch {
	case missing:
		s.ring(x, y, 6.5, 0.9, chart.Edge)
	case i == 0:
		s.disc(x, y, 6.5, chart.Accent)
	case i == 1:
		s.ring(x, y, 6.5, 2.5, chart.Accent)
	case i == 2:
		s.ring(x, y, 6.5, 2.3, chart.Accent)
		s.disc(x, y, 2.2, chart.Accent)
	case i == 3:
		s.diamond(x, y, 8, chart.Accent)
	default:
		s.diamond(x, y, 8, chart.Accent)
		s.diamond(x, y, 4.8, chart.Card)
	}
}

// posterStations are the stations of the line with a sentence each.
func (p *poster) posterStations() [5]chart.Station {
	one := *p.reviewPages
	one.Sight = p.line
	out := one.stations()
	say := func(i int, parts ...string) { out[i].Sub = sentences(parts...) }
	if l := &p.line; l.Goal != nil {
		day := ""
		if !l.Goal.DueOn.IsZero() {
			day = p.words.Say("report.poster.by", p.words.date(l.Goal.DueOn))
		}
		say(0, day, l.Goal.DoneWhen)
	}
	if l := &p.line; l.Career != nil {
		say(2, p.words.date(l.Career.DueOn), l.Career.Why)
	}
	if l := &p.line; l.Thread != nil {
		say(3, p.words.date(l.Thread.Strategic.DueOn), l.Thread.Strategic.Headed)
	}
	out[1].Sub = p.words.Capital(out[1].Sub)
	return out
}

// sentences puts texts one after the other, each ended with a stop.
func sentences(parts ...string) string {
	var out []string
	for _, s := range parts {
		s = strings.TrimSpace(s)
		if s == "" {
			continue
		}
		if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "!") && !strings.HasSuffix(s, "?") {
			s += "."
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// reason stands at the lower right: what it means for the company and for the team, then why the two milestones are
// tied. What has no room between the stations and the foot is ended with an ellipsis.
func (p *poster) reason(from float64) {
	t := p.line.Thread
	if t == nil {
		return
	}
	bottom := p.high() - 36
	if t.Link.Why != "" {
		lines := p.atMost(findingStep, p.balance(findingStep, p.words.Say("report.poster.quote", strings.TrimSuffix(t.Link.Why, ".")), reasonWidth), 4, reasonWidth)
		top := bottom - 18 - height(findingStep, lines)
		p.sheet.lines(p.x(reasonLeft), p.y(top), findingStep, lines)
		p.sheet.text(p.x(reasonLeft), p.y(bottom-12), smallStep.in(chart.Ink2), p.fit(smallStep, p.words.Say("report.poster.why", p.Call, p.role(t.Link.Role)), reasonWidth))
		bottom = top - 15
	}
	p.meanings(from+12, bottom, &t.Strategic)
}

// meanings are two columns above the reason.
func (p *poster) meanings(from, bottom float64, m *model.Strategic) {
	const width = (reasonWidth - 12) / 2
	room := int((bottom - from - smallStep.leading) / smallStep.leading)
	if room < 1 {
		return
	}
	var cols [2][]string
	texts := [2]string{m.ForCompany, m.ForUs}
	most := 0
	for i, text := range texts {
		if text != "" {
			cols[i] = p.atMost(smallStep, p.wrap(smallStep, text, width), min(4, room), width)
			most = max(most, len(cols[i]))
		}
	}
	top := bottom - smallStep.leading*float64(most+1)
	x := reasonLeft
	for i, key := range []string{"report.poster.company", "report.poster.us"} {
		if cols[i] != nil {
			p.sheet.text(p.x(x), p.y(top), smallStep.in(chart.Ink2), p.words.Say(key))
			p.sheet.lines(p.x(x), p.y(top+smallStep.leading), smallStep, cols[i])
			x += width + 12
		}
	}
}
