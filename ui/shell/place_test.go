package shell_test

import (
	"path/filepath"
	"strings"
	"testing"

	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
	"milepost/ui/theme"
)

// elsewhere is a computer to which every folder is another one's, but for one that is kept in step.
func elsewhere(host string, synced ...string) *storage.Machine {
	m := &storage.Machine{Host: host, User: "Anna", Env: func(string) string { return "" }, Remote: func(string) (string, bool) { return "", true }}
	if len(synced) > 0 {
		m.Env = func(name string) string { return map[string]string{"OneDrive": synced[0]}[name] }
	}
	return m
}

func onMachine(t *testing.T, path string, m *storage.Machine) *shell.Window {
	t.Helper()
	o := options(t.TempDir(), path)
	o.Machine = m
	w := shell.New(kittest.App(t, theme.LightMode), o)
	t.Cleanup(w.Quit)
	return w
}

// TestWhereTheFileLiesIsSaidOnce for each file, until somebody says that it is understood; settings say it always.
func TestWhereTheFileLiesIsSaidOnce(t *testing.T) {
	path := sampleFile(t)
	w := onMachine(t, path, elsewhere("desk"))
	c := w.Canvas()
	if got := kittest.Text(t, c, "notice.place"); !strings.HasPrefix(got, "This file lies on the disk of another computer.") {
		t.Fatalf("said is %q", got)
	}
	w.Go(kit.Route{Page: kit.PagePeople})
	kittest.Tap(t, c, "notice.place.understood")
	if kittest.Has(c, "notice.place") {
		t.Error("it is said on")
	}
	w.CloseFile()
	w.OpenFile(path)
	if kittest.Has(c, "notice.place") {
		t.Error("it is said again")
	}
	kittest.Tap(t, c, "nav.settings")
	if got := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(got, "This file lies on the disk of another computer.") {
		t.Errorf("settings do not say it: %s", got)
	}
	w.CloseFile()
	w.OpenFile(sampleFile(t))
	if kittest.Has(c, "notice.place") { // a copy is the same file
		t.Error("it is said of a copy")
	}
}

func TestAnOwnDiskIsNotSpokenOf(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	if kittest.Has(w.Canvas(), "notice.place") {
		t.Error("said of a disk of its own")
	}
}

// TestAFileInUseIsReadOrTakenOver opens on a laptop what is open on a desk.
func TestAFileInUseIsReadOrTakenOver(t *testing.T) {
	path := sampleFile(t)
	o := options(t.TempDir(), path)
	s, err := storage.Open(t.Context(), path, storage.Options{Clock: o.Clock, Random: o.Random, After: waiting.after, Machine: elsewhere("desk")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	w := onMachine(t, path, elsewhere("laptop"))
	c := w.Canvas()
	if w.Store() != nil || !kittest.Has(c, "inuse") {
		t.Fatal("it is open, or nobody is told")
	}
	if got := strings.Join(kit.Texts(c.Overlays().Top()), "\n"); !strings.Contains(got, "Anna works on this file on the computer desk, since 23 November 2026 at 08:00.") {
		t.Errorf("said is %q", got)
	}
	kittest.Tap(t, c, "inuse.confirm")
	if w.Store() == nil || !w.Store().ReadOnly() || kittest.Has(c, "toast") {
		t.Fatal("it is not open for reading, or the toast says it besides")
	}
	if got := kittest.Text(t, c, "notice.inuse"); !strings.Contains(got, "computer desk") {
		t.Errorf("said is %q", got)
	}
	kittest.Tap(t, c, "notice.inuse.again")
	if !kittest.Has(c, "notice.inuse") {
		t.Error("it is still in use, and nobody says so")
	}
	w.CloseFile()
	w.OpenFile(path)
	kittest.Tap(t, c, "inuse.over")
	if w.Store() == nil || w.Store().ReadOnly() || kittest.Has(c, "notice.inuse") {
		t.Fatal("it was not taken over")
	}
	talks(t, w, "Amara Okafor")
	addPoint(t, w, "How are you?")
	if _, err := s.Undo(t.Context()); err == nil || !strings.Contains(err.Error(), "storage.inuse.taken") {
		t.Errorf("the desk writes on: %v", err)
	}
}

func TestAFreedFileIsOpenedByTryingAgain(t *testing.T) {
	path := sampleFile(t)
	o := options(t.TempDir(), path)
	s, err := storage.Open(t.Context(), path, storage.Options{Clock: o.Clock, Random: o.Random, After: waiting.after, Machine: elsewhere("desk", filepath.Dir(path))})
	if err != nil {
		t.Fatal(err)
	}
	w := onMachine(t, path, elsewhere("laptop", filepath.Dir(path)))
	c := w.Canvas()
	kittest.Tap(t, c, "inuse.confirm")
	if got := kittest.Text(t, c, "notice.place"); !strings.HasPrefix(got, "OneDrive keeps the folder of this file in step") {
		t.Errorf("said is %q", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	kittest.Tap(t, c, "notice.inuse.again")
	if w.Store() == nil || w.Store().ReadOnly() {
		t.Error("it can still only be read")
	}
}
