package model

import (
	"cmp"
	"slices"
	"time"
)

// Agenda is what Today and the lists of promises need to know of everybody on a day. What was replaced is left out; what
// is archived is in.
type Agenda struct {
	// Meetings are those of the day and after it, whatever their state, rows of later occurrences of standing meetings, and
	// the last one held with each, oldest first.
	Meetings []Meeting
	Cadences []Cadence
	Series   []Series // that have not ended before the day
	Absences []Absence
	Actions  []Action       // open ones
	Points   []Point        // open ones
	Goals    []Goal         // open ones
	Zone     *time.Location // the file's, in which days are counted; nil: each meeting's own
}

// LineKind says what a line of Today is about, in the order of their rank.
type LineKind string

// Kinds of lines of Today.
const (
	LineMeeting      LineKind = "meeting"
	LineMyOverdue    LineKind = "my_overdue"
	LineWaiting      LineKind = "waiting"
	LineTheirOverdue LineKind = "their_overdue"
	LineDueSoon      LineKind = "due_soon"
	LineMilestone    LineKind = "milestone"
)

// TodayLine is one thing to do or to know today.
type TodayLine struct {
	Kind     LineKind
	PersonID ID     // none for a strategic milestone
	RefID    ID     // the action, goal or milestone, or the meeting's Ref; none for somebody who waits
	OwedBy   Side   // of an action
	On       Date   // the day it is due, or of the last talk; zero for "never"
	AtTime   string // by the file's clock
	Days     int    // days late or waited; for what is to come, days until then
	Text     string // of the record
	Private  bool
}

// TodayLimit is the greatest number of lines in the list of Today, WeekLimit and NearLimit those of what stands
// beside it.
const (
	TodayLimit = 7
	WeekLimit  = 4
	NearLimit  = 3

	dueSoonDays   = 7
	milestoneDays = 14
	nearDays      = 60
)

// Today is the day's page: at most seven lines by rank, how many did not fit, the week's meetings and the milestones
// close by.
type Today struct {
	On        Date
	Lines     []TodayLine
	More      int         // lines that did not fit
	Rest      []TodayLine // those lines
	Week      []Meeting   // planned ones from today to the end of the week, at most four, by the file's clock
	Near      []Near      // at most three
	NoCadence int         // my people without an agreed cadence: nobody can say whether they wait
}

// Near is a milestone close by: a career milestone when PersonID is set, else a strategic one.
type Near struct {
	RefID    ID
	PersonID ID
	Title    string
	DueOn    Date
	OpenedOn Date
	Serves   string // title of the strategic milestone a career milestone serves first; may be empty
	Private  bool
}

// NewToday ranks what is to be done on a day for the given people (mine) and the team.
func NewToday(people []Person, agenda Agenda, dir Direction, firstWeekday int, on Date) Today {
	mine := map[ID]bool{"": true} // the team's are the manager's too
	for _, p := range people {
		mine[p.ID] = true
	}
	t := Today{On: on}
	lines := meetingLines(agenda, mine, on)
	lines = append(lines, actionLines(agenda, mine, on, SideManager, LineMyOverdue)...)
	waits, without := Waiting(people, agenda, on)
	for _, w := range waits {
		lines = append(lines, TodayLine{Kind: LineWaiting, PersonID: w.PersonID, On: w.LastHeld, Days: w.Days})
	}
	lines = append(lines, actionLines(agenda, mine, on, SideRep, LineTheirOverdue)...)
	lines = append(lines, dueSoonLines(agenda, mine, on)...)
	lines = append(lines, milestoneLines(dir, mine, on)...)
	t.Lines = lines
	if len(lines) > TodayLimit {
		t.Lines, t.Rest = lines[:TodayLimit], lines[TodayLimit:]
		t.More = len(t.Rest)
	}
	t.NoCadence = without
	t.Week = week(agenda, mine, firstWeekday, on)
	t.Near = near(dir, mine, on)
	t.Near = t.Near[:min(len(t.Near), NearLimit)]
	return t
}

func meetingLines(agenda Agenda, mine map[ID]bool, on Date) []TodayLine {
	var out []TodayLine
	for _, m := range agenda.Planned(Span{on, on}) {
		if mine[m.SubjectID] {
			day, at := m.In(agenda.Zone)
			out = append(out, TodayLine{Kind: LineMeeting, PersonID: m.SubjectID, RefID: m.Ref(), On: day, AtTime: at})
		}
	}
	return out
}

// timeKey sorts meetings without a time behind those with one.
func timeKey(at string) string {
	if at == "" {
		return "~"
	}
	return at
}

func actionLines(agenda Agenda, mine map[ID]bool, on Date, side Side, kind LineKind) []TodayLine {
	var out []TodayLine
	for i := range agenda.Actions {
		a := &agenda.Actions[i]
		if a.OwedBy == side && mine[a.SubjectID] && a.ArchivedAt.IsZero() && a.OpenOn(on) && a.OverdueOn(on) {
			out = append(out, actionLine(a, kind, on.Days(a.DueOn)))
		}
	}
	sortByDue(out)
	return out
}

func actionLine(a *Action, kind LineKind, days int) TodayLine {
	return TodayLine{
		Kind: kind, PersonID: a.SubjectID, RefID: a.ID, OwedBy: a.OwedBy, On: a.DueOn, Days: days,
		Text: a.Text, Private: a.Visibility == Private,
	}
}

// OverdueOn says whether an open action's due date has passed.
func (a *Action) OverdueOn(on Date) bool { return !a.DueOn.IsZero() && a.DueOn.Before(on) }

func dueSoonLines(agenda Agenda, mine map[ID]bool, on Date) []TodayLine {
	soon := Span{on, on.AddDays(dueSoonDays)}
	var out []TodayLine
	for i := range agenda.Actions {
		a := &agenda.Actions[i]
		if mine[a.SubjectID] && a.ArchivedAt.IsZero() && a.OpenOn(on) && !a.DueOn.IsZero() && soon.Holds(a.DueOn) {
			out = append(out, actionLine(a, LineDueSoon, a.DueOn.Days(on)))
		}
	}
	for i := range agenda.Goals {
		g := &agenda.Goals[i]
		if mine[g.SubjectID] && g.ArchivedAt.IsZero() && g.OpenOn(on) && !g.DueOn.IsZero() && soon.Holds(g.DueOn) {
			out = append(out, TodayLine{
				Kind: LineDueSoon, PersonID: g.SubjectID, RefID: g.ID, On: g.DueOn,
				Days: g.DueOn.Days(on), Text: g.Title, Private: g.Visibility == Private,
			})
		}
	}
	sortByDue(out)
	return out
}

func milestoneLines(dir Direction, mine map[ID]bool, on Date) []TodayLine {
	var out []TodayLine
	for _, n := range near(dir, mine, on) {
		if d := n.DueOn.Days(on); d <= milestoneDays {
			out = append(out, TodayLine{Kind: LineMilestone, PersonID: n.PersonID, RefID: n.RefID, On: n.DueOn, Days: d, Text: n.Title})
		}
	}
	return out
}

func sortByDue(lines []TodayLine) {
	slices.SortStableFunc(lines, func(a, b TodayLine) int {
		return cmp.Or(cmp.Compare(a.On.n, b.On.n), cmp.Compare(a.RefID, b.RefID))
	})
}

// Wait is somebody who waits longer for a talk than agreed.
type Wait struct {
	PersonID ID
	LastHeld Date // zero: never
	Days     int  // since the last talk; 0 when there was none
	Away     int  // of these, those on which they were away, which do not count
	Agreed   int  // days between talks
	Late     int  // days that count and are more than agreed; 0 when there was no talk
}

// LastHeld is the day of the last one-on-one held with a person up to a day; zero when there was none.
func (a *Agenda) LastHeld(person ID, on Date) Date {
	var last Date
	for i := range a.Meetings {
		m := &a.Meetings[i]
		if m.SubjectID == person && m.State == MeetingHeld && !m.On.After(on) && m.On.After(last) {
			last = m.On
		}
	}
	return last
}

// NextPlanned is the next planned one-on-one with a person from a day on; nil when none is planned.
func (a *Agenda) NextPlanned(person ID, on Date) *Meeting {
	return nextPlanned(a.Meetings, a.Series, person, on, a.Zone)
}

// Planned are the meetings that are planned in a span of days from the agenda's day on, by time.
func (a *Agenda) Planned(span Span) []Meeting { return Planned(a.Meetings, a.Series, span, a.Zone) }

// CadenceOn is the number of days agreed between two talks as of a day; 0 when nothing is agreed.
func CadenceOn(cadences []Cadence, person ID, on Date) int {
	days := 0
	for i := range cadences {
		if c := &cadences[i]; c.SubjectID == person && (Span{c.ValidFrom, c.ValidTo}).Holds(on) {
			days = c.Days
		}
	}
	return days
}

// Waiting lists who waits longer than agreed, latest first (never held before all), and counts who has no cadence: the
// last talk plus the cadence in civil days, less days away, is before the day. Planned meetings and those after the day do
// not count.
func Waiting(people []Person, agenda Agenda, on Date) (waits []Wait, without int) {
	for _, p := range people {
		agreed := CadenceOn(agenda.Cadences, p.ID, on)
		if agreed == 0 {
			without++
			continue
		}
		w := Wait{PersonID: p.ID, LastHeld: agenda.LastHeld(p.ID, on), Agreed: agreed}
		if !w.LastHeld.IsZero() {
			w.Days, w.Away = on.Days(w.LastHeld), AwayDays(agenda.Absences, p.ID, Span{w.LastHeld.AddDays(1), on})
			w.Late = max(0, w.Days-w.Away-agreed)
		}
		if w.LastHeld.IsZero() || w.Late > 0 {
			waits = append(waits, w)
		}
	}
	slices.SortStableFunc(waits, func(a, b Wait) int {
		return cmp.Or(never(b)-never(a), cmp.Compare(b.Late, a.Late), cmp.Compare(a.LastHeld.n, b.LastHeld.n))
	})
	return waits, without
}

// never is 1 for somebody with whom no talk was held yet.
func never(w Wait) int {
	if w.LastHeld.IsZero() {
		return 1
	}
	return 0
}

func week(agenda Agenda, mine map[ID]bool, firstWeekday int, on Date) []Meeting {
	end := on.WeekStart(weekday(firstWeekday)).AddDays(6)
	out := slices.DeleteFunc(agenda.Planned(Span{on, end}), func(m Meeting) bool { return !mine[m.SubjectID] })
	return out[:min(len(out), WeekLimit)]
}

func near(dir Direction, mine map[ID]bool, on Date) []Near {
	until := Span{on, on.AddDays(nearDays)}
	var out []Near
	for i := range dir.Careers {
		c := &dir.Careers[i]
		if mine[c.SubjectID] && c.Current(on) && until.Holds(c.DueOn) {
			n := Near{RefID: c.ID, PersonID: c.SubjectID, Title: c.Title, DueOn: c.DueOn, OpenedOn: c.OpenedOn, Private: c.Visibility == Private}
			if served := dir.Serves(c.ID, on); len(served) > 0 {
				n.Serves = served[0].Strategic.Title
			}
			out = append(out, n)
		}
	}
	for i := range dir.Strategic {
		if s := &dir.Strategic[i]; s.Current(on) && until.Holds(s.DueOn) {
			out = append(out, Near{RefID: s.ID, Title: s.Title, DueOn: s.DueOn, OpenedOn: cmp.Or(s.StartsOn, s.OpenedOn)})
		}
	}
	slices.SortStableFunc(out, func(a, b Near) int { return cmp.Or(cmp.Compare(a.DueOn.n, b.DueOn.n), cmp.Compare(a.RefID, b.RefID)) })
	return out
}
