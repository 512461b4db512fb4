package model

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// spoken reads what people say in English in place of a date: in 3 days, in two weeks, next week, next fri, this friday,
// end of the week, end of month. "next fri" is the Friday of the week after this one; the end of a week is its Friday.
func (r *DateReader) spoken(t string) (Date, bool) {
	words := strings.Fields(strings.TrimSuffix(t, "."))
	switch {
	case len(words) == 1:
		return r.ending(words[0])
	case len(words) == 3 && words[0] == "in":
		n, ok := spokenNumber(words[1])
		if !ok {
			return Date{}, false
		}
		return r.after(n, strings.TrimSuffix(words[2], "s"))
	case len(words) == 2 && words[0] == "next":
		if day, ok := r.spokenDay(words[1]); ok {
			monday := r.Today.AddDays(7 - (int(r.Today.Weekday())+6)%7)
			return monday.AddDays((int(day) + 6) % 7), true
		}
		return r.after(1, words[1])
	case len(words) == 2 && words[0] == "this":
		if day, ok := r.spokenDay(words[1]); ok {
			return r.Today.AddDays((int(day) - int(r.Today.Weekday()) + 7) % 7), true
		}
	case len(words) >= 3 && words[0] == "end" && words[1] == "of":
		rest := words[2:]
		if len(rest) == 2 && slices.Contains([]string{"the", "this"}, rest[0]) {
			rest = rest[1:]
		}
		if len(rest) == 1 && slices.Contains([]string{"week", "month", "year"}, rest[0]) {
			return r.ending("eo" + rest[0][:1])
		}
	}
	return Date{}, false
}

// ending is the end of this week, month or year.
func (r *DateReader) ending(word string) (Date, bool) {
	switch word {
	case "eow":
		return r.Today.AddDays((int(time.Friday) - int(r.Today.Weekday()) + 7) % 7), true
	case "eom":
		return NewDate(r.Today.Year(), r.Today.Month()+1, 0), true
	case "eoy":
		return NewDate(r.Today.Year(), time.December, 31), true
	}
	return Date{}, false
}

// after is the day so many days, weeks, months or years on.
func (r *DateReader) after(n int, unit string) (Date, bool) {
	switch unit {
	case "day":
		return r.Today.AddDays(n), true
	case "week":
		return r.Today.AddDays(7 * n), true
	case "month":
		return r.Today.AddMonths(n), true
	case "year":
		return r.Today.AddMonths(12 * n), true
	}
	return Date{}, false
}

// spokenDay is a day of the week by its name or at least its first three letters.
func (r *DateReader) spokenDay(word string) (time.Weekday, bool) {
	out := dateTokens{weekday: -1}
	if len([]rune(word)) < 3 || !r.word(word, &out) || out.weekday < 0 {
		return 0, false
	}
	return time.Weekday(out.weekday), true
}

var spokenNumbers = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

func spokenNumber(word string) (int, bool) {
	if word == "a" || word == "an" {
		return 1, true
	}
	if n := slices.Index(spokenNumbers, word); n > 0 {
		return n, true
	}
	n, err := strconv.Atoi(word)
	return n, err == nil && n > 0 && n <= maxSteps
}
