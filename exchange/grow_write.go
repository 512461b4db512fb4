package exchange

import (
	"slices"

	"milepost/model"
	"milepost/storage"
)

// write puts a copy, so that a unit that fails leaves the plan as it was.
func (x growPut) write(w *storage.Work) (err error) {
	record, position := copyOf(x.record)
	switch r := record.(type) {
	case *model.Strategic:
		err = w.PutStrategic(r, w.Actor())
	case *model.Quota:
		m := *x.measure
		err = w.PutQuota(r, &m, slices.Clone(x.readings))
	default:
		err = putLast(w, record, position)
	}
	if err != nil || x.move == nil {
		return err
	}
	move := *x.move
	return w.Put(&move)
}

// putLast stores a record; a new one that has a position goes behind the others.
func putLast(w *storage.Work, r model.Record, position *int64) (err error) {
	if position != nil && r.Head().Version == 0 {
		if *position, err = w.NextPosition(r.TableName(), r.Head().SubjectID); err != nil {
			return err
		}
	}
	return w.Put(r)
}

func copyOf(r model.Record) (model.Record, *int64) {
	switch r := r.(type) {
	case *model.Goal:
		c := *r
		return &c, &c.Position
	case *model.Career:
		c := *r
		return &c, &c.Position
	case *model.Strategic:
		c := *r
		return &c, nil // the file gives it one
	case *model.Link:
		c := *r
		return &c, nil
	case *model.Quota:
		c := *r
		return &c, nil
	}
	return r, nil
}
