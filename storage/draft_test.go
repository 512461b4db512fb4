package storage_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// Windows in which somebody writes.
const (
	windowA = model.ID("01900000-0000-7000-8000-00000000000a")
	windowB = model.ID("01900000-0000-7000-8000-00000000000b")
	windowC = model.ID("01900000-0000-7000-8000-00000000000c")
)

func dead(model.ID) bool { return false }

func draft(thing, text string, about model.ID) storage.Draft {
	return storage.Draft{Thing: thing, SubjectID: about, Route: "person oneonones", Field: "text", Fields: map[string][2]string{"text": {"", text}}}
}

func writes(t *testing.T, s *storage.Store, window model.ID, d ...storage.Draft) {
	t.Helper()
	if err := s.KeepDrafts(ctx, window, d, nil); err != nil {
		t.Fatal(err)
	}
}

// taken is what a window is handed, as text.
func taken(t *testing.T, s *storage.Store, window model.ID, alive func(model.ID) bool) string {
	t.Helper()
	got, err := s.TakeDrafts(ctx, window, alive)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range got {
		out = append(out, d.Thing+": "+d.Fields["text"][1])
	}
	return strings.Join(out, ", ")
}

func TestDraftIsThereAfterTheProgramWasEnded(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	writes(t, s, windowA, draft("note", "ha", p.ID))
	writes(t, s, windowA, draft("note", "half \x00 a \xff note", p.ID), draft("goal", "", ""))
	if err := s.KeepDrafts(ctx, windowA, nil, []string{"goal", "never kept"}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "killed.milepost") // what lies on the disk at this moment
	for _, end := range []string{"", "-wal"} {
		data, err := os.ReadFile(s.Path() + end)
		if err == nil {
			err = os.WriteFile(path+end, data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	again := openWith(t, path, options(2))
	got, err := again.TakeDrafts(ctx, windowB, dead)
	want := draft("note", "half \x00 a � note", p.ID)
	want.At = model.InstantOf(clock.Now())
	if err != nil || len(got) != 1 || fmt.Sprint(got[0]) != fmt.Sprint(want) {
		t.Fatalf("%+v, %v", got, err)
	}
	if c, err := again.Check(ctx); err != nil || !c.Whole() {
		t.Errorf("the file is not whole: %s, %v", findings(c), err)
	}
}

// TestWindowsDoNotMixTheirDrafts: two windows of one author write the same thing, a third is opened, then the first ends.
func TestWindowsDoNotMixTheirDrafts(t *testing.T) {
	s := create(t)
	later := openWith(t, s.Path(), storage.Options{Clock: model.FixedClock(clock.Now().Add(time.Minute)), TripWire: true})
	writes(t, s, windowA, draft("note", "in A", ""), draft("goal", "in A", ""))
	writes(t, later, windowB, draft("note", "in B", ""))
	both := func(model.ID) bool { return true }
	if got := taken(t, s, windowC, both); got != "" {
		t.Errorf("a third window takes %q from windows that run", got)
	}
	if got := taken(t, s, windowC, func(w model.ID) bool { return w == windowB }); got != "goal: in A, note: in A" {
		t.Errorf("after A has ended the third window takes %q", got)
	}
	// of two that are left, the newer one comes first, and the other one once that is done with
	if got := taken(t, s, windowA, dead); got != "note: in B, goal: in A" {
		t.Errorf("both ended: %q", got)
	}
	if err := s.KeepDrafts(ctx, windowA, nil, []string{"note"}); err != nil {
		t.Fatal(err)
	}
	if got := taken(t, s, windowB, dead); got != "goal: in A, note: in A" {
		t.Errorf("the newer one is done: %q", got)
	}
}

func TestDraftIsItsAuthorsAlone(t *testing.T) {
	mine, theirs := two(t)
	p := addPerson(t, mine, "Amara")
	writes(t, theirs, windowA, draft("note", "zqsecret", p.ID))
	if got := taken(t, mine, windowB, dead); got != "" {
		t.Errorf("another author is handed %q", got)
	}
	e, err := mine.Everything(ctx, p.ID)
	if err != nil || strings.Contains(fmt.Sprintf("%+v", e), "zqsecret") || e.Withheld != 1 {
		t.Errorf("everything about the person: %d withheld, %v", e.Withheld, err)
	}
	if e, err = theirs.Everything(ctx, p.ID); err != nil || !strings.Contains(fmt.Sprintf("%+v", e), "zqsecret") || e.Private != 1 {
		t.Errorf("its author does not hand it over: %d private, %v", e.Private, err)
	}
	shared, err := theirs.Shared(ctx, p.ID, model.Span{From: monday.AddDays(-90), To: monday}, monday)
	if err != nil || strings.Contains(fmt.Sprintf("%+v", shared), "zqsecret") || strings.Contains(everything(t, theirs, p.ID), "zqsecret") {
		t.Errorf("it stands in what is read for pages or documents, %v", err)
	}
	if hits, err := theirs.Search(ctx, storage.SearchQuery{Text: "zqsecret"}); err != nil || len(hits) > 0 {
		t.Errorf("search finds %v, %v", hits, err)
	}
	if got := taken(t, theirs, windowB, dead); got != "note: zqsecret" {
		t.Errorf("its author is handed %q: the test proves nothing", got)
	}
}

// TestDraftIsNoChange: nobody hears of it, it is not undone, makes no copy of the day, and stays when others are undone.
func TestDraftIsNoChange(t *testing.T) {
	folder := t.TempDir()
	o := options(3)
	o.Backups = filepath.Join(folder, "backups")
	path := filepath.Join(folder, "team.milepost")
	if err := createAt(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	s := openWith(t, path, o)
	before, _ := s.Seq(ctx)
	heard := 0
	defer s.Subscribe(func(storage.Changed) { heard++ })()
	writes(t, s, windowA, draft("note", "half", ""))
	seq, err := s.Seq(ctx)
	if err != nil || heard != 0 || seq != before {
		t.Errorf("heard %d times, unit %d became %d, %v", heard, before, seq, err)
	}
	if _, err := s.Undo(ctx); !errors.Is(err, model.ErrNothing) {
		t.Errorf("undo: %v", err)
	}
	if err := s.Close(); err != nil { // waits for a copy under way
		t.Fatal(err)
	}
	if found, _ := filepath.Glob(filepath.Join(o.Backups, "*", "*")); len(found) > 0 {
		t.Errorf("copies: %q", found)
	}
	// the person goes, the draft about them does not stand in the way, and comes back with them
	s = openWith(t, path, options(4))
	p := addPerson(t, s, "Amara")
	writes(t, s, windowA, draft("goal", "about Amara", p.ID))
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	writes(t, s, windowA, draft("point", "about nobody", p.ID))
	if got := taken(t, s, windowB, dead); strings.Contains(got, "nobody") || !strings.Contains(got, "half") {
		t.Errorf("kept: %q", got)
	}
}

func TestDraftsAreThrownAwayAfterThirtyDays(t *testing.T) {
	s := create(t)
	writes(t, s, windowA, draft("note", "zqhalf", ""))
	for days, want := range map[int]string{29: "note: zqhalf", 31: ""} {
		o := options(9)
		o.Clock = model.FixedClock(clock.Now().AddDate(0, 0, days))
		if got := taken(t, openWith(t, s.Path(), o), windowA, dead); got != want {
			t.Errorf("after %d days: %q", days, got)
		}
		if days == 31 {
			if err := s.Settle(ctx); err != nil {
				t.Fatal(err)
			}
			if data, err := os.ReadFile(s.Path()); err != nil || bytes.Contains(data, []byte("zqhalf")) {
				t.Errorf("its words are still in the file, %v", err)
			}
			return
		}
	}
}

func TestErasingCountsDrafts(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	writes(t, s, windowA, draft("note", "half", p.ID), draft("goal", "half", ""))
	would, err := s.WouldErase(ctx, p.ID)
	if err != nil || fmt.Sprint(would.Rows) != "[{draft 1} {person 1}]" || would.Private != 1 {
		t.Errorf("would: %+v, %v", would, err)
	}
	got, err := s.Erase(ctx, p.ID, storage.EraseOptions{Former: former})
	if err != nil || fmt.Sprint(got.Rows) != "[{draft 1} {person 1}]" || got.Private != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	writes(t, s, windowA, draft("note", "half again", p.ID)) // by a window that has not heard of it
	if left := taken(t, s, windowB, dead); left != "goal: half" {
		t.Errorf("left: %q", left)
	}
}

// TestDraftGoesWithTheUnitThatStoresIt: together, or not at all.
func TestDraftGoesWithTheUnitThatStoresIt(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	writes(t, s, windowA, draft("note", "half", p.ID))
	store := func(fail error) error {
		_, err := s.Do(ctx, unit.AddNote, func(w *storage.Work) error {
			return errors.Join(w.Put(note(p, w)), w.DropDraft(windowA, "note"), fail)
		})
		return err
	}
	if err := store(errors.New("not now")); err == nil {
		t.Fatal("it was stored")
	}
	if got := taken(t, s, windowA, dead); got != "note: half" {
		t.Errorf("after a unit that failed: %q", got)
	}
	if err := store(nil); err != nil {
		t.Fatal(err)
	}
	if got := taken(t, s, windowA, dead); got != "" {
		t.Errorf("after it was stored: %q", got)
	}
}

func TestDraftOfANoteGoesWithIt(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	var old, kept *model.Note
	do(t, s, unit.AddNote, func(w *storage.Work) error {
		old, kept = note(p, w), note(p, w)
		old.On, kept.On = monday.AddDays(-800), monday.AddDays(5)
		return errors.Join(w.Put(old), w.Put(kept))
	})
	var undone *model.Note
	do(t, s, unit.AddNote, func(w *storage.Work) error {
		undone = note(p, w)
		undone.On = monday.AddDays(-800)
		return w.Put(undone)
	})
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	writes(t, s, windowA, draft("note/"+string(old.ID), "zqold", p.ID), draft("note/"+string(undone.ID), "zqundone", p.ID), draft("note/"+string(kept.ID), "new", p.ID))
	if _, err := s.EraseNotes(ctx, monday.AddDays(2)); err != nil {
		t.Fatal(err)
	}
	if got := taken(t, s, windowB, dead); got != "note/"+string(kept.ID)+": new" {
		t.Errorf("left: %q", got)
	}
}

func TestCheckLooksAtDrafts(t *testing.T) {
	s := create(t)
	writes(t, s, windowA, draft("note", "zqhalf", ""))
	if _, err := storage.Pen(s).Exec(`UPDATE draft SET subject_id='nobody', fields='{"text": 5}'`); err != nil {
		t.Fatal(err)
	}
	c, err := s.Check(ctx)
	if text := findings(c); err != nil || len(c.Findings) != 2 || strings.Contains(text, "zqhalf") || strings.Contains(text, "nobody") {
		t.Errorf("found %s, %v", text, err)
	}
}

// TestDraftsOfAFileThatCanOnlyBeRead: nobody is told that they are kept.
func TestDraftsOfAFileThatCanOnlyBeRead(t *testing.T) {
	open := create(t)
	writes(t, open, windowA, draft("note", "half", ""))
	s, err := open.KnownOn(ctx, monday, "") // the past, which nobody can write
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := s.KeepDrafts(ctx, windowA, []storage.Draft{draft("note", "half", "")}, nil); !errors.Is(err, model.ErrReadOnly) {
		t.Errorf("kept: %v", err)
	}
	if got := taken(t, s, windowB, dead); got != "" {
		t.Errorf("handed out: %q", got)
	}
}

func BenchmarkKeepDraft(b *testing.B) {
	s, err := storage.Create(ctx, filepath.Join(b.TempDir(), "team.milepost"), storage.Params{Options: storage.Options{Clock: clock}, Zone: "UTC"})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	d := draft("note", strings.Repeat("half a note ", 40), "")
	n := 0
	for b.Loop() {
		n++
		d.Fields["text"] = [2]string{"", fmt.Sprint(strings.Repeat("half a note ", 40), n)}
		if err := s.KeepDrafts(ctx, windowA, []storage.Draft{d}, nil); err != nil {
			b.Fatal(err)
		}
	}
}
