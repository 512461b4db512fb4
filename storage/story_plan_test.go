package storage

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestAStoryReadsNoMoreThanItTells holds that a story does not grow slower with the journal of others.
func TestAStoryReadsNoMoreThanItTells(t *testing.T) {
	s := newStore(t, filepath.Join(t.TempDir(), "team.milepost"))
	whole := regexp.MustCompile(`^SCAN (x|u|c|t|l|unit|change|bulk)\b`)
	for _, c := range []struct{ q, index string }{
		{newestUnits(source{table: "change", scope: aboutPerson}), "change_subject"},
		{newestUnits(source{table: "bulk", scope: aboutPerson}), "bulk_subject"},
		{newestUnits(source{table: "change", scope: aboutTeam}), "change_subject"},
		{newestUnits(source{table: "change", scope: aboutRows}), "change_row"},
		{newestUnits(source{table: "change", scope: aboutAll}), "PRIMARY KEY"},
		{"SELECT x.n FROM change x" + scoped(aboutPerson), "change_subject"},
		{"SELECT x.n FROM change x" + scoped(aboutAll), "PRIMARY KEY"},
		{storyFloor, "unit_at"},
		{tiedTo, "link_subject"},
		{changedRows, "change_row"},
		{chunksOfTable, "bulk_range"},
	} {
		args := make([]any, 1) // what is bound does not matter for the plan
		for n := 2; strings.Contains(c.q, fmt.Sprint("?", n)); n++ {
			args = append(args, nil)
		}
		rows, err := s.db.Query("EXPLAIN QUERY PLAN "+c.q, args...)
		if err != nil {
			t.Fatalf("%s: %v", c.q, err)
		}
		var plan []string
		for rows.Next() {
			var id, parent, unused int
			var what string
			if err := rows.Scan(&id, &parent, &unused, &what); err != nil {
				t.Fatal(err)
			}
			plan = append(plan, what)
			if whole.MatchString(what) {
				t.Errorf("%s: %s", what, c.q)
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		if text := strings.Join(plan, "\n"); !strings.Contains(text, c.index) {
			t.Errorf("%s is not used by %s:\n%s", c.index, c.q, text)
		}
	}
}
