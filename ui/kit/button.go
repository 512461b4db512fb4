package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/theme"
)

// ButtonKind is how loud a button is.
type ButtonKind int

// The kinds. A page has at most one Primary.
const (
	Plain   ButtonKind = iota // an edge around the words
	Primary                   // filled
	Quiet                     // words and an icon, no edge, with a button's padding
	Link                      // words alone, without padding, in a line of text
	onToast                   // a link on the dark ground of a toast
)

// Button is a button: hover, focus ring, Enter and Space, disabled, spoken.
type Button struct {
	widget.BaseWidget
	Name     string // for tests and scripts
	Text     string
	Icon     IconName // before the words; may stand alone
	Tail     IconName // after the words
	Spoken   string   // what a screen reader says, if not the text; needed where there is only an icon
	Kind     ButtonKind
	OnTapped func()

	disabled, hovered, focused bool

	self object // what the toolkit knows: a widget that is built on the button, or the button
}

var (
	_ fyne.Focusable     = (*Button)(nil)
	_ fyne.Disableable   = (*Button)(nil)
	_ fyne.Tappable      = (*Button)(nil)
	_ fyne.Accessible    = (*Button)(nil)
	_ desktop.Hoverable  = (*Button)(nil)
	_ desktop.Cursorable = (*Button)(nil)
)

// NewButton is a button with an edge.
func NewButton(name, text string, onTapped func()) *Button {
	return newButton(name, text, "", Plain, onTapped)
}

// NewPrimary is the filled button of a page.
func NewPrimary(name, text string, onTapped func()) *Button {
	return newButton(name, text, "", Primary, onTapped)
}

// NewQuiet is a button without an edge, like "Add a goal" with a plus at the foot of a card.
func NewQuiet(name, text string, icon IconName, onTapped func()) *Button {
	return newButton(name, text, icon, Quiet, onTapped)
}

// NewLink is a button that looks like a link in a line of text.
func NewLink(name, text string, onTapped func()) *Button {
	return newButton(name, text, "", Link, onTapped)
}

// NewIconButton is an icon alone; spoken says what it does.
func NewIconButton(name string, icon IconName, spoken string, onTapped func()) *Button {
	b := newButton(name, "", icon, Quiet, onTapped)
	b.Spoken = spoken
	return b
}

func newButton(name, text string, icon IconName, kind ButtonKind, onTapped func()) *Button {
	b := &Button{Name: name, Text: text, Icon: icon, Kind: kind, OnTapped: onTapped}
	b.ExtendBaseWidget(b)
	return b
}

// WithIcon sets the icon and returns the button.
func (b *Button) WithIcon(icon IconName) *Button {
	b.Icon = icon
	b.Refresh()
	return b
}

// SetText changes the words.
func (b *Button) SetText(text string) {
	if text != b.Text {
		b.Text = text
		b.Refresh()
	}
}

// Enable lets the button be pressed.
func (b *Button) Enable() { b.setDisabled(false) }

// Disable greys the button out; it takes no focus.
func (b *Button) Disable() { b.setDisabled(true) }

func (b *Button) setDisabled(off bool) {
	if off != b.disabled {
		b.disabled = off
		b.Refresh()
	}
}

// Disabled says whether the button is greyed out.
func (b *Button) Disabled() bool { return b.disabled }

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) {
	if !b.disabled && b.OnTapped != nil {
		b.OnTapped()
	}
}

// TypedKey presses the button with Enter or Space; Escape goes to the dialog it stands in.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	if activates(e) {
		b.Tapped(nil)
		return
	}
	PassKey(b.known(), e)
}

// TypedRune does nothing: a space arrives as a key too.
func (b *Button) TypedRune(rune) {}

func (b *Button) known() object {
	if b.self != nil {
		return b.self
	}
	return b
}

// FocusGained shows the ring.
func (b *Button) FocusGained() { b.focused = true; b.Refresh(); Reveal(b.known()) }

// FocusLost hides the ring.
func (b *Button) FocusLost() { b.focused = false; b.Refresh() }

// MouseIn is for the toolkit.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved is for the toolkit.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (b *Button) MouseOut() { b.hovered = false; b.Refresh() }

func (b *Button) underPointer() bool { return b.hovered }

// Cursor is a hand over a button that can be pressed.
func (b *Button) Cursor() desktop.Cursor {
	if b.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// AccessibilityLabel is what the button does, in words.
func (b *Button) AccessibilityLabel() string {
	if b.Spoken != "" {
		return b.Spoken
	}
	return b.Text
}

// AccessibilityRole is button, or link.
func (b *Button) AccessibilityRole() fyne.AccessibleRole {
	if b.Kind == Link {
		return fyne.AccessibleRoleLink
	}
	return fyne.AccessibleRoleButton
}

// WidgetName is the name given.
func (b *Button) WidgetName() string { return b.Name }

// WidgetText is the words, or what is spoken in their place.
func (b *Button) WidgetText() string {
	if b.Text != "" {
		return b.Text
	}
	return b.Spoken
}

// CreateRenderer is for the toolkit.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	r := &buttonRenderer{
		b: b, edge: Rect(color.Transparent, 8), face: Rect(color.Transparent, 7), ring: newRing(8),
		label: T("", SmallM, color.Transparent),
		icon:  &canvas.Image{FillMode: canvas.ImageFillContain}, tail: &canvas.Image{FillMode: canvas.ImageFillContain},
	}
	r.paint()
	return r
}

type buttonRenderer struct {
	b          *Button
	ring       *ring
	edge, face *canvas.Rectangle
	icon, tail *canvas.Image
	label      *canvas.Text
}

// colours reads the palette anew each time, so that Refresh is enough after a change of theme.
func (b *Button) colours() (face, edge, ink color.NRGBA) {
	p := theme.Current()
	none := color.NRGBA{}
	switch b.Kind {
	case Primary:
		face, edge, ink = p.Accent, p.Accent, p.OnAccent
	case Quiet:
		face, edge, ink = none, none, p.Ink2
	case Link:
		return none, none, b.linkInk(p)
	case onToast:
		return none, none, p.ToastLink
	default:
		face, edge, ink = p.Card, p.LineStrong, p.Ink
	}
	switch {
	case b.disabled && b.Kind == Quiet:
		ink = p.Ink3
	case b.disabled:
		face, edge, ink = p.Sunken, p.Sunken, p.Ink3
	case b.hovered && b.Kind == Quiet:
		face, edge = p.Hover, none
	case b.hovered && b.Kind == Primary:
		face = theme.Over(p.Hover, face)
		edge = face
	case b.hovered:
		face = theme.Over(p.Hover, face)
	}
	return face, edge, ink
}

// bare says whether the button is words alone.
func (b *Button) bare() bool { return b.Kind == Link || b.Kind == onToast }

func (b *Button) linkInk(p *theme.Palette) color.NRGBA {
	if b.disabled {
		return p.Ink3
	}
	return p.AccentInk
}

func (r *buttonRenderer) paint() {
	b := r.b
	face, edge, ink := b.colours()
	r.face.FillColor, r.edge.FillColor = face, edge
	r.label.Text, r.label.Color = oneLine.Replace(b.Text), ink
	style := theme.TextStyle(theme.Medium)
	style.Underline = b.bare() && b.hovered && !b.disabled
	r.label.TextStyle = style
	r.label.Hidden = b.Text == ""
	r.icon.Hidden = b.Icon == ""
	if b.Icon != "" {
		r.icon.Resource = IconResource(b.Icon, ink)
	}
	r.tail.Hidden = b.Tail == ""
	if b.Tail != "" {
		r.tail.Resource = IconResource(b.Tail, ink)
	}
	r.ring.show(b.focused && !b.disabled)
}

func (r *buttonRenderer) padding() float32 {
	switch {
	case r.b.bare():
		return 0
	case r.b.Text == "":
		return 8
	case r.b.Kind == Quiet:
		return 0
	}
	return 14
}

// overhang is how far the ground of a quiet button stands out to both sides, so that its words keep the left edge of
// the text around it.
func (r *buttonRenderer) overhang() float32 {
	if r.b.Kind == Quiet && r.b.Text != "" {
		return 8
	}
	return 0
}

const (
	tailSize = 14
	tailRoom = tailSize + 6
)

// content is the width of icon and words together.
func (r *buttonRenderer) content() (all, icon, words float32) {
	if r.b.Icon != "" {
		icon = 16
	}
	if r.b.Text != "" {
		words = ceil(SmallM.Width(oneLine.Replace(r.b.Text)))
	}
	all = icon + words
	if r.b.Tail != "" {
		all += tailRoom
	}
	if icon > 0 && words > 0 {
		all += 8
	}
	return all, icon, words
}

func (r *buttonRenderer) MinSize() fyne.Size {
	all, _, _ := r.content()
	h := float32(32)
	if r.b.bare() {
		h = SmallM.LineHeight()
	}
	return fyne.NewSize(all+2*r.padding(), h)
}

func (r *buttonRenderer) Layout(s fyne.Size) {
	out := r.overhang()
	r.ring.layoutAt(-out, 0, s.Width+2*out, s.Height)
	put(r.edge, -out, 0, s.Width+2*out, s.Height)
	put(r.face, 1-out, 1, s.Width-2+2*out, s.Height-2)
	all, icon, words := r.content()
	room := s.Width - 2*r.padding()
	x := round((s.Width - all) / 2)
	if all > room || r.b.Kind == Quiet || r.b.bare() {
		x = r.padding()
	}
	if icon > 0 {
		put(r.icon, x, floor((s.Height-icon)/2), icon, icon)
		x += icon + 8
	}
	end := s.Width - r.padding()
	if r.b.Tail != "" {
		end -= tailRoom
	}
	words = fyne.Min(words, fyne.Max(0, end-x))
	r.label.Text = Fit(oneLine.Replace(r.b.Text), SmallM, words+0.5)
	put(r.label, x, 0, words, s.Height)
	put(r.tail, x+words+6, floor((s.Height-tailSize)/2), tailSize, tailSize)
}

func (r *buttonRenderer) Refresh() {
	r.paint()
	r.Layout(r.b.Size())
	for _, o := range r.Objects() {
		canvas.Refresh(o)
	}
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return append(r.ring.objects(), r.edge, r.face, r.icon, r.label, r.tail)
}

func (r *buttonRenderer) Destroy() {}
