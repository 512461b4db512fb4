package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Cell is one column of an arrangement: which objects stand in it, one under another, the last one down to the foot of
// the row.
type Cell struct {
	Width float32 // 0 shares what is left
	Items []int   // indexes into the objects of Areas
}

// At is a Cell.
func At(width float32, items ...int) Cell { return Cell{width, items} }

// Arrangement says where the objects of Areas stand from a width upwards. Objects it leaves out are not shown there.
type Arrangement struct {
	MinWidth float32
	Rows     [][]Cell
}

// Areas sets the same objects in another arrangement, chosen by the width at hand; arrangements come widest first.
// Nothing is built again, so focus, caret, scroll position and half-typed text stay.
func Areas(gap float32, arrangements []Arrangement, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&areas{gap: gap, arr: arrangements}, o...)
}

type areas struct {
	gap  float32
	arr  []Arrangement
	last float32 // the width it was laid out at: MinSize must grow with its text, or the driver stops climbing here
}

func (a *areas) pick(w float32) Arrangement {
	for _, r := range a.arr {
		if w >= r.MinWidth {
			return r
		}
	}
	return a.arr[len(a.arr)-1]
}

func (a *areas) widths(row []Cell, w float32) []float32 {
	fixed := make([]float32, len(row))
	for i, c := range row {
		fixed[i] = c.Width
	}
	return shares(fixed, a.gap, w)
}

func (a *areas) cellHeight(objects []object, c Cell, w float32) float32 {
	h, n := float32(0), 0
	for _, i := range c.Items {
		if !objects[i].Visible() {
			continue
		}
		h += HeightOf(objects[i], w)
		n++
	}
	if n > 1 {
		h += a.gap * float32(n-1)
	}
	return h
}

func (a *areas) rowHeight(objects []object, row []Cell, widths []float32) float32 {
	h := float32(0)
	for i, w := range widths {
		h = fyne.Max(h, a.cellHeight(objects, row[i], w))
	}
	return h
}

func (a *areas) HeightFor(objects []fyne.CanvasObject, w float32) float32 {
	h, n := float32(0), 0
	for _, row := range a.pick(w).Rows {
		if rh := a.rowHeight(objects, row, a.widths(row, w)); rh > 0 {
			h += rh
			n++
		}
	}
	if n > 1 {
		h += a.gap * float32(n-1)
	}
	return h
}

func (a *areas) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if a.last == 0 {
		return fyne.NewSize(24, 1)
	}
	return fyne.NewSize(24, a.HeightFor(objects, a.last))
}

func (a *areas) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	a.last = s.Width
	rows := a.pick(s.Width).Rows
	leaveOut(objects, rows)
	y := float32(0)
	for _, row := range rows {
		widths := a.widths(row, s.Width)
		h := a.rowHeight(objects, row, widths)
		if h == 0 {
			continue
		}
		x := float32(0)
		for i, w := range widths {
			a.layoutCell(objects, row[i], x, y, w, h)
			x += w + a.gap
		}
		y += h + a.gap
	}
}

// leaveOut takes away what an arrangement has no place for, which a wider one may have placed before.
func leaveOut(objects []object, rows [][]Cell) {
	placed := map[int]bool{}
	for _, row := range rows {
		for _, c := range row {
			for _, i := range c.Items {
				placed[i] = true
			}
		}
	}
	for i, o := range objects {
		if !placed[i] && !o.Size().IsZero() {
			o.Resize(fyne.Size{})
		}
	}
}

func (a *areas) layoutCell(objects []object, c Cell, x, y, w, h float32) {
	foot, last := y+h, -1
	for _, i := range c.Items {
		if objects[i].Visible() {
			last = i
		}
	}
	for _, i := range c.Items {
		if !objects[i].Visible() {
			continue
		}
		oh := HeightOf(objects[i], w)
		if i == last {
			oh = foot - y
		}
		put(objects[i], x, y, w, oh)
		y += oh + a.gap
	}
}

// Flow sets small things in a row and goes on in the next one where they do not fit: gapX between, gapY under.
func Flow(gapX, gapY float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gx: gapX, gy: gapY}, o...)
}

type flow struct {
	gx, gy float32
	last   float32 // as in areas
}

// run breaks the objects into rows and, if told so, moves them, each half way down its row.
func (f *flow) run(objects []object, w float32, move bool) float32 {
	var x, y, height float32
	var row []object
	finish := func() {
		if move {
			f.place(row, y, height, w)
		}
		y += height + f.gy
		x, height, row = 0, 0, nil
	}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		ow := ceil(m.Width)
		if x > 0 && x+ow > w {
			finish()
		}
		row = append(row, o)
		x += ow + f.gx
		height = fyne.Max(height, ceil(m.Height))
	}
	finish()
	return fyne.Max(0, y-f.gy)
}

func (f *flow) place(row []object, y, height, w float32) {
	x := float32(0)
	for _, o := range row {
		m := o.MinSize()
		ow, oh := ceil(m.Width), ceil(m.Height)
		put(o, x, y+floor((height-oh)/2), fyne.Min(ow, w), oh)
		x += ow + f.gx
	}
}

func (f *flow) HeightFor(objects []fyne.CanvasObject, w float32) float32 {
	return f.run(objects, w, false)
}

func (f *flow) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	f.last = s.Width
	f.run(objects, s.Width, true)
}

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if f.last == 0 {
		return fyne.NewSize(24, 1)
	}
	return fyne.NewSize(24, f.run(objects, f.last, false))
}
