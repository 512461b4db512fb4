package model

// CriterionCheck says whether somebody met a criterion on a day, as somebody who knows them saw it. Append-only; the newest
// counts.
type CriterionCheck struct {
	Row
	AuthorID    ID
	CriterionID ID
	On          Date `gorm:"column:checked_on"`
	Met         bool
	Sentence    string
}

// TableName pins the table.
func (*CriterionCheck) TableName() string { return "criterion_check" }
