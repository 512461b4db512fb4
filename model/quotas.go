package model

import (
	"cmp"
	"slices"
)

// Quotas is what the file says of quotas.
type Quotas struct {
	Quotas   []Quota // by their first day
	Measures []Measure
	Readings []Reading // oldest first
}

// QuotaState is a quota with how its measure stands.
type QuotaState struct {
	Quota Quota
	MeasureState
}

// Period is the days the quota is for.
func (q *Quota) Period() Span { return Span{q.ValidFrom, q.ValidTo} }

// Measure finds the measure of a quota; nil when there is none.
func (q *Quotas) Measure(id ID) *Measure {
	if i := slices.IndexFunc(q.Measures, func(m Measure) bool { return m.ID == id }); i >= 0 {
		return &q.Measures[i]
	}
	return nil
}

// ReadingsOf are what was written down of a measure, oldest first.
func (q *Quotas) ReadingsOf(measure ID) []Reading {
	return slices.DeleteFunc(slices.Clone(q.Readings), func(r Reading) bool { return r.MeasureID != measure })
}

// Of are the quotas of a person as of a day, the newest period first; those that are archived only when they are asked for.
// A period that is over stands as it stood on its last day.
func (q *Quotas) Of(person ID, values map[ID]MeasureValue, on Date, archived bool) []QuotaState {
	var out []QuotaState
	for _, x := range q.Quotas {
		m := q.Measure(x.MeasureID)
		if x.SubjectID != person || m == nil || !x.ArchivedAt.IsZero() && !archived {
			continue
		}
		day := on
		if !x.ValidTo.IsZero() && x.ValidTo.Before(on) {
			day = x.ValidTo
		}
		out = append(out, QuotaState{x, m.State(q.Readings, values, day)})
	}
	slices.SortStableFunc(out, func(a, b QuotaState) int {
		return cmp.Or(cmp.Compare(b.Quota.ValidFrom.n, a.Quota.ValidFrom.n), cmp.Compare(b.Quota.ValidTo.n, a.Quota.ValidTo.n), cmp.Compare(a.Quota.ID, b.Quota.ID))
	})
	return out
}

// Last is the newest quota of a person that begins by a day and is not archived, with its measure; nil when there is none.
func (q *Quotas) Last(person ID, by Date) (*Quota, *Measure) {
	var last *Quota
	for i := range q.Quotas {
		x := &q.Quotas[i]
		if x.SubjectID == person && x.ArchivedAt.IsZero() && !x.ValidFrom.After(by) && q.Measure(x.MeasureID) != nil && (last == nil || !x.ValidFrom.Before(last.ValidFrom)) {
			last = x
		}
	}
	if last == nil {
		return nil, nil
	}
	return last, q.Measure(last.MeasureID)
}

// NewQuota is a quota of a person for a period with the measure it is measured by, counted as before: a measure from deals
// takes the period as its window and the person as its rep. Neither has an id yet; the quota refers to the measure once
// that has one.
func NewQuota(person ID, before Measure, target Decimal, period Span) (Quota, Measure) {
	m := before
	m.Row = About(person)
	m.Target, m.Direction = target, MeasureUp
	if m.Source == FromDeals {
		m.From, m.To, m.RepID = period.From, period.To, person
	}
	return Quota{Row: About(person), ValidFrom: period.From, ValidTo: period.To}, m
}

// CountsSales says whether a quota's measure counts all that a rep sells, in a currency: from deals without a filter, or by
// hand in that unit. Somebody may have others for the same days, of calls or of one product.
func (m *Measure) CountsSales(currency string) bool {
	if m.Source == FromHand {
		return Fold(m.Unit) == Fold(currency)
	}
	return m.Aggregate == WonValue && m.Team == "" && m.Region == "" && m.Sector == "" && m.ProductID == "" && (m.Currency == "" || m.Currency == currency)
}
