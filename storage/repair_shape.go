package storage

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/glebarez/sqlite"
)

// shape is what a table's rows look like on a page, and what its columns take.
type shape struct {
	name    string
	columns []columnShape // in the order in which they stand in a record
	byRowid bool          // its rows are in a tree by number; else by their key, and the tree is one of an index
}

type columnShape struct {
	name    string
	kind    string // TEXT, INTEGER, BLOB
	key     bool   // it is the row's number, and NULL in the record
	must    bool   // it cannot be NULL
	fallen  any    // what it holds when nothing is said; nil: NULL, or there is no such value
	allowed []any  // the only values it takes; nil: all
	parent  string // the table it refers to; empty: none
}

// shapesOf are the tables that a file of a version has and that hold what cannot be made anew: not what search looks
// through, not what SQLite keeps for itself.
func shapesOf(ctx context.Context, version int) (map[string]*shape, error) {
	db, err := sql.Open(sqlite.DriverName, ":memory:")
	if err != nil {
		return nil, err
	}
	defer func() { _ = db.Close() }() // nothing of it is kept
	db.SetMaxOpenConns(1)             // each connection would have a file of its own
	made, err := finished(ctx, migrations[:version])
	if err != nil {
		return nil, err
	}
	if _, err := db.ExecContext(ctx, made.script()); err != nil {
		return nil, err
	}
	out := map[string]*shape{}
	for name, text := range byName(made.names, made.texts) {
		if !strings.HasPrefix(text, "CREATE TABLE") || strings.HasPrefix(name, "search_") || strings.HasPrefix(name, "sqlite_") || name == "migration" {
			continue
		}
		if out[name], err = shapeOf(ctx, db, name, text); err != nil {
			return nil, err
		}
	}
	return out, nil
}

var shapeAllowed = regexp.MustCompile(`CHECK \((\w+) IN \(([^)]*)\)\)`)

func shapeOf(ctx context.Context, db *sql.DB, name, made string) (*shape, error) {
	s := &shape{name: name, byRowid: !strings.Contains(made, "WITHOUT ROWID")}
	allowed := map[string][]any{}
	for _, m := range shapeAllowed.FindAllStringSubmatch(made, -1) {
		for _, x := range strings.Split(m[2], ",") {
			allowed[m[1]] = append(allowed[m[1]], literal(strings.TrimSpace(x)))
		}
	}
	rows, err := db.QueryContext(ctx, `SELECT i.name, i.type, i."notnull", i.dflt_value, i.pk,
		coalesce((SELECT f."table" FROM pragma_foreign_key_list(?1) f WHERE f."from"=i.name),'') FROM pragma_table_info(?1) i ORDER BY i.cid`, name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	place := map[string]int{}
	for rows.Next() {
		var c columnShape
		var fallen sql.NullString
		var key int
		if err := rows.Scan(&c.name, &c.kind, &c.must, &fallen, &key, &c.parent); err != nil {
			return nil, err
		}
		c.key = s.byRowid && key > 0 && c.kind == "INTEGER"
		if c.allowed = allowed[c.name]; fallen.Valid {
			c.fallen = literal(fallen.String)
		}
		if place[c.name] = len(made); !s.byRowid && key > 0 { // the key stands before the rest
			place[c.name] = key
		}
		s.columns = append(s.columns, c)
	}
	slices.SortStableFunc(s.columns, func(a, b columnShape) int { return cmp.Compare(place[a.name], place[b.name]) })
	return s, rows.Err()
}

// literal is a value as it stands in a description.
func literal(text string) any {
	if inner, ok := strings.CutPrefix(text, "'"); ok {
		return strings.TrimSuffix(inner, "'")
	}
	n, _ := strconv.ParseInt(text, 10, 64) // all others are whole numbers
	return n
}

func (s *shape) index(column string) int {
	return slices.IndexFunc(s.columns, func(c columnShape) bool { return c.name == column })
}

func (s *shape) insert() string {
	var names []string
	for _, c := range s.columns {
		names = append(names, c.name)
	}
	return "INSERT INTO " + s.name + "(" + strings.Join(names, ",") + ") VALUES " + placeholders(len(names))
}

// fits says whether a record can be a row of the table: as many values, each of its column's kind.
func (s *shape) fits(values []any) bool {
	if len(values) != len(s.columns) {
		return false
	}
	for i := range s.columns {
		if !s.columns[i].takes(values[i]) {
			return false
		}
	}
	return true
}

// takes says whether a value on a page is of the column's kind.
func (c *columnShape) takes(v any) bool {
	switch v.(type) {
	case nil:
		return c.key || !c.must
	case string:
		return c.kind == "TEXT"
	case int64:
		return c.kind == "INTEGER" && !c.key
	case []byte:
		return c.kind == "BLOB"
	}
	return false
}

// row is what is stored of a record: with its number, and with what later columns hold when nothing is said.
func (s *shape) row(r record) []any {
	out := make([]any, len(s.columns))
	for i, c := range s.columns {
		switch {
		case c.key:
			out[i] = r.rowid
		case i < len(r.values):
			out[i] = r.values[i]
		default:
			out[i] = c.fallen
		}
	}
	return out
}

// sortedShapes puts the journal first, which the rest is held against, then who was erased, then the records.
func sortedShapes(all map[string]*shape) []*shape {
	var out []*shape
	for _, name := range append([]string{"unit", "change", "bulk", "erased"}, slices.Sorted(maps.Keys(all))...) {
		if s := all[name]; s != nil && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
