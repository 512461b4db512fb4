package storage

import (
	"context"
	"fmt"
	"maps"

	"milepost/model"
)

// armTripWire lets SQLite count the rows that are written, so that a unit can compare the count with its journal. The
// triggers live in the connection's temporary database and never reach the file.
func (s *Store) armTripWire(ctx context.Context) error {
	var armed bool
	if err := s.pen.QueryRowContext(ctx, "SELECT EXISTS(SELECT 1 FROM temp.sqlite_master WHERE name='trip')").Scan(&armed); err != nil || armed {
		return err
	}
	// without recursive_triggers the rows that INSERT OR REPLACE removes would go unseen
	q := "PRAGMA recursive_triggers=1; CREATE TEMP TABLE trip(tbl TEXT NOT NULL);"
	for name := range tables() {
		for _, op := range []string{"INSERT", "UPDATE", "DELETE"} {
			q += fmt.Sprintf("CREATE TEMP TRIGGER trip_%s_%s AFTER %s ON main.%s BEGIN INSERT INTO trip VALUES('%s'); END;", name, op, op, name, name)
		}
	}
	_, err := s.pen.ExecContext(ctx, q)
	return err
}

// checkTripWire fails the unit when a write went past the journal.
func (w *Work) checkTripWire() error {
	rows, err := w.tx.QueryContext(w.ctx, "SELECT tbl,count(*) FROM temp.trip GROUP BY tbl")
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	got := map[string]int{}
	for rows.Next() {
		var name string
		var n int
		if err := rows.Scan(&name, &n); err != nil {
			return err
		}
		got[name] = n
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if !maps.Equal(got, w.wrote) {
		return fmt.Errorf("%w: a write went past the journal: written %v, journaled %v", model.ErrInvalid, got, w.wrote)
	}
	_, err = w.tx.ExecContext(w.ctx, "DELETE FROM temp.trip")
	return err
}
