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
	r := &model.Roster{
		File: model.File{Zone: "Europe/Berlin"}, Owner: model.Author{PersonID: "o"},
		People: []model.Person{{Row: model.Row{ID: "o"}, Name: "Ingrid", Place: "Oslo", Zone: "Europe/Oslo"}},
	}
	for _, c := range []struct{ day, at, zone, place, want, short string }{
		{"2026-10-20", "15:00", "America/New_York", "New York", "15:00 in Oslo, 09:00 in New York", "15:00, 09:00 in New York"},
		{"2026-10-27", "15:00", "America/New_York", "New York", "15:00 in Oslo, 10:00 in New York", "15:00, 10:00 in New York"},
		{"2026-11-03", "15:00", "America/New_York", "", "15:00 in Oslo, 09:00 in New York", "15:00, 09:00 in New York"},
		{"2026-11-26", "10:00", "Africa/Lagos", "Lagos", "10:00 in Oslo and Lagos", "10:00"},
		{"2026-11-26", "20:00", "Asia/Tokyo", "", "20:00 in Oslo, Fri 04:00 in Tokyo", "20:00, Fri 04:00 in Tokyo"},
		{"2026-11-26", "10:00", "", "Lagos", "10:00", "10:00"},
		{"2026-11-26", "10:00", "Europe/Stockholm", "Gothenburg", "10:00", "10:00"},
		{"2026-11-26", "", "Africa/Lagos", "Lagos", "", ""},
	} {
		r.People = append(r.People[:1:1], model.Person{Row: model.Row{ID: "p"}, Zone: c.zone, Place: c.place})
		m := &model.Meeting{Row: model.About("p"), On: model.MustDate(c.day), AtTime: c.at, Zone: "Europe/Berlin"}
		if got := Times(m, r); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
		if got := TimesShort(m, r); got != c.short {
			t.Errorf("in short %q, want %q", got, c.short)
		}
	}
}
