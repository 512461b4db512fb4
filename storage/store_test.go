package storage_test

import (
	"context"
	"errors"
	"math/rand"
	"path/filepath"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/resources"
	"milepost/storage"
)

var (
	ctx   = context.Background()
	clock = model.FixedClock(time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC))
)

func options(seed int64) storage.Options {
	return storage.Options{Clock: clock, Random: rand.New(rand.NewSource(seed)), TripWire: true}
}

func create(t *testing.T) *storage.Store {
	t.Helper()
	return createAt(t, filepath.Join(t.TempDir(), "team.milepost"))
}

func createAt(t *testing.T, path string) *storage.Store {
	t.Helper()
	return createWith(t, path, options(1))
}

func createWith(t *testing.T, path string, o storage.Options) *storage.Store {
	t.Helper()
	starter, err := storage.ParseStarter(resources.Starter())
	if err != nil {
		t.Fatal(err)
	}
	s, err := storage.Create(ctx, path, storage.Params{
		Options: o, TeamName: "Team North", UserName: "ingrid",
		Zone: "Europe/Berlin", Starter: starter,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func addPerson(t *testing.T, s *storage.Store, name string) *model.Person {
	t.Helper()
	p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: name, IsRep: true}
	do(t, s, unit.AddPerson, func(w *storage.Work) error { return w.Put(p) })
	return p
}

func do(t *testing.T, s *storage.Store, name string, f func(*storage.Work) error) storage.Unit {
	t.Helper()
	u, err := s.Do(ctx, name, f)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return u
}

func roster(t *testing.T, s *storage.Store) *model.Roster {
	t.Helper()
	r, err := s.Roster(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestNewFileHoldsTheStarterAndNothingToUndo(t *testing.T) {
	s := create(t)
	r := roster(t, s)
	if r.File.Name != "Team North" || r.Owner.Name != "ingrid" || r.File.OwnerID != r.Owner.ID {
		t.Errorf("file %+v, owner %+v", r.File, r.Owner)
	}
	if len(r.Framework.Skills) != 6 || len(r.Framework.Behaviours) != 60 || len(r.Framework.Criteria) != 9 || len(r.Framework.Measures) != 5 || r.Framework.MaxStep() != 5 {
		t.Errorf("%d skills, %d behaviours", len(r.Framework.Skills), len(r.Framework.Behaviours))
	}
	if _, err := s.Undo(ctx); !errors.Is(err, model.ErrNothing) {
		t.Errorf("undo of a new file: %v", err)
	}
}

func TestPutUndoRedoAcrossRestart(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	s := createAt(t, path)
	p := addPerson(t, s, "Amara Okafor")
	p.Place = "Lagos"
	do(t, s, unit.ChangePerson, func(w *storage.Work) error { return w.Put(p) })
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	left, _ := filepath.Glob(path + "*")
	if len(left) != 1 {
		t.Errorf("closed, the file is %v", left)
	}
	s, err := storage.Open(ctx, path, options(2))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if name, _ := s.UndoName(ctx); name != unit.ChangePerson {
		t.Errorf("undo is called %q", name)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := roster(t, s).People[0].Place; got != "" {
		t.Errorf("after undo the place is %q", got)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if n := len(roster(t, s).People); n != 0 {
		t.Errorf("%d people after undoing both", n)
	}
	for range 2 {
		if _, err := s.Redo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if r := roster(t, s); len(r.People) != 1 || r.People[0].Place != "Lagos" {
		t.Errorf("after redo: %+v", r.People)
	}
	if _, err := s.Redo(ctx); !errors.Is(err, model.ErrNothing) {
		t.Errorf("a third redo: %v", err)
	}
}

func TestStaleRecordIsAConflict(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	stale := *p
	p.Place = "Lagos"
	do(t, s, unit.ChangePerson, func(w *storage.Work) error { return w.Put(p) })
	stale.Place = "Oslo"
	if _, err := s.Do(ctx, unit.ChangePerson, func(w *storage.Work) error { return w.Put(&stale) }); !errors.Is(err, model.ErrConflict) {
		t.Errorf("a stale save: %v", err)
	}
	if got := roster(t, s).People[0].Place; got != "Lagos" {
		t.Errorf("place is %q", got)
	}
}

func TestFailedUnitLeavesNothing(t *testing.T) {
	s := create(t)
	boom := errors.New("no")
	_, err := s.Do(ctx, unit.AddPerson, func(w *storage.Work) error {
		if err := w.Put(&model.Person{Row: model.Row{Visibility: model.Shared}, Name: "half"}); err != nil {
			return err
		}
		return boom
	})
	if !errors.Is(err, boom) {
		t.Fatalf("the cause is lost: %v", err)
	}
	if n := len(roster(t, s).People); n != 0 {
		t.Errorf("%d people stayed", n)
	}
	if name, _ := s.UndoName(ctx); name != "" {
		t.Errorf("there is %q to undo", name)
	}
}

func TestBulkImportIsOneUndo(t *testing.T) {
	s := create(t)
	do(t, s, unit.Import, func(w *storage.Work) error {
		for range 45 {
			p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "x"}
			if err := w.Insert(p); err != nil {
				return err
			}
			for range 50 {
				if err := w.Insert(&model.Alias{Row: model.About(p.ID), Name: "y"}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	for i, want := range []int{45, 0, 45, 0} {
		if r := roster(t, s); len(r.People) != want || len(r.Aliases) != 50*want {
			t.Fatalf("step %d: %d people, want %d, with 50 aliases each: %d", i, len(r.People), want, len(r.Aliases))
		}
		turn := s.Undo
		if i == 1 {
			turn = s.Redo
		}
		if _, err := turn(ctx); err != nil && !errors.Is(err, model.ErrNothing) {
			t.Fatal(err)
		}
	}
}
