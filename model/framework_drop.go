package model

import (
	"cmp"
	"slices"
)

// DropLadder takes away a ladder with its levels, and the skills that only it asks for.
func (f *Framework) DropLadder(id ID) {
	for _, s := range f.OnlyOn(id) {
		f.DropSkill(s.SkillID)
	}
	for _, l := range f.LevelsOf(id) {
		f.DropLevel(l.LevelID)
	}
	f.Asks = slices.DeleteFunc(f.Asks, func(a LadderSkill) bool { return a.LadderID == id })
	f.Ladders = slices.DeleteFunc(f.Ladders, func(l Ladder) bool { return l.LadderID == id })
}

// OnlyOn are the skills that a ladder asks for and no other does.
func (f *Framework) OnlyOn(ladder ID) []Skill {
	var out []Skill
	for _, s := range f.SkillsOf(ladder) {
		other := slices.ContainsFunc(f.Ladders, func(l Ladder) bool { return l.LadderID != ladder && f.AsksFor(l.LadderID, s.SkillID) })
		named := slices.ContainsFunc(f.Asks, func(a LadderSkill) bool { return a.SkillID == s.SkillID })
		if named && !other {
			out = append(out, s)
		}
	}
	return out
}

// DropLevel takes away a level with its targets, ways, texts and criteria.
func (f *Framework) DropLevel(id ID) {
	for _, c := range f.CriteriaOf(id) {
		f.DropCriterion(c.CriterionID)
	}
	f.Targets = slices.DeleteFunc(f.Targets, func(t Target) bool { return t.LevelID == id })
	f.Ways = slices.DeleteFunc(f.Ways, func(w LevelWay) bool { return w.FromLevelID == id || w.ToLevelID == id })
	f.Behaviours = slices.DeleteFunc(f.Behaviours, func(b Behaviour) bool { return b.LevelID == id })
	f.Levels = slices.DeleteFunc(f.Levels, func(l Level) bool { return l.LevelID == id })
}

// DropSkill takes away a skill with its targets and texts. What was rated of it stays with its assessments.
func (f *Framework) DropSkill(id ID) {
	f.Targets = slices.DeleteFunc(f.Targets, func(t Target) bool { return t.SkillID == id })
	f.Behaviours = slices.DeleteFunc(f.Behaviours, func(b Behaviour) bool { return b.SkillID == id })
	f.Asks = slices.DeleteFunc(f.Asks, func(a LadderSkill) bool { return a.SkillID == id })
	f.Skills = slices.DeleteFunc(f.Skills, func(s Skill) bool { return s.SkillID == id })
}

// DropCriterion takes away a criterion with what it is measured by.
func (f *Framework) DropCriterion(id ID) {
	c := f.Criterion(id)
	if c == nil {
		return
	}
	if measure := c.MeasureID; measure != "" {
		f.Measures = slices.DeleteFunc(f.Measures, func(m Measure) bool { return m.ID == measure })
	}
	f.Criteria = slices.DeleteFunc(f.Criteria, func(c Criterion) bool { return c.CriterionID == id })
}

// MoveLadder moves a ladder by so many places down; negative: up. At the end it stops.
func (f *Framework) MoveLadder(id ID, by int) {
	move(f.Ladders, by, func(l Ladder) bool { return l.LadderID == id }, func(Ladder) bool { return true })
}

// MoveLevel moves a level among those of its ladder.
func (f *Framework) MoveLevel(id ID, by int) {
	l := f.Level(id)
	if l == nil {
		return
	}
	ladder := l.LadderID
	move(f.Levels, by, func(l Level) bool { return l.LevelID == id }, func(l Level) bool { return l.LadderID == ladder })
}

// MoveSkill moves a skill among those of its group that a ladder asks for; without a ladder among all of its group.
func (f *Framework) MoveSkill(id, ladder ID, by int) {
	s := f.Skill(id)
	if s == nil {
		return
	}
	group := s.SkillGroup
	move(f.Skills, by, func(s Skill) bool { return s.SkillID == id },
		func(s Skill) bool { return s.SkillGroup == group && (ladder == "" || f.AsksFor(ladder, s.SkillID)) })
}

// MoveGroup moves a group of skills among the groups.
func (f *Framework) MoveGroup(name string, by int) {
	groups := Groups(f.Skills)
	move(groups, by, func(g string) bool { return g == name }, func(string) bool { return true })
	var out []Skill
	for _, g := range groups {
		for _, s := range f.Skills {
			if s.SkillGroup == g {
				out = append(out, s)
			}
		}
	}
	f.Skills = out
}

// MoveCriterion moves a criterion among those of its level.
func (f *Framework) MoveCriterion(id ID, by int) {
	c := f.Criterion(id)
	if c == nil {
		return
	}
	level := c.LevelID
	move(f.Criteria, by, func(c Criterion) bool { return c.CriterionID == id }, func(c Criterion) bool { return c.LevelID == level })
}

// move changes the place of one row among those of its kind that stand with it; the others keep the places they have in the list.
func move[T any](rows []T, by int, is, with func(T) bool) {
	var places []int
	at := -1
	for i, r := range rows {
		if !with(r) {
			continue
		}
		if is(r) {
			at = len(places)
		}
		places = append(places, i)
	}
	if at < 0 {
		return
	}
	to := max(0, min(at+by, len(places)-1))
	for at != to {
		next := at + cmp.Compare(to, at)
		rows[places[at]], rows[places[next]] = rows[places[next]], rows[places[at]]
		at = next
	}
}
