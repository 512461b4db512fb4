package model

// Template is a list of points to begin a talk with that the team has made itself.
type Template struct {
	Row
	AuthorID   ID
	Name       string
	Position   int64
	ArchivedAt Instant
}

// TableName pins the table.
func (*Template) TableName() string { return "template" }

// TemplatePoint is one point of a template.
type TemplatePoint struct {
	Row
	TemplateID ID
	Side       Side
	Kind       PointKind
	Text       string
	Position   int64
}

// TableName pins the table.
func (*TemplatePoint) TableName() string { return "template_point" }
