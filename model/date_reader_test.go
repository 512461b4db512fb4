package model

import (
	"errors"
	"fmt"
	"math/rand"
	"os"
	"strconv"
	"testing"
)

func reader(order DateOrder) *DateReader {
	return &DateReader{Today: monday, Order: order, Words: EnglishDates}
}

func TestDateReaderReads(t *testing.T) {
	for _, c := range []struct {
		order      DateOrder
		text, want string
	}{
		{DayMonthYear, "", ""},
		{DayMonthYear, "  ", ""},
		{DayMonthYear, "2026-11-26", "2026-11-26"},
		{DayMonthYear, "2026/11/26", "2026-11-26"},
		{DayMonthYear, "20261126", "2026-11-26"},
		{MonthDayYear, "2026-11-26", "2026-11-26"},
		{DayMonthYear, "26 Nov", "2026-11-26"},
		{DayMonthYear, "26 nov 2027", "2027-11-26"},
		{DayMonthYear, "26. November 2026", "2026-11-26"},
		{DayMonthYear, "Thu 26 Nov 2026", "2026-11-26"},
		{DayMonthYear, "Thursday, 26 November 2026", "2026-11-26"},
		{DayMonthYear, "November 26, 2026", "2026-11-26"},
		{DayMonthYear, "Nov 26", "2026-11-26"},
		{DayMonthYear, "Nov 26th", "2026-11-26"},
		{DayMonthYear, "2026 Nov 26", "2026-11-26"},
		{DayMonthYear, "26.11.", "2026-11-26"},
		{DayMonthYear, "26.11.2026", "2026-11-26"},
		{DayMonthYear, "26.11.26", "2026-11-26"},
		{DayMonthYear, "26/11/2026", "2026-11-26"},
		{DayMonthYear, "3/4/2026", "2026-04-03"},
		{MonthDayYear, "3/4/2026", "2026-03-04"},
		{MonthDayYear, "11/26", "2026-11-26"},
		{MonthDayYear, "26.11.", "2026-11-26"}, // dots are written day first
		{YearMonthDay, "11.26.", "2026-11-26"},
		{YearMonthDay, "26/11/24", "2026-11-24"},
		{DayMonthYear, "1 Jan", "2027-01-01"}, // the nearest one
		{DayMonthYear, "30 Oct", "2026-10-30"},
		{DayMonthYear, "1/1/99", "1999-01-01"},
		{DayMonthYear, "26", "2026-11-26"},
		{DayMonthYear, "2", "2026-12-02"},
		{DayMonthYear, "29 Feb", "2028-02-29"},
		{DayMonthYear, "today", "2026-11-23"},
		{DayMonthYear, "TOMORROW", "2026-11-24"},
		{DayMonthYear, "yesterday", "2026-11-22"},
		{DayMonthYear, "fri", "2026-11-27"},
		{DayMonthYear, "Friday", "2026-11-27"},
		{DayMonthYear, "th", "2026-11-26"},
		{DayMonthYear, "mon", "2026-11-30"}, // a weekday is never today
		{DayMonthYear, "+3", "2026-11-26"},
		{DayMonthYear, "-1", "2026-11-22"},
		{DayMonthYear, "+2w", "2026-12-07"},
		{DayMonthYear, "+ 2 w", "2026-12-07"},
		{DayMonthYear, "+1m", "2026-12-23"},
		{DayMonthYear, "+1y", "2027-11-23"},
	} {
		got, err := reader(c.order).Read(c.text)
		if err != nil || got.String() != c.want {
			t.Errorf("%s %q: %v %v, wanted %q", c.order, c.text, got, err, c.want)
		}
	}
}

func TestDateReaderRefuses(t *testing.T) {
	for _, c := range []struct{ text, key string }{
		{"soon", "kit.date.bad"},
		{"26 Nov soon", "kit.date.bad"},
		{"ma 3", "kit.date.bad"}, // March or May
		{"26/11/026", "kit.date.bad"},
		{"123", "kit.date.bad"},
		{"1 2 3 4", "kit.date.bad"},
		{"+2x", "kit.date.bad"},
		{"+99999", "kit.date.bad"},
		{"Nov", "kit.date.bad"},
		{"11/26/2026", "kit.date.none"}, // no month 26; never turned round silently
		{"31 Feb", "kit.date.none"},
		{"29/2/2026", "kit.date.none"},
		{"0/1/2026", "kit.date.none"},
		{"Fri 26 Nov 2026", "kit.date.weekday"},
	} {
		d, err := reader(DayMonthYear).Read(c.text)
		var p *Problem
		if !errors.As(err, &p) || p.Key != c.key || !errors.Is(err, ErrInvalid) || !d.IsZero() {
			t.Errorf("%q: %v %v, wanted %s", c.text, d, err, c.key)
		}
	}
}

func TestDateReaderKeepsLimits(t *testing.T) {
	r := reader(DayMonthYear)
	r.Min, r.Max = monday, MustDate("2027-11-22")
	for text, want := range map[string]string{"30 Oct": "2027-10-30", "22": "2026-12-22", "23 Nov": "2026-11-23"} {
		if d, err := r.Read(text); err != nil || d.String() != want {
			t.Errorf("%q: %v %v, wanted %s", text, d, err, want)
		}
	}
	for text, key := range map[string]string{"yesterday": "kit.date.early", "30 Oct 2026": "kit.date.early", "1.1.2028": "kit.date.late"} {
		_, err := r.Read(text)
		var p *Problem
		if !errors.As(err, &p) || p.Key != key {
			t.Errorf("%q: %v, wanted %s", text, err, key)
		}
	}
}

func TestDateReaderReadsBackWhatAFieldShows(t *testing.T) {
	seed := int64(1)
	if s, err := strconv.ParseInt(os.Getenv("SEED"), 10, 64); err == nil {
		seed = s
	}
	t.Log("SEED", seed)
	rnd := rand.New(rand.NewSource(seed))
	for _, order := range []DateOrder{DayMonthYear, MonthDayYear, YearMonthDay} {
		r := reader(order)
		for range 500 {
			d := NewDate(1000, 1, 1+rnd.Intn(3_200_000))
			for _, text := range []string{r.Words.Short(d), longDay(r.Words, d), d.String()} {
				if got, err := r.Read(text); err != nil || got != d {
					t.Fatalf("%s %q: %v %v", order, text, got, err)
				}
			}
		}
	}
}

// longDay is the day as the window says it below a field.
func longDay(w DateWords, d Date) string {
	return fmt.Sprintf("%s %d %s %s", w.Days[d.Weekday()], d.Day(), w.Months[d.Month()-1], yearText(d.Year()))
}

func TestDateReaderReadsOtherLanguages(t *testing.T) {
	r := reader(DayMonthYear)
	r.Words = DateWords{
		Months:      fill12("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
		ShortMonths: fill12("Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez."),
		Days:        fill7("Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag"),
		ShortDays:   fill7("So Mo Di Mi Do Fr Sa"),
		Today:       "heute", Tomorrow: "morgen", Yesterday: "gestern",
	}
	for text, want := range map[string]string{
		"heute": "2026-11-23", "today": "2026-11-23", "Do": "2026-11-26", "3. März": "2027-03-03", "3 marz": "2027-03-03",
		"24 Dez": "2026-12-24", "24 Dec": "2026-12-24", "Do 26. Nov. 2026": "2026-11-26",
	} {
		if d, err := r.Read(text); err != nil || d.String() != want {
			t.Errorf("%q: %v %v, wanted %s", text, d, err, want)
		}
	}
}
