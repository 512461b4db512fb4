package exchange

import (
	"time"

	"milepost/model"
)

// unclear says whether the clocks of a zone leave out a time of day on a day, or show it twice.
func unclear(on model.Date, at string, zone *time.Location) bool {
	t := model.LocalTime(on, at, zone)
	if t.Format("15:04") != at {
		return true
	}
	return t.Add(-3*time.Hour).Format("-0700") != t.Add(3*time.Hour).Format("-0700") && shownAgain(t)
}

// shownAgain says whether clocks show the time of a moment once more within three hours.
func shownAgain(t time.Time) bool {
	for step := 15 * time.Minute; step <= 3*time.Hour; step += 15 * time.Minute {
		if later := t.Add(step); later.Format("02 15:04") == t.Format("02 15:04") {
			return true
		}
	}
	return false
}

// yearsClear is how many years ahead single occurrences of a standing meeting are written that readers would not agree on.
const yearsClear = 2

// twice are the occurrences of a standing meeting at a time that clocks leave out or show twice, from the year before a
// moment on. Each is written apart, in UTC.
func (b *icsWriter) twice(e *model.SharedDate, at time.Time) []model.SharedDate {
	if e.Repeats == nil || e.AtTime == "" {
		return nil
	}
	said := map[model.Date]bool{}
	for _, d := range e.Skipped {
		said[d] = true
	}
	for i := range e.Changed {
		said[e.Changed[i].Of] = true
	}
	rule, zone := e.Repeats, b.zones[e.Zone]
	s := model.Series{Rule: rule.Rule, Every: rule.Every, Week: rule.Week, ValidFrom: e.On, ValidTo: rule.Until}
	var out []model.SharedDate
	for year := at.UTC().Year() - 1; year <= at.UTC().Year()+yearsClear; year++ {
		for _, o := range changesIn(zone, year) {
			for _, day := range []model.Date{model.DateOf(o.start).AddDays(-1), model.DateOf(o.start)} {
				if said[day] || !s.FallsOn(day) || !unclear(day, e.AtTime, zone) {
					continue
				}
				said[day] = true
				one := *e
				one.Repeats, one.Skipped, one.Changed, one.On, one.Of = nil, nil, nil, day, day
				out = append(out, one)
			}
		}
	}
	return out
}

// februaries are the last days of February on which a standing meeting of the 29th or 30th takes place. They are written
// one by one: the rule that says "the last of the days 28, 29 and 30" is read wrongly by too many programs.
func februaries(d *model.SharedDate) []model.Date {
	r := d.Repeats
	if r.Rule != model.MonthlyDate || d.On.Day() != 29 && d.On.Day() != 30 {
		return nil
	}
	s := model.Series{Rule: r.Rule, Every: r.Every, ValidFrom: d.On, ValidTo: r.Until}
	var out []model.Date
	for year := d.On.Year(); year <= d.On.Year()+unruledYears; year++ {
		if last := model.NewDate(year, time.March, 0); last.Day() < d.On.Day() && s.FallsOn(last) {
			out = append(out, last)
		}
	}
	return out
}
