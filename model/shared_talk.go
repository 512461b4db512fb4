package model

import (
	"cmp"
	"slices"
	"time"
)

// SharedTalk is what a rep may see of a one-on-one: the summary that leaves the house. Like every Shared type it has no
// field for a private text, and NewSharedTalk leaves out every row that is private, replaced or archived.
type SharedTalk struct {
	PersonID    ID
	Name        string
	Call        string // in sentences
	ManagerName string
	ManagerCall string
	MeetingID   ID   // none: no talk is known
	On          Date // of the talk
	AsOf        Date
	Talked      []SharedPoint // closed in the talk
	Raised      []SharedPoint // raised in it and still open
	Kept        []SharedAction
	Items       []SharedItem // what is open; the first is number 1
	NextOn      Date         // of the next talk that is planned; none: none is
	NextAt      string
}

// SharedItem is an open promise with its number in the summary.
type SharedItem struct {
	ID       ID
	Number   int
	OwedBy   Side
	Text     string
	DueOn    Date
	OpenedOn Date
}

// Before says whether the promise was there already before the talk.
func (t *SharedTalk) Before(i SharedItem) bool { return i.OpenedOn.Before(t.On) }

// SharedTalkFacts is what a summary is made from; storage reads it with the allow-list already in the query.
type SharedTalkFacts struct {
	Roster *Roster
	Talks  OneOnOnes
}

// NewSharedTalk makes the summary of a meeting as of a day. Without a meeting it is that of the last talk. What is open
// is what is open on the day, whichever the meeting: an answer is about that. An unknown person or meeting is ErrNotFound.
func NewSharedTalk(f SharedTalkFacts, person, meeting ID, asOf Date) (SharedTalk, error) {
	p := f.Roster.Person(person)
	if p == nil {
		return SharedTalk{}, &Problem{Key: "error.person.none", Args: []any{person.Short()}, Err: ErrNotFound}
	}
	meetings := slices.DeleteFunc(slices.Clone(f.Talks.Meetings), func(m Meeting) bool { return m.SubjectID != person || m.Visibility == Private })
	t := SharedTalk{PersonID: person, Name: p.Name, Call: p.Call(), AsOf: asOf, On: asOf}
	if m := f.Roster.ManagerOn(person, asOf); m != nil {
		t.ManagerName, t.ManagerCall = m.Name, m.Call()
	} else {
		t.ManagerName, t.ManagerCall = f.Roster.OwnerName(), f.Roster.OwnerCall()
	}
	m, err := summed(meetings, meeting, asOf)
	if err != nil {
		return SharedTalk{}, err
	}
	if m != nil {
		t.MeetingID, t.On = m.ID, m.On
	}
	t.points(f.Talks.Points)
	t.actions(f.Talks.Actions)
	series := slices.DeleteFunc(slices.Clone(f.Talks.Series), func(s Series) bool { return s.SubjectID != person || s.Visibility == Private })
	t.next(meetings, series, f.Roster.File.Location())
	return t, nil
}

// summed is the meeting that is meant; nil when no talk is known.
func summed(meetings []Meeting, meeting ID, asOf Date) (*Meeting, error) {
	if meeting == "" {
		return lastOrToday(meetings, asOf), nil
	}
	for i := range meetings {
		if meetings[i].ID == meeting {
			return &meetings[i], nil
		}
	}
	return nil, &Problem{Key: "error.meeting.none", Args: []any{meeting.Short()}, Err: ErrNotFound}
}

// lastOrToday is the newest meeting that was held by the day, or one that is planned for the day itself; nil if there is
// none.
func lastOrToday(meetings []Meeting, on Date) *Meeting {
	var last *Meeting
	for i := range meetings {
		m := &meetings[i]
		meant := m.State == MeetingHeld && !m.On.After(on) || m.State == MeetingPlanned && m.On == on
		if meant && (last == nil || m.On.After(last.On) || m.On == last.On && last.State != MeetingHeld) {
			last = m
		}
	}
	return last
}

// points takes what was closed or raised in the talk: said to be of that meeting, or of its day and of no meeting.
func (t *SharedTalk) points(all []Point) {
	of := func(on Date, in ID) bool {
		return !on.IsZero() && (in != "" && in == t.MeetingID || in == "" && on == t.On)
	}
	for _, p := range all {
		if p.SubjectID != t.PersonID || p.Visibility != Shared || p.ReplacedBy != "" || !p.ArchivedAt.IsZero() {
			continue
		}
		shared := SharedPoint{p.Side, p.Kind, p.Text, p.RaisedOn, p.ClosedOn}
		switch {
		case of(p.ClosedOn, p.ClosedInID):
			t.Talked = append(t.Talked, shared)
		case of(p.RaisedOn, p.RaisedInID) && p.ClosedOn.IsZero():
			t.Raised = append(t.Raised, shared)
		}
	}
}

// actions numbers what is open: the rep's own first, because the rep answers, then the manager's; of each the first due
// first, and what has no day last. What was kept on the day of the talk is named apart.
func (t *SharedTalk) actions(all []Action) {
	for _, a := range all {
		if a.SubjectID != t.PersonID || a.Visibility != Shared || a.ReplacedBy != "" || !a.ArchivedAt.IsZero() {
			continue
		}
		switch {
		case a.State == ActionOpen && !a.OpenedOn.After(t.AsOf):
			t.Items = append(t.Items, SharedItem{ID: a.ID, OwedBy: a.OwedBy, Text: a.Text, DueOn: a.DueOn, OpenedOn: a.OpenedOn})
		case a.State == ActionDone && a.ClosedOn == t.On:
			t.Kept = append(t.Kept, SharedAction{a.OwedBy, a.Text, a.DueOn, a.State, a.ClosedOn})
		}
	}
	slices.SortStableFunc(t.Items, func(a, b SharedItem) int {
		return cmp.Or(cmp.Compare(rank(a.OwedBy != SideRep), rank(b.OwedBy != SideRep)),
			cmp.Compare(rank(a.DueOn.IsZero()), rank(b.DueOn.IsZero())), cmp.Compare(a.DueOn.String(), b.DueOn.String()))
	})
	for i := range t.Items {
		t.Items[i].Number = i + 1
	}
}

// next is the first talk that is planned after this one, from the day on, by itself or by a rule.
func (t *SharedTalk) next(meetings []Meeting, series []Series, zone *time.Location) {
	from := t.On.AddDays(1)
	if from.Before(t.AsOf) {
		from = t.AsOf
	}
	if m := nextPlanned(meetings, series, t.PersonID, from, zone); m != nil {
		t.NextOn, t.NextAt = m.In(zone)
	}
}

// Sent is the summary as it is remembered once it has left.
func (t *SharedTalk) Sent(author ID) Summary {
	ids := make([]ID, len(t.Items))
	for i, item := range t.Items {
		ids[i] = item.ID
	}
	s := Summary{Row: About(t.PersonID), AuthorID: author, MeetingID: t.MeetingID, MadeOn: t.AsOf}
	s.SetNumbered(ids)
	return s
}
