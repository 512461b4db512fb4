package exchange

import (
	"strconv"
	"strings"
	"time"

	"milepost/model"
)

// icsTime is a moment as a calendar writes it: a day, a time of day, and where its clock stands.
type icsTime struct {
	on     model.Date
	at     string // "10:00"; empty: the whole day
	utc    bool
	zoneID string // of a parameter TZID; empty with utc false: wherever somebody is
}

// parseICSTime reads 20261005, 20261005T090000 or 20261005T070000Z. Seconds are dropped. The bool is false when it is
// none of them.
func parseICSTime(value, tzid string) (icsTime, bool) {
	value = strings.TrimSpace(value)
	t := icsTime{}
	if rest, ok := strings.CutSuffix(value, "Z"); ok {
		value, t.utc = rest, true
	} else {
		t.zoneID = strings.TrimSpace(tzid)
	}
	day, clock, timed := strings.Cut(value, "T")
	if len(day) != 8 {
		return t, false
	}
	on, err := model.ParseDate(day[:4] + "-" + day[4:6] + "-" + day[6:])
	if err != nil || on.IsZero() || on.Year() > maxYear {
		return t, false
	}
	t.on = on
	if !timed {
		t.utc, t.zoneID = false, "" // a whole day has no zone
		return t, true
	}
	if len(clock) != 6 && len(clock) != 4 {
		return t, false
	}
	hour, err1 := strconv.Atoi(clock[:2])
	minute, err2 := strconv.Atoi(clock[2:4])
	if err1 != nil || err2 != nil || hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return t, false
	}
	t.at = clock[:2] + ":" + clock[2:4]
	return t, true
}

// maxYear keeps days within what the file can hold, with room to count on from them.
const maxYear = 9000

// in is the moment as an instant in a zone: a time that does not exist moves forward by the gap, one that happens
// twice is the first.
func (t icsTime) in(zone *time.Location) time.Time { return model.LocalTime(t.on, t.at, zone) }

// parseICSDuration reads P1D, PT45M, PT1H30M, P1W in minutes. Seconds are dropped.
func parseICSDuration(value string) (minutes int, ok bool) {
	s := strings.ToUpper(strings.TrimSpace(value))
	s, ok = strings.CutPrefix(strings.TrimPrefix(s, "+"), "P")
	if !ok || s == "" {
		return 0, false
	}
	units := map[byte]int{'W': 7 * 24 * 60, 'D': 24 * 60, 'H': 60, 'M': 1, 'S': 0}
	number, digits := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == 'T' && digits == 0:
		case c >= '0' && c <= '9' && digits < 6:
			number, digits = number*10+int(c-'0'), digits+1
		default:
			size, known := units[c]
			if !known || digits == 0 {
				return 0, false
			}
			minutes += number * size
			number, digits = 0, 0
		}
	}
	return minutes, digits == 0
}
