package storage

import (
	"context"
	"slices"

	"milepost/model"
)

// Growth reads goals, their measures and check-ins, and career milestones of a person, or of everybody for the empty id.
// What was replaced is left out, and what hangs on a goal that is left out too.
func (s *Store) Growth(ctx context.Context, person model.ID) (model.Growth, error) {
	return read(ctx, s, func(v *view) (model.Growth, error) { return v.growth(person) })
}

func (v *view) growth(person model.ID) (out model.Growth, err error) {
	err = reads(
		some(v, &out.Goals, "position, id", v.texts(person, current)),
		some(v, &out.KeyResults, "position, id", about(person)),
		some(v, &out.Measures, "id", about(person)),
		some(v, &out.Readings, "read_on, id", v.texts(person)),
		some(v, &out.CheckIns, "checked_on, id", v.texts(person)),
		some(v, &out.Careers, "due_on, position, id", v.texts(person, current)),
		some(v, &out.Steps, "position, id", about(person)),
		some(v, &out.Moves, "moved_on, id", v.texts(person, "strategic_milestone_id IS NULL")),
	)
	onlyOfGoals(&out)
	return out, err
}

// onlyOfGoals leaves out what hangs on goals that are not there: key results and measures have no author of their own,
// so a private one is seen by whoever sees its goal; steps have none either.
func onlyOfGoals(g *model.Growth) {
	goals, measures := map[model.ID]bool{}, map[model.ID]bool{}
	for i := range g.Goals {
		goals[g.Goals[i].ID] = true
	}
	g.KeyResults = slices.DeleteFunc(g.KeyResults, func(k model.KeyResult) bool { return !goals[k.GoalID] })
	for i := range g.KeyResults {
		measures[g.KeyResults[i].MeasureID] = true
	}
	g.Measures = slices.DeleteFunc(g.Measures, func(m model.Measure) bool { return !measures[m.ID] })
	g.Readings = slices.DeleteFunc(g.Readings, func(r model.Reading) bool { return !measures[r.MeasureID] })
	careers := map[model.ID]bool{}
	for i := range g.Careers {
		careers[g.Careers[i].ID] = true
	}
	g.Moves = slices.DeleteFunc(g.Moves, func(m model.DateMove) bool { return !goals[m.GoalID] && !careers[m.CareerID] })
	g.Steps = slices.DeleteFunc(g.Steps, func(s model.GoalStep) bool { return !goals[s.GoalID] })
	g.CheckIns = slices.DeleteFunc(g.CheckIns, func(c model.CheckIn) bool { return !goals[c.GoalID] })
}
