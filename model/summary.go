package model

import "strings"

// Summary is what was sent to a rep after a talk: which promises had which number, so that a reply means the same ones.
type Summary struct {
	Row
	AuthorID  ID
	MeetingID ID
	MadeOn    Date
	Items     string // ids of action items with a space between; the first is number 1
}

// TableName pins the table.
func (*Summary) TableName() string { return "summary" }

// Numbered are the ids of the promises; the first has number 1.
func (s *Summary) Numbered() []ID {
	var out []ID
	for id := range strings.FieldsSeq(s.Items) {
		out = append(out, ID(id))
	}
	return out
}

// SetNumbered says which promises have the numbers from 1 on.
func (s *Summary) SetNumbered(ids []ID) {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	s.Items = strings.Join(texts, " ")
}
