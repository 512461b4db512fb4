package storage

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/glebarez/sqlite"

	"milepost/model"
	"milepost/model/unit"
)

// onlyReal are units that a what-if refuses: they would leave the file, or are about somebody's word.
var onlyReal = map[string]bool{
	unit.MoveAway: true, unit.WorkHere: true, unit.ErasePerson: true, unit.EraseAgain: true, unit.EraseNotes: true, unit.RepairFile: true,
	unit.SendSummary: true, unit.AcknowledgeExpectation: true, unit.AgreeRatings: true, unit.RevealRatings: true, unit.FinishRating: true, unit.TakeFromCopy: true,
}

// WhatIf is a branch of the file in which something can be tried: all that the file holds at present, in memory alone.
// It is a store like any other, to be closed when what was tried is taken or dropped, and never writes to a disk. Units
// that would leave the file are refused in it with ErrReadOnly, and what was done before it began is not undone in it. Of a
// file that holds too much for that it is ErrInvalid.
func (s *Store) WhatIf(ctx context.Context) (*Store, error) {
	if err := s.mayWrite(); err != nil {
		return nil, err
	}
	if err := s.fitsMemory(ctx); err != nil {
		return nil, s.problem(err)
	}
	address := "file:/milepost-" + string(s.ids.New()) + "?vfs=memdb" // in the memory of this program, shared by its connections
	b := &Store{path: s.path, real: s, clock: s.clock, ids: s.ids, after: never, trip: s.trip, actor: s.actor}
	err := reads(
		b.prepareJournal,
		func() error {
			return b.dial(sqlite.DriverName, address+strings.Replace(pragmas, "?", "&", 1), "", true)
		},
		func() error { return b.pen.PingContext(ctx) }, // from now on the memory stays
		func() error { return s.pourInto(ctx, address) },
		func() error { return b.begin(ctx) },
		func() error { return b.forgetPast(ctx) },
	)
	if err != nil {
		_ = b.Close()
		return nil, s.problem(err)
	}
	return b, nil
}

// Real is the file that a what-if is a branch of; nil for a file.
func (s *Store) Real() *Store { return s.real }

// branchMost is how many bytes of a file a branch begins with at most. The database keeps 1 GiB in memory and says that the
// disk is full where that ends; what is left is for what is tried.
var branchMost = int64(1<<30 - 1<<26)

// fitsMemory says so when the file holds more than a branch can.
func (s *Store) fitsMemory(ctx context.Context) error {
	var holds int64
	if err := s.db.QueryRowContext(ctx, `SELECT (c.page_count-f.freelist_count)*p.page_size
		FROM pragma_page_count c, pragma_freelist_count f, pragma_page_size p`).Scan(&holds); err != nil {
		return err
	}
	if holds > branchMost {
		const mega = 1_000_000
		return &model.Problem{Key: "storage.whatif.big", Args: []any{(holds + mega - 1) / mega, branchMost / mega}, File: s.path, Err: model.ErrInvalid}
	}
	return nil
}

// pourInto copies the file as it is at one moment to another address.
func (s *Store) pourInto(ctx context.Context, address string) error {
	db, err := sql.Open(sqlite.DriverName, fileURI(s.path)+"?_pragma=busy_timeout(10000)&mode=ro")
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", address)
	return errors.Join(err, db.Close())
}

// forgetPast lets undo end where the branch began. What was half-written in the file stays there.
func (s *Store) forgetPast(ctx context.Context) error {
	if err := s.MakeFinal(ctx); err != nil {
		return err
	}
	if _, err := s.pen.ExecContext(ctx, "DELETE FROM draft"); err != nil {
		return err
	}
	var err error
	s.began, err = s.Seq(ctx)
	return err
}

// Tries is the story of a what-if: what was tried and not taken back, newest first, as much as a story tells at a time.
// For a file it is empty.
func (s *Store) Tries(ctx context.Context) (*model.Story, error) {
	if s.real == nil {
		return emptyStory(), nil
	}
	story, err := s.Story(ctx, StoryQuery{Everybody: true, After: s.began})
	if err == nil {
		story.Chapters = slices.DeleteFunc(story.Chapters, func(c model.Chapter) bool { return c.Undone || c.Kind != model.ChapterDo })
	}
	return story, err
}

// tryable refuses what cannot be done in a what-if.
func (s *Store) tryable(name string) error {
	if s.real != nil && onlyReal[name] {
		return &model.Problem{Key: "storage.whatif.real", Err: model.ErrReadOnly}
	}
	return nil
}

// Tried is what a what-if holds differently from the file: the records that were changed in it. What only the file was
// changed to since it began is not among them. A record that was changed in both becomes what it is here with what the
// what-if changed; where both changed the same, no side is proposed. ErrInvalid when it is no branch of this file.
func (s *Store) Tried(ctx context.Context, branch *Store) (*Comparison, error) {
	if branch.real != s {
		return nil, &model.Problem{Key: "storage.compare.other", File: s.path, Err: model.ErrInvalid}
	}
	c, x := &Comparison{Path: s.path}, touched{}
	there, err := readWhole(ctx, branch, func(v *view) (out *compared, err error) {
		if x, err = branch.touchedSince(ctx, v, branch.began); err == nil {
			out, err = branch.triedRows(ctx, v, x)
		}
		return out, err
	})
	if err != nil {
		return nil, err
	}
	if c.Units, err = branch.standing(ctx); err != nil {
		return nil, err
	}
	_, err = readWhole(ctx, s, func(v *view) (struct{}, error) { return struct{}{}, s.tried(ctx, v, c, branch, x, there) })
	c.Differences = slices.DeleteFunc(c.Differences, func(d model.Difference) bool { return !d.ByThere })
	for i := range c.Differences {
		merge(&c.Differences[i])
	}
	return c, err
}

// standing counts the units of a what-if that were not taken back.
func (s *Store) standing(ctx context.Context) (int, error) {
	return readWhole(ctx, s, func(v *view) (n int, err error) {
		err = v.tx.QueryRowContext(ctx, "SELECT count(*) FROM unit WHERE seq>? AND kind<>'undo' AND kind<>'redo' AND state<>'undone' AND state<>'gone'", s.began).Scan(&n)
		return n, err
	})
}

// TakeWhatIf makes the file what a what-if has tried, in one unit that can be undone: the given records of what Tried
// answered, all of them or none. ErrConflict when a record moved on since, ErrNothing when there is nothing to take.
func (s *Store) TakeWhatIf(ctx context.Context, c *Comparison, take []model.Ref) (Unit, error) {
	return s.takeAs(ctx, unit.TakeWhatIf, c, take)
}

// merge lets a record that was changed in both keep what was changed here, where the what-if left it alone. It clashes
// only when both changed the same, or one of them removed it.
func merge(d *model.Difference) {
	if !d.ByHere {
		d.Propose = model.There
		return
	}
	if d.Base == nil || d.Here == nil || d.There == nil {
		return
	}
	there, clash := maps.Clone(d.There), false
	for _, c := range d.Columns {
		switch {
		case c == "version" || d.Here[c] == d.There[c]:
		case d.There[c] == d.Base[c]:
			there[c] = d.Here[c]
		case d.Here[c] != d.Base[c]:
			clash = true
		}
	}
	d.There = there
	if !clash {
		d.Propose = model.There
	}
}

// TakeAll are all records that differ.
func (c *Comparison) TakeAll() []model.Ref {
	out := make([]model.Ref, len(c.Differences))
	for i := range c.Differences {
		out[i] = c.Differences[i].Record
	}
	return out
}
