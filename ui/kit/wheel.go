package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over an entry and hands the turning of the mouse's wheel to what the entry stands in. The entry scrolls in
// itself, even when there is nothing to scroll, and would stop a page wherever the pointer meets a field. It takes
// nothing else: clicks and hovering go through it.
type wheel struct {
	widget.BaseWidget
	first func(*fyne.ScrollEvent) bool // is asked before; true: the turn is used up. May be nil
}

var _ fyne.Scrollable = (*wheel)(nil)

func newWheel() *wheel {
	w := &wheel{}
	w.ExtendBaseWidget(w)
	return w
}

// OverWheel lies over something that scrolls in itself without being a scroll: turned is told of each turn of the wheel,
// and says whether it used it up; else what is around scrolls. Clicks and hovering go through it.
func OverWheel(turned func(*fyne.ScrollEvent) bool) fyne.CanvasObject {
	w := newWheel()
	w.first = turned
	return w
}

// Scrolled moves the page or dialog around.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	if w.first != nil && w.first(e) {
		return
	}
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
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
