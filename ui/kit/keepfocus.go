package kit

import "fyne.io/fyne/v2"

// KeepFocus runs build, which makes anew what an object on the canvas shows, and gives the keyboard back to the widget
// of the name that had it before.
func KeepFocus(o fyne.CanvasObject, build func()) {
	c := canvasOf(o)
	if c == nil {
		build()
		return
	}
	name := FocusedName(c)
	build()
	if f, ok := c.Focused().(object); name == "" || ok && pathTo(rootsOf(c), f) != nil {
		return
	}
	FocusName(c, name)
}
