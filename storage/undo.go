package storage

import (
	"context"
	"database/sql"
	"errors"

	"milepost/model"
	"milepost/model/unit"
)

const (
	undoable = "SELECT seq,name FROM unit WHERE state='done' AND actor=? ORDER BY seq DESC LIMIT 1"
	redoable = "SELECT seq,name FROM unit WHERE state='undone' AND actor=? ORDER BY seq LIMIT 1"
	// who wrote the rows of a unit last: the unit itself, whoever did it again, or whoever undid it
	lastRedo = "SELECT coalesce(max(seq),?1) FROM unit WHERE kind='redo' AND target=?1"
	lastUndo = "SELECT max(seq) FROM unit WHERE kind='undo' AND target=?1"
)

// RefusedAgreed is the key of the problem that Undo has with a unit by which somebody agreed.
const RefusedAgreed = "storage.undo.agreed"

// UndoName is the name of the unit that Undo would take back, a key; empty when there is none.
func (s *Store) UndoName(ctx context.Context) (string, error) { return s.unitName(ctx, undoable) }

// RedoName is the name of the unit that Redo would bring back, a key; empty when there is none.
func (s *Store) RedoName(ctx context.Context) (string, error) { return s.unitName(ctx, redoable) }

func (s *Store) unitName(ctx context.Context, q string) (string, error) {
	return read(ctx, s, func(v *view) (string, error) {
		var seq int64
		var name string
		err := v.tx.QueryRowContext(ctx, q, s.actor).Scan(&seq, &name)
		if errors.Is(err, sql.ErrNoRows) {
			return "", nil
		}
		return name, err
	})
}

// toUndo is the number of the unit that Undo would take back; ErrNothing when there is none.
func (v *view) toUndo(ctx context.Context) (seq int64, err error) {
	var name string
	err = v.tx.QueryRowContext(ctx, undoable, v.actor).Scan(&seq, &name)
	if errors.Is(err, sql.ErrNoRows) {
		err = nothing()
	}
	return seq, err
}

// Undo takes back the newest unit of the author, as a unit of its own that writes the opposite. ErrNothing when there is
// none; ErrConflict when a later unit has touched what it would change, with that unit's name: Skip then leaves it as it
// is. All of it is taken back or nothing.
func (s *Store) Undo(ctx context.Context) (Unit, error) {
	return s.run(ctx, "", kindUndo, func(w *Work) error {
		seq, err := w.choose(undoable)
		if err != nil {
			return err
		}
		if unit.Agrees(w.unit.Name) {
			return &model.Problem{Key: RefusedAgreed, Args: []any{model.Key(w.unit.Name)}, Err: model.ErrConflict}
		}
		if unit.Reveals(w.unit.Name) {
			return &model.Problem{Key: "storage.undo.revealed", Args: []any{model.Key(w.unit.Name)}, Err: model.ErrConflict}
		}
		return w.turn(seq, lastRedo, "undone")
	})
}

// Redo brings back what was undone last, as a unit of its own. ErrNothing when there is nothing; ErrConflict as for
// Undo.
func (s *Store) Redo(ctx context.Context) (Unit, error) {
	return s.run(ctx, "", kindRedo, func(w *Work) error {
		seq, err := w.choose(redoable)
		if err != nil {
			return err
		}
		return w.turn(seq, lastUndo, "done")
	})
}

// Skip leaves the newest unit of the author as it is for good, so that Undo goes on with the one before. History keeps
// it. ErrNothing when there is none.
func (s *Store) Skip(ctx context.Context) (Unit, error) {
	var u Unit
	err := s.settleUnits(func() error {
		return s.pen.QueryRowContext(ctx, `UPDATE unit SET state='keep' WHERE seq=(SELECT seq FROM unit WHERE state='done' AND actor=?
			ORDER BY seq DESC LIMIT 1) RETURNING seq,id,name,kind,actor,at`, s.actor).Scan(&u.Seq, &u.ID, &u.Name, &u.Kind, &u.Actor, &u.At)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return Unit{}, nothing()
	}
	return u, err
}

// MakeFinal leaves everything done so far as it is for good: afterwards there is nothing to undo or redo. History keeps
// it.
func (s *Store) MakeFinal(ctx context.Context) error {
	return s.settleUnits(func() error {
		_, err := s.pen.ExecContext(ctx, "UPDATE unit SET state=CASE state WHEN 'done' THEN 'keep' ELSE 'gone' END WHERE state IN ('done','undone')")
		return err
	})
}

// settleUnits changes states of units, which alone of the journal may be rewritten.
func (s *Store) settleUnits(f func() error) error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	s.writing.Lock()
	err := s.astray()
	if err == nil {
		err = f()
	}
	s.writing.Unlock()
	if err == nil {
		s.restLater()
	}
	return s.problem(err)
}

func nothing() error { return &model.Problem{Key: "storage.undo.nothing", Err: model.ErrNothing} }

// choose picks the unit inside the write transaction, so that two windows never pick the same one, and takes its name.
func (w *Work) choose(q string) (int64, error) {
	var seq int64
	err := w.tx.QueryRowContext(w.ctx, q, w.unit.Actor).Scan(&seq, &w.unit.Name)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nothing()
	}
	if err != nil {
		return 0, err
	}
	w.unit.Target = seq
	_, err = w.tx.ExecContext(w.ctx, "UPDATE unit SET name=?, target=? WHERE seq=?", w.unit.Name, seq, w.unit.Seq)
	return seq, err
}

// turn reverses what a unit did last, or what its undoing did, and notes where the unit now stands.
func (w *Work) turn(origin int64, wroteLast, state string) error {
	r := &reversal{w: w, origin: origin}
	if err := w.tx.QueryRowContext(w.ctx, wroteLast, origin).Scan(&r.wrote); err != nil {
		return err
	}
	if err := r.run(); err != nil {
		return r.conflict(err)
	}
	_, err := w.tx.ExecContext(w.ctx, "UPDATE unit SET state=? WHERE seq=?", state, origin)
	return err
}
