package storage

import (
	"context"
	"database/sql"
	"maps"
	"os"
	"slices"
	"strconv"
	"testing"
)

// PlantBypass writes past the journal, so that a test can see the trip wire fail the unit.
func PlantBypass(w *Work, statement string, args ...any) error {
	_, err := w.tx.ExecContext(w.ctx, statement, args...)
	return err
}

// HoldReading keeps an older state of the file open, as a long report does, until end is called.
func HoldReading(t *testing.T, s *Store) (end func()) {
	t.Helper()
	tx, err := s.db.BeginTx(context.Background(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := tx.QueryRow("SELECT count(*) FROM unit").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return func() { _ = tx.Rollback() }
}

// Pen is the connection that writes, for planting faults.
func Pen(s *Store) *sql.DB { return s.pen }

// SealQuickly makes passphrases cheap, so that a test need not wait for them.
func SealQuickly(t *testing.T) {
	was := sealWork
	sealWork = 4
	t.Cleanup(func() { sealWork = was })
}

// LeaveRoom says how much room copies that are made by themselves leave on the disk.
func LeaveRoom(t *testing.T, bytes int64) {
	was := backupRoom
	backupRoom = bytes
	t.Cleanup(func() { backupRoom = was })
}

// BranchAtMost says how much of a file a what-if holds.
func BranchAtMost(t *testing.T, bytes int64) {
	was := branchMost
	branchMost = bytes
	t.Cleanup(func() { branchMost = was })
}

// Tables are the names of all tables of records.
func Tables() []string { return slices.Sorted(maps.Keys(tables())) }

// NewerBy makes the program one version newer: files it opens are migrated with a step.
func NewerBy(t *testing.T, step string) { withStep(t, step) }

// Seeded is the seed of a random test: the usual one, or SEED. It is printed, so that what failed can be played again.
func Seeded(t *testing.T, usual int64) int64 {
	t.Helper()
	if v := os.Getenv("SEED"); v != "" {
		n, err := strconv.ParseInt(v, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		usual = n
	}
	t.Logf("SEED=%d", usual)
	return usual
}

// Times is how often a test does a thing: few times, or with MILEPOST_TORTURE many times.
func Times(few, many int) int {
	if os.Getenv("MILEPOST_TORTURE") != "" {
		return many
	}
	return few
}
