package model

// Expected are the eight answers that say what is expected of a rep.
type Expected struct {
	What         string // what
	Why          string // why
	Looks        string // how it looks when done correctly
	How          string // how it is done
	CompleteWhen string // when it should be complete
	Takes        string // how long it should take
	BackOnTrack  string // what to do to get back on track
	Owed         string // what the manager owes in return
}

// Expectation is one version of what is expected of a rep, shared by both.
type Expectation struct {
	Row
	AuthorID  ID
	Number    int // of the version, from 1 for each rep
	Expected  `gorm:"embedded"`
	ValidFrom Date
	ValidTo   Date
}

// TableName pins the table.
func (*Expectation) TableName() string { return "expectation" }

// AcknowledgedVia says where a rep acknowledged.
type AcknowledgedVia string

// Handover is on the manager's machine, in hand-over mode; OwnFile is in the rep's own file.
const (
	ViaHandover AcknowledgedVia = "handover"
	ViaOwnFile  AcknowledgedVia = "file"
)

// Acknowledgement says that a rep has read a version and agrees. Its author is whose machine it was entered on. It is
// not undone but withdrawn, visibly.
type Acknowledgement struct {
	Row
	AuthorID      ID
	ExpectationID ID
	On            Date `gorm:"column:acknowledged_on"`
	Via           AcknowledgedVia
	WithdrawnOn   Date
}

// TableName pins the table.
func (*Acknowledgement) TableName() string { return "acknowledgement" }

// ExpectationTemplate is what a team begins the expectations of a role with.
type ExpectationTemplate struct {
	Row
	AuthorID   ID
	Name       string
	LadderID   ID // of the role; none: for any
	Expected   `gorm:"embedded"`
	Position   int64
	ArchivedAt Instant
}

// TableName pins the table.
func (*ExpectationTemplate) TableName() string { return "expectation_template" }
