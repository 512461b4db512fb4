package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/ui/theme"
	"milepost/ui/words"
)

// Tick is a round mark that is done or not, with words beside it or without.
type Tick struct {
	control
	Text      string // beside the mark; may be empty
	On        bool
	OnChanged func(on bool)

	accent, ground, edge, face *canvas.Circle
	check                      *canvas.Image
	label                      *Paragraph
}

var (
	_ fyne.Focusable     = (*Tick)(nil)
	_ fyne.Disableable   = (*Tick)(nil)
	_ fyne.Tappable      = (*Tick)(nil)
	_ fyne.Accessible    = (*Tick)(nil)
	_ desktop.Hoverable  = (*Tick)(nil)
	_ desktop.Cursorable = (*Tick)(nil)
	_ Named              = (*Tick)(nil)
)

const tickSize = 16

// NewTick is a mark without words; spoken says what is ticked off.
func NewTick(name string, on bool, spoken string, onChanged func(on bool)) *Tick {
	t := &Tick{On: on, OnChanged: onChanged}
	t.Spoken = spoken
	t.init(name, t)
	return t
}

// NewTickText is a mark with words beside it.
func NewTickText(name string, on bool, text string, onChanged func(on bool)) *Tick {
	t := NewTick(name, on, text, onChanged)
	t.Text = text
	return t
}

// Set shows a state without telling anybody.
func (t *Tick) Set(on bool) {
	if on != t.On {
		t.On = on
		t.Refresh()
	}
}

// Tapped turns the mark over.
func (t *Tick) Tapped(*fyne.PointEvent) {
	if t.disabled {
		return
	}
	t.takeFocus()
	t.Set(!t.On)
	if t.OnChanged != nil {
		t.OnChanged(t.On)
	}
}

// TypedKey turns the mark over with Enter and Space.
func (t *Tick) TypedKey(e *fyne.KeyEvent) {
	if activates(e) {
		t.Tapped(nil)
		return
	}
	passUnused(t, e)
}

// WidgetText is the words and whether they are ticked.
func (t *Tick) WidgetText() string { return t.AccessibilityLabel() }

// AccessibilityLabel is the words and whether they are ticked.
func (t *Tick) AccessibilityLabel() string {
	if t.On {
		return spoken(t.Spoken, words.Say("kit.tick.on"))
	}
	return spoken(t.Spoken, words.Say("kit.tick.off"))
}

// HeightFor is the height with wrapped words at a width.
func (t *Tick) HeightFor(w float32) float32 {
	if t.Text == "" {
		return tickSize
	}
	return fyne.Max(tickSize, P(t.Text, Body, color.Transparent).HeightFor(w-tickSize-8))
}

// CreateRenderer is for the toolkit.
func (t *Tick) CreateRenderer() fyne.WidgetRenderer {
	circle := func() *canvas.Circle { return canvas.NewCircle(color.Transparent) }
	t.accent, t.ground, t.edge, t.face = circle(), circle(), circle(), circle()
	t.check = &canvas.Image{FillMode: canvas.ImageFillContain}
	t.label = P("", Body, color.Transparent)
	return newDrawn(t, t.min, t.place, t.paint, t.accent, t.ground, t.edge, t.face, t.check, t.label)
}

func (t *Tick) min() fyne.Size {
	if t.Text == "" {
		return fyne.NewSize(tickSize, tickSize)
	}
	return fyne.NewSize(tickSize+8+ceil(Body.Width(t.Text)), Body.LineHeight())
}

func (t *Tick) place(s fyne.Size) {
	y := floor((s.Height - tickSize) / 2)
	if t.Text != "" {
		y = floor((Body.LineHeight() - tickSize) / 2)
	}
	put(t.accent, -4, y-4, tickSize+8, tickSize+8)
	put(t.ground, -2, y-2, tickSize+4, tickSize+4)
	put(t.edge, 0, y, tickSize, tickSize)
	put(t.face, 1, y+1, tickSize-2, tickSize-2)
	put(t.check, 2, y+2, tickSize-4, tickSize-4)
	put(t.label, tickSize+8, 0, fyne.Max(0, s.Width-tickSize-8), s.Height)
}

func (t *Tick) paint() {
	p := theme.Current()
	edge, face, ink := p.Edge, p.Card, p.OnAccent
	switch {
	case t.disabled && t.On:
		edge, face, ink = p.Ink3, p.Ink3, p.Card
	case t.disabled:
		edge, face = p.LineStrong, p.Sunken
	case t.On:
		edge, face = p.Accent, p.Accent
	case t.hovered:
		edge, face = p.Accent, p.AccentSoft
	}
	t.edge.FillColor, t.face.FillColor = edge, face
	t.check.Resource, t.check.Hidden = IconResource(IconCheck, ink), !t.On
	t.accent.FillColor, t.ground.FillColor = p.Accent, p.Card
	t.accent.Hidden, t.ground.Hidden = !t.focused, !t.focused
	t.label.Text, t.label.Color, t.label.Hidden = t.Text, p.Ink, t.Text == ""
	if t.disabled {
		t.label.Color = p.Ink3
	}
}
