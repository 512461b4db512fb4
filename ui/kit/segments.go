package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/ui/theme"
)

// Choice is one of a few things to choose from.
type Choice struct {
	Key  string // what is stored
	Text string // what is shown
}

// Segments are two to five choices of which one is chosen, side by side. Arrow keys choose.
type Segments struct {
	control
	OnChanged func(key string)

	choices  []Choice
	onChosen func() // of Drafts
	chosen   int    // -1: none
	ring     *ring
	track    *canvas.Rectangle
	spots    []*spot
}

var (
	_ fyne.Focusable    = (*Segments)(nil)
	_ fyne.Disableable  = (*Segments)(nil)
	_ fyne.Accessible   = (*Segments)(nil)
	_ desktop.Hoverable = (*Segments)(nil)
	_ Named             = (*Segments)(nil)
)

// NewSegments shows the choices with the one of that key chosen; an unknown key chooses none. A choice is named
// NAME.KEY for tests.
func NewSegments(name string, choices []Choice, key string, onChanged func(key string)) *Segments {
	s := &Segments{choices: choices, OnChanged: onChanged}
	s.init(name, s)
	s.chosen = s.index(key)
	for i, c := range choices {
		s.spots = append(s.spots, newSpot(name+"."+c.Key, c.Text, func() { s.onTapped(i) },
			func(x *spot) fyne.WidgetRenderer { return s.segment(x, i) }))
	}
	return s
}

func (s *Segments) index(key string) int {
	for i, c := range s.choices {
		if c.Key == key {
			return i
		}
	}
	return -1
}

// Key is the chosen key, empty for none.
func (s *Segments) Key() string {
	if s.chosen < 0 {
		return ""
	}
	return s.choices[s.chosen].Key
}

// Set chooses without telling anybody.
func (s *Segments) Set(key string) {
	s.chosen = s.index(key)
	s.Refresh()
}

func (s *Segments) onTapped(i int) {
	if !s.disabled {
		s.takeFocus()
		s.choose(i)
	}
}

func (s *Segments) choose(i int) {
	if i < 0 || i >= len(s.choices) || i == s.chosen {
		return
	}
	s.chosen = i
	s.Refresh()
	called(s.onChosen)
	if s.OnChanged != nil {
		s.OnChanged(s.choices[i].Key)
	}
}

// TypedKey chooses with the arrow keys, Home and End.
func (s *Segments) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		s.choose(max(0, s.chosen-1))
	case fyne.KeyRight, fyne.KeyDown:
		s.choose(s.chosen + 1)
	case fyne.KeyHome:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(len(s.choices) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		passOn(s, e)
	default:
		passUnused(s, e)
	}
}

// WidgetText is the chosen words.
func (s *Segments) WidgetText() string {
	if s.chosen < 0 {
		return ""
	}
	return s.choices[s.chosen].Text
}

// AccessibilityLabel is what is chosen from and what is chosen.
func (s *Segments) AccessibilityLabel() string { return spoken(s.Spoken, s.WidgetText()) }

const (
	segmentInset = 3
	segmentPad   = 12
)

// CreateRenderer is for the toolkit.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	s.ring, s.track = newRing(8), Rect(color.Transparent, 8)
	objects := append(s.ring.objects(), s.track)
	for _, x := range s.spots {
		objects = append(objects, x)
	}
	return newDrawn(s, s.min, s.place, s.paint, objects...)
}

func (s *Segments) widths() (all float32, each []float32) {
	for _, c := range s.choices {
		w := ceil(SmallM.Width(c.Text)) + 2*segmentPad
		each = append(each, w)
		all += w
	}
	return all, each
}

func (s *Segments) min() fyne.Size {
	all, _ := s.widths()
	return fyne.NewSize(all+2*segmentInset, 32)
}

// place keeps the segments at their own widths, and shares out what there is where that is less.
func (s *Segments) place(size fyne.Size) {
	all, each := s.widths()
	room := fyne.Min(size.Width, all+2*segmentInset)
	shrink := fyne.Min(1, (room-2*segmentInset)/all)
	y := floor((size.Height - 32) / 2)
	s.ring.layoutAt(0, y, room, 32)
	put(s.track, 0, y, room, 32)
	x := float32(segmentInset)
	for i, w := range each {
		w = floor(w * shrink)
		put(s.spots[i], x, y+segmentInset, w, 32-2*segmentInset)
		x += w
	}
}

func (s *Segments) paint() {
	s.track.FillColor = theme.Current().Sunken2
	s.ring.show(s.focused && !s.disabled)
}

// segment draws one choice.
func (s *Segments) segment(x *spot, i int) fyne.WidgetRenderer {
	face, label := Rect(color.Transparent, 6), TC("", SmallM, color.Transparent)
	return newDrawn(x,
		func() fyne.Size { return fyne.NewSize(24, 32-2*segmentInset) },
		func(size fyne.Size) {
			put(face, 0, 0, size.Width, size.Height)
			label.Text = Fit(x.text, SmallM, fyne.Max(0, size.Width-8))
			put(label, 0, 0, size.Width, size.Height)
		},
		func() {
			p := theme.Current()
			face.FillColor, label.Color = color.Transparent, p.Ink2
			switch {
			case i == s.chosen && !s.disabled:
				face.FillColor, label.Color = p.Selected, p.Ink
			case i == s.chosen:
				face.FillColor, label.Color = p.Sunken, p.Ink3
			case s.disabled:
				label.Color = p.Ink3
			case x.hovered:
				face.FillColor = p.Hover
			}
		}, face, label)
}
