package words

import (
	"time"

	"milepost/model"
)

// Period names a range of days: a quarter of a year whose first month is first by its number, any other by its ends.
func Period(s model.Span, first time.Month, today model.Date) string {
	if s.From.IsZero() || s.To.IsZero() {
		return Say("period.open", DateShort(s.From, today), DateShort(s.To, today))
	}
	quarter, n := model.Quarter(s.From, first)
	if quarter != s {
		return Say("period.span", DateShort(s.From, today), Date(s.To))
	}
	year := s.From.Year()
	if first != time.January { // a year that is not the calendar's is called by both
		start := year
		if s.From.Month() < first {
			start--
		}
		return Say("period.quarter.split", n, start, (start+1)%100)
	}
	return Say("period.quarter", n, year)
}
