package profile

import (
	"strings"

	"fyne.io/fyne/v2"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// showSight is the chain from a goal of today to what it means for customers. What is missing is an open place that
// says how to fill it.
func (p *Page) showSight() {
	line := model.NewLineOfSight(p.person, p.facts.growth, p.facts.dir, p.stands.states, p.frame.Today())
	view := kit.NewChartView("profile.sight", words.Say("profile.sight.title"), chart.LineOfSight{Stations: p.stations(&line)})
	view.OnActivate = func(r chart.Ref) { p.onStation(r, &line) }
	note := kit.T(words.Say("profile.sight.note"), kit.Cap, theme.Current().Ink3)
	p.sight.Objects = []fyne.CanvasObject{kit.VB(12, kit.CardHead(words.Say("profile.sight.title"), note), view)}
}

func (p *Page) stations(l *model.LineOfSight) [5]chart.Station {
	out := [5]chart.Station{
		open(chart.KindGoal, words.Say("profile.sight.goal"), words.Say("profile.sight.goal.open")),
		open(chart.KindSkill, words.Say("profile.sight.skill"), words.Say("profile.sight.skill.open")),
		open(chart.KindCareer, words.Say("profile.sight.career"), words.Say("profile.sight.career.open")),
		open(chart.KindStrategic, words.Say("profile.sight.team"), words.Say("profile.sight.team.open")),
		open(chart.KindCustomer, words.Say("profile.sight.customers"), words.Say("profile.sight.customers.open")),
	}
	on := p.frame.Today()
	if g := l.Goal; g != nil {
		note, _ := kit.GoalNote(&p.facts.growth, g, on)
		if r, ok := p.facts.growth.GoalProgress(g.ID, on); ok {
			note = words.Say("profile.sight.progress", words.Percent(r), note)
		}
		fill(&out[0], g.ID, g.Title, note)
	}
	if s := l.Skill; s != nil {
		fill(&out[1], s.Skill.SkillID, s.Skill.Name, p.rated(s))
	}
	if c := l.Career; c != nil {
		fill(&out[2], c.ID, c.Title, p.due(c.DueOn, words.Say("milestone.state."+string(c.State))))
	}
	if t := l.Thread; t != nil {
		s := &t.Strategic
		fill(&out[3], s.ID, s.Title, p.due(s.DueOn, words.In(s.DueOn, on)))
		out[4].Ref.ID = s.ID
	}
	if l.Customer != "" {
		first, rest, more := strings.Cut(l.Customer, ". ")
		if more {
			first += "."
		}
		fill(&out[4], l.Thread.Strategic.ID, first, rest)
	}
	return out
}

// open is a place nothing stands at yet.
func open(kind chart.Kind, head, title string) chart.Station {
	return chart.Station{Ref: chart.Ref{Kind: kind}, Head: head, Title: title, Missing: true}
}

func fill(s *chart.Station, id model.ID, title, sub string) {
	s.Ref.ID, s.Title, s.Sub, s.Missing = id, title, sub, false
}

// due is a day and a word about it; without a day the word alone would say nothing.
func (p *Page) due(d model.Date, word string) string {
	if d.IsZero() {
		return words.Say("growth.goal.nodue")
	}
	return words.Say("profile.sight.due", words.DateShort(d, p.frame.Today()), word)
}

// rated says how far a skill of the line is, and what the level asks for.
func (p *Page) rated(s *model.SkillState) string {
	switch {
	case s.Step() == 0:
		return words.Say("kit.rating.none")
	case s.Target == 0 || p.stands.level == nil:
		return words.Say("profile.sight.rated", s.Step())
	}
	return words.Say("profile.sight.asks", s.Step(), p.stands.level.Name, s.Target)
}

// onStation goes to where a station lives, or begins what is missing.
func (p *Page) onStation(r chart.Ref, l *model.LineOfSight) {
	to := kit.Route{Page: kit.PagePerson, Person: p.person, Tab: kit.TabGrowth, Ref: r.ID}
	switch r.Kind {
	case chart.KindGoal:
		if r.ID == "" {
			to.Do = "goal"
		}
	case chart.KindSkill:
		switch { // a goal names the skill it builds
		case r.ID != "":
			to.Tab = kit.TabSkills
		case l.Goal != nil:
			to.Ref = l.Goal.ID
		default:
			to.Do = "goal"
		}
	case chart.KindCareer:
		if r.ID == "" {
			to.Do = "career"
		}
	default:
		switch {
		case r.ID != "":
			to = kit.Route{Page: kit.PageStrategic, Ref: r.ID}
		case l.Career != nil:
			kit.AskLink(p.frame, p.facts.dir, l.Career.ID, "")
			return
		default:
			to.Do = "career"
		}
	}
	p.frame.Go(to)
}
