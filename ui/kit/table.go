package kit

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/theme"
)

// Column is one column of a Table.
type Column struct {
	Title string
	Width float32        // units; 0 shares what is left
	From  float32        // the least width of the table at which the column is shown
	Align fyne.TextAlign // of the title
	Sorts bool           // the title can be chosen to sort
}

// Table is rows under column titles. Where it is narrow it gives up whole columns, those with the largest From first; a
// cell ends in an ellipsis and is never cut.
type Table struct {
	widget.BaseWidget
	// Rows hold the rows and their keys: set Count, Key, Text, OnOpen and so on there.
	Rows    *Rows
	Columns []Column
	// Cell makes what stands in a cell.
	Cell func(row, column int) fyne.CanvasObject
	// OnSort is called when a title is chosen: first ascending, then turned round. The caller sorts, and calls Sorted
	// and Reload.
	OnSort func(column int, descending bool)

	sortedBy   int // -1: not by a column
	descending bool
	shown      []int // the columns of the last layout
	titles     []*columnTitle
	head       *fyne.Container
}

var (
	_ fyne.Widget = (*Table)(nil)
	_ Tall        = (*Table)(nil)
)

const (
	tableGap        = 14 // between columns
	tableEdge       = 8  // before the first and behind the last
	tableHeadHeight = 33 // with its hairline
)

// NewTable is a table without rows. A title's name is NAME.sort.1, NAME.sort.2 and so on.
func NewTable(name string, rowHeight float32, columns []Column, cell func(row, column int) fyne.CanvasObject) *Table {
	t := &Table{Columns: columns, Cell: cell, sortedBy: -1}
	t.Rows = NewRows(name, rowHeight, t.row)
	titles := make([]fyne.CanvasObject, len(columns))
	for i, c := range columns {
		title := newColumnTitle(t, i, c)
		t.titles = append(t.titles, title)
		titles[i] = title
	}
	t.head = container.New(&tableHead{t}, titles...)
	t.ExtendBaseWidget(t)
	return t
}

// Sorted marks the column the rows are sorted by; -1 is none.
func (t *Table) Sorted(column int, descending bool) {
	t.sortedBy, t.descending = column, descending
	for _, title := range t.titles {
		title.Refresh()
	}
}

// Reload shows the rows anew, as many as Rows.Count says.
func (t *Table) Reload() {
	t.Rows.Reload()
	t.Refresh()
}

func (t *Table) sort(column int) {
	if t.OnSort != nil {
		t.OnSort(column, t.sortedBy == column && !t.descending)
	}
}

// columnsAt are the columns shown at a width.
func (t *Table) columnsAt(w float32) []int {
	out := make([]int, 0, len(t.Columns))
	for i, c := range t.Columns {
		if w >= c.From {
			out = append(out, i)
		}
	}
	return out
}

// widths are those of shown columns inside a width.
func (t *Table) widths(shown []int, w float32) []float32 {
	fixed := make([]float32, len(shown))
	for i, c := range shown {
		fixed[i] = t.Columns[c].Width
	}
	return shares(fixed, tableGap, w-2*tableEdge)
}

func (t *Table) row(i int) fyne.CanvasObject {
	cells := make([]fyne.CanvasObject, len(t.shown))
	for k, c := range t.shown {
		cells[k] = t.Cell(i, c)
	}
	return container.New(&tableRow{t, t.shown}, cells...)
}

// HeightFor is the titles and the rows.
func (t *Table) HeightFor(w float32) float32 { return tableHeadHeight + t.Rows.HeightFor(w) }

// MinSize is narrow: columns are given up.
func (t *Table) MinSize() fyne.Size { return fyne.NewSize(120, t.HeightFor(0)) }

// CreateRenderer is for the toolkit.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	return &tableRenderer{t, Rect(theme.Current().Line, 0)}
}

type tableRenderer struct {
	t    *Table
	line *canvas.Rectangle
}

func (r *tableRenderer) MinSize() fyne.Size { return r.t.MinSize() }

func (r *tableRenderer) Layout(s fyne.Size) {
	if shown := r.t.columnsAt(s.Width); !slices.Equal(shown, r.t.shown) {
		r.t.shown = shown
		r.t.Rows.body.forget()
		r.t.Rows.Refresh()
	}
	put(r.t.head, 0, 0, s.Width, tableHeadHeight-1)
	put(r.line, 0, tableHeadHeight-1, s.Width, 1)
	put(r.t.Rows, 0, tableHeadHeight, s.Width, fyne.Max(0, s.Height-tableHeadHeight))
}

func (r *tableRenderer) Refresh() {
	r.line.FillColor = theme.Current().Line
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}

func (r *tableRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.head, r.line, r.t.Rows}
}
func (r *tableRenderer) Destroy() {}

// tableRow sets cells under their titles, half way down.
type tableRow struct {
	t     *Table
	shown []int
}

func (r *tableRow) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(24, r.t.Rows.Height-1)
}

func (r *tableRow) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	x := float32(tableEdge)
	for i, w := range r.t.widths(r.shown, s.Width) {
		h := fyne.Min(HeightOf(objects[i], w), s.Height)
		put(objects[i], x, floor((s.Height-h)/2), w, h)
		x += w + tableGap
	}
}

// tableHead sets the titles over their columns.
type tableHead struct{ t *Table }

func (h *tableHead) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(24, tableHeadHeight) }

func (h *tableHead) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	shown := h.t.columnsAt(s.Width)
	for i, o := range objects {
		if slices.Contains(shown, i) {
			o.Show()
		} else {
			o.Hide()
		}
	}
	x := float32(tableEdge)
	for i, w := range h.t.widths(shown, s.Width) {
		put(objects[shown[i]], x, 0, w, s.Height)
		x += w + tableGap
	}
}

// columnTitle is the title of a column; one that sorts is a button.
type columnTitle struct {
	Button
	table *Table
	index int
	align fyne.TextAlign
}

func newColumnTitle(t *Table, i int, c Column) *columnTitle {
	title := &columnTitle{Button: Button{Text: c.Title}, table: t, index: i, align: c.Align}
	if c.Sorts {
		if t.Rows.Name != "" {
			title.Name = t.Rows.Name + ".sort." + strconv.Itoa(i+1)
		}
		title.OnTapped = func() { t.sort(i) }
	} else {
		title.Disable() // it takes no focus and looks like a word
	}
	title.self = title
	title.ExtendBaseWidget(title)
	return title
}

// CreateRenderer is for the toolkit.
func (c *columnTitle) CreateRenderer() fyne.WidgetRenderer {
	r := &columnTitleRenderer{c: c, ring: newRing(4), text: One("", CapM, Ink3()), arrow: &canvas.Image{FillMode: canvas.ImageFillContain}}
	r.paint()
	return r
}

type columnTitleRenderer struct {
	c     *columnTitle
	ring  *ring
	text  *Paragraph
	arrow *canvas.Image
}

func (r *columnTitleRenderer) sorted() bool { return r.c.table.sortedBy == r.c.index }

func (r *columnTitleRenderer) paint() {
	p := theme.Current()
	st, ink := CapM, p.Ink3
	switch {
	case r.sorted():
		st, ink = CapB, p.Ink
	case r.c.hovered && !r.c.Disabled():
		ink = p.Ink
	}
	r.text.Text, r.text.Style, r.text.Color, r.text.Align = r.c.Text, st, ink, r.c.align
	r.arrow.Hidden = !r.sorted()
	icon := IconUp
	if r.c.table.descending {
		icon = IconDown
	}
	r.arrow.Resource = IconResource(icon, ink)
	r.ring.show(r.c.focused)
}

func (r *columnTitleRenderer) MinSize() fyne.Size { return fyne.NewSize(24, tableHeadHeight-1) }

func (r *columnTitleRenderer) Layout(s fyne.Size) {
	const arrow = 12
	room := s.Width
	if r.sorted() {
		room -= arrow + 4
	}
	words := fyne.Min(ceil(r.text.Style.Width(r.c.Text)), room)
	x := float32(0)
	switch r.c.align {
	case fyne.TextAlignTrailing:
		x = room - words
	case fyne.TextAlignCenter:
		x = floor((room - words) / 2)
	}
	h := r.text.Style.LineHeight()
	y := floor((s.Height - h) / 2)
	put(r.text, x, y, words+1, h)
	put(r.arrow, x+words+4, floor((s.Height-arrow)/2), arrow, arrow)
	r.ring.layoutAt(x-2, y-1, s.Width-room+words+4, h+2)
}

func (r *columnTitleRenderer) Refresh() {
	r.paint()
	r.text.Refresh()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *columnTitleRenderer) Objects() []fyne.CanvasObject {
	return append(r.ring.objects(), r.text, r.arrow)
}
func (r *columnTitleRenderer) Destroy() {}
