package model

import "slices"

// DayStep is the rating of a skill that counted from a day on.
type DayStep struct {
	On   Date
	Step int // 0: taken back
}

// SkillTrends are, for each skill of somebody, the ratings that counted at the end of each day on which anything was assessed, oldest
// first, up to a day. Where nothing changed there is still a point: looked at again and the same says something too. Days on which a
// skill was not looked at are left out.
func SkillTrends(r *Roster, as Assessments, person ID, on Date) map[ID][]DayStep {
	looked := map[Date]map[ID]bool{}
	var days []Date
	when := map[ID]Date{}
	for i := range as.Assessments {
		if a := &as.Assessments[i]; a.SubjectID == person && !a.On.After(on) {
			when[a.ID] = a.On
		}
	}
	for i := range as.Ratings {
		x := &as.Ratings[i]
		day, ok := when[x.AssessmentID]
		if !ok || x.Rater == BySelf {
			continue
		}
		if looked[day] == nil {
			looked[day] = map[ID]bool{}
			days = append(days, day)
		}
		looked[day][x.SkillID] = true
	}
	slices.SortFunc(days, func(a, b Date) int { return a.Days(b) })
	out := map[ID][]DayStep{}
	for _, day := range days {
		for _, s := range SkillStates(r, as, person, day) {
			if looked[day][s.Skill.SkillID] {
				out[s.Skill.SkillID] = append(out[s.Skill.SkillID], DayStep{day, s.Step()})
			}
		}
	}
	return out
}
