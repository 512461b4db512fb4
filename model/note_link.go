package model

// NoteLink says what a note is evidence of: exactly one of the ids is set. Several links may hang on one note.
type NoteLink struct {
	Row
	AuthorID    ID
	NoteID      ID
	SkillID     ID
	GoalID      ID
	CareerID    ID `gorm:"column:career_milestone_id"`
	StrategicID ID `gorm:"column:strategic_milestone_id"`
	RatingID    ID
	Step        int // what an observation saw of the skill: a step of the scale, 0 for none. It is no rating
}

// TableName pins the table.
func (*NoteLink) TableName() string { return "note_link" }
