package model

import "math/big"

// OnboardingDays are the ends of the three parts of somebody's first quarter, in days after the first one.
var OnboardingDays = [3]int{30, 60, 90}

// OnboardingTemplate is what the first ninety days in a role hold: one goal for each part.
type OnboardingTemplate struct {
	Role  string // a key of the translations
	Parts [3]OnboardingPart
}

// OnboardingPart is what shall be reached by the end of a part.
type OnboardingPart struct {
	Title, DoneWhen string
	Ramp            int      // the share of the full target expected in this part, in per cent; 0: nothing is counted yet
	Steps           []string // spread evenly over the part
}

// OnboardingGoal is a goal of a plan before it is written down.
type OnboardingGoal struct {
	Part     int // 0 to 2
	Title    string
	DoneWhen string
	OpenedOn Date
	DueOn    Date
	Steps    []OnboardingStep
	Target   Decimal // of its key result; unset: there is none
}

// OnboardingStep is a step of it.
type OnboardingStep struct {
	Text  string
	DueOn Date
}

// RampTarget is a share of a full target in per cent, in the target's last decimal, halves up. Unset stays unset, and so
// does a share of nothing, and one that is too large to be held.
func RampTarget(full Decimal, percent int) Decimal {
	if !full.Set || percent <= 0 {
		return Decimal{}
	}
	n := new(big.Int).Mul(big.NewInt(full.N), big.NewInt(int64(percent)))
	n.Div(n.Add(n, big.NewInt(50)), big.NewInt(100))
	if !n.IsInt64() {
		return Decimal{}
	}
	return Dec(n.Int64())
}

// PlanOnboarding lays a template out from a first day: the goal of a part is due so many days after it, its steps at equal
// distances in the part, the last one on the goal's own day. Weekends count: whoever begins on a Saturday has the same
// days. full is the target of somebody who is at full speed.
func PlanOnboarding(t OnboardingTemplate, first Date, full Decimal) []OnboardingGoal {
	var out []OnboardingGoal
	before := 0
	for i, part := range t.Parts {
		days := OnboardingDays[i]
		g := OnboardingGoal{
			Part: i, Title: part.Title, DoneWhen: part.DoneWhen, OpenedOn: first.AddDays(before), DueOn: first.AddDays(days), Target: RampTarget(full, part.Ramp),
		}
		for k, text := range part.Steps {
			g.Steps = append(g.Steps, OnboardingStep{text, first.AddDays(before + (k+1)*(days-before)/len(part.Steps))})
		}
		out = append(out, g)
		before = days
	}
	return out
}
