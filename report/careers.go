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
	gap := 12.0
	if r.weave() {
		gap = 21
	}
	t := r.newTable(title, gap, []column{
		{x: 0, text: r.words.Say("report.careers.career")},
		{x: thirdPitch, text: r.words.Say("report.careers.serves")},
		{x: 2 * thirdPitch, text: r.words.Say("report.careers.because")},
	})
	var rows []item
	for _, c := range r.careersInOrder() {
		if len(c.Serves) == 0 {
			rows = append(rows, r.careerRow(&c, nil, true)...)
		}
		for i := range c.Serves {
			rows = append(rows, r.careerRow(&c, &c.Serves[i], i == 0)...)
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

const markIndent = 17.0

// careerRow is a career milestone, a strategic one it serves, and why. Of a milestone that serves several only the first
// row is named.
func (r *reviewPages) careerRow(c *model.SharedCareer, t *model.Thread, named bool) []item {
	color := chart.Ink2
	if r.leads(c.Career.ID) {
		color = chart.Accent
	}
	strategic, why := textCell(thirdPitch+markIndent, rowStep.in(chart.Ink2), r.wrap(rowStep, r.words.Say("report.careers.nothing"), markedWidth)), c.Career.Why
	if t != nil {
		strategic, why = r.strategicCell(t, color), t.Link.Why
	}
	return row{
		top: 9, bottom: 10.5, head: r.careerCell(c, color), repeats: !named, ruleLeft: thirdPitch,
		cells: []cell{strategic, textCell(2*thirdPitch, smallStep, r.wrap(smallStep, why, thirdWidth))},
	}.items()
}

// markedWidth is what a third leaves beside its mark.
const markedWidth = thirdWidth - markIndent

func (r *reviewPages) careerCell(c *model.SharedCareer, color chart.Color) cell {
	facts := []string{r.words.date(c.Career.DueOn), r.words.Say("milestone.state." + string(c.Career.State))}
	if c.LevelName != "" && c.LevelName != c.Career.Title {
		facts = append(facts, r.words.Say("report.careers.level", c.LevelName))
	}
	out := cell{{0, func(s *sheet, y float64) { s.careerMark(c.Career.State, 5, y+6, color) }}}
	out = append(out, textCell(markIndent, rowStep.bold(), r.wrap(rowStep.bold(), c.Career.Title, markedWidth))...)
	for _, f := range facts {
		out = append(out, textCell(markIndent, captionStep, r.wrap(captionStep, f, markedWidth))...)
	}
	return out
}

func (r *reviewPages) strategicCell(t *model.Thread, color chart.Color) cell {
	const left = thirdPitch + markIndent
	when, late := r.words.date(t.Strategic.DueOn), ""
	if days, ok := t.SlackDays(); ok {
		if t.Late(r.AsOf) {
			late = r.words.Say("report.slack.toolate", unbroken(r.words.Duration(-days)))
		} else if days >= 0 {
			when = r.words.Say("report.list", when, r.slack(days))
		}
	}
	out := cell{{0, func(s *sheet, y float64) { s.diamond(thirdPitch+5.5, y+6, 5, color) }}}
	out = append(out, textCell(left, rowStep.bold(), r.wrap(rowStep.bold(), t.Strategic.Title, markedWidth))...)
	out = append(out, textCell(left, captionStep, r.wrap(captionStep, when, markedWidth))...)
	out = append(out, textCell(left, captionStep, r.wrap(captionStep, r.role(t.Link.Role), markedWidth))...)
	if late != "" {
		end := left + flagWidth + r.width(captionStep.bold(), late)
		out = append(out, line{captionStep.leading, func(s *sheet, y float64) { s.flag(end, y, captionStep, late) }})
	}
	return out
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
