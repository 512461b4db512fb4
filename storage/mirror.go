package storage

import (
	"context"

	"milepost/model"
)

// RaterFacts reads what the mirror of a rater looks at: all ratings that are not held back, the notes that are tied to
// something, and the versions of the framework that were rated by.
func (s *Store) RaterFacts(ctx context.Context) (model.RaterFacts, error) {
	return read(ctx, s, func(v *view) (f model.RaterFacts, err error) {
		if f.Ratings, err = v.assessments(""); err != nil {
			return f, err
		}
		if f.Evidence, err = v.evidence(""); err != nil {
			return f, err
		}
		f.Frameworks, err = v.ratedBy()
		return f, err
	})
}
