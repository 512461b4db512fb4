package kit

import (
	"fyne.io/fyne/v2"

	"milepost/model"
)

// PersonDisc is a person's mark. Its colour follows from the id, so that it stays the same when people come and go.
func PersonDisc(p *model.Person, size float32) fyne.CanvasObject {
	return Disc(p.DiscIndex(), p.Initials(), size)
}
