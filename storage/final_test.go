package storage_test

import (
	"errors"
	"testing"

	"milepost/model"
	"milepost/model/unit"
)

func TestMakeFinalLeavesNothingToUndoOrRedo(t *testing.T) {
	s := create(t)
	addPerson(t, s, "Amara")
	addPerson(t, s, "Jonas")
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if err := s.MakeFinal(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Undo(ctx); !errors.Is(err, model.ErrNothing) {
		t.Errorf("undo: %v, want ErrNothing", err)
	}
	if _, err := s.Redo(ctx); !errors.Is(err, model.ErrNothing) {
		t.Errorf("redo: %v, want ErrNothing", err)
	}
	if n := len(roster(t, s).People); n != 1 {
		t.Errorf("%d people, want Amara alone", n)
	}
	p := addPerson(t, s, "Priya")
	if u, err := s.Undo(ctx); err != nil || u.Name != unit.AddPerson {
		t.Errorf("what comes after can be undone: %+v, %v", u, err)
	}
	if events, err := s.History(ctx, p); err != nil || len(events) != 2 {
		t.Errorf("history keeps both: %d, %v", len(events), err)
	}
}
