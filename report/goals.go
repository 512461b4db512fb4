package report

import (
	"cmp"
	"math/big"
	"slices"

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
	list := slices.Clone(r.Goals)
	order := []model.GoalState{model.GoalOpen, model.GoalReached, model.GoalMissed}
	slices.SortStableFunc(list, func(a, b model.SharedGoal) int {
		return cmp.Compare(slices.Index(order, a.Goal.State), slices.Index(order, b.Goal.State))
	})
	rows := make([]item, len(list))
	for i := range list {
		rows[i] = r.goalRow(&list[i])
	}
	rows[0].gap = 3
	for i := range rows {
		rows[i].table = t
		if i > 0 {
			rows[i].share = 9
		}
	}
	r.add(rows...)
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
	goalWidth   = 213.0
	barHeight   = 14.0  // with the room around it
	resultName  = 150.0 // room for the name of a key result
	resultsLeft = halfLeft
)

func (r *reviewPages) goalRow(g *model.SharedGoal) item {
	percent := r.percent(g.Progress)
	title := r.wrap(goalStep, g.Goal.Title, goalWidth-r.width(goalStep, percent)-9)
	done := r.wrap(smallStep, g.Goal.DoneWhen, goalWidth)
	leftHeight := height(goalStep, title) + height(smallStep, done) + 3 + 12
	if g.Progress != nil {
		leftHeight += barHeight
	}
	right := r.goalResults(g)
	return item{height: 12 + max(leftHeight, right.height) + 12, draw: func(s *sheet, y float64, first bool) {
		if !first {
			s.rule(0, blockWidth, y)
		}
		y += 12
		right.draw(s, y, first)
		s.textRight(goalWidth, y, goalStep, percent)
		y += s.lines(0, y, goalStep, title)
		y += s.lines(0, y, smallStep, done) + 3
		if g.Progress != nil {
			share, _ := g.Progress.Float64()
			s.bar(0, y+4.5, goalWidth, share)
			y += barHeight
		}
		s.text(0, y, captionStep, r.goalDue(g))
		text, attention := r.goalState(g)
		if attention {
			s.flag(goalWidth, y, captionStep, text)
		} else {
			s.textRight(goalWidth, y, captionStep, text)
		}
	}}
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

// goalState is how the goal stands in a few words, and whether they ask for attention.
func (r *reviewPages) goalState(g *model.SharedGoal) (text string, attention bool) {
	late := r.AsOf.Days(g.Goal.DueOn)
	switch {
	case g.Goal.State == model.GoalReached:
		return r.words.Say("report.goal.reached", r.words.short(g.Goal.ClosedOn, r.AsOf)), false
	case g.Goal.State == model.GoalMissed:
		return r.words.Say("report.goal.missed"), true
	case !g.Goal.DueOn.IsZero() && late > 0:
		return r.words.Say("report.goal.late", unbroken(r.words.Duration(late))), true
	case g.CheckIn == nil:
		return r.words.Say("report.goal.unchecked"), false
	}
	return r.words.Say("report.goal.checked", r.words.short(g.CheckIn.On, r.AsOf)), false
}

// goalResults is the right half: key results, and what the last check-in says comes next.
func (r *reviewPages) goalResults(g *model.SharedGoal) item {
	type line struct {
		name  []string
		value string
		done  bool
	}
	var list []line
	high := 15.0
	for i := range g.Results {
		res := &g.Results[i]
		l := line{value: r.resultValue(res), done: res.Progress != nil && res.Progress.Cmp(big.NewRat(1, 1)) >= 0}
		l.name = r.wrap(smallStep, res.Measure.Name, min(resultName, halfWidth-24-r.width(smallStep, l.value)))
		list = append(list, l)
		high += height(smallStep, l.name) + 3
	}
	var next []string
	if g.CheckIn != nil && g.CheckIn.NextStep != "" && g.Goal.State == model.GoalOpen {
		next = r.wrap(captionStep, r.words.Say("report.goal.next", g.CheckIn.NextStep), halfWidth)
		high += 3 + height(captionStep, next)
	}
	return item{height: high, draw: func(s *sheet, y float64, _ bool) {
		s.resultsHead(r, g, y)
		y += 15
		for _, l := range list {
			if l.done {
				s.check(resultsLeft+4.5, y+7.5)
			} else {
				s.ring(resultsLeft+4.5, y+7.5, 4.2, 0.9, chart.Edge)
			}
			s.lines(resultsLeft+15, y+1.5, smallStep, l.name)
			s.textRight(blockWidth, y+1.5, smallStep.in(chart.Ink2), l.value)
			y += height(smallStep, l.name) + 3
		}
		s.lines(resultsLeft, y+3, captionStep, next)
	}}
}

func (s *sheet) resultsHead(r *reviewPages, g *model.SharedGoal, y float64) {
	served := g.Career
	if served == "" {
		served = g.Skill
	}
	switch {
	case len(g.Results) == 0 && served == "":
		s.text(resultsLeft, y+1.5, captionStep, r.words.Say("report.goal.noresults"))
	case served == "":
		s.text(resultsLeft, y+1.5, captionStep, r.words.Say("report.goal.results"))
	default:
		key := "report.goal.results.for"
		if len(g.Results) == 0 {
			key = "report.goal.for"
		}
		w := s.text(resultsLeft, y+1.5, captionStep, r.words.Say(key)+" ")
		s.text(resultsLeft+w, y+1.5, captionStep.in(chart.Ink), r.fit(captionStep, served, halfWidth-w))
	}
}

// resultValue is the value of a key result beside its target.
func (r *reviewPages) resultValue(res *model.SharedResult) string {
	m := &res.Measure
	number := func(d model.Decimal) string {
		if !d.Set {
			return "–"
		}
		return model.FormatDecimal(d.N, m.Decimals)
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
