package milestones

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// showDates lists how the date has moved, newest first; nothing when it never has.
func (p *StrategicPage) showDates() {
	moves := model.MovesOf(p.dir.Moves, p.id)
	p.datesCard.Hidden = len(moves) == 0
	if len(moves) == 0 {
		p.dates.Objects = nil
		return
	}
	t, on := theme.Current(), p.frame.Today()
	box := kit.VB(0, kit.CardHead(words.Say("strategic.dates"), kit.T(words.SayN("strategic.dates.count", len(moves)), kit.Cap, t.Ink3)), kit.Gap(1, 4))
	for i := range moves {
		m := &moves[i]
		name := "strategic.dates." + m.ID.Short()
		line := kit.P(words.Say("strategic.dates.line", words.Date(m.From), words.Date(m.To)), kit.Small, t.Ink)
		line.Name = name
		text := kit.VB(1, line)
		if m.Why != "" {
			text.Add(kit.P(words.Say("link.quote", m.Why), kit.Small, t.Ink2))
		}
		text.Add(kit.P(words.Say("strategic.dates.on", words.DateShort(m.On, on)), kit.Cap, t.Ink3))
		if i > 0 {
			box.Add(kit.HLine())
		}
		box.Add(kit.In(8, 0, 8, 0, text))
	}
	p.dates.Objects = []fyne.CanvasObject{box}
}
