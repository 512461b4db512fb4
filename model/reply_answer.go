package model

import "strings"

// answer reads what is said of one promise. The answer is empty when it was not understood, with the key of the reason.
// marked says that the number stood there as in a list, so that free words are about it.
func (r *ReplyReader) answer(text string, marked bool) (Reply, string) {
	text = said(text)
	words := replyTokens(text)
	at := 0
	for {
		word, n := longestPhrase(words[at:], wordDone, wordDrop, wordNo, wordReason, wordBy)
		if n == 0 {
			if fill, m := longestPhrase(words[at:], wordFill); fill != wordNone {
				at += m
				continue
			}
		}
		if n > 0 || at >= len(words) {
			return r.phrase(text, words, at, word, n, marked)
		}
		break
	}
	if d, to := r.dayAt(text, words, at); to > 0 {
		return Reply{Answer: ReplyDue, Due: d, Says: said(text[words[to-1].to:])}, ""
	}
	return r.freely(text, words, marked)
}

// phrase reads what follows a phrase that was understood.
func (r *ReplyReader) phrase(text string, words []replyToken, at int, word replyWord, n int, marked bool) (Reply, string) {
	end, rest := at+n, ""
	if end > 0 && end <= len(words) {
		rest = text[words[end-1].to:]
	}
	if asks := strings.TrimSpace(rest); strings.HasPrefix(asks, "?") {
		return Reply{}, "reply.asks"
	}
	switch word {
	case wordDone:
		return Reply{Answer: ReplyDone, Says: said(rest)}, ""
	case wordDrop:
		return Reply{Answer: ReplyDropped, Says: said(rest)}, ""
	case wordNo:
		return r.no(text, rest), ""
	case wordReason:
		return r.open(text, text), ""
	case wordBy:
		if d, to := r.dayAt(text, words, end); to > 0 {
			return Reply{Answer: ReplyDue, Due: d, Says: said(text[words[to-1].to:])}, ""
		}
		if words[at].folded == "done" || words[at].folded == "finished" {
			return Reply{Answer: ReplyDone, Says: said(text[words[at].to:])}, ""
		}
		if !marked {
			return Reply{}, "reply.noday"
		}
	}
	return r.freely(text, words, marked)
}

// no reads what follows a "no": a day that moves it, that it is dropped, or the reason.
func (r *ReplyReader) no(text, rest string) Reply {
	rest = said(rest)
	words := replyTokens(rest)
	if word, n := longestPhrase(words, wordDrop, wordBy); n > 0 {
		end := words[n-1].to
		if word == wordDrop {
			return Reply{Answer: ReplyDropped, Says: said(rest[end:])}
		}
		if d, to := r.dayAt(rest, words, n); to > 0 {
			return Reply{Answer: ReplyDue, Due: d, Says: said(rest[words[to-1].to:])}
		}
	}
	if d, to := r.dayAt(rest, words, 0); to > 0 {
		return Reply{Answer: ReplyDue, Due: d, Says: said(rest[words[to-1].to:])}
	}
	return r.open(text, rest)
}

// freely takes words that say nothing that is understood for a reason, where they are surely about the number.
func (r *ReplyReader) freely(text string, words []replyToken, marked bool) (Reply, string) {
	percent := len(words) > 0 && strings.HasPrefix(strings.TrimLeft(text, "0123456789 "), "%")
	switch {
	case len(words) == 0:
		return Reply{}, "reply.nothing"
	case strings.HasSuffix(text, "?"):
		return Reply{}, "reply.asks"
	case marked || percent:
		return r.open(text, text), ""
	}
	return Reply{}, "reply.unclear"
}

// open is an answer that leaves the promise open. A day at the end of its reason moves it: "waiting for legal, by Friday".
func (r *ReplyReader) open(text, reason string) Reply {
	reason = said(reason)
	words := replyTokens(reason)
	for i := len(words) - 1; i >= 0; i-- {
		if words[i].folded != "by" && words[i].folded != "until" && words[i].folded != "bis" {
			continue
		}
		if d, to := r.dayAt(reason, words, i+1); to == len(words) {
			return Reply{Answer: ReplyDue, Due: d, Says: said(reason[:words[i].from])}
		}
	}
	if reason == "" {
		reason = text
	}
	return Reply{Answer: ReplyOpen, Says: reason}
}

// begins says whether a text begins as an answer does.
func (r *ReplyReader) begins(text string) bool {
	words := replyTokens(text[:min(len(text), 200)])
	for at := 0; at < len(words); {
		if word, n := longestPhrase(words[at:], wordDone, wordDrop, wordNo, wordReason, wordBy, wordFill); word == wordFill {
			at += n
			continue
		} else if word != wordNone {
			return true
		}
		for to := min(len(words), at+longestDay); to > at; to-- {
			if _, ok := r.day(text[words[at].from:words[to-1].to]); ok {
				return true
			}
		}
		return false
	}
	return false
}

// longestDay is how many words a day has at most.
const longestDay = 6

// dayAt reads the longest day that begins at a word, and gives the word after it; 0 when there is none, or when figures
// follow that belong to another: of "Mon 4 Dec", which is a Friday, the Monday is not meant.
func (r *ReplyReader) dayAt(text string, words []replyToken, at int) (Date, int) {
	for to := min(len(words), at+longestDay); to > at; to-- {
		if d, ok := r.day(text[words[at].from:words[to-1].to]); ok {
			if rest := strings.TrimSpace(text[words[to-1].to:]); rest != "" && '0' <= rest[0] && rest[0] <= '9' {
				return Date{}, 0
			}
			return d, to
		}
	}
	return Date{}, 0
}
