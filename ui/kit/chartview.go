package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/chart"
	"milepost/ui/theme"
)

// ChartView shows a picture, drawn anew for every size. What the picture says it means can be pointed at, tapped, and
// reached with the arrow keys; each such place is a part of its own to screen readers and tests, named after the view,
// the kind and the id: "milestones.weave.career.0198…".
type ChartView struct {
	control
	// OnActivate is called with what was tapped, or chosen with Enter or the space bar. May be nil.
	OnActivate func(chart.Ref)
	// OnPoint is called when the pointer or the arrow keys come to something else; the zero Ref is nothing. May be nil.
	OnPoint func(chart.Ref)
	OnRune  func(rune) // is called with letters typed at the view; may be nil
	// OnKey is asked before a key moves the keyboard's place; true means that the key is used up. May be nil.
	OnKey func(fyne.KeyName) bool
	// OnDrag is called while a place is dragged, with what it is over and how far it has come; OnDrop at the end. Both may
	// be nil.
	OnDrag func(ref, over chart.Ref, dx, dy float32)
	OnDrop func(ref chart.Ref)

	picture   chart.Picture
	minHeight float32

	hits             []chart.Hit
	parts            map[chart.Ref]*chartPart
	pointed, current chart.Ref // under the pointer; where the keyboard is
	drawn            fyne.Size
	plates           *tileRaster // kept from picture to picture: the window keeps a texture for each new one
	stale            bool
	heights          map[float32]float32 // by the width; layouts ask more than once
	shown            *fyne.Container
	marked           chart.Ref            // highlighted in what is shown
	frame            [4]*canvas.Rectangle // shows where the keyboard is
	drag             chartDrag
}

var (
	_ fyne.Focusable     = (*ChartView)(nil)
	_ fyne.Tappable      = (*ChartView)(nil)
	_ fyne.Disableable   = (*ChartView)(nil)
	_ fyne.Accessible    = (*ChartView)(nil)
	_ desktop.Hoverable  = (*ChartView)(nil)
	_ desktop.Cursorable = (*ChartView)(nil)
	_ Named              = (*ChartView)(nil)
	_ Tall               = (*ChartView)(nil)
)

// NewChartView shows a picture. spoken says to a screen reader what it is: "Skills of Amara".
func NewChartView(name, spoken string, p chart.Picture) *ChartView {
	v := &ChartView{picture: p, stale: true, shown: NewPen().Drawing(), parts: map[chart.Ref]*chartPart{}}
	for i := range v.frame {
		v.frame[i] = canvas.NewRectangle(color.Transparent)
	}
	v.Spoken = spoken
	v.init(name, v)
	return v
}

// WithMinHeight asks for at least so many units of height, whatever the picture needs.
func (v *ChartView) WithMinHeight(h float32) *ChartView {
	v.minHeight = h
	return v
}

// SetPicture shows another picture; the keyboard stays with the same thing if it is still there.
func (v *ChartView) SetPicture(p chart.Picture) {
	v.picture, v.heights = p, nil
	v.Refresh()
}

// Hits are the places of the picture as it is shown, in reading order; nil before the first layout.
func (v *ChartView) Hits() []chart.Hit { return v.hits }

// HeightFor is the height the picture needs at a width.
func (v *ChartView) HeightFor(w float32) float32 {
	h, ok := v.heights[w]
	if !ok {
		if v.heights == nil {
			v.heights = map[float32]float32{}
		}
		h = ceil(float32(v.picture.HeightFor(chartMeasure{}, float64(w))))
		v.heights[w] = h
	}
	return fyne.Max(v.minHeight, h)
}

// MinSize is narrow, and as high as needed at the last width.
func (v *ChartView) MinSize() fyne.Size {
	v.ExtendBaseWidget(v)
	return fyne.NewSize(24, v.HeightFor(fyne.Max(24, v.Size().Width)))
}

// draw draws the picture for a size, unless it is shown already.
func (v *ChartView) draw(s fyne.Size) {
	mark := v.mark()
	if s.Width < 1 || s.Height < 1 || !v.stale && s == v.drawn && mark == v.marked {
		return
	}
	v.stale, v.drawn, v.marked = false, s, mark
	picture := v.picture
	if h, ok := picture.(chart.Highlighter); ok && mark != (chart.Ref{}) {
		picture = h.Highlighted(mark)
	}
	d := newDrawing(floor(s.Width), floor(s.Height))
	d.plates = v.plates
	v.hits = picture.Draw(d)
	v.plates = d.plates
	v.shown = d.pen.Drawing()
	v.shown.Resize(s)
	v.placeParts()
}

// mark is what the picture should highlight; nothing if it cannot.
func (v *ChartView) mark() chart.Ref {
	if _, ok := v.picture.(chart.Highlighter); !ok {
		return chart.Ref{}
	}
	if v.pointed != (chart.Ref{}) {
		return v.pointed
	}
	if v.focused {
		return v.current
	}
	return chart.Ref{}
}

// placeParts keeps one part for each place: a part that stayed under the pointer must not be replaced, or the window
// would tell it again and again that the pointer came.
func (v *ChartView) placeParts() {
	kept := map[chart.Ref]*chartPart{}
	for _, h := range v.hits {
		part := v.parts[h.Ref]
		if part == nil {
			part = newChartPart(v, h.Ref)
		}
		part.label = h.Label
		part.Move(fyne.NewPos(float32(h.Box.X), float32(h.Box.Y)))
		part.Resize(fyne.NewSize(float32(h.Box.W), float32(h.Box.H)))
		kept[h.Ref] = part
	}
	v.parts = kept
	if kept[v.pointed] == nil {
		v.pointed = chart.Ref{}
	}
	if kept[v.current] == nil {
		v.current = chart.Ref{}
	}
}

// placeFrame puts four thin rectangles around the place of the keyboard: the ring of other widgets lies behind them, and
// would be hidden by the picture here.
func (v *ChartView) placeFrame() {
	part := v.parts[v.current]
	on := v.focused && !v.disabled && part != nil
	for _, r := range v.frame {
		r.FillColor, r.Hidden = theme.Current().Accent, !on
	}
	if !on {
		return
	}
	const gap, width = 2, 2
	at, s := part.Position().SubtractXY(gap+width, gap+width), part.Size().AddWidthHeight(2*(gap+width), 2*(gap+width))
	put(v.frame[0], at.X, at.Y, s.Width, width)
	put(v.frame[1], at.X, at.Y+s.Height-width, s.Width, width)
	put(v.frame[2], at.X, at.Y+width, width, s.Height-2*width)
	put(v.frame[3], at.X+s.Width-width, at.Y+width, width, s.Height-2*width)
}

// point notes what the pointer came to.
func (v *ChartView) point(ref chart.Ref) {
	if ref == v.pointed {
		return
	}
	v.pointed = ref
	v.moved(ref)
}

// moved draws what has come under the pointer or the keyboard and tells the page.
func (v *ChartView) moved(ref chart.Ref) {
	if v.mark() != v.marked {
		v.draw(v.Size())
	}
	v.placeFrame()
	canvas.Refresh(v)
	if v.OnPoint != nil {
		v.OnPoint(ref)
	}
}

func (v *ChartView) activate(ref chart.Ref) {
	if v.OnActivate != nil && ref != (chart.Ref{}) && !v.disabled {
		v.OnActivate(ref)
	}
}

// tapped is a tap on a place: the keyboard goes there too.
func (v *ChartView) tapped(ref chart.Ref) {
	v.current = ref
	v.takeFocus()
	v.activate(ref)
}

// Tapped finds threads; other places are parts that hear their own taps.
func (v *ChartView) Tapped(e *fyne.PointEvent) {
	if h := v.hitAt(e.Position); h != nil {
		v.tapped(h.Ref)
	}
}

func (v *ChartView) hitAt(p fyne.Position) *chart.Hit {
	return chart.HitAt(v.hits, chart.Point{X: float64(p.X), Y: float64(p.Y)})
}

// MouseIn is MouseMoved.
func (v *ChartView) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseMoved finds what is under the pointer.
func (v *ChartView) MouseMoved(e *desktop.MouseEvent) {
	ref := chart.Ref{}
	if h := v.hitAt(e.Position); h != nil {
		ref = h.Ref
	}
	v.point(ref)
}

// MouseOut is for the toolkit.
func (v *ChartView) MouseOut() { v.point(chart.Ref{}) }

// Cursor is a hand over what can be pressed.
func (v *ChartView) Cursor() desktop.Cursor {
	if v.OnActivate == nil || v.pointed == (chart.Ref{}) {
		return desktop.DefaultCursor
	}
	return v.control.Cursor()
}

// Disabled says whether the keyboard passes the view by: it is greyed out, or nothing in it means anything.
func (v *ChartView) Disabled() bool { return v.disabled || len(v.hits) == 0 }

// FocusGained goes to the place the keyboard was at last, or to the first one.
func (v *ChartView) FocusGained() {
	v.focused = true
	if v.current == (chart.Ref{}) && len(v.hits) > 0 {
		v.current = v.hits[0].Ref
	}
	v.moved(v.current)
	v.reveal()
}

// FocusLost hides the frame.
func (v *ChartView) FocusLost() {
	v.focused = false
	v.moved(v.pointed)
}

// reveal scrolls the place into sight, unless the pointer is on it.
func (v *ChartView) reveal() {
	if part := v.parts[v.current]; part != nil && v.pointed != v.current {
		revealPart(v, part.Position().Y, part.Position().Y+part.Size().Height)
	}
}

// Current is where the keyboard is, or was last; the zero Ref is nowhere.
func (v *ChartView) Current() chart.Ref { return v.current }

// Choose brings the keyboard to a place, if the picture has it.
func (v *ChartView) Choose(ref chart.Ref) {
	if v.parts[ref] == nil {
		return
	}
	v.current, v.pointed = ref, chart.Ref{}
	if c := canvasOf(v); c != nil && !v.focused {
		c.Focus(v)
	}
	v.moved(ref)
	v.reveal()
}

// TypedRune hands letters to whoever wants them.
func (v *ChartView) TypedRune(r rune) {
	if v.OnRune != nil && !v.disabled {
		v.OnRune(r)
	}
}

// WidgetText is what the keyboard is at, else what the picture is.
func (v *ChartView) WidgetText() string {
	if part := v.parts[v.current]; v.focused && part != nil {
		return part.label
	}
	return v.Spoken
}

// AccessibilityLabel is what the picture is, and what the keyboard is at.
func (v *ChartView) AccessibilityLabel() string {
	if part := v.parts[v.current]; v.focused && part != nil && part.label != "" {
		return v.Spoken + ": " + part.label
	}
	return v.Spoken
}

// AccessibilityRole is container: the parts are the buttons.
func (v *ChartView) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is for the toolkit.
func (v *ChartView) CreateRenderer() fyne.WidgetRenderer {
	v.ExtendBaseWidget(v)
	return &chartRenderer{v}
}

type chartRenderer struct{ v *ChartView }

func (r *chartRenderer) Destroy() {}

func (r *chartRenderer) Layout(s fyne.Size) {
	r.v.draw(s)
	r.v.placeFrame()
}

func (r *chartRenderer) MinSize() fyne.Size { return r.v.MinSize() }

// Refresh draws again: the picture or the colours may have changed.
func (r *chartRenderer) Refresh() {
	r.v.stale = true
	r.Layout(r.v.Size())
	canvas.Refresh(r.v)
}

// Objects are the picture, the frame over it, and the parts: threads lowest, because they hear taps along their way.
func (r *chartRenderer) Objects() []fyne.CanvasObject {
	v := r.v
	out := []fyne.CanvasObject{v.shown}
	for _, r := range v.frame {
		out = append(out, r)
	}
	for _, threads := range []bool{true, false} {
		for i := range v.hits {
			if part := v.parts[v.hits[i].Ref]; part != nil && (v.hits[i].Path != nil) == threads {
				out = append(out, part)
			}
		}
	}
	return out
}
