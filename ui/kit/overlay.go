package kit

import "fyne.io/fyne/v2"

// keyTaker is something over the page that hears keys which the focused widget has no use for: Escape cancels a dialog,
// Enter in a field of one line confirms it.
type keyTaker interface {
	takeKey(e *fyne.KeyEvent) bool
}

// PassKey hands a key that a widget has no use for to the dialog or menu it stands in: Escape cancels, Enter confirms.
// Where there is none, Escape and the function keys go to the window, which hears keys itself only while nothing has
// the focus. Every widget that takes the focus calls it from TypedKey; a field of several lines keeps Enter to itself.
// It says whether the key was used.
func PassKey(o fyne.CanvasObject, e *fyne.KeyEvent) bool {
	c := canvasOf(o)
	if c == nil {
		return false
	}
	if taker, ok := c.Overlays().Top().(keyTaker); ok {
		return taker.takeKey(e)
	}
	if e.Name != fyne.KeyEscape && !functionKey(e.Name) || c.OnTypedKey() == nil {
		return false
	}
	c.OnTypedKey()(e)
	return true
}

// ModalOpen says whether a dialog or a menu lies over the page. Shortcuts of the window do nothing then.
func ModalOpen(c fyne.Canvas) bool { return c.Overlays().Top() != nil }

// overlay keeps what must be as before when something that lay over the page goes away: who had the focus, and who
// heard keys that nobody had the focus for.
type overlay struct {
	canvas  fyne.Canvas
	layer   object
	focused fyne.Focusable
	name    string // of what had the focus, for a page that was built anew meanwhile
	onKey   func(*fyne.KeyEvent)
	open    bool
}

// show lays the layer over the page.
func (v *overlay) show(c fyne.Canvas, layer object) {
	v.canvas, v.layer, v.open = c, layer, true
	if f, ok := c.Focused().(object); ok {
		v.focused, v.name = c.Focused(), nameOf(c, f)
		c.Unfocus()
	}
	v.onKey = c.OnTypedKey()
	c.SetOnTypedKey(v.typedKey)
	c.Overlays().Add(layer)
}

func (v *overlay) typedKey(e *fyne.KeyEvent) {
	if taker, ok := v.canvas.Overlays().Top().(keyTaker); ok {
		taker.takeKey(e)
	}
}

// hide takes the layer away and puts the focus back. What was laid over it meanwhile stays.
func (v *overlay) hide() {
	if !v.open {
		return
	}
	v.open = false
	above := v.above()
	v.canvas.Overlays().Remove(v.layer)
	if len(above) > 0 {
		v.raise(above)
		return
	}
	v.canvas.SetOnTypedKey(v.onKey)
	if f, ok := v.focused.(object); ok && pathTo(rootsOf(v.canvas), f) != nil {
		v.canvas.Focus(v.focused)
		return
	}
	FocusName(v.canvas, v.name)
}

func (v *overlay) above() []object {
	list := v.canvas.Overlays().List()
	for i, o := range list {
		if o == v.layer {
			return append([]object(nil), list[i+1:]...)
		}
	}
	return nil
}

// raise lays layers back that the toolkit took away together with the one below them. The lowest of them inherits what
// must be as before.
func (v *overlay) raise(layers []object) {
	if next, ok := layers[0].(interface{ held() *overlay }); ok {
		h := next.held()
		h.focused, h.name, h.onKey = v.focused, v.name, v.onKey
	}
	for _, layer := range layers {
		v.canvas.Overlays().Add(layer)
	}
	if f := firstFocusable(layers[len(layers)-1]); f != nil {
		v.canvas.Focus(f)
	}
}
