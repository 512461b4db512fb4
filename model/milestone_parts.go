package model

// MilestoneTarget is what a strategic milestone is measured by.
type MilestoneTarget struct {
	Row
	StrategicID ID `gorm:"column:strategic_milestone_id"`
	MeasureID   ID
	Position    int64
	ArchivedAt  Instant
}

// TableName pins the table.
func (*MilestoneTarget) TableName() string { return "milestone_target" }

// Dependency says that a strategic milestone cannot be reached before another one. Dependencies make no circle.
type Dependency struct {
	Row
	StrategicID ID `gorm:"column:strategic_milestone_id"`
	WaitsForID  ID
}

// TableName pins the table.
func (*Dependency) TableName() string { return "dependency" }

// NeededSkill says how many people a strategic milestone needs at which step of a skill.
type NeededSkill struct {
	Row
	StrategicID ID `gorm:"column:strategic_milestone_id"`
	SkillID     ID
	Step        int
	People      int
}

// TableName pins the table.
func (*NeededSkill) TableName() string { return "needed_skill" }
