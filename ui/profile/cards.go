package profile

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"milepost/chart"
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// gapsShown is how many gaps stand under the radar.
const gapsShown = 2

// radarBleed is how far the names around the radar may stand in the room beside a card's content.
const radarBleed = 12

// showSkills is the radar against the level somebody grows into, and the largest gaps.
func (p *Page) showSkills() {
	t, s := theme.Current(), &p.stands
	series := kit.SeriesOf(p.frame, p.person, s.states, s.level)
	box := kit.VB(0)
	p.skills.Objects = []fyne.CanvasObject{box}
	radar, ok := kit.NewRadar("profile.radar", words.Say("skills.radar", p.call()), s.states, p.frame.Roster().Framework.MaxStep())
	if !ok {
		box.Add(kit.CardHead(words.Say("profile.skills.title")))
		box.Add(kit.In(10, 0, 14, 0, kit.P(kit.FewRated(s.states, p.call()), kit.Small, t.Ink2)))
		box.Add(kit.HB(0, kit.NewButton("profile.rate", words.Say("skills.rate"), func() { p.to(kit.TabSkills, "rate") })))
		return
	}
	radar.OnActivate = func(chart.Ref) { p.to(kit.TabSkills, "") }
	box.Add(kit.SkillHead(words.Say("profile.skills.title"), series))
	box.Add(kit.Gap(1, 10))
	box.Add(kit.Spring())
	box.Add(kit.In(0, -radarBleed, 0, -radarBleed, radar))
	box.Add(kit.Spring())
	for i := range s.gaps[:min(gapsShown, len(s.gaps))] {
		box.Add(kit.Gap(1, 8))
		box.Add(kit.GapRow(&s.gaps[i], p.frame.Roster().Framework.MaxStep()))
	}
	if more := len(s.gaps) - gapsShown; more > 0 {
		box.Add(kit.In(8, 0, 0, 0, kit.HB(0, kit.NewLink("profile.gaps", words.SayN("profile.gaps.more", more), func() { p.to(kit.TabSkills, "") }))))
	}
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
	}, kit.In(15, 0, 15, 0, box))
}

// showPromises lists what the two of the pair owe each other, and how many were kept.
func (p *Page) showPromises() {
	add := kit.NewQuiet("profile.promise.add", words.Say("profile.promises.add"), kit.IconPlus, func() { p.to(kit.TabTalks, "promise") })
	p.promises.Objects = []fyne.CanvasObject{kit.VB(0, kit.CardHead(words.Say("profile.promises.title")),
		p.side(model.SideManager, words.Say("profile.promises.yours", p.call())), kit.In(8, 0, 0, 0, kit.HLine()),
		p.side(model.SideRep, words.Say("profile.promises.theirs", p.call())), kit.Spring(), kit.In(10, 0, 0, 0, kit.HB(0, add)))}
}

func (p *Page) side(side model.Side, title string) fyne.CanvasObject {
	t, note := theme.Current(), ""
	if kept, due := p.kept(side); due > 0 {
		note = words.Say("profile.promises.kept", kept, due)
	}
	box := kit.VB(0, kit.In(14, 0, 4, 0, kit.Row(8, 0, kit.One(title, kit.CapM, t.Ink3), kit.T(note, kit.Cap, t.Ink3))))
	open := p.owed(side)
	for _, a := range open {
		box.Add(p.promise(a))
	}
	if len(open) == 0 {
		box.Add(kit.In(6, 0, 4, 0, kit.P(words.Say("profile.promises.none"), kit.Small, t.Ink2)))
	}
	return box
}

// owed are the open promises of one side, those that are due first, first; those without a day last.
func (p *Page) owed(side model.Side) []model.Action {
	var out []model.Action
	for _, a := range p.facts.talks.Actions {
		if a.OwedBy == side && a.ArchivedAt.IsZero() && a.State == model.ActionOpen && a.OpenOn(p.frame.Today()) {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b model.Action) int {
		switch {
		case a.DueOn.IsZero() != b.DueOn.IsZero():
			if a.DueOn.IsZero() {
				return 1
			}
			return -1
		}
		return cmp.Compare(a.DueOn.Days(b.DueOn), 0)
	})
	return out
}

// kept counts the promises of one side that were due, and how many of them were kept by their day. What was dropped
// does not count.
func (p *Page) kept(side model.Side) (kept, due int) {
	on := p.frame.Today()
	for i := range p.facts.talks.Actions {
		a := &p.facts.talks.Actions[i]
		if a.OwedBy != side || !a.ArchivedAt.IsZero() || a.State == model.ActionDropped || !a.OverdueOn(on) {
			continue
		}
		due++
		if a.State == model.ActionDone && !a.ClosedOn.After(a.DueOn) {
			kept++
		}
	}
	return kept, due
}

func (p *Page) promise(a model.Action) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	when, st, ink := words.Say("profile.promises.nodue"), kit.Cap, t.Ink3
	switch {
	case a.DueOn.IsZero():
	case a.OverdueOn(on):
		when, st, ink = words.Late(on.Days(a.DueOn)), kit.CapM, t.WarnInk
	default:
		when = words.Say("profile.promises.due", words.Relative(a.DueOn, on))
	}
	tick := kit.NewTick("profile.tick."+a.ID.Short(), false, words.Say("today.tick", a.Text), func(bool) { p.onTick(a) })
	return kit.In(6, 0, 4, 0, kit.Row(10, 1, kit.Top(tick), kit.VB(2, kit.P(a.Text, kit.Small, t.Ink), kit.One(when, st, ink))))
}

// onTick marks a promise as kept today.
func (p *Page) onTick(a model.Action) {
	a.State, a.ClosedOn = model.ActionDone, p.frame.Today()
	p.frame.Change(unit.CloseAction, func(w *storage.Work) error { return w.Put(&a) },
		func() { p.frame.Undoable(words.Say("today.done", a.Text)) })
}
