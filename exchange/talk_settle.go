package exchange

import (
	"strconv"

	"milepost/model"
)

// talkPerson is what the file holds of a person and what the plan does to it.
type talkPerson struct {
	meetings []*meetingDraft
	cadences []model.Cadence
	agreed   int // what a row has said before; 0: none
	line     int // that row's
}

// settle works out what every row brings, in the order of the list.
func (b *talkPlanner) settle(have map[model.ID]model.OneOnOnes) {
	people := map[model.ID]*talkPerson{}
	for id, t := range have {
		p := &talkPerson{cadences: t.Cadences}
		for i := range t.Meetings {
			p.meetings = append(p.meetings, &meetingDraft{Meeting: t.Meetings[i], row: -1})
		}
		people[id] = p
	}
	for i := range b.items {
		b.settleOne(&b.items[i], people[b.items[i].person])
	}
	for _, p := range people {
		b.plan.talks.meetings = append(b.plan.talks.meetings, p.meetings...)
	}
}

func (b *talkPlanner) settleOne(it *talkItem, p *talkPerson) {
	out := &b.plan.Rows[it.row]
	made, changes, problem := b.agree(it, p)
	if problem != nil {
		b.refuse(it.row, columnOf(b.plan.Columns, FieldCadence)+1, problem, nil)
		return
	}
	if it.state != "" {
		isNew, more := b.meet(it, p)
		made, changes = made || isNew, append(changes, more...)
	}
	out.Changes, out.Person = changes, it.person
	switch {
	case made:
		out.Fate = FateNew
	case len(changes) > 0:
		out.Fate = FateChanged
	default:
		out.Fate = FateUnchanged
	}
}

// agree takes the days agreed between two talks. The first agreement with somebody is open to the past; another one ends
// the present one the day before. Two rows of one list cannot say different things.
func (b *talkPlanner) agree(it *talkItem, p *talkPerson) (made bool, changes []Change, problem *model.Problem) {
	switch {
	case it.cadence == 0 || it.cadence == p.agreed:
		return false, nil, nil
	case p.agreed != 0:
		return false, nil, &model.Problem{
			Key: "import.row.repeated", Args: []any{b.index.Person(it.person).Name, p.line, b.plan.Columns[columnOf(b.plan.Columns, FieldCadence)].Header},
			Err: model.ErrInvalid,
		}
	}
	p.agreed, p.line = it.cadence, b.plan.Rows[it.row].Line
	step, before := nextCadence(p.cadences, it.person, it.cadence, b.opt.Day)
	if step == (cadenceDraft{}) {
		return false, nil, nil
	}
	b.plan.talks.cadences = append(b.plan.talks.cadences, step)
	change := Change{Field: FieldCadence, After: strconv.Itoa(it.cadence)}
	if before > 0 {
		change.Before = strconv.Itoa(before)
	}
	return before == 0, []Change{change}, nil
}

// nextCadence is how to get from what is agreed with a person on a day to other days, and what was agreed before.
func nextCadence(all []model.Cadence, person model.ID, days int, day model.Date) (step cadenceDraft, before int) {
	next := &model.Cadence{Row: model.About(person), Days: days}
	for i := range all {
		c := all[i]
		if c.ValidFrom.After(day) { // agreed for later: until then
			if to := c.ValidFrom.AddDays(-1); next.ValidTo.IsZero() || to.Before(next.ValidTo) {
				next.ValidTo = to
			}
			continue
		}
		if !(model.Span{From: c.ValidFrom, To: c.ValidTo}).Holds(day) {
			next.ValidFrom = day
			continue
		}
		before = c.Days
		switch {
		case c.Days == days:
			return cadenceDraft{}, before
		case c.ValidFrom == day:
			c.Days = days
			return cadenceDraft{changed: &c}, before
		}
		next.ValidFrom, next.ValidTo = day, c.ValidTo
		c.ValidTo = day.AddDays(-1)
		return cadenceDraft{changed: &c, begun: next}, before
	}
	step.begun = next
	return step, 0
}

// meet finds the meeting of a row's day or makes it.
func (b *talkPlanner) meet(it *talkItem, p *talkPerson) (made bool, changes []Change) {
	m := p.meetingFor(it)
	if m == nil {
		m = &meetingDraft{Meeting: model.Meeting{Row: model.About(it.person), On: it.on, State: it.state, Minutes: it.minutes}, row: it.row}
		p.meetings = append(p.meetings, m)
		return true, []Change{{Field: FieldHeld, After: string(it.state)}}
	}
	if m.row < 0 {
		m.row = it.row
	}
	if m.Version == 0 { // of an earlier row that says the same
		return false, nil
	}
	if m.State != it.state && (it.said || m.State == model.MeetingPlanned) && it.state != model.MeetingPlanned {
		changes = append(changes, Change{FieldHeld, string(m.State), string(it.state)})
		m.State, m.edited = it.state, true
	}
	if it.minutes > 0 && m.Minutes == 0 {
		changes = append(changes, Change{Field: FieldMinutes, After: strconv.Itoa(it.minutes)})
		m.Minutes, m.edited = it.minutes, true
	}
	return false, changes
}

// meetingFor is the meeting of a day that a row means: one that is as the row says, else one that was planned, else any
// that no other row means; nil when there is none.
func (p *talkPerson) meetingFor(it *talkItem) *meetingDraft {
	var planned, other *meetingDraft
	for _, m := range p.meetings {
		switch {
		case m.On != it.on:
		case m.State == it.state:
			return m
		case m.row >= 0 && it.said:
		case m.State == model.MeetingPlanned:
			planned = m
		case other == nil:
			other = m
		}
	}
	if planned != nil {
		return planned
	}
	return other
}
