package settings

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/words"
)

// fading is when a rating without newer evidence fades.
func (p *Page) fading() fyne.CanvasObject {
	return p.card(term{
		name: "settings.fade", title: words.Say("settings.fade"), after: words.Say("settings.fade.after"), text: words.Say("settings.fade.text"),
		choices: []int{3, model.DefaultFadeMonths, 12, 0}, say: fadeTerm, of: func(f *model.File) *int { return &f.FadeMonths },
	})
}

func fadeTerm(months int) string {
	if months == 0 {
		return words.Say("settings.expect.never")
	}
	return words.SayN("settings.expect.months", months)
}
