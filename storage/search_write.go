package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"milepost/model"
)

// docsPerRound is how many rows are brought into the index together.
const docsPerRound = 500

// What the index is written with. The words of a line cannot be changed, so they are all written anew.
const (
	insertDoc   = "INSERT INTO search_doc(id,tbl,row_id,subject_id,private_to,archived) VALUES(?,?,?,?,?,?)"
	updateDoc   = "UPDATE search_doc SET subject_id=?, private_to=?, archived=? WHERE id=?"
	deleteDoc   = "DELETE FROM search_doc WHERE id=?"
	putWords    = "INSERT OR REPLACE INTO search_index(rowid,text,scope) VALUES(?,?,?)"
	deleteWords = "DELETE FROM search_index WHERE rowid=?"
)

// stale are the rows a unit wrote whose lines in the index are to be written anew before it is committed. The journal
// fills it, which no write can go past, so index and rows cannot disagree.
type stale struct {
	seen map[staleRow]bool
	rows []staleRow
	next map[int64]int64 // the next free number of each day that was used
}

type staleRow struct {
	table string
	id    model.ID
}

// wrote notes rows of a table that were written; columns are those of a change, nil for all.
func (x *stale) wrote(table string, subject any, columns []string, ids ...model.ID) {
	if table == aliasTable {
		person, _ := subject.(string)
		table, ids, columns = string(FoundPerson), []model.ID{model.ID(person)}, nil
	}
	s := searchables()[table]
	if s == nil || columns != nil && !s.concerns(columns) {
		return
	}
	if x.seen == nil {
		x.seen = map[staleRow]bool{}
	}
	for _, id := range ids {
		if r := (staleRow{table, id}); !x.seen[r] {
			x.seen[r] = true
			x.rows = append(x.rows, r)
		}
	}
}

// indexSearch brings the rows that were written into the index.
func (w *Work) indexSearch() error {
	rows := w.stale.rows
	w.stale.rows, w.stale.seen = nil, nil
	byTable := map[string][]model.ID{}
	var order []string
	for _, r := range rows {
		if byTable[r.table] == nil {
			order = append(order, r.table)
		}
		byTable[r.table] = append(byTable[r.table], r.id)
	}
	for _, table := range order {
		ids := byTable[table]
		for len(ids) > 0 {
			n := min(len(ids), docsPerRound)
			if err := w.indexRows(searchables()[table], ids[:n]); err != nil {
				return err
			}
			ids = ids[n:]
		}
	}
	return nil
}

// indexRows writes the lines of rows of one table as the rows are now.
func (w *Work) indexRows(s *searchable, ids []model.ID) error {
	old, err := linesOf(w.ctx, w.tx, s, ids)
	if err != nil {
		return err
	}
	docs, err := docsOf(w.ctx, w.tx, s, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := w.indexRow(s, old[id], docs[id]); err != nil {
			return err
		}
	}
	return nil
}

// indexRow takes a row's line from what it was to what it is to be, nil for none.
func (w *Work) indexRow(s *searchable, old line, d *doc) error {
	if old.number != 0 && (d == nil || old.number>>dayBits != d.day) {
		for _, q := range []string{deleteWords, deleteDoc} {
			if err := w.exec(q, old.number); err != nil {
				return err
			}
		}
		old = line{}
	}
	if d == nil {
		return nil
	}
	number, err := old.number, error(nil)
	switch {
	case number == 0:
		if number, err = w.nextDoc(d.day); err == nil {
			err = w.exec(insertDoc, number, s.t.name, d.row, d.subject, d.private, d.archived)
		}
	case !old.is(d):
		err = w.exec(updateDoc, d.subject, d.private, d.archived, number)
	}
	if err != nil {
		return err
	}
	return w.exec(putWords, number, d.text, d.scope)
}

// nextDoc is a free number in a day. Numbers rise with the days, so that the newest come first without sorting.
func (w *Work) nextDoc(day int64) (int64, error) {
	for ; ; day++ {
		if next, known := w.stale.next[day]; known && next>>dayBits == day {
			w.stale.next[day] = next + 1
			return next, nil
		}
		st, err := w.statement("SELECT coalesce(max(id)+1,?1) FROM search_doc WHERE id BETWEEN ?1 AND ?2")
		if err != nil {
			return 0, err
		}
		var next int64
		first := max(day<<dayBits, 1) // 0 is no number
		if err := st.QueryRowContext(w.ctx, first, (day+1)<<dayBits-1).Scan(&next); err != nil {
			return 0, err
		}
		if next>>dayBits != day {
			continue // it is full
		}
		if w.stale.next == nil {
			w.stale.next = map[int64]int64{}
		}
		w.stale.next[day] = next + 1
		return next, nil
	}
}

// line is what stands in the index beside the words of a row.
type line struct {
	number           int64
	subject, private model.ID
	archived         int64
}

// is says whether it is what should stand there.
func (l *line) is(d *doc) bool {
	return l.subject == idIn(d.subject) && l.private == idIn(d.private) && l.archived == d.archived
}

func idIn(stored any) model.ID {
	id, _ := stored.(string)
	return model.ID(id)
}

// linesOf are the lines of rows of one table.
func linesOf(ctx context.Context, tx *sql.Tx, s *searchable, ids []model.ID) (map[model.ID]line, error) {
	rows, err := inList(ctx, tx, `SELECT row_id,id,subject_id,private_to,archived FROM search_doc
		WHERE row_id IN (SELECT value FROM json_each(?)) AND tbl=?`, ids, s.t.name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	out := map[model.ID]line{}
	for rows.Next() {
		var id model.ID
		var l line
		if err := rows.Scan(&id, &l.number, &l.subject, &l.private, &l.archived); err != nil {
			return nil, err
		}
		out[id] = l
	}
	return out, rows.Err()
}

// inList runs a query whose first argument is a list of ids.
func inList(ctx context.Context, tx *sql.Tx, q string, ids []model.ID, args ...any) (*sql.Rows, error) {
	js, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	return tx.QueryContext(ctx, q, append([]any{string(js)}, args...)...)
}

// docsOf are what the index is to hold of rows of one table.
func docsOf(ctx context.Context, tx *sql.Tx, s *searchable, ids []model.ID) (map[model.ID]*doc, error) {
	aliases, err := aliasesOf(ctx, tx, s, ids)
	if err != nil {
		return nil, err
	}
	images, err := imagesOf(ctx, tx, s.t, ids)
	if err != nil {
		return nil, err
	}
	out := make(map[model.ID]*doc, len(images))
	for id, m := range images {
		if d := s.doc(m, aliases[id]); d != nil {
			out[id] = d
		}
	}
	return out, nil
}

// imagesOf are rows of a table by their ids; those that are not there are left out.
func imagesOf(ctx context.Context, tx *sql.Tx, t *table, ids []model.ID) (Rows, error) {
	q := "SELECT " + strings.Join(t.columns, ",") + " FROM " + t.name + " WHERE id IN (SELECT value FROM json_each(?))"
	rows, err := inList(ctx, tx, q, ids)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	out := make(Rows, len(ids))
	values, pointers := t.row()
	for rows.Next() {
		if err := rows.Scan(pointers...); err != nil {
			return nil, err
		}
		m := t.image(values)
		out[m.ID()] = m
	}
	return out, rows.Err()
}

// aliasesOf are the other names of people, by person.
func aliasesOf(ctx context.Context, tx *sql.Tx, s *searchable, ids []model.ID) (map[model.ID][]string, error) {
	out := map[model.ID][]string{}
	if s.kind != FoundPerson {
		return out, nil
	}
	rows, err := inList(ctx, tx, "SELECT subject_id,name FROM person_alias WHERE subject_id IN (SELECT value FROM json_each(?)) ORDER BY id", ids)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var person model.ID
		var name string
		if err := rows.Scan(&person, &name); err != nil {
			return nil, err
		}
		out[person] = append(out[person], name)
	}
	return out, rows.Err()
}
