package kittest

import (
	"fyne.io/fyne/v2"

	"milepost/ui/kit"
)

// InSheet puts a tab into a scroll, as a person's page does.
func InSheet(p kit.Page) kit.Page { return &inSheet{p} }

type inSheet struct{ kit.Page }

// Content is the tab in a scroll.
func (s *inSheet) Content() fyne.CanvasObject { return kit.Sheet(kit.PageMax, s.Page.Content()) }

// Continue is the tab's.
func (s *inSheet) Continue(thing string) bool {
	c, ok := s.Page.(kit.Continuer)
	return ok && c.Continue(thing)
}

// FocusFirst is the tab's.
func (s *inSheet) FocusFirst() {
	if f, ok := s.Page.(kit.Focuser); ok {
		f.FocusFirst()
	}
}

// Build loads a page and gives its content, for pictures and measurements.
func (f *Frame) Build(p kit.Page) fyne.CanvasObject {
	f.page = p
	o := p.Content()
	p.Reload()
	return o
}

// Names are the names of all widgets on the page, in the order of reading.
func Names(c fyne.Canvas) []string { return kit.Names(c.Content()) }
