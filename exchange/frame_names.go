package exchange

import (
	"strings"

	"milepost/model"
)

// findNamed is the index of what a row means, by the id it names, else by its name where no other row claims it; -1: none.
func (x *frameTable) findNamed(n int, id string, known func(int) model.ID, named func(int) bool) int {
	for i := range n {
		if id != "" && string(known(i)) == id {
			return i
		}
	}
	for i := range n {
		if named(i) && !x.claimed[known(i)] {
			return i
		}
	}
	return -1
}

func sameName(a, b string) bool {
	if fa, fb := model.Fold(a), model.Fold(b); fa != "" || fb != "" {
		return fa == fb
	}
	return strings.TrimSpace(a) == strings.TrimSpace(b)
}
