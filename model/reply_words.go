package model

import (
	"slices"
	"strings"
)

// phrase is one or more folded words.
type phrase []string

// replyWord is what a phrase says of a promise.
type replyWord int

const (
	wordNone   replyWord = iota
	wordDone             // it is kept
	wordDrop             // it is not needed any more
	wordNo               // not yet; the reason follows
	wordReason           // not yet, and the words are the reason themselves
	wordBy               // a day follows
	wordFill             // says nothing: "is", "already"
	wordRest             // everything that is not named otherwise
	wordBut              // numbers that are left out follow
)

// replyPhrases are the phrases that are understood, in English, German, French and Spanish, the longest first. They are
// folded, so without accents and apostrophes.
var replyPhrases = phrases(map[replyWord]string{
	wordDone: `done, did, did it, did that, ok, okay, k, yes, yep, yup, finished, finalised, finalized, complete, completed, closed, sent, kept, resolved,
		delivered, fixed, all good, x, ✓, ✔, ☑, ✅, 👍, 🎉, 💯,
		erledigt, fertig, gemacht, abgeschlossen, ja, getan, fait, faite, faits, termine, terminee, fini, oui, hecho, hecha, listo, lista, terminado, si`,
	wordDrop: `dropped, drop, drop it, drop this, drop that, cancel, cancelled, canceled, cancel it, cancel this, skip, skip it, skipped, obsolete, not needed,
		not needed anymore, not needed any more, no longer needed, not relevant, no longer relevant, never mind, nevermind, forget it, n a, 🗑,
		entfallt, gestrichen, nicht mehr notig, hinfallig, annule, annulee, abandonne, plus necessaire, cancelado, anulado, ya no hace falta`,
	wordNo: `no, nope, not yet, not done, not done yet, not yet done, not finished, not ready, still open, open, undone, later, 👎, ❌, ✗, ✘, ☐,
		nein, noch nicht, noch offen, offen, nicht fertig, non, pas encore, pas fait, todavia no, aun no`,
	wordReason: `waiting, waiting for, still waiting, waits for, blocked, stuck, on hold, in progress, in work, ongoing, working on it, work in progress, wip, started,
		pending, delayed, postponed, almost, nearly, half, halfway, partly, partially, mostly, almost done, nearly done, half done, partly done, not really,
		cant, cannot, could not, couldnt, need, needs, no time, no answer, no news, no reply, no response, no progress, no idea,
		warte, warten, wartet, in arbeit, fast, fast fertig, halb, teilweise, en cours, jattends, en attente, presque, en curso, esperando, casi`,
	wordBy: `by, until, till, til, before, due, due on, due by, moved to, move to, moved it to, postponed to, postponed until, delayed to, delayed until, pushed to,
		will be, will be done, will be done by, will be ready by, will do, will do by, will do it by, will finish by, should be done by, to be done by, done by,
		finished by, ready by, planned for, on, for, new date, new day, rather,
		bis, bis zum, am, spatestens, verschoben auf, wird, avant, avant le, pour, pour le, dici, dici le, jusquau, le, reporte au, para, para el, hasta, hasta el, antes del, el`,
	wordFill: `is, are, was, were, has, have, been, has been, have been, already, just, its, it is, thats, that is, this is, this, that, i, ive, i have, im, we, weve, now, item,
		all, both, sorry, ist, sind, schon, bereits, wurde, habe, ich, est, sont, deja, cest, esta, estan, ya`,
	wordRest: `all, all of them, everything, both, rest, the rest, all others, the others, others, everything else, all else, all the rest, all the others,
		alle, alles, beide, der rest, die anderen, alles andere, tout, tous, le reste, les autres, todo, todos, el resto, los demas`,
	wordBut: `except, except for, but, but not, besides, apart from, ausser, bis auf, sauf, excepto, menos`,
})

// phrases are by kind and first word.
func phrases(list map[replyWord]string) map[replyWord]map[string][]phrase {
	out := map[replyWord]map[string][]phrase{}
	for word, texts := range list {
		out[word] = map[string][]phrase{}
		for text := range strings.SplitSeq(texts, ",") {
			p := phrase(strings.Fields(text))
			out[word][p[0]] = append(out[word][p[0]], p)
		}
		for _, same := range out[word] {
			slices.SortStableFunc(same, func(a, b phrase) int { return len(b) - len(a) })
		}
	}
	return out
}

// longestPhrase is the longest of the phrases of some kinds that a text of folded words begins with, and how many words
// it has; wordNone when there is none. Of two that are as long the first kind wins.
func longestPhrase(words []replyToken, kinds ...replyWord) (replyWord, int) {
	best, n := wordNone, 0
	if len(words) == 0 {
		return best, n
	}
	for _, kind := range kinds {
		for _, p := range replyPhrases[kind][words[0].folded] {
			if len(p) > n && len(p) <= len(words) && beginsWith(words, p) {
				best, n = kind, len(p)
				break
			}
		}
	}
	return best, n
}

func beginsWith(words []replyToken, with phrase) bool {
	for i, w := range with {
		if words[i].folded != w {
			return false
		}
	}
	return true
}
