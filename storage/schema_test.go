package storage

import (
	"context"
	"fmt"
	"math/rand"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/model"
)

var testClock = model.FixedClock(time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC))

func newStore(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Create(context.Background(), path, Params{
		Options:  Options{Clock: testClock, Random: rand.New(rand.NewSource(1)), TripWire: true},
		TeamName: "Team North", UserName: "ingrid", Zone: "Europe/Berlin",
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// TestTablesFitTheRecords holds the tables against the structs: same columns, in types that keep what they hold.
func TestTablesFitTheRecords(t *testing.T) {
	s := newStore(t, filepath.Join(t.TempDir(), "team.milepost"))
	known := []string{"unit", "change", "bulk", "migration", "erased", "draft", "search_doc", "sqlite_sequence"}
	for _, r := range records {
		tab := tableOf(r)
		known = append(known, tab.name)
		rows, err := s.db.Query(`SELECT name,type,"notnull",coalesce(dflt_value,'') FROM pragma_table_info(?)`, tab.name)
		if err != nil {
			t.Fatal(err)
		}
		have := map[string]string{}
		for rows.Next() {
			var name, typ, value string
			var notNull bool
			if err := rows.Scan(&name, &typ, &notNull, &value); err != nil {
				t.Fatal(err)
			}
			have[name] = fmt.Sprint(typ, " ", notNull)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		for i, c := range tab.columns {
			if want := columnType(tab.fields[i].FieldType, c); have[c] != want {
				t.Errorf("%s.%s is %q, want %q", tab.name, c, have[c], want)
			}
		}
		if len(have) != len(tab.columns) {
			t.Errorf("%s has %d columns, the record %d", tab.name, len(have), len(tab.columns))
		}
	}
	rows, err := s.db.Query("SELECT name,strict FROM pragma_table_list WHERE schema='main' AND type='table'")
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		var name string
		var strict bool
		if err := rows.Scan(&name, &strict); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(name, "sqlite_") && (!strict || !slices.Contains(known, name)) {
			t.Errorf("table %s: strict %v, known %v", name, strict, slices.Contains(known, name))
		}
	}
	if text := strings.ToUpper(strings.Join(migrations, "")); strings.Contains(text, "CASCADE") || strings.Contains(text, "SET NULL") {
		t.Error("a foreign key writes by itself: the journal would not know")
	}
}

// columnType is the type a field needs, and whether it may not be NULL.
func columnType(field reflect.Type, column string) string {
	switch {
	case column == "id" || column == "visibility":
		return "TEXT true"
	case field == reflect.TypeFor[model.ID]() || field == reflect.TypeFor[model.Date]():
		return "TEXT false"
	case field == reflect.TypeFor[model.Instant]() || field == reflect.TypeFor[model.Decimal]():
		return "INTEGER false"
	case field.Kind() == reflect.String:
		return "TEXT true"
	}
	return "INTEGER true"
}

// TestForeignIDsHaveAnIndex holds that every reference can be followed backwards without reading the whole table.
func TestForeignIDsHaveAnIndex(t *testing.T) {
	s := newStore(t, filepath.Join(t.TempDir(), "team.milepost"))
	for _, r := range records {
		rows, err := s.db.Query(`SELECT f."from", EXISTS(SELECT 1 FROM pragma_index_list(?1) l JOIN pragma_index_info(l.name) i ON i.seqno=0 AND i.name=f."from")
			FROM pragma_foreign_key_list(?1) f`, r.TableName())
		if err != nil {
			t.Fatal(err)
		}
		subject := false
		for rows.Next() {
			var column string
			var indexed bool
			if err := rows.Scan(&column, &indexed); err != nil {
				t.Fatal(err)
			}
			if !indexed {
				t.Errorf("%s.%s has no index", r.TableName(), column)
			}
			subject = subject || column == "subject_id"
		}
		if !subject {
			t.Errorf("%s.subject_id refers to nothing", r.TableName())
		}
	}
}
