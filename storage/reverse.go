package storage

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"milepost/model"
)

// reversal writes the opposite of everything one unit wrote, as changes of the present unit, strictly backwards.
type reversal struct {
	w      *Work
	wrote  int64 // the unit whose entries are reversed
	origin int64 // the unit the user means
	newer  bool  // there are units in between that could be
}

func (r *reversal) run() error {
	err := r.w.tx.QueryRowContext(r.w.ctx, "SELECT EXISTS(SELECT 1 FROM unit WHERE seq>? AND seq<?)", r.wrote, r.w.unit.Seq).Scan(&r.newer)
	if err != nil {
		return err
	}
	entries, err := r.entries()
	if err != nil {
		return err
	}
	chunks, err := r.chunks()
	if err != nil {
		return err
	}
	for _, e := range entries {
		for len(chunks) > 0 && chunks[0].n > e.n {
			if err := r.chunk(chunks[0]); err != nil {
				return err
			}
			chunks = chunks[1:]
		}
		if err := r.entry(e); err != nil {
			return err
		}
	}
	for _, c := range chunks {
		if err := r.chunk(c); err != nil {
			return err
		}
	}
	return nil
}

// entry is one row of change.
type entry struct {
	n    int
	tbl  string
	row  model.ID
	op   string // I, U or D
	diff string
}

func (r *reversal) entries() ([]entry, error) {
	rows, err := r.w.tx.QueryContext(r.w.ctx, "SELECT n,tbl,row_id,op,coalesce(diff,'') FROM change WHERE unit=? AND op<>'M' ORDER BY n DESC", r.wrote)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []entry
	for rows.Next() {
		var e entry
		if err := rows.Scan(&e.n, &e.tbl, &e.row, &e.op, &e.diff); err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, rows.Err()
}

func (r *reversal) chunks() ([]chunk, error) {
	rows, err := r.w.tx.QueryContext(r.w.ctx, "SELECT n,tbl,subject_id,visibility,op,count,data FROM bulk WHERE unit=? ORDER BY n DESC", r.wrote)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []chunk
	for rows.Next() {
		var c chunk
		if err := rows.Scan(&c.n, &c.key.table, &c.key.subject, &c.key.visibility, &c.op, &c.count, &c.data); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// free refuses when a later unit that stands has touched one of the rows.
func (r *reversal) free(ids ...model.ID) error {
	if !r.newer {
		return nil
	}
	js, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	// an undo or redo stands for the unit it is about: what was undone is not in the way, what was done again is, unless
	// it is older than the unit meant, which was written on top of it
	name, err := r.w.name(`SELECT u.name FROM json_each(?) j JOIN change c ON c.row_id=j.value AND c.unit>? AND c.op<>'M'
		JOIN unit u ON u.seq=c.unit JOIN unit o ON o.seq=coalesce(u.target,u.seq)
		WHERE o.seq>? AND o.state IN ('done','keep') ORDER BY u.seq DESC LIMIT 1`, string(js), r.wrote, r.origin)
	if err != nil || name == "" {
		return err
	}
	return inTheWay(name)
}

// wroteColumn refuses with the newest unit that stands and wrote a column of a row.
func (r *reversal) wroteColumn(row model.ID, column string) error {
	name, err := r.w.name(`SELECT u.name FROM change c JOIN unit u ON u.seq=c.unit JOIN unit o ON o.seq=coalesce(u.target,u.seq)
		WHERE c.row_id=? AND c.unit>? AND instr(','||c.cols||',',','||?||',')>0 AND o.state IN ('done','keep') ORDER BY u.seq DESC LIMIT 1`,
		row, r.wrote, column)
	switch {
	case err != nil:
		return err
	case name == "":
		return &model.Problem{Key: "storage.gone", Err: model.ErrConflict}
	}
	return inTheWay(name)
}

func inTheWay(name string) error {
	return &model.Problem{Key: "storage.undo.conflict", Args: []any{model.Key(name)}, Err: model.ErrConflict}
}

// conflict says of a row that is there already, or a value that is taken by now, that something later is in the way.
func (r *reversal) conflict(err error) error {
	if c := code(err); c == codeUnique || c == codePrimaryKey {
		return &model.Problem{Key: "storage.undo.taken", Err: fmt.Errorf("%w: %w", model.ErrConflict, err)}
	}
	return err
}

func (r *reversal) entry(e entry) error {
	w := r.w
	t, err := tableNamed(e.tbl)
	if err != nil {
		return err
	}
	if err := w.flush(); err != nil {
		return err
	}
	if e.op == "D" {
		m, err := decodeImage(e.diff)
		if err != nil {
			return err
		}
		return r.bringBack(t, m)
	}
	if e.op == "I" {
		if err := r.free(e.row); err != nil {
			return err
		}
	}
	old, err := w.current(t, e.row)
	if err != nil {
		return err
	}
	if old == nil {
		return w.gone(e.row)
	}
	if e.op == "I" {
		return w.remove(t, old)
	}
	return r.update(t, e, old)
}

// bringBack inserts a removed row with the columns its image names, so that a column added since takes its default.
func (r *reversal) bringBack(t *table, m Image) error {
	m["version"] = r.w.unit.Seq
	var columns []string
	var values []any
	row := make([]any, len(t.columns))
	for i, c := range t.columns {
		if v, ok := m[c]; ok {
			columns, values = append(columns, c), append(values, v)
			row[i] = v
		}
	}
	if err := r.w.exec("INSERT INTO "+t.name+"("+strings.Join(columns, ",")+") VALUES "+placeholders(len(values)), values...); err != nil {
		return err
	}
	return r.w.journal(t, row, "I", nil, "")
}

// update puts back only the columns the unit changed, and only when they still hold what it wrote: another unit's
// change to another column survives.
func (r *reversal) update(t *table, e entry, old []any) error {
	d, err := decodeDiff(e.diff)
	if err != nil {
		return err
	}
	now := slices.Clone(old)
	for i, c := range t.columns {
		both, changed := d[c]
		if !changed || i == t.version {
			continue
		}
		if old[i] != both[1] {
			return r.wroteColumn(e.row, c)
		}
		now[i] = both[0]
	}
	_, err = r.w.update(t, old, now)
	return err
}

func (r *reversal) chunk(c chunk) error {
	t, err := tableNamed(c.key.table)
	if err != nil {
		return err
	}
	if err := r.w.flush(); err != nil {
		return err
	}
	if c.op == "I" {
		return r.removeChunk(t, c)
	}
	return r.bringBackChunk(t, c)
}

// removeChunk removes the rows of a chunk of new ones and keeps their images: the ids travel as one JSON array.
func (r *reversal) removeChunk(t *table, c chunk) error {
	w := r.w
	ids, err := w.s.chunkIDs(c.data)
	if err != nil {
		return err
	}
	if err := r.free(ids...); err != nil {
		return err
	}
	js, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	images := removedRows{Columns: t.columns}
	var text string
	var count int
	q := "SELECT json_group_array(json_array(t." + strings.Join(t.columns, ",t.") + ")), count(*) FROM json_each(?) j CROSS JOIN " + t.name + " t ON t.id=j.value"
	if err := w.tx.QueryRowContext(w.ctx, q, string(js)).Scan(&text, &count); err != nil {
		return err
	}
	if count != c.count {
		return &model.Problem{Key: "storage.gone", Err: model.ErrConflict}
	}
	images.Rows = json.RawMessage(text)
	packed, err := json.Marshal(images)
	if err != nil {
		return err
	}
	if err := w.exec("DELETE FROM "+t.name+" WHERE id IN (SELECT value FROM json_each(?))", string(js)); err != nil {
		return err
	}
	w.wrote[t.name] += count
	return w.writeChunk(chunk{key: c.key, op: "D", count: count}, ids, packed)
}

// bringBackChunk inserts the rows of a chunk of removed ones, with the columns as they were called then; a column added
// since takes its default, one dropped since is left out.
func (r *reversal) bringBackChunk(t *table, c chunk) error {
	w := r.w
	removed, err := w.s.removedRows(c.data)
	if err != nil {
		return err
	}
	var columns, values []string
	for i, column := range removed.Columns {
		switch {
		case column == "version":
			columns, values = append(columns, column), append(values, fmt.Sprint(w.unit.Seq))
		case t.index(column) >= 0:
			columns, values = append(columns, column), append(values, fmt.Sprintf("value->>%d", i))
		}
	}
	q := "INSERT INTO " + t.name + "(" + strings.Join(columns, ",") + ") SELECT " + strings.Join(values, ",") + " FROM json_each(?)"
	if _, err := w.tx.ExecContext(w.ctx, q, string(removed.Rows)); err != nil {
		return err
	}
	images, err := removed.images()
	if err != nil {
		return err
	}
	ids := imageIDs(images)
	w.wrote[t.name] += len(ids)
	return w.writeChunk(chunk{key: c.key, op: "I", count: len(ids)}, ids, packIDs(ids))
}
