package main

import (
	"context"
	"slices"

	"milepost/model"
	"milepost/ui/words"
)

// conflictItem is one date that does not fit. What a kind does not need is null.
type conflictItem struct {
	Kind      model.ConflictKind `json:"kind"`
	Person    *named             `json:"person"` // null: the team's
	Goal      *titled            `json:"goal"`
	Career    *milestoneItem     `json:"career_milestone"`
	Strategic *milestoneItem     `json:"strategic_milestone"`
	WaitsFor  *milestoneItem     `json:"waits_for"`
	Role      *string            `json:"role"` // of the link between the two
	Skill     *named             `json:"skill"`
	Step      *int               `json:"step"`
	People    *int               `json:"people"` // that are needed
	Have      *int               `json:"have"`   // that will be there in time
	ReadyOn   model.Date         `json:"ready_on"`
	NeededOn  model.Date         `json:"needed_on"`
	DaysLate  *int               `json:"days_late"` // negative: before it is needed
	Reason    string             `json:"reason"`
	Seen      model.Visibility   `json:"visibility"` // private: it speaks of a goal or a career milestone only its author sees
}

type conflictTotals struct {
	Conflicts int `json:"conflicts"`
	Careers   int `json:"careers"` // late, overdue, undated, closed
	Goals     int `json:"goals"`
	Skills    int `json:"skills"`
	Order     int `json:"order"` // of strategic milestones among themselves
}

func showConflicts(ctx context.Context, v *view) (answer, error) {
	found, err := v.conflicts(ctx)
	if err != nil {
		return answer{}, err
	}
	var a answer
	items, totals := []conflictItem{}, conflictTotals{Conflicts: len(found)}
	for i := range found {
		c := &found[i]
		switch c.Kind {
		case model.ConflictGoal:
			totals.Goals++
		case model.ConflictSkillLate, model.ConflictSkillShort:
			totals.Skills++
		case model.ConflictOrder, model.ConflictWaits:
			totals.Order++
		default:
			totals.Careers++
		}
		x := v.conflict(c)
		items = append(items, x)
		a.rows = append(a.rows, []string{marked(x.Reason, false, x.Seen)})
	}
	a.items, a.totals = items, totals
	a.opening = words.SayN("cmd.conflicts", len(found))
	if len(found) == 0 {
		a.opening = words.Say("cmd.conflicts.none")
	}
	return a, nil
}

// conflicts are those of the people looked at, as of the day. Who has a skill in time is counted among all of them also
// when --rep names one, whose conflicts alone are then told.
func (v *view) conflicts(ctx context.Context) ([]model.DateConflict, error) {
	f, err := v.facts(ctx)
	if err != nil {
		return nil, err
	}
	out := model.Conflicts(f, v.on)
	if v.rep != nil {
		out = slices.DeleteFunc(out, func(c model.DateConflict) bool { return c.Person != v.rep.ID })
	}
	return out, nil
}

// facts are what dates and skills are judged by, as of the day: of everybody, with whom --rep names among them.
func (v *view) facts(ctx context.Context) (f model.ConflictFacts, err error) {
	f.Roster, f.People = v.roster, v.everybody()
	if v.rep != nil && !has(f.People, v.rep.ID) {
		f.People = append(f.People, *v.rep)
	}
	if f.Direction, err = v.direction(ctx); err != nil {
		return f, err
	}
	growth, err := v.store.Growth(ctx, "")
	if err != nil {
		return f, err
	}
	f.Goals = growth.Goals
	for i := range f.Goals {
		g := &f.Goals[i]
		g.DueOn = model.DueAsOf(growth.Moves, g.ID, g.DueOn, v.on)
	}
	f.Ratings, err = v.store.Assessments(ctx, "")
	return f, err
}

func has(people []model.Person, id model.ID) bool {
	for i := range people {
		if people[i].ID == id {
			return true
		}
	}
	return false
}

func (v *view) conflict(c *model.DateConflict) conflictItem {
	x := conflictItem{
		Kind: c.Kind, Person: personRef(v.roster.Person(c.Person)), Skill: skillRef(v.roster.Framework.Skill(c.Skill)),
		Seen: c.Visibility(), ReadyOn: c.Ready, NeededOn: c.Needed, Reason: words.DateConflict(c, v.roster, v.on),
	}
	if c.Goal != nil {
		x.Goal = &titled{string(c.Goal.ID), c.Goal.Title}
	}
	if c.Career != nil {
		x.Career = v.career(c.Career)
	}
	if c.Strategic != nil {
		x.Strategic = v.strategic(c.Strategic)
	}
	if c.WaitsFor != nil {
		x.WaitsFor = v.strategic(c.WaitsFor)
	}
	if c.Link != nil {
		x.Role = text(string(c.Link.Role))
	}
	if c.Step > 0 {
		step, people, have := c.Step, c.People, c.Have
		x.Step, x.People, x.Have = &step, &people, &have
	}
	if days, known := c.Days(); known {
		x.DaysLate = &days
	}
	return x
}
