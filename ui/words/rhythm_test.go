package words

import (
	"testing"

	"milepost/model"
)

func TestRhythms(t *testing.T) {
	for want, s := range map[string]model.Series{
		"every Thursday":                      {Rule: model.Weekly, Every: 1},
		"every 2 weeks on Thursday":           {Rule: model.Weekly, Every: 2},
		"every month on the fourth Thursday":  {Rule: model.MonthlyWeekday, Every: 1, Week: 4},
		"every 3 months on the last Thursday": {Rule: model.MonthlyWeekday, Every: 3, Week: -1},
		"every month on day 26":               {Rule: model.MonthlyDate, Every: 1},
	} {
		s.ValidFrom = model.MustDate("2026-11-26")
		if got := Rhythm(&s); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestTimesOfBoth uses the figures of a meeting in Berlin on Tuesdays at 15:00, over the weeks in which clocks change.
func TestTimesOfBoth(t *testing.T) {
	owner := model.Person{Row: model.Row{ID: "o"}, Name: "Ingrid", Place: "Berlin"}
	r := &model.Roster{File: model.File{Zone: "Europe/Berlin"}, Owner: model.Author{PersonID: "o"}, People: []model.Person{owner}}
	at := func(day, clock, zone, place string) string {
		m := &model.Meeting{On: model.MustDate(day), AtTime: clock, Zone: "Europe/Berlin"}
		return Times(m, r, &model.Person{Zone: zone, Place: place})
	}
	for _, c := range []struct{ got, want string }{
		{at("2026-10-20", "15:00", "America/New_York", "New York"), "15:00 in Berlin, 09:00 in New York"},
		{at("2026-10-27", "15:00", "America/New_York", "New York"), "15:00 in Berlin, 10:00 in New York"},
		{at("2026-11-03", "15:00", "America/New_York", ""), "15:00 in Berlin, 09:00 in New York"},
		{at("2026-11-26", "10:00", "Africa/Lagos", "Lagos"), "10:00 in Berlin and Lagos"},
		{at("2026-11-26", "20:00", "Asia/Tokyo", ""), "20:00 in Berlin, Fri 04:00 in Tokyo"},
		{at("2026-11-26", "10:00", "", "Lagos"), "10:00"},
		{at("2026-11-26", "10:00", "Europe/Berlin", "Berlin"), "10:00"},
		{at("2026-11-26", "", "Africa/Lagos", "Lagos"), ""},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
