package words

import (
	"strings"
	"time"

	"milepost/model"
)

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

// Times are the clock times of a meeting for both of a pair: "10:00", "10:00 in Oslo and Lagos", "10:00 in Oslo, 09:00 in
// Lagos"; with the weekday where the days differ. Empty when the meeting has no time. The first place is where the file's
// owner is.
func Times(m *model.Meeting, r *model.Roster, with *model.Person) string {
	if m.AtTime == "" {
		return ""
	}
	zone := r.File.Location()
	on, at := m.In(zone)
	if with == nil || with.Zone == "" {
		return at
	}
	theirs, err := time.LoadLocation(with.Zone)
	if err != nil {
		return at
	}
	thereOn, there := inZone(m, zone, theirs)
	here := cityOf(zone.String())
	if x := r.Person(r.Owner.PersonID); x != nil && x.Place != "" {
		here = x.Place
	}
	place := with.Place
	if place == "" {
		place = cityOf(with.Zone)
	}
	switch {
	case here == place:
		return at
	case there == at && thereOn == on:
		return Say("times.same", at, here, place)
	case thereOn != on:
		there = Say("times.day", short(Weekday(int(thereOn.Weekday()))), there)
	}
	return Say("times.two", at, here, there, place)
}

// inZone is when a meeting is by the clocks of another zone.
func inZone(m *model.Meeting, file, theirs *time.Location) (model.Date, string) {
	own := file
	if m.Zone != "" {
		if z, err := time.LoadLocation(m.Zone); err == nil {
			own = z
		}
	}
	t := model.LocalTime(m.On, m.AtTime, own).In(theirs)
	return model.DateOf(t), t.Format("15:04")
}

// cityOf is the city that a zone is named after.
func cityOf(zone string) string {
	return strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " ")
}
