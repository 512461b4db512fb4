package model

import (
	"cmp"
	"slices"
	"strings"
)

// PromiseFilter says which promises are listed.
type PromiseFilter struct {
	Owed   Side   // whose; empty: both
	When   When   // empty: all that are open
	Words  string // all of them stand in the text or in a name of the person, folded
	Closed bool   // closed ones too
}

// When is which promises are listed by the day they are due.
type When string

// The late ones, or those that are late or due within seven days.
const (
	WhenAll  When = ""
	WhenLate When = "late"
	WhenSoon When = "soon"
)

// Promises are the action items of the people that the filter lets through as of a day: the late ones first, then by
// the day they are due, those without one last; closed ones at the end, newest first. Archived ones are left out.
func Promises(people []Person, actions []Action, f PromiseFilter, on Date) []Action {
	names := map[ID]string{}
	for _, p := range people {
		names[p.ID] = Fold(strings.Join([]string{p.Name, p.Given, p.Family, p.CallName}, " "))
	}
	var out []Action
	for i := range actions {
		a := &actions[i]
		name, mine := names[a.SubjectID]
		if mine && a.ArchivedAt.IsZero() && f.takes(a, name, on) {
			out = append(out, *a)
		}
	}
	slices.SortStableFunc(out, func(a, b Action) int {
		if x, y := a.OpenOn(on), b.OpenOn(on); x != y {
			return cmp.Compare(rank(y), rank(x))
		} else if !x {
			return cmp.Or(cmp.Compare(b.ClosedOn.String(), a.ClosedOn.String()), cmp.Compare(a.ID, b.ID))
		}
		return cmp.Or(cmp.Compare(rank(a.DueOn.IsZero()), rank(b.DueOn.IsZero())), cmp.Compare(a.DueOn.String(), b.DueOn.String()), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func rank(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (f *PromiseFilter) takes(a *Action, name string, on Date) bool {
	open := a.OpenOn(on)
	switch {
	case a.OpenedOn.After(on) || !open && !f.Closed:
		return false
	case f.Owed != "" && a.OwedBy != f.Owed:
		return false
	case f.When == WhenLate && !(open && a.OverdueOn(on)):
		return false
	case f.When == WhenSoon && !(open && !a.DueOn.IsZero() && !a.DueOn.After(on.AddDays(dueSoonDays))):
		return false
	}
	text := Fold(a.Text) + " " + name
	for _, w := range strings.Fields(Fold(f.Words)) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
