package words

import "milepost/model"

// Standing says how a goal goes and what that is computed from, as in "At risk: 50 % is done, 65 % of the time is over.".
// The figures must have a standing.
func Standing(f *model.GoalFigures) string {
	state, done := Say("goal.standing."+string(f.Standing)), Percent(f.Done)
	if f.StepsDecide {
		done = Say("goal.standing.steps", f.StepsDone, f.Steps)
	} else {
		done = Say("goal.standing.done", done)
	}
	if f.Late > 0 {
		return Say("goal.standing.late", state, done, Duration(f.Late))
	}
	return Say("goal.standing.time", state, done, Percent(f.Elapsed))
}
