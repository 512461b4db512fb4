package storage

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/glebarez/sqlite"
	"github.com/klauspost/compress/zstd"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"milepost/model"
)

// ofEverybody are the tables that say who is in the file: also a look at one person needs all of them.
var ofEverybody = map[string]bool{"file": true, "author": true, "person": true, "person_alias": true, "person_source": true, "assignment": true}

// KnownOn gives what the file said at the end of a day, in the file's zone: a store in memory that only reads, to be
// asked like any other and closed afterwards. For a person it holds what is about them and about the team, else what is
// about everybody. Nothing private of other authors is in it. ErrNotFound when the file is from a later day.
func (s *Store) KnownOn(ctx context.Context, day model.Date, person model.ID) (*Store, error) {
	known, err := read(ctx, s, func(v *view) (*Store, error) {
		files, err := all[model.File](v, "id", "")
		if err != nil {
			return nil, err
		}
		if len(files) != 1 {
			return nil, &model.Problem{Key: "storage.open.damaged", File: s.path, Err: model.ErrInvalid}
		}
		seq, err := v.lastUnitOf(ctx, day, &files[0])
		if err != nil {
			return nil, err
		}
		m, err := s.inMemory()
		if err == nil {
			if err = s.fillKnown(ctx, v, m, seq, person); err != nil {
				_ = m.Close()
			}
		}
		return m, err
	})
	return known, err
}

// lastUnitOf is the newest unit at the end of a day.
func (v *view) lastUnitOf(ctx context.Context, day model.Date, file *model.File) (int64, error) {
	end := model.InstantOf(time.Date(day.Year(), day.Month(), day.Day()+1, 0, 0, 0, 0, file.Location())) - 1
	var seq, first sql.NullInt64
	err := v.tx.QueryRowContext(ctx, "SELECT (SELECT seq FROM unit WHERE at<=? ORDER BY at DESC, seq DESC LIMIT 1), (SELECT at FROM unit ORDER BY seq LIMIT 1)", int64(end)).
		Scan(&seq, &first)
	if err != nil {
		return 0, err
	}
	if !seq.Valid {
		from := model.DateOf(model.Instant(first.Int64).In(file.Location()))
		return 0, &model.Problem{Key: "storage.known.before", Args: []any{from}, Err: model.ErrNotFound}
	}
	return seq.Int64, nil
}

// inMemory is an empty file in memory, without a journal.
func (s *Store) inMemory() (*Store, error) {
	m := &Store{path: s.path, clock: s.clock, ids: s.ids, after: s.after, actor: s.actor}
	m.backups.file = s.backups.file
	var err error
	if m.unpacker, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0)); err != nil {
		return nil, fmt.Errorf("preparing the journal: %w", err)
	}
	if m.db, err = sql.Open(sqlite.DriverName, "file::memory:?_pragma=foreign_keys(0)"); err != nil {
		return nil, err
	}
	m.db.SetMaxOpenConns(1) // each connection would have a memory of its own
	m.gorm, err = gorm.Open(&sqlite.Dialector{Conn: m.db}, &gorm.Config{Logger: logger.Discard, SkipDefaultTransaction: true})
	return m, err
}

// fillKnown writes into m what the records were after unit seq.
func (s *Store) fillKnown(ctx context.Context, v *view, m *Store, seq int64, person model.ID) error {
	tx, err := m.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after the commit
	for _, statements := range migrations {
		if _, err := tx.ExecContext(ctx, statements); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(tables())) {
		scopes := []scope{{everybody: true}}
		if person != "" && !ofEverybody[name] {
			scopes = []scope{{}, {person: person}}
		}
		for _, sc := range scopes {
			rows, err := s.rowsAsOf(ctx, v, name, sc, seq, quick)
			if err == nil {
				err = insertAll(ctx, tx, tables()[name], rows)
			}
			if err != nil {
				return err
			}
		}
	}
	return tx.Commit()
}

func insertAll(ctx context.Context, tx *sql.Tx, t *table, rows Rows) error {
	one, values := placeholders(len(t.columns)), make([]any, 0, rowsPerInsert*len(t.columns))
	write := func() error {
		n := len(values) / len(t.columns)
		if n == 0 {
			return nil
		}
		_, err := tx.ExecContext(ctx, t.insert+strings.TrimSuffix(strings.Repeat(one+",", n), ","), values...)
		values = values[:0]
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		for _, c := range t.columns {
			values = append(values, rows[id][c])
		}
		if len(values) == cap(values) {
			if err := write(); err != nil {
				return err
			}
		}
	}
	return write()
}
