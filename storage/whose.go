package storage

import (
	"strings"

	"milepost/model"
)

// where is a condition with its arguments.
type where struct {
	text string
	args []any
}

// Conditions that reads share.
const (
	// nothing took the row's place when it was shared or taken back; the + keeps SQLite from looking for it by an index,
	// in which nearly all rows are the same
	current  = "+replaced_by IS NULL"
	everyone = model.ID("") // as a person: everybody
)

// texts are the rows of a table with authors that are about a person, or about anybody for the empty id. Private texts
// of other authors are never read.
func (v *view) texts(person model.ID, more ...string) where {
	w := about(person, append(more, "(visibility<>'private' OR author_id=?)")...)
	w.args = append(w.args, v.actor)
	return w
}

// about are the rows about a person, the team's for model.TheTeam, or about anybody for the empty id.
func about(person model.ID, more ...string) where {
	var w where
	switch person {
	case everyone:
	case model.TheTeam:
		w.text = "subject_id IS NULL"
	default:
		w.text, w.args = "subject_id=?", []any{person}
	}
	if len(more) > 0 && w.text != "" {
		w.text += " AND "
	}
	w.text += strings.Join(more, " AND ")
	return w
}

// with puts the arguments of the other conditions before that of texts.
func (w where) with(args ...any) where {
	at := len(w.args) - 1
	w.args = append(append(append([]any{}, w.args[:at]...), args...), w.args[at])
	return w
}

// some is a read for reads under a condition.
func some[T any](v *view, to *[]T, order string, w where) func() error {
	return into(v, to, order, w.text, w.args...)
}
