package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
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
	known := []string{"unit", "change", "bulk", "migration", "sqlite_sequence"}
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
	if text := strings.ToUpper(schemaV1); strings.Contains(text, "CASCADE") || strings.Contains(text, "SET NULL") {
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

const testStep = `ALTER TABLE person ADD COLUMN pronoun TEXT NOT NULL DEFAULT 'they';
	CREATE TABLE season(id TEXT PRIMARY KEY NOT NULL) STRICT;`

func header(t *testing.T, s *Store) (program, version int) {
	t.Helper()
	if err := s.db.QueryRow("PRAGMA application_id").Scan(&program); err != nil {
		t.Fatal(err)
	}
	if err := s.db.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		t.Fatal(err)
	}
	return program, version
}

// TestMigratingAnOlderFile brings a file of version 1 to a version 2 that a later program has: with a copy beside it,
// and a journal that still undoes.
func TestMigratingAnOlderFile(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	path := filepath.Join(dir, "team.milepost")
	s := newStore(t, path)
	p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Amara"}
	if _, err := s.Do(ctx, unit.AddPerson, func(w *Work) error { return w.Put(p) }); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Do(ctx, unit.ChangePerson, func(w *Work) error { return w.Delete(p) }); err != nil {
		t.Fatal(err)
	}
	if program, version := header(t, s); program != applicationID || version != len(migrations) {
		t.Errorf("a new file: program %x, version %d", program, version)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	released := migrations
	t.Cleanup(func() { migrations = released })
	migrations = append(slices.Clone(released), testStep)
	later, err := Open(ctx, path, Options{Clock: testClock, TripWire: true})
	if err != nil {
		t.Fatal(err)
	}
	if program, version := header(t, later); program != applicationID || version != 2 {
		t.Errorf("migrated: program %x, version %d", program, version)
	}
	var steps int
	if err := later.db.QueryRow("SELECT count(*) FROM migration").Scan(&steps); err != nil || steps != 2 {
		t.Errorf("%d steps are on record, %v", steps, err)
	}
	if _, err := later.Undo(ctx); err != nil { // brings Amara back, with a column that was not there then
		t.Error(err)
	}
	var pronoun string
	if err := later.db.QueryRow("SELECT pronoun FROM person").Scan(&pronoun); err != nil || pronoun != "they" {
		t.Errorf("brought back with %q, %v", pronoun, err)
	}
	if err := later.Close(); err != nil {
		t.Fatal(err)
	}
	migrations = released
	_, err = Open(ctx, path, Options{Clock: testClock})
	var problem *model.Problem
	if !errors.Is(err, model.ErrNewer) || !errors.As(err, &problem) || problem.File != path {
		t.Errorf("the older program opens the newer file: %v", err)
	}
	copied, err := Open(ctx, filepath.Join(dir, "team (version 1).milepost"), Options{Clock: testClock})
	if err != nil {
		t.Fatalf("the copy: %v", err)
	}
	defer func() { _ = copied.Close() }()
	if name, err := copied.UndoName(ctx); err != nil || name != unit.ChangePerson {
		t.Errorf("the copy would undo %q, %v", name, err)
	}
	if _, version := header(t, copied); version != 1 {
		t.Errorf("the copy has version %d", version)
	}
	if len(before) == 0 {
		t.Error("the file was empty")
	}
}

// TestAMigrationThatFailsLeavesTheFileAsItWas stops in the middle of a step, and at a reference that leads nowhere.
func TestAMigrationThatFailsLeavesTheFileAsItWas(t *testing.T) {
	ctx := context.Background()
	for name, step := range map[string]string{
		"an error half-way":      testStep + "INSERT INTO nowhere VALUES(1);",
		"a reference to nothing": "UPDATE file SET owner_id='00000000-0000-7000-8000-000000000000'",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "team.milepost")
			if err := newStore(t, path).Close(); err != nil {
				t.Fatal(err)
			}
			released := migrations
			t.Cleanup(func() { migrations = released })
			migrations = append(slices.Clone(released), step)
			if s, err := Open(ctx, path, Options{Clock: testClock}); err == nil {
				_ = s.Close()
				t.Fatal("it was opened")
			}
			migrations = released
			s, err := Open(ctx, path, Options{Clock: testClock})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			if _, version := header(t, s); version != 1 {
				t.Errorf("version %d", version)
			}
			if r, err := s.Roster(ctx); err != nil || r.Owner.Name != "ingrid" {
				t.Errorf("%+v, %v", r, err)
			}
		})
	}
}

// TestNoCopyNoMigration refuses to migrate when the copy cannot be written, and leaves the file byte for byte.
func TestNoCopyNoMigration(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	path := filepath.Join(dir, "team.milepost")
	if err := newStore(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// a folder stands where the copy would be written
	if err := os.MkdirAll(filepath.Join(dir, "team (version 1).milepost.part", "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	released := migrations
	t.Cleanup(func() { migrations = released })
	migrations = append(slices.Clone(released), testStep)
	_, err = Open(ctx, path, Options{Clock: testClock})
	var problem *model.Problem
	if !errors.As(err, &problem) || problem.Key != "storage.copy" {
		t.Errorf("without a copy: %v", err)
	}
	after, err := os.ReadFile(path)
	if err != nil || string(after) != string(before) {
		t.Errorf("the file was changed: %v", err)
	}
	if _, err := os.Stat(path + "-wal"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a log was left: %v", err)
	}
}
