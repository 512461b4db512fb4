package model

// Sights are all lines of sight of a person as of a day, in this order: for each open goal a line for each open strategic
// milestone it reaches, or one that ends where the goal leads no further; then the same for each open career milestone
// that no open goal works towards. Of a person without goals and milestones there is none.
func Sights(person ID, growth Growth, dir Direction, skills []SkillState, on Date) []LineOfSight {
	var out []LineOfSight
	worked := map[ID]bool{}
	for i := range growth.Goals {
		g := &growth.Goals[i]
		if g.SubjectID != person || !g.ArchivedAt.IsZero() || !g.OpenOn(on) {
			continue
		}
		l := sightFrom(g, dir, skills, on)
		if l.Career != nil {
			worked[l.Career.ID] = true
		}
		out = append(out, l.branches(dir, on)...)
	}
	for i := range dir.Careers {
		c := &dir.Careers[i]
		if c.SubjectID != person || !c.Current(on) || worked[c.ID] {
			continue
		}
		l := LineOfSight{Career: c, Skill: skillState(skills, c.SkillID)}
		out = append(out, l.branches(dir, on)...)
	}
	return out
}

// branches are the line once for each open strategic milestone its career milestone serves, or as it is.
func (l LineOfSight) branches(dir Direction, on Date) []LineOfSight {
	if l.Career == nil {
		return []LineOfSight{l}
	}
	var out []LineOfSight
	for _, t := range dir.Serves(l.Career.ID, on) {
		if t.Strategic.Current(on) {
			one := l
			one.Thread, one.Customer = &t, t.Strategic.ForCustomers
			out = append(out, one)
		}
	}
	if len(out) == 0 {
		out = append(out, l)
	}
	return out
}

// SightGap is a place of a line of sight that nothing stands at.
type SightGap string

// The places that can be empty, from the rep's side to the customers'.
const (
	GapGoal      SightGap = "goal"
	GapSkill     SightGap = "skill"
	GapCareer    SightGap = "career"
	GapStrategic SightGap = "team"
	GapWhy       SightGap = "why" // the sentence that says why the two milestones are tied
	GapCustomers SightGap = "customers"
	GapCompany   SightGap = "company"
	GapTeam      SightGap = "us"
)

// Gaps are the empty places in their order. What only a strategic milestone can say is not missing where there is none:
// the milestone is.
func (l *LineOfSight) Gaps() []SightGap {
	var out []SightGap
	add := func(missing bool, g SightGap) {
		if missing {
			out = append(out, g)
		}
	}
	add(l.Goal == nil, GapGoal)
	add(l.Skill == nil, GapSkill)
	add(l.Career == nil, GapCareer)
	add(l.Thread == nil, GapStrategic)
	if t := l.Thread; t != nil {
		add(t.Link.Why == "", GapWhy)
		add(t.Strategic.ForCustomers == "", GapCustomers)
		add(t.Strategic.ForCompany == "", GapCompany)
		add(t.Strategic.ForUs == "", GapTeam)
	}
	return out
}

// Same says whether two lines go through the same goal, career milestone and strategic milestone.
func (l *LineOfSight) Same(other *LineOfSight) bool { return l.ends() == other.ends() }

func (l *LineOfSight) ends() (out [3]ID) {
	if l.Goal != nil {
		out[0] = l.Goal.ID
	}
	if l.Career != nil {
		out[1] = l.Career.ID
	}
	if l.Thread != nil {
		out[2] = l.Thread.Strategic.ID
	}
	return out
}
