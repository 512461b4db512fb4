package words

import (
	"math/big"
	"strings"

	"milepost/model"
)

// Criterion says how a criterion stands: "met: 104.2 %", "not met: 99.9996 % of 100 %", "nobody has looked at it". What is shown
// never crosses the target when the exact value has not.
func Criterion(s *model.CriterionState) string {
	if s.Unknown != "" {
		return Say("criterion.unknown." + string(s.Unknown))
	}
	key := "criterion.notmet"
	if s.Met {
		key = "criterion.met"
	}
	if s.Exact == nil {
		return Say(key)
	}
	text := Say(key+".value", CriterionValue(s), Value(s.Measure.Target, s.Measure))
	if s.Window.From.IsZero() || s.Window.To.IsZero() {
		return text
	}
	return Say("criterion.window", text, Date(s.Window.From), Date(s.Window.To))
}

// CriterionValue is the value of a criterion's measure with its unit; empty when there is none.
func CriterionValue(s *model.CriterionState) string {
	if s.Exact == nil {
		return ""
	}
	m := s.Measure
	if m.Unit == "%" {
		return Percent(new(big.Rat).Quo(s.Exact, big.NewRat(100, 1)))
	}
	return near(s, m)
}

// near rounds to the measure's decimals, and shows more where rounding would cross the target.
func near(s *model.CriterionState, m *model.Measure) string {
	target := new(big.Rat).SetFrac(big.NewInt(m.Target.N), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(m.Decimals)), nil))
	text := s.Exact.FloatString(m.Decimals)
	for d := m.Decimals + 1; d <= m.Decimals+4 && m.Target.Set && crossed(text, s.Exact, target); d++ {
		text = s.Exact.FloatString(d)
	}
	text = strings.Replace(text, "-", "−", 1)
	if m.Unit == "" {
		return text
	}
	return text + "\u00a0" + m.Unit
}

// crossed says whether a rounded number lies on the other side of a target than the exact one, or on it while the exact one does not.
func crossed(text string, exact, target *big.Rat) bool {
	shown, ok := new(big.Rat).SetString(text)
	return ok && shown.Cmp(target) != exact.Cmp(target)
}
