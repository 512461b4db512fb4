package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/theme"
)

// MenuItem is one row of a menu.
type MenuItem struct {
	Name     string // for tests and scripts
	Label    string
	Hint     string // the key that does the same; may be empty
	Icon     IconName
	Reason   string // why it cannot be chosen now; empty: it can
	Chosen   bool   // the one in force, of several
	OnTapped func()
}

const (
	menuRowHeight = 32
	menuPadding   = 6
)

// Menu is a list of things to do that lies over the page, below what opened it.
type Menu struct {
	widget.BaseWidget
	items   []MenuItem
	rows    []*menuRow
	ground  object
	overlay overlay
	anchor  area
	at      int // the row the keyboard is on; -1: none
}

var (
	_ fyne.Focusable  = (*Menu)(nil)
	_ fyne.Tappable   = (*Menu)(nil)
	_ fyne.Accessible = (*Menu)(nil)
	_ keyTaker        = (*Menu)(nil)
)

// ShowMenu opens a menu below an object; where there is no room, above it. Up, Down, Home, End, first letters, Enter
// and Escape do what one expects; a tap beside it closes it.
func ShowMenu(below fyne.CanvasObject, items ...MenuItem) *Menu {
	c := canvasOf(below)
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(below)
	m := &Menu{items: items, at: -1, ground: Floating(10), anchor: area{pos.X, pos.Y, below.Size().Width, below.Size().Height}}
	m.ExtendBaseWidget(m)
	for i := range items {
		m.rows = append(m.rows, newMenuRow(m, i))
	}
	m.overlay.show(c, m)
	c.Focus(m)
	m.move(m.next(-1, 1))
	return m
}

// Close takes the menu away; the focus goes back.
func (m *Menu) Close() { m.overlay.hide() }

func (m *Menu) held() *overlay { return &m.overlay }

func (m *Menu) choose(i int) {
	if i < 0 || i >= len(m.items) || m.items[i].Reason != "" || !m.overlay.open {
		return
	}
	m.Close()
	if f := m.items[i].OnTapped; f != nil {
		f()
	}
}

// next is the row after i in a direction that can be chosen, around the ends; i itself if there is no other.
func (m *Menu) next(i, step int) int {
	n := len(m.items)
	for k := 1; k <= n; k++ {
		j := ((i+step*k)%n + n) % n
		if m.items[j].Reason == "" {
			return j
		}
	}
	return i
}

func (m *Menu) move(to int) {
	m.at = to
	for _, r := range m.rows {
		r.Refresh()
	}
}

// TypedKey moves through the rows.
func (m *Menu) TypedKey(e *fyne.KeyEvent) {
	if !m.takeKey(e) && e.Name == fyne.KeySpace {
		m.choose(m.at)
	}
}

func (m *Menu) takeKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		m.move(m.next(m.at, 1))
	case fyne.KeyUp:
		m.move(m.next(max(m.at, 0), -1))
	case fyne.KeyHome:
		m.move(m.next(-1, 1))
	case fyne.KeyEnd:
		m.move(m.next(0, -1))
	case fyne.KeyReturn, fyne.KeyEnter:
		m.choose(m.at)
	case fyne.KeyEscape, fyne.KeyTab:
		m.Close()
	default:
		return false
	}
	return true
}

// TypedRune goes to the next row that begins with the letter.
func (m *Menu) TypedRune(r rune) {
	letter := strings.ToLower(string(r))
	for k := 1; k <= len(m.items); k++ {
		i := (max(m.at, 0) + k) % len(m.items)
		if m.items[i].Reason == "" && strings.HasPrefix(strings.ToLower(m.items[i].Label), letter) {
			m.move(i)
			return
		}
	}
}

// FocusGained is for the toolkit.
func (m *Menu) FocusGained() {}

// FocusLost is for the toolkit.
func (m *Menu) FocusLost() {}

// AccessibilityLabel is the row the keyboard is on.
func (m *Menu) AccessibilityLabel() string {
	if m.at < 0 || m.at >= len(m.rows) {
		return ""
	}
	return m.rows[m.at].WidgetText()
}

// AccessibilityRole is container.
func (m *Menu) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// Tapped closes the menu: the tap was beside it.
func (m *Menu) Tapped(*fyne.PointEvent) { m.Close() }

// CreateRenderer is for the toolkit.
func (m *Menu) CreateRenderer() fyne.WidgetRenderer { return &menuRenderer{m} }

type menuRenderer struct{ m *Menu }

func (r *menuRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *menuRenderer) Layout(s fyne.Size) {
	m := r.m
	w := fyne.Max(160, m.anchor.w)
	for _, row := range m.rows {
		w = fyne.Max(w, row.MinSize().Width+2*menuPadding)
	}
	w = fyne.Min(ceil(w), s.Width-16)
	h := float32(2*menuPadding + menuRowHeight*len(m.rows))
	x := round(fyne.Max(8, fyne.Min(m.anchor.x, s.Width-8-w)))
	y := round(m.anchor.y + m.anchor.h + 4)
	if y+h > s.Height-8 {
		y = round(fyne.Max(8, m.anchor.y-4-h))
	}
	put(m.ground, x, y, w, h)
	for i, row := range m.rows {
		put(row, x+menuPadding, y+menuPadding+float32(i*menuRowHeight), w-2*menuPadding, menuRowHeight)
	}
}

func (r *menuRenderer) Refresh() {
	r.Layout(r.m.Size())
	canvas.Refresh(r.m)
}

func (r *menuRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.m.ground}
	for _, row := range r.m.rows {
		out = append(out, row)
	}
	return out
}
func (r *menuRenderer) Destroy() {}

// menuRow is one row. The menu has the focus, not the row.
type menuRow struct {
	widget.BaseWidget
	menu  *Menu
	index int
}

var (
	_ fyne.Tappable     = (*menuRow)(nil)
	_ fyne.Accessible   = (*menuRow)(nil)
	_ desktop.Hoverable = (*menuRow)(nil)
)

func newMenuRow(m *Menu, i int) *menuRow {
	r := &menuRow{menu: m, index: i}
	r.ExtendBaseWidget(r)
	return r
}

func (r *menuRow) item() MenuItem { return r.menu.items[r.index] }

// Tapped does what the row says.
func (r *menuRow) Tapped(*fyne.PointEvent) { r.menu.choose(r.index) }

// MouseIn moves the light to the row.
func (r *menuRow) MouseIn(*desktop.MouseEvent) {
	if r.item().Reason == "" {
		r.menu.move(r.index)
	}
}

// MouseMoved is for the toolkit.
func (r *menuRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (r *menuRow) MouseOut() {}

// Disabled says whether there is a reason not to choose the row.
func (r *menuRow) Disabled() bool { return r.item().Reason != "" }

// WidgetName is the name given.
func (r *menuRow) WidgetName() string { return r.item().Name }

// WidgetText is the label, and why it cannot be chosen.
func (r *menuRow) WidgetText() string {
	if it := r.item(); it.Reason != "" {
		return it.Label + ", " + it.Reason
	}
	return r.item().Label
}

// AccessibilityLabel is the label, and why it cannot be chosen.
func (r *menuRow) AccessibilityLabel() string { return r.WidgetText() }

// AccessibilityRole is button.
func (r *menuRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for the toolkit.
func (r *menuRow) CreateRenderer() fyne.WidgetRenderer {
	x := &menuRowRenderer{r: r}
	x.build()
	return x
}

type menuRowRenderer struct {
	r       *menuRow
	objects []object
	content *fyne.Container
}

func (x *menuRowRenderer) build() {
	p, it := theme.Current(), x.r.item()
	ink, ground := p.Ink, theme.Alpha(p.Ink, 0)
	switch {
	case it.Reason != "":
		ink = p.Ink3
	case x.r.menu.at == x.r.index:
		ground = p.AccentSoft
	}
	row := []fyne.CanvasObject{Mid(Box(ceil(SmallM.Width(it.Label)), 0, One(it.Label, SmallM, ink)))}
	wide := 0
	if it.Icon != "" {
		row = append([]fyne.CanvasObject{Icon(it.Icon, 16, p.Ink2)}, row...)
		wide = 1
	}
	hint := it.Hint
	if it.Reason != "" {
		hint = it.Reason
	}
	if hint != "" {
		row = append(row, Gap(12, 1), Mid(T(hint, Cap, p.Ink3)))
	}
	if it.Chosen {
		row = append(row, Icon(IconCheck, 16, p.Accent))
	}
	x.content = In(0, 10, 0, 10, Row(8, wide, row...))
	x.objects = []object{Rect(ground, 6), x.content}
}

func (x *menuRowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(x.content.MinSize().Width, menuRowHeight)
}

func (x *menuRowRenderer) Layout(s fyne.Size) {
	for _, o := range x.objects {
		put(o, 0, 0, s.Width, s.Height)
	}
}

func (x *menuRowRenderer) Refresh() {
	x.build()
	x.Layout(x.r.Size())
	canvas.Refresh(x.r)
}
func (x *menuRowRenderer) Objects() []fyne.CanvasObject { return x.objects }
func (x *menuRowRenderer) Destroy()                     {}

// MenuButton is a button that opens a menu.
type MenuButton struct {
	Button
	// Items makes the rows at the moment the menu is opened.
	Items func() []MenuItem
}

// NewMenuButton is a button with an edge and a chevron behind its words.
func NewMenuButton(name, text string, items func() []MenuItem) *MenuButton {
	b := &MenuButton{Button: Button{Name: name, Text: text, Tail: IconChevron}, Items: items}
	b.ExtendBaseWidget(b)
	b.OnTapped, b.self = b.open, b
	return b
}

// NewMoreButton is three dots that open a menu; spoken says of what.
func NewMoreButton(name, spoken string, items func() []MenuItem) *MenuButton {
	b := &MenuButton{Button: Button{Name: name, Spoken: spoken, Icon: IconMore, Kind: Quiet}, Items: items}
	b.ExtendBaseWidget(b)
	b.OnTapped, b.self = b.open, b
	return b
}

func (b *MenuButton) open() { ShowMenu(b, b.Items()...) }
