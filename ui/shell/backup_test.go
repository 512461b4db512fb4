package shell_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
	"milepost/ui/theme"
)

func TestTheFirstChangeOfADayLeavesACheckedCopy(t *testing.T) {
	o := options(t.TempDir(), sampleFile(t))
	o.Backups = t.TempDir()
	w := shell.New(kittest.App(t, theme.LightMode), o)
	for _, name := range []string{"Mia Berg", "Kim Lee"} {
		p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: name, IsRep: true}
		if _, err := w.Store().Do(context.Background(), unit.AddPerson, func(x *storage.Work) error { return x.Put(p) }); err != nil {
			t.Fatal(err)
		}
	}
	w.Quit()
	copies, err := filepath.Glob(filepath.Join(o.Backups, "*", "*"))
	if err != nil || len(copies) != 1 {
		t.Fatalf("copies: %q, %v", copies, err)
	}
	checked, err := storage.CheckFile(context.Background(), copies[0])
	if err != nil || !checked.Whole() {
		t.Errorf("the copy: %+v, %v", checked, err)
	}
}

// movable is a clock that a test sets on.
type movable struct{ at time.Time }

func (m *movable) Now() time.Time { return m.at }

// TestABackupThatFailsIsToldOnce: in a toast that is short enough to be read whole, with the reason behind its button. Only
// after one that could be made is the next failure news.
func TestABackupThatFailsIsToldOnce(t *testing.T) {
	o := options(t.TempDir(), sampleFile(t))
	o.Backups = filepath.Join(t.TempDir(), "Backups")
	clock := &movable{kittest.Now()}
	o.Clock = clock
	w := shell.New(kittest.App(t, theme.LightMode), o)
	t.Cleanup(w.Quit)
	c := w.Canvas()
	block := func() { // a file where the folder should be
		if err := os.RemoveAll(o.Backups); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(o.Backups, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	told := func(name string, later time.Duration) bool {
		t.Helper()
		clock.at = clock.at.Add(later)
		w.Tell("before")
		p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: name, IsRep: true}
		if _, err := w.Store().Do(context.Background(), unit.AddPerson, func(x *storage.Work) error { return x.Put(p) }); err != nil {
			t.Fatal(err)
		}
		waiting.pass()
		return kittest.Text(t, c, "toast") != "before"
	}
	block()
	if !told("Mia Berg", 0) {
		t.Fatal("nothing was said")
	}
	if got := kittest.Text(t, c, "toast"); got != "Today’s backup could not be made." {
		t.Errorf("said was %q", got)
	}
	kittest.Tap(t, c, "toast.action")
	if got := strings.Join(kit.Texts(c.Overlays().Top()), "\n"); !strings.Contains(got, "The backup could not be made") && !strings.Contains(got, "No copy can be written here") {
		t.Errorf("the reason is not given: %s", got)
	}
	kittest.Press(c, fyne.KeyEscape)
	if told("Kim Lee", 2*time.Hour) {
		t.Errorf("it was told again: %q", kittest.Text(t, c, "toast"))
	}
	if err := os.Remove(o.Backups); err != nil {
		t.Fatal(err)
	}
	if told("Lea Fox", 2*time.Hour) || w.Store().BackupFailed() != nil {
		t.Fatalf("%q, %v", kittest.Text(t, c, "toast"), w.Store().BackupFailed())
	}
	block()
	if !told("Ada Sol", 24*time.Hour) {
		t.Error("the next failure was not told")
	}
}

// TestSettingsListACopyOnceItIsMade without being gone to anew.
func TestSettingsListACopyOnceItIsMade(t *testing.T) {
	o := options(t.TempDir(), sampleFile(t))
	o.Backups = t.TempDir()
	w := shell.New(kittest.App(t, theme.LightMode), o)
	t.Cleanup(w.Quit)
	w.Go(kit.Route{Page: kit.PageSettings})
	p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Mia Berg", IsRep: true}
	if _, err := w.Store().Do(context.Background(), unit.AddPerson, func(x *storage.Work) error { return x.Put(p) }); err != nil {
		t.Fatal(err)
	}
	listed := func() bool {
		return strings.Contains(strings.Join(kit.Texts(w.Canvas().Content()), "\n"), "10 people, last changed on 23 November 2026")
	}
	if listed() {
		t.Fatal("it is listed before it is made")
	}
	waiting.pass()
	if !listed() {
		t.Errorf("it is not listed: %q", kit.Texts(w.Canvas().Content()))
	}
}
