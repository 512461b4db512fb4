package kit

import (
	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// MeasureLine shows how a target or a quota stands: its title, the value against the target, a bar, and the share in words.
// More may be added under it. A faint one is out of use.
func MeasureLine(name, title string, x *model.MeasureState, faint bool) *fyne.Container {
	t, m := theme.Current(), &x.Measure
	ink, accent := t.Ink, t.Accent
	if faint {
		ink, accent = t.Ink3, t.LineStrong
	}
	said := words.Say("targets.of", words.Grouped(x.Value, m, false), words.Grouped(m.Target, m, true))
	value := OneR(said, SmallB, ink)
	value.Name = name + ".value"
	share := 0.0
	if x.Share != nil {
		share, _ = model.Clamp(x.Share).Float64()
	}
	state := P(words.MeasureState(x), Cap, t.Ink2)
	state.Name = name + ".state"
	return VB(4, Row(10, 0, P(title, Small, ink), Top(Box(SmallB.Width(said)+2, SmallB.LineHeight(), value))), Bar(share, 6, accent), state)
}
