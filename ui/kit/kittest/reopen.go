package kittest

import (
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/resources"
	"milepost/storage"
	"milepost/ui/kit"
)

// Reopened closes a file and opens it again, as the next start of the program does. What a page stored must be there.
func Reopened(t testing.TB, s *storage.Store) *storage.Store {
	t.Helper()
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := storage.Open(context.Background(), path, storage.Options{Clock: model.FixedClock(Now()), Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = again.Close() })
	return again
}

// Redo does again what Undo took back.
func (f *Frame) Redo(t testing.TB) {
	t.Helper()
	if _, err := f.store.Redo(context.Background()); err != nil {
		t.Fatal(err)
	}
}

// Reads is what a file says to a question; the test ends when it has no answer.
func Reads[T any](t testing.TB, read func(context.Context) (T, error)) T {
	t.Helper()
	got, err := read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// Write gives a field the keyboard and types over what stands in it.
func Write(t testing.TB, c fyne.Canvas, name, text string) {
	t.Helper()
	if !kit.FocusName(c, name) {
		t.Fatalf("no field %q can be seen", name)
	}
	if f, ok := c.Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	Press(c, fyne.KeyBackspace)
	Type(c, text)
}

// EmptyStore is a new file with nobody in it and the starter framework, closed when the test ends. change, of which one
// may be given, makes another framework of it.
func EmptyStore(t testing.TB, change ...func(*storage.Starter)) *storage.Store {
	t.Helper()
	starter, err := storage.ParseStarter(resources.Starter())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range change {
		c(&starter)
	}
	s, err := storage.Create(context.Background(), filepath.Join(t.TempDir(), "new.milepost"), storage.Params{
		Options:  storage.Options{Clock: model.FixedClock(Now()), Random: rand.Reader},
		TeamName: "New team", UserName: "ingrid", Zone: "Europe/Berlin", Starter: starter,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// Kill ends the program without warning, as a power cut does, and opens the file as it lies on the disk at this moment.
// What was shown before is dead then.
func (f *Frame) Kill(t testing.TB) {
	t.Helper()
	store, err := storage.Open(context.Background(), f.OnDisk(t), storage.Options{Clock: model.FixedClock(Now()), Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	f.store, f.page = store, nil
	f.openDrafts(t)
	f.loadRoster(t)
}

// OnDisk is a copy of the file as it lies on the disk at this moment.
func (f *Frame) OnDisk(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "killed.milepost")
	for _, end := range []string{"", "-wal"} {
		data, err := os.ReadFile(f.store.Path() + end)
		if err == nil {
			err = os.WriteFile(path+end, data, 0o600)
		}
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	return path
}
