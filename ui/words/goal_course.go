package words

import (
	"math/big"
	"strconv"

	"milepost/model"
)

// GoalCourse says how an open goal goes, with the reason: "At risk: 20 % reached, 50 % of the time is gone." Empty when
// nothing measures it.
func GoalCourse(c *model.GoalCourse) string {
	if c.Course == model.CourseUnknown {
		return ""
	}
	why := ""
	switch c.Reason {
	case model.BecauseDone:
		why = Say("goal.course.done")
	case model.BecauseOverdue:
		why = Say("goal.course.overdue", Duration(c.Days))
	case model.BecauseBlocked:
		why = Say("goal.course.blocked", c.Blocker)
	case model.BecauseUnsure:
		why = Say("goal.course.unsure")
	case model.BecauseStale:
		why = Say("goal.course.stale", Duration(c.Days))
	default:
		why = Say("goal.course.figures", wholePercent(c.Reached), wholePercent(c.Gone))
	}
	return Say("goal.course", Say("goal.course."+string(c.Course)), why)
}

// wholePercent is a share in whole per cent, cut off: what is not reached is never shown as 100 %.
func wholePercent(r *big.Rat) string {
	n := new(big.Rat).Mul(r, big.NewRat(100, 1))
	return Say("number.percent", strconv.FormatInt(new(big.Int).Quo(n.Num(), n.Denom()).Int64(), 10))
}
