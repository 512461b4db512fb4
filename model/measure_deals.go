package model

import (
	"cmp"
	"math/big"
	"slices"
)

// MeasureValue is what a measure from deals stands at on a day. Value is in the measure's last decimal and rounded only
// after summing; Exact is the same before rounding, in the measure's unit, nil when there is none: no deal was closed of
// which a rate could be taken, or the deals are in several currencies, which are never added.
type MeasureValue struct {
	Value      Decimal
	Exact      *big.Rat
	Won, Lost  int64    // deals
	Currencies []string // of the won deals; more than one: no value
	Shares     []MeasureShare
}

// MeasureShare is one rep's part of a measure's sum or count, the largest first. A rate has no shares.
type MeasureShare struct {
	RepID ID
	Exact *big.Rat // in the measure's unit
	Of    *big.Rat // of the whole, exact; nil when the whole is 0
}

// ClosedDeals are deals of one rep that are alike in all that a measure can filter by, counted and summed.
type ClosedDeals struct {
	RepID      ID
	Team       string // of the rep's assignment on the close date, as the region
	Region     string
	Sector     string // of the customer
	Currency   string // empty: the file's
	Won, Lost  int64
	WonAmounts int64 // minor units
}

// TakesDeals says whether a measure's filters let a group through. Window, rep and product are not looked at: they are in
// the question that found the deals.
func (m *Measure) TakesDeals(g *ClosedDeals, fileCurrency string) bool {
	return sameFilter(m.Team, g.Team) && sameFilter(m.Region, g.Region) && sameFilter(m.Sector, g.Sector) &&
		(m.Currency == "" || m.Currency == cmp.Or(g.Currency, fileCurrency))
}

func sameFilter(want, have string) bool { return want == "" || Fold(want) == Fold(have) }

// FromDeals is the measure's value from groups of closed deals (DESIGN: win rate = won / (won + lost), amounts are summed
// in minor units).
func (m *Measure) FromDeals(groups []ClosedDeals, fileCurrency string) MeasureValue {
	var v MeasureValue
	perRep := map[ID]*big.Rat{}
	total := new(big.Rat)
	for i := range groups {
		g := &groups[i]
		if !m.TakesDeals(g, fileCurrency) {
			continue
		}
		v.Won, v.Lost = v.Won+g.Won, v.Lost+g.Lost
		if g.Won == 0 {
			continue
		}
		currency := cmp.Or(g.Currency, fileCurrency)
		if m.Aggregate == WonValue && !slices.Contains(v.Currencies, currency) {
			v.Currencies = append(v.Currencies, currency)
		}
		part := big.NewRat(g.Won, 1)
		if m.Aggregate == WonValue {
			part = new(big.Rat).SetFrac(big.NewInt(g.WonAmounts), pow10(MinorDigits(currency)))
		}
		if perRep[g.RepID] == nil {
			perRep[g.RepID] = new(big.Rat)
		}
		perRep[g.RepID].Add(perRep[g.RepID], part)
		total.Add(total, part)
	}
	slices.Sort(v.Currencies)
	switch {
	case len(v.Currencies) > 1:
		return v
	case m.Aggregate == WinRate && v.Won+v.Lost == 0:
		return v
	case m.Aggregate == WinRate:
		v.Exact = big.NewRat(100*v.Won, v.Won+v.Lost)
	default:
		v.Exact = total
		v.Shares = sharesOf(perRep, total)
	}
	v.Value = inDecimals(v.Exact, m.Decimals)
	return v
}

func sharesOf(perRep map[ID]*big.Rat, total *big.Rat) []MeasureShare {
	var out []MeasureShare
	for rep, part := range perRep {
		s := MeasureShare{RepID: rep, Exact: part}
		if total.Sign() != 0 {
			s.Of = new(big.Rat).Quo(part, total)
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b MeasureShare) int {
		return cmp.Or(b.Exact.Cmp(a.Exact), cmp.Compare(a.RepID, b.RepID))
	})
	return out
}

func pow10(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// inDecimals rounds halves away from zero; unset when the number has no room.
func inDecimals(r *big.Rat, decimals int) Decimal {
	scaled := new(big.Rat).Mul(r, new(big.Rat).SetInt(pow10(decimals)))
	n, ok := new(big.Int).SetString(scaled.FloatString(0), 10)
	if !ok || !n.IsInt64() {
		return Decimal{}
	}
	return Dec(n.Int64())
}
