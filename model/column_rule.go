package model

// ColumnRule is how a list's columns were understood once somebody corrected them: the next list of the same kind and shape is
// understood the same way.
type ColumnRule struct {
	Row
	Kind    string // of the list
	Shape   string // its header, folded
	Mapping string // JSON: field, column
}

// TableName pins the table.
func (*ColumnRule) TableName() string { return "column_rule" }
