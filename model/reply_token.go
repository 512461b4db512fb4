package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// replyToken is a word, a number or a sign of a line, folded, with the bytes it was written in.
type replyToken struct {
	folded   string
	from, to int
}

// replyTokens takes a line apart. Punctuation stands between tokens and is none; signs and pictures are tokens, without
// the colour of a hand and the like.
func replyTokens(line string) []replyToken {
	var out []replyToken
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRuneInString(line[i:])
		switch {
		case wordRune(r):
			to := i
			for to < len(line) {
				r, n := utf8.DecodeRuneInString(line[to:])
				if !wordRune(r) && r != '\'' && r != '’' && !unicode.Is(unicode.Mn, r) {
					break
				}
				to += n
			}
			out = append(out, replyToken{Fold(line[i:to]), i, to})
			i = to
			continue
		case unicode.Is(unicode.So, r):
			out = append(out, replyToken{string(r), i, i + n})
		}
		i += n
	}
	return out
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// said is what is left of a text once its ends are rid of what only parts it from its neighbours.
func said(text string) string {
	text = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(text), " ,;:.-–—=>→!)\uFE0F\U0001F3FB\U0001F3FC\U0001F3FD\U0001F3FE\U0001F3FF"))
	if strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") {
		text = strings.TrimSpace(text[1 : len(text)-1])
	}
	text = strings.TrimRight(text, " ,;-–—")
	if text == "." || text == "!" {
		return ""
	}
	return text
}

// shortened is the beginning of a text, for a list of what was not understood.
func shortened(text string) string {
	const most = 80
	text = JoinSpace(text)
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most-1]) + "…"
}
