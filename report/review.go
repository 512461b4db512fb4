package report

import (
	"io"
	"slices"
	"strings"
	"time"

	"milepost/chart"
	"milepost/model"
	"milepost/report/pdf"
)

// Options say how a document is printed.
type Options struct {
	Paper         Paper
	Created       time.Time // as the file says it; zero: not said
	WithoutPoints bool      // leaves out the list of what was talked about
}

// Review writes a rep's review as PDF. The same values give the same bytes. The warnings name letters that no font at
// hand has and that were replaced; each kind of letters once.
func Review(w io.Writer, review model.SharedReview, words Words, o Options) (warnings []*model.Problem, err error) {
	r := &reviewPages{SharedReview: review}
	title := unbreak(words.Say("report.review.title", review.Name, words.period(review.Period)))
	r.press, err = newPress(pdf.Options{Title: title, Author: review.ManagerName, Created: o.Created}, &words, o.Paper)
	if err != nil {
		return nil, err
	}
	r.name, r.Call = r.printable(review.Name, review.Call, review.Aliases)
	r.manager, r.ManagerCall = r.printable(review.ManagerName, review.ManagerCall, review.ManagerAliases)
	r.document = words.Say("report.review.document", words.period(review.Period))
	r.level = r.shortLevel()
	r.cover()
	r.sight()
	r.radar()
	r.skillTable()
	r.under()
	r.goals()
	r.careers()
	r.rhythm()
	r.agreed()
	if !o.WithoutPoints && len(r.Points) <= annexFrom {
		r.points(false)
	}
	r.signatures()
	if !o.WithoutPoints && len(r.Points) > annexFrom {
		r.points(true)
	}
	r.print()
	if _, err := r.doc.WriteTo(w); err != nil {
		return nil, err
	}
	return r.warnings(), nil
}

// printable is the name if the fonts can write it, else the first alias they can write, else the name all the same. It
// also gives the name in sentences, which is the whole alias when that stands for the name.
func (p *press) printable(name, call string, aliases []string) (whole, short string) {
	covered := func(s string) bool { return p.doc.Covers(p.faces[chart.Display], s) }
	whole, short = name, call
	if i := slices.IndexFunc(aliases, covered); i >= 0 {
		if !covered(name) {
			whole = aliases[i]
		}
		if !covered(call) {
			short = aliases[i]
		}
	}
	if short == "" {
		short = whole
	}
	return whole, short
}

// reviewPages is a review on its way to paper.
type reviewPages struct {
	*press
	model.SharedReview
	name     string // as it is printed
	manager  string // as it is printed; empty: nobody leads the rep
	document string
	level    string // short, for findings and captions
	items    []item
}

// shortLevel is the level's short name if the road has one; it is not broken.
func (r *reviewPages) shortLevel() string {
	for _, p := range r.Road {
		if p.Level.Name == r.LevelName && p.Level.Short != "" {
			return unbroken(p.Level.Short)
		}
	}
	return r.LevelName
}

// used is the height of everything so far, if it stands on one page.
func (r *reviewPages) used() float64 {
	sum := 0.0
	for i, it := range r.items {
		sum += it.height
		if i > 0 {
			sum += it.gap
		}
	}
	return sum
}

func (r *reviewPages) add(items ...item) { r.items = append(r.items, items...) }

// print lays the items out and draws every page.
func (r *reviewPages) print() {
	pages := paginate(r.items, r.format.block)
	last := r.words.Say("report.page", len(pages), len(pages))
	readers := r.readers(blockWidth - 24 - r.width(captionStep, last))
	team := r.fit(captionStep, r.TeamName, 150)
	name := r.nameWithin(captionStep.bold(), r.name, blockWidth-12-r.width(captionStep, team)-r.width(captionStep, r.document)-captionStep.size/2)
	for i, page := range pages {
		s := &sheet{r.press, r.doc.AddPage(r.format.width, r.format.height)}
		if i == 0 {
			s.mark(0, headTop)
			s.text(16, headTop, captionStep.bold().in(chart.Ink), r.words.Say("report.milepost"))
			s.textRight(blockWidth, headTop, captionStep, r.fit(captionStep, r.TeamName, blockWidth-100))
		} else {
			w := s.text(0, headTop, captionStep.bold().in(chart.Ink), name) + captionStep.size/2
			s.text(w, headTop, captionStep, r.document)
			s.textRight(blockWidth, headTop, captionStep, team)
		}
		foot := r.format.height - footAbove
		s.text(0, foot, captionStep, readers)
		s.textRight(blockWidth, foot, captionStep, r.words.Say("report.page", i+1, len(pages)))
		for _, p := range page {
			p.draw(s, p.y, p.first)
		}
	}
}

// Where the lines of the running head and of the foot begin: their baselines lie 41.7 from the upper edge and 33.3 from
// the lower one.
const (
	headTop   = 41.7 - baseline*7.5 - 6 - blockTop
	footAbove = 33.3 + baseline*7.5 + 6 + blockTop
)

// readers says who may read the document, in one line.
func (r *reviewPages) readers(width float64) string {
	say := func(name, manager string) string {
		if manager == "" {
			return r.words.Say("report.shared.with", name)
		}
		return r.words.Say("report.shared.between", name, manager)
	}
	text := say(r.name, r.manager)
	if r.width(captionStep, text) > width {
		half := (width - r.width(captionStep, say("", r.manager)) + r.width(captionStep, r.manager)) / 2
		text = say(r.nameWithin(captionStep, r.name, half), r.nameWithin(captionStep, r.manager, half))
	}
	return r.fit(captionStep, text, width)
}

// nameWithin is a name in one line: whole, else its first and last word, else cut.
func (p *press) nameWithin(st step, name string, width float64) string {
	if p.width(st, name) <= width {
		return name
	}
	if words := strings.Fields(name); len(words) > 2 {
		name = words[0] + " " + words[len(words)-1]
	}
	return p.fit(st, name, width)
}

// mark draws the milepost: a stone with a round top and two lines, on the ground.
func (s *sheet) mark(x, y float64) {
	s.rect(x+1.8, y+0.5, 7.4, 8, 3.7, chart.Accent)
	s.rect(x+1.8, y+4.2, 7.4, 6.8, 0, chart.Accent)
	for _, line := range []float64{5, 7.2} {
		s.line(x+3.9, y+line, x+7.1, y+line, 0.9, chart.Card)
	}
	s.line(x, y+11.4, x+11, y+11.4, 0.8, chart.Accent)
}

// careersInOrder are the career milestones, those ahead by the day they are due, then those reached or missed.
func (r *reviewPages) careersInOrder() []model.SharedCareer {
	out := slices.Clone(r.Careers)
	slices.SortStableFunc(out, func(a, b model.SharedCareer) int {
		if x, y := a.Career.State.Closed(), b.Career.State.Closed(); x != y {
			if x {
				return 1
			}
			return -1
		}
		switch {
		case a.Career.DueOn.Before(b.Career.DueOn):
			return -1
		case b.Career.DueOn.Before(a.Career.DueOn):
			return 1
		}
		return 0
	})
	return out
}
