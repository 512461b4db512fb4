package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
)

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

// TestMigratingAnOlderFile brings a file of the present version to one that a later program has: with a copy beside it,
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
	older := withStep(t, testStep)
	later, err := Open(ctx, path, Options{Clock: testClock, TripWire: true})
	if err != nil {
		t.Fatal(err)
	}
	if program, version := header(t, later); program != applicationID || version != len(migrations) {
		t.Errorf("migrated: program %x, version %d", program, version)
	}
	var steps int
	if err := later.db.QueryRow("SELECT count(*) FROM migration").Scan(&steps); err != nil || steps != len(migrations) {
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
	older()
	_, err = Open(ctx, path, Options{Clock: testClock})
	var problem *model.Problem
	if !errors.Is(err, model.ErrNewer) || !errors.As(err, &problem) || problem.File != path {
		t.Errorf("the older program opens the newer file: %v", err)
	}
	copied, err := Open(ctx, backupPath(path, len(migrations), 1), Options{Clock: testClock})
	if err != nil {
		t.Fatalf("the copy: %v", err)
	}
	defer func() { _ = copied.Close() }()
	if name, err := copied.UndoName(ctx); err != nil || name != unit.ChangePerson {
		t.Errorf("the copy would undo %q, %v", name, err)
	}
	if _, version := header(t, copied); version != len(migrations) {
		t.Errorf("the copy has version %d", version)
	}
}

// TestAFileOfTheFirstVersion opens one from before notes were kept for a time.
func TestAFileOfTheFirstVersion(t *testing.T) {
	ctx := context.Background()
	folder := t.TempDir()
	s := newStore(t, filepath.Join(folder, "new.milepost"))
	addPeople(t, s, "Amara")
	path := filepath.Join(folder, "team.milepost")
	asFirstVersion(t, s, path)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, path, Options{Clock: testClock, TripWire: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	r, err := s.Roster(ctx)
	if err != nil || r.File.NoteMonths != model.DefaultNoteMonths || len(r.People) != 1 {
		t.Errorf("notes are kept %d months, %d people, %v", r.File.NoteMonths, len(r.People), err)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Errorf("undo: %v", err)
	}
	if found, err := CheckFile(ctx, path); err != nil || !found.Whole() {
		t.Errorf("%+v, %v", found, err)
	}
}

// asFirstVersion writes what a file holds into one of version 1, as far as that had columns for it.
func asFirstVersion(t *testing.T, s *Store, path string) {
	t.Helper()
	ctx := context.Background()
	conn, err := s.pen.Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	run := func(q string) {
		t.Helper()
		if _, err := conn.ExecContext(ctx, q); err != nil {
			t.Fatal(err)
		}
	}
	old, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := old.Exec(schemaV1 + fmt.Sprintf(";PRAGMA user_version=1;PRAGMA application_id=%d", applicationID)); err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	run("PRAGMA foreign_keys=0; ATTACH '" + path + "' AS old")
	rows, err := conn.QueryContext(ctx, `SELECT l.name, (SELECT group_concat(name) FROM pragma_table_info(l.name, 'old'))
		FROM pragma_table_list l WHERE l.schema='old' AND l.type IN ('table','shadow') AND l.name NOT LIKE 'sqlite_schema'`)
	if err != nil {
		t.Fatal(err)
	}
	var copies []string
	for rows.Next() {
		var name, columns string
		if err := rows.Scan(&name, &columns); err != nil {
			t.Fatal(err)
		}
		copies = append(copies, "DELETE FROM old."+name+"; INSERT INTO old."+name+"("+columns+") SELECT "+columns+" FROM main."+name)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	for _, q := range copies {
		run(q)
	}
	run("DELETE FROM old.migration WHERE version>1; DETACH old; PRAGMA foreign_keys=1")
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
			older := withStep(t, step)
			if s, err := Open(ctx, path, Options{Clock: testClock}); err == nil {
				_ = s.Close()
				t.Fatal("it was opened")
			}
			older()
			s, err := Open(ctx, path, Options{Clock: testClock})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			if _, version := header(t, s); version != len(migrations) {
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
	if err := os.MkdirAll(filepath.Join(backupPath(path, len(migrations), 1)+".part", "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	withStep(t, testStep)
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

// withStep makes the program one version newer until the test ends, and gives what brings it back.
func withStep(t *testing.T, step string) (older func()) {
	t.Helper()
	released := migrations
	older = func() { migrations = released }
	t.Cleanup(older)
	migrations = append(slices.Clone(released), step)
	return older
}

func addPeople(t *testing.T, s *Store, names ...string) {
	t.Helper()
	for _, name := range names {
		p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: name}
		if _, err := s.Do(context.Background(), unit.AddPerson, func(w *Work) error { return w.Put(p) }); err != nil {
			t.Fatal(err)
		}
	}
}

func countPeople(t *testing.T, path string) int {
	t.Helper()
	s, err := Open(context.Background(), path, Options{Clock: testClock})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	r, err := s.Roster(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return len(r.People)
}

// TestEveryMigrationHasACopyOfItsOwn tries a migration that fails, twice, works on with the older program, and migrates
// again: the copy then holds what was written meanwhile, and the one from before stays as it was.
func TestEveryMigrationHasACopyOfItsOwn(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	path := filepath.Join(dir, "team.milepost")
	s := newStore(t, path)
	addPeople(t, s, "Amara")
	_ = s.Close()
	older := withStep(t, "INSERT INTO nowhere VALUES(1)")
	for range 2 {
		if s, err := Open(ctx, path, Options{Clock: testClock}); err == nil {
			_ = s.Close()
			t.Fatal("it was opened")
		}
	}
	older()
	if left, err := filepath.Glob(filepath.Join(dir, "*")); err != nil || len(left) != 2 {
		t.Errorf("two tries left %q, %v; want the file and one copy", left, err)
	}
	s, err := Open(ctx, path, Options{Clock: testClock})
	if err != nil {
		t.Fatal(err)
	}
	addPeople(t, s, "Jonas")
	_ = s.Close()
	older = withStep(t, testStep)
	if s, err = Open(ctx, path, Options{Clock: testClock}); err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	older()
	for number, want := range []int{1, 2} {
		if got := countPeople(t, backupPath(path, len(migrations), number+1)); got != want {
			t.Errorf("copy %d holds %d people, want %d", number+1, got, want)
		}
	}
	if left, err := filepath.Glob(filepath.Join(dir, "*")); err != nil || len(left) != 3 {
		t.Errorf("left %q, %v", left, err)
	}
}

// TestTwoWindowsMigrateOnce lets another window migrate after this one has seen that the file is older.
func TestTwoWindowsMigrateOnce(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "team.milepost")
	s := newStore(t, path)
	withStep(t, testStep)
	if err := s.migrateStep(ctx, len(migrations), testStep); err != nil {
		t.Fatal(err)
	}
	if err := s.migrateStep(ctx, len(migrations), testStep); err != nil {
		t.Errorf("the second window: %v", err)
	}
	var steps int
	if err := s.db.QueryRow("SELECT count(*) FROM migration").Scan(&steps); err != nil || steps != len(migrations) {
		t.Errorf("%d steps are on record, %v", steps, err)
	}
}

// TestAMigratedFileComesToRest holds that the main file alone is complete two seconds after a migration, too.
func TestAMigratedFileComesToRest(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	if err := newStore(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	withStep(t, testStep)
	var rest func()
	s, err := Open(context.Background(), path, Options{Clock: testClock, After: func(wait time.Duration, f func()) func() {
		if wait == restAfter {
			rest = f
		}
		return func() {}
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if !hasLog(path) || rest == nil {
		t.Fatalf("a log: %v, a wait for rest: %v", hasLog(path), rest != nil)
	}
	if rest(); hasLog(path) {
		t.Error("the log is not empty")
	}
}

// TestTablesMadeAtOnceAreThoseOfTheSteps holds that a new file is described word for word as one that went through every
// version, and has the same on record.
func TestTablesMadeAtOnceAreThoseOfTheSteps(t *testing.T) {
	ctx := context.Background()
	made := newStore(t, filepath.Join(t.TempDir(), "team.milepost"))
	o := Options{Clock: testClock}
	through, err := connect(filepath.Join(t.TempDir(), "old.milepost"), o, made.ids, true, o.machine().PlaceOf(made.path))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = through.Close() }()
	for v, step := range migrations {
		if err := through.migrateStep(ctx, v+1, step); err != nil {
			t.Fatal(err)
		}
	}
	for _, q := range []string{
		"SELECT group_concat(type||' '||name||' '||tbl_name||' '||coalesce(sql,''),char(10)) FROM (SELECT * FROM sqlite_schema ORDER BY type,name)",
		"SELECT group_concat(version) FROM migration",
		"SELECT (SELECT user_version FROM pragma_user_version)||' '||(SELECT application_id FROM pragma_application_id)",
	} {
		var got, want string
		if err := made.db.QueryRow(q).Scan(&got); err != nil {
			t.Fatal(err)
		}
		if err := through.db.QueryRow(q).Scan(&want); err != nil {
			t.Fatal(err)
		}
		if got != want || got == "" {
			t.Errorf("%s\nat once:\n%s\nstep by step:\n%s", q, got, want)
		}
	}
}
