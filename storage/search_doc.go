package storage

import (
	"strings"
	"sync"

	"milepost/model"
)

// SearchKind is what something found is: the name of its table.
type SearchKind string

// What is searched.
const (
	FoundPerson    SearchKind = "person"
	FoundNote      SearchKind = "note"
	FoundPoint     SearchKind = "talking_point"
	FoundAction    SearchKind = "action_item"
	FoundGoal      SearchKind = "goal"
	FoundCareer    SearchKind = "career_milestone"
	FoundStrategic SearchKind = "strategic_milestone"
	FoundCaught    SearchKind = "caught" // a line of the inbox that waits
	FoundExpected  SearchKind = "expectation"
)

// searchable is what of a table is searched: the columns of its texts, the one it is called by first, and of its day,
// the first that has one.
type searchable struct {
	kind        SearchKind
	texts, days []string

	t *table
}

// aliasTable has no lines of its own in the index: other names belong to their person.
const aliasTable = "person_alias"

var searchables = sync.OnceValue(func() map[string]*searchable {
	out := map[string]*searchable{}
	for _, s := range []searchable{
		{kind: FoundPerson, texts: []string{"name", "given", "family", "call_name"}},
		{kind: FoundNote, texts: []string{"text", "occasion", "keep", "try_next"}, days: []string{"noted_on"}},
		{kind: FoundCaught, texts: []string{"text"}, days: []string{"caught_on"}},
		{kind: FoundPoint, texts: []string{"text"}, days: []string{"raised_on"}},
		{kind: FoundAction, texts: []string{"text"}, days: []string{"opened_on", "due_on"}},
		{kind: FoundGoal, texts: []string{"title", "done_when"}, days: []string{"opened_on", "due_on"}},
		{kind: FoundCareer, texts: []string{"title", "why"}, days: []string{"opened_on", "due_on"}},
		{ // the day it ended is none it is found by: a version that ended is not found, see doc
			kind: FoundExpected, days: []string{"valid_from", "valid_to"},
			texts: []string{"what", "why", "looks", "how", "complete_when", "takes", "back_on_track", "owed"},
		},
		{
			kind: FoundStrategic, days: []string{"opened_on", "starts_on", "due_on"},
			texts: []string{"title", "headed", "why", "looks", "for_customers", "for_us", "for_company", "retrospective"},
		},
	} {
		s.t = tables()[string(s.kind)]
		out[s.t.name] = &s
	}
	return out
})

// concerns says whether a change of columns changes what is searched.
func (s *searchable) concerns(columns []string) bool {
	for _, c := range columns {
		switch c {
		case "subject_id", "author_id", "replaced_by", "archived_at":
			return true
		}
		for _, mine := range [][]string{s.texts, s.days} {
			for _, x := range mine {
				if c == x {
					return true
				}
			}
		}
	}
	return false
}

// doc is one line of the index, beside its text: what is needed to leave a hit out and to put it in order.
type doc struct {
	row      model.ID
	day      int64
	subject  any // as stored: an id or nil
	private  any // the author who alone may find it, or nil
	archived int64
	text     string // as the index takes it
	scope    string
}

// peopleDay is later than every day, so that people come before everything that has one.
const peopleDay = 1 << 22

// dayBits are how many lines one day has room for, as a power of two; a day that is full goes on in the next.
const dayBits = 22

// doc is what the index holds of a row; nil when it is not searched, because it was replaced or says nothing. Of
// expectations the newest version alone is found: those before say almost the same.
func (s *searchable) doc(m Image, aliases []string) *doc {
	if m["replaced_by"] != nil || s.kind == FoundExpected && m["valid_to"] != nil {
		return nil
	}
	texts := aliases
	for _, c := range s.texts {
		text, _ := m[c].(string)
		texts = append(texts, text)
	}
	d := &doc{row: m.ID(), subject: m["subject_id"], text: indexText(strings.Join(texts, "\n")), day: s.day(m)}
	if d.text == "" {
		return nil
	}
	if m["visibility"] == string(model.Private) {
		d.private, _ = m["author_id"].(string) // of nobody: then nobody finds it
	}
	if m["archived_at"] != nil {
		d.archived = 1
	}
	d.scope = scopeKind(s.kind) + " " + scopeSubject(d.subject)
	return d
}

func (s *searchable) day(m Image) int64 {
	if s.kind == FoundPerson {
		return peopleDay
	}
	return int64(s.on(m).Days(model.Date{}))
}

// on is the day of a row; none when it has none.
func (s *searchable) on(m Image) model.Date {
	for _, c := range s.days {
		if d := dateIn(m, c); !d.IsZero() {
			return d
		}
	}
	return model.Date{}
}

func dateIn(m Image, column string) model.Date {
	text, _ := m[column].(string)
	d, err := model.ParseDate(text)
	if err != nil {
		return model.Date{} // of a damaged file; it is found all the same
	}
	return d
}

// scopeKind and scopeSubject are the words of the index that say what a line is and whom it is about: a question about
// a kind or a person is answered by the index alone.
func scopeKind(k SearchKind) string { return "k" + strings.ReplaceAll(string(k), "_", "") }

func scopeSubject(subject any) string {
	id, _ := subject.(string)
	if id == "" {
		return "team"
	}
	return "p" + strings.ReplaceAll(id, "-", "")
}
