package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/theme"
)

// ErrorText says an error in the user's words. The window sets it once when it starts.
var ErrorText = func(err error) string { return err.Error() }

// Dialog says what a dialog asks. The first field has the focus, Tab stays inside, Escape cancels, Enter confirms, and
// the focus goes back where it was.
type Dialog struct {
	Name  string // for tests and scripts; its buttons are NAME.confirm and NAME.cancel
	Title string
	Intro string // a second line; may be empty
	Body  fyne.CanvasObject
	Width float32        // units; 0 is 480
	First fyne.Focusable // nil: the first field of the body, else the confirm button
	Note  string         // beside the buttons; may be empty

	Confirm string // says what the button does
	Cancel  string // empty: there is only the confirm button, and Escape confirms nothing but closes

	// OnConfirm does what the dialog is for. An error keeps it open and is shown in it.
	OnConfirm func() error
	// OnSubmit is for what takes time, in place of OnConfirm: the dialog waits, its button off, until done is called
	// with nil or with an error to show.
	OnSubmit func(done func(error))
	// OnCancel may be nil.
	OnCancel func()

	onClose func() // in whatever way the dialog goes; nil: nobody wants to know
}

// OpenDialog is a dialog on the screen.
type OpenDialog struct {
	widget.BaseWidget
	d       Dialog
	overlay overlay
	confirm *Button
	cancel  *Button
	problem *Paragraph
	note    *Paragraph
	scrim   *canvas.Rectangle
	box     *fyne.Container
	parts   *dialogParts
	busy    bool

	keeps   bool    // its height, once something in it has grown
	tallest float32 // that it was since
}

var (
	_ fyne.Accessible = (*OpenDialog)(nil)
	_ fyne.Tappable   = (*OpenDialog)(nil)
	_ keyTaker        = (*OpenDialog)(nil)
)

// ShowDialog opens a dialog over the canvas.
func ShowDialog(c fyne.Canvas, d Dialog) *OpenDialog {
	o := &OpenDialog{d: d}
	o.ExtendBaseWidget(o)
	o.build()
	o.overlay.show(c, o)
	switch {
	case d.First != nil:
		c.Focus(d.First)
	case d.Body != nil && firstFocusable(d.Body) != nil:
		c.Focus(firstFocusable(d.Body))
	default:
		c.Focus(o.confirm)
	}
	return o
}

func (o *OpenDialog) build() {
	p := theme.Current()
	o.scrim = canvas.NewRectangle(p.Scrim)
	head := VB(4, P(o.d.Title, Title, p.Ink))
	if o.d.Intro != "" {
		head.Add(P(o.d.Intro, Body, p.Ink2))
	}
	body := o.d.Body
	if body == nil {
		body = Gap(1, 0)
	}
	o.parts = &dialogParts{inside: &measured{}}
	scroll := container.NewVScroll(container.New(o.parts.inside, In(16, 24, 4, 24, body)))
	o.box = Stack(Floating(14), container.New(o.parts, In(24, 24, 0, 24, head), scroll, o.foot()))
}

// foot holds what went wrong, a note and the buttons.
func (o *OpenDialog) foot() object {
	p := theme.Current()
	o.problem = P("", Small, p.WarnInk)
	o.problem.Name = o.d.Name + ".problem"
	o.problem.Hide()
	o.confirm = NewPrimary(o.d.Name+".confirm", o.d.Confirm, o.Accept)
	o.note = P(o.d.Note, Cap, p.Ink3)
	o.note.Name = o.d.Name + ".note"
	row := []fyne.CanvasObject{Mid(o.note)}
	if o.d.Cancel != "" {
		o.cancel = NewButton(o.d.Name+".cancel", o.d.Cancel, o.Dismiss)
		row = append(row, o.cancel)
	}
	return In(16, 24, 20, 24, VB(12, o.problem, Row(8, 0, append(row, o.confirm)...)))
}

// Accept is what the confirm button does.
func (o *OpenDialog) Accept() {
	if o.busy || !o.overlay.open || o.confirm.Disabled() {
		return
	}
	if o.d.OnSubmit != nil {
		o.setBusy(true)
		o.d.OnSubmit(o.done)
		return
	}
	var err error
	if o.d.OnConfirm != nil {
		err = o.d.OnConfirm()
	}
	o.done(err)
}

func (o *OpenDialog) done(err error) {
	o.setBusy(false)
	if err != nil {
		o.SetProblem(ErrorText(err))
		return
	}
	o.Close()
}

func (o *OpenDialog) setBusy(busy bool) {
	if busy == o.busy {
		return
	}
	o.busy = busy
	if busy {
		o.confirm.Disable()
	} else {
		o.confirm.Enable()
	}
}

// Dismiss is what the cancel button and Escape do.
func (o *OpenDialog) Dismiss() {
	if o.busy || !o.overlay.open {
		return
	}
	o.Close()
	if o.d.OnCancel != nil {
		o.d.OnCancel()
	}
}

// Close takes the dialog away without asking anybody.
func (o *OpenDialog) Close() {
	if o.overlay.open {
		o.overlay.hide()
		called(o.d.onClose)
	}
}

// SetProblem shows what is wrong above the buttons; an empty text takes it away.
func (o *OpenDialog) SetProblem(text string) {
	o.problem.SetText(text)
	if text == "" {
		o.problem.Hide()
	} else {
		o.problem.Show()
	}
	o.Refresh()
}

// SetConfirm changes what the confirm button says.
func (o *OpenDialog) SetConfirm(text string) {
	o.confirm.SetText(text)
	o.Refresh()
}

// SetNote changes what stands beside the buttons.
func (o *OpenDialog) SetNote(text string) {
	o.note.SetText(text)
	o.Refresh()
}

// refit makes the dialog that an object is in as high as its content has become: the scroll between them passes on no
// change of size.
func refit(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	if d, ok := c.Overlays().Top().(*OpenDialog); ok {
		d.keeps = true
		d.Refresh()
	}
}

// ConfirmButton is the button that does what the dialog is for, to be greyed out while something is missing.
func (o *OpenDialog) ConfirmButton() *Button { return o.confirm }

func (o *OpenDialog) takeKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		o.Dismiss()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		o.Accept()
		return true
	}
	return false
}

func (o *OpenDialog) held() *overlay { return &o.overlay }

// Tapped takes taps beside the dialog, so that they reach nothing below.
func (o *OpenDialog) Tapped(*fyne.PointEvent) {}

// AccessibilityLabel is the title.
func (o *OpenDialog) AccessibilityLabel() string { return o.d.Title }

// AccessibilityRole is container.
func (o *OpenDialog) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// WidgetName is the name given.
func (o *OpenDialog) WidgetName() string { return o.d.Name }

// WidgetText is the title.
func (o *OpenDialog) WidgetText() string { return o.d.Title }

// CreateRenderer is for the toolkit.
func (o *OpenDialog) CreateRenderer() fyne.WidgetRenderer { return &dialogRenderer{o} }

type dialogRenderer struct{ o *OpenDialog }

func (r *dialogRenderer) MinSize() fyne.Size { return fyne.NewSize(200, 100) }

// Layout makes the dialog as wide as designed or as the window less a margin, and as high as its content or as fits.
func (r *dialogRenderer) Layout(s fyne.Size) {
	put(r.o.scrim, 0, 0, s.Width, s.Height)
	width := r.o.d.Width
	if width == 0 {
		width = 480
	}
	w := round(fyne.Min(width, s.Width-48))
	h := HeightOf(r.o.box, w)
	if r.o.keeps { // a list that closes again must not move the buttons from under the pointer
		r.o.tallest = fyne.Max(r.o.tallest, h)
		h = r.o.tallest
	}
	h = fyne.Min(h, floor(s.Height)-32)
	put(r.o.box, round((s.Width-w)/2), fyne.Max(16, round((s.Height-h)*0.42)), w, h)
}

func (r *dialogRenderer) Refresh() {
	r.Layout(r.o.Size())
	r.o.box.Refresh()
	canvas.Refresh(r.o)
}

func (r *dialogRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.o.scrim, r.o.box}
}
func (r *dialogRenderer) Destroy() {}

// dialogParts places head, scrolling body and foot: where room is short the body gives way.
type dialogParts struct{ inside *measured }

func (l *dialogParts) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 100) }

func (l *dialogParts) HeightFor(objects []fyne.CanvasObject, w float32) float32 {
	body := objects[1].(*container.Scroll).Content
	return HeightOf(objects[0], w) + HeightOf(body, w) + HeightOf(objects[2], w)
}

func (l *dialogParts) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	l.inside.width = s.Width
	head, foot := HeightOf(objects[0], s.Width), HeightOf(objects[2], s.Width)
	put(objects[0], 0, 0, s.Width, head)
	put(objects[1], 0, head, s.Width, fyne.Max(0, s.Height-head-foot))
	objects[1].Refresh()
	put(objects[2], 0, s.Height-foot, s.Width, foot)
}

// measured is the content of a scroll that was told its width before it is asked for its height.
type measured struct{ width float32 }

func (m *measured) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(100, HeightOf(objects[0], m.width))
}

func (m *measured) HeightFor(objects []fyne.CanvasObject, w float32) float32 {
	return HeightOf(objects[0], w)
}

func (m *measured) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	put(objects[0], 0, 0, s.Width, s.Height)
}
