package kit

import (
	_ "unsafe" // for go:linkname

	"fyne.io/fyne/v2"
	_ "fyne.io/fyne/v2/widget" // links the cache that rendererOf asks
)

// childrenOf are the objects drawn inside o, from the back to the front.
func childrenOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		if r, ok := rendererOf(o); ok && r != nil {
			return r.Objects()
		}
	}
	return nil
}

// rendererOf is the renderer the toolkit keeps for a widget that has been drawn. The toolkit walks its trees with it,
// but shows it to nobody outside except through its test package, which would put a test framework into the program.
// Should the toolkit rename it, linking fails.
//
//go:linkname rendererOf fyne.io/fyne/v2/internal/cache.CachedRenderer
func rendererOf(w fyne.Widget) (fyne.WidgetRenderer, bool)
