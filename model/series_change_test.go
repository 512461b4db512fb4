package model

import (
	"slices"
	"testing"
)

func TestAStandingMeetingBecomesAnother(t *testing.T) {
	old := weeklyOf("a", "s", "2026-11-02", "10:00")
	old.UID, old.Row.Version = "imported", 7
	other := func(from string, change func(*Series)) Series {
		s := weeklyOf("a", "", from, "10:00")
		change(&s)
		return s
	}
	for name, c := range map[string]struct {
		next       Series
		apart      bool
		from, to   string
		archivedAt Instant
		at         string
	}{
		"at another time from December on": {
			other("2026-12-07", func(s *Series) { s.AtTime = "14:00" }), true, "2026-11-02", "2026-12-06", 0, "10:00",
		},
		"on another day":               {other("2026-12-08", func(*Series) {}), true, "2026-11-02", "2026-12-07", 0, "10:00"},
		"from its first day on":        {other("2026-11-02", func(s *Series) { s.AtTime = "14:00" }), false, "2026-11-02", "", 0, "14:00"},
		"before it began":              {other("2026-10-27", func(*Series) {}), false, "2026-10-27", "", 0, "10:00"},
		"only an end":                  {other("2026-11-30", func(s *Series) { s.ValidTo = day("2026-12-24") }), false, "2026-11-02", "2026-12-24", 0, "10:00"},
		"an end before its first":      {other("2026-11-30", func(s *Series) { s.ValidTo = day("2026-11-01") }), false, "2026-11-02", "", 9, "10:00"},
		"nothing":                      {other("2026-11-30", func(*Series) {}), false, "2026-11-02", "", 0, "10:00"},
		"an end is taken away, it was": {other("2027-03-01", func(*Series) {}), false, "2026-11-02", "", 0, "10:00"},
	} {
		got, apart := old.ChangedTo(c.next, 9)
		if apart != c.apart || got.ValidFrom != day(c.from) || got.ValidTo != day(c.to) || got.ArchivedAt != c.archivedAt || got.AtTime != c.at {
			t.Errorf("%s: apart %v, %s to %s at %s, archived %d", name, apart, got.ValidFrom, got.ValidTo, got.AtTime, got.ArchivedAt)
		}
		if got.ID != "s" || got.Version != 7 || got.UID != "imported" {
			t.Errorf("%s: it is another row: %+v", name, got.Row)
		}
	}
}

func TestOccurrencesGoAlongWithTheNewRule(t *testing.T) {
	old, next := weeklyOf("a", "s", "2026-11-02", "10:00"), weeklyOf("a", "n", "2026-12-07", "14:00")
	next.Every = 2
	longer := standIn("a", "longer", "s", "2027-03-01", "2027-03-01", "10:00", MeetingPlanned)
	longer.Minutes = 90
	meetings := []Meeting{
		standIn("a", "before", "s", "2026-11-30", "2026-12-01", "10:00", MeetingPlanned),
		standIn("a", "as planned", "s", "2026-12-07", "2026-12-07", "10:00", MeetingPlanned),
		standIn("a", "no more", "s", "2026-12-14", "2026-12-15", "10:00", MeetingPlanned),
		standIn("a", "was off", "s", "2026-12-28", "2026-12-28", "10:00", MeetingSkipped),
		standIn("a", "skipped", "s", "2026-12-21", "2026-12-21", "10:00", MeetingSkipped),
		standIn("a", "moved", "s", "2027-01-04", "2027-01-05", "11:00", MeetingPlanned),
		longer, standIn("a", "other", "x", "2027-01-18", "2027-01-18", "10:00", MeetingPlanned),
		planned("single", "a", "2027-01-18", "14:00"), planned("no time", "a", "2027-02-01", ""), planned("another time", "a", "2027-02-15", "09:00"),
		planned("twin", "a", "2027-01-18", "14:00"), planned("somebody else's", "b", "2027-02-01", "14:00"),
	}
	var got []string
	for _, m := range CarriedOver(&old, &next, meetings, next.ValidFrom) {
		got = append(got, string(m.ID)+" "+string(m.SeriesID)+" "+m.On.String()+" "+m.AtTime+" "+string(m.State))
	}
	want := []string{
		"as planned n 2026-12-07 14:00 planned", "no more s 2026-12-15 10:00 cancelled", "skipped n 2026-12-21 10:00 skipped",
		"moved n 2027-01-05 11:00 planned", "longer n 2027-03-01 10:00 planned", "single n 2027-01-18 14:00 planned", "no time n 2027-02-01  planned",
	}
	if !slices.Equal(got, want) {
		t.Errorf("written are\n%q, want\n%q", got, want)
	}
	ended := old
	ended.ValidTo = day("2026-12-13")
	if list := CarriedOver(&old, &ended, meetings, old.ValidFrom); len(list) != 3 || list[0].ID != "no more" || list[1].ID != "moved" || list[0].State != MeetingCancelled {
		t.Errorf("when it ends, %+v", list)
	}
}

func TestLongestGap(t *testing.T) {
	for want, s := range map[int]Series{
		14: {Rule: Weekly, Every: 2, ValidFrom: day("2026-11-26"), ValidTo: day("2026-11-27")},
		31: {Rule: MonthlyDate, Every: 1, ValidFrom: day("2026-11-26")},
		35: {Rule: MonthlyWeekday, Every: 1, Week: -1, ValidFrom: day("2026-11-26")},
		62: {Rule: MonthlyDate, Every: 2, ValidFrom: day("2026-11-26")},
		0:  {},
	} {
		if got := s.LongestGap(); got != want {
			t.Errorf("%s every %d: %d days, want %d", s.Rule, s.Every, got, want)
		}
	}
}
