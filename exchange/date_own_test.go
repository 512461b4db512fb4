package exchange

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// TestOwnCalendarComesBackUnchanged: what was exported is known when it is imported again.
func TestOwnCalendarComesBackUnchanged(t *testing.T) {
	s := withReps(t)
	r := rosterOf(t, s)
	ids := map[string]model.ID{}
	_, err := s.Do(ctx, unit.SetSeries, func(w *storage.Work) error {
		put := func(name string, x model.Series) model.Series {
			x.Row, x.AuthorID = model.About(person(t, r, name).ID), w.Actor()
			if err := w.Put(&x); err != nil {
				t.Fatal(err)
			}
			ids[name] = x.ID
			return x
		}
		a := put("Amara Okafor", model.Series{Rule: model.Weekly, Every: 1, AtTime: "09:00", Minutes: 45, ValidFrom: model.MustDate("2026-10-05"), ValidTo: model.MustDate("2027-10-04"), Place: "Room; 4"})
		put("Jonas Lindqvist", model.Series{Rule: model.MonthlyDate, Every: 1, AtTime: "02:30", Minutes: 30, ValidFrom: model.MustDate("2026-10-31"), Zone: "America/New_York"})
		put("Tomás Weber", model.Series{Rule: model.MonthlyDate, Every: 2, AtTime: "10:00", ValidFrom: model.MustDate("2026-11-30")})
		put("山田太郎", model.Series{Rule: model.MonthlyWeekday, Every: 1, Week: -1, AtTime: "10:00", Zone: "Asia/Tokyo", ValidFrom: model.MustDate("2026-10-30")})
		for _, m := range []model.Meeting{
			{SeriesOn: model.MustDate("2026-11-09"), State: model.MeetingSkipped, AtTime: "09:00", Minutes: 45, Place: "Room; 4"},
			{SeriesOn: model.MustDate("2026-12-07"), State: model.MeetingCancelled, AtTime: "09:00", Minutes: 45, Place: "Room; 4"},
			{SeriesOn: model.MustDate("2026-12-14"), On: model.MustDate("2026-12-16"), State: model.MeetingPlanned, AtTime: "11:00", Minutes: 45, Place: "Video"},
			{On: model.MustDate("2026-12-24"), State: model.MeetingPlanned, AtTime: "11:00", Minutes: 45},
			{On: model.MustDate("2026-12-25"), State: model.MeetingPlanned},
		} {
			m.Row, m.AuthorID = model.About(a.SubjectID), w.Actor()
			if !m.SeriesOn.IsZero() {
				m.SeriesID = a.ID
			}
			if m.On.IsZero() {
				m.On = m.SeriesOn
			}
			if err := w.Put(&m); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var people []model.ID
	for _, p := range r.People {
		people = append(people, p.ID)
	}
	shared, err := s.SharedCalendar(ctx, people, true, model.CalendarPeriod(testDay))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	words := CalendarWords{Product: "-//x//EN", Name: "x", Title: func(d *model.SharedDate) string { return "One-on-one with " + d.Person }}
	if err := WriteCalendar(&out, shared, words, time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	p := datePlanOf(t, s, calendarTable(t, out.String()), Options{})
	if !p.Empty() || p.Count(FateUnchanged) != 6 {
		t.Errorf("the own calendar: %s\n%s", tell(p), out.String())
	}

	other := withReps(t) // and in a file that has the same people, it makes the same
	p = datePlanOf(t, other, calendarTable(t, out.String()), Options{PastPlanned: true})
	if _, err := Apply(ctx, other, p); err != nil {
		t.Fatal(err)
	}
	if got, want := seriesText(datesOf(t, other)), seriesText(datesOf(t, s)); sorted(got) != sorted(strings.ReplaceAll(strings.ReplaceAll(want, "10:00  ", "10:00 Europe/Berlin "), "09:00  ", "09:00 Europe/Berlin ")) {
		t.Errorf("in another file:\n%s\nnot\n%s", got, want)
	}
	if n := len(datesOf(t, other).Meetings); n != 5 {
		t.Errorf("%d meetings in another file", n)
	}
}

// TestWhatWasHeldStaysHeld: a calendar that calls an occurrence off, or moves it, after it was held changes nothing.
func TestWhatWasHeldStaysHeld(t *testing.T) {
	s := withReps(t)
	importDates(t, s, icsOf(weekly1)) // with the last weeks as held
	p := datePlanOf(t, s, calendarTable(t, icsOf(weekly1+"EXDATE;TZID=Europe/Berlin:20261109T090000",
		"UID:w1\nRECURRENCE-ID;TZID=Europe/Berlin:20261116T090000\nSUMMARY:x\nSTATUS:CANCELLED\nDTSTART;TZID=Europe/Berlin:20261116T090000",
		"UID:w1\nRECURRENCE-ID;TZID=Europe/Berlin:20261102T090000\nSUMMARY:x\nDTSTART;TZID=Europe/Berlin:20261103T120000")), Options{})
	if !p.Empty() {
		t.Errorf("what was held is changed: %s", tell(p))
	}
}

func sorted(text string) string {
	lines := strings.Split(text, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
