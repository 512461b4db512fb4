package model

// Question is one that was imported, to be asked in a one-on-one. Source, External and Language together are found once.
type Question struct {
	Row
	Text       string
	Category   string // as its source calls it
	Language   string // "en", "ja"
	Source     string
	External   string // its id there
	ArchivedAt Instant
}

// TableName pins the table.
func (*Question) TableName() string { return "question" }
