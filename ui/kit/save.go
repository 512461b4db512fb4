package kit

import (
	"context"
	"errors"

	"milepost/model"
	"milepost/storage"
)

// ErrTheirs is what a save ends with when somebody has looked at a conflict and left everything as the file has it:
// nothing was written, and what was typed is given up.
var ErrTheirs = errors.New("left as the file has it")

// Told says of an error of Save that whoever wrote has seen in a dialog what it is about.
func Told(err error) bool {
	var c *model.Conflict
	return errors.Is(err, ErrTheirs) || errors.As(err, &c)
}

// Save writes one unit off the window's goroutine and hands the outcome to done: it is what a dialog's OnSubmit does
// once its fields are read. When a record moved on since it was read, a dialog shows both versions, and the unit is
// written as was chosen there; done gets ErrTheirs when nothing was left to write, and the conflict when the dialog was
// closed without choosing.
func Save(f Frame, unit string, write func(*storage.Work) error, done func(error)) {
	a := &attempt{frame: f, store: f.Store(), unit: unit, write: write, done: done}
	a.run()
}

// SaveNow is Save for a page that is left: it waits for the file, which may be closed right after.
func SaveNow(f Frame, unit string, write func(*storage.Work) error, done func(error)) {
	a := &attempt{frame: f, store: f.Store(), unit: unit, write: write, done: done}
	a.after(a.do(context.Background()))
}

// attempt is a unit on its way into the file.
type attempt struct {
	frame   Frame
	store   *storage.Store
	unit    string
	write   func(*storage.Work) error
	done    func(error)
	settled []model.Settled // conflicts on the way
}

func (a *attempt) do(ctx context.Context) (storage.Unit, error) {
	return a.store.Do(ctx, a.unit, func(w *storage.Work) error {
		w.Settle(a.settled...)
		return a.write(w)
	})
}

func (a *attempt) run() { Run(context.Background(), a.do, a.after) }

func (a *attempt) after(u storage.Unit, err error) {
	var c *model.Conflict
	switch {
	case errors.As(err, &c) && c.Trivial():
		a.settle(c.Settle(model.Clash.Default))
	case errors.As(err, &c):
		askConflict(a.frame, c, a.settle, a.done)
	case err == nil && u.Seq == 0 && len(a.settled) > 0:
		a.done(ErrTheirs)
	default:
		a.done(err)
	}
}

// settle tries again.
func (a *attempt) settle(s model.Settled) {
	a.settled = append(a.settled, s)
	a.run()
}
