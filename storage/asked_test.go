package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/glebarez/sqlite"

	"milepost/model"
)

// listing is the program's driver, which keeps the queries that pass through.
type listing struct {
	driver.Driver
	mu   sync.Mutex
	list []string
}

// listed is the conn of it.
type listed struct {
	driver.Conn
	to *listing
}

const listedName = "listed"

var queries = sync.OnceValue(func() *listing {
	db, err := sql.Open(sqlite.DriverName, ":memory:") // opens nothing, but knows its driver
	if err != nil {
		panic(err)
	}
	l := &listing{Driver: db.Driver()}
	sql.Register(listedName, l)
	return l
})

// Open opens a connection.
func (l *listing) Open(address string) (driver.Conn, error) {
	c, err := l.Driver.Open(address)
	return &listed{c, l}, err
}

// take gives the queries since the last take.
func (l *listing) take() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := l.list
	l.list = nil
	return out
}

// QueryContext keeps a query and asks it.
func (c *listed) QueryContext(ctx context.Context, q string, args []driver.NamedValue) (driver.Rows, error) {
	c.to.mu.Lock()
	c.to.list = append(c.to.list, q)
	c.to.mu.Unlock()
	return c.Conn.(driver.QueryerContext).QueryContext(ctx, q, args)
}

// ExecContext passes on.
func (c *listed) ExecContext(ctx context.Context, q string, args []driver.NamedValue) (driver.Result, error) {
	return c.Conn.(driver.ExecerContext).ExecContext(ctx, q, args)
}

// BeginTx passes on.
func (c *listed) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	return c.Conn.(driver.ConnBeginTx).BeginTx(ctx, o)
}

// TestWhatIsAskedOftenIsFoundByAnIndex holds that opening a file, Today, and a page about a person do not grow slower
// with what the file holds of years gone by and of others.
func TestWhatIsAskedOftenIsFoundByAnIndex(t *testing.T) {
	ctx, l := context.Background(), queries()
	path := filepath.Join(t.TempDir(), "team.milepost")
	if err := newStore(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	l.take()
	s, err := Open(ctx, path, Options{Clock: testClock, Driver: listedName})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	opening := l.take()
	on, person := model.MustDate("2026-11-23"), model.ID("0190aaaa-0000-7000-8000-000000000001")
	// what is in the file once for each year, or once for each person, may be read as a whole
	grows := `(meeting|note|talking_point|action_item|goal|rating|assessment|check_in|reading|key_result|measure|note_link|unit|change|bulk|search_doc|erased)`
	for _, c := range []struct {
		what string
		ask  func() error
	}{
		{"opening", nil},
		{"Today", func() error { _, err := s.Agenda(ctx, on); return err }},
		{"the roster", func() error { _, err := s.Roster(ctx); return err }},
		{"milestones", func() error { _, err := s.Direction(ctx); return err }},
		{"talks", func() error { _, err := s.Talks(ctx, person); return err }},
		{"one-on-ones", func() error { _, err := s.OneOnOnes(ctx, person); return err }},
		{"growth", func() error { _, err := s.Growth(ctx, person); return err }},
		{"skills", func() error { _, err := s.Assessments(ctx, person); return err }},
		{"evidence", func() error { _, err := s.Evidence(ctx, person); return err }},
		{"the inbox", func() error { _, err := s.Inbox(ctx); return err }},
		{"what can be undone", func() error { _, err := s.UndoName(ctx); return err }},
	} {
		asked := opening
		if c.ask != nil {
			if err := c.ask(); err != nil {
				t.Fatal(err)
			}
			asked = l.take()
		}
		if len(asked) == 0 {
			t.Errorf("%s asks nothing", c.what)
		}
		for _, q := range asked {
			for _, step := range planOf(t, s, q) {
				if regexp.MustCompile(`^SCAN caught`).MatchString(step) && !strings.Contains(step, "caught_waiting") {
					t.Errorf("%s reads lines that were sorted: %s", c.what, step)
				}
				if regexp.MustCompile(`^SCAN `+grows+`\b`).MatchString(step) || regexp.MustCompile(`^SEARCH `+grows+` USING .*_replaced_by`).MatchString(step) {
					t.Errorf("%s: %s: %s", c.what, step, q)
				}
			}
		}
	}
}

// planOf are the steps SQLite would take.
func planOf(t *testing.T, s *Store, q string) []string {
	t.Helper()
	if strings.HasPrefix(q, "PRAGMA") {
		return nil
	}
	args := make([]any, strings.Count(q, "?")) // what is bound does not matter for the plan
	rows, err := s.db.Query("EXPLAIN QUERY PLAN "+q, args...)
	if err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	defer func() { _ = rows.Close() }()
	var plan []string
	for rows.Next() {
		var id, parent, unused int
		var what string
		if err := rows.Scan(&id, &parent, &unused, &what); err != nil {
			t.Fatal(err)
		}
		plan = append(plan, what)
	}
	queries().take()
	return plan
}
