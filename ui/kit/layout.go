package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Tall is an object whose height depends on the width it is given.
type Tall interface {
	// HeightFor is the height at the width, in units.
	HeightFor(w float32) float32
}

// TallLayout is a layout that passes the question on to its objects.
type TallLayout interface {
	fyne.Layout
	// HeightFor is the height of the objects at the width, in units.
	HeightFor(objects []fyne.CanvasObject, w float32) float32
}

// HeightOf is how high an object is at a width, in whole units; 0 if it is hidden.
func HeightOf(o fyne.CanvasObject, w float32) float32 {
	if !o.Visible() {
		return 0
	}
	if t, ok := o.(Tall); ok {
		return ceil(t.HeightFor(w))
	}
	if c, ok := o.(*fyne.Container); ok {
		if l, ok := c.Layout.(TallLayout); ok {
			return ceil(l.HeightFor(c.Objects, w))
		}
	}
	return ceil(o.MinSize().Height)
}

// put moves and sizes an object. It centres a text on whole units itself: left to the painters, the half unit that
// remains is rounded up by one and to the nearest by the other, and text sits one pixel too low beside icons.
func put(o object, x, y, w, h float32) {
	if t, ok := o.(*canvas.Text); ok {
		m := t.MinSize().Height
		y += floor((h - m) / 2)
		h = m
	}
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// VB sets objects one under another, gap units apart. A Spring takes what is left.
func VB(gap float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap}, o...)
}

// HB sets objects side by side at their least widths, gap units apart. A Spring takes what is left. A Paragraph has no
// place in it, for its least width is that of a short word: use T, Row or Cols.
func HB(gap float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap, across: true}, o...)
}

// line is a row or a column with sizes rounded up to whole units.
type line struct {
	gap    float32
	across bool
}

func (l *line) spring(o object) bool {
	s, ok := o.(layout.SpacerObject)
	return ok && (l.across && s.ExpandHorizontal() || !l.across && s.ExpandVertical())
}

func (l *line) gaps(n int) float32 {
	if n < 2 {
		return 0
	}
	return l.gap * float32(n-1)
}

func (l *line) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	n := 0
	for _, o := range objects {
		if !o.Visible() || l.spring(o) {
			continue
		}
		n++
		s := o.MinSize()
		if l.across {
			m.Width += ceil(s.Width)
			m.Height = fyne.Max(m.Height, ceil(s.Height))
		} else {
			m.Height += ceil(s.Height)
			m.Width = fyne.Max(m.Width, ceil(s.Width))
		}
	}
	if l.across {
		m.Width += l.gaps(n)
	} else {
		m.Height += l.gaps(n)
	}
	return m
}

func (l *line) HeightFor(objects []fyne.CanvasObject, w float32) float32 {
	h, n := float32(0), 0
	for _, o := range objects {
		if !o.Visible() || l.spring(o) {
			continue
		}
		n++
		if l.across {
			h = fyne.Max(h, HeightOf(o, ceil(o.MinSize().Width)))
		} else {
			h += HeightOf(o, w)
		}
	}
	if !l.across {
		h += l.gaps(n)
	}
	return h
}

func (l *line) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	if s.Width <= 0 {
		return // being filled, with no place yet: every text would be broken after every letter
	}
	free, springs := float32(0), 0
	for _, o := range objects {
		if o.Visible() && l.spring(o) {
			springs++
		}
	}
	switch { // only springs ask for it, and heights are dear
	case springs == 0:
	case l.across:
		free = s.Width - l.MinSize(objects).Width
	default:
		free = s.Height - l.HeightFor(objects, s.Width)
	}
	at, first := float32(0), true
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if l.spring(o) {
			at += fyne.Max(0, floor(free/float32(springs)))
			continue
		}
		if !first {
			at += l.gap
		}
		first = false
		if l.across {
			w := ceil(o.MinSize().Width)
			put(o, at, 0, w, s.Height)
			at += w
		} else {
			h := HeightOf(o, s.Width)
			put(o, 0, at, s.Width, h)
			at += h
		}
	}
}

// Cols sets objects side by side in columns of given widths, gap units apart; a width of 0 shares what is left. Every
// object needs a width.
func Cols(gap float32, widths []float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{gap: gap, w: widths}, o...)
}

type columns struct {
	gap float32
	w   []float32
}

// shares gives the free width to the columns that have none of their own, in whole units.
func shares(fixed []float32, gap, w float32) []float32 {
	free, n := w-gap*float32(len(fixed)-1), 0
	for _, x := range fixed {
		free -= x
		if x == 0 {
			n++
		}
	}
	out := make([]float32, len(fixed))
	for i, x := range fixed {
		out[i] = x
		if x == 0 {
			out[i] = fyne.Max(0, floor(free/float32(n)))
		}
	}
	return out
}

func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for i, o := range objects {
		s := o.MinSize()
		m.Width += ceil(fyne.Max(c.w[i], s.Width))
		m.Height = fyne.Max(m.Height, ceil(s.Height))
	}
	m.Width += c.gap * float32(len(objects)-1)
	return m
}

func (c *columns) HeightFor(objects []fyne.CanvasObject, w float32) float32 {
	h := float32(0)
	for i, cw := range shares(c.w[:len(objects)], c.gap, w) {
		h = fyne.Max(h, HeightOf(objects[i], cw))
	}
	return h
}

func (c *columns) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	x := float32(0)
	for i, w := range shares(c.w[:len(objects)], c.gap, s.Width) {
		put(objects[i], x, 0, w, s.Height)
		x += w + c.gap
	}
}

// Box gives its objects, one over another, a least size; 0 leaves them their own.
func Box(w, h float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&box{w, h}, o...)
}

type box struct{ w, h float32 }

func (b *box) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := stack{}.MinSize(objects)
	if b.w > 0 {
		m.Width = b.w
	}
	if b.h > 0 {
		m.Height = b.h
	}
	return m
}

func (b *box) HeightFor(objects []fyne.CanvasObject, w float32) float32 {
	if b.h > 0 {
		return b.h
	}
	return stack{}.HeightFor(objects, w)
}

func (b *box) Layout(objects []fyne.CanvasObject, s fyne.Size) { stack{}.Layout(objects, s) }

// Stack lays objects over one another, the first at the bottom, each as large as the place.
func Stack(o ...fyne.CanvasObject) *fyne.Container { return container.New(stack{}, o...) }

type stack struct{}

func (stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range objects {
		if o.Visible() {
			m = m.Max(o.MinSize())
		}
	}
	return fyne.NewSize(ceil(m.Width), ceil(m.Height))
}

func (stack) HeightFor(objects []fyne.CanvasObject, w float32) float32 {
	h := float32(0)
	for _, o := range objects {
		h = fyne.Max(h, HeightOf(o, w))
	}
	return h
}

func (stack) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		put(o, 0, 0, s.Width, s.Height)
	}
}

// In keeps room around its objects: top, right, bottom, left.
func In(top, right, bottom, left float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&pad{top, right, bottom, left}, o...)
}

type pad struct{ t, r, b, l float32 }

func (p *pad) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return stack{}.MinSize(objects).AddWidthHeight(p.l+p.r, p.t+p.b)
}

func (p *pad) HeightFor(objects []fyne.CanvasObject, w float32) float32 {
	return stack{}.HeightFor(objects, w-p.l-p.r) + p.t + p.b
}

func (p *pad) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		put(o, p.l, p.t, s.Width-p.l-p.r, s.Height-p.t-p.b)
	}
}

// Spring takes the room that is left in a VB or HB; several share it.
func Spring() fyne.CanvasObject { return layout.NewSpacer() }

// Gap is empty room of a size.
func Gap(w, h float32) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(w, h))
	return r
}

// Mid sets an object half way down its place.
func Mid(o fyne.CanvasObject) *fyne.Container { return VB(0, Spring(), o, Spring()) }

// Center sets an object in the middle of its place, at its least width.
func Center(o fyne.CanvasObject) *fyne.Container { return Mid(HB(0, Spring(), o, Spring())) }

// Top keeps an object at the head of a place that is higher than it.
func Top(o fyne.CanvasObject) *fyne.Container { return VB(0, o, Spring()) }

// Fill sets objects one under another, the last one down to the foot of the place.
func Fill(gap float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&fill{line{gap: gap}}, o...)
}

// Above sets an object over another one, which stands at the foot of the place; the first has all that is left.
func Above(gap float32, main, foot fyne.CanvasObject) *fyne.Container {
	return container.New(&above{line{gap: gap}}, main, foot)
}

type above struct{ line }

func (a *above) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	foot := HeightOf(objects[1], s.Width)
	put(objects[0], 0, 0, s.Width, fyne.Max(0, s.Height-foot-a.gap))
	put(objects[1], 0, s.Height-foot, s.Width, foot)
}

type fill struct{ line }

func (f *fill) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		h := HeightOf(o, s.Width)
		if i == len(objects)-1 {
			h = fyne.Max(0, s.Height-y)
		}
		put(o, 0, y, s.Width, h)
		y += h + f.gap
	}
}
