package matrix_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/matrix"
)

// shown builds the page with its content filled in.
func shown(t *testing.T, s *storage.Store) func() fyne.CanvasObject {
	return func() fyne.CanvasObject {
		p := matrix.New(kittest.NewFrame(t, s))
		p.Reload()
		return p.Content()
	}
}

func TestThePageFitsEverySize(t *testing.T) {
	for _, s := range []*storage.Store{kittest.SampleStore(t), weakTeam(t), crowd(t, 40)} {
		kittest.Overflow(t, shown(t, s), kittest.PageSizes...)
	}
}

func TestThePageIsPulledThroughEightSizes(t *testing.T) { kittest.Pull(t, shown(t, crowd(t, 20))) }

func TestScreens(t *testing.T) {
	weak, many := weakTeam(t), crowd(t, 40)
	for name, size := range map[string]fyne.Size{"": fyne.NewSize(1056, 773), "-1024x640": fyne.NewSize(964, 613), "-720x450": fyne.NewSize(660, 423)} {
		kittest.Screens(t, "skills"+name, size, shown(t, weak), nil)
		kittest.Screens(t, "skills-crowd"+name, size, shown(t, many), func(w fyne.Window) {
			kit.FocusName(w.Canvas(), "matrix.map")
			kittest.Press(w.Canvas(), fyne.KeyDown, fyne.KeyRight, fyne.KeyPageDown, fyne.KeyPageDown)
		})
	}
	kittest.Screens(t, "skills-sample", fyne.NewSize(1216, 873), shown(t, kittest.SampleStore(t)), nil)
}
