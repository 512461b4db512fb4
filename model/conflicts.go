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
	ConflictSkillLate  ConflictKind = "skill_late"  // a skill that is needed will be there, but too late
	ConflictSkillShort ConflictKind = "skill_short" // a skill that is needed, and too few are on their way to it
	ConflictOrder      ConflictKind = "order"       // a strategic milestone is due before the one it waits for
	ConflictWaits      ConflictKind = "waits"       // a strategic milestone waits for one that was missed or dropped
	ConflictClosed     ConflictKind = "closed"      // a career milestone is ahead, what it serves was missed or dropped
)

var conflictOrder = []ConflictKind{
	ConflictLate, ConflictOverdue, ConflictUndated, ConflictSkillLate, ConflictSkillShort, ConflictOrder, ConflictWaits, ConflictClosed,
}

// DateConflict is one thing that cannot go as it is planned: who and what is ready when, and by when it is needed.
type DateConflict struct {
	Kind      ConflictKind
	Person    ID         // whose it is; none: the team's
	Career    *Career    // what comes too late, or is tied to nothing that lies ahead
	Link      *Link      // what ties them; nil: nothing does
	Strategic Strategic  // what it is needed for
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

// Key names a conflict for as long as its two ends stand: the same conflict has the same key in a what-if and beside it.
func (c *DateConflict) Key() string {
	key := string(c.Kind) + "/" + string(c.Strategic.ID) + "/" + string(c.Person) + "/" + string(c.Skill)
	if c.Career != nil {
		key += "/" + string(c.Career.ID)
	}
	if c.WaitsFor != nil {
		key += "/" + string(c.WaitsFor.ID)
	}
	return key
}

// Conflicts are the dates that do not fit as of the end of a day, for some people: by the day the strategic milestone is
// due, then by kind. Of the dates those the direction holds count; give it AsOf the day when that lies in the past. What
// a person can do is looked up only where a strategic milestone names skills it needs, and of all the people given.
func Conflicts(r *Roster, people []Person, dir Direction, as Assessments, on Date) []DateConflict {
	x := conflictSearch{roster: r, people: people, dir: &dir, as: as, on: on, mine: map[ID]bool{}, states: map[ID][]SkillState{}}
	for i := range people {
		x.mine[people[i].ID] = true
	}
	x.links()
	x.needs()
	x.waits()
	slices.SortStableFunc(x.found, compareConflicts)
	return x.found
}

// compareConflicts puts what is needed first on top; what has no date comes last.
func compareConflicts(a, b DateConflict) int {
	due := func(c *DateConflict) int {
		if c.Strategic.DueOn.IsZero() {
			return 1 << 30
		}
		return int(c.Strategic.DueOn.n)
	}
	return cmp.Or(
		cmp.Compare(due(&a), due(&b)),
		cmp.Compare(a.Strategic.ID, b.Strategic.ID),
		cmp.Compare(slices.Index(conflictOrder, a.Kind), slices.Index(conflictOrder, b.Kind)),
		cmp.Compare(a.Ready.n, b.Ready.n),
		cmp.Compare(a.Key(), b.Key()))
}

type conflictSearch struct {
	roster *Roster
	people []Person
	mine   map[ID]bool
	dir    *Direction
	as     Assessments
	on     Date
	states map[ID][]SkillState // looked up once each
	found  []DateConflict
}

// links looks at both ends of every link.
func (x *conflictSearch) links() {
	careers, strategics := map[ID]*Career{}, map[ID]*Strategic{}
	for i := range x.dir.Careers {
		careers[x.dir.Careers[i].ID] = &x.dir.Careers[i]
	}
	for i := range x.dir.Strategic {
		strategics[x.dir.Strategic[i].ID] = &x.dir.Strategic[i]
	}
	for i := range x.dir.Links {
		l := &x.dir.Links[i]
		c, s := careers[l.CareerID], strategics[l.StrategicID]
		if c == nil || s == nil || !x.mine[c.SubjectID] || !c.Current(x.on) || !s.ArchivedAt.IsZero() || s.OpenedOn.After(x.on) {
			continue
		}
		if kind := x.between(c, s); kind != "" {
			x.found = append(x.found, DateConflict{Kind: kind, Person: c.SubjectID, Career: c, Link: l, Strategic: *s, Ready: c.DueOn, Needed: s.DueOn})
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

// needs looks at the skills that strategic milestones need: how many have them by the day it is due, who will have them
// later.
func (x *conflictSearch) needs() {
	for i := range x.dir.Needed {
		n := &x.dir.Needed[i]
		s := x.dir.StrategicByID(n.StrategicID)
		if s == nil || !s.Current(x.on) {
			continue
		}
		have, late := 0, []*Career{}
		for k := range x.people {
			switch ready, c := x.ready(x.people[k].ID, n); {
			case c == nil && ready, c != nil && (s.DueOn.IsZero() || !c.DueOn.IsZero() && !c.DueOn.After(s.DueOn)):
				have++
			case c != nil && !c.DueOn.IsZero():
				late = append(late, c)
			}
		}
		x.short(s, n, have, late)
	}
}

// ready says whether a person has a skill at the step that is needed, or with which career milestone they will have it:
// the first due of those that name the skill, or a level that asks for that step.
func (x *conflictSearch) ready(person ID, n *NeededSkill) (now bool, by *Career) {
	states, known := x.states[person]
	if !known {
		states = SkillStates(x.roster, x.as, person, x.on)
		x.states[person] = states
	}
	if st := skillState(states, n.SkillID); st != nil && st.Step() >= n.Step {
		return true, nil
	}
	for i := range x.dir.Careers {
		c := &x.dir.Careers[i]
		if c.SubjectID != person || !c.Current(x.on) {
			continue
		}
		if c.SkillID != n.SkillID && (c.LevelID == "" || x.roster.Framework.Target(c.LevelID, n.SkillID) < n.Step) {
			continue
		}
		if by == nil || by.DueOn.IsZero() || !c.DueOn.IsZero() && c.DueOn.Before(by.DueOn) {
			by = c
		}
	}
	return false, by
}

// short says who comes too late as long as people are missing, and that there are too few when even they would not do.
func (x *conflictSearch) short(s *Strategic, n *NeededSkill, have int, late []*Career) {
	missing := n.People - have
	if missing <= 0 {
		return
	}
	slices.SortStableFunc(late, func(a, b *Career) int { return cmp.Or(cmp.Compare(a.DueOn.n, b.DueOn.n), cmp.Compare(a.ID, b.ID)) })
	base := DateConflict{Strategic: *s, Skill: n.SkillID, Step: n.Step, People: n.People, Have: have, Needed: s.DueOn}
	for _, c := range late[:min(missing, len(late))] {
		one := base
		one.Kind, one.Person, one.Career, one.Ready = ConflictSkillLate, c.SubjectID, c, c.DueOn
		for i := range x.dir.Links {
			if l := &x.dir.Links[i]; l.CareerID == c.ID && l.StrategicID == s.ID {
				one.Link = l
			}
		}
		x.found = append(x.found, one)
	}
	if missing > len(late) {
		base.Kind = ConflictSkillShort
		x.found = append(x.found, base)
	}
}

// waits looks at strategic milestones and those they wait for.
func (x *conflictSearch) waits() {
	for i := range x.dir.Dependencies {
		d := &x.dir.Dependencies[i]
		s, before := x.dir.StrategicByID(d.StrategicID), x.dir.StrategicByID(d.WaitsForID)
		if s == nil || before == nil || !s.Current(x.on) || !before.ArchivedAt.IsZero() {
			continue
		}
		c := DateConflict{Strategic: *s, WaitsFor: before, Tie: d, Ready: before.DueOn, Needed: s.DueOn}
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
