package exchange

import (
	"context"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// applyQuestions carries a plan for questions out. What was archived stays so.
func applyQuestions(ctx context.Context, store *storage.Store, p *Plan) (Report, error) {
	_, err := store.Do(ctx, unit.ImportAsk, func(w *storage.Work) error {
		now, err := store.Questions(ctx) // nobody else writes before this unit ends
		if err != nil {
			return err
		}
		if markRows(now) != p.asked {
			return &model.Problem{Key: "import.conflict.questions", File: p.File, Err: model.ErrConflict}
		}
		for i := range p.asks {
			q := p.asks[i].Question // a copy, so that a unit that fails leaves the plan as it was
			if q.Version > 0 {
				err = w.Put(&q)
			} else {
				q.Row = model.Ours()
				err = w.Insert(&q)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Report{}, err
	}
	return p.Report(), nil
}
