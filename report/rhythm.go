package report

import (
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
	add(r.Kept.ManagerDue, r.Kept.ManagerKept, r.ManagerCall)
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
