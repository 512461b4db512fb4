package model

import "strings"

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

// NamePlace stands in the text of a template's point for how the rep is called.
const NamePlace = "{name}"

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

// Beginning is a point that a template would add to a talk.
type Beginning struct {
	Side  Side
	Kind  PointKind
	Text  string
	There bool // it is open already, on either side: it is not added again
}

// BeginFrom is what the points of a template would add for somebody who is called so, beside the points there are.
func BeginFrom(points []TemplatePoint, have []Point, call string) []Beginning {
	open := map[string]bool{}
	for i := range have {
		if x := &have[i]; x.ClosedOn.IsZero() && x.ArchivedAt.IsZero() && x.ReplacedBy == "" {
			open[AskKey(x.Text)] = true
		}
	}
	var out []Beginning
	for _, p := range points {
		b := Beginning{Side: p.Side, Kind: p.Kind, Text: strings.ReplaceAll(p.Text, NamePlace, call)}
		key := AskKey(b.Text)
		b.There = open[key]
		open[key] = true
		out = append(out, b)
	}
	return out
}
