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

// Grouped is a value of a measure as a target shows it, with its thousands apart: 1,999,147. The unit follows when it is
// asked for; a dash when the value is not set.
func Grouped(d model.Decimal, m *model.Measure, withUnit bool) string {
	if !d.Set {
		return "–"
	}
	text := model.FormatDecimal(d.N, m.Decimals)
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "−", text[1:]
	}
	whole, frac, point := strings.Cut(text, ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if point {
		whole += "." + frac
	}
	if withUnit && m.Unit != "" {
		return sign + whole + "\u00a0" + m.Unit
	}
	return sign + whole
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
