package milestones

import (
	"fyne.io/fyne/v2"

	"milepost/chart"
	"milepost/model"
	"milepost/ui/documents"
	"milepost/ui/kit"
)

// How near and how far the time can be looked at, in days: a month, and three years.
const (
	zoomLeast = 30
	zoomMost  = 1096
	zoomStep  = 0.8 // of the time shown that stays when coming nearer once
)

// timeShown is the time of the picture: what somebody zoomed and moved to, else what the segments say.
func (x *picture) timeShown() model.Span {
	if x.time != (model.Span{}) {
		return x.time
	}
	return spanOf(x.span.Key(), x.page.frame.Today())
}

// onSpan begins anew with one of the three spans.
func (x *picture) onSpan(string) { x.onToday() }

// onToday goes back to the chosen span, in which today stands near the beginning.
func (x *picture) onToday() {
	x.time = model.Span{}
	x.page.show()
}

// showTime shows another span, and the way back to today.
func (x *picture) showTime(s model.Span) {
	x.time = s
	x.page.show()
}

// onRune comes nearer with + and goes farther with -, around what the keyboard is at. A keyboard on which + needs Shift
// has = on the same key.
func (x *picture) onRune(r rune) {
	factor := 1.0
	switch r {
	case 'm', 'M':
		x.beginPull(x.view.Current(), true)
		return
	case 't', 'T':
		x.tie(x.view.Current())
		return
	case '+', '=':
		factor = zoomStep
	case '-', '−':
		factor = 1 / zoomStep
	default:
		return
	}
	x.zoom(x.dayAt(x.view.Current()), factor)
}

// zoom comes nearer to a day, or goes farther from it.
func (x *picture) zoom(around model.Date, factor float64) {
	x.showTime(x.timeShown().Zoomed(around, factor, zoomLeast, zoomMost))
}

// onKey moves the time with Page Up and Page Down, by a quarter of what is shown; Home is today.
func (x *picture) onKey(key fyne.KeyName) bool {
	if x.pull != nil {
		return x.onPullKey(key)
	}
	if key == fyne.KeyLeft || key == fyne.KeyRight {
		return x.onFoldKey(key)
	}
	s := x.timeShown()
	by := max(1, s.To.Days(s.From)/4)
	switch key {
	case fyne.KeyPageUp:
		x.showTime(s.Moved(-by))
	case fyne.KeyPageDown:
		x.showTime(s.Moved(by))
	case fyne.KeyHome:
		if x.time == (model.Span{}) {
			return false // today is there: Home is the first mark
		}
		x.onToday()
	default:
		return false
	}
	return true
}

// dayAt is the day of a mark; of what has none it is today, or the middle of the time shown when that is elsewhere.
func (x *picture) dayAt(ref chart.Ref) model.Date {
	d, s := x.page.dir, x.timeShown()
	day := x.page.frame.Today()
	if !s.Holds(day) {
		day = s.From.AddDays(s.To.Days(s.From) / 2)
	}
	switch ref.Kind {
	case chart.KindCareer:
		if c := d.CareerByID(ref.ID); c != nil && !c.DueOn.IsZero() {
			return c.DueOn
		}
	case chart.KindBundle:
		for i := range x.weave.Careers {
			if c := &x.weave.Careers[i]; c.ID == ref.ID {
				return c.Due
			}
		}
	case chart.KindStrategic:
		for i := range d.Strategic {
			if m := &d.Strategic[i]; m.ID == ref.ID && !m.DueOn.IsZero() {
				return m.DueOn
			}
		}
	}
	return day
}

// todayLink leads back when the time was zoomed or moved; nothing otherwise.
func (x *picture) todayLink() fyne.CanvasObject {
	if x.time == (model.Span{}) {
		return kit.Gap(0, 0)
	}
	return kit.NewLink("milestones.today", documents.WeaveWords(x.page.frame.Today()).Today, x.onToday)
}
