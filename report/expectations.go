package report

import (
	"io"
	"strconv"
	"strings"

	"milepost/chart"
	"milepost/model"
	"milepost/report/pdf"
)

// Expectations writes what is expected of a rep as PDF: the answers that are written, what is new in this version, and
// who agreed when. The same values give the same bytes. The warnings are those of Review.
func Expectations(w io.Writer, x model.SharedExpectation, words Words, o Options) (warnings []*model.Problem, err error) {
	title := unbreak(words.Say("report.expect.title", x.Name))
	p, err := newPress(pdf.Options{Title: title, Author: x.ManagerName, Created: o.Created}, &words, o.Paper)
	if err != nil {
		return nil, err
	}
	e := &expectPages{press: p, x: x}
	e.name, e.call = p.printable(x.Name, x.Call, x.Aliases)
	e.manager, e.managerCall = p.printable(x.ManagerName, x.ManagerCall, x.ManagerAliases)
	rows := e.rows()
	e.pages = 1
	for _, r := range e.tops(rows) { // once to count, once to draw
		e.pages = max(e.pages, r.page)
	}
	e.print(rows)
	if _, err := p.doc.WriteTo(w); err != nil {
		return nil, err
	}
	return p.warnings(), nil
}

// expectPages is the document.
type expectPages struct {
	*press
	x                    model.SharedExpectation
	name, call           string
	manager, managerCall string
	pages                int
}

// expectRow is one answer, set out.
type expectRow struct {
	number     string
	key, lines []string
	quiet      bool // no rule above, and quieter
}

// place is where a row stands.
type place struct {
	page int // from 1
	top  float64
}

// The measures of the page.
const (
	expectFirst  = 84.0 // of the first row, below title and rule
	expectLater  = 24.0 // of the first row of a further page
	expectKey    = 15.0
	expectPad    = 10.5
	expectSign   = 60.0 // for the two who agreed
	expectSignUp = 36.0 // free above them
)

var (
	answerStep = step{9.5, 15, chart.Regular, chart.Ink}
	keyStep    = step{9, 15, chart.SemiBold, chart.Ink}
)

func (e *expectPages) rows() []expectRow {
	var out []expectRow
	for i, key := range model.AnswerKeys {
		text := strings.TrimSpace(*e.x.Version.Answer(i))
		if text == "" {
			continue
		}
		out = append(out, e.row(strconv.Itoa(len(out)+1), e.question(key), text))
	}
	if len(e.x.Changed) > 0 {
		var names []string
		for _, i := range e.x.Changed {
			names = append(names, e.question(model.AnswerKeys[i]))
		}
		r := e.row("", e.words.Say("report.expect.new", e.x.Version.Number), e.words.List(names))
		r.quiet = true
		out = append(out, r)
	}
	return out
}

// question is what an answer answers.
func (e *expectPages) question(key string) string {
	if key == "owed" {
		return e.words.Say("expect.answer.owed.rep", e.managerCall)
	}
	return e.words.Say("expect.answer." + key)
}

func (e *expectPages) row(number, key, text string) expectRow {
	r := expectRow{number: number, key: e.wrap(keyStep, key, sideWidth-expectKey-6)}
	for line := range strings.SplitSeq(text, "\n") {
		r.lines = append(r.lines, e.wrap(answerStep, line, wideWidth)...)
	}
	return r
}

func (r *expectRow) height() float64 {
	return float64(max(len(r.key), len(r.lines)))*answerStep.leading + 2*expectPad
}

// tops shares the rows among pages, with room for who agreed behind the last.
func (e *expectPages) tops(rows []expectRow) []place {
	out, at := make([]place, len(rows)), place{1, expectFirst}
	for i := range rows {
		need := rows[i].height()
		if i == len(rows)-1 {
			need += expectSignUp + expectSign
		}
		if at.top+need > e.format.block && at.top > expectFirst {
			at = place{at.page + 1, expectLater}
		}
		out[i] = at
		at.top += rows[i].height()
	}
	return out
}

func (e *expectPages) print(rows []expectRow) {
	tops := e.tops(rows)
	var s *sheet
	for n := 1; n <= e.pages; n++ {
		s = e.page(n)
		for i := range rows {
			if tops[i].page == n {
				e.printRow(s, &rows[i], tops[i].top)
			}
		}
	}
	e.agreed(s)
}

// page begins a page: its head, on the first one the title, and its foot.
func (e *expectPages) page(n int) *sheet {
	s := &sheet{e.press, e.doc.AddPage(e.format.width, e.format.height)}
	name := e.fit(smallStep.bold(), e.name, 250)
	w := s.text(0, headTop, smallStep.bold(), name)
	s.text(w+smallStep.size/2, headTop, smallStep.in(chart.Ink2), e.words.Say("report.expect"))
	s.textRight(blockWidth, headTop, smallStep.in(chart.Ink2), e.fit(smallStep, e.x.TeamName, 180))
	if n == 1 {
		y := s.lines(0, 6, longNameStep, e.atMost(longNameStep, e.wrap(longNameStep, e.words.Say("report.expect.of", e.managerCall, e.call), blockWidth), 2, blockWidth))
		s.text(0, y+6, smallStep.in(chart.Ink2), e.words.Say("report.expect.version", e.x.Version.Number, e.words.Date(e.x.Version.ValidFrom)))
		s.line(0, expectFirst, blockWidth, expectFirst, 0.75, chart.Ink)
	}
	foot := e.format.height - footAbove
	s.text(0, foot, captionStep, e.fit(captionStep, e.words.Say("report.expect.foot", e.name, e.manager), blockWidth-90))
	s.textRight(blockWidth, foot, captionStep, e.words.Say("report.page", n, e.pages))
	return s
}

func (e *expectPages) printRow(s *sheet, r *expectRow, top float64) {
	key, text := keyStep, answerStep
	if r.quiet {
		key, text = smallStep.in(chart.Ink2), smallStep
		key.leading, text.leading = answerStep.leading, answerStep.leading
	} else if top != expectFirst {
		s.rule(0, blockWidth, top)
	}
	s.text(0, top+expectPad, answerStep.in(chart.Ink2), r.number)
	s.lines(expectKey, top+expectPad, key, r.key)
	s.lines(wideLeft, top+expectPad, text, r.lines)
}

// agreed says at the foot of the last page who has read it and who stands by it; who has not yet finds a line to sign on.
func (e *expectPages) agreed(s *sheet) {
	y := e.format.block - expectSign + 12
	for i, who := range []struct {
		name, say string
		on        model.Date
	}{
		{e.name, "report.expect.acknowledged", e.x.AcknowledgedOn},
		{e.manager, "report.expect.stands", e.x.Version.ValidFrom},
	} {
		x := float64(i) * halfLeft
		s.line(x, y, x+halfWidth, y, 0.75, chart.Ink)
		if who.on.IsZero() {
			s.text(x, y+6, smallStep.medium(), e.fit(smallStep.medium(), who.name, halfWidth-60))
			s.text(x+halfWidth-60, y+6, smallStep.in(chart.Ink2), e.words.Say("report.sign.date"))
			s.text(x, y+20, captionStep, e.words.Say("report.expect.unread"))
			continue
		}
		s.check(x+5, y+12)
		s.text(x+15, y+6, smallStep.medium(), e.fit(smallStep.medium(), who.name, halfWidth-15))
		s.text(x+15, y+20, captionStep, e.words.Say(who.say, e.words.Date(who.on)))
	}
}
