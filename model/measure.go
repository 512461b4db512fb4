package model

import (
	"database/sql/driver"
	"fmt"
)

// Decimal is a whole number of the last decimal of its measure, so that nothing is rounded on the way: with two
// decimals 1.5 is 150. Unset is stored as NULL and is not 0.
type Decimal struct {
	N   int64
	Set bool
}

// Dec is a set Decimal.
func Dec(n int64) Decimal { return Decimal{n, true} }

// Value stores the number, unset as NULL.
func (d Decimal) Value() (driver.Value, error) {
	if !d.Set {
		return nil, nil
	}
	return d.N, nil
}

// Scan reads a number or NULL.
func (d *Decimal) Scan(v any) error {
	switch x := v.(type) {
	case nil:
		*d = Decimal{}
	case int64:
		*d = Dec(x)
	default:
		return fmt.Errorf("a whole number was expected in the file, not %T", v)
	}
	return nil
}

// MeasureDirection says which way a measure shall go.
type MeasureDirection string

// Directions of a measure.
const (
	MeasureUp   MeasureDirection = "up"
	MeasureDown MeasureDirection = "down"
	MeasureKeep MeasureDirection = "keep"
)

// MeasureSource says where a measure's value comes from.
type MeasureSource string

// FromHand is readings that people enter, FromDeals is computed from deals.
const (
	FromHand  MeasureSource = "hand"
	FromDeals MeasureSource = "deals"
)

// Aggregate says what of the deals is taken.
type Aggregate string

// Aggregates of deals that were closed in the window; empty: readings by hand.
const (
	WonValue Aggregate = "won_value" // the sum of amounts, in minor units of Currency
	WonCount Aggregate = "won_count"
	WinRate  Aggregate = "win_rate" // won / (won + lost), in per cent

	QuotaShare Aggregate = "quota_share" // won value of a rep / quota of the same days, in per cent
)

// Measure is the only thing that has a value: start, target, direction, unit, and where the value comes from. Start and
// Target are in the last decimal. The filters are for deals; an empty one takes everything.
type Measure struct {
	Row
	Name      string
	Unit      string // shown after the number: "%", "calls"; may be empty
	Decimals  int    // 0-6; of money the currency's
	Source    MeasureSource
	Start     Decimal
	Target    Decimal
	Direction MeasureDirection

	Aggregate Aggregate
	From      Date `gorm:"column:from_on"` // the window, both days included; open where there is none
	To        Date `gorm:"column:to_on"`
	RepID     ID
	Team      string
	Region    string
	Sector    string // of the customer
	ProductID ID
	Currency  string // of money; currencies are never added
}

// TableName pins the table.
func (*Measure) TableName() string { return "measure" }

// Reading is a measure's value on a day, in the measure's last decimal. A wrong one is corrected in its place, where the
// journal keeps what it was, or archived; what is archived counts for nothing.
type Reading struct {
	Row
	AuthorID   ID
	MeasureID  ID
	On         Date `gorm:"column:read_on"`
	Value      int64
	ArchivedAt Instant
}

// TableName pins the table.
func (*Reading) TableName() string { return "reading" }
