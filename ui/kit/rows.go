package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Rows is a list of rows of one height. It is one stop of Tab; Up, Down, Page Up, Page Down, Home, End and the first
// letters of a row move, Enter and Space open. Rows out of sight are not built.
type Rows struct {
	widget.BaseWidget
	Name   string // for tests and scripts
	Height float32
	Count  int
	// Row makes what a row shows, half way down it; it is called again when the row comes back into sight or Reload was called.
	Row func(i int) fyne.CanvasObject
	// Key ends the name of a row, NAME.KEY; nil leaves rows without a name.
	Key func(i int) string
	// Text is what a row says; letters typed look for it.
	Text func(i int) string
	// OnOpen is called by Enter, Space and a tap.
	OnOpen func(i int)
	// OnSelect is called when another row is reached; may be nil.
	OnSelect func(i int)
	// OnRune hears letters before they look for a row; true keeps one. May be nil.
	OnRune func(i int, r rune) bool
	// OnKey hears keys before they are used; true keeps one. May be nil.
	OnKey func(i int, e *fyne.KeyEvent) bool
	// TapSelects makes the rows a choice: a tap only goes to one, which stays lit while the keyboard is elsewhere.
	TapSelects bool
	// Scrolls gives the rows a scroll of their own, for lists of hundreds. Otherwise they are as high as all rows, and
	// the page scrolls.
	Scrolls bool

	selected int
	focused  bool
	pointed  bool // the focus comes from a tap, which says itself which row is meant
	scroll   *container.Scroll
	body     *rowsBody
}

var (
	_ fyne.Focusable  = (*Rows)(nil)
	_ fyne.Accessible = (*Rows)(nil)
	_ Tall            = (*Rows)(nil)
)

// NewRows are rows of a height in units, none selected.
func NewRows(name string, height float32, row func(i int) fyne.CanvasObject) *Rows {
	r := &Rows{Name: name, Height: height, Row: row, selected: -1}
	r.ExtendBaseWidget(r)
	r.body = newRowsBody(r)
	return r
}

// Selected is the row the keyboard is on; -1: none.
func (r *Rows) Selected() int { return r.selected }

// Select goes to a row and scrolls it into sight; -1 selects none.
func (r *Rows) Select(i int) {
	i = min(i, r.Count-1)
	if i == r.selected || i < -1 {
		return
	}
	before := r.selected
	r.selected = i
	r.body.repaint(before)
	r.body.repaint(i)
	if i < 0 {
		return
	}
	revealPart(r.body, float32(i)*r.Height, float32(i+1)*r.Height)
	if r.OnSelect != nil {
		r.OnSelect(i)
	}
}

// Reload shows Count rows anew. The selection stays on its place in the list.
func (r *Rows) Reload() {
	r.selected = min(r.selected, r.Count-1)
	r.body.forget()
	r.Refresh()
}

// page is how many rows one turn of Page Down goes.
func (r *Rows) page() int {
	seen := r.Size().Height
	if c := canvasOf(r); c != nil && !r.Scrolls {
		seen = fyne.Min(seen, c.Size().Height)
	}
	return max(1, int(seen/r.Height)-1)
}

// TypedKey moves and opens.
func (r *Rows) TypedKey(e *fyne.KeyEvent) {
	if r.Count == 0 {
		PassKey(r, e)
		return
	}
	if r.OnKey != nil && r.OnKey(r.selected, e) {
		return
	}
	last := r.Count - 1
	switch e.Name {
	case fyne.KeyDown:
		r.Select(min(last, r.selected+1))
	case fyne.KeyUp:
		r.Select(max(0, r.selected-1))
	case fyne.KeyPageDown:
		r.Select(min(last, max(0, r.selected)+r.page()))
	case fyne.KeyPageUp:
		r.Select(max(0, r.selected-r.page()))
	case fyne.KeyHome:
		r.Select(0)
	case fyne.KeyEnd:
		r.Select(last)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.open(r.selected)
	default:
		PassKey(r, e)
	}
}

// TypedRune goes to the next row that begins with the letter.
func (r *Rows) TypedRune(letter rune) {
	if letter == ' ' || r.OnRune != nil && r.OnRune(r.selected, letter) || r.Text == nil {
		return
	}
	want := strings.ToLower(string(letter))
	for k := 1; k <= r.Count; k++ {
		i := (max(r.selected, -1) + k) % r.Count
		if strings.HasPrefix(strings.ToLower(r.Text(i)), want) {
			r.Select(i)
			return
		}
	}
}

func (r *Rows) open(i int) {
	if i >= 0 && i < r.Count && r.OnOpen != nil {
		r.OnOpen(i)
	}
}

// FocusGained lights the selected row, or the first.
func (r *Rows) FocusGained() {
	r.focused = true
	if r.selected < 0 && r.Count > 0 && !r.pointed {
		r.Select(0)
	}
	if r.selected >= 0 && !r.pointed {
		revealPart(r.body, float32(r.selected)*r.Height, float32(r.selected+1)*r.Height)
	}
	r.body.repaint(r.selected)
}

// FocusLost dims it.
func (r *Rows) FocusLost() {
	r.focused = false
	r.body.repaint(r.selected)
}

// HeightFor is the height of all rows, or of four where they scroll.
func (r *Rows) HeightFor(float32) float32 {
	if r.Scrolls {
		return 4 * r.Height
	}
	return float32(r.Count) * r.Height
}

// MinSize is narrow.
func (r *Rows) MinSize() fyne.Size { return fyne.NewSize(24, r.HeightFor(0)) }

// AccessibilityLabel is the selected row.
func (r *Rows) AccessibilityLabel() string { return r.WidgetText() }

// AccessibilityRole is a container's.
func (r *Rows) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// WidgetName is the name given.
func (r *Rows) WidgetName() string { return r.Name }

// WidgetText is what the selected row says.
func (r *Rows) WidgetText() string { return r.textOf(r.selected) }

func (r *Rows) textOf(i int) string {
	if r.Text == nil || i < 0 || i >= r.Count {
		return ""
	}
	return r.Text(i)
}

// CreateRenderer is for the toolkit.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer {
	if !r.Scrolls {
		return widget.NewSimpleRenderer(r.body)
	}
	r.scroll = container.NewVScroll(r.body)
	r.scroll.OnScrolled = func(fyne.Position) { r.body.update() }
	return &rowsRenderer{r}
}

type rowsRenderer struct{ r *Rows }

func (x *rowsRenderer) MinSize() fyne.Size { return x.r.MinSize() }

func (x *rowsRenderer) Layout(s fyne.Size) {
	put(x.r.scroll, 0, 0, s.Width, s.Height)
	x.r.body.update()
}

func (x *rowsRenderer) Refresh() {
	x.r.scroll.Refresh()
	x.r.body.Refresh()
}
func (x *rowsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{x.r.scroll} }
func (x *rowsRenderer) Destroy()                     {}

// rowsBody is as high as all rows and holds those in sight.
type rowsBody struct {
	widget.BaseWidget
	rows  *Rows
	items map[int]*rowItem
	shown []object
}

func newRowsBody(r *Rows) *rowsBody {
	b := &rowsBody{rows: r, items: map[int]*rowItem{}}
	b.ExtendBaseWidget(b)
	return b
}

func (b *rowsBody) forget() { b.items, b.shown = map[int]*rowItem{}, nil }

func (b *rowsBody) repaint(i int) {
	if item, ok := b.items[i]; ok {
		item.Refresh()
	}
}

// inSight are the first row that can be seen and the one after the last, with a row more at both ends.
func (b *rowsBody) inSight() (from, to int) {
	r := b.rows
	if r.scroll == nil {
		return 0, r.Count
	}
	from = max(0, int(r.scroll.Offset.Y/r.Height)-1)
	to = min(r.Count, int((r.scroll.Offset.Y+r.scroll.Size().Height)/r.Height)+2)
	return from, to
}

// update builds the rows that came into sight and drops those that left it.
func (b *rowsBody) update() {
	from, to := b.inSight()
	shown := make([]object, 0, to-from)
	items := make(map[int]*rowItem, to-from)
	for i := from; i < to; i++ {
		item := b.items[i]
		if item == nil {
			item = newRowItem(b.rows, i)
		}
		put(item, 0, float32(i)*b.rows.Height, b.Size().Width, b.rows.Height)
		items[i] = item
		shown = append(shown, item)
	}
	b.items, b.shown = items, shown
	canvas.Refresh(b)
}

// CreateRenderer is for the toolkit.
func (b *rowsBody) CreateRenderer() fyne.WidgetRenderer { return &rowsBodyRenderer{b} }

type rowsBodyRenderer struct{ b *rowsBody }

func (x *rowsBodyRenderer) MinSize() fyne.Size {
	return fyne.NewSize(24, float32(x.b.rows.Count)*x.b.rows.Height)
}
func (x *rowsBodyRenderer) Layout(fyne.Size) { x.b.update() }

func (x *rowsBodyRenderer) Refresh() {
	x.b.forget()
	x.b.update()
}
func (x *rowsBodyRenderer) Objects() []fyne.CanvasObject { return x.b.shown }
func (x *rowsBodyRenderer) Destroy()                     {}
