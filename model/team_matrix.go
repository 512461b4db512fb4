package model

import (
	"cmp"
	"slices"
)

// TeamCell is what is known of one skill of one person, in the matrix of a team. Its target is 0 where the person's ladder
// does not ask for the skill, so that it is no gap there.
type TeamCell struct {
	SkillState
	Asked bool // the person's ladder asks for the skill, or the person has none
	Faded bool // the rating and its newest evidence are both old
}

// TeamRow is one person of the matrix.
type TeamRow struct {
	Person Person
	Level  *Level // whose targets count; nil: none is known, and nothing is a gap
	Cells  []TeamCell
	Gap    int // how many steps are missing to the level's targets, over the skills of the matrix
	Rated  int // of those skills, how many have a rating that counts
}

// TeamSkill is one skill of the matrix, over all its people. Who is not rated counts nowhere.
type TeamSkill struct {
	Skill  Skill
	Rated  int     // people with a rating that counts
	Median float64 // of those ratings; of an even count the mean of the middle two; 0: nobody is rated
	Held   int     // of the rated, those whose own level asks for a step
	Below  int     // of those, who is below it
	Lowest int     // the lowest step that a level of the people shown asks for; 0: none does
	Most   int     // the highest
}

// WeakLeast is how many people must be below their target before a skill is the team's weakness.
const WeakLeast = 3

// Weak says whether most of the team is weak here: more than half of those rated whose level asks for the skill are below
// their own level's target, and at least WeakLeast.
func (s *TeamSkill) Weak() bool { return s.Below >= WeakLeast && 2*s.Below > s.Held }

// TeamMatrix is people against skills as of a day.
type TeamMatrix struct {
	Skills []TeamSkill // those of a group side by side
	Rows   []TeamRow   // as the people were given, until they are sorted
}

// MatrixOptions say what a matrix is made from.
type MatrixOptions struct {
	Ratings  Assessments // of everybody
	Evidence Evidence    // what notes say; it keeps a rating from fading
	On       Date
	Level    *Level // whose targets count for all; nil: each person's own
	Group    string // only skills of this group; empty: all
}

// NewTeamMatrix holds what is known of people's skills against what is asked of each. A skill that is asked of none of
// them and rated for none is left out.
func NewTeamMatrix(r *Roster, people []Person, o MatrixOptions) TeamMatrix {
	ratings, seen := o.Ratings.byPerson(), o.Evidence.newest(o.On)
	var m TeamMatrix
	for i := range people {
		m.Rows = append(m.Rows, teamRow(r, &people[i], ratings[people[i].ID], seen, o))
	}
	m.arrange(r.Framework.Skills, o.Group)
	for i := range m.Skills {
		m.Skills[i].count(m.Rows, i)
	}
	return m
}

func teamRow(r *Roster, p *Person, as Assessments, seen map[skillOf]Date, o MatrixOptions) TeamRow {
	row := TeamRow{Person: *p, Level: o.Level}
	if row.Level == nil {
		row.Level = r.Framework.Level(levelForSkills(r, as, p.ID, o.On))
	}
	var level, ladder ID
	if row.Level != nil {
		level, ladder = row.Level.LevelID, row.Level.LadderID
	}
	for _, s := range SkillStatesFor(r, as, p.ID, o.On, level) {
		c := TeamCell{SkillState: s, Asked: row.Level == nil || r.Framework.AsksFor(ladder, s.Skill.SkillID)}
		if c.Step() > 0 {
			c.Faded = Faded(c.RatedOn, seen[skillOf{p.ID, s.Skill.SkillID}], o.On, r.File.FadeMonths)
		}
		row.Cells = append(row.Cells, c)
	}
	return row
}

// arrange takes the skills over that somebody of the matrix is asked for or rated in, and sets those of a group side by
// side, groups and skills in the order of the framework. What is left is summed up for each person.
func (m *TeamMatrix) arrange(skills []Skill, only string) {
	group := map[string]int{}
	var order []int
	for i, s := range skills {
		if _, ok := group[s.SkillGroup]; !ok {
			group[s.SkillGroup] = len(group)
		}
		if only != "" && s.SkillGroup != only {
			continue
		}
		if slices.ContainsFunc(m.Rows, func(r TeamRow) bool { return r.Cells[i].Asked || r.Cells[i].Step() > 0 }) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(group[skills[a].SkillGroup], group[skills[b].SkillGroup])
	})
	for _, i := range order {
		m.Skills = append(m.Skills, TeamSkill{Skill: skills[i]})
	}
	for i := range m.Rows {
		row := &m.Rows[i]
		cells := make([]TeamCell, len(order))
		for k, from := range order {
			cells[k] = row.Cells[from]
			row.Gap += cells[k].Gap()
			if cells[k].Step() > 0 {
				row.Rated++
			}
		}
		row.Cells = cells
	}
}

// count sums up the column of a skill.
func (s *TeamSkill) count(rows []TeamRow, column int) {
	var steps []int
	for i := range rows {
		c := &rows[i].Cells[column]
		if t := c.Target; t > 0 {
			s.Most = max(s.Most, t)
			if s.Lowest == 0 || t < s.Lowest {
				s.Lowest = t
			}
		}
		if c.Step() == 0 {
			continue
		}
		steps = append(steps, c.Step())
		if c.Target > 0 {
			s.Held++
		}
		if c.Gap() > 0 {
			s.Below++
		}
	}
	s.Rated, s.Median = len(steps), medianOf(steps)
}

// medianOf is the middle of some steps; of an even count the mean of the middle two; 0 of none.
func medianOf(steps []int) float64 {
	n := len(steps)
	if n == 0 {
		return 0
	}
	slices.Sort(steps)
	return float64(steps[(n-1)/2]+steps[n/2]) / 2
}

// Weakest are the columns in which most of the team is weak, the largest share first, then in their order.
func (m *TeamMatrix) Weakest() []int {
	var out []int
	for i := range m.Skills {
		if m.Skills[i].Weak() {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int {
		x, y := &m.Skills[a], &m.Skills[b]
		return cmp.Compare(y.Below*x.Held, x.Below*y.Held)
	})
	return out
}

// Rated is how many ratings count.
func (m *TeamMatrix) Rated() int {
	n := 0
	for i := range m.Rows {
		n += m.Rows[i].Rated
	}
	return n
}

// Gaps is how many ratings are below their target.
func (m *TeamMatrix) Gaps() int {
	n := 0
	for i := range m.Skills {
		n += m.Skills[i].Below
	}
	return n
}

// TeamSort says what a matrix is sorted by.
type TeamSort struct {
	By    TeamSortBy
	Skill ID // of BySkill
	Back  bool
}

// TeamSortBy is a column to sort by.
type TeamSortBy int

// Columns to sort by: the largest gap first, names from A on, and the lowest step of a skill first, with who is not rated
// at the end. Back turns each round, but who is not rated stays at the end.
const (
	ByGap TeamSortBy = iota
	ByName
	BySkill
)

// Sort sorts the rows. Who is equal stands by name.
func (m *TeamMatrix) Sort(by TeamSort) {
	names := make([]Person, len(m.Rows))
	for i := range m.Rows {
		names[i] = m.Rows[i].Person
	}
	SortPeople(names)
	place := make(map[ID]int, len(names))
	for i := range names {
		place[names[i].ID] = i
	}
	column := slices.IndexFunc(m.Skills, func(s TeamSkill) bool { return s.Skill.SkillID == by.Skill })
	slices.SortStableFunc(m.Rows, func(a, b TeamRow) int {
		return cmp.Or(by.compare(&a, &b, column, place), cmp.Compare(place[a.Person.ID], place[b.Person.ID]))
	})
}

func (by TeamSort) compare(a, b *TeamRow, column int, place map[ID]int) int {
	n := 0
	switch {
	case by.By == ByGap:
		n = cmp.Compare(b.Gap, a.Gap)
	case by.By == ByName:
		n = cmp.Compare(place[a.Person.ID], place[b.Person.ID])
	case column >= 0:
		x, y := a.Cells[column].Step(), b.Cells[column].Step()
		if (x == 0) != (y == 0) {
			return cmp.Compare(y, x)
		}
		n = cmp.Compare(x, y)
	}
	if by.Back {
		return -n
	}
	return n
}

// byPerson takes ratings apart, so that a large team is not gone through once for each person.
func (as Assessments) byPerson() map[ID]Assessments {
	out := map[ID]Assessments{}
	whose := make(map[ID]ID, len(as.Assessments))
	for _, a := range as.Assessments {
		of := out[a.SubjectID]
		of.Assessments = append(of.Assessments, a)
		out[a.SubjectID], whose[a.ID] = of, a.SubjectID
	}
	for _, x := range as.Ratings {
		who := whose[x.AssessmentID]
		of := out[who]
		of.Ratings = append(of.Ratings, x)
		out[who] = of
	}
	return out
}

// skillOf is a skill of a person.
type skillOf struct{ person, skill ID }

// newest is LastFor of every person and skill at once: a large team is gone through only one time.
func (e *Evidence) newest(on Date) map[skillOf]Date {
	out := map[skillOf]Date{}
	take := func(person, skill ID, day Date) {
		if k := (skillOf{person, skill}); skill != "" && !day.After(on) && day.After(out[k]) {
			out[k] = day
		}
	}
	notes := make(map[ID]*Note, len(e.Notes))
	for i := range e.Notes {
		notes[e.Notes[i].ID] = &e.Notes[i]
	}
	for i := range e.Links {
		l := &e.Links[i]
		if n := notes[l.NoteID]; n != nil {
			take(n.SubjectID, cmp.Or(l.SkillID, e.Rated[l.RatingID]), n.On)
		}
	}
	goals := make(map[ID]ID, len(e.Goals))
	for i := range e.Goals {
		goals[e.Goals[i].ID] = e.Goals[i].SkillID
	}
	for i := range e.CheckIns {
		c := &e.CheckIns[i]
		take(c.SubjectID, goals[c.GoalID], c.On)
	}
	return out
}
