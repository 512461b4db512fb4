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

// TestReplayNoticesWhatTheJournalDoesNotTell changes records behind the journal's back.
func TestReplayNoticesWhatTheJournalDoesNotTell(t *testing.T) {
	for what, statement := range map[string]string{
		"a changed value":   "UPDATE person SET place='Oslo'",
		"a row taken away":  "DELETE FROM person",
		"a row brought in":  "INSERT INTO note(id,visibility,version,kind) SELECT row_id,'team',1,'note' FROM change WHERE op='D'",
		"one of many":       "DELETE FROM talking_point WHERE id=(SELECT min(id) FROM talking_point)",
		"an entry too many": "INSERT INTO change SELECT unit,n+100,tbl,row_id,subject_id,visibility,cols,op,diff FROM change WHERE tbl='person' AND op='I'",
	} {
		t.Run(what, func(t *testing.T) {
			s := create(t)
			addPerson(t, s, "Amara")
			change(t, s, unit.ChangePerson, func(p *model.Person) { p.Place = "Lagos" })
			n := &model.Note{Row: model.Ours(), Kind: model.NotePlain, Text: "x"}
			do(t, s, unit.AddNote, func(w *storage.Work) error {
				n.AuthorID = w.Actor()
				for range 3 {
					if err := w.Insert(&model.Point{Row: model.Ours(), AuthorID: w.Actor(), Side: model.SideRep}); err != nil {
						return err
					}
				}
				return w.Put(n)
			})
			do(t, s, unit.ArchiveNote, func(w *storage.Work) error { return w.Delete(n) })
			replay := func() (err error) {
				for _, table := range []string{"person", "note", "talking_point"} {
					_, e := s.Replay(ctx, table, 1)
					err = errors.Join(err, e)
				}
				return err
			}
			if err := replay(); err != nil {
				t.Fatalf("before: %v", err)
			}
			if _, err := storage.Pen(s).Exec("PRAGMA foreign_keys=0;" + statement); err != nil {
				t.Fatal(err)
			}
			if err := replay(); !errors.Is(err, model.ErrInvalid) {
				t.Errorf("not noticed: %v", err)
			}
		})
	}
}
