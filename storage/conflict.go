package storage

import (
	"errors"
	"reflect"

	"milepost/model"
)

// Settle tells the unit, before it writes, how conflicts end that somebody has looked at. Put and Delete of such a
// record then write it although it moved on, unless it has moved on once more.
func (w *Work) Settle(list ...model.Settled) {
	if w.settled == nil {
		w.settled = map[model.Ref]model.Settled{}
	}
	for _, s := range list {
		w.settled[s.Record] = s
	}
}

// putMoved writes a record whose row moved on since it was read, or is gone, as it was settled; else it is a conflict.
func (w *Work) putMoved(t *table, r model.Record, old []any) error {
	h := r.Head()
	mine, err := t.values(w.ctx, r)
	if err != nil {
		return err
	}
	c, err := w.conflict(t, h, mine, old)
	if err != nil {
		return err
	}
	s, ok := w.settled[model.RefOf(r)]
	if !ok || s.Seen != c.Seen {
		return c
	}
	if old == nil {
		mine[t.version] = w.unit.Seq
		if err := w.insert(t, mine); err != nil {
			return err
		}
		return w.fill(t, r, mine)
	}
	for i, column := range t.columns {
		if column != "position" && stays(column) || s.Theirs[column] {
			mine[i] = old[i]
		}
	}
	changed, err := w.update(t, old, mine)
	if err != nil {
		return err
	}
	if changed {
		mine[t.version] = w.unit.Seq
	} else {
		mine[t.version] = old[t.version]
	}
	return w.fill(t, r, mine)
}

// fill lets a record say what was written, as it would after a write without a conflict; when the unit fails it says
// again what it said.
func (w *Work) fill(t *table, r model.Record, row []any) error {
	v := reflect.ValueOf(r).Elem()
	was := reflect.New(v.Type()).Elem()
	was.Set(v)
	w.filled = append(w.filled, func() { v.Set(was) })
	for i, f := range t.fields {
		if err := f.Set(w.ctx, v, row[i]); err != nil {
			return err
		}
	}
	return nil
}

// deleteMoved removes a row that moved on since it was read, if that was settled.
func (w *Work) deleteMoved(t *table, h *model.Row, old []any) error {
	if old == nil {
		return w.gone(h.ID)
	}
	c, err := w.conflict(t, h, nil, old)
	if err != nil {
		return err
	}
	s, ok := w.settled[c.Record]
	if !ok || s.Seen != c.Seen {
		return c
	}
	return w.remove(t, old)
}

// conflict is what can be shown of a record that moved on since it was read: mine is what was to be written, none when
// it was to be removed; old is its row, none when it is gone. Where there is nothing to choose between it is the plain
// problem.
func (w *Work) conflict(t *table, h *model.Row, mine, old []any) (*model.Conflict, error) {
	problem, err := w.movedOn(t, h.ID, old)
	if err != nil {
		return nil, err
	}
	ref, v := model.Ref{Table: t.name, ID: h.ID}, w.s.view(w.ctx, w.tx)
	r, err := w.s.walkBack(w.ctx, v, map[model.Ref]bool{ref: true}, h.Version)
	if err != nil {
		return nil, err
	}
	c := &model.Conflict{
		Record: ref, Columns: t.columns, Base: model.Values(r.rows[ref]), Theirs: model.Values(r.now[ref]), Seen: r.wrote(ref), Problem: problem,
	}
	if mine != nil {
		c.Mine = model.Values(t.image(mine))
	}
	shown := Image(c.Theirs)
	if shown == nil {
		shown = r.newest(ref)
	}
	if c.Base == nil || shown == nil || !w.mergeable(t, c) {
		return nil, problem
	}
	seen, err := v.sees(w.ctx, shown)
	if err != nil {
		return nil, err
	}
	if !seen {
		return nil, problem
	}
	c.Story, err = w.lastOf(v, c, shown)
	return c, err
}

// mergeable says whether two versions of a record can be put together. What was shared or taken back meanwhile is
// another record by now, and numbers kept in other decimals are other numbers.
func (w *Work) mergeable(t *table, c *model.Conflict) bool {
	if c.Theirs["replaced_by"] != nil || c.Mine != nil && (c.Mine["replaced_by"] != c.Base["replaced_by"] || c.Mine["visibility"] != c.Base["visibility"]) {
		return false
	}
	if t.name != "measure" {
		return true
	}
	same := func(v model.Values) bool { return v == nil || v["decimals"] == c.Base["decimals"] }
	return same(c.Mine) && same(c.Theirs)
}

// movedOn is the problem of a row that was written or removed by another unit since it was read.
func (w *Work) movedOn(t *table, id model.ID, old []any) (*model.Problem, error) {
	if old == nil {
		err := w.gone(id)
		var problem *model.Problem
		if errors.As(err, &problem) {
			return problem, nil
		}
		return nil, err
	}
	name, err := w.name("SELECT name FROM unit WHERE seq=?", old[t.version])
	if err != nil {
		return nil, err
	}
	return &model.Problem{Key: "storage.conflict", Args: []any{model.Key(name)}, Err: model.ErrConflict}, nil
}

// lastOf is the unit that wrote or removed the record last, and what the ids in both versions are called.
func (w *Work) lastOf(v *view, c *model.Conflict, shown Image) (*model.Story, error) {
	chapter := model.Chapter{Seq: c.Seen}
	err := w.tx.QueryRowContext(w.ctx, "SELECT name,kind,at,actor FROM unit WHERE seq=?", c.Seen).Scan(&chapter.Name, &chapter.Kind, &chapter.At, &chapter.Actor)
	if err != nil {
		return nil, err
	}
	visibility, _ := shown["visibility"].(string)
	chapter.Events = []model.Event{{
		Record: c.Record, Op: model.EventChanged, Visibility: model.Visibility(visibility), As: model.Values(shown), Before: c.Theirs, After: c.Mine, Now: c.Seen,
	}}
	t := &teller{s: w.s, v: v, ctx: w.ctx, story: &model.Story{
		Chapters: []model.Chapter{chapter}, Names: map[model.ID]string{}, Measures: map[model.ID]model.Measure{},
	}}
	return t.story, t.names()
}
