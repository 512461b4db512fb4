package model

// Visibility says who may see a row. It is set when the row is made and never updated.
type Visibility string

// Private is its author's alone, Shared is the pair's, Team is for everybody in the file.
const (
	Private Visibility = "private"
	Shared  Visibility = "shared"
	Team    Visibility = "team"
)

// Row is what every stored record has.
type Row struct {
	ID         ID `gorm:"primaryKey"`
	SubjectID  ID // the person the row is about; none: the team's
	Visibility Visibility
	Version    int64 // number of the unit that wrote the row last; 0: not stored yet
}

// Head gives storage the part that all records share.
func (r *Row) Head() *Row { return r }

// Record is a pointer to a struct that embeds Row and pins its table's name.
type Record interface {
	Head() *Row
	TableName() string
}

// About starts a shared row about a person.
func About(person ID) Row { return Row{SubjectID: person, Visibility: Shared} }

// PrivateAbout starts a private row about a person.
func PrivateAbout(person ID) Row { return Row{SubjectID: person, Visibility: Private} }

// TheTeam names the team where a person could be named. No row has it: the team's rows have no subject.
const TheTeam ID = "team"

// RowFor starts a row about a person, or of the team, in which nothing is private.
func RowFor(subject ID, v Visibility) Row {
	if subject == TheTeam {
		return Ours()
	}
	return Row{SubjectID: subject, Visibility: v}
}

// Ours starts a row of the team.
func Ours() Row { return Row{Visibility: Team} }
