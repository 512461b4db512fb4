package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Find is the visible widget of a name below an object; nil if there is none. It must have been laid out once.
func Find(o fyne.CanvasObject, name string) fyne.CanvasObject {
	if o == nil || !o.Visible() {
		return nil
	}
	if n, ok := o.(Named); ok && n.WidgetName() == name {
		return o
	}
	for _, child := range childrenOf(o) {
		if found := Find(child, name); found != nil {
			return found
		}
	}
	return nil
}

// Texts are all texts that can be seen below an object, in the order of the tree; a paragraph is one text, whole also
// where an ellipsis hides some of it.
func Texts(o fyne.CanvasObject) []string {
	if o == nil || !o.Visible() {
		return nil
	}
	switch x := o.(type) {
	case *Paragraph:
		return []string{x.Text}
	case *Rich:
		return []string{x.Text}
	case *canvas.Text:
		if x.Text == "" {
			return nil
		}
		return []string{x.Text}
	}
	var out []string
	for _, child := range childrenOf(o) {
		out = append(out, Texts(child)...)
	}
	return out
}

// Names are the names of all visible widgets below an object, in the order of the tree.
func Names(o fyne.CanvasObject) []string {
	if o == nil || !o.Visible() {
		return nil
	}
	var out []string
	if n, ok := o.(Named); ok && n.WidgetName() != "" {
		out = append(out, n.WidgetName())
	}
	for _, child := range childrenOf(o) {
		out = append(out, Names(child)...)
	}
	return out
}
