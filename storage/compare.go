package storage

import (
	"cmp"
	"context"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"time"

	"milepost/model"
)

// Comparison is what a file and a copy of it hold differently.
type Comparison struct {
	Path        string        // of the copy
	Parted      model.Instant // the last change that both know
	Differences []model.Difference
	Units       int // that were done in a what-if and not taken back
	Same        int // records that are the same in both
	ErasedThere int // people who were erased in the copy and are here; their records are not compared
	Story       *model.Story
}

// ofOneFile are columns that say something of one of the files alone.
var ofOneFile = map[string][]string{"file": {"moved_on", "moved_to"}}

// Compare compares the file with a copy of it that went its own way, record by record. The copy is only read, and may be
// of an older version. Private records of other authors are not compared, and who was erased here is nobody there either.
// ErrInvalid when it is not a copy of this file. What may have become of each record since the two parted is told by the
// journal of this file.
func (s *Store) Compare(ctx context.Context, path string) (*Comparison, error) {
	other, drop, err := s.openCopy(ctx, path)
	if err != nil {
		return nil, err
	}
	defer drop()
	c := &Comparison{Path: path}
	there, err := read(ctx, other, func(v *view) (*compared, error) { return other.everything(ctx, v, math.MaxInt64) })
	if err != nil {
		return nil, err
	}
	_, err = readWhole(ctx, s, func(v *view) (struct{}, error) { return struct{}{}, s.compare(ctx, v, c, there) })
	return c, err
}

// compared is all that the author may see of a file, and what it knows of its past.
type compared struct {
	rows   map[string]Rows
	units  map[int64]model.ID
	at     map[int64]model.Instant
	erased []erasedPerson
	file   model.ID
	story  *model.Story
}

func (s *Store) everything(ctx context.Context, v *view, seq int64) (*compared, error) {
	c := &compared{rows: map[string]Rows{}, units: map[int64]model.ID{}, at: map[int64]model.Instant{}, story: emptyStory()}
	for name := range tables() {
		rows, err := s.rowsAsOf(ctx, v, name, scope{everybody: true}, seq, quick)
		if err != nil {
			return nil, err
		}
		c.rows[name] = rows
	}
	for id := range c.rows["file"] {
		c.file = id
	}
	rows, err := v.tx.QueryContext(ctx, "SELECT seq,id,at FROM unit")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var n int64
		var id model.ID
		var at model.Instant
		if err := rows.Scan(&n, &id, &at); err != nil {
			return nil, err
		}
		c.units[n], c.at[n] = id, at
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	list, err := v.tx.QueryContext(ctx, erasedQuery)
	if c.erased, err = scanErased(list, err); err != nil {
		return nil, err
	}
	return c, s.nameAll(ctx, v, c)
}

// nameAll finds what ids in the rows are called.
func (s *Store) nameAll(ctx context.Context, v *view, c *compared) error {
	var events []model.Event
	for name, rows := range c.rows {
		for id, m := range rows {
			events = append(events, model.Event{Record: model.Ref{Table: name, ID: id}, As: model.Values(m)})
		}
	}
	c.story.Chapters = []model.Chapter{{Events: events}}
	err := (&teller{s: s, v: v, ctx: ctx, story: c.story}).names()
	c.story.Chapters = nil
	return err
}

func emptyStory() *model.Story {
	return &model.Story{Names: map[model.ID]string{}, Measures: map[model.ID]model.Measure{}}
}

// compare holds this file against a copy.
func (s *Store) compare(ctx context.Context, v *view, c *Comparison, there *compared) error {
	here, err := s.everything(ctx, v, math.MaxInt64)
	if err != nil {
		return err
	}
	common := int64(0)
	for n, id := range here.units {
		if there.units[n] == id {
			common = max(common, n)
		}
	}
	if common == 0 || here.file != there.file {
		return &model.Problem{Key: "storage.compare.other", File: c.Path, Err: model.ErrInvalid}
	}
	c.Parted = here.at[common]
	c.learn(here.story, there.story)
	gone := map[string]bool{}
	for _, x := range there.erased {
		if here.rows["person"][x.ID] != nil {
			gone[string(x.ID)] = true
		}
	}
	c.ErasedThere = len(gone)
	for _, name := range slices.Sorted(maps.Keys(tables())) {
		base, err := s.rowsAsOf(ctx, v, name, scope{everybody: true}, common, quick)
		if err != nil {
			return err
		}
		c.table(tables()[name], base, here.rows[name], there.rows[name], gone)
	}
	c.once()
	c.fit(here.rows)
	slices.SortStableFunc(c.Differences, func(a, b model.Difference) int {
		return cmp.Or(cmp.Compare(a.Record.Table, b.Record.Table), cmp.Compare(a.Record.ID, b.Record.ID))
	})
	return nil
}

// learn takes over what things are called on both sides; here first.
func (c *Comparison) learn(here, there *model.Story) {
	c.Story = here
	for id, name := range there.Names {
		if c.Story.Names[id] == "" {
			c.Story.Names[id] = name
		}
	}
	for id, m := range there.Measures {
		if _, known := c.Story.Measures[id]; !known {
			c.Story.Measures[id] = m
		}
	}
}

// table compares the rows of one table.
func (c *Comparison) table(t *table, base, here, there Rows, gone map[string]bool) {
	all := map[model.ID]bool{}
	for _, rows := range []Rows{here, there} {
		for id := range rows {
			all[id] = true
		}
	}
	columns := slices.DeleteFunc(slices.Clone(t.columns), func(column string) bool { return slices.Contains(ofOneFile[t.name], column) })
	for _, id := range slices.Sorted(maps.Keys(all)) {
		m := here[id]
		if m == nil {
			m = there[id]
		}
		if subject, _ := m["subject_id"].(string); gone[subject] {
			continue
		}
		d := model.NewDifference(model.Ref{Table: t.name, ID: id}, columns, model.Values(base[id]), model.Values(here[id]), model.Values(there[id]))
		if d == nil {
			c.Same++
			continue
		}
		c.Differences = append(c.Differences, *d)
	}
}

// openCopy opens a copy of a copy, brought to the present version, in which nobody is who was erased here.
func (s *Store) openCopy(ctx context.Context, path string) (*Store, func(), error) {
	if err := recognise(path); err != nil {
		return nil, nil, err
	}
	folder, err := os.MkdirTemp("", "milepost-")
	if err != nil {
		return nil, nil, copyProblem(err, os.TempDir())
	}
	drop := func() { _ = os.RemoveAll(folder) }
	other, err := s.openIn(ctx, path, folder)
	if err != nil {
		drop()
		return nil, nil, err
	}
	return other, func() { _ = other.Close(); drop() }, nil
}

func (s *Store) openIn(ctx context.Context, path, folder string) (*Store, error) {
	p, err := copied(ctx, path, folder, 0)
	if err != nil {
		return nil, err
	}
	to := filepath.Join(folder, "copy"+backupExt)
	if err := p.publish(to); err != nil {
		p.drop()
		return nil, copyProblem(err, folder)
	}
	erased, err := s.erasedList(ctx)
	if err == nil && len(erased) > 0 {
		err = eraseFrom(ctx, to, s.clock, eraseListed(erased))
	}
	if err != nil {
		return nil, err
	}
	return Open(ctx, to, Options{Clock: s.clock, Actor: s.actor, After: never})
}

// never is a Scheduler for files that nobody waits for.
func never(time.Duration, func()) func() { return func() {} }
