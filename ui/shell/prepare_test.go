package shell_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/report/pdf/pdftest"
	"milepost/ui/kit/kittest"
)

func TestPreparationIsWrittenWithAndWithoutPrivateTexts(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	c := w.Canvas()
	talks(t, w, "Amara Okafor")
	strike(t, w, parse("Ctrl Shift E"))
	if got := kittest.Text(t, c, "prepare.person"); got != "Amara Okafor" {
		t.Errorf("the form is for %q", got)
	}
	suggested := kittest.Text(t, c, "prepare.path")
	if filepath.Dir(suggested) != filepath.Dir(path) || !strings.HasPrefix(filepath.Base(suggested), "one-on-one-amara-okafor--") {
		t.Errorf("suggested is %s", suggested)
	}
	kittest.Tap(t, c, "prepare.confirm")
	if got := kittest.Text(t, c, "toast"); got != "Written, without 2 private texts: "+suggested {
		t.Errorf("told is %q", got)
	}
	read := func(path string) string { return pdftest.Joined(pdftest.Tool(t, "pdftotext", path, "-")) }
	if text := read(suggested); strings.Contains(text, "Sounded tired") || !strings.Contains(text, "One-on-one with Amara Okafor") {
		t.Errorf("the sheet says %s", text)
	}
	kittest.Tap(t, c, "prepare.pdf") // the link on the page does the same
	kittest.Tap(t, c, "prepare.private")
	fill(t, w, "prepare.path", "mine")
	kittest.Tap(t, c, "prepare.confirm")
	own := filepath.Join(filepath.Dir(path), "mine.pdf")
	if got := kittest.Text(t, c, "toast"); got != "Written, with 2 private texts: "+own {
		t.Errorf("told is %q", got)
	}
	if text := read(own); !strings.Contains(text, "Sounded tired") || !strings.Contains(text, "Private, for Ingrid Solberg") {
		t.Errorf("the sheet says %s", text)
	}
	kittest.Tap(t, c, "prepare.pdf")
	fill(t, w, "prepare.path", filepath.Join(path, "x.pdf")) // below a file
	kittest.Tap(t, c, "prepare.confirm")
	if got := kittest.Text(t, c, "prepare.problem"); !strings.Contains(got, "x.pdf") || !strings.Contains(got, "Choose a folder") {
		t.Errorf("said is %q", got)
	}
	kittest.Press(c, fyne.KeyEscape)
}

func TestPreparationAsksToLiftTheCurtain(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	c := w.Canvas()
	talks(t, w, "Amara Okafor")
	w.ToggleCurtain()
	strike(t, w, parse("Ctrl Shift E"))
	if kittest.Has(c, "prepare.confirm") || kittest.Has(c, "prepare.pdf") {
		t.Error("behind the curtain it asks for a sheet")
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) == 0 {
		t.Fatal(err)
	} else {
		for _, f := range left {
			if strings.HasSuffix(f.Name(), ".pdf") {
				t.Errorf("%s was written", f.Name())
			}
		}
	}
}
