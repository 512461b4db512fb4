package words

import (
	"strings"

	"milepost/model"
)

var weekdays = [7]string{"date.sunday", "date.monday", "date.tuesday", "date.wednesday", "date.thursday", "date.friday", "date.saturday"}

var months = [12]string{
	"date.january", "date.february", "date.march", "date.april", "date.may", "date.june", "date.july",
	"date.august", "date.september", "date.october", "date.november", "date.december",
}

// Weekday is the full name of a day of the week; 0 is Sunday.
func Weekday(n int) string { return Say(weekdays[n]) }

// Month is the full name of a month; 1 is January.
func Month(n int) string { return Say(months[n-1]) }

// MonthShort is "Nov"; 1 is January.
func MonthShort(n int) string { return short(Month(n)) }

// short is the usual abbreviation: the first three letters.
func short(s string) string {
	r := []rune(s)
	return string(r[:min(3, len(r))])
}

// Date is "26 November 2026"; empty for none.
func Date(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	return Say("date.full", d.Day(), Month(int(d.Month())), d.Year())
}

// DateLong is "Monday 23 November".
func DateLong(d model.Date) string {
	return Say("date.long", Weekday(int(d.Weekday())), d.Day(), Month(int(d.Month())))
}

// DateShort is "26 Nov", with the year when it is not that of the day it is read on; empty for none.
func DateShort(d, today model.Date) string {
	switch {
	case d.IsZero():
		return ""
	case d.Year() != today.Year():
		return Say("date.short.year", d.Day(), MonthShort(int(d.Month())), d.Year())
	}
	return Say("date.short", d.Day(), MonthShort(int(d.Month())))
}

// DateWeekday is "Thu 26 Nov", with the year when it is not that of the day it is read on.
func DateWeekday(d, today model.Date) string {
	if d.IsZero() {
		return ""
	}
	return Say("date.weekday", short(Weekday(int(d.Weekday()))), DateShort(d, today))
}

// MonthYear is "March 2024"; empty for none.
func MonthYear(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	return Say("date.month.year", Month(int(d.Month())), d.Year())
}

// Relative is the day as one says it: today, tomorrow, "Fri 27 Nov".
func Relative(d, today model.Date) string {
	switch d.Days(today) {
	case 0:
		return Say("date.today")
	case 1:
		return Say("date.tomorrow")
	case -1:
		return Say("date.yesterday")
	}
	return DateWeekday(d, today)
}

// In says how far away a day is: "in 3 days", "in 14 weeks", "5 weeks ago".
func In(d, today model.Date) string {
	switch n := d.Days(today); {
	case n == 0:
		return Say("date.today")
	case n == 1:
		return Say("date.tomorrow")
	case n > 0:
		return Say("date.in", Duration(n))
	default:
		return Say("date.ago", Duration(-n))
	}
}

// Duration says a number of days in days below two weeks, in weeks below half a year, else in months.
func Duration(days int) string {
	switch {
	case days < 14:
		return SayN("date.days", days)
	case days < 183:
		return SayN("date.weeks", days/7)
	}
	return SayN("date.months", days/30)
}

// Late says how late something is: "1 day late".
func Late(days int) string { return Say("date.late", Duration(days)) }

// List joins words as a sentence does: "Thu Hà and Daniel", "A, B and C".
func List(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	return Say("list.and", strings.Join(items[:len(items)-1], ", "), items[len(items)-1])
}

// Count is a number in words up to twelve, as sentences have it, then in figures.
func Count(n int) string {
	if n >= 0 && n <= 12 {
		return Say([13]string{
			"count.0", "count.1", "count.2", "count.3", "count.4", "count.5", "count.6", "count.7",
			"count.8", "count.9", "count.10", "count.11", "count.12",
		}[n])
	}
	return Say("count.n", n)
}

// Capital makes the first letter of a sentence a capital.
func Capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
