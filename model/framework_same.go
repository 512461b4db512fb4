package model

import (
	"cmp"
	"reflect"
	"slices"
)

// SameAs says whether two frameworks say the same of the same things, in the same order, whatever version they are of.
func (f *Framework) SameAs(o *Framework) bool {
	return reflect.DeepEqual(f.bare(), o.bare())
}

// bareFramework is what a framework says without where its rows stand.
type bareFramework struct {
	Steps      []Step
	Ladders    []Ladder
	Levels     []Level
	Ways       []LevelWay
	Skills     []Skill
	Behaviours []Behaviour
	Targets    []Target
	Asks       []LadderSkill
	Criteria   []bareCriterion
}

// bareCriterion is a criterion with what it is measured by in its place.
type bareCriterion struct {
	Criterion Criterion
	Measure   Measure
}

// bare takes away rows, versions and positions. What has an order keeps it, what has none is sorted.
func (f *Framework) bare() bareFramework {
	var b bareFramework
	for _, s := range f.Steps {
		s.Row, s.VersionID = Row{}, ""
		b.Steps = append(b.Steps, s)
	}
	slices.SortFunc(b.Steps, func(x, y Step) int { return cmp.Compare(x.Value, y.Value) })
	for _, l := range f.Ladders {
		l.Row, l.VersionID, l.Position = Row{}, "", 0
		b.Ladders = append(b.Ladders, l)
	}
	for _, l := range f.Ladders { // levels have an order on their ladder alone
		for _, v := range f.Levels {
			if v.LadderID == l.LadderID {
				v.Row, v.VersionID, v.Position = Row{}, "", 0
				b.Levels = append(b.Levels, v)
			}
		}
	}
	for _, s := range f.Skills {
		s.Row, s.VersionID, s.Position = Row{}, "", 0
		b.Skills = append(b.Skills, s)
	}
	b.Behaviours = append([]Behaviour(nil), f.Behaviours...) // none is nil, like the others
	for i := range b.Behaviours {
		x := &b.Behaviours[i]
		x.Row, x.VersionID, x.Position = Row{}, "", 0
	}
	slices.SortStableFunc(b.Behaviours, func(x, y Behaviour) int {
		return cmp.Or(cmp.Compare(x.SkillID, y.SkillID), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.LevelID, y.LevelID), cmp.Compare(x.Step, y.Step))
	})
	f.barePairs(&b)
	for _, l := range b.Levels {
		for _, c := range f.CriteriaOf(l.LevelID) {
			x := bareCriterion{Criterion: c}
			if m := f.Measure(c.MeasureID); m != nil {
				x.Measure = *m
				x.Measure.Row = Row{}
			}
			x.Criterion.Row, x.Criterion.VersionID, x.Criterion.MeasureID, x.Criterion.Position = Row{}, "", "", 0
			b.Criteria = append(b.Criteria, x)
		}
	}
	return b
}

// barePairs are those parts that only tie others together.
func (f *Framework) barePairs(b *bareFramework) {
	for _, w := range f.Ways {
		w.Row, w.VersionID = Row{}, ""
		b.Ways = append(b.Ways, w)
	}
	slices.SortFunc(b.Ways, func(x, y LevelWay) int {
		return cmp.Or(cmp.Compare(x.FromLevelID, y.FromLevelID), cmp.Compare(x.ToLevelID, y.ToLevelID))
	})
	for _, t := range f.Targets {
		t.Row, t.VersionID = Row{}, ""
		b.Targets = append(b.Targets, t)
	}
	slices.SortFunc(b.Targets, func(x, y Target) int {
		return cmp.Or(cmp.Compare(x.LevelID, y.LevelID), cmp.Compare(x.SkillID, y.SkillID))
	})
	for _, a := range f.Asks {
		a.Row, a.VersionID = Row{}, ""
		b.Asks = append(b.Asks, a)
	}
	slices.SortFunc(b.Asks, func(x, y LadderSkill) int {
		return cmp.Or(cmp.Compare(x.SkillID, y.SkillID), cmp.Compare(x.LadderID, y.LadderID))
	})
}
