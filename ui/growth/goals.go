package growth

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// showGoals lists the goals with their key results and the last check-in.
func (p *Page) showGoals() {
	t := theme.Current()
	p.goalsHead.Objects = []fyne.CanvasObject{kit.CardHead(words.Say("growth.goals.title"), kit.T(p.goalCount(), kit.Cap, t.Ink3))}
	var lines []kit.Line
	for _, g := range p.shownGoals() {
		lines = append(lines, p.goalLine(g))
	}
	p.goals.Set(lines)
	if len(lines) == 0 {
		p.goalsHead.Add(kit.In(10, 0, 6, 0, kit.P(words.Say("growth.goals.empty", p.call()), kit.Small, t.Ink2)))
	}
}

// goalFoot adds a goal, or those of the first ninety days.
func (p *Page) goalFoot() fyne.CanvasObject {
	plan := kit.NewLink("goal.onboard", words.Say("onboard.link"), p.onOnboarding)
	return kit.Row(8, 0, adder("goal.add", "growth.goals.add", p.onNewGoal), kit.Mid(kit.In(8, 0, 0, 0, plan)))
}

// hiddenGoal says whether a goal is out of sight: archived or closed.
func (p *Page) hiddenGoal(g *model.Goal) bool {
	return !g.ArchivedAt.IsZero() || g.State != model.GoalOpen
}

// shownGoals are the goals one sees, in their order.
func (p *Page) shownGoals() []model.Goal {
	var out []model.Goal
	for _, g := range p.facts.growth.Goals {
		if !p.hiddenGoal(&g) || p.archived {
			out = append(out, g)
		}
	}
	return out
}

func (p *Page) goalCount() string {
	open, reached := 0, 0
	for i := range p.facts.growth.Goals {
		switch g := &p.facts.growth.Goals[i]; {
		case !g.ArchivedAt.IsZero():
		case g.OpenOn(p.frame.Today()):
			open++
		case g.State == model.GoalReached && g.ClosedOn.Year() == p.frame.Today().Year():
			reached++
		}
	}
	if open+reached == 0 {
		return ""
	}
	return words.Say("growth.goals.count", open, reached)
}

func (p *Page) goalLine(g model.Goal) kit.Line {
	results, checks := p.resultsOf(g.ID), p.checkInsOf(g.ID)
	return kit.Line{
		Key: string(g.ID), Name: "goal." + g.ID.Short(), Text: g.Title,
		State: fmt.Sprintf("%+v %+v %+v %v %v %v %s %+v %+v %+v %v", g, results, checks, p.frame.Today(), p.archived, p.earlier[g.ID], p.serves(g),
			p.stepsOf(g.ID), p.carriedOf(g.ID), p.supportOf(g.ID), p.valueWidth()),
		Keys: kit.RowKeys{
			Open:    func() { p.askGoal(g) },
			Private: func() { p.onShareGoal(g) },
			Archive: func() { p.onArchiveGoal(g) },
			Move:    func(by int) { p.onMoveGoal(g, by) },
			Menu:    func() []kit.MenuItem { return p.goalMenu(g) },
		},
		Build: func(lit *kit.Lit) fyne.CanvasObject { return p.goalRow(g, results, checks, lit) },
	}
}

func (p *Page) goalRow(g model.Goal, results []result, checks []model.CheckIn, lit *kit.Lit) fyne.CanvasObject {
	t := theme.Current()
	percent := words.Say("growth.goal.nopercent")
	if r, ok := p.facts.growth.GoalProgress(g.ID, p.frame.Today()); ok {
		percent = words.Percent(r)
	}
	due, ink := p.dueNote(g)
	head := kit.Row(10, 0, kit.P(g.Title, kit.Heading, t.Ink), kit.Top(privately(g.Visibility)), kit.Top(kit.Box(0, kit.Heading.LineHeight(), kit.T(percent, kit.BodyB, t.Ink))))
	box := kit.VB(3,
		kit.WithMore(head, "goal.more."+g.ID.Short(), words.Say("oneonone.more", g.Title), lit, kit.Heading, func() []kit.MenuItem { return p.goalMenu(g) }),
		kit.Row(10, 0, kit.P(p.doneWhen(g), kit.Small, t.Ink2), kit.T(due, kit.Small, ink)))
	if serves := p.serves(g); serves != "" {
		box.Add(kit.P(serves, kit.Cap, t.Ink3))
	}
	for _, m := range p.carriedOf(g.ID) {
		box.Add(kit.P(p.carriedNote(&m), kit.Cap, t.Ink3))
	}
	if line := p.standingLine(g); line != nil {
		box.Add(line)
	}
	box.Add(kit.Gap(1, 2))
	for _, r := range results {
		box.Add(p.resultRow(r))
	}
	for _, s := range p.stepsOf(g.ID) {
		box.Add(p.stepRow(s))
	}
	for _, a := range p.supportOf(g.ID) {
		box.Add(p.supportRow(a))
	}
	for _, c := range p.shownCheckIns(g.ID, checks) {
		box.Add(p.checkInRow(c))
	}
	box.Add(p.goalLinks(g, results, checks))
	return kit.In(13, 0, 13, 0, box)
}

func (p *Page) doneWhen(g model.Goal) string {
	if g.DoneWhen == "" {
		return words.Say("growth.goal.nodone")
	}
	return words.Say("growth.goal.donewhen", g.DoneWhen)
}

// goalLinks are what one does most; the rest is in the goal's menu.
func (p *Page) goalLinks(g model.Goal, results []result, checks []model.CheckIn) fyne.CanvasObject {
	links := kit.HB(16)
	if g.State == model.GoalOpen && g.ArchivedAt.IsZero() {
		links.Add(kit.NewLink("goal.checkin."+g.ID.Short(), words.Say("growth.checkin"), func() { p.askCheckIn(g, p.newCheckIn(g)) }))
		if len(results) == 0 {
			links.Add(kit.NewLink("goal.result."+g.ID.Short(), words.Say("growth.result.add"), func() { p.onNewResult(g) }))
		}
		links.Add(kit.NewLink("goal.step."+g.ID.Short(), words.Say("step.add"), func() { p.onNewStep(g) }))
	}
	if n := len(checks) - 1; n > 0 {
		label := words.Say("growth.checkin.earlier", n)
		if p.earlier[g.ID] {
			label = words.Say("growth.checkin.last")
		}
		links.Add(kit.NewLink("goal.earlier."+g.ID.Short(), label, func() { p.onEarlier(g.ID) }))
	}
	if len(links.Objects) == 0 {
		return kit.Gap(1, 0)
	}
	return kit.In(4, 0, 0, 0, links)
}

func (p *Page) onEarlier(goal model.ID) {
	p.earlier[goal] = !p.earlier[goal]
	p.show()
}

// privately is the mark of what its author alone sees; what is shared needs none.
func privately(v model.Visibility) fyne.CanvasObject {
	if v == model.Private {
		return kit.VisibilityMark(true)
	}
	return kit.Gap(0, 0)
}

// dueNote says when a goal is due, what became of it, or that nobody has looked at it for long.
func (p *Page) dueNote(g model.Goal) (string, color.Color) {
	t, on := theme.Current(), p.frame.Today()
	switch {
	case !g.ArchivedAt.IsZero():
		return words.Say("oneonone.archived"), t.Ink3
	case g.State != model.GoalOpen:
		return words.Say("growth.goal.closed", words.Capital(words.Say("goal.state."+string(g.State))), words.DateShort(g.ClosedOn, on)), t.Ink3
	}
	note, warn := kit.GoalNote(&p.facts.growth, &g, on)
	if warn {
		return note, t.WarnInk
	}
	return note, t.Ink3
}

// serves says which skill the goal builds and which career milestone it leads to.
func (p *Page) serves(g model.Goal) string {
	skill := p.frame.Roster().Framework.Skill(g.SkillID)
	career := p.facts.dir.CareerByID(g.CareerMilestoneID)
	switch {
	case skill != nil && career != nil:
		return words.Say("growth.goal.serves", skill.Name, career.Title)
	case skill != nil:
		return words.Say("growth.goal.skill", skill.Name)
	case career != nil:
		return words.Say("growth.goal.career", career.Title)
	}
	return ""
}

func (p *Page) goalMenu(g model.Goal) []kit.MenuItem {
	items := []kit.MenuItem{{Name: "menu.edit", Label: words.Say("menu.edit"), Hint: "Enter", OnTapped: func() { p.askGoal(g) }}}
	if g.State == model.GoalOpen {
		items = append(items,
			kit.MenuItem{Name: "menu.result", Label: words.Say("growth.result.add"), OnTapped: func() { p.onNewResult(g) }},
			kit.MenuItem{Name: "menu.checkin", Label: words.Say("growth.checkin"), OnTapped: func() { p.askCheckIn(g, p.newCheckIn(g)) }},
			kit.MenuItem{Name: "menu.step", Label: words.Say("step.add"), OnTapped: func() { p.onNewStep(g) }},
			kit.MenuItem{Name: "menu.support", Label: words.Say("support.ask"), OnTapped: func() { p.askSupport(g) }},
			kit.MenuItem{Name: "menu.carry", Label: words.Say("carry.ask"), OnTapped: func() { p.askCarry(g) }})
		for _, s := range []model.GoalState{model.GoalReached, model.GoalMissed, model.GoalDropped} {
			items = append(items, kit.MenuItem{Name: "menu." + string(s), Label: words.Say("goal.close." + string(s)), OnTapped: func() { p.onCloseGoal(g, s) }})
		}
	} else {
		items = append(items, kit.MenuItem{Name: "menu.reopen", Label: words.Say("goal.reopen"), OnTapped: func() { p.onReopenGoal(g) }})
	}
	items = append(items, kit.ReshareItem(g.Visibility, p.call(), func() { p.onShareGoal(g) }))
	items = append(items, kit.MoveItems(p.goalRecords(), g.ID, func(by int) { p.onMoveGoal(g, by) })...)
	return append(items, kit.HistoryItem(p.frame, &g, g.Title), kit.ArchiveItem(g.ArchivedAt, func() { p.onArchiveGoal(g) }))
}

func (p *Page) onCloseGoal(g model.Goal, to model.GoalState) {
	g.State, g.ClosedOn = to, p.frame.Today()
	p.frame.Change(unit.CloseGoal, func(w *storage.Work) error { return w.Put(&g) },
		func() { p.frame.Undoable(words.Say("goal.closed", words.Say("goal.state."+string(to)))) })
}

func (p *Page) onReopenGoal(g model.Goal) {
	g.State, g.ClosedOn = model.GoalOpen, model.Date{}
	p.frame.Change(unit.ReopenGoal, func(w *storage.Work) error { return w.Put(&g) },
		func() { p.frame.Undoable(words.Say("goal.closed", words.Say("goal.state.open"))) })
}

// goalRecords are what a goal is ordered among.
func (p *Page) goalRecords() []model.Record {
	var out []model.Record
	for _, g := range p.shownGoals() {
		out = append(out, &g)
	}
	return out
}

func (p *Page) onMoveGoal(g model.Goal, by int) {
	kit.Move(p.frame, unit.MoveGoal, p.goalRecords(), g.ID, by)
}

func (p *Page) onShareGoal(g model.Goal) { kit.Reshare(p.frame, unit.ShareGoal, &g, p.call()) }

func (p *Page) onArchiveGoal(g model.Goal) {
	kit.Archive(p.frame, unit.ArchiveGoal, &g, &g.ArchivedAt, words.Say("goal.archived"))
}
