package main

import (
	"context"
	"slices"

	"milepost/model"
	"milepost/ui/words"
)

// benchItem is a skill that a strategic milestone needs, and who is ready for it.
type benchItem struct {
	Strategic *milestoneItem `json:"strategic_milestone"`
	Skill     *named         `json:"skill"`
	Step      int            `json:"step"`
	Needed    int            `json:"needed"` // people
	Filled    int            `json:"filled"` // of them are ready now or in time
	People    []benchPerson  `json:"people"` // the readiest first
}

// benchPerson is how far somebody is from it.
type benchPerson struct {
	Person *named          `json:"person"`
	State  model.Readiness `json:"state"` // now, in_time, late, never (the ratings do not rise), unknown (too few)
	Step   *int            `json:"step"`  // null: not rated
	On     model.Date      `json:"on"`    // when the step is reached at the pace of the ratings so far
}

type benchTotals struct {
	Lines  int `json:"lines"`
	Needed int `json:"needed"`
	Filled int `json:"filled"`
}

// showBench tells of one person with --rep; how many are ready is counted among all of them.
func showBench(ctx context.Context, v *view) (answer, error) {
	f, err := v.facts(ctx)
	if err != nil {
		return answer{}, err
	}
	var a answer
	items, totals := []benchItem{}, benchTotals{}
	lines := model.Bench(f, v.on)
	for i := range lines {
		l := &lines[i]
		totals.Lines++
		totals.Needed += l.Needed.People
		totals.Filled += l.Filled()
		x := benchItem{
			Strategic: v.strategic(&l.Strategic), Skill: skillRef(v.roster.Framework.Skill(l.Needed.SkillID)), Step: l.Needed.Step,
			Needed: l.Needed.People, Filled: l.Filled(), People: []benchPerson{},
		}
		if v.rep != nil {
			l.People = slices.DeleteFunc(l.People, func(p model.BenchPerson) bool { return p.Person.ID != v.rep.ID })
		}
		for k := range l.People {
			p := &l.People[k]
			one := benchPerson{Person: personRef(&p.Person), State: p.State, On: p.On}
			if p.Step > 0 {
				one.Step = &p.Step
			}
			x.People = append(x.People, one)
		}
		items = append(items, x)
		a.rows = append(a.rows, []string{words.Say("cmd.bench.line", words.BenchNeed(l, &v.roster.Framework), x.Filled, l.Needed.People, words.BenchPeople(l, v.on))})
	}
	a.items, a.totals = items, totals
	a.opening = words.Say("cmd.bench", totals.Filled, totals.Needed)
	if totals.Lines == 0 {
		a.opening = words.Say("cmd.bench.none")
	}
	return a, nil
}
