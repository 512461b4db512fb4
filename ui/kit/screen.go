package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"milepost/model"
	"milepost/ui/theme"
)

// Handover is what a rep fills in on the manager's machine: one form, and nothing else can be reached meanwhile.
type Handover struct {
	Name   string // for tests and scripts
	Person model.ID
	Title  string
	Intro  string // a second line; may be empty
	Body   fyne.CanvasObject
	Foot   []string // what is to be known, beside the buttons
	Ways   []HandoverWay
	OnBack func() // the rep has done with it, in whatever way; may be nil
}

// HandoverWay is a button that ends it.
type HandoverWay struct {
	Name, Label string
	Primary     bool
	// Do stores what was filled in. It calls done once that is stored, or with why it could not; ErrFields when a field
	// says it itself.
	Do func(done func(error))
}

// Hander is a window that can be handed over.
type Hander interface {
	GiveAway(Handover)
}

// HandOver gives the window to a rep, if it is one that can be given away.
func HandOver(f Frame, h Handover) {
	if x, ok := f.(Hander); ok {
		x.GiveAway(h)
	}
}

// Screen lies over the whole window and is no dialog: neither Escape nor a tap beside it takes it away.
type Screen struct {
	widget.BaseWidget
	overlay overlay
	body    *fyne.Container
}

var _ keyTaker = (*Screen)(nil)

// ShowScreen lays content over all there is. Nothing has the keyboard yet, so that it is read from its head; Tab begins there. Whatever lay there as dialog or menu must be gone before.
func ShowScreen(c fyne.Canvas, content fyne.CanvasObject) *Screen {
	s := &Screen{body: container.NewStack()}
	s.ExtendBaseWidget(s)
	s.overlay.show(c, s)
	s.show(content)
	s.Resize(c.Size())
	return s
}

func (s *Screen) show(content fyne.CanvasObject) {
	s.body.Objects = []fyne.CanvasObject{Rect(theme.Current().Page, 0), content}
	s.body.Refresh()
}

// Set shows something else and gives it the focus.
func (s *Screen) Set(content fyne.CanvasObject) {
	s.show(content)
	if first := firstFocusable(content); first != nil {
		s.overlay.canvas.Focus(first)
	}
}

// Leave takes it away.
func (s *Screen) Leave() { s.overlay.hide() }

func (s *Screen) takeKey(*fyne.KeyEvent) bool { return true }

// CreateRenderer is the toolkit's.
func (s *Screen) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.body) }
