package model

import (
	"math/big"
	"strconv"
	"strings"
)

// At is the value of a measure as of a day: the last reading on or before it, else its start; unset when neither is
// known. Of two readings on one day the later one in the list counts.
func (m *Measure) At(readings []Reading, on Date) Decimal {
	v, day := m.Start, Date{}
	for i := range readings {
		if r := &readings[i]; r.MeasureID == m.ID && r.ArchivedAt.IsZero() && !r.On.After(on) && !r.On.Before(day) {
			v, day = Dec(r.Value), r.On
		}
	}
	return v
}

// Progress is (current − start) / (target − start), kept exact; the bool is false when there is no start, no target or
// no value, or when target equals start: then there is no percentage. A direction of "keep" has none either.
func (m *Measure) Progress(current Decimal) (*big.Rat, bool) {
	if !m.Start.Set || !m.Target.Set || !current.Set || m.Target.N == m.Start.N || m.Direction == MeasureKeep {
		return nil, false
	}
	return big.NewRat(current.N-m.Start.N, m.Target.N-m.Start.N), true
}

// GoalProgress is the mean of what its key results have reached, each counted between 0 and 1; false when none of them
// has a percentage.
func (g *Growth) GoalProgress(goal ID, on Date) (*big.Rat, bool) {
	sum, n := new(big.Rat), int64(0)
	for _, kr := range g.ResultsOf(goal) {
		m := g.Measure(kr.MeasureID)
		if m == nil {
			continue
		}
		if p, ok := m.Progress(m.At(g.Readings, on)); ok {
			sum.Add(sum, Clamp(p))
			n++
		}
	}
	if n == 0 {
		return nil, false
	}
	return sum.Quo(sum, big.NewRat(n, 1)), true
}

// ResultsOf are the key results of a goal that are not archived, by position.
func (g *Growth) ResultsOf(goal ID) []KeyResult {
	var out []KeyResult
	for _, kr := range g.KeyResults {
		if kr.GoalID == goal && kr.ArchivedAt.IsZero() {
			out = append(out, kr)
		}
	}
	return out
}

// Measure finds a measure by id; nil when there is none.
func (g *Growth) Measure(id ID) *Measure {
	for i := range g.Measures {
		if g.Measures[i].ID == id {
			return &g.Measures[i]
		}
	}
	return nil
}

// LastCheckIn is the newest check-in of a goal up to a day that is not archived; nil when there is none.
func (g *Growth) LastCheckIn(goal ID, on Date) *CheckIn {
	var last *CheckIn
	for i := range g.CheckIns {
		if c := &g.CheckIns[i]; c.GoalID == goal && c.ArchivedAt.IsZero() && !c.On.After(on) && (last == nil || !c.On.Before(last.On)) {
			last = c
		}
	}
	return last
}

// Clamp keeps a share between 0 and 1, for showing only.
func Clamp(r *big.Rat) *big.Rat {
	switch one := big.NewRat(1, 1); {
	case r.Sign() < 0:
		return new(big.Rat)
	case r.Cmp(one) > 0:
		return one
	}
	return new(big.Rat).Set(r)
}

// Percent shows a share to at most one decimal, halves away from zero, except that what is shown never crosses 0 or
// 100 % when the exact value has not: 99.957 % reads 99.96, then up to four decimals. Whole numbers have no decimal.
// The text has no sign of percent; the bool is false when even four decimals would cross the line ("just under").
func Percent(r *big.Rat) (string, bool) {
	pct := new(big.Rat).Mul(r, big.NewRat(100, 1))
	for places := 1; places <= 4; places++ {
		s := roundAway(pct, places)
		shown, _ := new(big.Rat).SetString(s)
		if sideOf(shown) == sideOf(pct) {
			return strings.TrimSuffix(strings.TrimRight(s, "0"), "."), true
		}
	}
	return strings.TrimPrefix(roundAway(pct, 0), "-"), false // only 0 and 100 are that close
}

// sideOf tells where a percentage stands to the lines 0 and 100.
func sideOf(pct *big.Rat) int {
	return 3*pct.Sign() + pct.Cmp(big.NewRat(100, 1))
}

// roundAway rounds halves away from zero.
func roundAway(r *big.Rat, places int) string { return r.FloatString(places) }

// FixedDecimal writes a value with all of the measure's decimals: 150 with two decimals is 1.50.
func FixedDecimal(n int64, decimals int) string {
	return new(big.Rat).SetFrac(big.NewInt(n), pow10(decimals)).FloatString(decimals)
}

// FormatDecimal writes a value with the measure's decimals, without trailing zeros: 150 with two decimals is 1.5.
func FormatDecimal(n int64, decimals int) string {
	neg := n < 0
	s := strconv.FormatInt(n, 10)
	if neg {
		s = s[1:]
	}
	if decimals > 0 {
		for len(s) <= decimals {
			s = "0" + s
		}
		s = s[:len(s)-decimals] + "." + s[len(s)-decimals:]
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if neg && s != "0" {
		s = "-" + s
	}
	return s
}

// ParseDecimal reads a number with at most the given decimals; a comma or a point may part them, and blanks or thin
// spaces may group the thousands. Errors are ErrInvalid.
func ParseDecimal(text string, decimals int) (Decimal, error) {
	s := strings.NewReplacer(" ", "", "\u00a0", "", "\u2009", "", "\u202f", "", "−", "-", ",", ".").Replace(strings.TrimSpace(text))
	if s == "" {
		return Decimal{}, nil
	}
	bad := &Problem{Key: "error.number", Args: []any{text, decimals}, Err: ErrInvalid}
	whole, frac, _ := strings.Cut(s, ".")
	if len(frac) > decimals || strings.ContainsAny(frac, "+-.") || strings.Trim(whole, "+-")+frac == "" {
		return Decimal{}, bad
	}
	n, err := strconv.ParseInt(whole+frac+strings.Repeat("0", decimals-len(frac)), 10, 64)
	if err != nil {
		return Decimal{}, bad
	}
	return Dec(n), nil
}

// Figure is a number to one decimal, halves away from zero, without trailing zeros. What is shown stands to 0 and to each line
// as the exact value does: it has up to four decimals where fewer would cross one.
func Figure(r *big.Rat, lines ...*big.Rat) string {
	shown := ""
	for places := 1; places <= 4; places++ {
		shown = roundAway(r, places)
		value, _ := new(big.Rat).SetString(shown)
		same := value.Sign() == r.Sign()
		for _, l := range lines {
			same = same && value.Cmp(l) == r.Cmp(l)
		}
		if same {
			break
		}
	}
	return strings.TrimSuffix(strings.TrimRight(shown, "0"), ".")
}
