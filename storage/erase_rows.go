package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"milepost/model"
)

// eraser removes a person inside the unit that erases them. What it removes leaves no image in the journal: that is the
// point of it. Rows that stay are changed through the journal like any others.
type eraser struct {
	w      *Work
	out    *Erased
	former model.ID // who stands for the person where something stays
	again  bool     // it is only done again, so that nobody need be there
}

func sortedTables() []*table {
	var out []*table
	for _, name := range slices.Sorted(maps.Keys(tables())) {
		out = append(out, tables()[name])
	}
	return out
}

func (e *eraser) run() error {
	w := e.w
	w.n++ // the unit stays, though nothing of what it removes is in an entry
	names, err := namesOf(w.ctx, w.tx, e.out.Person)
	if err != nil && (!e.again || !errors.Is(err, model.ErrNotFound)) {
		return err
	}
	if !e.again {
		if err := e.refuseOwner(); err != nil {
			return err
		}
	}
	err = reads(e.makeFinal, e.keepNumbers, e.removeDrafts, e.authors, e.letGo, e.removeRows, e.removeEntries,
		func() error { return w.DeleteSearch(e.out.Person) },
		func() error {
			return w.exec("INSERT INTO erased(id,number,former,at) VALUES(?,?,?,?)", e.out.Person, e.out.Number, e.out.Former, e.out.At)
		})
	if err != nil {
		return err
	}
	e.out.Mentions, err = w.s.mentions(w.ctx, w.tx, e.out.Person, names)
	return err
}

func (e *eraser) nextNumber() (n int, err error) {
	err = e.w.tx.QueryRowContext(e.w.ctx, "SELECT coalesce(max(number),0)+1 FROM erased").Scan(&n)
	return n, err
}

// refuseOwner keeps the file's owner: there would be nobody whose file it is.
func (e *eraser) refuseOwner() error {
	var is bool
	err := e.w.tx.QueryRowContext(e.w.ctx, "SELECT EXISTS(SELECT 1 FROM file f JOIN author a ON a.id=f.owner_id WHERE a.person_id=? OR a.subject_id=?1)",
		e.out.Person).Scan(&is)
	if err == nil && is {
		return &model.Problem{Key: "storage.erase.owner", Err: model.ErrInvalid}
	}
	return err
}

// makeFinal leaves everything done so far as it is: undoing any of it could bring back what goes now.
func (e *eraser) makeFinal() error {
	return e.w.exec("UPDATE unit SET state=CASE state WHEN 'done' THEN 'keep' ELSE 'gone' END WHERE state IN ('done','undone')")
}

// authors are whoever wrote as this person: what they wrote about others stays, under the name of a former rep.
func (e *eraser) authors() error {
	ids, err := e.ids("SELECT id FROM author WHERE person_id=? OR subject_id=?1", e.out.Person)
	if err != nil {
		return err
	}
	t := tables()["author"]
	for _, id := range ids {
		used, err := wroteAboutOthers(e.w.ctx, e.w.tx, id, e.out.Person)
		if err != nil {
			return err
		}
		if !used {
			if err := e.removeOne(t, id); err != nil {
				return err
			}
			continue
		}
		old, err := e.w.current(t, id)
		if err != nil {
			return err
		}
		now := slices.Clone(old)
		now[t.index("name")], now[t.index("person_id")], now[t.subject], now[t.visibility] = e.out.Former, nil, nil, string(model.Team)
		if _, err := e.w.update(t, old, now); err != nil {
			return err
		}
		if err := e.beginAt(id, e.w.unit.Seq, 0); err != nil {
			return err
		}
	}
	return nil
}

// wroteAboutOthers says whether something that stays must keep its author. In an older copy they may even be whose file
// it was.
func wroteAboutOthers(ctx context.Context, tx *sql.Tx, author, person model.ID) (bool, error) {
	var owner bool
	if err := tx.QueryRowContext(ctx, "SELECT EXISTS(SELECT 1 FROM file WHERE owner_id=?)", author).Scan(&owner); err != nil || owner {
		return owner, err
	}
	for _, t := range sortedTables() {
		if t.author < 0 {
			continue
		}
		stays := "subject_id IS NOT ?1"
		for _, k := range kept {
			if k.table == t.name && k.column == "subject_id" {
				stays += " OR id IN (" + k.query + ")"
			}
		}
		var used bool
		q := "SELECT EXISTS(SELECT 1 FROM " + t.name + " WHERE author_id=?2 AND (" + stays + "))"
		if err := tx.QueryRowContext(ctx, q, person, author).Scan(&used); err != nil || used {
			return used, err
		}
	}
	return false, nil
}

func (e *eraser) removeOne(t *table, id model.ID) error {
	if err := errors.Join(e.w.exec("DELETE FROM "+t.name+" WHERE id=?", id), e.removeDraftsOf(id)); err != nil {
		return err
	}
	e.w.wrote[t.name]++
	e.w.touch(t.name, "")
	e.count(t.name, 1)
	return e.forget(id, 1<<62, 0)
}

func (e *eraser) count(table string, n int) {
	for i := range e.out.Rows {
		if e.out.Rows[i].Table == table {
			e.out.Rows[i].Rows += n
			return
		}
	}
	e.out.Rows = append(e.out.Rows, Count{table, n})
}

// letGo empties what refers from rows that stay to rows that go: whom an assignment of somebody else was led by.
func (e *eraser) letGo() error {
	for _, t := range sortedTables() {
		refs, err := e.references(t)
		if err != nil {
			return err
		}
		for _, r := range refs {
			ids, err := e.ids("SELECT id FROM "+t.name+" WHERE subject_id IS NOT ?1 AND "+r.column+" IN (SELECT id FROM "+r.parent+" WHERE subject_id=?1)", e.out.Person)
			if err == nil {
				err = e.set(t, ids, r.column, nil)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

type reference struct{ column, parent string }

func (e *eraser) references(t *table) ([]reference, error) {
	rows, err := e.w.tx.QueryContext(e.w.ctx, `SELECT "from","table" FROM pragma_foreign_key_list(?)`, t.name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []reference
	for rows.Next() {
		var r reference
		if err := rows.Scan(&r.column, &r.parent); err != nil {
			return nil, err
		}
		if r.column != "subject_id" && r.column != "author_id" {
			out = append(out, r)
		}
	}
	return out, rows.Err()
}

// set writes a value into a column of rows, through the journal.
func (e *eraser) set(t *table, ids []model.ID, column string, value any) error {
	for _, id := range ids {
		old, err := e.w.current(t, id)
		if err != nil {
			return err
		}
		now := slices.Clone(old)
		now[t.index(column)] = value
		if _, err := e.w.update(t, old, now); err != nil {
			return err
		}
	}
	return nil
}

// removeDrafts removes what anybody is writing about the person, and what the person is writing.
func (e *eraser) removeDrafts() error {
	n, err := e.removed("DELETE FROM draft WHERE "+draftsOf, e.out.Person)
	if err == nil && n > 0 {
		e.out.Private += n
		e.count("draft", n)
	}
	return err
}

// removeDraftsOf removes what is being written into a record that goes.
func (e *eraser) removeDraftsOf(id model.ID) error {
	return e.w.exec("DELETE FROM draft WHERE thing LIKE '%/'||?", id)
}

// draftsOf are the drafts about a person and those by them.
const draftsOf = "subject_id=?1 OR author_id IN (SELECT id FROM author WHERE person_id=?1 OR subject_id=?1)"

// removeRows removes all rows about the person.
func (e *eraser) removeRows() error {
	for _, t := range sortedTables() {
		var private int
		q := "SELECT count(*) FROM " + t.name + " WHERE subject_id=? AND visibility='private'"
		if err := e.w.tx.QueryRowContext(e.w.ctx, q, e.out.Person).Scan(&private); err != nil {
			return err
		}
		n, err := e.removed("DELETE FROM "+t.name+" WHERE subject_id=?", e.out.Person)
		if err != nil {
			return err
		}
		if n > 0 {
			e.out.Private += private
			e.count(t.name, n)
			e.w.wrote[t.name] += n
			e.w.touch(t.name, string(e.out.Person))
		}
	}
	slices.SortFunc(e.out.Rows, byTable)
	return nil
}

// removeEntries removes what the journal keeps of the person. A row that was about somebody else before or afterwards
// keeps only what came after: what made it theirs becomes its beginning.
func (e *eraser) removeEntries() error {
	mixed, err := e.ids(`SELECT DISTINCT c.row_id FROM change c WHERE c.subject_id=?1
		AND EXISTS(SELECT 1 FROM change o WHERE o.row_id=c.row_id AND o.subject_id IS NOT ?1)`, e.out.Person)
	if err != nil {
		return err
	}
	for _, id := range mixed {
		var last, n int64
		q := "SELECT unit, n FROM change WHERE row_id=? AND subject_id=? ORDER BY unit DESC, n DESC LIMIT 1"
		if err := e.w.tx.QueryRowContext(e.w.ctx, q, id, e.out.Person).Scan(&last, &n); err != nil {
			return err
		}
		if err := e.beginAt(id, last, n+1); err != nil {
			return err
		}
	}
	for _, q := range []string{"DELETE FROM change WHERE subject_id=?", "DELETE FROM bulk WHERE subject_id=?"} {
		n, err := e.removed(q, e.out.Person)
		if err != nil {
			return err
		}
		e.out.Journal += n
	}
	return nil
}

// beginAt lets a row's past begin with its first entry from a place of the journal on.
func (e *eraser) beginAt(id model.ID, seq, n int64) error {
	if err := e.forget(id, seq, n); err != nil {
		return err
	}
	var first, firstN int64
	err := e.w.tx.QueryRowContext(e.w.ctx, "SELECT unit, n FROM change WHERE row_id=? AND op<>'M' ORDER BY unit, n LIMIT 1", id).Scan(&first, &firstN)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return e.w.exec("UPDATE change SET op='I', diff=NULL, cols='' WHERE unit=? AND n=? AND op='U'", first, firstN)
}

// forget removes the entries of a row that come before a place of the journal.
func (e *eraser) forget(id model.ID, seq, n int64) error {
	gone, err := e.removed("DELETE FROM change WHERE row_id=? AND (unit,n)<(?,?)", id, seq, n)
	if err != nil {
		return err
	}
	e.out.Journal += gone
	return e.forgetInChunks(id, seq, n)
}

// forgetInChunks takes a row out of the entries of many rows of somebody else.
func (e *eraser) forgetInChunks(id model.ID, seq, n int64) error {
	rows, err := e.w.tx.QueryContext(e.w.ctx, `SELECT unit,n,op,data FROM bulk WHERE first<=?1 AND last>=?1 AND subject_id IS NOT ?2 AND (unit,n)<(?3,?4)`,
		id, e.out.Person, seq, n)
	if err != nil {
		return err
	}
	type found struct {
		unit, n int64
		op      string
		data    []byte
	}
	var all []found
	for rows.Next() {
		var f found
		if err := rows.Scan(&f.unit, &f.n, &f.op, &f.data); err != nil {
			return errors.Join(err, rows.Close())
		}
		all = append(all, f)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	for _, f := range all {
		raw, left, err := e.w.s.without(f.op, f.data, id)
		switch {
		case err != nil:
			return err
		case left == 0:
			err = e.w.exec("DELETE FROM bulk WHERE unit=? AND n=?", f.unit, f.n)
		case raw != nil: // first and last stay: they only say where to look
			err = e.w.exec("UPDATE bulk SET data=?, count=? WHERE unit=? AND n=?", e.w.s.packer.EncodeAll(raw, nil), left, f.unit, f.n)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (e *eraser) removed(q string, args ...any) (int, error) {
	res, err := e.w.tx.ExecContext(e.w.ctx, q, args...)
	if err != nil {
		return 0, err
	}
	n, err := res.RowsAffected()
	return int(n), err
}

func (e *eraser) ids(q string, args ...any) ([]model.ID, error) {
	rows, err := e.w.tx.QueryContext(e.w.ctx, q, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []model.ID
	for rows.Next() {
		var id model.ID
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("reading ids: %w", err)
		}
		out = append(out, id)
	}
	return out, rows.Err()
}
