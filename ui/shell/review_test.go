package shell_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
)

// fill replaces what a field holds.
func fill(t *testing.T, w *shell.Window, name, text string) {
	t.Helper()
	c := w.Canvas()
	c.Unfocus()
	if !kit.FocusName(c, name) {
		t.Fatalf("%s takes no focus", name)
	}
	c.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	kittest.Type(c, text)
}

func TestReviewIsOfWhoeverIsShown(t *testing.T) {
	path := sampleFile(t)
	var opened string
	w, _ := window(t, path, func(o *shell.Options) {
		o.OpenPath = func(path string) error { opened = path; return nil }
	})
	c := w.Canvas()
	strike(t, w, parse("Ctrl E"))
	if got := kittest.Text(t, c, "review.person") + kittest.Text(t, c, "review.path"); got != "" {
		t.Errorf("nobody is shown, and the form holds %q", got)
	}
	kittest.Tap(t, c, "review.confirm")
	if !kittest.Has(c, "review.confirm") {
		t.Fatal("a review of nobody was written")
	}
	kittest.Press(c, fyne.KeyEscape)
	talks(t, w, "Priya Raman")
	strike(t, w, parse("Ctrl E"))
	if got := kittest.Text(t, c, "review.person"); got != "Priya Raman" {
		t.Errorf("the form is for %q", got)
	}
	fill(t, w, "review.person", "amara")
	kittest.Press(c, fyne.KeyReturn)
	suggested := kittest.Text(t, c, "review.path")
	if filepath.Dir(suggested) != filepath.Dir(path) || !strings.HasPrefix(filepath.Base(suggested), "amara-okafor--") {
		t.Errorf("suggested is %s", suggested)
	}
	fill(t, w, "review.path", "autumn/Amara") // no folder of the machine, no ending
	kittest.Tap(t, c, "review.confirm")
	want := filepath.Join(filepath.Dir(path), "autumn", "Amara.pdf")
	if data, err := os.ReadFile(want); err != nil || !strings.HasPrefix(string(data), "%PDF-") {
		t.Fatalf("%v", err)
	}
	if got := kittest.Text(t, c, "toast"); got != "Written: "+want {
		t.Errorf("told is %q", got)
	}
	kittest.Tap(t, c, "toast.action")
	if opened != want {
		t.Errorf("opened was %q", opened)
	}
}

func TestReviewThatCannotBeWrittenKeepsTheForm(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	talks(t, w, "Priya Raman")
	c := w.Canvas()
	strike(t, w, parse("Ctrl E"))
	fill(t, w, "review.path", filepath.Join(path, "Priya.pdf")) // below a file
	kittest.Tap(t, c, "review.confirm")
	if got := kittest.Text(t, c, "review.problem"); !strings.Contains(got, "Priya.pdf") || !strings.Contains(got, "Choose a folder") {
		t.Errorf("said is %q", got)
	}
	fill(t, w, "review.from", "1 Oct 2026")
	fill(t, w, "review.to", "1 Sep 2026")
	kittest.Tap(t, c, "review.confirm")
	if got := kittest.Text(t, c, "review.problem"); got != "The period ends before it begins." {
		t.Errorf("said is %q", got)
	}
}
