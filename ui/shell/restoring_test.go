package shell_test

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
	"milepost/ui/theme"
)

// restorable is a window at Settings with a backup of the sample, and what was changed since.
func restorable(t *testing.T) (w *shell.Window, c fyne.Canvas, o shell.Options) {
	t.Helper()
	o = options(t.TempDir(), sampleFile(t))
	o.Backups = t.TempDir()
	w = shell.New(kittest.App(t, theme.LightMode), o)
	t.Cleanup(w.Quit)
	c = w.Canvas()
	w.Window().Resize(fyne.NewSize(1200, 2600))
	kittest.Tap(t, c, "nav.settings")
	kittest.Tap(t, c, "settings.backup")
	addTo(t, w.Store(), "Mia Berg")
	kittest.Tap(t, c, "nav.today")
	kittest.Tap(t, c, "nav.settings")
	return w, c, o
}

func addTo(t *testing.T, s *storage.Store, name string) {
	t.Helper()
	p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: name, IsRep: true}
	if _, err := s.Do(context.Background(), unit.AddPerson, func(x *storage.Work) error { return x.Put(p) }); err != nil {
		t.Fatal(err)
	}
}

// over is what the uppermost dialog says.
func over(c fyne.Canvas) string {
	if top := c.Overlays().Top(); top != nil {
		return strings.Join(kit.Texts(top), "\n")
	}
	return ""
}

func wants(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not said in:\n%s", part, text)
		}
	}
}

func hasPerson(w *shell.Window, name string) bool {
	for _, p := range w.Roster().People {
		if p.Name == name {
			return true
		}
	}
	return false
}

func TestABackupIsRestoredInTheWindowAndTakenBack(t *testing.T) {
	w, c, _ := restorable(t)
	path := w.Store().Path()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	kittest.Tap(t, c, "settings.restore.0")
	wants(t, over(c), "The backup", "9 people, ", "The file now", "10 people, ", "1 change since then would be gone:", "Mia Berg", "People who would be gone: Mia Berg.", "kept beside it")
	kittest.Press(c, fyne.KeyEscape)
	if !hasPerson(w, "Mia Berg") || len(storage.Asides(path)) != 0 {
		t.Error("something was done before it was wanted")
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Error("looking at it changed the file", err)
	}

	kittest.Tap(t, c, "settings.restore.0")
	kittest.Tap(t, c, "restore.confirm")
	if w.Store() == nil || w.Store().Path() != path || hasPerson(w, "Mia Berg") || !kittest.Has(c, "settings.backup") {
		t.Fatalf("it was not restored, or the page was left: %s", over(c))
	}
	wants(t, kittest.Text(t, c, "toast"), "Restored. What was there is kept as “sample (before restore 2026-11-23 0900)”.")
	addTo(t, w.Store(), "Kim Lee") // it can be worked with

	kittest.Tap(t, c, "toast.action")
	wants(t, over(c), "1 change since then would be gone:", "Kim Lee", "1 change comes back", "People who come back: Mia Berg.")
	kittest.Press(c, fyne.KeyEscape)
	w.Window().Resize(fyne.NewSize(1200, 2600))
	kittest.Tap(t, c, "nav.settings")
	kittest.Tap(t, c, "settings.aside.0") // where it is found later too
	kittest.Tap(t, c, "restore.confirm")
	if !hasPerson(w, "Mia Berg") || hasPerson(w, "Kim Lee") {
		t.Error("it was not taken back")
	}
	if n := len(storage.Asides(path)); n != 2 {
		t.Errorf("%d files are kept beside it", n)
	}
	checked, err := storage.CheckFile(context.Background(), path)
	if err != nil || !checked.Whole() {
		t.Errorf("%+v, %v", checked, err)
	}
}

// TestABackupIsLookedIntoAndRestored: opened like any other file it can only be read, is none of the files opened last, and
// takes the place of the file it was made of.
func TestABackupIsLookedIntoAndRestored(t *testing.T) {
	w, c, o := restorable(t)
	path := w.Store().Path()
	made, err := filepath.Glob(filepath.Join(o.Backups, "*", "*.milepost"))
	if err != nil || len(made) == 0 {
		t.Fatal(made, err)
	}
	w.OpenFile(made[0])
	if w.Store().Path() != made[0] || !w.Store().ReadOnly() || hasPerson(w, "Mia Berg") {
		t.Fatalf("open is %s, to be written", w.Store().Path())
	}
	if got := kittest.Text(t, c, "notice.backup"); got != "This is a backup of “sample” of 23 Nov; nothing is written into it." {
		t.Errorf("said is %q", got)
	}
	kittest.Tap(t, c, "notice.backup.restore")
	wants(t, over(c), "People who would be gone: Mia Berg.")
	kittest.Tap(t, c, "restore.confirm")
	if w.Store() == nil || w.Store().Path() != path || w.Store().ReadOnly() || hasPerson(w, "Mia Berg") || kittest.Has(c, "notice.backup") {
		t.Fatalf("it was not restored: %s", over(c))
	}
	aside := storage.Asides(path)
	w.OpenFile(aside[0].Path)
	kittest.Tap(t, c, "notice.backup.restore")
	kittest.Tap(t, c, "restore.confirm")
	if w.Store() == nil || w.Store().Path() != path || !hasPerson(w, "Mia Berg") {
		t.Errorf("what was kept was not restored: %s", over(c))
	}

	older, err := os.ReadFile(made[0])
	if err != nil {
		t.Fatal(err)
	}
	older[63] = 4 // the version of its tables
	kept := strings.TrimSuffix(path, ".milepost") + " (version 4).milepost"
	if err := os.WriteFile(kept, older, 0o600); err != nil {
		t.Fatal(err)
	}
	w.OpenFile(kept)
	wants(t, over(c), "sample (version 4).milepost", "People who would be gone: Mia Berg.")
	kittest.Press(c, fyne.KeyEscape)
	if w.Store() == nil || w.Store().Path() != path {
		t.Error("it is not the file that is open any more")
	}
}

// TestWhoIsErasedAgainIsCounted: before a backup of somebody else's making is restored, and after.
func TestWhoIsErasedAgainIsCounted(t *testing.T) {
	w, c, _ := restorable(t)
	own := filepath.Join(t.TempDir(), "own.milepost")
	data, err := os.ReadFile(w.Store().Path())
	if err == nil {
		err = os.WriteFile(own, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	gone, err := w.Roster().FindPerson("Amara Okafor")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Store().Erase(t.Context(), gone.ID, storage.EraseOptions{Former: func(int) string { return "former rep #1" }}); err != nil {
		t.Fatal(err)
	}
	w.AskRestore(own)
	wants(t, over(c), "1 person who was erased since the backup will be erased from it again.")
	kittest.Tap(t, c, "restore.confirm")
	wants(t, kittest.Text(t, c, "toast"), "1 person who was erased since the backup was erased from it again.")
	if hasPerson(w, "Amara Okafor") {
		t.Error("she is back")
	}
}

func TestAFileThatAnotherWindowHasOpenIsNotReplaced(t *testing.T) {
	w, c, o := restorable(t)
	path := w.Store().Path()
	other, err := storage.Open(context.Background(), path, storage.Options{Clock: o.Clock})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	kittest.Tap(t, c, "settings.restore.0")
	kittest.Tap(t, c, "restore.confirm")
	wants(t, over(c), "This file is open in a window. Close it there and restore again; nothing was changed.")
	kittest.Press(c, fyne.KeyEscape)
	if w.Store() == nil || !hasPerson(w, "Mia Berg") || !kittest.Has(c, "settings.backup") || len(storage.Asides(path)) != 0 {
		t.Error("the file is not open any more as it was")
	}
	addTo(t, w.Store(), "Kim Lee")
	addTo(t, other, "Ann Day")
}

func TestAnEncryptedBackupIsMadeAndRestored(t *testing.T) {
	if testing.Short() {
		t.Skip("passphrases take seconds")
	}
	w, c, o := restorable(t)
	kittest.Tap(t, c, "settings.backup.secret")
	kittest.Type(c, "correct horse")
	kittest.Press(c, fyne.KeyTab)
	kittest.Type(c, "correct house")
	kittest.Tap(t, c, "sealbackup.confirm")
	wants(t, over(c), "The two passphrases are not the same.")
	kittest.Press(c, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace)
	kittest.Type(c, "rse")
	if strings.Contains(over(c), "correct") {
		t.Error("the passphrase can be read")
	}
	kittest.Tap(t, c, "sealbackup.confirm")
	found, err := filepath.Glob(filepath.Join(o.Backups, "*", "*.age"))
	if err != nil || len(found) != 1 || !storage.Sealed(found[0]) {
		t.Fatalf("%q, %v\n%s", found, err, over(c))
	}
	w.Window().Resize(fyne.NewSize(1200, 2600))
	wants(t, strings.Join(kit.Texts(c.Content()), "\n"), "Encrypted, ", "It stays until you delete it.")
	addTo(t, w.Store(), "Kim Lee")

	kittest.Tap(t, c, "settings.restore.file")
	kittest.Type(c, found[0])
	kittest.Tap(t, c, "restorefile.confirm")
	kittest.Type(c, "wrong")
	kittest.Tap(t, c, "restore.secret.confirm")
	wants(t, over(c), "This is not the passphrase")
	kittest.Press(c, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyBackspace)
	kittest.Type(c, "correct horse")
	kittest.Tap(t, c, "restore.secret.confirm")
	wants(t, over(c), "1 change since then would be gone:", "Kim Lee")
	kittest.Tap(t, c, "restore.confirm")
	if !hasPerson(w, "Mia Berg") || hasPerson(w, "Kim Lee") {
		t.Error("it was not restored")
	}
}

func TestABackupIsRestoredWhereNoFileOpens(t *testing.T) {
	w, c, _ := restorable(t)
	path := w.Store().Path()
	w.CloseFile()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	kittest.Tap(t, c, "welcome.restore")
	wants(t, over(c), "Team North", "9 people")
	kittest.Tap(t, c, "restore.found.0")
	wants(t, over(c), "where no file is yet")
	kittest.Tap(t, c, "restore.confirm")
	if w.Store() == nil || hasPerson(w, "Mia Berg") || len(w.Roster().People) != 9 {
		t.Fatalf("it is not open: %s", over(c))
	}
	wants(t, kittest.Text(t, c, "toast"), "Restored as ")
}

func TestADamagedFileOffersItsBackupAndWhatCanBeRead(t *testing.T) {
	w, c, _ := restorable(t)
	path := w.Store().Path()
	w.CloseFile()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	cut := data[:len(data)-40*4096]
	if err := os.WriteFile(path, cut, 0o600); err != nil {
		t.Fatal(err)
	}
	kittest.Tap(t, c, "welcome.recent.0")
	wants(t, over(c), "This file is cut off", "The newest backup of it is of 23 November 2026", "9 people")
	kittest.Tap(t, c, "damaged.save")
	saved := filepath.Join(filepath.Dir(path), "sample (saved 2026-11-23).milepost")
	wants(t, over(c), "What could be saved", saved, "Could not be saved:", "The damaged file is as it was.")
	kittest.Tap(t, c, "saved.confirm")
	if w.Store() == nil || w.Store().Path() != saved || !hasPerson(w, "Mia Berg") {
		t.Errorf("what was saved is not open: %s", over(c))
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(cut) {
		t.Error("the damaged file was changed", err)
	}
	w.CloseFile()

	w.OpenFile(path)
	kittest.Tap(t, c, "damaged.backup")
	wants(t, over(c), "What the file holds now cannot be read.", "9 people")
	kittest.Tap(t, c, "restore.confirm")
	if w.Store() == nil || w.Store().Path() != path || hasPerson(w, "Mia Berg") {
		t.Fatalf("the backup is not open: %s", over(c))
	}
	if asides := storage.Asides(path); len(asides) != 1 {
		t.Errorf("kept are %v", asides)
	}
}

// TestRestoreScreens draws Settings with backups and the dialogs that lead to one, if MILEPOST_SCREENS names a folder.
func TestRestoreScreens(t *testing.T) {
	folder := os.Getenv("MILEPOST_SCREENS")
	if folder == "" {
		t.Skip("skipped: MILEPOST_SCREENS is not set")
	}
	for _, mode := range []theme.Mode{theme.LightMode, theme.DarkMode} {
		w, c, _ := restorable(t)
		w.SetMode(mode)
		draw := func(name string, width, height float32) {
			w.Window().Resize(fyne.NewSize(width, height))
			f, err := os.Create(filepath.Join(folder, "shell-"+name+"-"+string(mode)+".png"))
			if err == nil {
				err = png.Encode(f, c.Capture())
			}
			if err != nil || f.Close() != nil {
				t.Fatal(err)
			}
		}
		kittest.Tap(t, c, "nav.settings")
		kittest.Tap(t, c, "settings.restore.0")
		draw("restore", 1024, 700)
		w.Window().Resize(fyne.NewSize(1200, 2600))
		kittest.Tap(t, c, "restore.confirm")
		draw("backups", 1024, 1700)
		kittest.Tap(t, c, "settings.backup.secret")
		draw("backup-encrypted", 1024, 700)
		kittest.Press(c, fyne.KeyEscape)
		path := w.Store().Path()
		w.CloseFile()
		kittest.Tap(t, c, "welcome.restore")
		draw("restore-found", 1024, 700)
		kittest.Press(c, fyne.KeyEscape)
		data, err := os.ReadFile(path)
		if err == nil {
			err = os.WriteFile(path, data[:len(data)-40*4096], 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		w.OpenFile(path)
		draw("damaged", 1024, 700)
		kittest.Tap(t, c, "damaged.save")
		draw("saved", 1024, 700)
	}
}
