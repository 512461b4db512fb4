package storage

import (
	"context"
	"slices"

	"milepost/model"
)

// Direction reads all strategic milestones, career milestones and the links between them. What was replaced is left
// out, and links of a career milestone that is left out too.
func (s *Store) Direction(ctx context.Context) (model.Direction, error) {
	return read(ctx, s, (*view).direction)
}

func (v *view) direction() (out model.Direction, err error) {
	err = reads(
		some(v, &out.Strategic, "due_on, position, id", about(everyone)),
		some(v, &out.Careers, "due_on, position, id", v.texts(everyone, current)),
		some(v, &out.Links, "id", about(everyone)),
	)
	seen := map[model.ID]bool{}
	for i := range out.Careers {
		seen[out.Careers[i].ID] = true
	}
	out.Links = slices.DeleteFunc(out.Links, func(l model.Link) bool { return !seen[l.CareerID] })
	return out, err
}
