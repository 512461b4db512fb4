package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// movedAway moves a file of two people to another computer and gives the encrypted file.
func movedAway(t *testing.T, s *storage.Store) string {
	t.Helper()
	storage.SealQuickly(t)
	addPerson(t, s, "Amara")
	addPerson(t, s, "Jonas")
	sealed, err := s.MoveAway(ctx, storage.MoveOptions{To: filepath.Join(t.TempDir(), "team.milepost.age"), Passphrase: "correct horse", Computer: "LAPTOP"})
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

func refusedAsMoved(t *testing.T, what string, err error) {
	t.Helper()
	var p *model.Problem
	if !errors.Is(err, model.ErrReadOnly) || !errors.As(err, &p) || p.Key != "storage.moved.to" || p.Args[1] != "LAPTOP" {
		t.Errorf("%s: %v", what, err)
	}
}

// TestMovedToAnotherComputer: there every row is, and no mark; here everything can be read and nothing written, by whoever
// has the file open or opens it later.
func TestMovedToAnotherComputer(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	s := createAt(t, path)
	other := openWith(t, path, options(2)) // a window that has it open meanwhile
	sealed := movedAway(t, s)
	if !storage.Sealed(sealed) {
		t.Fatal("it is not encrypted")
	}
	if on, to := s.Moved(); on != model.MustDate("2026-11-23") || to != "LAPTOP" || !s.ReadOnly() {
		t.Errorf("marked %v, %q, read-only %v", on, to, s.ReadOnly())
	}
	for what, w := range map[string]*storage.Store{"here": s, "in another window": other, "opened anew": openWith(t, path, options(3))} {
		_, err := w.Do(ctx, unit.AddPerson, func(w *storage.Work) error { return w.Put(priya()) })
		refusedAsMoved(t, what, err)
		refusedAsMoved(t, what+", undo", third(w.Undo(ctx)))
		refusedAsMoved(t, what+", redo", third(w.Redo(ctx)))
		refusedAsMoved(t, what+", moved again", third(w.MoveAway(ctx, storage.MoveOptions{To: t.TempDir(), Passphrase: "x"})))
		if n := len(roster(t, w).People); n != 2 {
			t.Errorf("%s: %d people can be read", what, n)
		}
	}

	if _, _, err := storage.Unseal(ctx, sealed, "wrong horse"); !errors.Is(err, model.ErrInvalid) {
		t.Errorf("a wrong passphrase: %v", err)
	}
	plain, drop, err := storage.Unseal(ctx, sealed, "correct horse")
	if err != nil {
		t.Fatal(err)
	}
	defer drop()
	there := filepath.Join(t.TempDir(), "there.milepost")
	if _, err := storage.Restore(ctx, plain, there, clock); err != nil {
		t.Fatal(err)
	}
	moved := openWith(t, there, options(4))
	if on, _ := moved.Moved(); !on.IsZero() || len(roster(t, moved).People) != 2 {
		t.Errorf("there: moved on %v, %d people", on, len(roster(t, moved).People))
	}
	addPerson(t, moved, "Priya")
	if name, err := moved.UndoName(ctx); err != nil || name != unit.AddPerson {
		t.Errorf("there %q is to be undone, %v", name, err)
	}
	for what, path := range map[string]string{"here": path, "there": there} {
		if c, err := storage.CheckFile(ctx, path); err != nil || !c.Whole() {
			t.Errorf("%s: %+v, %v", what, c, err)
		}
	}
}

// TestWorkingHereAgain takes the mark away: what was done before can still be undone, and nothing is lost.
func TestWorkingHereAgain(t *testing.T) {
	s := create(t)
	var clock timers
	o := options(2)
	o.After = clock.after
	other := openWith(t, s.Path(), o)
	if err := other.Watch(); err != nil {
		t.Fatal(err)
	}
	if err := s.WorkHere(ctx); !errors.Is(err, model.ErrNothing) {
		t.Errorf("before it was moved: %v", err)
	}
	movedAway(t, s)
	clock.pass(1e9)
	if !other.ReadOnly() {
		t.Error("another window does not hear that it was moved")
	}
	if err := s.WorkHere(ctx); err != nil {
		t.Fatal(err)
	}
	clock.pass(1e9)
	if on, _ := s.Moved(); !on.IsZero() || s.ReadOnly() || other.ReadOnly() {
		t.Errorf("moved on %v, read-only %v and %v", on, s.ReadOnly(), other.ReadOnly())
	}
	if u, err := s.Undo(ctx); err != nil || u.Name != unit.AddPerson || len(roster(t, s).People) != 1 {
		t.Errorf("undone %q, %v", u.Name, err)
	}
}

// TestAMoveThatFailsLeavesNothing: no encrypted file, and no mark.
func TestAMoveThatFailsLeavesNothing(t *testing.T) {
	storage.SealQuickly(t)
	s := create(t)
	taken := filepath.Join(t.TempDir(), "taken.age")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for what, o := range map[string]storage.MoveOptions{
		"no passphrase": {To: t.TempDir()}, "no place": {Passphrase: "x"}, "a name that is taken": {To: taken, Passphrase: "x"},
		"a folder that is not there": {To: filepath.Join(t.TempDir(), "none", "x.age"), Passphrase: "x"},
	} {
		made, err := s.MoveAway(ctx, o)
		if err == nil || made != "" || s.ReadOnly() {
			t.Errorf("%s: %q, %v, read-only %v", what, made, err, s.ReadOnly())
		}
	}
	if data, err := os.ReadFile(taken); err != nil || string(data) != "mine" {
		t.Errorf("what was there holds %q, %v", data, err)
	}
	into := t.TempDir()
	if _, err := storage.Pen(s).Exec("CREATE TEMP TRIGGER stop BEFORE UPDATE ON main.file BEGIN SELECT RAISE(ABORT,'no'); END"); err != nil {
		t.Fatal(err)
	}
	if made, err := s.MoveAway(ctx, storage.MoveOptions{To: into, Passphrase: "x"}); err == nil || made != "" || s.ReadOnly() {
		t.Errorf("the mark cannot be written: %q, %v", made, err)
	}
	if left, err := os.ReadDir(into); err != nil || len(left) != 0 {
		t.Errorf("an encrypted file is left: %v, %v", left, err)
	}
}

// TestWhoIsErasedIsErasedFromAMovedFileToo, which takes nothing else.
func TestWhoIsErasedIsErasedFromAMovedFileToo(t *testing.T) {
	s := create(t)
	movedAway(t, s)
	amara := roster(t, s).People[0]
	if _, err := s.Erase(ctx, amara.ID, storage.EraseOptions{Former: func(int) string { return "former rep #1" }}); err != nil {
		t.Fatal(err)
	}
	if n := len(roster(t, s).People); n != 1 {
		t.Errorf("%d people are left", n)
	}
	if on, _ := s.Moved(); on.IsZero() {
		t.Error("the mark is gone")
	}
}
