package storage

import (
	"context"

	"milepost/model"
)

// Agenda reads what Today and the lists of promises need to know of everybody.
func (s *Store) Agenda(ctx context.Context) (model.Agenda, error) {
	return read(ctx, s, func(v *view) (out model.Agenda, err error) {
		err = reads(
			some(v, &out.Meetings, "meeting_on, at_time, id", v.texts(everyone)),
			some(v, &out.Cadences, "valid_from, id", v.texts(everyone)),
			some(v, &out.Actions, "position, id", v.texts(everyone, current)),
			some(v, &out.Goals, "position, id", v.texts(everyone, current)),
			some(v, &out.Points, "position, id", v.texts(everyone, current, "closed_on IS NULL", "archived_at IS NULL")),
		)
		return out, err
	})
}
