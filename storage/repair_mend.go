package storage

import (
	"cmp"
	"database/sql"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"milepost/model"
)

// mending makes the rows of the new file agree with one another and with the journal. What it changes of a row that the
// journal explains is journaled; the others' history begins with it, with what they are then.
type mending struct {
	*rescue
	tx    *sql.Tx
	w     *Work // the unit of the repair
	anew  map[tableRow]bool
	known map[tableRow]Image // what the journal last said of rows that are lost
	owner model.ID
}

// run takes the rows that the journal does not explain. Whether anything is to be stored it leaves in Final.
func (m *mending) run(wrong unexplained) error {
	steps := []func() error{
		func() error { return m.sort(wrong) }, func() error { return m.forget(m.tx, wrong) }, m.beginUnit, m.oneFile,
		m.putIn, m.untie, m.rules, m.write, m.finish,
	}
	return reads(steps...)
}

// sort tells rows that are there from those that are lost.
func (m *mending) sort(wrong unexplained) error {
	for k, removed := range wrong {
		if removed { // only what it was is lost
			continue
		}
		t := tables()[k.table]
		row, err := m.w.current(t, model.ID(k.id))
		switch {
		case err != nil:
			return err
		case row != nil:
			m.anew[k] = true
			continue
		}
		m.damaged[k.table] = true
		if m.known[k], err = m.lastKnown(t, k.id); err != nil {
			return err
		}
		if !m.refused[k] {
			m.lose(k.table, k.id, "storage.repair.lost")
		}
	}
	m.out.Final = m.out.Final || len(wrong)+len(m.mended)+len(m.refused) > 0
	return nil
}

// lastKnown is what the journal last wrote into columns of a row.
func (m *mending) lastKnown(t *table, id string) (Image, error) {
	out := Image{}
	err := eachRow(m.rescue, m.tx, "SELECT coalesce(diff,'') FROM change WHERE row_id=? AND tbl=? AND op='U' ORDER BY unit DESC, n DESC",
		func(scan func(...any) error) error {
			var js string
			err := scan(&js)
			if d, e := decodeDiff(js); e == nil {
				for c, both := range d {
					if _, later := out[c]; !later {
						out[c] = both[1]
					}
				}
			}
			return err
		}, id, t.name)
	return out, err
}

// beginUnit begins the unit of the repair in the name of the file's owner.
func (m *mending) beginUnit() error {
	for _, q := range []string{
		"SELECT owner_id FROM file WHERE owner_id IS NOT NULL ORDER BY rowid LIMIT 1",
		"SELECT actor FROM unit GROUP BY actor ORDER BY count(*) DESC LIMIT 1",
		"SELECT id FROM author ORDER BY id LIMIT 1",
	} {
		err := m.tx.QueryRowContext(m.ctx, q).Scan(&m.owner)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if isID(string(m.owner)) {
			break
		}
	}
	if !isID(string(m.owner)) {
		m.owner = m.s.ids.New()
	}
	u := m.w.unit
	u.ID, u.Actor = m.s.ids.New(), m.owner
	return m.tx.QueryRowContext(m.ctx, insertUnit, u.ID, u.Name, u.Kind, "keep", model.InstantOf(m.o.Clock.Now()), u.Actor, len(migrations)).Scan(&u.Seq, &u.At)
}

// oneFile lets the file say once what it is.
func (m *mending) oneFile() error {
	ids, err := m.ids("SELECT id FROM file ORDER BY rowid")
	if err != nil {
		return err
	}
	for _, id := range ids[min(1, len(ids)):] {
		if err := m.remove("file", id, "storage.check.twice"); err != nil {
			return err
		}
	}
	if len(ids) > 0 {
		return nil
	}
	m.damaged["file"] = true
	id := ""
	for k := range m.known {
		if k.table == "file" {
			id = k.id
		}
	}
	return m.add("file", cmp.Or(id, string(m.s.ids.New())), map[string]any{
		"name":       strings.TrimSuffix(filepath.Base(m.out.Path), filepath.Ext(m.out.Path)),
		"visibility": string(model.Team), "owner_id": string(m.owner), "zone": "UTC", "first_weekday": int64(1), "first_month": int64(1),
	})
}

// ids are the first column of what a query finds.
func (m *mending) ids(q string, args ...any) ([]string, error) {
	var out []string
	err := eachRow(m.rescue, m.tx, q, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		out = append(out, id)
		return err
	}, args...)
	return out, err
}

// set writes a value into a row.
func (m *mending) set(table, id, column string, value any, key string, args ...any) error {
	t := tables()[table]
	old, err := m.w.current(t, model.ID(id))
	if err != nil || old == nil {
		return err
	}
	m.mend(table, id, key, args...)
	if m.out.Final = true; m.anew[tableRow{table, id}] {
		return m.w.exec("UPDATE "+table+" SET "+column+"=? WHERE id=?", value, id)
	}
	now := slices.Clone(old)
	now[t.index(column)] = value
	_, err = m.w.update(t, old, now)
	return err
}

// remove leaves a row out. Where the journal explains it, it keeps what the row was.
func (m *mending) remove(table, id, key string, args ...any) error {
	t := tables()[table]
	old, err := m.w.current(t, model.ID(id))
	if err != nil || old == nil {
		return err
	}
	m.out.Final, m.damaged[table] = true, true
	m.lose(table, id, key, args...)
	m.table(table).Saved--
	if k := (tableRow{table, id}); m.anew[k] {
		delete(m.anew, k)
		return m.w.exec("DELETE FROM "+table+" WHERE id=?", id)
	}
	return m.w.remove(t, old)
}

// add puts a row in for one that is lost: with what the journal last said of it, then with what is given, then with what
// a new row has.
func (m *mending) add(table, id string, given map[string]any) error {
	s, t := m.shapes[table], tables()[table]
	row, known := make([]any, len(t.columns)), m.known[tableRow{table, id}]
	for i, name := range t.columns {
		c := s.columns[s.index(name)]
		row[i], _ = c.standIn(nil)
		if c.kind == "INTEGER" && c.must && row[i] == nil {
			row[i] = int64(0)
		}
		if name == "name" || name == "title" {
			row[i] = m.o.Lost(digits(id))
		}
		if v, ok := given[name]; ok {
			row[i] = v
		}
		if v, ok := known[name]; ok && c.wrong(t, v) == "" && name != "visibility" && name != "subject_id" && c.parent == "" {
			row[i] = v
		}
	}
	row[t.id], row[t.version] = id, m.w.unit.Seq
	if t.author >= 0 && row[t.author] == nil {
		row[t.author] = string(m.owner)
	}
	if (row[t.subject] == nil) != (row[t.visibility] == string(model.Team)) {
		row[t.visibility] = string(model.Team)
		if row[t.subject] != nil {
			row[t.visibility] = string(model.Shared)
		}
	}
	if err := m.w.exec(t.insert+placeholders(len(row)), row...); err != nil {
		return err
	}
	k := tableRow{table, id}
	m.out.Final, m.anew[k] = true, true
	delete(m.refused, k) // it is there again, if not as it was
	m.mend(table, id, "storage.repair.in")
	return nil
}

// write lets the history of rows that the journal does not explain begin with what they are now.
func (m *mending) write() error {
	for _, t := range sortedTables() {
		for _, k := range m.anewIn(t.name) {
			if err := m.w.exec("UPDATE "+t.name+" SET version=? WHERE id=?", m.w.unit.Seq, k.id); err != nil {
				return err
			}
			row, err := m.w.current(t, model.ID(k.id))
			if err != nil {
				return err
			}
			if t.ownSubject {
				err = m.w.journal(t, row, "I", nil, "")
			} else {
				subject, _ := row[t.subject].(string)
				visibility, _ := row[t.visibility].(string)
				err = m.w.pack(bulkKey{t.name, model.ID(subject), model.Visibility(visibility)}, model.ID(k.id))
			}
			if err != nil {
				return err
			}
		}
	}
	return m.w.flush()
}

func (m *mending) anewIn(table string) []tableRow {
	var out []tableRow
	for k := range m.anew {
		if k.table == table {
			out = append(out, k)
		}
	}
	slices.SortFunc(out, func(a, b tableRow) int { return cmp.Compare(a.id, b.id) })
	return out
}

// finish makes what was done before final when something of it is not there any more, and takes the unit away again when
// there is nothing it did.
func (m *mending) finish() error {
	m.out.Anew = len(m.anew)
	if !m.out.Final {
		return nil
	}
	if err := m.w.exec("UPDATE unit SET state=CASE state WHEN 'done' THEN 'keep' ELSE 'gone' END WHERE state IN ('done','undone')"); err != nil {
		return err
	}
	if m.w.n > 0 {
		return nil
	}
	return m.w.exec("DELETE FROM unit WHERE seq=?", m.w.unit.Seq)
}
