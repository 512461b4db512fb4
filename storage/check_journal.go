package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/google/uuid"

	"milepost/model"
)

// journal holds every entry of the journal against the rows: from what a row is now, entry by entry, back to before it
// came into the file. It goes row by row, so that a large file needs little memory.
func (x *checking) journal() error {
	for _, name := range []string{"unit", "change", "bulk"} {
		if x.gone[name] {
			return nil
		}
	}
	j := &journalCheck{checking: x, born: map[[16]byte]int32{}, reads: map[string]*sql.Stmt{}, chunks: map[chunkPlace]*openChunk{}}
	defer j.close()
	if err := x.step("unit", j.units); err != nil {
		return err
	}
	if err := x.step("bulk", j.loadChunks); err != nil {
		return err
	}
	if x.sick["unit"] || x.sick["bulk"] { // every row would seem wrong
		return nil
	}
	if err := x.step("change", j.changedRows); err != nil || x.sick["change"] {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(tables())) {
		if x.gone[name] {
			continue
		}
		if err := x.step(name, func() error { return j.unchangedRows(tables()[name]) }); err != nil {
			return err
		}
	}
	return j.removedRows()
}

// journalCheck knows the rows that were written together with many others, by their ids.
type journalCheck struct {
	*checking
	born   map[[16]byte]int32 // the newest of events
	events []chunkEvent
	reads  map[string]*sql.Stmt // one row of a table by its id
	chunks map[chunkPlace]*openChunk
	// wrong is told of each row that the journal does not explain, and whether it was removed; may be nil
	wrong func(t *table, id model.ID, removed bool)
}

type chunkPlace struct {
	unit int64
	n    int32
}

// chunkEvent is what an entry of many rows says of one of them.
type chunkEvent struct {
	chunkPlace
	op       byte
	position int32
	older    int32 // in events; -1: none
}

// openChunk is an entry of many rows, unpacked.
type openChunk struct {
	t          *table
	subject    model.ID
	visibility string
	images     []Image // of removed rows
}

// mostOpenChunks is how many are kept unpacked; rows follow one another as they do in their chunks.
const mostOpenChunks = 256

func (j *journalCheck) close() {
	for _, st := range j.reads {
		_ = st.Close() // it was only read
	}
}

// units looks at the changes themselves.
func (j *journalCheck) units() error {
	if err := j.db.QueryRowContext(j.ctx, "SELECT count(*) FROM unit").Scan(&j.Units); err != nil {
		return err
	}
	for _, q := range []struct{ table, key, query string }{
		{"change", "storage.check.journal.unit", "SELECT DISTINCT unit FROM change WHERE unit NOT IN (SELECT seq FROM unit)"},
		{"bulk", "storage.check.journal.unit", "SELECT DISTINCT unit FROM bulk WHERE unit NOT IN (SELECT seq FROM unit)"},
		{"change", "storage.check.journal.left", `SELECT DISTINCT unit FROM change c WHERE op='U' AND instr(','||cols||',',',subject_id,')>0 AND json_valid(diff)
			AND NOT EXISTS(SELECT 1 FROM change m WHERE m.unit=c.unit AND m.n=c.n-1 AND m.op='M' AND m.row_id=c.row_id
			AND m.subject_id IS c.diff->>'$.subject_id[0]')`},
		{"unit", "storage.check.journal.time", "SELECT seq FROM (SELECT seq, at, lag(at) OVER (ORDER BY seq) AS before FROM unit) WHERE at<before"},
	} {
		err := j.step(q.table, func() error {
			seqs, err := texts(j.ctx, j.db, q.query)
			for _, seq := range seqs {
				j.found(q.table, "", q.key, seq)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// loadChunks takes the ids out of the entries of many rows.
func (j *journalCheck) loadChunks() error {
	rows, err := j.db.QueryContext(j.ctx, "SELECT unit,n,tbl,op,count,data FROM bulk ORDER BY unit,n")
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var e chunkEvent
		var name, op string
		var count int
		var data []byte
		if err := rows.Scan(&e.unit, &e.n, &name, &op, &count, &data); err != nil {
			return err
		}
		e.op = op[0]
		ids, err := j.idsOf(op, data)
		switch {
		case tables()[name] == nil:
			j.found("bulk", "", "storage.check.journal.table", e.unit, printableName(name))
			continue
		case err != nil || len(ids) != count:
			j.found("bulk", "", "storage.check.journal.unread", e.unit)
			continue
		}
		for i, id := range ids {
			e.position, e.older = int32(i), -1
			if last, ok := j.born[id]; ok {
				e.older = last
			}
			j.born[id] = int32(len(j.events))
			j.events = append(j.events, e)
		}
	}
	return rows.Err()
}

func (j *journalCheck) idsOf(op string, data []byte) ([][16]byte, error) {
	var ids []model.ID
	var err error
	if op == "I" {
		ids, err = j.s.chunkIDs(data)
	} else {
		var removed removedRows
		if removed, err = j.s.removedRows(data); err == nil {
			var images []Image
			images, err = removed.images()
			ids = imageIDs(images)
		}
	}
	if err != nil {
		return nil, err
	}
	out := make([][16]byte, len(ids))
	for i, id := range ids {
		if out[i], err = uuid.Parse(string(id)); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// printableName is the name of a table, unless it is damaged.
func printableName(name string) string {
	for _, r := range name {
		if r != '_' && (r < 'a' || r > 'z') {
			return "?"
		}
	}
	return name
}

// entryOf is one entry of the journal about one row.
type entryOf struct {
	unit       int64
	n          int32
	op         byte
	subject    model.ID
	visibility string
	diff       string
	image      Image // what a chunk keeps of a removed row
}

// changedRows goes through the entries of single rows, row by row, the newest first.
func (j *journalCheck) changedRows() error {
	rows, err := j.db.QueryContext(j.ctx, `SELECT row_id,tbl,unit,n,op,subject_id,visibility,coalesce(diff,'') FROM change
		WHERE op<>'M' ORDER BY row_id DESC, unit DESC, n DESC`)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	var of, table string // the row that is being collected
	var entries []entryOf
	flush := func() error {
		if of == "" {
			return nil
		}
		return j.row(table, of, entries)
	}
	for rows.Next() {
		var e entryOf
		var id, name, op string
		if err := rows.Scan(&id, &name, &e.unit, &e.n, &op, &e.subject, &e.visibility, &e.diff); err != nil {
			return err
		}
		e.op = op[0]
		if id != of || name != table {
			if err := flush(); err != nil {
				return err
			}
			of, table, entries = id, name, entries[:0]
		}
		entries = append(entries, e)
	}
	if err := flush(); err != nil {
		return err
	}
	return rows.Err()
}

// row goes back from what a row is now over all entries about it.
func (j *journalCheck) row(name, id string, entries []entryOf) error {
	t := tables()[name]
	switch {
	case t == nil:
		j.found("change", printableID(id), "storage.check.journal.table", entries[0].unit, printableName(name))
		return nil
	case j.gone[name]:
		return nil
	case !isID(id):
		j.found(name, "?", "storage.check.journal.row", entries[0].unit)
		return nil
	}
	now, err := j.present(t, id)
	if err != nil {
		return j.step(name, func() error { return err })
	}
	return j.replay(t, model.ID(id), now, entries)
}

// present is a row as it is now; nil when there is none.
func (j *journalCheck) present(t *table, id string) (Image, error) {
	st := j.reads[t.name]
	if st == nil {
		var err error
		if st, err = j.db.PrepareContext(j.ctx, t.read); err != nil {
			return nil, err
		}
		j.reads[t.name] = st
	}
	values, pointers := t.row()
	err := st.QueryRowContext(j.ctx, id).Scan(pointers...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return t.image(values), err
}

// unchangedRows are those that were only ever written together with others.
func (j *journalCheck) unchangedRows(t *table) error {
	rows, err := j.db.QueryContext(j.ctx, "SELECT "+strings.Join(t.columns, ",")+" FROM "+t.name+
		" r WHERE NOT EXISTS(SELECT 1 FROM change c WHERE c.row_id=r.id AND c.op<>'M' AND c.tbl=?)", t.name)
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
		if !isID(string(m.ID())) {
			continue // that is a finding of its own
		}
		if err := j.replay(t, m.ID(), m, nil); err != nil {
			return err
		}
	}
	return rows.Err()
}

// removedRows are those that were written and removed together with others and are in no other entry.
func (j *journalCheck) removedRows() error {
	for id, last := range j.born {
		c, err := j.chunk(j.events[last].chunkPlace)
		if err == nil {
			err = j.replay(c.t, model.ID(uuid.UUID(id).String()), nil, nil)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// chunk unpacks an entry of many rows.
func (j *journalCheck) chunk(at chunkPlace) (*openChunk, error) {
	if c := j.chunks[at]; c != nil {
		return c, nil
	}
	var c openChunk
	var name, op string
	var data []byte
	err := j.db.QueryRowContext(j.ctx, "SELECT tbl,op,subject_id,visibility,data FROM bulk WHERE unit=? AND n=?", at.unit, at.n).
		Scan(&name, &op, &c.subject, &c.visibility, &data)
	if err != nil {
		return nil, err
	}
	c.t = tables()[name]
	if op == "D" {
		removed, err := j.s.removedRows(data)
		if err != nil {
			return nil, err
		}
		if c.images, err = removed.images(); err != nil {
			return nil, err
		}
	}
	if len(j.chunks) >= mostOpenChunks {
		clear(j.chunks)
	}
	j.chunks[at] = &c
	return &c, nil
}

// withChunks adds what the entries of many rows say of a row, and takes it out of what is left to look at.
func (j *journalCheck) withChunks(t *table, id model.ID, entries []entryOf) ([]entryOf, error) {
	key, err := uuid.Parse(string(id))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errJournal, err)
	}
	at, ok := j.born[key]
	if !ok {
		return entries, nil
	}
	delete(j.born, key)
	all := slices.Clone(entries)
	for ; at >= 0; at = j.events[at].older {
		e := j.events[at]
		c, err := j.chunk(e.chunkPlace)
		if err != nil {
			return nil, err
		}
		if c.t != t {
			continue
		}
		x := entryOf{unit: e.unit, n: e.n, op: e.op, subject: c.subject, visibility: c.visibility}
		if e.op == 'D' {
			x.image = maps.Clone(c.images[e.position])
		}
		all = append(all, x)
	}
	slices.SortFunc(all, func(a, b entryOf) int {
		if a.unit != b.unit {
			return int(b.unit - a.unit)
		}
		return int(b.n - a.n)
	})
	return all, nil
}
