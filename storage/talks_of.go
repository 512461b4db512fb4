package storage

import (
	"context"

	"milepost/model"
)

// TalksOf reads the same as OneOnOnes of several people at one moment, also notes that were replaced, and whether the
// curtain is drawn or not: an import that did not see what is hidden would bring it a second time.
func (s *Store) TalksOf(ctx context.Context, people []model.ID) (map[model.ID]model.OneOnOnes, error) {
	return readWhole(ctx, s, func(v *view) (map[model.ID]model.OneOnOnes, error) {
		all := make(map[model.ID]model.OneOnOnes, len(people))
		for _, p := range people {
			if p == everyone {
				continue
			}
			var out model.OneOnOnes
			err := reads(
				func() error { return v.talks(&out, p) },
				some(v, &out.Notes, "noted_on DESC, id DESC", v.texts(p)),
			)
			if err != nil {
				return nil, err
			}
			all[p] = out
		}
		return all, nil
	})
}
