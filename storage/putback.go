package storage

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"

	"milepost/model"
	"milepost/model/unit"
)

// appended are the tables to which is only added: a wrong one is followed by a right one.
var appended = map[string]bool{"assessment": true, "rating": true, "reading": true}

// settled are the tables that are no record of anybody's work: what others refer to, and who and what is in the file.
var settled = map[string]bool{
	"file": true, "author": true, "person_source": true, "framework_version": true, "scale_step": true, "ladder": true, "level": true,
	"level_way": true, "skill": true, "behaviour": true, "target": true,
}

// stays says of a column that it is not put back: what a row is and who sees it never changes, its place in an order is
// nothing the record says, and what took its place has it.
func stays(column string) bool {
	switch column {
	case "id", "subject_id", "visibility", "version", "author_id", "position", "replaced_by":
		return true
	}
	return false
}

// PutBack puts one record back to what it was after unit seq, as a unit of its own that can be undone. See
// Work.PutBack.
func (s *Store) PutBack(ctx context.Context, ref model.Ref, seq, seen int64) (Unit, error) {
	return s.Do(ctx, unit.PutBack, func(w *Work) error { return w.PutBack(ref, seq, seen) })
}

// PutBack puts one record back to what it was after unit seq; one that was removed is brought back. Its place in an
// order stays as it is, and what it belonged to then is what took the place of that since. seen is the unit that wrote
// the record last as the user saw it: ErrConflict when it moved on since. ErrNothing when it is so already;
// ErrNotFound when it was not there then, or is private and somebody else's; ErrInvalid for readings, ratings and
// whatever cannot go back alone, with the reason.
func (w *Work) PutBack(ref model.Ref, seq, seen int64) error {
	t, err := tableNamed(ref.Table)
	if err != nil {
		return err
	}
	if err := w.flush(); err != nil {
		return err
	}
	v := w.s.view(w.ctx, w.tx)
	r, err := w.s.walkBack(w.ctx, v, map[model.Ref]bool{ref: true}, seq)
	if err != nil {
		return err
	}
	if err := w.mayPutBack(v, r, ref, seen); err != nil {
		return err
	}
	now, then := r.now[ref], r.rows[ref]
	problem, err := v.putBackable(w.ctx, t, now, then)
	if err != nil {
		return err
	}
	if problem != nil {
		return problem
	}
	return w.writeBack(t, now, then)
}

// putBackable says why a row cannot be put back to what it was then; nil when it can. What it refers to is followed on
// the way.
func (v *view) putBackable(ctx context.Context, t *table, now, then Image) (*model.Problem, error) {
	switch {
	case appended[t.name]:
		return putBackProblem("storage.putback.appended", model.ErrInvalid), nil
	case settled[t.name]:
		return putBackProblem("storage.putback.settled", model.ErrInvalid), nil
	case then == nil:
		return putBackProblem("storage.putback.before", model.ErrNotFound), nil
	case now["replaced_by"] != nil:
		return putBackProblem("storage.putback.replaced", model.ErrInvalid), nil
	case now != nil && t.name == "measure" && now["decimals"] != then["decimals"]: // its readings are kept in these
		return putBackProblem("storage.putback.decimals", model.ErrInvalid), nil
	}
	whole, err := v.followed(ctx, t, now, then)
	switch {
	case err != nil:
		return nil, err
	case !whole:
		return putBackProblem("storage.putback.reference", model.ErrConflict), nil
	case !differs(t, now, then):
		return putBackProblem("storage.putback.same", model.ErrNothing), nil
	}
	return nil, nil
}

func putBackProblem(key string, kind error) *model.Problem {
	return &model.Problem{Key: key, Err: kind}
}

// mayPutBack refuses what the author may not see, and what moved on since it was seen.
func (w *Work) mayPutBack(v *view, r *rewind, ref model.Ref, seen int64) error {
	m := r.now[ref]
	if m == nil {
		m = r.newest(ref)
	}
	if m == nil { // never there, or not since
		return putBackProblem("storage.gone", model.ErrNotFound)
	}
	mine, err := v.sees(w.ctx, m)
	switch {
	case err != nil:
		return err
	case !mine:
		return putBackProblem("storage.gone", model.ErrNotFound)
	case r.wrote(ref) == seen:
		return nil
	}
	name, err := w.name("SELECT name FROM unit WHERE seq=?", r.wrote(ref))
	if err != nil {
		return err
	}
	return &model.Problem{Key: "storage.conflict", Args: []any{model.Key(name)}, Err: model.ErrConflict}
}

// newest is what a row that is gone was last; nil when it was not there in the time that was walked.
func (r *rewind) newest(ref model.Ref) Image {
	if c := r.steps[moment{r.last[ref], ref}]; c != nil {
		return c.before
	}
	return nil
}

// differs says whether putting a row back would change anything.
func differs(t *table, now, then Image) bool {
	return (now == nil) != (then == nil) || slices.ContainsFunc(t.columns, func(c string) bool { return !stays(c) && now[c] != then[c] })
}

// followed lets a row refer to what took the place of what it referred to; false when that is gone. It changes then
// where that differs from now: what is as it is needs no look.
func (v *view) followed(ctx context.Context, t *table, now, then Image) (bool, error) {
	refs, err := v.references(ctx, t)
	if err != nil {
		return false, err
	}
	for _, column := range slices.Sorted(maps.Keys(refs)) {
		id, _ := then[column].(string)
		if id == "" || stays(column) && now != nil || then[column] == now[column] || column == "replaced_by" || id == string(then.ID()) { // a person is about itself
			continue
		}
		id, err = v.successor(ctx, refs[column], id)
		if err != nil || id == "" {
			return false, err
		}
		then[column] = id
	}
	return true, nil
}

// successor is the row that took the place of another, which may be that one itself; empty when it is gone.
func (v *view) successor(ctx context.Context, name, id string) (string, error) {
	t, err := tableNamed(name)
	if err != nil {
		return "", err
	}
	next := "NULL"
	if t.index("replaced_by") >= 0 {
		next = "replaced_by"
	}
	for {
		var replaced sql.NullString
		err := v.tx.QueryRowContext(ctx, "SELECT "+next+" FROM "+t.name+" WHERE id=?", id).Scan(&replaced)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return "", nil
		case err != nil || !replaced.Valid:
			return id, err
		}
		id = replaced.String
	}
}

// references are the columns of a table that hold ids of rows, with the tables these are in.
func (v *view) references(ctx context.Context, t *table) (map[string]string, error) {
	if found, ok := v.refs[t.name]; ok {
		return found, nil
	}
	rows, err := v.tx.QueryContext(ctx, `SELECT "from", "table" FROM pragma_foreign_key_list(?,'main')`, t.name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	out := map[string]string{}
	for rows.Next() {
		var column, other string
		if err := rows.Scan(&column, &other); err != nil {
			return nil, err
		}
		out[column] = other
	}
	if v.refs == nil {
		v.refs = map[string]map[string]string{}
	}
	v.refs[t.name] = out
	return out, rows.Err()
}

// writeBack writes a row as it was, or inserts it when it is gone.
func (w *Work) writeBack(t *table, now, then Image) error {
	var err error
	if now == nil {
		delete(then, "replaced_by")
		err = (&reversal{w: w}).bringBack(t, then)
	} else {
		was, is := make([]any, len(t.columns)), make([]any, len(t.columns))
		for i, c := range t.columns {
			was[i], is[i] = now[c], then[c]
			if stays(c) {
				is[i] = now[c]
			}
		}
		_, err = w.update(t, was, is)
	}
	if code(err) == codeUnique {
		return putBackProblem("storage.putback.taken", model.ErrConflict)
	}
	return err
}

// sees says whether the author may see a row: it is not private, or is theirs. Who wrote a private row that names no
// author, such as a measure, is its author: nobody else can have written it.
func (v *view) sees(ctx context.Context, m Image) (bool, error) {
	if m["visibility"] != string(model.Private) {
		return true, nil
	}
	author, named := m["author_id"].(string)
	if !named {
		err := v.tx.QueryRowContext(ctx, "SELECT actor FROM unit WHERE seq=?", m["version"]).Scan(&author)
		if errors.Is(err, sql.ErrNoRows) { // nobody knows whose it is
			return false, nil
		}
		if err != nil {
			return false, err
		}
	}
	return author == string(v.actor), nil
}
