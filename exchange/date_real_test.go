package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"milepost/model"
)

// TestRealCalendars: each is read or refused with a reason, and none takes long.
func TestRealCalendars(t *testing.T) {
	s := withReps(t)
	for _, folder := range []string{"ics-icalendar", "ics-icaljs"} {
		files, err := filepath.Glob(filepath.Join(realData(t, folder), "*.ics"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no calendars in %s: %v", folder, err)
		}
		for _, file := range files {
			table, err := Read(file, ReadOptions{})
			if err != nil {
				var p *model.Problem
				if !errors.As(err, &p) {
					t.Errorf("%s: %v", filepath.Base(file), err)
				}
				t.Logf("%s: %v", filepath.Base(file), err)
				continue
			}
			p := datePlanOf(t, s, table, Options{})
			for _, r := range p.Rows {
				if r.Fate == FateRefused && (r.Problem == nil || r.Problem.Line == 0) {
					t.Errorf("%s: %s is refused without a reason or a line", filepath.Base(file), r.Name)
				}
			}
			t.Logf("%s:\n%s", filepath.Base(file), tell(p))
		}
	}
}

// TestRealRulesAreFound renames the real calendars' meetings, so that they are one-on-ones.
func TestRealRulesAreFound(t *testing.T) {
	for name, want := range map[string]string{
		"ics-icaljs/minimal.ics":                                               "new",
		"ics-icaljs/daily_recur.ics":                                           "refused import.calendar.rule",
		"ics-icaljs/recur_instances.ics":                                       "refused import.calendar.extra",
		"ics-icalendar/event_with_recurrence_exdates_on_different_lines.ics":   "new",
		"ics-icalendar/event_with_recurrence.ics":                              "refused import.calendar.rule",
		"ics-icalendar/america_new_york.ics":                                   "new",
		"ics-icalendar/issue_526_calendar_with_events.ics":                     "refused import.calendar.zone",
		"ics-icalendar/broken_ical.ics":                                        "refused import.calendar.line",
		"ics-icalendar/issue_101_icalendar_chokes_on_umlauts_in_organizer.ics": "new",
		"ics-icaljs/duration_instead_of_dtend.ics":                             "refused import.calendar.long",
		"ics-icaljs/only_dtstart_date.ics":                                     "new",
		"ics-icaljs/day_long_recur_yearly.ics":                                 "refused import.calendar.rule",
		"ics-icalendar/issue_722_timezone_transition_ambiguity.ics":            "refused import.calendar.zone",
	} {
		data, err := os.ReadFile(realData(t, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		var text []string
		for _, line := range strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n") {
			if strings.HasPrefix(line, "SUMMARY") {
				line = "SUMMARY:1:1 Amara Okafor"
			}
			if !strings.HasPrefix(line, "ATTENDEE") {
				text = append(text, line)
			}
		}
		s := withReps(t)
		p := importDates(t, s, strings.Join(text, "\n"))
		got := string(p.Rows[0].Fate)
		if p.Rows[0].Problem != nil {
			got += " " + p.Rows[0].Problem.Key
		}
		if got != want {
			t.Errorf("%s: %s, not %s", name, got, want)
		}
		t.Logf("%s: %s %s", name, seriesText(datesOf(t, s)), meetingsText(datesOf(t, s)))
	}
}

func TestCalendarsThatAreMadeToHurt(t *testing.T) {
	s := withReps(t)
	long := strings.Repeat("x", 3<<20)
	for name, text := range map[string]string{
		"occurrences": icsOf(strings.Replace(weekly1, "BYDAY=MO", "BYDAY=MO;COUNT=1000000000", 1)),
		"exdates":     icsOf(weekly1 + "EXDATE;TZID=Europe/Berlin:" + strings.TrimSuffix(strings.Repeat("20261012T090000,", 200_000), ",")),
		"nested":      strings.Repeat("BEGIN:VCALENDAR\r\n", 200_000),
		"folds":       icsOf("UID:x\nSUMMARY:1:1 Amara\nDTSTART:20261201T090000Z\nLOCATION:" + strings.ReplaceAll(long[:1<<20], "xx", "x\n ")),
		"a long line": icsOf("UID:x\nSUMMARY:1:1 Amara\nDESCRIPTION:" + long + "\nDTSTART:20261201T090000Z"),
		"parameters":  icsOf("UID:x\nSUMMARY:1:1 Amara\nDTSTART" + strings.Repeat(";A=B", 300_000) + ":20261201T090000Z"),
		"attendees":   icsOf("UID:x\nSUMMARY:1:1 Amara\nDTSTART:20261201T090000Z\n" + strings.Repeat("ATTENDEE:mailto:a@b.example\n", 50_000)),
		"zones":       "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Z\n" + strings.Repeat("BEGIN:STANDARD\nDTSTART:00010101T000000\nRRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=1SU\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\n", 5000) + "END:VTIMEZONE\nBEGIN:VEVENT\nUID:x\nSUMMARY:1:1 Amara\nDTSTART;TZID=Z:20261201T090000\nEND:VEVENT\nEND:VCALENDAR\n",
		"events":      icsOf(slices.Repeat([]string{"UID:same\nSUMMARY:1:1 Amara\nDTSTART:20261201T090000Z\nRECURRENCE-ID:20261201T090000Z"}, 20_000)...),
		"many events": func() string {
			var b strings.Builder
			for i := range 20_000 {
				fmt.Fprintf(&b, "BEGIN:VEVENT\nUID:%d\nSUMMARY:1:1 Amara\nDTSTART:20261201T090000Z\nEND:VEVENT\n", i)
			}
			return "BEGIN:VCALENDAR\n" + b.String() + "END:VCALENDAR\n"
		}(),
	} {
		table, err := ReadBytes("x.ics", []byte(text), ReadOptions{})
		if err == nil {
			datePlanOf(t, s, table, Options{})
		}
		t.Logf("%s: %v", name, err)
	}
	if _, err := ReadBytes("x.ics", bytes.Repeat([]byte("X-A:b\r\n"), 50<<20/7), ReadOptions{}); err == nil || !strings.Contains(err.Error(), "import.table.large") {
		t.Errorf("50 MB: %v", err)
	}
}

func FuzzCalendar(f *testing.F) {
	f.Add(icsOf(weekly1 + "EXDATE;TZID=Europe/Berlin:20261012T090000"))
	f.Add(icsOf("UID:w1\nRECURRENCE-ID;TZID=Europe/Berlin:20261019T090000\nSUMMARY:1:1\nDTSTART;TZID=Europe/Berlin:20261020T140000"))
	f.Add("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:x\nSUMMARY:1:1 Amara\nDTSTART;TZID=Z:20261201T090000\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=3\nEND:VEVENT")
	f.Add("BEGIN:VEVENT\nDTSTART;;X=\"a;b:c\":1\nEND:VEVENT\n :\n\tx")
	roster := &model.Roster{File: model.File{Zone: "Europe/Berlin"}, People: []model.Person{{Row: model.Row{ID: "a", SubjectID: "a"}, Name: "Amara Okafor", Given: "Amara", IsRep: true}}}
	f.Fuzz(func(t *testing.T, text string) {
		table, err := ReadBytes("x.ics", []byte(text), ReadOptions{})
		if err != nil {
			return
		}
		p := previewDates(table, roster, &model.Dates{}, Options{Kind: KindCalendar, Day: testDay})
		if len(p.Rows) != len(table.Rows) {
			t.Errorf("%d rows of %d have a fate", len(p.Rows), len(table.Rows))
		}
		for _, r := range p.Rows {
			if r.Fate == "" || r.Fate == FateRefused && r.Problem == nil {
				t.Errorf("a row without a fate: %+v", r)
			}
		}
		for _, s := range p.dates.series {
			if !s.FallsOn(s.ValidFrom) && (s.ValidTo.IsZero() || !s.ValidTo.Before(s.ValidFrom)) {
				t.Errorf("a series that does not begin on its first day: %+v", s)
			}
			if _, err := s.ValidTo.Value(); err != nil {
				t.Errorf("a day that cannot be stored: %+v", s)
			}
		}
	})
}
