package chart

import (
	"math"
	"strings"
	"unicode"
)

// fit is the text, cut and ended with an ellipsis where it is wider than w; empty when not even one letter fits.
func fit(m Measure, text string, st TextStyle, w float64) string {
	if m.TextWidth(text, st) <= w {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)-1
	for low < high {
		mid := (low + high + 1) / 2
		if m.TextWidth(ellipsis(runes[:mid]), st) <= w {
			low = mid
		} else {
			high = mid - 1
		}
	}
	for low > 0 && unicode.Is(unicode.M, runes[low]) { // no letter without its marks
		low--
	}
	if low <= 0 || m.TextWidth(ellipsis(runes[:low]), st) > w {
		return ""
	}
	return ellipsis(runes[:low])
}

func ellipsis(beginning []rune) string {
	return strings.TrimRight(string(beginning), " ,.") + "…"
}

// fitFirst is the first text that fits as it is; when none does, the last one cut.
func fitFirst(m Measure, st TextStyle, w float64, texts ...string) string {
	last := ""
	for _, t := range texts {
		if t == "" {
			continue
		}
		if m.TextWidth(t, st) <= w {
			return t
		}
		last = t
	}
	return fit(m, last, st, w)
}

// piece is what is not torn: a word, or one sign of a script without spaces. space says one stands before it.
type piece struct {
	text  string
	space bool
}

// pieces parts a text at ordinary spaces, so that a no-break space holds, and beside signs of Han and Kana.
func pieces(text string) []piece {
	var out []piece
	for i, word := range strings.Split(text, " ") {
		space, start := i > 0, 0
		var before rune
		for at, r := range word {
			if at > start && (ideographic(r) || ideographic(before)) && !unicode.IsPunct(r) {
				out = append(out, piece{word[start:at], space})
				start, space = at, false
			}
			before = r
		}
		out = append(out, piece{word[start:], space})
	}
	return out
}

func ideographic(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// wrap breaks a text into at most maxLines lines no wider than w; what does not fit ends in an ellipsis. An empty text
// has no lines.
func wrap(m Measure, text string, st TextStyle, w float64, maxLines int) []string {
	text = oneLine(text)
	if text == "" || maxLines < 1 {
		return nil
	}
	lines := broken(m, text, st, w)
	if len(lines) > maxLines {
		rest := strings.Join(lines[maxLines-1:], " ")
		lines = append(lines[:maxLines-1:maxLines-1], rest)
	}
	for i, l := range lines {
		lines[i] = fit(m, l, st, w)
	}
	return lines
}

func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " ")
}

// broken breaks a text into lines no wider than w, but for a single piece that is wider.
func broken(m Measure, text string, st TextStyle, w float64) []string {
	var lines []string
	line := ""
	for _, p := range pieces(text) {
		try := line + p.text
		if p.space && line != "" {
			try = line + " " + p.text
		}
		if line == "" || m.TextWidth(try, st) <= w {
			line = try
			continue
		}
		lines = append(lines, line)
		line = p.text
	}
	return append(lines, line)
}

// balanced is wrap with lines of about the same length: the smallest width that keeps the number of lines and cuts
// nothing that the whole width does not cut.
func balanced(m Measure, text string, st TextStyle, w float64, maxLines int) []string {
	lines := wrap(m, text, st, w, maxLines)
	whole := broken(m, oneLine(text), st, w)
	if len(lines) < 2 || len(whole) > len(lines) || widest(m, whole, st) > w {
		return lines
	}
	low, high := w/2, w
	for high-low > 1 {
		mid := (low + high) / 2
		if try := broken(m, oneLine(text), st, mid); len(try) > len(lines) || widest(m, try, st) > mid {
			low = mid
		} else {
			high = mid
		}
	}
	return wrap(m, text, st, high, maxLines)
}

func widest(m Measure, lines []string, st TextStyle) float64 {
	w := 0.0
	for _, l := range lines {
		w = math.Max(w, m.TextWidth(l, st))
	}
	return w
}

// textBox is the room a line of text takes, with its line height of 1.21 of the size.
func textBox(m Measure, text string, st TextStyle, at Point, align Align) Box {
	w := m.TextWidth(text, st)
	x := at.X
	switch align {
	case Center:
		x -= w / 2
	case Right:
		x -= w
	}
	h := st.Size * 1.21
	return Box{x, at.Y - h/2, w, h}
}
