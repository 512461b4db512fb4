package words

import "milepost/model"

// DateConflict says in one sentence what does not fit, with who, what and both dates. Days are
// written as they are read on the day today.
func DateConflict(c *model.DateConflict, r *model.Roster, today model.Date) string {
	who, what := "", ""
	if p := r.Person(c.Person); p != nil {
		who = p.Call()
	}
	switch {
	case c.Goal != nil:
		what = c.Goal.Title
	case c.Career != nil:
		what = c.Career.Title
	}
	day := func(d model.Date) string {
		if d.IsZero() {
			return Say("conflict.nodate")
		}
		return DateShort(d, today)
	}
	late := ""
	if days, ok := c.Days(); ok {
		late = Duration(max(days, -days))
	}
	skill := ""
	if s := r.Framework.Skill(c.Skill); s != nil {
		skill = s.Name
	}
	needed, ready := day(c.Needed), day(c.Ready)
	switch c.Kind {
	case model.ConflictLate:
		return Say("conflict.late", who, what, ready, late, c.Strategic.Title, needed)
	case model.ConflictOverdue:
		return Say("conflict.overdue", who, what, ready, c.Strategic.Title, needed)
	case model.ConflictUndated:
		return Say("conflict.undated", who, what, c.Strategic.Title, needed)
	case model.ConflictGoal:
		return Say("conflict.goal", who, what, ready, late, c.Career.Title, needed)
	case model.ConflictSkillLate:
		return Say("conflict.skill.late", who, skill, c.Step, ready, late, c.Strategic.Title, needed)
	case model.ConflictSkillShort:
		return SayN("conflict.skill.short", c.People, c.Strategic.Title, skill, c.Step, needed, c.Have)
	case model.ConflictOrder:
		return Say("conflict.order", c.Strategic.Title, needed, c.WaitsFor.Title, ready, late)
	case model.ConflictWaits:
		return Say("conflict.waits", c.Strategic.Title, needed, c.WaitsFor.Title, Say("milestone.state."+string(c.WaitsFor.State)))
	}
	return Say("conflict.closed", who, what, ready, c.Strategic.Title, Say("milestone.state."+string(c.Strategic.State)))
}
