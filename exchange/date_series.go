package exchange

import (
	"cmp"
	"fmt"
	"strconv"

	"milepost/model"
)

// seriesRow plans a standing meeting and what became of single occurrences.
func (b *datePlanner) seriesRow(row int, g *dateGroup, at moment, have *model.Series, single *model.Meeting) {
	if single != nil {
		b.refuse(row, refusal("import.calendar.became.series"), nil)
		return
	}
	s := model.Series{Row: model.About(b.plan.Rows[row].Person), UID: g.uid}
	if have != nil {
		s = *have
	}
	s.ValidFrom, s.AtTime, s.Zone, s.Every, s.Week = at.on, at.at, at.zoneName(), 1, 0
	s.Place, s.Minutes = cmp.Or(at.place, s.Place), cmp.Or(at.minutes, s.Minutes)
	if len(g.main.c.all("RDATE")) > 0 {
		s.Week = shortMonth
	}
	if problem := readRule(&s, g.main.c.find("RRULE").value, at.zone); problem != nil {
		b.refuse(row, problem, nil)
		return
	}
	if s.Week == shortMonth {
		b.refuse(row, refusal("import.calendar.extra"), nil)
		return
	}
	switch {
	case g.main.cancelled && have == nil:
		b.refuse(row, refusal("import.calendar.cancelled"), nil)
		return
	case g.main.cancelled: // it was called off: nothing more takes place from today on
		s = *have
		if end := b.opt.Day.AddDays(-1); s.ValidTo.IsZero() || s.ValidTo.After(end) {
			s.ValidTo = end
		}
	}
	if have == nil {
		b.next++
		s.ID = model.ID("new-" + strconv.Itoa(b.next))
	}
	changed, problem := b.singles(g, &s, at, have == nil)
	if problem != nil {
		b.refuse(row, problem, nil)
		return
	}
	was := dateLook{}
	if have != nil {
		was = b.lookOfSeries(have)
	}
	changes := b.differences(was, b.lookOfSeries(&s))
	if len(changes) > 0 || have == nil {
		b.plan.dates.series = append(b.plan.dates.series, &s)
	}
	if len(changed) > 0 {
		changes = append(changes, Change{Field: FieldSingles, After: strconv.Itoa(len(changed))})
		b.plan.dates.meetings = append(b.plan.dates.meetings, changed...)
	}
	b.decide(row, have == nil, changes)
}

// occurrencesOf takes single occurrences of a standing meeting that is here already, and whose rule the calendar does
// not repeat.
func (b *datePlanner) occurrencesOf(row int, g *dateGroup, s *model.Series) {
	zone := zoneNamed(b.zoneOf(s.Zone))
	if zone == nil {
		zone = b.file
	}
	changed, problem := b.singles(g, s, moment{at: s.AtTime, zone: zone, minutes: s.Minutes, place: s.Place}, false)
	if problem != nil {
		b.refuse(row, problem, nil)
		return
	}
	var changes []Change
	if len(changed) > 0 {
		changes = append(changes, Change{Field: FieldSingles, After: strconv.Itoa(len(changed))})
		b.plan.dates.meetings = append(b.plan.dates.meetings, changed...)
	}
	b.decide(row, false, changes)
}

// singles are the occurrences that must be written down: left out, cancelled, moved, and of a new series those of the
// last weeks, which count as held.
func (b *datePlanner) singles(g *dateGroup, s *model.Series, at moment, isNew bool) ([]*model.Meeting, *model.Problem) {
	if len(g.singles) > mostSingles {
		return nil, refusal("import.calendar.parts", len(g.singles))
	}
	x := singlesOf{b: b, s: s, at: at, here: map[model.Date]*model.Meeting{}, day: map[model.Date]*model.Meeting{}, said: map[model.Date]bool{}}
	for i := range b.have.Meetings {
		switch m := &b.have.Meetings[i]; {
		case m.SeriesID == s.ID:
			x.here[m.SeriesOn] = m
		case m.SubjectID == s.SubjectID && m.SeriesID == "" && m.Visibility == model.Shared:
			x.day[m.On] = m
		}
	}
	for _, e := range g.singles {
		if problem := x.single(g, e); problem != nil {
			return nil, problem
		}
	}
	if g.main != nil {
		if problem := x.leftOut(g.main.c); problem != nil {
			return nil, problem
		}
	}
	if isNew {
		x.adopt()
		x.held()
	}
	return x.out, nil
}

// singlesOf gathers the occurrences of one series.
type singlesOf struct {
	b    *datePlanner
	s    *model.Series
	at   moment
	here map[model.Date]*model.Meeting // by the day the rule gives
	day  map[model.Date]*model.Meeting // meetings with the same person that are part of no series
	said map[model.Date]bool
	out  []*model.Meeting
}

// occurrence is the day of the rule that a calendar means; the zero date when the rule gives none.
func (x *singlesOf) occurrence(t icsTime) model.Date {
	day := t.on
	if t.at != "" && x.at.at != "" {
		zone := x.b.zones.of(t)
		if zone == nil {
			return model.Date{}
		}
		day = model.DateOf(t.in(zone).In(x.at.zone))
	}
	whole := *x.s
	whole.ValidTo = model.Date{} // the rule may end before what was said about it
	if !whole.FallsOn(day) {
		return model.Date{}
	}
	return day
}

// put keeps an occurrence when it differs from what is here. What was held is left as it is: somebody wrote that down.
func (x *singlesOf) put(day model.Date, set func(m *model.Meeting)) {
	if x.said[day] {
		return
	}
	x.said[day] = true
	m := model.Meeting{
		Row: model.About(x.s.SubjectID), SeriesID: x.s.ID, SeriesOn: day, On: day, AtTime: x.s.AtTime, Zone: x.s.Zone, Minutes: x.s.Minutes,
		Place: x.s.Place,
	}
	if x.s.SubjectID == "" {
		m.Row = model.Ours()
	}
	have := x.here[day]
	if have != nil {
		if have.State == model.MeetingHeld {
			return
		}
		m = *have
	}
	set(&m)
	if have == nil || x.b.lookOfMeeting(have) != x.b.lookOfMeeting(&m) {
		x.out = append(x.out, &m)
	}
}

// single is an occurrence that the calendar has apart.
func (x *singlesOf) single(g *dateGroup, e *dateEvent) *model.Problem {
	p := e.c.find("RECURRENCE-ID")
	t, ok := timeOf(p)
	if !ok || p.param("RANGE") != "" {
		return refusal("import.calendar.range")
	}
	day := x.occurrence(t)
	if day.IsZero() {
		return nil // of a rule that was another one then
	}
	if e.cancelled {
		x.notOn(day, model.MeetingCancelled)
		return nil
	}
	at, problem := x.b.read(g, e)
	if problem != nil {
		return problem
	}
	have := x.here[day]
	same := at.on == day && at.at == x.s.AtTime && x.b.zoneOf(at.zoneName()) == x.b.zoneOf(x.s.Zone) && at.minutes == x.s.Minutes &&
		(at.place == "" || at.place == x.s.Place)
	if same && have == nil {
		return nil
	}
	x.put(day, func(m *model.Meeting) {
		m.On, m.AtTime, m.Zone = at.on, at.at, at.zoneName()
		m.Minutes, m.Place = cmp.Or(at.minutes, m.Minutes), cmp.Or(at.place, m.Place)
		m.State = x.b.stateOf(at.on)
	})
	return nil
}

// notOn says that an occurrence does not take place. Left out and cancelled are the same to a calendar.
func (x *singlesOf) notOn(day model.Date, state model.MeetingState) {
	if have := x.here[day]; have != nil && (have.State == model.MeetingSkipped || have.State == model.MeetingCancelled) {
		x.said[day] = true
		return
	}
	x.put(day, func(m *model.Meeting) { m.State = state })
}

// leftOut takes EXDATE.
func (x *singlesOf) leftOut(c *icsComponent) *model.Problem {
	for _, p := range c.all("EXDATE") {
		for rest := p.value; rest != ""; {
			var one string
			one, rest = cutOutside(rest, ',')
			t, ok := parseICSTime(one, p.param("TZID"))
			if !ok {
				return refusal("import.calendar.except", one)
			}
			if day := x.occurrence(t); !day.IsZero() && (x.s.ValidTo.IsZero() || !day.After(x.s.ValidTo)) {
				x.notOn(day, model.MeetingSkipped)
			}
			if len(x.out) > mostSingles {
				return refusal("import.calendar.parts", len(x.out))
			}
		}
	}
	return nil
}

// adopt makes meetings that were planned or held with the person on a day of the rule occurrences of it.
func (x *singlesOf) adopt() {
	for i := range x.b.have.Meetings {
		m := &x.b.have.Meetings[i]
		if x.day[m.On] != m || m.UID != "" || x.said[m.On] || !x.s.FallsOn(m.On) || m.AtTime != "" && m.AtTime != x.s.AtTime {
			continue
		}
		x.said[m.On] = true
		one := *m
		one.SeriesID, one.SeriesOn = x.s.ID, m.On
		x.out = append(x.out, &one)
	}
}

// held writes down occurrences of the last weeks, so that it can be said when the last talk was. They can be counted as
// planned instead; then nobody said what became of them, and nothing is written.
func (x *singlesOf) held() {
	if x.b.opt.PastPlanned {
		return
	}
	for day := x.b.opt.Day.AddDays(-heldBack); day.Before(x.b.opt.Day); day = day.AddDays(1) {
		if x.s.FallsOn(day) && x.day[day] == nil {
			x.put(day, func(m *model.Meeting) { m.State = model.MeetingHeld })
		}
	}
}

// String helps failing tests.
func (m moment) String() string { return fmt.Sprint(m.on, " ", m.at, " ", m.zone, " ", m.minutes) }
