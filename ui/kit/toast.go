package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"milepost/ui/theme"
)

// Toast tells what was done and may offer to take it back.
type Toast struct {
	Text     string
	Action   string // label of the button; empty: there is none
	Hint     string // the key that does the same; may be empty
	OnAction func()
}

// How long a toast stays. One with a button stays longer, and as long as its button has the focus.
const (
	toastStay       = 5 * time.Second
	toastActionStay = 10 * time.Second
)

// Toasts shows one toast at a time at the foot of the window. It never takes the focus; its button comes last in the
// order of Tab.
type Toasts struct {
	// After calls f in the window's goroutine when d has passed, unless stop is called first. Tests replace it.
	After func(d time.Duration, f func()) (stop func())

	layer  *fyne.Container
	button *Button
	stop   func()
	last   int // counts toasts, so that a late timer hides only its own
}

// NewToasts shows nothing yet.
func NewToasts() *Toasts {
	t := &Toasts{After: afterInWindow}
	t.layer = container.New(toastPlace{})
	return t
}

// afterInWindow does nothing where no window runs: there a toast stays until the next one.
func afterInWindow(d time.Duration, f func()) func() {
	if !inWindow() {
		return func() {}
	}
	timer := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { timer.Stop() }
}

// Layer is what the window lays over its content.
func (t *Toasts) Layer() fyne.CanvasObject { return t.layer }

// Show shows a toast in place of the one before.
func (t *Toasts) Show(toast Toast) {
	t.Hide()
	t.last++
	t.layer.Objects = []fyne.CanvasObject{t.build(toast)}
	t.layer.Refresh()
	t.arm(toast.Action != "", t.last)
}

func (t *Toasts) arm(action bool, id int) {
	stay := toastStay
	if action {
		stay = toastActionStay
	}
	t.stop = t.After(stay, func() { t.expire(action, id) })
}

func (t *Toasts) expire(action bool, id int) {
	switch {
	case id != t.last:
	case t.button != nil && t.button.focused:
		t.arm(action, id)
	default:
		t.Hide()
	}
}

// Hide takes the toast away.
func (t *Toasts) Hide() {
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
	if len(t.layer.Objects) == 0 {
		return
	}
	if c := canvasOf(t.layer); t.button != nil && t.button.focused && c != nil {
		c.Unfocus()
	}
	t.button = nil
	t.layer.Objects = nil
	t.layer.Refresh()
}

func (t *Toasts) build(toast Toast) object {
	p := theme.Current()
	ground := Rect(p.Ink, 10)
	ground.Shadow = canvas.Shadow{Color: p.Floating, BlurRadius: 20, Offset: fyne.NewPos(0, 6)}
	text := P(toast.Text, SmallM, p.Page)
	text.Name = "toast"
	row := []fyne.CanvasObject{Mid(Box(ceil(SmallM.Width(toast.Text)), 0, text))}
	if toast.Action != "" {
		t.button = newButton("toast.action", toast.Action, "", onToast, func() { t.act(toast) })
		rule := canvas.NewRectangle(theme.Alpha(p.Page, 0.25))
		row = append(row, Mid(Box(1, 16, rule)), Mid(t.button))
	}
	if toast.Hint != "" {
		row = append(row, Mid(T(toast.Hint, Cap, p.ToastDim)))
	}
	return Stack(ground, In(9, 14, 9, 16, Row(12, 0, row...)))
}

func (t *Toasts) act(toast Toast) {
	t.Hide()
	if toast.OnAction != nil {
		toast.OnAction()
	}
}

// widestToast is where a longer text goes on in a second line.
const widestToast = 640

// toastPlace sets the toast in the middle of the page, beside the sidebar, near its foot.
type toastPlace struct{}

func (toastPlace) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (toastPlace) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	if len(objects) == 0 {
		return
	}
	left := float32(SidebarWidth)
	if s.Width < RailBelow {
		left = RailWidth
	}
	m := objects[0].MinSize()
	w := fyne.Min(fyne.Min(ceil(m.Width), widestToast), s.Width-left-48)
	h := ceil(HeightOf(objects[0], w))
	put(objects[0], round(left+(s.Width-left-w)/2), round(s.Height-28-h), w, h)
}
