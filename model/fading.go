package model

// Faded says whether a rating no longer tells how it is today: both it and its newest evidence, if there is any, are older than
// so many months (File.FadeMonths; 0: nothing fades). A day exactly so many months ago is not yet older.
func Faded(ratedOn, evidenceOn, on Date, months int) bool {
	if months <= 0 || ratedOn.IsZero() {
		return false
	}
	line := on.AddMonths(-months)
	return ratedOn.Before(line) && evidenceOn.Before(line)
}

// Looked is a check-in of a goal that is tied to a skill: evidence like a note.
type Looked struct {
	Goal    Goal
	CheckIn CheckIn
}

// CheckInsFor are the check-ins that are evidence for a skill, newest first.
func (e *Evidence) CheckInsFor(skill ID) []Looked {
	var out []Looked
	for i := len(e.CheckIns) - 1; i >= 0; i-- {
		c := &e.CheckIns[i]
		for k := range e.Goals {
			if g := &e.Goals[k]; g.ID == c.GoalID && g.SkillID == skill {
				out = append(out, Looked{*g, *c})
			}
		}
	}
	return out
}

// LastFor is the newest day, by the end of a day, on which something was noted or checked that is evidence for a person's skill;
// none: never.
func (e *Evidence) LastFor(person, skill ID, on Date) Date {
	var last Date
	take := func(subject ID, day Date) {
		if subject == person && !day.After(on) && day.After(last) {
			last = day
		}
	}
	for _, s := range e.ForSkill(skill) {
		take(s.Note.SubjectID, s.Note.On)
	}
	for _, c := range e.CheckInsFor(skill) {
		take(c.CheckIn.SubjectID, c.CheckIn.On)
	}
	return last
}
