package model

import (
	"slices"
	"time"
)

// MeetingState says what became of a one-on-one.
type MeetingState string

// States of a meeting.
const (
	MeetingPlanned   MeetingState = "planned"
	MeetingHeld      MeetingState = "held"
	MeetingMoved     MeetingState = "moved"
	MeetingSkipped   MeetingState = "skipped"
	MeetingCancelled MeetingState = "cancelled"
)

// Meeting is one one-on-one of a pair, or without a subject one meeting of the whole team: a day, and a time of day if
// it is known.
type Meeting struct {
	Row
	AuthorID  ID
	Title     string // of a meeting of the team
	On        Date   `gorm:"column:meeting_on"`
	AtTime    string // "10:00" in Zone, empty if not known
	Zone      string // IANA name; empty: the file's
	Minutes   int    // planned length; 0 if not known
	Place     string // a room or a link
	State     MeetingState
	SeriesID  ID      // the standing meeting it is an occurrence of, if any
	SeriesOn  Date    // the day the series' rule gives, also when it was moved to another
	StartedAt Instant // when the talk began, if it was held with Milepost open
	EndedAt   Instant // when it was finished
	UID       string  `gorm:"column:uid"` // in the calendar it came from
}

// TableName pins the table.
func (*Meeting) TableName() string { return "meeting" }

// Cadence is the number of days agreed between two talks of a pair, from when to when.
type Cadence struct {
	Row
	AuthorID  ID
	Days      int
	ValidFrom Date
	ValidTo   Date
}

// TableName pins the table.
func (*Cadence) TableName() string { return "cadence" }

// Side is one of the two of a pair.
type Side string

// The two of a pair.
const (
	SideManager Side = "manager"
	SideRep     Side = "rep"
)

// PointKind is what a talking point is about; empty: not said.
type PointKind string

// Kinds of talking points.
const (
	PointCareer   PointKind = "career"
	PointSkill    PointKind = "skill"
	PointDeal     PointKind = "deal"
	PointCustomer PointKind = "customer"
	PointStrategy PointKind = "strategy"
	PointPersonal PointKind = "personal"
)

// PointList is which list of the pair a point stands on.
type PointList string

// Lists of points: what is talked about, and deals, which would eat the time for coaching.
const (
	ListTalk     PointList = ""
	ListPipeline PointList = "pipeline"
)

// Point is a talking point. It belongs to the pair, not to a meeting, and carries over until it is closed.
type Point struct {
	Row
	AuthorID   ID
	Side       Side // whose point it is
	Text       string
	Kind       PointKind
	List       PointList
	Position   int64
	RaisedOn   Date
	RaisedInID ID // meeting it was raised in, if any
	ClosedOn   Date
	ClosedInID ID // meeting it was closed in, if any
	ReplacedBy ID // the row that took its place when it was shared or taken back
	ArchivedAt Instant
}

// TableName pins the table.
func (*Point) TableName() string { return "talking_point" }

// ActionState says what became of an action item.
type ActionState string

// States of an action item.
const (
	ActionOpen    ActionState = "open"
	ActionDone    ActionState = "done"
	ActionDropped ActionState = "dropped"
)

// Action is an action item: who of the pair owes the other what by when. On screen its everyday word is promise.
type Action struct {
	Row
	AuthorID      ID
	OwedBy        Side
	Text          string
	DueOn         Date
	State         ActionState
	OpenedOn      Date
	ClosedOn      Date
	PointID       ID // where it came from, each optional
	MeetingID     ID
	GoalID        ID
	ExpectationID ID     // what the manager owes in return
	Reply         string // what the one who owes said last when asked
	RepliedOn     Date
	Position      int64
	ReplacedBy    ID
	ArchivedAt    Instant
}

// TableName pins the table.
func (*Action) TableName() string { return "action_item" }

// OpenOn says whether the action was open at the end of the day.
func (a *Action) OpenOn(d Date) bool { return openOn(a.OpenedOn, a.ClosedOn, d) }

// openOn is the rule for everything with a life: opened by D and not closed by D.
func openOn(opened, closed, d Date) bool {
	return !opened.After(d) && (closed.IsZero() || closed.After(d))
}

// NoteKind is what a note is.
type NoteKind string

// Kinds of notes.
const (
	NotePlain       NoteKind = "note"
	NoteWin         NoteKind = "win"
	NoteLesson      NoteKind = "lesson"
	NoteEvidence    NoteKind = "evidence"
	NoteObservation NoteKind = "observation"
)

// NoteKinds are all of them.
var NoteKinds = []NoteKind{NotePlain, NoteWin, NoteLesson, NoteEvidence, NoteObservation}

// Note is a text about a person on a day. Notes start private.
type Note struct {
	Row
	AuthorID   ID
	On         Date `gorm:"column:noted_on"`
	Kind       NoteKind
	Text       string
	Occasion   string // of an observation: which call or visit
	Keep       string // of an observation: what to go on doing
	Try        string `gorm:"column:try_next"` // of an observation: what to try next time
	MeetingID  ID
	Origin     string // of an imported one: what NoteOrigin made of it when it came, so that it comes only once
	ReplacedBy ID
	ArchivedAt Instant
}

// TableName pins the table.
func (*Note) TableName() string { return "note" }

// OneOnOnes is everything a pair's page of talks shows. What was replaced is left out; what is archived is in.
type OneOnOnes struct {
	Meetings []Meeting // newest first
	Points   []Point   // by position
	Actions  []Action  // by position
	Notes    []Note    // newest first
	Links    []NoteLink
	Cadences []Cadence
	Series   []Series // oldest first
	Absences []Absence
	Zone     *time.Location // the file's, in which days are counted; nil: each meeting's own
}

// meantDays is how many days after its own a talk is still taken to be the one that was planned.
const meantDays = 7

// NextPlanned is the next planned one-on-one with a person from a day on; nil when none is planned.
func (o *OneOnOnes) NextPlanned(person ID, on Date) *Meeting {
	return nextPlanned(o.Meetings, o.Series, person, on, o.Zone)
}

// Planned are the talks that are planned in a span of days, by time.
func (o *OneOnOnes) Planned(span Span) []Meeting {
	return Planned(o.Meetings, o.Series, span, o.Zone)
}

// LastHeld is the day of the last one-on-one held with a person up to a day; zero when there was none.
func (o *OneOnOnes) LastHeld(person ID, on Date) Date {
	return (&Agenda{Meetings: o.Meetings}).LastHeld(person, on)
}

// Unsaid are the occurrences of standing talks in the days before of which nobody has said what became of them, by time.
// What lies before a talk that was held is over.
func (o *OneOnOnes) Unsaid(person ID, today Date) []Meeting {
	last := o.LastHeld(person, today)
	return slices.DeleteFunc(o.Planned(Span{today.AddDays(-meantDays), today.AddDays(-1)}), func(m Meeting) bool {
		on, _ := m.In(o.Zone)
		return m.ID != "" || m.SubjectID != person || !on.After(last)
	})
}

// MeantToday is the planned meeting of one person that takes place when they talk today: that of today, of tomorrow, or
// else the newest of the seven days before, if no talk was held since. nil when none is so close that it is meant.
func (o *OneOnOnes) MeantToday(person ID, today Date) *Meeting {
	last := o.LastHeld(person, today)
	var before, tomorrow *Meeting
	for _, m := range o.Planned(Span{today.AddDays(-meantDays), today.AddDays(1)}) {
		on, _ := m.In(o.Zone)
		days := on.Days(today)
		switch {
		case m.SubjectID != person:
		case days == 0:
			return &m
		case days == 1 && tomorrow == nil:
			tomorrow = &m
		case days < 0 && (m.ID != "" || on.After(last)):
			before = &m
		}
	}
	if tomorrow != nil {
		return tomorrow
	}
	return before
}
