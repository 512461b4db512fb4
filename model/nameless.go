package model

import (
	"slices"
	"strings"
	"unicode"
)

// What stands in a text in the place of a name.
const (
	namelessRep   = "the rep"
	namelessOther = "a colleague"
)

// Nameless takes the names of people out of texts: whole ones, given names, family names, what they are called, other names, and
// addresses. Customers stay as they are. It finds whole words, however they are written, and is no more than a help: whoever hands a
// text on reads it first.
type Nameless struct {
	names []namedWords // longest first
}

// namedWords is a name as words, folded.
type namedWords struct {
	words  []string
	person ID   // whose it is; empty: of an author who is nobody of the team
	stays  bool // a customer's
	upper  bool // it is found only where it is not written in small letters: it is a word like any other too
}

// particles are parts of names that are no names by themselves.
var particles = []string{"de", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al", "el", "di", "da", "do", "dos", "das", "del", "du", "ten", "ter", "zu", "zur", "af", "y"}

// wordsToo are names that are also words of a language in which notes are written.
var wordsToo = []string{
	"will", "mark", "may", "rose", "grace", "hope", "faith", "joy", "bill", "rich", "frank", "dean", "chase", "grant", "drew", "june", "april", "august",
	"summer", "dawn", "young", "long", "king", "best", "price", "rice", "brown", "black", "white", "green", "gray", "hill", "wood", "bush", "field",
	"ford", "lane", "stone", "chance", "case", "page", "bell", "cook", "baker", "walker", "hunter", "miller", "fisher", "sharp", "strong", "short",
	"small", "little", "rush", "power", "powers", "cash", "love", "swift", "wise", "noble", "sterling", "major", "banks", "mills", "fields", "rivers",
	"victor", "miles", "earnest", "ernest", "patience", "prudence", "constance", "iris", "lily", "daisy", "olive", "ruby", "pearl", "amber", "jade",
	"melody", "harmony", "journey", "sky", "star", "angel", "norm", "herb", "jack", "guy", "ray", "gene", "jean", "basil", "reed", "wells", "marsh",
	"kurz", "lang", "gross", "klein", "fuchs", "wolf", "sommer", "winter", "berg", "stark", "ernst",
}

// NewNameless knows everybody of the team, also who left, the authors of the file, and the customers.
func NewNameless(r *Roster, customers []string) *Nameless {
	n := &Nameless{}
	for i := range r.People {
		p := &r.People[i]
		for _, name := range []string{p.Name, p.Given, p.Family, p.CallName, p.Email} {
			n.add(name, p.ID)
		}
		n.addParts(p.Name, p.ID)
	}
	for _, a := range r.Aliases {
		n.add(a.Name, a.SubjectID)
		n.addParts(a.Name, a.SubjectID)
	}
	for _, a := range r.Authors {
		n.add(a.Name, a.PersonID)
		n.addParts(a.Name, a.PersonID)
	}
	for _, c := range customers {
		if w := foldedWords(c); len(w) > 0 {
			n.names = append(n.names, namedWords{words: w, stays: true})
		}
	}
	slices.SortStableFunc(n.names, func(a, b namedWords) int { return len(b.words) - len(a.words) })
	return n
}

func (n *Nameless) add(name string, person ID) {
	w := foldedWords(name)
	if len(w) == 0 || len(w) == 1 && len([]rune(w[0])) < 2 {
		return
	}
	n.names = append(n.names, namedWords{words: w, person: person, upper: len(w) == 1 && (len([]rune(w[0])) < 4 || slices.Contains(wordsToo, w[0]))})
}

// addParts adds each word of a name that is a name by itself.
func (n *Nameless) addParts(name string, person ID) {
	for _, w := range strings.Fields(name) {
		if !slices.Contains(particles, Fold(w)) {
			n.add(w, person)
		}
	}
}

// Take gives a text about a person in which nobody is named.
func (n *Nameless) Take(text string, about ID) string {
	words := wordsIn(text)
	var b strings.Builder
	from := 0
	for i := 0; i < len(words); {
		x, length := n.at(text, words[i:])
		if x == nil {
			i++
			continue
		}
		end := words[i+length-1].end
		if !x.stays {
			b.WriteString(text[from:words[i].from])
			b.WriteString(inPlace(text[:words[i].from], x.person == about && about != ""))
			from = end
		}
		i += length
	}
	b.WriteString(text[from:])
	return n.unspaced(b.String(), about)
}

// at is the longest name that begins with the first of these words, and how many words it takes.
func (n *Nameless) at(text string, words []textWord) (*namedWords, int) {
	for i := range n.names {
		x := &n.names[i]
		if len(x.words) > len(words) {
			continue
		}
		fits := true
		for k, w := range x.words {
			fits = fits && words[k].folded == w && (k == 0 || joined(text[words[k-1].end:words[k].from]))
		}
		first, _ := firstRune(text[words[0].from:])
		if fits && !(x.upper && unicode.IsLower(first)) {
			return x, len(x.words)
		}
	}
	return nil, 0
}

// joined says whether what stands between two words lets them be one name.
func joined(between string) bool {
	return len(between) <= 3 && strings.Trim(between, " \t\u00a0-‐’'.@_&") == ""
}

// unspaced takes out names that are written without spaces between words.
func (n *Nameless) unspaced(text string, about ID) string {
	for i := range n.names {
		x := &n.names[i]
		name := strings.Join(x.words, "")
		if !x.stays && unspacedScript(name) && len([]rune(name)) >= 2 {
			with := namelessOther
			if x.person == about && about != "" {
				with = namelessRep
			}
			text = strings.ReplaceAll(text, name, with)
		}
	}
	return text
}

func unspacedScript(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
	})
}

// inPlace is what stands in the place of a name, with a capital where a sentence begins.
func inPlace(before string, rep bool) string {
	with := namelessOther
	if rep {
		with = namelessRep
	}
	before = strings.TrimRight(before, " \t\u00a0\"“'‘(*_")
	if before == "" || strings.ContainsAny(before[len(before)-1:], ".!?\n") || strings.HasSuffix(before, "…") {
		return strings.ToUpper(with[:1]) + with[1:]
	}
	return with
}

// textWord is a word of a text, and where it stands.
type textWord struct {
	from, end int
	folded    string
}

// wordsIn are the words of a text: letters, marks and digits without anything between.
func wordsIn(text string) []textWord {
	var out []textWord
	from := -1
	for i, r := range text + " " {
		in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		switch {
		case in && from < 0:
			from = i
		case !in && from >= 0:
			out = append(out, textWord{from, i, Fold(text[from:i])})
			from = -1
		}
	}
	return out
}

func foldedWords(name string) []string {
	var out []string
	for _, w := range wordsIn(name) {
		out = append(out, w.folded)
	}
	return out
}

func firstRune(text string) (rune, bool) {
	for _, r := range text {
		return r, true
	}
	return 0, false
}
