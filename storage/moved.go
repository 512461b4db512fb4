package storage

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"slices"

	"milepost/model"
	"milepost/model/unit"
)

// MoveOptions say how a file is moved to another computer.
type MoveOptions struct {
	To         string // where the encrypted file goes: a folder, or a path that is not there yet
	Passphrase string // must be set
	Computer   string // what the other computer is called; may be empty
}

// MoveAway writes an encrypted file to take to another computer, reads it again to its end, and marks this one as moved,
// so that nobody works in both. It answers with the path of the encrypted file, in which there is no mark.
//
// The mark is a change of the file's row through the one door: the journal knows of it, other windows hear of it, and it is
// written together with the certainty that nothing was changed since the copy was made. Nothing is lost by it; WorkHere
// takes it away. Neither can be undone: Undo goes on with what was done before. When anything fails there is no encrypted
// file and no mark; a program that is ended in between leaves a copy and no mark. ErrReadOnly when the file was moved
// already.
func (s *Store) MoveAway(ctx context.Context, o MoveOptions) (string, error) {
	if on, to := s.Moved(); !on.IsZero() {
		return "", movedProblem(on, to, s.path)
	}
	if o.Passphrase == "" {
		return "", &model.Problem{Key: "storage.seal.empty", Err: model.ErrInvalid}
	}
	if o.To == "" {
		return "", &model.Problem{Key: "storage.copy.nowhere", Err: model.ErrNotFound}
	}
	made := ""
	_, err := s.Do(ctx, unit.MoveAway, func(w *Work) error {
		files, err := find[model.File](w, "")
		if err != nil {
			return err
		}
		// nobody else can write until this unit is complete, and what it writes itself is not in the copy
		now := s.clock.Now().In(files[0].Location())
		made, err = backUpTo(ctx, s.path, BackUpOptions{To: o.To, Passphrase: o.Passphrase}, now)
		if err != nil {
			return err
		}
		if err := unseal(ctx, made, io.Discard, o.Passphrase); err != nil {
			return copyProblem(err, made)
		}
		file := files[0]
		file.MovedOn, file.MovedTo = model.DateOf(now), o.Computer
		return w.Put(&file)
	})
	if err != nil && made != "" {
		_ = os.Remove(made) // somebody would take it for the one to work in
		made = ""
	}
	return made, err
}

// WorkHere takes the mark away that the file was moved. ErrNothing when there is none.
func (s *Store) WorkHere(ctx context.Context) error {
	_, err := s.Do(ctx, unit.WorkHere, func(w *Work) error {
		files, err := find[model.File](w, "")
		if err != nil {
			return err
		}
		file := files[0]
		if file.MovedOn.IsZero() {
			return &model.Problem{Key: "storage.moved.not", Err: model.ErrNothing}
		}
		file.MovedOn, file.MovedTo = model.Date{}, ""
		return w.Put(&file)
	})
	return err
}

// Moved says when the file was moved to another computer, and what that is called; no day when it is here to be worked
// in.
func (s *Store) Moved() (on model.Date, to string) {
	if f := s.moved.Load(); f != nil {
		return f.MovedOn, f.MovedTo
	}
	return model.Date{}, ""
}

// rememberMoved keeps at hand whether the file was moved.
func (s *Store) rememberMoved(f *model.File) {
	if f.MovedOn.IsZero() {
		f = nil
	}
	s.moved.Store(f)
}

// reload learns anew what a unit may have changed that the store keeps at hand.
func (s *Store) reload(ctx context.Context, c Changed) {
	if s.gorm == nil || !slices.Contains(c.Tables, "file") { // a file that is being made has nothing to read yet
		return
	}
	if f, err := s.fileRow(ctx); err == nil { // else the next unit says what is wrong
		s.rememberMoved(&f)
	}
}

// whileMoved are the units that a file which was moved takes: the one that takes the mark away, what must go goes
// everywhere, and what is damaged may be mended.
var whileMoved = map[string]bool{unit.WorkHere: true, unit.ErasePerson: true, unit.EraseNotes: true, unit.RepairFile: true, unit.EraseAgain: true, unit.EraseNotesAgain: true}

// notMoved refuses a unit in a file that was moved.
func (w *Work) notMoved() error {
	if whileMoved[w.unit.Name] {
		return nil
	}
	var on model.Date
	var to string
	err := w.tx.QueryRowContext(w.ctx, "SELECT moved_on,moved_to FROM file WHERE moved_on IS NOT NULL").Scan(&on, &to)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return movedProblem(on, to, w.s.path)
}

func movedProblem(on model.Date, to, path string) *model.Problem {
	if to == "" {
		return &model.Problem{Key: "storage.moved", Args: []any{on}, File: path, Err: model.ErrReadOnly}
	}
	return &model.Problem{Key: "storage.moved.to", Args: []any{on, to}, File: path, Err: model.ErrReadOnly}
}
