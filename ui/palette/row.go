package palette

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
)

const rowHeight = 38

// row is one line of the list. The field keeps the keyboard; a row is marked from there, or pointed at.
type row struct {
	widget.BaseWidget
	name      string // for tests and scripts
	lead      fyne.CanvasObject
	title     storage.Marked
	more      storage.Marked // where else words were found; may be empty
	quiet     string         // when, about whom
	private   bool
	key       string // what Enter or other keys do here
	isCommand bool   // its keys are shown at all times, "Enter" only where it would do something
	take      func()

	ground          *canvas.Rectangle
	cap             fyne.CanvasObject
	line            *fyne.Container
	chosen, hovered bool
}

var (
	_ fyne.Tappable      = (*row)(nil)
	_ fyne.Accessible    = (*row)(nil)
	_ desktop.Hoverable  = (*row)(nil)
	_ desktop.Cursorable = (*row)(nil)
	_ kit.Named          = (*row)(nil)
)

func (r *row) build() *row {
	r.ground = kit.Rect(color.Transparent, 8)
	r.cap = kit.Gap(0, 0)
	if r.key != "" {
		r.cap = kit.KeyCap(r.key)
	}
	r.ExtendBaseWidget(r)
	r.paint()
	return r
}

// CreateRenderer is for the toolkit.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	t := theme.Current()
	found := kit.BodyB
	words := []fyne.CanvasObject{kit.NewMarkedText(r.title, kit.Body, found, t.Ink)}
	if r.more.Text != "" {
		words = append(words, kit.NewMarkedText(r.more, kit.Small, kit.SmallB, t.Ink2))
	}
	if r.quiet != "" {
		words = append(words, kit.NewMarkedText(storage.Marked{Text: r.quiet}, kit.Small, kit.SmallB, t.Ink2))
	}
	parts := []fyne.CanvasObject{kit.Box(24, rowHeight, kit.Center(r.lead)), container.New(hug{}, words...)}
	if r.private {
		parts = append(parts, kit.Mid(kit.VisibilityMark(true)))
	}
	r.line = kit.Row(12, 1, append(parts, r.cap)...)
	return widget.NewSimpleRenderer(kit.Stack(r.ground, kit.In(0, 12, 0, 12, kit.Box(0, rowHeight, r.line))))
}

func (r *row) setChosen(on bool) {
	r.chosen = on
	r.paint()
}

func (r *row) paint() {
	t := theme.Current()
	switch {
	case r.chosen:
		r.ground.FillColor = t.AccentSoft
	case r.hovered:
		r.ground.FillColor = theme.Alpha(t.Ink, 0.04)
	default:
		r.ground.FillColor = color.Transparent
	}
	if r.isCommand || r.chosen {
		r.cap.Show()
	} else {
		r.cap.Hide()
	}
	if r.line != nil {
		r.line.Refresh() // the words take the room of keys that are not shown
	}
	r.ground.Refresh()
}

// Tapped takes the row.
func (r *row) Tapped(*fyne.PointEvent) { r.take() }

// MouseIn is for the toolkit.
func (r *row) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.paint() }

// MouseMoved is for the toolkit.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (r *row) MouseOut() { r.hovered = false; r.paint() }

// Cursor is a hand.
func (r *row) Cursor() desktop.Cursor { return desktop.PointerCursor }

// WidgetName is for tests and scripts.
func (r *row) WidgetName() string { return r.name }

// WidgetText is what the row says.
func (r *row) WidgetText() string {
	text := r.title.Text
	for _, part := range []string{r.more.Text, r.quiet} {
		if part != "" {
			text += ", " + part
		}
	}
	return text
}

// AccessibilityLabel is what the row says.
func (r *row) AccessibilityLabel() string { return r.WidgetText() }

// AccessibilityRole is a link's: it opens something.
func (r *row) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// hug sets texts side by side as wide as they are; where that is too much, the first gives way last.
type hug struct{}

const hugGap = 12

func (hug) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(60, objects[0].MinSize().Height)
}

func (hug) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	natural := make([]float32, len(objects))
	for i, o := range objects {
		natural[i] = o.(*kit.MarkedText).Natural()
	}
	// what stands last, the day and whom it is about, keeps up to a third
	rest := s.Width
	if last := len(objects) - 1; last > 0 {
		natural[last] = fyne.Min(natural[last], s.Width/3)
		rest -= natural[last] + hugGap
	}
	x := float32(0)
	for i, o := range objects {
		w := natural[i]
		if i < len(objects)-1 || i == 0 {
			w = fyne.Max(0, fyne.Min(w, rest))
			rest -= w + hugGap
		}
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, s.Height))
		x += w + hugGap
	}
}
