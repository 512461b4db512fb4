package main

import (
	"context"
	"strconv"

	"milepost/model"
	"milepost/ui/words"
)

// matrixItem is one person's row of the skill matrix.
type matrixItem struct {
	Person *named         `json:"person"`
	Level  *named         `json:"level"` // whose targets count
	Skills []teamCellItem `json:"skills"`
	Gap    int            `json:"gap"` // steps missing to the level's targets, over all skills
}

// teamCellItem is a cell of the matrix.
type teamCellItem struct {
	skillItem
	Asked bool `json:"asked"` // the person's ladder asks for it
	Faded bool `json:"faded"` // rating and evidence are old
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

	Skills []teamSkillItem `json:"skills"` // as the columns are
}

// teamSkillItem is what a column comes to.
type teamSkillItem struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	Rated  int      `json:"rated"`
	Median *float64 `json:"median"` // null when nobody is rated
	Held   int      `json:"held"`   // of the rated, those whose level asks for the skill
	Below  int      `json:"below"`  // of those, who is below it
	Weak   bool     `json:"weak"`   // most of the team is
}

func showMatrix(ctx context.Context, v *view) (answer, error) {
	ratings, err := v.store.Assessments(ctx, "")
	if err != nil {
		return answer{}, err
	}
	seen, err := v.store.Evidence(ctx, "")
	if err != nil {
		return answer{}, err
	}
	m := model.NewTeamMatrix(v.roster, v.people(), model.MatrixOptions{Ratings: ratings, Evidence: seen, On: v.on, Level: v.level})
	m.Sort(model.TeamSort{}) // as the window does
	items, totals := []matrixItem{}, matrixTotals{People: len(m.Rows), Rated: m.Rated(), Gaps: m.Gaps(), Skills: []teamSkillItem{}}
	var a answer
	head := []string{""}
	for i := range m.Skills {
		head = append(head, short(m.Skills[i].Skill))
		totals.Skills = append(totals.Skills, teamSkill(&m.Skills[i]))
	}
	a.rows = append(a.rows, append(head, words.Say("cmd.matrix.gap")))
	for i := range m.Rows {
		r := &m.Rows[i]
		x := matrixItem{Person: personRef(&r.Person), Level: levelRef(r.Level), Skills: []teamCellItem{}, Gap: r.Gap}
		row := []string{r.Person.Name}
		for k := range r.Cells {
			x.Skills = append(x.Skills, teamCellItem{cell(&r.Cells[k].SkillState), r.Cells[k].Asked, r.Cells[k].Faded})
			row = append(row, cellText(&r.Cells[k]))
		}
		items = append(items, x)
		a.rows = append(a.rows, append(row, strconv.Itoa(r.Gap)))
	}
	if len(m.Rows) > 1 {
		a.rows = append(a.rows, medians(&m))
	}
	a.items, a.totals = items, totals
	if a.opening = matrixOpening(&m, totals); totals.Rated == 0 {
		a.rows = nil
	}
	return a, nil
}

// medians is the last line: the median of each skill.
func medians(m *model.TeamMatrix) []string {
	row := []string{words.Say("matrix.median")}
	for i := range m.Skills {
		row = append(row, words.Median(m.Skills[i].Median))
	}
	return row
}

// matrixOpening counts, and says where most of the team is weak.
func matrixOpening(m *model.TeamMatrix, totals matrixTotals) string {
	people := words.SayN("cmd.team.people", totals.People)
	switch {
	case totals.Rated == 0:
		return words.Say("cmd.matrix.unrated", people)
	case totals.Gaps == 0:
		return words.Say("cmd.matrix.fine", people, words.SayN("cmd.matrix.ratings", totals.Rated))
	}
	said := words.Say("cmd.matrix.opening", people, words.SayN("cmd.matrix.ratings", totals.Rated), totals.Gaps)
	for _, i := range m.Weakest() {
		s := &m.Skills[i]
		said += "\n" + words.TeamWeak(s) + " " + words.TeamWeakWhy(s)
	}
	return said
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

func teamSkill(s *model.TeamSkill) teamSkillItem {
	out := teamSkillItem{ID: string(s.Skill.SkillID), Name: s.Skill.Name, Rated: s.Rated, Held: s.Held, Below: s.Below, Weak: s.Weak()}
	if s.Rated > 0 {
		out.Median = &s.Median
	}
	return out
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

// cellText is "3" or "3/4": the step, and the target where it is missed; a dash when not rated, nothing when not asked for.
func cellText(s *model.TeamCell) string {
	switch {
	case s.Step() == 0 && !s.Asked:
		return ""
	case s.Step() == 0:
		return "–"
	case s.Gap() > 0:
		return strconv.Itoa(s.Step()) + "/" + strconv.Itoa(s.Target)
	}
	return strconv.Itoa(s.Step())
}
