package main

import (
	"context"
	"encoding/json"
	"math/big"
	"slices"
	"strings"

	"milepost/model"
	"milepost/ui/words"
)

// goalItem is a growth goal as of the day.
type goalItem struct {
	ID         string           `json:"id"`
	Person     *named           `json:"person"`
	Title      string           `json:"title"`
	DoneWhen   *string          `json:"done_when"`
	DueOn      model.Date       `json:"due_on"`
	State      model.GoalState  `json:"state"`
	OpenedOn   model.Date       `json:"opened_on"`
	ClosedOn   model.Date       `json:"closed_on"`
	Skill      *named           `json:"skill"`
	Career     *titled          `json:"career_milestone"`
	Progress   *float64         `json:"progress"` // 0 to 1 and beyond, unrounded; null when it cannot be said
	Standing   *string          `json:"standing"` // on_track, at_risk, off_track; null when it cannot be said
	Reason     *string          `json:"reason"`   // the standing in words, with the figures it comes from
	Elapsed    *float64         `json:"elapsed"`  // the share of its time that is over; null without a date
	Results    []resultItem     `json:"results"`
	Steps      []stepItem       `json:"steps"`
	Support    []supportItem    `json:"support"`
	Carried    []carriedItem    `json:"carried"`
	CheckIn    *checkInItem     `json:"check_in"`
	Visibility model.Visibility `json:"visibility"`
	Archived   bool             `json:"archived"`
}

// resultItem is a key result; its numbers are exact.
type resultItem struct {
	ID        string                 `json:"id"`
	Name      string                 `json:"name"`
	Unit      *string                `json:"unit"`
	Start     *json.Number           `json:"start"`
	Current   *json.Number           `json:"current"`
	Target    *json.Number           `json:"target"`
	Direction model.MeasureDirection `json:"direction"`
	Progress  *float64               `json:"progress"`
}

// stepItem is a step of a goal; DoneOn is null until it is done.
type stepItem struct {
	ID     string     `json:"id"`
	Text   string     `json:"text"`
	DueOn  model.Date `json:"due_on"`
	DoneOn model.Date `json:"done_on"`
}

// supportItem is something the manager does for a goal; DoneOn is null until it is done.
type supportItem struct {
	ID     string     `json:"id"`
	Text   string     `json:"text"`
	DueOn  model.Date `json:"due_on"`
	DoneOn model.Date `json:"done_on"`
}

// carriedItem is a time a goal was carried into the next period.
type carriedItem struct {
	On   model.Date `json:"on"`
	From model.Date `json:"from"`
	To   model.Date `json:"to"`
	Why  *string    `json:"why"`
}

type checkInItem struct {
	On         model.Date `json:"on"`
	Progress   *string    `json:"progress"`
	Blocker    *string    `json:"blocker"`
	NextStep   *string    `json:"next_step"`
	Confidence *string    `json:"confidence"`
}

type goalTotals struct {
	Goals   int `json:"goals"`
	Open    int `json:"open"`
	Reached int `json:"reached"`
	Missed  int `json:"missed"`
	Dropped int `json:"dropped"`
}

func showGoals(ctx context.Context, v *view) (answer, error) {
	dir, err := v.direction(ctx)
	if err != nil {
		return answer{}, err
	}
	items, totals := []goalItem{}, goalTotals{}
	var a answer
	for _, p := range v.people() {
		growth, err := v.store.Growth(ctx, p.ID)
		if err != nil {
			return answer{}, err
		}
		talks, err := v.store.Talks(ctx, p.ID)
		if err != nil {
			return answer{}, err
		}
		for i := range growth.Goals {
			g := &growth.Goals[i]
			if g.OpenedOn.After(v.on) || !v.lists(g.ArchivedAt) {
				continue
			}
			x := v.goal(&p, g, &growth, &dir)
			x.Support = v.support(g.ID, talks.Actions)
			totals.add(x.State)
			items = append(items, x)
			progress, known := growth.GoalProgress(g.ID, v.on)
			a.rows = append(a.rows, goalRow(&x, progress, known, v.on))
		}
	}
	a.items, a.totals = items, totals
	a.opening = totals.sentence()
	return a, nil
}

// sentence counts the goals by what became of them.
func (t *goalTotals) sentence() string {
	if t.Goals == 0 {
		return words.Say("cmd.goals.none")
	}
	var parts []string
	for _, c := range []struct {
		n     int
		state model.GoalState
	}{{t.Open, model.GoalOpen}, {t.Reached, model.GoalReached}, {t.Missed, model.GoalMissed}, {t.Dropped, model.GoalDropped}} {
		if c.n > 0 {
			parts = append(parts, words.Say("cmd.goals.count", c.n, words.Say(goalStates[c.state])))
		}
	}
	return words.Say("cmd.goals.opening", words.SayN("cmd.goals.goals", t.Goals), strings.Join(parts, ", "))
}

func (t *goalTotals) add(s model.GoalState) {
	t.Goals++
	switch s {
	case model.GoalOpen:
		t.Open++
	case model.GoalReached:
		t.Reached++
	case model.GoalMissed:
		t.Missed++
	case model.GoalDropped:
		t.Dropped++
	}
}

func (v *view) goal(p *model.Person, g *model.Goal, growth *model.Growth, dir *model.Direction) goalItem {
	x := goalItem{
		ID: string(g.ID), Person: personRef(p), Title: g.Title, DoneWhen: text(g.DoneWhen), DueOn: g.DueOn,
		State: stateOn(g.State, model.GoalOpen, g.ClosedOn, v.on), OpenedOn: g.OpenedOn, ClosedOn: closedOn(g.ClosedOn, v.on),
		Skill: skillRef(v.roster.Framework.Skill(g.SkillID)), Career: careerRef(dir.CareerByID(g.CareerMilestoneID)),
		Progress: rate(growth.GoalProgress(g.ID, v.on)), Results: []resultItem{}, Visibility: g.Visibility, Archived: !g.ArchivedAt.IsZero(),
	}
	for _, k := range growth.ResultsOf(g.ID) {
		if m := growth.Measure(k.MeasureID); m != nil {
			x.Results = append(x.Results, result(&k, m, growth.Readings, v.on))
		}
	}
	v.goalParts(&x, g, growth)
	if c := growth.LastCheckIn(g.ID, v.on); c != nil {
		x.CheckIn = &checkInItem{c.On, text(c.Progress), text(c.Blocker), text(c.NextStep), text(string(c.Confidence))}
	}
	return x
}

// goalParts adds how the goal goes, its steps, and when it was carried.
func (v *view) goalParts(x *goalItem, g *model.Goal, growth *model.Growth) {
	f := growth.GoalFigures(g, v.on)
	x.Standing, x.DueOn = text(string(f.Standing)), model.DueAsOf(growth.Moves, g.ID, g.DueOn, v.on)
	x.Elapsed = rate(f.Elapsed, f.Elapsed != nil)
	if f.Standing != "" {
		x.Reason = text(words.Standing(&f))
	}
	x.Steps, x.Carried = []stepItem{}, []carriedItem{}
	for _, s := range growth.StepsOf(g.ID) {
		x.Steps = append(x.Steps, stepItem{string(s.ID), s.Text, s.DueOn, closedOn(s.DoneOn, v.on)})
	}
	for i := range growth.Moves {
		if m := &growth.Moves[i]; m.GoalID == g.ID && m.Kind == model.MoveCarried && !m.On.After(v.on) {
			x.Carried = append(x.Carried, carriedItem{m.On, m.From, m.To, text(m.Why)})
		}
	}
}

// support is what the manager owes for a goal, as of the day.
func (v *view) support(goal model.ID, actions []model.Action) []supportItem {
	out := []supportItem{}
	for _, a := range actions {
		if a.GoalID == goal && a.OwedBy == model.SideManager && a.State != model.ActionDropped && !a.OpenedOn.After(v.on) && v.lists(a.ArchivedAt) {
			out = append(out, supportItem{string(a.ID), a.Text, a.DueOn, closedOn(a.ClosedOn, v.on)})
		}
	}
	return out
}

func result(k *model.KeyResult, m *model.Measure, all []model.Reading, on model.Date) resultItem {
	readings := slices.DeleteFunc(slices.Clone(all), func(r model.Reading) bool { return r.MeasureID != m.ID })
	now := m.At(readings, on)
	return resultItem{
		ID: string(k.ID), Name: m.Name, Unit: text(m.Unit), Start: exact(m.Start, m.Decimals), Current: exact(now, m.Decimals),
		Target: exact(m.Target, m.Decimals), Direction: m.Direction, Progress: rate(m.Progress(now)),
	}
}

// exact is a value with all its decimals; null when it is unset.
func exact(d model.Decimal, decimals int) *json.Number {
	if !d.Set {
		return nil
	}
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	n := json.Number(new(big.Rat).SetFrac(big.NewInt(d.N), scale).FloatString(decimals))
	return &n
}

// goalStates are the words for what became of a goal.
var goalStates = map[model.GoalState]string{
	model.GoalOpen: "cmd.goals.open", model.GoalReached: "cmd.goals.reached", model.GoalMissed: "cmd.goals.missed", model.GoalDropped: "cmd.goals.dropped",
}

func goalRow(x *goalItem, progress *big.Rat, known bool, on model.Date) []string {
	share := nothing
	if known {
		share = words.Percent(progress)
	}
	word := words.Say(goalStates[x.State])
	if x.Standing != nil {
		word = words.Say("cmd.goals." + *x.Standing)
	}
	state := marked(word, x.Archived, x.Visibility)
	return []string{x.Person.Name, x.Title, share, orNothing(words.DateShort(x.DueOn, on)), state}
}
