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

// sameName says whether two names are one, however they are written.
func (x *frameTable) sameName(a, b string) bool { return a == b || x.fold(a) == x.fold(b) }

// fold folds each name once: a long list asks for the same few again and again.
func (x *frameTable) fold(name string) string {
	folded, known := x.folds[name]
	if !known {
		if folded = model.Fold(name); folded == "" {
			folded = strings.TrimSpace(name)
		}
		x.folds[name] = folded
	}
	return folded
}
