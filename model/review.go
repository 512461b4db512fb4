package model

import (
	"cmp"
	"math/big"
	"slices"
)

// The Shared types are what documents for others are made from. They have no field for a private text, and
// NewSharedReview leaves out every row that is private, replaced or archived, whatever it is handed.

// SharedReview is a rep's review over a period, as of its last day or the day it was made.
type SharedReview struct {
	PersonID       ID
	Name           string
	Aliases        []string
	Call           string
	Place          string
	StartedOn      Date
	TeamName       string
	ManagerName    string
	ManagerAliases []string
	ManagerCall    string // in sentences
	Period         Span
	AsOf           Date

	Road      []Post
	LevelName string // of the level whose targets the skills are held against; empty: none known
	MaxStep   int
	Scale     []Step // what the steps mean, from low to high
	Skills    []SkillState
	Sight     LineOfSight   // the line that reaches furthest
	Sights    []LineOfSight // all of them
	Goals     []SharedGoal
	Careers   []SharedCareer
	Talks     []Meeting // planned, held, moved, skipped, cancelled in the period, oldest first
	Points    []SharedPoint
	Actions   []SharedAction
	Kept      SharedKept

	Expected *SharedExpected // under which the review is made; nil: nothing is expected in writing
	Looks    []SharedLook    // looks at the skills in the period, oldest first
}

// SharedExpected is a version of the expectations, as it is cited.
type SharedExpected struct {
	Number         int
	ValidFrom      Date
	AcknowledgedOn Date // zero: not yet
}

// SharedLook is a day on which skills were rated, and what was expected then.
type SharedLook struct {
	On       Date
	Expected *SharedExpected // nil: nothing was
}

// SharedGoal is a goal that was open in the period.
type SharedGoal struct {
	Goal     Goal
	Progress *big.Rat // nil: no percentage can be said
	Results  []SharedResult
	Career   string // title of the career milestone it serves; may be empty
	Skill    string
	CheckIn  *CheckIn
}

// SharedResult is a key result as of the review's day.
type SharedResult struct {
	Measure  Measure
	Current  Decimal
	Progress *big.Rat // nil: no percentage can be said
}

// SharedCareer is a career milestone with the strategic ones it serves.
type SharedCareer struct {
	Career    Career
	LevelName string
	Serves    []Thread
}

// SharedPoint is a shared talking point raised or closed in the period.
type SharedPoint struct {
	Side     Side
	Kind     PointKind
	Text     string
	RaisedOn Date
	ClosedOn Date
}

// SharedAction is a shared action item opened, due or closed in the period.
type SharedAction struct {
	OwedBy   Side
	Text     string
	DueOn    Date
	State    ActionState
	ClosedOn Date
}

// SharedKept counts promises that came due in the period and those done by their day, of both.
type SharedKept struct {
	ManagerDue, ManagerKept int
	RepDue, RepKept         int
}

// SharedFacts is what a review is made from; storage reads it with the allow-list already in the query.
type SharedFacts struct {
	Roster      *Roster
	Assessments Assessments
	Growth      Growth
	Direction   Direction
	Talks       OneOnOnes
	Expected    Expectations
}

// NewSharedReview makes a review from facts; every private, replaced or archived row is left out.
func NewSharedReview(f SharedFacts, person ID, period Span, asOf Date) (SharedReview, error) {
	p := f.Roster.Person(person)
	if p == nil {
		return SharedReview{}, &Problem{Key: "error.person.none", Args: []any{person.Short()}, Err: ErrNotFound}
	}
	growth, dir := sharedGrowth(f.Growth, asOf), sharedDirection(f.Direction, person, asOf)
	ratings := sharedAssessments(f.Assessments)
	r := SharedReview{
		PersonID: person, Name: p.Name, Call: p.Call(), Place: p.Place, StartedOn: p.StartedOn,
		TeamName: f.Roster.File.Name, Period: period, AsOf: asOf, MaxStep: f.Roster.Framework.MaxStep(),
		Scale: f.Roster.Framework.Steps, Aliases: sharedAliases(f.Roster, person),
	}
	if m := f.Roster.ManagerOn(person, asOf); m != nil {
		r.ManagerName, r.ManagerCall, r.ManagerAliases = m.Name, m.Call(), sharedAliases(f.Roster, m.ID)
	} else {
		r.ManagerName, r.ManagerCall = f.Roster.OwnerName(), f.Roster.OwnerCall()
		r.ManagerAliases = sharedAliases(f.Roster, f.Roster.Owner.PersonID)
	}
	r.Road = f.Roster.Road(person, dir.Careers, asOf)
	r.Skills = SkillStates(f.Roster, ratings, person, asOf)
	if l := f.Roster.Framework.Level(levelForSkills(f.Roster, ratings, person, asOf)); l != nil {
		r.LevelName = l.Name
	}
	r.Sight = NewLineOfSight(person, growth, dir, r.Skills, asOf)
	r.Sights = Sights(person, growth, dir, r.Skills, asOf)
	r.Goals = sharedGoals(f.Roster, growth, dir, person, period, asOf)
	r.Careers = sharedCareers(f.Roster, dir, person, asOf)
	r.talks(f.Talks, person)
	r.expected(sharedExpectations(&f.Expected), ratings, person)
	return r, nil
}

// sharedAliases are a person's aliases that others may see.
func sharedAliases(r *Roster, person ID) []string {
	var out []string
	for _, a := range r.Aliases {
		if person != "" && a.SubjectID == person && a.Visibility != Private {
			out = append(out, a.Name)
		}
	}
	return out
}

func sharedGoals(roster *Roster, growth Growth, dir Direction, person ID, period Span, asOf Date) []SharedGoal {
	var out []SharedGoal
	for _, g := range growth.Goals {
		if g.SubjectID != person || g.State == GoalDropped || g.OpenedOn.After(period.To) ||
			!g.ClosedOn.IsZero() && g.ClosedOn.Before(period.From) {
			continue
		}
		sg := SharedGoal{Goal: g}
		if c := dir.CareerByID(g.CareerMilestoneID); c != nil {
			sg.Career = c.Title
		}
		if s := roster.Framework.Skill(g.SkillID); s != nil {
			sg.Skill = s.Name
		}
		if p, ok := growth.GoalProgress(g.ID, asOf); ok {
			sg.Progress = p
		}
		for _, kr := range growth.ResultsOf(g.ID) {
			m := growth.Measure(kr.MeasureID)
			if m == nil {
				continue
			}
			sr := SharedResult{Measure: *m, Current: m.At(growth.Readings, asOf)}
			if p, ok := m.Progress(sr.Current); ok {
				sr.Progress = p
			}
			sg.Results = append(sg.Results, sr)
		}
		sg.CheckIn = growth.LastCheckIn(g.ID, asOf)
		out = append(out, sg)
	}
	return out
}

func sharedCareers(roster *Roster, dir Direction, person ID, on Date) []SharedCareer {
	var out []SharedCareer
	for _, c := range dir.Careers {
		if c.SubjectID != person || c.State == MilestoneDropped {
			continue
		}
		sc := SharedCareer{Career: c, Serves: dir.Serves(c.ID, on)}
		if l := roster.Framework.Level(c.LevelID); l != nil {
			sc.LevelName = l.Name
		}
		out = append(out, sc)
	}
	return out
}

// talks takes the shared part of the one-on-ones of the period, as of the review's day.
func (r *SharedReview) talks(all OneOnOnes, person ID) {
	for i := len(all.Meetings) - 1; i >= 0; i-- { // newest first in, oldest first out
		m := all.Meetings[i]
		if m.SubjectID != person || m.Visibility == Private || !r.Period.Holds(m.On) {
			continue
		}
		if m.On.After(r.AsOf) && m.State == MeetingHeld {
			m.State = MeetingPlanned
		}
		r.Talks = append(r.Talks, m)
	}
	r.standing(all, person)
	for _, p := range all.Points {
		if p.SubjectID != person || p.Visibility != Shared || p.ReplacedBy != "" || !p.ArchivedAt.IsZero() || p.RaisedOn.After(r.AsOf) {
			continue
		}
		closed := closedBy(p.ClosedOn, r.AsOf)
		if r.Period.Holds(p.RaisedOn) || !closed.IsZero() && r.Period.Holds(closed) {
			r.Points = append(r.Points, SharedPoint{p.Side, p.Kind, p.Text, p.RaisedOn, closed})
		}
	}
	for _, a := range all.Actions {
		if a.SubjectID == person && a.Visibility == Shared && a.ReplacedBy == "" && a.ArchivedAt.IsZero() && !a.OpenedOn.After(r.AsOf) {
			r.action(a)
		}
	}
}

// standing takes the occurrences of standing talks that are to come in the period.
func (r *SharedReview) standing(all OneOnOnes, person ID) {
	ahead := Span{r.AsOf, r.Period.To}
	if ahead.From.Before(r.Period.From) {
		ahead.From = r.Period.From
	}
	if ahead.To.IsZero() {
		return
	}
	for _, m := range all.Planned(ahead) {
		if m.ID == "" && m.SubjectID == person && m.Visibility != Private {
			r.Talks = append(r.Talks, m)
		}
	}
	slices.SortStableFunc(r.Talks, func(a, b Meeting) int { return cmp.Compare(a.On.n, b.On.n) })
}

// action takes a shared action item if the period saw it opened, due or closed, and counts whether it was kept.
func (r *SharedReview) action(a Action) {
	if a.ClosedOn.After(r.AsOf) {
		a.State, a.ClosedOn = ActionOpen, Date{}
	}
	if a.State == ActionDropped {
		return
	}
	if due, kept := a.CameDue(r.Period, r.AsOf); due {
		r.Kept.count(a.OwedBy, kept)
	}
	due := !a.DueOn.IsZero() && r.Period.Holds(a.DueOn)
	if due || r.Period.Holds(a.OpenedOn) || !a.ClosedOn.IsZero() && r.Period.Holds(a.ClosedOn) {
		r.Actions = append(r.Actions, SharedAction{a.OwedBy, a.Text, a.DueOn, a.State, a.ClosedOn})
	}
}

// closedBy is the day something was closed on, none if that lies after the day looked at.
func closedBy(closed, asOf Date) Date {
	if closed.After(asOf) {
		return Date{}
	}
	return closed
}

func (k *SharedKept) count(by Side, kept bool) {
	due, ok := &k.ManagerDue, &k.ManagerKept
	if by == SideRep {
		due, ok = &k.RepDue, &k.RepKept
	}
	*due++
	if kept {
		*ok++
	}
}

// sharedGrowth leaves out what is private, replaced, archived or began after the day, and opens again what was closed
// after it.
func sharedGrowth(g Growth, asOf Date) Growth {
	var out Growth
	for _, x := range g.Goals {
		if x.Visibility != Shared || x.ReplacedBy != "" || !x.ArchivedAt.IsZero() || x.OpenedOn.After(asOf) {
			continue
		}
		if x.ClosedOn.After(asOf) {
			x.State, x.ClosedOn = GoalOpen, Date{}
		}
		out.Goals = append(out.Goals, x)
	}
	out.KeyResults = notPrivate(g.KeyResults, func(x *KeyResult) *Row { return &x.Row })
	out.Measures = notPrivate(g.Measures, func(x *Measure) *Row { return &x.Row })
	out.Readings = notPrivate(g.Readings, func(x *Reading) *Row { return &x.Row })
	out.CheckIns = notPrivate(g.CheckIns, func(x *CheckIn) *Row { return &x.Row })
	return out
}

func sharedAssessments(as Assessments) Assessments {
	return Assessments{
		Assessments: notPrivate(as.Assessments, func(x *Assessment) *Row { return &x.Row }),
		Ratings:     notPrivate(as.Ratings, func(x *Rating) *Row { return &x.Row }),
	}
}

// notPrivate are the rows that are not private, in their order.
func notPrivate[T any](rows []T, head func(*T) *Row) []T {
	var out []T
	for i := range rows {
		if head(&rows[i]).Visibility != Private {
			out = append(out, rows[i])
		}
	}
	return out
}

// sharedDirection keeps the person's shared career milestones, the links of these, and the team's milestones, as they
// stood on a day.
func sharedDirection(d Direction, person ID, asOf Date) Direction {
	var out Direction
	for _, s := range d.Strategic {
		if s.Visibility == Private || !s.ArchivedAt.IsZero() || s.OpenedOn.After(asOf) {
			continue
		}
		if s.ClosedOn.After(asOf) {
			s.State, s.ClosedOn = MilestoneActive, Date{}
		}
		out.Strategic = append(out.Strategic, s)
	}
	for _, c := range d.Careers {
		if c.SubjectID != person || c.Visibility != Shared || c.ReplacedBy != "" || !c.ArchivedAt.IsZero() || c.OpenedOn.After(asOf) {
			continue
		}
		if c.ClosedOn.After(asOf) {
			c.State, c.ClosedOn = MilestoneActive, Date{}
		}
		out.Careers = append(out.Careers, c)
	}
	for _, l := range d.Links {
		if l.SubjectID == person && l.Visibility != Private {
			out.Links = append(out.Links, l)
		}
	}
	return out
}
