package kit

import (
	"milepost/model"
	"milepost/ui/words"
)

// maxDecimals is the most decimals a measure has.
const maxDecimals = 6

// NewNumberField is a field for a value of a measure: how many decimals it is written with is how many the measure gets.
func NewNumberField(name, label string) *LineField {
	f := NewLineField(name, label)
	f.Validate = func(text string) string {
		if _, err := ParseNumber(text, 0); err != nil {
			return words.Problem(err)
		}
		return ""
	}
	return f
}

// ParseNumber reads a value in the last of the decimals it is written with, or of at least so many; unset for no text.
// Errors are model.ErrInvalid.
func ParseNumber(text string, least int) (model.Decimal, error) {
	n, err := model.DecimalsOf(text)
	if err != nil {
		return model.Decimal{}, err
	}
	return model.ParseDecimal(text, min(max(n, least), maxDecimals))
}

// DecimalsTyped is the most decimals one of the texts is written with; the fields have checked them.
func DecimalsTyped(texts ...string) int {
	most := 0
	for _, text := range texts {
		n, _ := model.DecimalsOf(text)
		most = max(most, n)
	}
	return min(most, maxDecimals)
}

// NumberText is a value as one types it; nothing when it is not set.
func NumberText(d model.Decimal, m *model.Measure) string {
	if !d.Set {
		return ""
	}
	return model.FormatDecimal(d.N, m.Decimals)
}
