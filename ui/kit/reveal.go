package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Reveal scrolls what an object stands in until it can be seen. The toolkit moves the focus to things that are scrolled
// away and leaves them there; every widget that takes the focus calls Reveal when it gets it. What lies under the pointer
// stays where it is: it would move away between press and release, and the click be lost.
func Reveal(o fyne.CanvasObject) {
	if p, ok := o.(interface{ underPointer() bool }); ok && p.underPointer() {
		return
	}
	revealPart(o, 0, o.Size().Height)
}

// revealPart is Reveal for the part of an object between top and bottom, in its own units.
func revealPart(o object, top, bottom float32) {
	if fyne.CurrentApp() == nil {
		return
	}
	if c := canvasOf(o); c != nil {
		revealOn(c, o, top, bottom)
	}
}

// revealOn is revealPart on a canvas that is known: the toolkit finds out which one an object is on only when it is drawn.
func revealOn(c fyne.Canvas, o object, top, bottom float32) {
	path := pathTo(rootsOf(c), o)
	y := float32(0) // of the object, from the upper edge of the scroll's content
	for i := len(path) - 1; i > 0; i-- {
		y += path[i].Position().Y
		scroll, ok := path[i-1].(*container.Scroll)
		if !ok {
			continue
		}
		const air = 12
		offset := scroll.Offset
		switch seen := scroll.Size().Height; {
		case y+top-air < 0:
			offset.Y += y + top - air
		case y+bottom+air > seen:
			offset.Y += fyne.Min(y+bottom+air-seen, y+top-air)
		}
		before := scroll.Offset
		scroll.ScrollToOffset(offset)
		if scroll.Offset != before && scroll.OnScrolled != nil {
			scroll.OnScrolled(scroll.Offset) // the toolkit tells only of scrolling by hand
		}
		y += before.Y - scroll.Offset.Y
	}
}

// rootsOf are the content of a canvas and what lies over it, the uppermost last.
func rootsOf(c fyne.Canvas) []object {
	var roots []object
	if c.Content() != nil {
		roots = append(roots, c.Content())
	}
	return append(roots, c.Overlays().List()...)
}

// pathTo is the way from one of the roots down to an object, both included; nil if it is in none of them.
func pathTo(roots []object, o object) []object {
	for _, root := range roots {
		if root == o {
			return []object{root}
		}
		if below := pathTo(childrenOf(root), o); below != nil {
			return append([]object{root}, below...)
		}
	}
	return nil
}

// FocusName gives the keyboard to the widget of that name that can be seen, if there is one. Pages that are built anew
// use it to put the focus back where it was.
func FocusName(c fyne.Canvas, name string) bool {
	roots := rootsOf(c)
	if len(roots) == 0 || name == "" {
		return false
	}
	f := focusableNamed(roots[len(roots)-1], name)
	if f == nil {
		return false
	}
	c.Focus(f)
	return true
}

// focusableNamed finds a name and, from there down, the first object that takes the focus: a field is named, and the
// entry inside it is focused.
func focusableNamed(o object, name string) fyne.Focusable {
	if !o.Visible() {
		return nil
	}
	if n, ok := o.(Named); ok && n.WidgetName() == name {
		return firstFocusable(o)
	}
	for _, child := range childrenOf(o) {
		if f := focusableNamed(child, name); f != nil {
			return f
		}
	}
	return nil
}

func firstFocusable(o object) fyne.Focusable {
	if !o.Visible() {
		return nil
	}
	if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
		return nil
	}
	if f, ok := o.(fyne.Focusable); ok {
		return f
	}
	for _, child := range childrenOf(o) {
		if f := firstFocusable(child); f != nil {
			return f
		}
	}
	return nil
}

// FocusedName is the name of the widget that has the keyboard; empty if none has, or it has no name.
func FocusedName(c fyne.Canvas) string {
	if f, ok := c.Focused().(object); ok {
		return nameOf(c, f)
	}
	return ""
}

// nameOf is the name of the innermost named widget around an object; empty if there is none.
func nameOf(c fyne.Canvas, o object) string {
	path := pathTo(rootsOf(c), o)
	for i := len(path) - 1; i >= 0; i-- {
		if n, ok := path[i].(Named); ok && n.WidgetName() != "" {
			return n.WidgetName()
		}
	}
	return ""
}
