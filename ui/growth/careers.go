package growth

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// showCareers lists the career milestones with what the team needs them for.
func (p *Page) showCareers() {
	t := theme.Current()
	p.careersHead.Objects = []fyne.CanvasObject{kit.CardHead(words.Say("growth.careers.title"), kit.T(words.Say("growth.careers.note"), kit.Cap, t.Ink3))}
	var lines []kit.Line
	for _, c := range p.shownCareers() {
		lines = append(lines, p.careerLine(c))
	}
	p.careers.Set(lines)
	if len(lines) == 0 {
		p.careersHead.Add(kit.In(10, 0, 6, 0, kit.P(words.Say("growth.careers.empty", p.call()), kit.Small, t.Ink2)))
	}
}

// shownCareers are the career milestones one sees, in their order.
func (p *Page) shownCareers() []model.Career {
	var out []model.Career
	for _, c := range p.facts.growth.Careers {
		if c.ArchivedAt.IsZero() || p.archived {
			out = append(out, c)
		}
	}
	return out
}

func (p *Page) careerLine(c model.Career) kit.Line {
	threads := p.facts.dir.Serves(c.ID, p.frame.Today())
	state := fmt.Sprintf("%+v %v", c, p.frame.Today())
	for _, th := range threads {
		state += fmt.Sprintf(" %+v %+v", th.Link, th.Strategic)
	}
	return kit.Line{
		Key: string(c.ID), Name: "career." + c.ID.Short(), Text: c.Title, State: state,
		Keys: kit.RowKeys{
			Open:    func() { p.askCareer(c) },
			Private: func() { p.onShareCareer(c) },
			Archive: func() { p.onArchiveCareer(c) },
			Move:    func(by int) { p.onMoveCareer(c, by) },
			Menu:    func() []kit.MenuItem { return p.careerMenu(c) },
		},
		Build: func(lit *kit.Lit) fyne.CanvasObject { return p.careerRow(c, threads, lit) },
	}
}

func (p *Page) careerRow(c model.Career, threads []model.Thread, lit *kit.Lit) fyne.CanvasObject {
	t := theme.Current()
	when := words.Say("milestone.state." + string(c.State))
	switch {
	case !c.ArchivedAt.IsZero():
		when = words.Say("oneonone.archived")
	case !c.DueOn.IsZero():
		when = words.Say("growth.career.when", words.Date(c.DueOn), when)
	}
	left := kit.VB(2, kit.Row(8, 1, kit.Top(kit.In(3, 0, 0, 0, p.mark(c, len(threads) > 0))), kit.P(c.Title, kit.BodyM, t.Ink), kit.Top(privately(c.Visibility))),
		kit.In(0, 0, 0, 22, kit.P(when, kit.Cap, t.Ink3)))
	if c.Why != "" {
		left.Add(kit.In(0, 0, 0, 22, kit.P(c.Why, kit.Small, t.Ink2)))
	}
	right := kit.VB(8)
	for _, th := range threads {
		right.Add(p.thread(th))
	}
	if len(threads) == 0 {
		right.Add(kit.P(words.Say("growth.career.nothing"), kit.Small, t.Ink3))
		right.Add(kit.HB(0, kit.NewLink("career.link."+c.ID.Short(), words.Say("growth.career.tie"), func() { p.onTie(c) })))
	}
	row := kit.Areas(16, []kit.Arrangement{
		{MinWidth: 700, Rows: [][]kit.Cell{{kit.At(300, 0), kit.At(0, 1)}}},
		{Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 1)}}},
	}, kit.Top(left), kit.Top(right))
	return kit.In(12, 0, 12, 0, kit.WithMore(row, "career.more."+c.ID.Short(), words.Say("oneonone.more", c.Title), lit, kit.BodyM,
		func() []kit.MenuItem { return p.careerMenu(c) }))
}

// mark is the career milestone's sign: a disc, a ring when it serves nothing, a check when it is reached.
func (p *Page) mark(c model.Career, serves bool) fyne.CanvasObject {
	t, pen := theme.Current(), kit.NewPen()
	switch {
	case c.State == model.MilestoneReached:
		pen.Dot(7, 7, 7, t.Ink2)
		pen.Icon(kit.IconCheck, 7, 7, 11, t.Card)
	case serves:
		pen.Dot(7, 7, 6, t.Accent)
	default:
		pen.Ring(7, 7, 6, t.Card, t.Ink3, 2)
	}
	return kit.Box(14, 14, pen.Drawing())
}

// thread is one link: role, strategic milestone, how much time lies between, and the sentence why.
func (p *Page) thread(th model.Thread) fyne.CanvasObject {
	t, on := theme.Current(), p.frame.Today()
	when, ink := words.DateShort(th.Strategic.DueOn, on), t.Ink3
	if days, ok := th.SlackDays(); ok {
		when = words.Say("growth.slack.before", when, words.Duration(days))
		if days < 0 {
			when, ink = words.Say("growth.slack.late", words.DateShort(th.Strategic.DueOn, on), words.Duration(-days)), t.WarnInk
		}
	}
	pen := kit.NewPen()
	pen.Diamond(7, 8, 7, t.Accent)
	role := kit.HB(7, kit.Mid(kit.T(words.Say("link.role."+string(th.Link.Role)), kit.Small, t.Ink2)), kit.Mid(kit.Box(14, 16, pen.Drawing())))
	title := kit.Box(kit.SmallM.Width(th.Strategic.Title)+1, 0, kit.One(th.Strategic.Title, kit.SmallM, t.Ink))
	box := kit.VB(2, kit.Flow(8, 2, role, title, kit.T(when, kit.Cap, ink)))
	if th.Link.Why != "" {
		box.Add(kit.P(words.Say("link.quote", th.Link.Why), kit.Small, t.Ink2))
	}
	return kit.NewTapRow("career.thread."+th.Link.ID.Short(), th.Strategic.Title, func() { kit.EditLink(p.frame, th) }, box)
}

func (p *Page) onTie(c model.Career) { kit.AskLink(p.frame, p.facts.dir, c.ID, "") }

func (p *Page) careerMenu(c model.Career) []kit.MenuItem {
	items := []kit.MenuItem{
		{Name: "menu.edit", Label: words.Say("menu.edit"), Hint: "Enter", OnTapped: func() { p.askCareer(c) }},
		{Name: "menu.tie", Label: words.Say("growth.career.tie"), OnTapped: func() { p.onTie(c) }},
	}
	if c.State.Closed() {
		items = append(items, kit.MenuItem{Name: "menu.reopen", Label: words.Say("goal.reopen"), OnTapped: func() { p.onCareerState(c, model.MilestoneActive) }})
	} else {
		for _, s := range []model.MilestoneState{model.MilestoneReached, model.MilestoneMissed, model.MilestoneDropped} {
			items = append(items, kit.MenuItem{Name: "menu." + string(s), Label: words.Say("goal.close." + string(s)), OnTapped: func() { p.onCareerState(c, s) }})
		}
	}
	items = append(items, kit.ReshareItem(c.Visibility, p.call(), func() { p.onShareCareer(c) }))
	items = append(items, kit.MoveItems(p.careerRecords(), c.ID, func(by int) { p.onMoveCareer(c, by) })...)
	return append(items, kit.HistoryItem(p.frame, &c, c.Title), kit.ArchiveItem(c.ArchivedAt, func() { p.onArchiveCareer(c) }))
}

func (p *Page) onCareerState(c model.Career, to model.MilestoneState) {
	c.State, c.ClosedOn = kit.CloseMilestone(to, c.State, c.ClosedOn, p.frame.Today())
	p.frame.Change(unit.ChangeCareer, func(w *storage.Work) error { return w.Put(&c) },
		func() { p.frame.Undoable(words.Say("career.became", words.Say("milestone.state."+string(to)))) })
}

// careerRecords are what a career milestone is ordered among.
func (p *Page) careerRecords() []model.Record {
	var out []model.Record
	for _, c := range p.shownCareers() {
		out = append(out, &c)
	}
	return out
}

func (p *Page) onMoveCareer(c model.Career, by int) {
	kit.Move(p.frame, unit.MoveCareer, p.careerRecords(), c.ID, by)
}

func (p *Page) onShareCareer(c model.Career) { kit.Reshare(p.frame, unit.ShareCareer, &c, p.call()) }

func (p *Page) onArchiveCareer(c model.Career) {
	kit.Archive(p.frame, unit.ArchiveCareer, &c, &c.ArchivedAt, words.Say("career.archived"))
}

// addCareer puts a new career milestone before the first that is due later; from there it can be moved.
func (p *Page) addCareer(w *storage.Work, c *model.Career) (err error) {
	if c.Position, err = w.NextPosition(c.TableName(), c.SubjectID); err != nil {
		return err
	}
	if err := w.Put(c); err != nil {
		return err
	}
	shown := p.careerRecords()
	later := slices.IndexFunc(shown, func(r model.Record) bool { return dueBefore(c.DueOn, r.(*model.Career).DueOn) })
	if later < 0 {
		return nil
	}
	return w.Shift(append(shown, c), c.ID, later-len(shown))
}

// dueBefore says whether a day comes before another; no day comes last.
func dueBefore(a, b model.Date) bool { return !a.IsZero() && (b.IsZero() || a.Before(b)) }
