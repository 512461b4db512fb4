package shell_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
	"milepost/ui/theme"
)

// named is a file of the sample team, called like something nobody else shall read.
func named(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name+".milepost")
	if err := os.Rename(sampleFile(t), path); err != nil {
		t.Fatal(err)
	}
	return path
}

// menuTexts are all entries of the menu, those below others too.
func menuTexts(items []*fyne.MenuItem) string {
	out := ""
	for _, it := range items {
		out += "\n" + it.Label
		if it.ChildMenu != nil {
			out += menuTexts(it.ChildMenu.Items)
		}
	}
	return model.Fold(out)
}

// TestTheCurtainStaysDrawnOverAnotherFile opens one behind it, goes to the welcome page, and looks for the names of files.
func TestTheCurtainStaysDrawnOverAnotherFile(t *testing.T) {
	other := named(t, "Sarah PIP")
	w, _ := window(t, other)
	c := w.Canvas()
	w.OpenFile(sampleFile(t))
	talks(t, w, "Amara Okafor")
	if got := menuTexts(w.Window().MainMenu().Items[0].Items); !strings.Contains(got, "sarah pip") {
		t.Fatalf("the menu has %s", got)
	}
	see := func(where string) {
		t.Helper()
		strike(t, w, parse("Ctrl K"))
		kittest.Type(c, "sarah")
		shown := strings.Join(kit.Names(c.Overlays().Top()), "\n")
		kittest.Press(c, fyne.KeyEscape)
		for _, m := range w.Window().MainMenu().Items {
			shown += menuTexts(m.Items)
		}
		if shown += shownNow(w); strings.Contains(strings.ToLower(strings.ReplaceAll(shown, ".", " ")), "sarah pip") {
			t.Errorf("%s names the other file", where)
		}
	}
	w.ToggleCurtain()
	see("the page")
	w.CloseFile()
	if shown := shownNow(w); strings.Contains(shown, "sarah pip") || kittest.Has(c, "welcome.recent.0") || !kittest.Has(c, "curtain.lift") {
		t.Errorf("the welcome page shows %s", shown)
	}
	kittest.Tap(t, c, "welcome.restore")
	if kit.ModalOpen(c) {
		t.Error("the welcome page shows whose backups there are")
	}
	w.OpenFile(sampleFile(t))
	see("another file")
	if got := w.Curtain(); !got.On || got.Person != "" || strings.Contains(shownNow(w), "amara") {
		t.Errorf("over another file the curtain is %+v", got)
	}
	w.OpenFile(sampleFile(t)) // without the welcome page between
	if got := w.Curtain(); !got.On || strings.Contains(shownNow(w), "amara") {
		t.Errorf("over a third file the curtain is %+v", got)
	}
	w.CloseFile()
	kittest.Tap(t, c, "curtain.lift")
	if w.Curtain().On || !strings.Contains(shownNow(w), "sarah pip") {
		t.Error("lifted on the welcome page, the last files are not there")
	}
}

// TestTheCurtainComesBackAfterQuitting is a start after an ordinary end: whoever looked on may still sit there.
func TestTheCurtainComesBackAfterQuitting(t *testing.T) {
	for name, c := range map[string]struct {
		draw  func(w *shell.Window)
		days  int
		stays bool
	}{
		"by hand":           {func(w *shell.Window) { w.ToggleCurtain() }, 0, true},
		"by hand, next day": {func(w *shell.Window) { w.ToggleCurtain() }, 1, true},
		"lifted":            {func(w *shell.Window) { w.ToggleCurtain(); w.ToggleCurtain() }, 0, false},
		"talk":              {func(w *shell.Window) { kittest.Tap(t, w.Canvas(), "meeting.hold") }, 0, true},
		"talk, next day":    {func(w *shell.Window) { kittest.Tap(t, w.Canvas(), "meeting.hold") }, 1, false},
		"talk ended": {func(w *shell.Window) {
			kittest.Tap(t, w.Canvas(), "meeting.hold")
			kittest.Tap(t, w.Canvas(), "meeting.end")
		}, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			kittest.App(t, theme.LightMode)
			runs, path := t.TempDir(), sampleFile(t)
			start := func(days int) *shell.Window {
				o := options(t.TempDir(), path)
				o.Runs, o.Clock = runs, model.FixedClock(kittest.Now().AddDate(0, 0, days))
				w := shell.New(fyne.CurrentApp(), o)
				w.Window().Resize(fyne.NewSize(1440, 900))
				t.Cleanup(w.Quit)
				return w
			}
			w := start(0)
			id := talks(t, w, "Amara Okafor")
			c.draw(w)
			before := w.Curtain()
			w.CloseTapped()
			x := start(c.days)
			if got := x.Curtain(); got.On != c.stays || c.stays && (got != before || got.Person != id || strings.Contains(shownNow(x), "jonas")) {
				t.Fatalf("it was %+v and is %+v", before, got)
			}
			if c.stays && before.Talk != kittest.Has(x.Canvas(), "meeting.end") {
				t.Error("the talk cannot be ended where one was")
			}
			if x.Curtain().On {
				x.ToggleCurtain()
			}
			x.Quit()
			if y := start(c.days); y.Curtain().On {
				t.Error("lifted, it comes back")
			}
		})
	}
}

// TestTheCurtainStaysOverWhateverIsOpenedNext starts with another file, and with none that can be opened.
func TestTheCurtainStaysOverWhateverIsOpenedNext(t *testing.T) {
	kittest.App(t, theme.LightMode)
	runs := t.TempDir()
	w := startIn(t, runs, sampleFile(t), nil)
	talks(t, w, "Amara Okafor")
	w.ToggleCurtain()
	w.Quit()
	x := startIn(t, runs, filepath.Join(t.TempDir(), "none.milepost"), nil)
	kittest.Press(x.Canvas(), fyne.KeyEscape) // it is not there
	if !x.Curtain().On || kittest.Has(x.Canvas(), "welcome.recent.0") {
		t.Errorf("the welcome page shows %s", shownNow(x))
	}
	x.Quit()
	y := startIn(t, runs, named(t, "Another"), nil)
	if got := y.Curtain(); !got.On || got.Person != "" {
		t.Errorf("over another file the curtain is %+v", got)
	}
}
