package milestones

import (
	"milepost/model"
)

// Spans of the picture.
const (
	spanMonth = "month"
	spanYear  = "year"
	spanLong  = "years"
)

// spanOf is the time shown around a day: a few weeks, twelve months from the last one, or three years.
func spanOf(key string, on model.Date) model.Span {
	month := model.NewDate(on.Year(), on.Month(), 1)
	switch key {
	case spanMonth:
		return model.Span{From: on.AddDays(-14), To: on.AddDays(49)}
	case spanLong:
		return model.Span{From: month.AddMonths(-6), To: month.AddMonths(30)}
	}
	return model.Span{From: month.AddMonths(-1), To: month.AddMonths(11)}
}
