package exchange

import (
	"cmp"
	"slices"
	"strconv"

	"milepost/model"
)

// talkPerson is what the file holds of a person and what the plan does to it.
type talkPerson struct {
	meetings []*meetingDraft
	cadences []model.Cadence
	series   []model.Series
	notes    []*noteDraft
	known    map[string]bool // origins of notes, as they came and as they are now
	agreed   int             // what a row has said before; 0: none
	line     int             // that row's
}

func newTalkPerson(t model.OneOnOnes) *talkPerson {
	p := &talkPerson{cadences: t.Cadences, series: t.Series, known: map[string]bool{}}
	for i := range t.Meetings {
		p.meetings = append(p.meetings, &meetingDraft{Meeting: t.Meetings[i], row: -1})
	}
	for i := range t.Notes {
		n := &noteDraft{Note: t.Notes[i]}
		p.notes = append(p.notes, n)
		p.known[model.NoteOrigin(&n.Note, n.On)] = true
		if n.Origin != "" {
			p.known[n.Origin] = true
		}
	}
	return p
}

// settle works out what every row brings, in the order of the list.
func (b *talkPlanner) settle(have map[model.ID]model.OneOnOnes) {
	people := map[model.ID]*talkPerson{}
	for id, t := range have {
		people[id] = newTalkPerson(t)
	}
	for i := range b.items {
		b.settleOne(&b.items[i], people[b.items[i].person])
	}
	for _, id := range b.plan.talks.people {
		b.plan.talks.meetings = append(b.plan.talks.meetings, people[id].meetings...)
		for _, n := range people[id].notes {
			if n.edited || n.Version == 0 {
				b.plan.talks.notes = append(b.plan.talks.notes, n)
			}
		}
	}
}

func (b *talkPlanner) settleOne(it *talkItem, p *talkPerson) {
	out := &b.plan.Rows[it.row]
	made, changes, problem := b.agree(it, p)
	if problem != nil {
		b.refuse(it.row, columnOf(b.plan.Columns, FieldCadence)+1, problem, nil)
		return
	}
	known := it.hasNote() && p.knows(it)
	var m *meetingDraft
	if it.state != "" && (!known || it.said) { // a note that is here has the meeting it came with, wherever that is now
		var isNew bool
		var more []Change
		m, isNew, more = b.meet(it, p)
		made, changes = made || isNew, append(changes, more...)
	}
	if it.hasNote() && !known {
		isNew, change := p.write(it, m)
		made, changes = made || isNew, append(changes, change)
	}
	if made && !it.on.IsZero() {
		changes = append([]Change{{Field: FieldOn, After: it.on.String()}}, changes...)
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
	if out.Cells != nil {
		for f, text := range map[Field]string{FieldOn: it.on.String(), FieldTime: it.atTime, FieldNote: it.text} {
			if text != "" {
				out.Cells[f] = text
			}
		}
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
func (b *talkPlanner) meet(it *talkItem, p *talkPerson) (m *meetingDraft, made bool, changes []Change) {
	if m = p.meetingFor(it); m == nil {
		m = &meetingDraft{row: it.row}
		m.Meeting = p.newMeeting(it)
		p.meetings = append(p.meetings, m)
		return m, true, []Change{{Field: FieldHeld, After: string(it.state)}}
	}
	if m.row < 0 {
		m.row = it.row
	}
	if m.Version == 0 { // of an earlier row that says the same
		return m, false, nil
	}
	if m.State != it.state && (it.said || m.State == model.MeetingPlanned) && it.state != model.MeetingPlanned {
		changes = append(changes, Change{FieldHeld, string(m.State), string(it.state)})
		m.State, m.edited = it.state, true
	}
	if it.minutes > 0 && m.Minutes == 0 {
		changes = append(changes, Change{Field: FieldMinutes, After: strconv.Itoa(it.minutes)})
		m.Minutes, m.edited = it.minutes, true
	}
	return m, false, changes
}

// newMeeting is a meeting of a row's day: the occurrence of a standing meeting, if there is one that day and nothing
// became of it yet, so that it is not planned beside what was held.
func (p *talkPerson) newMeeting(it *talkItem) model.Meeting {
	m := model.Meeting{Row: model.About(it.person), On: it.on}
	for i := range p.series {
		s := &p.series[i]
		taken := slices.ContainsFunc(p.meetings, func(m *meetingDraft) bool { return m.SeriesID == s.ID && m.SeriesOn == it.on })
		if !taken && s.Next(it.on) == it.on {
			m = s.Occurrence(it.on)
			m.Row = model.About(it.person)
			break
		}
	}
	m.State = it.state
	m.AtTime, m.Minutes = cmp.Or(it.atTime, m.AtTime), cmp.Or(it.minutes, m.Minutes)
	return m
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
