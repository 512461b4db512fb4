package model

// GoalFromGap is a growth goal made of a gap: named after the skill and the step that is asked for, done when that step looks as the
// framework says, with a step for each text of how to improve the skill. It is tied to the skill, and to the career milestone given, if
// any. Nothing of it has an id yet; the steps refer to the goal once that has one.
func GoalFromGap(f *Framework, s *SkillState, title string, person, author, career ID, on Date) (Goal, []GoalStep) {
	g := Goal{
		Row: About(person), AuthorID: author, Title: title, State: GoalOpen, OpenedOn: on, SkillID: s.Skill.SkillID, CareerMilestoneID: career,
		DoneWhen: f.Behaviour(s.Skill.SkillID, s.Target),
	}
	var steps []GoalStep
	for _, b := range f.TextsOf(s.Skill.SkillID, Improve, "") {
		steps = append(steps, GoalStep{Row: About(person), Text: b.Text})
	}
	return g, steps
}

// GoalsFor are the open goals of somebody that are tied to a skill, as of a day, in their order.
func GoalsFor(goals []Goal, person, skill ID, on Date) []*Goal {
	var out []*Goal
	for i := range goals {
		x := &goals[i]
		if x.SubjectID == person && x.SkillID == skill && x.ReplacedBy == "" && x.ArchivedAt.IsZero() && x.OpenOn(on) {
			out = append(out, x)
		}
	}
	return out
}

// CareersFor are the career milestones of somebody that name a skill and are not behind, as of a day.
func (g *Growth) CareersFor(person, skill ID, on Date) []*Career {
	var out []*Career
	for i := range g.Careers {
		x := &g.Careers[i]
		if x.SubjectID == person && x.SkillID == skill && x.Current(on) {
			out = append(out, x)
		}
	}
	return out
}
