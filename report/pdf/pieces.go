package pdf

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
	"golang.org/x/text/unicode/norm"
)

// Codes in place of a script for letters that belong to none.
const (
	ScriptEmoji   = "Zsye"
	ScriptSymbols = "Zsym"
	ScriptUnknown = "Zzzz"
)

// piece is a part of a text: either the faces at hand can write it, or it is replaced.
type piece struct {
	text   string
	script string // ISO 15924 code of what is replaced; empty: it is written as it is
}

// Replaced are the scripts that no font handed in could write, as ISO 15924 codes, of everything measured or drawn so
// far.
func (d *Document) Replaced() []string {
	var out []string
	for s := range d.replaced {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

// Covers says whether a text can be written with a face and the fallback faces, without a replacement.
func (d *Document) Covers(f *Face, text string) bool {
	for _, p := range d.text.pieces(f, clean(text)) {
		if p.script != "" {
			return false
		}
	}
	return true
}

// clean turns what ends a line into a space and leaves out other control characters.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) && unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\u1680': // the shaper has no stand-in for the last
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
}

// pieces cuts a cleaned text where letters begin or end that no face has. Whole user-perceived characters are replaced,
// and blanks between two of them that belong together.
func (t *typesetter) pieces(f *Face, text string) []piece {
	var out []piece
	var blanks string // after a replaced piece; belong to it if it goes on
	add := func(s, script string) {
		if n := len(out); n > 0 && out[n-1].script == script {
			out[n-1].text += s
		} else {
			out = append(out, piece{s, script})
		}
	}
	for _, g := range graphemes(text) {
		script := t.missing(f, g)
		replacing := len(out) > 0 && out[len(out)-1].script != ""
		switch {
		case replacing && script == "" && strings.TrimSpace(g) == "":
			blanks += g
			continue
		case blanks != "" && script != "" && script == out[len(out)-1].script:
			g = blanks + g
		case blanks != "":
			add(blanks, "")
		}
		blanks = ""
		add(g, script)
	}
	if blanks != "" {
		add(blanks, "")
	}
	return out
}

func graphemes(text string) []string {
	var seg segmenter.Segmenter
	seg.Init([]rune(text))
	var out []string
	for it := seg.GraphemeIterator(); it.Next(); {
		out = append(out, string(it.Grapheme().Text))
	}
	return out
}

// missing is the script of a user-perceived character that cannot be written; empty if it can.
func (t *typesetter) missing(f *Face, grapheme string) string {
	covered := true
	for _, r := range norm.NFC.String(grapheme) { // the shaper composes as well
		if !invisible(r) && !unicode.IsSpace(r) && t.faceFor(f, r) == nil {
			covered = false
		}
	}
	if covered {
		return ""
	}
	return scriptOf(grapheme)
}

// scriptOf is the script of the first letter that has one.
func scriptOf(text string) string {
	code := ScriptSymbols
	for _, r := range text {
		switch s := language.LookupScript(r); {
		case s == language.Unknown:
			code = ScriptUnknown
		case s.Strong():
			return s.String()
		case r >= 0x1F000 && r < 0x1FB00 || r >= 0x2600 && r < 0x27C0:
			code = ScriptEmoji
		}
	}
	return code
}

// invisible says whether a character is not drawn even by a font that knows it.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) ||
		unicode.Is(unicode.Variation_Selector, r) || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}
