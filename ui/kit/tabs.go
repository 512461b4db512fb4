package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/theme"
	"milepost/ui/words"
)

// Tabs choose what a page shows below them. They are one stop of Tab; Left, Right, Home and End choose. What does not
// fit stands in a menu at the end; the chosen one is always among those that are seen.
type Tabs struct {
	widget.BaseWidget
	Name     string // for tests and scripts; a tab is NAME.1, NAME.2 and so on, the menu NAME.more
	Labels   []string
	Chosen   int
	OnChosen func(i int)

	focused bool
	items   []*tabItem // one for each label, then the one that opens the menu
}

var (
	_ fyne.Focusable  = (*Tabs)(nil)
	_ fyne.Accessible = (*Tabs)(nil)
	_ Tall            = (*Tabs)(nil)
)

const (
	tabGap    = 26
	tabHeight = 30
)

// NewTabs are tabs of which one is chosen.
func NewTabs(name string, labels []string, chosen int, onChosen func(i int)) *Tabs {
	t := &Tabs{Name: name, Labels: labels, Chosen: chosen, OnChosen: onChosen}
	t.ExtendBaseWidget(t)
	for i := range labels {
		t.items = append(t.items, newTabItem(t, i))
	}
	t.items = append(t.items, newTabItem(t, len(labels)))
	return t
}

// Choose shows a tab as chosen and tells OnChosen, if it was not chosen before.
func (t *Tabs) Choose(i int) {
	if i < 0 || i >= len(t.Labels) || i == t.Chosen {
		return
	}
	t.Chosen = i
	t.Refresh()
	if t.OnChosen != nil {
		t.OnChosen(i)
	}
}

// TypedKey chooses the tab beside, or the first or last.
func (t *Tabs) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		t.Choose(t.Chosen - 1)
	case fyne.KeyRight:
		t.Choose(t.Chosen + 1)
	case fyne.KeyHome:
		t.Choose(0)
	case fyne.KeyEnd:
		t.Choose(len(t.Labels) - 1)
	default:
		PassKey(t, e)
	}
}

// TypedRune is for the toolkit.
func (t *Tabs) TypedRune(rune) {}

// FocusGained shows the focus.
func (t *Tabs) FocusGained() { t.focused = true; t.Refresh(); Reveal(t) }

// FocusLost hides the focus.
func (t *Tabs) FocusLost() { t.focused = false; t.Refresh() }

// HeightFor is the same at every width.
func (t *Tabs) HeightFor(float32) float32 { return tabHeight + 1 }

// MinSize is narrow: tabs that do not fit go into the menu.
func (t *Tabs) MinSize() fyne.Size { return fyne.NewSize(120, tabHeight+1) }

// AccessibilityLabel is the chosen tab.
func (t *Tabs) AccessibilityLabel() string { return t.WidgetText() }

// AccessibilityRole is a container's: it holds the tabs.
func (t *Tabs) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// WidgetName is the name given.
func (t *Tabs) WidgetName() string { return t.Name }

// WidgetText is the label of the chosen tab.
func (t *Tabs) WidgetText() string {
	if t.Chosen < 0 || t.Chosen >= len(t.Labels) {
		return ""
	}
	return t.Labels[t.Chosen]
}

// tabWidth reserves room for the label when chosen, which is heavier, so that nothing moves when another is.
func tabWidth(label string) float32 { return ceil(SmallB.Width(label)) }

// seen are the tabs that fit into a width, in their order.
func (t *Tabs) seen(w float32) []int {
	all := float32(-tabGap)
	for _, l := range t.Labels {
		all += tabWidth(l) + tabGap
	}
	out := make([]int, 0, len(t.Labels))
	if all <= w {
		for i := range t.Labels {
			out = append(out, i)
		}
		return out
	}
	room := w - tabWidth(moreLabel(len(t.Labels))) - tailRoom
	if t.Chosen >= 0 && t.Chosen < len(t.Labels) {
		room -= tabWidth(t.Labels[t.Chosen]) + tabGap
	}
	for i, l := range t.Labels {
		if i != t.Chosen {
			room -= tabWidth(l) + tabGap
			if room < 0 {
				return t.withChosen(out)
			}
		}
		out = append(out, i)
	}
	return out
}

// withChosen adds the chosen tab, if it comes after those that fit.
func (t *Tabs) withChosen(seen []int) []int {
	for _, i := range seen {
		if i == t.Chosen {
			return seen
		}
	}
	return append(seen, t.Chosen)
}

func moreLabel(n int) string { return words.Say("kit.tabs.more", n) }

// CreateRenderer is for the toolkit.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	return &tabsRenderer{t: t, line: Rect(theme.Current().Line, 0), ring: newRing(4)}
}

type tabsRenderer struct {
	t    *Tabs
	line *canvas.Rectangle
	ring *ring
}

func (r *tabsRenderer) MinSize() fyne.Size { return r.t.MinSize() }

func (r *tabsRenderer) Layout(s fyne.Size) {
	t := r.t
	put(r.line, 0, s.Height-1, s.Width, 1)
	seen := t.seen(s.Width)
	for _, item := range t.items {
		item.Hide()
	}
	x := float32(0)
	r.ring.show(false)
	for _, i := range seen {
		w := tabWidth(t.Labels[i])
		t.items[i].Show()
		put(t.items[i], x, 0, w, tabHeight)
		if i == t.Chosen {
			r.ring.show(t.focused)
			r.ring.layoutAt(x-2, -2, w+4, tabHeight-5)
		}
		x += w + tabGap
	}
	if hidden := len(t.Labels) - len(seen); hidden > 0 {
		more := t.items[len(t.Labels)]
		more.label = moreLabel(hidden)
		more.Show()
		put(more, x, 0, tabWidth(more.label)+tailRoom, tabHeight)
	}
}

func (r *tabsRenderer) Refresh() {
	r.line.FillColor = theme.Current().Line
	r.Layout(r.t.Size())
	for _, item := range r.t.items {
		item.Refresh()
	}
	canvas.Refresh(r.t)
}

func (r *tabsRenderer) Objects() []fyne.CanvasObject {
	out := append(r.ring.objects(), r.line)
	for _, item := range r.t.items {
		out = append(out, item)
	}
	return out
}
func (r *tabsRenderer) Destroy() {}

// tabItem is one tab, or the one that opens the menu. The tabs have the focus, not the item.
type tabItem struct {
	widget.BaseWidget
	tabs    *Tabs
	index   int
	label   string
	hovered bool
}

var (
	_ fyne.Tappable      = (*tabItem)(nil)
	_ fyne.Accessible    = (*tabItem)(nil)
	_ desktop.Hoverable  = (*tabItem)(nil)
	_ desktop.Cursorable = (*tabItem)(nil)
)

func newTabItem(t *Tabs, i int) *tabItem {
	item := &tabItem{tabs: t, index: i}
	if i < len(t.Labels) {
		item.label = t.Labels[i]
	}
	item.ExtendBaseWidget(item)
	return item
}

func (i *tabItem) isMore() bool { return i.index == len(i.tabs.Labels) }

// Tapped chooses the tab, or opens the menu of those that did not fit.
func (i *tabItem) Tapped(*fyne.PointEvent) {
	if !i.isMore() {
		i.tabs.Choose(i.index)
		return
	}
	seen := map[int]bool{}
	for _, s := range i.tabs.seen(i.tabs.Size().Width) {
		seen[s] = true
	}
	var rest []MenuItem
	for n, label := range i.tabs.Labels {
		if !seen[n] {
			rest = append(rest, MenuItem{Name: i.tabs.tabName(n), Label: label, OnTapped: func() { i.tabs.Choose(n) }})
		}
	}
	ShowMenu(i, rest...)
}

// MouseIn is for the toolkit.
func (i *tabItem) MouseIn(*desktop.MouseEvent) { i.hovered = true; i.Refresh() }

// MouseMoved is for the toolkit.
func (i *tabItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (i *tabItem) MouseOut() { i.hovered = false; i.Refresh() }

// Cursor is a hand.
func (i *tabItem) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is the label.
func (i *tabItem) AccessibilityLabel() string { return i.label }

// AccessibilityRole is link: it shows something else.
func (i *tabItem) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// WidgetName is the name of the tabs and the place among them.
func (i *tabItem) WidgetName() string {
	if i.isMore() && i.tabs.Name != "" {
		return i.tabs.Name + ".more"
	}
	return i.tabs.tabName(i.index)
}

// WidgetText is the label.
func (i *tabItem) WidgetText() string { return i.label }

func (t *Tabs) tabName(i int) string {
	if t.Name == "" {
		return ""
	}
	return t.Name + "." + strconv.Itoa(i+1)
}

// CreateRenderer is for the toolkit.
func (i *tabItem) CreateRenderer() fyne.WidgetRenderer {
	r := &tabItemRenderer{i: i, text: T("", SmallM, Ink()), under: Rect(Ink(), 1), tail: &canvas.Image{FillMode: canvas.ImageFillContain}}
	r.paint()
	return r
}

type tabItemRenderer struct {
	i     *tabItem
	text  *canvas.Text
	under *canvas.Rectangle
	tail  *canvas.Image
}

func (r *tabItemRenderer) paint() {
	p, t := theme.Current(), r.i.tabs
	chosen := r.i.index == t.Chosen
	st, ink := SmallM, p.Ink2
	if r.i.hovered {
		ink = p.Ink
	}
	if chosen {
		st, ink = SmallB, p.Ink
	}
	r.text.Text, r.text.Color = oneLine.Replace(r.i.label), ink
	r.text.TextStyle = theme.TextStyle(st.Weight)
	r.under.FillColor = p.Accent
	r.under.Hidden = !chosen
	r.tail.Hidden = !r.i.isMore()
	if r.i.isMore() {
		r.tail.Resource = IconResource(IconChevron, ink)
	}
}

func (r *tabItemRenderer) MinSize() fyne.Size { return fyne.NewSize(8, tabHeight) }

func (r *tabItemRenderer) Layout(s fyne.Size) {
	put(r.text, 0, 0, s.Width, s.Height-9)
	put(r.under, 0, s.Height-1, s.Width, 2)
	put(r.tail, s.Width-tailSize, floor((s.Height-9-tailSize)/2), tailSize, tailSize)
}

func (r *tabItemRenderer) Refresh() {
	r.paint()
	r.Layout(r.i.Size())
	canvas.Refresh(r.i)
}

func (r *tabItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.text, r.under, r.tail}
}
func (r *tabItemRenderer) Destroy() {}
