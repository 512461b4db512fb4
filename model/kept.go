package model

// CameDue says whether a promise came due in a period and before a day, and whether it was kept: done by the day it was
// due. This is the one rule for what is counted as kept. What has no day cannot come due, what was dropped is not counted,
// and only what both can see is a promise to the other.
func (a *Action) CameDue(period Span, on Date) (due, kept bool) {
	dropped := a.State == ActionDropped && !a.ClosedOn.After(on)
	if a.Visibility != Shared || a.ReplacedBy != "" || !a.ArchivedAt.IsZero() || a.OpenedOn.After(on) || dropped {
		return false, false
	}
	if a.DueOn.IsZero() || !period.Holds(a.DueOn) || !a.DueOn.Before(on) {
		return false, false
	}
	return true, a.State == ActionDone && !a.ClosedOn.After(a.DueOn)
}

// Kept counts promises that came due in a period and before a day, and those that were kept, of both sides.
func Kept(actions []Action, period Span, on Date) SharedKept {
	var k SharedKept
	for i := range actions {
		if due, kept := actions[i].CameDue(period, on); due {
			k.count(actions[i].OwedBy, kept)
		}
	}
	return k
}

// Any says whether a promise came due at all.
func (k *SharedKept) Any() bool { return k.ManagerDue+k.RepDue > 0 }
