package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"milepost/ui/theme"
)

// Field is a widget of a Form.
type Field interface {
	fyne.CanvasObject
	// FocusTarget is what shall have the keyboard when the field is meant.
	FocusTarget() fyne.Focusable
	// Check says whether the field may be stored as it is, and shows under it why not.
	Check() bool
	// SetNext says what Enter does in the field.
	SetNext(next func())
}

// fieldLook says how a field is drawn at the moment.
type fieldLook struct {
	label, note string // above and below; empty takes no room
	bad         bool   // the note is a reason why the field cannot be stored
	bare        bool   // no frame: the page has drawn one
	raised      bool   // it stands on what lies over the page
	keepNote    bool   // the note's line takes room even if it is empty
	focused     bool
	hovered     bool
	disabled    bool
	icon        IconName // at the right end of the frame
	lead        object   // at the left end of the frame; may be nil
}

// fieldShape draws what all fields share: a label above, a frame with its focus edge around the body, a note below.
type fieldShape struct {
	owner  fyne.Widget
	look   func() fieldLook
	body   object                  // the entry in its theme
	height func(w float32) float32 // of the frame; w is its width
	below  object                  // under the frame, a list of suggestions; may be nil

	wheel      *wheel // over the body
	edge, face *canvas.Rectangle
	cover      [4]*canvas.Rectangle // over the entry's own frame
	label      *Paragraph
	note       *Paragraph
	icon       *canvas.Image
}

func newFieldShape(owner fyne.Widget, body object, look func() fieldLook, height func(w float32) float32) *fieldShape {
	s := &fieldShape{
		owner: owner, body: body, wheel: newWheel(), look: look, height: height, edge: Rect(color.Transparent, 8), face: Rect(color.Transparent, 7),
		label: One("", CapM, color.Transparent), note: P("", Cap, color.Transparent),
		icon: &canvas.Image{FillMode: canvas.ImageFillContain},
	}
	for i := range s.cover {
		s.cover[i] = Rect(color.Transparent, 0)
	}
	s.paint()
	return s
}

// gaps between label, frame, list and note
const (
	labelGap = 5
	noteGap  = 4
)

func (s *fieldShape) paint() {
	p, l := theme.Current(), s.look()
	s.face.FillColor, s.edge.FillColor = p.Card, p.Edge
	switch {
	case l.disabled:
		s.face.FillColor, s.edge.FillColor = p.Sunken, p.Line
	case l.bad:
		s.edge.FillColor = p.Warn
	case l.focused:
		s.edge.FillColor = p.Accent
	case l.hovered:
		s.edge.FillColor = p.Ink2
	}
	if l.raised {
		s.face.FillColor = p.Raised
	}
	for _, c := range s.cover {
		c.FillColor = s.face.FillColor
	}
	s.edge.Hidden, s.face.Hidden = l.bare, l.bare
	s.label.Text, s.label.Color, s.label.Hidden = l.label, p.Ink2, l.label == ""
	s.note.Text, s.note.Color, s.note.Hidden = l.note, p.Ink3, l.note == ""
	if l.bad {
		s.note.Color = p.WarnInk
	}
	s.icon.Hidden = l.icon == ""
	if l.icon != "" {
		s.icon.Resource = IconResource(l.icon, p.Ink2)
	}
}

func (s *fieldShape) top(l fieldLook) float32 {
	if l.label == "" {
		return 0
	}
	return CapM.LineHeight() + labelGap
}

func (s *fieldShape) foot(l fieldLook, w float32) float32 {
	h := float32(0)
	if s.below != nil && s.below.Visible() {
		h += noteGap + HeightOf(s.below, w)
	}
	if note := s.noteHeight(l, w); note > 0 {
		h += noteGap + note
	}
	return h
}

// heightFor is the height of the whole field at a width.
func (s *fieldShape) heightFor(w float32) float32 {
	l := s.look()
	s.note.Text = l.note
	return s.top(l) + s.height(w) + s.foot(l, w)
}

// frameAt is where the frame stands in a field of a width.
func (s *fieldShape) frameAt(w float32) area { return area{0, s.top(s.look()), w, s.height(w)} }

// Layout is for the toolkit.
func (s *fieldShape) Layout(size fyne.Size) {
	l := s.look()
	put(s.label, 0, 0, size.Width, CapM.LineHeight())
	f := s.frameAt(size.Width)
	put(s.edge, f.x, f.y, f.w, f.h)
	line := float32(1)
	if l.focused || l.bad {
		line = 2
	}
	put(s.face, f.x+line, f.y+line, fyne.Max(0, f.w-2*line), fyne.Max(0, f.h-2*line))
	s.face.CornerRadius = 8 - line
	s.putBody(l, f)
	y := f.y + f.h + noteGap
	put(s.note, 0, y, size.Width, s.note.HeightFor(size.Width))
	if s.below != nil && s.below.Visible() {
		if h := s.noteHeight(l, size.Width); h > 0 {
			y += h + noteGap
		}
		put(s.below, 0, y, size.Width, HeightOf(s.below, size.Width))
	}
}

// noteHeight is 0 where there is no note and no line kept for one.
func (s *fieldShape) noteHeight(l fieldLook, w float32) float32 {
	switch {
	case l.note != "":
		return s.note.HeightFor(w)
	case l.keepNote:
		return Cap.LineHeight()
	}
	return 0
}

// putBody places the entry inside the frame, between what stands at its ends, and covers the entry's own frame.
func (s *fieldShape) putBody(l fieldLook, f area) {
	b := area{f.x + 7, f.y + 3, fyne.Max(0, f.w-14), fyne.Max(0, f.h-6)}
	if l.bare {
		b = area{f.x - inputPadding, f.y, f.w + 2*inputPadding, f.h}
	}
	if l.icon != "" {
		put(s.icon, f.x+f.w-28, f.y+floor((f.h-16)/2), 16, 16)
		b.w = fyne.Max(0, b.w-24)
	}
	if l.lead != nil {
		m := l.lead.MinSize()
		put(l.lead, f.x+10, f.y+floor((f.h-m.Height)/2), ceil(m.Width), ceil(m.Height))
		b.x, b.w = b.x+ceil(m.Width)+4, fyne.Max(0, b.w-ceil(m.Width)-4)
	}
	put(s.body, b.x, b.y, b.w, b.h)
	put(s.wheel, b.x, b.y, b.w, b.h)
	// the toolkit strokes its frame half a border inside, in the window and in pictures on different sides of the line
	const n = inputBorder + 1
	put(s.cover[0], b.x, b.y, b.w, n)
	put(s.cover[1], b.x, b.y+b.h-n, b.w, n)
	put(s.cover[2], b.x, b.y, n, b.h)
	put(s.cover[3], b.x+b.w-n, b.y, n, b.h)
}

// MinSize is narrow: a field takes the width it is given.
func (s *fieldShape) MinSize() fyne.Size {
	return fyne.NewSize(48, s.heightFor(fyne.Max(48, s.owner.Size().Width)))
}

// Refresh is for the toolkit.
func (s *fieldShape) Refresh() {
	s.paint()
	s.Layout(s.owner.Size())
	for _, o := range s.Objects() {
		if o != s.body && o != s.wheel && o != s.below {
			o.Refresh()
		}
	}
	canvas.Refresh(s.owner)
}

// Objects are in reading order, from the back to the front.
func (s *fieldShape) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{s.label, s.edge, s.face, s.body, s.wheel}
	for _, c := range s.cover {
		out = append(out, c)
	}
	if lead := s.look().lead; lead != nil {
		out = append(out, lead)
	}
	out = append(out, s.icon, s.note)
	if s.below != nil {
		out = append(out, s.below)
	}
	return out
}

// Destroy is for the toolkit.
func (s *fieldShape) Destroy() {}
