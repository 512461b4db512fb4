package storage_test

import (
	"errors"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// TestAJournalThatCannotBeReadIsDamage spoils what the journal keeps: whoever reads it gets a plain problem, and
// nothing is changed.
func TestAJournalThatCannotBeReadIsDamage(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	n := &model.Note{Row: model.About(p.ID), Kind: model.NoteWin, Text: "won"}
	do(t, s, unit.Import, func(w *storage.Work) error {
		n.AuthorID = w.Actor()
		return w.Insert(n)
	})
	change(t, s, unit.ChangePerson, func(p *model.Person) { p.Place = "Lagos" })
	for _, statement := range []string{"UPDATE change SET diff='{' WHERE diff IS NOT NULL", "UPDATE bulk SET data=x'00'"} {
		if _, err := storage.Pen(s).Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	damaged := func(what string, err error) {
		t.Helper()
		var problem *model.Problem
		if !errors.As(err, &problem) || problem.Key != "storage.open.damaged" || problem.File != s.Path() || !errors.Is(err, model.ErrInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
	_, err := s.Undo(ctx)
	damaged("undo of a change", err)
	_, err = s.History(ctx, p)
	damaged("history of a change", err)
	_, err = s.AsOf(ctx, "person", p.ID, 1)
	damaged("an earlier state of a change", err)
	if _, err := s.Skip(ctx); err != nil {
		t.Fatal(err)
	}
	_, err = s.Undo(ctx)
	damaged("undo of an import", err)
	_, err = s.History(ctx, n)
	damaged("history of an import", err)
	_, err = s.AsOf(ctx, "note", p.ID, 1)
	damaged("an earlier state of an import", err)
	if got := roster(t, s).People[0].Place; got != "Lagos" {
		t.Errorf("place %q", got)
	}
}
