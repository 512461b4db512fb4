package words

import (
	"math/big"
	"strings"

	"milepost/model"
)

// Percent is a share as people read it: "99.96 %". A minus is the typographic one.
func Percent(r *big.Rat) string {
	text, exact := model.Percent(r)
	text = strings.Replace(text, "-", "−", 1)
	if !exact {
		return Say("number.percent.under", text)
	}
	return Say("number.percent", text)
}

// Value is a value of a measure with its unit; a dash when it is not set.
func Value(d model.Decimal, m *model.Measure) string {
	if !d.Set {
		return "–"
	}
	text := strings.Replace(model.FormatDecimal(d.N, m.Decimals), "-", "−", 1)
	if m.Unit == "" {
		return text
	}
	return text + "\u00a0" + m.Unit
}
