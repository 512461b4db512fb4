package model

import "slices"

// WaitTie is a strategic milestone that another one waits for.
type WaitTie struct {
	Tie Dependency
	For Strategic
}

// LateBy is how many days what is waited for is due after the day of whoever waits; 0 when it is not, or a date is
// missing, or it is over.
func (w *WaitTie) LateBy(due Date) int {
	if due.IsZero() || w.For.DueOn.IsZero() || w.For.State.Closed() {
		return 0
	}
	return max(0, w.For.DueOn.Days(due))
}

// WaitsFor are the strategic milestones that one waits for, the earliest first.
func (d *Direction) WaitsFor(strategic ID) []WaitTie {
	var out []WaitTie
	for _, t := range d.Dependencies {
		if s := d.StrategicByID(t.WaitsForID); t.StrategicID == strategic && s != nil {
			out = append(out, WaitTie{t, *s})
		}
	}
	slices.SortStableFunc(out, func(a, b WaitTie) int { return a.For.DueOn.Days(b.For.DueOn) })
	return out
}

// WaitedForBy are the strategic milestones that wait for one.
func (d *Direction) WaitedForBy(strategic ID) []Strategic {
	var out []Strategic
	for _, t := range d.Dependencies {
		if s := d.StrategicByID(t.StrategicID); t.WaitsForID == strategic && s != nil {
			out = append(out, *s)
		}
	}
	return out
}

// CircleWith is the circle that would come about if one strategic milestone waited for another: from the one by way of all
// that lie between back to it. None would: nil.
func (d *Direction) CircleWith(strategic, waitsFor ID) []Strategic {
	came := map[ID]ID{waitsFor: strategic}
	for next := []ID{waitsFor}; len(next) > 0; {
		at := next[0]
		next = next[1:]
		if at == strategic {
			return d.pathBack(strategic, came)
		}
		for _, t := range d.Dependencies {
			if _, seen := came[t.WaitsForID]; t.StrategicID == at && !seen {
				came[t.WaitsForID] = at
				next = append(next, t.WaitsForID)
			}
		}
	}
	return nil
}

// pathBack follows a circle from its end to its beginning and turns it round.
func (d *Direction) pathBack(strategic ID, came map[ID]ID) []Strategic {
	var ids []ID
	for at := strategic; ; {
		ids = append(ids, at)
		if at = came[at]; at == strategic {
			break
		}
	}
	ids = append(ids, strategic)
	slices.Reverse(ids)
	var out []Strategic
	for _, id := range ids {
		if s := d.StrategicByID(id); s != nil {
			out = append(out, *s)
		}
	}
	return out
}

// NeedsOf are the skills that a strategic milestone needs.
func (d *Direction) NeedsOf(strategic ID) []NeededSkill {
	var out []NeededSkill
	for _, n := range d.Needed {
		if n.StrategicID == strategic {
			out = append(out, n)
		}
	}
	return out
}
