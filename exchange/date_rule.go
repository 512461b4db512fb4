package exchange

import (
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"milepost/model"
)

// readRule takes an RRULE over into a series whose first day and time are set. A rule that a series cannot hold is
// refused with a reason that names it: it is never taken for another one that is nearly the same.
func readRule(s *model.Series, text string, zone *time.Location) *model.Problem {
	refused := func(key string) *model.Problem {
		return &model.Problem{Key: key, Args: []any{text}, Err: model.ErrInvalid}
	}
	r, err := ics.ParseRecurrenceRule(strings.ToUpper(strings.TrimSpace(text)))
	if err != nil || r.Freq == "" || r.Interval < 1 || r.Count < 0 {
		return refused("import.calendar.rule.bad")
	}
	if len(r.BySecond)+len(r.ByMinute)+len(r.ByHour)+len(r.ByYearDay)+len(r.ByWeekNo)+len(r.ByMonth) > 0 {
		return refused("import.calendar.rule")
	}
	s.Every = r.Interval
	var ok bool
	switch r.Freq {
	case ics.FrequencyDaily:
		ok = r.Interval%7 == 0 && len(r.ByDay)+len(r.ByMonthDay)+len(r.BySetPos) == 0
		s.Rule, s.Every = model.Weekly, r.Interval/7
	case ics.FrequencyWeekly:
		ok = weekly(s, r)
	case ics.FrequencyMonthly:
		ok = monthly(s, r)
	}
	if !ok || s.Every > 52 {
		return refused("import.calendar.rule")
	}
	s.ValidTo = lastDay(s, r, text, zone)
	return nil
}

// weekly is a rule of weeks with one day, that of the first occurrence.
func weekly(s *model.Series, r *ics.RecurrenceRule) bool {
	s.Rule = model.Weekly
	if len(r.ByMonthDay)+len(r.BySetPos) > 0 {
		return false
	}
	days := r.ByDay
	return len(days) == 0 || len(days) == 1 && days[0].OrdWeek == 0 && weekdayOf(days[0].Day) == s.ValidFrom.Weekday()
}

// monthly is a rule of months: a date, the last day, or a weekday of a week.
func monthly(s *model.Series, r *ics.RecurrenceRule) bool {
	day := s.ValidFrom.Day()
	switch {
	case len(r.ByDay) == 1 && len(r.ByMonthDay) == 0:
		s.Rule, s.Week = model.MonthlyWeekday, r.ByDay[0].OrdWeek
		if s.Week == 0 && len(r.BySetPos) == 1 {
			s.Week = r.BySetPos[0]
		} else if len(r.BySetPos) > 0 {
			return false
		}
		return (s.Week >= 1 && s.Week <= 4 || s.Week == -1) && weekdayOf(r.ByDay[0].Day) == s.ValidFrom.Weekday() && s.FallsOn(s.ValidFrom)
	case len(r.ByDay) > 0:
		return false
	}
	s.Rule = model.MonthlyDate
	switch {
	case len(r.ByMonthDay) == 0 && len(r.BySetPos) == 0:
		return everyMonthHas(s) // other calendars leave out months that have no such day
	case len(r.ByMonthDay) == 1 && len(r.BySetPos) == 0 && s.Week == shortMonth:
		s.Week = 0
		return r.ByMonthDay[0] == day
	case len(r.ByMonthDay) == 1 && len(r.BySetPos) == 0:
		return r.ByMonthDay[0] == day && everyMonthHas(s) || r.ByMonthDay[0] == -1 && day == 31
	}
	if len(r.BySetPos) != 1 || r.BySetPos[0] != -1 {
		return false
	}
	days := slices.Sorted(slices.Values(r.ByMonthDay)) // 28,29,30: the last of them that the month has
	return days[0] <= 28 && days[len(days)-1] == day && days[len(days)-1]-days[0] == len(days)-1 && days[0] > 0
}

// everyMonthHas says whether every month that a series reaches has the date of its first day.
func everyMonthHas(s *model.Series) bool {
	day := s.ValidFrom.Day()
	for i := range 12 {
		month := model.NewDate(2027, s.ValidFrom.Month()+time.Month(i*s.Every), 1) // no leap year
		if month.AddMonths(1).AddDays(-1).Day() < day {
			return false
		}
	}
	return true
}

// lastDay is the day of the last occurrence that UNTIL or COUNT leaves; none when there is no end, or none that a
// calendar reaches. Nothing is counted through: a rule of a million occurrences costs what one of two does.
func lastDay(s *model.Series, r *ics.RecurrenceRule, text string, zone *time.Location) model.Date {
	const far = 50_000 // occurrences
	if r.Count > far {
		return model.Date{}
	}
	if r.Count > 0 {
		n := (r.Count - 1) * s.Every
		last := s.ValidFrom
		switch s.Rule {
		case model.Weekly:
			last = last.AddDays(7 * n)
		case model.MonthlyDate:
			last = last.AddMonths(n)
		default:
			month := model.NewDate(last.Year(), last.Month()+time.Month(n), 1)
			last = weekdayInMonth(month.Year(), month.Month(), s.ValidFrom.Weekday(), s.Week)
		}
		if last.Year() > maxYear {
			return model.Date{}
		}
		return last
	}
	if r.Until.IsZero() || r.Until.Year() > maxYear {
		return model.Date{}
	}
	if r.UntilDateOnly || s.AtTime == "" {
		return model.DateOf(r.Until)
	}
	until := r.Until
	if !untilUTC(text) {
		until = model.LocalTime(model.DateOf(r.Until), r.Until.Format("15:04"), zone)
	}
	day := model.DateOf(until.In(zone))
	if model.LocalTime(day, s.AtTime, zone).After(until) {
		day = day.AddDays(-1)
	}
	return day
}

// untilUTC says whether the UNTIL of a rule is in UTC, as it should be; some programs write what clocks show.
func untilUTC(text string) bool {
	_, after, _ := strings.Cut(strings.ToUpper(text), "UNTIL=")
	value, _, _ := strings.Cut(after, ";")
	return strings.HasSuffix(strings.TrimSpace(value), "Z")
}

// shortMonth marks a series whose calendar says by extra days what becomes of it in shorter months.
const shortMonth = 99

// shortMonths says whether an event has no extra days, or only the last days of February that a meeting of the 29th or
// 30th falls on, as our own calendars write them.
func shortMonths(c *icsComponent, start icsTime) bool {
	for _, p := range c.all("RDATE") {
		s := model.Series{Rule: model.MonthlyDate, Every: 1, ValidFrom: start.on}
		for rest := p.value; rest != ""; {
			var one string
			one, rest = cutOutside(rest, ',')
			t, ok := parseICSTime(one, p.param("TZID"))
			if !ok || start.on.Day() < 29 || t.at != start.at || t.on.Month() != time.February || !s.FallsOn(t.on) {
				return false
			}
		}
	}
	return true
}
