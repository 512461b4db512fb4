package kit

import (
	"fyne.io/fyne/v2"

	"milepost/model"
)

// PersonDisc is a person's mark. Its colour follows from the id, so that it stays the same when people come and go.
func PersonDisc(p *model.Person, size float32) fyne.CanvasObject {
	return Disc(PersonDiscIndex(p), p.Initials(), size)
}

// PersonDiscIndex says which colour a person's mark has, for pictures that draw it themselves.
func PersonDiscIndex(p *model.Person) int {
	sum := 0
	for _, r := range string(p.ID) {
		sum += int(r)
	}
	return sum
}
