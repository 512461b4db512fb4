package model

import (
	"cmp"
	"slices"
)

// SkillState is what is known of one skill of one person as of a day. Steps are 0 when not rated.
type SkillState struct {
	Skill    Skill
	Self     int
	Manager  int
	Agreed   int
	Target   int // what the level asks for; 0: nothing
	RatedOn  Date
	Sentence string // of the newest rating that counts: agreed, else manager, else self
}

// Step is the rating that counts: agreed if there is one, else the manager's. A self-rating alone is no rating of
// the matrix; 0 is "not rated".
func (s *SkillState) Step() int {
	if s.Agreed > 0 {
		return s.Agreed
	}
	return s.Manager
}

// Gap is how many steps are missing to the target; 0 when there is none or when the skill has no target or rating.
func (s *SkillState) Gap() int {
	if s.Target == 0 || s.Step() == 0 {
		return 0
	}
	return max(0, s.Target-s.Step())
}

// SkillStates gives every skill of the framework, in its order, as of the end of a day: of each rater the newest
// rating counts, a skipped one takes the rating away; what was agreed holds until the manager rates the skill anew on
// a later day. What both agreed not to rate takes the manager's rating of that assessment away, and what was known before
// stays. The target is that of the level held on the day of the newest
// assessment, or on the day itself when there is none.
func SkillStates(r *Roster, as Assessments, person ID, on Date) []SkillState {
	return skillStates(r, as, person, on, levelForSkills(r, as, person, on))
}

// SkillStatesFor is SkillStates against the targets of any level, for example the next one.
func SkillStatesFor(r *Roster, as Assessments, person ID, on Date, level ID) []SkillState {
	return skillStates(r, as, person, on, level)
}

func levelForSkills(r *Roster, as Assessments, person ID, on Date) ID {
	var day Date
	for i := range as.Assessments {
		if a := &as.Assessments[i]; a.SubjectID == person && !a.On.After(on) && a.On.After(day) {
			day = a.On
		}
	}
	if day.IsZero() {
		day = on
	}
	if l := r.LevelOn(person, day); l != nil {
		return l.LevelID
	}
	return ""
}

func skillStates(r *Roster, as Assessments, person ID, on Date, level ID) []SkillState {
	when, open := map[ID]Date{}, map[ID]bool{}
	for i := range as.Assessments {
		if a := &as.Assessments[i]; a.SubjectID == person && !a.On.After(on) {
			when[a.ID] = a.On
			open[a.ID] = !a.AgreedAt(on)
		}
	}
	type key struct {
		skill ID
		rater Rater
	}
	newest, unrated := map[key]*Rating{}, agreedNone(&as, open)
	for i := range as.Ratings {
		x := &as.Ratings[i]
		day, ok := when[x.AssessmentID]
		if !ok || x.Rater == ByAgreed && open[x.AssessmentID] || x.Rater != BySelf && unrated[[2]ID{x.AssessmentID, x.SkillID}] {
			continue
		}
		k := key{x.SkillID, x.Rater}
		if old := newest[k]; old == nil || !day.Before(when[old.AssessmentID]) {
			newest[k] = x
		}
	}
	out := make([]SkillState, 0, len(r.Framework.Skills))
	for _, s := range r.Framework.Skills {
		st := SkillState{Skill: s}
		if l := r.Framework.Level(level); l != nil && r.Framework.AsksFor(l.LadderID, s.SkillID) {
			st.Target = r.Framework.Target(level, s.SkillID)
		}
		for _, rater := range []Rater{BySelf, ByManager, ByAgreed} { // the last one that rated gives date and sentence
			x := newest[key{s.SkillID, rater}]
			if x == nil || x.Skipped || rater == ByAgreed && outdated(x, newest[key{s.SkillID, ByManager}], when) {
				continue
			}
			switch rater {
			case BySelf:
				st.Self = x.Step
			case ByManager:
				st.Manager = x.Step
			case ByAgreed:
				st.Agreed = x.Step
			}
			st.RatedOn = when[x.AssessmentID]
			if x.Sentence != "" {
				st.Sentence = x.Sentence
			}
		}
		out = append(out, st)
	}
	return out
}

// agreedNone are the skills of assessments that both agreed not to rate, by assessment and skill. open are assessments that
// are not agreed on.
func agreedNone(as *Assessments, open map[ID]bool) map[[2]ID]bool {
	out := map[[2]ID]bool{}
	for i := range as.Ratings {
		if x := &as.Ratings[i]; x.Rater == ByAgreed && !open[x.AssessmentID] {
			out[[2]ID{x.AssessmentID, x.SkillID}] = x.Skipped // the last word counts
		}
	}
	return out
}

// outdated says whether an agreed rating comes from an earlier day than the manager's newest one.
func outdated(agreed, manager *Rating, when map[ID]Date) bool {
	return manager != nil && when[agreed.AssessmentID].Before(when[manager.AssessmentID])
}

// AskedStates leaves out skills that a ladder does not ask for and that nobody rated. The list given is used up.
func AskedStates(f *Framework, ladder ID, states []SkillState) []SkillState {
	return slices.DeleteFunc(states, func(s SkillState) bool {
		return s.Step() == 0 && s.Self == 0 && !f.AsksFor(ladder, s.Skill.SkillID)
	})
}

// Gaps are the skills below their target, largest gap first, then in the framework's order.
func Gaps(states []SkillState) []SkillState {
	var out []SkillState
	for _, s := range states {
		if s.Gap() > 0 {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b SkillState) int { return cmp.Compare(b.Gap(), a.Gap()) })
	return out
}

// RatedCount is how many skills have a rating that counts.
func RatedCount(states []SkillState) int {
	n := 0
	for i := range states {
		if states[i].Step() > 0 {
			n++
		}
	}
	return n
}
