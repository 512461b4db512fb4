package storage

import (
	"context"

	"milepost/model"
)

// NotesOf reads the notes of a person over a span of days for whoever keeps them, newest first, with how many private ones
// there are. Without private those are not read but counted. What is archived or was replaced is left out, and so is what
// the curtain hides.
func (s *Store) NotesOf(ctx context.Context, person model.ID, span model.Span, private bool) (notes []model.Note, privates int, err error) {
	notes, err = read(ctx, s, func(v *view) ([]model.Note, error) {
		const live = "archived_at IS NULL"
		which := v.texts(person, current, live)
		if !private {
			which = about(person, "visibility='shared'", current, live)
		}
		var out []model.Note
		if err := some(v, &out, "noted_on DESC, id DESC", which)(); err != nil {
			return nil, err
		}
		hidden := v.texts(person, "visibility='private'", current, live)
		if !span.From.IsZero() {
			hidden.text, hidden.args = hidden.text+" AND noted_on>=?", append(hidden.args, span.From)
		}
		if !span.To.IsZero() {
			hidden.text, hidden.args = hidden.text+" AND noted_on<=?", append(hidden.args, span.To)
		}
		return out, v.tx.QueryRowContext(ctx, "SELECT count(*) FROM note WHERE "+hidden.text, hidden.args...).Scan(&privates)
	})
	var within []model.Note
	for _, n := range notes {
		if span.Holds(n.On) {
			within = append(within, n)
		}
	}
	return within, privates, err
}
