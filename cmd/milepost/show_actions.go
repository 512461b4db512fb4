package main

import (
	"cmp"
	"context"
	"slices"

	"milepost/model"
	"milepost/ui/words"
)

// actionItem is something owed that is open on the day.
type actionItem struct {
	ID          string            `json:"id"`
	Person      *named            `json:"person"`
	OwedBy      model.Side        `json:"owed_by"`
	Text        string            `json:"text"`
	DueOn       model.Date        `json:"due_on"`
	OverdueDays *int              `json:"overdue_days"`
	State       model.ActionState `json:"state"`
	OpenedOn    model.Date        `json:"opened_on"`
	Visibility  model.Visibility  `json:"visibility"`
	Archived    bool              `json:"archived"`
}

type actionTotals struct {
	Open    int `json:"open"`
	Overdue int `json:"overdue"`
	Manager int `json:"manager"`
	Rep     int `json:"rep"`
}

func showActions(ctx context.Context, v *view) (answer, error) {
	agenda, err := v.store.Agenda(ctx, v.on)
	if err != nil {
		return answer{}, err
	}
	mine := v.ids()
	open := slices.DeleteFunc(slices.Clone(agenda.Actions), func(a model.Action) bool {
		return !mine[a.SubjectID] || !a.OpenOn(v.on) || !v.lists(a.ArchivedAt)
	})
	slices.SortStableFunc(open, func(a, b model.Action) int {
		return cmp.Or(cmp.Compare(dueKey(a.DueOn), dueKey(b.DueOn)), cmp.Compare(a.ID, b.ID))
	})
	items, totals := []actionItem{}, actionTotals{}
	var a answer
	for i := range open {
		x := v.action(&open[i])
		totals.add(&x)
		items = append(items, x)
		a.rows = append(a.rows, actionRow(&x, v.on))
	}
	a.items, a.totals = items, totals
	switch {
	case totals.Open == 0:
		a.opening = words.Say("cmd.actions.none")
	case totals.Overdue == 0:
		a.opening = words.Say("cmd.actions.intime", words.SayN("cmd.actions.open", totals.Open))
	default:
		a.opening = words.Say("cmd.actions.opening", words.SayN("cmd.actions.open", totals.Open), totals.Overdue)
	}
	return a, nil
}

// dueKey sorts what has no date behind what has one.
func dueKey(d model.Date) string {
	if d.IsZero() {
		return "~"
	}
	return d.String()
}

func (t *actionTotals) add(x *actionItem) {
	t.Open++
	if x.OverdueDays != nil {
		t.Overdue++
	}
	if x.OwedBy == model.SideManager {
		t.Manager++
	} else {
		t.Rep++
	}
}

func (v *view) action(a *model.Action) actionItem {
	x := actionItem{
		ID: string(a.ID), Person: personRef(v.roster.Person(a.SubjectID)), OwedBy: a.OwedBy, Text: a.Text, DueOn: a.DueOn,
		State: model.ActionOpen, OpenedOn: a.OpenedOn, Visibility: a.Visibility, Archived: !a.ArchivedAt.IsZero(),
	}
	if a.OverdueOn(v.on) {
		days := v.on.Days(a.DueOn)
		x.OverdueDays = &days
	}
	return x
}

func actionRow(x *actionItem, on model.Date) []string {
	when := nothing
	switch {
	case x.OverdueDays != nil:
		when = words.Late(*x.OverdueDays)
	case !x.DueOn.IsZero():
		when = words.In(x.DueOn, on)
	}
	who := words.Say("cmd.actions.theirs", x.Person.Name)
	if x.OwedBy == model.SideManager {
		who = words.Say("cmd.actions.mine", x.Person.Name)
	}
	return []string{when, who, marked(x.Text, x.Archived, x.Visibility)}
}
