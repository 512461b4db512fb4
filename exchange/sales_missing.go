package exchange

import (
	"cmp"
	"slices"

	"milepost/model"
)

// names takes that the list names what a row is about: it is known to the list from now on, and missing no more.
func (x *salesTable) names(version int64, source *string, missing *model.Date, out *RowPlan) {
	if version > 0 && (*source != x.plan.Source || !missing.IsZero()) {
		out.Changes = append(out.Changes, Change{FieldSource, *source, x.plan.Source})
	}
	*source, *missing = x.plan.Source, model.Date{}
}

// gone says whether something was named by this list before and is not named any more. What is archived, or marked already, is
// left alone.
func (x *salesTable) gone(source string, missing model.Date, archived model.Instant) bool {
	return source == x.plan.Source && missing.IsZero() && archived.IsZero()
}

// findMissing lists what a list names no more. It is kept, and marked with the day when the plan is carried out.
func (x *salesTable) findMissing(have *model.Sales, day model.Date) {
	s := x.plan.sales
	add := func(id model.ID, name string) { x.plan.Missing = append(x.plan.Missing, Missing{id, name}) }
	switch x.plan.Kind {
	case KindCustomers:
		named := listedIDs(x.listed, have.CustomerNames(), func(c *model.Customer) model.ID { return c.ID })
		for _, c := range have.Customers {
			if !named[c.ID] && x.gone(c.Source, c.MissingOn, c.ArchivedAt) {
				c.MissingOn = day
				s.customers = append(s.customers, customerDraft{customer: c})
				add(c.ID, c.Name)
			}
		}
	case KindProducts:
		named := listedIDs(x.listed, have.ProductNames(), func(p *model.Product) model.ID { return p.ID })
		for _, p := range have.Products {
			if !named[p.ID] && x.gone(p.Source, p.MissingOn, p.ArchivedAt) {
				p.MissingOn = day
				s.products = append(s.products, p)
				add(p.ID, p.Name)
			}
		}
	}
	slices.SortStableFunc(x.plan.Missing, func(a, b Missing) int { return cmp.Compare(model.Fold(a.Name), model.Fold(b.Name)) })
}

// listedIDs are those of what is known by one of the names.
func listedIDs[T any](listed map[string]bool, known map[string]*T, id func(*T) model.ID) map[model.ID]bool {
	out := map[model.ID]bool{}
	for name := range listed {
		if x := known[name]; x != nil {
			out[id(x)] = true
		}
	}
	return out
}
