package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Row sets objects side by side: the one at index wide takes what is left, the others stay at their least widths. It
// is the row for a text that may end in an ellipsis beside things that may not.
func Row(gap float32, wide int, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap, wide: wide}, o...)
}

type row struct {
	gap  float32
	wide int
}

func (r *row) widths(objects []object, w float32) []float32 {
	out := make([]float32, len(objects))
	free := w
	n := 0
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		n++
		if i != r.wide {
			out[i] = ceil(o.MinSize().Width)
			free -= out[i]
		}
	}
	if n > 1 {
		free -= r.gap * float32(n-1)
	}
	if r.wide < len(out) && objects[r.wide].Visible() {
		out[r.wide] = fyne.Max(0, free)
	}
	return out
}

func (r *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return (&line{gap: r.gap, across: true}).MinSize(objects)
}

func (r *row) HeightFor(objects []fyne.CanvasObject, w float32) float32 {
	h := float32(0)
	for i, ow := range r.widths(objects, w) {
		h = fyne.Max(h, HeightOf(objects[i], ow))
	}
	return h
}

func (r *row) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	x := float32(0)
	for i, w := range r.widths(objects, s.Width) {
		if !objects[i].Visible() {
			continue
		}
		put(objects[i], x, 0, w, s.Height)
		x += w + r.gap
	}
}
