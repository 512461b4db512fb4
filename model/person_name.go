package model

import (
	"strings"
	"unicode"
)

// JoinSpace trims a text and joins every run of white space into one space: what forms and importers do to names
// before they are stored.
func JoinSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

// ComposeName makes the name as shown from its two parts: "given family"; when both are written in Han, Hangul or Kana,
// the family first without a space. A missing part is left out.
func ComposeName(given, family string) string {
	given, family = JoinSpace(given), JoinSpace(family)
	switch {
	case given == "":
		return family
	case family == "":
		return given
	case eastAsian(given) && eastAsian(family):
		return family + given
	}
	return given + " " + family
}

// eastAsian says whether every letter of a text is Han, Hangul or Kana. The long vowel mark and the middle dot of
// Japanese names count: Unicode gives them to no script.
func eastAsian(s string) bool {
	for _, r := range s {
		if r != 'ー' && r != '・' && !unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) {
			return false
		}
	}
	return s != ""
}

// DiscIndex says which colour a person's mark has. It follows from the id, so that it stays the same when people come and
// go.
func (p *Person) DiscIndex() int {
	sum := 0
	for _, r := range string(p.ID) {
		sum += int(r)
	}
	return sum
}
