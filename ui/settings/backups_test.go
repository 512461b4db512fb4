package settings_test

import (
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/settings"
	"milepost/ui/theme"
)

// clock stands until a test sets it on.
type clock struct{ at time.Time }

func (c *clock) Now() time.Time { return c.at }

// never is a Scheduler: no copy is made by itself while a test looks.
func never(time.Duration, func()) func() { return func() {} }

// copying is the team's file with a place for copies.
func copying(t *testing.T, c model.Clock, root string) *storage.Store {
	t.Helper()
	made := newStore(t)
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := storage.Open(context.Background(), made.Path(), storage.Options{Clock: c, Random: rand.Reader, After: never, Backups: root})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func addRep(t *testing.T, s *storage.Store, name string) {
	t.Helper()
	p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: name, IsRep: true}
	if _, err := s.Do(context.Background(), unit.AddPerson, func(w *storage.Work) error { return w.Put(p) }); err != nil {
		t.Fatal(err)
	}
}

// said wants texts on the page in an order.
func said(t *testing.T, c fyne.Canvas, want ...string) {
	t.Helper()
	texts := kit.Texts(c.Content())
	at := 0
	for _, x := range want {
		i := slices.IndexFunc(texts[at:], func(text string) bool { return strings.Contains(text, x) })
		if i < 0 {
			t.Fatalf("%q is not said, or not after the one before: %q", x, texts)
		}
		at += i + 1
	}
}

func TestBackupsAreListedWithWhatEachHolds(t *testing.T) {
	c, root := &clock{kittest.Now()}, t.TempDir()
	s := copying(t, c, root)
	kittest.App(t, theme.LightMode)
	w := &window{Frame: kittest.NewFrame(t, s), mode: theme.System, scale: 100}
	canvas := w.Show(t, settings.New(w, kit.Route{}), fyne.NewSize(1216, 1400)).Canvas()
	said(t, canvas, "Backups", s.BackupFolder(), "There is no backup yet.")

	kittest.Tap(t, canvas, "settings.backup")
	said(t, canvas, "23 November 2026", "2 people, last changed on 23 November 2026 at 09:00")
	if len(w.Toasts) != 1 || w.Toasts[0] != "Backed up as team 2026-11-23.milepost" || len(w.Errors) != 0 {
		t.Errorf("told %q, errors %v", w.Toasts, w.Errors)
	}
	addRep(t, s, "Zoë Çelik")
	c.at = c.at.Add(74 * time.Minute)
	put(t, canvas, "settings.team", "Team East")
	kittest.Tap(t, canvas, "settings.backup")
	said(t, canvas, "23 November 2026 at 10:14", "3 people", "23 November 2026 at 09:00", "2 people")
	if got := kittest.Text(t, canvas, "settings.team"); got != "Team East" {
		t.Errorf("the copy took what was typed: %q", got)
	}

	copies, err := storage.Backups(s.BackupFolder())
	if err != nil || len(copies) != 2 {
		t.Fatalf("%v, %v", copies, err)
	}
	aside := strings.TrimSuffix(s.Path(), ".milepost") + " (before restore 2026-11-22 0815).milepost"
	for path, from := range map[string]string{copies[1].Path + ".age": copies[1].Path, aside: copies[1].Path} {
		data, err := os.ReadFile(from)
		if err == nil {
			err = os.WriteFile(path, data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	w.Page().Reload()
	said(t, canvas, "23 November 2026 at 10:14", "23 November 2026", "23 November 2026", "It stays until you delete it.", "22 November 2026 at 08:15")
	for _, name := range []string{"settings.restore.0", "settings.aside.0", "settings.restore.file"} {
		kittest.Tap(t, canvas, name)
	}
	if want := []string{copies[0].Path, aside, "?"}; !slices.Equal(w.restored, want) {
		t.Errorf("asked for are %q, want %q", w.restored, want)
	}
	if err := os.Truncate(copies[1].Path, 512); err != nil {
		t.Fatal(err)
	}
	w.Page().Reload()
	said(t, canvas, "3 people", "23 November 2026", "This backup cannot be read.")
	if b := kit.Find(canvas.Content(), "settings.restore.1"); b == nil || !b.(fyne.Disableable).Disabled() {
		t.Error("what cannot be read can be restored")
	}
}

func TestABackupThatCannotBeMadeSaysWhy(t *testing.T) {
	root := filepath.Join(t.TempDir(), "none")
	if err := os.WriteFile(root, nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	s := copying(t, &clock{kittest.Now()}, root)
	kittest.App(t, theme.LightMode)
	w := &window{Frame: kittest.NewFrame(t, s), mode: theme.System, scale: 100}
	canvas := w.Show(t, settings.New(w, kit.Route{}), fyne.NewSize(1216, 1400)).Canvas()
	kittest.Tap(t, canvas, "settings.backup")
	if len(w.Errors) == 0 || len(w.Toasts) != 0 {
		t.Errorf("told %q, errors %v", w.Toasts, w.Errors)
	}
	if b := kit.Find(canvas.Content(), "settings.backup"); b == nil || b.(fyne.Disableable).Disabled() {
		t.Error("it cannot be tried again")
	}
}

func TestWithoutAPlaceForBackupsThereIsNoCard(t *testing.T) {
	_, c := open(t)
	if kittest.Has(c, "settings.backup") {
		t.Error("a backup is offered that cannot be made")
	}
}

func TestBackupsFitEverySize(t *testing.T) {
	s := copying(t, &clock{kittest.Now()}, t.TempDir())
	for range 3 {
		if _, err := s.BackUp(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	kittest.Overflow(t, func() fyne.CanvasObject {
		w := &window{Frame: kittest.NewFrame(t, s), scale: 100}
		return w.Build(settings.New(w, kit.Route{}))
	})
}
