package settings

import (
	"strconv"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// reminders is whether and when one is reminded of meetings; it is no part of the file.
func (p *Page) reminders() fyne.CanvasObject {
	choices := []kit.Choice{{Key: strconv.Itoa(model.RemindOff), Text: words.Say("settings.remind.off")}}
	for _, n := range []int{5, 10, 15} {
		choices = append(choices, kit.Choice{Key: strconv.Itoa(n), Text: words.Say("settings.remind.minutes", n)})
	}
	when := kit.NewSegments("settings.remind", choices, strconv.Itoa(p.window.Remind()), p.onRemind)
	when.Spoken = words.Say("settings.remind.when")
	text := words.Say("settings.remind.text")
	if !p.window.CanRemind() {
		text = words.Say("settings.remind.cannot")
	}
	return kit.VB(14, kit.CardHead(words.Say("settings.remind")), kit.Labelled(words.Say("settings.remind.when"), kit.HB(0, when)),
		kit.P(text, kit.Small, theme.Current().Ink2))
}

func (p *Page) onRemind(key string) {
	if n, err := strconv.Atoi(key); err == nil {
		p.window.SetRemind(n)
	}
}
