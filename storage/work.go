package storage

import (
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"milepost/model"
)

// Put saves a record. Version 0 is a new one, which gets an id if it has none; else the version must be the one that
// was read, or it is ErrConflict: a *model.Conflict with both versions where they can be put together, see Settle. Nothing is written when nothing changed. The record then has its new version.
// Visibility must be set on a new record and is never updated: Reshare makes a new row. A text with U+0000 or bad UTF-8
// is ErrInvalid; any other text is kept byte for byte.
func (w *Work) Put(r model.Record) error {
	if err := w.flush(); err != nil {
		return err
	}
	t, h := tableOf(r), r.Head()
	if h.Version == 0 {
		was := *h
		now, err := w.newRow(t, r)
		if err == nil {
			err = w.insert(t, now)
		}
		if err != nil {
			*h = was
		}
		return err
	}
	old, err := w.current(t, h.ID)
	if err != nil {
		return err
	}
	if old == nil || old[t.version] != h.Version {
		return w.putMoved(t, r, old)
	}
	now, err := t.values(w.ctx, r)
	if err != nil {
		return err
	}
	if old[t.visibility] != now[t.visibility] {
		return &model.Problem{Key: "storage.visibility.fixed", Args: []any{t.name}, Err: model.ErrInvalid}
	}
	if t.fixed >= 0 && old[t.fixed] != now[t.fixed] {
		return &model.Problem{Key: "storage.expectation.fixed", Err: model.ErrInvalid}
	}
	if t.ownSubject {
		now[t.subject] = now[t.id]
	}
	changed, err := w.update(t, old, now)
	if changed {
		w.keep(h)
		h.Version = w.unit.Seq
	}
	return err
}

// newRow gives a new record its id and version and returns its values.
func (w *Work) newRow(t *table, r model.Record) ([]any, error) {
	h := r.Head()
	if h.Visibility == "" {
		return nil, &model.Problem{Key: "storage.visibility.none", Args: []any{t.name}, Err: model.ErrInvalid}
	}
	w.keep(h)
	if h.ID == "" {
		h.ID = w.s.ids.New()
	}
	if t.ownSubject {
		h.SubjectID = h.ID
	}
	h.Version = w.unit.Seq
	row, err := t.values(w.ctx, r)
	if err == nil && t.author >= 0 && row[t.author] == nil {
		return nil, &model.Problem{Key: "storage.author.none", Args: []any{t.name}, Err: model.ErrInvalid}
	}
	return row, err
}

// keep remembers a record's head for the case that the unit fails.
func (w *Work) keep(h *model.Row) { w.heads = append(w.heads, headBefore{h, *h}) }

// Delete removes a record that was read; ErrConflict when it moved on since. Pages archive instead: what else removes is
// undo and erasing alone, and a link that is taken away.
func (w *Work) Delete(r model.Record) error {
	if err := w.flush(); err != nil {
		return err
	}
	t, h := tableOf(r), r.Head()
	old, err := w.current(t, h.ID)
	if err != nil {
		return err
	}
	if old == nil || old[t.version] != h.Version {
		return w.deleteMoved(t, h, old)
	}
	return w.remove(t, old)
}

// gone is the conflict with the unit that removed a row.
func (w *Work) gone(id model.ID) error {
	name, err := w.name(`SELECT u.name FROM change c JOIN unit u ON u.seq=c.unit WHERE c.row_id=? AND c.op='D' ORDER BY c.unit DESC LIMIT 1`, id)
	if err != nil {
		return err
	}
	if name == "" { // removed together with many others, or never there
		return &model.Problem{Key: "storage.gone", Err: model.ErrConflict}
	}
	return &model.Problem{Key: "storage.conflict", Args: []any{model.Key(name)}, Err: model.ErrConflict}
}

// current is a row as it is now; nil when there is none.
func (w *Work) current(t *table, id model.ID) ([]any, error) {
	st, err := w.statement(t.read)
	if err != nil {
		return nil, err
	}
	row, pointers := t.row()
	err = st.QueryRowContext(w.ctx, id).Scan(pointers...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return row, err
}

func (w *Work) insert(t *table, row []any) error {
	if err := w.exec(t.insert+placeholders(len(row)), row...); err != nil {
		return err
	}
	return w.journal(t, row, "I", nil, "")
}

func (w *Work) remove(t *table, old []any) error {
	if err := w.exec("DELETE FROM "+t.name+" WHERE id=?", old[t.id]); err != nil {
		return err
	}
	js, err := json.Marshal(t.image(old))
	if err != nil {
		return err
	}
	return w.journal(t, old, "D", nil, string(js))
}

// update writes the columns that differ and says whether there were any.
func (w *Work) update(t *table, old, now []any) (bool, error) {
	diff := map[string][2]any{}
	var set, columns []string
	var args []any
	for i, c := range t.columns {
		if i == t.version || old[i] == now[i] {
			continue
		}
		columns, set, args = append(columns, c), append(set, c+"=?"), append(args, now[i])
		diff[c] = [2]any{old[i], now[i]}
	}
	if len(diff) == 0 {
		return false, nil
	}
	set, args = append(set, "version=?"), append(args, w.unit.Seq, now[t.id])
	diff["version"] = [2]any{old[t.version], w.unit.Seq}
	if err := w.exec("UPDATE "+t.name+" SET "+strings.Join(set, ",")+" WHERE id=?", args...); err != nil {
		return false, err
	}
	js, err := json.Marshal(diff)
	if err != nil {
		return false, err
	}
	if old[t.subject] != now[t.subject] { // whom the row leaves finds it in the journal too
		if err := w.journal(t, old, "M", nil, ""); err != nil {
			return false, err
		}
		w.wrote[t.name]-- // one row, two entries
	}
	return true, w.journal(t, now, "U", columns, string(js))
}

func (w *Work) journal(t *table, row []any, op string, columns []string, diff string) error {
	w.n++
	w.wrote[t.name]++
	w.touch(t.name, row[t.subject])
	w.private = w.private || op == "I" && row[t.visibility] == string(model.Private)
	id, _ := row[t.id].(string)
	w.stale.wrote(t.name, row[t.subject], columns, model.ID(id))
	var d any
	if diff != "" {
		d = diff
	}
	return w.exec("INSERT INTO change(unit,n,tbl,row_id,subject_id,visibility,cols,op,diff) VALUES(?,?,?,?,?,?,?,?,?)",
		w.unit.Seq, w.n, t.name, row[t.id], row[t.subject], row[t.visibility], strings.Join(columns, ","), op, d)
}

// touch remembers whom a table was changed for, for those who listen.
func (w *Work) touch(table string, subject any) {
	if w.touched[table] == nil {
		w.touched[table] = map[model.ID]bool{}
	}
	s, _ := subject.(string)
	w.touched[table][model.ID(s)] = true
}

func placeholders(n int) string { return "(" + strings.TrimSuffix(strings.Repeat("?,", n), ",") + ")" }
