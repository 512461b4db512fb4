package kit

import (
	"image/color"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"milepost/storage"
)

// MarkedText is one line of text with what was found in it in a heavier weight. What does not fit ends in an ellipsis.
type MarkedText struct {
	widget.BaseWidget
	plain, found Style
	color        color.Color
	pieces       []stretch
	text         string
}

// stretch is a part of a marked text in one weight.
type stretch struct {
	text  string
	style Style
}

var _ fyne.Accessible = (*MarkedText)(nil)

// NewMarkedText shows a text in one style and what was found in another of the same size.
func NewMarkedText(m storage.Marked, plain, found Style, c color.Color) *MarkedText {
	t := &MarkedText{plain: plain, found: found, color: c, text: m.Text}
	t.pieces = t.cut(m)
	t.ExtendBaseWidget(t)
	return t
}

// cut takes the text apart where the weight changes. A mark takes the signs above and below its last letter along. Text
// that runs from right to left stays whole: its letters join, and its parts would change places.
func (t *MarkedText) cut(m storage.Marked) []stretch {
	var out []stretch
	add := func(text string, st Style) {
		if text != "" {
			out = append(out, stretch{oneLine.Replace(text), st})
		}
	}
	end := 0
	for _, x := range m.Marks {
		if leftward(m.Text) || x.From < end {
			continue
		}
		to := x.To
		for to < len(m.Text) {
			r, n := utf8.DecodeRuneInString(m.Text[to:])
			if !unicode.Is(unicode.M, r) {
				break
			}
			to += n
		}
		add(m.Text[end:x.From], t.plain)
		add(m.Text[x.From:to], t.found)
		end = to
	}
	add(m.Text[end:], t.plain)
	return out
}

// leftward says whether a text holds letters that are written from right to left.
func leftward(text string) bool {
	for _, r := range text {
		if unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko) {
			return true
		}
	}
	return false
}

// Natural is how wide the whole text is, in whole units.
func (t *MarkedText) Natural() float32 {
	w := float32(0)
	for _, p := range t.pieces {
		w += p.style.Width(p.text)
	}
	return ceil(w)
}

// MinSize leaves room for an ellipsis.
func (t *MarkedText) MinSize() fyne.Size { return fyne.NewSize(24, t.plain.LineHeight()) }

// AccessibilityLabel is the text.
func (t *MarkedText) AccessibilityLabel() string { return t.text }

// AccessibilityRole is text.
func (t *MarkedText) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for the toolkit.
func (t *MarkedText) CreateRenderer() fyne.WidgetRenderer {
	r := &markedRenderer{t: t}
	for _, p := range t.pieces {
		r.objects = append(r.objects, T(p.text, p.style, t.color))
	}
	return r
}

type markedRenderer struct {
	t       *MarkedText
	objects []fyne.CanvasObject
}

// Layout sets the pieces side by side as far as there is room. Where there is not, room for the ellipsis is kept free
// until the piece that has to be cut.
func (r *markedRenderer) Layout(s fyne.Size) {
	h := r.t.plain.LineHeight()
	y := floor((s.Height - h) / 2)
	x, end := float32(0), s.Width+1 // rounding must not end a text that fits
	if r.t.Natural() > end {
		end = s.Width - ceil(r.t.plain.Width("…"))
	}
	full := false
	for i, p := range r.t.pieces {
		text := r.objects[i].(*canvas.Text)
		text.Hidden, text.Text = full, p.text
		w := p.style.Width(p.text)
		if !full && x+w > end {
			full = true
			w = fyne.Max(0, s.Width-floor(x))
			text.Text = Fit(p.text, p.style, w)
		}
		put(text, floor(x), y, ceil(w)+1, h)
		x += w
	}
}

func (r *markedRenderer) MinSize() fyne.Size           { return r.t.MinSize() }
func (r *markedRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *markedRenderer) Destroy()                     {}
func (r *markedRenderer) Refresh()                     { r.Layout(r.t.Size()) }
