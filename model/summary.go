package model

// Summary is what was sent to a rep after a talk: which promises had which number, so that a reply means the same ones.
type Summary struct {
	Row
	AuthorID  ID
	MeetingID ID
	MadeOn    Date
	Items     string // ids of action items with a space between; the first is number 1
}

// TableName pins the table.
func (*Summary) TableName() string { return "summary" }
