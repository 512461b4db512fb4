package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// control is what the widgets that draw themselves share: a name, hover, focus, being greyed out.
type control struct {
	widget.BaseWidget
	Name   string // for tests and scripts
	Spoken string // what a screen reader calls the widget

	self                       fyne.Widget
	hovered, focused, disabled bool
}

func (c *control) init(name string, self fyne.Widget) {
	c.Name, c.self = name, self
	c.ExtendBaseWidget(self)
}

// FocusGained shows the ring and scrolls the widget into sight.
func (c *control) FocusGained() {
	c.focused = true
	c.Refresh()
	Reveal(c.self)
}

// FocusLost hides the ring.
func (c *control) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune is for widgets that hear letters.
func (c *control) TypedRune(rune) {}

// MouseIn is for the toolkit.
func (c *control) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved is for the toolkit.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (c *control) MouseOut() { c.hovered = false; c.Refresh() }

func (c *control) underPointer() bool { return c.hovered }

// Cursor is a hand over what can be pressed.
func (c *control) Cursor() desktop.Cursor {
	if c.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Enable lets the widget be used.
func (c *control) Enable() { c.setDisabled(false) }

// Disable greys the widget out; it takes no focus.
func (c *control) Disable() { c.setDisabled(true) }

func (c *control) setDisabled(off bool) {
	if off != c.disabled {
		c.disabled = off
		c.Refresh()
	}
}

// Disabled says whether the widget is greyed out.
func (c *control) Disabled() bool { return c.disabled }

// WidgetName is the name given.
func (c *control) WidgetName() string { return c.Name }

// AccessibilityRole is button: the toolkit knows no better one for what is pressed.
func (c *control) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// takeFocus gives the widget the keyboard, as a tap does.
func (c *control) takeFocus() {
	if cv := canvasOf(c.self); cv != nil && !c.disabled {
		cv.Focus(c.self.(fyne.Focusable))
	}
}

// drawn is the renderer of a widget that paints and places its own objects.
type drawn struct {
	owner   fyne.Widget
	min     func() fyne.Size
	place   func(fyne.Size)
	paint   func() // reads the colours and words of the moment
	objects []object
}

func newDrawn(owner fyne.Widget, min func() fyne.Size, place func(fyne.Size), paint func(), objects ...object) *drawn {
	paint()
	return &drawn{owner, min, place, paint, objects}
}

func (d *drawn) MinSize() fyne.Size { return d.min() }
func (d *drawn) Layout(s fyne.Size) { d.place(s) }
func (d *drawn) Objects() []object  { return d.objects }
func (d *drawn) Destroy()           {}

func (d *drawn) Refresh() {
	d.paint()
	d.place(d.owner.Size())
	for _, o := range d.objects {
		o.Refresh()
	}
	canvas.Refresh(d.owner)
}

// spot is a part of a widget that is pointed at and tapped on its own, while the whole takes the focus: one segment,
// one step of a rating. It is named like the whole and its key, and drawn by the whole.
type spot struct {
	widget.BaseWidget
	name, text string
	onTapped   func()
	hovered    bool
	renderer   func(*spot) fyne.WidgetRenderer
}

var (
	_ fyne.Tappable      = (*spot)(nil)
	_ fyne.Accessible    = (*spot)(nil)
	_ desktop.Hoverable  = (*spot)(nil)
	_ desktop.Cursorable = (*spot)(nil)
	_ Named              = (*spot)(nil)
)

func newSpot(name, text string, onTapped func(), renderer func(*spot) fyne.WidgetRenderer) *spot {
	s := &spot{name: name, text: text, onTapped: onTapped, renderer: renderer}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped tells the whole.
func (s *spot) Tapped(*fyne.PointEvent) { s.onTapped() }

// MouseIn is for the toolkit.
func (s *spot) MouseIn(*desktop.MouseEvent) { s.hovered = true; s.Refresh() }

// MouseMoved is for the toolkit.
func (s *spot) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (s *spot) MouseOut() { s.hovered = false; s.Refresh() }

// Cursor is a hand.
func (s *spot) Cursor() desktop.Cursor { return desktop.PointerCursor }

// WidgetName is the name of the whole and the key.
func (s *spot) WidgetName() string { return s.name }

// WidgetText is the words.
func (s *spot) WidgetText() string { return s.text }

// AccessibilityLabel is the words.
func (s *spot) AccessibilityLabel() string { return s.text }

// AccessibilityRole is button.
func (s *spot) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for the toolkit.
func (s *spot) CreateRenderer() fyne.WidgetRenderer { return s.renderer(s) }
