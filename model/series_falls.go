package model

// FallsOn says whether the rule gives an occurrence on a day, whatever became of it.
func (s *Series) FallsOn(d Date) bool {
	if d.IsZero() || s.ValidFrom.IsZero() || d.Before(s.ValidFrom) || !s.ValidTo.IsZero() && d.After(s.ValidTo) {
		return false
	}
	every := max(1, s.Every)
	if s.Rule == Weekly {
		return d.Days(s.ValidFrom)%(7*every) == 0
	}
	months := (d.Year()-s.ValidFrom.Year())*12 + int(d.Month()) - int(s.ValidFrom.Month())
	if months%every != 0 {
		return false
	}
	if s.Rule == MonthlyDate {
		return d == s.ValidFrom.AddMonths(months)
	}
	return d.Weekday() == s.ValidFrom.Weekday() && inWeek(d, s.Week)
}

// inWeek says whether a day is in the nth week of seven days of its month; -1 is the last.
func inWeek(d Date, week int) bool {
	if week == -1 {
		return d.AddDays(7).Month() != d.Month()
	}
	return (d.Day()-1)/7+1 == week
}
