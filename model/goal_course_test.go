package model

import (
	"math/big"
	"testing"
)

func TestAKeyResultThatShallGoDown(t *testing.T) {
	m := Measure{Start: Dec(420), Target: Dec(300), Direction: MeasureDown}
	r, ok := m.Progress(Dec(380))
	if !ok || r.Cmp(big.NewRat(1, 3)) != 0 {
		t.Errorf("420 to 300, now 380, stands at %v", r)
	}
}

func TestTheCourseOfAGoal(t *testing.T) {
	goal := Goal{Row: about("a", "g"), OpenedOn: day("2026-10-01"), DueOn: day("2026-12-30"), State: GoalOpen} // 90 days
	half := day("2026-11-15")                                                                                  // 45 of them
	results := func(now int64) Growth {
		return Growth{
			KeyResults: []KeyResult{{Row: about("a", "k"), GoalID: "g", MeasureID: "m"}},
			Measures:   []Measure{{Row: about("a", "m"), Start: Dec(0), Target: Dec(100), Direction: MeasureUp}},
			Readings:   []Reading{{MeasureID: "m", On: day("2026-10-02"), Value: now}},
			CheckIns:   []CheckIn{{GoalID: "g", On: day("2026-11-10")}},
		}
	}
	steps := func(done ...string) Growth {
		g := Growth{CheckIns: []CheckIn{{GoalID: "g", On: day("2026-11-10")}}}
		for _, d := range done {
			g.Steps = append(g.Steps, GoalStep{GoalID: "g", DoneOn: day(d)})
		}
		return g
	}
	with := func(g Growth, c CheckIn) Growth {
		c.GoalID = "g"
		g.CheckIns = []CheckIn{c}
		return g
	}
	undated := goal
	undated.DueOn = Date{}
	for _, c := range []struct {
		name   string
		goal   Goal
		facts  Growth
		on     Date
		course Course
		reason CourseReason
	}{
		{"level with the time", goal, results(50), half, CourseOn, BecauseFigures},
		{"15 per cent behind", goal, results(35), half, CourseOn, BecauseFigures},
		{"16 per cent behind", goal, results(34), half, CourseRisk, BecauseFigures},
		{"40 per cent behind", goal, results(10), half, CourseRisk, BecauseFigures},
		{"41 per cent behind", goal, results(9), half, CourseOff, BecauseFigures},
		{"reached", goal, results(100), day("2027-02-01"), CourseOn, BecauseDone},
		{"over", goal, results(99), day("2026-12-31"), CourseOff, BecauseOverdue},
		{"on its last day", goal, results(99), day("2026-12-30"), CourseRisk, BecauseStale},
		{"half of the steps", goal, steps("2026-10-10", ""), half, CourseOn, BecauseFigures},
		{"a step that was done later", goal, steps("2026-11-16", ""), half, CourseOff, BecauseFigures},
		{"in the way", goal, with(results(50), CheckIn{On: half, Blocker: "procurement"}), half, CourseRisk, BecauseBlocked},
		{"unsure", goal, with(results(50), CheckIn{On: half, Confidence: ConfidenceUnsure}), half, CourseRisk, BecauseUnsure},
		{"nobody looked", goal, with(results(50), CheckIn{On: day("2026-10-24")}), half, CourseRisk, BecauseStale},
		{"nothing measures it", goal, Growth{CheckIns: []CheckIn{{GoalID: "g", On: half}}}, half, CourseUnknown, BecauseNothing},
		{"no day it is due", undated, results(50), half, CourseUnknown, BecauseNothing},
	} {
		if got := c.facts.Course(&c.goal, c.on); got.Course != c.course || got.Reason != c.reason {
			t.Errorf("%s: %s because of %s, want %s because of %s", c.name, got.Course, got.Reason, c.course, c.reason)
		}
	}
}
