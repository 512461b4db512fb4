package kit

import "fyne.io/fyne/v2"

// Grid is how many columns and rows of cells the arrow keys go through.
type Grid struct{ Columns, Rows int }

// Step is the cell that lies so many columns and rows from one; ok is false beyond the edge.
func (g Grid) Step(column, row, columns, rows int) (c, r int, ok bool) {
	c, r = column+columns, row+rows
	return c, r, c >= 0 && c < g.Columns && r >= 0 && r < g.Rows
}

// Arrow is where an arrow key leads, in columns and rows; ok is false for other keys.
func Arrow(key fyne.KeyName) (columns, rows int, ok bool) {
	switch key {
	case fyne.KeyLeft:
		return -1, 0, true
	case fyne.KeyRight:
		return 1, 0, true
	case fyne.KeyUp:
		return 0, -1, true
	case fyne.KeyDown:
		return 0, 1, true
	}
	return 0, 0, false
}
