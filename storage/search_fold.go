package storage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"milepost/model"
)

// longestWord is how many letters of a word are looked at: what is longer is no word anybody types.
const longestWord = 64

// word is what is found as a whole: letters between two others, or a run of a script that puts no space between words.
type word struct {
	letters []model.Letter
	run     bool
}

// classOf says whether a folded letter belongs to a word, and to one of a script that puts no space between words.
func classOf(r rune) (belongs, run bool) {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9', false
	}
	run = unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) ||
		r == 'ー' // belongs to no script
	return run || unicode.In(r, unicode.L, unicode.N, unicode.M, unicode.Co), run
}

// wordsOf takes a text apart. What is indexed, what is asked for and what is marked all come from here, so they agree.
func wordsOf(text string) []word {
	out := lettersOf(text)
	for i := range out {
		out[i].withoutGenitive(text)
	}
	return out
}

// withoutGenitive leaves out an s behind an apostrophe: who looks for Brevik means Brevik's too.
func (w *word) withoutGenitive(text string) {
	n := len(w.letters) - 1
	if n < 1 || w.letters[n].Rune != 's' || w.letters[n-1].To > w.letters[n].From { // the second s of a ß is at the same place
		return
	}
	switch text[w.letters[n-1].To:w.letters[n].From] {
	case "'", "’", "ʼ":
		w.letters = w.letters[:n]
	}
}

func lettersOf(text string) []word {
	var out []word
	open := false // the last word may go on
	for l := range model.Folded(text) {
		belongs, run := classOf(l.Rune)
		if !belongs {
			open = false
			continue
		}
		if !open || out[len(out)-1].run != run {
			out = append(out, word{run: run})
			open = true
		}
		w := &out[len(out)-1]
		if run || len(w.letters) < longestWord {
			w.letters = append(w.letters, l)
		}
	}
	return out
}

// tokens are what a word is indexed as: itself, or a run as overlapping pairs and its last letter alone, so that any two
// letters in a row are found, and any one as the beginning of a pair.
func (w *word) tokens() []string {
	if !w.run {
		return []string{w.text(0, len(w.letters))}
	}
	out := make([]string, len(w.letters))
	for i := range out {
		out[i] = w.text(i, min(i+2, len(out)))
	}
	return out
}

func (w *word) text(from, to int) string {
	var b strings.Builder
	for _, l := range w.letters[from:to] {
		b.WriteRune(l.Rune)
	}
	return b.String()
}

// indexText is a text as the index takes it.
func indexText(text string) string {
	var b strings.Builder
	for _, w := range wordsOf(text) {
		for _, token := range w.tokens() {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(token)
		}
	}
	return b.String()
}

// mostTerms is how many words are looked for; a whole paragraph that is pasted needs no more to be found.
const mostTerms = 16

// term is a word that is looked for. A term that begins a word finds it.
type term struct {
	letters     []rune
	plain       []rune // the same with umlauts that are written with an e folded like those that are not; nil: none are
	run, begins bool
}

// termsOf are the words of a question, each once. The last one may be only begun.
func termsOf(question string) []term {
	words := wordsOf(question)
	var out []term
	for i, w := range words {
		t := term{run: w.run}
		for _, l := range w.letters {
			t.letters = append(t.letters, l.Rune)
		}
		if plain := model.PlainUmlauts(string(t.letters)); plain != string(t.letters) {
			t.plain = []rune(plain)
		}
		t.begins = w.run && len(w.letters) == 1 || !w.run && i == len(words)-1
		same := func(o term) bool { return o.begins == t.begins && slices.Equal(o.letters, t.letters) }
		if len(out) < mostTerms && !slices.ContainsFunc(out, same) {
			out = append(out, t)
		}
	}
	return out
}

// match is the term in the language of the index. Letters, digits and marks are all it can hold, so nothing needs to be
// escaped.
func (t *term) match() string {
	tokens := []string{string(t.letters)}
	if t.run && len(t.letters) > 1 {
		tokens = nil
		for i := range len(t.letters) - 1 {
			tokens = append(tokens, string(t.letters[i:i+2]))
		}
	}
	m := t.matchOf(strings.Join(tokens, " "))
	if t.plain != nil {
		m = "(" + m + " OR " + t.matchOf(string(t.plain)) + ")"
	}
	return m
}

func (t *term) matchOf(tokens string) string {
	m := `text:"` + tokens + `"`
	if t.begins {
		m += "*"
	}
	return m
}

// Mark is where something was found: the bytes From to To of a text.
type Mark struct{ From, To int }

// Marked is a text with what was found in it, from front to back and never overlapping.
type Marked struct {
	Text  string
	Marks []Mark
}

// MarkFound marks in a text what a question finds in it.
func MarkFound(text, question string) Marked { return Marked{text, marksIn(text, termsOf(question))} }

func marksIn(text string, terms []term) []Mark {
	var out []Mark
	for _, w := range wordsOf(text) {
		for i := range terms {
			out = append(out, terms[i].in(&w)...)
		}
	}
	slices.SortFunc(out, func(a, b Mark) int { return a.From - b.From })
	var joined []Mark
	for _, m := range out {
		if last := len(joined) - 1; last >= 0 && m.From <= joined[last].To {
			joined[last].To = max(joined[last].To, m.To)
			continue
		}
		joined = append(joined, m)
	}
	return joined
}

// in is where the term stands in a word.
func (t *term) in(w *word) []Mark {
	out := t.lettersIn(w, t.letters)
	if len(out) == 0 && t.plain != nil {
		out = t.lettersIn(w, t.plain)
	}
	return out
}

func (t *term) lettersIn(w *word, letters []rune) []Mark {
	n := len(letters)
	var out []Mark
	for i := 0; i+n <= len(w.letters) && t.run == w.run; i++ {
		same := true
		for k, r := range letters {
			same = same && w.letters[i+k].Rune == r
		}
		if same && (t.run || t.begins || n == len(w.letters)) {
			out = append(out, Mark{w.letters[i].From, w.letters[i+n-1].To})
		}
		if !t.run {
			break // only where the word begins
		}
	}
	return out
}
