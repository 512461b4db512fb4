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

// fadeTerms are the months one can choose after which a rating fades, beside what the file has; 0 is never.
var fadeTerms = []int{3, model.DefaultFadeMonths, 12, 0}

// fading is when a rating without newer evidence fades; the team shares it.
func (p *Page) fading(months int) fyne.CanvasObject {
	terms := fadeTerms
	if !slices.Contains(terms, months) {
		terms = append([]int{months}, terms...)
	}
	var choices []kit.Choice
	for _, n := range terms {
		choices = append(choices, fadeTerm(n))
	}
	after := kit.NewSegments("settings.fade", choices, strconv.Itoa(months), p.onFade)
	after.Spoken = words.Say("settings.fade.after")
	var chosen fyne.CanvasObject = kit.HB(0, after)
	if p.window.Store().ReadOnly() {
		chosen = kit.P(fadeTerm(months).Text, kit.Body, theme.Current().Ink)
	}
	return kit.VB(14, kit.CardHead(words.Say("settings.fade")), kit.Labelled(words.Say("settings.fade.after"), chosen),
		kit.P(words.Say("settings.fade.text"), kit.Small, theme.Current().Ink2))
}

func fadeTerm(months int) kit.Choice {
	text := words.SayN("settings.expect.months", months)
	if months == 0 {
		text = words.Say("settings.expect.never")
	}
	return kit.Choice{Key: strconv.Itoa(months), Text: text}
}

// onFade stores the choice at once.
func (p *Page) onFade(key string) {
	file := p.window.Roster().File
	if was := file.FadeMonths; number(key, was) != was {
		file.FadeMonths = number(key, was)
		p.window.Change(unit.ChangeFile, func(w *storage.Work) error { return w.Put(&file) }, nil)
	}
}
