package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"maps"
	"slices"
	"strings"

	"milepost/model"
)

// curtain is what readers look through while somebody else looks at the screen: connections on which every table of
// records holds only what that person may see anyway. Nothing is left out after it was read: it never is.
type curtain struct {
	person model.ID
	db     *sql.DB
}

// DrawCurtain hides from all reads, until LiftCurtain, every private row and everything about anybody but a person; for
// the empty id about everybody. What is the team's stays, and so does the author who works. Units, undo, backups, reviews
// and whatever else looks after the file as a whole go on as before. Reads that have begun still see everything.
func (s *Store) DrawCurtain(ctx context.Context, person model.ID) error {
	c := s.lastCurtain
	if c == nil || c.person != person {
		c = &curtain{person: person, db: sql.OpenDB(&curtained{driver: s.db.Driver(), address: s.behind, begin: s.curtainViews(person)})}
		c.db.SetMaxOpenConns(readers)
		c.db.SetMaxIdleConns(readers)
		if err := c.db.PingContext(ctx); err != nil {
			_ = c.db.Close()
			return s.problem(err)
		}
		s.closeCurtain() // of somebody else: what was read there is not shown any more
		s.lastCurtain = c
	}
	s.curtain.Store(c)
	return nil
}

// LiftCurtain lets reads see everything again.
func (s *Store) LiftCurtain() { s.curtain.Store(nil) }

// closeCurtain closes the connections of the last curtain, which are kept for the next one.
func (s *Store) closeCurtain() {
	if s.lastCurtain != nil {
		_ = s.lastCurtain.db.Close() // they only read
		s.lastCurtain = nil
	}
}

// reader is where reads look.
func (s *Store) reader() *sql.DB {
	if c := s.curtain.Load(); c != nil {
		return c.db
	}
	return s.db
}

// curtained opens connections that have been prepared: what is not named by its schema is looked for among what is
// temporary first, so a view of a table's name stands before the table in every query.
type curtained struct {
	driver  driver.Driver
	address string
	begin   []string
}

// Connect opens one.
func (c *curtained) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.driver.Open(c.address)
	if err != nil {
		return nil, err
	}
	for _, q := range c.begin {
		if _, err := conn.(driver.ExecerContext).ExecContext(ctx, q, nil); err != nil {
			_ = conn.Close()
			return nil, err
		}
	}
	return conn, nil
}

// Driver is the one of all connections.
func (c *curtained) Driver() driver.Driver { return c.driver }

// curtainViews are the views that stand before the tables.
func (s *Store) curtainViews(person model.ID) []string {
	p, me := quotedID(person), quotedID(s.actor)
	about := "(subject_id IS NULL OR subject_id=" + p + ")"
	shown := "visibility<>'private' AND " + about
	self := "(SELECT a.person_id FROM main.author a WHERE a.id=" + me + ")"
	conditions := map[string]string{
		"change":     shown + " AND tbl<>'author'",
		"bulk":       shown + " AND tbl<>'author'",
		"search_doc": "private_to IS NULL AND (" + about + " OR tbl='person' AND subject_id=" + self + ")",
	}
	for name := range tables() {
		conditions[name] = shown
	}
	conditions["person"] = "id=" + p + " OR id=" + self
	conditions["author"] = "id=" + me + " OR person_id=" + p + " OR id=(SELECT f.owner_id FROM main.file f)"
	var out []string
	for _, name := range slices.Sorted(maps.Keys(conditions)) {
		out = append(out, "CREATE TEMP VIEW "+name+" AS SELECT * FROM main."+name+" WHERE "+conditions[name])
	}
	return append(out, "PRAGMA query_only=1")
}

// quotedID is an id as it stands in a statement that takes no arguments.
func quotedID(id model.ID) string { return "'" + strings.ReplaceAll(string(id), "'", "''") + "'" }
