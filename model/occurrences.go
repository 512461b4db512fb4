package model

import (
	"cmp"
	"slices"
	"time"
)

// farthest is how many days an open span of occurrences reaches: a standing meeting without an end goes on for ever.
const farthest = 2 * 366

// Next is the first day from a day on on which the rule gives an occurrence, whatever became of it; no date when it gives
// none any more.
func (s *Series) Next(from Date) Date {
	if !s.ArchivedAt.IsZero() || s.ValidFrom.IsZero() {
		return Date{}
	}
	if from.Before(s.ValidFrom) {
		from = s.ValidFrom
	}
	every := max(1, s.Every)
	next := Date{}
	if s.Rule == Weekly {
		step := 7 * every
		next = s.ValidFrom.AddDays((from.Days(s.ValidFrom) + step - 1) / step * step)
	} else {
		months := (from.Year()-s.ValidFrom.Year())*12 + int(from.Month()) - int(s.ValidFrom.Month())
		for months -= months % every; next.Before(from); months += every {
			next = s.inMonth(months)
		}
	}
	if !s.ValidTo.IsZero() && next.After(s.ValidTo) {
		return Date{}
	}
	return next
}

// inMonth is the occurrence of a monthly series a number of months after its first.
func (s *Series) inMonth(months int) Date {
	if s.Rule == MonthlyDate {
		return s.ValidFrom.AddMonths(months)
	}
	first := NewDate(s.ValidFrom.Year(), s.ValidFrom.Month()+time.Month(months), 1)
	if s.Week == -1 {
		last := first.AddMonths(1).AddDays(-1)
		return last.AddDays(-((int(last.Weekday()) - int(s.ValidFrom.Weekday()) + 7) % 7))
	}
	return first.AddDays((int(s.ValidFrom.Weekday())-int(first.Weekday())+7)%7 + 7*(max(1, s.Week)-1))
}

// WeekOfMonth is what Week is for a standing meeting on the weekday of a day: 1 to 4, and -1, the last, for a day
// in the fifth week, which not every month has.
func WeekOfMonth(d Date) int {
	if n := (d.Day()-1)/7 + 1; n <= 4 {
		return n
	}
	return -1
}

// Occurrence is what the rule gives on a day: a planned meeting that is no row yet. Storing it makes it one.
func (s *Series) Occurrence(d Date) Meeting {
	return Meeting{
		Row: Row{SubjectID: s.SubjectID, Visibility: s.Visibility}, AuthorID: s.AuthorID, Title: s.Title, On: d, AtTime: s.AtTime, Zone: s.Zone,
		Minutes: s.Minutes, Place: s.Place, State: MeetingPlanned, SeriesID: s.ID, SeriesOn: d,
	}
}

// Ref tells one meeting from another: its id, and that of the series with the day for an occurrence that is no row yet.
func (m *Meeting) Ref() ID {
	if m.ID != "" || m.SeriesID == "" {
		return m.ID
	}
	return ID(string(m.SeriesID) + "@" + m.SeriesOn.String())
}

// In is the day and the time of day of a meeting by the clocks of a zone, which is also that of a meeting without a zone
// of its own. A meeting without a time keeps its day.
func (m *Meeting) In(zone *time.Location) (Date, string) {
	if m.AtTime == "" || m.Zone == "" || zone == nil || m.Zone == zone.String() {
		return m.On, m.AtTime
	}
	own, err := time.LoadLocation(m.Zone)
	if err != nil {
		return m.On, m.AtTime
	}
	t := LocalTime(m.On, m.AtTime, own).In(zone)
	return DateOf(t), t.Format("15:04")
}

// Planned are the meetings that are planned in a span of days, by time: those that are rows, and the occurrences of
// standing meetings for which none stands. The days are those of a zone; nil: each meeting's own. The rows must hold all
// that the span's occurrences became, whatever their state.
func Planned(meetings []Meeting, series []Series, span Span, zone *time.Location) []Meeting {
	if span.To.IsZero() {
		span.To = span.From.AddDays(farthest)
	}
	var out []Meeting
	take := func(m *Meeting) {
		if on, _ := m.In(zone); span.Holds(on) {
			out = append(out, *m)
		}
	}
	for i := range meetings {
		if m := &meetings[i]; m.State == MeetingPlanned {
			take(m)
		}
	}
	stands := newStandIns(meetings)
	for i := range series {
		s := &series[i]
		// the clocks of two zones are never two days apart
		for d := s.Next(span.From.AddDays(-1)); !d.IsZero() && !d.After(span.To.AddDays(1)); d = s.Next(d.AddDays(1)) {
			if m := s.Occurrence(d); !stands.in(&m) {
				take(&m)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Meeting) int { return earlier(&a, &b, zone) })
	return out
}

func earlier(a, b *Meeting, zone *time.Location) int {
	aOn, aAt := a.In(zone)
	bOn, bAt := b.In(zone)
	return cmp.Or(cmp.Compare(aOn.n, bOn.n), cmp.Compare(timeKey(aAt), timeKey(bAt)), cmp.Compare(a.Ref(), b.Ref()))
}

// standIns knows which occurrences are rows already.
type standIns struct {
	rows    map[seriesDay]bool
	singles map[seriesDay][]*Meeting // by subject
}

type seriesDay struct {
	id ID
	on Date
}

func newStandIns(meetings []Meeting) standIns {
	x := standIns{map[seriesDay]bool{}, map[seriesDay][]*Meeting{}}
	for i := range meetings {
		m := &meetings[i]
		if m.SeriesID != "" {
			x.rows[seriesDay{m.SeriesID, m.SeriesOn}] = true
		} else {
			key := seriesDay{m.SubjectID, m.On}
			x.singles[key] = append(x.singles[key], m)
		}
	}
	return x
}

// in says whether a row stands in for an occurrence: one that names it, or a meeting of the same day that was written down
// apart, by an import for example. A talk that was held is that day's; one that is planned or fell through is it unless
// both have a time and they differ.
func (x *standIns) in(m *Meeting) bool {
	if x.rows[seriesDay{m.SeriesID, m.SeriesOn}] {
		return true
	}
	return slices.ContainsFunc(x.singles[seriesDay{m.SubjectID, m.On}], func(s *Meeting) bool {
		return s.State == MeetingHeld || s.AtTime == "" || m.AtTime == "" || s.AtTime == m.AtTime
	})
}

// nextPlanned is the next planned meeting with a person from a day on; nil when there is none.
func nextPlanned(meetings []Meeting, series []Series, person ID, on Date, zone *time.Location) *Meeting {
	var next *Meeting
	take := func(m *Meeting) {
		if day, _ := m.In(zone); !day.Before(on) && (next == nil || earlier(m, next, zone) < 0) {
			next = m
		}
	}
	stands := standIns{}
	for i := range series {
		s := &series[i]
		if s.SubjectID != person {
			continue
		}
		if stands.rows == nil {
			stands = newStandIns(meetings)
		}
		for d := s.Next(on.AddDays(-1)); !d.IsZero(); d = s.Next(d.AddDays(1)) {
			m := s.Occurrence(d)
			if day, _ := m.In(zone); day.Before(on) || stands.in(&m) {
				continue
			}
			take(&m)
			break
		}
	}
	for i := range meetings {
		if m := &meetings[i]; m.SubjectID == person && m.State == MeetingPlanned {
			take(m)
		}
	}
	if next == nil {
		return nil
	}
	found := *next
	return &found
}
