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
	"milepost/ui/words"
)

// expectTerms are the days one can choose after which expectations are looked at again, beside what the file has; 0 is
// never.
var expectTerms = []int{90, model.DefaultExpectationDays, 365, 0}

// expectations is when one is reminded of what is expected of the reps; the team shares it.
func (p *Page) expectations(days int) fyne.CanvasObject {
	terms := expectTerms
	if !slices.Contains(terms, days) {
		terms = append([]int{days}, terms...)
	}
	var choices []kit.Choice
	for _, n := range terms {
		choices = append(choices, expectTerm(n))
	}
	after := kit.NewSegments("settings.expect", choices, strconv.Itoa(days), p.onExpect)
	after.Spoken = words.Say("settings.expect.after")
	var chosen fyne.CanvasObject = kit.HB(0, after)
	if p.window.Store().ReadOnly() {
		chosen = kit.P(expectTerm(days).Text, kit.Body, theme.Current().Ink)
	}
	return kit.VB(14, kit.CardHead(words.Say("settings.expect")), kit.Labelled(words.Say("settings.expect.after"), chosen),
		kit.P(words.Say("settings.expect.text"), kit.Small, theme.Current().Ink2))
}

func expectTerm(days int) kit.Choice {
	text := words.SayN("settings.expect.days", days)
	switch {
	case days == 0:
		text = words.Say("settings.expect.never")
	case days == 365:
		text = words.SayN("settings.expect.months", 12)
	case days%30 == 0:
		text = words.SayN("settings.expect.months", days/30)
	}
	return kit.Choice{Key: strconv.Itoa(days), Text: text}
}

// onExpect stores the choice at once.
func (p *Page) onExpect(key string) {
	file := p.window.Roster().File
	if was := file.ExpectationDays; number(key, was) != was {
		file.ExpectationDays = number(key, was)
		p.window.Change(unit.ChangeFile, func(w *storage.Work) error { return w.Put(&file) }, nil)
	}
}
