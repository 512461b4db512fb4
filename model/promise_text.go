package model

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// PromiseReader finds in one typed line who owes what by when. It understands, in English and with the names of days and
// months of the language in use:
//
//	send deck maria fri         what, who, by when; who and when in either order, each optional
//	maria fri: send the deck    the same before a colon, which must hold nothing else
//	maria will send the deck    also "maria to send"; "I will", "I’ll"
//	send the deck by 4 Dec      also on, until, before, due; 2026-12-04, 4.12., Dec 4, the 4th
//	me tomorrow                 also in 2 weeks, next week, next fri, end of month, +3, +2w
//
// Who is a name of the rep (full, given, family, what they are called, an alias), or me, I, myself, you: on this side of
// the screen "you" is whoever writes. A name behind a word such as "to" or "ask" is part of what is promised: "send the
// deck to maria". Nobody else is ever taken for one of the two. Days are read by a DateReader, which says what "fri" is;
// days gone by are no date of a promise and stay in the text, and so do lone numbers: "version 1.2", "call 3".
type PromiseReader struct {
	Dates DateReader
	Names []string // of the rep, see PromiseNames
	Me    Side     // of whoever writes
}

// PromiseText is what was understood of a line; what was not stays in Text. Empty and zero: it was not said.
type PromiseText struct {
	Text   string
	OwedBy Side
	DueOn  Date
}

// Said says whether anything was understood but the text.
func (p PromiseText) Said() bool { return p.OwedBy != "" || !p.DueOn.IsZero() }

// PromiseNames are the names by which a person is known in a promise.
func (r *Roster) PromiseNames(person ID) []string {
	p := r.Person(person)
	if p == nil {
		return nil
	}
	out := []string{p.Name, p.Call(), p.Given, p.Family}
	for i := range r.Aliases {
		if r.Aliases[i].SubjectID == person {
			out = append(out, r.Aliases[i].Name)
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// promiseWord is a word of the line: where it stands, and folded, without commas and what else stands at its ends.
type promiseWord struct {
	from, to int
	raw      string
	folded   string
}

const (
	longestHead = 9 // words before a colon
	longestDate = 6 // words of a date
	longestName = 5 // words of a name
)

// Read takes a line apart.
func (r *PromiseReader) Read(line string) PromiseText {
	words := promiseWords(line)
	out := PromiseText{}
	rest := words
	if after, ok := r.head(words, &out); ok {
		rest = after
	} else if after, ok := r.opening(words, &out); ok {
		rest = after
	}
	rest = r.tail(rest, &out)
	if len(rest) > 0 {
		from, to := rest[0].from, rest[len(rest)-1].to
		if len(rest) == len(words) { // nothing was understood
			from, to = 0, len(line)
		}
		out.Text = strings.TrimSpace(line[from:to])
		if out.Said() {
			out.Text = strings.TrimRight(out.Text, " ,;:–—-(")
		}
	}
	return out
}

// head is what stands before a colon, if it is who and by when and nothing else.
func (r *PromiseReader) head(words []promiseWord, out *PromiseText) ([]promiseWord, bool) {
	at := slices.IndexFunc(words[:min(len(words), longestHead)], func(w promiseWord) bool { return strings.HasSuffix(w.raw, ":") })
	if at < 0 {
		return nil, false
	}
	head, understood := words[:at+1], PromiseText{}
	if left := r.tail(head, &understood); len(left) > 0 {
		return nil, false
	}
	*out = understood
	return words[at+1:], true
}

// opening is a name or I at the beginning, with will or to behind it; I and me also alone.
func (r *PromiseReader) opening(words []promiseWord, out *PromiseText) ([]promiseWord, bool) {
	if len(words) > 2 && words[0].folded == "ill" && strings.ContainsAny(words[0].raw, "'’") {
		out.OwedBy = r.Me
		return words[1:], true
	}
	for n := min(longestName, len(words)-2); n > 0; n-- {
		side, ok := r.who(words[:n])
		if !ok {
			continue
		}
		switch next := words[n].folded; {
		case next == "will" || next == "to" || next == "shall" || next == "must":
			out.OwedBy = side
			return words[n+1:], true
		case words[0].folded == "i" || words[0].folded == "me":
			out.OwedBy = side
			return words[n:], true
		}
	}
	return nil, false
}

// tail takes who and by when off the end, in either order, and gives what is left.
func (r *PromiseReader) tail(words []promiseWord, out *PromiseText) []promiseWord {
	for range 2 {
		if left, day, ok := r.dateAtEnd(words); ok && out.DueOn.IsZero() {
			words, out.DueOn = left, day
		} else if left, side, ok := r.whoAtEnd(words); ok && out.OwedBy == "" {
			words, out.OwedBy = left, side
		}
	}
	return words
}

// dateAtEnd is the longest date that a line ends with.
func (r *PromiseReader) dateAtEnd(words []promiseWord) ([]promiseWord, Date, bool) {
	for n := min(longestDate, len(words)); n > 0; n-- {
		at := len(words) - n
		if day, ok := r.date(words[at:]); ok {
			return words[:at], day, true
		}
	}
	return nil, Date{}, false
}

// beforeDates are words that may stand before a date and belong to it.
var beforeDates = []string{"by", "on", "until", "till", "before", "due"}

var (
	fullDate  = regexp.MustCompile(`^(\d{4}-\d{1,2}-\d{1,2}|\d{1,4}([./-])\d{1,2}[./-]\d{1,4})\.?$`)
	shortDate = regexp.MustCompile(`^\d{1,2}[./]\d{1,2}\.?$`)
	dotted    = regexp.MustCompile(`^\d{1,2}\.\d{1,2}\.$`)
	ordinal   = regexp.MustCompile(`^\d{1,2}(st|nd|rd|th)$`)
	ahead     = regexp.MustCompile(`^\+\d{1,3}[dwmy]?$`)
)

// date reads words that are a date, and nothing else that could be meant.
func (r *PromiseReader) date(words []promiseWord) (Date, bool) {
	led := false
	for len(words) > 1 && slices.Contains(beforeDates, words[0].folded) {
		words, led = words[1:], true
	}
	if len(words) > 1 && words[0].folded == "the" {
		words = words[1:]
		if !led && !ordinal.MatchString(words[0].folded) && words[0].folded != "end" {
			return Date{}, false
		}
	}
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = w.folded
	}
	text := strings.Join(parts, " ")
	if len(words) == 1 && !r.aloneADate(words[0], led) {
		return Date{}, false
	}
	if len(words) > 1 && !r.named(words) {
		return Date{}, false
	}
	dates := r.Dates
	dates.Min = dates.Today
	day, err := dates.Read(text)
	return day, err == nil && !day.IsZero()
}

// aloneADate says whether one word by itself can only be a date. A number that a word such as "by" leads to is one sooner.
func (r *PromiseReader) aloneADate(w promiseWord, led bool) bool {
	t := w.folded
	if strings.IndexFunc(t, unicode.IsDigit) < 0 {
		return len([]rune(t)) >= 3 // names of days: we, to and so on are words
	}
	return fullDate.MatchString(t) || ahead.MatchString(t) || ordinal.MatchString(t) || dotted.MatchString(t) || led && shortDate.MatchString(t)
}

// named says whether several words hold one that makes a date of them: of a month, a day, or one that is spoken.
func (r *PromiseReader) named(words []promiseWord) bool {
	if slices.Contains([]string{"in", "next", "this", "end"}, words[0].folded) {
		return true
	}
	for _, w := range words {
		letters := strings.TrimFunc(w.folded, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) })
		out := dateTokens{weekday: -1}
		if len([]rune(letters)) >= 3 && r.Dates.word(letters, &out) {
			return true
		}
	}
	return false
}

// notBeforeWho are words behind which a name is part of what is promised.
var notBeforeWho = strings.Fields(`to with for from of about at and or than like by via on let lets tell ask asks help helps show give gives call calls remind
	meet send email mail thank introduce join shadow coach see without between both after before behind`)

// whoAtEnd is who a line ends with.
func (r *PromiseReader) whoAtEnd(words []promiseWord) ([]promiseWord, Side, bool) {
	for n := min(longestName, len(words)); n > 0; n-- {
		at := len(words) - n
		side, ok := r.who(words[at:])
		if !ok {
			continue
		}
		if at > 0 && slices.Contains(notBeforeWho, words[at-1].folded) {
			return nil, "", false
		}
		return words[:at], side, true
	}
	return nil, "", false
}

// who says which of the two words name.
func (r *PromiseReader) who(words []promiseWord) (Side, bool) {
	if len(words) == 1 && slices.Contains([]string{"me", "i", "myself", "you"}, words[0].folded) {
		return r.Me, true
	}
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = strings.TrimPrefix(w.folded, "@")
	}
	text := strings.Join(parts, " ")
	for _, name := range r.Names {
		if text != "" && Fold(name) == text {
			return r.Me.Other(), true
		}
	}
	return "", false
}

// Other is the other one of the pair.
func (s Side) Other() Side {
	if s == SideManager {
		return SideRep
	}
	return SideManager
}

// promiseWords takes a line apart at white space.
func promiseWords(line string) []promiseWord {
	var out []promiseWord
	from := -1
	add := func(to int) {
		raw := line[from:to]
		folded := strings.Trim(Fold(raw), ",;:!?()\"“”")
		if strings.IndexFunc(folded, unicode.IsDigit) < 0 || !strings.HasSuffix(folded, ".") || ordinal.MatchString(strings.TrimSuffix(folded, ".")) {
			folded = strings.TrimSuffix(folded, ".") // the dot of a sentence; that of 4.12. is part of the date
		}
		out = append(out, promiseWord{from, to, raw, folded})
		from = -1
	}
	for i, c := range line {
		switch {
		case unicode.IsSpace(c) && from >= 0:
			add(i)
		case !unicode.IsSpace(c) && from < 0:
			from = i
		}
	}
	if from >= 0 {
		add(len(line))
	}
	return out
}
