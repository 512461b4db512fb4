package history_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit/kittest"
)

// TestPutBackStandsBesideItsChange looks at a window of several widths: below its sentence the button would
// stand nearer to the change that comes next.
func TestPutBackStandsBesideItsChange(t *testing.T) {
	for _, width := range []float32{1216, 914, 900, 600, 480} {
		page := build(t, "Amara Okafor")()
		c := kittest.Open(t, page, fyne.NewSize(width, 900)).Canvas()
		button := kittest.Find(t, c, "history.back.1")
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(button)
		if at.X < width/4 {
			t.Errorf("at %v it stands at %v, below its sentence", width, at)
		}
	}
}
