package model

import (
	"cmp"
	"slices"
	"time"
)

// ReminderKind says what a reminder is about.
type ReminderKind string

// A meeting begins soon; a meeting is over, and nothing was written down.
const (
	RemindBefore ReminderKind = "before"
	RemindAfter  ReminderKind = "after"
)

const (
	// DefaultRemind is how many minutes before a meeting one is reminded unless it is said otherwise.
	DefaultRemind = 5
	// RemindOff is for no reminders at all.
	RemindOff = 0

	afterMinutes  = 10 // after the end, until when whoever talks on is left alone
	unknownLength = 30 // minutes of a meeting that does not say
)

// Reminding is what must be known of a day to remind of its meetings. It holds nothing that is talked or written about.
type Reminding struct {
	Meetings []Meeting // around the day
	Series   []Series
	Zone     *time.Location // the file's
}

// Reminder is due now.
type Reminder struct {
	Kind     ReminderKind
	Key      string // of the occurrence and its day: whoever was told is not told again
	PersonID ID     // none: a meeting of the whole team
	Title    string // of a meeting of the whole team
	Begins   time.Time
	On       Date // in the file's zone
}

// Due are the reminders of a moment, earliest first: for meetings that begin within so many minutes, and for those of
// the day that were over ten minutes ago and are not finished. Whether something was written down of the latter is not
// known here. RemindOff gives none. The moment is in the file's zone; told holds keys of what was said before.
func (r *Reminding) Due(now time.Time, minutes int, told map[string]bool) []Reminder {
	if minutes <= RemindOff {
		return nil
	}
	today := DateOf(now)
	var out []Reminder
	take := func(m *Meeting) {
		if on, at := m.In(r.Zone); at == "" || on != today {
			return
		}
		zone := r.Zone
		if own, err := time.LoadLocation(m.Zone); m.Zone != "" && err == nil {
			zone = own
		}
		begins := LocalTime(m.On, m.AtTime, zone).In(r.Zone)
		length := time.Duration(cmp.Or(m.Minutes, unknownLength)) * time.Minute
		x := Reminder{PersonID: m.SubjectID, Title: m.Title, Begins: begins, On: today}
		switch {
		case m.State == MeetingPlanned && now.Before(begins) && !now.Before(begins.Add(-time.Duration(minutes)*time.Minute)):
			x.Kind = RemindBefore
		case m.EndedAt.IsZero() && !now.Before(begins.Add(length+afterMinutes*time.Minute)):
			x.Kind = RemindAfter
		default:
			return
		}
		if x.Key = remindKey(x.Kind, m, today); !told[x.Key] {
			out = append(out, x)
		}
	}
	day := Span{today, today}
	for _, m := range Planned(r.Meetings, r.Series, day, r.Zone) {
		take(&m)
	}
	for i := range r.Meetings {
		if m := &r.Meetings[i]; m.State == MeetingHeld {
			take(m)
		}
	}
	slices.SortStableFunc(out, func(a, b Reminder) int { return a.Begins.Compare(b.Begins) })
	return out
}

// remindKey names an occurrence on a day the same whether it is a row yet or not.
func remindKey(kind ReminderKind, m *Meeting, today Date) string {
	ref := string(m.ID)
	if m.SeriesID != "" {
		ref = string(m.SeriesID) + "@" + m.SeriesOn.String()
	}
	return today.String() + " " + string(kind) + " " + ref
}
