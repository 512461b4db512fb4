package model

import (
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldLetters are letters that cannot be taken apart but that people type without the stroke, and apostrophes, which
// people leave out.
var foldLetters = strings.NewReplacer("ł", "l", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe",
	"ħ", "h", "ŋ", "n", "ŧ", "t", "ĸ", "k", "ı", "i", "ɓ", "b", "ɗ", "d", "ƙ", "k", "ƴ", "y", "ς", "σ",
	"'", "", "’", "", "‘", "", "ʼ", "", "ʻ", "")

// Fold is the one folding for search, names and matching: "lukasz" finds Łukasz, "obrien" O’Brien. It takes
// compatibility forms apart, lowers, drops marks outside scripts that need them and signs that are not seen, and joins
// white space.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for l := range Folded(s) {
		b.WriteRune(l.Rune)
	}
	// signs that are left out may have stood between marks
	return strings.Join(strings.Fields(norm.NFC.String(b.String())), " ")
}

// Letter is a letter of a folded text with the bytes From to To of the text as it was written, so that what was found
// in the one can be marked in the other. Several letters may come from the same bytes: ß gives ss.
type Letter struct {
	Rune     rune
	From, To int
}

// Folded is Fold letter by letter, with white space as it was written.
func Folded(s string) iter.Seq[Letter] {
	return func(yield func(Letter) bool) {
		keepMark := false
		for i := 0; i < len(s); {
			if c := s[i]; c < utf8.RuneSelf && c != '\'' && (i+1 == len(s) || s[i+1] < utf8.RuneSelf) { // most letters, for speed
				if 'A' <= c && c <= 'Z' {
					c += 'a' - 'A'
				}
				keepMark = c < 'a' || c > 'z'
				if !yield(Letter{rune(c), i, i + 1}) {
					return
				}
				i++
				continue
			}
			n := norm.NFKC.NextBoundaryInString(s[i:], true) // what is composed and taken apart together
			var folded string
			folded, keepMark = foldSegment(s[i:i+n], keepMark)
			for _, r := range folded {
				if !yield(Letter{r, i, i + n}) {
					return
				}
			}
			i += n
		}
	}
}

// foldSegment folds letters that belong together. keepMark says whether a mark is kept that follows the letter before;
// the answer says so of the last letter.
func foldSegment(s string, keepMark bool) (string, bool) {
	r, n := utf8.DecodeRuneInString(s)
	if n < len(s) {
		return foldTogether(s, keepMark)
	}
	latin := latinFolds()
	switch {
	case int(r) < len(latin) && latin[r].text != "":
		return latin[r].text, latin[r].keepMark
	case unicode.In(r, unicode.Han, unicode.Hangul) && norm.NFKC.IsNormalString(s):
		return s, true
	}
	return foldTogether(s, keepMark)
}

// latinFolds are the accented letters of the languages of Europe by their numbers, folded once for speed.
var latinFolds = sync.OnceValue(func() []foldedRune {
	out := make([]foldedRune, 0x250)
	for r := rune(0xC0); r < rune(len(out)); r++ {
		out[r].text, out[r].keepMark = foldTogether(string(r), false)
	}
	return out
})

type foldedRune struct {
	text     string
	keepMark bool
}

func foldTogether(s string, keepMark bool) (string, bool) {
	s = foldLetters.Replace(strings.ToLower(norm.NFKC.String(s)))
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Cf, r):
			continue
		case unicode.Is(unicode.Mn, r):
			if keepMark {
				b.WriteRune(r)
			}
			continue
		}
		// marks carry the meaning in the scripts of India, Thailand, Korea and Japan
		keepMark = !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hebrew, unicode.Arabic)
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String()), keepMark
}
