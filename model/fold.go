package model

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

var foldLetters = strings.NewReplacer("ł", "l", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe",
	"ı", "i", "'", "", "’", "", "ʼ", "")

// Fold is the one folding for search, names and matching: "lukasz" finds Łukasz, "obrien" O’Brien. It takes
// compatibility forms apart, lowers, drops marks outside scripts that need them, and joins white space.
func Fold(s string) string {
	s = foldLetters.Replace(strings.ToLower(norm.NFKC.String(s)))
	var b strings.Builder
	keepMark := false
	for _, r := range norm.NFD.String(s) {
		if unicode.Is(unicode.Mn, r) {
			if keepMark {
				b.WriteRune(r)
			}
			continue
		}
		// marks carry the meaning in the scripts of India, Thailand, Korea and Japan
		keepMark = !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hebrew, unicode.Arabic)
		b.WriteRune(r)
	}
	return strings.Join(strings.Fields(norm.NFC.String(b.String())), " ")
}
