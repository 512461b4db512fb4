package shell

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/kit"
	"milepost/ui/theme"
)

// navItem is one entry of the sidebar: an icon or a disc, words, a number or a mark. In the rail only the picture is
// left.
type navItem struct {
	widget.BaseWidget
	name, text string
	icon       kit.IconName
	disc       fyne.CanvasObject // in place of the icon, for a person
	badge      string
	keys       string // that do the same; it looks like a field then
	marked     bool   // waits or is late: an amber dot; the page says why
	on, rail   bool
	toggle     bool   // it is a switch, on or off
	spoken     string // what a screen reader says, where that is not the text
	onTapped   func()

	ground           *canvas.Rectangle
	hovered, focused bool
}

var (
	_ fyne.Focusable     = (*navItem)(nil)
	_ fyne.Tappable      = (*navItem)(nil)
	_ fyne.Accessible    = (*navItem)(nil)
	_ desktop.Hoverable  = (*navItem)(nil)
	_ desktop.Cursorable = (*navItem)(nil)
)

const (
	navHeight    = 32
	personHeight = 30
	railHeight   = 34
)

func (n *navItem) build() *navItem {
	n.ground = kit.Rect(color.Transparent, 7)
	n.ExtendBaseWidget(n)
	n.paint()
	return n
}

// CreateRenderer is for the toolkit.
func (n *navItem) CreateRenderer() fyne.WidgetRenderer {
	if n.keys != "" && !n.rail {
		p := theme.Current()
		row := kit.Row(10, 1, kit.Mid(kit.Icon(n.icon, 16, p.Ink3)), kit.Mid(kit.One(n.text, kit.Small, p.Ink3)), kit.Mid(kit.T(n.keys, kit.Cap, p.Ink3)))
		return widget.NewSimpleRenderer(kit.Stack(kit.Framed(p.Card, p.Line, 1, 8), n.ground, kit.In(0, 10, 0, 10, kit.Box(0, navHeight, row))))
	}
	return widget.NewSimpleRenderer(kit.Stack(n.ground, n.content()))
}

func (n *navItem) content() fyne.CanvasObject {
	p := theme.Current()
	ink, iconInk, style := p.Ink2, p.Ink3, kit.SmallM
	if n.disc != nil {
		style = kit.Small
	}
	if n.on {
		ink, iconInk, style = p.Ink, p.Accent, kit.SmallB
	}
	if n.on && n.toggle { // no page's main act
		iconInk = p.Ink
	}
	picture := n.disc
	if picture == nil {
		picture = kit.Icon(n.icon, 17, iconInk)
	}
	if n.rail {
		return kit.Box(36, railHeight, kit.Center(picture))
	}
	right := []fyne.CanvasObject{}
	if n.badge != "" {
		right = append(right, kit.Mid(kit.T(n.badge, kit.CapM, p.Ink2)))
	}
	if n.marked {
		right = append(right, kit.Mid(kit.Box(6, 6, canvas.NewCircle(p.Warn))))
	}
	if n.toggle {
		right = append(right, kit.Mid(n.drawSwitch()))
	}
	height := float32(navHeight)
	if n.disc != nil {
		height = personHeight
	}
	row := append([]fyne.CanvasObject{kit.Mid(picture), kit.Mid(kit.One(n.text, style, ink))}, right...)
	return kit.In(0, 10, 0, 10, kit.Box(0, height, kit.Row(10, 1, row...)))
}

// drawSwitch is the picture of a switch: dark when it is on.
func (n *navItem) drawSwitch() fyne.CanvasObject {
	p := theme.Current()
	track, left, right := p.LineStrong, float32(2), float32(14)
	if n.on {
		track, left, right = p.Ink, right, left
	}
	return kit.Box(28, 16, kit.Rect(track, 8), kit.In(2, right, 2, left, kit.Box(12, 12, canvas.NewCircle(p.Card))))
}

func (n *navItem) paint() {
	p := theme.Current()
	switch {
	case n.focused:
		n.ground.FillColor = p.AccentSoft
	case n.on:
		n.ground.FillColor = theme.Alpha(p.Ink, 0.07)
	case n.hovered:
		n.ground.FillColor = theme.Alpha(p.Ink, 0.04)
	default:
		n.ground.FillColor = color.Transparent
	}
	n.ground.Refresh()
}

// Tapped opens the entry.
func (n *navItem) Tapped(*fyne.PointEvent) { n.onTapped() }

// TypedKey opens the entry with Enter or Space; the window hears the others.
func (n *navItem) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace {
		n.onTapped()
		return
	}
	kit.PassKey(n, e)
}

// TypedRune does nothing: a space arrives as a key too.
func (n *navItem) TypedRune(rune) {}

// FocusGained shows the focus.
func (n *navItem) FocusGained() { n.focused = true; n.paint() }

// FocusLost hides it.
func (n *navItem) FocusLost() { n.focused = false; n.paint() }

// MouseIn is for the toolkit.
func (n *navItem) MouseIn(*desktop.MouseEvent) { n.hovered = true; n.paint() }

// MouseMoved is for the toolkit.
func (n *navItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (n *navItem) MouseOut() { n.hovered = false; n.paint() }

// Cursor is a hand.
func (n *navItem) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is the entry's words, and of a switch how it stands.
func (n *navItem) AccessibilityLabel() string {
	if n.spoken != "" {
		return n.spoken
	}
	return n.text
}

// AccessibilityRole is a button's.
func (n *navItem) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// WidgetName is for tests and scripts.
func (n *navItem) WidgetName() string { return n.name }

// WidgetText is what the entry shows.
func (n *navItem) WidgetText() string { return n.text }
