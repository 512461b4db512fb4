package shell_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit/kittest"
)

func TestNotesAreWrittenWithAndWithoutPrivateOnes(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	c := w.Canvas()
	read := func(path string) string {
		t.Helper()
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	talks(t, w, "Amara Okafor")
	chooseItem(t, w, "Notes as Markdown or Table…")
	suggested := kittest.Text(t, c, "notes.path")
	if filepath.Dir(suggested) != filepath.Dir(path) || !strings.HasPrefix(filepath.Base(suggested), "amara-okafor--") || filepath.Ext(suggested) != ".md" {
		t.Errorf("suggested is %s", suggested)
	}
	kittest.Tap(t, c, "notes.confirm")
	if got := kittest.Text(t, c, "toast"); !strings.HasPrefix(got, "Written, without ") || !strings.Contains(got, suggested) {
		t.Errorf("told is %q", got)
	}
	if text := read(suggested); strings.Contains(text, "private") || !strings.Contains(text, "# Amara Okafor") {
		t.Errorf("the notes say %s", text)
	}
	chooseItem(t, w, "Notes as Markdown or Table…")
	kittest.Tap(t, c, "notes.private")
	fill(t, w, "notes.path", "mine.csv")
	kittest.Tap(t, c, "notes.confirm")
	own := filepath.Join(filepath.Dir(path), "mine.csv")
	if got := kittest.Text(t, c, "toast"); !strings.HasPrefix(got, "Written, with ") {
		t.Errorf("told is %q", got)
	}
	if text := read(own); !strings.HasPrefix(text, "\ufeff\"Private, for Ingrid Solberg\"\n") || !strings.Contains(text, ",private,") {
		t.Errorf("the notes say %s", text)
	}
	chooseItem(t, w, "Notes as Markdown or Table…")
	fill(t, w, "notes.from", "1 Jan 2020")
	fill(t, w, "notes.to", "2 Jan 2020")
	kittest.Tap(t, c, "notes.confirm")
	if got := kittest.Text(t, c, "notes.problem"); !strings.Contains(got, "no such notes") {
		t.Errorf("said is %q", got)
	}
	kittest.Press(c, fyne.KeyEscape)
	w.ToggleCurtain()
	chooseItem(t, w, "Notes as Markdown or Table…")
	if kittest.Has(c, "notes.confirm") {
		t.Error("behind the curtain it asks for notes")
	}
}

// chooseItem chooses an entry of the window's menu.
func chooseItem(t *testing.T, w interface{ Window() fyne.Window }, label string) {
	t.Helper()
	for _, m := range w.Window().MainMenu().Items {
		for _, it := range m.Items {
			if it.Label == label {
				it.Action()
				return
			}
		}
	}
	t.Fatalf("there is no entry %q", label)
}
