package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/ui/theme"
	"milepost/ui/words"
)

const (
	visibilityH   = 20
	visibilityPad = 8 // at both ends of the pill
)

var visibilityStyle = Style{11, theme.SemiBold}

// VisibilityMark says who may see a text, in words and a picture, and cannot be changed: a dark pill with a lock for
// "Private", quiet words with an eye for "Shared".
func VisibilityMark(private bool) fyne.CanvasObject {
	v := newVisibilityLook()
	v.paint(private, false, false)
	return container.New(visibilityMark{v, private}, v.objects()...)
}

// VisibilitySwitch says who may see a text and lets somebody change it.
type VisibilitySwitch struct {
	control
	OnChanged func(private bool)

	private  bool
	onTurned func() // of Drafts
	look     *visibilityLook
}

var (
	_ fyne.Focusable     = (*VisibilitySwitch)(nil)
	_ fyne.Disableable   = (*VisibilitySwitch)(nil)
	_ fyne.Tappable      = (*VisibilitySwitch)(nil)
	_ fyne.Accessible    = (*VisibilitySwitch)(nil)
	_ desktop.Hoverable  = (*VisibilitySwitch)(nil)
	_ desktop.Cursorable = (*VisibilitySwitch)(nil)
	_ Named              = (*VisibilitySwitch)(nil)
)

// NewVisibilitySwitch shows a state and tells of changes.
func NewVisibilitySwitch(name string, private bool, onChanged func(private bool)) *VisibilitySwitch {
	v := &VisibilitySwitch{private: private, OnChanged: onChanged}
	v.init(name, v)
	return v
}

// Private says whether the author alone may see the text.
func (v *VisibilitySwitch) Private() bool { return v.private }

// Set shows a state without telling anybody.
func (v *VisibilitySwitch) Set(private bool) {
	if private != v.private {
		v.private = private
		v.Refresh()
		called(v.onTurned)
	}
}

// Tapped turns the switch over.
func (v *VisibilitySwitch) Tapped(*fyne.PointEvent) {
	if v.disabled {
		return
	}
	v.takeFocus()
	v.Set(!v.private)
	if v.OnChanged != nil {
		v.OnChanged(v.private)
	}
}

// TypedKey turns the switch over with Enter and Space.
func (v *VisibilitySwitch) TypedKey(e *fyne.KeyEvent) {
	if activates(e) {
		v.Tapped(nil)
		return
	}
	passUnused(v, e)
}

// WidgetText is "Private" or "Shared".
func (v *VisibilitySwitch) WidgetText() string { return visibilityText(v.private) }

// AccessibilityLabel is "Private" or "Shared".
func (v *VisibilitySwitch) AccessibilityLabel() string { return spoken(v.Spoken, v.WidgetText()) }

// CreateRenderer is for the toolkit.
func (v *VisibilitySwitch) CreateRenderer() fyne.WidgetRenderer {
	v.look = newVisibilityLook()
	return newDrawn(v, v.look.size, func(s fyne.Size) { v.look.place(v.private, s) },
		func() { v.look.paint(v.private, v.hovered && !v.disabled, v.focused) }, v.look.objects()...)
}

func visibilityText(private bool) string {
	if private {
		return words.Say("kit.visibility.private")
	}
	return words.Say("kit.visibility.shared")
}

// visibilityLook draws both states in one place, so that nothing moves when the state changes.
type visibilityLook struct {
	ring *ring
	pill *canvas.Rectangle
	icon *canvas.Image
	text *canvas.Text
}

func newVisibilityLook() *visibilityLook {
	return &visibilityLook{
		ring: newRing(6), pill: Rect(color.Transparent, 6), icon: &canvas.Image{FillMode: canvas.ImageFillContain},
		text: T("", visibilityStyle, color.Transparent),
	}
}

func (l *visibilityLook) objects() []object { return append(l.ring.objects(), l.pill, l.icon, l.text) }

func (l *visibilityLook) paint(private, hovered, focused bool) {
	p := theme.Current()
	l.text.Text = visibilityText(private)
	ground, ink, icon, weight := color.NRGBA{}, p.Ink3, IconEye, theme.Regular
	if private {
		ground, ink, icon, weight = p.Ink2, p.Card, IconLock, theme.SemiBold
	}
	switch {
	case hovered && private:
		ground = p.Ink
	case hovered:
		ground, ink = p.Hover, p.Ink2
	}
	l.pill.FillColor, l.text.Color, l.text.TextStyle = ground, ink, theme.TextStyle(weight)
	l.icon.Resource = IconResource(icon, ink)
	l.ring.show(focused)
}

func (l *visibilityLook) width(private bool) float32 {
	st := visibilityStyle
	if !private {
		st.Weight = theme.Regular
	}
	return visibilityPad*2 + 13 + 4 + ceil(st.Width(visibilityText(private)))
}

func (l *visibilityLook) size() fyne.Size {
	return fyne.NewSize(fyne.Max(l.width(true), l.width(false)), visibilityH)
}

// place sets the mark against the right edge: marks stand in a column at the end of rows.
func (l *visibilityLook) place(private bool, s fyne.Size) {
	w := l.width(private)
	x, y := s.Width-w, floor((s.Height-visibilityH)/2)
	l.ring.layoutAt(x, y, w, visibilityH)
	put(l.pill, x, y, w, visibilityH)
	put(l.icon, x+visibilityPad, y+4, 13, 12)
	put(l.text, x+visibilityPad+17, y, w-2*visibilityPad-17, visibilityH)
}

// visibilityMark lays the look out where it stands still.
type visibilityMark struct {
	look    *visibilityLook
	private bool
}

func (m visibilityMark) MinSize([]fyne.CanvasObject) fyne.Size        { return m.look.size() }
func (m visibilityMark) Layout(_ []fyne.CanvasObject, size fyne.Size) { m.look.place(m.private, size) }
