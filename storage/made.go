package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/glebarez/sqlite"

	"milepost/model"
)

// madeBy are the tables, indexes and views that a row of migrations ends with, in the order they were made.
type madeBy struct {
	steps []string
	names []string
	texts []string // what makes each, as SQLite keeps it
}

// lastMade is what was worked out last: it takes a fifth of a second, since SQLite reads all tables again for every
// column that a step adds.
var lastMade struct {
	sync.Mutex
	madeBy
}

// finished works out what migrations end with, without a file. What is given must not be changed.
func finished(ctx context.Context, steps []string) (madeBy, error) {
	lastMade.Lock()
	defer lastMade.Unlock()
	if slices.Equal(lastMade.steps, steps) {
		return lastMade.madeBy, nil
	}
	db, err := sql.Open(sqlite.DriverName, ":memory:")
	if err != nil {
		return madeBy{}, err
	}
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1) // each connection would have a file of its own
	for _, m := range steps {
		if _, err := db.ExecContext(ctx, m); err != nil {
			return madeBy{}, err
		}
	}
	made := madeBy{steps: slices.Clone(steps)}
	if made.names, made.texts, err = madeWith(ctx, db); err != nil {
		return madeBy{}, err
	}
	lastMade.madeBy = made
	return made, nil
}

// script makes all of it in an empty file. What the search index and SQLite keep for themselves comes of itself.
func (m madeBy) script() string {
	var q strings.Builder
	for i, name := range m.names {
		if !strings.HasPrefix(name, "search_index_") && !strings.HasPrefix(name, "sqlite_") {
			q.WriteString(m.texts[i] + ";\n")
		}
	}
	return q.String()
}

// madeWith is what the tables, indexes and views of a file were made with, in the order they were made.
func madeWith(ctx context.Context, db *sql.DB) (names, texts []string, err error) {
	rows, err := db.QueryContext(ctx, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			return nil, nil, err
		}
		names, texts = append(names, name), append(texts, text)
	}
	return names, texts, rows.Err()
}

// makeTables makes in an empty file what migrations end with, in one transaction with their record.
func (s *Store) makeTables(ctx context.Context, steps []string) error {
	made, err := finished(ctx, steps)
	if err != nil {
		return err
	}
	tx, err := s.pen.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after the commit
	// both live in the header and take no parameters; they go back with the transaction
	header := fmt.Sprintf("PRAGMA user_version=%d;PRAGMA application_id=%d", len(steps), applicationID)
	if _, err := tx.ExecContext(ctx, made.script()+header); err != nil {
		return err
	}
	at := model.InstantOf(s.clock.Now())
	for v := range steps {
		if _, err := tx.ExecContext(ctx, "INSERT INTO migration(version,at) VALUES(?,?)", v+1, at); err != nil {
			return err
		}
	}
	crashAt("migrate.changed")
	if err := tx.Commit(); err != nil {
		return err
	}
	crashAt("migrate.committed")
	return nil
}
