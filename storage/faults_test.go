package storage_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func TestFailedUnitLeavesRecordsAsTheyWere(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	was, fresh := *p, &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "new"}
	many := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "many"}
	boom := errors.New("no")
	write := func(w *storage.Work) error {
		p.Place = "Lagos"
		for _, step := range []func() error{func() error { return w.Put(p) }, func() error { return w.Put(fresh) }, func() error { return w.Insert(many) }} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	}
	_, err := s.Do(ctx, unit.ChangePerson, func(w *storage.Work) error {
		if err := write(w); err != nil {
			t.Error(err)
		}
		return boom
	})
	if !errors.Is(err, boom) || p.Row != was.Row || fresh.ID != "" || fresh.Version != 0 || many.ID != "" {
		t.Errorf("%v: %+v %+v %+v", err, p.Row, fresh.Row, many.Row)
	}
	do(t, s, unit.ChangePerson, write) // the same records once more
	if n := len(roster(t, s).People); n != 3 {
		t.Errorf("%d people", n)
	}
}

func TestTheFileLivesOnAfterWhatGoesWrong(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	bad := func(name string, want error, ctx context.Context, f func(*storage.Work) error) {
		t.Helper()
		if _, err := s.Do(ctx, unit.AddNote, f); err == nil || want != nil && !errors.Is(err, want) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := s.Do(ctx, unit.AddNote, func(w *storage.Work) error { return w.Put(note(p, w)) }); err != nil && ctx.Err() == nil {
			t.Errorf("after %s: %v", name, err)
		}
	}
	bad("a reference to nobody", model.ErrInvalid, ctx, func(w *storage.Work) error {
		n := note(p, w)
		n.SubjectID = w.NewID()
		return w.Put(n)
	})
	bad("a state that is none", model.ErrInvalid, ctx, func(w *storage.Work) error {
		return w.Put(&model.Goal{Row: model.About(p.ID), AuthorID: w.Actor(), State: "great"})
	})
	bad("no visibility", model.ErrInvalid, ctx, func(w *storage.Work) error {
		n := note(p, w)
		n.Visibility = ""
		return w.Put(n)
	})
	bad("no author", model.ErrInvalid, ctx, func(w *storage.Work) error {
		n := note(p, w)
		n.AuthorID = ""
		return w.Put(n)
	})
	bad("one id twice", model.ErrInvalid, ctx, func(w *storage.Work) error {
		return w.Put(&model.Person{Row: model.Row{ID: p.ID, Visibility: model.Shared}})
	})
	cancelled, cancel := context.WithCancel(ctx)
	bad("cancelled", context.Canceled, cancelled, func(w *storage.Work) error {
		cancel()
		return w.Put(note(p, w))
	})
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_, _ = s.Do(ctx, unit.AddNote, func(w *storage.Work) error {
			_ = w.Put(note(p, w))
			panic("a mistake")
		})
	}()
	addPerson(t, s, "Jonas")
	talks, err := s.OneOnOnes(ctx, p.ID)
	if err != nil || len(talks.Notes) != 5 {
		t.Errorf("%d notes, want the five that were taken; %v", len(talks.Notes), err)
	}
}

func note(p *model.Person, w *storage.Work) *model.Note {
	return &model.Note{Row: model.About(p.ID), AuthorID: w.Actor(), Kind: model.NotePlain, Text: "x"}
}

func TestAFullDiskLosesNothing(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	var pages int
	if err := storage.Pen(s).QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		if _, err := storage.Pen(s).Exec(fmt.Sprint("PRAGMA max_page_count=", n)); err != nil {
			t.Fatal(err)
		}
	}
	limit(pages + 10)
	import_ := func() error {
		_, err := s.Do(ctx, unit.Import, func(w *storage.Work) error {
			for range 3000 {
				if err := w.Insert(note(p, w)); err != nil {
					return err
				}
			}
			return nil
		})
		return err
	}
	err := import_()
	var problem *model.Problem
	if !errors.As(err, &problem) || problem.Key != "storage.full" {
		t.Fatalf("a full disk: %v", err)
	}
	if talks, _ := s.OneOnOnes(ctx, p.ID); len(talks.Notes) != 0 {
		t.Errorf("%d notes by halves", len(talks.Notes))
	}
	limit(1 << 30)
	if err := import_(); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

func TestAnotherProgramWriting(t *testing.T) {
	mine, theirs := two(t)
	if _, err := storage.Pen(mine).Exec("PRAGMA busy_timeout=20"); err != nil {
		t.Fatal(err)
	}
	tx, err := storage.Pen(theirs).BeginTx(ctx, nil) // immediate: it holds the file before it has written anything
	if err != nil {
		t.Fatal(err)
	}
	if _, err := mine.Do(ctx, unit.AddPerson, func(*storage.Work) error { return nil }); !errors.Is(err, model.ErrBusy) {
		t.Errorf("while another writes: %v", err)
	}
	if n := len(roster(t, mine).People); n != 0 { // reading does not wait
		t.Errorf("%d people", n)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	addPerson(t, mine, "Amara")
}
