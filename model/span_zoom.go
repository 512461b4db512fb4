package model

import "math"

// Zoomed is a span that is factor times as long, at least least and at most most days, in which the day stays at the
// same part of it. A day outside the span counts as its nearer end. Both ends must be set.
func (s Span) Zoomed(around Date, factor float64, least, most int) Span {
	days := s.To.Days(s.From)
	if days < 1 || factor <= 0 {
		return s
	}
	if around.Before(s.From) {
		around = s.From
	}
	if around.After(s.To) {
		around = s.To
	}
	long := min(most, max(least, int(math.Round(float64(days)*factor))))
	before := int(math.Round(float64(around.Days(s.From)) * float64(long) / float64(days)))
	from := around.AddDays(-before)
	return Span{From: from, To: from.AddDays(long)}
}

// Moved is the span so many days later; earlier when days is below zero. Both ends must be set.
func (s Span) Moved(days int) Span {
	return Span{From: s.From.AddDays(days), To: s.To.AddDays(days)}
}
