package storage_test

import (
	"errors"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// TestAClosedFileSaysSo asks for everything after the file was closed, as a page does whose window opens another one.
func TestAClosedFileSaysSo(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	only := func(_ any, err error) error { return err }
	for what, ask := range map[string]func() error{
		"write":      func() error { return only(s.Do(ctx, unit.AddPerson, func(*storage.Work) error { return nil })) },
		"undo":       func() error { return only(s.Undo(ctx)) },
		"redo":       func() error { return only(s.Redo(ctx)) },
		"skip":       func() error { return only(s.Skip(ctx)) },
		"make final": func() error { return s.MakeFinal(ctx) },
		"its name":   func() error { return only(s.UndoName(ctx)) },
		"people":     func() error { return only(s.Roster(ctx)) },
		"talks":      func() error { return only(s.OneOnOnes(ctx, p.ID)) },
		"history":    func() error { return only(s.History(ctx, p)) },
		"watch":      s.Watch,
	} {
		var problem *model.Problem
		if err := ask(); !errors.As(err, &problem) || problem.Key != "storage.closed" || problem.File != s.Path() {
			t.Errorf("%s: %v", what, err)
		}
	}
}
