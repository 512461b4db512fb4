package model

import "math/big"

// Standing says how a goal goes, measured against the time that is over.
type Standing string

// Standings of a goal; empty: it cannot be said.
const (
	OnTrack  Standing = "on_track"
	AtRisk   Standing = "at_risk"
	OffTrack Standing = "off_track"
)

// How far a goal may lag behind the time that is over, in hundredths of the whole, before it is at risk, and before it
// is off track: more than a fifth is where help is offered elsewhere too.
const (
	riskLag = 10
	offLag  = 20
)

// GoalFigures is how a goal goes and what that is computed from.
type GoalFigures struct {
	Standing    Standing
	Done        *big.Rat // the smaller of what its key results and its steps have reached, between 0 and 1; nil when neither says
	Elapsed     *big.Rat // the share of the time from its opening, or from when it was carried, to its due date; nil without one
	Steps       int      // that are not archived
	StepsDone   int
	StepsDecide bool // what is done is the share of the steps
	Late        int  // days since it was due
}

// GoalFigures computes how a goal goes on a day. A goal that is closed by then, has no due date, or has neither a key
// result with a percentage nor a step, has no standing.
func (g *Growth) GoalFigures(goal *Goal, on Date) GoalFigures {
	var f GoalFigures
	for _, s := range g.StepsOf(goal.ID) {
		f.Steps++
		if !s.DoneOn.IsZero() && !s.DoneOn.After(on) {
			f.StepsDone++
		}
	}
	if r, ok := g.GoalProgress(goal.ID, on); ok {
		f.Done = r
	}
	if f.Steps > 0 {
		if r := big.NewRat(int64(f.StepsDone), int64(f.Steps)); f.Done == nil || r.Cmp(f.Done) < 0 {
			f.Done, f.StepsDecide = r, true
		}
	}
	due := DueAsOf(g.Moves, goal.ID, goal.DueOn, on)
	from := g.periodStart(goal, on)
	if due.IsZero() || from.IsZero() {
		return f
	}
	if days := due.Days(from); days > 0 {
		f.Elapsed = Clamp(big.NewRat(int64(on.Days(from)), int64(days)))
	} else {
		f.Elapsed = big.NewRat(1, 1)
	}
	f.Late = max(0, on.Days(due))
	if f.Done != nil && goal.OpenOn(on) {
		f.Standing = standing(f.Done, f.Elapsed, f.Late)
	}
	return f
}

// standing compares what is done with the time that is over.
func standing(done, elapsed *big.Rat, late int) Standing {
	lag := new(big.Rat).Sub(elapsed, done)
	switch {
	case done.Cmp(big.NewRat(1, 1)) >= 0:
		return OnTrack
	case late > 0 || lag.Cmp(big.NewRat(offLag, 100)) > 0:
		return OffTrack
	case lag.Cmp(big.NewRat(riskLag, 100)) > 0:
		return AtRisk
	}
	return OnTrack
}

// periodStart is when the time of a goal began: when it was carried last, else when it was opened.
func (g *Growth) periodStart(goal *Goal, on Date) Date {
	from := goal.OpenedOn
	for i := range g.Moves {
		if m := &g.Moves[i]; m.GoalID == goal.ID && m.Kind == MoveCarried && !m.On.After(on) {
			from = m.On
		}
	}
	return from
}

// StepsOf are the steps of a goal that are not archived, by position.
func (g *Growth) StepsOf(goal ID) []GoalStep {
	var out []GoalStep
	for i := range g.Steps {
		if s := &g.Steps[i]; s.GoalID == goal && s.ArchivedAt.IsZero() {
			out = append(out, *s)
		}
	}
	return out
}

// CarryOf is the row that says that an open goal goes on into the next period; nil when it had no due date, or has the
// same one.
func CarryOf(g *Goal, to, on Date, author ID, why string) *DateMove {
	m := MoveOf(g, g.DueOn, to, on, author, why)
	if m != nil {
		m.Kind = MoveCarried
	}
	return m
}
