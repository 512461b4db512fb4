package model

// Caught is a line from the inbox folder. It is private to its author and has no subject until somebody says whom it is
// about. Once it became a note or a point its text is there, and the line stays empty and about the same person, so that
// its file is not read twice.
type Caught struct {
	Row
	AuthorID ID
	Text     string
	On       Date   `gorm:"column:caught_on"`
	FileName string // without its folder
	Digest   string // SHA-256 of the file, in hexadecimal digits
	SortedOn Date   // the day it became something; none while it waits
}

// TableName pins the table.
func (*Caught) TableName() string { return "caught" }

// NewCaught is a line that waits to be sorted.
func NewCaught(author ID, text string, on Date) Caught {
	return Caught{Row: PrivateAbout(""), AuthorID: author, Text: text, On: on}
}
