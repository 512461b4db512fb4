package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"milepost/chart"
	"milepost/model"
	"milepost/report/pdf"
)

// rhythm shows every one-on-one of the period as a mark on a line, and what was kept.
func (r *reviewPages) rhythm() {
	title := r.words.Say("report.rhythm")
	if len(r.Talks) == 0 {
		r.section(title, r.words.Say("report.rhythm.none"), false)
		return
	}
	marks := r.talkMarks()
	count := map[talkKind]int{}
	var last model.Date
	for _, m := range marks {
		count[m.kind]++
		if m.kind == talkHeld || m.kind == talkMoved {
			last = m.on
		}
	}
	held, missed := count[talkHeld]+count[talkMoved], count[talkMissed]
	finding := r.words.plural("report.rhythm.held", held)
	if missed > 0 {
		finding = r.words.share("report.rhythm.of", held, held+missed)
	}
	if held == 0 && missed == 0 {
		finding = r.words.Say("report.rhythm.planned")
	}
	r.section(title, r.words.Capital(finding), false)
	r.add(item{height: 26, gap: 12, keep: true, draw: func(s *sheet, y float64, _ bool) { r.strip(s, y, marks) }})
	r.add(item{height: 12, gap: 6, keep: true, draw: func(s *sheet, y float64, _ bool) { r.stripLegend(s, y, count) }})
	r.kept(last)
}

// talkKind is what became of a one-on-one, as the strip shows it.
type talkKind int

const (
	talkHeld    talkKind = iota
	talkMoved            // held on another day of the week
	talkMissed           // did not take place
	talkPlanned          // to come, or never closed
)

// talk is one mark of the strip.
type talk struct {
	on   model.Date
	kind talkKind
}

// movedWithin is how many days a talk may be moved and still count as that talk.
const movedWithin = 7

// talkMarks are the one-on-ones as marks. One that was moved is the next that was held within a week; a talk that was
// moved further is counted where it was held.
func (r *reviewPages) talkMarks() []talk {
	var out []talk
	moved := model.Date{}
	for i := range r.Talks {
		m := &r.Talks[i]
		near := !moved.IsZero() && m.On.Days(moved) <= movedWithin
		switch {
		case m.State == model.MeetingHeld && near:
			out, moved = append(out, talk{m.On, talkMoved}), model.Date{}
		case m.State == model.MeetingHeld:
			out = append(out, talk{m.On, talkHeld})
		case m.State == model.MeetingMoved:
			moved = m.On
		case m.State == model.MeetingPlanned || m.On.After(r.AsOf):
			out = append(out, talk{m.On, talkPlanned})
		default:
			out = append(out, talk{m.On, talkMissed})
		}
	}
	return out
}

// stripEnds are the first and the last day of the line.
func (r *reviewPages) stripEnds() (from, to model.Date) {
	from, to = r.Period.From, r.Period.To
	if first := r.Talks[0].On; from.IsZero() || first.Before(from) {
		from = first
	}
	if last := r.Talks[len(r.Talks)-1].On; to.IsZero() || last.After(to) {
		to = last
	}
	if to == from {
		to = from.AddDays(1)
	}
	return from, to
}

func (r *reviewPages) strip(s *sheet, y float64, marks []talk) {
	from, to := r.stripEnds()
	x := func(d model.Date) float64 { return 6 + (blockWidth-12)*float64(d.Days(from))/float64(to.Days(from)) }
	left := -100.0
	for m := from; !m.After(to); m = model.NewDate(m.Year(), m.Month()+1, 1) {
		word := r.words.Month(int(m.Month()))
		at := min(x(m)-4.2, blockWidth-r.width(captionStep, word))
		if at >= left {
			left = at + s.text(at, y-1.5, captionStep, word) + 6
		}
	}
	var past []model.Date
	for _, m := range marks {
		if m.kind != talkPlanned {
			past = append(past, m.on)
		}
	}
	if len(past) > 1 {
		s.line(x(past[0]), y+20, x(past[len(past)-1]), y+20, 0.5, chart.Edge)
	}
	for _, m := range marks {
		s.talkMark(m.kind, x(m.on), y+20, 4.2)
	}
}

// talkMark is a disc for a talk that was held, with an arrow if it was moved, a ring for one that did not take place, a
// dot for one to come.
func (s *sheet) talkMark(kind talkKind, x, y, radius float64) {
	switch kind {
	case talkHeld:
		s.disc(x, y, radius, chart.Accent)
	case talkMoved:
		s.disc(x, y, radius, chart.Accent)
		k := radius / 4.2
		s.polygon(chart.Card, pdf.Point{X: x - 1.2*k, Y: y - 2.3*k}, pdf.Point{X: x + 1.8*k, Y: y}, pdf.Point{X: x - 1.2*k, Y: y + 2.3*k})
	case talkMissed:
		s.disc(x, y, radius+0.2, chart.Card)
		s.ring(x, y, radius, 1, chart.Ink2)
	default:
		s.disc(x, y, 1.6, chart.Ink2)
	}
}

// stripLegend explains the marks that are there.
func (r *reviewPages) stripLegend(s *sheet, y float64, count map[talkKind]int) {
	x := 0.0
	for _, sample := range []struct {
		kind talkKind
		key  string
	}{
		{talkHeld, "report.rhythm.mark.held"},
		{talkMoved, "report.rhythm.mark.moved"},
		{talkMissed, "report.rhythm.mark.missed"},
		{talkPlanned, "report.rhythm.mark.planned"},
	} {
		if count[sample.kind] == 0 {
			continue
		}
		s.talkMark(sample.kind, x+4, y+6, 3.6)
		x += 12 + s.text(x+12, y, captionStep, r.words.Say(sample.key)) + 18
	}
}

// kept says in thirds how many promises were kept, and when both talked last.
func (r *reviewPages) kept(last model.Date) {
	type fact struct{ figure, words string }
	var facts []fact
	add := func(due, kept int, who string) {
		if due > 0 && who != "" {
			facts = append(facts, fact{r.words.Say("report.kept.of", kept, due), r.words.Say("report.kept.by", who)})
		}
	}
	add(r.Kept.ManagerDue, r.Kept.ManagerKept, r.ManagerName)
	add(r.Kept.RepDue, r.Kept.RepKept, r.Call)
	if !last.IsZero() {
		facts = append(facts, fact{"", r.words.Say("report.rhythm.last", r.words.date(last))})
	}
	lines := make([][]string, len(facts))
	high := 0.0
	for i, f := range facts {
		lines[i] = r.wrap(smallStep, strings.TrimSpace(f.figure+" "+f.words), thirdWidth)
		high = max(high, height(smallStep, lines[i]))
	}
	r.add(item{height: high, gap: 9, draw: func(s *sheet, y float64, _ bool) {
		for i, f := range facts {
			x := float64(i) * thirdPitch
			for n, l := range lines[i] {
				w, rest := 0.0, l
				if n == 0 && f.figure != "" {
					rest = strings.TrimPrefix(l, f.figure)
					w = s.text(x, y, smallStep.bold(), f.figure)
				}
				s.text(x+w, y+float64(n)*smallStep.leading, smallStep, rest)
			}
		}
	}})
}

// agreed lists the promises of both: what is open by its day, then what is done.
func (r *reviewPages) agreed() {
	title := r.words.Say("report.agreed")
	if len(r.Actions) == 0 {
		r.section(title, r.words.Say("report.agreed.none"), false)
		return
	}
	list := slices.Clone(r.Actions)
	slices.SortStableFunc(list, func(a, b model.SharedAction) int {
		if x, y := a.State == model.ActionDone, b.State == model.ActionDone; x != y {
			if x {
				return 1
			}
			return -1
		}
		return compareDue(a, b)
	})
	open := 0
	for _, a := range list {
		if a.State == model.ActionOpen {
			open++
		}
	}
	var finding string
	switch done := len(list) - open; {
	case open == 0:
		finding = r.words.plural("report.agreed.done", done)
	case done == 0:
		finding = r.words.plural("report.agreed.open", open)
	default:
		finding = r.words.plural("report.agreed.both", open, r.words.Count(done))
	}
	r.section(title, r.words.Capital(finding), false)
	t := r.newTable(title, []column{
		{x: 18, text: r.words.Say("report.agreed.what")},
		{x: whoLeft, text: r.words.Say("report.agreed.who")},
		{x: blockWidth, text: r.words.Say("report.agreed.when"), right: true},
	})
	var rows []item
	for i := range list {
		rows = append(rows, r.actionRow(i+1, &list[i])...)
	}
	r.rows(t, rows)
}

const whoLeft = 279.0 // where the table says who owes

// compareDue puts the earlier day first and what has none last.
func compareDue(a, b model.SharedAction) int {
	switch x, y := a.DueOn, b.DueOn; {
	case x == y:
		return 0
	case x.IsZero():
		return 1
	case y.IsZero() || x.Before(y):
		return -1
	}
	return 1
}

func (r *reviewPages) actionRow(number int, a *model.SharedAction) []item {
	st := smallStep.medium()
	who := r.ManagerName
	if a.OwedBy == model.SideRep {
		who = r.Call
	}
	when, late := r.words.date(a.DueOn), false
	switch {
	case a.State == model.ActionDone:
		when = r.words.Say("report.agreed.on", r.words.short(a.ClosedOn, r.AsOf))
	case !a.DueOn.IsZero() && a.DueOn.Before(r.AsOf):
		late = true
	}
	return r.textRows(a.Text, st, 18, whoLeft-30, 0, func(s *sheet, y float64) {
		if a.State == model.ActionDone {
			s.check(5, y+6)
		} else {
			s.text(0, y, smallStep.in(chart.Ink2), fmt.Sprint(number))
		}
		s.text(whoLeft, y, smallStep, r.fit(smallStep, who, 105))
		if late {
			s.flag(blockWidth, y, smallStep, when)
		} else {
			s.textRight(blockWidth, y, smallStep, when)
		}
	})
}

// partLines is how many lines of a text one row holds; a longer text goes on in further rows, so that a page can break.
const partLines = 24

// textRows is a row of a dense table with a text of any length. The rule above it begins at ruleLeft, or at the left edge
// on a new page; beside draws the other cells.
func (r *reviewPages) textRows(text string, st step, x, width, ruleLeft float64, beside func(s *sheet, y float64)) []item {
	lines := r.wrap(st, text, width)
	if len(lines) == 0 {
		lines = []string{"–"}
	}
	var out []item
	for part := range slices.Chunk(lines, partLines) {
		begins, ends := len(out) == 0, (len(out)+1)*partLines >= len(lines)
		high := height(st, part)
		if begins {
			high += 6
		}
		if ends {
			high += 6
		}
		out = append(out, item{height: high, draw: func(s *sheet, y float64, first bool) {
			if begins {
				if first {
					s.rule(0, blockWidth, y)
				} else {
					s.rule(ruleLeft, blockWidth, y)
				}
				y += 6
				beside(s, y)
			} else if first {
				s.rule(0, blockWidth, y)
			}
			s.lines(x, y, st, part)
		}})
	}
	return out
}

const (
	pointLeft  = 207.5
	groupLimit = 3 // rows of one day that stay together
)

// points lists the shared talking points, newest first, by the day they were raised.
func (r *reviewPages) points() {
	if len(r.Points) == 0 {
		return
	}
	list := slices.Clone(r.Points)
	slices.SortStableFunc(list, func(a, b model.SharedPoint) int { return cmp.Compare(b.RaisedOn.Days(a.RaisedOn), 0) })
	title := r.words.Say("report.points")
	finding := r.words.plural("report.points.count", len(list), r.words.MonthYear(list[len(list)-1].RaisedOn))
	r.section(title, r.words.Capital(finding), len(list) > 6)
	t := r.newTable(title, []column{
		{x: 0, text: r.words.Say("report.points.raised")},
		{x: wideLeft, text: r.words.Say("report.points.about")},
		{x: pointLeft, text: r.words.Say("report.points.point")},
	})
	var rows []item
	for i := 0; i < len(list); {
		end := i + 1
		for end < len(list) && list[end].RaisedOn == list[i].RaisedOn {
			end++
		}
		day := r.dayRows(list[i:end])
		rows = append(rows, day...)
		i = end
	}
	r.rows(t, rows)
}

// dayRows are the points of one day; the day stands at the first of them, and again after a break.
func (r *reviewPages) dayRows(points []model.SharedPoint) []item {
	day := r.words.short(points[0].RaisedOn, r.AsOf)
	if points[0].RaisedOn.IsZero() {
		day = "–"
	}
	var rows []item
	for i, p := range points {
		left := wideLeft
		if i == 0 {
			left = 0
		}
		about := r.pointKind(p.Kind)
		row := r.textRows(p.Text, smallStep, pointLeft, blockWidth-pointLeft, left, func(s *sheet, y float64) {
			s.text(wideLeft, y, smallStep.in(chart.Ink2), r.fit(smallStep, about, 78))
		})
		draw := row[0].draw
		row[0].draw = func(s *sheet, y float64, first bool) {
			draw(s, y, first)
			if i == 0 || first {
				s.text(0, y+6, smallStep.medium(), day)
			}
		}
		rows = append(rows, row...)
	}
	if len(rows) <= groupLimit {
		for i := range rows[:len(rows)-1] {
			rows[i].keep = true
		}
	}
	return rows
}

func (r *reviewPages) pointKind(k model.PointKind) string {
	switch k {
	case model.PointCareer:
		return r.words.Say("oneonone.kind.career")
	case model.PointSkill:
		return r.words.Say("oneonone.kind.skill")
	case model.PointDeal:
		return r.words.Say("oneonone.kind.deal")
	case model.PointCustomer:
		return r.words.Say("oneonone.kind.customer")
	case model.PointStrategy:
		return r.words.Say("oneonone.kind.strategy")
	case model.PointPersonal:
		return r.words.Say("oneonone.kind.personal")
	}
	return "–"
}
