package model

import (
	"slices"
	"testing"
	"time"
)

func zoneOf(t *testing.T, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func dates(days ...string) []Date {
	out := make([]Date, len(days))
	for i, d := range days {
		out[i] = day(d)
	}
	return out
}

func TestOccurrencesFollowTheRule(t *testing.T) {
	for name, c := range map[string]struct {
		s    Series
		from string
		want []Date
	}{
		"weekly": {
			Series{Rule: Weekly, Every: 1, ValidFrom: day("2026-10-05")}, "2026-10-20", dates("2026-10-26", "2026-11-02", "2026-11-09"),
		},
		"weekly, before it began": {
			Series{Rule: Weekly, Every: 1, ValidFrom: day("2026-10-05")}, "2026-01-01", dates("2026-10-05", "2026-10-12", "2026-10-19"),
		},
		"every three weeks": {
			Series{Rule: Weekly, Every: 3, ValidFrom: day("2026-10-05")}, "2026-10-06", dates("2026-10-26", "2026-11-16", "2026-12-07"),
		},
		"to its end": {
			Series{Rule: Weekly, Every: 1, ValidFrom: day("2026-10-05"), ValidTo: day("2026-10-12")}, "2026-10-05", dates("2026-10-05", "2026-10-12", ""),
		},
		"the second Tuesday": {
			Series{Rule: MonthlyWeekday, Every: 1, Week: 2, ValidFrom: day("2026-09-08")}, "2026-09-09", dates("2026-10-13", "2026-11-10", "2026-12-08"),
		},
		"the last Friday": {
			Series{Rule: MonthlyWeekday, Every: 1, Week: -1, ValidFrom: day("2026-10-30")}, "2026-10-30", dates("2026-10-30", "2026-11-27", "2026-12-25"),
		},
		"every second month on its last Friday": {
			Series{Rule: MonthlyWeekday, Every: 2, Week: -1, ValidFrom: day("2026-10-30")}, "2026-10-31", dates("2026-12-25", "2027-02-26", "2027-04-30"),
		},
		"the 31st, which not every month has": {
			Series{Rule: MonthlyDate, Every: 1, ValidFrom: day("2027-01-31")}, "2027-02-01", dates("2027-02-28", "2027-03-31", "2027-04-30"),
		},
		"every year on a leap day": {
			Series{Rule: MonthlyDate, Every: 12, ValidFrom: day("2028-02-29")}, "2028-03-01", dates("2029-02-28", "2030-02-28", "2031-02-28"),
		},
		"every quarter, asked in between": {
			Series{Rule: MonthlyDate, Every: 3, ValidFrom: day("2026-01-15")}, "2026-05-20", dates("2026-07-15", "2026-10-15", "2027-01-15"),
		},
		"archived": {Series{Rule: Weekly, Every: 1, ValidFrom: day("2026-10-05"), ArchivedAt: 1}, "2026-10-05", dates("")},
		"nothing":  {Series{}, "2026-10-05", dates("")},
	} {
		from := day(c.from)
		for _, want := range c.want {
			got := c.s.Next(from)
			if got != want {
				t.Errorf("%s: from %s the next is %s, want %s", name, from, got, want)
			}
			from = got.AddDays(1)
		}
	}
}

// TestTheRuleSaysTheSameBothWays holds the days that Next finds against FallsOn, day by day over four years.
func TestTheRuleSaysTheSameBothWays(t *testing.T) {
	for _, s := range []Series{
		{Rule: Weekly, Every: 1, ValidFrom: day("2026-10-05")},
		{Rule: Weekly, Every: 5, ValidFrom: day("2026-10-05"), ValidTo: day("2028-05-05")},
		{Rule: MonthlyDate, Every: 1, ValidFrom: day("2026-08-31")},
		{Rule: MonthlyDate, Every: 7, ValidFrom: day("2026-08-30")},
		{Rule: MonthlyWeekday, Every: 1, Week: 1, ValidFrom: day("2026-10-01")},
		{Rule: MonthlyWeekday, Every: 2, Week: 4, ValidFrom: day("2026-10-24")},
		{Rule: MonthlyWeekday, Every: 1, Week: -1, ValidFrom: day("2026-09-30")},
	} {
		next := s.Next(day("2026-01-01"))
		for d := day("2026-01-01"); d.Before(day("2030-01-01")); d = d.AddDays(1) {
			if s.FallsOn(d) != (d == next) {
				t.Fatalf("%+v: on %s FallsOn says %v, the next is %s", s, d, s.FallsOn(d), next)
			}
			if d == next {
				next = s.Next(d.AddDays(1))
			}
		}
	}
}

func TestWeekOfMonth(t *testing.T) {
	for on, want := range map[string]int{"2026-11-01": 1, "2026-11-07": 1, "2026-11-08": 2, "2026-11-22": 4, "2026-11-28": 4, "2026-11-29": -1} {
		if got := WeekOfMonth(day(on)); got != want {
			t.Errorf("%s is in week %d, want %d", on, got, want)
		}
	}
}

// instants are when the occurrences of a series begin, by the clocks of a zone.
func instants(t *testing.T, s Series, from, to, in string) []string {
	t.Helper()
	var out []string
	for _, m := range Planned(nil, []Series{s}, Span{day(from), day(to)}, nil) {
		at, ok := m.PlannedAt(time.UTC)
		if !ok {
			t.Fatalf("no time of day: %+v", m)
		}
		out = append(out, at.In(zoneOf(t, in)).Format("2006-01-02 15:04"))
	}
	return out
}

func TestRepeatsInLocalTime(t *testing.T) {
	berlin := func(from, at string) Series {
		return Series{Row: Row{ID: "s"}, Rule: Weekly, Every: 1, AtTime: at, Zone: "Europe/Berlin", ValidFrom: day(from)}
	}
	for _, c := range []struct {
		s            Series
		from, to, in string
		want         []string
	}{
		{
			berlin("2026-10-05", "09:00"), "2026-10-01", "2026-11-03", "UTC",
			[]string{"2026-10-05 07:00", "2026-10-12 07:00", "2026-10-19 07:00", "2026-10-26 08:00", "2026-11-02 08:00"},
		},
		{
			berlin("2026-10-13", "15:00"), "2026-10-13", "2026-11-10", "America/New_York",
			[]string{"2026-10-13 09:00", "2026-10-20 09:00", "2026-10-27 10:00", "2026-11-03 09:00", "2026-11-10 09:00"},
		},
		{berlin("2027-03-28", "02:30"), "2027-03-28", "2027-03-28", "Europe/Berlin", []string{"2027-03-28 03:30"}},
		{berlin("2026-10-25", "02:30"), "2026-10-25", "2026-10-25", "UTC", []string{"2026-10-25 00:30"}},
	} {
		if got := instants(t, c.s, c.from, c.to, c.in); !slices.Equal(got, c.want) {
			t.Errorf("in %s: %q, want %q", c.in, got, c.want)
		}
	}
}

func weeklyOf(who, id ID, from, at string) Series {
	return Series{Row: about(who, id), Rule: Weekly, Every: 1, AtTime: at, ValidFrom: day(from), Minutes: 45}
}

func standIn(who, id, series ID, on, moved, at string, state MeetingState) Meeting {
	return Meeting{Row: about(who, id), SeriesID: series, SeriesOn: day(on), On: day(moved), AtTime: at, Minutes: 45, State: state}
}

func plannedRefs(list []Meeting) []string {
	var out []string
	for i := range list {
		out = append(out, string(list[i].Ref())+" "+list[i].On.String())
	}
	return out
}

func TestRowsStandInForOccurrences(t *testing.T) {
	series := []Series{weeklyOf("a", "s", "2026-11-02", "10:00"), weeklyOf("b", "t", "2026-11-03", "")}
	meetings := []Meeting{
		standIn("a", "skipped", "s", "2026-11-02", "2026-11-02", "10:00", MeetingSkipped),
		standIn("a", "moved", "s", "2026-11-09", "2026-11-11", "16:00", MeetingPlanned),
		standIn("a", "away", "s", "2026-11-16", "2026-12-20", "10:00", MeetingPlanned), // moved out of the span
		standIn("a", "in", "s", "2026-12-14", "2026-11-19", "10:00", MeetingPlanned),   // and into it
		planned("beside", "a", "2026-11-23", "15:00"), planned("same", "a", "2026-11-30", "10:00"),
		{Row: about("b", "log"), On: day("2026-11-10"), AtTime: "18:00", State: MeetingHeld},
		{Row: about("a", "late"), On: day("2026-12-07"), AtTime: "18:00", State: MeetingHeld}, // the day's talk, whenever it was
		{Row: about("b", "off"), On: day("2026-11-17"), State: MeetingCancelled},
	}
	got := plannedRefs(Planned(meetings, series, Span{day("2026-11-01"), day("2026-11-30")}, nil))
	want := []string{
		"t@2026-11-03 2026-11-03", "moved 2026-11-11", "in 2026-11-19", "s@2026-11-23 2026-11-23", "beside 2026-11-23",
		"t@2026-11-24 2026-11-24", "same 2026-11-30",
	}
	if !slices.Equal(got, want) {
		t.Errorf("planned %q\nwant    %q", got, want)
	}
	if got := plannedRefs(Planned(meetings, series[:1], Span{day("2026-12-01"), day("2026-12-19")}, nil)); len(got) != 0 {
		t.Errorf("held on another hour, moved, and in the span of neither: %q", got)
	}
	m := Planned(meetings, series, Span{day("2026-11-23"), day("2026-11-23")}, nil)[0]
	if m.ID != "" || m.SeriesID != "s" || m.SeriesOn != m.On || m.SubjectID != "a" || m.Minutes != 45 || m.State != MeetingPlanned {
		t.Errorf("an occurrence is %+v", m)
	}
	if open := Planned(nil, series[:1], Span{From: day("2026-11-02")}, nil); len(open) < 104 || len(open) > 106 {
		t.Errorf("an open span has %d occurrences, not those of two years", len(open))
	}
}

func TestDaysAreThoseOfTheFile(t *testing.T) {
	tokyo := Series{Row: about("a", "s"), Rule: Weekly, Every: 1, AtTime: "07:00", Zone: "Asia/Tokyo", ValidFrom: day("2026-11-03")}
	york := zoneOf(t, "America/New_York")
	span := Span{day("2026-11-02"), day("2026-11-02")} // 17:00 on Monday in New York is Tuesday morning in Tokyo
	got := Planned(nil, []Series{tokyo}, span, york)
	if len(got) != 1 || got[0].On != day("2026-11-03") {
		t.Fatalf("Monday in New York has %+v", got)
	}
	if on, at := got[0].In(york); on != span.From || at != "17:00" {
		t.Errorf("it begins on %s at %s in New York", on, at)
	}
	late := Series{Row: about("a", "l"), Rule: Weekly, Every: 1, AtTime: "23:00", Zone: "America/New_York", ValidFrom: day("2026-11-02")}
	if got := Planned(nil, []Series{late}, Span{day("2026-11-03"), day("2026-11-03")}, zoneOf(t, "Europe/Berlin")); len(got) != 1 || got[0].SeriesOn != day("2026-11-02") {
		t.Errorf("late on Monday in New York is on Tuesday in Berlin: %+v", got)
	}
	a := Agenda{Series: []Series{tokyo}, Zone: york}
	if m := a.NextPlanned("a", day("2026-11-03")); m == nil || m.SeriesOn != day("2026-11-10") {
		t.Errorf("from Tuesday in New York the next is %+v", m)
	}
	today := NewToday([]Person{person("a", "")}, a, Direction{}, 1, span.From)
	if len(today.Lines) != 1 || today.Lines[0].AtTime != "17:00" || today.Lines[0].On != span.From || len(today.Week) != 1 {
		t.Errorf("Today says %+v, the week %+v", today.Lines, today.Week)
	}
}

func TestStandingMeetingsAreNextAndMeant(t *testing.T) {
	o := OneOnOnes{
		Series:   []Series{weeklyOf("a", "s", "2026-11-02", "10:00"), weeklyOf("", "team", "2026-11-02", "08:00")},
		Meetings: []Meeting{standIn("a", "skip", "s", "2026-11-23", "2026-11-23", "10:00", MeetingSkipped)},
	}
	if m := o.NextPlanned("a", day("2026-11-17")); m == nil || m.Ref() != "s@2026-11-30" {
		t.Errorf("behind the skipped one comes %+v", m)
	}
	if m := o.NextPlanned("", day("2026-11-17")); m == nil || m.Ref() != "team@2026-11-23" {
		t.Errorf("the team's next is %+v", m)
	}
	for on, want := range map[string]ID{
		"2026-11-16": "s@2026-11-16", "2026-11-15": "s@2026-11-16", "2026-11-18": "s@2026-11-16", "2026-11-23": "s@2026-11-16", "2026-11-24": "",
	} {
		var got ID
		if m := o.MeantToday("a", day(on)); m != nil {
			got = m.Ref()
		}
		if got != want {
			t.Errorf("on %s %q is meant, want %q", on, got, want)
		}
	}
	o.Meetings = append(o.Meetings, held("a", "2026-11-17"))
	if m := o.MeantToday("a", day("2026-11-18")); m != nil {
		t.Errorf("after a talk on Tuesday, Monday's is not meant any more: %+v", m)
	}
}

func TestDaysAwayAreNoWaiting(t *testing.T) {
	people := []Person{person("a", "")}
	agenda := Agenda{
		Cadences: []Cadence{{Row: about("a", ""), Days: 7}},
		Meetings: []Meeting{held("a", "2026-11-02")},
		Absences: []Absence{
			{Row: about("a", ""), ValidFrom: day("2026-10-30"), ValidTo: day("2026-11-03")}, // one of these days counts
			{Row: about("a", ""), ValidFrom: day("2026-11-03"), ValidTo: day("2026-11-04")}, // no day twice
			{Row: about("a", ""), ValidFrom: day("2026-11-06"), ValidTo: day("2026-11-20"), ArchivedAt: 1},
			{Row: about("b", ""), ValidFrom: day("2026-11-01")},
		},
	}
	if waits, _ := Waiting(people, agenda, day("2026-11-11")); len(waits) != 0 {
		t.Errorf("seven days and two away: %+v", waits)
	}
	waits, _ := Waiting(people, agenda, day("2026-11-12"))
	if want := []Wait{{PersonID: "a", LastHeld: day("2026-11-02"), Days: 10, Away: 2, Agreed: 7, Late: 1}}; !slices.Equal(waits, want) {
		t.Errorf("a day later %+v, want %+v", waits, want)
	}
	agenda.Absences = append(agenda.Absences, Absence{Row: about("a", ""), ValidFrom: day("2026-11-12")})
	if waits, _ := Waiting(people, agenda, day("2027-01-01")); len(waits) != 0 {
		t.Errorf("away until further notice: %+v", waits)
	}
}
