package model

import (
	"cmp"
	"slices"
)

// ChangeKind is what changed since the last talk.
type ChangeKind string

// Kinds of changes, in the order in which they are told.
const (
	ChangedGoal      ChangeKind = "goal"      // a goal was agreed, reached, missed or dropped
	ChangedValue     ChangeKind = "value"     // a key result has another value
	ChangedCheckIn   ChangeKind = "checkin"   // somebody looked at a goal whose values did not change
	ChangedRating    ChangeKind = "rating"    // a skill is rated otherwise
	ChangedMilestone ChangeKind = "milestone" // a milestone was set, reached, missed or dropped
	ChangedDate      ChangeKind = "date"      // a goal or a milestone is due on another day
)

var changeOrder = []ChangeKind{ChangedGoal, ChangedValue, ChangedCheckIn, ChangedRating, ChangedMilestone, ChangedDate}

// Change is one thing that changed since the last talk.
type Change struct {
	Kind       ChangeKind
	RefID      ID // the goal, the career milestone, the strategic milestone or the skill
	Team       bool
	Title      string // of the key result, goal, milestone or skill
	About      string // of a value the goal's title; of a milestone of the team the career milestone that serves it
	AboutOn    Date   // when that is due
	On         Date   // the day of the reading, rating or check-in, or the day it was set or closed
	Visibility Visibility

	Measure    *Measure // of a value
	From, To   Decimal
	Rater      Rater // of a rating; steps are 0 when not rated
	Step, Was  int
	ManagerOn  Date     // of a rating by oneself: when the manager rated last
	State      string   // of a goal or milestone: open, reached, missed, dropped; planned and active are open
	Due, DueIs Date     // of a date: what it was and what it is
	CheckIn    *CheckIn // the newest since the last talk; may be nil
}

// changes are what became another between the end of the day of the last talk and the day, by kind and then by what is
// newest. Before a first talk there is nothing to compare with.
func changes(r *Roster, f *PrepareFacts, person ID, last *Meeting, on Date) []Change {
	if last == nil {
		return nil
	}
	c := changed{r: r, f: f, person: person, since: last.On, on: on}
	c.goals()
	c.ratings()
	c.milestones()
	c.dates()
	slices.SortStableFunc(c.out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(slices.Index(changeOrder, a.Kind), slices.Index(changeOrder, b.Kind)), cmp.Compare(b.On.n, a.On.n))
	})
	return c.out
}

// changed looks for changes after since, up to on.
type changed struct {
	r         *Roster
	f         *PrepareFacts
	person    ID
	since, on Date
	out       []Change
}

// within says whether a day is after the last talk and not after the day.
func (c *changed) within(d Date) bool { return d.After(c.since) && !d.After(c.on) }

func (c *changed) goals() {
	for i := range c.f.Growth.Goals {
		g := &c.f.Growth.Goals[i]
		if g.SubjectID != c.person || !g.ArchivedAt.IsZero() || g.OpenedOn.After(c.on) {
			continue
		}
		look := c.f.Growth.LastCheckIn(g.ID, c.on)
		if look != nil && !c.within(look.On) {
			look = nil
		}
		told := c.values(g, look)
		one := Change{RefID: g.ID, Title: g.Title, Visibility: g.Visibility, CheckIn: look}
		switch {
		case c.within(g.ClosedOn):
			one.Kind, one.On, one.State = ChangedGoal, g.ClosedOn, string(g.State)
		case c.within(g.OpenedOn):
			one.Kind, one.On, one.State = ChangedGoal, g.OpenedOn, string(GoalOpen)
		case look != nil && !told:
			one.Kind, one.On = ChangedCheckIn, look.On
		default:
			continue
		}
		c.out = append(c.out, one)
	}
}

// values tells of key results whose value is another than at the last talk.
func (c *changed) values(g *Goal, look *CheckIn) bool {
	told := false
	for _, kr := range c.f.Growth.ResultsOf(g.ID) {
		m := c.f.Growth.Measure(kr.MeasureID)
		if m == nil {
			continue
		}
		from, to := m.At(c.f.Growth.Readings, c.since), m.At(c.f.Growth.Readings, c.on)
		if from == to {
			continue
		}
		one := Change{
			Kind: ChangedValue, RefID: g.ID, Title: m.Name, About: g.Title, Visibility: g.Visibility, Measure: m, From: from, To: to, CheckIn: look,
		}
		for k := range c.f.Growth.Readings {
			if x := &c.f.Growth.Readings[k]; x.MeasureID == m.ID && x.ArchivedAt.IsZero() && c.within(x.On) && x.On.After(one.On) {
				one.On = x.On
			}
		}
		c.out, told = append(c.out, one), true
	}
	return told
}

// ratings tells of each rater's newest step where it is another than at the last talk. What was agreed says it for both.
func (c *changed) ratings() {
	was := SkillStates(c.r, c.f.Assessments, c.person, c.since)
	is := SkillStates(c.r, c.f.Assessments, c.person, c.on)
	for i := range is {
		one := Change{Kind: ChangedRating, RefID: is[i].Skill.SkillID, Title: is[i].Skill.Name, Visibility: Shared}
		tell := func(by Rater, step, before int) {
			if step != before && step > 0 {
				x := one
				x.Rater, x.Step, x.Was, x.On = by, step, before, c.ratedOn(is[i].Skill.SkillID, by)
				if by == BySelf {
					x.ManagerOn = c.ratedOn(is[i].Skill.SkillID, ByManager)
				}
				c.out = append(c.out, x)
			}
		}
		if is[i].Agreed != was[i].Agreed && is[i].Agreed > 0 {
			tell(ByAgreed, is[i].Agreed, was[i].Agreed)
			continue
		}
		tell(BySelf, is[i].Self, was[i].Self)
		tell(ByManager, is[i].Manager, was[i].Manager)
	}
}

// ratedOn is the day on which a rater rated a skill last, up to the day looked at.
func (c *changed) ratedOn(skill ID, by Rater) Date {
	when := map[ID]Date{}
	for i := range c.f.Assessments.Assessments {
		if a := &c.f.Assessments.Assessments[i]; a.SubjectID == c.person && !a.On.After(c.on) {
			when[a.ID] = a.On
		}
	}
	last := Date{}
	for i := range c.f.Assessments.Ratings {
		x := &c.f.Assessments.Ratings[i]
		if x.SkillID == skill && x.Rater == by && !x.Skipped && when[x.AssessmentID].After(last) {
			last = when[x.AssessmentID]
		}
	}
	return last
}

// milestones tells which career milestones, and which of the team's that they serve, were set or closed.
func (c *changed) milestones() {
	for i := range c.f.Direction.Careers {
		m := &c.f.Direction.Careers[i]
		if m.SubjectID == c.person && m.ArchivedAt.IsZero() && m.ReplacedBy == "" {
			c.milestone(Change{RefID: m.ID, Title: m.Title, Visibility: m.Visibility}, m.OpenedOn, m.ClosedOn, m.State)
		}
	}
	served := c.served()
	for i := range c.f.Direction.Strategic {
		if s := &c.f.Direction.Strategic[i]; served[s.ID] != nil {
			c.milestone(ofTeam(s, served[s.ID]), s.OpenedOn, s.ClosedOn, s.State)
		}
	}
}

// ofTeam is a change of a milestone of the team, with the career milestone that serves it unless that is private.
func ofTeam(s *Strategic, career *Career) Change {
	one := Change{RefID: s.ID, Team: true, Title: s.Title, Visibility: Team}
	if career.Visibility != Private {
		one.About, one.AboutOn = career.Title, career.DueOn
	}
	return one
}

func (c *changed) milestone(one Change, opened, closed Date, state MilestoneState) {
	one.Kind = ChangedMilestone
	switch {
	case c.within(closed):
		one.On, one.State = closed, string(state)
	case c.within(opened):
		one.On, one.State = opened, string(GoalOpen)
	default:
		return
	}
	c.out = append(c.out, one)
}

// served are the milestones of the team that the person's career milestones serve, each with the first that does.
func (c *changed) served() map[ID]*Career {
	out := map[ID]*Career{}
	for i := range c.f.Direction.Careers {
		m := &c.f.Direction.Careers[i]
		if m.SubjectID != c.person || !m.ArchivedAt.IsZero() || m.State == MilestoneDropped {
			continue
		}
		for _, l := range c.f.Direction.Links {
			if s := c.f.Direction.StrategicByID(l.StrategicID); l.CareerID == m.ID && s != nil && s.ArchivedAt.IsZero() && out[s.ID] == nil {
				out[s.ID] = m
			}
		}
	}
	return out
}

// dates tells which days something is due on became other ones.
func (c *changed) dates() {
	served := c.served()
	for _, mv := range c.f.Moves {
		one := Change{Kind: ChangedDate, RefID: mv.RefID, Due: mv.From, DueIs: mv.To, On: c.on}
		if g := c.goal(mv.RefID); g != nil {
			one.Title, one.Visibility = g.Title, g.Visibility
		} else if m := c.f.Direction.CareerByID(mv.RefID); m != nil && m.SubjectID == c.person && m.ArchivedAt.IsZero() && !m.State.Closed() {
			one.Title, one.Visibility = m.Title, m.Visibility
		} else if career := served[mv.RefID]; career != nil {
			team := ofTeam(c.f.Direction.StrategicByID(mv.RefID), career)
			team.Kind, team.Due, team.DueIs, team.On = one.Kind, one.Due, one.DueIs, one.On
			one = team
		} else {
			continue
		}
		c.out = append(c.out, one)
	}
}

// goal is an open goal of the person.
func (c *changed) goal(id ID) *Goal {
	for i := range c.f.Growth.Goals {
		if g := &c.f.Growth.Goals[i]; g.ID == id && g.SubjectID == c.person && g.ArchivedAt.IsZero() && g.OpenOn(c.on) {
			return g
		}
	}
	return nil
}
