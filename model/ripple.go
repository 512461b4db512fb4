package model

import (
	"cmp"
	"slices"
)

// RippleChoice is what becomes of a career milestone when a strategic one that it serves moves.
type RippleChoice string

// Choices of a ripple: the date stays; it moves by as many days; another strategic milestone is served, or another day is
// due.
const (
	RippleKeep    RippleChoice = "keep"
	RippleShift   RippleChoice = "shift"
	RippleReplace RippleChoice = "replace"
)

// Ripple is a career milestone that a moved strategic one touches, and what is chosen for it.
type Ripple struct {
	Thread   Thread // as it was before the move
	Choice   RippleChoice
	To       Date // due after RippleReplace; unset: as it was
	Instead  ID   // the strategic milestone that is served after RippleReplace; empty: the same
	Settled  bool // reached already: nothing is to choose
	movedBy  int  // days
	movedDue Date // of the strategic milestone
}

// Ripples are the career milestones that are tied to a strategic one, with what is proposed for each when it moves to a
// day: those that would come too late, and did not before, shift along, as those that lead it do; the others stay.
func (d *Direction) Ripples(strategic ID, to, on Date) []Ripple {
	var out []Ripple
	for _, t := range d.GrownInto(strategic, on) {
		r := Ripple{Thread: t, Choice: RippleKeep, movedDue: to, Settled: !t.Career.Current(on)}
		if !to.IsZero() && !t.Strategic.DueOn.IsZero() {
			r.movedBy = to.Days(t.Strategic.DueOn)
		}
		before, _ := t.SlackDays()
		after, known := r.slack(t.Career.DueOn)
		if known && r.CanShift() && (t.Link.Role == RoleLeads || before >= 0 && after < 0) && !r.Shifted().Before(on) {
			r.Choice = RippleShift
		}
		out = append(out, r)
	}
	return out
}

// CanShift says whether there is a date to move and a number of days to move it by.
func (r *Ripple) CanShift() bool {
	return !r.Settled && r.movedBy != 0 && !r.Thread.Career.DueOn.IsZero()
}

// Shifted is the day the career milestone is due on if it moves by as many days as the strategic one.
func (r *Ripple) Shifted() Date {
	if !r.CanShift() {
		return r.Thread.Career.DueOn
	}
	return r.Thread.Career.DueOn.AddDays(r.movedBy)
}

// Due is when the career milestone is due after what was chosen.
func (r *Ripple) Due() Date {
	switch {
	case r.Settled:
		return r.Thread.Career.DueOn
	case r.Choice == RippleShift:
		return r.Shifted()
	case r.Choice == RippleReplace:
		return cmp.Or(r.To, r.Thread.Career.DueOn)
	}
	return r.Thread.Career.DueOn
}

// Changes says whether anything becomes of the career milestone or its tie.
func (r *Ripple) Changes() bool {
	return r.Due() != r.Thread.Career.DueOn || r.Choice == RippleReplace && r.Instead != "" && !r.Settled
}

// slack is how many days a due day of the career milestone lies before the moved strategic one.
func (r *Ripple) slack(due Date) (int, bool) {
	if due.IsZero() || r.movedDue.IsZero() {
		return 0, false
	}
	return r.movedDue.Days(due), true
}

// Spare is how many days the career milestone comes before the moved strategic one, if it is due on a day; negative: too
// late. The bool is false when a date is missing.
func (r *Ripple) Spare(due Date) (int, bool) { return r.slack(due) }

// Moving is a strategic milestone on its way to another day with all that it touches: what is written as one unit.
type Moving struct {
	Strategic Strategic // as it was
	To        Date
	On        Date // the day of the move
	Author    ID
	Why       string
	Ripples   []Ripple
}

// Records are the rows to store, in order: the milestone, its move, and for each career milestone that does not stay the
// milestone, its move and its tie. A day that was not set before is no move.
func (m *Moving) Records() []Record {
	s := m.Strategic
	s.DueOn = m.To
	out := []Record{&s}
	if move := MoveOf(&m.Strategic, m.Strategic.DueOn, m.To, m.On, m.Author, m.Why); move != nil {
		out = append(out, move)
	}
	for i := range m.Ripples {
		r := &m.Ripples[i]
		if !r.Changes() {
			continue
		}
		c := r.Thread.Career
		from := c.DueOn
		if c.DueOn = r.Due(); c.DueOn != from {
			out = append(out, &c)
			if move := MoveOf(&r.Thread.Career, from, c.DueOn, m.On, m.Author, m.Why); move != nil {
				out = append(out, move)
			}
		}
		if r.Choice == RippleReplace && r.Instead != "" {
			l := r.Thread.Link
			l.StrategicID = r.Instead
			out = append(out, &l)
		}
	}
	return out
}

// Touched is how many career milestones do not stay what they are.
func (m *Moving) Touched() int {
	n := 0
	for i := range m.Ripples {
		if m.Ripples[i].Changes() {
			n++
		}
	}
	return n
}

// MoveOf is the row that says that a milestone's or goal's date moved, as visible as that is; nil when there was no date
// before, or none comes after it, or they are the same: a date that is set or taken away is not moved.
func MoveOf(what Record, from, to, on Date, author ID, why string) *DateMove {
	if from.IsZero() || to.IsZero() || from == to {
		return nil
	}
	h := what.Head()
	out := &DateMove{Row: Row{SubjectID: h.SubjectID, Visibility: h.Visibility}, AuthorID: author, Kind: MoveMoved, On: on, From: from, To: to, Why: why}
	switch what.(type) {
	case *Strategic:
		out.StrategicID = h.ID
	case *Career:
		out.CareerID = h.ID
	default:
		out.GoalID = h.ID
	}
	return out
}

// MovesOf are the moves of one milestone or goal, newest first.
func MovesOf(moves []DateMove, of ID) []DateMove {
	var out []DateMove
	for _, m := range slices.Backward(moves) {
		if m.Of() == of {
			out = append(out, m)
		}
	}
	return out
}
