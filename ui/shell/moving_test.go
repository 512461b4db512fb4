package shell_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
	"milepost/ui/theme"
)

func openTexts(c fyne.Canvas) string { return strings.Join(kit.Texts(c.Overlays().Top()), "\n") }

// TestMovingToAnotherComputerAndBack writes the encrypted file, opens it on another computer, and brings it back from
// there.
func TestMovingToAnotherComputerAndBack(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	c := w.Canvas()
	stick := filepath.Join(t.TempDir(), "team.milepost.age")
	kittest.Tap(t, c, "nav.settings")
	kittest.Tap(t, c, "settings.move")
	fill(t, w, "move.path", stick)
	fill(t, w, "move.computer", "LAPTOP")
	fill(t, w, "move.passphrase", "correct horse")
	fill(t, w, "move.again", "correct hose")
	if got := kittest.Text(t, c, "move.passphrase"); got != "" {
		t.Errorf("the window tells the passphrase: %q", got)
	}
	kittest.Tap(t, c, "move.confirm")
	if !strings.Contains(openTexts(c), "The two passphrases are not the same.") || w.Store().ReadOnly() {
		t.Fatalf("with two passphrases: %s", openTexts(c))
	}
	fill(t, w, "move.again", "correct horse")
	kittest.Tap(t, c, "move.confirm")
	if got := openTexts(c); !strings.Contains(got, stick) {
		t.Fatalf("said is %q", got)
	}
	kittest.Tap(t, c, "moved.confirm")
	if got := kittest.Text(t, c, "notice.moved"); got != "This file was moved on 23 Nov. The one to work in is on the other computer, LAPTOP." {
		t.Errorf("said is %q", got)
	}
	if save := kittest.Find(t, c, "settings.save"); !disabled(save) || kittest.Has(c, "settings.move") {
		t.Error("the page that is shown lets one write, or move it again")
	}
	if move := entry(t, w, "Move to another computer…"); !move.Disabled {
		t.Error("the menu offers it again")
	}
	if got := w.Window().Title(); !strings.Contains(got, "read-only") {
		t.Errorf("the title is %q", got)
	}
	w.Quit()

	laptop, folder := window(t, "")
	c = laptop.Canvas()
	laptop.OpenFile(stick)
	fill(t, laptop, "sealed.passphrase", "wrong")
	kittest.Press(c, fyne.KeyReturn)
	if got := openTexts(c); !strings.Contains(got, "passphrase") || laptop.Store() != nil {
		t.Fatalf("with a wrong one: %s", got)
	}
	fill(t, laptop, "sealed.passphrase", "correct horse")
	kittest.Press(c, fyne.KeyReturn)
	if got := openTexts(c); !strings.Contains(got, "the file of") || !strings.Contains(got, "9 people") {
		t.Errorf("what it holds: %s", got)
	}
	fill(t, laptop, "sealed.place", filepath.Join(folder, "new", "Team North"))
	kittest.Tap(t, c, "unsealed.confirm")
	if laptop.Store() == nil || laptop.Store().ReadOnly() || laptop.Store().Path() != filepath.Join(folder, "new", "Team North.milepost") || kittest.Has(c, "notice.moved") {
		t.Fatalf("it is not open to work in: %s", openTexts(c))
	}
	talks(t, laptop, "Amara Okafor")
	addPoint(t, laptop, "Written on the laptop")
	back := filepath.Join(t.TempDir(), "back.milepost.age")
	laptop.MoveAway()
	fill(t, laptop, "move.path", back)
	fill(t, laptop, "move.passphrase", "battery")
	fill(t, laptop, "move.again", "battery")
	kittest.Tap(t, c, "move.confirm")
	laptop.Quit()
	comesBack(t, path, back)
}

// comesBack opens on the first computer what comes back: in place of the file that was moved, which is kept.
func comesBack(t *testing.T, path, back string) {
	t.Helper()
	desk := shell.New(kittest.App(t, theme.LightMode), options(t.TempDir(), path))
	t.Cleanup(desk.Quit)
	c := desk.Canvas()
	if !kittest.Has(c, "notice.moved") {
		t.Fatal("the first one is not marked any more")
	}
	desk.OpenFile(back)
	fill(t, desk, "sealed.passphrase", "battery")
	kittest.Press(c, fyne.KeyReturn)
	if got := kittest.Find(t, c, "sealed.place").(*kit.LineField).Text(); got != path {
		t.Errorf("proposed is %q, want where it went from", got)
	}
	kittest.Tap(t, c, "unsealed.confirm")
	if desk.Store() == nil || desk.Store().ReadOnly() || kittest.Has(c, "notice.moved") {
		t.Fatalf("it cannot be worked in: %s", openTexts(c))
	}
	if got := kittest.Text(t, c, "toast"); got != "What was there is kept as sample (before restore 2026-11-23 0900).milepost" {
		t.Errorf("told is %q", got)
	}
	talks(t, desk, "Amara Okafor")
	if got := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(got, "Written on the laptop") {
		t.Error("what was written on the laptop is not there")
	}
	left, err := filepath.Glob(filepath.Join(os.TempDir(), "milepost-*", "*.milepost"))
	for _, x := range left {
		if filepath.Base(x) == "back.milepost" || filepath.Base(x) == "team.milepost" && storage.Sealed(x) {
			t.Errorf("%s is left decrypted, %v", x, err)
		}
	}
}

func TestWorkHereAgainTakesTheMarkAway(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	c := w.Canvas()
	if _, err := w.Store().MoveAway(t.Context(), storage.MoveOptions{To: filepath.Join(t.TempDir(), "x.age"), Passphrase: "x"}); err != nil {
		t.Fatal(err)
	}
	if got := kittest.Text(t, c, "notice.moved"); got != "This file was moved on 23 Nov. The one to work in is on the other computer." {
		t.Fatalf("said is %q", got)
	}
	kittest.Tap(t, c, "notice.workhere")
	if kittest.Has(c, "notice.moved") || w.Store().ReadOnly() {
		t.Error("it can still only be read")
	}
	talks(t, w, "Amara Okafor")
	addPoint(t, w, "Here again")
	if got := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(got, "Here again") {
		t.Error("nothing can be written")
	}
}
