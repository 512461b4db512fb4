package storage

import (
	"context"

	"milepost/model"
)

// Delegations reads all areas of decision and what was agreed about them with everybody, as far as the curtain lets it be
// seen.
func (s *Store) Delegations(ctx context.Context) (model.Delegations, error) {
	return read(ctx, s, func(v *view) (out model.Delegations, err error) {
		err = reads(
			into(v, &out.Areas, "position, id", ""),
			some(v, &out.All, "coalesce(valid_from,''), id", v.texts("")),
		)
		return out, err
	})
}
