package words

import "milepost/model"

// Rhythm is how a standing meeting repeats: "every Thursday", "every 2 weeks on Thursday", "every month on the last
// Friday", "every 2 months on the 15th".
func Rhythm(s *model.Series) string {
	day := Weekday(int(s.ValidFrom.Weekday()))
	switch {
	case s.Rule == model.Weekly && s.Every <= 1:
		return Say("rhythm.week", day)
	case s.Rule == model.Weekly:
		return Say("rhythm.weeks", s.Every, day)
	}
	on := Say("rhythm.date", s.ValidFrom.Day())
	if s.Rule == model.MonthlyWeekday {
		on = Say("rhythm.weekday", Say("rhythm.nth."+nth(s.Week)), day)
	}
	if s.Every <= 1 {
		return Say("rhythm.month", on)
	}
	return Say("rhythm.months", s.Every, on)
}

func nth(week int) string {
	if week < 1 || week > 4 {
		return "last"
	}
	return string(rune('0' + week))
}

// Times are the clock times of a meeting for both of a pair: "10:00" where nothing more is to be said, "10:00 in Oslo and
// Lagos", "10:00 in Oslo, 09:00 in Porto"; with the weekday where the days differ. Empty when the meeting has no time.
func Times(m *model.Meeting, r *model.Roster) string {
	clocks := r.BothClocks(m)
	here := clocks[0]
	if len(clocks) == 1 {
		return here.AtTime
	}
	there := clocks[1]
	if here.On == there.On && here.AtTime == there.AtTime {
		return Say("times.same", here.AtTime, here.Place, there.Place)
	}
	return Say("times.two", here.AtTime, here.Place, clock(&there, &here), there.Place)
}

// TimesShort is Times for where there is little room: where the file's clocks are read is not said, and who has the same
// time is not mentioned.
func TimesShort(m *model.Meeting, r *model.Roster) string {
	at := r.BothClocks(m)[0].AtTime
	if there := TimeThere(m, r); there != "" {
		return Say("times.short", at, there)
	}
	return at
}

// TimeThere is the rep's time of a meeting where it is another than the file's, "08:30 in Porto"; else empty.
func TimeThere(m *model.Meeting, r *model.Roster) string {
	clocks := r.BothClocks(m)
	if len(clocks) == 1 || clocks[0].On == clocks[1].On && clocks[0].AtTime == clocks[1].AtTime {
		return ""
	}
	return Say("times.there", clock(&clocks[1], &clocks[0]), clocks[1].Place)
}

// clock is a time of day, with the weekday when it is another than that of the other clock.
func clock(c, other *model.ClockAt) string {
	if c.On == other.On {
		return c.AtTime
	}
	return Say("times.day", short(Weekday(int(c.On.Weekday()))), c.AtTime)
}
