package model

import (
	"strconv"
	"strings"
)

// DateWords are the words dates are written with, in one language.
type DateWords struct {
	Months, ShortMonths [12]string // January first
	Days, ShortDays     [7]string  // Sunday first
	Today, Tomorrow     string
	Yesterday           string
}

// EnglishDates are the English words; they are understood in every language.
var EnglishDates = DateWords{
	Months:      fill12("January February March April May June July August September October November December"),
	ShortMonths: fill12("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
	Days:        fill7("Sunday Monday Tuesday Wednesday Thursday Friday Saturday"),
	ShortDays:   fill7("Sun Mon Tue Wed Thu Fri Sat"),
	Today:       "today", Tomorrow: "tomorrow", Yesterday: "yesterday",
}

func fill12(words string) (out [12]string) {
	copy(out[:], strings.Fields(words))
	return out
}

func fill7(words string) (out [7]string) {
	copy(out[:], strings.Fields(words))
	return out
}

// Short is the date as a field holds it: 26 Nov 2026. DateReader reads it back. No date is empty.
func (w DateWords) Short(d Date) string {
	if d.IsZero() {
		return ""
	}
	return strconv.Itoa(d.Day()) + " " + w.ShortMonths[d.Month()-1] + " " + yearText(d.Year())
}

// yearText has four figures, so that it is not taken for a year written in two.
func yearText(year int) string {
	s := strconv.Itoa(year)
	return strings.Repeat("0", max(0, 4-len(s))) + s
}
