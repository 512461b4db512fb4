package exchange

import (
	"math"
	"slices"

	"milepost/model"
)

// takenSpan is a period of somebody that a row of the list has taken.
type takenSpan struct {
	model.Span
	line int
}

// findPeriod settles the period of rows that say none: as somebody said it, else as the amount's column names it with its
// year. Without any, nobody could say what the amounts are for.
func (x *growTable) findPeriod() error {
	x.period = x.opt.Period
	spoken, header, named := quotaPeriod(x.t, x.columns)
	if x.period == (model.Span{}) && named {
		x.period, _ = spoken.Span(x.have.roster.File.YearStart())
	}
	x.plan.Period = x.period
	if x.period != (model.Span{}) || !NeedsPeriod(x.columns) {
		return nil
	}
	if named {
		return &model.Problem{Key: "import.quota.noyear", Args: []any{header}, File: x.t.File, Line: x.t.HeadLine, Err: model.ErrInvalid}
	}
	return &model.Problem{Key: "import.quota.noperiod", Args: []any{headerList(x.t)}, File: x.t.File, Line: x.t.HeadLine, Err: model.ErrInvalid}
}

// quota reads a row of a list of quotas. The same rep and period is the same quota, whose target may change; what another row
// or the file has for some of the same days refuses it.
func (x *growTable) quota(r *TableRow, out *RowPlan) *model.Problem {
	out.Name = x.named(r, FieldSeller)
	out.Cells = map[Field]string{FieldSeller: out.Name, FieldAmount: x.cell(r, FieldAmount), FieldPeriod: x.cell(r, FieldPeriod), FieldCurrency: x.cell(r, FieldCurrency)}
	rep, problem := x.whom(r, out)
	if problem != nil {
		return problem
	}
	period, problem := x.quotaPeriod(r)
	if problem != nil {
		return problem
	}
	out.Cells[FieldStarts], out.Cells[FieldEndsOn] = period.From.String(), period.To.String()
	amount, decimals, problem := x.quotaAmount(r)
	if problem != nil {
		return problem
	}
	old, problem := x.sameDays(r, rep, period)
	if problem != nil {
		return problem
	}
	out.Person = rep
	if problem := x.putQuota(r, out, rep, period, amount, decimals, old); problem != nil {
		return problem
	}
	x.taken[rep] = append(x.taken[rep], takenSpan{period, r.Line})
	return nil
}

// whom finds whose quota it is, by name, alias or id.
func (x *growTable) whom(r *TableRow, out *RowPlan) (model.ID, *model.Problem) {
	rep, problem := x.rep(r, "", out)
	if problem != nil && problem.Err == model.ErrNotFound {
		if id := x.byAnyID(x.named(r, FieldSeller)); id != "" {
			return id, nil
		}
	}
	if problem == nil && rep == "" {
		problem = x.problem(r, FieldSeller, model.ErrInvalid, "import.row.deal.norep")
	}
	return rep, problem
}

// byAnyID is the only person with an id, our own or that of another system; empty when there is none, or several.
func (x *growTable) byAnyID(id string) model.ID {
	found := map[model.ID]bool{}
	for i := range x.have.roster.People {
		if p := &x.have.roster.People[i]; string(p.ID) == id {
			found[p.ID] = true
		}
	}
	for i := range x.have.roster.Sources {
		if s := &x.have.roster.Sources[i]; s.External == id {
			found[s.SubjectID] = true
		}
	}
	if len(found) != 1 {
		return ""
	}
	for id := range found {
		return id
	}
	return ""
}

// quotaAmount reads what is to be brought, in the file's currency, with its decimals only when they say something.
func (x *growTable) quotaAmount(r *TableRow) (amount model.Decimal, decimals int, problem *model.Problem) {
	currency, text := x.have.roster.File.Currency, x.cell(r, FieldAmount)
	if in := x.cell(r, FieldCurrency); in != "" && model.Fold(in) != model.Fold(currency) {
		if currency == "" {
			return amount, 0, x.problem(r, FieldCurrency, model.ErrInvalid, "import.row.quota.nocurrency", in)
		}
		return amount, 0, x.problem(r, FieldCurrency, model.ErrInvalid, "import.row.quota.currency", in, currency)
	}
	if text == "" {
		return amount, 0, x.problem(r, FieldAmount, model.ErrInvalid, "import.row.quota.noamount")
	}
	decimals = model.MinorDigits(currency)
	amount, ok := parseAmount(text, decimals)
	switch {
	case !ok || !amount.Set:
		return amount, 0, x.problem(r, FieldAmount, model.ErrInvalid, "import.row.amount", text)
	case amount.N <= 0:
		return amount, 0, x.problem(r, FieldAmount, model.ErrInvalid, "import.row.quota.notmore", text)
	}
	one := int64(1)
	for range decimals {
		one *= 10
	}
	if amount.N%one == 0 { // money is written with all its decimals, or with none
		amount.N, decimals = amount.N/one, 0
	}
	return amount, decimals, nil
}

// quotaPeriod is the row's own period, else the one for the whole list.
func (x *growTable) quotaPeriod(r *TableRow) (model.Span, *model.Problem) {
	from, to := x.cell(r, FieldStarts), x.cell(r, FieldEndsOn)
	if from == "" && to == "" {
		return x.namedPeriod(r)
	}
	var s model.Span
	for _, d := range []struct {
		f    Field
		text string
		into *model.Date
	}{{FieldStarts, from, &s.From}, {FieldEndsOn, to, &s.To}} {
		day, key := parseDate(d.text, x.order[d.f])
		switch {
		case d.text == "":
			return s, x.problem(r, d.f, model.ErrInvalid, "import.row.quota.half")
		case key != "":
			return s, x.problem(r, d.f, model.ErrInvalid, key, d.text)
		}
		*d.into = day
	}
	if s.To.Before(s.From) {
		return s, x.problem(r, FieldEndsOn, model.ErrInvalid, "import.row.quota.order", s.To, s.From)
	}
	return s, nil
}

// namedPeriod is a period that a cell names, as Q1 2026 does.
func (x *growTable) namedPeriod(r *TableRow) (model.Span, *model.Problem) {
	text, first := x.cell(r, FieldPeriod), x.have.roster.File.YearStart()
	if text == "" && x.period == (model.Span{}) {
		return x.period, x.problem(r, FieldPeriod, model.ErrInvalid, "import.row.quota.noperiod")
	}
	if text == "" {
		return x.period, nil
	}
	p, ok := model.ReadPeriod(text)
	if !ok {
		if s, ok := x.monthOf(text); ok {
			return s, nil
		}
		return model.Span{}, x.problem(r, FieldPeriod, model.ErrInvalid, "import.row.quota.period", text)
	}
	s, ok := p.Span(first)
	switch {
	case !ok && p.Year == 0:
		return s, x.problem(r, FieldPeriod, model.ErrInvalid, "import.row.quota.noyear", text)
	case !ok && p.First == 0 && p.Until == 0:
		return s, x.problem(r, FieldPeriod, model.ErrAmbiguous, "import.row.quota.twoyears", text)
	case !ok:
		return s, x.problem(r, FieldPeriod, model.ErrInvalid, "import.row.quota.period", text)
	}
	return s, nil
}

// monthOf is the month of its first day, which is how workbooks keep what stands in a column of months.
func (x *growTable) monthOf(text string) (model.Span, bool) {
	day, key := parseDate(text, x.order[FieldPeriod])
	column := heading(x.t.Columns[x.at[FieldPeriod]])
	if key != "" || day.Day() != 1 || !slices.Contains([]string{"month", "monat", "mois", "mes"}, column) {
		return model.Span{}, false
	}
	return model.Span{From: day, To: day.AddMonths(1).AddDays(-1)}, true
}

// sameDays is the quota that the file has for just these days; nil when it has none. Some of the days refuse the row.
func (x *growTable) sameDays(r *TableRow, rep model.ID, period model.Span) (*model.Quota, *model.Problem) {
	for _, t := range x.taken[rep] {
		if t.Overlaps(period) {
			return nil, x.problem(r, FieldSeller, model.ErrInvalid, "import.row.quota.again", x.index.Person(rep).Name, t.line)
		}
	}
	var same *model.Quota
	for i := range x.have.quotas.Quotas {
		q := &x.have.quotas.Quotas[i]
		m := x.have.quotas.Measure(q.MeasureID)
		if q.SubjectID != rep || m == nil || !q.ArchivedAt.IsZero() || !m.CountsSales(x.have.roster.File.Currency) || !q.Period().Overlaps(period) {
			continue
		}
		switch {
		case q.Period() != period:
			return nil, x.problem(r, FieldSeller, model.ErrConflict, "import.row.quota.overlap", x.index.Person(rep).Name, q.ValidFrom, q.ValidTo)
		case same != nil:
			return nil, x.problem(r, FieldSeller, model.ErrAmbiguous, "import.row.quota.several", x.index.Person(rep).Name)
		}
		same = q
	}
	return same, nil
}

// putQuota remembers the quota as the row leaves it. A new one is counted from deals when the file has some, else by hand; one
// that is there is counted as before.
func (x *growTable) putQuota(r *TableRow, out *RowPlan, rep model.ID, period model.Span, amount model.Decimal, decimals int, old *model.Quota) *model.Problem {
	if old == nil {
		before := model.Measure{Source: model.FromHand, Unit: x.have.roster.File.Currency, Decimals: decimals}
		if x.have.deals {
			before.Source, before.Aggregate = model.FromDeals, model.WonValue
		}
		q, m := model.NewQuota(rep, before, amount, period)
		out.Changes = []Change{
			{Field: FieldAmount, After: shown(amount, decimals)}, {Field: FieldStarts, After: period.From.String()}, {Field: FieldEndsOn, After: period.To.String()},
		}
		out.Fate = FateNew
		x.plan.grow.puts = append(x.plan.grow.puts, growPut{record: &q, measure: &m})
		return nil
	}
	m := *x.have.quotas.Measure(old.MeasureID)
	before, was := shown(m.Target, m.Decimals), m.Decimals
	readings := x.have.quotas.ReadingsOf(m.ID)
	if err := m.SetDecimals(decimals, readings); err != nil {
		return x.problem(r, FieldAmount, model.ErrInvalid, "import.row.amount", x.cell(r, FieldAmount))
	}
	for ; decimals < m.Decimals; decimals++ {
		if amount.N > math.MaxInt64/10 {
			return x.problem(r, FieldAmount, model.ErrInvalid, "import.row.amount", x.cell(r, FieldAmount))
		}
		amount.N *= 10
	}
	if amount == m.Target {
		out.Fate = FateUnchanged
		return nil
	}
	m.Target = amount
	out.Changes, out.Fate = []Change{{FieldAmount, before, shown(amount, m.Decimals)}}, FateChanged
	if was == m.Decimals {
		readings = nil
	}
	q := *old
	x.plan.grow.puts = append(x.plan.grow.puts, growPut{record: &q, measure: &m, readings: slices.Clone(readings)})
	return nil
}
