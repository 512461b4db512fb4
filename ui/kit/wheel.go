package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over an entry and hands the turning of the mouse's wheel to what the entry stands in. The entry scrolls in
// itself, even when there is nothing to scroll, and would stop a page wherever the pointer meets a field. It takes
// nothing else: clicks and hovering go through it.
type wheel struct{ widget.BaseWidget }

var _ fyne.Scrollable = (*wheel)(nil)

func newWheel() *wheel {
	w := &wheel{}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled moves the page or dialog around.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	c := canvasOf(w)
	if c == nil {
		return
	}
	path := pathTo(rootsOf(c), w)
	for i := len(path) - 1; i >= 0; i-- {
		if s, ok := path[i].(*container.Scroll); ok {
			s.Scrolled(e)
			return
		}
	}
}

// CreateRenderer draws nothing.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
