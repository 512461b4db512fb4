package storage

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"milepost/model"
)

// touched are ids of rows by table.
type touched map[string]map[model.ID]bool

func (x touched) add(table string, ids ...model.ID) {
	if x[table] == nil {
		x[table] = map[model.ID]bool{}
	}
	for _, id := range ids {
		x[table][id] = true
	}
}

// touchedSince are the rows that units after one wrote, as the journal tells: what a what-if has changed is little, whatever
// the file holds besides.
func (s *Store) touchedSince(ctx context.Context, v *view, seq int64) (touched, error) {
	out := touched{}
	each := func(q string, take func(*sql.Rows) error) error {
		rows, err := v.tx.QueryContext(ctx, q, seq)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			if err := take(rows); err != nil {
				return err
			}
		}
		return rows.Err()
	}
	return out, reads(
		func() error {
			return each("SELECT DISTINCT tbl, row_id FROM change WHERE unit>?", func(rows *sql.Rows) error {
				var table string
				var id model.ID
				err := rows.Scan(&table, &id)
				out.add(table, id)
				return err
			})
		},
		func() error {
			return each("SELECT tbl, op, data FROM bulk WHERE unit>?", func(rows *sql.Rows) error {
				var table, op string
				var data []byte
				if err := rows.Scan(&table, &op, &data); err != nil {
					return err
				}
				ids, err := s.bulkIDs(op, data)
				out.add(table, ids...)
				return err
			})
		},
	)
}

// bulkIDs are the rows of an entry of many.
func (s *Store) bulkIDs(op string, data []byte) ([]model.ID, error) {
	if op == "I" {
		return s.chunkIDs(data)
	}
	removed, err := s.removedRows(data)
	if err != nil {
		return nil, err
	}
	images, err := removed.images()
	return imageIDs(images), err
}

// rowsCalled are those of some rows that are there and that the author may see.
func (v *view) rowsCalled(ctx context.Context, t *table, ids map[model.ID]bool) (Rows, error) {
	list := make([]model.ID, 0, len(ids))
	for id := range ids {
		list = append(list, id)
	}
	wanted, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	rows, err := v.tx.QueryContext(ctx, "SELECT "+strings.Join(t.columns, ",")+" FROM "+t.name+" WHERE id IN (SELECT value FROM json_each(?))", string(wanted))
	if err != nil {
		return nil, err
	}
	out := Rows{}
	values, pointers := t.row()
	for rows.Next() {
		if err := rows.Scan(pointers...); err != nil {
			_ = rows.Close()
			return nil, err
		}
		m := t.image(values)
		out[m.ID()] = m
	}
	if err := rows.Close(); err != nil {
		return nil, err
	}
	for id, m := range out {
		if seen, err := v.sees(ctx, m); err != nil || !seen {
			delete(out, id)
			if err != nil {
				return nil, err
			}
		}
	}
	return out, rows.Err()
}

// triedRows are some rows of a store, with what ids in them are called.
func (s *Store) triedRows(ctx context.Context, v *view, x touched) (*compared, error) {
	c := &compared{rows: map[string]Rows{}, story: emptyStory()}
	for name, ids := range x {
		t, err := tableNamed(name)
		if err != nil {
			return nil, err
		}
		if c.rows[name], err = v.rowsCalled(ctx, t, ids); err != nil {
			return nil, err
		}
	}
	return c, s.nameAll(ctx, v, c)
}

// tried holds what a branch has touched against the file.
func (s *Store) tried(ctx context.Context, v *view, c *Comparison, branch *Store, x touched, there *compared) error {
	here, err := s.triedRows(ctx, v, x)
	if err != nil {
		return err
	}
	c.learn(here.story, there.story)
	since, err := s.touchedSince(ctx, v, branch.began)
	if err != nil {
		return err
	}
	for name, ids := range x {
		base, err := s.triedBase(ctx, v, branch.began, name, ids, since[name], here.rows[name])
		if err != nil {
			return err
		}
		c.table(tables()[name], base, here.rows[name], there.rows[name], nil)
	}
	slices.SortStableFunc(c.Differences, func(a, b model.Difference) int {
		return cmp.Or(cmp.Compare(a.Record.Table, b.Record.Table), cmp.Compare(a.Record.ID, b.Record.ID))
	})
	return nil
}

// triedBase are rows as they were when the branch began: as they are in the file, unless the file wrote or removed one of
// them since.
func (s *Store) triedBase(ctx context.Context, v *view, began int64, name string, ids, since map[model.ID]bool, here Rows) (Rows, error) {
	moved := false
	for id := range since {
		moved = moved || ids[id]
	}
	if !moved {
		return here, nil
	}
	all, err := s.rowsAsOf(ctx, v, name, scope{everybody: true}, began, quick)
	if err != nil {
		return nil, err
	}
	out := Rows{}
	for id := range ids {
		if m := all[id]; m != nil {
			out[id] = m
		}
	}
	return out, nil
}
