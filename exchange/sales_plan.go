package exchange

import (
	"cmp"
	"context"
	"slices"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// salesPlan is what a list of customers, products or deals would make.
type salesPlan struct {
	customers []customerDraft
	products  []model.Product
	deals     *dealRun
	before    salesMark
}

// customerDraft is a customer as the plan would leave it; parent is the folded name of whom it shall belong to, empty: as it is.
type customerDraft struct {
	customer model.Customer
	parent   string
}

func (s *salesPlan) empty() bool {
	return s == nil || len(s.customers) == 0 && len(s.products) == 0 && (s.deals == nil || s.deals.empty())
}

type salesMark struct{ customers, products, namings, rules mark }

func markSales(s *model.Sales) salesMark {
	return salesMark{markRows(s.Customers), markRows(s.Products), markRows(s.Namings), markRows(s.StageRules)}
}

// salesTable goes through the rows of a list of customers or products.
type salesTable struct {
	rowReader
	plan   *Plan
	rows   map[string]int  // where a folded name stood first
	listed map[string]bool // folded names that stand in the list, also in rows that are refused
}

func newSalesTable(t *Table, o Options, kind Kind) (*salesTable, error) {
	cols, err := mapSales(t, kind, o.Map)
	if err != nil {
		return nil, err
	}
	if err := needColumns(t, cols, FieldName); err != nil {
		return nil, err
	}
	return &salesTable{
		rowReader: newRowReader(t, cols), rows: map[string]int{}, listed: map[string]bool{},
		plan: &Plan{File: t.File, Kind: kind, Source: cmp.Or(o.Source, string(kind)), Columns: cols, sales: &salesPlan{}},
	}, nil
}

// each gives every row with its name, refuses those without one and those that name again what stood before.
func (x *salesTable) each(fill func(r *TableRow, name string, out *RowPlan) *model.Problem) {
	for i := range x.t.Rows {
		r := &x.t.Rows[i]
		out := RowPlan{Line: r.Line, Name: x.cell(r, FieldName)}
		key := model.Fold(out.Name)
		x.listed[key] = true
		switch first, again := x.rows[key]; {
		case r.Uneven:
			out.Problem = x.uneven(r)
		case key == "":
			out.Problem = x.problem(r, FieldName, model.ErrInvalid, "import.row.nothing.name")
		case again:
			out.Problem = x.problem(r, FieldName, model.ErrInvalid, "import.row.again", out.Name, first)
		default:
			x.rows[key] = r.Line
			out.Problem = fill(r, out.Name, &out)
		}
		if out.Problem != nil {
			out.Fate, out.Changes = FateRefused, nil
		}
		x.plan.Rows = append(x.plan.Rows, out)
	}
}

// set takes a value that a row gives; an empty cell says nothing.
func (out *RowPlan) set(f Field, into *string, value string) {
	if value != "" && *into != value {
		out.Changes = append(out.Changes, Change{f, *into, value})
		*into = value
	}
}

func (out *RowPlan) settle(version int64) (writes bool) {
	switch {
	case version == 0:
		out.Fate = FateNew
	case len(out.Changes) > 0:
		out.Fate = FateChanged
	default:
		out.Fate = FateUnchanged
	}
	return out.Fate != FateUnchanged
}

// previewCustomers makes a plan of a list of customers, found by their folded names. Whom one belongs to may stand
// further down.
func previewCustomers(t *Table, have *model.Sales, o Options) (*Plan, error) {
	x, err := newSalesTable(t, o, KindCustomers)
	if err != nil {
		return nil, err
	}
	c := &customerTable{salesTable: x, known: have.CustomerNames(), named: map[string]string{}}
	c.plan.sales.before = markSales(have)
	for i := range t.Rows {
		if name := c.cell(&t.Rows[i], FieldName); !t.Rows[i].Uneven {
			c.named[model.Fold(name)] = name
		}
		c.listed[model.Fold(c.cell(&t.Rows[i], FieldParent))] = true // whom another belongs to is named too
	}
	c.each(c.fill)
	c.findMissing(have, o.Day)
	return c.plan, nil
}

// customerTable goes through a list of customers.
type customerTable struct {
	*salesTable
	known map[string]*model.Customer
	named map[string]string // by the list, by folded name
}

func (c *customerTable) fill(r *TableRow, name string, out *RowPlan) *model.Problem {
	d := customerDraft{customer: model.Customer{Row: model.Ours(), Name: name}}
	if old := c.known[model.Fold(name)]; old != nil {
		d.customer = *old
	}
	out.set(FieldSector, &d.customer.Sector, c.cell(r, FieldSector))
	out.set(FieldPlace, &d.customer.Place, c.cell(r, FieldPlace))
	if text := c.cell(r, FieldEmployees); text != "" {
		n, ok := parseAmount(text, 0)
		if !ok || n.N < 0 {
			return c.problem(r, FieldEmployees, model.ErrInvalid, "import.row.number", text)
		}
		if n != d.customer.Employees {
			out.Changes = append(out.Changes, Change{FieldEmployees, shown(d.customer.Employees, 0), shown(n, 0)})
			d.customer.Employees = n
		}
	}
	c.belongs(r, &d, out)
	c.names(d.customer.Version, &d.customer.Source, &d.customer.MissingOn, out)
	if out.settle(d.customer.Version) {
		c.plan.sales.customers = append(c.plan.sales.customers, d)
	}
	return nil
}

// belongs takes whom a customer belongs to: somebody known, or named by the list. Anybody else is left out and said.
func (c *customerTable) belongs(r *TableRow, d *customerDraft, out *RowPlan) {
	text := c.cell(r, FieldParent)
	key := model.Fold(text)
	known := c.known[key]
	switch {
	case text == "" || known != nil && known.ID == d.customer.ParentID:
		return
	case key == model.Fold(d.customer.Name) || known == nil && c.named[key] == "":
		out.Notes = append(out.Notes, c.problem(r, FieldParent, model.ErrNotFound, "import.row.parent", text))
		return
	}
	before := ""
	for _, x := range c.known {
		if x.ID == d.customer.ParentID {
			before = x.Name
		}
	}
	out.Changes = append(out.Changes, Change{FieldParent, before, text})
	d.parent = key
}

func shown(d model.Decimal, digits int) string {
	if !d.Set {
		return ""
	}
	return model.FormatDecimal(d.N, digits)
}

// previewProducts makes a plan of a list of products, found by their folded names.
func previewProducts(t *Table, have *model.Sales, o Options, currency string) (*Plan, error) {
	x, err := newSalesTable(t, o, KindProducts)
	if err != nil {
		return nil, err
	}
	known := have.ProductNames()
	s := x.plan.sales
	s.before = markSales(have)
	x.each(func(r *TableRow, name string, out *RowPlan) *model.Problem {
		p := model.Product{Row: model.Ours(), Name: name}
		if old := known[model.Fold(name)]; old != nil {
			p = *old
		}
		out.set(FieldSeries, &p.Series, x.cell(r, FieldSeries))
		if text := x.cell(r, FieldPrice); text != "" {
			in := cmp.Or(x.cell(r, FieldCurrency), currency)
			n, ok := parseAmount(text, model.MinorDigits(in))
			if !ok {
				return x.problem(r, FieldPrice, model.ErrInvalid, "import.row.amount", text)
			}
			if n != p.Price || in != p.Currency {
				out.Changes = append(out.Changes, Change{FieldPrice, shown(p.Price, model.MinorDigits(p.Currency)), shown(n, model.MinorDigits(in))})
				p.Price, p.Currency = n, in
			}
		}
		x.names(p.Version, &p.Source, &p.MissingOn, out)
		if out.settle(p.Version) {
			s.products = append(s.products, p)
		}
		return nil
	})
	x.findMissing(have, o.Day)
	return x.plan, nil
}

// previewSales makes a plan of any list of a sales system.
func previewSales(ctx context.Context, store *storage.Store, r *model.Roster, t *Table, o Options) (*Plan, error) {
	if t.JSON {
		return nil, &model.Problem{Key: "import.json.people", File: t.File, Err: model.ErrInvalid}
	}
	have, err := store.Sales(ctx)
	if err != nil {
		return nil, err
	}
	switch o.Kind {
	case KindCustomers:
		return previewCustomers(t, have, o)
	case KindProducts:
		return previewProducts(t, have, o, r.File.Currency)
	}
	return previewDeals(ctx, store, r, have, t, o)
}

// applySales carries a plan of customers or products out.
func applySales(ctx context.Context, store *storage.Store, p *Plan) (Report, error) {
	name := unit.ImportCustomers
	if p.Kind == KindProducts {
		name = unit.ImportProducts
	}
	_, err := store.Do(ctx, name, func(w *storage.Work) error {
		have, err := store.Sales(ctx) // nobody else writes before this unit ends
		if err != nil {
			return err
		}
		if markSales(have) != p.sales.before {
			return &model.Problem{Key: "import.conflict", File: p.File, Err: model.ErrConflict}
		}
		if err := writeCustomers(w, have.CustomerNames(), p.sales.customers); err != nil {
			return err
		}
		for _, product := range p.sales.products {
			if err := w.Put(&product); err != nil {
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

// writeCustomers writes copies, so that a unit that fails leaves the plan as it was. A customer may be named before the one
// it belongs to is written.
func writeCustomers(w *storage.Work, known map[string]*model.Customer, drafts []customerDraft) error {
	ids := map[string]model.ID{}
	for name, c := range known {
		ids[name] = c.ID
	}
	for i := range drafts {
		if c := &drafts[i].customer; c.ID == "" {
			ids[model.Fold(c.Name)] = w.NewID()
		}
	}
	for _, d := range drafts {
		c := d.customer
		if c.ID == "" {
			c.ID = ids[model.Fold(c.Name)]
		}
		if d.parent != "" {
			c.ParentID = ids[d.parent]
		}
		if err := w.Put(&c); err != nil {
			return err
		}
	}
	return nil
}

func (s *salesPlan) made() (customers, products int) {
	if s == nil {
		return 0, 0
	}
	for i := range s.customers {
		if s.customers[i].customer.Version == 0 {
			customers++
		}
	}
	for i := range s.products {
		if s.products[i].Version == 0 {
			products++
		}
	}
	return customers, products
}

// UnknownName is a product or customer that deals name and nobody knows, and which the deals keep as text; or a rep or a
// stage, whose rows are refused.
type UnknownName struct {
	Kind model.NamingKind `json:"kind"`
	Name string           `json:"name"`
	Rows int              `json:"rows"`
}

// DealFigures are what a list of deals holds, of all rows that are not refused.
type DealFigures struct {
	Stages     map[model.DealStage]int `json:"stages"`
	NoCustomer int                     `json:"no_customer"`
	NoEngaged  int                     `json:"no_engaged_on"`
	NoAmount   int                     `json:"no_amount"`
	Unknown    []UnknownName           `json:"unknown"` // the most frequent first

	// Unclear are reps and stages that nobody knows. Their rows are refused until somebody says what is meant.
	Unclear []UnknownName `json:"unclear"`
}

// Kinds of what makes a row of deals unclear, beside those of model.NamingKind.
const (
	UnclearRep   model.NamingKind = "rep"
	UnclearStage model.NamingKind = "stage"
)

func sortUnknown(found map[UnknownName]int) []UnknownName {
	out := []UnknownName{}
	for u, n := range found {
		u.Rows = n
		out = append(out, u)
	}
	slices.SortFunc(out, func(a, b UnknownName) int {
		return cmp.Or(cmp.Compare(b.Rows, a.Rows), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name))
	})
	return out
}
