package exchange

import (
	"context"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// applyDates carries a plan for a calendar out.
func applyDates(ctx context.Context, store *storage.Store, p *Plan) (Report, error) {
	_, err := store.Do(ctx, unit.ImportDates, func(w *storage.Work) error {
		roster, err := store.Roster(ctx) // nobody else writes before this unit ends
		if err != nil {
			return err
		}
		have, err := store.Dates(ctx)
		if err != nil {
			return err
		}
		if markDates(roster, &have) != p.dates.was {
			return &model.Problem{Key: "import.conflict.dates", File: p.File, Err: model.ErrConflict}
		}
		return p.dates.write(w)
	})
	if err != nil {
		return Report{}, err
	}
	return p.Report(), nil
}

// write puts copies of the plan's records, so that a unit that fails leaves the plan as it was.
func (p *datePlan) write(w *storage.Work) error {
	ids := map[model.ID]model.ID{}
	for _, s := range p.series {
		one := *s
		if one.Version == 0 {
			ids[s.ID] = w.NewID()
			one.ID, one.AuthorID = ids[s.ID], w.Actor()
		}
		if err := w.Put(&one); err != nil {
			return err
		}
	}
	for _, m := range p.meetings {
		one := *m
		one.SeriesID = realID(ids, one.SeriesID)
		if one.Version == 0 {
			one.AuthorID = w.Actor()
		}
		if err := w.Put(&one); err != nil {
			return err
		}
	}
	return nil
}

// made counts records that the plan would make.
func (p *datePlan) made() (series, meetings int) {
	if p == nil {
		return 0, 0
	}
	for _, s := range p.series {
		if s.Version == 0 {
			series++
		}
	}
	for _, m := range p.meetings {
		if m.Version == 0 {
			meetings++
		}
	}
	return series, meetings
}
