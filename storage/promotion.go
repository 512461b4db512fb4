package storage

import (
	"context"

	"milepost/model"
)

// Promotion reads what is needed to say how people stand to the criteria of levels, as of a day: aims has the level for each person.
// The values are those of MeasureValues; what the curtain hides is left out.
func (s *Store) Promotion(ctx context.Context, f *model.Framework, aims map[model.ID]model.ID, on model.Date) (model.PromotionFacts, error) {
	out, err := read(ctx, s, func(v *view) (out model.PromotionFacts, err error) {
		err = reads(
			some(v, &out.Checks, "checked_on, id", v.texts(everyone)),
			some(v, &out.Readings, "read_on, id", v.texts(everyone, "measure_id IN (SELECT measure_id FROM criterion)")),
		)
		return out, err
	})
	if err != nil {
		return out, err
	}
	if out.Quotas, err = s.Quotas(ctx, everyone); err != nil {
		return out, err
	}
	var measures []model.Measure
	for person, level := range aims {
		measures = append(measures, model.CriterionMeasures(f, &out.Quotas, level, person, on)...)
	}
	out.Values, err = s.MeasureValues(ctx, measures, on)
	return out, err
}

// Aspirations reads where people want to go, in their own words, oldest first; of one person, or of everybody for the empty id.
func (s *Store) Aspirations(ctx context.Context, person model.ID) ([]model.Aspiration, error) {
	return read(ctx, s, func(v *view) (out []model.Aspiration, err error) {
		err = some(v, &out, "stated_on, id", v.texts(person, "archived_at IS NULL"))()
		return out, err
	})
}
