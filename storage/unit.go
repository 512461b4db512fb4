package storage

import (
	"context"
	"database/sql"
	"errors"

	"milepost/model"
	"milepost/model/unit"
)

// Unit is one unit of work: what a user calls one change.
type Unit struct {
	Seq    int64
	ID     model.ID
	Name   string // a key of the translations
	Kind   string // do, undo, redo
	Target int64  // the unit undone or redone
	Actor  model.ID
	At     model.Instant
}

// Kinds of units. Their states are in the column state: done and undone are the two ends of undo and redo; gone was
// undone and cannot come back; keep stands for good, as undo and redo themselves do.
const (
	kindDo   = "do"
	kindUndo = "undo"
	kindRedo = "redo"
)

// What every unit begins with. Both find their rows by an index: the journal grows for years.
const (
	// the clock may be set back; units keep their order in time all the same
	insertUnit = `INSERT INTO unit(id,name,kind,state,at,actor,schema)
		VALUES(?,?,?,?,max(?,coalesce((SELECT max(at) FROM unit),0)),?,?) RETURNING seq, at`
	// a new unit makes what was undone unreachable
	forgetUndone = "UPDATE unit SET state='gone' WHERE state='undone' AND actor=?"
)

// final units cannot be undone: there would be no file, or no owner to undo as; who was erased is gone, and what was lost too.
var final = map[string]bool{unit.CreateFile: true, unit.MoveAway: true, unit.WorkHere: true, unit.ErasePerson: true, unit.EraseAgain: true, unit.RepairFile: true}

// Work is what a unit may do. It writes the journal beside every record and is only valid until the unit's function
// returns.
type Work struct {
	s        *Store
	tx       *sql.Tx
	ctx      context.Context
	unit     *Unit
	n        int                          // last number of an entry of the journal
	waiting  []*batch                     // new rows that are written together
	chunks   map[bulkKey]*packing         // their entries of the journal
	order    []*packing                   // the same, as they came
	prepared map[string]*sql.Stmt         // by its text
	wrote    map[string]int               // rows per table, for the trip wire
	touched  map[string]map[model.ID]bool // subjects per table, for who listens
	private  bool                         // it made a private row
	heads    []headBefore                 // to put back when the unit fails
	settled  map[model.Ref]model.Settled  // conflicts that somebody has looked at
	filled   []func()                     // put back what records of settled conflicts said, when the unit fails
	stale    stale                        // rows whose lines in the search index are to be written anew
}

type headBefore struct {
	head *model.Row
	was  model.Row
}

// Do runs one unit of work: everything f writes is stored together with its journal, or nothing is, and then the
// records that were handed in are as before, so that a save can be tried again. name is a constant of package unit.
// When f changes nothing there is no unit: the answer is the zero Unit, and what was undone can still be done again.
// Errors are those of f, ErrConflict when a record moved on since it was read, ErrInvalid, ErrReadOnly, ErrBusy.
func (s *Store) Do(ctx context.Context, name string, f func(*Work) error) (Unit, error) {
	return s.run(ctx, name, kindDo, f)
}

func (s *Store) run(ctx context.Context, name, kind string, f func(*Work) error) (Unit, error) {
	if err := reads(s.mayWrite, func() error { return s.tryable(name) }); err != nil {
		return Unit{}, err
	}
	w := &Work{
		s: s, ctx: ctx, unit: &Unit{Name: name, Kind: kind, Actor: s.actor}, chunks: map[bulkKey]*packing{},
		prepared: map[string]*sql.Stmt{}, wrote: map[string]int{}, touched: map[string]map[model.ID]bool{},
	}
	if err := w.run(f); err != nil {
		return Unit{}, s.problem(err)
	}
	if w.n == 0 && kind == kindDo {
		return Unit{}, nil
	}
	s.restLater()
	s.backupLater()
	c := w.changed()
	s.reload(ctx, c)
	s.listen.tell(c)
	return *w.unit, nil
}

// run holds the queue from the unit's beginning to its commit.
func (w *Work) run(f func(*Work) error) error {
	s := w.s
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.closed.Load() {
		return &model.Problem{Key: "storage.closed", File: s.path, Err: model.ErrReadOnly}
	}
	if err := s.astray(); err != nil {
		return err
	}
	if s.trip {
		if err := s.armTripWire(w.ctx); err != nil {
			return err
		}
	}
	var err error
	if w.tx, err = s.pen.BeginTx(w.ctx, nil); err != nil {
		return err
	}
	committed := false
	defer func() { // a panic of f goes on to the caller, but leaves nothing behind
		if !committed {
			w.giveUp()
		}
	}()
	if err := reads(w.begin, w.notMoved); err != nil {
		return err
	}
	crashAt("unit.begun")
	if err := f(w); err != nil {
		return err
	}
	crashAt("unit.done")
	if err := w.finish(); err != nil {
		return err
	}
	crashAt("unit.finished")
	if w.n == 0 && w.unit.Kind == kindDo { // its own row goes too
		return nil
	}
	if err := w.tx.Commit(); err != nil {
		return w.refused(err)
	}
	crashAt("unit.committed")
	committed = true
	return nil
}

// refused cleans up after a commit that failed: one that a foreign key refuses leaves the transaction open, while
// database/sql has let go of it already. For undo and redo it says which unit's row is in the way.
func (w *Work) refused(err error) error {
	ctx, pen := context.WithoutCancel(w.ctx), w.s.pen
	defer func() { _, _ = pen.ExecContext(ctx, "ROLLBACK") }() // SQLite may have done so itself
	if code(err) != codeForeignKey || w.unit.Kind == kindDo {
		return err
	}
	var tbl, name string
	var rowid int64
	if pen.QueryRowContext(ctx, `SELECT "table", rowid FROM pragma_foreign_key_check LIMIT 1`).Scan(&tbl, &rowid) != nil || tables()[tbl] == nil ||
		pen.QueryRowContext(ctx, "SELECT u.name FROM "+tbl+" t JOIN unit u ON u.seq=t.version WHERE t.rowid=?", rowid).Scan(&name) != nil {
		return err
	}
	return inTheWay(name)
}

// giveUp rolls back and puts the records' heads back as they were.
func (w *Work) giveUp() {
	w.s.watcher.forget(w.unit.Seq)
	_ = w.tx.Rollback() // the error that led here is the one to report
	for i := len(w.heads) - 1; i >= 0; i-- {
		*w.heads[i].head = w.heads[i].was
	}
	for i := len(w.filled) - 1; i >= 0; i-- {
		w.filled[i]()
	}
}

// begin writes the unit's own row first, so that its number is known.
func (w *Work) begin() error {
	u := w.unit
	u.ID = w.s.ids.New()
	state := "done"
	if u.Kind != kindDo || final[u.Name] {
		state = "keep"
	}
	err := w.tx.QueryRowContext(w.ctx, insertUnit, u.ID, u.Name, u.Kind, state, model.InstantOf(w.s.clock.Now()), u.Actor, len(migrations)).Scan(&u.Seq, &u.At)
	if err != nil {
		return err
	}
	w.s.watcher.remember(u.Seq)
	if u.Kind != kindDo {
		return nil
	}
	_, err = w.tx.ExecContext(w.ctx, forgetUndone, u.Actor)
	return err
}

// finish writes what waits, holds the trip wire against the journal, and lets the statements go.
func (w *Work) finish() error {
	if err := reads(w.flush, w.checkAssignments, w.indexSearch); err != nil {
		return err
	}
	if w.s.trip {
		if err := w.checkTripWire(); err != nil {
			return err
		}
	}
	for _, st := range w.prepared {
		if err := st.Close(); err != nil {
			return err
		}
	}
	return nil
}

// Unit is the unit under way, for its number and time.
func (w *Work) Unit() Unit { return *w.unit }

// NewID makes an id, for records that refer to one another before they are written.
func (w *Work) NewID() model.ID { return w.s.ids.New() }

// Actor is the author who works.
func (w *Work) Actor() model.ID { return w.unit.Actor }

// Seq is the number of the newest unit; 0 before the first.
func (s *Store) Seq(ctx context.Context) (int64, error) {
	return read(ctx, s, func(v *view) (seq int64, err error) {
		err = v.tx.QueryRowContext(ctx, "SELECT coalesce(max(seq),0) FROM unit").Scan(&seq)
		return seq, err
	})
}

func (w *Work) statement(q string) (*sql.Stmt, error) {
	if st, ok := w.prepared[q]; ok {
		return st, nil
	}
	st, err := w.tx.PrepareContext(w.ctx, q)
	if err == nil {
		w.prepared[q] = st
	}
	return st, err
}

func (w *Work) exec(q string, args ...any) error {
	st, err := w.statement(q)
	if err != nil {
		return err
	}
	_, err = st.ExecContext(w.ctx, args...)
	return err
}

// name is the name of the newest unit a query finds; empty when it finds none.
func (w *Work) name(q string, args ...any) (string, error) {
	st, err := w.statement(q)
	if err != nil {
		return "", err
	}
	var name string
	err = st.QueryRowContext(w.ctx, args...).Scan(&name)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return name, err
}
