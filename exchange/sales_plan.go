package exchange

import (
	"cmp"
	"context"
	"slices"
	"strconv"

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

// customerDraft is a customer as the plan would leave it; parent is the place of a draft, -1 for none among them.
type customerDraft struct {
	customer model.Customer
	parent   int
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
	t     *Table
	plan  *Plan
	at    map[Field]int
	order map[string]int // what a folded name's draft is, by place
	rows  map[string]int // where the name stood first
}

func newSalesTable(t *Table, o Options, kind Kind) (*salesTable, error) {
	cols, err := mapSales(t, kind, o.Map)
	if err != nil {
		return nil, err
	}
	if err := needColumns(t, cols, FieldName); err != nil {
		return nil, err
	}
	x := &salesTable{
		t: t, at: map[Field]int{}, order: map[string]int{}, rows: map[string]int{},
		plan: &Plan{File: t.File, Kind: kind, Source: cmp.Or(o.Source, string(kind)), Columns: cols, sales: &salesPlan{}},
	}
	for _, c := range cols {
		if c.Field != "" {
			x.at[c.Field] = c.Index
		}
	}
	return x, nil
}

func (x *salesTable) cell(r TableRow, f Field) string {
	if at, ok := x.at[f]; ok && at < len(r.Cells) {
		return model.JoinSpace(r.Cells[at])
	}
	return ""
}

func (x *salesTable) problem(r TableRow, f Field, key string, args ...any) *model.Problem {
	return &model.Problem{Key: key, Args: args, File: x.t.File, Line: r.Line, Column: columnOf(x.plan.Columns, f) + 1, Err: model.ErrInvalid}
}

// each gives every row with its name, refuses those without one and those that name again what stood before.
func (x *salesTable) each(fill func(r TableRow, name string, out *RowPlan) *model.Problem) {
	for _, r := range x.t.Rows {
		out := RowPlan{Line: r.Line, Name: x.cell(r, FieldName)}
		key := model.Fold(out.Name)
		switch first, again := x.rows[key]; {
		case r.Uneven:
			out.Problem = x.problem(r, "", "import.row.columns", len(r.Cells), len(x.t.Columns))
		case key == "":
			out.Problem = x.problem(r, FieldName, "import.row.nothing.name")
		case again:
			out.Problem = x.problem(r, FieldName, "import.row.again", out.Name, first)
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
	known := have.CustomerNames()
	s := x.plan.sales
	s.before = markSales(have)
	parents := map[int]string{}
	x.each(func(r TableRow, name string, out *RowPlan) *model.Problem {
		c := model.Customer{Row: model.Ours(), Name: name}
		if old := known[model.Fold(name)]; old != nil {
			c = *old
		}
		out.set(FieldSector, &c.Sector, x.cell(r, FieldSector))
		out.set(FieldPlace, &c.Place, x.cell(r, FieldPlace))
		if text := x.cell(r, FieldEmployees); text != "" {
			n, ok := parseAmount(text, 0)
			if !ok || n.N < 0 {
				return x.problem(r, FieldEmployees, "import.row.number", text)
			}
			if n != c.Employees {
				out.Changes = append(out.Changes, Change{FieldEmployees, shown(c.Employees, 0), shown(n, 0)})
				c.Employees = n
			}
		}
		if parent := x.cell(r, FieldParent); parent != "" && (c.ParentID == "" || !sameCustomer(known[model.Fold(parent)], c.ParentID)) {
			parents[len(s.customers)] = parent
			out.Changes = append(out.Changes, Change{FieldParent, "", parent})
		}
		if out.settle(c.Version) {
			x.order[model.Fold(name)] = len(s.customers)
			s.customers = append(s.customers, customerDraft{c, -1})
		} else {
			delete(parents, len(s.customers))
		}
		return nil
	})
	for i, name := range parents {
		if at, ok := x.order[model.Fold(name)]; ok && at != i {
			s.customers[i].parent = at
		} else if c := known[model.Fold(name)]; c != nil && c.ID != s.customers[i].customer.ID {
			s.customers[i].customer.ParentID = c.ID
		}
	}
	return x.plan, nil
}

func sameCustomer(c *model.Customer, id model.ID) bool { return c != nil && c.ID == id }

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
	x.each(func(r TableRow, name string, out *RowPlan) *model.Problem {
		p := model.Product{Row: model.Ours(), Name: name}
		if old := known[model.Fold(name)]; old != nil {
			p = *old
		}
		out.set(FieldSeries, &p.Series, x.cell(r, FieldSeries))
		if text := x.cell(r, FieldPrice); text != "" {
			in := cmp.Or(x.cell(r, FieldCurrency), currency)
			n, ok := parseAmount(text, model.MinorDigits(in))
			if !ok {
				return x.problem(r, FieldPrice, "import.row.amount", text)
			}
			if n != p.Price || in != p.Currency {
				out.Changes = append(out.Changes, Change{FieldPrice, shown(p.Price, model.MinorDigits(p.Currency)), shown(n, model.MinorDigits(in))})
				p.Price, p.Currency = n, in
			}
		}
		if out.settle(p.Version) {
			s.products = append(s.products, p)
		}
		return nil
	})
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
		ids := make([]model.ID, len(p.sales.customers))
		for i, d := range p.sales.customers {
			if ids[i] = d.customer.ID; ids[i] == "" {
				ids[i] = w.NewID()
			}
		}
		for i, d := range p.sales.customers {
			c := d.customer // a copy, so that a unit that fails leaves the plan as it was
			c.ID = ids[i]
			if d.parent >= 0 {
				c.ParentID = ids[d.parent]
			}
			if err := w.Put(&c); err != nil {
				return err
			}
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

// UnknownName is a product or customer that deals name and nobody knows. The deals keep it as text.
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
}

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

// digest is over what became of every row, so that a plan is carried out only as it was shown.
type digest uint64

func (d *digest) add(words ...string) {
	const prime = 1099511628211 // FNV-1a
	h := uint64(*d)
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * prime
		}
		h = (h ^ 0xff) * prime
	}
	*d = digest(h)
}

func (d *digest) addLine(line int, fate Fate) { d.add(strconv.Itoa(line), string(fate)) }
