package storage

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"milepost/model"
	"milepost/model/unit"
)

// TakeFrom makes records as the copy has them, in one unit that can be undone: what only the copy holds is added, what it
// removed is removed, what differs is changed. Everything that is taken fits afterwards, or nothing is taken: the problem
// names the record that refers to one that is not there, or breaks a rule. ErrConflict when a record moved on since the
// two were compared; ErrNothing when nothing is to be taken.
func (s *Store) TakeFrom(ctx context.Context, c *Comparison, take []model.Ref) (Unit, error) {
	return s.takeAs(ctx, unit.TakeFromCopy, c, take)
}

// takeAs is TakeFrom as a unit of another name.
func (s *Store) takeAs(ctx context.Context, name string, c *Comparison, take []model.Ref) (Unit, error) {
	if len(take) == 0 {
		return Unit{}, &model.Problem{Key: "storage.compare.nothing", Err: model.ErrNothing}
	}
	return s.Do(ctx, name, func(w *Work) error {
		rules := slices.Concat(rulesOfAll(), rulesOfSome)
		before, err := w.brokenRules(rules)
		if err != nil {
			return err
		}
		chosen := map[model.Ref]bool{}
		for _, r := range take {
			chosen[r] = true
		}
		for _, removed := range []bool{true, false} { // first what goes: what comes may say the same
			for i := range c.Differences {
				d := &c.Differences[i]
				if !chosen[d.Record] || (d.There == nil) != removed {
					continue
				}
				if err := w.take(d, c.nameOf(d)); err != nil {
					return &Untaken{d.Record, takeProblem(err, c.nameOf(d))}
				}
			}
		}
		return reads(w.takenRefers, func() error { return w.takenFits(rules, before) })
	})
}

// Untaken is why nothing was taken, with the record that stands in the way.
type Untaken struct {
	Record model.Ref
	Err    error
}

// Error is that of the cause.
func (u *Untaken) Error() string { return u.Err.Error() }

// Unwrap gives the cause.
func (u *Untaken) Unwrap() error { return u.Err }

// nameOf is what a record that differs is called.
func (c *Comparison) nameOf(d *model.Difference) model.Named {
	n := nameOfRecord(d.Record.Table, d.Shown())
	if n.From != "" {
		n.Of = c.Story.Names[d.Shown().ID("subject_id")]
	}
	return n
}

// take makes one record as the copy has it.
func (w *Work) take(d *model.Difference, called model.Named) error {
	t, err := tableNamed(d.Record.Table)
	if err != nil {
		return err
	}
	now, err := w.current(t, d.Record.ID)
	if err != nil {
		return err
	}
	var seen any
	if d.Here != nil {
		seen = d.Here["version"]
	}
	if now == nil && seen != nil || now != nil && now[t.version] != seen {
		return &model.Problem{Key: "storage.compare.moved", Args: []any{called}, Err: model.ErrConflict}
	}
	there := maps.Clone(d.There)
	switch {
	case there == nil:
		return w.remove(t, now)
	case !w.mayTake(there):
		return &model.Problem{Key: "storage.compare.private", Args: []any{called}, Err: model.ErrInvalid}
	case now == nil:
		for _, column := range ofOneFile[t.name] {
			delete(there, column)
		}
		return (&reversal{w: w}).bringBack(t, Image(there))
	case now[t.visibility] != there["visibility"]: // what is shared is another record
		return &model.Problem{Key: "storage.visibility.fixed", Args: []any{t.name}, Err: model.ErrInvalid}
	}
	is := slices.Clone(now)
	for i, column := range t.columns {
		if !slices.Contains(ofOneFile[t.name], column) {
			is[i] = there[column]
		}
	}
	_, err = w.update(t, now, is)
	return err
}

// mayTake keeps a private text with its author.
func (w *Work) mayTake(there model.Values) bool {
	author, named := there["author_id"].(string)
	return !there.Private() || !named || author == string(w.unit.Actor)
}

// takeProblem names the record in an error of the database.
func takeProblem(err error, called model.Named) error {
	switch code(err) {
	case codeUnique, codePrimaryKey:
		return &model.Problem{Key: "storage.compare.twice", Args: []any{called}, Err: errors.Join(model.ErrInvalid, err)}
	case codeCheck:
		return &model.Problem{Key: "storage.compare.value", Args: []any{called}, Err: errors.Join(model.ErrInvalid, err)}
	}
	return err
}

// takenRefers holds that every record refers to what is there.
func (w *Work) takenRefers() error {
	var table string
	var row int64
	rows, err := w.tx.QueryContext(w.ctx, `SELECT "table", rowid FROM pragma_foreign_key_check LIMIT 1`)
	if err != nil {
		return err
	}
	found := rows.Next()
	if found {
		err = rows.Scan(&table, &row)
	}
	if e := errors.Join(rows.Err(), rows.Close()); err == nil {
		err = e
	}
	t := tables()[table]
	if err != nil || !found || t == nil {
		return err
	}
	m, err := w.imageWhere(t, "rowid=?", row)
	if err != nil {
		return err
	}
	why := &model.Problem{Key: "storage.compare.reference", Args: []any{nameOfRecord(table, m)}, Err: model.ErrInvalid}
	return &Untaken{model.Ref{Table: table, ID: m.ID("id")}, why}
}

// broken is a rule of a table and a record that does not keep it.
type broken struct {
	rule int // in the order of the rules
	id   model.ID
}

// brokenRules are the records that do not keep the rules of all tables, as the check of a file finds them.
func (w *Work) brokenRules(rules []rule) (map[broken]bool, error) {
	out := map[broken]bool{}
	for i, r := range rules {
		ids, err := texts(w.ctx, w.tx, r.query)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			out[broken{i, model.ID(id)}] = true
		}
	}
	return out, nil
}

// takenFits holds that no rule is broken that was kept before: what a file brings along is for its check to say.
func (w *Work) takenFits(rules []rule, before map[broken]bool) error {
	now, err := w.brokenRules(rules)
	if err != nil {
		return err
	}
	maps.DeleteFunc(now, func(x broken, _ bool) bool { return before[x] })
	if len(now) == 0 {
		return nil
	}
	first := slices.MinFunc(slices.Collect(maps.Keys(now)), func(a, b broken) int { return cmp.Or(cmp.Compare(a.rule, b.rule), cmp.Compare(a.id, b.id)) })
	r := rules[first.rule]
	m, err := w.imageWhere(tables()[r.table], "id=?", string(first.id))
	if err != nil {
		return err
	}
	why := &model.Problem{Key: r.key, Err: model.ErrInvalid}
	if r.arg != "" {
		why.Args = []any{r.arg}
	}
	return &Untaken{model.Ref{Table: r.table, ID: first.id}, &model.Problem{Key: "storage.compare.rule", Args: []any{nameOfRecord(r.table, m), why}, Err: model.ErrInvalid}}
}

// imageWhere is one row of a table.
func (w *Work) imageWhere(t *table, where string, arg any) (model.Values, error) {
	var id model.ID
	if err := w.tx.QueryRowContext(w.ctx, "SELECT id FROM "+t.name+" WHERE "+where, arg).Scan(&id); err != nil {
		return nil, err
	}
	row, err := w.current(t, id)
	if err != nil || row == nil {
		return nil, err
	}
	return model.Values(t.image(row)), nil
}

// nameOfRecord is what a record is called in a problem.
func nameOfRecord(table string, m model.Values) model.Named {
	if table == "person_source" {
		return model.Named{Table: table, Title: m.Text("external"), From: m.Text("source")}
	}
	return model.Named{Table: table, Title: cmp.Or(m.Text("title"), m.Text("text"), m.Text("name"), m.Text("label"), m.Text("meeting_on"), m.Text("assessed_on"), m.Text("read_on"))}
}
