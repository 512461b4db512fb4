package storage

import (
	"context"

	"milepost/model"
)

// Dates reads all meetings and standing meetings, whether the curtain is drawn or not: an import that did not see what
// is hidden would bring it a second time.
func (s *Store) Dates(ctx context.Context) (model.Dates, error) {
	return readWhole(ctx, s, func(v *view) (out model.Dates, err error) {
		err = reads(
			some(v, &out.Series, "valid_from, id", v.texts(everyone)),
			some(v, &out.Meetings, "meeting_on, at_time, id", v.texts(everyone)),
		)
		return out, err
	})
}
