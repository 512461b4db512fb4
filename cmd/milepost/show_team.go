package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"milepost/model"
	"milepost/ui/words"
)

// teamItem is a person in the list of people.
type teamItem struct {
	ID        string     `json:"id"`
	Name      string     `json:"name"`
	Rep       bool       `json:"rep"`
	Manager   *named     `json:"manager"`
	Team      *string    `json:"team"`
	Region    *string    `json:"region"`
	Level     *named     `json:"level"`
	Place     *string    `json:"place"`
	StartedOn model.Date `json:"started_on"`
	LeftOn    model.Date `json:"left_on"`
	LastHeld  model.Date `json:"last_held"`
	NextOn    model.Date `json:"next_on"`
	Cadence   *int       `json:"cadence_days"`
	Waits     *int       `json:"waits_days"` // since the last talk, when that is longer than agreed; null when not, or never
	Never     bool       `json:"never"`      // a cadence is agreed and no talk was held
	Archived  bool       `json:"archived"`
}

type teamTotals struct {
	People   int `json:"people"`
	Reps     int `json:"reps"`
	Managers int `json:"managers"`
	Regions  int `json:"regions"`
	Waiting  int `json:"waiting"`
}

func showTeam(ctx context.Context, v *view) (answer, error) {
	agenda, err := v.store.Agenda(ctx, v.on)
	if err != nil {
		return answer{}, err
	}
	people := v.roster.Everyone(v.on, v.archived)
	if v.rep != nil {
		people = []model.Person{*v.rep}
	}
	waits, _ := model.Waiting(people, agenda, v.on)
	items := []teamItem{}
	totals := teamTotals{People: len(people), Waiting: len(waits)}
	regions, managers := map[string]bool{}, map[string]bool{}
	for _, m := range v.roster.Managers(v.on) {
		managers[string(m.ID)] = true
	}
	for i := range people {
		x := v.teamItem(&people[i], &agenda, waits)
		if x.Rep {
			totals.Reps++
		}
		if managers[x.ID] {
			totals.Managers++
		}
		if x.Region != nil {
			regions[*x.Region] = true
		}
		items = append(items, x)
	}
	totals.Regions = len(regions)
	// who has waited longest stands on top; the rest stays by name
	slices.SortStableFunc(items, func(a, b teamItem) int { return cmp.Compare(b.rank(), a.rank()) })
	a := answer{items: items, totals: totals, opening: totals.sentence()}
	for _, x := range items {
		a.rows = append(a.rows, x.row(v.on, managers[x.ID]))
	}
	a.rows = dropEmpty(a.rows)
	return a, nil
}

// sentence counts what there is.
func (t *teamTotals) sentence() string {
	var parts []string
	for _, c := range []struct {
		n    int
		text string
	}{
		{t.Reps, words.SayN("cmd.team.reps", t.Reps)},
		{t.Managers, words.SayN("cmd.team.managers", t.Managers)},
		{t.Regions, words.SayN("cmd.team.regions", t.Regions)},
	} {
		if c.n > 0 {
			parts = append(parts, c.text)
		}
	}
	opening := words.SayN("cmd.team.people", t.People)
	if len(parts) > 0 {
		opening = words.Say("cmd.team.opening", opening, strings.Join(parts, ", "))
	}
	if t.Waiting > 0 {
		return words.Say("cmd.team.waiting", opening, words.SayN("cmd.team.wait", t.Waiting))
	}
	return opening + "."
}

func (v *view) teamItem(p *model.Person, agenda *model.Agenda, waits []model.Wait) teamItem {
	x := teamItem{
		ID: string(p.ID), Name: p.Name, Rep: p.IsRep, Place: text(p.Place), StartedOn: p.StartedOn, LeftOn: p.LeftOn,
		Manager: personRef(v.roster.ManagerOn(p.ID, v.on)), Level: levelRef(v.roster.LevelOn(p.ID, v.on)),
		LastHeld: agenda.LastHeld(p.ID, v.on), Archived: !p.ArchivedAt.IsZero(),
	}
	if a := v.roster.AssignmentOn(p.ID, v.on); a != nil {
		x.Team, x.Region = text(a.Team), text(a.Region)
	}
	if next := agenda.NextPlanned(p.ID, v.on); next != nil {
		x.NextOn = next.On
	}
	if days := model.CadenceOn(agenda.Cadences, p.ID, v.on); days > 0 {
		x.Cadence = &days
	}
	for i := range waits {
		if w := &waits[i]; w.PersonID == p.ID {
			x.Never = w.LastHeld.IsZero()
			if !x.Never {
				x.Waits = &w.Days
			}
		}
	}
	return x
}

func (x *teamItem) rank() int {
	switch {
	case x.Never:
		return 1 << 30
	case x.Waits != nil:
		return *x.Waits
	}
	return 0
}

// row is a person in columns: name, level, manager, region, and how it stands with talks.
func (x *teamItem) row(on model.Date, manages bool) []string {
	level := nameIn(x.Level)
	if x.Level == nil && manages {
		level = words.Say("person.role.manager")
	}
	name := x.Name
	if x.Archived {
		name = words.Say("cmd.archived", name)
	}
	return []string{name, level, nameIn(x.Manager), wordsIn(x.Region), orNothing(strings.Join(x.talks(on), ", "))}
}

func (x *teamItem) talks(on model.Date) []string {
	var out []string
	switch {
	case x.Never:
		out = append(out, words.Say("cmd.team.never"))
	case x.Waits != nil:
		out = append(out, words.Say("cmd.team.waits", words.Duration(*x.Waits)))
	}
	if !x.NextOn.IsZero() {
		out = append(out, words.Say("cmd.team.next", words.Relative(x.NextOn, on)))
	}
	return out
}
