package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/ui/theme"
)

// Chip is a dark button with a lock, in the colour of what is private: words, and behind them, quieter, the key that
// does the same.
type Chip struct {
	control
	Text, Key string
	OnTapped  func()
}

var (
	_ fyne.Focusable     = (*Chip)(nil)
	_ fyne.Tappable      = (*Chip)(nil)
	_ fyne.Accessible    = (*Chip)(nil)
	_ desktop.Hoverable  = (*Chip)(nil)
	_ desktop.Cursorable = (*Chip)(nil)
	_ Named              = (*Chip)(nil)
)

const (
	chipHeight = 26
	chipPad    = 12
	chipGap    = 8
	chipIcon   = 13
)

// NewChip is a chip; key may be empty.
func NewChip(name, text, key string, onTapped func()) *Chip {
	c := &Chip{Text: text, Key: key, OnTapped: onTapped}
	c.init(name, c)
	return c
}

// Tapped presses it.
func (c *Chip) Tapped(*fyne.PointEvent) { called(c.OnTapped) }

// TypedKey presses it with Enter and Space.
func (c *Chip) TypedKey(e *fyne.KeyEvent) {
	if activates(e) {
		c.Tapped(nil)
		return
	}
	passUnused(c, e)
}

// AccessibilityLabel is what it says, and the key.
func (c *Chip) AccessibilityLabel() string {
	if c.Spoken != "" {
		return c.Spoken
	}
	return spoken(c.Text, c.Key)
}

// WidgetText is what it says.
func (c *Chip) WidgetText() string { return c.Text }

// CreateRenderer is for the toolkit.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	halo, face := newRing(8), Rect(color.Transparent, 8)
	icon := &canvas.Image{FillMode: canvas.ImageFillContain}
	text, key := T(c.Text, SmallM, color.Transparent), T(c.Key, Tiny, color.Transparent)
	textWidth := ceil(SmallM.Width(c.Text))
	size := func() fyne.Size {
		w := 2*chipPad + chipIcon + chipGap + textWidth
		if c.Key != "" {
			w += chipPad + ceil(Tiny.Width(c.Key))
		}
		return fyne.NewSize(w, chipHeight)
	}
	place := func(s fyne.Size) {
		halo.layoutAt(0, 0, s.Width, s.Height)
		put(face, 0, 0, s.Width, s.Height)
		put(icon, chipPad, floor((s.Height-chipIcon)/2), chipIcon, chipIcon)
		x := float32(chipPad + chipIcon + chipGap)
		put(text, x, 0, textWidth, s.Height)
		put(key, x+textWidth+chipPad, 0, s.Width-x-textWidth-2*chipPad, s.Height)
	}
	paint := func() {
		p := theme.Current()
		ground, ink := p.Ink2, p.Card
		if c.hovered {
			ground = p.Ink
		}
		face.FillColor, text.Color, key.Color = ground, ink, theme.Alpha(ink, 0.8)
		icon.Resource = IconResource(IconLock, ink)
		halo.show(c.focused)
	}
	return newDrawn(c, size, place, paint, append(halo.objects(), face, icon, text, key)...)
}
