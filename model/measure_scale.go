package model

import (
	"math"
	"strings"
)

// DecimalsOf says how many decimals a number is written with, as ParseDecimal reads it. A single comma or point before
// exactly three digits, as in 1,500, is a thousand to some and one and a half to others, and is ErrInvalid.
func DecimalsOf(text string) (int, error) {
	s := strings.TrimLeft(strings.TrimSpace(text), "+-−")
	whole, frac, _ := strings.Cut(strings.ReplaceAll(s, ",", "."), ".")
	if len(frac) == 3 && len(whole) >= 1 && len(whole) <= 3 && strings.Trim(whole, "0") != "" {
		return 0, &Problem{Key: "error.number.twoways", Args: []any{text, whole + frac, whole + "." + frac + "0"}, Err: ErrInvalid}
	}
	return len(frac), nil
}

// SetDecimals gives a measure more decimals: start, target and the values of its readings, which are changed in place,
// stay what they are. Fewer are not taken: digits would be lost. A value that has no room for them is ErrInvalid, and
// nothing is changed then.
func (m *Measure) SetDecimals(to int, readings []Reading) error {
	if to <= m.Decimals {
		return nil
	}
	by := int64(math.Pow10(to - m.Decimals))
	fits := func(n int64) bool { return n <= math.MaxInt64/by && n >= math.MinInt64/by }
	ok := to <= maxDecimals && fits(m.Start.N) && fits(m.Target.N)
	for i := range readings {
		ok = ok && (readings[i].MeasureID != m.ID || fits(readings[i].Value))
	}
	if !ok {
		return &Problem{Key: "error.number.decimals", Args: []any{m.Name}, Err: ErrInvalid}
	}
	m.Decimals, m.Start.N, m.Target.N = to, m.Start.N*by, m.Target.N*by
	for i := range readings {
		if readings[i].MeasureID == m.ID {
			readings[i].Value *= by
		}
	}
	return nil
}

// maxDecimals is the most decimals a measure has.
const maxDecimals = 6
