package storage

import (
	"bufio"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"milepost/model"
)

//go:embed schema_v1.sql
var schemaV1 string

//go:embed schema_v2.sql
var schemaV2 string

//go:embed schema_v3.sql
var schemaV3 string

//go:embed schema_v4.sql
var schemaV4 string

//go:embed schema_v5.sql
var schemaV5 string

//go:embed schema_v6.sql
var schemaV6 string

//go:embed schema_v7.sql
var schemaV7 string

//go:embed schema_v8.sql
var schemaV8 string

// migrations take a file from one version to the next; the index is the version they start from. Each runs in one
// transaction together with its record. What is released is never changed again. A step that renames a column renames
// it in the journal too.
var migrations = []string{schemaV1, schemaV2, schemaV3, schemaV4, schemaV5, schemaV6, schemaV7, schemaV8}

// migrate brings the tables to the present version. Before it changes a file that has data it writes a whole copy beside
// it, named after the version the copy has. When a step fails, the file is as it was before that step. Another window
// may be doing the same.
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
	if have == 0 {
		return s.makeTables(ctx, steps)
	}
	if err := s.copyBeside(ctx, have); err != nil {
		return err
	}
	crashAt("migrate.copied")
	for v := have; v < len(steps); v++ {
		if err := s.migrateStep(ctx, v+1, steps[v]); err != nil {
			return err
		}
	}
	return nil
}

// backupPath is where the copy goes that is made before a migration: "Team (version 1).milepost", and
// "Team (version 1, 2).milepost" when that is taken by what the file was earlier.
func backupPath(path string, version, number int) string {
	ext := filepath.Ext(path)
	which := fmt.Sprint(version)
	if number > 1 {
		which = fmt.Sprintf("%d, %d", version, number)
	}
	return fmt.Sprintf("%s (version %s)%s", strings.TrimSuffix(path, ext), which, ext)
}

func (s *Store) migrateStep(ctx context.Context, version int, statements string) error {
	tx, err := s.pen.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after the commit
	var have int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&have); err != nil || have >= version {
		return err // done by another window while this one waited
	}
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
	crashAt("migrate.changed")
	if err := tx.Commit(); err != nil {
		return err
	}
	crashAt("migrate.committed")
	return nil
}

// copyBeside writes a whole copy of the file beside it. The name appears only once the copy is complete and on the disk.
// What has the name already stays: when it is not this very copy, the next name is taken.
func (s *Store) copyBeside(ctx context.Context, version int) error {
	first := backupPath(s.path, version, 1)
	part := first + ".part"
	err := os.Remove(part)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	removeFile(part) // of a program that was ended meanwhile, what it would have put back into the copy
	if err == nil {
		_, err = s.pen.ExecContext(ctx, "VACUUM INTO ?", part)
	}
	crashAt("migrate.written")
	if err == nil {
		err = syncFile(part)
	}
	if err == nil {
		err = keepCopy(part, func(number int) string { return backupPath(s.path, version, number) })
	}
	if err == nil {
		err = syncFolder(filepath.Dir(first))
	}
	if err != nil {
		removeFile(part)
		return &model.Problem{Key: "storage.copy", File: first, Err: err}
	}
	return nil
}

// keepCopy gives a copy the first name that is free, unless one of the taken names holds the same.
func keepCopy(part string, name func(number int) string) error {
	for number := 1; ; number++ {
		path := name(number)
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return os.Rename(part, path)
		}
		if same, err := sameBytes(part, path); same || err != nil {
			return errors.Join(err, os.Remove(part))
		}
	}
}

// sameBytes compares two files; what is no readable file differs from every one.
func sameBytes(a, b string) (bool, error) {
	fa, err := os.Open(a)
	if err != nil {
		return false, err
	}
	defer func() { _ = fa.Close() }() // it was only read
	fb, err := os.Open(b)
	if err != nil {
		return false, nil
	}
	defer func() { _ = fb.Close() }() // it was only read
	ra, rb := bufio.NewReader(fa), bufio.NewReader(fb)
	for {
		x, errA := ra.ReadByte()
		y, errB := rb.ReadByte()
		switch {
		case errors.Is(errA, io.EOF) && errors.Is(errB, io.EOF):
			return true, nil
		case errA != nil && !errors.Is(errA, io.EOF):
			return false, errA
		case errA != nil || errB != nil || x != y:
			return false, nil
		}
	}
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
