package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"milepost/ui/theme"
)

// Disc is a person's mark: initials on a round ground, size units wide. index chooses one of eight grounds; give the
// same person the same index everywhere.
func Disc(index int, initials string, size float32) fyne.CanvasObject {
	p := theme.Current()
	n := len(p.Disc)
	ground := p.Disc[((index%n)+n)%n]
	st := Style{round(size * 0.38), theme.SemiBold}
	return Mid(Box(size, size, canvas.NewCircle(ground), TC(initials, st, p.DiscInk)))
}

// Mark is the small amber disc that says something waits; the words beside it say what.
func Mark() fyne.CanvasObject {
	return Mid(Box(6, 6, canvas.NewCircle(theme.Current().Warn)))
}
