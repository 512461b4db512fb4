package storage

import (
	"path/filepath"
	"regexp"
	"testing"
)

// TestNoUnitReadsAllUnitsBefore holds that what runs with every change, and with every look at the menu, does not grow
// slower with the journal.
func TestNoUnitReadsAllUnitsBefore(t *testing.T) {
	s := newStore(t, filepath.Join(t.TempDir(), "team.milepost"))
	whole := regexp.MustCompile(`^SCAN (unit|change|bulk)`)
	for _, q := range []string{undoable, redoable, insertUnit, forgetUndone, lastRedo, lastUndo} {
		rows, err := s.db.Query("EXPLAIN QUERY PLAN " + regexp.MustCompile(`\?\d*`).ReplaceAllString(q, "1"))
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		for rows.Next() {
			var id, parent, unused int
			var what string
			if err := rows.Scan(&id, &parent, &unused, &what); err != nil {
				t.Fatal(err)
			}
			if whole.MatchString(what) {
				t.Errorf("%s: %s", what, q)
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
}
