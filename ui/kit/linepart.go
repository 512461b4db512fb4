package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"milepost/ui/theme"
	"milepost/ui/words"
)

// Lit says whether a row is pointed at or has the keyboard.
type Lit struct {
	on    bool
	parts []*spot
}

func (l *Lit) set(on bool) {
	if l == nil || on == l.on {
		return
	}
	l.on = on
	for _, p := range l.parts {
		p.Refresh()
	}
}

// The parts of a row are tapped on their own, while the row takes the keyboard: a list of twenty points is one stop of
// Tab and not sixty. They are as high as a line of the row's text, so that they stand beside its first line.

// NewTickPart is a round mark that is done or not; spoken says what is ticked off.
func NewTickPart(name string, on bool, spoken string, line Style, onTapped func()) fyne.CanvasObject {
	state := words.Say("kit.tick.off")
	if on {
		state = words.Say("kit.tick.on")
	}
	return newSpot(name, spoken+": "+state, onTapped, func(s *spot) fyne.WidgetRenderer {
		edge, face := canvas.NewCircle(color.Transparent), canvas.NewCircle(color.Transparent)
		check := &canvas.Image{FillMode: canvas.ImageFillContain}
		check.Hidden = !on
		return newDrawn(s,
			func() fyne.Size { return fyne.NewSize(tickSize, line.LineHeight()) },
			func(size fyne.Size) {
				y := floor((size.Height - tickSize) / 2)
				put(edge, 0, y, tickSize, tickSize)
				put(face, 1, y+1, tickSize-2, tickSize-2)
				put(check, 2, y+2, tickSize-4, tickSize-4)
			},
			func() {
				p := theme.Current()
				switch {
				case on:
					edge.FillColor, face.FillColor = p.Accent, p.Accent
				case s.hovered:
					edge.FillColor, face.FillColor = p.Accent, p.AccentSoft
				default:
					edge.FillColor, face.FillColor = p.Edge, p.Card
				}
				check.Resource = IconResource(IconCheck, p.OnAccent)
			}, edge, face, check)
	})
}

// NewMarkPart says who may see a row, in words and a picture; a tap changes it.
func NewMarkPart(name string, private bool, line Style, onTapped func()) fyne.CanvasObject {
	return newSpot(name, visibilityText(private), onTapped, func(s *spot) fyne.WidgetRenderer {
		look := newVisibilityLook()
		return newDrawn(s,
			func() fyne.Size { return fyne.NewSize(look.size().Width, fyne.Max(visibilityH, line.LineHeight())) },
			func(size fyne.Size) {
				if !private { // words without a ground end where the column ends
					size.Width += visibilityPad
				}
				look.place(private, size)
			},
			func() { look.paint(private, s.hovered, false) },
			look.objects()...)
	})
}

// moreWidth is the room of the three dots in the margin of a row.
const moreWidth = 18

// newMorePart is three dots that open a menu. They are seen while the row is lit.
func newMorePart(name, spoken string, lit *Lit, line Style, items func() []MenuItem) *spot {
	var part *spot
	part = newSpot(name, spoken, func() { ShowMenu(part, items()...) }, func(s *spot) fyne.WidgetRenderer {
		ground, dots := Rect(color.Transparent, 6), &canvas.Image{FillMode: canvas.ImageFillContain}
		return newDrawn(s,
			func() fyne.Size { return fyne.NewSize(moreWidth, fyne.Max(20, line.LineHeight())) },
			func(size fyne.Size) {
				y := floor((size.Height - 20) / 2)
				put(ground, 0, y, moreWidth, 20)
				put(dots, 1, y+2, 16, 16)
			},
			func() {
				p := theme.Current()
				ground.FillColor = color.Transparent
				dots.Hidden = !lit.on && !s.hovered
				dots.Resource = IconResource(IconMore, p.Ink2)
				if s.hovered {
					ground.FillColor = p.Hover
				}
			}, ground, dots)
	})
	lit.parts = append(lit.parts, part)
	return part
}

// WithMore hangs three dots that open a menu in the margin at the right of a row, beside its first line. They are seen
// while the row is lit, so that a page at rest is text alone; the menu key and the other button of the mouse open the
// same menu. They take no room of the row's; a margin of MoreRoom must be left beside it.
func WithMore(row fyne.CanvasObject, name, spoken string, lit *Lit, line Style, items func() []MenuItem) fyne.CanvasObject {
	return container.New(hung{}, row, newMorePart(name, spoken, lit, line, items))
}

// MoreRoom is the margin the dots of WithMore need.
const MoreRoom = moreWidth + 4

// hung lays the first object over all of the place, the second outside of it at the right, at the top.
type hung struct{}

func (hung) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (hung) HeightFor(objects []fyne.CanvasObject, w float32) float32 {
	return HeightOf(objects[0], w)
}

func (hung) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	put(objects[0], 0, 0, s.Width, s.Height)
	m := objects[1].MinSize()
	put(objects[1], s.Width, 0, m.Width, ceil(m.Height))
}
