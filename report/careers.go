package report

import (
	"milepost/chart"
	"milepost/model"
)

// careers shows the career milestones, the strategic ones they serve, and why.
func (r *reviewPages) careers() {
	title := r.words.Say("report.careers")
	if len(r.Careers) == 0 {
		r.section(title, r.words.Say("report.careers.none"), false)
		r.sentence(r.words.Say("report.careers.need", r.Call))
		return
	}
	r.section(title, r.careersFinding(), false)
	r.weave()
	t := r.newTable(title, []column{
		{x: 0, text: r.words.Say("report.careers.career")},
		{x: thirdPitch, text: r.words.Say("report.careers.serves")},
		{x: 2 * thirdPitch, text: r.words.Say("report.careers.because")},
	})
	var rows []item
	for _, c := range r.careersInOrder() {
		if len(c.Serves) == 0 {
			rows = append(rows, r.careerRow(&c, nil, true))
		}
		for i := range c.Serves {
			rows = append(rows, r.careerRow(&c, &c.Serves[i], i == 0))
		}
	}
	r.rows(t, rows)
}

func (r *reviewPages) careersFinding() string {
	ahead, serving := 0, 0
	for i := range r.Careers {
		if c := &r.Careers[i]; !c.Career.State.Closed() {
			ahead++
			if len(c.Serves) > 0 {
				serving++
			}
		}
	}
	switch {
	case ahead == 0:
		return r.words.Say("report.careers.closed")
	case serving == ahead:
		return r.words.plural("report.careers.all", ahead, r.Call)
	case serving == 0:
		return r.words.plural("report.careers.untied", ahead, r.Call)
	}
	return r.words.Say("report.careers.some", r.words.Count(serving), r.Call, r.words.Count(ahead))
}

// leads says whether a career milestone is the one on the line of sight, which is drawn in the accent.
func (r *reviewPages) leads(id model.ID) bool {
	return r.Sight.Career != nil && r.Sight.Career.ID == id
}

// careerWords are the three cells of a row.
type careerWords struct {
	title, facts         []string
	strategic, when, why []string
	late                 string
}

const markIndent = 17.0

func (r *reviewPages) careerRow(c *model.SharedCareer, t *model.Thread, named bool) item {
	w := r.careerWords(c, t)
	cell := func(title, facts []string) float64 { return height(rowStep, title) + height(captionStep, facts) }
	second := cell(w.strategic, w.when)
	if w.late != "" {
		second += captionStep.leading
	}
	high := 9 + max(cell(w.title, w.facts), second, height(smallStep, w.why)) + 10.5
	color := chart.Ink2
	if r.leads(c.Career.ID) {
		color = chart.Accent
	}
	return item{height: high, draw: func(s *sheet, y float64, first bool) {
		left := 0.0
		if !named && !first {
			left = thirdPitch
		}
		s.rule(left, blockWidth, y)
		y += 9
		if left == 0 {
			s.careerMark(c.Career.State, 5, y+6, color)
			below := s.lines(markIndent, y, rowStep.bold(), w.title)
			s.lines(markIndent, y+below, captionStep, w.facts)
		}
		s.strategicCell(w, t, y, color)
		s.lines(2*thirdPitch, y, smallStep, w.why)
	}}
}

func (s *sheet) strategicCell(w careerWords, t *model.Thread, y float64, color chart.Color) {
	if t == nil {
		s.lines(thirdPitch+markIndent, y, rowStep.in(chart.Ink2), w.strategic)
		return
	}
	s.diamond(thirdPitch+5.5, y+6, 5, color)
	below := y + s.lines(thirdPitch+markIndent, y, rowStep.bold(), w.strategic)
	below += s.lines(thirdPitch+markIndent, below, captionStep, w.when)
	if w.late != "" {
		x := thirdPitch + markIndent + flagWidth + s.width(captionStep.bold(), w.late)
		s.flag(x, below, captionStep, w.late)
	}
}

// careerMark is a disc: with a tick when it was reached, open when it was missed.
func (s *sheet) careerMark(state model.MilestoneState, x, y float64, color chart.Color) {
	switch state {
	case model.MilestoneReached:
		s.check(x, y)
	case model.MilestoneMissed, model.MilestoneDropped:
		s.ring(x, y, 4.4, 1, chart.Edge)
	default:
		s.disc(x, y, 4.4, color)
	}
}

func (r *reviewPages) careerWords(c *model.SharedCareer, t *model.Thread) careerWords {
	narrow := thirdWidth - markIndent
	w := careerWords{title: r.wrap(rowStep.bold(), c.Career.Title, narrow)}
	facts := []string{r.words.date(c.Career.DueOn), r.words.Say("milestone.state." + string(c.Career.State))}
	if c.LevelName != "" && c.LevelName != c.Career.Title {
		facts = append(facts, r.words.Say("report.careers.level", c.LevelName))
	}
	for _, f := range facts {
		w.facts = append(w.facts, r.wrap(captionStep, f, narrow)...)
	}
	if t == nil {
		w.strategic = r.wrap(rowStep, r.words.Say("report.careers.nothing"), narrow)
		w.why = r.wrap(smallStep, c.Career.Why, thirdWidth)
		return w
	}
	w.strategic = r.wrap(rowStep.bold(), t.Strategic.Title, narrow)
	w.why = r.wrap(smallStep, t.Link.Why, thirdWidth)
	when := r.words.date(t.Strategic.DueOn)
	if days, ok := t.SlackDays(); ok {
		if t.Late(r.AsOf) {
			w.late = r.words.Say("report.slack.toolate", unbroken(r.words.Duration(-days)))
		} else if days >= 0 {
			when = r.words.Say("report.list", when, r.slack(days))
		}
	}
	w.when = append(r.wrap(captionStep, when, narrow), r.wrap(captionStep, r.role(t.Link.Role), narrow)...)
	return w
}

// role is what the rep does for the strategic milestone.
func (r *reviewPages) role(role model.Role) string {
	switch role {
	case model.RoleLeads:
		return r.words.Say("report.role.leads", r.Call)
	case model.RoleContributes:
		return r.words.Say("report.role.contributes", r.Call)
	case model.RoleLearns:
		return r.words.Say("report.role.learns", r.Call)
	case model.RoleBacksUp:
		return r.words.Say("report.role.backsup", r.Call)
	}
	return ""
}
