package storage

import (
	"cmp"
	"context"
	"slices"

	"milepost/model"
)

// Event is one change of one record, as its history tells it.
type Event struct {
	Unit   int64
	At     model.Instant
	Actor  model.ID
	Name   string // of the unit: a key
	Kind   string // do, undo, redo
	Op     string // I new, U changed, D removed
	Before Image  // of a change: the columns it changed; of a removal: the row
	After  Image  // of a change: the columns it changed

	n int // orders the changes of one unit
}

// History tells what happened to a record, newest first. What is private belongs to its author alone: for others there
// is no history of it.
func (s *Store) History(ctx context.Context, r model.Record) ([]Event, error) {
	t, id := tableOf(r), r.Head().ID
	return read(ctx, s, func(v *view) ([]Event, error) {
		if away, err := v.isHeld(ctx, id); err != nil || away {
			return nil, err
		}
		events, err := changesOf(ctx, v, t, id)
		if err != nil {
			return nil, err
		}
		bulk, err := s.chunksOf(ctx, v, t, id)
		if err != nil {
			return nil, err
		}
		events = append(events, bulk...)
		slices.SortFunc(events, func(a, b Event) int { return cmp.Or(cmp.Compare(b.Unit, a.Unit), cmp.Compare(b.n, a.n)) })
		return events, nil
	})
}

// mineOnly leaves out entries of private rows that others wrote: nobody but its author writes a private row.
const mineOnly = "(x.visibility<>'private' OR u.actor=?)"

func changesOf(ctx context.Context, v *view, t *table, id model.ID) ([]Event, error) {
	rows, err := v.tx.QueryContext(ctx, `SELECT u.seq,u.at,u.actor,u.name,u.kind,x.op,x.n,coalesce(x.diff,'') FROM change x JOIN unit u ON u.seq=x.unit
		WHERE x.row_id=? AND x.tbl=? AND x.op<>'M' AND `+mineOnly, id, t.name, v.actor)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []Event
	for rows.Next() {
		var e Event
		var js string
		if err := rows.Scan(&e.Unit, &e.At, &e.Actor, &e.Name, &e.Kind, &e.Op, &e.n, &js); err != nil {
			return nil, err
		}
		if err := e.fill(js); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, rows.Err()
}

// fill takes before and after from the journal's entry.
func (e *Event) fill(js string) error {
	switch e.Op {
	case "U":
		d, err := decodeDiff(js)
		if err != nil {
			return err
		}
		e.Before, e.After = Image{}, Image{}
		for c, v := range d {
			e.Before[c], e.After[c] = v[0], v[1]
		}
	case "D":
		m, err := decodeImage(js)
		if err != nil {
			return err
		}
		e.Before = m
	}
	return nil
}

// chunksOf finds the record among those that were written together with many others.
func (s *Store) chunksOf(ctx context.Context, v *view, t *table, id model.ID) ([]Event, error) {
	rows, err := v.tx.QueryContext(ctx, `SELECT u.seq,u.at,u.actor,u.name,u.kind,x.op,x.n,x.data FROM bulk x JOIN unit u ON u.seq=x.unit
		WHERE x.tbl=? AND x.first<=? AND x.last>=? AND `+mineOnly, t.name, id, id, v.actor)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []Event
	for rows.Next() {
		var e Event
		var data []byte
		if err := rows.Scan(&e.Unit, &e.At, &e.Actor, &e.Name, &e.Kind, &e.Op, &e.n, &data); err != nil {
			return nil, err
		}
		found, err := s.findInChunk(&e, data, id)
		if err != nil {
			return nil, err
		}
		if found {
			out = append(out, e)
		}
	}
	return out, rows.Err()
}

func (s *Store) findInChunk(e *Event, data []byte, id model.ID) (bool, error) {
	if e.Op == "I" {
		ids, err := s.chunkIDs(data)
		return slices.Contains(ids, id), err
	}
	removed, err := s.removedRows(data)
	if err != nil {
		return false, err
	}
	images, err := removed.images()
	for _, m := range images {
		if m.ID() == id {
			e.Before = m
			return true, err
		}
	}
	return false, err
}
