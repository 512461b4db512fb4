package exchange

import (
	"context"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// Apply carries a plan out as one unit, whole or not at all. A plan that changes nothing writes no unit. Errors are
// ErrConflict when people, or questions of a list of those, were changed since the preview, and those of storage.
func Apply(ctx context.Context, store *storage.Store, p *Plan) (Report, error) {
	if p.Empty() {
		return p.Report(), nil
	}
	if p.Kind == KindQuestions {
		return applyQuestions(ctx, store, p)
	}
	if p.Deals != nil {
		return applyDeals(ctx, store, p)
	}
	if p.rates != nil {
		return applyRatings(ctx, store, p)
	}
	if p.grow != nil {
		return applyGrowth(ctx, store, p)
	}
	if p.frame != nil {
		return applyFramework(ctx, store, p)
	}
	if p.marks != nil {
		return applyBenchmark(ctx, store, p)
	}
	if p.sales != nil {
		return applySales(ctx, store, p)
	}
	if p.Kind == KindCalendar {
		return applyDates(ctx, store, p)
	}
	if p.Kind == KindTalks {
		return applyTalks(ctx, store, p)
	}
	_, err := store.Do(ctx, unit.Import, func(w *storage.Work) error {
		now, err := store.Roster(ctx) // nobody else writes before this unit ends
		if err != nil {
			return err
		}
		if markOf(now) != p.mark {
			return &model.Problem{Key: "import.conflict", File: p.File, Err: model.ErrConflict}
		}
		if err := p.memory.remember(w); err != nil {
			return err
		}
		return p.write(w)
	})
	if err != nil {
		return Report{}, err
	}
	return p.Report(), nil
}

// write puts copies of the plan's records, so that a unit that fails leaves the plan as it was.
func (p *Plan) write(w *storage.Work) error {
	ids := map[model.ID]model.ID{}
	for _, d := range p.drafts {
		if d.isNew && d.exists() {
			ids[d.person.ID] = w.NewID()
		}
	}
	for _, d := range p.drafts {
		if d.writes() {
			if err := d.writePerson(w, ids); err != nil {
				return err
			}
		}
	}
	for _, d := range p.drafts {
		if d.writes() {
			if err := d.writeRest(w, ids, p.Source); err != nil {
				return err
			}
		}
	}
	if p.owner == nil {
		return nil
	}
	owner := *p.owner
	owner.PersonID = realID(ids, owner.PersonID)
	return w.Put(&owner)
}

func realID(ids map[model.ID]model.ID, id model.ID) model.ID {
	if made, ok := ids[id]; ok {
		return made
	}
	return id
}

func (d *draft) writePerson(w *storage.Work, ids map[model.ID]model.ID) error {
	if !d.isNew && !d.edited {
		return nil
	}
	person := d.person
	if d.isNew {
		id := ids[person.ID]
		person.Row = model.About(id)
		person.ID = id
	}
	return w.Put(&person)
}

// writeRest puts what hangs on a person, who is written by then.
func (d *draft) writeRest(w *storage.Work, ids map[model.ID]model.ID, source string) error {
	id := realID(ids, d.person.ID)
	var records []model.Record
	for _, a := range d.aliases {
		records = append(records, &model.Alias{Row: model.About(id), Name: a})
	}
	for _, e := range d.externals {
		records = append(records, &model.SourceID{Row: model.About(id), Source: source, External: e})
	}
	for _, a := range []*model.Assignment{d.ended, d.begun} {
		if a != nil {
			x := *a
			x.SubjectID, x.ManagerID = id, realID(ids, x.ManagerID)
			records = append(records, &x)
		}
	}
	for _, r := range records {
		if err := w.Put(r); err != nil {
			return err
		}
	}
	return nil
}
