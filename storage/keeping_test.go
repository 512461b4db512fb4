package storage_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// then is the clock of the day the old notes were written on.
type then struct{}

func (then) Now() time.Time { return time.Date(2023, 5, 2, 9, 0, 0, 0, time.UTC) }

// undoneNotes writes notes and takes them back: no row has them, but the journal.
func undoneNotes(t *testing.T, x *scene) {
	t.Helper()
	o := x.options(59)
	o.Clock = then{}
	s := openWith(t, x.Path, o)
	for _, n := range []int{1, 60} {
		do(t, s, unit.Import, func(w *storage.Work) error {
			for i := range n {
				if err := w.Insert(&model.Note{Row: model.About(x.Stays.ID), AuthorID: w.Actor(), Kind: model.NotePlain, Text: fmt.Sprint(planting, "undone", i)}); err != nil {
					return err
				}
			}
			return nil
		})
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// agedNotes writes notes of two days about somebody, old ones in every way a note can be in a file.
func agedNotes(t *testing.T, x *scene) (keep, old model.Date) {
	t.Helper()
	keep, old = model.MustDate("2025-01-10"), model.MustDate("2023-05-02")
	s := openWith(t, x.Path, x.options(60))
	one := func(row model.Row, text string, on model.Date) *model.Note {
		n := &model.Note{Row: row, AuthorID: roster(t, s).Owner.ID, Kind: model.NotePlain, Text: text, On: on}
		do(t, s, unit.AddNote, func(w *storage.Work) error { return w.Put(n) })
		return n
	}
	about, private := model.About(x.Stays.ID), model.PrivateAbout(x.Stays.ID)
	one(about, "kept shared", keep)
	one(private, "kept private", keep)
	one(about, planting+"shared", old)
	shared := one(private, planting+"private", old)
	do(t, s, unit.ShareNote, func(w *storage.Work) error { return w.Reshare(shared, model.Shared) })
	archived := one(about, planting+"archived", old)
	archived.ArchivedAt = 1
	do(t, s, unit.ArchiveNote, func(w *storage.Work) error { return w.Put(archived) })
	do(t, s, unit.Import, func(w *storage.Work) error {
		for i := range 60 {
			n := &model.Note{Row: about, AuthorID: w.Actor(), Kind: model.NotePlain, Text: fmt.Sprint(planting, "many", i), On: old}
			if i%2 == 0 {
				n.Text, n.On = fmt.Sprint("kept many ", i), keep
			}
			if err := w.Insert(n); err != nil {
				return err
			}
		}
		return nil
	})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return keep, old
}

func TestNotesKeptLongEnoughLeaveNoWordBehind(t *testing.T) {
	x := &scene{}
	folder := t.TempDir()
	x.Path, x.Backups = filepath.Join(folder, "Team North.milepost"), filepath.Join(folder, "backups")
	o := options(1)
	o.Clock = then{}
	s := createWith(t, x.Path, o)
	x.Stays = addPerson(t, s, "Jonas")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	undoneNotes(t, x)
	_, old := agedNotes(t, x)
	s = openWith(t, x.Path, x.options(61))
	if _, err := s.BackUp(ctx); err != nil {
		t.Fatal(err)
	}
	if found := traces(t, folder); len(found) < 4 {
		t.Fatalf("the test would prove nothing: %q", found)
	}
	day := old.AddDays(1)
	listed, err := s.NotesBefore(ctx, day)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.EraseNotes(ctx, day)
	if err != nil {
		t.Fatal(err)
	}
	if got.Notes != len(listed) || got.Notes != 34 || got.Private != 1 || got.Journal == 0 || len(got.Copies) != 3 || len(got.Failed) != 0 {
		t.Errorf("%d were listed, the receipt says %+v", len(listed), got)
	}
	if found := traces(t, folder); len(found) != 0 {
		t.Errorf("with the file open the words are in %q", found)
	}
	if _, err := s.Undo(ctx); !errors.Is(err, model.ErrNothing) {
		t.Errorf("undo: %v", err)
	}
	talks, err := s.OneOnOnes(ctx, x.Stays.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(talks.Notes) != 32 {
		t.Errorf("%d notes stayed, not 32", len(talks.Notes))
	}
	for _, n := range talks.Notes {
		if !strings.HasPrefix(n.Text, "kept") {
			t.Errorf("%q stayed", n.Text)
		}
	}
	again, err := s.EraseNotes(ctx, day)
	if err != nil || again.Notes != 0 || again.Clean != 3 {
		t.Errorf("again: %+v, %v", again, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, path := range append(got.Copies, x.Path) {
		if c := check(t, path); !c.Whole() {
			t.Errorf("%s is not whole:\n%s", path, findings(c))
		}
	}
}
