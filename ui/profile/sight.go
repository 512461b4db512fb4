package profile

import (
	"strconv"
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
	on := p.frame.Today()
	best := model.NewLineOfSight(p.person, p.facts.growth, p.facts.dir, p.stands.states, on)
	all := model.Sights(p.person, p.facts.growth, p.facts.dir, p.stands.states, on)
	body := kit.VB(12, kit.CardHead(words.Say("profile.sight.title"), p.sightTools(len(all))...), p.sightView("profile.sight", &best))
	if p.sightInFull {
		body.Add(p.meaning(&best))
		n := 1
		for i := range all {
			if l := &all[i]; !l.Same(&best) {
				n++
				name := "profile.sight." + strconv.Itoa(n)
				body.Add(kit.HLine())
				body.Add(kit.In(6, 0, 0, 0, p.sightView(name, l)))
				body.Add(p.meaning(l))
			}
		}
	}
	p.sight.Objects = []fyne.CanvasObject{body}
}

// sightTools open and close the whole of it, and print it.
func (p *Page) sightTools(lines int) []fyne.CanvasObject {
	text := words.Say("profile.sight.full")
	switch {
	case p.sightInFull:
		text = words.Say("profile.sight.less")
	case lines > 1:
		text = words.Say("profile.sight.all", lines)
	}
	tools := []fyne.CanvasObject{kit.NewLink("profile.sight.more", text, p.onSightInFull)}
	if e, ok := p.frame.(Exporter); ok {
		tools = append(tools, kit.NewLink("profile.sight.export", words.Say("profile.sight.export"), func() { e.ExportLineOfSight(p.person) }))
	}
	return tools
}

// onSightInFull opens or closes what the line means and the other lines.
func (p *Page) onSightInFull() {
	p.sightInFull = !p.sightInFull
	p.showSight()
	p.content.Refresh()
	kit.FocusName(p.frame.Canvas(), "profile.sight.more")
}

func (p *Page) sightView(name string, l *model.LineOfSight) *kit.ChartView {
	view := kit.NewChartView(name, words.Say("profile.sight.title"), chart.LineOfSight{Stations: p.stations(l)})
	view.OnActivate = func(r chart.Ref) { p.onStation(r, l) }
	return view
}

// meaning is what a line means for the company, the team and the rep, and what is missing on it, with a way to mend it.
func (p *Page) meaning(l *model.LineOfSight) fyne.CanvasObject {
	t := theme.Current()
	part := func(head, text string) fyne.CanvasObject {
		return kit.VB(2, kit.P(head, kit.CapM, t.Ink3), kit.P(text, kit.Small, t.Ink2))
	}
	box := kit.VB(10)
	if th := l.Thread; th != nil {
		var parts []fyne.CanvasObject
		for _, x := range []struct{ head, text string }{
			{words.Say("profile.sight.company"), th.Strategic.ForCompany},
			{words.Say("profile.sight.us"), th.Strategic.ForUs},
			{words.Say("profile.sight.rep", p.call()), th.Link.Why},
		} {
			if x.text != "" {
				parts = append(parts, part(x.head, x.text))
			}
		}
		if len(parts) > 0 {
			box.Add(inColumns(parts))
		}
	}
	if gaps := l.Gaps(); len(gaps) > 0 {
		box.Add(p.gapsSaid(l, gaps))
	}
	return box
}

// inColumns sets up to three texts beside one another, or below where it is narrow.
func inColumns(parts []fyne.CanvasObject) fyne.CanvasObject {
	wide, narrow := []kit.Cell{}, [][]kit.Cell{}
	for i := range parts {
		wide = append(wide, kit.At(0, i))
		narrow = append(narrow, []kit.Cell{kit.At(0, i)})
	}
	return kit.Areas(20, []kit.Arrangement{{MinWidth: 680, Rows: [][]kit.Cell{wide}}, {MinWidth: 0, Rows: narrow}}, parts...)
}

// gapsSaid says what is missing, each a way to mend it.
func (p *Page) gapsSaid(l *model.LineOfSight, gaps []model.SightGap) fyne.CanvasObject {
	row := []fyne.CanvasObject{kit.T(words.Say("profile.sight.missing"), kit.Cap, theme.Current().Ink3)}
	for _, g := range gaps {
		row = append(row, kit.NewLink("profile.sight.mend."+string(g), words.Say("profile.sight.mend."+string(g)), func() { p.mend(l, g) }))
	}
	return kit.Flow(14, 4, row...)
}

// mend begins what is missing: what the strategic milestone does not say is said on its page, why in the link's dialog.
func (p *Page) mend(l *model.LineOfSight, g model.SightGap) {
	kinds := map[model.SightGap]chart.Kind{
		model.GapGoal: chart.KindGoal, model.GapSkill: chart.KindSkill, model.GapCareer: chart.KindCareer, model.GapStrategic: chart.KindStrategic,
	}
	kind, ok := kinds[g]
	switch {
	case ok:
		p.onStation(chart.Ref{Kind: kind}, l)
	case g == model.GapWhy:
		kit.EditLink(p.frame, *l.Thread)
	default:
		p.frame.Go(kit.Route{Page: kit.PageStrategic, Ref: l.Thread.Strategic.ID})
	}
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
