package model

// CalibrationDeck is a deck of evidence without names that another manager rates, to see whether two managers mean the same
// by a step. It is private, and so are its cards.
type CalibrationDeck struct {
	Row
	AuthorID   ID
	On         Date `gorm:"column:made_on"`
	VersionID  ID   // of the framework it is rated by
	ArchivedAt Instant
}

// TableName pins the table.
func (*CalibrationDeck) TableName() string { return "calibration_deck" }

// CalibrationCard is one rating of the owner's with its evidence. Text is what another manager reads: no name is in it.
type CalibrationCard struct {
	Row
	AuthorID ID
	DeckID   ID
	Number   int // counted from 1 within the deck
	SkillID  ID
	RatingID ID
	Step     int // as the owner rated
	Text     string
}

// TableName pins the table.
func (*CalibrationCard) TableName() string { return "calibration_card" }

// CalibrationAnswer is what another manager made of a card.
type CalibrationAnswer struct {
	Row
	AuthorID ID // who took it in
	CardID   ID
	Rater    string // the other manager's name
	On       Date   `gorm:"column:answered_on"`
	Step     int    // 0: skipped
	Sentence string
}

// TableName pins the table.
func (*CalibrationAnswer) TableName() string { return "calibration_answer" }
