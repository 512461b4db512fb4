package kittest

import (
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/sample"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// Frame is the window a page is tested in: it writes down where the page leads and what it tells, and shows the page
// what changed in the file.
type Frame struct {
	// Routes are where the page wanted to go, in order; the way back is the zero Route.
	Routes []kit.Route
	// Toasts are the texts shown, in order.
	Toasts []string
	// Opened are the dialogs of the window that a page wanted to be shown, in order, with the end of whom they are about.
	Opened []string
	// Errors are what was shown in words.
	Errors []error

	store  *storage.Store
	drafts *kit.Drafts
	waits  []func()
	now    time.Time
	roster *model.Roster
	win    fyne.Window
	page   kit.Page

	curtain kit.Curtain
}

var (
	_ kit.Frame = (*Frame)(nil)
	_ kit.Asker = (*Frame)(nil)
)

// Now is the instant pages are tested at: a Monday morning.
func Now() time.Time { return time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC) }

// SampleStore is a new file with the sample team as of Now, closed when the test ends.
func SampleStore(t testing.TB) *storage.Store {
	t.Helper()
	made, err := sampleBytes()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sample.milepost")
	if err := os.WriteFile(path, made, 0o600); err != nil {
		t.Fatal(err)
	}
	store, err := storage.Open(context.Background(), path, storage.Options{Clock: model.FixedClock(Now()), Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

// sampleBytes makes the sample once for all tests of a package: a closed file is exactly one file.
var sampleBytes = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "milepost-sample-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "sample.milepost")
	if err := sample.Make(context.Background(), path, sample.Options{AsOf: model.DateOf(Now())}); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// Restart closes the file and opens it again, as quitting the program and starting it does. What was shown before is
// dead then.
func (f *Frame) Restart(t testing.TB) {
	t.Helper()
	if f.page != nil {
		f.page.Close()
		f.page = nil
	}
	if err := f.drafts.Close(); err != nil {
		t.Fatal(err)
	}
	f.store = Reopened(t, f.store)
	f.openDrafts(t)
	f.loadRoster(t)
}

// NewFrame is a window on a file. Show puts a page into it.
func NewFrame(t testing.TB, store *storage.Store) *Frame {
	t.Helper()
	if err := words.Load(); err != nil {
		t.Fatal(err)
	}
	f := &Frame{store: store}
	f.openDrafts(t)
	f.loadRoster(t)
	f.now = Now().In(f.roster.File.Location())
	t.Cleanup(store.Subscribe(func(storage.Changed) {
		f.loadRoster(t)
		if f.page != nil {
			f.page.Reload()
		}
	}))
	return f
}

// openDrafts takes what was left half-written in the file.
func (f *Frame) openDrafts(t testing.TB) {
	const window = "01900000-0000-7000-8000-000000000001"
	found, err := f.store.TakeDrafts(context.Background(), window, func(model.ID) bool { return false })
	if err != nil {
		t.Fatal(err)
	}
	f.waits = nil
	f.drafts = kit.NewDrafts(kit.DraftOptions{
		Store: f.store, Window: window, Found: found, Here: func() string { return "here" }, Failed: f.ShowError,
		After: func(_ time.Duration, call func()) func() {
			f.waits = append(f.waits, call)
			at := len(f.waits) - 1
			return func() {
				if at < len(f.waits) {
					f.waits[at] = func() {}
				}
			}
		},
	})
}

// Pass lets a second pass, after which what was typed is in the file.
func (f *Frame) Pass() {
	now := f.waits
	f.waits = nil
	for _, call := range now {
		call()
	}
}

// Drafts holds what is typed.
func (f *Frame) Drafts() *kit.Drafts { return f.drafts }

func (f *Frame) loadRoster(t testing.TB) {
	roster, err := f.store.Roster(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	f.roster = roster
}

// Show shows a page in a window of a size, as the program does. An App must be there.
func (f *Frame) Show(t *testing.T, p kit.Page, size fyne.Size) fyne.Window {
	t.Helper()
	f.win = Open(t, p.Content(), size)
	f.page = p
	p.Reload()
	if first, ok := p.(kit.Focuser); ok {
		first.FocusFirst()
	}
	return f.win
}

// Page is the page shown last; nil before.
func (f *Frame) Page() kit.Page { return f.page }

// LastRoute is where the page wanted to go last; the zero Route if it stayed.
func (f *Frame) LastRoute() kit.Route {
	if len(f.Routes) == 0 {
		return kit.Route{}
	}
	return f.Routes[len(f.Routes)-1]
}

// Undo takes the newest unit back, as Ctrl+Z does.
func (f *Frame) Undo(t testing.TB) {
	t.Helper()
	if _, err := f.store.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
}

// Go writes the route down.
func (f *Frame) Go(r kit.Route) { f.Routes = append(f.Routes, r) }

// Back writes the zero Route down.
func (f *Frame) Back() { f.Routes = append(f.Routes, kit.Route{}) }

// Use says which window the page is in, where Show did not open it.
func (f *Frame) Use(w fyne.Window) { f.win = w }

// Canvas is that of the page shown last.
func (f *Frame) Canvas() fyne.Canvas { return f.win.Canvas() }

// Window is the one of the page shown last; nil before.
func (f *Frame) Window() fyne.Window { return f.win }

// Today is the day of Now in the file's zone.
func (f *Frame) Today() model.Date { return model.DateOf(f.now) }

// Now is always the same instant.
func (f *Frame) Now() time.Time { return f.now }

// Roster is who is in the file.
func (f *Frame) Roster() *model.Roster { return f.roster }

// Store is the file.
func (f *Frame) Store() *storage.Store { return f.store }

// Curtain is what Draw drew.
func (f *Frame) Curtain() kit.Curtain { return f.curtain }

// Draw draws the curtain for a person, before a page is shown.
func (f *Frame) Draw(t testing.TB, person model.ID) {
	t.Helper()
	if err := f.store.DrawCurtain(context.Background(), person); err != nil {
		t.Fatal(err)
	}
	f.curtain = kit.Curtain{On: true, Person: person}
	f.loadRoster(t)
}

// TalkBegins says for whom the curtain was drawn; nothing is hidden.
func (f *Frame) TalkBegins(person model.ID) {
	f.curtain = kit.Curtain{On: true, Person: person, Talk: true}
}

// TalkEnds says that it was lifted.
func (f *Frame) TalkEnds() { f.curtain = kit.Curtain{} }

// Change writes at once, as the program's window does.
func (f *Frame) Change(unit string, write func(*storage.Work) error, then func()) {
	kit.Save(f, unit, write, func(err error) {
		switch {
		case err == nil:
			if then != nil {
				then()
			}
		case !kit.Told(err):
			f.ShowError(err)
		}
	})
}

// Undoable writes the text down.
func (f *Frame) Undoable(text string) { f.Toasts = append(f.Toasts, text) }

// Tell writes the text down.
func (f *Frame) Tell(text string) { f.Toasts = append(f.Toasts, text) }

// ShowError writes the error down.
func (f *Frame) ShowError(err error) { f.Errors = append(f.Errors, err) }

// ShowQuestions writes down that the bank was to be opened.
func (f *Frame) ShowQuestions(person model.ID) {
	f.Opened = append(f.Opened, "questions "+person.Short())
}

// ShowTemplates writes down that the templates were to be opened.
func (f *Frame) ShowTemplates(person model.ID) {
	f.Opened = append(f.Opened, "templates "+person.Short())
}

// KeepTemplate writes down of which meeting points were to be kept.
func (f *Frame) KeepTemplate(_, meeting model.ID) {
	f.Opened = append(f.Opened, "keep "+meeting.Short())
}
