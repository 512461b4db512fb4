package model

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// SpokenPeriod is what a text says of a period: months, a quarter or half of a year, and years. What it does not say is 0.
type SpokenPeriod struct {
	First, Last   time.Month // of the calendar; one month is both
	Quarter, Half int        // of a year, from 1
	Year, Until   int        // Until only where two years are written, as 2026/27
}

// Parts says whether the text names a part of a year.
func (p SpokenPeriod) Parts() bool { return p.First > 0 || p.Quarter > 0 || p.Half > 0 }

// Span is the days of the period in a file whose year begins with the month first. It is false where a year is not said,
// and where one is not enough: a year that begins in April is called by both its years, as in Q1 2026/27, and so is a
// range of months over the turn of a year.
func (p SpokenPeriod) Span(first time.Month) (Span, bool) {
	if p.Year == 0 || p.Until != 0 && p.Until != p.Year+1 {
		return Span{}, false
	}
	if p.First > 0 {
		over := p.Last < p.First
		if over != (p.Until != 0) {
			return Span{}, false
		}
		from := NewDate(p.Year, p.First, 1)
		return Span{from, NewDate(max(p.Year, p.Until), p.Last+1, 1).AddDays(-1)}, true
	}
	if (first == time.January) != (p.Until == 0) {
		return Span{}, false
	}
	from, months := NewDate(p.Year, first, 1), 12
	switch {
	case p.Quarter > 0:
		from, months = from.AddMonths(3*(p.Quarter-1)), 3
	case p.Half > 0:
		from, months = from.AddMonths(6*(p.Half-1)), 6
	}
	return Span{from, from.AddMonths(months).AddDays(-1)}, true
}

// Beginning is the period of that name which begins on a day, whatever year the text says. The bool is false when none does.
func (p SpokenPeriod) Beginning(day Date, first time.Month) (Span, bool) {
	for _, year := range []int{day.Year(), day.Year() - 1} {
		for _, until := range []int{0, year + 1} {
			p.Year, p.Until = year, until
			if s, ok := p.Span(first); ok && s.From == day {
				return s, true
			}
		}
	}
	return Span{}, false
}

// ReadPeriod reads all of a text as a period, in English, German, French or Spanish: Q1 2026, 2026-Q1, Feb–Jul 2017,
// March 2026, 2026-03, H1 2026/27, 2026. The bool is false when it is none. A year of two figures behind a month or a
// quarter is one of this century.
func ReadPeriod(text string) (SpokenPeriod, bool) {
	r := periodReader{}
	for _, t := range periodTokens(text) {
		if !r.take(t) && !slices.Contains(periodFillers, t) {
			return SpokenPeriod{}, false
		}
	}
	return r.done()
}

// PeriodIn is what a column's name says of a period beside its other words, as in quota_feb_jul. The bool is false when it
// names no part of a year.
func PeriodIn(header string) (SpokenPeriod, bool) {
	r := periodReader{}
	for _, t := range periodTokens(header) {
		if len(t) > 2 || !isNumber(t) || r.part != "" { // another small number in a name may be anything
			r.take(t)
		}
	}
	p, ok := r.done()
	return p, ok && p.Parts()
}

// periodFillers stand between the words of a period and say nothing themselves.
var periodFillers = []string{"to", "until", "of", "the", "year", "month", "cy", "fy", "bis", "jahr", "monat", "au", "de", "del", "a", "al", "annee", "mois", "ano", "mes"}

// monthNames are months as lists write them, folded, beside the first three letters of the English ones.
var monthNames = func() map[string]time.Month {
	out := map[string]time.Month{"sept": time.September}
	for _, list := range []string{
		strings.Join(EnglishDates.Months[:], " "), strings.Join(EnglishDates.ShortMonths[:], " "),
		"januar februar marz april mai juni juli august september oktober november dezember",
		"jan feb mrz apr mai jun jul aug sep okt nov dez",
		"janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
	} {
		for i, name := range strings.Fields(list) {
			out[Fold(name)] = time.Month(i + 1)
		}
	}
	return out
}()

// periodTokens are words and numbers of a text, folded; q1 and 2017q1 are taken apart.
func periodTokens(text string) []string {
	var out []string
	kind := func(r rune) int {
		switch {
		case unicode.IsDigit(r):
			return 1
		case unicode.IsLetter(r):
			return 2
		}
		return 0
	}
	before := 0
	for _, r := range Fold(text) {
		k := kind(r)
		switch {
		case k == 0:
		case k == before:
			out[len(out)-1] += string(r)
		default:
			out = append(out, string(r))
		}
		before = k
	}
	return out
}

func isNumber(t string) bool { return strings.Trim(t, "0123456789") == "" }

// periodReader puts a period together, token by token.
type periodReader struct {
	SpokenPeriod
	numbers []int  // small ones that nothing was made of yet
	part    string // q or h, whose number is awaited
	spoilt  bool   // something is said twice
}

// take takes a token; false when it belongs to no period.
func (r *periodReader) take(t string) bool {
	if m, ok := monthNames[t]; ok {
		switch {
		case r.First == 0:
			r.First, r.Last = m, m
		case r.Last == r.First:
			r.Last = m
		default:
			r.spoilt = true
		}
		return true
	}
	switch t {
	case "q", "quarter", "quartal", "t", "trimestre", "trim":
		r.part = "q"
	case "h", "half", "halbjahr", "semestre", "s":
		r.part = "h"
	default:
		return isNumber(t) && r.number(t)
	}
	return true
}

func (r *periodReader) number(t string) bool {
	n, err := strconv.Atoi(t)
	switch {
	case err != nil:
		return false
	case r.part != "" && len(t) == 1:
		r.setPart(n)
	case len(t) == 4 && n >= 1900 && n < 2200:
		r.year(n)
	case len(t) == 2 && r.Year > 0 && n == (r.Year+1)%100 && r.Until == 0 && r.First == 0:
		r.Until = r.Year + 1 // 2026/27
	case len(t) == 2 && r.Parts() && r.Year == 0:
		r.year(2000 + n)
	case len(t) <= 2:
		r.numbers = append(r.numbers, n)
	default:
		return false
	}
	return true
}

// setPart takes which quarter or half it is; it is said once.
func (r *periodReader) setPart(n int) {
	most := map[string]int{"q": 4, "h": 2}[r.part]
	if r.Quarter+r.Half > 0 || n < 1 || n > most {
		r.spoilt = true
		return
	}
	if r.part == "q" {
		r.Quarter = n
	} else {
		r.Half = n
	}
	r.part = ""
}

func (r *periodReader) year(n int) {
	switch {
	case r.Year == 0:
		r.Year = n
	case r.Until == 0 && n != r.Year:
		r.Until = n
	case n != r.Year:
		r.spoilt = true
	}
}

// done settles what was said: a lone number beside a year is its month, or that of a quarter whose word came behind it.
func (r *periodReader) done() (SpokenPeriod, bool) {
	switch {
	case len(r.numbers) == 1 && r.part != "":
		r.setPart(r.numbers[0])
		r.numbers = nil
	case len(r.numbers) == 1 && r.Year > 0 && !r.Parts() && r.Until == 0 && r.numbers[0] >= 1 && r.numbers[0] <= 12:
		r.First, r.Last = time.Month(r.numbers[0]), time.Month(r.numbers[0])
		r.numbers = nil
	}
	whole := !r.spoilt && len(r.numbers) == 0 && r.part == "" && (r.Parts() || r.Year > 0) && !(r.First > 0 && r.Quarter+r.Half > 0)
	return r.SpokenPeriod, whole
}
