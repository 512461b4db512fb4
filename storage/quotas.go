package storage

import (
	"context"
	"slices"

	"milepost/model"
)

// Quotas reads the quotas of a person, or of everybody for the empty id, with their measures and what was written down of
// those.
func (s *Store) Quotas(ctx context.Context, person model.ID) (model.Quotas, error) {
	return read(ctx, s, func(v *view) (out model.Quotas, err error) {
		err = reads(
			some(v, &out.Quotas, "valid_from, id", about(person)),
			some(v, &out.Measures, "id", about(person)),
			some(v, &out.Readings, "read_on, id", v.texts(person)),
		)
		mine := map[model.ID]bool{}
		for i := range out.Quotas {
			mine[out.Quotas[i].MeasureID] = true
		}
		out.Measures = slices.DeleteFunc(out.Measures, func(m model.Measure) bool { return !mine[m.ID] })
		out.Readings = slices.DeleteFunc(out.Readings, func(r model.Reading) bool { return !mine[r.MeasureID] })
		return out, err
	})
}

// Rolled writes what a roll of the quarter makes of goals, milestones and quotas.
func (w *Work) Rolled(rows model.RollRows) error {
	for _, x := range rows.Changed {
		var err error
		if s, ok := x.(*model.Strategic); ok {
			err = w.PutStrategic(s, rows.Author)
		} else {
			err = w.Put(x)
		}
		if err != nil {
			return err
		}
	}
	for i := range rows.Goals {
		g := &rows.Goals[i]
		var err error
		if g.Position, err = w.NextPosition(g.TableName(), g.SubjectID); err != nil {
			return err
		}
		if err := w.Put(g); err != nil {
			return err
		}
	}
	for i := range rows.Quotas {
		if err := w.PutQuota(&rows.Quotas[i], &rows.Of[i], nil); err != nil {
			return err
		}
	}
	return nil
}

// PutQuota stores a quota, new or changed, with its measure and the readings that got other decimals with that.
func (w *Work) PutQuota(q *model.Quota, m *model.Measure, readings []model.Reading) error {
	if err := w.Put(m); err != nil {
		return err
	}
	for i := range readings {
		if err := w.Put(&readings[i]); err != nil {
			return err
		}
	}
	q.MeasureID = m.ID
	return w.Put(q)
}
