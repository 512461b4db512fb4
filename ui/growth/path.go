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
		p.path.Objects = []fyne.CanvasObject{
			head, kit.Gap(1, 8), kit.P(words.Say("growth.path.nolevel", p.call()), kit.Small, t.Ink2), kit.In(14, 0, 14, 0, kit.HLine()), p.ownWords(),
		}
		return
	}
	ladder, aim := p.ladder(posts)
	p.path.Objects = []fyne.CanvasObject{head, kit.Gap(1, 12), kit.NewChartView("growth.path", words.Say("growth.path.spoken", p.call()), ladder)}
	if aim != nil {
		p.path.Add(kit.In(4, 0, 14, 0, kit.HLine()))
		p.path.Add(p.criteria(aim))
	}
	p.path.Add(kit.In(14, 0, 14, 0, kit.HLine()))
	p.path.Add(p.ownWords())
}

// ladder is the picture of the levels and the one that is aimed at: the first that a career milestone names, else the
// next one; nil at the top.
func (p *Page) ladder(posts []model.Post) (chart.Ladder, *model.Level) {
	var l chart.Ladder
	named, aim := aimOf(posts)
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
		l.Levels = append(l.Levels, v)
	}
	if aim != nil && named {
		l.AimID = aim.LevelID
	}
	return l, aim
}

// aimOf is the level that is aimed at, and whether a career milestone names it.
func aimOf(posts []model.Post) (named bool, aim *model.Level) {
	for i := range posts {
		post := &posts[i]
		if post.State == model.PostAhead && (aim == nil || !named && !post.AimOn.IsZero()) {
			aim, named = &post.Level, !post.AimOn.IsZero()
		}
	}
	return named, aim
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
