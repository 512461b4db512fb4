package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// TestTheWheelTurnsThePageOverFields scrolls with the pointer over a field of one line and over one of several.
func TestTheWheelTurnsThePageOverFields(t *testing.T) {
	kittest.App(t, theme.LightMode)
	for name, field := range map[string]fyne.CanvasObject{
		"line": kit.NewLineField("field", "Name"), "text": kit.NewTextField("field", "Why"), "date": kit.NewDateField("field", "Day", model.DateOf(kittest.Now())),
	} {
		scroll := container.NewVScroll(kit.VB(0, field, kit.Gap(1, 2000)))
		c := kittest.Open(t, scroll, fyne.NewSize(400, 300)).Canvas()
		test.Scroll(c, fyne.NewPos(60, 38), 0, -120)
		if scroll.Offset.Y != 120 {
			t.Errorf("%s: the wheel moved the page by %v, not 120", name, scroll.Offset.Y)
		}
	}
}
