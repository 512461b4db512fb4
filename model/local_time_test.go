package model_test

import (
	"testing"
	"time"

	"milepost/model"
)

func TestLocalTimeKeepsTheClockAndLeavesNoGap(t *testing.T) {
	for _, c := range []struct{ on, at, zone, want string }{
		{"2026-10-19", "09:00", "Europe/Berlin", "2026-10-19T07:00:00Z"},
		{"2026-10-26", "09:00", "Europe/Berlin", "2026-10-26T08:00:00Z"},
		{"2027-03-28", "02:30", "Europe/Berlin", "2027-03-28T01:30:00Z"}, // does not exist: 03:30
		{"2026-10-25", "02:30", "Europe/Berlin", "2026-10-25T00:30:00Z"}, // happens twice: the first
		{"2026-11-01", "01:30", "America/New_York", "2026-11-01T05:30:00Z"},
		{"2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00Z"}, // a gap of half an hour
		{"2026-11-23", "", "Asia/Kolkata", "2026-11-22T18:30:00Z"},
	} {
		zone, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := model.LocalTime(model.MustDate(c.on), c.at, zone).UTC().Format(time.RFC3339); got != c.want {
			t.Errorf("%s %s in %s is %s, not %s", c.on, c.at, c.zone, got, c.want)
		}
	}
}
