package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func TestEraseLeavesNoWordBehind(t *testing.T) {
	x := newScene(t)
	folder := filepath.Dir(x.Path)
	if found := traces(t, folder); len(found) != 4*3 { // file, backup, aside, one's own: bytes, chunks and terms
		t.Fatalf("the test would prove nothing: %q", found)
	}
	before := others(t, x.Path, x.Gone.ID)
	s := openWith(t, x.Path, x.options(50))
	plan, err := s.WouldErase(ctx, x.Gone.ID)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Erase(ctx, x.Gone.ID, storage.EraseOptions{Former: former})
	if err != nil {
		t.Fatal(err)
	}
	if found := traces(t, folder); strings.Join(found, "|") != "my own.milepost: bytes|my own.milepost: terms|my own.milepost: chunks" {
		t.Errorf("with the file open the words are in %q", found)
	}
	if plan.Sum() == 0 || got.Sum() != plan.Sum() || got.Private != plan.Private || got.Private == 0 || got.Journal == 0 {
		t.Errorf("said %+v before and %+v after", plan, got)
	}
	if len(got.Copies) != 2 || len(got.Sealed) != 1 || len(got.Others) != 1 || len(got.Failed) != 0 || got.Kept != 4 { // a reading of the team's, and a quota with its measure and reading
		t.Errorf("copies: %+v", got)
	}
	if _, err := s.Undo(ctx); !errors.Is(err, model.ErrNothing) {
		t.Errorf("undo: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if c := check(t, x.Path); !c.Whole() {
		t.Errorf("the file is not whole:\n%s", findings(c))
	}
	for _, path := range got.Copies {
		if c := check(t, path); !c.Whole() {
			t.Errorf("%s is not whole:\n%s", path, findings(c))
		}
	}
	after := others(t, x.Path, x.Gone.ID)
	for key, row := range before {
		if after[key] != row {
			t.Errorf("%s was %s and is %s", key, row, after[key])
		}
	}
}

func TestErasedStaysErasedWhenACopyIsRestored(t *testing.T) {
	x := newScene(t)
	folder := filepath.Dir(x.Path)
	own := filepath.Join(folder, "my own.milepost")
	s := openWith(t, x.Path, x.options(50))
	if _, err := s.Erase(ctx, x.Gone.ID, storage.EraseOptions{Former: former}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := storage.Restore(ctx, own, x.Path, clock); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(own); err != nil {
		t.Fatal(err)
	}
	if found := traces(t, folder); len(found) != 0 {
		t.Errorf("restored it has the words in %q", found)
	}
	if c := check(t, x.Path); !c.Whole() {
		t.Errorf("the file is not whole:\n%s", findings(c))
	}
	s = openWith(t, x.Path, x.options(51))
	r := roster(t, s)
	if len(r.People) != 2 || r.Person(x.Gone.ID) != nil || r.Person(x.Stays.ID) == nil {
		t.Errorf("people: %+v", r.People)
	}
}

// TestErasedStaysErasedFromAmongTheBackups: a copy that comes from elsewhere is restored under another name; its
// neighbours know.
func TestErasedStaysErasedFromAmongTheBackups(t *testing.T) {
	x := newScene(t)
	own := filepath.Join(filepath.Dir(x.Path), "my own.milepost")
	s := openWith(t, x.Path, x.options(50))
	got, err := s.Erase(ctx, x.Gone.ID, storage.EraseOptions{Former: former})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	var backup string
	for _, path := range got.Copies {
		if strings.HasPrefix(path, x.Backups) {
			backup = filepath.Join(filepath.Dir(path), "Team North 2026-11-20.milepost")
		}
	}
	if err := os.Rename(own, backup); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if _, err := storage.Restore(ctx, backup, filepath.Join(folder, "new.milepost"), clock); err != nil {
		t.Fatal(err)
	}
	if found := traces(t, folder); len(found) != 0 {
		t.Errorf("restored it has the words in %q", found)
	}
}

func TestNoReceiptWhileSomebodyReads(t *testing.T) {
	x := newScene(t)
	storage.EraseTries(t, 1)
	s, other := openWith(t, x.Path, x.options(50)), openWith(t, x.Path, options(51))
	addPerson(t, s, "Priya") // so that there is a log
	end := storage.HoldReading(t, other)
	addPerson(t, s, "Marek")
	var p *model.Problem
	got, err := s.Erase(ctx, x.Gone.ID, storage.EraseOptions{Former: former})
	if !errors.As(err, &p) || p.Key != "storage.erase.busy" || got != nil || roster(t, s).Person(x.Gone.ID) == nil {
		t.Errorf("%+v, %v", got, err)
	}
	end()
	if _, err := s.Erase(ctx, x.Gone.ID, storage.EraseOptions{Former: former}); err != nil {
		t.Fatal(err)
	}
	if got, err = s.Erase(ctx, x.Gone.ID, storage.EraseOptions{Former: former}); err != nil || got.Number != 1 || got.Former != former(1) {
		t.Errorf("once more: %+v, %v", got, err)
	}
}

func TestEraseRefuses(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	r := roster(t, s)
	do(t, s, unit.ChooseOwner, func(w *storage.Work) error {
		r.Owner.PersonID = p.ID
		return w.Put(&r.Owner)
	})
	for who, key := range map[model.ID]string{p.ID: "storage.erase.owner", r.Owner.ID: "storage.erase.nobody"} {
		var problem *model.Problem
		if _, err := s.Erase(ctx, who, storage.EraseOptions{Former: former}); !errors.As(err, &problem) || problem.Key != key {
			t.Errorf("%v, want %s", err, key)
		}
	}
	if roster(t, s).Person(p.ID) == nil {
		t.Error("the owner is gone")
	}
}

func TestEraseListsWhoMentionsThem(t *testing.T) {
	s := create(t)
	p, other := addPerson(t, s, "Łukasz Nowak"), addPerson(t, s, "Jonas")
	texts := []string{"Ask lukasz about it.", "Nowakowski called.", "Met Nowak.", "nothing"}
	do(t, s, unit.AddNote, func(w *storage.Work) error {
		for _, text := range texts {
			n := note(other, w)
			n.Text = text
			if err := w.Put(n); err != nil {
				return err
			}
			if text == "nothing" {
				n.Text = "earlier of Łukasz"
				if err := w.Put(n); err != nil {
					return err
				}
				n.Text = "nothing"
				if err := w.Put(n); err != nil {
					return err
				}
			}
		}
		return nil
	})
	got, err := s.Erase(ctx, p.ID, storage.EraseOptions{Former: former})
	if err != nil {
		t.Fatal(err)
	}
	earlier := 0
	for _, m := range got.Mentions {
		if m.Earlier {
			earlier++
		}
	}
	if len(got.Mentions) != 3 || earlier != 1 {
		t.Errorf("mentions: %+v", got.Mentions)
	}
}
