package model

// DecisionArea is an area in which decisions are delegated: discounts, travel, terms.
type DecisionArea struct {
	Row
	Name       string
	Position   int64
	ArchivedAt Instant
}

// TableName pins the table.
func (*DecisionArea) TableName() string { return "decision_area" }

// Degree says how much a rep decides alone, from 1, the manager tells, to 5, the rep decides.
type Degree int

// The five degrees.
const (
	DegreeTell    Degree = 1 // I tell
	DegreeSell    Degree = 2 // I explain
	DegreeConsult Degree = 3 // we talk, I decide
	DegreeAgree   Degree = 4 // we decide together
	DegreeDecide  Degree = 5 // you decide
)

// Delegation is how much a rep decides alone in an area, from when to when, and the next step that was agreed.
type Delegation struct {
	Row
	AuthorID  ID
	AreaID    ID
	Degree    Degree
	NextStep  string
	NextOn    Date
	ValidFrom Date
	ValidTo   Date
}

// TableName pins the table.
func (*Delegation) TableName() string { return "delegation" }
