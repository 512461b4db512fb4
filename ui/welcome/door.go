package welcome

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// door is a card that is one way in. It is upright where three stand side by side, and lies where they stand one under
// another.
type door struct {
	widget.BaseWidget
	page     *Page
	index    int
	name     string
	icon     kit.IconName
	onTapped func()

	ground, edge     *fyne.Container // at rest, and with the keyboard or the pointer on it
	content          *kit.Adapt
	focused, hovered bool
}

var (
	_ fyne.Focusable     = (*door)(nil)
	_ fyne.Tappable      = (*door)(nil)
	_ fyne.Accessible    = (*door)(nil)
	_ desktop.Hoverable  = (*door)(nil)
	_ desktop.Cursorable = (*door)(nil)
	_ kit.Named          = (*door)(nil)
	_ kit.Tall           = (*door)(nil)
)

func newDoor(p *Page, index int, name string, icon kit.IconName, onTapped func()) *door {
	t := theme.Current()
	d := &door{page: p, index: index, name: name, icon: icon, onTapped: onTapped}
	d.ground = kit.Stack(kit.Surface())
	d.edge = kit.Framed(t.Card, t.Accent, 2, 12)
	d.content = kit.ByWidth([]float32{420}, d.face)
	d.ExtendBaseWidget(d)
	d.paint()
	return d
}

// face is what stands on the card.
func (d *door) face(step int) fyne.CanvasObject {
	t := theme.Current()
	plate, ink := t.Sunken, t.Ink2
	if d.index == 0 {
		plate, ink = t.AccentSoft, t.Accent
	}
	title, text := words.Say(d.name), words.Say(d.name+".text")
	number := kit.KeyCap(strconv.Itoa(d.index + 1))
	if step == 0 {
		sign := kit.Box(44, 44, kit.Rect(plate, 10), kit.Center(kit.Icon(d.icon, 22, ink)))
		return kit.In(22, 22, 22, 22, kit.VB(0, kit.HB(0, sign), kit.Gap(1, 18), kit.P(title, kit.Heading, t.Ink), kit.Gap(1, 4),
			kit.P(text, kit.Small, t.Ink2), kit.Gap(1, 12), kit.Spring(), kit.HB(0, number)))
	}
	sign := kit.Box(36, 36, kit.Rect(plate, 9), kit.Center(kit.Icon(d.icon, 18, ink)))
	return kit.In(11, 16, 11, 14, kit.Row(14, 1, kit.Mid(sign),
		kit.Mid(kit.VB(1, kit.One(title, kit.BodyB, t.Ink), kit.P(text, kit.Small, t.Ink2))), number))
}

// HeightFor is the height of what stands on the card at a width.
func (d *door) HeightFor(w float32) float32 { return kit.HeightOf(d.content, w) }

// CreateRenderer is for the toolkit.
func (d *door) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(kit.Stack(d.ground, d.edge, d.content))
}

// paint shows the focus as a strong edge, the pointer as a quiet one.
func (d *door) paint() {
	t := theme.Current()
	color := t.LineStrong
	if d.focused {
		color = t.Accent
	}
	d.edge.Objects[0].(*canvas.Rectangle).FillColor = color
	d.edge.Hidden = !d.focused && !d.hovered
	d.edge.Refresh()
}

// Tapped goes in.
func (d *door) Tapped(*fyne.PointEvent) { d.onTapped() }

// TypedKey goes in with Enter or Space and moves to the other ways with arrows.
func (d *door) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		d.onTapped()
	case fyne.KeyRight, fyne.KeyDown:
		d.page.step(d.index, 1)
	case fyne.KeyLeft, fyne.KeyUp:
		d.page.step(d.index, -1)
	default:
		kit.PassKey(d, e)
	}
}

// TypedRune goes in by number.
func (d *door) TypedRune(r rune) { d.page.TypedRune(r) }

// FocusGained shows the focus.
func (d *door) FocusGained() {
	d.focused = true
	d.paint()
	if !d.hovered { // what lies under the pointer must not move away from it
		kit.Reveal(d)
	}
}

// FocusLost hides it.
func (d *door) FocusLost() { d.focused = false; d.paint() }

// MouseIn is for the toolkit.
func (d *door) MouseIn(*desktop.MouseEvent) { d.hovered = true; d.paint() }

// MouseMoved is for the toolkit.
func (d *door) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (d *door) MouseOut() { d.hovered = false; d.paint() }

// Cursor is a hand.
func (d *door) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is the way in and what it leads to.
func (d *door) AccessibilityLabel() string {
	return words.Say(d.name) + ". " + words.Say(d.name+".text")
}

// AccessibilityRole is a button's.
func (d *door) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// WidgetName is for tests and scripts.
func (d *door) WidgetName() string { return d.name }

// WidgetText is the way in.
func (d *door) WidgetText() string { return words.Say(d.name) }
