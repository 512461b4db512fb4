package main

import (
	"context"

	"milepost/model"
	"milepost/ui/words"
)

// gapItem is one person's skills below what a level asks for, the largest gap first.
type gapItem struct {
	Person  *named      `json:"person"`
	Level   *named      `json:"level"`
	Gaps    []skillItem `json:"gaps"`
	Unrated []*named    `json:"unrated"` // asked for, and nobody has rated them
}

type gapTotals struct {
	People  int `json:"people"`
	Gaps    int `json:"gaps"`
	Steps   int `json:"steps"` // missing, all together
	Unrated int `json:"unrated"`
}

// showGaps holds people against their own level, or against that of --role; with --from it goes from one role of others to another.
func showGaps(ctx context.Context, v *view) (answer, error) {
	if a, is, err := benchmarkGaps(ctx, v, v.from, v.role); is || err != nil {
		return a, err
	}
	if v.role != "" && v.level == nil {
		return answer{}, v.noLevel(v.role)
	}
	ratings, err := v.store.Assessments(ctx, "")
	if err != nil {
		return answer{}, err
	}
	var a answer
	items, totals := []gapItem{}, gapTotals{}
	for _, p := range v.people() {
		level, states := v.states(ratings, p.ID)
		x := gapItem{Person: personRef(&p), Level: levelRef(level), Gaps: []skillItem{}, Unrated: []*named{}}
		for _, gap := range model.Gaps(states) {
			x.Gaps = append(x.Gaps, cell(&gap))
			totals.Gaps++
			totals.Steps += gap.Gap()
			a.rows = append(a.rows, []string{words.SayN("cmd.gaps.line", gap.Gap(), p.Name, gap.Skill.Name, gap.Step(), gap.Target, level.Name)})
		}
		for i := range states {
			if s := &states[i]; s.Target > 0 && s.Step() == 0 {
				x.Unrated = append(x.Unrated, skillRef(&s.Skill))
				totals.Unrated++
			}
		}
		items = append(items, x)
	}
	totals.People = len(items)
	a.items, a.totals = items, totals
	people := words.SayN("cmd.team.people", totals.People)
	a.opening = words.SayN("cmd.gaps", totals.Gaps, people, words.SayN("cmd.gaps.steps", totals.Steps))
	if totals.Gaps == 0 {
		a.opening = words.Say("cmd.gaps.none", people)
	}
	if totals.Unrated > 0 {
		a.closing = words.SayN("cmd.gaps.unrated", totals.Unrated)
	}
	return a, nil
}
