package report

import (
	"cmp"
	"fmt"
	"slices"

	"milepost/chart"
	"milepost/model"
)

// agreed lists the promises of both: what is open by its day, then what is done.
func (r *reviewPages) agreed() {
	title := r.words.Say("report.agreed")
	if len(r.Actions) == 0 {
		r.section(title, r.words.Say("report.agreed.none"), false)
		return
	}
	list := r.actionsInOrder()
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
	t := r.newTable(title, 12, []column{
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

const (
	whoLeft  = 279.0 // where the table says who owes
	whoWidth = 90.0
)

// actionsInOrder are the promises that are open by their day, without one last, then what is done, the latest first.
func (r *reviewPages) actionsInOrder() []model.SharedAction {
	out := slices.Clone(r.Actions)
	slices.SortStableFunc(out, func(a, b model.SharedAction) int {
		x, y := a.State == model.ActionDone, b.State == model.ActionDone
		switch {
		case x && y:
			return b.ClosedOn.Days(a.ClosedOn)
		case x:
			return 1
		case y:
			return -1
		case a.DueOn.IsZero() || b.DueOn.IsZero():
			return cmp.Compare(zeroLast(a.DueOn), zeroLast(b.DueOn))
		}
		return a.DueOn.Days(b.DueOn)
	})
	return out
}

func zeroLast(d model.Date) int {
	if d.IsZero() {
		return 1
	}
	return 0
}

func (r *reviewPages) actionRow(number int, a *model.SharedAction) []item {
	who := r.ManagerCall
	if a.OwedBy == model.SideRep {
		who = r.Call
	}
	when := cell{{smallStep.leading, func(s *sheet, y float64) { s.textRight(blockWidth, y, smallStep, r.words.date(a.DueOn)) }}}
	mark := textCell(0, smallStep.in(chart.Ink2), []string{fmt.Sprint(number)})
	switch late := r.AsOf.Days(a.DueOn); {
	case a.State == model.ActionDone:
		done := r.words.Say("report.agreed.on", r.words.short(a.ClosedOn, r.AsOf))
		when[0].draw = func(s *sheet, y float64) { s.textRight(blockWidth, y, smallStep, done) }
		mark[0].draw = func(s *sheet, y float64) { s.check(5, y+6) }
	case !a.DueOn.IsZero() && late > 0:
		text := r.words.Say("report.list", r.words.short(a.DueOn, r.AsOf), r.words.Say("report.goal.late", r.words.Duration(late)))
		when[0].draw = func(s *sheet, y float64) { s.flag(blockWidth, y, smallStep, text) }
	}
	return row{
		top: 6, bottom: 6, head: mark,
		cells: []cell{r.textOrDash(18, whoLeft-30, smallStep.medium(), a.Text), textCell(whoLeft, smallStep, r.wrap(smallStep, who, whoWidth)), when},
	}.items()
}

// signatures are two lines to sign on, at the foot of the page.
func (r *reviewPages) signatures() {
	if n := len(r.items); n > 0 {
		r.items[n-1].keep = true // what is signed stands above it
	}
	cells := []cell{r.signature(0, r.name, r.words.Say("report.sign.rep"))}
	if r.manager != "" {
		cells = append(cells, r.signature(halfLeft, r.manager, r.words.Say("report.sign.manager", r.Call)))
	}
	r.add(item{height: tallestOf(cells), gap: 36, foot: true, draw: func(s *sheet, y float64, _ bool) {
		for _, c := range cells {
			c.print(s, y)
		}
	}})
}

// signature is a line to sign on, who signs, where the date goes, and what is signed.
func (r *reviewPages) signature(x float64, name, sentence string) cell {
	const dateRoom = 60
	st, date := smallStep.medium(), r.words.Say("report.sign.date")
	out := cell{{6, func(s *sheet, y float64) {
		s.line(x, y, x+halfWidth, y, 0.75, chart.Ink)
		s.text(x+halfWidth-dateRoom, y+6, captionStep, date)
	}}}
	out = append(out, textCell(x, st, r.wrap(st, name, halfWidth-dateRoom-9))...)
	if len(out) == 1 {
		out = append(out, room(st.leading)) // nobody knows the name: the date has its line all the same
	}
	return append(out, textCell(x, captionStep, r.wrap(captionStep, sentence, halfWidth))...)
}
