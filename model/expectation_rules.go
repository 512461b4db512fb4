package model

import (
	"slices"
	"strings"
)

// FirstAnswers is how many of the eight questions are asked to start with.
const FirstAnswers = 3

// AnswerKeys name the eight answers in the order they are asked; the first three are those to start with.
var AnswerKeys = []string{"what", "why", "looks", "how", "complete", "takes", "track", "owed"}

// Answer gives where an answer is kept, by its place in AnswerKeys.
func (e *Expected) Answer(i int) *string {
	return []*string{&e.What, &e.Why, &e.Looks, &e.How, &e.CompleteWhen, &e.Takes, &e.BackOnTrack, &e.Owed}[i]
}

// Written counts the answers that say something, from one place in AnswerKeys up to another.
func (e *Expected) Written(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if strings.TrimSpace(*e.Answer(i)) != "" {
			n++
		}
	}
	return n
}

// ChangedAnswers are the places of the answers that two versions say differently.
func ChangedAnswers(before, after *Expected) []int {
	var out []int
	for i := range AnswerKeys {
		if *before.Answer(i) != *after.Answer(i) {
			out = append(out, i)
		}
	}
	return out
}

// Expectations are the versions of what is expected of somebody, or of everybody, with who has acknowledged them and
// what the manager owes in return.
type Expectations struct {
	Versions         []Expectation     // by number
	Acknowledgements []Acknowledgement // by day
	Actions          []Action          // that came from a version
	Templates        []ExpectationTemplate
	Looks            []Assessment // at one person's skills that were taken under a version
}

// Open says whether a version may still be corrected on a day: it is of that day or later, and nobody has read it or was
// looked at under it. Else a change is the next version.
func (x *Expectations) Open(v *Expectation, on Date) bool {
	return v != nil && !v.ValidFrom.Before(on) && !x.everAcknowledged(v.ID) &&
		!slices.ContainsFunc(x.Looks, func(a Assessment) bool { return a.ExpectationID == v.ID })
}

// everAcknowledged is true for what was withdrawn as well: whoever has read a text finds it as it was.
func (x *Expectations) everAcknowledged(version ID) bool {
	return slices.ContainsFunc(x.Acknowledgements, func(a Acknowledgement) bool { return a.ExpectationID == version })
}

// On is the version that holds for somebody at the end of a day; nil when there is none.
func (x *Expectations) On(person ID, d Date) *Expectation {
	for i := len(x.Versions) - 1; i >= 0; i-- {
		if v := &x.Versions[i]; v.SubjectID == person && v.holdsOn(d) {
			return v
		}
	}
	return nil
}

func (e *Expectation) holdsOn(d Date) bool {
	return !e.ValidFrom.After(d) && (e.ValidTo.IsZero() || !e.ValidTo.Before(d))
}

// Latest is the newest version of somebody, which may begin later than today; nil when there is none.
func (x *Expectations) Latest(person ID) *Expectation {
	var last *Expectation
	for i := range x.Versions {
		if v := &x.Versions[i]; v.SubjectID == person && (last == nil || v.Number > last.Number) {
			last = v
		}
	}
	return last
}

// Before is the version that a version follows; nil for the first one.
func (x *Expectations) Before(e *Expectation) *Expectation {
	var last *Expectation
	for i := range x.Versions {
		if v := &x.Versions[i]; v.SubjectID == e.SubjectID && v.Number < e.Number && (last == nil || v.Number > last.Number) {
			last = v
		}
	}
	return last
}

// Version is one of the versions; nil when it is none of them.
func (x *Expectations) Version(id ID) *Expectation {
	for i := range x.Versions {
		if v := &x.Versions[i]; v.ID == id && id != "" {
			return v
		}
	}
	return nil
}

// Acknowledged is what says that the rep has read a version and agrees, as of a day; nil when the rep has not, or when
// that was withdrawn by then.
func (x *Expectations) Acknowledged(version ID, d Date) *Acknowledgement {
	for i := len(x.Acknowledgements) - 1; i >= 0; i-- {
		a := &x.Acknowledgements[i]
		if a.ExpectationID == version && !a.On.After(d) && (a.WithdrawnOn.IsZero() || a.WithdrawnOn.After(d)) {
			return a
		}
	}
	return nil
}

// Withdrawn is the acknowledgement of a version that was withdrawn last, up to a day; nil when none was.
func (x *Expectations) Withdrawn(version ID, d Date) *Acknowledgement {
	var last *Acknowledgement
	for i := range x.Acknowledgements {
		a := &x.Acknowledgements[i]
		if a.ExpectationID == version && !a.WithdrawnOn.IsZero() && !a.WithdrawnOn.After(d) && (last == nil || !a.WithdrawnOn.Before(last.WithdrawnOn)) {
			last = a
		}
	}
	return last
}

// Old says whether a version has held for more days than the file has chosen (File.ExpectationDays; 0: never) and how
// many it has held.
func (e *Expectation) Old(days int, d Date) (age int, old bool) {
	age = d.Days(e.ValidFrom)
	return age, days > 0 && age > days
}

// OwedLines are the lines of what the manager owes that an earlier wording did not have: each becomes an action item.
func OwedLines(before, after string) []string {
	var out []string
	had := lines(before)
	for _, l := range lines(after) {
		if !slices.Contains(had, l) && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

func lines(text string) []string {
	var out []string
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}
