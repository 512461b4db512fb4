package storage_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// two opens one file twice: as its owner and as somebody else.
func two(t *testing.T) (mine, theirs *storage.Store) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "team.milepost")
	mine = createAt(t, path)
	other := &model.Author{Row: model.Ours(), Name: "other"}
	do(t, mine, unit.ChooseOwner, func(w *storage.Work) error { return w.Put(other) })
	if err := mine.MakeFinal(ctx); err != nil {
		t.Fatal(err)
	}
	o := options(9)
	o.Actor = other.ID
	return mine, openWith(t, path, o)
}

func change(t *testing.T, s *storage.Store, name string, with func(*model.Person)) {
	t.Helper()
	p := roster(t, s).People[0]
	with(&p)
	do(t, s, name, func(w *storage.Work) error { return w.Put(&p) })
}

// refused says that an undo or redo was refused because of a unit.
func refused(t *testing.T, what string, err error, name string) {
	t.Helper()
	var p *model.Problem
	if !errors.Is(err, model.ErrConflict) || !errors.As(err, &p) || len(p.Args) != 1 || p.Args[0] != model.Key(name) {
		t.Errorf("%s: %v, want a conflict with %s", what, err, name)
	}
}

func fine(t *testing.T, what string, _ storage.Unit, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

func TestUndoLeavesAnotherColumnOfAnotherAuthor(t *testing.T) {
	mine, theirs := two(t)
	addPerson(t, mine, "Amara")
	change(t, mine, unit.ChangePerson, func(p *model.Person) { p.Place = "Lagos" })
	change(t, theirs, unit.ArchivePerson, func(p *model.Person) { p.Email = "a@example.org" })
	u, err := mine.Undo(ctx)
	fine(t, "undo of my column", u, err)
	if p := roster(t, mine).People[0]; p.Place != "" || p.Email != "a@example.org" {
		t.Errorf("place %q, mail %q", p.Place, p.Email)
	}
	u, err = mine.Redo(ctx)
	fine(t, "redo of my column", u, err)
	if p := roster(t, mine).People[0]; p.Place != "Lagos" || p.Email != "a@example.org" {
		t.Errorf("place %q, mail %q", p.Place, p.Email)
	}
}

func TestUndoIsRefusedWhereSomebodyElseWasLater(t *testing.T) {
	mine, theirs := two(t)
	p := addPerson(t, mine, "Amara")
	change(t, mine, unit.ChangePerson, func(p *model.Person) { p.Place = "Lagos" })
	change(t, theirs, unit.ArchivePerson, func(p *model.Person) { p.Place = "Oslo" })
	_, err := mine.Undo(ctx)
	refused(t, "the same column", err, unit.ArchivePerson)
	if got := roster(t, mine).People[0].Place; got != "Oslo" {
		t.Errorf("place %q", got)
	}
	u, err := mine.Skip(ctx)
	if err != nil || u.Name != unit.ChangePerson {
		t.Errorf("skipped %+v, %v", u, err)
	}
	_, err = mine.Undo(ctx)
	refused(t, "the new row itself", err, unit.ArchivePerson)
	if _, err := theirs.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	_, err = mine.Undo(ctx)
	refused(t, "what was skipped stands", err, unit.ChangePerson)
	if events, err := mine.History(ctx, p); err != nil || len(events) != 4 || events[0].Kind != "undo" || events[3].Op != "I" {
		t.Errorf("history %+v, %v", events, err)
	}
}

func TestUndoNamesTheUnitThatWroteTheColumn(t *testing.T) {
	mine, theirs := two(t)
	addPerson(t, mine, "Amara")
	change(t, mine, unit.ChangePerson, func(p *model.Person) { p.Place = "Lagos" })
	change(t, theirs, unit.ArchivePerson, func(p *model.Person) { p.Place = "Oslo" })
	change(t, theirs, unit.AssignPerson, func(p *model.Person) { p.Email = "a@example.org" })
	_, err := mine.Undo(ctx)
	refused(t, "a place that somebody changed, with another column changed since", err, unit.ArchivePerson)
}

// TestAUnitThatChangesNothingIsNone saves a form that nobody changed: then nothing is there to undo, and what was
// undone before can still be done again.
func TestAUnitThatChangesNothingIsNone(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	change(t, s, unit.ArchivePerson, func(p *model.Person) { p.Place = "Lagos" })
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	told := 0
	s.Subscribe(func(storage.Changed) { told++ })
	same := roster(t, s).People[0]
	u := do(t, s, unit.ChangePerson, func(w *storage.Work) error { return w.Put(&same) })
	if u.Seq != 0 || told != 0 || same != roster(t, s).People[0] {
		t.Errorf("unit %+v, told %d times, %+v", u, told, same)
	}
	if name, err := s.UndoName(ctx); name != unit.AddPerson || err != nil {
		t.Errorf("undo would take back %q, %v", name, err)
	}
	if name, err := s.RedoName(ctx); name != unit.ArchivePerson || err != nil {
		t.Errorf("redo would bring back %q, %v", name, err)
	}
	if events, err := s.History(ctx, p); err != nil || len(events) != 3 {
		t.Errorf("%d events, %v", len(events), err)
	}
}

func TestWhatWasDoneAgainStandsInTheWay(t *testing.T) {
	mine, theirs := two(t)
	addPerson(t, mine, "Amara")
	change(t, theirs, unit.ArchivePerson, func(p *model.Person) { p.Place = "Oslo" })
	for i, turn := range []func(context.Context) (storage.Unit, error){theirs.Undo, mine.Undo, mine.Redo, theirs.Redo} {
		u, err := turn(ctx)
		fine(t, fmt.Sprint("turn ", i), u, err)
	}
	_, err := mine.Undo(ctx)
	refused(t, "a row that somebody changed, undid, and changed again", err, unit.ArchivePerson)
}

func TestUndoNamesTheUnitWhoseRowRefersToWhatWouldGo(t *testing.T) {
	mine, theirs := two(t)
	p := addPerson(t, mine, "Amara")
	do(t, theirs, unit.AddNote, func(w *storage.Work) error {
		return w.Put(&model.Note{Row: model.About(p.ID), AuthorID: w.Actor(), Kind: model.NoteWin, Text: "won"})
	})
	_, err := mine.Undo(ctx)
	refused(t, "a person with a note", err, unit.AddNote)
	addPerson(t, mine, "Jonas") // the file can still be written
	if n := len(roster(t, mine).People); n != 2 {
		t.Errorf("%d people", n)
	}
}

func TestUndoIsRefusedWhereThePlaceIsTaken(t *testing.T) {
	mine, theirs := two(t)
	p := addPerson(t, mine, "Amara")
	id := &model.SourceID{Row: model.About(p.ID), Source: "crm", External: "7"}
	do(t, mine, unit.AddPerson, func(w *storage.Work) error { return w.Put(id) })
	do(t, mine, unit.ChangePerson, func(w *storage.Work) error { return w.Delete(id) })
	do(t, theirs, unit.AddPerson, func(w *storage.Work) error {
		return w.Put(&model.SourceID{Row: model.About(p.ID), Source: "crm", External: "7"})
	})
	if _, err := mine.Undo(ctx); !errors.Is(err, model.ErrConflict) {
		t.Errorf("two rows of one id: %v", err)
	}
}

func TestBulkUndoIsRefusedWhenOneRowMovedOn(t *testing.T) {
	mine, theirs := two(t)
	p := addPerson(t, mine, "Amara")
	var notes []*model.Note
	do(t, mine, unit.Import, func(w *storage.Work) error {
		for range 2345 {
			n := &model.Note{Row: model.About(p.ID), AuthorID: w.Actor(), Kind: model.NotePlain, Text: "x"}
			if err := w.Insert(n); err != nil {
				return err
			}
			notes = append(notes, n)
		}
		return nil
	})
	count := func() int {
		talks, err := mine.OneOnOnes(ctx, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		return len(talks.Notes)
	}
	one := *notes[1234]
	one.Text = "changed"
	do(t, theirs, unit.ChangeNote, func(w *storage.Work) error { return w.Put(&one) })
	_, err := mine.Undo(ctx)
	refused(t, "an import of which one row moved on", err, unit.ChangeNote)
	if n := count(); n != 2345 {
		t.Fatalf("%d notes, all or nothing goes", n)
	}
	u, err := theirs.Undo(ctx)
	fine(t, "their undo", u, err)
	for i, want := range []int{0, 2345, 0, 2345} {
		turn := mine.Undo
		if i%2 == 1 {
			turn = mine.Redo
		}
		u, err := turn(ctx)
		fine(t, "turn", u, err)
		if n := count(); n != want {
			t.Fatalf("turn %d: %d notes, want %d", i, n, want)
		}
	}
	events, err := mine.History(ctx, notes[1234])
	if err != nil || len(events) != 7 || events[0].Name != unit.Import || events[0].Kind != "redo" || events[1].Op != "D" || events[1].Before["text"] != "x" {
		t.Errorf("history of one of many: %+v, %v", events, err)
	}
	if _, err := mine.Replay(ctx, "note", 1); err != nil {
		t.Error(err)
	}
}

// TestTwoWindowsAtOnce lets two authors write, undo and redo on one file at the same time; afterwards the journal still
// agrees with the records.
func TestTwoWindowsAtOnce(t *testing.T) {
	mine, theirs := two(t)
	do(t, mine, unit.AddPerson, func(w *storage.Work) error {
		for range 5 {
			if err := w.Put(&model.Person{Row: model.Row{Visibility: model.Shared}, Name: "x"}); err != nil {
				return err
			}
		}
		return nil
	})
	var wait sync.WaitGroup
	done := make([]int, 2)
	for i, s := range []*storage.Store{mine, theirs} {
		wait.Go(func() {
			rnd := rand.New(rand.NewSource(int64(i)))
			for range 120 {
				if err := randomTurn(s, rnd); err == nil {
					done[i]++
				} else if !errors.Is(err, model.ErrConflict) && !errors.Is(err, model.ErrNothing) {
					t.Error(err)
					return
				}
			}
		})
	}
	wait.Wait()
	if done[0] == 0 || done[1] == 0 {
		t.Errorf("units done: %v", done)
	}
	for _, table := range []string{"person", "goal"} {
		if _, err := mine.Replay(ctx, table, 0); err != nil {
			t.Error(err)
		}
	}
	if a, b := roster(t, mine), roster(t, theirs); len(a.People) != len(b.People) {
		t.Errorf("they see %d and %d people", len(a.People), len(b.People))
	}
}

// randomTurn reads as a page does, and writes later.
func randomTurn(s *storage.Store, rnd *rand.Rand) error {
	turn := rnd.Intn(10)
	switch turn {
	case 0, 1, 2:
		_, err := s.Undo(ctx)
		return err
	case 3:
		_, err := s.Redo(ctx)
		return err
	}
	r, err := s.Roster(ctx)
	if err != nil {
		return err
	}
	_, err = s.Do(ctx, unit.ChangePerson, func(w *storage.Work) error {
		if turn == 4 || len(r.People) == 0 {
			return w.Put(&model.Person{Row: model.Row{Visibility: model.Shared}, Name: "new"})
		}
		p := r.People[rnd.Intn(len(r.People))]
		if turn == 5 {
			return w.Delete(&p)
		}
		p.Place = fmt.Sprint(rnd.Intn(100))
		return w.Put(&p)
	})
	return err
}

func TestUnitsKeepTheirOrderWhenTheClockIsSetBack(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	path := filepath.Join(t.TempDir(), "team.milepost")
	_ = createAt(t, path).Close()
	o := options(7)
	o.Clock = model.ClockFunc(func() time.Time { return now })
	s := openWith(t, path, o)
	name := func(text string) storage.Unit {
		return do(t, s, unit.AddPerson, func(w *storage.Work) error {
			return w.Put(&model.Person{Row: model.Row{Visibility: model.Shared}, Name: text})
		})
	}
	first := name("first")
	now = now.Add(-time.Hour)
	second := name("second")
	if second.At < first.At || second.Seq <= first.Seq {
		t.Errorf("first %+v, second %+v", first, second)
	}
	now = now.Add(3 * time.Hour)
	third := name("third")
	for _, c := range []struct {
		at   model.Instant
		want int64
	}{{first.At - 1, 0}, {second.At, second.Seq}, {third.At - 1, second.Seq}, {third.At, third.Seq}} {
		if got, err := s.SeqAt(ctx, c.at); err != nil || got != c.want {
			t.Errorf("at %d the newest unit is %d, want %d; %v", c.at, got, c.want, err)
		}
	}
	if rows, err := s.AsOfEverybody(ctx, "person", second.Seq); err != nil || len(rows) != 2 {
		t.Errorf("%d people as of the second; %v", len(rows), err)
	}
}
