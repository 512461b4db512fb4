package main

import (
	"context"

	"milepost/model"
	"milepost/ui/words"
)

// overdueItem is somebody who waits longer for a one-on-one than agreed.
type overdueItem struct {
	Person      *named     `json:"person"`
	CadenceDays int        `json:"cadence_days"`
	LastHeld    model.Date `json:"last_held"`
	Never       bool       `json:"never"`        // no talk was held yet
	DaysSince   *int       `json:"days_since"`   // the last talk; null for never
	DaysAway    *int       `json:"days_away"`    // of these, on which they were away
	DaysOverdue *int       `json:"days_overdue"` // since the last talk, less days away, more than agreed
	NextOn      model.Date `json:"next_on"`      // the next talk that is planned
}

type overdueTotals struct {
	Overdue        int `json:"overdue"`
	Never          int `json:"never"`
	People         int `json:"people"`
	WithoutCadence int `json:"without_cadence"`
}

func showOverdue(ctx context.Context, v *view) (answer, error) {
	agenda, err := v.store.Agenda(ctx, v.on)
	if err != nil {
		return answer{}, err
	}
	people := v.people()
	waits, without := model.Waiting(people, agenda, v.on)
	items, totals := []overdueItem{}, overdueTotals{Overdue: len(waits), People: len(people), WithoutCadence: without}
	var a answer
	for i := range waits {
		x := v.overdue(&waits[i], &agenda)
		if x.Never {
			totals.Never++
		}
		items = append(items, x)
		a.rows = append(a.rows, overdueRow(&x, v.on))
	}
	a.rows = dropEmpty(a.rows)
	a.items, a.totals = items, totals
	a.opening = words.Say("cmd.overdue.none")
	if len(waits) > 0 {
		a.opening = words.SayN("cmd.overdue.opening", len(waits))
	}
	if without > 0 {
		a.closing = words.SayN("today.nocadence", without)
	}
	return a, nil
}

func (v *view) overdue(w *model.Wait, agenda *model.Agenda) overdueItem {
	x := overdueItem{Person: personRef(v.roster.Person(w.PersonID)), CadenceDays: w.Agreed, LastHeld: w.LastHeld, Never: w.LastHeld.IsZero()}
	if !x.Never {
		x.DaysSince, x.DaysAway, x.DaysOverdue = &w.Days, &w.Away, &w.Late
	}
	if next := agenda.NextPlanned(w.PersonID, v.on); next != nil {
		x.NextOn, _ = next.In(agenda.Zone)
	}
	return x
}

// overdueRow says how late, who, what is agreed and when the last talk was.
func overdueRow(x *overdueItem, on model.Date) []string {
	late, last := words.Say("today.never"), words.Say("cmd.overdue.never")
	if !x.Never {
		late, last = words.SayN("cmd.overdue.days", *x.DaysOverdue), words.Say("cmd.overdue.last", words.DateShort(x.LastHeld, on))
		if *x.DaysAway > 0 {
			last = words.SayN("cmd.overdue.away", *x.DaysAway, last)
		}
	}
	next := ""
	if !x.NextOn.IsZero() {
		next = words.Say("cmd.team.next", words.Relative(x.NextOn, on))
	}
	return []string{late, x.Person.Name, words.Say("cmd.overdue.agreed", words.Duration(x.CadenceDays)), last, next}
}
