package main

import (
	"context"
	"slices"

	"milepost/model"
	"milepost/ui/words"
)

// coverageItem is something that is not tied, or tied too late.
type coverageItem struct {
	Kind      string         `json:"kind"` // without_needed, without_any, uncovered, serves_nothing, too_many, late
	Person    *named         `json:"person"`
	Career    *milestoneItem `json:"career_milestone"`
	Strategic *milestoneItem `json:"strategic_milestone"`
	DaysLate  *int           `json:"days_late"`
}

type coverageTotals struct {
	Reps          int `json:"reps"`
	WithoutNeeded int `json:"without_needed"` // no career milestone that an open strategic one needs
	WithoutAny    int `json:"without_any"`    // no career milestone at all
	Uncovered     int `json:"uncovered"`      // strategic milestones that nobody grows into
	ServesNothing int `json:"serves_nothing"`
	TooMany       int `json:"too_many"` // reps with more career milestones for the team ahead than they can carry
	Late          int `json:"late"`
}

func showCoverage(ctx context.Context, v *view) (answer, error) {
	dir, err := v.direction(ctx)
	if err != nil {
		return answer{}, err
	}
	c := model.NewCoverage(v.people(), dir, v.on)
	if v.rep != nil { // who grows into a milestone is a matter of all, also when one person is looked at
		c.Uncovered = model.NewCoverage(v.everybody(), dir, v.on).Uncovered
	}
	items := []coverageItem{}
	for i := range c.WithoutNeeded {
		items = append(items, coverageItem{Kind: "without_needed", Person: personRef(&c.WithoutNeeded[i])})
	}
	for i := range c.WithoutAny {
		items = append(items, coverageItem{Kind: "without_any", Person: personRef(&c.WithoutAny[i])})
	}
	for i := range c.Uncovered {
		items = append(items, coverageItem{Kind: "uncovered", Strategic: v.strategic(&c.Uncovered[i])})
	}
	for i := range c.ServesNothing {
		x := &c.ServesNothing[i]
		items = append(items, coverageItem{Kind: "serves_nothing", Person: personRef(v.roster.Person(x.SubjectID)), Career: v.career(x)})
	}
	for i := range c.TooMany {
		items = append(items, coverageItem{Kind: "too_many", Person: personRef(&c.TooMany[i])})
	}
	for i := range c.Late {
		t := &c.Late[i]
		days, _ := t.SlackDays()
		days = -days
		items = append(items, coverageItem{
			Kind: "late", Person: personRef(v.roster.Person(t.Career.SubjectID)), Career: v.career(&t.Career), Strategic: v.strategic(&t.Strategic), DaysLate: &days,
		})
	}
	a := answer{items: items, totals: coverageTotals{
		len(c.Reps), len(c.WithoutNeeded), len(c.WithoutAny), len(c.Uncovered), len(c.ServesNothing), len(c.TooMany), len(c.Late),
	}}
	a.opening = coverageSentence(&c, slices.ContainsFunc(dir.Strategic, func(s model.Strategic) bool { return s.Current(v.on) }))
	none := map[string]bool{}
	for i := range c.WithoutAny {
		none[string(c.WithoutAny[i].ID)] = true
	}
	for i := range items {
		if x := &items[i]; x.Kind != "without_needed" || !none[x.Person.ID] { // who has none at all is told once
			a.rows = append(a.rows, []string{coverageLine(x)})
		}
	}
	return a, nil
}

// coverageSentence says how many reps and how many strategic milestones still ahead are without one another.
func coverageSentence(c *model.Coverage, ahead bool) string {
	if len(c.Reps) == 0 {
		return words.Say("milestones.sentence.nobody")
	}
	reps := words.Say("cmd.coverage.reps.fine")
	if n := len(c.WithoutNeeded); n > 0 {
		reps = words.SayN("cmd.coverage.reps", n, len(c.Reps))
	}
	team := words.Say("cmd.coverage.team.fine")
	switch n := len(c.Uncovered); {
	case !ahead:
		team = words.Say("cmd.coverage.team.none")
	case n > 0:
		team = words.SayN("cmd.coverage.team", n)
	}
	return words.Say("milestones.sentence.both", reps, team)
}

func coverageLine(x *coverageItem) string {
	switch x.Kind {
	case "without_needed":
		return words.Say("cmd.coverage.needed", x.Person.Name)
	case "without_any":
		return words.Say("cmd.coverage.any", x.Person.Name)
	case "too_many":
		return words.Say("cmd.coverage.many", x.Person.Name, words.Count(model.CarryMost))
	case "uncovered":
		return words.Say("cmd.coverage.nobody", x.Strategic.Title)
	case "serves_nothing":
		return words.Say("cmd.coverage.nothing", x.Person.Name, x.Career.Title)
	}
	return words.Say("cmd.coverage.late", x.Person.Name, x.Career.Title, words.Duration(*x.DaysLate), x.Strategic.Title)
}
