package exchange

import (
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"milepost/model"
)

// zones knows which zone of the world a calendar means by a name.
type zones struct {
	defined map[string]*icsComponent // VTIMEZONE by TZID
	found   map[string]*time.Location
	file    *time.Location // of times that say none
}

func newZones(root *icsComponent, file *time.Location) *zones {
	z := &zones{defined: map[string]*icsComponent{}, found: map[string]*time.Location{}, file: file}
	var look func(c *icsComponent)
	look = func(c *icsComponent) {
		for _, in := range c.inside {
			if id := in.text("TZID"); in.name == "VTIMEZONE" && id != "" {
				z.defined[id] = in
			}
			look(in)
		}
	}
	look(root)
	return z
}

// of is the zone of a moment; nil when nobody can say which one is meant.
func (z *zones) of(t icsTime) *time.Location {
	switch {
	case t.utc:
		return time.UTC
	case t.zoneID == "":
		return z.file
	}
	loc, known := z.found[t.zoneID]
	if !known {
		loc = z.find(t.zoneID, t.on.Year())
		z.found[t.zoneID] = loc
	}
	return loc
}

// find takes a name of the zone database, with whatever stands before it, one of Windows, or the zone whose clocks
// the calendar describes.
func (z *zones) find(id string, year int) *time.Location {
	if loc := zoneNamed(id); loc != nil {
		return loc
	}
	defined := z.defined[id]
	if defined == nil {
		return nil
	}
	if place := defined.text("X-LIC-LOCATION"); place != "" {
		if loc := zoneNamed(place); loc != nil {
			return loc
		}
	}
	return zoneLike(defined, year)
}

// zoneNamed finds "Europe/Berlin", "/freeassociation.sourceforge.net/Europe/Berlin", "custom_Europe/Berlin" and
// "W. Europe Standard Time".
func zoneNamed(id string) *time.Location {
	id = strings.TrimSpace(id)
	if loc := ics.WindowsTimezoneToIANA(id); loc != nil {
		return loc
	}
	if !strings.ContainsAny(id, "/_") {
		switch strings.ToUpper(id) {
		case "UTC", "GMT", "ETC", "Z":
			return time.UTC
		}
	}
	for name := id; name != ""; {
		if loc := zoneOf(name); loc != nil {
			return loc
		}
		cut := strings.IndexAny(name, "/_ ")
		if cut < 0 {
			break
		}
		name = name[cut+1:]
	}
	return nil
}

// zoneOf is a zone of the database by its exact name.
func zoneOf(name string) *time.Location {
	if name == "" || name == "Local" || len(name) > 64 || !strings.Contains(name, "/") && name != "UTC" {
		return nil // what has no slash is an abbreviation, which means more than one zone
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil
	}
	return loc
}

// common are zones that a described one is compared with, the most used first, so that the answer is the one that
// people would give.
var common = []string{
	"Europe/Berlin", "Europe/London", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
	"America/Toronto", "Europe/Athens", "Europe/Dublin", "Europe/Lisbon", "Europe/Moscow", "Europe/Istanbul",
	"America/Halifax", "America/St_Johns", "America/Anchorage", "America/Phoenix", "Pacific/Honolulu", "America/Mexico_City",
	"America/Sao_Paulo", "America/Argentina/Buenos_Aires", "America/Santiago", "America/Bogota", "America/Caracas",
	"Africa/Lagos", "Africa/Johannesburg", "Africa/Cairo", "Africa/Nairobi", "Africa/Casablanca", "Asia/Jerusalem",
	"Asia/Beirut", "Asia/Dubai", "Asia/Tehran", "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka",
	"Asia/Yangon", "Asia/Bangkok", "Asia/Shanghai", "Asia/Singapore", "Asia/Tokyo", "Asia/Seoul", "Australia/Perth",
	"Australia/Darwin", "Australia/Adelaide", "Australia/Brisbane", "Australia/Sydney", "Pacific/Auckland", "Pacific/Chatham",
	"Atlantic/Azores", "Atlantic/Reykjavik", "America/Nuuk", "America/Havana", "America/Asuncion", "UTC",
}

// zoneLike finds the zone whose clocks stand as a VTIMEZONE says in a year and the four after it; nil when none does.
func zoneLike(c *icsComponent, year int) *time.Location {
	onsets, ok := onsetsOf(c, year-1, year+4)
	if !ok || len(onsets) == 0 {
		return nil
	}
	from, to := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Unix(), time.Date(year+5, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	for _, name := range common {
		loc, err := time.LoadLocation(name)
		if err == nil && sameClock(onsets, loc, from, to) {
			return loc
		}
	}
	return nil
}

// sameClock looks at every change of the clocks from one moment to another, just before and just after, and at every week
// between them.
func sameClock(onsets []onset, loc *time.Location, from, to int64) bool {
	for i, o := range onsets {
		if o.at < from && i+1 < len(onsets) && onsets[i+1].at <= from {
			continue // over before it matters
		}
		if o.at >= from && (offsetAt(loc, o.at-1) != o.before || offsetAt(loc, o.at) != o.after) {
			return false
		}
		until := to
		if i+1 < len(onsets) {
			until = onsets[i+1].at
		}
		for at := max(o.at, from); at < until; at += 7 * 86400 { // no change that the calendar does not know
			if offsetAt(loc, at) != o.after {
				return false
			}
		}
	}
	return true
}

func offsetAt(loc *time.Location, unix int64) int {
	_, offset := time.Unix(unix, 0).In(loc).Zone()
	return offset
}

// onset is a moment at which clocks change, with the seconds east of Greenwich before and after.
type onset struct {
	at            int64
	before, after int
}

// mostOnsets bounds how many changes of clocks a calendar may describe.
const mostOnsets = 2000

// onsetsOf are all changes that a VTIMEZONE describes from one year to another, and the last one before; the bool is
// false when it says something that is not understood.
func onsetsOf(c *icsComponent, from, to int) ([]onset, bool) {
	var out []onset
	for _, in := range c.inside {
		if in.name != "STANDARD" && in.name != "DAYLIGHT" {
			continue
		}
		before, ok1 := offsetOf(in.find("TZOFFSETFROM"))
		after, ok2 := offsetOf(in.find("TZOFFSETTO"))
		start, ok3 := timeOf(in.find("DTSTART"))
		if !ok1 || !ok2 || !ok3 {
			return nil, false
		}
		days, ok := changeDays(in, start, from, to)
		if !ok {
			return nil, false
		}
		for _, d := range days {
			d.at = orMidnight(d.at)
			out = append(out, onset{model.LocalTime(d.on, d.at, time.UTC).Unix() - int64(before), before, after})
			if len(out) > mostOnsets {
				return nil, false
			}
		}
	}
	slices.SortFunc(out, func(a, b onset) int { return int(min(1, max(-1, a.at-b.at))) })
	return out, true
}

func orMidnight(at string) string {
	if at == "" {
		return "00:00"
	}
	return at
}

func timeOf(p *icsProperty) (icsTime, bool) {
	if p == nil {
		return icsTime{}, false
	}
	return parseICSTime(p.value, p.param("TZID"))
}

// changeDays are the days and times at which one observance begins.
func changeDays(in *icsComponent, start icsTime, from, to int) ([]icsTime, bool) {
	days := []icsTime{start}
	for _, p := range in.all("RDATE") {
		for v := range strings.SplitSeq(p.value, ",") {
			t, ok := parseICSTime(v, "")
			if !ok {
				return nil, false
			}
			if days = append(days, t); len(days) > mostOnsets {
				return nil, false
			}
		}
	}
	p := in.find("RRULE")
	if p == nil {
		return days, true
	}
	r, err := ics.ParseRecurrenceRule(p.value)
	if err != nil || r.Freq != ics.FrequencyYearly || r.Interval > 1 || r.Count > 0 || len(r.ByMonth) != 1 {
		return nil, false
	}
	for year := max(from, start.on.Year()); year <= to; year++ {
		day, ok := yearlyDay(r, year, start.on)
		switch {
		case !ok:
			return nil, false
		case !r.Until.IsZero() && day.After(model.DateOf(r.Until)), day.Before(start.on):
			continue
		}
		days = append(days, icsTime{on: day, at: start.at})
	}
	return days, true
}

// yearlyDay is the day of a year that "the last Sunday of March", "the Sunday from the 8th on" or "the 1st of May" means.
func yearlyDay(r *ics.RecurrenceRule, year int, start model.Date) (model.Date, bool) {
	month := time.Month(r.ByMonth[0])
	switch {
	case len(r.ByDay) == 0 && len(r.ByMonthDay) == 0:
		return model.NewDate(year, month, start.Day()), true
	case len(r.ByDay) == 0 && len(r.ByMonthDay) == 1 && r.ByMonthDay[0] > 0:
		return model.NewDate(year, month, r.ByMonthDay[0]), true
	case len(r.ByDay) != 1:
		return model.Date{}, false
	}
	day, n := weekdayOf(r.ByDay[0].Day), r.ByDay[0].OrdWeek
	if len(r.ByMonthDay) > 0 {
		for _, d := range r.ByMonthDay {
			if on := model.NewDate(year, month, d); d > 0 && on.Weekday() == day {
				return on, true
			}
		}
		return model.Date{}, false
	}
	if n == 0 || n < -5 || n > 5 {
		return model.Date{}, false
	}
	return weekdayInMonth(year, month, day, n), true
}

// weekdayInMonth is the nth day of its name in a month, counted from the end when n is negative.
func weekdayInMonth(year int, month time.Month, day time.Weekday, n int) model.Date {
	if n > 0 {
		first := model.NewDate(year, month, 1)
		return first.AddDays((int(day)-int(first.Weekday())+7)%7 + 7*(n-1))
	}
	last := model.NewDate(year, month+1, 0)
	return last.AddDays(-(int(last.Weekday())-int(day)+7)%7 + 7*(n+1))
}

var icsWeekdays = []string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// weekdayOf reads MO; what is none is Sunday, which the parser of rules does not let through.
func weekdayOf(d ics.Weekday) time.Weekday {
	return time.Weekday(max(0, slices.Index(icsWeekdays, string(d))))
}

// offsetOf reads +0100 or -073000 in seconds.
func offsetOf(p *icsProperty) (int, bool) {
	if p == nil {
		return 0, false
	}
	v := strings.TrimSpace(p.value)
	if len(v) != 5 && len(v) != 7 || v[0] != '+' && v[0] != '-' {
		return 0, false
	}
	for _, c := range v[1:] {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	n := func(at int) int { return int(v[at]-'0')*10 + int(v[at+1]-'0') }
	seconds := n(1)*3600 + n(3)*60
	if len(v) == 7 {
		seconds += n(5)
	}
	if v[0] == '-' {
		seconds = -seconds
	}
	return seconds, true
}
