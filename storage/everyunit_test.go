package storage_test

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// TestEveryKindOfChangeGoesBackAndForth does every unit there is once and holds that undo restores every row exactly and
// redo brings the change back, each after a restart. A unit without a case in changes fails.
func TestEveryKindOfChangeGoesBackAndForth(t *testing.T) {
	names := unitNames(t)
	path := filepath.Join(t.TempDir(), "team.milepost")
	s := createAt(t, path)
	stockUp(t, s)
	seed := int64(100)
	reopen := func() {
		t.Helper()
		seed++
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = openWith(t, path, options(seed))
	}
	for i, name := range names {
		change := changes[name]
		if where := neverUndone[name]; where != "" {
			if _, err := os.Stat(where); err != nil {
				t.Errorf("%s is held nowhere: %v", name, err)
			}
			continue
		}
		if change == nil && name != unit.CreateFile {
			t.Errorf("%s has no case: say in this test what it changes", name)
			continue
		}
		if name == unit.CreateFile { // there would be no file
			if now, err := createAt(t, filepath.Join(t.TempDir(), "new")).Undo(ctx); !errors.Is(err, model.ErrNothing) {
				t.Errorf("a new file was undone: %+v, %v", now, err)
			}
			continue
		}
		if testing.Short() && i%8 != 0 {
			continue
		}
		before := rows(t, s)
		x := look(t, s)
		u := do(t, s, name, func(w *storage.Work) error { return change(w, x) })
		after := rows(t, s)
		if u.Seq == 0 || before.without() == after.without() {
			t.Errorf("%s changes nothing", name)
			continue
		}
		check := func(what string, turned storage.Unit, err error, want snapshot) {
			t.Helper()
			if err != nil || turned.Name != name || turned.Target != u.Seq {
				t.Fatalf("%s of %s: %+v, %v", what, name, turned, err)
			}
			got := rows(t, s)
			if got.without() != want.without() {
				t.Errorf("%s of %s:\n%s", what, name, got.differs(want))
			}
			for row, now := range got {
				written := strings.HasSuffix(now, fmt.Sprint(" version ", turned.Seq))
				if touched := before[row] != after[row]; written != touched {
					t.Errorf("%s of %s wrote %s: %v, as the unit did: %v", what, name, row, written, touched)
				}
			}
		}
		reopen()
		turned, err := s.Undo(ctx)
		check("undo", turned, err, before)
		reopen()
		turned, err = s.Redo(ctx)
		check("redo", turned, err, after)
		turned, err = s.Undo(ctx)
		check("undo once more", turned, err, before)
	}
	for name := range changes {
		if !slices.Contains(names, name) {
			t.Errorf("there is no unit %s any more", name)
		}
	}
}

// neverUndone are units that cannot be undone, or are not done through a Work, and the test that holds each.
var neverUndone = map[string]string{
	unit.ErasePerson: "erase_test.go", unit.EraseNotes: "keeping_test.go", unit.EraseAgain: "erase_test.go", unit.EraseNotesAgain: "keeping_test.go", unit.MoveAway: "moved_test.go", unit.WorkHere: "moved_test.go",
	unit.RepairFile:             "repair_test.go",
	unit.AcknowledgeExpectation: "agreed_test.go", unit.AgreeRatings: "assess_test.go", unit.RevealRatings: "assess_test.go",
}

// unitNames are the constants of package unit.
func unitNames(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "model", "unit", "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%q, %v", files, err)
	}
	var names []string
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			for _, v := range spec.Values {
				if text, err := strconv.Unquote(v.(*ast.BasicLit).Value); err == nil {
					names = append(names, text)
				}
			}
			return false
		})
	}
	if len(names) < 40 {
		t.Fatalf("only %d units were found", len(names))
	}
	return names
}

// snapshot is every row of every table of records, by table and id.
type snapshot map[string]string

// rows reads them past the store.
func rows(t *testing.T, s *storage.Store) snapshot {
	t.Helper()
	out := snapshot{}
	db := storage.Pen(s)
	var tables string
	if err := db.QueryRow(`SELECT group_concat(name) FROM sqlite_schema WHERE type='table' AND sql LIKE '%visibility TEXT%version INTEGER%'`).
		Scan(&tables); err != nil {
		t.Fatal(err)
	}
	for _, table := range strings.Split(tables, ",") {
		found, err := db.Query("SELECT * FROM " + table)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := found.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for found.Next() {
			values, pointers := make([]any, len(columns)), make([]any, len(columns))
			for i := range values {
				pointers[i] = &values[i]
			}
			if err := found.Scan(pointers...); err != nil {
				t.Fatal(err)
			}
			id, version, line := "", "", ""
			for i, c := range columns {
				switch c {
				case "id":
					id = fmt.Sprint(values[i])
				case "version":
					version = fmt.Sprintf(" version %v", values[i])
				}
				if c != "version" {
					line += fmt.Sprintf(" %s=%#v", c, values[i])
				}
			}
			out[table+" "+id] = line + version
		}
		if err := found.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// content is a row without its version, which undo must not put back.
func content(row string) string {
	text, _, _ := strings.Cut(row, " version ")
	return text
}

// without is everything without versions, as one text.
func (x snapshot) without() string {
	var b strings.Builder
	for _, row := range slices.Sorted(maps.Keys(x)) {
		b.WriteString(row + content(x[row]) + "\n")
	}
	return b.String()
}

// differs says where two differ.
func (x snapshot) differs(want snapshot) string {
	var b strings.Builder
	for row := range want {
		if content(x[row]) != content(want[row]) {
			fmt.Fprintf(&b, "%s\n  is  %s\n  was %s\n", row, content(x[row]), content(want[row]))
		}
	}
	for row := range x {
		if _, ok := want[row]; !ok {
			fmt.Fprintf(&b, "%s\n  is  %s\n  was not there\n", row, content(x[row]))
		}
	}
	return b.String()
}
