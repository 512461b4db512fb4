package model

// Person is a rep, a manager, or both. A person's row is its own subject.
type Person struct {
	Row
	Name       string // as shown
	Given      string
	Family     string
	CallName   string // in sentences; empty: Given, else the first word of Name
	IsRep      bool
	Place      string
	Zone       string // IANA name, empty: the file's
	Email      string
	Phone      string
	StartedOn  Date
	LeftOn     Date
	ArchivedAt Instant
}

// TableName pins the table.
func (*Person) TableName() string { return "person" }

// Alias is another name of a person, for example a romanised one.
type Alias struct {
	Row
	Name string
}

// TableName pins the table.
func (*Alias) TableName() string { return "person_alias" }

// SourceID is what another system calls a person. (Source, External) is unique in a file.
type SourceID struct {
	Row
	Source   string // for example "teams"; never a file's name
	External string
}

// TableName pins the table.
func (*SourceID) TableName() string { return "person_source" }

// Assignment says who managed a person, in which team and region, at which level, from when to when (both days
// included; no ValidFrom: open to the past; no ValidTo: until further notice). Two of one person never overlap.
type Assignment struct {
	Row
	ManagerID ID // a person
	Team      string
	Region    string
	LevelID   ID
	ValidFrom Date
	ValidTo   Date
}

// TableName pins the table.
func (*Assignment) TableName() string { return "assignment" }

// Span is the assignment's life.
func (a *Assignment) Span() Span { return Span{a.ValidFrom, a.ValidTo} }
