package main

import (
	"context"
	"encoding/json"

	"milepost/model"
	"milepost/ui/words"
)

// preparedItem is what to know before a one-on-one.
type preparedItem struct {
	Person    *named           `json:"person"`
	LastHeld  model.Date       `json:"last_held"`
	Talks     int              `json:"talks"`
	NextOn    model.Date       `json:"next_on"`
	NextAt    *string          `json:"next_at"`
	BeginWith string           `json:"begin_with"`
	Promises  []preparedAction `json:"promises"`
	Closed    []preparedAction `json:"closed_since"`
	KeptSince keptItem         `json:"kept_since"`
	KeptYear  keptItem         `json:"kept_year"`
	Points    []preparedPoint  `json:"points"`
	Changes   []changeItem     `json:"changes"`
	Near      []nearItem       `json:"near"`
	Quiet     []quietItem      `json:"quiet"`
	Questions []questionItem   `json:"questions"`

	Expectations *string `json:"expectations"` // what they want: unread, old; null for nothing
}

type preparedAction struct {
	ID          string            `json:"id"`
	OwedBy      model.Side        `json:"owed_by"`
	Text        string            `json:"text"`
	State       model.ActionState `json:"state"`
	OpenedOn    model.Date        `json:"opened_on"`
	DueOn       model.Date        `json:"due_on"`
	ClosedOn    model.Date        `json:"closed_on"`
	AgeDays     *int              `json:"age_days"`
	OverdueDays *int              `json:"overdue_days"`
	Visibility  model.Visibility  `json:"visibility"`
}

// keptItem counts promises that came due, and those that were kept.
type keptItem struct {
	ManagerDue  int `json:"manager_due"`
	ManagerKept int `json:"manager_kept"`
	RepDue      int `json:"rep_due"`
	RepKept     int `json:"rep_kept"`
}

type preparedPoint struct {
	ID          string           `json:"id"`
	Side        model.Side       `json:"side"`
	Kind        *string          `json:"kind"`
	List        *string          `json:"list"`
	Text        string           `json:"text"`
	RaisedOn    model.Date       `json:"raised_on"`
	CarriedOver int              `json:"carried_over"`
	Visibility  model.Visibility `json:"visibility"`
}

// changeItem is one thing that changed: what it was and what it is.
type changeItem struct {
	Kind       model.ChangeKind `json:"kind"`
	ID         string           `json:"id"`
	Title      string           `json:"title"`
	On         model.Date       `json:"on"`
	ValueFrom  *json.Number     `json:"value_from"`
	ValueTo    *json.Number     `json:"value_to"`
	Unit       *string          `json:"unit"`
	By         *string          `json:"by"` // who rated
	StepFrom   *int             `json:"step_from"`
	StepTo     *int             `json:"step_to"`
	State      *string          `json:"state"`
	DueFrom    model.Date       `json:"due_from"`
	DueTo      model.Date       `json:"due_to"`
	Visibility model.Visibility `json:"visibility"`
}

type nearItem struct {
	ID     string     `json:"id"`
	Title  string     `json:"title"`
	DueOn  model.Date `json:"due_on"`
	Team   bool       `json:"team"`
	Serves *string    `json:"serves"`
}

type quietItem struct {
	Kind  model.PointKind `json:"kind"`
	Days  int             `json:"days"`
	Never bool            `json:"never"`
	Long  bool            `json:"long"`
}

type questionItem struct {
	Kind     *string `json:"kind"`
	Text     string  `json:"text"`
	Source   string  `json:"source"`
	External string  `json:"external"`
}

type prepareTotals struct {
	Promises int `json:"promises"`
	Overdue  int `json:"overdue"`
	Points   int `json:"points"`
	Private  int `json:"private"`
}

// showPrepare says what a one-on-one is prepared with, in the order of the page.
func showPrepare(ctx context.Context, v *view) (answer, error) {
	facts, err := v.store.PrepareFacts(ctx, v.rep.ID, v.on)
	if err != nil {
		return answer{}, err
	}
	p := model.Prepare(v.roster, facts, v.rep.ID, v.on)
	x := preparedItem{
		Person: personRef(v.rep), Talks: p.Talks, BeginWith: words.BeginWith(&p, v.rep.Call()), KeptSince: keptItem(p.Since), KeptYear: keptItem(p.Year),
		Promises: []preparedAction{}, Closed: []preparedAction{}, Points: []preparedPoint{}, Changes: []changeItem{}, Near: []nearItem{}, Quiet: []quietItem{},
		Questions: []questionItem{},
	}
	if p.Last != nil {
		x.LastHeld = p.Last.On
	}
	if p.Next != nil {
		x.NextOn, x.NextAt = p.Next.On, text(p.Next.AtTime)
	}
	totals := prepareTotals{Promises: len(p.Mine) + len(p.Theirs), Points: len(p.Points), Private: p.Private()}
	for _, list := range [][]model.Owed{p.Mine, p.Theirs} {
		for i := range list {
			if list[i].Late > 0 {
				totals.Overdue++
			}
			x.Promises = append(x.Promises, owedItem(&list[i]))
		}
	}
	for i := range p.Closed {
		x.Closed = append(x.Closed, closedItem(&p.Closed[i], v.on))
	}
	x.add(&p)
	if p.Expected != nil {
		x.Expectations = text(string(p.Expected.Want))
	}
	for _, q := range model.FittingQuestions(words.Asks(), &p, facts.Talks.Points, v.rep.StartedOn, 0) {
		x.Questions = append(x.Questions, questionItem{text(string(q.Kind)), q.Text, q.Source, q.External})
	}
	return answer{items: []preparedItem{x}, totals: totals, opening: x.BeginWith, rows: prepareRows(&p, &x, v.rep.Call())}, nil
}

// add takes over what needs no other rule.
func (x *preparedItem) add(p *model.Prepared) {
	for i := range p.Points {
		y := &p.Points[i]
		x.Points = append(x.Points, preparedPoint{string(y.ID), y.Side, text(string(y.Kind)), text(string(y.List)), y.Text, y.RaisedOn, y.Over, y.Visibility})
	}
	for i := range p.Changes {
		x.Changes = append(x.Changes, changed(&p.Changes[i]))
	}
	for _, n := range p.Near {
		x.Near = append(x.Near, nearItem{string(n.RefID), n.Title, n.DueOn, n.PersonID == "", text(n.Serves)})
	}
	for _, q := range p.Quiet {
		x.Quiet = append(x.Quiet, quietItem(q))
	}
}

func owedItem(o *model.Owed) preparedAction {
	x := closedItem(&o.Action, model.Date{})
	x.State, x.ClosedOn, x.AgeDays = model.ActionOpen, model.Date{}, &o.Age
	if o.Late > 0 {
		x.OverdueDays = &o.Late
	}
	return x
}

func closedItem(a *model.Action, on model.Date) preparedAction {
	return preparedAction{
		ID: string(a.ID), OwedBy: a.OwedBy, Text: a.Text, State: a.State, OpenedOn: a.OpenedOn, DueOn: a.DueOn, ClosedOn: closedOn(a.ClosedOn, on),
		Visibility: a.Visibility,
	}
}

func changed(c *model.Change) changeItem {
	x := changeItem{Kind: c.Kind, ID: string(c.RefID), Title: c.Title, On: c.On, State: text(c.State), Visibility: c.Visibility}
	switch c.Kind {
	case model.ChangedValue:
		x.ValueFrom, x.ValueTo, x.Unit = exact(c.From, c.Measure.Decimals), exact(c.To, c.Measure.Decimals), text(c.Measure.Unit)
	case model.ChangedRating:
		x.By, x.StepTo = text(string(c.Rater)), &c.Step
		if c.Was > 0 {
			x.StepFrom = &c.Was
		}
	case model.ChangedDate:
		x.DueFrom, x.DueTo = c.Due, c.DueIs
	}
	return x
}

// prepareRows say the same in lines, each with what it is.
func prepareRows(p *model.Prepared, x *preparedItem, call string) [][]string {
	var rows [][]string
	add := func(key, what string) { rows = append(rows, []string{words.Say(key), what}) }
	last := words.Say("cmd.prepare.never")
	if p.Last != nil {
		last = words.DateShort(p.Last.On, p.On)
	}
	add("cmd.prepare.last", last)
	for _, l := range words.PreparedLines(p, call) {
		what := l.Text
		if l.Note != "" {
			what = words.Say("cmd.prepare.noted", l.Text, l.Note)
		}
		if l.Private {
			what = words.Say("cmd.private", what)
		}
		add("cmd.prepare.since", what)
	}
	for i := range p.Quiet {
		add("cmd.prepare.quiet", words.Say("cmd.prepare.for", words.PointKind(p.Quiet[i].Kind), words.QuietFor(&p.Quiet[i])))
	}
	for i := range x.Promises {
		add("cmd.prepare.promise", promiseWords(&x.Promises[i], call, p.On))
	}
	for i := range p.Points {
		y := &p.Points[i]
		key := "cmd.prepare.yours"
		if y.Side == model.SideRep {
			key = "cmd.prepare.theirs"
		}
		what := y.Text
		if carried := words.OpenSince(y, p.On); carried != "" {
			what = words.Say("cmd.prepare.noted", what, carried)
		}
		add(key, marked(what, false, y.Visibility))
	}
	for _, q := range x.Questions {
		add("cmd.prepare.question", q.Text)
	}
	return rows
}

// promiseWords are who owes what, and by when or for how long.
func promiseWords(a *preparedAction, call string, on model.Date) string {
	who := call
	if a.OwedBy == model.SideManager {
		who = words.Say("oneonone.side.you")
	}
	when := words.Say("cmd.prepare.age", words.Duration(*a.AgeDays))
	switch {
	case a.OverdueDays != nil:
		when = words.Late(*a.OverdueDays)
	case !a.DueOn.IsZero():
		when = words.In(a.DueOn, on)
	}
	return marked(words.Say("cmd.prepare.noted", words.Say("prepare.sheet.owes", who, a.Text), when), false, a.Visibility)
}
