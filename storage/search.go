package storage

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"milepost/model"
)

// SearchQuery is what is looked for.
type SearchQuery struct {
	// Text is what was typed: all its words must be found, the last one may be only begun. Beside a word of the text
	// itself, the other words may be the name of whom it is about: "amara pricing".
	Text string
	// Limit is the most that is given; 0: 20.
	Limit int
	// Kinds are what is looked for; none: everything.
	Kinds []SearchKind
	// HidePrivate leaves out private texts, also the author's own.
	HidePrivate bool
	// Subject leaves out what is about anybody else; what is the team's stays.
	Subject model.ID
}

// SearchHit is a record that was found.
type SearchHit struct {
	Kind       SearchKind
	ID         model.ID
	SubjectID  model.ID // whom it is about; none: the team's
	Visibility model.Visibility
	Archived   bool // it is, or the person it is about
	Exact      bool // the name of a person, or the title, is what was looked for
	// On is the day it is put in order by, DueOn the day it is due; each may be none.
	On, DueOn model.Date
	// Title is what it is called, or of a text what stands around the words found. Snippet is where else they were found;
	// it may be empty.
	Title, Snippet Marked
}

const usualHits = 20

// mostPeople is how many people a question may find before they are put in order, or as a part of it.
const mostPeople = 500

// Search finds records by their words as the author sees them: people first, those of exactly that name before others;
// then goals and milestones of exactly that title; then the newest; what is archived last. What was replaced is not found, and private texts of other authors never.
func (s *Store) Search(ctx context.Context, q SearchQuery) ([]SearchHit, error) {
	terms := termsOf(q.Text)
	if len(terms) == 0 {
		return nil, nil
	}
	if q.Limit <= 0 {
		q.Limit = usualHits
	}
	return read(ctx, s, func(v *view) ([]SearchHit, error) {
		f := &finder{ctx: ctx, v: v, q: q, terms: terms, folded: model.Fold(q.Text)}
		if err := reads(f.people, f.records); err != nil {
			return nil, err
		}
		return f.hits, nil
	})
}

// finder answers one question.
type finder struct {
	ctx    context.Context
	v      *view
	q      SearchQuery
	terms  []term
	folded string
	hits   []SearchHit
}

func (f *finder) wants(k SearchKind) bool {
	return len(f.q.Kinds) == 0 || slices.Contains(f.q.Kinds, k)
}

// people finds people by their names. They are few, so they are put in order here.
func (f *finder) people() error {
	if !f.wants(FoundPerson) {
		return nil
	}
	found, err := f.docs(f.named(f.terms), 0, mostPeople)
	if err != nil {
		return err
	}
	hits, err := f.load(found)
	if err != nil {
		return err
	}
	people := make([]model.Person, len(hits))
	place := map[model.ID]int{}
	for i, h := range hits {
		people[i] = model.Person{Row: model.Row{ID: h.ID}, Name: h.Title.Text}
	}
	model.SortPeople(people)
	for i, p := range people {
		place[p.ID] = i
	}
	slices.SortFunc(hits, func(a, b SearchHit) int {
		return cmp.Or(first(a.Exact, b.Exact), first(!a.Archived, !b.Archived), place[a.ID]-place[b.ID])
	})
	f.hits = hits[:min(len(hits), f.q.Limit)]
	return nil
}

// first puts what is before what is not.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// named is a question for people whose names have all of some words.
func (f *finder) named(terms []term) string {
	parts := []string{scopeIs(scopeKind(FoundPerson))}
	if f.q.Subject != "" {
		parts = append(parts, scopeIs(scopeSubject(string(f.q.Subject))))
	}
	for i := range terms {
		parts = append(parts, terms[i].match())
	}
	return strings.Join(parts, " AND ")
}

func scopeIs(word string) string { return `scope:"` + word + `"` }

// records finds everything else, first what is not archived.
func (f *finder) records() error {
	match, err := f.match()
	if err != nil || match == "" {
		return err
	}
	titled, err := f.titled(match)
	if err != nil {
		return err
	}
	f.hits = append(f.hits, titled[:min(len(titled), f.q.Limit-len(f.hits))]...)
	for archived := range 2 {
		room := f.q.Limit - len(f.hits)
		if room <= 0 {
			return nil
		}
		found, err := f.docsBefore(match, archived, room+len(titled))
		if err != nil {
			return err
		}
		hits, err := f.load(found)
		if err != nil {
			return err
		}
		hits = slices.DeleteFunc(hits, func(h SearchHit) bool {
			return h.Exact && slices.ContainsFunc(titled, func(x SearchHit) bool { return x.ID == h.ID })
		})
		f.hits = append(f.hits, hits[:min(len(hits), room)]...)
	}
	return nil
}

// mostTitled is how many goals and milestones are looked at for one of exactly a title; the newest of them.
const mostTitled = 200

// titled are the goals and milestones whose title is just what was looked for, those that are archived last.
func (f *finder) titled(match string) ([]SearchHit, error) {
	var kinds []string
	for _, k := range []SearchKind{FoundStrategic, FoundCareer, FoundGoal} {
		if f.wants(k) {
			kinds = append(kinds, scopeIs(scopeKind(k)))
		}
	}
	if len(kinds) == 0 {
		return nil, nil
	}
	found, err := f.docs(match+" AND ("+strings.Join(kinds, " OR ")+")", 0, mostTitled)
	if err != nil {
		return nil, err
	}
	hits, err := f.load(found)
	hits = slices.DeleteFunc(hits, func(h SearchHit) bool { return !h.Exact })
	slices.SortStableFunc(hits, func(a, b SearchHit) int { return first(!a.Archived, !b.Archived) })
	return hits, err
}

// match is the question for everything but people; empty when nothing else is looked for.
func (f *finder) match() (string, error) {
	var parts []string
	if f.q.Subject != "" {
		parts = append(parts, "("+scopeIs(scopeSubject(string(f.q.Subject)))+" OR "+scopeIs(scopeSubject(nil))+")")
	}
	var kinds []string
	for _, k := range f.q.Kinds {
		if k != FoundPerson {
			kinds = append(kinds, scopeIs(scopeKind(k)))
		}
	}
	if len(f.q.Kinds) > 0 {
		if len(kinds) == 0 {
			return "", nil
		}
		parts = append(parts, "("+strings.Join(kinds, " OR ")+")")
	}
	var texts []string
	byName := false
	for i := range f.terms {
		m := f.terms[i].match()
		texts = append(texts, m)
		about, err := f.aboutNamed(i)
		if err != nil {
			return "", err
		}
		byName = byName || len(about) > 0
		parts = append(parts, "("+strings.Join(append([]string{m}, about...), " OR ")+")")
	}
	if byName { // one word at least must stand in the text: else a name alone would find all there is about somebody
		parts = append(parts, "("+strings.Join(texts, " OR ")+")")
	}
	return strings.Join(parts, " AND "), nil
}

// aboutNamed are, for one of several words, the people it names: what is about them needs not say it.
func (f *finder) aboutNamed(i int) ([]string, error) {
	if len(f.terms) < 2 {
		return nil, nil
	}
	found, err := f.docs(f.named(f.terms[i:i+1]), 0, mostAbout)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, d := range found {
		out = append(out, scopeIs(scopeSubject(string(d.row))))
	}
	return out, nil
}

// mostAbout is how many people one word of several may name; a letter that begins half the team narrows nothing down.
const mostAbout = 20

// found is a line of the index that answers a question.
type found struct {
	kind     SearchKind
	row      model.ID
	archived bool
}

// docs are the lines that answer a question, newest first, people before all others. The index is read backwards, so
// that the first ones come without the rest being looked at.
func (f *finder) docs(match string, from int64, limit int) ([]found, error) {
	return f.find(searchDocs+" AND search_index.rowid>=?5", match, limit, from)
}

// docsBefore are those of docs that are no people and archived or not.
func (f *finder) docsBefore(match string, archived, limit int) ([]found, error) {
	return f.find(searchDocs+" AND search_index.rowid<?5 AND (d.archived OR p.archived_at IS NOT NULL)=?6", match, limit, int64(peopleDay<<dayBits), archived)
}

// searchDocs keeps private texts from everybody but their author.
const searchDocs = `SELECT d.tbl,d.row_id,d.archived OR p.archived_at IS NOT NULL
	FROM search_index CROSS JOIN search_doc d ON d.id=search_index.rowid LEFT JOIN person p ON p.id=d.subject_id
	WHERE search_index MATCH ?1 AND (d.private_to IS NULL OR d.private_to=?2 AND NOT ?3)`

func (f *finder) find(q, match string, limit int, more ...any) ([]found, error) {
	args := append([]any{match, f.v.actor, f.q.HidePrivate, limit}, more...)
	rows, err := f.v.tx.QueryContext(f.ctx, q+" ORDER BY search_index.rowid DESC LIMIT ?4", args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []found
	for rows.Next() {
		var d found
		if err := rows.Scan(&d.kind, &d.row, &d.archived); err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, rows.Err()
}

// load reads the records of lines that were found, in their order.
func (f *finder) load(list []found) ([]SearchHit, error) {
	ids := map[SearchKind][]model.ID{}
	for _, d := range list {
		ids[d.kind] = append(ids[d.kind], d.row)
	}
	hits := map[found]SearchHit{}
	for kind, rows := range ids {
		s := searchables()[string(kind)]
		if s == nil {
			continue // of a newer index than this program knows
		}
		images, err := imagesOf(f.ctx, f.v.tx, s.t, rows)
		if err != nil {
			return nil, err
		}
		aliases, err := aliasesOf(f.ctx, f.v.tx, s, rows)
		if err != nil {
			return nil, err
		}
		for id, m := range images {
			hits[found{kind: kind, row: id}] = f.hit(s, m, aliases[id])
		}
	}
	var out []SearchHit
	for _, d := range list {
		if h, ok := hits[found{kind: d.kind, row: d.row}]; ok {
			h.Archived = d.archived
			out = append(out, h)
		}
	}
	return out, nil
}
