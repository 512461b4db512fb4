package report

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"milepost/chart"
	"milepost/model"
)

// goals shows each goal with its progress and key results.
func (r *reviewPages) goals() {
	title := r.words.Say("report.goals")
	if len(r.Goals) == 0 {
		r.section(title, r.words.Say("report.goals.none"), false)
		if next := r.nextTalk(); next != nil {
			r.sentence(r.words.Say("report.goals.when", r.words.date(next.On)))
		} else {
			r.sentence(r.words.Say("report.goals.agree"))
		}
		return
	}
	r.section(title, r.goalsFinding(), false)
	t := &table{again: r.again(title, nil)}
	var rows []item
	ended := 0
	for _, g := range r.goalsInOrder() {
		parts := r.goalRow(&g)
		switch {
		case len(rows) == 0:
			parts[0].gap = 3
		case g.Goal.State == model.GoalOpen:
			parts[0].share = 9
		}
		if g.Goal.State != model.GoalOpen {
			ended++
		}
		rows = append(rows, parts...)
	}
	for i := range rows {
		rows[i].table = t
		rows[i].keep = ended > 1 && i == len(rows)-2 // a short row does not stand alone on a page
	}
	r.add(rows...)
}

// goalsInOrder are the goals under way in their order, then those that came to an end, the latest first.
func (r *reviewPages) goalsInOrder() []model.SharedGoal {
	out := slices.Clone(r.Goals)
	rank := func(g *model.SharedGoal) int {
		if g.Goal.State == model.GoalOpen {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b model.SharedGoal) int {
		return cmp.Or(cmp.Compare(rank(&a), rank(&b)), rank(&a)*b.Goal.ClosedOn.Days(a.Goal.ClosedOn))
	})
	return out
}

// nextTalk is the next planned one-on-one after the review's day; nil when none is planned in the period.
func (r *reviewPages) nextTalk() *model.Meeting {
	for i := range r.Talks {
		if m := &r.Talks[i]; m.State == model.MeetingPlanned && !m.On.Before(r.AsOf) {
			return m
		}
	}
	return nil
}

// goalsFinding counts the goals by what became of them.
func (r *reviewPages) goalsFinding() string {
	count := map[model.GoalState]int{}
	for i := range r.Goals {
		count[r.Goals[i].Goal.State]++
	}
	var parts []string
	for _, s := range []struct {
		state model.GoalState
		key   string
	}{{model.GoalOpen, "report.goals.open"}, {model.GoalReached, "report.goals.reached"}, {model.GoalMissed, "report.goals.missed"}} {
		if n := count[s.state]; n > 0 {
			parts = append(parts, r.words.plural(s.key, n))
		}
	}
	return r.words.Capital(r.words.Say("report.sentence", r.words.List(parts)))
}

const (
	goalWidth  = 213.0
	goalIndent = 15.0  // of the words beside a mark
	resultName = 150.0 // room for the name of a key result
)

// goalRow is a goal with its progress and key results; one that came to an end takes less room.
func (r *reviewPages) goalRow(g *model.SharedGoal) []item {
	if g.Goal.State != model.GoalOpen {
		return row{top: 9, bottom: 9, bare: true, head: r.closedGoal(g), cells: []cell{r.goalEnd(g), r.goalResults(g)}}.items()
	}
	percent := r.percent(g.Progress)
	left := textCell(0, goalStep, r.wrap(goalStep, g.Goal.Title, goalWidth-r.width(goalStep, percent)-9))
	left = append(left, textCell(0, smallStep, r.wrap(smallStep, g.Goal.DoneWhen, goalWidth))...)
	left = append(left, room(3))
	if g.Progress != nil {
		share, _ := g.Progress.Float64()
		left = append(left, line{14, func(s *sheet, y float64) { s.bar(0, y+4.5, goalWidth, share) }})
	}
	left = append(left, line{captionStep.leading, func(s *sheet, y float64) {
		s.text(0, y, captionStep, r.goalDue(g))
		s.state(goalWidth, y, r.goalState(g))
	}})
	figure := cell{{goalStep.leading, func(s *sheet, y float64) { s.textRight(goalWidth, y, goalStep, percent) }}}
	return row{top: 12, bottom: 12, bare: true, head: left, cells: []cell{figure, r.goalResults(g)}}.items()
}

// closedGoal is the left half of a goal that was reached or missed.
func (r *reviewPages) closedGoal(g *model.SharedGoal) cell {
	st := rowStep.bold()
	width := goalWidth - goalIndent - 9 - r.stateWidth(r.goalState(g))
	left := textCell(goalIndent, st, r.wrap(st, g.Goal.Title, width))
	if len(left) > 0 {
		write := left[0].draw
		left[0].draw = func(s *sheet, y float64) {
			s.goalMark(g.Goal.State == model.GoalReached, 4.5, y+6)
			write(s, y)
		}
	}
	return append(left, textCell(goalIndent, captionWrap, r.wrap(captionWrap, g.Goal.DoneWhen, goalWidth-goalIndent))...)
}

// goalEnd is when a goal was reached, or that it was missed.
func (r *reviewPages) goalEnd(g *model.SharedGoal) cell {
	return cell{{rowStep.leading, func(s *sheet, y float64) { s.state(goalWidth, y, r.goalState(g)) }}}
}

// goalMark is a tick for what is done, else an open ring.
func (s *sheet) goalMark(done bool, x, y float64) {
	if done {
		s.check(x, y)
	} else {
		s.ring(x, y, 4.2, 0.9, chart.Edge)
	}
}

// state is how something stands, in a few words, and whether they ask for attention.
type state struct {
	text      string
	attention bool
}

// state writes words that end at x.
func (s *sheet) state(x, y float64, st state) {
	if st.attention {
		s.flag(x, y, captionStep, st.text)
	} else {
		s.textRight(x, y, captionStep, st.text)
	}
}

func (p *press) stateWidth(st state) float64 {
	if st.attention {
		return flagWidth + p.width(captionStep.bold(), st.text)
	}
	return p.width(captionStep, st.text)
}

// percent is a share as it is shown; empty when there is none.
func (r *reviewPages) percent(share *big.Rat) string {
	if share == nil {
		return ""
	}
	text, exact := model.Percent(model.Clamp(share))
	if !exact {
		return r.words.Say("report.percent.under", text)
	}
	return r.words.Say("report.percent", text)
}

func (r *reviewPages) goalDue(g *model.SharedGoal) string {
	if g.Goal.DueOn.IsZero() {
		return r.words.Say("report.goal.undated")
	}
	return r.words.Say("report.goal.due", r.words.date(g.Goal.DueOn))
}

func (r *reviewPages) goalState(g *model.SharedGoal) state {
	late := r.AsOf.Days(g.Goal.DueOn)
	switch {
	case g.Goal.State == model.GoalReached:
		return state{text: r.words.Say("report.goal.reached", r.words.short(g.Goal.ClosedOn, r.AsOf))}
	case g.Goal.State == model.GoalMissed && g.Progress != nil:
		return state{r.words.Say("report.goal.missed.at", r.percent(g.Progress)), true}
	case g.Goal.State == model.GoalMissed:
		return state{r.words.Say("report.goal.missed"), true}
	case !g.Goal.DueOn.IsZero() && late > 0:
		return state{r.words.Say("report.goal.late", unbroken(r.words.Duration(late))), true}
	case g.CheckIn == nil:
		return state{text: r.words.Say("report.goal.unchecked")}
	}
	return state{text: r.words.Say("report.goal.checked", r.words.short(g.CheckIn.On, r.AsOf))}
}

// goalResults is the right half: key results, and what the last check-in says comes next.
func (r *reviewPages) goalResults(g *model.SharedGoal) cell {
	out := cell{{15, func(s *sheet, y float64) { s.resultsHead(r, g, y+1.5) }}}
	for i := range g.Results {
		out = append(out, r.result(&g.Results[i])...)
	}
	if g.CheckIn != nil && g.CheckIn.NextStep != "" && g.Goal.State == model.GoalOpen {
		out = append(out, room(3))
		out = append(out, textCell(halfLeft, captionStep, r.wrap(captionStep, r.words.Say("report.goal.next", g.CheckIn.NextStep), halfWidth))...)
	}
	return out
}

// result is a key result with its mark and value.
func (r *reviewPages) result(res *model.SharedResult) cell {
	value := r.fit(smallStep, r.resultValue(res), halfWidth-goalIndent-60)
	done := res.Progress != nil && res.Progress.Cmp(big.NewRat(1, 1)) >= 0
	width := min(resultName, halfWidth-goalIndent-9-r.width(smallStep, value))
	var out cell
	for i, text := range r.wrap(smallStep, res.Measure.Name, width) {
		out = append(out, line{smallStep.leading, func(s *sheet, y float64) {
			s.text(halfLeft+goalIndent, y+1.5, smallStep, text)
			if i == 0 {
				s.goalMark(done, halfLeft+4.5, y+7.5)
				s.textRight(blockWidth, y+1.5, smallStep.in(chart.Ink2), value)
			}
		}})
	}
	return append(out, room(3))
}

func (s *sheet) resultsHead(r *reviewPages, g *model.SharedGoal, y float64) {
	served := g.Career
	if served == "" {
		served = g.Skill
	}
	switch {
	case len(g.Results) == 0 && served == "":
		s.text(halfLeft, y, captionStep, r.words.Say("report.goal.noresults"))
	case served == "":
		s.text(halfLeft, y, captionStep, r.words.Say("report.goal.results"))
	default:
		key := "report.goal.results.for"
		if len(g.Results) == 0 {
			key = "report.goal.for"
		}
		w := s.text(halfLeft, y, captionStep, r.words.Say(key)+" ")
		s.text(halfLeft+w, y, captionStep.in(chart.Ink), r.fit(captionStep, served, halfWidth-w))
	}
}

// resultValue is the value of a key result beside its target.
func (r *reviewPages) resultValue(res *model.SharedResult) string {
	m := &res.Measure
	number := func(d model.Decimal) string {
		if !d.Set {
			return "–"
		}
		return strings.Replace(model.FormatDecimal(d.N, m.Decimals), "-", "−", 1)
	}
	unit := ""
	if m.Unit != "" {
		unit = "\u00a0" + m.Unit
	}
	switch {
	case !m.Target.Set:
		return number(res.Current) + unit
	case m.Direction == model.MeasureUp && (!m.Start.Set || m.Start.N == 0):
		return r.words.Say("report.result.of", number(res.Current), number(m.Target)+unit)
	}
	return r.words.Say("report.result.target", number(res.Current)+unit, number(m.Target)+unit)
}
