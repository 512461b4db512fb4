package model

// ListedGoal is a goal as others may have it in a list: shared, current, not archived. There is no field for a text that is
// private: of a private career milestone not even its title is in Career.
type ListedGoal struct {
	ID       ID
	Rep      string
	Title    string
	DoneWhen string
	DueOn    Date
	State    GoalState
	OpenedOn Date
	ClosedOn Date
	Skill    string
	Career   string // title of the career milestone it leads to
}

// ListedMilestone is a milestone as others may have it in a list: the team's, or with a Rep a shared one of a career.
type ListedMilestone struct {
	ID        ID
	Rep       string // none: the team's
	Strategic Strategic
	Title     string
	Why       string
	StartsOn  Date
	DueOn     Date
	State     MilestoneState
	OpenedOn  Date
	ClosedOn  Date
	Level     string
	Skill     string
}

// SharedLists are goals and milestones that may leave the house.
type SharedLists struct {
	Goals      []ListedGoal
	Milestones []ListedMilestone
}

// NewSharedLists puts names to what was read of the person, or of everybody for none. The facts hold nothing private,
// replaced or archived; what belongs to somebody archived is left out.
func NewSharedLists(f *SharedFacts, person ID) SharedLists {
	var out SharedLists
	r := f.Roster
	listed := func(id ID) bool {
		p := r.Person(id)
		return p != nil && p.ArchivedAt.IsZero() && (person == "" || person == id)
	}
	name := func(id ID) string {
		if p := r.Person(id); p != nil {
			return p.Name
		}
		return ""
	}
	skill := func(id ID) string {
		if s := r.Framework.Skill(id); s != nil {
			return s.Name
		}
		return ""
	}
	careers := map[ID]string{}
	for i := range f.Direction.Strategic {
		m := &f.Direction.Strategic[i]
		if person == "" {
			out.Milestones = append(out.Milestones, ListedMilestone{
				ID: m.ID, Strategic: *m, Title: m.Title, Why: m.Why, StartsOn: m.StartsOn, DueOn: m.DueOn, State: m.State,
				OpenedOn: m.OpenedOn, ClosedOn: m.ClosedOn,
			})
		}
	}
	for i := range f.Direction.Careers {
		c := &f.Direction.Careers[i]
		if !listed(c.SubjectID) {
			continue
		}
		careers[c.ID] = c.Title
		level := ""
		if l := r.Framework.Level(c.LevelID); l != nil {
			level = l.Name
		}
		out.Milestones = append(out.Milestones, ListedMilestone{
			ID: c.ID, Rep: name(c.SubjectID), Title: c.Title, Why: c.Why, DueOn: c.DueOn, State: c.State, OpenedOn: c.OpenedOn,
			ClosedOn: c.ClosedOn, Level: level, Skill: skill(c.SkillID),
		})
	}
	for i := range f.Growth.Goals {
		g := &f.Growth.Goals[i]
		if listed(g.SubjectID) {
			out.Goals = append(out.Goals, ListedGoal{
				ID: g.ID, Rep: name(g.SubjectID), Title: g.Title, DoneWhen: g.DoneWhen, DueOn: g.DueOn, State: g.State, OpenedOn: g.OpenedOn,
				ClosedOn: g.ClosedOn, Skill: skill(g.SkillID), Career: careers[g.CareerMilestoneID],
			})
		}
	}
	return out
}
