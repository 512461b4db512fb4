package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"milepost/model"
)

// Draft is what somebody is writing and has not stored yet: the fields of one thing, be it one line or a dialog.
type Draft struct {
	Thing     string               // what is written, by its kind and ids: never a text of somebody
	SubjectID model.ID             // whom it is about; none: the team
	Route     string               // the page it is written on, as the window names it: never a text either
	Field     string               // the one somebody wrote in last
	Fields    map[string][2]string // by the names of the fields, what each held before and what it holds
	At        model.Instant        // when it was kept last; KeepDrafts sets it
}

// DraftAge is how long a draft is kept that nobody comes back to.
const DraftAge = 30 * 24 * time.Hour

// KeepDrafts writes what was typed in a window since the last time and forgets the things that were stored or given up.
// It goes through the queue that writes but is no change: nobody is told, there is nothing to undo, and no copy of the
// day is made. A draft about somebody who is not in the file any more is not kept. Nothing is kept in a file that can
// only be read: ErrReadOnly.
func (s *Store) KeepDrafts(ctx context.Context, window model.ID, keep []Draft, drop []string) error {
	return s.writeDrafts(ctx, func(tx *sql.Tx) error {
		for _, thing := range drop {
			if _, err := tx.ExecContext(ctx, dropDraft, s.actor, window, thing); err != nil {
				return err
			}
		}
		at := model.InstantOf(s.clock.Now())
		for _, d := range keep {
			fields, err := json.Marshal(d.Fields)
			if err != nil {
				return err
			}
			_, err = tx.ExecContext(ctx, `INSERT INTO draft(window,thing,subject_id,author_id,visibility,route,field,fields,at)
				SELECT ?1,?2,?3,?4,'private',?5,?6,?7,?8 WHERE ?3 IS NULL OR EXISTS(SELECT 1 FROM person WHERE id=?3)
				ON CONFLICT DO UPDATE SET subject_id=excluded.subject_id, route=excluded.route, field=excluded.field, fields=excluded.fields, at=excluded.at`,
				window, d.Thing, d.SubjectID, s.actor, d.Route, d.Field, string(fields), at)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// TakeDrafts hands a window what its author wrote in windows that are gone, newest first, and makes it that window's.
// alive says of another window whether it still runs: what is written there stays there. Of two drafts of the same thing
// the older one waits until the newer one is done with. Drafts of any author that are older than DraftAge are thrown
// away. A file that can only be read has none to hand out: they could not be taken away again.
func (s *Store) TakeDrafts(ctx context.Context, window model.ID, alive func(model.ID) bool) ([]Draft, error) {
	if s.ReadOnly() {
		return nil, nil
	}
	found, err := s.drafts(ctx)
	if err != nil || len(found) == 0 {
		return nil, err // nothing is written to a file for nothing
	}
	var out []Draft
	err = s.writeDrafts(ctx, func(tx *sql.Tx) error {
		out = nil
		oldest := model.InstantOf(s.clock.Now().Add(-DraftAge))
		if _, err := tx.ExecContext(ctx, "DELETE FROM draft WHERE at<?", oldest); err != nil {
			return err
		}
		taken, asked := map[string]bool{}, map[model.ID]bool{window: false}
		for _, d := range found {
			if _, ok := asked[d.window]; !ok {
				asked[d.window] = alive(d.window)
			}
			if d.At < oldest || d.author != s.actor || taken[d.Thing] || asked[d.window] {
				continue
			}
			res, err := tx.ExecContext(ctx, "UPDATE draft SET window=? WHERE author_id=? AND window=? AND thing=?", window, s.actor, d.window, d.Thing)
			if err != nil {
				return err
			}
			if n, err := res.RowsAffected(); err != nil || n == 0 { // somebody else took it meanwhile
				continue
			}
			taken[d.Thing] = true
			out = append(out, d.Draft)
		}
		return nil
	})
	return out, err
}

// storedDraft is a draft with what the file adds.
type storedDraft struct {
	Draft
	window, author model.ID
}

// drafts are all that the file holds, newest first.
func (s *Store) drafts(ctx context.Context) ([]storedDraft, error) {
	return read(ctx, s, func(v *view) ([]storedDraft, error) {
		rows, err := v.tx.QueryContext(ctx, "SELECT window,author_id,thing,subject_id,route,field,fields,at FROM draft ORDER BY at DESC, thing")
		if err != nil {
			return nil, err
		}
		defer func() { _ = rows.Close() }()
		var out []storedDraft
		for rows.Next() {
			var d storedDraft
			var fields []byte
			if err := rows.Scan(&d.window, &d.author, &d.Thing, &d.SubjectID, &d.Route, &d.Field, &fields, &d.At); err != nil {
				return nil, err
			}
			if err := json.Unmarshal(fields, &d.Fields); err != nil {
				continue // nothing of ours; the check says so
			}
			out = append(out, d)
		}
		return out, rows.Err()
	})
}

// DropDraft forgets a draft together with the change that stores it, so that it is never brought back when it was stored.
func (w *Work) DropDraft(window model.ID, thing string) error {
	return w.exec(dropDraft, w.unit.Actor, window, thing)
}

const dropDraft = "DELETE FROM draft WHERE author_id=? AND window=? AND thing=?"

// writeDrafts is a transaction beside the journal, on the queue that writes.
func (s *Store) writeDrafts(ctx context.Context, f func(*sql.Tx) error) error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	if moved := s.moved.Load(); moved != nil {
		return movedProblem(moved.MovedOn, moved.MovedTo, s.path)
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.closed.Load() {
		return &model.Problem{Key: "storage.closed", File: s.path, Err: model.ErrReadOnly}
	}
	if err := s.astray(); err != nil {
		return err
	}
	tx, err := s.pen.BeginTx(ctx, nil)
	if err != nil {
		return s.problem(err)
	}
	defer func() { _ = tx.Rollback() }() // does nothing after the commit
	if err := f(tx); err != nil {
		return s.problem(err)
	}
	if err := tx.Commit(); err != nil {
		return s.problem(err)
	}
	s.restLater()
	return nil
}
