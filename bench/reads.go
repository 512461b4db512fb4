package main

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"milepost/model"
	"milepost/storage"
)

// read is one thing that is read, of another person every turn.
type read struct {
	what   string
	do     func(context.Context, *storage.Store, model.ID) error
	most   float64       // times as long as C
	atMost time.Duration // through the store
}

// profile reads what the page of a person shows: its head and its first tab.
func profile(ctx context.Context, s *storage.Store, who model.ID) error {
	head := func() error {
		_, err := s.Talks(ctx, who)
		if err == nil {
			_, err = s.Growth(ctx, who)
		}
		return err
	}
	if err := errors.Join(head(), head()); err != nil {
		return err
	}
	_, err := s.Assessments(ctx, who)
	if err == nil {
		_, err = s.Direction(ctx)
	}
	return err
}

// search asks what the palette asks for every letter.
func search(text string) func(context.Context, *storage.Store, model.ID) error {
	return func(ctx context.Context, s *storage.Store, _ model.ID) error {
		for _, kinds := range [][]storage.SearchKind{
			{storage.FoundPerson},
			{storage.FoundNote, storage.FoundPoint, storage.FoundAction},
			{storage.FoundGoal, storage.FoundCareer, storage.FoundStrategic},
		} {
			if _, err := s.Search(ctx, storage.SearchQuery{Text: text, Limit: 6, Kinds: kinds}); err != nil {
				return err
			}
		}
		return nil
	}
}

// newest asks for the newest that have a word, of any kind.
func newest(text string) func(context.Context, *storage.Store, model.ID) error {
	return func(ctx context.Context, s *storage.Store, _ model.ID) error {
		_, err := s.Search(ctx, storage.SearchQuery{Text: text})
		return err
	}
}

// sides are the same file through the program's database and through SQLite in C, as a store and bare.
type sides struct {
	ours, c, listed *storage.Store
	rawOurs, rawC   *sql.DB
}

// bareRead is how the program's connections that read are opened.
const bareRead = "?_pragma=busy_timeout(10000)&_pragma=temp_store(2)&_pragma=query_only(1)&_pragma=cache_size(-16000)"

func address(path, how string) string { return "file:" + (&url.URL{Path: path}).EscapedPath() + how }

func openSides(ctx context.Context, path string) (*sides, error) {
	var s sides
	var err error
	for _, x := range []struct {
		to     **storage.Store
		driver string
	}{{&s.ours, ""}, {&s.c, cName}, {&s.listed, listedName}} {
		if *x.to, err = open(ctx, path, x.driver); err != nil {
			return nil, err
		}
	}
	if s.rawOurs, err = sql.Open(oursName, address(path, bareRead)); err != nil {
		return nil, err
	}
	s.rawC, err = sql.Open(cName, address(path, bareRead))
	return &s, err
}

func (s *sides) close() error {
	return errors.Join(s.rawC.Close(), s.rawOurs.Close(), s.listed.Close(), s.c.Close(), s.ours.Close())
}

// reads compares reads turn by turn: the same statements to rows, and the whole of what the program does.
func (b *bench) reads(ctx context.Context, path string) error {
	s, err := openSides(ctx, path)
	if err != nil {
		return err
	}
	roster, err := s.ours.Roster(ctx)
	if err != nil {
		return err
	}
	reps := roster.Reps(day)
	words, err := someWords(ctx, s.ours, reps)
	if err != nil {
		return err
	}
	head(os.Stdout, "C")
	for _, r := range b.list(words) {
		if err := b.compare(ctx, s, reps, r); err != nil {
			return err
		}
	}
	return s.close()
}

func (b *bench) list(w words) []read {
	const first = 50 * time.Millisecond
	return []read{
		{"a profile", profile, 2, 0},
		{"one-on-ones and all notes of a rep", func(ctx context.Context, s *storage.Store, who model.ID) error {
			_, err := s.OneOnOnes(ctx, who)
			return err
		}, 2, 0},
		{"typing, 1 letter", search(w.common[:1]), 3, first},
		{"typing, 2 letters", search(w.middle[:2]), 3, first},
		{"typing, 4 letters", search(w.middle[:4]), 3, first},
		{"typing, the most frequent word", search(w.common), 3, first},
		{"typing, a rare word", search(w.rare), 3, first},
		{"typing, two frequent words", search(w.common + " " + w.second), 3, first},
		{"typing, two Han letters", search("客户"), 3, first},
		{"typing, nothing found", search("qqqqq"), 3, first},
		{"newest with the most frequent word", newest(w.common), 3, 0},
		{"newest with a word of middle frequency", newest(w.middle), 3, 0},
	}
}

// compare does one read on all sides, turn by turn.
func (b *bench) compare(ctx context.Context, s *sides, reps []model.Person, r read) error {
	var rows, store line
	rows.what, store.what = r.what+", statements alone", r.what+", as the program reads"
	rows.most, store.atMost = r.most, r.atMost
	begin := time.Now()
	for i := range b.turns + 1 {
		who := reps[rand.IntN(len(reps))].ID
		asked.take()
		if err := r.do(ctx, s.listed, who); err != nil {
			return err
		}
		statements := asked.take()
		for _, side := range []struct {
			to *times
			do func() error
		}{
			{&rows.took, func() error { return toRows(ctx, s.rawOurs, statements) }},
			{&rows.other, func() error { return toRows(ctx, s.rawC, statements) }},
			{&store.took, func() error { return r.do(ctx, s.ours, who) }},
			{&store.other, func() error { return r.do(ctx, s.c, who) }},
		} {
			start := time.Now()
			if err := side.do(); err != nil {
				return fmt.Errorf("%s: %w", r.what, err)
			}
			if i > 0 {
				*side.to = append(*side.to, time.Since(start))
			}
		}
		if i >= 20 && time.Since(begin) > time.Minute {
			break
		}
	}
	rows.print(os.Stdout)
	store.print(os.Stdout)
	return nil
}

// toRows runs statements and takes every row, with nothing of the program between.
func toRows(ctx context.Context, db *sql.DB, list []question) error {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // it only read
	for _, q := range list {
		if err := drain(tx.QueryContext(ctx, q.text, q.args...)); err != nil {
			return fmt.Errorf("%s: %w", q.text, err)
		}
	}
	return nil
}

func drain(rows *sql.Rows, err error) error {
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // its error is that of Err
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values, pointers := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		pointers[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(pointers...); err != nil {
			return err
		}
	}
	return rows.Err()
}

// words are some that stand in the file, by how frequent they are.
type words struct{ common, second, middle, rare string }

// someWords counts the words of some reps' notes.
func someWords(ctx context.Context, s *storage.Store, reps []model.Person) (words, error) {
	often := map[string]int{}
	for _, p := range reps[:min(len(reps), 20)] {
		talks, err := s.OneOnOnes(ctx, p.ID)
		if err != nil {
			return words{}, err
		}
		for _, n := range talks.Notes[:min(len(talks.Notes), 200)] {
			for _, w := range strings.Fields(model.Fold(n.Text)) {
				if w = strings.Trim(w, ",."); w != "" && !strings.ContainsFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) {
					often[w]++
				}
			}
		}
	}
	byRank := slices.SortedFunc(maps.Keys(often), func(a, b string) int { return cmp.Or(often[b]-often[a], cmp.Compare(a, b)) })
	if len(byRank) < 300 {
		return words{}, errors.New("there are too few words in the file to look for")
	}
	middle := byRank[100:]
	for len(middle[0]) < 4 {
		middle = middle[1:]
	}
	return words{common: byRank[0], second: byRank[1], middle: middle[0], rare: byRank[len(byRank)-1]}, nil
}
