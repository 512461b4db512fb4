package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/theme"
	"milepost/ui/words"
)

const (
	pickRows = 6 // shown at once; more scroll
	pickRowH = 32
	pickPad  = 4
)

// pickList shows the suggestions of a picker. The picker keeps the keyboard; the list is pointed at.
type pickList struct {
	widget.BaseWidget
	picker  *Picker
	items   []Item
	create  string // the text of the last row, empty if there is none
	marked  int
	rows    []*spot
	hovered bool

	edge, face *canvas.Rectangle
	none       *canvas.Text
	column     *fyne.Container
	scroll     *container.Scroll
}

var (
	_ fyne.Tappable     = (*pickList)(nil)
	_ desktop.Hoverable = (*pickList)(nil)
)

func newPickList(p *Picker) *pickList {
	l := &pickList{picker: p, column: VB(0)}
	l.scroll = container.NewVScroll(l.column)
	l.ExtendBaseWidget(l)
	l.Hide()
	return l
}

// fill shows other suggestions, the first one marked. Where nothing fits, the row that makes a new thing is marked.
func (l *pickList) fill(items []Item, create string) {
	l.items, l.create, l.marked = items, create, 0
	l.rows = l.rows[:0:0]
	l.column.RemoveAll()
	for i, it := range items {
		var lead object
		if it.Lead != nil {
			lead = it.Lead()
		}
		l.add(l.picker.Name+"."+it.Key, it.Text, lead, it.Detail, func() { l.picker.choose(l.items[i]) })
	}
	if create != "" {
		l.add(l.picker.Name+".create", words.Say("kit.picker.create", create), nil, "", func() { l.picker.create(create) })
	}
	l.scroll.Offset = fyne.Position{}
	l.Refresh()
}

func (l *pickList) add(name, text string, lead object, detail string, onTapped func()) {
	i := len(l.rows)
	row := newSpot(name, text, func() { l.picker.Focus(); onTapped() },
		func(x *spot) fyne.WidgetRenderer { return l.rowRenderer(x, i, lead, detail) })
	l.rows = append(l.rows, row)
	l.column.Add(row)
}

// step moves the mark, and keeps it in sight.
func (l *pickList) step(by int) {
	if len(l.rows) == 0 {
		return
	}
	l.marked = min(max(0, l.marked+by), len(l.rows)-1)
	top := float32(l.marked) * pickRowH
	seen := l.scroll.Size().Height
	switch offset := l.scroll.Offset.Y; {
	case top < offset:
		l.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+pickRowH > offset+seen:
		l.scroll.ScrollToOffset(fyne.NewPos(0, top+pickRowH-seen))
	}
	l.Refresh()
}

// take chooses the marked row; false if there is none.
func (l *pickList) take() bool {
	if l.marked >= len(l.rows) {
		return false
	}
	l.rows[l.marked].onTapped()
	return true
}

func (l *pickList) markedText() string {
	if l.marked >= len(l.rows) {
		return ""
	}
	return l.rows[l.marked].text
}

// pointed says whether the pointer is over the list: a press in it takes the focus away for a moment.
func (l *pickList) pointed() bool {
	over := l.hovered
	for _, r := range l.rows {
		over = over || r.hovered
	}
	return over && l.Visible()
}

// Tapped between the rows gives the keyboard back to the picker.
func (l *pickList) Tapped(*fyne.PointEvent) { l.picker.Focus() }

// MouseIn is for the toolkit.
func (l *pickList) MouseIn(*desktop.MouseEvent) { l.hovered = true }

// MouseMoved is for the toolkit.
func (l *pickList) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (l *pickList) MouseOut() { l.hovered = false }

// HeightFor is the height of the rows, or of the words that there are none.
func (l *pickList) HeightFor(float32) float32 {
	n := float32(max(1, len(l.rows)))
	if len(l.rows) > pickRows {
		n = pickRows + 0.5 // half a row says that there are more
	}
	return n*pickRowH + 2*pickPad
}

// CreateRenderer is for the toolkit.
func (l *pickList) CreateRenderer() fyne.WidgetRenderer {
	l.edge, l.face = Rect(color.Transparent, 8), Rect(color.Transparent, 7)
	l.none = T(words.Say("kit.picker.none"), Small, color.Transparent)
	return newDrawn(l, func() fyne.Size { return fyne.NewSize(48, l.HeightFor(0)) }, l.place, l.paint,
		l.edge, l.face, l.none, l.scroll)
}

func (l *pickList) place(s fyne.Size) {
	put(l.edge, 0, 0, s.Width, s.Height)
	put(l.face, 1, 1, fyne.Max(0, s.Width-2), fyne.Max(0, s.Height-2))
	put(l.none, 12, pickPad, fyne.Max(0, s.Width-24), pickRowH)
	put(l.scroll, pickPad, pickPad, fyne.Max(0, s.Width-2*pickPad), fyne.Max(0, s.Height-2*pickPad))
}

func (l *pickList) paint() {
	p := theme.Current()
	l.edge.FillColor, l.face.FillColor, l.none.Color = p.LineStrong, p.Raised, p.Ink3
	l.none.Hidden = len(l.rows) > 0
}

// rowRenderer draws one suggestion: what stands before it, its text, its detail against the right edge.
func (l *pickList) rowRenderer(x *spot, i int, lead object, detail string) fyne.WidgetRenderer {
	ground := Rect(color.Transparent, 6)
	text, quiet := T("", Body, color.Transparent), TR(detail, Cap, color.Transparent)
	objects := []object{ground, text, quiet}
	if lead != nil {
		objects = append(objects, lead)
	}
	return newDrawn(x, func() fyne.Size { return fyne.NewSize(48, pickRowH) },
		func(s fyne.Size) {
			put(ground, 0, 0, s.Width, s.Height)
			left := float32(8)
			if lead != nil {
				m := lead.MinSize()
				put(lead, left, floor((s.Height-m.Height)/2), ceil(m.Width), ceil(m.Height))
				left += ceil(m.Width) + 8
			}
			room := fyne.Max(0, s.Width-left-8)
			own := fyne.Min(room, ceil(Body.Width(x.text)))
			text.Text = Fit(x.text, Body, own+0.5)
			put(text, left, 0, own, s.Height)
			rest := fyne.Max(0, room-own-12)
			quiet.Text = ""
			if rest > 30 {
				quiet.Text = Fit(detail, Cap, rest)
			}
			put(quiet, left+own+12, 0, rest, s.Height)
		},
		func() {
			p := theme.Current()
			text.Color, quiet.Color, ground.FillColor = p.Ink, p.Ink3, color.Transparent
			switch {
			case i == l.marked:
				ground.FillColor, quiet.Color = p.AccentSoft, p.Ink2
			case x.hovered:
				ground.FillColor = p.Hover
			}
		}, objects...)
}
