package kit

import (
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPiecesLoseNoByte(t *testing.T) {
	long := strings.Repeat("a word ", 3000)
	for _, text := range []string{
		"", "one", "\n", strings.Repeat("line\n", 50), strings.Repeat("line\n", 51), strings.Repeat("line\r\n\t", 10_000), long,
		strings.Repeat("x", 9000), strings.Repeat("漢字", 9000), strings.Repeat("\n", 10_000), long + "\n" + long,
	} {
		parts := inPieces(text)
		if got := strings.Join(parts, ""); got != text {
			t.Fatalf("%d bytes became %d", len(text), len(got))
		}
		for i, p := range parts {
			if n := strings.Count(p, "\n"); n > pieceLines || utf8.RuneCountInString(p) > pieceRunes {
				t.Errorf("piece %d has %d lines and %d letters", i, n, utf8.RuneCountInString(p))
			}
		}
	}
}

// TestPiecesAreWrittenInLikeOneText plays a random writer on pieces and on one plain text.
func TestPiecesAreWrittenInLikeOneText(t *testing.T) {
	for seed := int64(1); seed <= 40; seed++ {
		r := rand.New(rand.NewSource(seed))
		text := strings.Repeat("some words ü of a line\n", r.Intn(300)) + strings.Repeat("long ", r.Intn(2000))
		l := &longText{parts: inPieces(text)}
		plain := []rune(text)
		caret := 0 // in the piece
		for step := range 300 {
			at := caret
			for _, p := range l.parts[:l.at] {
				at += utf8.RuneCountInString(p)
			}
			shown := []rune(l.shown(l.at))
			switch r.Intn(5) {
			case 0: // another piece, anywhere in it
				l.at = r.Intn(len(l.parts))
				caret = r.Intn(utf8.RuneCountInString(l.shown(l.at)) + 1)
			case 1: // a letter or a line
				x := []string{"x", "\n", "é"}[r.Intn(3)]
				plain = []rune(string(plain[:at]) + x + string(plain[at:]))
				caret, _ = l.set(string(shown[:caret])+x+string(shown[caret:]), caret+1)
			case 2:
				x := strings.Repeat("pasted\n", r.Intn(130))
				plain = []rune(string(plain[:at]) + x + string(plain[at:]))
				caret = l.insert(string(shown), caret, caret, x)
			case 3:
				caret = 0
				at -= min(at, caretIn(l, at))
				if c, ok := l.joinBefore(); ok {
					plain = append(plain[:at-1:at-1], plain[at:]...)
					caret = c
				}
			case 4:
				at += len(shown) - caret
				caret = len(shown)
				if c, ok := l.joinAfter(); ok {
					plain = append(plain[:at:at], plain[at+1:]...)
					caret = c
				}
			}
			if got := l.text(); got != string(plain) {
				t.Fatalf("seed %d, step %d: %d letters, want %d", seed, step, utf8.RuneCountInString(got), len(plain))
			}
			if caret < 0 || caret > utf8.RuneCountInString(l.shown(l.at)) {
				t.Fatalf("seed %d, step %d: the caret is at %d of %d", seed, step, caret, utf8.RuneCountInString(l.shown(l.at)))
			}
		}
	}
}

// caretIn is how far into its piece a place of the whole text is.
func caretIn(l *longText, at int) int {
	for _, p := range l.parts[:l.at] {
		at -= utf8.RuneCountInString(p)
	}
	return at
}
