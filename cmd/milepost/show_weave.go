package main

import (
	"context"

	"milepost/model"
	"milepost/ui/words"
)

// threadItem is a link between a career milestone and a strategic one.
type threadItem struct {
	ID        string         `json:"id"`
	Person    *named         `json:"person"`
	Career    *milestoneItem `json:"career_milestone"`
	Strategic *milestoneItem `json:"strategic_milestone"`
	Role      model.Role     `json:"role"`
	Why       *string        `json:"why"`
	SlackDays *int           `json:"slack_days"` // the career milestone comes so many days before; null without dates
	Late      bool           `json:"late"`
}

// milestoneItem is a milestone of either kind as of the day.
type milestoneItem struct {
	ID    string               `json:"id"`
	Title string               `json:"title"`
	DueOn model.Date           `json:"due_on"`
	State model.MilestoneState `json:"state"`
}

type weaveTotals struct {
	Threads   int `json:"threads"`
	Careers   int `json:"career_milestones"`
	Strategic int `json:"strategic_milestones"`
	Late      int `json:"late"`
}

func showWeave(ctx context.Context, v *view) (answer, error) {
	dir, err := v.direction(ctx)
	if err != nil {
		return answer{}, err
	}
	items, totals := []threadItem{}, weaveTotals{}
	mine := v.ids()
	var a answer
	for _, t := range dir.Threads(v.on) {
		if !mine[t.Career.SubjectID] {
			continue
		}
		x := v.thread(&t)
		if x.Late {
			totals.Late++
		}
		items = append(items, x)
		a.rows = append(a.rows, []string{x.Person.Name, x.Career.Title, "→ " + x.Strategic.Title, slackText(&x), wordsIn(x.Why)})
	}
	totals.Threads = len(items)
	for i := range dir.Careers {
		if c := &dir.Careers[i]; mine[c.SubjectID] && c.Counts(v.on) {
			totals.Careers++
		}
	}
	for i := range dir.Strategic {
		if dir.Strategic[i].Counts(v.on) {
			totals.Strategic++
		}
	}
	a.items, a.totals = items, totals
	if totals.Threads == 0 {
		a.opening = words.Say("cmd.weave.none")
		return a, nil
	}
	a.opening = words.Say("cmd.weave.opening", words.SayN("cmd.weave.threads", totals.Threads), words.SayN("cmd.weave.careers", totals.Careers),
		words.SayN("cmd.weave.strategic", totals.Strategic))
	return a, nil
}

// direction is where the team was headed as of the day: a date that was moved later is the old one.
func (v *view) direction(ctx context.Context) (model.Direction, error) {
	dir, err := v.store.Direction(ctx)
	return dir.AsOf(v.on), err
}

// ids are the people looked at.
func (v *view) ids() map[model.ID]bool {
	out := map[model.ID]bool{}
	for _, p := range v.people() {
		out[p.ID] = true
	}
	return out
}

func (v *view) thread(t *model.Thread) threadItem {
	x := threadItem{
		ID: string(t.Link.ID), Person: personRef(v.roster.Person(t.Career.SubjectID)), Career: v.career(&t.Career), Strategic: v.strategic(&t.Strategic),
		Role: t.Link.Role, Why: text(t.Link.Why), Late: t.Late(v.on),
	}
	if days, known := t.SlackDays(); known {
		x.SlackDays = &days
	}
	return x
}

func (v *view) career(c *model.Career) *milestoneItem {
	return &milestoneItem{string(c.ID), c.Title, c.DueOn, stateOn(c.State, model.MilestoneActive, c.ClosedOn, v.on)}
}

func (v *view) strategic(s *model.Strategic) *milestoneItem {
	return &milestoneItem{string(s.ID), s.Title, s.DueOn, stateOn(s.State, model.MilestoneActive, s.ClosedOn, v.on)}
}

// slackText says how long before the strategic milestone the career one comes.
func slackText(x *threadItem) string {
	switch {
	case x.SlackDays == nil:
		return nothing
	case *x.SlackDays < 0:
		return words.Say("cmd.weave.after", words.Duration(-*x.SlackDays))
	}
	return words.Say("cmd.weave.before", words.Duration(*x.SlackDays))
}
