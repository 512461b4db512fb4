package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Adapt shows what suits its size, and builds again when another thing does. Never put a field into one: building again
// loses what was typed. Use Areas for that.
type Adapt struct {
	widget.BaseWidget
	key    func(fyne.Size) [2]int
	build  func(key [2]int, s fyne.Size) fyne.CanvasObject
	height func(w float32) float32 // nil: ask what was built
	built  [2]int
	shown  object
}

var (
	_ fyne.Widget = (*Adapt)(nil)
	_ Tall        = (*Adapt)(nil)
)

// ByWidth shows build(0) below the first break, build(1) below the second, and so on. Breaks are widths in units, in
// rising order. It builds again only when a break is crossed, or on Refresh.
func ByWidth(breaks []float32, build func(step int) fyne.CanvasObject) *Adapt {
	a := &Adapt{
		key: func(s fyne.Size) [2]int {
			n := 0
			for _, b := range breaks {
				if s.Width >= b {
					n++
				}
			}
			return [2]int{n}
		},
		build: func(key [2]int, _ fyne.Size) fyne.CanvasObject { return build(key[0]) },
	}
	a.ExtendBaseWidget(a)
	return a
}

// Drawn is a picture that is drawn again for every size. height says how high it wants to be at a width.
func Drawn(height func(w float32) float32, draw func(w, h float32) fyne.CanvasObject) *Adapt {
	a := &Adapt{
		key:    func(s fyne.Size) [2]int { return [2]int{int(s.Width), int(s.Height)} },
		build:  func(_ [2]int, s fyne.Size) fyne.CanvasObject { return draw(s.Width, s.Height) },
		height: height,
	}
	a.ExtendBaseWidget(a)
	return a
}

// Shown is what was built last; nil before the first layout.
func (a *Adapt) Shown() fyne.CanvasObject { return a.shown }

func (a *Adapt) need(s fyne.Size) {
	if k := a.key(s); a.shown == nil || k != a.built {
		a.built, a.shown = k, a.build(k, s)
	}
}

// HeightFor is the height of what is shown at the width.
func (a *Adapt) HeightFor(w float32) float32 {
	if a.height != nil {
		return ceil(a.height(w))
	}
	a.need(fyne.NewSize(w, a.Size().Height))
	return HeightOf(a.shown, w)
}

// MinSize is narrow, and as high as at the last width.
func (a *Adapt) MinSize() fyne.Size {
	a.ExtendBaseWidget(a)
	if a.height != nil {
		return fyne.NewSize(8, ceil(a.height(fyne.Max(8, a.Size().Width))))
	}
	if a.shown == nil {
		return fyne.NewSize(24, 1)
	}
	return fyne.NewSize(24, HeightOf(a.shown, fyne.Max(24, a.Size().Width)))
}

// CreateRenderer is for the toolkit.
func (a *Adapt) CreateRenderer() fyne.WidgetRenderer { return &adaptRenderer{a} }

type adaptRenderer struct{ a *Adapt }

func (r *adaptRenderer) Layout(s fyne.Size) {
	r.a.need(s)
	put(r.a.shown, 0, 0, s.Width, s.Height)
}
func (r *adaptRenderer) MinSize() fyne.Size { return r.a.MinSize() }

// Refresh builds again: what is shown may have changed, or its colours.
func (r *adaptRenderer) Refresh() {
	r.a.shown = nil
	if r.a.Size().IsZero() {
		return // nothing can be drawn yet; the first layout builds
	}
	r.Layout(r.a.Size())
	canvas.Refresh(r.a)
}

func (r *adaptRenderer) Objects() []fyne.CanvasObject {
	if r.a.shown == nil {
		return nil
	}
	return []fyne.CanvasObject{r.a.shown}
}
func (r *adaptRenderer) Destroy() {}
