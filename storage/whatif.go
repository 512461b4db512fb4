package storage

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"slices"
	"strings"

	"github.com/glebarez/sqlite"

	"milepost/model"
	"milepost/model/unit"
)

// onlyReal are units that a what-if refuses: they would leave the file, or are about somebody's word.
var onlyReal = map[string]bool{
	unit.MoveAway: true, unit.WorkHere: true, unit.ErasePerson: true, unit.EraseAgain: true, unit.EraseNotes: true, unit.RepairFile: true,
	unit.SendSummary: true, unit.AcknowledgeExpectation: true, unit.TakeFromCopy: true,
}

// WhatIf is a branch of the file in which something can be tried: all that the file holds at present, in memory alone.
// It is a store like any other, to be closed when what was tried is taken or dropped, and never writes to a disk. Units
// that would leave the file are refused in it with ErrReadOnly, and what was done before it began is not undone in it.
func (s *Store) WhatIf(ctx context.Context) (*Store, error) {
	if err := s.mayWrite(); err != nil {
		return nil, err
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
	_, err := s.pen.ExecContext(ctx, "DELETE FROM draft")
	return err
}

// tryable refuses what cannot be done in a what-if.
func (s *Store) tryable(name string) error {
	if s.real != nil && onlyReal[name] {
		return &model.Problem{Key: "storage.whatif.real", Err: model.ErrReadOnly}
	}
	return nil
}

// Tried is what a what-if holds differently from the file: the records that were changed in it. What the file was changed
// to since it began is not among them; a record that was changed in both has no proposed side. ErrInvalid when it is no
// branch of this file.
func (s *Store) Tried(ctx context.Context, branch *Store) (*Comparison, error) {
	if branch.real != s {
		return nil, &model.Problem{Key: "storage.compare.other", File: s.path, Err: model.ErrInvalid}
	}
	there, err := readWhole(ctx, branch, func(v *view) (*compared, error) { return branch.everything(ctx, v, math.MaxInt64) })
	if err != nil {
		return nil, err
	}
	c := &Comparison{Path: s.path}
	_, err = readWhole(ctx, s, func(v *view) (struct{}, error) { return struct{}{}, s.compare(ctx, v, c, there) })
	c.Differences = slices.DeleteFunc(c.Differences, func(d model.Difference) bool { return !d.ByThere })
	return c, err
}

// TakeWhatIf makes the file what a what-if has tried, in one unit that can be undone: the given records of what Tried
// answered, or none. ErrConflict when a record moved on since, ErrNothing when there is nothing to take.
func (s *Store) TakeWhatIf(ctx context.Context, c *Comparison, take []model.Ref) (Unit, error) {
	return s.takeAs(ctx, unit.TakeWhatIf, c, take)
}

// Proposed are the records that only the other side changed, as they are taken when nobody chooses otherwise.
func (c *Comparison) Proposed() []model.Ref {
	var out []model.Ref
	for i := range c.Differences {
		if d := &c.Differences[i]; d.Propose == model.There {
			out = append(out, d.Record)
		}
	}
	return out
}
