//go:build unix

package shell_test

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
)

// TestClosingAsksWhenWhatIsTypedCannotBeKept moves the file away while something is written, as nobody can while a file
// is open on some systems.
func TestClosingAsksWhenWhatIsTypedCannotBeKept(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c, path := w.Canvas(), w.Store().Path()
	talks(t, w, "Amara Okafor")
	kittest.Tap(t, c, "note.new")
	kittest.Type(c, "half a note")
	waiting.pass()
	if err := os.Rename(path, path+".gone"); err != nil {
		t.Fatal(err)
	}
	kittest.Type(c, " or more")
	w.CloseTapped() // less than a second after
	asks(t, w, "half a note or more", "note.new")
	entry(t, w, "Close the file").Action()
	if w.Store() == nil || !kittest.Has(c, "unkept.confirm") {
		t.Error("the welcome page comes without a question")
	}
	kittest.Press(c, fyne.KeyEscape)
	if err := os.Rename(path+".gone", path); err != nil {
		t.Fatal(err)
	}
	w.CloseTapped()
	if w.Store() != nil || kittest.Has(c, "unkept.confirm") {
		t.Error("the file is back, and it asks all the same")
	}
	if x := startIn(t, "", path, nil); kittest.Text(t, x.Canvas(), "note.new") != "half a note or more" {
		t.Errorf("the next start has %q", kittest.Text(t, x.Canvas(), "note.new"))
	}
}

// asks looks at the question, copies the text, and goes back to the field.
func asks(t *testing.T, w *shell.Window, typed, field string) {
	t.Helper()
	c := w.Canvas()
	if w.Store() == nil || kittest.Focused(c) != "unkept.cancel" || kittest.Text(t, c, "unkept.confirm") != "Quit anyway" {
		t.Fatalf("the keyboard is in %q", kittest.Focused(c))
	}
	if got := kittest.Text(t, c, "unkept.reason"); !strings.Contains(got, w.Store().Path()) {
		t.Errorf("the reason: %q", got)
	}
	w.CloseTapped() // it asks once
	kittest.Tap(t, c, "unkept.copy")
	if got := fyne.CurrentApp().Clipboard().Content(); got != typed {
		t.Errorf("copied: %q", got)
	}
	kittest.Press(c, fyne.KeyTab, fyne.KeyEscape)
	if got := kittest.Text(t, c, field); w.Store() == nil || kittest.Has(c, "unkept.confirm") || got != typed {
		t.Fatalf("back in the window the field holds %q", got)
	}
}

// TestQuitAnywayQuits gives up what cannot be kept.
func TestQuitAnywayQuits(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c, path := w.Canvas(), w.Store().Path()
	talks(t, w, "Amara Okafor")
	if err := os.Rename(path, path+".gone"); err != nil {
		t.Fatal(err)
	}
	open := w.Store()
	kittest.Tap(t, c, "note.new")
	kittest.Type(c, "half a note")
	w.CloseTapped()
	kittest.Press(c, fyne.KeyReturn)
	if w.Store() != open {
		t.Fatal("Enter has quit")
	}
	w.CloseTapped()
	kittest.Tap(t, c, "unkept.confirm")
	if w.Store() != nil {
		t.Error("it is still open")
	}
}
