package sample

import (
	"milepost/model"
	"milepost/model/unit"
)

// talk tells a one-on-one with two or three points and a promise, which are closed some weeks later.
func (c *crowd) talk(m *member, i int) {
	r, on := c.random, c.day(i)
	talk := &model.Meeting{Row: model.About(""), AuthorID: c.owner(), On: on, AtTime: "10:00", Minutes: 45, State: model.MeetingHeld}
	m.last, m.lastDay = talk, i
	c.about(unit.HoldOneOnOne, m, talk, nil)
	for range 2 + r.IntN(2) {
		p := &model.Point{
			Row: c.seen(10), AuthorID: c.owner(), Side: c.side(), Text: c.speak.plain.text(r, 3+r.IntN(12)), Position: m.next(), RaisedOn: on,
			Kind: pick(r, []model.PointKind{career, skill, deal, deal, customer, strategy, personal, ""}),
		}
		c.about(unit.AddPoint, m, p, func() { p.RaisedInID = talk.ID })
		k := c.until(30)
		c.doLater(i, k, unit.ClosePoint, p, func() { p.ClosedOn = c.day(i + k) })
	}
	for range 1 + r.IntN(6)/5 {
		a := &model.Action{
			Row: c.seen(20), AuthorID: c.owner(), OwedBy: c.side(), Text: c.speak.plain.text(r, 3+r.IntN(9)), DueOn: on.AddDays(7 + r.IntN(14)),
			State: model.ActionOpen, OpenedOn: on, Position: m.next(),
		}
		c.about(unit.AddAction, m, a, func() { a.MeetingID = talk.ID })
		k := c.until(20)
		c.doLater(i, k, unit.CloseAction, a, func() { a.State, a.ClosedOn = model.ActionDone, c.day(i+k) })
	}
}

// until is after how many working days something is closed: soon, and one in ten late.
func (c *crowd) until(soon int) int {
	if c.random.IntN(10) == 0 {
		soon *= 3
	}
	return 1 + c.random.IntN(soon)
}

func (c *crowd) side() model.Side { return pick(c.random, []model.Side{mine, theirs}) }

// note tells one note about somebody. Two of three are private, and a few are written anew the next day.
func (c *crowd) note(i int) {
	r, m := c.random, c.present()
	n := &model.Note{
		Row: model.PrivateAbout(""), AuthorID: c.owner(), On: c.day(i), Text: c.speak.note(r, c.written),
		Kind: pick(r, []model.NoteKind{plain, plain, plain, plain, win, lesson, evidence, observation}),
	}
	if c.written%3 == 0 {
		n.Visibility = model.Shared
	}
	c.about(unit.AddNote, m, n, func() {
		if m.last != nil && m.lastDay == i {
			n.MeetingID = m.last.ID
		}
	})
	if r.IntN(33) == 0 {
		more := c.speak.plain.text(r, 3+r.IntN(9))
		c.doLater(i, 1, unit.ChangeNote, n, func() { n.Text += " " + more })
	}
}

// addGoal tells a goal of about a quarter: what measures it, three readings, two check-ins, and how it ends.
func (c *crowd) addGoal(m *member, i int) {
	r := c.random
	g := &model.Goal{
		Row: model.About(""), AuthorID: c.owner(), Title: c.speak.title(r), DoneWhen: c.speak.plain.text(r, 4+r.IntN(8)), DueOn: c.day(i).AddDays(90),
		State: model.GoalOpen, OpenedOn: c.day(i), SkillID: pick(r, c.roster.Framework.Skills).SkillID, Position: m.next(),
	}
	measure := &model.Measure{
		Row: model.About(""), Name: c.speak.title(r), Source: "hand", Start: model.Dec(0), Target: model.Dec(10), Direction: model.MeasureUp,
	}
	result := &model.KeyResult{Row: model.About(""), Position: m.next()}
	c.about(unit.AddGoal, m, g, nil)
	c.about(unit.AddKeyResult, m, measure, nil)
	c.about(unit.AddKeyResult, m, result, func() { result.GoalID, result.MeasureID = g.ID, measure.ID })
	for k := range 3 {
		days := 10 + 20*k
		x := &model.Reading{Row: model.About(""), AuthorID: c.owner(), On: c.day(i + days), Value: int64(3*k + r.IntN(4))}
		c.doLater(i, days, unit.AddReading, x, func() { x.SubjectID, x.MeasureID = m.person.ID, measure.ID })
	}
	for k := range 2 {
		days := 20 + 20*k
		x := &model.CheckIn{
			Row: model.About(""), AuthorID: c.owner(), On: c.day(i + days), Progress: c.speak.plain.text(r, 4+r.IntN(12)),
			NextStep: c.speak.title(r), Confidence: pick(r, []model.Confidence{model.ConfidenceSure, model.ConfidenceFairly, model.ConfidenceUnsure}),
		}
		c.doLater(i, days, unit.AddCheckIn, x, func() { x.SubjectID, x.GoalID = m.person.ID, g.ID })
	}
	days := 50 + r.IntN(20)
	state := pick(r, []model.GoalState{model.GoalReached, model.GoalReached, model.GoalMissed})
	c.doLater(i, days, unit.CloseGoal, g, func() { g.State, g.ClosedOn = state, c.day(i+days) })
}

// look tells an assessment of every skill by both.
func (c *crowd) look(m *member, i int) {
	r := c.random
	a := &model.Assessment{
		Row: model.About(""), AuthorID: c.owner(), VersionID: c.roster.Framework.Version.ID, On: c.day(i), State: model.AssessmentCompared,
	}
	c.about(unit.Rate, m, a, nil)
	for _, skill := range c.roster.Framework.Skills {
		for _, by := range []model.Rater{model.BySelf, model.ByManager} {
			x := &model.Rating{Row: model.About(""), AuthorID: c.owner(), SkillID: skill.SkillID, Rater: by, Step: 1 + r.IntN(len(c.roster.Framework.Steps))}
			if r.IntN(3) == 0 {
				x.Sentence = c.speak.plain.text(r, 4+r.IntN(12))
			}
			c.about(unit.Rate, m, x, func() { x.AssessmentID = a.ID })
		}
	}
}

// addStrategic tells a strategic milestone that is reached a year later.
func (c *crowd) addStrategic(i int) {
	r := c.random
	x := &model.Strategic{
		Row: model.Ours(), Title: c.speak.title(r), Kind: pick(r, []model.StrategicKind{model.KindQuarter, model.KindLaunch, model.KindCampaign, model.KindSegment}),
		StartsOn: c.day(i), DueOn: c.day(i).AddDays(360), State: model.MilestoneActive, OpenedOn: c.day(i), Headed: c.speak.plain.text(r, 20),
		Why: c.speak.plain.text(r, 20), Looks: c.speak.plain.text(r, 20), Position: int64(len(c.strategic)+1) * 1024,
	}
	c.strategic = append(c.strategic, x)
	c.do(unit.AddStrategic, x, nil)
	c.doLater(i, 255, unit.ChangeStrategic, x, func() { x.State, x.ClosedOn = model.MilestoneReached, c.day(i+255) })
}

// addCareer tells a career milestone, tied to the newest strategic one.
func (c *crowd) addCareer(m *member, i int) {
	r := c.random
	x := &model.Career{
		Row: model.About(""), AuthorID: c.owner(), Title: c.speak.title(r), Why: c.speak.plain.text(r, 8+r.IntN(10)), State: model.MilestoneActive,
		DueOn: c.day(i).AddDays(300 + r.IntN(1400)), OpenedOn: c.day(i), Position: m.next(),
	}
	to := c.strategic[len(c.strategic)-1]
	link := &model.Link{Row: model.About(""), Role: pick(r, []model.Role{model.RoleLeads, model.RoleContributes, model.RoleLearns}), Why: c.speak.plain.text(r, 8)}
	c.about(unit.AddCareer, m, x, nil)
	c.about(unit.AddLink, m, link, func() { link.CareerID, link.StrategicID = x.ID, to.ID })
}
