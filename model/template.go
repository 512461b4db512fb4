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

// Templates are those that the team has made. Archived ones are in.
type Templates struct {
	All    []Template      // by position
	Points []TemplatePoint // of all, by position
}

// Of are the points of a template, in their order.
func (t *Templates) Of(id ID) []TemplatePoint {
	var out []TemplatePoint
	for _, p := range t.Points {
		if p.TemplateID == id {
			out = append(out, p)
		}
	}
	return out
}
