package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/theme"
)

// ClockFace is what a Clock shows.
type ClockFace struct {
	Left  float32 // the share of the time that is left, from 1 down to 0
	Says  string  // in words
	Under string  // below, quieter
}

// Clock is a quiet clock: a thin grey ring that empties, with its words beside it. It is drawn anew only when it shows
// something else, so that a window nobody touches stays still; it never moves, and no colour ever warns.
type Clock struct {
	widget.BaseWidget
	Name string // for tests and scripts
	// OnGrown is called when it has another width than before; may be nil.
	OnGrown func()

	face         ClockFace
	ground, left *canvas.Arc
	says, under  *canvas.Text
}

var (
	_ fyne.Accessible = (*Clock)(nil)
	_ Named           = (*Clock)(nil)
)

const (
	clockSize   = 30
	clockCutout = 0.8
	clockGap    = 10
)

// NewClock is a clock that shows nothing yet.
func NewClock(name string) *Clock {
	c := &Clock{
		Name: name, ground: &canvas.Arc{EndAngle: 360, CutoutRatio: clockCutout}, left: &canvas.Arc{CutoutRatio: clockCutout},
		says: T("", BodyB, Ink()), under: T("", Cap, Ink3()),
	}
	c.ExtendBaseWidget(c)
	return c
}

// Set shows a face; the same one again draws nothing.
func (c *Clock) Set(f ClockFace) {
	if f == c.face {
		return
	}
	c.face = f
	before := c.MinSize()
	c.Refresh()
	if c.OnGrown != nil && c.MinSize() != before {
		c.OnGrown()
	}
}

// AccessibilityLabel is what it says.
func (c *Clock) AccessibilityLabel() string { return spoken(c.face.Says, c.face.Under) }

// AccessibilityRole is text.
func (c *Clock) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// WidgetName is the name given.
func (c *Clock) WidgetName() string { return c.Name }

// WidgetText is what it says.
func (c *Clock) WidgetText() string { return c.face.Says }

// CreateRenderer is for the toolkit.
func (c *Clock) CreateRenderer() fyne.WidgetRenderer {
	r := &clockRenderer{c}
	r.paint()
	return r
}

type clockRenderer struct{ c *Clock }

func (r *clockRenderer) words() float32 {
	return ceil(fyne.Max(r.c.says.MinSize().Width, r.c.under.MinSize().Width))
}

func (r *clockRenderer) MinSize() fyne.Size {
	return fyne.NewSize(clockSize+clockGap+r.words(), fyne.Max(clockSize, BodyB.LineHeight()+Cap.LineHeight()))
}

// Layout keeps to whole units, which both painters of the toolkit place alike.
func (r *clockRenderer) Layout(s fyne.Size) {
	y := floor((s.Height - clockSize) / 2)
	put(r.c.ground, 0, y, clockSize, clockSize)
	put(r.c.left, 0, y, clockSize, clockSize)
	x, top := float32(clockSize+clockGap), floor((s.Height-BodyB.LineHeight()-Cap.LineHeight())/2)
	put(r.c.says, x, top, s.Width-x, BodyB.LineHeight())
	put(r.c.under, x, top+BodyB.LineHeight(), s.Width-x, Cap.LineHeight())
}

func (r *clockRenderer) paint() {
	p := theme.Current()
	r.c.ground.FillColor, r.c.left.FillColor = p.LineStrong, p.Ink2
	r.c.left.EndAngle = 360 * max(0, min(1, r.c.face.Left))
	r.c.says.Text, r.c.says.Color = r.c.face.Says, p.Ink
	r.c.under.Text, r.c.under.Color = r.c.face.Under, p.Ink3
}

func (r *clockRenderer) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *clockRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.ground, r.c.left, r.c.says, r.c.under}
}
func (r *clockRenderer) Destroy() {}
