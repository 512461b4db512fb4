package kit

import (
	"image/color"
	"net/url"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/theme"
)

// OpenLink opens an address that somebody tapped, with what the system has for it; nil: the toolkit's way. Tests set it.
var OpenLink func(*url.URL) error

// Rich is a text that was written in Markdown. It wraps at the width it is given, anew whenever that changes.
type Rich struct {
	widget.BaseWidget
	Text  string // as it was written
	Style Style
	Color color.Color

	blocks  []richBlock
	placed  float32 // the width the objects were placed at; 0: not yet
	objects []object
	height  float32
	asked   float32 // the width HeightFor was asked for last
	answer  float32
}

var (
	_ fyne.Widget     = (*Rich)(nil)
	_ fyne.Accessible = (*Rich)(nil)
	_ Tall            = (*Rich)(nil)
	_ Named           = (*Rich)(nil)
)

// Markdown shows a text that may be written in Markdown: headings, lists, quotations, code, emphasis, links. One without
// any is a Paragraph and looks as it was written.
func Markdown(source string, st Style, c color.Color) fyne.CanvasObject {
	blocks := parseMarkdown(source)
	if blocks == nil {
		return P(source, st, c)
	}
	r := &Rich{Text: source, Style: st, Color: c, blocks: blocks}
	r.ExtendBaseWidget(r)
	return r
}

// HeightFor is the height at a width.
func (r *Rich) HeightFor(w float32) float32 {
	switch {
	case w == r.placed:
		return r.height
	case w != r.asked:
		r.asked = w
		_, r.answer = r.layout(w)
	}
	return r.answer
}

// MinSize is narrow, so that a text holds no window open, and as high as at the last width.
func (r *Rich) MinSize() fyne.Size {
	return fyne.NewSize(24, fyne.Max(r.height, r.Style.LineHeight()))
}

// AccessibilityLabel is the text as it was written.
func (r *Rich) AccessibilityLabel() string { return r.Text }

// AccessibilityRole is text.
func (r *Rich) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// WidgetName is empty: it is a part of something else.
func (r *Rich) WidgetName() string { return "" }

// WidgetText is the text as it was written.
func (r *Rich) WidgetText() string { return r.Text }

// CreateRenderer is for the toolkit.
func (r *Rich) CreateRenderer() fyne.WidgetRenderer { return &richRenderer{r} }

type richRenderer struct{ r *Rich }

func (x *richRenderer) Layout(s fyne.Size) {
	if r := x.r; s.Width != r.placed && s.Width > 0 {
		r.objects, r.height = r.layout(s.Width)
		r.placed = s.Width
	}
}

func (x *richRenderer) MinSize() fyne.Size { return x.r.MinSize() }

func (x *richRenderer) Refresh() {
	x.r.placed = 0 // the colours may be others
	x.Layout(x.r.Size())
	canvas.Refresh(x.r)
}
func (x *richRenderer) Objects() []object { return x.r.objects }
func (x *richRenderer) Destroy()          {}

const (
	richGap      = 6 // between blocks
	richCloseGap = 2 // between items of a list
)

// layout places everything at a width and gives the height.
func (r *Rich) layout(w float32) ([]object, float32) {
	var out []object
	y := float32(0)
	for i, b := range r.blocks {
		if i > 0 {
			y += richGap
			if b.close {
				y += richCloseGap - richGap
			}
		}
		objects, h := r.block(b, y, w)
		if b.quote {
			bar := Rect(theme.Current().LineStrong, 0)
			put(bar, fyne.Max(0, b.indent-quoteIndent), y, 2, h)
			out = append(out, bar)
		}
		out = append(out, objects...)
		y += h
	}
	return out, y
}

func (r *Rich) block(b richBlock, y, w float32) (out []object, height float32) {
	p := theme.Current()
	indent := fyne.Min(b.indent, floor(w/2)) // what is nested deeply must not become a column of letters
	line := b.heightOf(r.Style)
	if b.rule {
		rule := Rect(p.Line, 0)
		put(rule, indent, y+floor(line/2), w-indent, 1)
		return []object{rule}, line
	}
	if b.code {
		ground := Rect(p.Sunken, 4)
		out = append(out, ground)
		defer func() { put(ground, indent-4, y-2, w-indent+8, height+4) }()
	}
	if b.mark != "" {
		mark := T(b.mark, r.Style, p.Ink2)
		width := fyne.Min(ceil(r.Style.Width(b.mark)), indent)
		put(mark, fyne.Max(0, indent-itemIndent+2), y, width, line)
		if width > itemIndent-4 { // a long number pushes its words
			put(mark, fyne.Max(0, indent-width-4), y, width, line)
		}
		out = append(out, mark)
	}
	ink := r.Color
	if b.quote {
		ink = p.Ink2
	}
	for _, parts := range wrapRuns(b, r.Style, w-indent) {
		x := indent
		for _, part := range parts {
			width := ceil(part.run.style(b, r.Style).Width(part.text))
			o := r.part(part, b, ink)
			put(o, x, y+height, width, line)
			out = append(out, o)
			x += width
		}
		height += line
	}
	return out, height
}

func (b richBlock) heightOf(base Style) float32 { return run{}.style(b, base).LineHeight() }

// part is what is drawn of one run on one line.
func (r *Rich) part(part richPart, b richBlock, ink color.Color) object {
	st := part.run.style(b, r.Style)
	if part.run.link != "" {
		return newRichLink(part.text, part.run.link, st)
	}
	if part.run.code && !b.code {
		return Stack(Rect(theme.Current().Sunken, 3), T(part.text, st, ink))
	}
	return T(part.text, st, ink)
}

// richPart is a part of a run that stands on one line.
type richPart struct {
	text string
	run  run
}

// richPiece is a piece of a line with the run it comes from.
type richPiece struct {
	piece
	run   run
	width float32
}

// wrapRuns breaks the runs of a block into lines no wider than w.
func wrapRuns(b richBlock, base Style, w float32) [][]richPart {
	var out [][]richPart
	var line []richPiece
	flush := func() {
		out = append(out, breakPieces(line, b, base, w)...)
		line = nil
	}
	for _, r := range b.runs {
		st := r.style(b, base)
		for i, text := range strings.Split(strings.ReplaceAll(r.text, "\t", "    "), "\n") {
			if i > 0 {
				flush()
			}
			for _, p := range pieces(text) {
				line = append(line, richPiece{p, r, st.Width(p.text)})
			}
		}
	}
	flush()
	return out
}

// breakPieces sets as many pieces on a line as fit.
func breakPieces(all []richPiece, b richBlock, base Style, w float32) [][]richPart {
	var out [][]richPart
	for len(all) > 0 {
		n, width := 1, all[0].width
		for n < len(all) {
			next := all[n].width
			if all[n].gap {
				next += all[n].run.style(b, base).Width(" ")
			}
			if width+next > w {
				break
			}
			width += next
			n++
		}
		for n > 1 && partsWidth(joinParts(all[:n]), b, base) > w {
			n--
		}
		if n == 1 && all[0].width > w && all[0].text != "" {
			st := all[0].run.style(b, base)
			head, tail := cut(all[0].text, st, floor(w))
			if tail != "" {
				rest := richPiece{piece{tail, false}, all[0].run, st.Width(tail)}
				all = append([]richPiece{{piece{head, false}, all[0].run, st.Width(head)}, rest}, all[1:]...)
			}
		}
		out = append(out, joinParts(all[:n]))
		all = all[n:]
	}
	if out == nil {
		out = [][]richPart{nil}
	}
	return out
}

// joinParts puts the pieces of a line together, those of one run into one part. A space before the first is dropped.
func joinParts(line []richPiece) []richPart {
	var out []richPart
	for i, p := range line {
		text := p.text
		if p.gap && i > 0 {
			text = " " + text
		}
		if last := len(out) - 1; last >= 0 && same(out[last].run, p.run) {
			out[last].text += text
			continue
		}
		if last := len(out) - 1; last >= 0 && strings.HasPrefix(text, " ") && p.run.link != "" { // the space is no link
			out[last].text, text = out[last].text+" ", text[1:]
		}
		if text != "" {
			out = append(out, richPart{text, p.run})
		}
	}
	return out
}

func partsWidth(parts []richPart, b richBlock, base Style) float32 {
	sum := float32(0)
	for _, p := range parts {
		sum += ceil(p.run.style(b, base).Width(p.text))
	}
	return sum
}

// richLink is a link in a text. It is tapped; with the keyboard the menu of the row opens it.
type richLink struct {
	widget.BaseWidget
	text, to string
	style    Style
	hovered  bool
}

var (
	_ fyne.Tappable      = (*richLink)(nil)
	_ fyne.Accessible    = (*richLink)(nil)
	_ desktop.Hoverable  = (*richLink)(nil)
	_ desktop.Cursorable = (*richLink)(nil)
	_ Named              = (*richLink)(nil)
)

func newRichLink(text, to string, st Style) *richLink {
	l := &richLink{text: text, to: to, style: st}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped opens it.
func (l *richLink) Tapped(*fyne.PointEvent) { FollowLink(l.to) }

// FollowLink opens an address that MarkdownLinks gave, when somebody asks for it. What cannot be opened is not: there is
// nothing to be done about it here.
func FollowLink(to string) {
	u, err := url.Parse(to)
	if err != nil || safeLink(to) == "" {
		return
	}
	if OpenLink != nil {
		_ = OpenLink(u)
		return
	}
	_ = fyne.CurrentApp().OpenURL(u)
}

// MouseIn is for the toolkit.
func (l *richLink) MouseIn(*desktop.MouseEvent) { l.hovered = true; l.Refresh() }

// MouseMoved is for the toolkit.
func (l *richLink) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (l *richLink) MouseOut() { l.hovered = false; l.Refresh() }

// Cursor is a hand.
func (l *richLink) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is its words, and where it leads.
func (l *richLink) AccessibilityLabel() string { return spoken(l.text, l.to) }

// AccessibilityRole is link.
func (l *richLink) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// WidgetName is the same of all links.
func (l *richLink) WidgetName() string { return "link" }

// WidgetText is its words.
func (l *richLink) WidgetText() string { return l.text }

// CreateRenderer is for the toolkit.
func (l *richLink) CreateRenderer() fyne.WidgetRenderer {
	t := T(l.text, l.style, color.Transparent)
	return newDrawn(l, func() fyne.Size { return fyne.NewSize(ceil(l.style.Width(l.text)), l.style.LineHeight()) },
		func(s fyne.Size) { put(t, 0, 0, s.Width, s.Height) },
		func() {
			t.Color = theme.Current().AccentInk
			st := theme.TextStyle(l.style.Weight)
			st.Underline = l.hovered
			t.TextStyle = st
		}, t)
}
