package model

// StrategicKind is what a strategic milestone is.
type StrategicKind string

// Kinds of strategic milestones; "own" takes its word from KindName.
const (
	KindQuarter  StrategicKind = "quarter"
	KindLaunch   StrategicKind = "launch"
	KindCampaign StrategicKind = "campaign"
	KindSegment  StrategicKind = "segment"
	KindOwn      StrategicKind = "own"
)

// Strategic is a strategic milestone of the team, with the six answers.
type Strategic struct {
	Row
	Title         string
	Kind          StrategicKind
	KindName      string // when Kind is own
	StartsOn      Date
	DueOn         Date
	State         MilestoneState
	OpenedOn      Date
	ClosedOn      Date
	Headed        string // where are we headed
	Why           string // why
	Looks         string // how does it look when we get there
	ForCustomers  string // what does it mean for our customers
	ForUs         string // for us as a team and each of us
	ForCompany    string // for the company
	Retrospective string
	Position      int64
	ArchivedAt    Instant
}

// TableName pins the table.
func (*Strategic) TableName() string { return "strategic_milestone" }

// Answers are the six answers in the order they are asked.
func (m *Strategic) Answers() [6]string {
	return [6]string{m.Headed, m.Why, m.Looks, m.ForCustomers, m.ForUs, m.ForCompany}
}

// Role is what a career milestone does for a strategic one.
type Role string

// Roles of a link.
const (
	RoleLeads       Role = "leads"
	RoleContributes Role = "contributes"
	RoleLearns      Role = "learns"
	RoleBacksUp     Role = "backs_up"
)

// Link ties a career milestone to a strategic one, with its role and one sentence why. Its subject is the rep.
type Link struct {
	Row
	CareerID    ID `gorm:"column:career_milestone_id"`
	StrategicID ID `gorm:"column:strategic_milestone_id"`
	Role        Role
	Why         string
}

// TableName pins the table.
func (*Link) TableName() string { return "link" }

// Direction is everything the Milestones page shows: of the whole file. What was replaced is left out; what is
// archived is in.
type Direction struct {
	Strategic []Strategic // by due date, then position
	Careers   []Career    // by due date, then position
	Links     []Link
	Moves     []DateMove // of milestones of both kinds, oldest first

	Dependencies []Dependency
	Needed       []NeededSkill
	Targets      []MilestoneTarget // by position
	Measures     []Measure         // of the targets
	Readings     []Reading         // of those, oldest first
}
