package model

import (
	"cmp"
	"slices"
)

// SharedCalendar is what leaves the house as a calendar: who meets when and where. There is no room in it for anything
// that is talked or written about.
type SharedCalendar struct {
	Entries []SharedDate // by day, time and UID
}

// SharedDate is one entry of a calendar: a meeting, or a standing one with what became of single occurrences.
type SharedDate struct {
	Row      ID     // what it was made of; it is not written
	UID      string // the same in every calendar that is made of the meeting
	Sequence int64  // rises whenever the meeting, its series or an occurrence of it was changed
	Person   string // the rep's name as it stands in the sentence; empty: a meeting of the whole team
	Title    string // of a meeting of the whole team; may be empty
	On       Date
	AtTime   string // "10:00" in Zone; empty: only the day is known
	Zone     string // IANA name, never empty
	Minutes  int    // 0 if not known
	Place    string
	// Cancelled says that it does not take place (any more): cancelled, skipped, archived, or taken back.
	Cancelled bool

	Repeats *SharedRule  // nil: once
	Skipped []Date       // days the rule gives on which nothing takes place
	Changed []SharedDate // occurrences that are elsewhere, at another time, or cancelled, by Of
	Of      Date         // of one in Changed: the day the rule gives
}

// SharedRule is how an entry repeats.
type SharedRule struct {
	Rule  SeriesRule
	Every int
	Week  int
	Until Date // the last day it may fall on; none: it goes on
}

// CalendarFacts is what a calendar is made from. Only shared rows and those of the team are in it.
type CalendarFacts struct {
	Roster   *Roster
	Series   []Series
	Meetings []Meeting
	// Gone are rows that were there once and are not any more, as they were last.
	GoneSeries   []Series
	GoneMeetings []Meeting
	// Newest is the number of the unit that wrote, or took away, a row last.
	Newest map[ID]int64
}

// Of is the part of a calendar that was made of one meeting or series, the one an occurrence belongs to.
func (c SharedCalendar) Of(id ID) SharedCalendar {
	var out SharedCalendar
	for _, e := range c.Entries {
		if e.Row == id {
			out.Entries = append(out.Entries, e)
		}
	}
	return out
}

// calendarBack is how many days a calendar goes back unless it is said otherwise: what was cancelled or moved lately must
// still reach a calendar that has it from the last time.
const calendarBack = 31

// CalendarPeriod is what a calendar covers when one is made on a day and nothing is said.
func CalendarPeriod(today Date) Span { return Span{From: today.AddDays(-calendarBack)} }

// foreignSequence is where sequence numbers begin for what came from another calendar: its own numbers are not kept,
// and are small, and what comes later must count as newer.
const foreignSequence = 1000

// NewSharedCalendar takes what falls into a period: meetings on a day of it, and standing ones that may take place in
// it. What is archived or was taken back is cancelled, unless it came from another calendar: that is not ours to clear.
func NewSharedCalendar(f CalendarFacts, period Span) SharedCalendar {
	b := calendarBuilder{facts: f, period: period, names: calendarNames(f.Roster), of: map[ID][]Meeting{}}
	known := map[ID]bool{}
	for _, s := range f.Series {
		known[s.ID] = true
	}
	var single []Meeting
	for _, m := range f.Meetings {
		if m.SeriesID != "" && known[m.SeriesID] {
			b.of[m.SeriesID] = append(b.of[m.SeriesID], m)
		} else {
			single = append(single, m)
		}
	}
	for _, m := range f.GoneMeetings {
		if m.SeriesID != "" {
			b.gone(m)
		}
	}
	for _, s := range f.Series {
		over := !s.ArchivedAt.IsZero() || b.archived(s.SubjectID)
		if !over || s.UID == "" {
			b.addSeries(s, over)
		}
	}
	for _, s := range f.GoneSeries {
		if s.UID == "" {
			b.addSeries(s, true)
		}
	}
	for _, m := range single {
		if over := b.archived(m.SubjectID); !over || m.UID == "" {
			b.addMeeting(m, over)
		}
	}
	for _, m := range f.GoneMeetings {
		if m.SeriesID == "" && m.UID == "" {
			b.addMeeting(m, true)
		}
	}
	slices.SortFunc(b.out.Entries, func(a, b SharedDate) int {
		return cmp.Or(cmp.Compare(a.On.n, b.On.n), cmp.Compare(a.AtTime, b.AtTime), cmp.Compare(a.UID, b.UID))
	})
	return b.out
}

type calendarBuilder struct {
	facts  CalendarFacts
	period Span
	names  map[ID]string
	of     map[ID][]Meeting // by series
	out    SharedCalendar
}

// calendarNames are what reps are called in an entry: as in a sentence when only one is called so, else in full.
func calendarNames(r *Roster) map[ID]string {
	times := map[string]int{}
	for i := range r.People {
		times[Fold(r.People[i].Call())]++
	}
	out := map[ID]string{}
	for i := range r.People {
		p := &r.People[i]
		if out[p.ID] = p.Call(); times[Fold(p.Call())] > 1 {
			out[p.ID] = p.Name
		}
	}
	return out
}

func (b *calendarBuilder) archived(person ID) bool {
	p := b.facts.Roster.Person(person)
	return p != nil && !p.ArchivedAt.IsZero()
}

func (b *calendarBuilder) zone(name string) string {
	return cmp.Or(name, b.facts.Roster.File.Zone, "UTC")
}

// sequence is that of a row; a row's own version is the number of the unit that wrote it last.
func (b *calendarBuilder) sequence(r *Row, uid string) int64 {
	n := max(r.Version, b.facts.Newest[r.ID])
	if uid != "" {
		n += foreignSequence
	}
	return n
}

func uidOf(id ID, uid string) string { return cmp.Or(uid, string(id)+"@milepost") }

// gone lets the series of an occurrence that was taken back count as changed: it takes place again as the rule says.
func (b *calendarBuilder) gone(m Meeting) {
	b.facts.Newest[m.SeriesID] = max(b.facts.Newest[m.SeriesID], b.facts.Newest[m.ID])
}

func (b *calendarBuilder) addSeries(s Series, over bool) {
	if !s.ValidTo.IsZero() && s.ValidTo.Before(b.period.From) || !b.period.To.IsZero() && s.ValidFrom.After(b.period.To) {
		return
	}
	e := SharedDate{
		Row: s.ID, UID: uidOf(s.ID, s.UID), Sequence: b.sequence(&s.Row, s.UID), Person: b.names[s.SubjectID], On: s.ValidFrom, AtTime: s.AtTime,
		Zone: b.zone(s.Zone), Minutes: s.Minutes, Place: s.Place, Cancelled: over,
		Repeats: &SharedRule{Rule: s.Rule, Every: max(1, s.Every), Week: s.Week, Until: s.ValidTo},
	}
	if s.SubjectID == "" {
		e.Title = s.Title
	}
	for i := range b.of[s.ID] {
		m := &b.of[s.ID][i]
		e.Sequence = max(e.Sequence, b.sequence(&m.Row, s.UID))
		switch {
		case over:
		case !s.FallsOn(m.SeriesOn):
			b.addMeeting(*m, m.State == MeetingCancelled || m.State == MeetingSkipped)
		case m.State == MeetingSkipped:
			e.Skipped = append(e.Skipped, m.SeriesOn)
		default:
			if one, same := b.occurrence(&e, m); !same || b.period.Holds(m.SeriesOn) {
				e.Changed = append(e.Changed, one)
			}
		}
	}
	b.backAgain(&e, &s)
	for i := range e.Changed { // a reader takes an occurrence that is older than its series for out of date
		e.Changed[i].Sequence = e.Sequence
	}
	slices.SortFunc(e.Skipped, func(a, b Date) int { return cmp.Compare(a.n, b.n) })
	slices.SortFunc(e.Changed, func(a, b SharedDate) int { return cmp.Compare(a.Of.n, b.Of.n) })
	b.out.Entries = append(b.out.Entries, e)
}

// backAgain adds occurrences that were changed once and are not any more: a calendar that was told of the change must be
// told of that too.
func (b *calendarBuilder) backAgain(e *SharedDate, s *Series) {
	said := map[Date]bool{}
	for i := range b.of[s.ID] {
		said[b.of[s.ID][i].SeriesOn] = true
	}
	for _, m := range b.facts.GoneMeetings {
		if m.SeriesID == s.ID && !said[m.SeriesOn] && s.FallsOn(m.SeriesOn) && b.period.Holds(m.SeriesOn) {
			said[m.SeriesOn] = true
			one := *e
			one.Repeats, one.Skipped, one.Changed, one.On, one.Of = nil, nil, nil, m.SeriesOn, m.SeriesOn
			e.Changed = append(e.Changed, one)
		}
	}
}

// occurrence is what became of one; the bool says that it is as the rule gives it.
func (b *calendarBuilder) occurrence(e *SharedDate, m *Meeting) (SharedDate, bool) {
	one := SharedDate{
		UID: e.UID, Person: e.Person, Title: cmp.Or(m.Title, e.Title), On: m.On, AtTime: m.AtTime, Zone: b.zone(m.Zone),
		Minutes: cmp.Or(m.Minutes, e.Minutes), Place: cmp.Or(m.Place, e.Place), Cancelled: m.State == MeetingCancelled, Of: m.SeriesOn,
	}
	if one.AtTime == "" { // held or moved without a word about the time
		one.AtTime, one.Zone = e.AtTime, e.Zone
	}
	if m.SubjectID != "" {
		one.Title = ""
	}
	same := one.On == one.Of && one.AtTime == e.AtTime && (one.Zone == e.Zone || one.AtTime == "") && one.Minutes == e.Minutes &&
		one.Place == e.Place && one.Title == e.Title && !one.Cancelled
	return one, same
}

func (b *calendarBuilder) addMeeting(m Meeting, over bool) {
	if !b.period.Holds(m.On) {
		return
	}
	e := SharedDate{
		Row: m.ID, UID: uidOf(m.ID, m.UID), Sequence: b.sequence(&m.Row, m.UID), Person: b.names[m.SubjectID], On: m.On, AtTime: m.AtTime,
		Zone: b.zone(m.Zone), Minutes: m.Minutes, Place: m.Place,
		Cancelled: over || m.State == MeetingCancelled || m.State == MeetingSkipped,
	}
	if m.SubjectID == "" {
		e.Title = m.Title
	}
	b.out.Entries = append(b.out.Entries, e)
}
