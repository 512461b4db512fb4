package main

import (
	"context"
	"strconv"

	"milepost/model"
	"milepost/ui/words"
)

// expectationItem is the version of what is expected of a rep that holds on the day; without one there is no number.
type expectationItem struct {
	Person       *named     `json:"person"`
	ID           *string    `json:"id"`
	Version      *int       `json:"version"`
	ValidFrom    model.Date `json:"valid_from"`
	AgeDays      *int       `json:"age_days"`
	Old          bool       `json:"old"` // older than the file has chosen
	Acknowledged model.Date `json:"acknowledged_on"`
	What         *string    `json:"what"`
	Why          *string    `json:"why"`
	Looks        *string    `json:"looks"`
	How          *string    `json:"how"`
	CompleteWhen *string    `json:"complete_when"`
	Takes        *string    `json:"takes"`
	BackOnTrack  *string    `json:"back_on_track"`
	Owed         *string    `json:"owed"`
}

type expectationTotals struct {
	People       int `json:"people"`
	Without      int `json:"without"`
	Acknowledged int `json:"acknowledged"`
	Old          int `json:"old"`
}

func showExpectations(ctx context.Context, v *view) (answer, error) {
	all, err := v.store.Expectations(ctx, "")
	if err != nil {
		return answer{}, err
	}
	items, totals := []expectationItem{}, expectationTotals{}
	var a answer
	for _, p := range v.people() {
		x := v.expectation(&p, &all)
		totals.People++
		switch {
		case x.Version == nil:
			totals.Without++
		case !x.Acknowledged.IsZero():
			totals.Acknowledged++
		}
		if x.Old {
			totals.Old++
		}
		items = append(items, x)
		a.rows = append(a.rows, expectationRow(&x, v.on))
	}
	a.items, a.totals = items, totals
	a.opening = words.Say("cmd.expectations.opening", totals.People-totals.Without, totals.People, totals.Acknowledged)
	if totals.Old > 0 {
		a.closing = words.SayN("cmd.expectations.old", totals.Old, v.roster.File.ExpectationDays)
	}
	return a, nil
}

func (v *view) expectation(p *model.Person, all *model.Expectations) expectationItem {
	x := expectationItem{Person: personRef(p)}
	e := all.On(p.ID, v.on)
	if e == nil {
		return x
	}
	age, old := e.Old(v.roster.File.ExpectationDays, v.on)
	id := string(e.ID)
	x.ID, x.Version, x.ValidFrom, x.AgeDays, x.Old = &id, &e.Number, e.ValidFrom, &age, old
	if k := all.Acknowledged(e.ID, v.on); k != nil {
		x.Acknowledged = k.On
	}
	x.What, x.Why, x.Looks, x.How = text(e.What), text(e.Why), text(e.Looks), text(e.How)
	x.CompleteWhen, x.Takes, x.BackOnTrack, x.Owed = text(e.CompleteWhen), text(e.Takes), text(e.BackOnTrack), text(e.Owed)
	return x
}

func expectationRow(x *expectationItem, on model.Date) []string {
	if x.Version == nil {
		return []string{x.Person.Name, nothing, nothing, words.Say("cmd.expectations.none")}
	}
	read := words.Say("cmd.expectations.unread")
	if !x.Acknowledged.IsZero() {
		read = words.Say("cmd.expectations.read", words.DateShort(x.Acknowledged, on))
	}
	what := nothing
	if x.What != nil {
		what = *x.What
	}
	return []string{x.Person.Name, words.Say("cmd.expectations.version", strconv.Itoa(*x.Version), words.DateShort(x.ValidFrom, on)), read, what}
}
