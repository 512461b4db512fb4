package exchange

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"milepost/model"
)

// CalendarWords are the few sentences that stand in a calendar.
type CalendarWords struct {
	Product string                           // what made it
	Name    string                           // of the calendar
	Title   func(d *model.SharedDate) string // of an entry
}

// WriteCalendar writes entries as an iCalendar file (RFC 5545): standing meetings with their rule in local time and the
// clocks of their zone, single occurrences beside it. Lines end with CR LF and are folded at 75 bytes. The same entries
// and the same moment give the same bytes. A zone that this program does not know is ErrInvalid.
func WriteCalendar(w io.Writer, c model.SharedCalendar, words CalendarWords, at time.Time) error {
	cal, err := ics.NewCalendarWithOptions(ics.WithVersion("2.0"), ics.WithProductId(words.Product))
	if err != nil {
		return err
	}
	cal.SetCalscale("GREGORIAN")
	cal.SetMethod(ics.MethodPublish)
	cal.SetXWRCalName(words.Name)
	b := icsWriter{cal: cal, words: words, stamp: at.UTC().Format(icsUTC), zones: map[string]*time.Location{}}
	if err := b.describeZones(c); err != nil {
		return err
	}
	for i := range c.Entries {
		e := &c.Entries[i]
		b.event(e, nil)
		if e.Cancelled {
			continue
		}
		for j := range e.Changed {
			b.event(&e.Changed[j], e)
		}
		for _, one := range b.twice(e, at) {
			b.event(&one, e)
		}
	}
	return cal.SerializeTo(w, ics.WithNewLineWindows)
}

type icsWriter struct {
	cal   *ics.Calendar
	words CalendarWords
	stamp string
	zones map[string]*time.Location
}

// span is from when to when the clocks of a zone matter; an end that is zero is open.
type zoneSpan struct {
	from, to model.Date
	open     bool
}

func (s *zoneSpan) take(d model.Date) {
	if s.from.IsZero() || d.Before(s.from) {
		s.from = d
	}
	if d.After(s.to) {
		s.to = d
	}
}

// describeZones adds every zone that an entry names, by name.
func (b *icsWriter) describeZones(c model.SharedCalendar) error {
	spans := map[string]*zoneSpan{}
	take := func(d *model.SharedDate) {
		if d.AtTime == "" {
			return
		}
		s := spans[d.Zone]
		if s == nil {
			s = &zoneSpan{}
			spans[d.Zone] = s
		}
		s.take(d.On)
		if r := d.Repeats; r != nil {
			s.open = s.open || r.Until.IsZero()
			s.take(cmp.Or(r.Until, d.On))
		}
	}
	for i := range c.Entries {
		take(&c.Entries[i])
		for j := range c.Entries[i].Changed {
			take(&c.Entries[i].Changed[j])
		}
	}
	var names []string
	for name := range spans {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		zone, err := time.LoadLocation(name)
		if err != nil {
			return &model.Problem{Key: "calendar.zone.unknown", Args: []any{name}, Err: model.ErrInvalid}
		}
		b.zones[name] = zone
		if zone.String() == "UTC" {
			continue
		}
		s := spans[name]
		if s.open {
			s.to = model.Date{}
		}
		describeZone(b.cal, zone, s.from, s.to)
	}
	return nil
}

// event adds an entry; of is its series when it is a single occurrence.
func (b *icsWriter) event(d, of *model.SharedDate) {
	e := b.cal.AddEvent(d.UID)
	add := func(name, value string, params ...ics.PropertyParameter) {
		e.AddProperty(ics.ComponentProperty(name), value, params...)
	}
	add("DTSTAMP", b.stamp)
	add("SEQUENCE", strconv.FormatInt(d.Sequence, 10))
	if of != nil {
		b.moment(e, "RECURRENCE-ID", d.Of, of)
	}
	add("SUMMARY", model.JoinSpace(b.words.Title(d)))
	b.start(e, d)
	b.end(e, d)
	if d.Place != "" {
		add("LOCATION", model.JoinSpace(d.Place))
	}
	if d.Repeats != nil {
		add("RRULE", b.rule(d))
		for _, day := range februaries(d) {
			b.moment(e, "RDATE", day, d)
		}
		for _, day := range d.Skipped {
			b.moment(e, "EXDATE", day, d)
		}
	}
	add("STATUS", statusOf(d))
	add("TRANSP", transparencyOf(d))
}

func statusOf(d *model.SharedDate) string {
	if d.Cancelled {
		return string(ics.ObjectStatusCancelled)
	}
	return string(ics.ObjectStatusConfirmed)
}

// transparencyOf keeps a day without a time from blocking the whole of it.
func transparencyOf(d *model.SharedDate) string {
	if d.AtTime == "" || d.Cancelled {
		return string(ics.TransparencyTransparent)
	}
	return string(ics.TransparencyOpaque)
}

// moment adds a day, or a day and a time in the zone of an entry.
func (b *icsWriter) moment(e *ics.VEvent, name string, on model.Date, d *model.SharedDate) {
	day := on.Time().Format(icsDay)
	switch {
	case d.AtTime == "":
		e.AddProperty(ics.ComponentProperty(name), day, ics.WithValue("DATE"))
	case b.zones[d.Zone].String() == "UTC":
		e.AddProperty(ics.ComponentProperty(name), day+"T"+icsClock(d.AtTime)+"Z")
	default:
		e.AddProperty(ics.ComponentProperty(name), day+"T"+icsClock(d.AtTime), ics.WithTZID(b.zones[d.Zone].String()))
	}
}

// start says when an entry begins. A single one that stands at a time which clocks leave out or show twice is written in
// UTC: readers do not agree on what is meant.
func (b *icsWriter) start(e *ics.VEvent, d *model.SharedDate) {
	if d.Repeats == nil && d.AtTime != "" {
		if zone := b.zones[d.Zone]; unclear(d.On, d.AtTime, zone) {
			e.AddProperty("DTSTART", model.LocalTime(d.On, d.AtTime, zone).UTC().Format(icsUTC))
			return
		}
	}
	b.moment(e, "DTSTART", d.On, d)
}

func icsClock(at string) string { return strings.ReplaceAll(at, ":", "") + "00" }

// end says when it is over. Where clocks change meanwhile that is written as a length: of a time that is left out, or
// happens twice, nobody could say how long it took.
func (b *icsWriter) end(e *ics.VEvent, d *model.SharedDate) {
	if d.AtTime == "" {
		e.AddProperty("DTEND", d.On.AddDays(1).Time().Format(icsDay), ics.WithValue("DATE"))
		return
	}
	if d.Minutes <= 0 {
		return
	}
	zone, length := b.zones[d.Zone], time.Duration(d.Minutes)*time.Minute
	begins := model.LocalTime(d.On, d.AtTime, zone)
	over := begins.Add(length)
	end := *d
	end.AtTime = over.Format("15:04")
	if wall := model.LocalTime(model.DateOf(over), end.AtTime, zone); !wall.Equal(over) || offsetAt(zone, begins.Unix()) != offsetAt(zone, over.Unix()) {
		e.AddProperty("DURATION", fmt.Sprintf("PT%dM", d.Minutes))
		return
	}
	b.moment(e, "DTEND", model.DateOf(over), &end)
}

// rule is the RRULE of a standing meeting. One on the 31st falls on the last day of every month; one on the 29th or 30th
// does so too, which februaries says.
func (b *icsWriter) rule(d *model.SharedDate) string {
	r := d.Repeats
	text := "FREQ=MONTHLY"
	if r.Rule == model.Weekly {
		text = "FREQ=WEEKLY"
	}
	if r.Every > 1 {
		text += ";INTERVAL=" + strconv.Itoa(r.Every)
	}
	weekday := icsWeekdays[d.On.Weekday()]
	switch day := d.On.Day(); {
	case r.Rule == model.Weekly:
		text += ";BYDAY=" + weekday
	case r.Rule == model.MonthlyWeekday:
		text += ";BYDAY=" + strconv.Itoa(r.Week) + weekday
	case day == 31:
		text += ";BYMONTHDAY=-1"
	default:
		text += ";BYMONTHDAY=" + strconv.Itoa(day)
	}
	if !r.Until.IsZero() {
		text += ";UNTIL=" + b.until(d)
	}
	return text
}

// until is the last moment at which an occurrence may begin, in UTC as the standard wants it.
func (b *icsWriter) until(d *model.SharedDate) string {
	if d.AtTime == "" {
		return d.Repeats.Until.Time().Format(icsDay)
	}
	return model.LocalTime(d.Repeats.Until, d.AtTime, b.zones[d.Zone]).UTC().Format(icsUTC)
}
