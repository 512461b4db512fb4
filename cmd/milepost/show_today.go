package main

import (
	"context"
	"strings"

	"milepost/model"
	"milepost/ui/words"
)

// todayItem is a line of Today.
type todayItem struct {
	Kind    model.LineKind `json:"kind"`
	Person  *named         `json:"person"`
	Ref     *string        `json:"ref"` // the meeting, action, goal or milestone
	OwedBy  *string        `json:"owed_by"`
	On      model.Date     `json:"on"`
	At      *string        `json:"at"`
	Days    int            `json:"days"` // late, or since the last talk; of what is to come, until then
	Text    *string        `json:"text"`
	Private bool           `json:"private"`
}

type todayTotals struct {
	Lines          int `json:"lines"`
	More           int `json:"more"`
	WithoutCadence int `json:"without_cadence"`
	Expectations   int `json:"expectations"` // people whose expectations want something
}

func showToday(ctx context.Context, v *view) (answer, error) {
	agenda, err := v.store.Agenda(ctx, v.on)
	if err != nil {
		return answer{}, err
	}
	dir, err := v.direction(ctx)
	if err != nil {
		return answer{}, err
	}
	expected, err := v.store.Expectations(ctx, "")
	if err != nil {
		return answer{}, err
	}
	wants, missing := expected.Reminders(v.people(), v.roster.File.ExpectationDays, v.on)
	var closing []string
	t := model.NewToday(v.people(), agenda, dir, v.roster.File.FirstWeekday, v.on)
	items := []todayItem{}
	a := answer{totals: todayTotals{len(t.Lines), t.More, t.NoCadence, len(wants) + len(missing)}, opening: words.Say("cmd.today.nothing", words.DateLong(v.on))}
	if n := len(t.Lines) + t.More; n > 0 {
		a.opening = words.Say("cmd.today.opening", words.DateLong(v.on), words.SayN("cmd.today.lines", n))
	}
	if t.NoCadence > 0 {
		closing = append(closing, words.SayN("today.nocadence", t.NoCadence))
	}
	for i := range wants {
		closing = append(closing, words.Expected(&wants[i], v.nameOf(wants[i].PersonID))+".")
	}
	if len(missing) > 0 {
		closing = append(closing, words.Missing(v.roster, missing)+".")
	}
	a.closing = strings.Join(closing, "\n")
	for _, l := range t.Lines {
		items = append(items, todayItem{
			Kind: l.Kind, Person: personRef(v.roster.Person(l.PersonID)), Ref: ref(l.RefID), OwedBy: text(string(l.OwedBy)),
			On: l.On, At: text(l.AtTime), Days: l.Days, Text: text(l.Text), Private: l.Private,
		})
		text := todayLine(l, v.nameOf(l.PersonID))
		if l.Private {
			text = marked(text, false, model.Private)
		}
		a.rows = append(a.rows, []string{todayWhen(l, v.on), text})
	}
	if t.More > 0 {
		a.rows = append(a.rows, []string{"", words.Say("today.more", t.More)})
	}
	a.items = items
	return a, nil
}

// todayWhen is the first column: a time of day, how late, or how soon.
func todayWhen(l model.TodayLine, on model.Date) string {
	switch l.Kind {
	case model.LineMeeting:
		if l.AtTime == "" {
			return words.Say("date.today")
		}
		return l.AtTime
	case model.LineMyOverdue, model.LineTheirOverdue:
		return words.Late(l.Days)
	case model.LineWaiting:
		if l.On.IsZero() {
			return words.Say("today.never")
		}
	}
	return words.In(l.On, on)
}

// todayLine is what is to be done or to be known.
func todayLine(l model.TodayLine, name string) string {
	switch l.Kind {
	case model.LineMeeting:
		if name == "" {
			return words.Say("team.meeting")
		}
		return words.Say("today.what.meeting", name)
	case model.LineMilestone:
		if name == "" {
			return words.Say("cmd.today.team", l.Text)
		}
		return words.Say("cmd.today.milestone", name, l.Text)
	}
	if name == "" {
		name = words.Say("today.team")
	}
	switch l.Kind {
	case model.LineMyOverdue:
		return words.Say("cmd.today.mine", name, l.Text)
	case model.LineTheirOverdue:
		return words.Say("cmd.today.theirs", name, l.Text)
	case model.LineWaiting:
		if l.On.IsZero() {
			return words.Say("today.what.never", name)
		}
		return words.Say("cmd.today.waits", name)
	}
	switch l.OwedBy {
	case model.SideManager:
		return words.Say("cmd.today.mine", name, l.Text)
	case model.SideRep:
		return words.Say("cmd.today.theirs", name, l.Text)
	}
	return words.Say("cmd.today.goal", name, l.Text)
}
