package model

import (
	"slices"
	"testing"
)

func TestBothClocks(t *testing.T) {
	r := &Roster{
		File:  File{Zone: "Europe/Berlin"},
		Owner: Author{PersonID: "boss"},
		People: []Person{
			{Row: Row{ID: "boss"}, Place: "Oslo", Zone: "Europe/Oslo"},
			{Row: Row{ID: "lagos"}, Place: "Lagos", Zone: "Africa/Lagos"},
			{Row: Row{ID: "hamburg"}, Place: "Hamburg", Zone: "Europe/Berlin"},
			{Row: Row{ID: "stockholm"}, Zone: "Europe/Stockholm"},
			{Row: Row{ID: "york"}, Zone: "America/New_York"},
			{Row: Row{ID: "tokyo"}, Place: "Osaka", Zone: "Asia/Tokyo"},
			{Row: Row{ID: "none"}, Place: "Riga"},
			{Row: Row{ID: "odd"}, Zone: "Nowhere/At all"},
		},
	}
	for _, c := range []struct {
		who             ID
		on, at, zone    string
		here, elsewhere ClockAt
	}{
		{"lagos", "2026-11-26", "10:00", "", ClockAt{"Oslo", day("2026-11-26"), "10:00"}, ClockAt{"Lagos", day("2026-11-26"), "10:00"}},
		{"lagos", "2026-07-02", "10:00", "", ClockAt{"Oslo", day("2026-07-02"), "10:00"}, ClockAt{"Lagos", day("2026-07-02"), "09:00"}},
		{"york", "2026-10-20", "15:00", "", ClockAt{"Oslo", day("2026-10-20"), "15:00"}, ClockAt{"New York", day("2026-10-20"), "09:00"}},
		{"york", "2026-10-27", "15:00", "", ClockAt{"Oslo", day("2026-10-27"), "15:00"}, ClockAt{"New York", day("2026-10-27"), "10:00"}},
		{"york", "2026-11-03", "15:00", "", ClockAt{"Oslo", day("2026-11-03"), "15:00"}, ClockAt{"New York", day("2026-11-03"), "09:00"}},
		{"tokyo", "2026-11-24", "07:00", "Asia/Tokyo", ClockAt{"Oslo", day("2026-11-23"), "23:00"}, ClockAt{"Osaka", day("2026-11-24"), "07:00"}},
		{"hamburg", "2026-11-26", "10:00", "", ClockAt{"", day("2026-11-26"), "10:00"}, ClockAt{}},
		{"stockholm", "2026-11-26", "10:00", "", ClockAt{"", day("2026-11-26"), "10:00"}, ClockAt{}},
		{"none", "2026-11-26", "10:00", "", ClockAt{"", day("2026-11-26"), "10:00"}, ClockAt{}},
		{"odd", "2026-11-26", "10:00", "", ClockAt{"", day("2026-11-26"), "10:00"}, ClockAt{}},
		{"lagos", "2026-11-26", "", "", ClockAt{"", day("2026-11-26"), ""}, ClockAt{}},
		{"", "2026-11-26", "10:00", "", ClockAt{"", day("2026-11-26"), "10:00"}, ClockAt{}},
	} {
		m := Meeting{Row: Row{SubjectID: c.who}, On: day(c.on), AtTime: c.at, Zone: c.zone}
		want := []ClockAt{c.here}
		if c.elsewhere != (ClockAt{}) {
			want = append(want, c.elsewhere)
		}
		if got := r.BothClocks(&m); !slices.Equal(got, want) {
			t.Errorf("%s on %s at %s: %+v, want %+v", c.who, c.on, c.at, got, want)
		}
	}
	r.People[0].Zone = "America/Chicago" // the owner does not live by the file's clocks
	if got := r.BothClocks(&Meeting{Row: Row{SubjectID: "lagos"}, On: day("2026-11-26"), AtTime: "10:00"}); got[0].Place != "Berlin" {
		t.Errorf("the file's clocks are called %q", got[0].Place)
	}
}
