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

// PutStrategic stores a strategic milestone, new or changed; a new one goes behind the others. When it has become closed, or
// closed on another day, what its targets were counted to from deals by that day is written down as the author's readings, so
// that it stays however the lists change. The errors are those of Put.
func (w *Work) PutStrategic(m *model.Strategic, author model.ID) error {
	before, err := find[model.Strategic](w, "id=?", m.ID)
	if err != nil {
		return err
	}
	if m.Version == 0 {
		if m.Position, err = w.NextPosition(m.TableName(), m.SubjectID); err != nil {
			return err
		}
	}
	if err := w.Put(m); err != nil || !m.State.Closed() || m.ClosedOn.IsZero() {
		return err
	}
	if len(before) > 0 && before[0].State.Closed() && before[0].ClosedOn == m.ClosedOn {
		return nil
	}
	return w.keepTargets(m, author)
}

// keepTargets writes down how the targets of a closed milestone stood on its last day.
func (w *Work) keepTargets(m *model.Strategic, author model.ID) error {
	const ofDeals = "source=? AND id IN (SELECT measure_id FROM milestone_target WHERE strategic_milestone_id=? AND archived_at IS NULL)"
	measures, err := find[model.Measure](w, ofDeals, model.FromDeals, m.ID)
	if err != nil || len(measures) == 0 {
		return err
	}
	values, err := measureValues(w.ctx, w.tx, measures, m.ClosedOn)
	if err != nil {
		return err
	}
	for i := range measures {
		if v := values[measures[i].ID].Value; v.Set {
			if err := w.keepReading(model.Reading{Row: model.Ours(), AuthorID: author, MeasureID: measures[i].ID, On: m.ClosedOn, Value: v.N}); err != nil {
				return err
			}
		}
	}
	return nil
}

// keepReading stores the reading of a day. The one that is there already is corrected, because a milestone may be opened
// and closed again on one day.
func (w *Work) keepReading(r model.Reading) error {
	there, err := find[model.Reading](w, "measure_id=? AND read_on=? AND archived_at IS NULL", r.MeasureID, r.On)
	if err != nil {
		return err
	}
	if n := len(there); n > 0 {
		there[n-1].Value = r.Value
		return w.Put(&there[n-1])
	}
	return w.Put(&r)
}
