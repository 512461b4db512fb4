package model

import "math/big"

// Course says how an open goal goes.
type Course string

// Courses of a goal. Unknown is a goal that nothing measures.
const (
	CourseUnknown Course = "unknown"
	CourseOn      Course = "on_track"
	CourseRisk    Course = "at_risk"
	CourseOff     Course = "off_track"
)

// CourseReason says what a course follows from.
type CourseReason string

// Reasons of a course. Each is told with the figures of GoalCourse.
const (
	BecauseNothing CourseReason = "nothing" // no key result with a percentage, no step, no day it is due
	BecauseFigures CourseReason = "figures" // what is reached beside how much of the time is gone
	BecauseDone    CourseReason = "done"    // everything is reached; the goal can be closed
	BecauseOverdue CourseReason = "overdue"
	BecauseBlocked CourseReason = "blocked" // the last check-in names something in the way
	BecauseUnsure  CourseReason = "unsure"  // the last check-in is unsure
	BecauseStale   CourseReason = "stale"   // nobody has checked in for long
)

// How far behind the time what is reached may be: up to RiskBehind a goal is on track, up to OffBehind at risk. A goal may
// go StaleDays without a check-in. They are rules of thumb: a quarter of thirteen weeks leaves two weeks of play, and five.
var (
	RiskBehind = big.NewRat(15, 100)
	OffBehind  = big.NewRat(40, 100)
)

// StaleDays is how long a goal may go without a check-in before it is said.
const StaleDays = 21

// GoalCourse is how an open goal goes, and what that follows from.
type GoalCourse struct {
	Course  Course
	Reason  CourseReason
	Reached *big.Rat // 0 to 1: the mean of its key results, else the share of its steps that are done; nil: unknown
	Gone    *big.Rat // 0 to 1: the share of its time that is gone; nil without a day it is due
	Days    int      // late, or since the last check-in
	Blocker string
}

// StepsOf are the steps of a goal that are not archived, by position, and how many of them were done by a day.
func (g *Growth) StepsOf(goal ID, on Date) (steps []GoalStep, done int) {
	for _, s := range g.Steps {
		if s.GoalID != goal || !s.ArchivedAt.IsZero() {
			continue
		}
		steps = append(steps, s)
		if s.Done(on) {
			done++
		}
	}
	return steps, done
}

// Done says whether the step was done by the end of a day.
func (s *GoalStep) Done(on Date) bool { return !s.DoneOn.IsZero() && !s.DoneOn.After(on) }

// Reached is what a goal has come to, from 0 to 1: the mean of its key results, or without any the share of its steps
// that are done; nil when neither is known.
func (g *Growth) Reached(goal ID, on Date) *big.Rat {
	if r, ok := g.GoalProgress(goal, on); ok {
		return r
	}
	if steps, done := g.StepsOf(goal, on); len(steps) > 0 {
		return big.NewRat(int64(done), int64(len(steps)))
	}
	return nil
}

// Course says how an open goal goes at the end of a day. A day that is over is off track. Else the figures decide: what is
// reached beside the share of its time that is gone. A check-in that names something in the way or is unsure, and none for
// long, put a goal that would be on track at risk.
func (g *Growth) Course(goal *Goal, on Date) GoalCourse {
	c := GoalCourse{Course: CourseUnknown, Reason: BecauseNothing, Reached: g.Reached(goal.ID, on), Gone: timeGone(goal, on)}
	one := big.NewRat(1, 1)
	last, checked := goal.OpenedOn, g.LastCheckIn(goal.ID, on)
	if checked != nil {
		last, c.Blocker = checked.On, checked.Blocker
	}
	switch {
	case c.Reached != nil && c.Reached.Cmp(one) >= 0:
		c.Course, c.Reason = CourseOn, BecauseDone
		return c
	case !goal.DueOn.IsZero() && goal.DueOn.Before(on):
		c.Course, c.Reason, c.Days = CourseOff, BecauseOverdue, on.Days(goal.DueOn)
		return c
	case c.Reached != nil && c.Gone != nil:
		c.Course, c.Reason = behind(new(big.Rat).Sub(c.Gone, c.Reached)), BecauseFigures
	}
	if c.Course == CourseRisk || c.Course == CourseOff {
		return c
	}
	c.Days = on.Days(last)
	switch {
	case c.Blocker != "":
		c.Course, c.Reason = CourseRisk, BecauseBlocked
	case checked != nil && checked.Confidence == ConfidenceUnsure:
		c.Course, c.Reason = CourseRisk, BecauseUnsure
	case c.Days > StaleDays:
		c.Course, c.Reason = CourseRisk, BecauseStale
	}
	return c
}

func behind(by *big.Rat) Course {
	switch {
	case by.Cmp(RiskBehind) <= 0:
		return CourseOn
	case by.Cmp(OffBehind) <= 0:
		return CourseRisk
	}
	return CourseOff
}

// timeGone is the share of the days between opening and due day that are gone.
func timeGone(g *Goal, on Date) *big.Rat {
	if g.DueOn.IsZero() || !g.DueOn.After(g.OpenedOn) {
		return nil
	}
	return Clamp(big.NewRat(int64(on.Days(g.OpenedOn)), int64(g.DueOn.Days(g.OpenedOn))))
}
