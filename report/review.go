package report

import (
	"io"
	"slices"
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
	title := func(name string) string { return words.Say("report.review.title", name, words.period(review.Period)) }
	r.press, err = newPress(pdf.Options{Title: title(review.Name), Author: review.ManagerName, Created: o.Created}, &words, o.Paper)
	if err != nil {
		return nil, err
	}
	r.name = r.printable(review.Name, review.Aliases)
	r.document = words.Say("report.review.document", words.period(review.Period))
	r.level = r.shortLevel()
	r.cover()
	r.sight()
	r.radar()
	r.skillTable()
	r.goals()
	r.careers()
	r.rhythm()
	r.agreed()
	if !o.WithoutPoints {
		r.points()
	}
	r.print()
	if _, err := r.doc.WriteTo(w); err != nil {
		return nil, err
	}
	return r.warnings(), nil
}

// printable is the name if the fonts can write it, else the first alias they can write, else the name all the same.
func (p *press) printable(name string, aliases []string) string {
	for _, n := range append([]string{name}, aliases...) {
		if p.doc.Covers(p.faces[chart.Display], n) {
			return n
		}
	}
	return name
}

// reviewPages is a review on its way to paper.
type reviewPages struct {
	*press
	model.SharedReview
	name     string
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
	for i, page := range pages {
		s := &sheet{r.press, r.doc.AddPage(r.format.width, r.format.height)}
		r.frame(s, i+1, len(pages))
		for _, p := range page {
			p.draw(s, p.y, p.first)
		}
	}
}

// frame writes the running head and the foot.
func (r *reviewPages) frame(s *sheet, number, count int) {
	headTop := 41.7 - baseline*captionStep.size - captionStep.leading/2 - blockTop
	footTop := s.format.height - 33.3 - baseline*captionStep.size - captionStep.leading/2 - blockTop
	team := r.fit(captionStep, r.TeamName, 130)
	s.textRight(blockWidth, headTop, captionStep, team)
	if number == 1 {
		s.mark(0, headTop)
		s.text(16, headTop, captionStep.bold().in(chart.Ink), r.words.Say("report.milepost"))
	} else {
		room := blockWidth - 12 - r.width(captionStep, team)
		name := r.fit(captionStep.bold(), r.name, 330)
		w := s.text(0, headTop, captionStep.bold().in(chart.Ink), name) + captionStep.size/2
		s.text(w, headTop, captionStep, r.fit(captionStep, r.document, room-w))
	}
	page := r.words.Say("report.page", number, count)
	s.textRight(blockWidth, footTop, captionStep, page)
	who := r.words.Say("report.shared.between", r.name, r.ManagerName)
	if r.ManagerName == "" {
		who = r.words.Say("report.shared.with", r.name)
	}
	s.text(0, footTop, captionStep, r.fit(captionStep, who, blockWidth-24-r.width(captionStep, page)))
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

// section opens with a rule, its name on the left, and one true sentence on the right.
func (r *reviewPages) section(title, finding string, fresh bool) {
	lines := r.balance(findingStep, finding, wideWidth)
	r.add(item{
		height: 9 + max(1, float64(len(lines)))*findingStep.leading, gap: 24, share: 18, fresh: fresh, keep: true,
		draw: func(s *sheet, y float64, _ bool) {
			s.line(0, y, blockWidth, y, 0.75, chart.Ink)
			s.lines(wideLeft, y+9, findingStep, lines)
			// on the baseline of the finding
			offset := (findingStep.leading-rowStep.leading)/2 + baseline*(findingStep.size-rowStep.size)
			s.text(0, y+9+offset, rowStep.bold(), r.fit(rowStep.bold(), title, sideWidth))
		},
	})
}

// sentence is a quiet line or more beside the side head, under a finding.
func (r *reviewPages) sentence(text string) {
	st := rowStep.in(chart.Ink2)
	lines := r.wrap(st, text, wideWidth)
	r.add(item{height: height(st, lines), gap: 6, draw: func(s *sheet, y float64, _ bool) { s.lines(wideLeft, y, st, lines) }})
}

// column is the head of a column.
type column struct {
	x     float64
	text  string
	bold  bool
	right bool // the text ends at x
}

const columnsHeight = 16.5

func (s *sheet) columns(y float64, columns []column) {
	for _, c := range columns {
		st := captionStep
		if c.bold {
			st = st.bold().in(chart.Ink)
		}
		if c.right {
			s.textRight(c.x, y, st, c.text)
		} else {
			s.text(c.x, y, st, c.text)
		}
	}
}

// newTable adds the heads of columns and gives back the table, which begins again after a break with the section's
// title and the same heads.
func (r *reviewPages) newTable(title string, columns []column) *table {
	r.add(item{
		height: columnsHeight, gap: 12, keep: true,
		draw: func(s *sheet, y float64, _ bool) { s.columns(y, columns) },
	})
	return &table{again: r.again(title, columns)}
}

// again is how a section begins on a further page.
func (r *reviewPages) again(title string, columns []column) item {
	headed := 21.0
	if len(columns) > 0 {
		headed = 33 + columnsHeight
	}
	return item{height: headed, draw: func(s *sheet, y float64, _ bool) {
		s.line(0, y, blockWidth, y, 0.75, chart.Ink)
		s.text(0, y+9, rowStep.bold(), r.fit(rowStep.bold(), title, sideWidth))
		s.text(wideLeft, y+9, rowStep.in(chart.Ink2), r.words.Say("report.continued"))
		s.columns(y+33, columns)
	}}
}

// rows adds rows of a table so that neither its first row nor its last stands alone on a page.
func (r *reviewPages) rows(t *table, rows []item) {
	for i := range rows {
		rows[i].table = t
		if i == 0 && len(rows) > 1 || i == len(rows)-2 {
			rows[i].keep = true
		}
	}
	r.add(rows...)
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
