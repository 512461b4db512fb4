package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"milepost/model"
)

// Rows are the rows of a table at some time, by id.
type Rows map[model.ID]Image

// SeqAt is the number of the newest unit at an instant, to be handed to AsOf; 0 before the first.
func (s *Store) SeqAt(ctx context.Context, at model.Instant) (int64, error) {
	return read(ctx, s, func(v *view) (seq int64, err error) {
		err = v.tx.QueryRowContext(ctx, "SELECT seq FROM unit WHERE at<=? ORDER BY at DESC, seq DESC LIMIT 1", int64(at)).Scan(&seq)
		if errors.Is(err, sql.ErrNoRows) {
			err = nil
		}
		return seq, err
	})
}

// AsOf gives a person's rows of a table as they were recorded after unit seq: the present, walked backwards. Private
// rows of other authors are left out. An unknown table is ErrNotFound.
func (s *Store) AsOf(ctx context.Context, table string, person model.ID, seq int64) (Rows, error) {
	return s.asOf(ctx, table, scope{person: person}, seq, quick)
}

// AsOfTeam gives the team's rows of a table, those about nobody, as they were recorded after unit seq.
func (s *Store) AsOfTeam(ctx context.Context, table string, seq int64) (Rows, error) {
	return s.asOf(ctx, table, scope{}, seq, quick)
}

// AsOfEverybody gives all rows of a table as they were recorded after unit seq.
func (s *Store) AsOfEverybody(ctx context.Context, table string, seq int64) (Rows, error) {
	return s.asOf(ctx, table, scope{everybody: true}, seq, quick)
}

// Replay gives what AsOfEverybody gives, but walks every entry and compares each with the records: an error that is
// ErrInvalid means that journal and records disagree.
func (s *Store) Replay(ctx context.Context, table string, seq int64) (Rows, error) {
	return s.asOf(ctx, table, scope{everybody: true}, seq, checked)
}

// scope says whose rows are meant: everybody's, a person's, or with neither the team's.
type scope struct {
	everybody bool
	person    model.ID
}

// quick takes of each row and set of columns only the oldest entry: what came later does not matter for what was
// before. checked takes them all.
const (
	quick   = true
	checked = false
)

func (s *Store) asOf(ctx context.Context, name string, sc scope, seq int64, fast bool) (Rows, error) {
	return read(ctx, s, func(v *view) (Rows, error) { return s.rowsAsOf(ctx, v, name, sc, seq, fast) })
}

func (s *Store) rowsAsOf(ctx context.Context, v *view, name string, sc scope, seq int64, fast bool) (Rows, error) {
	t, err := tableNamed(name)
	if err != nil {
		return nil, err
	}
	p := &past{s: s, v: v, ctx: ctx, t: t, scope: sc, seq: seq, fast: fast, rows: Rows{}}
	if err := reads(p.present, p.walk); err != nil {
		return nil, err
	}
	for id, m := range p.rows {
		subject, _ := m["subject_id"].(string)
		seen, err := v.sees(ctx, m)
		if err != nil {
			return nil, err
		}
		if !sc.everybody && subject != string(sc.person) || !seen {
			delete(p.rows, id)
		}
	}
	return p.rows, nil
}

// past walks from the present backwards.
type past struct {
	s     *Store
	v     *view
	ctx   context.Context
	t     *table
	scope scope
	seq   int64
	fast  bool
	rows  Rows
}

// present loads the rows as they are now: all, or those that are or were since the scope's.
func (p *past) present() error {
	q := "SELECT " + strings.Join(p.t.columns, ",") + " FROM " + p.t.name
	if p.scope.everybody {
		return p.load(q)
	}
	if err := p.load(q+" WHERE subject_id IS ?", p.scope.person); err != nil {
		return err
	}
	return p.load(q+" WHERE id IN (SELECT row_id FROM change WHERE subject_id IS ? AND unit>? AND tbl=?)", p.scope.person, p.seq, p.t.name)
}

func (p *past) load(q string, args ...any) error {
	rows, err := p.v.tx.QueryContext(p.ctx, q, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	values, pointers := p.t.row()
	for rows.Next() {
		if err := rows.Scan(pointers...); err != nil {
			return err
		}
		m := p.t.image(values)
		p.rows[m.ID()] = m
	}
	return rows.Err()
}

// step is one entry of the journal, of change or of bulk.
type step struct {
	unit int64
	n    int64
	row  model.ID
	op   string
	diff string
	data []byte // set for bulk
}

// query gives the entries to walk, newest first.
func (p *past) query() (string, []any) {
	entries := "SELECT c.unit,c.n,c.row_id,c.op,coalesce(c.diff,''),NULL,(c.unit<<32)|c.n"
	oldest := ""
	if p.fast { // with min() SQLite takes the other columns from the row that has the minimum
		entries = "SELECT c.unit,c.n,c.row_id,c.op,coalesce(c.diff,''),NULL,min((c.unit<<32)|c.n)"
		oldest = " GROUP BY c.row_id,c.op,c.cols"
	}
	chunks := " UNION ALL SELECT unit,n,'',op,'',data,(unit<<32)|n FROM bulk WHERE unit>?2 AND tbl=?1"
	if p.scope.everybody {
		return entries + " FROM change c WHERE c.tbl=?1 AND c.unit>?2 AND c.op<>'M'" + oldest + chunks + " ORDER BY 7 DESC", []any{p.t.name, p.seq}
	}
	// all changes of every row that was the scope's at some time since
	entries += ` FROM (SELECT DISTINCT row_id FROM change WHERE subject_id IS ?3 AND unit>?2 AND tbl=?1) r
		CROSS JOIN change c ON c.row_id=r.row_id AND c.unit>?2 AND c.op<>'M'`
	return entries + oldest + chunks + " AND subject_id IS ?3 ORDER BY 7 DESC", []any{p.t.name, p.seq, p.scope.person}
}

func (p *past) walk() error {
	q, args := p.query()
	rows, err := p.v.tx.QueryContext(p.ctx, q, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var st step
		var order int64
		if err := rows.Scan(&st.unit, &st.n, &st.row, &st.op, &st.diff, &st.data, &order); err != nil {
			return err
		}
		back := p.back
		if st.data != nil {
			back = p.backChunk
		}
		if err := back(&st); err != nil {
			return err
		}
	}
	return rows.Err()
}

// back takes one change back.
func (p *past) back(st *step) error {
	switch st.op {
	case "I":
		return p.drop(st, st.row)
	case "D":
		m, err := decodeImage(st.diff)
		if err != nil {
			return err
		}
		return p.restore(st, m)
	}
	d, err := decodeDiff(st.diff)
	if err != nil {
		return err
	}
	m := p.rows[st.row]
	if m == nil {
		if !p.fast {
			return p.disagrees(st, st.row)
		}
		m = Image{} // its later removal was not walked; what it was before is put together from older entries
		p.rows[st.row] = m
	}
	for c, both := range d {
		if !p.fast && m[c] != both[1] {
			return p.disagrees(st, st.row)
		}
		if both[0] == nil {
			delete(m, c)
		} else {
			m[c] = both[0]
		}
	}
	return nil
}

func (p *past) backChunk(st *step) error {
	if st.op == "I" {
		ids, err := p.s.chunkIDs(st.data)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := p.drop(st, id); err != nil {
				return err
			}
		}
		return nil
	}
	removed, err := p.s.removedRows(st.data)
	if err != nil {
		return err
	}
	images, err := removed.images()
	if err != nil {
		return err
	}
	for _, m := range images {
		if err := p.restore(st, m); err != nil {
			return err
		}
	}
	return nil
}

func (p *past) drop(st *step, id model.ID) error {
	if !p.fast && p.rows[id] == nil {
		return p.disagrees(st, id)
	}
	delete(p.rows, id)
	return nil
}

func (p *past) restore(st *step, m Image) error {
	if !p.fast && p.rows[m.ID()] != nil {
		return p.disagrees(st, m.ID())
	}
	p.rows[m.ID()] = m
	return nil
}

func (p *past) disagrees(st *step, id model.ID) error {
	return fmt.Errorf("%w: the journal disagrees with %s %s in unit %d", model.ErrInvalid, p.t.name, id, st.unit)
}
