package kit

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/words"
)

// Curtain says what is hidden while somebody else looks at the screen. The store hides it: a page reads nothing that must
// not be seen, and asks this only where it would offer what cannot be done half blind.
type Curtain struct {
	On     bool
	Person model.ID // who looks on, and whose page may be shown; none: nobody's
	Talk   bool     // a one-on-one that is held has drawn it, and lifts it when it ends
}

// LiftFirst says that something needs what the curtain hides; false when it is not drawn.
func LiftFirst(f Frame) bool {
	on := f.Curtain().On
	if on {
		f.Tell(words.Say("curtain.first"))
	}
	return on
}

// Cover hides the dialogs that lie over the page, with what was typed in them, and closes menus and panels. It gives
// their number, and what shows or closes them again.
func Cover(c fyne.Canvas) (covered int, back, drop func()) {
	var dialogs []*OpenDialog
	layers := c.Overlays().List()
	for i := len(layers) - 1; i >= 0; i-- {
		if d, ok := layers[i].(*OpenDialog); ok {
			d.Hide()
			dialogs = append(dialogs, d)
		} else if o, ok := layers[i].(interface{ held() *overlay }); ok {
			o.held().hide()
		}
	}
	back = func() {
		for _, d := range dialogs {
			d.Show()
		}
	}
	drop = func() {
		for _, d := range dialogs {
			d.busy = false
			d.Dismiss()
		}
	}
	return len(dialogs), back, drop
}
