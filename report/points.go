package report

import (
	"cmp"
	"slices"

	"milepost/chart"
	"milepost/model"
)

const (
	pointLeft  = 207.5
	groupLimit = 3  // rows of one day that stay together
	annexFrom  = 12 // more points than these follow the signatures, on pages of their own
)

// points lists the shared talking points, newest first, by the day they were raised.
func (r *reviewPages) points(annex bool) {
	if len(r.Points) == 0 {
		return
	}
	list := slices.Clone(r.Points)
	slices.SortStableFunc(list, func(a, b model.SharedPoint) int { return cmp.Compare(b.RaisedOn.Days(a.RaisedOn), 0) })
	title := r.words.Say("report.points")
	finding := r.words.plural("report.points.count", len(list), r.words.MonthYear(list[len(list)-1].RaisedOn))
	r.section(title, r.words.Capital(finding), annex)
	t := r.newTable(title, 12, []column{
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
		rows = append(rows, r.dayRows(list[i:end])...)
		i = end
	}
	r.rows(t, rows)
}

// dayRows are the points of one day; the day stands at the first of them, and again after a break.
func (r *reviewPages) dayRows(points []model.SharedPoint) []item {
	day := "–"
	if d := points[0].RaisedOn; !d.IsZero() {
		day = r.words.short(d, r.AsOf)
	}
	var rows []item
	for i, p := range points {
		rows = append(rows, row{
			top: 6, bottom: 6, head: textCell(0, smallStep.medium(), []string{day}), repeats: i > 0, ruleLeft: wideLeft,
			cells: []cell{
				textCell(wideLeft, smallStep.in(chart.Ink2), []string{r.fit(smallStep, r.pointKind(p.Kind), 78)}),
				r.textOrDash(pointLeft, blockWidth-pointLeft, smallStep, p.Text),
			},
		}.items()...)
	}
	if len(rows) <= groupLimit {
		for i := range rows[:len(rows)-1] {
			rows[i].keep = true
		}
	}
	return rows
}

// textOrDash is a text that may be empty.
func (p *press) textOrDash(x, width float64, st step, text string) cell {
	lines := p.wrap(st, text, width)
	if len(lines) == 0 {
		lines = []string{"–"}
	}
	return textCell(x, st, lines)
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
