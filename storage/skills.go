package storage

import (
	"context"

	"milepost/model"
)

// Assessments reads the assessments and ratings of a person, or of everybody for the empty id, oldest first.
func (s *Store) Assessments(ctx context.Context, person model.ID) (model.Assessments, error) {
	return read(ctx, s, func(v *view) (model.Assessments, error) { return v.assessments(person) })
}

func (v *view) assessments(person model.ID) (out model.Assessments, err error) {
	err = reads(
		some(v, &out.Assessments, "assessed_on, id", v.texts(person)),
		some(v, &out.Ratings, "id", v.texts(person)),
	)
	return out, err
}
