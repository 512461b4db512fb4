package report

import "milepost/chart"

// findingLines is the most a section's sentence takes; what it names stands in full below it.
const findingLines = 4

// section opens with a rule, its name on the left, and one true sentence on the right.
func (r *reviewPages) section(title, finding string, fresh bool) {
	lines := r.atMost(findingStep, r.balance(findingStep, finding, wideWidth), findingLines, wideWidth)
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
func (r *reviewPages) newTable(title string, gap float64, columns []column) *table {
	r.add(item{
		height: columnsHeight, gap: gap, keep: true,
		draw: func(s *sheet, y float64, _ bool) { s.columns(y, columns) },
	})
	return &table{again: r.again(title, columns)}
}

// again is how a section begins on a further page.
func (r *reviewPages) again(title string, columns []column) item {
	headed := 24.0
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
