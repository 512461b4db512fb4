package exchange

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"milepost/model"
)

// numbered finds the last number of a level's name with the letters before it: P4 of "Enterprise (P4)", "AE 2", "L5".
var numbered = regexp.MustCompile(`(\p{L}*)[ -]?(\d{1,3})\)?[^\d]*$`)

// roman are the numbers that levels have: "AE II".
var roman = map[string]int{"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}

// levelNumber takes a level's name apart into the series it belongs to and its number there; false when it has none.
func levelNumber(name string) (series string, n int, ok bool) {
	words := strings.Fields(name)
	if len(words) > 1 && roman[words[len(words)-1]] > 0 {
		return strings.Join(words[:len(words)-1], " ") + " ", roman[words[len(words)-1]], true
	}
	m := numbered.FindStringSubmatchIndex(name)
	if m == nil {
		return "", 0, false
	}
	n, err := strconv.Atoi(name[m[4]:m[5]])
	return name[m[2]:m[3]], n, err == nil
}

// sayGaps tells of ladders of the list on which a level is missing in between: P2 and P4 without P3.
func (x *frameTable) sayGaps() {
	for _, ladder := range x.now.Ladders {
		if _, named := x.ladders[ladder.LadderID]; !named {
			continue
		}
		series := map[string][]int{}
		var prefixes []string
		for _, l := range x.now.Levels {
			prefix, n, ok := levelNumber(l.Name)
			if l.LadderID != ladder.LadderID || !ok {
				continue
			}
			if series[prefix] == nil {
				prefixes = append(prefixes, prefix)
			}
			series[prefix] = append(series[prefix], n)
		}
		for _, prefix := range prefixes {
			x.sayGap(ladder.Name, prefix, series[prefix])
		}
	}
}

func (x *frameTable) sayGap(ladder, prefix string, numbers []int) {
	slices.Sort(numbers)
	var lost []string
	for i := 1; i < len(numbers); i++ {
		if numbers[i]-numbers[i-1] > 9 {
			return // years or amounts, no steps
		}
		for n := numbers[i-1] + 1; n < numbers[i]; n++ {
			lost = append(lost, prefix+levelText(prefix, n))
		}
	}
	if len(lost) == 0 {
		return
	}
	for i := range x.plan.Rows {
		if r := &x.plan.Rows[i]; (r.Fate == FateNew || r.Fate == FateChanged) && x.sameName(x.raw(&x.t.Rows[i], FieldLadder), ladder) {
			r.Notes = append(r.Notes, x.problem(&x.t.Rows[i], FieldLevel, model.ErrInvalid, "import.frame.gap", ladder, strings.Join(lost, ", ")))
			return
		}
	}
}

// levelText writes a number as its series does.
func levelText(prefix string, n int) string {
	if strings.HasSuffix(prefix, " ") {
		for text, value := range roman {
			if value == n {
				return text
			}
		}
	}
	return strconv.Itoa(n)
}
