package shell_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
	"milepost/ui/theme"
)

// startIn is a start of the program with a folder for its runs.
func startIn(t *testing.T, runs, path string, broke func(string)) *shell.Window {
	t.Helper()
	o := options(t.TempDir(), path)
	o.Runs, o.Broke = runs, broke
	w := shell.New(fyne.CurrentApp(), o)
	w.Window().Resize(fyne.NewSize(1440, 900))
	t.Cleanup(w.Quit)
	return w
}

// copyOf is a file as it lies on the disk at this moment.
func copyOf(t *testing.T, path string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "killed.milepost")
	for _, end := range []string{"", "-wal"} {
		data, err := os.ReadFile(path + end)
		if err == nil {
			err = os.WriteFile(to+end, data, 0o600)
		}
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	return to
}

func toast(t *testing.T, w *shell.Window) string {
	t.Helper()
	if !kittest.Has(w.Canvas(), "toast") {
		return ""
	}
	return kittest.Text(t, w.Canvas(), "toast")
}

func TestTheNextStartGoesOnWhereOneWroteLast(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c, path := w.Canvas(), w.Store().Path()
	talks(t, w, "Amara Okafor")
	kittest.Tap(t, c, "note.new")
	kittest.Type(c, "half a note")
	waiting.pass()
	for _, x := range []struct { // in this order: a program that was quit cannot be killed
		end   string
		start func() *shell.Window
	}{
		{"after it was killed", func() *shell.Window { return startIn(t, "", copyOf(t, path), nil) }},
		{"after it was quit", func() *shell.Window { w.Quit(); return startIn(t, "", path, nil) }},
	} {
		end := x.end
		if strings.Contains(end, "quit") {
			kittest.Type(c, " or more") // less than a second before
		}
		x := x.start()
		if got := kittest.Text(t, x.Canvas(), "note.new"); !strings.HasPrefix(got, "half a note") || strings.Contains(end, "quit") != strings.HasSuffix(got, " or more") {
			t.Errorf("%s the field holds %q", end, got)
		}
		if got := kittest.Focused(x.Canvas()); got != "note.new" {
			t.Errorf("%s the keyboard is in %q", end, got)
		}
		if got := toast(t, x); got != "Your half-written note was brought back." {
			t.Errorf("%s it is told: %q", end, got)
		}
		kittest.Type(x.Canvas(), "!")
		kittest.Tap(t, x.Canvas(), "note.add")
		y := startIn(t, "", copyOf(t, x.Store().Path()), nil)
		if kittest.Has(y.Canvas(), "note.new") || toast(t, y) != "" {
			t.Errorf("%s and stored, it comes back: %q", end, toast(t, y))
		}
	}
}

func TestDialogIsOpenedAgain(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	talks(t, w, "Amara Okafor")
	kittest.Tap(t, c, "person.tabs.4")
	kittest.Tap(t, c, "goal.add")
	kittest.Type(c, "Half a goal")
	kittest.Write(t, c, "goal.done", "and how")
	kittest.Write(t, c, "goal.due", "2027-01-15")
	waiting.pass()
	x := startIn(t, "", copyOf(t, w.Store().Path()), nil)
	c = x.Canvas()
	if kittest.Text(t, c, "goal.title") != "Half a goal" || kittest.Text(t, c, "goal.done") != "and how" || kittest.Focused(c) != "goal.done" {
		t.Fatalf("the dialog holds %q, the keyboard is in %q", kittest.Text(t, c, "goal.title"), kittest.Focused(c))
	}
	kittest.Tap(t, c, "goal.confirm")
	g, err := x.Store().Growth(context.Background(), x.Roster().People[0].ID)
	for _, p := range x.Roster().People {
		if p.Name == "Amara Okafor" {
			g, err = x.Store().Growth(context.Background(), p.ID)
		}
	}
	found := 0
	for _, y := range g.Goals {
		if y.Title == "Half a goal" && y.DoneWhen == "and how" && y.DueOn == model.MustDate("2027-01-15") {
			found++
		}
	}
	if found != 1 || err != nil {
		t.Errorf("stored %d times, %v", found, err)
	}
	if y := startIn(t, "", copyOf(t, x.Store().Path()), nil); toast(t, y) != "" {
		t.Errorf("it comes back: %q", toast(t, y))
	}
}

// TestTwoWindowsOfOneFile: what is written in a window that runs stays there; once it was killed, the next start has it.
func TestTwoWindowsOfOneFile(t *testing.T) {
	kittest.App(t, theme.LightMode)
	runs, path := t.TempDir(), sampleFile(t)
	first := startIn(t, runs, path, nil)
	talks(t, first, "Amara Okafor")
	kittest.Tap(t, first.Canvas(), "note.new")
	kittest.Type(first.Canvas(), "in the first")
	waiting.pass()
	second := startIn(t, runs, path, nil)
	if !kittest.Has(second.Canvas(), "today.sentence") || toast(t, second) != "" {
		t.Errorf("the second window took it: %q", toast(t, second))
	}
	talks(t, second, "Amara Okafor")
	kittest.Tap(t, second.Canvas(), "note.new")
	kittest.Type(second.Canvas(), "in the second")
	waiting.pass()
	kittest.Tap(t, second.Canvas(), "note.add")
	shell.Kill(first)
	third := startIn(t, runs, path, nil)
	if got := kittest.Text(t, third.Canvas(), "note.new"); got != "in the first" {
		t.Errorf("after the first was killed the field holds %q", got)
	}
}

func TestThePageIsThereAgainAfterAKillWithoutADraft(t *testing.T) {
	kittest.App(t, theme.LightMode)
	runs, path := t.TempDir(), sampleFile(t)
	w := startIn(t, runs, path, nil)
	talks(t, w, "Amara Okafor")
	shell.Kill(w)
	if x := startIn(t, runs, path, nil); !kittest.Has(x.Canvas(), "oneonone.sentence") || toast(t, x) != "" {
		t.Error("another page is shown")
	} else {
		x.Quit()
	}
	if x := startIn(t, runs, path, nil); !kittest.Has(x.Canvas(), "today.sentence") {
		t.Error("after an ordinary end it does not begin with Today")
	}
}

// TestTheCurtainStaysDrawnAfterAKill: whoever looked on may still sit there when the program is started again.
func TestTheCurtainStaysDrawnAfterAKill(t *testing.T) {
	kittest.App(t, theme.LightMode)
	runs, path := t.TempDir(), sampleFile(t)
	w := startIn(t, runs, path, nil)
	id := talks(t, w, "Amara Okafor")
	kittest.Tap(t, w.Canvas(), "note.new")
	kittest.Type(w.Canvas(), "zqsecret")
	waiting.pass()
	w.ToggleCurtain()
	if !w.Curtain().On {
		t.Fatal("it is not drawn")
	}
	shell.Kill(w)
	x := startIn(t, runs, path, nil)
	if c := x.Curtain(); !c.On || c.Person != id {
		t.Fatalf("the curtain: %+v", c)
	}
	if got := strings.Join(kit.Texts(x.Canvas().Content()), "\n") + toast(t, x); strings.Contains(got, "zqsecret") || strings.Contains(got, "Daniel") || strings.Contains(got, "half-written") {
		t.Errorf("one sees:\n%s", got)
	}
	x.ToggleCurtain()
	if got := kittest.Text(t, x.Canvas(), "note.new"); got != "zqsecret" {
		t.Errorf("once it is lifted the note holds %q", got)
	}
}

// TestWhatHasLostItsPlaceIsShown: the point one was changing was removed by undo meanwhile.
func TestWhatHasLostItsPlaceIsShown(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	talks(t, w, "Amara Okafor")
	addPoint(t, w, "Bergen")
	kittest.Press(c, fyne.KeyUp, fyne.KeyReturn)
	kittest.Type(c, " by boat")
	waiting.pass()
	path := copyOf(t, w.Store().Path())
	other, err := storage.Open(context.Background(), path, storage.Options{Clock: model.FixedClock(kittest.Now())})
	if err == nil {
		_, err = other.Undo(context.Background())
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	for _, answer := range []string{"draft.gone.cancel", "draft.gone.confirm"} {
		x := startIn(t, "", path, nil)
		if got := kittest.Text(t, x.Canvas(), "draft.gone.text"); got != "Bergen by boat" {
			t.Fatalf("shown: %q", got)
		}
		kittest.Tap(t, x.Canvas(), answer)
		x.Quit()
	}
	if got := fyne.CurrentApp().Clipboard().Content(); got != "Bergen by boat" {
		t.Errorf("the clipboard has %q", got)
	}
	if x := startIn(t, "", path, nil); kittest.Has(x.Canvas(), "draft.gone.text") {
		t.Error("it comes again after it was let go")
	}
}
