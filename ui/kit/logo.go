package kit

import (
	"fyne.io/fyne/v2"

	"milepost/ui/theme"
)

// Logo is the mark of the program, a mile stone on a road, 22 units wide.
func Logo() fyne.CanvasObject {
	p, pen := theme.Current(), NewPen()
	stone := pen.Rect(4, 1, 14, 19, 0, p.Accent)
	stone.TopLeftCornerRadius, stone.TopRightCornerRadius = 7, 7
	stone.BottomLeftCornerRadius, stone.BottomRightCornerRadius = 2, 2
	pen.Rect(8, 7, 6, 2, 1, p.OnAccent)
	pen.Rect(8, 11, 6, 2, 1, p.OnAccent)
	pen.Rect(0, 20, 22, 2, 1, p.LineStrong)
	return Mid(Box(22, 22, pen.Drawing()))
}
