package matrix

import (
	"fyne.io/fyne/v2"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/kit"
)

// rows and columns are those in sight: from the first to before the second.
func (x *heat) rows() (from, to int) {
	s := x.view.Size()
	return x.chart.ShownRows(float64(s.Width), float64(s.Height))
}

func (x *heat) columns() (from, to int) { return x.chart.Shown(float64(x.view.Size().Width)) }

// begin shows the rows from one on, and the columns from one on, as far as there are so many behind them. It says whether
// anything moved.
func (x *heat) begin(row, column int) bool {
	from, to := x.rows()
	first, last := x.columns()
	row = min(max(0, row), max(0, x.chart.Count-(to-from)))
	column = min(max(0, column), max(0, len(x.chart.Columns)-(last-first)))
	if row == from && column == first {
		return false
	}
	x.chart.Top, x.chart.First = row, column
	x.view.SetPicture(x.chart)
	return true
}

// leaf turns a whole page, but for one row or column that stays to go on from.
func (x *heat) leaf(to chart.Kind) {
	from, end := x.rows()
	first, last := x.columns()
	rows, columns := max(1, end-from-1), max(1, last-first-1)
	switch to {
	case chart.KindAbove:
		x.begin(from-rows, first)
	case chart.KindBelow:
		x.begin(from+rows, first)
	case chart.KindEarlier:
		x.begin(from, first-columns)
	case chart.KindLater:
		x.begin(from, first+columns)
	}
}

// wheelStep is how far the wheel turns for one row or column, in units.
const wheelStep = 10

// onWheel scrolls the rows, and sideways the columns; at the end, and where all are in sight, the page around moves.
func (x *heat) onWheel(e *fyne.ScrollEvent) bool {
	x.turnedX, x.turnedY = x.turnedX+e.Scrolled.DX, x.turnedY+e.Scrolled.DY
	columns, rows := int(x.turnedX/wheelStep), int(x.turnedY/wheelStep)
	x.turnedX -= float32(columns) * wheelStep
	x.turnedY -= float32(rows) * wheelStep
	if columns == 0 && rows == 0 {
		from, to := x.rows()
		first, last := x.columns()
		return to-from < x.chart.Count && e.Scrolled.DY != 0 || last-first < len(x.chart.Columns) && e.Scrolled.DX != 0
	}
	from, _ := x.rows()
	first, _ := x.columns()
	return x.begin(from-rows, first-columns)
}

// onDrag follows a bar that is dragged; the way counts from where it was taken.
func (x *heat) onDrag(ref, _ chart.Ref, dx, dy float32) {
	if ref.Kind != chart.KindBar {
		return
	}
	from, _ := x.rows()
	first, _ := x.columns()
	rows, s := ref.ID == chart.BarRows, x.view.Size()
	if x.pulled != ref {
		x.pulled, x.pulledFrom = ref, first
		if rows {
			x.pulledFrom = from
		}
	}
	if rows {
		x.begin(x.pulledFrom+x.chart.Travel(ref.ID, float64(dy), float64(s.Width), float64(s.Height)), first)
	} else {
		x.begin(from, x.pulledFrom+x.chart.Travel(ref.ID, float64(dx), float64(s.Width), float64(s.Height)))
	}
}

func (x *heat) onDrop(chart.Ref) { x.pulled = chart.Ref{} }

// onKey moves the keyboard's place from cell to cell and scrolls along: arrows one by one, Page Up and Page Down by as many
// rows as are in sight, Home and End to the first and the last row.
func (x *heat) onKey(key fyne.KeyName) bool {
	column, row, ok := x.place()
	if !ok {
		return false
	}
	from, to := x.rows()
	switch key {
	case fyne.KeyPageUp:
		x.goTo(column, max(0, row-(to-from)))
	case fyne.KeyPageDown:
		x.goTo(column, min(x.chart.Count-1, max(0, row)+to-from))
	case fyne.KeyHome:
		x.goTo(column, 0)
	case fyne.KeyEnd:
		x.goTo(column, x.chart.Count-1)
	default:
		columns, rows, arrow := kit.Arrow(key)
		if !arrow {
			return false
		}
		x.step(column, row, columns, rows)
	}
	return true
}

// step goes to the cell beside. Names stand before the first column and gaps behind the last one, titles above the first
// row and medians below the last; of gaps only the title is a place, and of medians only those of skills.
func (x *heat) step(column, row, columns, rows int) {
	grid := kit.Grid{Columns: len(x.chart.Columns) + 2, Rows: x.chart.Count + 1}
	if x.chart.Median != "" {
		grid.Rows++
	}
	c, r, ok := grid.Step(column+1, row+1, columns, rows)
	c, r = c-1, r-1
	switch {
	case !ok || columns != 0 && c == len(x.chart.Columns) && r >= 0 || c < 0 && r == x.chart.Count && columns != 0:
		return
	case r >= 0 && c == len(x.chart.Columns):
		c--
	case r == x.chart.Count && c < 0:
		c = 0
	}
	x.goTo(c, r)
}

// goTo brings the keyboard to a cell and the cell into sight.
func (x *heat) goTo(column, row int) {
	from, to := x.rows()
	first, last := x.columns()
	if row >= 0 && row < x.chart.Count {
		from = nearest(row, from, to)
	}
	if column >= 0 && column < len(x.chart.Columns) {
		first = nearest(column, first, last)
	}
	x.begin(from, first)
	x.view.Choose(x.refAt(column, row))
}

// nearest is where a stretch that begins with from and ends before to must begin, so that it holds something.
func nearest(at, from, to int) int {
	switch {
	case at < from:
		return at
	case at >= to:
		return from + at - to + 1
	}
	return from
}

// refAt is what stands in a cell.
func (x *heat) refAt(column, row int) chart.Ref {
	switch {
	case row < 0 && column < 0:
		return chart.Ref{Kind: chart.KindSort, ID: chart.SortName}
	case row < 0 && column == len(x.chart.Columns):
		return chart.Ref{Kind: chart.KindSort, ID: chart.SortGap}
	case row < 0:
		return chart.Ref{Kind: chart.KindSkill, ID: x.chart.Columns[column].ID}
	case row == x.chart.Count:
		return chart.Ref{Kind: chart.KindMedian, ID: x.chart.Columns[column].ID}
	}
	person := x.page.facts.Rows[row].Person.ID
	if column < 0 {
		return chart.Ref{Kind: chart.KindPerson, ID: person}
	}
	return chart.Ref{Kind: chart.KindPlace, ID: chart.PlaceID(person, x.chart.Columns[column].ID)}
}

// place is the cell the keyboard is at; ok is false when it is at none.
func (x *heat) place() (column, row int, ok bool) {
	ref := x.view.Current()
	switch ref.Kind {
	case chart.KindSort:
		if ref.ID == chart.SortName {
			return -1, -1, true
		}
		return len(x.chart.Columns), -1, true
	case chart.KindSkill:
		column = x.column(ref.ID)
		return column, -1, column >= 0
	case chart.KindMedian:
		column = x.column(ref.ID)
		return column, x.chart.Count, column >= 0
	case chart.KindPerson:
		row = x.rowOf(ref.ID)
		return -1, row, row >= 0
	case chart.KindPlace:
		person, skill := chart.PlaceOf(ref.ID)
		row, column = x.rowOf(person), x.column(skill)
		return column, row, row >= 0 && column >= 0
	}
	return 0, 0, false
}

func (x *heat) column(skill model.ID) int {
	for i := range x.chart.Columns {
		if x.chart.Columns[i].ID == skill {
			return i
		}
	}
	return -1
}

func (x *heat) rowOf(person model.ID) int {
	rows := x.page.facts.Rows
	for i := range rows {
		if rows[i].Person.ID == person {
			return i
		}
	}
	return -1
}
