package storage

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"milepost/model"
)

//go:embed schema_v1.sql
var schemaV1 string

// migrations take a file from one version to the next; the index is the version they start from. Each runs in one
// transaction together with its record. What is released is never changed again. A step that renames a column renames
// it in the journal too.
var migrations = []string{schemaV1}

// migrate brings the tables to the present version. Before it changes a file that has data it writes a whole copy beside
// it, named after the version the copy has. When a step fails, the file is as it was before that step.
func (s *Store) migrate(ctx context.Context, steps []string) error {
	db := s.pen
	if db == nil {
		db = s.db
	}
	var have int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&have); err != nil {
		return err
	}
	switch {
	case have > len(steps):
		return &model.Problem{Key: "storage.open.newer", File: s.path, Err: model.ErrNewer}
	case have == len(steps):
		return nil
	case s.pen == nil:
		return &model.Problem{Key: "storage.open.older.readonly", File: s.path, Err: model.ErrReadOnly}
	}
	if have > 0 {
		if err := s.copyTo(ctx, backupPath(s.path, have)); err != nil {
			return err
		}
	}
	for v := have; v < len(steps); v++ {
		if err := s.migrateStep(ctx, v+1, steps[v]); err != nil {
			return err
		}
	}
	return nil
}

// backupPath is where the copy goes that is made before a migration: "Team (version 1).milepost".
func backupPath(path string, version int) string {
	ext := filepath.Ext(path)
	return fmt.Sprintf("%s (version %d)%s", strings.TrimSuffix(path, ext), version, ext)
}

func (s *Store) migrateStep(ctx context.Context, version int, statements string) error {
	tx, err := s.pen.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after the commit
	// both live in the header and take no parameters; they go back with the transaction
	statements += fmt.Sprintf(";PRAGMA user_version=%d;PRAGMA application_id=%d", version, applicationID)
	if _, err := tx.ExecContext(ctx, statements); err != nil {
		return err
	}
	at := model.InstantOf(s.clock.Now())
	if _, err := tx.ExecContext(ctx, "INSERT INTO migration(version,at) VALUES(?,?)", version, at); err != nil {
		return err
	}
	var broken int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM pragma_foreign_key_check").Scan(&broken); err != nil {
		return err
	}
	if broken > 0 {
		return &model.Problem{Key: "storage.open.damaged", File: s.path, Err: model.ErrInvalid}
	}
	return tx.Commit()
}

// copyTo writes a whole copy of the file under a name; a copy that is there already stays. The name appears only once
// the copy is complete and on the disk.
func (s *Store) copyTo(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	part := path + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return &model.Problem{Key: "storage.copy", File: path, Err: err}
	}
	if _, err := s.pen.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		_ = os.Remove(part)
		return &model.Problem{Key: "storage.copy", File: path, Err: err}
	}
	if err := syncFile(part); err != nil {
		return &model.Problem{Key: "storage.copy", File: path, Err: err}
	}
	if err := os.Rename(part, path); err != nil {
		return &model.Problem{Key: "storage.copy", File: path, Err: err}
	}
	return nil
}

// syncFile waits until a file is on the disk.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}
