package exchange

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"

	"milepost/model"
)

// dealReader turns rows of a list into deals.
type dealReader struct {
	rowReader
	source    string
	currency  string // of the file
	order     map[Field]DateOrder
	index     *model.PeopleIndex
	customers map[string]*model.Customer
	products  map[string]*model.Product
	stages    map[string]model.DealStage
	people    map[string]sellerFound
	folded    map[string]string // what was folded before: lists repeat their words

	note *model.Problem // what was left out of the row that was read last

	namings []model.Naming // to be remembered
	rules   []model.StageRule
	named   []model.SourceID
}

type sellerFound struct {
	id         model.ID
	candidates []model.Person
	err        error
}

func newDealReader(t *Table, r *model.Roster, have *model.Sales, o Options) (*dealReader, error) {
	cols, err := mapSales(t, KindDeals, o.Map)
	if err != nil {
		return nil, err
	}
	if err := needColumns(t, cols, FieldID, FieldSeller, FieldStage); err != nil {
		return nil, err
	}
	d := &dealReader{
		rowReader: newRowReader(t, cols), source: cmp.Or(o.Source, string(KindDeals)), currency: r.File.Currency,
		order: map[Field]DateOrder{}, index: model.NewPeopleIndex(r), customers: have.CustomerNames(), products: have.ProductNames(),
		stages: maps.Clone(stageWords), people: map[string]sellerFound{}, folded: map[string]string{},
	}
	d.takeStages(have, o)
	if err := d.takeNamings(have, o); err != nil {
		return nil, err
	}
	return d, d.takePeople(r, o)
}

// takeStages sets what stages mean: our own words, what was remembered of this source, what was given now.
func (d *dealReader) takeStages(have *model.Sales, o Options) {
	known := map[string]model.StageRule{}
	for _, rule := range have.StageRules {
		if rule.Source == d.source {
			d.stages[rule.ListedAs], known[rule.ListedAs] = rule.Stage, rule
		}
	}
	for _, name := range slices.Sorted(maps.Keys(o.Stages)) {
		key := model.Fold(name)
		rule, had := known[key]
		if !had {
			if stageWords[key] == o.Stages[name] {
				continue
			}
			rule = model.StageRule{Row: model.Ours(), Source: d.source, ListedAs: key}
		}
		if rule.Stage != o.Stages[name] {
			rule.Stage = o.Stages[name]
			d.rules = append(d.rules, rule)
		}
		d.stages[key] = o.Stages[name]
	}
}

// takeNamings takes what was said about customers and products that the list calls otherwise.
func (d *dealReader) takeNamings(have *model.Sales, o Options) error {
	for _, kind := range []model.NamingKind{model.NamingCustomer, model.NamingProduct} {
		for _, from := range slices.Sorted(maps.Keys(o.Namings[kind])) {
			n := model.Naming{Row: model.Ours(), Kind: kind, ListedAs: model.Fold(from)}
			for _, old := range have.Namings {
				if old.Kind == kind && old.ListedAs == n.ListedAs {
					n = old
				}
			}
			before, to := n, o.Namings[kind][from]
			c, p := d.customers[model.Fold(to)], d.products[model.Fold(to)]
			switch {
			case kind == model.NamingCustomer && c != nil:
				n.CustomerID, d.customers[n.ListedAs] = c.ID, c
			case kind == model.NamingProduct && p != nil:
				n.ProductID, d.products[n.ListedAs] = p.ID, p
			default:
				return &model.Problem{Key: "import.alias.unknown." + string(kind), Args: []any{to}, Err: model.ErrNotFound}
			}
			if n != before {
				d.namings = append(d.namings, n)
			}
		}
	}
	return nil
}

// takePeople takes what was said about reps, and remembers it for this source.
func (d *dealReader) takePeople(r *model.Roster, o Options) error {
	for _, from := range slices.Sorted(maps.Keys(o.Aliases)) {
		p, err := r.FindPerson(o.Aliases[from])
		if err != nil {
			return err
		}
		d.people[from] = sellerFound{id: p.ID}
		if key := model.NameKey(from); d.index.Source(d.source, key) == "" {
			d.named = append(d.named, model.SourceID{Row: model.About(p.ID), Source: d.source, External: key})
			d.index.AddSource(p.ID, d.source, key)
		}
	}
	return nil
}

func (d *dealReader) fold(s string) string {
	f, ok := d.folded[s]
	if !ok {
		if f = model.Fold(s); len(d.folded) < 50_000 {
			d.folded[strings.Clone(s)] = f
		}
	}
	return f
}

// seller finds whose deal it is: by an id of the source, by what the source calls somebody, by name or alias.
func (d *dealReader) seller(name string) sellerFound {
	found, ok := d.people[name]
	if !ok {
		if found.id = d.index.Source(d.source, name); found.id == "" {
			found.id, found.candidates, found.err = d.index.Match(d.source, "", name)
		}
		if len(d.people) < 50_000 {
			d.people[strings.Clone(name)] = found
		}
	}
	return found
}

// read makes the deal of a row, or says why it is refused.
func (d *dealReader) read(r *TableRow) (model.Deal, *model.Problem, []model.Person) {
	d.note = nil
	out := model.Deal{Row: model.Row{Visibility: model.Shared}, Source: d.source, External: d.cell(r, FieldID)}
	switch {
	case r.Problem != nil:
		return out, r.Problem, nil
	case r.Uneven:
		return out, d.uneven(r), nil
	case out.External == "":
		return out, d.problem(r, FieldID, model.ErrInvalid, "import.row.deal.id"), nil
	}
	who := d.cell(r, FieldSeller)
	found := d.seller(who)
	switch {
	case errors.Is(found.err, model.ErrAmbiguous):
		return out, d.problem(r, FieldSeller, found.err, "import.row.ambiguous", who, len(found.candidates)), found.candidates
	case who == "":
		return out, d.problem(r, FieldSeller, model.ErrInvalid, "import.row.deal.norep"), nil
	case found.id == "":
		return out, d.problem(r, FieldSeller, model.ErrNotFound, "import.row.deal.rep", who), nil
	}
	out.SubjectID = found.id
	out.Title, out.StageText = d.cell(r, FieldTitle), d.cell(r, FieldStage)
	var known bool
	if out.Stage, known = d.stages[d.fold(out.StageText)]; !known {
		return out, d.problem(r, FieldStage, model.ErrNotFound, "import.row.deal.stage", out.StageText), nil
	}
	if out.CustomerText = d.cell(r, FieldCustomer); out.CustomerText != "" {
		if c := d.customers[d.fold(out.CustomerText)]; c != nil {
			out.CustomerID = c.ID
		}
	}
	if out.ProductText = d.cell(r, FieldProduct); out.ProductText != "" {
		if p := d.products[d.fold(out.ProductText)]; p != nil {
			out.ProductID = p.ID
		}
	}
	return out, d.readValues(r, &out), nil
}

// readValues takes days and amount. The day of closing that a list gives of an open deal is one that somebody expects,
// and no fact.
func (d *dealReader) readValues(r *TableRow, out *model.Deal) *model.Problem {
	var problem *model.Problem
	if out.EngagedOn, problem = d.day(r, FieldEngaged); problem != nil {
		return problem
	}
	if out.ClosedOn, problem = d.day(r, FieldClosed); problem != nil {
		return problem
	}
	if !out.Stage.Closed() {
		out.ClosedOn = model.Date{}
	}
	if !out.EngagedOn.IsZero() && !out.ClosedOn.IsZero() && out.ClosedOn.Before(out.EngagedOn) {
		// some programs only know when a deal was written down
		d.note = d.problem(r, FieldEngaged, model.ErrInvalid, "import.row.deal.order", out.ClosedOn, out.EngagedOn)
		out.EngagedOn = model.Date{}
	}
	out.Currency = strings.ToUpper(cmp.Or(d.cell(r, FieldCurrency), d.currency))
	text := d.cell(r, FieldAmount)
	var ok bool
	if out.Amount, ok = parseAmount(text, model.MinorDigits(out.Currency)); !ok {
		return d.problem(r, FieldAmount, model.ErrInvalid, "import.row.amount", text)
	}
	return nil
}

// keepUnsaid leaves what the list has no column for as it was.
func (d *dealReader) keepUnsaid(now, old *model.Deal) {
	says := func(f Field) bool {
		_, ok := d.at[f]
		return ok
	}
	if !says(FieldTitle) {
		now.Title = old.Title
	}
	if !says(FieldCustomer) {
		now.CustomerID, now.CustomerText = old.CustomerID, old.CustomerText
	}
	if !says(FieldProduct) {
		now.ProductID, now.ProductText = old.ProductID, old.ProductText
	}
	if !says(FieldEngaged) {
		now.EngagedOn = old.EngagedOn
	}
	if !says(FieldClosed) && now.Stage.Closed() {
		now.ClosedOn = old.ClosedOn
	}
	if !says(FieldAmount) {
		now.Amount, now.Currency = old.Amount, old.Currency
	}
}

func (d *dealReader) day(r *TableRow, f Field) (model.Date, *model.Problem) {
	text := d.cell(r, f)
	if text == "" {
		return model.Date{}, nil
	}
	day, key := parseDate(text, d.order[f])
	if key != "" {
		return model.Date{}, d.problem(r, f, model.ErrInvalid, key, text)
	}
	return day, nil
}
