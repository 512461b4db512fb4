package model

// MoveKind says why a date changed.
type MoveKind string

// Moved is a date that was moved; Carried is a goal that went on into the next period.
const (
	MoveMoved   MoveKind = "moved"
	MoveCarried MoveKind = "carried"
)

// DateMove is a due date that was moved: of exactly one strategic milestone, career milestone or goal. As of a day before
// On the date was From.
type DateMove struct {
	Row
	AuthorID    ID
	StrategicID ID `gorm:"column:strategic_milestone_id"`
	CareerID    ID `gorm:"column:career_milestone_id"`
	GoalID      ID
	Kind        MoveKind
	On          Date `gorm:"column:moved_on"`
	From        Date `gorm:"column:from_on"`
	To          Date `gorm:"column:to_on"`
	Why         string
}

// TableName pins the table.
func (*DateMove) TableName() string { return "date_move" }
