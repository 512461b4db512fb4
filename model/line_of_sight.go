package model

// LineOfSight is one chain from what a rep does now to what it means for customers. Any part may be nil or empty:
// the picture then shows an open place.
type LineOfSight struct {
	Goal     *Goal
	Skill    *SkillState
	Career   *Career
	Thread   *Thread // the link and the strategic milestone
	Customer string  // what the strategic milestone means for customers
}

// Empty says whether there is nothing to show.
func (l *LineOfSight) Empty() bool { return l.Goal == nil && l.Career == nil }

// NewLineOfSight picks the chain to show for a person as of a day: of the open goals, in their order, the first that
// reaches a strategic milestone; else the first with a career milestone, else the first goal. Without a goal it
// starts at the career milestone that comes first, preferring one that serves the team.
func NewLineOfSight(person ID, growth Growth, dir Direction, skills []SkillState, on Date) LineOfSight {
	best, rank := LineOfSight{}, -1
	for i := range growth.Goals {
		g := &growth.Goals[i]
		if g.SubjectID != person || !g.ArchivedAt.IsZero() || !g.OpenOn(on) {
			continue
		}
		l := sightFrom(g, dir, skills, on)
		if n := l.length(); n > rank {
			best, rank = l, n
		}
	}
	if best.Goal != nil {
		return best
	}
	for i := range dir.Careers {
		c := &dir.Careers[i]
		if c.SubjectID != person || !c.Current(on) {
			continue
		}
		l := LineOfSight{Career: c, Skill: skillState(skills, c.SkillID)}
		l.follow(dir, on)
		if n := l.length(); n > rank {
			best, rank = l, n
		}
	}
	return best
}

// length is how far the chain reaches: 0 a goal alone, 1 a career milestone, 2 a strategic one.
func (l *LineOfSight) length() int {
	switch {
	case l.Thread != nil:
		return 2
	case l.Career != nil:
		return 1
	}
	return 0
}

func sightFrom(g *Goal, dir Direction, skills []SkillState, on Date) LineOfSight {
	l := LineOfSight{Goal: g, Skill: skillState(skills, g.SkillID)}
	if c := dir.CareerByID(g.CareerMilestoneID); c != nil && c.Current(on) {
		l.Career = c
		if l.Skill == nil {
			l.Skill = skillState(skills, c.SkillID)
		}
		l.follow(dir, on)
	}
	return l
}

// follow goes on from the career milestone to the open strategic one that comes first.
func (l *LineOfSight) follow(dir Direction, on Date) {
	for _, t := range dir.Serves(l.Career.ID, on) {
		if t.Strategic.Current(on) {
			l.Thread, l.Customer = &t, t.Strategic.ForCustomers
			return
		}
	}
}

func skillState(skills []SkillState, id ID) *SkillState {
	for i := range skills {
		if id != "" && skills[i].Skill.SkillID == id {
			return &skills[i]
		}
	}
	return nil
}
