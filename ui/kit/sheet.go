package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Widths at which pages change, in units. At 150 % a window of 1440 pixels is 960 wide.
const (
	RailBelow  = 1180 // a window narrower than this has a rail of icons for a sidebar
	TightBelow = 1000 // a page narrower than this has smaller margins and headlines
	PageMax    = 1640 // no page of text grows wider; pictures do

	SidebarWidth = 224
	RailWidth    = 60
)

// Sheet is the body of a page: it scrolls when it must, margins come from the width. The objects stand one under
// another. maxWidth is the widest measure in units, the rest is left empty on both sides; 0 takes all there is.
func Sheet(maxWidth float32, o ...fyne.CanvasObject) *fyne.Container {
	return sheet(&page{maxWidth: maxWidth}, VB(0, o...))
}

// SheetFull is a Sheet whose one object is at least as high as the window leaves room for.
func SheetFull(maxWidth float32, o fyne.CanvasObject) *fyne.Container {
	return sheet(&page{maxWidth: maxWidth, full: true}, o)
}

func sheet(p *page, o object) *fyne.Container {
	return container.New(&host{p}, container.NewVScroll(container.New(p, o)))
}

// page places the content of the scroll. It is told the width before the scroll asks how high the content is.
type page struct {
	width, maxWidth float32
	full            bool
}

func (p *page) measure() (x, w, top float32) {
	margin, top := float32(36), float32(28)
	if p.width < TightBelow {
		margin, top = 24, 18
	}
	w = p.width - 2*margin
	if p.maxWidth > 0 && w > p.maxWidth {
		w = p.maxWidth
	}
	return round((p.width - w) / 2), w, top
}

func (p *page) MinSize(objects []fyne.CanvasObject) fyne.Size {
	_, w, top := p.measure()
	return fyne.NewSize(200, HeightOf(objects[0], w)+2*top)
}

func (p *page) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	x, w, top := p.measure()
	h := HeightOf(objects[0], w)
	if p.full {
		h = fyne.Max(h, s.Height-2*top)
	}
	put(objects[0], x, top, w, h)
}

// host tells the page its width, then makes the scroll ask again: it keeps the old content size while the minimum stays
// equal.
type host struct{ p *page }

func (h *host) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 200) }

func (h *host) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	h.p.width = s.Width
	put(objects[0], 0, 0, s.Width, s.Height)
	objects[0].Refresh()
}
