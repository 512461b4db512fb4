package kit

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/ui/theme"
	"milepost/ui/words"
)

// RatingControl is a row of cells to rate with: number keys and arrows, 0 or Delete for "not rated", which is never 0.
type RatingControl struct {
	control
	// Behaviour is what a step looks like in practice, in a few words; it stands beside the cells. It is asked for 0 too,
	// "not rated". May be nil.
	Behaviour func(step int) string
	OnChanged func(step int)
	// OnUp and OnDown are called for the arrow keys up and down; without them the focus moves.
	OnUp, OnDown func()
	// OnSubmit is called for Ctrl+Enter; may be nil.
	OnSubmit func()
	// OnFocus is called when the control gains and loses the keyboard; may be nil.
	OnFocus func(focused bool)
	// Of is what is rated, if that can be changed beside the control: its draft keeps it, and OnOf is told when a draft
	// comes back.
	Of   string
	OnOf func(of string)

	onRated func() // of Drafts
	value   int
	cells   []*spot
	clear   *spot
	ring    *ring
	says    *Paragraph
}

var (
	_ fyne.Focusable    = (*RatingControl)(nil)
	_ fyne.Disableable  = (*RatingControl)(nil)
	_ fyne.Accessible   = (*RatingControl)(nil)
	_ fyne.Shortcutable = (*RatingControl)(nil)
	_ desktop.Hoverable = (*RatingControl)(nil)
	_ Named             = (*RatingControl)(nil)
	_ Tall              = (*RatingControl)(nil)
)

const (
	ratingCellW = 34
	ratingCellH = 30
	ratingGap   = 6
	ratingAside = 150 // words narrower than this go below the cells
)

// NewRatingControl is a control of as many steps as the scale has, at most five; value 0 is not rated. A cell is named
// NAME.STEP for tests.
func NewRatingControl(name string, steps, value int, onChanged func(step int)) *RatingControl {
	r := &RatingControl{OnChanged: onChanged, value: value}
	r.init(name, r)
	for step := 1; step <= min(steps, len(theme.Current().Rating)-1); step++ {
		text := strconv.Itoa(step)
		r.cells = append(r.cells, newSpot(name+"."+text, text, func() { r.onTapped(step) },
			func(x *spot) fyne.WidgetRenderer { return r.cell(x, step) }))
	}
	r.clear = newSpot(name+".clear", words.Say("kit.rating.clear"), func() { r.onTapped(0) }, r.clearSpot)
	return r
}

// Value is the step chosen, 0 for not rated.
func (r *RatingControl) Value() int { return r.value }

// Set shows a step without telling anybody.
func (r *RatingControl) Set(step int) {
	r.value = step
	r.Refresh()
}

func (r *RatingControl) onTapped(step int) {
	if !r.disabled {
		r.takeFocus()
		r.rate(step)
	}
}

func (r *RatingControl) rate(step int) {
	if step == r.value || step < 0 || step > len(r.cells) {
		return
	}
	r.Set(step)
	if r.OnChanged != nil {
		r.OnChanged(step)
	}
	called(r.onRated)
}

// SetOf says that something else is rated, and takes the step away.
func (r *RatingControl) SetOf(of string) {
	r.Of = of
	r.Set(0)
	called(r.onRated)
}

// FocusGained shows the ring and tells.
func (r *RatingControl) FocusGained() {
	r.control.FocusGained()
	if r.OnFocus != nil {
		r.OnFocus(true)
	}
}

// FocusLost hides the ring and tells.
func (r *RatingControl) FocusLost() {
	r.control.FocusLost()
	if r.OnFocus != nil {
		r.OnFocus(false)
	}
}

// TypedShortcut submits with Ctrl+Enter; undo and redo are the file's.
func (r *RatingControl) TypedShortcut(s fyne.Shortcut) { RowKeys{Tick: r.OnSubmit}.shortcut(s, "") }

// TypedRune rates with the number keys.
func (r *RatingControl) TypedRune(c rune) {
	if c >= '0' && c <= '9' && !r.disabled {
		r.rate(int(c - '0'))
	}
}

// TypedKey rates with the arrow keys and takes the rating away with Delete.
func (r *RatingControl) TypedKey(e *fyne.KeyEvent) {
	if r.disabled {
		return
	}
	switch e.Name {
	case fyne.KeyLeft:
		r.rate(max(1, r.value-1))
	case fyne.KeyRight:
		r.rate(min(len(r.cells), r.value+1))
	case fyne.KeyHome:
		r.rate(1)
	case fyne.KeyEnd:
		r.rate(len(r.cells))
	case fyne.KeyDelete, fyne.KeyBackspace:
		r.rate(0)
	case fyne.KeyUp:
		r.leave(r.OnUp, fyne.Canvas.FocusPrevious)
	case fyne.KeyDown:
		r.leave(r.OnDown, fyne.Canvas.FocusNext)
	case fyne.KeyReturn, fyne.KeyEnter:
		passOn(r, e)
	default:
		passUnused(r, e)
	}
}

func (r *RatingControl) leave(hook func(), move func(fyne.Canvas)) {
	if called(hook) {
		return
	}
	if c := canvasOf(r); c != nil {
		move(c)
	}
}

func (r *RatingControl) behaviour() string {
	if r.Behaviour != nil {
		return r.Behaviour(r.value)
	}
	if r.value == 0 {
		return words.Say("kit.rating.none")
	}
	return ""
}

// WidgetText is the step and what it looks like.
func (r *RatingControl) WidgetText() string {
	if r.value == 0 {
		return words.Say("kit.rating.none")
	}
	return spoken(strconv.Itoa(r.value), r.behaviour())
}

// AccessibilityLabel is what is rated, the step and what it looks like.
func (r *RatingControl) AccessibilityLabel() string { return spoken(r.Spoken, r.WidgetText()) }

func (r *RatingControl) cellsWidth() float32 {
	return float32(len(r.cells))*(ratingCellW+ratingGap) - ratingGap
}

func (r *RatingControl) clearWidth() float32 {
	if r.value == 0 || r.disabled {
		return 0
	}
	return ceil(Small.Width(r.clear.text)) + 12
}

// aside says whether the words stand beside the cells.
func (r *RatingControl) aside(w float32) (room float32, beside bool) {
	room = w - r.cellsWidth() - 12 - r.clearWidth()
	return room, room >= fyne.Min(ratingAside, ceil(Small.Width(r.behaviour())))
}

// HeightFor is the height with the words at a width.
func (r *RatingControl) HeightFor(w float32) float32 {
	text := r.behaviour()
	if text == "" {
		return ratingCellH
	}
	room, beside := r.aside(w)
	if beside {
		return fyne.Max(ratingCellH, P(text, Small, color.Transparent).HeightFor(room)+6)
	}
	return ratingCellH + 4 + P(text, Small, color.Transparent).HeightFor(w)
}

// CreateRenderer is for the toolkit.
func (r *RatingControl) CreateRenderer() fyne.WidgetRenderer {
	r.ring, r.says = newRing(6), P("", Small, color.Transparent)
	objects := r.ring.objects()
	for _, c := range r.cells {
		objects = append(objects, c)
	}
	return newDrawn(r, r.min, r.place, r.paint, append(objects, r.says, r.clear)...)
}

func (r *RatingControl) min() fyne.Size {
	return fyne.NewSize(r.cellsWidth(), r.HeightFor(fyne.Max(r.cellsWidth(), r.Size().Width)))
}

func (r *RatingControl) place(s fyne.Size) {
	for i, c := range r.cells {
		put(c, float32(i)*(ratingCellW+ratingGap), 0, ratingCellW, ratingCellH)
	}
	at := float32(max(1, r.value)-1) * (ratingCellW + ratingGap)
	r.ring.layoutAt(at, 0, ratingCellW, ratingCellH)
	room, beside := r.aside(s.Width)
	x := r.cellsWidth() + 12
	if beside {
		put(r.says, x, floor((ratingCellH-Small.LineHeight())/2), room, r.says.HeightFor(room))
		x += fyne.Min(room, ceil(Small.Width(r.behaviour()))) + 12
	} else {
		put(r.says, 0, ratingCellH+4, s.Width, r.says.HeightFor(s.Width))
	}
	put(r.clear, x, 0, fyne.Max(0, r.clearWidth()-12), ratingCellH)
}

func (r *RatingControl) paint() {
	p := theme.Current()
	r.says.Text, r.says.Color = r.behaviour(), p.Ink2
	if r.value == 0 {
		r.says.Color = p.Ink3
	}
	r.clear.Hidden = r.value == 0 || r.disabled
	r.ring.show(r.focused && !r.disabled)
}

// cell draws one step.
func (r *RatingControl) cell(x *spot, step int) fyne.WidgetRenderer {
	edge, face := Rect(color.Transparent, 6), Rect(color.Transparent, 5)
	figure := TC(x.text, SmallM, color.Transparent)
	return newDrawn(x,
		func() fyne.Size { return fyne.NewSize(ratingCellW, ratingCellH) },
		func(s fyne.Size) {
			put(edge, 0, 0, s.Width, s.Height)
			put(face, 1, 1, s.Width-2, s.Height-2)
			put(figure, 0, 0, s.Width, s.Height)
		},
		func() {
			p := theme.Current()
			edge.FillColor, face.FillColor, figure.Color = p.Edge, p.Card, p.Ink2
			switch {
			case step == r.value:
				edge.FillColor, face.FillColor, figure.Color = p.Rating[step], p.Rating[step], p.RatingInk[step]
			case r.disabled:
				edge.FillColor, figure.Color = p.LineStrong, p.Ink3
			case x.hovered:
				face.FillColor = theme.Over(p.Hover, p.Card)
			}
			figure.TextStyle = theme.TextStyle(theme.Medium)
			if step == r.value {
				figure.TextStyle = theme.TextStyle(theme.SemiBold)
			}
		}, edge, face, figure)
}

// clearSpot draws the word that takes the rating away.
func (r *RatingControl) clearSpot(x *spot) fyne.WidgetRenderer {
	label, line := T(x.text, Small, color.Transparent), canvas.NewRectangle(color.Transparent)
	return newDrawn(x,
		func() fyne.Size { return fyne.NewSize(ceil(Small.Width(x.text)), ratingCellH) },
		func(s fyne.Size) {
			w := ceil(Small.Width(x.text))
			put(label, 0, 0, w, s.Height)
			put(line, 0, floor(s.Height/2)+8, w, 1)
		},
		func() {
			label.Color, line.FillColor = theme.Current().Ink3, theme.Current().Ink3
			line.Hidden = !x.hovered
		}, label, line)
}
