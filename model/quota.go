package model

// Quota is what somebody is to bring in a period; its measure has the target. It belongs to whom it was set for and never
// moves.
type Quota struct {
	Row
	MeasureID  ID
	ValidFrom  Date // of the period
	ValidTo    Date
	ArchivedAt Instant
}

// TableName pins the table.
func (*Quota) TableName() string { return "quota" }
