package oneonone

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Handover is a frame that can write everything that is kept about a person, private notes included.
type Handover interface {
	HandOver(person model.ID)
}

// handOver says how many private notes whoever they are about would see, were they to ask; nil when there is none. It
// shows what they would see.
func (p *Page) handOver() fyne.CanvasObject {
	h, ok := p.frame.(Handover)
	n := 0
	for _, note := range p.talks.Notes {
		if note.Visibility == model.Private && note.ArchivedAt.IsZero() {
			n++
		}
	}
	if !ok || n == 0 {
		return nil
	}
	text := words.SayN("note.handover", n, p.call())
	return kit.NewTapRow("note.handover", text, func() { h.HandOver(p.person) },
		kit.In(3, 0, 3, 0, kit.P(text, kit.Cap, theme.Current().AccentInk)))
}
