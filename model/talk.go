package model

import "time"

// talkMinutes is how long a talk is taken to be while it is held, when nobody said how long it should be.
const talkMinutes = 45

// nearPlan is how far from its planned time a talk may begin and still end when it was planned to end.
const nearPlan = 15 * time.Minute

// Talk is a one-on-one while it is held.
type Talk struct {
	Meeting Meeting
	// Hidden is how many private texts of the pair stand on the page of the talk but for the curtain: open points, open
	// promises, and notes of that day. Older notes are not counted: the number is shown to whoever looks on, and must not
	// tell how much was written about them over the years.
	Hidden int
}

// Running says whether the talk is held on a day: it was begun, and nobody has said that it is over. One that was left
// open is over with its day, and took as long as it was planned to.
func (m *Meeting) Running(today Date) bool {
	return m.State == MeetingHeld && m.On == today && !m.StartedAt.IsZero() && m.EndedAt.IsZero()
}

// TalkClock is what a clock shows while a talk is held, in whole minutes: Left of Of, and after the end how many it is
// Over.
type TalkClock struct {
	Of, Left, Over int
	Ends           Instant
}

// Clock tells the time of a talk that was begun. A talk that began close to its planned time in a zone, which is the
// file's unless the talk has its own, ends when it was planned to; any other has its length from its begin on.
func (m *Meeting) Clock(now Instant, zone *time.Location) TalkClock {
	c := TalkClock{Of: m.Minutes}
	if c.Of <= 0 {
		c.Of = talkMinutes
	}
	begin := m.StartedAt
	if planned, ok := m.PlannedAt(zone); ok && apart(planned, begin) <= nearPlan {
		begin = planned
	}
	c.Ends = begin + Instant(c.Of)*minute
	switch left := c.Ends - now; {
	case left >= 0:
		c.Left = min(c.Of, int((left+minute-1)/minute))
	default:
		c.Over = int(-left / minute)
	}
	return c
}

// minute is one, in milliseconds.
const minute = Instant(time.Minute / time.Millisecond)

// Next is when the clock shows something else, seen from now.
func (c TalkClock) Next(now Instant) time.Duration {
	left := (c.Ends - now) % minute
	if left <= 0 {
		left += minute
	}
	return time.Duration(left) * time.Millisecond
}

// PlannedAt is the instant a meeting was planned for; false when no time of day is known.
func (m *Meeting) PlannedAt(zone *time.Location) (Instant, bool) {
	if m.Zone != "" {
		own, err := time.LoadLocation(m.Zone)
		if err != nil {
			return 0, false
		}
		zone = own
	}
	if m.AtTime == "" || zone == nil {
		return 0, false
	}
	return InstantOf(LocalTime(m.On, m.AtTime, zone)), true
}

func apart(a, b Instant) time.Duration {
	if a < b {
		a, b = b, a
	}
	return time.Duration(a-b) * time.Millisecond
}
