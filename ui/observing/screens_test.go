package observing_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/observing"
)

// TestScreens draws the page as it looks while somebody writes.
func TestScreens(t *testing.T) {
	var f *kittest.Frame
	for name, size := range map[string]fyne.Size{"observe": fyne.NewSize(1216, 700), "observe-720x450": fyne.NewSize(664, 450)} {
		kittest.Screens(t, name, size, func() fyne.CanvasObject {
			f = kittest.NewFrame(t, kittest.SampleStore(t))
			jonas, _ := f.Roster().FindPerson("Jonas")
			p := observing.New(f, kit.Route{Page: kit.PageObserve, Person: jonas.ID})
			return f.Build(p)
		}, func(w fyne.Window) {
			f.Use(w)
			kit.FocusName(w.Canvas(), "observe.occasion")
			kittest.Type(w.Canvas(), "Discovery call with Havn")
			kit.FocusName(w.Canvas(), "observe.step.1")
			kittest.Type(w.Canvas(), "3")
			kittest.Press(w.Canvas(), fyne.KeyDown)
			kittest.Type(w.Canvas(), "2")
		})
	}
}
