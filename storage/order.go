package storage

import (
	"fmt"
	"reflect"
	"slices"

	"milepost/model"
)

// PositionStep is the distance between two neighbours in an order, so that a move writes one row.
const PositionStep = 1024

// place is the position of the i-th record of a new list.
func place(i int) int64 { return int64(i+1) * PositionStep }

// NextPosition is the position after the last row of a table about a person; the empty id means the team's.
func (w *Work) NextPosition(tableName string, subject model.ID) (int64, error) {
	t, err := tableNamed(tableName)
	if err == nil && t.index("position") < 0 {
		err = fmt.Errorf("%w: %s has no order", model.ErrInvalid, tableName)
	}
	if err == nil {
		err = w.flush()
	}
	if err != nil {
		return 0, err
	}
	var last int64
	err = w.tx.QueryRowContext(w.ctx, "SELECT coalesce(max(position),0) FROM "+t.name+" WHERE subject_id IS ?", subject).Scan(&last)
	return last + PositionStep, err
}

// Shift moves one of the records, which are handed in as they are shown, by steps up (negative) or down; at the end of
// the list it stays. It writes one row; where no gap is left it numbers all of them anew in the same unit. A record
// that moved on since it was read is ErrConflict.
func (w *Work) Shift(shown []model.Record, id model.ID, steps int) error {
	from := slices.IndexFunc(shown, func(r model.Record) bool { return r.Head().ID == id })
	if from < 0 {
		return &model.Problem{Key: "storage.gone", Err: model.ErrConflict}
	}
	to := max(0, min(len(shown)-1, from+steps))
	if to == from {
		return nil
	}
	order := make([]model.Record, len(shown))
	for i, r := range shown {
		order[i] = cloned(r) // those handed in may be on a screen just now
	}
	moved := order[from]
	order = slices.Insert(slices.Delete(order, from, from+1), to, moved)
	positions := make([]*int64, len(order))
	for i, r := range order {
		if positions[i] = position(r); positions[i] == nil {
			return fmt.Errorf("%w: %s has no order", model.ErrInvalid, r.TableName())
		}
	}
	before := int64(0)
	if to > 0 {
		before = *positions[to-1]
	}
	after := before + 2*PositionStep
	if to+1 < len(order) {
		after = *positions[to+1]
	}
	if after-before > 1 {
		*positions[to] = before + (after-before)/2
		return w.Put(moved)
	}
	for i, r := range order {
		*positions[i] = place(i)
		if err := w.Put(r); err != nil {
			return err
		}
	}
	return nil
}

// position is where a record keeps its place in an order; nil when it has none.
func position(r model.Record) *int64 {
	f := reflect.ValueOf(r).Elem().FieldByName("Position")
	if !f.IsValid() {
		return nil
	}
	p, _ := f.Addr().Interface().(*int64)
	return p
}

// cloned is a copy of a record.
func cloned(r model.Record) model.Record {
	v := reflect.ValueOf(r)
	c := reflect.New(v.Type().Elem())
	c.Elem().Set(v.Elem())
	return c.Interface().(model.Record) // of the same type, so it is one
}
