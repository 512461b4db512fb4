package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Paragraph is text that wraps at the width it is given, anew whenever that changes.
type Paragraph struct {
	widget.BaseWidget
	Name     string // for tests and scripts; may be empty
	Text     string
	Style    Style
	Color    color.Color
	MaxLines int // the last one ends in an ellipsis; 0 is all
	Align    fyne.TextAlign

	wrappedAt float32
	lines     []string
	texts     []object
	asked     wrapping // of the last HeightFor; layouts ask more than once
	answer    []string
}

// wrapping is all that the lines of a paragraph follow from.
type wrapping struct {
	text     string
	style    Style
	width    float32
	maxLines int
}

var (
	_ fyne.Widget     = (*Paragraph)(nil)
	_ fyne.Accessible = (*Paragraph)(nil)
	_ Tall            = (*Paragraph)(nil)
)

// P is a paragraph.
func P(text string, st Style, c color.Color) *Paragraph {
	p := &Paragraph{Text: text, Style: st, Color: c}
	p.ExtendBaseWidget(p)
	return p
}

// One is a paragraph of a single line that ends in an ellipsis where it does not fit.
func One(text string, st Style, c color.Color) *Paragraph {
	p := P(text, st, c)
	p.MaxLines = 1
	return p
}

// OneR is One, set against the right edge.
func OneR(text string, st Style, c color.Color) *Paragraph {
	p := One(text, st, c)
	p.Align = fyne.TextAlignTrailing
	return p
}

// PC is a paragraph whose lines stand in the middle.
func PC(text string, st Style, c color.Color) *Paragraph {
	p := P(text, st, c)
	p.Align = fyne.TextAlignCenter
	return p
}

// SetText shows another text.
func (p *Paragraph) SetText(text string) {
	if text == p.Text {
		return
	}
	p.Text, p.lines = text, nil
	p.Refresh()
}

// HeightFor is the height at a width.
func (p *Paragraph) HeightFor(w float32) float32 {
	return p.Style.LineHeight() * float32(len(p.linesAt(w)))
}

func (p *Paragraph) linesAt(w float32) []string {
	if p.lines != nil && w == p.wrappedAt {
		return p.lines
	}
	if ask := (wrapping{p.Text, p.Style, w, p.MaxLines}); p.answer == nil || ask != p.asked {
		p.asked, p.answer = ask, wrap(p.Text, p.Style, w, p.MaxLines)
	}
	return p.answer
}

// MinSize is narrow, so that a text holds no window open, and as high as at the last width.
func (p *Paragraph) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return fyne.NewSize(24, p.Style.LineHeight()*float32(max(1, len(p.lines))))
}

// AccessibilityLabel is the whole text, also where an ellipsis hides some of it.
func (p *Paragraph) AccessibilityLabel() string { return p.Text }

// AccessibilityRole is text.
func (p *Paragraph) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// WidgetName is the name given, or nothing.
func (p *Paragraph) WidgetName() string { return p.Name }

// WidgetText is the text.
func (p *Paragraph) WidgetText() string { return p.Text }

// CreateRenderer is for the toolkit.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer { return &paragraphRenderer{p} }

type paragraphRenderer struct{ p *Paragraph }

func (r *paragraphRenderer) Layout(s fyne.Size) {
	p := r.p
	if p.lines != nil && p.wrappedAt == s.Width && len(p.texts) == len(p.lines) {
		return
	}
	p.lines = p.linesAt(s.Width)
	p.wrappedAt = s.Width
	p.texts = make([]object, 0, len(p.lines))
	h := p.Style.LineHeight()
	for i, l := range p.lines {
		t := T(l, p.Style, p.Color)
		t.Alignment = p.Align
		put(t, 0, float32(i)*h, s.Width, h)
		p.texts = append(p.texts, t)
	}
}

func (r *paragraphRenderer) MinSize() fyne.Size { return r.p.MinSize() }

func (r *paragraphRenderer) Refresh() {
	r.p.lines = nil // the texts are made anew; where they break is known unless something changed
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}
func (r *paragraphRenderer) Objects() []fyne.CanvasObject { return r.p.texts }
func (r *paragraphRenderer) Destroy()                     {}
