package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameWords is how many words at the beginning of a line can be a name.
const nameWords = 6

// Addressed is a line of text, taken apart into whom its first words name and what is said.
type Addressed struct {
	Person  ID       // empty when nobody is named, or several could be meant
	Several []Person // who could be meant, sorted by name, when they are more than one
	Text    string   // what is said, without the name; the whole line when it is not clear who is named
}

// AddressBook knows by which words a line can begin that is about somebody. It is made of one roster and does not follow
// its changes.
type AddressBook struct {
	people map[ID]Person
	mine   map[ID]bool
	names  map[string][]ID // folded: name, alias, call name, given name
	signs  []string        // folded names in signs that are written without spaces
}

// NewAddressBook knows the reps who are here as of a day, and the owner's people.
func NewAddressBook(r *Roster, on Date) *AddressBook {
	b := &AddressBook{people: map[ID]Person{}, mine: map[ID]bool{}, names: map[string][]ID{}}
	for _, p := range r.MyPeople(on) {
		b.mine[p.ID] = true
		b.people[p.ID] = p
	}
	for _, p := range r.Reps(on) {
		b.people[p.ID] = p
	}
	delete(b.people, r.Owner.PersonID) // a line about oneself waits until it is sorted
	for id, p := range b.people {
		for _, name := range []string{p.Name, p.Call(), p.Given} {
			b.add(id, name)
		}
	}
	for _, a := range r.Aliases {
		if _, ok := b.people[a.SubjectID]; ok {
			b.add(a.SubjectID, a.Name)
		}
	}
	return b
}

func (b *AddressBook) add(id ID, name string) {
	key := Fold(name)
	if key == "" {
		return
	}
	for _, known := range b.names[key] {
		if known == id {
			return
		}
	}
	if b.names[key] == nil && eastAsian(key) && utf8.RuneCountInString(key) > 1 {
		b.signs = append(b.signs, key)
	}
	b.names[key] = append(b.names[key], id)
}

// Split takes a line apart. The longest name counts, in any case and without accents, with an @ before or a colon, comma
// or dash behind it. "Jonas's deal" names Jonas too, but its text stays whole. A name that several people share means the
// one of them who is the owner's; else it is left open who is meant.
func (b *AddressBook) Split(line string) Addressed {
	line = strings.TrimSpace(line)
	none := Addressed{Text: line}
	words := wordEnds(line, nameWords)
	for i := len(words) - 1; i >= 0; i-- {
		name := strings.TrimPrefix(line[:words[i]], "@")
		bare := strings.TrimRight(name, ";.!?)”\"-–—")
		if owner, ok := possessive(bare); ok { // before the folding, which leaves out apostrophes
			if ids := b.names[Fold(owner)]; len(ids) > 0 {
				return b.meant(line, line, ids)
			}
		}
		if ids := b.names[Fold(bare)]; len(ids) > 0 {
			return b.meant(line, afterName(line[words[i]:]), ids)
		}
	}
	best := ""
	for _, name := range b.signs {
		if strings.HasPrefix(line, name) && len(name) > len(best) {
			best = name
		}
	}
	if best != "" {
		return b.meant(line, afterName(line[len(best):]), b.names[best])
	}
	return none
}

// wordsLookedAt is how far into a text a name is looked for.
const wordsLookedAt = 200

// Mentioned is the first person whom a text names anywhere in its beginning; empty when nobody is, or when it is not clear
// who is meant.
func (b *AddressBook) Mentioned(text string) ID {
	for _, end := range append([]int{0}, wordEnds(text, wordsLookedAt)...) {
		start := end + len(text[end:]) - len(strings.TrimLeft(text[end:], " \t\r\n:：,，、(“\"'"))
		if a := b.Split(text[start:]); a.Person != "" || len(a.Several) > 0 {
			return a.Person
		}
	}
	return ""
}

// meant says who of several people is meant.
func (b *AddressBook) meant(line, text string, ids []ID) Addressed {
	if len(ids) > 1 {
		var mine []ID
		for _, id := range ids {
			if b.mine[id] {
				mine = append(mine, id)
			}
		}
		if len(mine) > 0 {
			ids = mine
		}
	}
	if len(ids) == 1 {
		return Addressed{Person: ids[0], Text: text}
	}
	out := Addressed{Text: line}
	for _, id := range ids {
		out.Several = append(out.Several, b.people[id])
	}
	SortPeople(out.Several)
	return out
}

// wordEnds are where the first words of a line end: at white space, or at a sign that may follow a name.
func wordEnds(line string, most int) []int {
	var out []int
	inside := false
	for i, r := range line {
		ends := unicode.IsSpace(r) || strings.ContainsRune(":：,，、", r)
		if ends && inside {
			out = append(out, i)
		}
		if inside = !ends; len(out) == most {
			return out
		}
	}
	if inside {
		out = append(out, len(line))
	}
	return out
}

// afterName is what follows a name, without the sign and the space between.
func afterName(rest string) string {
	rest = strings.TrimSpace(rest)
	for _, sign := range []string{":", "：", ",", "，", "、", "–", "—"} {
		if after, ok := strings.CutPrefix(rest, sign); ok {
			return strings.TrimSpace(after)
		}
	}
	if after, ok := strings.CutPrefix(rest, "-"); ok && (after == "" || after[0] == ' ') { // not of a number below zero
		return strings.TrimSpace(after)
	}
	return rest
}

// possessive is whose a thing is: of "Jonas's" and "Jonas’" it is Jonas.
func possessive(word string) (string, bool) {
	for _, end := range []string{"'s", "’s", "'", "’"} {
		if owner, ok := strings.CutSuffix(word, end); ok && owner != "" {
			return owner, true
		}
	}
	return "", false
}
