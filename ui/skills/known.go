package skills

import (
	"fyne.io/fyne/v2"

	"milepost/chart"
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// showGaps is the radar and the gaps, largest first.
func (p *Page) showGaps() {
	radar, ok := kit.NewRadar("skills.radar", words.Say("skills.radar", p.call()), p.states, p.frame.Roster().Framework.MaxStep())
	if !ok {
		few := kit.In(8, 0, 8, 0, kit.P(kit.FewRated(p.states, p.call()), kit.Small, kit.Ink2()))
		p.gaps.Objects = []fyne.CanvasObject{kit.VB(0, kit.CardHead(words.Say("skills.gaps.title")), few, p.gapList(ok))}
		return
	}
	radar.OnActivate = func(r chart.Ref) { p.rate(r.ID) }
	p.gaps.Objects = []fyne.CanvasObject{kit.Fill(10, kit.SkillHead(words.Say("skills.gaps.title"), kit.SeriesOf(p.frame, p.person, p.states, p.level)),
		kit.RadarAbove(radar, p.gapList(ok)))}
}

// gapList is every gap to the level; without a level a sentence and a button.
func (p *Page) gapList(pictured bool) fyne.CanvasObject {
	t := theme.Current()
	if p.level == nil {
		return kit.VB(10, kit.P(words.Say("profile.nolevel", p.call()), kit.Small, t.Ink2),
			kit.HB(0, kit.NewButton("skills.level", words.Say("profile.level"), p.onLevel)))
	}
	box, gaps := kit.VB(8), model.Gaps(p.states)
	for i := range gaps {
		box.Add(kit.VB(2, kit.GapRow(&gaps[i], p.frame.Roster().Framework.MaxStep()), p.closing(&gaps[i])))
	}
	if len(gaps) == 0 && pictured {
		box.Add(kit.P(words.Say("skills.gaps.none", p.level.Name), kit.Small, t.Ink2))
	}
	return box
}

// closing is the goal that closes a gap, or the button that makes one of it.
func (p *Page) closing(s *model.SkillState) fyne.CanvasObject {
	goals := model.GoalsFor(p.seen.Goals, p.person, s.Skill.SkillID, p.frame.Today())
	if len(goals) == 0 {
		return kit.HB(0, kit.NewLink("skills.grow."+s.Skill.SkillID.Short(), words.Say("growth.gap.grow"), func() { kit.GrowFromGap(p.frame, s, p.person, "") }))
	}
	var titles []string
	for _, g := range goals {
		titles = append(titles, g.Title)
	}
	return kit.P(words.Say("growth.gap.closed", words.List(titles)), kit.Cap, theme.Current().Ink3)
}

func (p *Page) onLevel() {
	if x := p.frame.Roster().Person(p.person); x != nil {
		kit.AskPerson(p.frame, *x)
		kit.FocusName(p.frame.Canvas(), "person.level")
	}
}

// columns are what the table shows of a skill; agreed ratings only once there is one.
func (p *Page) columns() (titles []string, cells func(*model.SkillState) []int) {
	agreed := false
	for i := range p.states {
		agreed = agreed || p.states[i].Agreed > 0
	}
	titles = []string{p.call(), kit.ManagerCall(p.frame, p.person)}
	if agreed {
		titles = append(titles, words.Say("skills.by.agreed"))
	}
	if p.level != nil {
		titles = append(titles, words.Say("skills.table.target"))
	}
	return titles, func(s *model.SkillState) []int {
		out := []int{s.Self, s.Manager}
		if agreed {
			out = append(out, s.Agreed)
		}
		if p.level != nil {
			out = append(out, s.Target)
		}
		return out
	}
}

const (
	cellWidth  = 62
	nameWidth  = 170
	trendWidth = 96
	tableWide  = 620 // narrower, the sentence goes below the cells
)

// showTable lists every skill with who rated what, what is asked for, and the sentence why.
func (p *Page) showTable() {
	t := theme.Current()
	titles, cells := p.columns()
	box := kit.VB(0, kit.CardHead(words.Say("skills.table.title"), kit.T(p.scaleNote(), kit.Cap, t.Ink3)), kit.Gap(1, 10))
	box.Add(kit.ByWidth([]float32{tableWide}, func(step int) fyne.CanvasObject {
		row := []fyne.CanvasObject{kit.One(words.Say("skills.table.skill"), kit.Cap, t.Ink3)}
		for _, title := range titles {
			row = append(row, kit.One(title, kit.Cap, t.Ink3))
		}
		if step > 0 {
			row = append(row, kit.One(words.Say("skills.table.why"), kit.Cap, t.Ink3))
		}
		return kit.In(0, 0, 8, 0, kit.Cols(8, p.widths(len(titles), step), row...))
	}))
	for i := range p.states {
		s := &p.states[i]
		box.Add(kit.HLine())
		box.Add(kit.NewTapRow("skills.row."+s.Skill.SkillID.Short(), s.Skill.Name, func() { p.rate(s.Skill.SkillID) },
			kit.ByWidth([]float32{tableWide}, func(step int) fyne.CanvasObject { return p.row(s, cells(s), step) })))
	}
	box.Add(kit.HLine())
	box.Add(kit.In(10, 0, 0, 0, p.evidenceFoot()))
	p.table.Objects = []fyne.CanvasObject{box}
}

func (p *Page) widths(cells, step int) []float32 {
	out := []float32{0}
	if step > 0 {
		out[0] = nameWidth
	}
	for range cells {
		out = append(out, cellWidth)
	}
	if step > 0 {
		out = append(out, 0)
	}
	return out
}

func (p *Page) row(s *model.SkillState, cells []int, step int) fyne.CanvasObject {
	t := theme.Current()
	objects := []fyne.CanvasObject{kit.Mid(p.named(s))}
	for i, v := range cells {
		if p.level != nil && i == len(cells)-1 {
			objects = append(objects, kit.Mid(kit.T(target(v), kit.SmallM, t.Ink2)))
			continue
		}
		objects = append(objects, kit.HB(0, kit.RatingCellOf(v, v > 0 && p.faded(s))))
	}
	why := kit.VB(1)
	if s.Sentence != "" {
		why.Add(kit.P(s.Sentence, kit.Small, t.Ink2))
	}
	switch {
	case p.faded(s):
		why.Add(kit.P(words.SayN("skills.faded", p.frame.Roster().File.FadeMonths, words.DateShort(s.RatedOn, p.frame.Today())), kit.Cap, t.Ink3))
	case !s.RatedOn.IsZero():
		why.Add(kit.One(words.DateShort(s.RatedOn, p.frame.Today()), kit.Cap, t.Ink3))
	}
	if seen := p.evidence(s.Skill.SkillID, evidenceKnown, false); seen != nil {
		why.Add(kit.In(3, 0, 0, 0, seen))
	}
	if step == 0 {
		return kit.In(10, 0, 10, 0, kit.VB(6, kit.Cols(8, p.widths(len(cells), step), objects...), why))
	}
	return kit.In(10, 0, 10, 0, kit.Cols(8, p.widths(len(cells), step), append(objects, kit.Mid(why))...))
}

// named is the name of a skill with how its rating went over time, which what was looked at once has not.
func (p *Page) named(s *model.SkillState) fyne.CanvasObject {
	name, days := kit.P(s.Skill.Name, kit.BodyM, theme.Current().Ink), p.trends[s.Skill.SkillID]
	if len(days) < 2 {
		return name
	}
	first, last := days[0], days[len(days)-1]
	all := max(1, last.On.Days(first.On))
	line := chart.Trend{Steps: p.frame.Roster().Framework.MaxStep(), Target: s.Target}
	for _, d := range days {
		if d.Step > 0 {
			line.Points = append(line.Points, chart.TrendPoint{Share: float64(d.On.Days(first.On)) / float64(all), Step: d.Step})
		}
	}
	today := p.frame.Today()
	spoken := words.Say("skills.trend", s.Skill.Name, first.Step, words.DateShort(first.On, today), last.Step, words.DateShort(last.On, today))
	view := kit.NewChartView("skills.trend."+s.Skill.SkillID.Short(), spoken, line)
	return kit.VB(2, name, kit.HB(0, kit.Box(trendWidth, 24, view)))
}

func target(step int) string {
	if step == 0 {
		return "–"
	}
	return words.Say("count.n", step)
}

// scaleNote says what the ends of the scale mean.
func (p *Page) scaleNote() string {
	f := &p.frame.Roster().Framework
	if f.MaxStep() == 0 {
		return ""
	}
	return words.Say("skills.scale", f.StepLabel(1), f.MaxStep(), f.StepLabel(f.MaxStep()))
}

// nextShown is for how many gaps the card says what comes next; the table has the rest.
const nextShown = 3

// showNext says what the next step looks like for the largest gaps.
func (p *Page) showNext() {
	t, f := theme.Current(), &p.frame.Roster().Framework
	p.next.Objects = []fyne.CanvasObject{kit.CardHead(words.Say("skills.next.title")), kit.Gap(1, 4)}
	gaps, shown := model.Gaps(p.states), 0
	for i := range gaps {
		step := gaps[i].Step() + 1
		looks := f.Behaviour(gaps[i].Skill.SkillID, step)
		if looks == "" || shown == nextShown {
			continue
		}
		if shown > 0 {
			p.next.Add(kit.HLine())
		}
		shown++
		p.next.Add(kit.In(9, 0, 9, 0, kit.Row(12, 1, kit.Top(kit.RatingCell(step)),
			kit.VB(1, kit.One(gaps[i].Skill.Name, kit.SmallM, t.Ink), kit.P(looks, kit.Small, t.Ink2)))))
	}
	p.nextCard.Hidden = shown == 0 || p.level == nil
}

// showHistory lists the looks taken, the newest first.
func (p *Page) showHistory() {
	t := theme.Current()
	box := kit.VB(0, kit.CardHead(words.Say("skills.history.title")), kit.Gap(1, 6))
	shown := 0
	for i := len(p.ratings.Assessments) - 1; i >= 0; i-- {
		a := &p.ratings.Assessments[i]
		by, n := p.raters(a.ID)
		if n == 0 && !a.Blind {
			continue
		}
		if shown > 0 {
			box.Add(kit.HLine())
		}
		shown++
		box.Add(kit.In(9, 0, 9, 0, kit.Row(8, 0, p.looked(a, by), kit.Mid(p.stateOf(a, n)))))
		if newest := p.ratings.Newest(p.person); newest != nil && newest.ID == a.ID && p.before.Version.ID != "" {
			if since := kit.FrameworkSince("skills.since", &p.before, &p.frame.Roster().Framework, p.levelOf(a), p.onFramework); since != nil {
				box.Add(since)
			}
		}
	}
	if shown == 0 {
		box.Add(kit.In(4, 0, 0, 0, kit.P(words.Say("skills.history.none"), kit.Small, t.Ink2)))
	}
	p.history.Objects = []fyne.CanvasObject{box}
}

// raters names who rated in an assessment, and counts the skills.
func (p *Page) raters(assessment model.ID) (by string, skills int) {
	rated, who := map[model.ID]bool{}, map[model.Rater]bool{}
	for i := range p.ratings.Ratings {
		if x := &p.ratings.Ratings[i]; x.AssessmentID == assessment {
			rated[x.SkillID], who[x.Rater] = true, true
		}
	}
	var names []string
	if who[model.ByManager] {
		names = append(names, kit.ManagerCall(p.frame, p.person))
	}
	if who[model.BySelf] {
		names = append(names, p.call())
	}
	if who[model.ByAgreed] {
		names = append(names, words.Say("skills.history.agreed"))
	}
	return words.List(names), len(rated)
}

// onFramework shows what changed from version to version.
func (p *Page) onFramework() { p.frame.Go(kit.Route{Page: kit.PageFramework}) }

// stateOf says how many skills were rated, or how an assessment in three steps stands; what was agreed on can be withdrawn.
func (p *Page) stateOf(a *model.Assessment, skills int) fyne.CanvasObject {
	t := theme.Current()
	count := kit.T(words.SayN("skills.history.count", skills), kit.Small, t.Ink2)
	switch {
	case a.Held() && a.Over():
		return kit.T(words.Say("skills.history.ended"), kit.Small, t.Ink2)
	case a.Held():
		return kit.T(words.Say("skills.history.held"), kit.Small, t.Ink2)
	case a.Blind && a.State == model.AssessmentAgreed:
		id := a.ID
		return kit.HB(10, count, kit.NewLink("skills.withdraw."+id.Short(), words.Say("skills.withdraw"), func() { p.onWithdraw(id) }))
	case a.Blind && !a.WithdrawnOn.IsZero() && a.AgreedOn.IsZero():
		return kit.T(words.Say("skills.history.ended"), kit.Small, t.Ink2)
	case a.Blind && !a.WithdrawnOn.IsZero():
		return kit.T(words.Say("skills.history.withdrawn", words.DateShort(a.WithdrawnOn, p.frame.Today())), kit.Small, t.Ink2)
	}
	return count
}

// onWithdraw takes back what was agreed on, visibly: the ratings stay, with the day they ended.
func (p *Page) onWithdraw(id model.ID) {
	today := p.frame.Today()
	p.frame.Change(unit.WithdrawRatings, func(w *storage.Work) error { return w.EndAssessment(id, today) }, func() {
		p.frame.Undoable(words.Say("skills.withdrawn"))
	})
}
