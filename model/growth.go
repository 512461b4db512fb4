package model

// GoalState says what became of a growth goal.
type GoalState string

// States of a goal.
const (
	GoalOpen    GoalState = "open"
	GoalReached GoalState = "reached"
	GoalMissed  GoalState = "missed"
	GoalDropped GoalState = "dropped"
)

// Goal is what a rep wants to grow into, with what done looks like.
type Goal struct {
	Row
	AuthorID          ID
	Title             string
	DoneWhen          string
	DueOn             Date
	State             GoalState
	OpenedOn          Date
	ClosedOn          Date
	SkillID           ID // optional
	CareerMilestoneID ID // optional
	Position          int64
	ReplacedBy        ID
	ArchivedAt        Instant
}

// TableName pins the table.
func (*Goal) TableName() string { return "goal" }

// OpenOn says whether the goal was open at the end of the day.
func (g *Goal) OpenOn(d Date) bool { return openOn(g.OpenedOn, g.ClosedOn, d) }

// KeyResult measures a goal.
type KeyResult struct {
	Row
	GoalID     ID
	MeasureID  ID
	Position   int64
	ArchivedAt Instant
}

// TableName pins the table.
func (*KeyResult) TableName() string { return "key_result" }

// GoalStep is a step on the way to a goal, ticked when it is done.
type GoalStep struct {
	Row
	GoalID     ID
	Text       string
	Position   int64
	DueOn      Date // optional
	DoneOn     Date
	ArchivedAt Instant
}

// TableName pins the table.
func (*GoalStep) TableName() string { return "goal_step" }

// Late says whether the step should have been done before a day.
func (s *GoalStep) Late(on Date) bool {
	return s.DoneOn.IsZero() && s.ArchivedAt.IsZero() && !s.DueOn.IsZero() && s.DueOn.Before(on)
}

// Confidence is how sure one is to reach a goal.
type Confidence string

// Steps of confidence; empty: not said.
const (
	ConfidenceSure   Confidence = "sure"
	ConfidenceFairly Confidence = "fairly"
	ConfidenceUnsure Confidence = "unsure"
)

// CheckIn says on a day how a goal goes: progress, blocker, next step, confidence.
type CheckIn struct {
	Row
	AuthorID   ID
	GoalID     ID
	On         Date `gorm:"column:checked_on"`
	Progress   string
	Blocker    string
	NextStep   string
	Confidence Confidence
	ArchivedAt Instant
}

// TableName pins the table.
func (*CheckIn) TableName() string { return "check_in" }

// MilestoneState is shared by career and strategic milestones.
type MilestoneState string

// States of both kinds of milestones.
const (
	MilestonePlanned MilestoneState = "planned"
	MilestoneActive  MilestoneState = "active"
	MilestoneReached MilestoneState = "reached"
	MilestoneMissed  MilestoneState = "missed"
	MilestoneDropped MilestoneState = "dropped"
)

// Closed says whether nothing more will come of a milestone in this state.
func (s MilestoneState) Closed() bool {
	return s == MilestoneReached || s == MilestoneMissed || s == MilestoneDropped
}

// Career is a career milestone: what, why, by when, state.
type Career struct {
	Row
	AuthorID   ID
	Title      string
	Why        string
	DueOn      Date
	State      MilestoneState
	OpenedOn   Date
	ClosedOn   Date
	LevelID    ID // optional; a milestone that names a level is the aim on the road
	SkillID    ID // optional
	Position   int64
	ReplacedBy ID
	ArchivedAt Instant
}

// TableName pins the table.
func (*Career) TableName() string { return "career_milestone" }

// Growth is everything the Growth page of a person shows. What was replaced is left out; what is archived is in.
type Growth struct {
	Goals      []Goal
	KeyResults []KeyResult
	Measures   []Measure
	Readings   []Reading // oldest first
	CheckIns   []CheckIn // oldest first
	Careers    []Career
	Steps      []GoalStep // by position
	Moves      []DateMove // of goals and career milestones, oldest first
}
