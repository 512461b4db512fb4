package model

import (
	"cmp"
	"slices"
	"strings"
)

// UnreadDays is how long a version may wait for the rep before one is reminded of it: the next one-on-one is the place to
// hand it over, and that is seldom more than a week away.
const UnreadDays = 7

// ExpectationWant says what the expectations of a rep want.
type ExpectationWant string

// What expectations want, most urgent first: the rep shall read them, or both shall look at them again.
const (
	WantRead ExpectationWant = "unread"
	WantLook ExpectationWant = "old"
)

// ExpectationReminder says that the expectations of a rep want something.
type ExpectationReminder struct {
	PersonID ID
	Want     ExpectationWant
	Version  *Expectation
	Days     int // it has held
}

// Reminders are what the expectations of people want on a day, most urgent and oldest first, and the people of whom nothing
// is expected, in their order. A version is old when it has held for more than the given days (File.ExpectationDays). 0 days
// is a team that wants no reminders: then there are none. Who is missing is told only where something is expected of
// somebody: who does not write expectations is not told to.
func (x *Expectations) Reminders(people []Person, days int, on Date) (out []ExpectationReminder, missing []ID) {
	if days <= 0 {
		return nil, nil
	}
	for i := range people {
		if r := x.Reminder(people[i].ID, days, on); r != nil {
			out = append(out, *r)
		}
		if last := x.Latest(people[i].ID); last == nil || last.ended(on) {
			missing = append(missing, people[i].ID)
		}
	}
	if len(missing) == len(people) {
		missing = nil
	}
	slices.SortStableFunc(out, func(a, b ExpectationReminder) int {
		return cmp.Or(strings.Compare(string(b.Want), string(a.Want)), cmp.Compare(b.Days, a.Days))
	})
	return out, missing
}

func (e *Expectation) ended(on Date) bool { return !e.ValidTo.IsZero() && e.ValidTo.Before(on) }

// Reminder is what the expectations of one person want on a day; nil for nothing.
func (x *Expectations) Reminder(person ID, days int, on Date) *ExpectationReminder {
	v := x.On(person, on)
	if v == nil || days <= 0 {
		return nil
	}
	want, age := x.wants(v, days, on)
	if want == "" {
		return nil
	}
	return &ExpectationReminder{PersonID: person, Want: want, Version: v, Days: age}
}

// wants is what a version that holds wants, and the days it has held.
func (x *Expectations) wants(v *Expectation, days int, on Date) (ExpectationWant, int) {
	age, old := v.Old(days, on)
	switch {
	case age >= UnreadDays && x.Acknowledged(v.ID, on) == nil:
		return WantRead, age
	case old:
		return WantLook, age
	}
	return "", age
}
