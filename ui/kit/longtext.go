package kit

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A long text is kept in pieces, of which one at a time is in an entry: for every letter typed the toolkit lays out all
// that an entry holds, which takes 1 ms for 50 lines and half a second for 1,000.
const (
	longLines  = 50 // a text of more than these, or of more than longRunes, is kept in pieces
	longRunes  = 4000
	pieceLines = 8
	pieceRunes = 700
	pieceBack  = 100 // letters that are gone back for a space to cut at
)

// isLong says whether a text is kept in pieces.
func isLong(text string) bool {
	return strings.Count(text, "\n") >= longLines || len(text) > longRunes && utf8.RuneCountInString(text) > longRunes
}

// inPieces takes a text apart. Put together the pieces are the text, byte for byte; all but the last have at most pieceLines
// lines and end in a newline, or where a line is too long for a piece, behind a space if there is one.
func inPieces(text string) []string {
	var out []string
	for {
		n := pieceEnd(text)
		out = append(out, text[:n])
		if text = text[n:]; text == "" {
			return out
		}
	}
}

// pieceEnd is where the first piece of a text ends.
func pieceEnd(text string) int {
	lines, runes, space := 0, 0, 0
	for i, r := range text {
		if runes == pieceRunes {
			if space > 0 {
				return space
			}
			return i
		}
		runes++
		switch {
		case r == '\n':
			if lines++; lines == pieceLines {
				return i + 1
			}
		case r == ' ' && runes > pieceRunes-pieceBack:
			space = i + 1
		}
	}
	return len(text)
}

// longText is a text in pieces; at is the one that is written in.
type longText struct {
	parts []string
	at    int
	whole string // the parts together, until one of them changes
}

// text is the whole.
func (l *longText) text() string {
	if l.whole == "" {
		l.whole = strings.Join(l.parts, "")
	}
	return l.whole
}

// shown is a piece as it stands in the entry or is painted: without the newline that leads to the next.
func (l *longText) shown(i int) string {
	if i < len(l.parts)-1 {
		return strings.TrimSuffix(l.parts[i], "\n")
	}
	return l.parts[i]
}

// set is what the piece that is written in says now. Where it became too long it is cut, and another may be the one that
// is written in; caret is where one writes, in letters of the piece, and what comes back is where that is now. again says
// that the entry must be filled anew.
func (l *longText) set(shown string, caret int) (now int, again bool) {
	tail := l.parts[l.at][len(l.shown(l.at)):]
	return l.replace(l.at, l.at+1, shown+tail, caret)
}

// replace puts one text in the place of some pieces.
func (l *longText) replace(from, to int, text string, caret int) (now int, again bool) {
	l.whole = ""
	fresh := inPieces(text)
	again = len(fresh) != 1 || to-from != 1
	if again {
		l.parts = slices.Concat(l.parts[:from], fresh, l.parts[to:])
	} else {
		l.parts[from] = text
	}
	l.at = from
	for i, part := range fresh {
		n := utf8.RuneCountInString(part)
		last := from+i == len(l.parts)-1
		if caret < n || last || i == len(fresh)-1 {
			l.at = from + i
			return min(caret, utf8.RuneCountInString(l.shown(l.at))), again
		}
		caret -= n
	}
	return caret, again
}

// joinBefore takes away the letter before the piece, as Backspace at its beginning does, and writes on in what both make
// together.
func (l *longText) joinBefore() (caret int, ok bool) {
	if l.at == 0 {
		return 0, false
	}
	before := l.parts[l.at-1]
	_, n := utf8.DecodeLastRuneInString(before)
	before = before[:len(before)-n]
	caret, _ = l.replace(l.at-1, l.at+1, before+l.parts[l.at], utf8.RuneCountInString(before))
	return caret, true
}

// joinAfter takes away the letter behind the piece, as Delete at its end does.
func (l *longText) joinAfter() (caret int, ok bool) {
	if l.at == len(l.parts)-1 {
		return 0, false
	}
	here, after := l.shown(l.at), l.parts[l.at+1]
	if here == l.parts[l.at] { // no newline parts them: a long line goes on
		_, n := utf8.DecodeRuneInString(after)
		after = after[n:]
	}
	caret, _ = l.replace(l.at, l.at+2, here+after, utf8.RuneCountInString(here))
	return caret, true
}

// become makes the text what it was in another state.
func (l *longText) become(parts []string, at int) {
	l.parts, l.at, l.whole = parts, at, ""
}

// insert puts a text where one writes, in place of what is selected there.
func (l *longText) insert(shown string, from, to int, text string) (caret int) {
	runes := []rune(shown)
	before := string(runes[:from]) + text
	tail := l.parts[l.at][len(l.shown(l.at)):]
	caret, _ = l.replace(l.at, l.at+1, before+string(runes[to:])+tail, utf8.RuneCountInString(before))
	return caret
}
