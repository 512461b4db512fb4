package main

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// hardCases is the sample with standing meetings that calendars get wrong: changes of clocks, ends of months, the last
// weekday, moved, skipped and cancelled occurrences.
func (d *desk) hardCases() (file string) {
	file = d.sample()
	series := func(s *storage.Store, w *storage.Work, name string, x model.Series) model.Series {
		x.Row = model.Ours()
		if name != "" {
			x.Row = model.About(d.person(s, name).ID)
		}
		x.AuthorID = w.Actor()
		d.check(w.Put(&x))
		return x
	}
	d.change(file, unit.SetSeries, func(s *storage.Store, w *storage.Work) error {
		amara := series(s, w, "Amara", model.Series{
			Rule: model.Weekly, Every: 1, AtTime: "09:00", Zone: "Europe/Berlin", Minutes: 45, Place: "Room 4, „Fjord“; 2nd floor", ValidFrom: model.MustDate("2026-10-05"),
		})
		one := func(on string, m model.Meeting) {
			m.Row, m.AuthorID, m.SeriesID, m.SeriesOn = model.About(amara.SubjectID), w.Actor(), amara.ID, model.MustDate(on)
			if m.On.IsZero() {
				m.On = m.SeriesOn
			}
			d.check(w.Put(&m))
		}
		one("2026-10-12", model.Meeting{State: model.MeetingSkipped, AtTime: "09:00"})
		one("2026-10-19", model.Meeting{State: model.MeetingCancelled, AtTime: "09:00"})
		one("2026-11-09", model.Meeting{State: model.MeetingPlanned, AtTime: "16:30", Minutes: 45, Place: "Room 4, „Fjord“; 2nd floor", On: model.MustDate("2026-11-10"), Zone: "America/New_York"})
		series(s, w, "Jonas", model.Series{
			Rule: model.Weekly, Every: 1, AtTime: "15:00", Zone: "Europe/Berlin", Minutes: 30, ValidFrom: model.MustDate("2026-10-06"), ValidTo: model.MustDate("2026-12-29"),
		})
		series(s, w, "Kenji", model.Series{Rule: model.Weekly, Every: 2, AtTime: "02:30", Zone: "Europe/Berlin", Minutes: 60, ValidFrom: model.MustDate("2026-10-11")})
		series(s, w, "Priya", model.Series{Rule: model.MonthlyDate, Every: 1, AtTime: "11:00", Minutes: 30, ValidFrom: model.MustDate("2026-10-31")})
		series(s, w, "Tomás", model.Series{Rule: model.MonthlyDate, Every: 1, AtTime: "11:00", Minutes: 30, ValidFrom: model.MustDate("2026-11-30")})
		series(s, w, "", model.Series{
			Title: "Forecast for all", Rule: model.MonthlyWeekday, Every: 3, Week: -1, AtTime: "14:00", Minutes: 90, ValidFrom: model.MustDate("2026-10-30"),
		})
		return nil
	})
	return file
}

func (d *desk) check(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// calendar exports and gives the lines, unfolded.
func (d *desk) calendar(file string, args ...string) string {
	d.Helper()
	d.ok(append([]string{"export", "calendar", file, "--out", "out.ics"}, args...)...)
	return strings.ReplaceAll(d.read("out.ics"), "\r\n ", "")
}

// event is the one VEVENT that has all the parts.
func (d *desk) event(text string, parts ...string) string {
	d.Helper()
	var found []string
	for _, e := range strings.Split(text, "BEGIN:VEVENT\r\n")[1:] {
		has := true
		for _, part := range parts {
			has = has && strings.Contains(e, part)
		}
		if has {
			found = append(found, e)
		}
	}
	if len(found) != 1 {
		d.Fatalf("%d events have %q in:\n%s", len(found), parts, text)
	}
	return found[0]
}

func TestACalendarHoldsStandingMeetings(t *testing.T) {
	d := newDesk(t)
	file := d.hardCases()
	text := d.calendar(file)
	d.says(d.event(text, "SUMMARY:One-on-one with Amara\r\n", "RRULE", "20261005T090000"),
		"DTSTART;TZID=Europe/Berlin:20261005T090000\r\n", "DTEND;TZID=Europe/Berlin:20261005T094500\r\n", "RRULE:FREQ=WEEKLY;BYDAY=MO\r\n",
		"EXDATE;TZID=Europe/Berlin:20261012T090000\r\n", `LOCATION:Room 4\, „Fjord“\; 2nd floor`, "STATUS:CONFIRMED\r\n", "@milepost\r\n")
	d.says(d.event(text, "RECURRENCE-ID;TZID=Europe/Berlin:20261019T090000\r\n"), "STATUS:CANCELLED\r\n")
	d.says(d.event(text, "RECURRENCE-ID;TZID=Europe/Berlin:20261109T090000\r\n"), "DTSTART;TZID=America/New_York:20261110T163000\r\n")
	d.says(d.event(text, "SUMMARY:One-on-one with Jonas\r\n", "RRULE"), "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261229T140000Z\r\n")
	d.says(d.event(text, "SUMMARY:One-on-one with Kenji\r\n", "RRULE", "BYDAY=SU"), "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU\r\n")
	d.says(d.event(text, "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1\r\n"), "SUMMARY:One-on-one with Priya\r\n")
	d.says(d.event(text, "RRULE:FREQ=MONTHLY;BYMONTHDAY=30\r\n"), "SUMMARY:One-on-one with Tomás\r\n", "RDATE;TZID=Europe/Berlin:20270228T110000\r\n", "RDATE;TZID=Europe/Berlin:20280229T110000\r\n")
	d.says(d.event(text, "RRULE:FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR\r\n"), "SUMMARY:Forecast for all\r\n")
	d.says(text, "TZID:Europe/Berlin\r\nBEGIN:DAYLIGHT\r\nDTSTART:20250330T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n")
	for _, line := range strings.Split(d.read("out.ics"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	only := d.calendar(file, "--rep", "Jonas", "--from", "2026-11-01", "--to", "2026-11-30")
	if strings.Contains(only, "Amara") || strings.Contains(only, "Forecast") || strings.Contains(only, "America/New_York") {
		t.Errorf("the calendar of one rep has others in it:\n%s", only)
	}
}

func TestACalendarMadeAgainDoublesNothing(t *testing.T) {
	d := newDesk(t)
	file := d.hardCases()
	first := d.calendar(file)
	d.now = "2026-11-24T09:00:00+01:00"
	again := d.calendar(file, "--from", "2026-10-23")
	stamp := regexp.MustCompile("DTSTAMP:[0-9TZ]+")
	d.same(stamp.ReplaceAllString(again, ""), stamp.ReplaceAllString(first, ""))

	var id model.ID
	d.change(file, unit.SetSeries, func(s *storage.Store, w *storage.Work) error {
		talks, err := s.Talks(ctx, d.person(s, "Jonas").ID)
		d.check(err)
		series := talks.Series[0]
		id = series.ID
		series.Place = "Video"
		return w.Put(&series)
	})
	mine, before := "UID:"+string(id)+"@milepost\r\n", sequenceOf(t, d.event(first, "Jonas", "RRULE"))
	changed := d.event(d.calendar(file), mine)
	if sequenceOf(t, changed) <= before {
		t.Errorf("the number does not rise: %d, %d", before, sequenceOf(t, changed))
	}
	d.change(file, unit.ChangeMeeting, func(s *storage.Store, w *storage.Work) error {
		talks, err := s.Talks(ctx, d.person(s, "Jonas").ID)
		d.check(err)
		return w.Put(&model.Meeting{
			Row: model.About(talks.Series[0].SubjectID), AuthorID: w.Actor(), SeriesID: id, SeriesOn: model.MustDate("2026-12-01"), On: model.MustDate("2026-12-01"),
			State: model.MeetingCancelled,
		})
	})
	cancelled := d.calendar(file)
	d.says(d.event(cancelled, mine, "RECURRENCE-ID;TZID=Europe/Berlin:20261201T150000"), "STATUS:CANCELLED")
	d.ok("undo", file)
	undone := d.calendar(file)
	d.says(d.event(undone, mine, "RECURRENCE-ID;TZID=Europe/Berlin:20261201T150000"), "STATUS:CONFIRMED")
	if sequenceOf(t, d.event(undone, mine, "RRULE")) <= sequenceOf(t, d.event(cancelled, mine, "RRULE")) {
		t.Error("what was taken back does not count as newer")
	}
	d.change(file, unit.SetSeries, func(s *storage.Store, w *storage.Work) error {
		talks, err := s.Talks(ctx, d.person(s, "Jonas").ID)
		d.check(err)
		series := talks.Series[0]
		series.ArchivedAt = model.Instant(1)
		return w.Put(&series)
	})
	d.says(d.event(d.calendar(file), mine, "RRULE"), "STATUS:CANCELLED")
}

func TestACalendarSaysThatAPlanWasTakenBack(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.change(file, unit.PlanMeeting, func(s *storage.Store, w *storage.Work) error {
		return w.Put(&model.Meeting{Row: model.About(d.person(s, "Priya").ID), AuthorID: w.Actor(), On: model.MustDate("2026-12-24"), AtTime: "11:11", State: model.MeetingPlanned})
	})
	planned := d.event(d.calendar(file), "T111100")
	d.says(planned, "STATUS:CONFIRMED")
	d.ok("undo", file)
	gone := d.event(d.calendar(file), "T111100")
	d.says(gone, "STATUS:CANCELLED", planned[:strings.Index(planned, "\r\n")])
	if sequenceOf(t, gone) <= sequenceOf(t, planned) {
		t.Error("what was taken back does not count as newer")
	}
}

// sequenceOf reads the number of an event.
func sequenceOf(t *testing.T, event string) int {
	t.Helper()
	found := regexp.MustCompile(`SEQUENCE:(\d+)`).FindStringSubmatch(event)
	if found == nil {
		t.Fatalf("no SEQUENCE in %s", event)
	}
	n, _ := strconv.Atoi(found[1])
	return n
}

func TestACalendarSaysNothingOfWhatIsTalkedAbout(t *testing.T) {
	d := newDesk(t)
	file := d.hardCases()
	d.change(file, unit.AddNote, func(s *storage.Store, w *storage.Work) error {
		p := d.person(s, "Amara").ID
		talks, err := s.Talks(ctx, p)
		d.check(err)
		for _, r := range []model.Record{
			&model.Note{Row: model.PrivateAbout(p), AuthorID: w.Actor(), On: model.MustDate("2026-11-23"), Kind: model.NotePlain, Text: "zwiebelkuchen", MeetingID: talks.Meetings[0].ID},
			&model.Point{Row: model.About(p), AuthorID: w.Actor(), Side: model.SideManager, Text: "zwiebelkuchen", RaisedInID: talks.Meetings[0].ID, RaisedOn: model.MustDate("2026-11-23")},
			&model.Series{Row: model.PrivateAbout(p), AuthorID: w.Actor(), Title: "zwiebelkuchen", Place: "zwiebelkuchen", Rule: model.Weekly, Every: 1, AtTime: "09:00", ValidFrom: model.MustDate("2026-11-23")},
			&model.Meeting{Row: model.PrivateAbout(p), AuthorID: w.Actor(), Title: "zwiebelkuchen", Place: "zwiebelkuchen", On: model.MustDate("2026-11-23"), State: model.MeetingPlanned},
			&model.Meeting{Row: model.About(p), AuthorID: w.Actor(), Title: "zwiebelkuchen", On: model.MustDate("2026-12-23"), State: model.MeetingPlanned},
		} {
			d.check(w.Put(r))
		}
		return nil
	})
	text := d.calendar(file)
	d.says(text, "VALUE=DATE:20261223")
	if strings.Contains(text, "zwiebelkuchen") {
		t.Errorf("a word that is nobody else's business is in the calendar:\n%s", text)
	}
}

func TestACalendarIsRefusedWithAReason(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.says(d.refused(statusUsage, "export", "calendar", file), "--out")
	d.says(d.refused(statusUsage, "export", "calendar", file, "--out", "x.pdf"), "x.pdf", ".ics")
	d.says(d.refused(statusUsage, "export", "calendar", file, "--all", "--rep", "Amara", "--out", "x.ics"), "--rep", "--all")
	d.says(d.refused(statusUsage, "export", "calendar", file, "--from", "2026-12-01", "--to", "2026-11-01", "--out", "x.ics"), "--from")
	d.says(d.ok("export", "calendar", file, "--out", "folder"), "amara-okafor--", ".ics")
}
