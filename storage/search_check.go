package storage

import (
	"context"
	"hash/maphash"
	"maps"
	"slices"
	"strings"

	"milepost/model"
)

// mostSearchProblems is how many problems of the index are named; one is mended like a thousand.
const mostSearchProblems = 20

// checkSearch compares the index with the rows, word by word, and says where they disagree. ReindexSearch mends it.
func (s *Store) checkSearch(ctx context.Context) ([]*model.Problem, error) {
	return readWhole(ctx, s, func(v *view) ([]*model.Problem, error) {
		c := &searchCheck{ctx: ctx, v: v, path: s.path, seed: maphash.MakeSeed()}
		err := reads(c.loadWords, c.compareRows, c.reportRest)
		return c.problems, err
	})
}

// searchCheck holds the words the index has of each line, as a sum that does not depend on their order, so that the index
// need not be sorted.
type searchCheck struct {
	ctx      context.Context
	v        *view
	path     string
	seed     maphash.Seed
	words    map[int64]uint64
	problems []*model.Problem
}

type wordAt struct {
	column, word string
	place        int
}

// wordSum is what a word at a place adds to the sum of a line.
func (c *searchCheck) wordSum(column, word string, place int) uint64 {
	return maphash.Comparable(c.seed, wordAt{column, word, place})
}

func (c *searchCheck) loadWords() error {
	rows, err := c.v.tx.QueryContext(c.ctx, `SELECT doc,col,term,"offset" FROM search_word`)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	c.words = map[int64]uint64{}
	for rows.Next() {
		var number int64
		var column, word string
		var place int
		if err := rows.Scan(&number, &column, &word, &place); err != nil {
			return err
		}
		c.words[number] += c.wordSum(column, word, place)
	}
	return rows.Err()
}

// compareRows takes what belongs to a row out of the sums; what is left at the end has no row.
func (c *searchCheck) compareRows() error {
	for _, name := range slices.Sorted(maps.Keys(searchables())) {
		s := searchables()[name]
		err := eachRound(c.ctx, c.v.tx, s.t, func(ids []model.ID) error {
			lines, err := linesOf(c.ctx, c.v.tx, s, ids)
			if err != nil {
				return err
			}
			docs, err := docsOf(c.ctx, c.v.tx, s, ids)
			if err != nil {
				return err
			}
			for _, id := range ids {
				have, ok := lines[id]
				c.compare(s, id, have, ok, docs[id])
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *searchCheck) compare(s *searchable, id model.ID, have line, ok bool, want *doc) {
	words := c.words[have.number]
	delete(c.words, have.number)
	switch {
	case want == nil && !ok:
	case want == nil:
		c.report("storage.check.search.more", whatIs(s.t.name), id)
	case !ok:
		c.report("storage.check.search.missing", whatIs(s.t.name), id)
	case !have.is(want) || have.number>>dayBits < want.day || words != c.sumOf(want):
		c.report("storage.check.search.differs", whatIs(s.t.name), id)
	}
}

// sumOf is the sum of the words a line should have.
func (c *searchCheck) sumOf(d *doc) uint64 {
	var sum uint64
	for column, text := range map[string]string{"text": d.text, "scope": d.scope} {
		for i, word := range strings.Fields(text) {
			sum += c.wordSum(column, word, i)
		}
	}
	return sum
}

// reportRest names lines that have no row, and words that have no line.
func (c *searchCheck) reportRest() error {
	q := "SELECT tbl,row_id,id FROM search_doc d WHERE CASE tbl"
	for _, name := range slices.Sorted(maps.Keys(searchables())) {
		q += " WHEN '" + name + "' THEN NOT EXISTS (SELECT 1 FROM " + name + " WHERE id=d.row_id)"
	}
	rows, err := c.v.tx.QueryContext(c.ctx, q+" ELSE 1 END")
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var table string
		var id model.ID
		var number int64
		if err := rows.Scan(&table, &id, &number); err != nil {
			return err
		}
		delete(c.words, number)
		c.report("storage.check.search.more", whatIs(table), id)
	}
	for number := range c.words {
		c.report("storage.check.search.words", number)
	}
	return rows.Err()
}

// whatIs is the key of what a row of a table is called.
func whatIs(table string) model.Key { return model.Key("search.what." + table) }

func (c *searchCheck) report(key string, args ...any) {
	if len(c.problems) < mostSearchProblems {
		c.problems = append(c.problems, &model.Problem{Key: key, Args: args, File: c.path, Err: model.ErrInvalid})
	}
}
