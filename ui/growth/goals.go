package growth

import (
	"image/color"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// staleDays is how long a goal may go without a check-in before the page says so.
const staleDays = 21

// showGoals lists the goals with their key results and the last check-in.
func (p *Page) showGoals() {
	t := theme.Current()
	box := kit.VB(0, kit.CardHead(words.Say("growth.goals.title"), kit.T(p.goalCount(), kit.Cap, t.Ink3)))
	shown := 0
	for _, g := range p.facts.growth.Goals {
		if p.hiddenGoal(&g) && !p.archived {
			continue
		}
		if shown > 0 {
			box.Add(kit.HLine())
		}
		shown++
		box.Add(p.goalRow(g))
	}
	if shown == 0 {
		box.Add(kit.In(10, 0, 6, 0, kit.P(words.Say("growth.goals.empty", p.call()), kit.Small, t.Ink2)))
	}
	box.Add(kit.In(8, 0, 0, 0, kit.HB(0, kit.NewQuiet("goal.add", words.Say("growth.goals.add"), kit.IconPlus, p.onNewGoal))))
	p.goals.Objects = []fyne.CanvasObject{box}
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
	return words.Say("growth.goals.count", open, reached)
}

func (p *Page) goalRow(g model.Goal) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	percent := words.Say("growth.goal.nopercent")
	if r, ok := p.facts.growth.GoalProgress(g.ID, on); ok {
		percent = words.Percent(r)
	}
	due, ink := p.dueNote(g)
	more := kit.NewMoreButton("goal.more."+g.ID.Short(), words.Say("oneonone.more", g.Title), func() []kit.MenuItem { return p.goalMenu(g) })
	title := kit.P(g.Title, kit.BodyB, t.Ink)
	title.Name = "goal." + g.ID.Short()
	private := kit.Gap(0, 0)
	if g.Visibility == model.Private {
		private = kit.VisibilityMark(true)
	}
	box := kit.VB(3,
		kit.Row(10, 0, kit.Mid(title), kit.Mid(private), kit.Mid(kit.T(percent, kit.BodyB, t.Ink)), kit.Mid(more)),
		kit.Row(10, 0, kit.P(words.Say("growth.goal.donewhen", orDash(g.DoneWhen)), kit.Small, t.Ink2), kit.T(due, kit.Small, ink)))
	if serves := p.serves(g); serves != "" {
		box.Add(kit.P(serves, kit.Cap, t.Ink3))
	}
	box.Add(kit.Gap(1, 4))
	for _, kr := range p.facts.growth.ResultsOf(g.ID) {
		if m := p.facts.growth.Measure(kr.MeasureID); m != nil {
			box.Add(p.resultRow(kr, m))
		}
	}
	if c := p.facts.growth.LastCheckIn(g.ID, on); c != nil {
		box.Add(p.checkIn(c))
	}
	box.Add(kit.In(4, 0, 0, 0, kit.HB(14,
		kit.NewLink("goal.checkin."+g.ID.Short(), words.Say("growth.checkin"), func() { p.onCheckIn(g) }),
		kit.NewLink("goal.result."+g.ID.Short(), words.Say("growth.result.add"), func() { p.onNewResult(g) }))))
	return kit.In(13, 0, 13, 0, box)
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// dueNote says when a goal is due, what became of it, or that nobody has looked at it for long.
func (p *Page) dueNote(g model.Goal) (string, color.Color) {
	t, on := theme.Current(), p.frame.Today()
	if g.State != model.GoalOpen {
		return words.Say("goal.state."+string(g.State)) + " " + words.DateShort(g.ClosedOn, on), t.Ink3
	}
	last := g.OpenedOn
	if c := p.facts.growth.LastCheckIn(g.ID, on); c != nil {
		last = c.On
	}
	switch days := on.Days(last); {
	case !g.DueOn.IsZero() && g.DueOn.Before(on):
		return words.Late(on.Days(g.DueOn)), t.WarnInk
	case days > staleDays && !g.DueOn.IsZero():
		return words.Say("growth.goal.stale", words.DateShort(g.DueOn, on), words.Duration(days)), t.WarnInk
	case g.DueOn.IsZero():
		return words.Say("growth.goal.nodue"), t.Ink3
	}
	return words.Say("growth.goal.due", words.DateShort(g.DueOn, on)), t.Ink3
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

// resultRow is a key result: name, bar, start, now, target.
func (p *Page) resultRow(kr model.KeyResult, m *model.Measure) fyne.CanvasObject {
	t := theme.Current()
	now := m.At(p.facts.growth.Readings, p.frame.Today())
	bar := kit.Bar(0, 5, t.Accent)
	if r, ok := m.Progress(now); ok {
		share, _ := model.Clamp(r).Float64()
		bar = kit.Bar(share, 5, t.Accent)
	}
	value := func(d model.Decimal, st kit.Style, c color.Color) fyne.CanvasObject {
		return kit.TR(words.Value(d, m), st, c)
	}
	row := kit.ByWidth([]float32{520}, func(step int) fyne.CanvasObject {
		if step == 0 {
			return kit.VB(3, kit.Row(8, 0, kit.One(m.Name, kit.Small, t.Ink), value(now, kit.SmallB, t.Ink), value(m.Target, kit.Small, t.Ink3)), bar)
		}
		return kit.Cols(14, []float32{200, 0, 64, 64, 64}, kit.One(m.Name, kit.Small, t.Ink), kit.Mid(bar),
			value(m.Start, kit.Small, t.Ink3), value(now, kit.SmallB, t.Ink), value(m.Target, kit.Small, t.Ink3))
	})
	return kit.NewTapRow("result."+kr.ID.Short(), m.Name, func() { p.onReading(kr, *m) }, kit.In(3, 0, 3, 0, row))
}

// checkIn is the last word on a goal, as a quotation with its next step.
func (p *Page) checkIn(c *model.CheckIn) fyne.CanvasObject {
	t := theme.Current()
	note := words.Capital(words.Relative(c.On, p.frame.Today()))
	if c.Confidence != "" {
		note = words.Say("growth.checkin.confidence", note, words.Say("confidence."+string(c.Confidence)))
	}
	if c.NextStep != "" {
		note = words.Say("growth.checkin.next", note, c.NextStep)
	}
	box := kit.VB(2, kit.P(c.Progress, kit.Small, t.Ink2))
	if c.Blocker != "" {
		box.Add(kit.P(words.Say("growth.checkin.blocker", c.Blocker), kit.Small, t.WarnInk))
	}
	box.Add(kit.P(note, kit.Cap, t.Ink3))
	return kit.In(6, 0, 2, 0, kit.Cols(10, []float32{2, 0}, kit.Rect(t.LineStrong, 0), box))
}

func (p *Page) goalMenu(g model.Goal) []kit.MenuItem {
	archive, share := "menu.archive", "menu.private"
	if !g.ArchivedAt.IsZero() {
		archive = "menu.unarchive"
	}
	if g.Visibility == model.Private {
		share = "menu.share"
	}
	items := []kit.MenuItem{{Name: "menu.edit", Label: words.Say("menu.edit"), OnTapped: func() { p.askGoal(g) }}}
	if g.State == model.GoalOpen {
		for _, s := range []model.GoalState{model.GoalReached, model.GoalMissed, model.GoalDropped} {
			items = append(items, kit.MenuItem{Name: "menu." + string(s), Label: words.Say("goal.close." + string(s)), OnTapped: func() { p.onCloseGoal(g, s) }})
		}
	} else {
		items = append(items, kit.MenuItem{Name: "menu.reopen", Label: words.Say("goal.reopen"), OnTapped: func() { p.onCloseGoal(g, model.GoalOpen) }})
	}
	return append(items,
		kit.MenuItem{Name: "menu.up", Label: words.Say("menu.up"), OnTapped: func() { p.onMoveGoal(g, -1) }},
		kit.MenuItem{Name: "menu.down", Label: words.Say("menu.down"), OnTapped: func() { p.onMoveGoal(g, 1) }},
		kit.MenuItem{Name: "menu.share", Label: words.Say(share), OnTapped: func() { p.onShareGoal(g) }},
		kit.MenuItem{Name: "menu.archive", Label: words.Say(archive), OnTapped: func() { p.onArchiveGoal(g) }})
}

func (p *Page) onCloseGoal(g model.Goal, to model.GoalState) {
	g.State, g.ClosedOn = to, p.frame.Today()
	if to == model.GoalOpen {
		g.ClosedOn = model.Date{}
	}
	p.frame.Change(unit.CloseGoal, func(w *storage.Work) error { return w.Put(&g) },
		func() { p.frame.Undoable(words.Say("goal.closed", words.Say("goal.state."+string(to)))) })
}

func (p *Page) onMoveGoal(g model.Goal, by int) {
	var same []model.Record
	for i := range p.facts.growth.Goals {
		if x := &p.facts.growth.Goals[i]; !p.hiddenGoal(x) {
			same = append(same, x)
		}
	}
	p.frame.Change(unit.MoveGoal, func(w *storage.Work) error { return w.Shift(same, g.ID, by) }, nil)
}

func (p *Page) onShareGoal(g model.Goal) {
	to := model.Shared
	if g.Visibility == model.Shared {
		to = model.Private
	}
	p.frame.Change(unit.ChangeGoal, func(w *storage.Work) error { return w.Reshare(&g, to) },
		func() { p.frame.Undoable(words.Say("oneonone.shared." + string(to))) })
}

func (p *Page) onArchiveGoal(g model.Goal) {
	archived := g.ArchivedAt.IsZero()
	g.ArchivedAt = 0
	if archived {
		g.ArchivedAt = model.InstantOf(p.frame.Now())
	}
	p.frame.Change(unit.ArchiveGoal, func(w *storage.Work) error { return w.Put(&g) }, func() {
		if archived {
			p.frame.Undoable(words.Say("goal.archived"))
		}
	})
}
