package model

// Customer is a company that deals are made with. It is found by its folded name.
type Customer struct {
	Row
	Name       string
	Sector     string
	Place      string
	Employees  Decimal // whole people; unset where nobody knows
	ParentID   ID      // the customer it belongs to, if any
	Source     string  // of the list that named it last
	MissingOn  Date    // since when that list names it no more
	ArchivedAt Instant
}

// TableName pins the table.
func (*Customer) TableName() string { return "customer" }

// Product is what is sold, with its list price in minor units of Currency. It is found by its folded name.
type Product struct {
	Row
	Name       string
	Series     string
	Price      Decimal
	Currency   string
	Source     string // of the list that named it last
	MissingOn  Date   // since when that list names it no more
	ArchivedAt Instant
}

// TableName pins the table.
func (*Product) TableName() string { return "product" }

// NamingKind says what a list calls otherwise.
type NamingKind string

// What can be called otherwise; people have aliases.
const (
	NamingCustomer NamingKind = "customer"
	NamingProduct  NamingKind = "product"
)

// Naming remembers what lists call a customer or a product: the alias that somebody chose once.
type Naming struct {
	Row
	Kind       NamingKind
	ListedAs   string // folded
	CustomerID ID
	ProductID  ID
}

// TableName pins the table.
func (*Naming) TableName() string { return "naming" }

// DealStage is how far a deal is: the four of a pipeline, or closed.
type DealStage string

// Stages of a deal.
const (
	StageProspect DealStage = "prospect"
	StageWarm     DealStage = "warm"
	StageHot      DealStage = "hot"
	StageReady    DealStage = "ready" // ready to close
	StageWon      DealStage = "won"
	StageLost     DealStage = "lost"
)

// StageRule is a line of a stage map: what a stage of another program means here.
type StageRule struct {
	Row
	Source   string
	ListedAs string // folded
	Stage    DealStage
}

// TableName pins the table.
func (*StageRule) TableName() string { return "stage_rule" }

// Deal is one of another program's, found by Source and External. Its subject is the rep.
type Deal struct {
	Row
	Source       string
	External     string
	Title        string
	CustomerID   ID     // none where the list names no customer we know
	CustomerText string // as the list says it
	ProductID    ID
	ProductText  string
	StageText    string
	Stage        DealStage
	EngagedOn    Date
	ClosedOn     Date
	Amount       Decimal // minor units of Currency; unset where the list has none
	Currency     string
	MissingOn    Date // since when the list names it no more
}

// TableName pins the table.
func (*Deal) TableName() string { return "deal" }

// Sales is what lists of deals are read against.
type Sales struct {
	Customers  []Customer
	Products   []Product
	Namings    []Naming
	StageRules []StageRule
}

// Closed says whether a stage is an end: won or lost.
func (s DealStage) Closed() bool { return s == StageWon || s == StageLost }

// Open says whether the deal is open on a day: engaged by it and not closed by it. One that is closed on the day is
// closed; one without a day of engagement, or of closing where it is closed, is in no day's count.
func (d *Deal) Open(on Date) bool {
	switch {
	case d.EngagedOn.IsZero() || d.EngagedOn.After(on):
		return false
	case d.Stage.Closed():
		return d.ClosedOn.After(on)
	}
	return true
}

// StaleAfter is how many days after its engagement an open deal is stale.
const StaleAfter = 90

// Stale says whether the deal is open on a day and was engaged more than 90 days before.
func (d *Deal) Stale(on Date) bool { return d.Open(on) && on.Days(d.EngagedOn) > StaleAfter }

// Cycle is the days from engagement to winning; the bool is false unless the deal was won and both days are known.
func (d *Deal) Cycle() (int, bool) {
	if d.Stage != StageWon || d.EngagedOn.IsZero() || d.ClosedOn.IsZero() {
		return 0, false
	}
	return d.ClosedOn.Days(d.EngagedOn), true
}

// Worth is a deal's amount and its currency; of an open deal without one the product's list price, which the bool tells.
func (d *Deal) Worth(p *Product) (amount Decimal, currency string, list bool) {
	if d.Amount.Set || d.Stage.Closed() || p == nil || !p.Price.Set {
		return d.Amount, d.Currency, false
	}
	return p.Price, p.Currency, true
}

// BelongsOn is the day whose assignment says to which manager, team and region a deal belongs: the day it was closed, of
// an open one the effective day.
func (d *Deal) BelongsOn(on Date) Date {
	if d.Stage.Closed() && !d.ClosedOn.IsZero() && !d.ClosedOn.After(on) {
		return d.ClosedOn
	}
	return on
}

// CustomerNames are the customers by what lists call them, folded.
func (s *Sales) CustomerNames() map[string]*Customer {
	return byListName(s.Customers, s.Namings, func(c *Customer) (ID, string) { return c.ID, c.Name }, func(n *Naming) ID { return n.CustomerID })
}

// ProductNames are the products by what lists call them, folded.
func (s *Sales) ProductNames() map[string]*Product {
	return byListName(s.Products, s.Namings, func(p *Product) (ID, string) { return p.ID, p.Name }, func(n *Naming) ID { return n.ProductID })
}

func byListName[T any](list []T, namings []Naming, of func(*T) (ID, string), named func(*Naming) ID) map[string]*T {
	out, byID := map[string]*T{}, map[ID]*T{}
	for i := range list {
		id, name := of(&list[i])
		out[Fold(name)], byID[id] = &list[i], &list[i]
	}
	for i := range namings {
		if x := byID[named(&namings[i])]; x != nil {
			out[namings[i].ListedAs] = x
		}
	}
	return out
}
