package model

import "time"

// LocalTime is the instant at which a clock in a zone shows a time of day such as "10:00" on a day; an empty time is
// midnight. A time that the clocks leave out moves forward by the gap, one that they show twice is the first. What is no
// time of day is midnight too.
func LocalTime(on Date, at string, zone *time.Location) time.Time {
	clock, err := time.Parse("15:04", at)
	if err != nil {
		clock = time.Time{}
	}
	wall := on.Time().Add(time.Duration(clock.Hour())*time.Hour + time.Duration(clock.Minute())*time.Minute)
	const day = 24 * time.Hour
	before, after := offsetOn(wall.Add(-day), zone), offsetOn(wall.Add(day), zone)
	for _, offset := range []time.Duration{before, after} {
		if t := wall.Add(-offset); offsetOn(t, zone) == offset {
			return t.In(zone)
		}
	}
	return wall.Add(-before).In(zone)
}

// offsetOn is how far the clocks of a zone are ahead of Greenwich.
func offsetOn(t time.Time, zone *time.Location) time.Duration {
	_, seconds := t.In(zone).Zone()
	return time.Duration(seconds) * time.Second
}
