package kit

import (
	"milepost/model"
	"milepost/ui/words"
)

// goalStaleDays is how long a goal may go without a check-in before it is said.
const goalStaleDays = 21

// GoalNote says when an open goal is due, that it is late, or that nobody has looked at it for long; warn asks for
// attention.
func GoalNote(growth *model.Growth, g *model.Goal, on model.Date) (note string, warn bool) {
	last := g.OpenedOn
	if c := growth.LastCheckIn(g.ID, on); c != nil {
		last = c.On
	}
	days := on.Days(last)
	switch {
	case g.DueOn.IsZero():
		return words.Say("growth.goal.nodue"), false
	case g.DueOn.Before(on):
		return words.Late(on.Days(g.DueOn)), true
	case days > goalStaleDays:
		return words.Say("growth.goal.stale", words.Say("growth.goal.due", words.DateShort(g.DueOn, on)), words.Duration(days)), true
	}
	return words.Say("growth.goal.due", words.DateShort(g.DueOn, on)), false
}
