package storage_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/glebarez/sqlite"

	"milepost/storage"
)

func lostName(digits string) string { return "lost " + digits }

// repair repairs a file and holds what must be true of every repair: the damaged file is as it was, and the new one
// passes the check.
func repair(t *testing.T, path string) *storage.Repaired {
	t.Helper()
	r, err := tryRepair(t, path)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func tryRepair(t *testing.T, path string) (*storage.Repaired, error) {
	t.Helper()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	out := filepath.Join(folder, "repaired.milepost")
	r, failed := storage.RepairFile(ctx, path, out, storage.RepairOptions{Clock: clock, Random: rand.New(rand.NewSource(7)), Lost: lostName})
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Fatalf("the damaged file was changed, %v", err)
	}
	if failed != nil {
		alone(t, folder)
		return nil, failed
	}
	alone(t, folder, "repaired.milepost")
	if c := check(t, out); !c.Whole() {
		t.Fatalf("it is not whole:\n%s", findings(c))
	}
	return r, nil
}

func said(list []storage.Finding) string {
	var out []string
	for _, f := range list {
		out = append(out, fmt.Sprint(f.Table, " ", f.Row, " ", f.Problem))
	}
	return strings.Join(out, "\n")
}

// dump is every row of every table of a file that holds what cannot be made anew.
func dump(t *testing.T, path string) map[string][]string {
	t.Helper()
	db, err := sql.Open(sqlite.DriverName, "file:"+path+"?mode=ro&immutable=1")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	out := map[string][]string{}
	for _, table := range append(storage.Tables(), "unit", "change", "bulk", "erased") {
		rows, err := db.Query("SELECT * FROM " + table)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			values, pointers := make([]any, len(columns)), make([]any, len(columns))
			for i := range values {
				pointers[i] = &values[i]
			}
			if err := rows.Scan(pointers...); err != nil {
				t.Fatal(err)
			}
			out[table] = append(out[table], fmt.Sprintf("%q", values))
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		slices.Sort(out[table])
	}
	return out
}

// pagesOf are the pages that belong to a table or an index, the root first.
func pagesOf(t *testing.T, path, name string) []int64 {
	t.Helper()
	db, err := sql.Open(sqlite.DriverName, "file:"+path+"?mode=ro&immutable=1")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	rows, err := db.Query("SELECT pageno FROM dbstat WHERE name=? ORDER BY path", name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	var out []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			t.Fatal(err)
		}
		out = append(out, n)
	}
	return out
}

// overwrite writes zeros or noise over a page.
func overwrite(t *testing.T, path string, page int64, noise bool) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	data := make([]byte, 4096)
	if noise {
		rand.New(rand.NewSource(page)).Read(data)
	}
	if _, err := f.WriteAt(data, (page-1)*4096); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAWholeFileIsWrittenAnewRowForRow(t *testing.T) {
	path := sampled(t)
	r := repair(t, path)
	if !r.Whole() || r.Final {
		t.Errorf("lost %s\nmended %s\nanew %d, final %v", said(r.Lost), said(r.Mended), r.Anew, r.Final)
	}
	was, is := dump(t, path), dump(t, r.Out)
	for table := range was {
		if !slices.Equal(was[table], is[table]) {
			t.Errorf("%s differs", table)
		}
	}
	s := openWith(t, r.Out, options(81))
	if name, err := s.UndoName(ctx); err != nil || name == "" {
		t.Errorf("there is %q to undo, %v", name, err)
	}
}

// rowsById are the records of a file by table and id, without the number of the change that wrote them last.
func rowsByID(t *testing.T, path string) map[string]map[string]string {
	t.Helper()
	db, err := sql.Open(sqlite.DriverName, "file:"+path+"?mode=ro&immutable=1")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	out := map[string]map[string]string{}
	for _, table := range storage.Tables() {
		out[table] = map[string]string{}
		rows, err := db.Query("SELECT * FROM " + table)
		if err != nil {
			t.Fatal(err)
		}
		columns, err := rows.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			values, pointers := make([]any, len(columns)), make([]any, len(columns))
			for i := range values {
				pointers[i] = &values[i]
			}
			if err := rows.Scan(pointers...); err != nil {
				t.Fatal(err)
			}
			values[slices.Index(columns, "version")] = nil
			out[table][fmt.Sprint(values[0])] = fmt.Sprintf("%q", values)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// accounted holds that no row is missing, other or more than before without a word. A letter changed inside a text cannot
// be seen, so what was read may say something else where a bit was flipped: at most one row.
func accounted(t *testing.T, what string, was map[string]map[string]string, r *storage.Repaired, unseen int) {
	t.Helper()
	named, parts := map[string]bool{}, map[string]bool{}
	for _, f := range slices.Concat(r.Lost, r.Mended) {
		named[f.Table+" "+f.Row] = true
		if f.Problem.Key == "storage.repair.pages" || f.Problem.Key == "storage.repair.row" {
			parts[f.Table] = true
		}
	}
	is := rowsByID(t, r.Out)
	for table, rows := range was {
		for id, row := range rows {
			switch now, there := is[table][id]; {
			case named[table+" "+id], now == row:
			case !there && (parts[table] || parts[""]):
			case there && unseen > 0:
				unseen--
			default:
				t.Errorf("%s: %s %s is %s, was %s, and nothing is said", what, table, id, now, row)
			}
		}
		for id := range is[table] {
			// an id that was hit is a row that is lost, and one whose history begins anew
			if _, before := rows[id]; !before && !named[table+" "+id] && (unseen == 0 || r.Anew == 0 || keys(r.Lost, table) == "") {
				t.Errorf("%s: %s %s is new, and nothing is said", what, table, id)
			}
		}
	}
}

// keys are the kinds of what was found in a table.
func keys(list []storage.Finding, table string) string {
	var out []string
	for _, f := range list {
		if key := strings.TrimPrefix(f.Problem.Key, "storage."); f.Table == table && !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestPagesThatAreLost(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	path := sampled(t)
	was := rowsByID(t, path)
	count := func(table string) int { return len(was[table]) }
	for i, x := range []struct {
		name         string
		page         int    // of its pages
		lost, mended string // in that table
		rows, most   int    // how many of its rows go
	}{
		{"note", 0, "repair.pages", "", 0, 0},                       // the root only leads to the others
		{"note", 3, "repair.lost repair.pages", "repair.in", 1, 60}, // what a tie names is stood in for
		{"person", 0, "repair.lost repair.pages", "repair.in", count("person"), count("person")},
		{"author", 0, "repair.lost repair.pages", "repair.in", 1, 1},
		{"file", 0, "repair.lost repair.pages", "repair.in", 1, 1},
		{"skill", 0, "repair.lost repair.pages", "repair.in", count("skill"), count("skill")},
		{"scale_step", 0, "repair.lost repair.pages", "repair.in", count("scale_step"), count("scale_step")},
		{"level", 0, "repair.lost repair.pages", "repair.in", count("level"), count("level")},
		{"framework_version", 0, "repair.lost repair.pages", "repair.in", 1, 1},
		{"assessment", 0, "repair.lost repair.pages", "repair.in", count("assessment"), count("assessment")},
		{"goal", 1, "repair.lost repair.pages", "repair.in", 1, count("goal") - 1},
		{"change", 0, "repair.pages", "", 0, 0},
		{"change", 5, "repair.pages", "", 0, 0},
		{"unit", 2, "repair.pages", "", 0, 0},
		{"bulk", 0, "repair.pages", "", 0, 0},
		{"note_subject", 0, "", "", 0, 0},
		{"search_index_data", 2, "", "", 0, 0},
		{"sqlite_schema", 0, "", "", 0, 0},
		{"sqlite_schema", 2, "", "", 0, 0},
	} {
		pages := pagesOf(t, path, x.name)
		if len(pages) <= x.page {
			t.Fatalf("%s has only %d pages", x.name, len(pages))
		}
		noise := i%2 > 0
		what := fmt.Sprintf("page %d of %s, noise %v", x.page, x.name, noise)
		bad := copyOf(t, path)
		overwrite(t, bad, pages[x.page], noise)
		r := repair(t, bad)
		accounted(t, what, was, r, 0)
		if lost, mended := keys(r.Lost, x.name), keys(r.Mended, x.name); lost != x.lost || mended != x.mended {
			t.Errorf("%s: lost %q, mended %q\n%s", what, lost, mended, said(r.Lost))
		}
		if sum := r.Sum(); sum.Lost < x.rows || sum.Lost > x.most {
			t.Errorf("%s: %d rows are lost, want %d to %d\n%s", what, sum.Lost, x.rows, x.most, said(r.Lost))
		}
	}
}
