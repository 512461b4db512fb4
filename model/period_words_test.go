package model

import (
	"testing"
	"time"
)

func TestPeriodsAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"Q1 2026": "2026-01-01 2026-03-31", "2026-Q4": "2026-10-01 2026-12-31", "Q2/26": "2026-04-01 2026-06-30", "2017q3": "2017-07-01 2017-09-30",
		"1. Quartal 2026": "2026-01-01 2026-03-31", "T2 2026": "2026-04-01 2026-06-30", "H2 2026": "2026-07-01 2026-12-31",
		"Feb–Jul 2017": "2017-02-01 2017-07-31", "February 2024": "2024-02-01 2024-02-29", "März 2026": "2026-03-01 2026-03-31",
		"2026-12": "2026-12-01 2026-12-31", "03/2026": "2026-03-01 2026-03-31", "Jan-26": "2026-01-01 2026-01-31", "2026": "2026-01-01 2026-12-31",
		"Nov 2016 to Jan 2017": "2016-11-01 2017-01-31", "août 2026": "2026-08-01 2026-08-31",
		// No year, two meanings, or none.
		"Q1": "-", "Feb-Jul": "-", "Nov–Jan 2017": "-", "Q1 2026/27": "-", "Feb 2016 to Jul 2017": "-",
		"Q5 2026": "!", "soon": "!", "": "!", "Q1 Q2 2026": "!", "13/2026": "!", "2026-01-05": "!", "Q1 Mar 2026": "!", "140000": "!", "Jan Feb Mar 2026": "!",
	} {
		got := "!"
		if p, ok := ReadPeriod(text); ok {
			got = "-"
			if s, ok := p.Span(time.January); ok {
				got = s.From.String() + " " + s.To.String()
			}
		}
		if got != want {
			t.Errorf("%q is read as %s, want %s", text, got, want)
		}
	}
}

// TestAYearThatBeginsInAprilIsCalledByBoth its years.
func TestAYearThatBeginsInAprilIsCalledByBoth(t *testing.T) {
	for text, want := range map[string]string{
		"Q1 2026/27": "2026-04-01 2026-06-30", "Q4 2026/27": "2027-01-01 2027-03-31", "2026/2027": "2026-04-01 2027-03-31", "H1 2026/27": "2026-04-01 2026-09-30",
		"Q1 2026": "-", "2026": "-", "Apr-Jun 2026": "2026-04-01 2026-06-30", "Q1 2026/29": "!",
	} {
		got := "!"
		if p, ok := ReadPeriod(text); ok {
			got = "-"
			if s, ok := p.Span(time.April); ok {
				got = s.From.String() + " " + s.To.String()
			}
		}
		if got != want {
			t.Errorf("%q is read as %s, want %s", text, got, want)
		}
	}
}

func TestPeriodInTheNameOfAColumn(t *testing.T) {
	for text, want := range map[string]SpokenPeriod{
		"quota_feb_jul": {First: time.February, Last: time.July}, "Quota Q1 2026": {Quarter: 1, Year: 2026}, "quotaFebJul": {},
		"Quota 2026": {}, "quota": {}, "Target (EUR)": {}, "quota 3": {}, "Sales quota March": {First: time.March, Last: time.March},
	} {
		if got, ok := PeriodIn(text); ok != want.Parts() || ok && got != want {
			t.Errorf("%q says %+v, %v", text, got, ok)
		}
	}
}

func TestSpansOverlap(t *testing.T) {
	a := Span{MustDate("2026-01-01"), MustDate("2026-03-31")}
	for _, x := range []struct {
		b    Span
		want bool
	}{
		{Span{MustDate("2026-03-31"), MustDate("2026-06-30")}, true},
		{Span{MustDate("2026-04-01"), MustDate("2026-06-30")}, false},
		{Span{MustDate("2025-01-01"), Date{}}, true},
		{Span{Date{}, MustDate("2025-12-31")}, false},
		{Span{MustDate("2026-04-01"), Date{}}, false},
	} {
		if a.Overlaps(x.b) != x.want || x.b.Overlaps(a) != x.want {
			t.Errorf("%v and %v", a, x.b)
		}
	}
}

func TestTheLastDayFollowsFromTheFirst(t *testing.T) {
	for _, x := range []struct {
		header, from string
		first        time.Month
		want         string
	}{
		{"quota_feb_jul", "2017-02-01", time.January, "2017-07-31"},
		{"quota_nov_jan", "2017-11-01", time.January, "2018-01-31"},
		{"q4", "2027-01-01", time.April, "2027-03-31"},
		{"h1", "2026-01-01", time.January, "2026-06-30"},
		{"quota_feb_jul", "2017-03-01", time.January, ""},
		{"quota_feb_jul", "2017-02-02", time.January, ""},
	} {
		p, _ := PeriodIn(x.header)
		if got, _ := p.Beginning(MustDate(x.from), x.first); got.To.String() != x.want {
			t.Errorf("%s from %s: %v", x.header, x.from, got)
		}
	}
}
