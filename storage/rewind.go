package storage

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"milepost/model"
)

// rewind walks a few rows backwards, from what they are now to what they were after some unit, and remembers what each
// unit on the way made of them.
type rewind struct {
	s     *Store
	v     *view
	ctx   context.Context
	now   map[model.Ref]Image // what the rows are; those that are gone are absent
	rows  map[model.Ref]Image // what they were, as far back as was walked
	steps map[moment]*change
	last  map[model.Ref]int64 // the unit that wrote or removed a row last, among those walked
}

// moment is a unit and a row that it wrote.
type moment struct {
	unit int64
	ref  model.Ref
}

// change is what a unit made of a row; nil: there was none.
type change struct{ before, after Image }

// walkBack walks rows back to what they were after unit seq.
func (s *Store) walkBack(ctx context.Context, v *view, refs map[model.Ref]bool, seq int64) (*rewind, error) {
	r := &rewind{
		s: s, v: v, ctx: ctx, now: map[model.Ref]Image{}, rows: map[model.Ref]Image{}, steps: map[moment]*change{}, last: map[model.Ref]int64{},
	}
	byTable := map[string][]model.ID{}
	for ref := range refs {
		byTable[ref.Table] = append(byTable[ref.Table], ref.ID)
	}
	for _, name := range slices.Sorted(maps.Keys(byTable)) {
		t, err := tableNamed(name)
		if err != nil {
			return nil, err
		}
		if err := r.table(t, byTable[name], seq); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (r *rewind) table(t *table, ids []model.ID, seq int64) error {
	js, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	if err := r.present(t, string(js)); err != nil {
		return err
	}
	entries, err := r.entries(t, string(js), seq)
	if err != nil {
		return err
	}
	chunks, err := r.chunks(t, ids, seq)
	if err != nil {
		return err
	}
	entries = append(entries, chunks...)
	slices.SortFunc(entries, func(a, b turn) int { return cmp.Or(cmp.Compare(b.unit, a.unit), cmp.Compare(b.n, a.n)) })
	for _, e := range entries {
		if err := r.back(e); err != nil {
			return err
		}
	}
	return nil
}

func (r *rewind) present(t *table, ids string) error {
	rows, err := r.v.tx.QueryContext(r.ctx, "SELECT t."+strings.Join(t.columns, ",t.")+" FROM json_each(?) j CROSS JOIN "+t.name+" t ON t.id=j.value", ids)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	values, pointers := t.row()
	for rows.Next() {
		if err := rows.Scan(pointers...); err != nil {
			return err
		}
		m := t.image(values)
		ref := model.Ref{Table: t.name, ID: m.ID()}
		r.now[ref], r.rows[ref] = m, maps.Clone(m)
	}
	return rows.Err()
}

// turn is one entry of the journal about one row.
type turn struct {
	unit  int64
	n     int
	ref   model.Ref
	op    string
	diff  string
	image Image // of a row that was removed together with others
}

// changedRows are the entries of rows since a unit.
const changedRows = `SELECT c.unit,c.n,c.row_id,c.op,coalesce(c.diff,'') FROM json_each(?1) j CROSS JOIN change c ON c.row_id=j.value AND c.unit>?2
	WHERE c.tbl=?3 AND c.op<>'M'`

func (r *rewind) entries(t *table, ids string, seq int64) ([]turn, error) {
	rows, err := r.v.tx.QueryContext(r.ctx, changedRows, ids, seq, t.name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []turn
	for rows.Next() {
		e := turn{ref: model.Ref{Table: t.name}}
		if err := rows.Scan(&e.unit, &e.n, &e.ref.ID, &e.op, &e.diff); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, rows.Err()
}

// chunksOfTable are the entries of many rows that may hold one of some, by the range of their ids.
const chunksOfTable = "SELECT unit,n,op,data FROM bulk WHERE tbl=?1 AND first<=?2 AND last>=?3 AND unit>?4"

func (r *rewind) chunks(t *table, ids []model.ID, seq int64) ([]turn, error) {
	rows, err := r.v.tx.QueryContext(r.ctx, chunksOfTable, t.name, slices.Max(ids), slices.Min(ids), seq)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	wanted := map[model.ID]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	var out []turn
	for rows.Next() {
		e := turn{ref: model.Ref{Table: t.name}}
		var data []byte
		if err := rows.Scan(&e.unit, &e.n, &e.op, &data); err != nil {
			return nil, err
		}
		found, err := r.s.inChunk(e.op, data)
		if err != nil {
			return nil, err
		}
		for id, m := range found {
			if wanted[id] {
				e.ref.ID, e.image = id, m
				out = append(out, e)
			}
		}
	}
	return out, rows.Err()
}

// inChunk are the rows of an entry of many, with their images where they were removed.
func (s *Store) inChunk(op string, data []byte) (map[model.ID]Image, error) {
	out := map[model.ID]Image{}
	if op == "I" {
		ids, err := s.chunkIDs(data)
		for _, id := range ids {
			out[id] = nil
		}
		return out, err
	}
	removed, err := s.removedRows(data)
	if err != nil {
		return nil, err
	}
	images, err := removed.images()
	for _, m := range images {
		out[m.ID()] = m
	}
	return out, err
}

// back takes one entry back.
func (r *rewind) back(e turn) error {
	if r.last[e.ref] == 0 {
		r.last[e.ref] = e.unit
	}
	at := moment{e.unit, e.ref}
	if r.steps[at] == nil {
		r.steps[at] = &change{after: maps.Clone(r.rows[e.ref])}
	}
	switch {
	case e.op == "I":
		delete(r.rows, e.ref)
	case e.op == "D" && e.image != nil:
		r.rows[e.ref] = maps.Clone(e.image)
	case e.op == "D":
		m, err := decodeImage(e.diff)
		if err != nil {
			return err
		}
		r.rows[e.ref] = m
	default:
		if err := r.unchange(e); err != nil {
			return err
		}
	}
	r.steps[at].before = maps.Clone(r.rows[e.ref])
	return nil
}

func (r *rewind) unchange(e turn) error {
	d, err := decodeDiff(e.diff)
	if err != nil {
		return err
	}
	m := r.rows[e.ref]
	if m == nil { // the journal disagrees with the row, which a check says; here it is told as far as it goes
		m = Image{"id": string(e.ref.ID)}
		r.rows[e.ref] = m
	}
	for c, both := range d {
		if both[0] == nil {
			delete(m, c)
		} else {
			m[c] = both[0]
		}
	}
	return nil
}

// wrote is the unit that wrote or removed a row last.
func (r *rewind) wrote(ref model.Ref) int64 {
	if m := r.now[ref]; m != nil {
		n, _ := m["version"].(int64)
		return n
	}
	return r.last[ref]
}
