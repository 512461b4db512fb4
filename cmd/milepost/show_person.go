package main

import (
	"context"
	"strings"

	"milepost/model"
	"milepost/ui/words"
)

// personItem is everything the head of a person's page says.
type personItem struct {
	teamItem
	Given       *string       `json:"given"`
	Family      *string       `json:"family"`
	Call        string        `json:"call"`
	Aliases     []string      `json:"aliases"`
	Email       *string       `json:"email"`
	Phone       *string       `json:"phone"`
	Zone        *string       `json:"zone"`
	LevelSince  model.Date    `json:"level_since"`
	Road        []roadItem    `json:"road"`
	Sources     []sourceItem  `json:"sources"`
	LineOfSight *sightItem    `json:"line_of_sight"`
	Assignments []assignedRow `json:"assignments"`
}

type roadItem struct {
	Level *named          `json:"level"`
	State model.PostState `json:"state"`
	Since model.Date      `json:"since"`
	AimOn model.Date      `json:"aim_on"`
}

type sourceItem struct {
	Source string `json:"source"`
	ID     string `json:"id"`
}

type assignedRow struct {
	Manager *named     `json:"manager"`
	Team    *string    `json:"team"`
	Region  *string    `json:"region"`
	Level   *named     `json:"level"`
	From    model.Date `json:"from"`
	To      model.Date `json:"to"`
}

// sightItem is the line of sight: what a rep does now, up to what it means for customers.
type sightItem struct {
	Goal      *titled `json:"goal"`
	Skill     *named  `json:"skill"`
	Career    *titled `json:"career_milestone"`
	Strategic *titled `json:"strategic_milestone"`
	Why       *string `json:"why"`
	Customers *string `json:"for_customers"`
}

type personTotals struct {
	RatedSkills    int `json:"rated_skills"`
	Gaps           int `json:"gaps"`
	OpenGoals      int `json:"open_goals"`
	OpenPoints     int `json:"open_points"`
	OpenActions    int `json:"open_actions"`
	OverdueActions int `json:"overdue_actions"`
}

func showPerson(ctx context.Context, v *view) (answer, error) {
	id := v.rep.ID
	agenda, err := v.store.Agenda(ctx, v.on)
	if err != nil {
		return answer{}, err
	}
	growth, err := v.store.Growth(ctx, id)
	if err != nil {
		return answer{}, err
	}
	dir, err := v.direction(ctx)
	if err != nil {
		return answer{}, err
	}
	ratings, err := v.store.Assessments(ctx, id)
	if err != nil {
		return answer{}, err
	}
	talks, err := v.store.Talks(ctx, id)
	if err != nil {
		return answer{}, err
	}
	waits, _ := model.Waiting([]model.Person{*v.rep}, agenda, v.on)
	x := personItem{
		teamItem: v.teamItem(v.rep, &agenda, waits), Given: text(v.rep.Given), Family: text(v.rep.Family), Call: v.rep.Call(),
		Aliases: v.aliases(id), Email: text(v.rep.Email), Phone: text(v.rep.Phone), Zone: text(v.rep.Zone),
		LevelSince: v.roster.LevelSince(id, v.on), Road: v.road(dir), Sources: v.sources(id), Assignments: v.assignments(id),
	}
	_, states := v.states(ratings, id)
	sight := model.NewLineOfSight(id, growth, dir, states, v.on)
	x.LineOfSight = sightOf(&sight)
	totals := personTotals{RatedSkills: model.RatedCount(states), Gaps: len(model.Gaps(states))}
	totals.count(&talks, &growth, v.on)
	opening := v.rep.Name
	if x.Archived {
		opening = words.Say("cmd.archived", opening)
	}
	return answer{items: []personItem{x}, totals: totals, opening: opening, rows: personRows(&x, totals, v.on)}, nil
}

// count counts what was open at the end of the day.
func (t *personTotals) count(talks *model.OneOnOnes, growth *model.Growth, on model.Date) {
	for i := range growth.Goals {
		if g := &growth.Goals[i]; g.OpenOn(on) && g.ArchivedAt.IsZero() {
			t.OpenGoals++
		}
	}
	for i := range talks.Points {
		p := &talks.Points[i]
		if !p.RaisedOn.After(on) && (p.ClosedOn.IsZero() || p.ClosedOn.After(on)) && p.ArchivedAt.IsZero() {
			t.OpenPoints++
		}
	}
	for i := range talks.Actions {
		if a := &talks.Actions[i]; a.OpenOn(on) && a.ArchivedAt.IsZero() {
			t.OpenActions++
			if a.OverdueOn(on) {
				t.OverdueActions++
			}
		}
	}
}

func (v *view) aliases(id model.ID) []string {
	out := []string{}
	for _, a := range v.roster.Aliases {
		if a.SubjectID == id {
			out = append(out, a.Name)
		}
	}
	return out
}

func (v *view) road(dir model.Direction) []roadItem {
	out := []roadItem{}
	for _, p := range v.roster.Road(v.rep.ID, dir.Careers, v.on) {
		out = append(out, roadItem{levelRef(&p.Level), p.State, p.Since, p.AimOn})
	}
	return out
}

func (v *view) sources(id model.ID) []sourceItem {
	out := []sourceItem{}
	for _, s := range v.roster.Sources {
		if s.SubjectID == id && !model.IsNameKey(s.External) {
			out = append(out, sourceItem{s.Source, s.External})
		}
	}
	return out
}

func (v *view) assignments(id model.ID) []assignedRow {
	out := []assignedRow{}
	for _, a := range v.roster.Assignments {
		if a.SubjectID == id {
			out = append(out, assignedRow{
				personRef(v.roster.Person(a.ManagerID)), text(a.Team), text(a.Region), levelRef(v.roster.Framework.Level(a.LevelID)), a.ValidFrom, a.ValidTo,
			})
		}
	}
	return out
}

func sightOf(l *model.LineOfSight) *sightItem {
	if l.Empty() {
		return nil
	}
	x := &sightItem{Career: careerRef(l.Career), Customers: text(l.Customer)}
	if l.Goal != nil {
		x.Goal = &titled{string(l.Goal.ID), l.Goal.Title}
	}
	if l.Skill != nil {
		x.Skill = skillRef(&l.Skill.Skill)
	}
	if l.Thread != nil {
		x.Strategic, x.Why = &titled{string(l.Thread.Strategic.ID), l.Thread.Strategic.Title}, text(l.Thread.Link.Why)
	}
	return x
}

func personRows(x *personItem, t personTotals, on model.Date) [][]string {
	rows := [][]string{
		{words.Say("cmd.person.level"), nameIn(x.Level)},
		{words.Say("cmd.person.manager"), nameIn(x.Manager)},
		{words.Say("cmd.person.region"), wordsIn(x.Region)},
		{words.Say("cmd.person.place"), wordsIn(x.Place)},
		{words.Say("cmd.person.aliases"), orNothing(strings.Join(x.Aliases, ", "))},
		{words.Say("cmd.person.held"), orNothing(words.DateShort(x.LastHeld, on))},
		{words.Say("cmd.person.next"), orNothing(words.Relative(x.NextOn, on))},
		{words.Say("cmd.person.points"), words.SayN("cmd.person.open", t.OpenPoints)},
		{words.Say("cmd.person.promises"), words.SayN("cmd.person.open", t.OpenActions)},
		{words.Say("cmd.person.skills"), words.Say("cmd.person.unrated")},
		{words.Say("cmd.person.goals"), words.SayN("cmd.person.open", t.OpenGoals)},
	}
	if t.OverdueActions > 0 {
		rows[8][1] = words.Say("cmd.person.overdue", rows[8][1], t.OverdueActions)
	}
	if t.RatedSkills > 0 {
		rows[9][1] = words.Say("cmd.person.rated", t.RatedSkills, t.Gaps)
	}
	if s := x.LineOfSight; s != nil {
		var chain []string
		for _, part := range []*titled{s.Goal, s.Career, s.Strategic} {
			if part != nil {
				chain = append(chain, part.Title)
			}
		}
		rows = append(rows, []string{words.Say("cmd.person.sight"), strings.Join(chain, " → ")})
	}
	return rows
}
