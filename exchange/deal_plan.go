package exchange

import (
	"context"
	"hash"
	"hash/fnv"
	"strconv"
	"strings"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// mostRows is how many rows of a long list a plan shows, and how many that are refused; all are counted.
const mostRows = 10_000

// mostUnclear is how many names a plan lists that make rows unclear.
const mostUnclear = 1000

// tellEvery is after how many rows it is told how far an import is.
const tellEvery = 2000

// dealRun goes through a list of deals, once to show what would happen and once to do it, without holding the rows.
type dealRun struct {
	store   *storage.Store
	table   *Table
	options Options
	reader  *dealReader
	plan    *Plan
	seen    *idSet
	figures DealFigures
	unknown map[UnknownName]int
	unclear map[UnknownName]int
	counts  map[Fate]int
	refused int // that the plan shows
	missing int
	sum     hash.Hash64 // over what becomes of every row, so that a plan is carried out only as it was shown

	rows    int    // gone through, of all rounds
	line    []byte // of the sum, kept for its room
	known   bool   // there are deals of this source
	waiting []waitingDeal
	work    *storage.Work // nil: only shown
}

type waitingDeal struct {
	deal model.Deal
	line int
	note *model.Problem
}

// batch is how many rows are looked up together.
const dealBatch = 500

func (r *dealRun) empty() bool {
	return r.counts[FateNew]+r.counts[FateChanged]+r.missing+len(r.reader.namings)+len(r.reader.rules)+len(r.reader.named) == 0
}

func previewDeals(ctx context.Context, store *storage.Store, roster *model.Roster, have *model.Sales, t *Table, o Options) (*Plan, error) {
	r, err := newDealRun(ctx, store, roster, have, t, o)
	if err != nil {
		return nil, err
	}
	return r.plan, r.run(ctx)
}

func newDealRun(ctx context.Context, store *storage.Store, roster *model.Roster, have *model.Sales, t *Table, o Options) (*dealRun, error) {
	reader, err := newDealReader(t, roster, have, o)
	if err != nil {
		return nil, err
	}
	r := &dealRun{
		store: store, table: t, options: o, reader: reader, seen: newIDSet(), unknown: map[UnknownName]int{}, unclear: map[UnknownName]int{},
		counts: map[Fate]int{}, sum: fnv.New64a(), figures: DealFigures{Stages: map[model.DealStage]int{}},
	}
	r.plan = &Plan{File: t.File, Kind: KindDeals, Source: reader.source, Columns: reader.columns, sales: &salesPlan{deals: r}}
	r.known, err = store.HasDeals(ctx, reader.source)
	if err != nil {
		return nil, err
	}
	return r, r.findOrders(ctx)
}

// findOrders learns from whole columns in which order days are written.
func (r *dealRun) findOrders(ctx context.Context) error {
	var open []Field
	orders := map[Field]*orderFinder{}
	for _, f := range []Field{FieldEngaged, FieldClosed} {
		if r.reader.order[f] = r.options.Dates; r.options.Dates == DatesAuto {
			if _, has := r.reader.at[f]; has {
				open, orders[f] = append(open, f), &orderFinder{dmy: true, mdy: true}
			}
		}
	}
	if len(open) == 0 {
		return nil
	}
	err := r.each(ctx, func(row TableRow) error {
		for _, f := range open {
			orders[f].add(r.reader.cell(&row, f))
		}
		return nil
	})
	// one list writes all its days alike
	both := orderFinder{dmy: true, mdy: true}
	for _, f := range open {
		both.dmy, both.mdy = both.dmy && orders[f].dmy, both.mdy && orders[f].mdy
	}
	for _, f := range open {
		if r.reader.order[f] = orders[f].order(); r.reader.order[f] == DatesAuto {
			r.reader.order[f] = both.order()
		}
	}
	return err
}

// each goes through the rows and tells how far it is.
func (r *dealRun) each(ctx context.Context, f func(TableRow) error) error {
	r.rows = 0
	return r.table.each(ctx, func(row TableRow) error {
		if r.rows++; r.options.Progress != nil && r.rows%tellEvery == 0 {
			r.options.Progress(r.rows)
		}
		return f(row)
	})
}

func (r *dealRun) run(ctx context.Context) error {
	err := r.each(ctx, func(row TableRow) error {
		deal, problem, candidates := r.reader.read(&row)
		if problem == nil && !r.seen.add(deal.External) {
			problem = r.reader.problem(&row, FieldID, model.ErrInvalid, "import.row.deal.twice", deal.External)
		}
		if problem != nil {
			if deal.External != "" {
				r.seen.add(deal.External) // refused is not missing
			}
			r.refuse(&row, &deal, problem, candidates)
			return nil
		}
		r.count(&deal)
		r.waiting = append(r.waiting, waitingDeal{deal, row.Line, r.reader.note})
		if len(r.waiting) == dealBatch {
			return r.settle(ctx)
		}
		return nil
	})
	if err == nil {
		err = r.settle(ctx)
	}
	if err == nil {
		err = r.findMissing(ctx)
	}
	r.seen, r.waiting = nil, nil // a plan may be looked at for long
	r.figures.Unknown, r.figures.Unclear = sortUnknown(r.unknown), sortUnknown(r.unclear)
	r.plan.Deals = &r.figures
	return err
}

func (r *dealRun) refuse(row *TableRow, deal *model.Deal, p *model.Problem, candidates []model.Person) {
	r.counts[FateRefused]++
	r.became(row.Line, FateRefused, deal.External)
	switch at := func(f Field) string { return r.reader.cell(row, f) }; {
	case p.Column == 0 || len(r.unclear) >= mostUnclear:
	case p.Column == columnOf(r.reader.columns, FieldSeller)+1 && at(FieldSeller) != "":
		r.unclear[UnknownName{Kind: UnclearRep, Name: strings.Clone(at(FieldSeller))}]++
	case p.Column == columnOf(r.reader.columns, FieldStage)+1 && at(FieldStage) != "":
		r.unclear[UnknownName{Kind: UnclearStage, Name: strings.Clone(at(FieldStage))}]++
	}
	if r.refused == mostRows {
		return
	}
	r.refused++
	out := RowPlan{Line: row.Line, Name: strings.Clone(deal.External), Fate: FateRefused, Problem: p, Candidates: candidates}
	if r.options.Cells {
		out.Cells = map[Field]string{}
		for f := range r.reader.at {
			out.Cells[f] = strings.Clone(r.reader.cell(row, f))
		}
	}
	r.plan.Rows = append(r.plan.Rows, out)
}

// cells are what a deal says as it would be stored.
func (r *dealRun) cells(d *model.Deal) map[Field]string {
	out := map[Field]string{
		FieldID: d.External, FieldSeller: r.reader.index.Person(d.SubjectID).Name, FieldStage: d.StageText, FieldCustomer: d.CustomerText,
		FieldProduct: d.ProductText, FieldTitle: d.Title, FieldEngaged: d.EngagedOn.String(), FieldClosed: d.ClosedOn.String(),
		FieldAmount: shown(d.Amount, model.MinorDigits(d.Currency)), FieldCurrency: d.Currency,
	}
	for f, text := range out {
		out[f] = strings.Clone(text) // what is held of a piece holds the piece
	}
	return out
}

// became adds to the sum what became of a row, and what it says.
func (r *dealRun) became(line int, fate Fate, words ...string) {
	r.line = strconv.AppendInt(r.line[:0], int64(line), 10)
	r.line = append(r.line, fate...)
	for _, w := range words {
		r.line = append(append(r.line, 0xff), w...) // in no text, which is UTF-8
	}
	_, _ = r.sum.Write(r.line) // it never fails
}

func (r *dealRun) count(d *model.Deal) {
	f := &r.figures
	f.Stages[d.Stage]++
	if d.CustomerText == "" {
		f.NoCustomer++
	} else if d.CustomerID == "" {
		r.unknown[UnknownName{Kind: model.NamingCustomer, Name: d.CustomerText}]++
	}
	if d.ProductText != "" && d.ProductID == "" {
		r.unknown[UnknownName{Kind: model.NamingProduct, Name: d.ProductText}]++
	}
	if d.EngagedOn.IsZero() {
		f.NoEngaged++
	}
	if !d.Amount.Set {
		f.NoAmount++
	}
}

// settle finds out what becomes of the rows that wait, and in the unit writes them.
func (r *dealRun) settle(ctx context.Context) error {
	have := map[string]*model.Deal{}
	if r.known && len(r.waiting) > 0 {
		names := make([]string, len(r.waiting))
		for i := range r.waiting {
			names[i] = r.waiting[i].deal.External
		}
		var found []model.Deal
		var err error
		if r.work != nil {
			found, err = r.work.DealsCalled(r.plan.Source, names)
		} else {
			found, err = r.store.DealsCalled(ctx, r.plan.Source, names)
		}
		if err != nil {
			return err
		}
		for i := range found {
			have[found[i].External] = &found[i]
		}
	}
	for i := range r.waiting {
		if err := r.take(&r.waiting[i], have[r.waiting[i].deal.External]); err != nil {
			return err
		}
	}
	r.waiting = r.waiting[:0]
	return nil
}

func (r *dealRun) take(x *waitingDeal, old *model.Deal) error {
	deal := &x.deal
	row := RowPlan{Line: x.line, Name: deal.External, Fate: FateNew, Person: deal.SubjectID}
	if x.note != nil {
		row.Notes = []*model.Problem{x.note}
	}
	if old != nil {
		deal.Row, row.Fate = model.Row{ID: old.ID, SubjectID: deal.SubjectID, Visibility: old.Visibility, Version: old.Version}, FateUnchanged
		r.reader.keepUnsaid(deal, old)
		if *deal != *old {
			row.Fate, row.Changes = FateChanged, r.changes(old, deal)
		}
	}
	r.counts[row.Fate]++
	r.became(x.line, row.Fate, deal.External, string(deal.SubjectID), deal.Title, string(deal.CustomerID), deal.CustomerText, string(deal.ProductID),
		deal.ProductText, deal.StageText, string(deal.Stage), deal.EngagedOn.String(), deal.ClosedOn.String(), shown(deal.Amount, 0), deal.Currency)
	if len(r.plan.Rows)-r.refused < mostRows {
		row.Name = strings.Clone(row.Name)
		if r.options.Cells {
			row.Cells = r.cells(deal)
		}
		r.plan.Rows = append(r.plan.Rows, row)
	}
	switch {
	case r.work == nil || row.Fate == FateUnchanged:
		return nil
	case row.Fate == FateNew:
		return r.work.Append(deal)
	}
	return r.work.Put(deal)
}

// changes are what a list says otherwise than before.
func (r *dealRun) changes(old, now *model.Deal) []Change {
	var out []Change
	add := func(f Field, before, after string) {
		if before != after {
			out = append(out, Change{f, strings.Clone(before), strings.Clone(after)})
		}
	}
	add(FieldSeller, r.reader.index.Person(old.SubjectID).Name, r.reader.index.Person(now.SubjectID).Name)
	add(FieldStage, old.StageText, now.StageText)
	add(FieldCustomer, old.CustomerText, now.CustomerText)
	add(FieldProduct, old.ProductText, now.ProductText)
	add(FieldTitle, old.Title, now.Title)
	add(FieldEngaged, old.EngagedOn.String(), now.EngagedOn.String())
	add(FieldClosed, old.ClosedOn.String(), now.ClosedOn.String())
	add(FieldAmount, shown(old.Amount, model.MinorDigits(old.Currency)), shown(now.Amount, model.MinorDigits(now.Currency)))
	add(FieldCurrency, old.Currency, now.Currency)
	return out
}

// findMissing marks the deals that the list names no more. They stay, and count as before.
func (r *dealRun) findMissing(ctx context.Context) error {
	if !r.known {
		return nil
	}
	var gone []model.ID
	err := r.store.EachDeal(ctx, r.plan.Source, func(id model.ID, external string) {
		if r.seen.has(external) {
			return
		}
		r.missing++
		r.became(0, "missing", external)
		if gone = append(gone, id); len(r.plan.Missing) < mostRows {
			r.plan.Missing = append(r.plan.Missing, Missing{id, external})
		}
	})
	if err != nil || r.work == nil {
		return err
	}
	for _, id := range gone {
		if err := r.work.DealMissing(id, r.options.Day); err != nil {
			return err
		}
	}
	return nil
}

// applyDeals goes through the list again inside one unit. What comes out must be what was shown: people, customers or the
// list itself may have changed since.
func applyDeals(ctx context.Context, store *storage.Store, p *Plan) (Report, error) {
	shown := p.sales.deals
	_, err := store.Do(ctx, unit.ImportDeals, func(w *storage.Work) error {
		roster, err := store.Roster(ctx) // nobody else writes before this unit ends
		if err != nil {
			return err
		}
		have, err := store.Sales(ctx)
		if err != nil {
			return err
		}
		r, err := newDealRun(ctx, store, roster, have, shown.table, shown.options)
		if err != nil {
			return err
		}
		r.work = w
		if err := r.remember(w); err != nil {
			return err
		}
		if err := r.run(ctx); err != nil {
			return err
		}
		if r.sum.Sum64() != shown.sum.Sum64() {
			return &model.Problem{Key: "import.conflict", File: p.File, Err: model.ErrConflict}
		}
		return nil
	})
	if err != nil && ctx.Err() != nil {
		return Report{}, ctx.Err() // it was stopped; what fails then does not matter
	}
	if err != nil {
		return Report{}, err
	}
	return p.Report(), nil
}

// remember writes what was said about names and stages.
func (r *dealRun) remember(w *storage.Work) error {
	for _, x := range r.reader.namings {
		if err := w.Put(&x); err != nil {
			return err
		}
	}
	for _, x := range r.reader.rules {
		if err := w.Put(&x); err != nil {
			return err
		}
	}
	for _, x := range r.reader.named {
		if err := w.Put(&x); err != nil {
			return err
		}
	}
	return nil
}
