package storage_test

import (
	"bytes"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// onDisk is every file of a folder, byte for byte, but for the log's index: it holds nothing of the file, and who reads
// leaves marks in it.
func onDisk(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), "-shm") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = data
	}
	return out
}

func whatIf(t *testing.T, s *storage.Store) *storage.Store {
	t.Helper()
	b, err := s.WhatIf(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

// tryMany does changes in a branch as they come, and takes some back.
func tryMany(t *testing.T, b *storage.Store, names []string, r *rand.Rand) (done int) {
	t.Helper()
	for range 12 {
		name := names[r.IntN(len(names))]
		if r.IntN(5) == 0 {
			if _, err := b.Undo(ctx); err == nil {
				continue
			}
		}
		x := look(t, b)
		if u, err := b.Do(ctx, name, func(w *storage.Work) error { return changes[name](w, x) }); err == nil && u.Seq > 0 { // some do not fit after others
			done++
		}
	}
	return done
}

// TestADroppedWhatIfLeavesNothing: whatever is tried, the file and its folder are the same byte for byte, and what is
// taken is exactly what was tried, in one unit.
func TestADroppedWhatIfLeavesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(uint64(storage.Seeded(t, 4107)), 1))
	folder := t.TempDir()
	s := createAt(t, filepath.Join(folder, "team.milepost"))
	stockUp(t, s)
	names := slices.Sorted(maps.Keys(changes))
	if err := s.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	before, was := rows(t, s), onDisk(t, folder)
	tried := 0
	for range 8 {
		b := whatIf(t, s)
		if got := rows(t, b); got.without() != before.without() {
			t.Fatalf("it begins with something else:\n%s", got.differs(before))
		}
		tried += tryMany(t, b, names, r)
		if err := b.Close(); err != nil {
			t.Error(err)
		}
		for name, data := range onDisk(t, folder) {
			if !bytes.Equal(was[name], data) {
				t.Errorf("something of it is in %s", name)
			}
		}
		if rows(t, s).without() != before.without() {
			t.Fatal("something of it is in the file")
		}
	}
	if tried < 40 {
		t.Errorf("only %d changes were tried", tried)
	}
}

// TestWhatWasTriedIsTakenInOneUnit holds for every kind of change that the file becomes what the branch was, and that it
// is taken back as one.
func TestWhatWasTriedIsTakenInOneUnit(t *testing.T) {
	s := createAt(t, filepath.Join(t.TempDir(), "team.milepost"))
	stockUp(t, s)
	taken := 0
	for _, name := range slices.Sorted(maps.Keys(changes)) {
		before, b := rows(t, s), whatIf(t, s)
		x := look(t, b)
		if _, err := b.Do(ctx, name, func(w *storage.Work) error { return changes[name](w, x) }); err != nil {
			if !errors.Is(err, model.ErrReadOnly) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		want := rows(t, b)
		c, err := s.Tried(ctx, b)
		if err != nil {
			t.Fatal(err)
		}
		u, err := s.TakeWhatIf(ctx, c, c.TakeAll())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		taken++
		if got := rows(t, s); got.without() != want.without() || u.Name != unit.TakeWhatIf {
			t.Errorf("%s of %s took\n%s", u.Name, name, got.differs(want))
		}
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		if got := rows(t, s); got.without() != before.without() {
			t.Errorf("%s undone is\n%s", name, got.differs(before))
		}
		_ = b.Close()
	}
	if taken < 60 {
		t.Errorf("only %d kinds of changes were taken", taken)
	}
}

func TestUndoEndsWhereAWhatIfBegan(t *testing.T) {
	s := createAt(t, filepath.Join(t.TempDir(), "team.milepost"))
	amara := addPerson(t, s, "Amara")
	b := whatIf(t, s)
	if _, err := b.Undo(ctx); !errors.Is(err, model.ErrNothing) {
		t.Errorf("undone: %v", err)
	}
	addPerson(t, b, "Jonas")
	if u, err := b.Undo(ctx); err != nil || u.Name != unit.AddPerson {
		t.Errorf("%+v, %v", u, err)
	}
	if _, err := b.Undo(ctx); !errors.Is(err, model.ErrNothing) {
		t.Errorf("undone: %v", err)
	}
	if u, err := s.Undo(ctx); err != nil || u.Name != unit.AddPerson {
		t.Errorf("in the file: %+v, %v, %s", u, err, amara.ID)
	}
}

// TestAWhatIfDoesNotLeave: what would leave the file, is for good, or is somebody's word.
func TestAWhatIfDoesNotLeave(t *testing.T) {
	s := createAt(t, filepath.Join(t.TempDir(), "team.milepost"))
	amara := addPerson(t, s, "Amara")
	b := whatIf(t, s)
	_, erased := b.Erase(ctx, amara.ID, storage.EraseOptions{})
	_, notes := b.EraseNotes(ctx, monday)
	_, moved := b.MoveAway(ctx, storage.MoveOptions{To: t.TempDir(), Passphrase: "x"})
	_, agreed := b.Do(ctx, unit.AcknowledgeExpectation, func(*storage.Work) error { return nil })
	for what, err := range map[string]error{"erased": erased, "notes": notes, "moved": moved, "agreed": agreed} {
		var p *model.Problem
		if !errors.As(err, &p) || p.Key != "storage.whatif.real" {
			t.Errorf("%s: %v", what, err)
		}
	}
	if b.Real() != s || s.Real() != nil {
		t.Error("it does not say what it is a branch of")
	}
}

// TestWhatMovedOnMeanwhileIsKept: a record that was changed in both keeps both changes, and the branch's where they
// clash, which the comparison says.
func TestWhatMovedOnMeanwhileIsKept(t *testing.T) {
	s := createAt(t, filepath.Join(t.TempDir(), "team.milepost"))
	amara, jonas, mei := addPerson(t, s, "Amara"), addPerson(t, s, "Jonas"), addPerson(t, s, "Mei")
	b := whatIf(t, s)
	change := func(s *storage.Store, p *model.Person, name, email string) {
		t.Helper()
		x := *p
		x.Name, x.Email = name, email
		do(t, s, unit.ChangePerson, func(w *storage.Work) error { return w.Put(&x) })
	}
	change(b, amara, "Amara Tried", "")
	change(b, jonas, "Jonas Tried", "")
	change(s, amara, "Amara Real", "amara@example.com")
	change(s, jonas, "Jonas", "jonas@example.com")
	change(s, mei, "Mei Real", "")
	c, err := s.Tried(ctx, b)
	if err != nil || len(c.Differences) != 2 || c.Units != 2 {
		t.Fatalf("%+v, %v", c, err)
	}
	for _, d := range c.Differences {
		if clashes := d.Record.ID == amara.ID; clashes != (d.Propose == "") {
			t.Errorf("%v is proposed to be %q", d.Record, d.Propose)
		}
	}
	if _, err := s.TakeWhatIf(ctx, c, c.TakeAll()); err != nil {
		t.Fatal(err)
	}
	roster, err := s.Roster(ctx)
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, id := range []model.ID{amara.ID, jonas.ID, mei.ID} {
		said += roster.Person(id).Name + " " + roster.Person(id).Email + ", "
	}
	if said != "Amara Tried amara@example.com, Jonas Tried jonas@example.com, Mei Real , " {
		t.Error(said)
	}
	if _, err := s.TakeWhatIf(ctx, c, c.TakeAll()); !errors.Is(err, model.ErrConflict) {
		t.Errorf("taken twice: %v", err)
	}
	if _, err := createAt(t, filepath.Join(t.TempDir(), "other.milepost")).Tried(ctx, b); !errors.Is(err, model.ErrInvalid) {
		t.Errorf("a branch of another file: %v", err)
	}
}

func TestTheStoryOfAWhatIf(t *testing.T) {
	s := createAt(t, filepath.Join(t.TempDir(), "team.milepost"))
	addPerson(t, s, "Amara")
	b := whatIf(t, s)
	addPerson(t, b, "Jonas")
	addPerson(t, b, "Mei")
	if _, err := b.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	story, err := b.Tries(ctx)
	if err != nil || len(story.Chapters) != 1 || story.Chapters[0].Events[0].As.Text("name") != "Jonas" {
		t.Errorf("%+v, %v", story, err)
	}
	if c, err := s.Tried(ctx, b); err != nil || c.Units != 1 || len(c.Differences) != 1 {
		t.Errorf("%+v, %v", c, err)
	}
	if story, err := s.Tries(ctx); err != nil || len(story.Chapters) != 0 {
		t.Errorf("of the file: %+v, %v", story, err)
	}
}

// TestAFileIsTooBigForAWhatIf: it says how big it is and how big it may be, and not that a disk is full. What is free in
// the file does not count.
func TestAFileIsTooBigForAWhatIf(t *testing.T) {
	s := createAt(t, filepath.Join(t.TempDir(), "team.milepost"))
	storage.BranchAtMost(t, 3_000_000)
	if b, err := s.WhatIf(ctx); err != nil {
		t.Fatalf("a small file: %v", err)
	} else if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	note := &model.Note{Row: model.Ours(), AuthorID: roster(t, s).Owner.ID, Kind: model.NoteLesson, On: monday, Text: strings.Repeat("word ", 800_000)}
	do(t, s, unit.AddNote, func(w *storage.Work) error { return w.Put(note) })
	_, err := s.WhatIf(ctx)
	var p *model.Problem
	if !errors.As(err, &p) || p.Key != "storage.whatif.big" || !errors.Is(err, model.ErrInvalid) || p.File != s.Path() {
		t.Fatalf("it says %v", err)
	}
	if holds, most := p.Args[0].(int64), p.Args[1].(int64); holds < 4 || holds > 20 || most != 3 {
		t.Errorf("%d of %d MB", holds, most)
	}
	addPerson(t, s, "Amara") // the file goes on
}
