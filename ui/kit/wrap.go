package kit

import (
	"strings"
	"unicode"
)

// piece is what may not be torn while it fits: a word, or one Chinese or Japanese sign. gap says a space stands before.
type piece struct {
	text string
	gap  bool
}

// longestPiece is how many signs a word may have that is measured as a whole. What is longer is torn anyway, and to measure
// all of it again for each line takes minutes for a word of 20,000 signs.
const longestPiece = 300

// pieces splits one line of a text. Only an ordinary space parts words: a no-break space must hold.
func pieces(text string) []piece {
	var out []piece
	for i, word := range strings.Split(text, " ") {
		gap := i > 0
		start, signs := 0, 0
		var before rune
		for at, r := range word {
			if signs++; at > start && (breakBetween(before, r) || signs > longestPiece && !unicode.Is(unicode.M, r)) {
				out = append(out, piece{word[start:at], gap})
				start, gap, signs = at, false, 0
			}
			before = r
		}
		out = append(out, piece{word[start:], gap})
	}
	return out
}

// breakBetween says whether a line may end between two signs of one word: beside Han, Hiragana and Katakana, but not
// before what closes and not after what opens.
func breakBetween(a, b rune) bool {
	if !ideographic(a) && !ideographic(b) {
		return false
	}
	return !unicode.In(b, unicode.Pe, unicode.Pf, unicode.Po, unicode.Mn, unicode.Lm) && !unicode.In(a, unicode.Ps, unicode.Pi)
}

func ideographic(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// wrap breaks a text into lines no wider than w, at most maxLines of them (0: all).
func wrap(text string, st Style, w float32, maxLines int) []string {
	var out []string
	for _, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		out = append(out, wrapLine(strings.ReplaceAll(line, "\t", "    "), st, w)...)
		if maxLines > 0 && len(out) > maxLines {
			break
		}
	}
	if maxLines > 0 && len(out) > maxLines {
		rest := strings.Join(out[maxLines-1:], " ")
		out = append(out[:maxLines-1:maxLines-1], Fit(rest, st, w))
	}
	return out
}

// wrapLine measures words, not growing lines: words come back and are measured once. As pairs of letters may stand
// closer or wider than alone, the line found is measured as a whole and gives a word back if it is too wide.
func wrapLine(text string, st Style, w float32) []string {
	if text == "" || len(text) < 200 && st.Width(text) <= w {
		return []string{text}
	}
	space := st.Width(" ")
	all := pieces(text)
	var out []string
	for len(all) > 0 {
		n, width := 1, st.Width(all[0].text)
		for n < len(all) {
			next := st.Width(all[n].text)
			if all[n].gap {
				next += space
			}
			if width+next > w {
				break
			}
			width += next
			n++
		}
		for n > 1 && st.Width(join(all[:n])) > w {
			n--
		}
		line := join(all[:n])
		all = all[n:]
		if n == 1 && line != "" && st.Width(line) > w {
			head, tail := cut(line, st, w)
			if tail != "" {
				all = append([]piece{{tail, false}}, all...)
			}
			line = head
		}
		out = append(out, line)
	}
	return out
}

func join(ps []piece) string {
	var b strings.Builder
	for i, p := range ps {
		if p.gap && i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// marksKept is how many marks no letter of a living language has.
const marksKept = 6

// cut tears a word that is wider than the column, before no combining mark. The head has at least one sign.
func cut(word string, st Style, w float32) (head, tail string) {
	runes := []rune(word)
	low, high := 1, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if st.Width(string(runes[:mid])) <= w {
			low = mid
		} else {
			high = mid - 1
		}
	}
	n := low
	for n > 1 && n < len(runes) && unicode.Is(unicode.M, runes[n]) {
		n--
	}
	if n == 1 { // a sign with its marks is wider than the column: keep it whole, unless the marks are a joke
		for n < len(runes) && n <= marksKept && unicode.Is(unicode.M, runes[n]) {
			n++
		}
		if n > marksKept {
			n = low
		}
	}
	return string(runes[:n]), string(runes[n:])
}
