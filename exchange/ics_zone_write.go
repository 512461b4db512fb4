package exchange

import (
	"cmp"
	"fmt"
	"sort"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"milepost/model"
)

// observance is a part of a VTIMEZONE: from when on clocks stand how, once or every year.
type observance struct {
	start         time.Time // what clocks showed before, written as if it were UTC
	before, after int       // seconds east of Greenwich
	name          string
	rule          string // RRULE; empty: once
}

const (
	// steadyYears is a whole turn of the calendar: after it every date falls on the same weekday.
	steadyYears = 28
	// written years of clocks that follow no rule, when a meeting has no end
	unruledYears = 20
)

// observances describes the clocks of a zone from a day on, to another when that is given: changes one by one as long
// as they follow no rule, and the rule from the year on in which one holds. The zones of the database that follow a rule
// for ever do so for a whole turn of the calendar; others, such as those that follow the moon, are written out.
func observances(zone *time.Location, from, to model.Date) []observance {
	first := from.Year() - 1
	last := first + unruledYears
	if !to.IsZero() {
		last = to.Year() + 1
	}
	var out []observance
	year := first
	var rules []observance
	for ; year <= last; year++ {
		if rules = steadyRules(zone, year); rules != nil {
			break
		}
		out = append(out, changesIn(zone, year)...)
	}
	out = append(out, rules...)
	begin := time.Date(first, 1, 1, 0, 0, 0, 0, time.UTC)
	if len(out) == 0 || !out[0].start.Before(from.Time()) {
		name, offset := time.Unix(begin.Unix(), 0).In(zone).Zone()
		out = append([]observance{{start: begin, before: offset, after: offset, name: name}}, out...)
	}
	return out
}

// changesIn are the changes of clocks in a year. Days are looked at one after the other, because the bounds that the
// language's library gives for a zone also are those of years, on which nothing changes.
func changesIn(zone *time.Location, year int) []observance {
	const day = 86400
	var out []observance
	at := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	end := time.Date(year+1, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	for ; at < end; at += day {
		before, after := offsetAt(zone, at-1), offsetAt(zone, at+day-1)
		if before == after {
			continue
		}
		seconds := sort.Search(day, func(n int) bool { return offsetAt(zone, at+int64(n)) == after })
		change := time.Unix(at+int64(seconds), 0)
		name, _ := change.In(zone).Zone()
		out = append(out, observance{start: change.UTC().Add(time.Duration(before) * time.Second), before: before, after: after, name: name})
	}
	return out
}

// steadyRules are the yearly rules that clocks follow from a year on, the first change of each as its start; nil when
// they follow none, or never change.
func steadyRules(zone *time.Location, year int) []observance {
	first := changesIn(zone, year)
	if len(first) == 0 {
		return nil
	}
	days := make([][]time.Time, len(first))
	for y := year; y < year+steadyYears; y++ {
		now := changesIn(zone, y)
		if len(now) != len(first) {
			return nil
		}
		for i, o := range now {
			f := first[i]
			if o.before != f.before || o.after != f.after || o.start.Month() != f.start.Month() || clockOf(o.start) != clockOf(f.start) {
				return nil
			}
			days[i] = append(days[i], o.start)
		}
	}
	for i := range first {
		if first[i].rule = yearlyRule(days[i]); first[i].rule == "" {
			return nil
		}
	}
	return first
}

func clockOf(t time.Time) string { return t.Format("150405") }

// yearlyRule says in an RRULE on which day of its month something falls; empty when no rule says it.
func yearlyRule(days []time.Time) string {
	least, most := 31, 1
	sameWeekday, lastOfMonth := true, true
	for _, d := range days {
		least, most = min(least, d.Day()), max(most, d.Day())
		sameWeekday = sameWeekday && d.Weekday() == days[0].Weekday()
		lastOfMonth = lastOfMonth && d.AddDate(0, 0, 7).Month() != d.Month()
	}
	yearly := fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d", days[0].Month())
	weekday := icsWeekdays[days[0].Weekday()]
	switch {
	case least == most:
		return fmt.Sprintf("%s;BYMONTHDAY=%d", yearly, least)
	case !sameWeekday || most-least > 6:
		return ""
	case lastOfMonth:
		return yearly + ";BYDAY=-1" + weekday
	case least%7 == 1 && most-least == 6:
		return fmt.Sprintf("%s;BYDAY=%d%s", yearly, least/7+1, weekday)
	}
	var list []string
	for d := least; d < least+7; d++ {
		list = append(list, fmt.Sprint(d))
	}
	return fmt.Sprintf("%s;BYMONTHDAY=%s;BYDAY=%s", yearly, strings.Join(list, ","), weekday)
}

// describeZone adds the VTIMEZONE of a zone to a calendar.
func describeZone(cal *ics.Calendar, zone *time.Location, from, to model.Date) {
	z := cal.AddTimezone(zone.String())
	for _, o := range observances(zone, from, to) {
		base := ics.ComponentBase{}
		add := func(name, value string) { base.AddProperty(ics.ComponentProperty(name), value) }
		add("DTSTART", o.start.Format(icsLocal))
		add("TZOFFSETFROM", icsOffset(o.before))
		add("TZOFFSETTO", icsOffset(o.after))
		add("TZNAME", o.name)
		if o.rule != "" {
			add("RRULE", o.rule)
		}
		if o.after > o.before {
			z.Components = append(z.Components, &ics.Daylight{ComponentBase: base})
		} else {
			z.Components = append(z.Components, &ics.Standard{ComponentBase: base})
		}
	}
}

// Forms of times in a calendar.
const (
	icsLocal = "20060102T150405"
	icsUTC   = "20060102T150405Z"
	icsDay   = "20060102"
)

func icsOffset(seconds int) string {
	sign := "+"
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	text := fmt.Sprintf("%s%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		text += fmt.Sprintf("%02d", seconds%60)
	}
	return cmp.Or(text, "+0000")
}
