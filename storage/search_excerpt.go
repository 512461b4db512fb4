package storage

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	excerptLength = 140 // letters of a text that are shown around what was found
	excerptBefore = 40  // at most so many of them stand before it
	ellipsis      = "…"
)

// excerpt is what is shown of a text: one line around what was found first, cut between words.
func excerpt(m Marked) Marked {
	from, to := excerptSpan(m)
	front, back := "", ""
	if strings.TrimSpace(m.Text[:from]) != "" {
		front = ellipsis
	}
	if strings.TrimSpace(m.Text[to:]) != "" {
		back = ellipsis
	}
	line := oneLine(m.Text[from:to])
	out := Marked{Text: front + line + back}
	at := func(offset int) int { return len(front) + len(oneLine(m.Text[from:offset])) }
	for _, x := range m.Marks {
		if x.From >= from && x.To <= to {
			out.Marks = append(out.Marks, Mark{at(x.From), at(x.To)})
		}
	}
	return out
}

// excerptSpan are the bytes of a text that are shown.
func excerptSpan(m Marked) (from, to int) {
	text := m.Text
	from = len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	end := len(strings.TrimRightFunc(text, unicode.IsSpace))
	if end <= from || utf8.RuneCountInString(text[from:end]) <= excerptLength {
		return from, max(from, end)
	}
	if len(m.Marks) > 0 {
		if back := backLetters(text[:m.Marks[0].From], excerptBefore); back > from {
			from = back
			if space := strings.IndexFunc(text[from:m.Marks[0].From], unicode.IsSpace); space >= 0 {
				from += space
				from += len(text[from:]) - len(strings.TrimLeftFunc(text[from:], unicode.IsSpace))
			}
		}
	}
	to = from + forwardLetters(text[from:end], excerptLength)
	if to == end {
		return from, to
	}
	least := from + (to-from)*3/4 // a text without spaces is cut anywhere
	if len(m.Marks) > 0 {
		least = max(least, m.Marks[0].To)
	}
	if space := strings.LastIndexFunc(text[:to], unicode.IsSpace); space >= least {
		to = space
	}
	return from, max(to, min(least, end))
}

// backLetters is where the last n letters of a text begin; marks stay with their letters.
func backLetters(text string, n int) int {
	i := len(text)
	for i > 0 && n > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
		if !unicode.Is(unicode.M, r) {
			n--
		}
	}
	return i
}

// forwardLetters is where the first n letters of a text end.
func forwardLetters(text string, n int) int {
	for i, r := range text {
		if !unicode.Is(unicode.M, r) {
			n--
		}
		if n < 0 {
			return i
		}
	}
	return len(text)
}

// oneLine joins white space; of a text's beginning it gives the beginning of what it gives of the whole text.
func oneLine(text string) string {
	var b strings.Builder
	space := false
	for _, r := range text {
		if unicode.IsSpace(r) {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}
