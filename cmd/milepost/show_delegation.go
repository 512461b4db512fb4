package main

import (
	"context"
	"strconv"

	"milepost/model"
	"milepost/ui/words"
)

// delegationItem is how much a person decides alone in an area on the day.
type delegationItem struct {
	Person    *named     `json:"person"`
	Area      *named     `json:"area"`
	Degree    int        `json:"degree"` // 1, the manager tells, to 5, the rep decides
	NextStep  *string    `json:"next_step"`
	NextOn    model.Date `json:"next_on"`
	ValidFrom model.Date `json:"valid_from"`
}

type delegationTotals struct {
	Areas          int `json:"areas"`
	Agreed         int `json:"agreed"`
	ManagerDecides int `json:"manager_decides"`
	Bottlenecks    int `json:"bottlenecks"`
}

func showDelegation(ctx context.Context, v *view) (answer, error) {
	all, err := v.store.Delegations(ctx)
	if err != nil {
		return answer{}, err
	}
	if v.archived {
		for i := range all.Areas {
			all.Areas[i].ArchivedAt = 0
		}
	}
	people, areas := v.people(), all.InUse()
	waits := all.Bottlenecks(people, v.on)
	items, totals := []delegationItem{}, delegationTotals{Areas: len(areas), Bottlenecks: len(waits)}
	var a answer
	for _, area := range areas {
		for i := range people {
			d := all.On(people[i].ID, area.ID, v.on)
			if d == nil {
				continue
			}
			totals.Agreed++
			if d.Degree.ManagerDecides() {
				totals.ManagerDecides++
			}
			x := delegationItem{
				Person: personRef(&people[i]), Area: &named{ID: string(area.ID), Name: area.Name}, Degree: int(d.Degree),
				NextStep: text(d.NextStep), NextOn: d.NextOn, ValidFrom: d.ValidFrom,
			}
			items = append(items, x)
			a.rows = append(a.rows, delegationRow(&x, v.on))
		}
	}
	a.items, a.totals = items, totals
	switch {
	case totals.Agreed == 0:
		a.opening = words.Say("cmd.delegation.none")
	case len(waits) == 0:
		a.opening = words.Say("cmd.delegation.free", totals.ManagerDecides, totals.Agreed)
	default:
		a.opening = words.Say("cmd.delegation.waits", waits[0].Area.Name, len(waits[0].Waits), waits[0].Agreed)
	}
	return a, nil
}

func delegationRow(x *delegationItem, on model.Date) []string {
	next := ""
	switch {
	case x.NextStep != nil && !x.NextOn.IsZero():
		next = words.Say("delegation.next.by", *x.NextStep, words.DateShort(x.NextOn, on))
	case x.NextStep != nil:
		next = words.Say("delegation.next", *x.NextStep)
	}
	n := strconv.Itoa(x.Degree)
	return []string{x.Area.Name, x.Person.Name, n, words.Say("delegation.degree." + n), next}
}
