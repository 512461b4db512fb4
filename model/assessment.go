package model

// AssessmentState says how far an assessment has come.
type AssessmentState string

// States of an assessment.
const (
	AssessmentOpen     AssessmentState = "open"
	AssessmentCompared AssessmentState = "compared"
	AssessmentAgreed   AssessmentState = "agreed"
)

// Assessment is one look at one person's skills on one day, under one version of the framework. Append-only.
type Assessment struct {
	Row
	AuthorID  ID
	VersionID ID
	On        Date `gorm:"column:assessed_on"`
	State     AssessmentState

	// ExpectationID is the version of the expectations that held on the day; none: nothing was expected then. It never
	// changes, whatever is expected later.
	ExpectationID ID

	Blind       bool // each side's ratings are held back from the other while it is open
	SelfOn      Date // the day on which the rep finished rating; none: not yet
	ManagerOn   Date // the day on which the manager did
	AgreedOn    Date // the day on which both agreed
	WithdrawnOn Date // the day on which that was taken back; what was agreed counts no more from then on
}

// TableName pins the table.
func (*Assessment) TableName() string { return "assessment" }

// Rater is who rated.
type Rater string

// The three ratings a skill can have.
const (
	BySelf    Rater = "self"
	ByManager Rater = "manager"
	ByAgreed  Rater = "agreed"
)

// Rating is a step of the scale for one skill, or skipped: "not rated" is never 0 and never averaged. A correction is
// a new rating; the newest counts.
type Rating struct {
	Row
	AuthorID     ID
	AssessmentID ID
	SkillID      ID
	Rater        Rater
	Step         int // 1…; 0 when skipped
	Skipped      bool
	Sentence     string
}

// TableName pins the table.
func (*Rating) TableName() string { return "rating" }

// Assessments is what a page needs to know of ratings: of one person or of everybody.
type Assessments struct {
	Assessments []Assessment // oldest first
	Ratings     []Rating     // oldest first
}
