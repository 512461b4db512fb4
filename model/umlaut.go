package model

import "strings"

var umlauts = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u")

// PlainUmlauts takes the e out of ae, oe and ue in folded text: who has no ü on the keyboard writes "mueller" for Müller,
// which Fold makes "muller". It is for finding only; "blue" loses its e too, so the text itself must be tried as well.
func PlainUmlauts(folded string) string { return umlauts.Replace(folded) }
