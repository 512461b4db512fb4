package model

import (
	"maps"
	"slices"
)

// Values are columns of a record and what they hold: int64 or string. A column that holds nothing is absent.
type Values map[string]any

// Text is a column that holds a text; empty when it holds none.
func (v Values) Text(column string) string {
	s, _ := v[column].(string)
	return s
}

// ID is a column that holds an id; empty when it holds none.
func (v Values) ID(column string) ID { return ID(v.Text(column)) }

// Number is a column that holds a number; 0 when it holds none.
func (v Values) Number(column string) int64 {
	n, _ := v[column].(int64)
	return n
}

// Date is a column that holds a day; none when it holds none.
func (v Values) Date(column string) Date {
	d, err := ParseDate(v.Text(column))
	if err != nil {
		return Date{}
	}
	return d
}

// Private says whether the record is its author's alone.
func (v Values) Private() bool { return v.Text("visibility") == string(Private) }

// Ref names a record by where it is kept.
type Ref struct {
	Table string
	ID    ID
}

// RefOf names a record.
func RefOf(r Record) Ref { return Ref{r.TableName(), r.Head().ID} }

// Kinds of chapters: something was done, taken back, or done again.
const (
	ChapterDo   = "do"
	ChapterUndo = "undo"
	ChapterRedo = "redo"
)

// Ops of events: a record is new, changed, removed, or about somebody else from then on.
const (
	EventNew     = "I"
	EventChanged = "U"
	EventRemoved = "D"
	EventMoved   = "M"
)

// Story tells what was recorded of somebody, of one record, or of everybody.
type Story struct {
	Chapters []Chapter      // newest first
	Older    int64          // older chapters have smaller numbers than this one; 0: that was all
	Names    map[ID]string  // what ids refer to, as they are called now
	Measures map[ID]Measure // what values are values of
}

// Chapter is one unit of work, with what it changed of whom the story is about.
type Chapter struct {
	Seq    int64
	Name   string // a key
	Kind   string
	At     Instant // when it was recorded
	Actor  ID      // the author who did it
	Target int64   // the unit that was taken back or done again; 0: none
	Undone bool    // it was taken back since
	Events []Event // as they happened
}

// Event is what a chapter did to one record, or to many of a kind at once.
type Event struct {
	Record        Ref // without an id: of Count records
	Op            string
	Visibility    Visibility
	Count         int
	As            Values // the record as it was afterwards; of a removed one as it was before
	Before, After Values // of a change: the columns that changed
	Now           int64  // the unit that wrote or removed the record last
	Back          bool   // the record can be put back to what it was before
}

// Columns are those that changed, in order of their names.
func (e *Event) Columns() []string {
	all := map[string]bool{}
	for c := range e.Before {
		all[c] = true
	}
	for c := range e.After {
		all[c] = true
	}
	return slices.Sorted(maps.Keys(all))
}
