package model

import "slices"

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

// Of is the id of what was moved.
func (m *DateMove) Of() ID {
	for _, id := range []ID{m.StrategicID, m.CareerID} {
		if id != "" {
			return id
		}
	}
	return m.GoalID
}

// DueAsOf is the due date that something had at the end of a day: what its first move after that day moved it from, else
// the one it has. The moves are oldest first; those of others do not count.
func DueAsOf(moves []DateMove, of ID, due, on Date) Date {
	for i := range moves {
		if m := &moves[i]; m.Of() == of && m.On.After(on) {
			return m.From
		}
	}
	return due
}

// AsOf is what the milestones were due on at the end of a day; titles, states and ties are as they are now.
func (d *Direction) AsOf(on Date) Direction {
	out := *d
	out.Strategic, out.Careers = slices.Clone(d.Strategic), slices.Clone(d.Careers)
	for i := range out.Strategic {
		s := &out.Strategic[i]
		s.DueOn = DueAsOf(d.Moves, s.ID, s.DueOn, on)
	}
	for i := range out.Careers {
		c := &out.Careers[i]
		c.DueOn = DueAsOf(d.Moves, c.ID, c.DueOn, on)
	}
	return out
}
