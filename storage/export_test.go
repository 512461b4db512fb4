package storage

import (
	"context"
	"database/sql"
	"maps"
	"slices"
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

// Tables are the names of all tables of records.
func Tables() []string { return slices.Sorted(maps.Keys(tables())) }
