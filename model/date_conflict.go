package model

import (
	"cmp"
	"slices"
)

// ConflictKind says what of two dates does not fit.
type ConflictKind string

// Kinds of conflicts, in the order in which those of one milestone are listed.
const (
	ConflictLate       ConflictKind = "late"        // a career milestone is due after the strategic one it serves
	ConflictOverdue    ConflictKind = "overdue"     // a career milestone should have been reached, and what it serves waits
	ConflictUndated    ConflictKind = "undated"     // a career milestone has no date, what it serves has one
	ConflictGoal       ConflictKind = "goal"        // a goal is due after the career milestone it leads to
	ConflictSkillLate  ConflictKind = "skill_late"  // a skill that is needed will be there, but too late
	ConflictSkillShort ConflictKind = "skill_short" // a skill that is needed, and too few are on their way to it
	ConflictOrder      ConflictKind = "order"       // a strategic milestone is due before the one it waits for
	ConflictWaits      ConflictKind = "waits"       // a strategic milestone waits for one that was missed or dropped
	ConflictClosed     ConflictKind = "closed"      // a career milestone is ahead, what it serves was missed or dropped
)

var conflictOrder = []ConflictKind{
	ConflictLate, ConflictOverdue, ConflictUndated, ConflictGoal, ConflictSkillLate, ConflictSkillShort, ConflictOrder, ConflictWaits, ConflictClosed,
}

// DateConflict is one thing that cannot go as it is planned: who and what is ready when, and by when it is needed.
type DateConflict struct {
	Kind      ConflictKind
	Person    ID         // whose it is; none: the team's
	Career    *Career    // what comes too late, or is tied to nothing that lies ahead; of a goal, what it leads to
	Goal      *Goal      // what comes too late
	Link      *Link      // what ties them; nil: nothing does
	Strategic *Strategic // what it is needed for; nil of a goal
	WaitsFor  *Strategic // what has to come before; of order and waits
	Tie       *Dependency
	Skill     ID   // of the kinds about skills
	Step      int  // that is needed
	People    int  // that are needed
	Have      int  // that will be there in time
	Ready     Date // when it is there; zero: nobody knows
	Needed    Date // by when it is needed; zero: what it is needed for has no date
}

// Days is how many days it comes too late; the bool is false when a date is missing.
func (c *DateConflict) Days() (int, bool) {
	if c.Ready.IsZero() || c.Needed.IsZero() {
		return 0, false
	}
	return c.Ready.Days(c.Needed), true
}

// Visibility is private when the conflict speaks of something only its author sees, shared when it is a rep's, else team.
func (c *DateConflict) Visibility() Visibility {
	switch {
	case c.Career != nil && c.Career.Visibility == Private || c.Goal != nil && c.Goal.Visibility == Private:
		return Private
	case c.Person != "":
		return Shared
	}
	return Team
}

// Key names a conflict for as long as its two ends stand: the same conflict has the same key in a what-if and beside it.
func (c *DateConflict) Key() string {
	key := string(c.Kind) + "/" + string(c.Person) + "/" + string(c.Skill)
	for _, id := range []ID{c.strategicID(), c.careerID(), c.goalID(), c.waitsForID()} {
		key += "/" + string(id)
	}
	return key
}

func (c *DateConflict) strategicID() ID {
	if c.Strategic == nil {
		return ""
	}
	return c.Strategic.ID
}

func (c *DateConflict) careerID() ID {
	if c.Career == nil {
		return ""
	}
	return c.Career.ID
}

func (c *DateConflict) goalID() ID {
	if c.Goal == nil {
		return ""
	}
	return c.Goal.ID
}

func (c *DateConflict) waitsForID() ID {
	if c.WaitsFor == nil {
		return ""
	}
	return c.WaitsFor.ID
}

// ConflictFacts is what conflicts are looked for in. Of the dates those the direction holds count; give it AsOf the day
// when that lies in the past.
type ConflictFacts struct {
	Roster    *Roster
	People    []Person // whose conflicts are looked for, and among whom those are who can do what is needed
	Direction Direction
	Goals     []Goal
	Ratings   Assessments // looked at only where a strategic milestone names skills it needs
}

// Conflicts are the dates that do not fit as of the end of a day: by the day something is needed, then by milestone and
// kind.
//
// A skill counts as there in time when its step is rated high enough, or when an open goal or a career milestone that
// names it, or a career milestone for a level that asks for that step, is due by the day the strategic milestone is.
// Which people are needed is not fixed: any of those given may be the ones.
func Conflicts(f ConflictFacts, on Date) []DateConflict {
	x := conflictSearch{
		roster: f.Roster, people: f.People, dir: &f.Direction, goals: f.Goals, as: f.Ratings, on: on, mine: map[ID]bool{},
		states: map[ID][]SkillState{}, careers: map[ID]*Career{}, strategics: map[ID]*Strategic{},
	}
	for i := range f.People {
		x.mine[f.People[i].ID] = true
	}
	for i := range x.dir.Careers {
		x.careers[x.dir.Careers[i].ID] = &x.dir.Careers[i]
	}
	for i := range x.dir.Strategic {
		x.strategics[x.dir.Strategic[i].ID] = &x.dir.Strategic[i]
	}
	x.links()
	x.leading()
	x.needs()
	x.waits()
	slices.SortStableFunc(x.found, compareConflicts)
	return x.found
}

// compareConflicts puts what is needed first on top; what has no date comes last.
func compareConflicts(a, b DateConflict) int {
	due := func(c *DateConflict) int {
		if c.Needed.IsZero() {
			return 1 << 30
		}
		return int(c.Needed.n)
	}
	return cmp.Or(
		cmp.Compare(due(&a), due(&b)),
		cmp.Compare(a.strategicID(), b.strategicID()),
		cmp.Compare(slices.Index(conflictOrder, a.Kind), slices.Index(conflictOrder, b.Kind)),
		cmp.Compare(a.Ready.n, b.Ready.n),
		cmp.Compare(a.Key(), b.Key()))
}

type conflictSearch struct {
	roster *Roster
	people []Person
	mine   map[ID]bool
	dir    *Direction
	goals  []Goal
	as     Assessments
	on     Date
	states map[ID][]SkillState // looked up once each
	found  []DateConflict

	careers    map[ID]*Career
	strategics map[ID]*Strategic
}

// links looks at both ends of every link.
func (x *conflictSearch) links() {
	for i := range x.dir.Links {
		l := &x.dir.Links[i]
		c, s := x.careers[l.CareerID], x.strategics[l.StrategicID]
		if c == nil || s == nil || !x.mine[c.SubjectID] || !c.Current(x.on) || !s.ArchivedAt.IsZero() || s.OpenedOn.After(x.on) {
			continue
		}
		if kind := x.between(c, s); kind != "" {
			x.found = append(x.found, DateConflict{Kind: kind, Person: c.SubjectID, Career: c, Link: l, Strategic: s, Ready: c.DueOn, Needed: s.DueOn})
		}
	}
}

// between says what is wrong between a career milestone that lies ahead and the strategic one it serves; empty: nothing.
func (x *conflictSearch) between(c *Career, s *Strategic) ConflictKind {
	switch {
	case !s.Current(x.on) && s.State != MilestoneReached:
		return ConflictClosed
	case !s.Current(x.on):
		return "" // reached without it: it did no harm
	case !c.DueOn.IsZero() && !s.DueOn.IsZero() && c.DueOn.After(s.DueOn):
		return ConflictLate
	case !c.DueOn.IsZero() && c.DueOn.Before(x.on):
		return ConflictOverdue
	case c.DueOn.IsZero() && !s.DueOn.IsZero():
		return ConflictUndated
	}
	return ""
}

// leading looks at goals and the career milestones they lead to.
func (x *conflictSearch) leading() {
	for i := range x.goals {
		g := &x.goals[i]
		c := x.careers[g.CareerMilestoneID]
		if c == nil || !x.open(g) || !c.Current(x.on) || c.DueOn.IsZero() || !g.DueOn.After(c.DueOn) {
			continue
		}
		x.found = append(x.found, DateConflict{Kind: ConflictGoal, Person: g.SubjectID, Career: c, Goal: g, Skill: g.SkillID, Ready: g.DueOn, Needed: c.DueOn})
	}
}

// open says whether a goal of somebody looked at still lies ahead.
func (x *conflictSearch) open(g *Goal) bool {
	return x.mine[g.SubjectID] && g.OpenOn(x.on) && g.ArchivedAt.IsZero() && g.ReplacedBy == ""
}

// onTheWay is when somebody will have a skill, and what says so.
type onTheWay struct {
	person ID
	on     Date
	career *Career
	goal   *Goal
}

// needs looks at the skills that strategic milestones need: how many have them by the day it is due, who will have them
// later.
func (x *conflictSearch) needs() {
	for i := range x.dir.Needed {
		n := &x.dir.Needed[i]
		s := x.strategics[n.StrategicID]
		if s == nil || !s.Current(x.on) {
			continue
		}
		have, later := 0, []onTheWay{}
		for k := range x.people {
			now, p := x.ready(x.people[k].ID, n)
			switch {
			case now, !p.on.IsZero() && (s.DueOn.IsZero() || !p.on.After(s.DueOn)):
				have++
			case !p.on.IsZero():
				later = append(later, p)
			}
		}
		x.short(s, n, have, later)
	}
}

// ready says whether a person has a skill at the step that is needed, or when the first thing that leads there is due.
func (x *conflictSearch) ready(person ID, n *NeededSkill) (now bool, by onTheWay) {
	states, known := x.states[person]
	if !known {
		states = SkillStates(x.roster, x.as, person, x.on)
		x.states[person] = states
	}
	if st := skillState(states, n.SkillID); st != nil && st.Step() >= n.Step {
		return true, by
	}
	first := func(p onTheWay) {
		if !p.on.IsZero() && (by.on.IsZero() || p.on.Before(by.on)) {
			by = p
		}
	}
	for i := range x.dir.Careers {
		c := &x.dir.Careers[i]
		if c.SubjectID == person && c.Current(x.on) && (c.SkillID == n.SkillID || c.LevelID != "" && x.roster.Framework.Target(c.LevelID, n.SkillID) >= n.Step) {
			first(onTheWay{person, c.DueOn, c, nil})
		}
	}
	for i := range x.goals {
		if g := &x.goals[i]; g.SubjectID == person && g.SkillID == n.SkillID && x.open(g) {
			first(onTheWay{person, g.DueOn, nil, g})
		}
	}
	return false, by
}

// short says who comes too late as long as people are missing, and that there are too few when even they would not do.
func (x *conflictSearch) short(s *Strategic, n *NeededSkill, have int, later []onTheWay) {
	missing := n.People - have
	if missing <= 0 {
		return
	}
	slices.SortStableFunc(later, func(a, b onTheWay) int {
		return cmp.Or(cmp.Compare(a.on.n, b.on.n), cmp.Compare(a.person, b.person))
	})
	base := DateConflict{Strategic: s, Skill: n.SkillID, Step: n.Step, People: n.People, Have: have, Needed: s.DueOn}
	for _, p := range later[:min(missing, len(later))] {
		one := base
		one.Kind, one.Person, one.Career, one.Goal, one.Ready = ConflictSkillLate, p.person, p.career, p.goal, p.on
		x.found = append(x.found, one)
	}
	if missing > len(later) {
		base.Kind = ConflictSkillShort
		x.found = append(x.found, base)
	}
}

// waits looks at strategic milestones and those they wait for.
func (x *conflictSearch) waits() {
	for i := range x.dir.Dependencies {
		d := &x.dir.Dependencies[i]
		s, before := x.strategics[d.StrategicID], x.strategics[d.WaitsForID]
		if s == nil || before == nil || !s.Current(x.on) || !before.ArchivedAt.IsZero() {
			continue
		}
		c := DateConflict{Strategic: s, WaitsFor: before, Tie: d, Ready: before.DueOn, Needed: s.DueOn}
		switch {
		case before.Current(x.on) && !before.DueOn.IsZero() && !s.DueOn.IsZero() && before.DueOn.After(s.DueOn):
			c.Kind = ConflictOrder
		case !before.Current(x.on) && !before.OpenedOn.After(x.on) && before.State != MilestoneReached:
			c.Kind = ConflictWaits
		default:
			continue
		}
		x.found = append(x.found, c)
	}
}
