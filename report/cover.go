package report

import (
	"strings"

	"milepost/chart"
	"milepost/model"
)

// How many lines the name and the sentence below it may take.
const (
	nameLines = 6
	leadLines = 3
)

// cover is the name, the period in one sentence, and the road.
func (r *reviewPages) cover() {
	nameStyle, name := nameStep, []string{r.name}
	if r.width(nameStep, r.name) > blockWidth {
		nameStyle, name = longNameStep, r.wrap(longNameStep, r.name, blockWidth)
	}
	name = r.atMost(nameStyle, name, nameLines, blockWidth)
	lead := r.atMost(leadStep, r.balance(leadStep, r.lead(), blockWidth), leadLines, blockWidth)
	about := r.words.Say("report.review.with", r.manager, r.words.date(r.AsOf))
	if r.manager == "" {
		about = r.words.Say("report.review.asof", r.words.date(r.AsOf))
	}
	below := r.wrap(smallStep, about, blockWidth)
	high := 18 + 12 + 6 + height(nameStyle, name) + 12 + height(leadStep, lead) + 12 + height(smallStep, below)
	r.add(item{height: high, share: 18, opens: true, keep: true, draw: func(s *sheet, y float64, _ bool) {
		s.text(0, y+18, rowStep.in(chart.Ink2), r.document)
		y += 36
		y += s.lines(0, y, nameStyle, name) + 12
		y += s.lines(0, y, leadStep, lead) + 12
		s.lines(0, y, smallStep.in(chart.Ink2), below)
	}})
	r.road()
}

func (r *reviewPages) road() {
	if len(r.Road) == 0 {
		return
	}
	road := chart.Road{Bleed: r.format.margin()}
	for _, p := range r.Road {
		road.Posts = append(road.Posts, chart.RoadPost{
			ID: p.Level.LevelID, Name: p.Level.Name, Short: p.Level.Short, State: p.State, Note: r.postNote(p),
		})
	}
	high := road.HeightFor(ruler{r.press}, blockWidth)
	r.add(item{height: high, gap: 30, share: 18, draw: func(s *sheet, y float64, _ bool) {
		s.picture(road, 0, y, blockWidth, high)
	}})
}

func (r *reviewPages) postNote(p model.Post) string {
	switch {
	case p.State == model.PostAhead && !p.AimOn.IsZero():
		return r.words.Say("report.road.aim", r.words.MonthYear(p.AimOn))
	case p.State == model.PostNow && !p.Since.IsZero():
		return r.words.Say("report.road.since", r.words.MonthYear(p.Since))
	}
	return r.words.MonthYear(p.Since)
}

// lead is the period in one sentence or two: where the skills stand, and what comes next.
func (r *reviewPages) lead() string {
	return r.words.Say("report.lead", r.leadSkills(), r.leadNext())
}

func (r *reviewPages) leadSkills() string {
	rated, gaps := model.RatedCount(r.Skills), len(model.Gaps(r.Skills))
	switch {
	case rated == 0:
		return r.words.Say("report.lead.unrated")
	case r.targets() == 0:
		return r.words.share("report.lead.rated", rated, len(r.Skills))
	case gaps == 0:
		return r.words.Say("report.lead.all", r.level)
	}
	return r.words.share("report.lead.some", rated-gaps, rated, r.level)
}

// targets is how many rated skills have a target.
func (r *reviewPages) targets() int {
	n := 0
	for i := range r.Skills {
		if r.Skills[i].Step() > 0 && r.Skills[i].Target > 0 {
			n++
		}
	}
	return n
}

func (r *reviewPages) leadNext() string {
	sight, gaps := &r.Sight, model.Gaps(r.Skills)
	var strategic *model.Strategic
	if sight.Thread != nil {
		strategic = &sight.Thread.Strategic
	}
	switch {
	case len(gaps) > 0 && strategic != nil && sight.Skill != nil && sight.Skill.Gap() > 0 && !strategic.DueOn.IsZero():
		return r.words.Say("report.lead.needed", sight.Skill.Skill.Name, strategic.Title, r.words.month(strategic.DueOn))
	case len(gaps) > 0:
		return r.words.Say("report.lead.gap", gaps[0].Skill.Name)
	case sight.Career != nil && strategic != nil:
		return r.words.Say("report.lead.serves", sight.Career.Title, strategic.Title)
	case sight.Career != nil:
		return r.words.Say("report.lead.career", sight.Career.Title)
	case sight.Goal != nil:
		return r.words.Say("report.lead.goal", sight.Goal.Title)
	}
	return r.words.Say("report.lead.nogoal")
}

// sight is the line from the goal to what it means for customers.
func (r *reviewPages) sight() {
	title, finding := r.words.Say("report.sight"), ""
	switch l := &r.Sight; {
	case l.Goal == nil:
		finding = r.words.Say("report.sight.nogoal")
	case l.Thread != nil:
		finding = r.words.Say("report.sight.reaches", r.Call, l.Thread.Strategic.Title)
	case l.Career != nil:
		finding = r.words.Say("report.sight.reaches", r.Call, l.Career.Title)
	default:
		finding = r.words.Say("report.sight.alone")
	}
	r.section(title, finding, false)
	picture := chart.LineOfSight{Stations: r.stations()}
	high := picture.HeightFor(ruler{r.press}, sightWidth)
	r.add(item{height: high, gap: 15, draw: func(s *sheet, y float64, _ bool) { s.picture(picture, 0, y, sightWidth, high) }})
	r.furtherSights()
}

// furtherSights says in a line each where else the rep's goals lead.
func (r *reviewPages) furtherSights() {
	st := smallStep.in(chart.Ink2)
	for i, l := range furtherLines(&r.SharedReview) {
		key, args := "report.sight.further", []any{l.Career.Title, l.Thread.Strategic.Title}
		if l.Goal != nil {
			key, args = "report.sight.further.goal", []any{l.Goal.Title, l.Career.Title, l.Thread.Strategic.Title}
		}
		gap := 0.0
		if i == 0 {
			gap = 9
		}
		lines := r.wrap(st, r.words.Say(key, args...), blockWidth)
		r.add(item{height: height(st, lines), gap: gap, draw: func(s *sheet, y float64, _ bool) { s.lines(0, y, st, lines) }})
	}
}

// sightWidth makes five columns of 87.6 with gaps of 12, the last gap outside of the block.
const sightWidth = 498.0

func (r *reviewPages) stations() [5]chart.Station {
	l := &r.Sight
	missing := func(head, title string) chart.Station {
		return chart.Station{Head: r.words.Say(head), Title: r.words.Say(title), Missing: true}
	}
	out := [5]chart.Station{
		missing("report.sight.goal", "report.sight.goal.none"), missing("report.sight.skill", "report.sight.skill.none"),
		missing("report.sight.career", "report.sight.career.none"), missing("report.sight.team", "report.sight.team.none"),
		missing("report.sight.customers", "report.sight.customers.none"),
	}
	set := func(i int, title, sub string) { out[i].Title, out[i].Sub, out[i].Missing = title, sub, false }
	if l.Goal != nil {
		set(0, l.Goal.Title, r.due(l.Goal.DueOn))
	}
	if l.Skill != nil {
		set(1, l.Skill.Skill.Name, r.standing(l.Skill))
	}
	if l.Career != nil {
		set(2, l.Career.Title, r.due(l.Career.DueOn))
	}
	if l.Thread != nil {
		set(3, l.Thread.Strategic.Title, r.due(l.Thread.Strategic.DueOn))
		if days, ok := l.Thread.SlackDays(); ok {
			out[3].Sub = r.words.Say("report.list", out[3].Sub, r.slack(days))
		}
	}
	if l.Customer != "" {
		first, rest, _ := strings.Cut(l.Customer, ". ") // the first sentence says it, what follows explains
		set(4, strings.TrimSuffix(first, "."), rest)
	}
	return out
}

// due is a day as a caption, with its year; without a day, nothing.
func (r *reviewPages) due(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	return r.words.short(d, model.Date{})
}

// slack says how long before the strategic milestone the career milestone comes.
func (r *reviewPages) slack(days int) string {
	switch {
	case days == 0:
		return r.words.Say("report.slack.same")
	case days < 0:
		return unbroken(r.words.Say("report.slack.late", r.words.Duration(-days)))
	}
	return unbroken(r.words.Say("report.slack.spare", r.words.Duration(days)))
}

// standing is a skill's rating and what the level asks for.
func (r *reviewPages) standing(s *model.SkillState) string {
	switch {
	case s.Step() == 0 && s.Target == 0:
		return r.words.Say("report.skill.unrated")
	case s.Step() == 0:
		return r.words.Say("report.skill.unrated.target", r.level, s.Target)
	case s.Target == 0:
		return r.words.Say("report.skill.rated", s.Step())
	}
	return r.words.Say("report.skill.standing", s.Step(), r.level, s.Target)
}
