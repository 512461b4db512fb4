package model

import (
	"cmp"
	"slices"
)

// An assessment in three steps: rep and manager rate each alone and blind to the other, then both compare, then they agree.

// Held says whether the ratings of an assessment are held back: each side rates blind until both have finished.
func (a *Assessment) Held() bool { return a.Blind && a.State == AssessmentOpen }

// Finished says whether a side has finished rating.
func (a *Assessment) Finished(by Rater) bool {
	if by == BySelf {
		return !a.SelfOn.IsZero()
	}
	return !a.ManagerOn.IsZero()
}

// Over says whether nothing is left to do: it is agreed on, or was ended without.
func (a *Assessment) Over() bool {
	return a.State == AssessmentAgreed || !a.WithdrawnOn.IsZero() && a.AgreedOn.IsZero()
}

// AgreedAt says whether what was agreed counts at the end of a day. A look that was not taken in three steps has no day of
// agreeing; what was agreed in it counts from its own day.
func (a *Assessment) AgreedAt(on Date) bool {
	if !a.Blind {
		return true
	}
	return !a.AgreedOn.IsZero() && !a.AgreedOn.After(on) && (a.WithdrawnOn.IsZero() || a.WithdrawnOn.After(on))
}

// Find is an assessment by its id; nil when there is none.
func (as *Assessments) Find(id ID) *Assessment {
	if i := slices.IndexFunc(as.Assessments, func(a Assessment) bool { return a.ID == id }); i >= 0 {
		return &as.Assessments[i]
	}
	return nil
}

// Newest is a person's newest assessment that has ratings to show; nil when there is none.
func (as *Assessments) Newest(person ID) *Assessment {
	for i := len(as.Assessments) - 1; i >= 0; i-- {
		a := &as.Assessments[i]
		if a.SubjectID == person && slices.ContainsFunc(as.Ratings, func(r Rating) bool { return r.AssessmentID == a.ID }) {
			return a
		}
	}
	return nil
}

// Going is the newest assessment in three steps of a person; nil when there is none or when it is over.
func (as *Assessments) Going(person ID) *Assessment {
	for i := len(as.Assessments) - 1; i >= 0; i-- {
		if a := &as.Assessments[i]; a.SubjectID == person && a.Blind {
			if a.Over() {
				return nil
			}
			return a
		}
	}
	return nil
}

// Comparison is one skill of an assessment as the two see it. A side that did not rate it has no rating or a skipped one.
type Comparison struct {
	Skill   Skill
	Self    *Rating
	Manager *Rating
	Agreed  *Rating // the newest; also of an agreement that was taken back
	Target  int     // what the level asks for; 0: nothing
}

// step is what a side rated; 0: nothing.
func step(r *Rating) int {
	if r == nil || r.Skipped {
		return 0
	}
	return r.Step
}

// SelfStep is what the rep rated; 0: not rated.
func (c *Comparison) SelfStep() int { return step(c.Self) }

// ManagerStep is what the manager rated; 0: not rated.
func (c *Comparison) ManagerStep() int { return step(c.Manager) }

// Differ says whether the two see it differently; who did not rate sees it differently from who did.
func (c *Comparison) Differ() bool { return c.SelfStep() != c.ManagerStep() }

// Apart is how many steps lie between the two; 0 when one of them did not rate.
func (c *Comparison) Apart() int {
	if c.SelfStep() == 0 || c.ManagerStep() == 0 {
		return 0
	}
	return max(c.SelfStep()-c.ManagerStep(), c.ManagerStep()-c.SelfStep())
}

// missing is how far the lower of the two lies below the level.
func (c *Comparison) missing() int {
	low := 0
	for _, s := range []int{c.SelfStep(), c.ManagerStep()} {
		if s > 0 && (low == 0 || s < low) {
			low = s
		}
	}
	if low == 0 || c.Target == 0 {
		return 0
	}
	return max(0, c.Target-low)
}

// Compare sets the ratings of an assessment side by side: where the two differ, the largest gap to the level first; where they
// are of one mind; and what neither rated. The framework is the version that the assessment was rated by.
func Compare(f *Framework, as *Assessments, a *Assessment, level ID) (differ, same, unrated []Comparison) {
	for _, s := range f.SkillsFor(level) {
		c := Comparison{Skill: s, Target: f.Target(level, s.SkillID)}
		for i := range as.Ratings {
			r := &as.Ratings[i]
			if r.AssessmentID != a.ID || r.SkillID != s.SkillID {
				continue
			}
			switch r.Rater {
			case BySelf:
				c.Self = r
			case ByManager:
				c.Manager = r
			case ByAgreed:
				c.Agreed = r
			}
		}
		switch {
		case c.SelfStep() == 0 && c.ManagerStep() == 0:
			unrated = append(unrated, c)
		case c.Differ():
			differ = append(differ, c)
		default:
			same = append(same, c)
		}
	}
	slices.SortStableFunc(differ, func(a, b Comparison) int {
		return cmp.Or(cmp.Compare(b.missing(), a.missing()), cmp.Compare(b.Apart(), a.Apart()))
	})
	return differ, same, unrated
}
