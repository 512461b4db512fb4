//go:build judge

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// occurrence is when something takes place, as ical.js and we see it.
type occurrence struct {
	At      string `json:"at"`
	Minutes int    `json:"minutes"`
	Title   string `json:"title"`
	Place   string `json:"place"`
}

// judged is what ical.js says of calendars.
type judged struct {
	Read        int          `json:"read"`
	Entries     int          `json:"entries"`
	Occurrences []occurrence `json:"occurrences"`
}

// icalJS lets ical.js read calendars one after the other and say what takes place in a span of days.
func (d *desk) icalJS(span model.Span, files ...string) judged {
	d.Helper()
	script := os.Getenv("MILEPOST_JUDGE")
	if script == "" {
		d.Fatal("MILEPOST_JUDGE names no folder: run make judge")
	}
	args := append([]string{script + "/calendar.mjs", span.From.String(), span.To.AddDays(1).String()}, files...)
	out, err := exec.Command("node", args...).Output()
	if err != nil {
		var bad *exec.ExitError
		if errors.As(err, &bad) {
			d.Fatalf("node: %s", bad.Stderr)
		}
		d.Fatal(err)
	}
	var j judged
	d.check(json.Unmarshal(out, &j))
	return j
}

// ours is what takes place in a span of days by our own rules, from the stored rows and not from the calendar.
func (d *desk) ours(file string, span model.Span) []occurrence {
	d.Helper()
	at, err := time.Parse(time.RFC3339, d.now)
	d.check(err)
	s, err := storage.Open(ctx, file, storage.Options{Clock: model.FixedClock(at)})
	d.check(err)
	defer func() { d.check(s.Close()) }()
	r, err := s.Roster(ctx)
	d.check(err)
	all, err := s.Dates(ctx)
	d.check(err)
	zone := r.File.Location()
	meetings := slices.DeleteFunc(slices.Clone(all.Meetings), func(m model.Meeting) bool {
		return m.SeriesID == "" && m.On.Before(model.CalendarPeriod(model.DayOf(model.FixedClock(at), zone)).From)
	})
	for i := range meetings {
		if meetings[i].State == model.MeetingHeld {
			meetings[i].State = model.MeetingPlanned // a calendar has both
		}
	}
	var out []occurrence
	for _, m := range model.Planned(meetings, all.Series, model.Span{From: span.From.AddDays(-1), To: span.To.AddDays(1)}, zone) {
		own := zone
		if m.Zone != "" {
			own, err = time.LoadLocation(m.Zone)
			d.check(err)
		}
		o := occurrence{At: m.On.String(), Minutes: m.Minutes, Place: m.Place, Title: m.Title}
		if p := r.Person(m.SubjectID); p != nil {
			o.Title = "One-on-one with " + p.Call()
		} else if o.Title == "" {
			o.Title = "Team meeting"
		}
		if m.AtTime != "" {
			begins := model.LocalTime(m.On, m.AtTime, own)
			o.At = begins.UTC().Format(time.RFC3339)
		}
		if o.At >= span.From.String() && o.At < span.To.AddDays(1).String() {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, func(a, b occurrence) int { return strings.Compare(a.At+a.Title, b.At+b.Title) })
	return out
}

// lines writes occurrences down, one a line.
func lines(list []occurrence) string {
	var out []string
	for _, o := range list {
		out = append(out, fmt.Sprintf("%s %d %s, %s", o.At, o.Minutes, o.Title, o.Place))
	}
	return strings.Join(out, "\n")
}

var judgedYear = model.Span{From: model.MustDate("2026-10-01"), To: model.MustDate("2027-11-30")}

// TestJudgeReadsTheSameMoments: the calendar of the sample, and of meetings that calendars get wrong, is read by a
// program that is not ours, to the minute.
func TestJudgeReadsTheSameMoments(t *testing.T) {
	d := newDesk(t)
	for name, make := range map[string]func() string{"the sample": d.sample, "hard cases": d.judgeCases} {
		file := make()
		d.ok("export", "calendar", file, "--out", "judge.ics")
		j, want := d.icalJS(judgedYear, "judge.ics"), d.ours(file, judgedYear)
		if got := lines(j.Occurrences); got != lines(want) {
			t.Errorf("%s: ical.js reads\n%s\nand we say\n%s", name, got, lines(want))
		}
		t.Logf("%s: %d entries read, %d occurrences from %s to %s, all at the same moments", name, j.Read, len(j.Occurrences), judgedYear.From, judgedYear.To)
	}
}

// judgeCases is a file with the exact figures that were asked for, and everything around them.
func (d *desk) judgeCases() string {
	file := d.hardCases()
	d.change(file, unit.SetSeries, func(s *storage.Store, w *storage.Work) error {
		for name, x := range map[string]model.Series{
			"Daniel": {Rule: model.Weekly, Every: 1, AtTime: "02:30", Zone: "Europe/Berlin", Minutes: 30, ValidFrom: model.MustDate("2026-10-04")},
			"Łucja":  {Rule: model.MonthlyDate, Every: 1, AtTime: "23:30", Zone: "America/Santiago", Minutes: 60, ValidFrom: model.MustDate("2026-10-29")},
			"Thu Hà": {Rule: model.MonthlyWeekday, Every: 1, Week: 2, AtTime: "08:00", Zone: "Australia/Lord_Howe", Minutes: 30, ValidFrom: model.MustDate("2026-10-13")},
			"Kenji":  {Rule: model.Weekly, Every: 3, AtTime: "10:00", Zone: "Africa/Casablanca", Minutes: 30, ValidFrom: model.MustDate("2026-10-07")},
			"Jonas":  {Rule: model.Weekly, Every: 1, AtTime: "07:00", Zone: "Africa/Cairo", Minutes: 30, ValidFrom: model.MustDate("2026-10-08"), ValidTo: model.MustDate("2027-05-20")},
			"Priya":  {Rule: model.Weekly, Every: 1, AtTime: "12:15", Zone: "Asia/Kolkata", Minutes: 30, ValidFrom: model.MustDate("2026-10-08")},
			"Tomás":  {Rule: model.Weekly, Every: 1, AtTime: "12:15", Zone: "UTC", Minutes: 30, ValidFrom: model.MustDate("2026-10-08")},
		} {
			x.Row, x.AuthorID = model.About(d.person(s, name).ID), w.Actor()
			d.check(w.Put(&x))
		}
		return nil
	})
	return file
}

// TestJudgeExactFigures: these moments were worked out by hand.
func TestJudgeExactFigures(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	d.change(file, unit.SetSeries, func(s *storage.Store, w *storage.Work) error {
		for name, x := range map[string]model.Series{
			"Amara":  {AtTime: "09:00", Zone: "Europe/Berlin", ValidFrom: model.MustDate("2026-10-05")},
			"Jonas":  {AtTime: "15:00", Zone: "Europe/Berlin", ValidFrom: model.MustDate("2026-10-06")},
			"Daniel": {AtTime: "02:30", Zone: "Europe/Berlin", ValidFrom: model.MustDate("2026-10-04")},
		} {
			x.Row, x.AuthorID, x.Rule, x.Every = model.About(d.person(s, name).ID), w.Actor(), model.Weekly, 1
			d.check(w.Put(&x))
		}
		return nil
	})
	d.ok("export", "calendar", file, "--out", "judge.ics")
	got := lines(d.icalJS(judgedYear, "judge.ics").Occurrences)
	for _, want := range []string{
		"2026-10-05T07:00:00Z 0 One-on-one with Amara", "2026-10-19T07:00:00Z 0 One-on-one with Amara", "2026-10-26T08:00:00Z 0 One-on-one with Amara",
		"2026-10-20T13:00:00Z 0 One-on-one with Jonas", "2026-10-27T14:00:00Z 0 One-on-one with Jonas", "2026-11-03T14:00:00Z 0 One-on-one with Jonas", // 9, 10 and 9 in New York
		"2026-10-25T00:30:00Z 0 One-on-one with Daniel", "2027-03-28T01:30:00Z 0 One-on-one with Daniel", "2027-04-04T00:30:00Z 0 One-on-one with Daniel",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("ical.js does not read %s in\n%s", want, got)
		}
	}
}

// TestJudgeReadsTwiceAndDoublesNothing: what was changed, moved, cancelled and taken back between two exports is so after
// the second, and nothing is there twice.
func TestJudgeReadsTwiceAndDoublesNothing(t *testing.T) {
	d := newDesk(t)
	file := d.judgeCases()
	d.ok("export", "calendar", file, "--out", "first.ics")
	once := d.icalJS(judgedYear, "first.ics")
	d.ok("export", "calendar", file, "--out", "second.ics")
	twice := d.icalJS(judgedYear, "first.ics", "second.ics")
	if twice.Entries != once.Entries || twice.Read != 2*once.Read || lines(twice.Occurrences) != lines(once.Occurrences) {
		t.Errorf("twice: %d entries instead of %d", twice.Entries, once.Entries)
	}
	d.change(file, unit.ChangeMeeting, func(s *storage.Store, w *storage.Work) error {
		talks, err := s.Talks(ctx, d.person(s, "Daniel").ID)
		d.check(err)
		m := talks.Series[0].Occurrence(model.MustDate("2026-12-06"))
		m.On, m.AtTime = model.MustDate("2026-12-08"), "16:00"
		d.check(w.Put(&m))
		gone := talks.Series[0].Occurrence(model.MustDate("2026-12-13"))
		gone.State = model.MeetingCancelled
		d.check(w.Put(&gone))
		talks, err = s.Talks(ctx, d.person(s, "Priya").ID)
		d.check(err)
		ended := talks.Series[0]
		ended.ArchivedAt = 1
		return w.Put(&ended)
	})
	d.ok("export", "calendar", file, "--out", "third.ics")
	d.ok("undo", file)
	d.change(file, unit.ChangeMeeting, func(s *storage.Store, w *storage.Work) error {
		talks, err := s.Talks(ctx, d.person(s, "Daniel").ID)
		d.check(err)
		m := talks.Series[0].Occurrence(model.MustDate("2026-12-20"))
		m.State = model.MeetingSkipped
		return w.Put(&m)
	})
	d.ok("export", "calendar", file, "--out", "fourth.ics")
	all, alone := d.icalJS(judgedYear, "first.ics", "second.ics", "third.ics", "fourth.ics"), d.icalJS(judgedYear, "fourth.ics")
	if got, want := lines(all.Occurrences), lines(alone.Occurrences); got != want {
		t.Errorf("after four exports ical.js reads\n%s\nand the last alone is\n%s", got, want)
	}
	if got, want := lines(alone.Occurrences), lines(d.ours(file, judgedYear)); got != want {
		t.Errorf("the last alone is\n%s\nand we say\n%s", got, want)
	}
	t.Logf("exported four times: %d entries read, %d kept, %d occurrences", all.Read, all.Entries, len(all.Occurrences))
}
