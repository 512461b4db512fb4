package growth

import (
	"fyne.io/fyne/v2"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// showPath shows the levels behind and ahead, and what the one aimed at asks for.
func (p *Page) showPath() {
	t, r := theme.Current(), p.frame.Roster()
	posts := r.Road(p.person, p.facts.growth.Careers, p.frame.Today())
	head := kit.CardHead(words.Say("growth.path.title"))
	if len(posts) == 0 {
		p.path.Objects = []fyne.CanvasObject{head, kit.Gap(1, 8), kit.P(words.Say("growth.path.nolevel", p.call()), kit.Small, t.Ink2)}
		return
	}
	ladder, aim := p.ladder(posts)
	p.path.Objects = []fyne.CanvasObject{head, kit.Gap(1, 12), kit.NewChartView("growth.path", words.Say("growth.path.spoken", p.call()), ladder)}
	if aim != nil {
		p.path.Add(kit.In(4, 0, 14, 0, kit.HLine()))
		p.path.Add(p.criteria(aim))
	}
}

// ladder is the picture of the levels and the one that is aimed at: the first that a career milestone names, else the
// next one; nil at the top.
func (p *Page) ladder(posts []model.Post) (chart.Ladder, *model.Level) {
	var l chart.Ladder
	var aim *model.Level
	named := false
	for i := range posts {
		post := &posts[i]
		v := chart.LadderLevel{ID: post.Level.LevelID, Name: post.Level.Name, State: post.State, Sides: p.sides(post.Level)}
		switch {
		case !post.AimOn.IsZero():
			v.Note = words.Say("growth.path.aim", words.MonthYear(post.AimOn))
		case post.State == model.PostNow && !post.Since.IsZero():
			v.Note = words.Say("growth.path.since", words.MonthYear(post.Since))
		case post.State == model.PostPast && !post.Since.IsZero():
			v.Note = words.MonthYear(post.Since)
		}
		if post.State == model.PostAhead && (aim == nil || !named && !post.AimOn.IsZero()) {
			aim, named = &post.Level, !post.AimOn.IsZero()
		}
		l.Levels = append(l.Levels, v)
	}
	if aim != nil && named {
		l.AimID = aim.LevelID
	}
	return l, aim
}

// sides are the ways out of a level that lead to another ladder.
func (p *Page) sides(from model.Level) []chart.LadderSide {
	var out []chart.LadderSide
	f := &p.frame.Roster().Framework
	for _, way := range f.Ways {
		to := f.Level(way.ToLevelID)
		if way.FromLevelID == from.LevelID && to != nil && to.LadderID != from.LadderID {
			out = append(out, chart.LadderSide{ID: to.LevelID, Name: to.Name})
		}
	}
	return out
}

// criteria are what the level asks of each skill: what is missing first, then what is there.
func (p *Page) criteria(aim *model.Level) fyne.CanvasObject {
	t := theme.Current()
	box, done := kit.VB(8), kit.VB(8)
	met, all := 0, 0
	for _, s := range model.SkillStatesFor(p.frame.Roster(), p.facts.ratings, p.person, p.frame.Today(), aim.LevelID) {
		if s.Target == 0 {
			continue
		}
		all++
		name, now := words.Say("growth.path.asks", s.Skill.Name, s.Target), words.Say("growth.path.unrated")
		if s.Step() > 0 {
			now = words.Say("growth.path.now", s.Step())
		}
		if s.Step() >= s.Target {
			met++
			done.Add(criterion(kit.Icon(kit.IconCheck, 14, t.Ink2), kit.P(name, kit.Small, t.Ink2), kit.T(now, kit.Small, t.Ink3)))
			continue
		}
		pen := kit.NewPen()
		pen.Ring(7, 7, 6, t.Card, t.Warn, 2)
		box.Add(criterion(kit.Box(14, 14, pen.Drawing()), kit.P(name, kit.Small, t.Ink), kit.T(now, kit.SmallM, t.WarnInk)))
	}
	count := kit.T(words.Say("growth.path.met", met, all), kit.Cap, t.Ink3)
	return kit.VB(10, kit.CardHead(words.Say("growth.path.for", aim.Name), count), box, done)
}

func criterion(mark, name, now fyne.CanvasObject) fyne.CanvasObject {
	return kit.Row(9, 1, kit.Top(kit.In(2, 0, 0, 0, mark)), name, kit.Top(now))
}
