package shell_test

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

func TestLookIsChangedAtOnceAndRemembered(t *testing.T) {
	t.Setenv("FYNE_SCALE", "")
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	kittest.Tap(t, c, "nav.settings")
	if got := kittest.Text(t, c, "settings.mode"); got != "As the computer" {
		t.Errorf("the mode is %q", got)
	}
	light := c.Capture()
	kittest.Tap(t, c, "settings.mode.dark")
	if !theme.Current().Dark || kittest.Same(light, c.Capture()) {
		t.Fatal("the window is not dark")
	}
	kittest.Tap(t, c, "settings.scale.150")
	if got := os.Getenv("FYNE_SCALE"); got != "1.50" {
		t.Errorf("the toolkit is told %q", got)
	}
	if got := c.Size(); got != fyne.NewSize(960, 600) {
		t.Errorf("a window of 1440 by 900 holds %v units at 150 %%", got)
	}
	if kittest.Text(t, c, "settings.scale") != "150 %" || w.Scale() != 150 {
		t.Errorf("the scale is %d, shown is %q", w.Scale(), kittest.Text(t, c, "settings.scale"))
	}
	w.CloseTapped()
	t.Setenv("FYNE_SCALE", "")
	w = again(t, w)
	if w.Mode() != theme.DarkMode || w.Scale() != 150 || os.Getenv("FYNE_SCALE") != "1.50" {
		t.Errorf("at the next start: %s, %d, %q", w.Mode(), w.Scale(), os.Getenv("FYNE_SCALE"))
	}
}

func TestScaleGivenFromOutsideIsKept(t *testing.T) {
	t.Setenv("FYNE_SCALE", "")
	w, _ := window(t, sampleFile(t))
	w.SetScale(200)
	t.Setenv("FYNE_SCALE", "1.25")
	w = again(t, w)
	if w.Scale() != 125 || os.Getenv("FYNE_SCALE") != "1.25" {
		t.Errorf("the scale is %d, %q", w.Scale(), os.Getenv("FYNE_SCALE"))
	}
}

func TestWhatIsBeingTypedOutlivesTheColours(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	talks(t, w, "Amara Okafor")
	c := w.Canvas()
	kittest.Type(c, "half a thought")
	w.SetMode(theme.DarkMode)
	if got := kittest.Text(t, c, "oneonone.point.new"); got != "half a thought" || kittest.Focused(c) != "oneonone.point.new" {
		t.Errorf("the field holds %q, the keyboard is in %q", got, kittest.Focused(c))
	}
	kittest.Tap(t, c, "nav.settings")
	c.Unfocus()
	kit.FocusName(c, "settings.team")
	kittest.Type(c, "Team East") // what was there is selected
	kittest.Tap(t, c, "settings.mode.light")
	if got := kittest.Text(t, c, "settings.team"); got != "Team East" {
		t.Errorf("the field holds %q", got)
	}
}

func TestNothingIsBuiltAnewInTheSameColours(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	kittest.Tap(t, w.Canvas(), "nav.people")
	before := kittest.Find(t, w.Canvas(), "people.new")
	w.SetMode(theme.LightMode) // as the computer has it already
	if kittest.Find(t, w.Canvas(), "people.new") != before {
		t.Error("the page was built anew")
	}
}

func TestSizeOfTheWindowIsRemembered(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	w.Window().Resize(fyne.NewSize(1111, 777))
	w.CloseTapped()
	w = again(t, w)
	if got := w.Canvas().Size(); got != fyne.NewSize(1111, 777) {
		t.Errorf("the window is %v", got)
	}
}

func TestAboutSaysWhereTheNotesAre(t *testing.T) {
	w, _ := window(t, "")
	entry(t, w, "About").Action()
	if got := kittest.Text(t, w.Canvas(), "about.log"); !strings.Contains(got, "/notes/milepost.log") {
		t.Errorf("said is %q", got)
	}
}

func TestEveryStateOfTheWindowFitsEverySize(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	for _, size := range kittest.Sizes {
		w.Window().Resize(size)
		for _, label := range []string{"Keys", "About", "Open…", "New team…", "Review as PDF…"} {
			entry(t, w, label).Action()
			for _, problem := range kit.Overflows(w.Canvas().Overlays().Top()) {
				t.Errorf("%s at %v: %s", label, size, problem)
			}
			kittest.Press(w.Canvas(), fyne.KeyEscape)
			w.Canvas().Overlays().Remove(w.Canvas().Overlays().Top())
		}
	}
	w.CloseFile()
	for _, size := range kittest.Sizes {
		w.Window().Resize(size)
		for _, problem := range kit.Overflows(w.Canvas().Content()) {
			t.Errorf("welcome at %v: %s", size, problem)
		}
	}
}
