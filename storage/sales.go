package storage

import (
	"context"
	"strings"

	"milepost/model"
)

// Sales is what lists of deals are read against: customers, products, what lists call them, and what stages mean.
func (s *Store) Sales(ctx context.Context) (*model.Sales, error) {
	return read(ctx, s, func(v *view) (*model.Sales, error) {
		var out model.Sales
		return &out, reads(
			into(v, &out.Customers, "id", ""),
			into(v, &out.Products, "id", ""),
			into(v, &out.Namings, "id", ""),
			into(v, &out.StageRules, "id", ""),
		)
	})
}

// DealsCalled are the deals of a source with one of these ids.
func (s *Store) DealsCalled(ctx context.Context, source string, externals []string) ([]model.Deal, error) {
	return read(ctx, s, func(v *view) ([]model.Deal, error) { return v.dealsCalled(source, externals) })
}

// DealsCalled are those that were there before the unit began to insert.
func (w *Work) DealsCalled(source string, externals []string) ([]model.Deal, error) {
	return w.s.view(w.ctx, w.tx).dealsCalled(source, externals)
}

func (v *view) dealsCalled(source string, externals []string) ([]model.Deal, error) {
	args := []any{source}
	for _, e := range externals {
		args = append(args, e)
	}
	return all[model.Deal](v, "id", "source=? AND external IN ("+strings.TrimSuffix(strings.Repeat("?,", len(externals)), ",")+")", args...)
}

// EachDeal tells the id and the external id of every deal of a source that the last list still named.
func (s *Store) EachDeal(ctx context.Context, source string, f func(id model.ID, external string)) error {
	_, err := read(ctx, s, func(v *view) (struct{}, error) {
		rows, err := v.tx.QueryContext(ctx, "SELECT id, external FROM deal WHERE source=? AND missing_on IS NULL ORDER BY external", source)
		if err != nil {
			return struct{}{}, err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var id model.ID
			var external string
			if err := rows.Scan(&id, &external); err != nil {
				return struct{}{}, err
			}
			f(id, external)
		}
		return struct{}{}, rows.Err()
	})
	return err
}

// HasDeals says whether there are deals of a source, or of any for an empty one.
func (s *Store) HasDeals(ctx context.Context, source string) (bool, error) {
	return read(ctx, s, func(v *view) (has bool, err error) {
		err = v.tx.QueryRowContext(ctx, "SELECT EXISTS(SELECT 1 FROM deal WHERE source=?1 OR ?1='')", source).Scan(&has)
		return has, err
	})
}

// DealMissing marks a deal that the list names no more.
func (w *Work) DealMissing(id model.ID, on model.Date) error {
	found, err := all[model.Deal](w.s.view(w.ctx, w.tx), "id", "id=?", id)
	if err != nil || len(found) == 0 {
		return err
	}
	found[0].MissingOn = on
	return w.Put(&found[0])
}
