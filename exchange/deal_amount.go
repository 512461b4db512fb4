package exchange

import (
	"strconv"
	"strings"
	"unicode"

	"milepost/model"
)

// parseAmount reads an exact amount of money into minor units. Thousands may be grouped by points, commas, apostrophes or
// blanks, a sign of a currency may stand before or behind. An empty text is unset and never 0. A single point or comma
// before three digits groups, unless the currency has three digits itself: then nobody could say. The bool is false when
// the text is no amount, or has more digits than the currency.
func parseAmount(text string, digits int) (model.Decimal, bool) {
	s := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Sc, r) || r == '\'' || r == '’':
			return -1
		case r == '−':
			return '-'
		}
		return r
	}, text)
	if s == "" {
		return model.Decimal{}, strings.TrimSpace(text) == ""
	}
	s, negative := strings.CutPrefix(s, "-")
	whole, frac := s, ""
	if i := strings.LastIndexAny(s, ".,"); i >= 0 {
		sign := s[i : i+1]
		whole, frac = s[:i], s[i+1:]
		grouped := len(frac) == 3 && whole != "0" && whole != "" && !strings.ContainsAny(whole, otherSign(sign))
		switch {
		case grouped && digits == 3 && !strings.Contains(whole, sign):
			return model.Decimal{}, false
		case grouped || strings.Contains(whole, sign):
			whole, frac = s, ""
		}
	}
	whole, ok := ungrouped(whole)
	if !ok || whole+frac == "" || strings.Trim(frac, "0123456789") != "" {
		return model.Decimal{}, false
	}
	for len(frac) > digits && strings.HasSuffix(frac, "0") {
		frac = frac[:len(frac)-1]
	}
	if len(frac) > digits {
		return model.Decimal{}, false
	}
	n, err := strconv.ParseInt(whole+frac+strings.Repeat("0", digits-len(frac)), 10, 64)
	if err != nil {
		return model.Decimal{}, false
	}
	if negative {
		n = -n
	}
	return model.Dec(n), true
}

func otherSign(sign string) string {
	if sign == "." {
		return ","
	}
	return "."
}

// ungrouped takes the signs between thousands away; false when they do not stand between thousands.
func ungrouped(whole string) (string, bool) {
	sign := ","
	if strings.Contains(whole, ".") {
		sign = "."
	}
	parts := strings.Split(whole, sign)
	for i, p := range parts {
		if strings.Trim(p, "0123456789") != "" || len(parts) > 1 && (i > 0 && len(p) != 3 || i == 0 && (p == "" || len(p) > 3)) {
			return "", false
		}
	}
	return strings.Join(parts, ""), true
}
