package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/theme"
)

// Panel says what lies over the page near its upper edge, without buttons: Escape and a tap beside it take it away, and
// the focus goes back where it was.
type Panel struct {
	Name    string // for tests and scripts
	Spoken  string // what a screen reader calls it
	Head    fyne.CanvasObject
	Body    fyne.CanvasObject // scrolls where there is no room for all of it
	Width   float32           // units; less where the window is narrower
	Field   Field             // in the head; it has the keyboard, also after a tap that hits nothing
	OnClose func()            // may be nil
}

// OpenPanel is a panel on the screen.
type OpenPanel struct {
	widget.BaseWidget
	p       Panel
	overlay overlay
	scrim   *canvas.Rectangle
	scroll  *container.Scroll
	box     *fyne.Container
}

var (
	_ fyne.Accessible = (*OpenPanel)(nil)
	_ fyne.Tappable   = (*OpenPanel)(nil)
	_ keyTaker        = (*OpenPanel)(nil)
)

// ShowPanel opens a panel over the canvas.
func ShowPanel(c fyne.Canvas, p Panel) *OpenPanel {
	o := &OpenPanel{p: p, scrim: canvas.NewRectangle(theme.Current().Scrim)}
	o.ExtendBaseWidget(o)
	parts := &dialogParts{inside: &measured{}}
	o.scroll = container.NewVScroll(container.New(parts.inside, p.Body))
	o.box = Stack(Floating(14), container.New(parts, p.Head, o.scroll, Gap(1, 8)))
	o.overlay.show(c, o)
	c.Focus(p.Field.FocusTarget())
	return o
}

// Close takes the panel away.
func (o *OpenPanel) Close() {
	if !o.overlay.open {
		return
	}
	o.overlay.hide()
	if o.p.OnClose != nil {
		o.p.OnClose()
	}
}

// Changed shows what the body now holds, from its beginning.
func (o *OpenPanel) Changed() {
	o.Refresh()
	o.scroll.ScrollToTop()
}

func (o *OpenPanel) takeKey(e *fyne.KeyEvent) bool {
	if e.Name == fyne.KeyEscape {
		o.Close()
		return true
	}
	return false
}

func (o *OpenPanel) held() *overlay { return &o.overlay }

// Tapped beside the panel closes it; between its parts it leaves the keyboard where it was.
func (o *OpenPanel) Tapped(e *fyne.PointEvent) {
	at, size := o.box.Position(), o.box.Size()
	inside := e.Position.X >= at.X && e.Position.Y >= at.Y && e.Position.X < at.X+size.Width && e.Position.Y < at.Y+size.Height
	if !inside {
		o.Close()
		return
	}
	o.overlay.canvas.Focus(o.p.Field.FocusTarget())
}

// AccessibilityLabel is what it is called.
func (o *OpenPanel) AccessibilityLabel() string { return o.p.Spoken }

// AccessibilityRole is container.
func (o *OpenPanel) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// WidgetName is the name given.
func (o *OpenPanel) WidgetName() string { return o.p.Name }

// WidgetText is what it is called.
func (o *OpenPanel) WidgetText() string { return o.p.Spoken }

// CreateRenderer is for the toolkit.
func (o *OpenPanel) CreateRenderer() fyne.WidgetRenderer { return &panelRenderer{o} }

type panelRenderer struct{ o *OpenPanel }

func (r *panelRenderer) MinSize() fyne.Size { return fyne.NewSize(200, 100) }

// Layout sets the panel in the upper part of the window, as high as its content or as fits.
func (r *panelRenderer) Layout(s fyne.Size) {
	put(r.o.scrim, 0, 0, s.Width, s.Height)
	w := fyne.Min(r.o.p.Width, s.Width-48)
	top := fyne.Min(120, round(s.Height*0.13))
	h := fyne.Min(HeightOf(r.o.box, w), s.Height-top-24)
	put(r.o.box, round((s.Width-w)/2), top, round(w), round(h))
}

func (r *panelRenderer) Refresh() {
	r.Layout(r.o.Size())
	r.o.box.Refresh()
	canvas.Refresh(r.o)
}

func (r *panelRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.o.scrim, r.o.box} }
func (r *panelRenderer) Destroy()                     {}
