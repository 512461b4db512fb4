package settings

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/words"
)

// expectations is when one is reminded of what is expected of the reps.
func (p *Page) expectations() fyne.CanvasObject {
	return p.card(term{
		name: "settings.expect", title: words.Say("settings.expect"), after: words.Say("settings.expect.after"), text: words.Say("settings.expect.text"),
		choices: []int{90, model.DefaultExpectationDays, 365, 0}, say: expectTerm, of: func(f *model.File) *int { return &f.ExpectationDays },
	})
}

func expectTerm(days int) string {
	switch {
	case days == 0:
		return words.Say("settings.expect.never")
	case days == 365:
		return words.SayN("settings.expect.months", 12)
	case days%30 == 0:
		return words.SayN("settings.expect.months", days/30)
	}
	return words.SayN("settings.expect.days", days)
}
