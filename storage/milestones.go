package storage

import (
	"context"
	"slices"

	"milepost/model"
)

// Direction reads all strategic milestones with what they need, wait for and are measured by, career milestones and the
// links between them, and the dates that were moved. What was replaced is left out, and what hangs on a career milestone
// that is left out too.
func (s *Store) Direction(ctx context.Context) (model.Direction, error) {
	return read(ctx, s, (*view).direction)
}

func (v *view) direction() (out model.Direction, err error) {
	err = reads(
		some(v, &out.Strategic, "due_on, position, id", about(everyone)),
		some(v, &out.Careers, "due_on, position, id", v.texts(everyone, current)),
		some(v, &out.Links, "id", about(everyone)),
		some(v, &out.Moves, "moved_on, id", v.texts(everyone, "goal_id IS NULL")),
		some(v, &out.Dependencies, "id", about(everyone)),
		some(v, &out.Needed, "id", about(everyone)),
		some(v, &out.Targets, "position, id", about(everyone)),
		some(v, &out.Measures, "id", about(model.TheTeam, "id IN (SELECT measure_id FROM milestone_target)")),
		some(v, &out.Readings, "read_on, id", about(everyone, "measure_id IN (SELECT measure_id FROM milestone_target)")),
	)
	seen := map[model.ID]bool{}
	for i := range out.Careers {
		seen[out.Careers[i].ID] = true
	}
	out.Links = slices.DeleteFunc(out.Links, func(l model.Link) bool { return !seen[l.CareerID] })
	out.Moves = slices.DeleteFunc(out.Moves, func(m model.DateMove) bool { return m.CareerID != "" && !seen[m.CareerID] })
	return out, err
}
