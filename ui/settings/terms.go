package settings

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
)

// term is a time that the team has chosen, out of a few: after how many days or months something is said.
type term struct {
	name               string // of the choice, for tests and scripts
	title, after, text string
	choices            []int // beside what the file has; 0 is never
	say                func(n int) string
	of                 func(*model.File) *int
}

// card is the choice with what it means. It is stored at once; in a file that can only be read it is told.
func (p *Page) card(x term) fyne.CanvasObject {
	file := p.window.Roster().File
	now, all := *x.of(&file), x.choices
	if !slices.Contains(all, now) {
		all = append([]int{now}, all...)
	}
	var choices []kit.Choice
	for _, n := range all {
		choices = append(choices, kit.Choice{Key: strconv.Itoa(n), Text: x.say(n)})
	}
	after := kit.NewSegments(x.name, choices, strconv.Itoa(now), func(key string) { p.onTerm(x, key) })
	after.Spoken = x.after
	var chosen fyne.CanvasObject = kit.HB(0, after)
	if p.window.Store().ReadOnly() {
		chosen = kit.P(x.say(now), kit.Body, theme.Current().Ink)
	}
	return kit.VB(14, kit.CardHead(x.title), kit.Labelled(x.after, chosen), kit.P(x.text, kit.Small, theme.Current().Ink2))
}

func (p *Page) onTerm(x term, key string) {
	file := p.window.Roster().File
	if was := *x.of(&file); number(key, was) != was {
		*x.of(&file) = number(key, was)
		p.window.Change(unit.ChangeFile, func(w *storage.Work) error { return w.Put(&file) }, nil)
	}
}
