package model

// Customer is a company that deals are made with. It is found by its folded name.
type Customer struct {
	Row
	Name       string
	Sector     string
	Place      string
	Employees  Decimal // whole people; unset where nobody knows
	ParentID   ID      // the customer it belongs to, if any
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
