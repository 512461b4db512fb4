package profile

import (
	"fyne.io/fyne/v2"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// gapsShown is how many lines stand under the radar: gaps, and the last one says how many more there are.
const gapsShown = 3

// showSkills is the radar against the level somebody grows into, and the largest gaps.
func (p *Page) showSkills() {
	t, s := theme.Current(), &p.stands
	series := kit.SeriesOf(p.frame, p.person, s.states, s.level)
	radar, ok := kit.NewRadar("profile.radar", words.Say("skills.radar", p.call()), s.states, p.frame.Roster().Framework.MaxStep())
	if !ok {
		p.skills.Objects = []fyne.CanvasObject{kit.VB(0, kit.CardHead(words.Say("profile.skills.title")),
			kit.In(10, 0, 14, 0, kit.P(kit.FewRated(s.states, p.call()), kit.Small, t.Ink2)),
			kit.HB(0, kit.NewButton("profile.rate", words.Say("skills.rate"), func() { p.to(kit.TabSkills, "rate") })))}
		return
	}
	radar.OnActivate = func(chart.Ref) { p.to(kit.TabSkills, "") }
	gaps := kit.VB(8)
	shown := len(s.gaps)
	if shown > gapsShown {
		shown = gapsShown - 1
	}
	for i := range s.gaps[:shown] {
		gaps.Add(kit.GapRow(&s.gaps[i], p.frame.Roster().Framework.MaxStep()))
	}
	if more := len(s.gaps) - shown; more > 0 {
		gaps.Add(kit.HB(0, kit.NewLink("profile.gaps", words.SayN("profile.gaps.more", more), func() { p.to(kit.TabSkills, "") })))
	}
	p.skills.Objects = []fyne.CanvasObject{kit.Fill(10, kit.SkillHead(words.Say("profile.skills.title"), series),
		kit.RadarAbove(radar, gaps))}
}

// showGoals lists the open goals.
func (p *Page) showGoals() {
	t, on := theme.Current(), p.frame.Today()
	open := 0
	rows := kit.VB(0)
	for i := range p.facts.growth.Goals {
		g := &p.facts.growth.Goals[i]
		if !g.ArchivedAt.IsZero() || !g.OpenOn(on) {
			continue
		}
		if open > 0 {
			rows.Add(kit.HLine())
		}
		open++
		rows.Add(p.goalRow(g))
	}
	head := kit.CardHead(words.Say("profile.goals.title"))
	if open > 0 {
		head = kit.CardHead(words.Say("profile.goals.title"), kit.T(words.SayN("profile.goals.count", open), kit.Cap, t.Ink3))
	} else {
		rows.Add(kit.In(12, 0, 8, 0, kit.P(words.Say("profile.goals.none", p.call()), kit.Small, t.Ink2)))
	}
	add := kit.NewQuiet("profile.goal.add", words.Say("growth.goals.add"), kit.IconPlus, func() { p.to(kit.TabGrowth, "goal") })
	p.goals.Objects = []fyne.CanvasObject{kit.VB(0, head, rows, kit.Spring(), kit.In(6, 0, 0, 0, kit.HB(0, add)))}
}

func (p *Page) goalRow(g *model.Goal) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	percent, bar := fyne.CanvasObject(kit.Gap(0, 0)), fyne.CanvasObject(kit.Gap(1, 0))
	if r, ok := p.facts.growth.GoalProgress(g.ID, on); ok {
		share, _ := model.Clamp(r).Float64()
		percent, bar = kit.Mid(kit.T(words.Percent(r), kit.SmallB, t.Ink)), kit.In(9, 0, 0, 0, kit.Bar(share, 6, t.Accent))
	}
	note, warn := kit.GoalNote(&p.facts.growth, g, on)
	st, ink := kit.Cap, t.Ink3
	if warn {
		st, ink = kit.CapM, t.WarnInk
	}
	title := kit.Row(8, 0, kit.P(g.Title, kit.BodyM, t.Ink), percent)
	if g.Visibility == model.Private {
		title = kit.Row(8, 0, kit.P(g.Title, kit.BodyM, t.Ink), kit.Mid(kit.VisibilityMark(true)), percent)
	}
	box := kit.VB(0, title)
	if g.DoneWhen != "" {
		box.Add(kit.In(3, 0, 0, 0, kit.P(g.DoneWhen, kit.Small, t.Ink2)))
	}
	box.Add(bar)
	box.Add(kit.In(5, 0, 0, 0, kit.P(note, st, ink)))
	return kit.NewTapRow("profile.goal."+g.ID.Short(), g.Title, func() {
		p.frame.Go(kit.Route{Page: kit.PagePerson, Person: p.person, Tab: kit.TabGrowth, Ref: g.ID})
	}, kit.In(11, 0, 12, 0, box))
}
