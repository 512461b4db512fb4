package words

import (
	"strconv"

	"milepost/model"
)

// Median is the middle of some ratings: "3" or "3.5"; a dash when nobody is rated.
func Median(m float64) string {
	if m == 0 {
		return "–"
	}
	return strconv.FormatFloat(m, 'f', -1, 64)
}

// TeamWeak says in which skill most of the team is weak.
func TeamWeak(s *model.TeamSkill) string {
	return SayN("matrix.weak", s.Below, Capital(Count(s.Below)), Count(s.Held), s.Skill.Name)
}

// TeamWeakWhy says what that means, with the number of people it counts.
func TeamWeakWhy(s *model.TeamSkill) string { return Say("matrix.weak.why", Count(s.Below)) }

// TeamFinding is what is true of a team's skills today, in one sentence, and what follows from it; the second may be empty.
func TeamFinding(m *model.TeamMatrix) (sentence, why string) {
	weak := m.Weakest()
	switch {
	case len(weak) > 0:
		return TeamWeak(&m.Skills[weak[0]]), TeamWeakWhy(&m.Skills[weak[0]]) + alsoWeak(m, weak[1:])
	case m.Rated() == 0:
		return Say("matrix.unrated"), ""
	case held(m) == 0:
		return SayN("matrix.nolevel", m.Rated()), ""
	case m.Gaps() == 0:
		return Say("matrix.fine"), ""
	}
	return largestGap(m), SayN("matrix.gaps", m.Gaps(), held(m))
}

func alsoWeak(m *model.TeamMatrix, weak []int) string {
	if len(weak) == 0 {
		return ""
	}
	var also []string
	for _, i := range weak {
		s := &m.Skills[i]
		also = append(also, Say("matrix.also.skill", s.Skill.Name, s.Below, s.Held))
	}
	return " " + Say("matrix.also", List(also))
}

// held is how many ratings a level asks something of.
func held(m *model.TeamMatrix) int {
	n := 0
	for i := range m.Skills {
		n += m.Skills[i].Held
	}
	return n
}

// namesMost is how many people a sentence names.
const namesMost = 3

// largestGap says who is farthest below their level.
func largestGap(m *model.TeamMatrix) string {
	most := 0
	var who []string
	for i := range m.Rows {
		r := &m.Rows[i]
		if r.Gap > most {
			most, who = r.Gap, nil
		}
		if r.Gap == most {
			who = append(who, r.Person.Call())
		}
	}
	if len(who) > namesMost {
		return SayN("matrix.largest.many", most, Count(most), Count(len(who)))
	}
	return SayN("matrix.largest", most, Count(most), List(who))
}

// TeamTarget is what the levels of a team ask for in a skill: "target 4", "target 2–4", or that none does.
func TeamTarget(s *model.TeamSkill) string {
	switch {
	case s.Most == 0:
		return Say("matrix.target.none")
	case s.Lowest < s.Most:
		return Say("matrix.target.range", s.Lowest, s.Most)
	}
	return Say("matrix.target", s.Most)
}

// TeamBelow says how many are below the target of their own level: "6 of 8", "none", a dash where nobody can be.
func TeamBelow(s *model.TeamSkill) string {
	switch {
	case s.Held == 0:
		return "–"
	case s.Below == 0:
		return Say("matrix.below.none")
	}
	return Say("matrix.below.some", s.Below, s.Held)
}

// TeamFoot says what stands under a skill, for a screen reader.
func TeamFoot(s *model.TeamSkill) string {
	switch {
	case s.Rated == 0:
		return Say("matrix.foot.none", s.Skill.Name)
	case s.Held == 0:
		return Say("matrix.foot.nolevel", s.Skill.Name, Median(s.Median))
	}
	said := Say("matrix.foot", s.Skill.Name, Median(s.Median), s.Below, s.Held)
	if s.Weak() {
		said += " " + TeamWeakWhy(s)
	}
	return said
}

// TeamCell says what is known of a person's skill, for a screen reader: "Amara, Discovery: 3, asks for 4".
func TeamCell(call string, c *model.TeamCell) string {
	switch step := c.Step(); {
	case step == 0 && !c.Asked:
		return Say("matrix.cell.unasked", call, c.Skill.Name)
	case step == 0 && c.Target == 0:
		return Say("matrix.cell.none", call, c.Skill.Name)
	case step == 0:
		return Say("matrix.cell.unrated", call, c.Skill.Name, c.Target)
	case c.Faded && c.Target == 0:
		return Say("matrix.cell.faded.rated", call, c.Skill.Name, step, Date(c.RatedOn))
	case c.Faded:
		return Say("matrix.cell.faded", call, c.Skill.Name, step, c.Target, Date(c.RatedOn))
	case c.Target == 0:
		return Say("matrix.cell.rated", call, c.Skill.Name, step)
	}
	return Say("matrix.cell", call, c.Skill.Name, c.Step(), c.Target)
}

// TeamRow says who a row is and how much is missing: "Amara Okafor, AE II: 4 steps below the level’s targets".
func TeamRow(r *model.TeamRow) string {
	switch {
	case r.Rated == 0:
		return Say("matrix.row.unrated", r.Person.Name)
	case r.Level == nil:
		return Say("matrix.row.nolevel", r.Person.Name)
	case r.Gap == 0:
		return Say("matrix.row.fine", r.Person.Name, r.Level.Name)
	}
	return SayN("matrix.row", r.Gap, r.Person.Name, r.Level.Name)
}
