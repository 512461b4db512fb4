package model_test

import (
	"testing"

	"milepost/model"
)

func TestZoomKeepsTheDayInItsPlace(t *testing.T) {
	year := model.Span{From: model.MustDate("2026-10-01"), To: model.MustDate("2027-09-26")} // 360 days
	for _, c := range []struct {
		name, around, from, to string
		factor                 float64
	}{
		{"the middle", "2027-03-30", "2026-12-30", "2027-06-28", 0.5},
		{"the first day", "2026-10-01", "2026-10-01", "2027-03-30", 0.5},
		{"the last day", "2027-09-26", "2027-03-30", "2027-09-26", 0.5},
		{"a day outside", "2020-01-01", "2026-10-01", "2027-03-30", 0.5},
		{"no nearer than the least", "2026-10-01", "2026-10-01", "2026-10-31", 0.01},
		{"no farther than the most", "2026-10-01", "2026-10-01", "2029-06-27", 50},
	} {
		got := year.Zoomed(model.MustDate(c.around), c.factor, 30, 1000)
		if want := (model.Span{From: model.MustDate(c.from), To: model.MustDate(c.to)}); got != want {
			t.Errorf("%s: %v to %v, want %s to %s", c.name, got.From, got.To, c.from, c.to)
		}
	}
	if got := year.Moved(-1).Moved(1); got != year {
		t.Errorf("there and back is %v", got)
	}
}
