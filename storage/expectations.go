package storage

import (
	"context"

	"milepost/model"
)

// Expectations reads the versions of what is expected of a person, or of everybody for the empty id, their
// acknowledgements, the action items that came from them, and the file's templates.
func (s *Store) Expectations(ctx context.Context, person model.ID) (model.Expectations, error) {
	return read(ctx, s, func(v *view) (out model.Expectations, err error) {
		err = reads(
			some(v, &out.Versions, "subject_id, number, id", v.texts(person)),
			some(v, &out.Acknowledgements, "acknowledged_on, id", about(person)),
			some(v, &out.Actions, "position, id", v.texts(person, current, "expectation_id IS NOT NULL")),
			into(v, &out.Templates, "position, id", ""),
		)
		return out, err
	})
}
