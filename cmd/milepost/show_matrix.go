package main

import (
	"context"
	"strconv"

	"milepost/model"
	"milepost/ui/words"
)

// matrixItem is one person's row of the skill matrix.
type matrixItem struct {
	Person *named      `json:"person"`
	Level  *named      `json:"level"` // whose targets count
	Skills []skillItem `json:"skills"`
}

// skillItem is one cell. A step is null when not rated, which is not 0.
type skillItem struct {
	ID       string     `json:"id"`
	Name     string     `json:"name"`
	Step     *int       `json:"step"`
	Self     *int       `json:"self"`
	Manager  *int       `json:"manager"`
	Agreed   *int       `json:"agreed"`
	Target   *int       `json:"target"`
	Gap      int        `json:"gap"`
	RatedOn  model.Date `json:"rated_on"`
	Sentence *string    `json:"sentence"`
}

type matrixTotals struct {
	People int `json:"people"`
	Rated  int `json:"rated"`
	Gaps   int `json:"gaps"`
}

func showMatrix(ctx context.Context, v *view) (answer, error) {
	ratings, err := v.store.Assessments(ctx, "")
	if err != nil {
		return answer{}, err
	}
	items, totals := []matrixItem{}, matrixTotals{}
	var a answer
	head := []string{""}
	for _, s := range v.roster.Framework.Skills {
		head = append(head, short(s))
	}
	a.rows = append(a.rows, head)
	for _, p := range v.people() {
		level, states := v.states(ratings, p.ID)
		x := matrixItem{Person: personRef(&p), Level: levelRef(level), Skills: []skillItem{}}
		row := []string{p.Name}
		for i := range states {
			x.Skills = append(x.Skills, cell(&states[i]))
			row = append(row, cellText(&states[i]))
		}
		totals.Rated += model.RatedCount(states)
		totals.Gaps += len(model.Gaps(states))
		items = append(items, x)
		a.rows = append(a.rows, row)
	}
	totals.People = len(items)
	a.items, a.totals = items, totals
	people := words.SayN("cmd.team.people", totals.People)
	switch {
	case totals.Rated == 0:
		a.opening, a.rows = words.Say("cmd.matrix.unrated", people), nil
	case totals.Gaps == 0:
		a.opening = words.Say("cmd.matrix.fine", people, words.SayN("cmd.matrix.ratings", totals.Rated))
	default:
		a.opening = words.Say("cmd.matrix.opening", people, words.SayN("cmd.matrix.ratings", totals.Rated), totals.Gaps)
	}
	return a, nil
}

// states are a person's skills against the level of --role, else the one held.
func (v *view) states(ratings model.Assessments, person model.ID) (*model.Level, []model.SkillState) {
	if v.level != nil {
		return v.level, model.SkillStatesFor(v.roster, ratings, person, v.on, v.level.LevelID)
	}
	return v.roster.LevelOn(person, v.on), model.SkillStates(v.roster, ratings, person, v.on)
}

func short(s model.Skill) string {
	if s.Short != "" {
		return s.Short
	}
	return s.Name
}

func cell(s *model.SkillState) skillItem {
	return skillItem{
		ID: string(s.Skill.SkillID), Name: s.Skill.Name, Step: stepOf(s.Step()), Self: stepOf(s.Self), Manager: stepOf(s.Manager),
		Agreed: stepOf(s.Agreed), Target: stepOf(s.Target), Gap: s.Gap(), RatedOn: s.RatedOn, Sentence: text(s.Sentence),
	}
}

func stepOf(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// cellText is "3" or "3/4": the step, and the target where it is missed; a dash when not rated.
func cellText(s *model.SkillState) string {
	switch {
	case s.Step() == 0:
		return "–"
	case s.Gap() > 0:
		return strconv.Itoa(s.Step()) + "/" + strconv.Itoa(s.Target)
	}
	return strconv.Itoa(s.Step())
}
