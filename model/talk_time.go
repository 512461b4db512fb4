package model

import (
	"math/big"
	"slices"
)

// TalkFacts is what the overview of one-on-ones looks at: the day's agenda, and what happened in a period.
type TalkFacts struct {
	Agenda Agenda
	Held   []Meeting // one-on-ones held in the period
	Closed []Point   // points closed in the period
}

// TalkTime is how one person's one-on-ones went in a period.
type TalkTime struct {
	PersonID ID
	Agreed   int  // days between two talks; 0 when nothing is agreed
	LastHeld Date // zero: never
	Wait     *Wait
	Next     *Meeting
	Talks    int // held in the period
	Unknown  int // of these, those of unknown length
	Minutes  int // of the others together
	Need     int // minutes agreed in the period up to the day, less days away; 0 when nobody can say
	Points   int // closed in the period that have a kind
	PerKind  map[PointKind]int
	Unsaid   int // closed in the period that have none
}

// PointKinds are the kinds of talking points in the order in which they are shown.
var PointKinds = []PointKind{PointCareer, PointSkill, PointDeal, PointCustomer, PointStrategy, PointPersonal}

// Share is the part of a kind among the points that have one; nil when there are none.
func (t *TalkTime) Share(k PointKind) *big.Rat {
	if t.Points == 0 {
		return nil
	}
	return big.NewRat(int64(t.PerKind[k]), int64(t.Points))
}

// TalkTimes says for each of the people, in their order, how their one-on-ones went in a period, as of a day. What is
// archived or after the day does not count.
func TalkTimes(people []Person, facts TalkFacts, period Span, on Date) []TalkTime {
	waits, _ := Waiting(people, facts.Agenda, on)
	out := make([]TalkTime, len(people))
	for i, p := range people {
		t := &out[i]
		*t = TalkTime{PersonID: p.ID, PerKind: map[PointKind]int{}, Agreed: CadenceOn(facts.Agenda.Cadences, p.ID, on)}
		t.LastHeld, t.Next = facts.Agenda.LastHeld(p.ID, on), facts.Agenda.NextPlanned(p.ID, on)
		if k := slices.IndexFunc(waits, func(w Wait) bool { return w.PersonID == p.ID }); k >= 0 {
			t.Wait = &waits[k]
		}
		t.held(facts.Held, period, on)
		t.closed(facts.Closed, period, on)
		t.Need = agreedMinutes(&facts, p.ID, period, on)
	}
	return out
}

func (t *TalkTime) held(meetings []Meeting, period Span, on Date) {
	for i := range meetings {
		m := &meetings[i]
		if m.SubjectID != t.PersonID || m.State != MeetingHeld || !period.Holds(m.On) || m.On.After(on) {
			continue
		}
		t.Talks++
		if minutes := m.Took(); minutes > 0 {
			t.Minutes += minutes
		} else {
			t.Unknown++
		}
	}
}

func (t *TalkTime) closed(points []Point, period Span, on Date) {
	for i := range points {
		p := &points[i]
		if p.SubjectID != t.PersonID || p.ClosedOn.IsZero() || !period.Holds(p.ClosedOn) || p.ClosedOn.After(on) || !p.ArchivedAt.IsZero() {
			continue
		}
		if p.Kind == "" {
			t.Unsaid++
			continue
		}
		t.Points++
		t.PerKind[p.Kind]++
	}
}

// longestTalk is more than any talk takes: a talk that was never finished says nothing about its length.
const longestTalk = 6 * 60

// Took is how many minutes a talk took: from its begin to its end if it was held with the program open, else as long as
// it was planned; 0 when neither is known.
func (m *Meeting) Took() int {
	if !m.StartedAt.IsZero() && m.EndedAt > m.StartedAt {
		if minutes := int((m.EndedAt - m.StartedAt + 30_000) / 60_000); minutes >= 1 && minutes <= longestTalk {
			return minutes
		}
	}
	return m.Minutes
}

// agreedMinutes are the minutes of talk that were agreed in a period up to a day: for every day of a cadence on which the
// person was not away, the usual length divided by the days between two talks. 0 when no length or no cadence is known.
func agreedMinutes(facts *TalkFacts, person ID, period Span, on Date) int {
	length := usualMinutes(facts, person, on)
	sum := new(big.Rat)
	for d := period.From; !d.After(on) && period.Holds(d); d = d.AddDays(1) {
		if days := CadenceOn(facts.Agenda.Cadences, person, d); days > 0 && !AwayOn(facts.Agenda.Absences, person, d) {
			sum.Add(sum, big.NewRat(int64(length), int64(days)))
		}
	}
	sum.Add(sum, big.NewRat(1, 2))
	return int(new(big.Int).Quo(sum.Num(), sum.Denom()).Int64())
}

// usualMinutes is how long a person's talks are planned to be: by their standing meeting, else by the newest talk whose
// planned length is known.
func usualMinutes(facts *TalkFacts, person ID, on Date) int {
	for i := range facts.Agenda.Series {
		s := &facts.Agenda.Series[i]
		if s.SubjectID == person && s.Minutes > 0 && s.ArchivedAt.IsZero() && (Span{s.ValidFrom, s.ValidTo}).Holds(on) {
			return s.Minutes
		}
	}
	var newest *Meeting
	for _, list := range [][]Meeting{facts.Held, facts.Agenda.Meetings} {
		for i := range list {
			m := &list[i]
			if m.State == MeetingHeld && m.On.After(on) {
				continue
			}
			if m.SubjectID == person && m.Minutes > 0 && (newest == nil || m.On.After(newest.On)) {
				newest = m
			}
		}
	}
	if newest == nil {
		return 0
	}
	return newest.Minutes
}
