package model

import (
	"encoding/json"
	"errors"
	"testing"
	"time"
)

func day(s string) Date { return MustDate(s) }

func TestParseDate(t *testing.T) {
	for _, bad := range []string{"2026-02-30", "2026-2-3", "23.11.2026", "0000-12-31", "2026-11-23T00:00:00Z", " 2026-11-23"} {
		if _, err := ParseDate(bad); !errors.Is(err, ErrInvalid) {
			t.Errorf("%q: got %v, want ErrInvalid", bad, err)
		}
	}
	for _, good := range []string{"", "0001-01-01", "2024-02-29", "9999-12-31"} {
		if d, err := ParseDate(good); err != nil || d.String() != good {
			t.Errorf("%q: got %q, %v", good, d, err)
		}
	}
	if day("0001-01-01").IsZero() || !(Date{}).IsZero() {
		t.Error("only no date may be zero")
	}
}

func TestDateAddMonthsKeepsToTheEndOfTheMonth(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-11-30", 3, "2027-02-28"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-08-31", 1, "2026-09-30"},
		{"2026-11-23", 0, "2026-11-23"},
		{"2026-11-23", -23, "2024-12-23"},
	} {
		if got := day(c.from).AddMonths(c.n).String(); got != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.from, c.n, got, c.want)
		}
	}
	if !(Date{}).AddMonths(5).IsZero() || !(Date{}).AddDays(5).IsZero() {
		t.Error("no date must stay none")
	}
}

func TestDateDays(t *testing.T) {
	if n := day("2024-03-01").Days(day("2024-02-01")); n != 29 {
		t.Errorf("February 2024 has %d days", n)
	}
	if got := day("2026-12-31").AddDays(1); got != day("2027-01-01") {
		t.Errorf("the day after New Year's Eve is %s", got)
	}
	if !(Date{}).Before(day("0001-01-01")) || day("2026-11-23").After(day("2026-11-23")) {
		t.Error("Before and After do not order days")
	}
}

func TestWeekStart(t *testing.T) {
	for _, c := range []struct {
		day   string
		first time.Weekday
		want  string
	}{
		{"2026-11-23", time.Monday, "2026-11-23"},
		{"2026-11-29", time.Monday, "2026-11-23"},
		{"2026-11-23", time.Sunday, "2026-11-22"},
		{"2026-11-22", time.Sunday, "2026-11-22"},
		{"2026-11-23", time.Saturday, "2026-11-21"},
		{"2027-01-01", time.Monday, "2026-12-28"},
	} {
		if got := day(c.day).WeekStart(c.first).String(); got != c.want {
			t.Errorf("week of %s from %s starts on %s, want %s", c.day, c.first, got, c.want)
		}
	}
}

func TestQuarter(t *testing.T) {
	for _, c := range []struct {
		day      string
		first    time.Month
		from, to string
		n        int
	}{
		{"2026-11-23", time.January, "2026-10-01", "2026-12-31", 4},
		{"2026-01-01", time.January, "2026-01-01", "2026-03-31", 1},
		{"2026-11-23", time.April, "2026-10-01", "2026-12-31", 3},
		{"2027-01-15", time.March, "2026-12-01", "2027-02-28", 4},
		{"2024-02-29", time.December, "2023-12-01", "2024-02-29", 1},
		{"2026-02-10", time.February, "2026-02-01", "2026-04-30", 1},
	} {
		span, n := Quarter(day(c.day), c.first)
		if span != (Span{day(c.from), day(c.to)}) || n != c.n {
			t.Errorf("quarter of %s in a year from %s: %s to %s, number %d; want %s to %s, number %d",
				c.day, c.first, span.From, span.To, n, c.from, c.to, c.n)
		}
	}
}

func TestSpanHoldsBothEnds(t *testing.T) {
	s := Span{day("2026-10-01"), day("2026-12-31")}
	for d, want := range map[string]bool{"2026-09-30": false, "2026-10-01": true, "2026-12-31": true, "2027-01-01": false} {
		if s.Holds(day(d)) != want {
			t.Errorf("%s held: %v, want %v", d, !want, want)
		}
	}
	if !(Span{}).Holds(day("1900-01-01")) || !(Span{From: day("2026-01-01")}).Holds(day("2999-01-01")) {
		t.Error("open ends must hold everything on their side")
	}
}

func TestDateInStoreAndJSON(t *testing.T) {
	v, err := day("2026-11-23").Value()
	if err != nil || v != "2026-11-23" {
		t.Errorf("stored as %v, %v", v, err)
	}
	if v, _ := (Date{}).Value(); v != nil {
		t.Errorf("no date is stored as %v, want NULL", v)
	}
	for _, far := range []Date{day("9999-12-31").AddDays(1), day("0001-01-01").AddDays(-300), NewDate(-5, 3, 1)} {
		if v, err := far.Value(); !errors.Is(err, ErrInvalid) {
			t.Errorf("%v was stored, %v: no file could be read again that holds it", v, err)
		}
	}
	var d Date
	if err := d.Scan([]byte("2026-11-23")); err != nil || d != day("2026-11-23") {
		t.Errorf("read %s, %v", d, err)
	}
	if err := d.Scan(nil); err != nil || !d.IsZero() {
		t.Errorf("NULL read as %s, %v", d, err)
	}
	if err := d.Scan(int64(3)); err == nil {
		t.Error("a number was read as a date")
	}
	out, err := json.Marshal([]any{day("2026-11-23"), Date{}, Instant(0), InstantOf(time.UnixMilli(1))})
	if want := `["2026-11-23",null,null,"1970-01-01T00:00:00.001Z"]`; err != nil || string(out) != want {
		t.Errorf("JSON %s, %v; want %s", out, err, want)
	}
}

func TestDayOfTheClockDependsOnTheZone(t *testing.T) {
	late := FixedClock(time.Date(2026, 11, 23, 23, 30, 0, 0, time.UTC))
	if d := DayOf(late, time.FixedZone("east", 3600)); d != day("2026-11-24") {
		t.Errorf("an hour east it is %s", d)
	}
	if d := DayOf(late, time.UTC); d != day("2026-11-23") {
		t.Errorf("in UTC it is %s", d)
	}
}
