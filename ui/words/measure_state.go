package words

import "milepost/model"

// MeasureState says how far a target or a quota is: in per cent, exactly enough that what is not reached never reads so.
func MeasureState(x *model.MeasureState) string {
	m := &x.Measure
	switch {
	case len(x.Currencies) > 1:
		return Say("targets.currencies", List(x.Currencies))
	case !x.Value.Set:
		return Say("targets.unknown")
	case x.Reached && x.Share != nil:
		return Say("targets.reached.at", Percent(x.Share))
	case x.Reached:
		return Say("targets.reached")
	case x.Share == nil || m.Direction == model.MeasureKeep:
		return Say("measure.source." + string(m.Source))
	case m.Start.Set && m.Start.N != 0:
		return Say("targets.state.from", Percent(x.Share), Grouped(m.Start, m, true))
	}
	return Say("targets.state", Percent(x.Share))
}
