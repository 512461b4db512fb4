package storage_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/glebarez/sqlite"

	"milepost/storage"
)

// TestRowsThatBreakARule plants what the check must find: whatever it is, the repaired file is whole.
func TestRowsThatBreakARule(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	good := copyOf(t, sampled(t))
	for i, d := range damages {
		if i%torture(5, 1) != 0 && !strings.Contains("a person|who may see it is nobody|an id|no letters|no file|no owner|a skill of a rating", d.name) {
			continue
		}
		path := copyOf(t, good)
		plant(t, path, d.statement)
		r := repair(t, path)
		if r.Whole() != (d.table == "" || d.table == "search_index") {
			t.Errorf("%s: lost %s\nmended %s\nanew %d", d.name, said(r.Lost), said(r.Mended), r.Anew)
		}
	}
}

// torture is how much is done: little in every run, more when MILEPOST_TORTURE asks for it.
func torture(little, much int) int {
	if os.Getenv("MILEPOST_TORTURE") != "" {
		return much
	}
	return little
}

func TestWhatIsMendedAndHow(t *testing.T) {
	path := sampled(t)
	plant(t, path,
		"UPDATE note SET text=CAST(x'4100ff42' AS TEXT) WHERE rowid=5",
		"UPDATE note SET visibility='sharee' WHERE rowid=6",
		"UPDATE goal SET skill_id='0198a000-0000-7000-8000-000000000001' WHERE rowid=1",
		"DELETE FROM person WHERE rowid=2",
		"CREATE TABLE other(a)",
	)
	was := rowsByID(t, path)
	r := repair(t, path)
	accounted(t, "planted", was, r, 0)
	for _, want := range []struct{ list, table, keys string }{
		{said(r.Lost), "", "storage.repair.foreign other"},
	} {
		if !strings.Contains(want.list, want.keys) {
			t.Errorf("%q is not said:\n%s", want.keys, want.list)
		}
	}
	if got := keys(r.Mended, "note") + "|" + keys(r.Mended, "goal") + "|" + keys(r.Mended, "person") + "|" + keys(r.Lost, "person"); got != "repair.value|check.skill|repair.in|repair.lost" {
		t.Errorf("said is %s:\n%s\n%s", got, said(r.Lost), said(r.Mended))
	}
	db, err := sql.Open(sqlite.DriverName, "file:"+r.Out+"?mode=ro&immutable=1")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for q, want := range map[string]string{
		"SELECT text FROM note WHERE rowid=5":                                       "A\ufffd\ufffdB",
		"SELECT visibility FROM note WHERE rowid=6":                                 "private", // never more than before
		"SELECT count(*) FROM person WHERE name LIKE 'lost %'":                      "1",
		"SELECT count(*) FROM unit WHERE name='unit.file.repair' AND state='keep'":  "1",
		"SELECT count(*) FROM unit WHERE state IN ('done','undone')":                "0",
		"SELECT count(*) FROM sqlite_schema WHERE name='other'":                     "0",
		"SELECT count(*) FROM goal WHERE skill_id LIKE '0198a000%'":                 "0",
		"SELECT diff FROM change WHERE unit=(SELECT max(seq) FROM unit) AND op='U'": `{"skill_id":["0198a000-0000-7000-8000-000000000001",null],"version":[`,
	} {
		var got string
		if err := db.QueryRow(q).Scan(&got); err != nil || !strings.HasPrefix(got, want) {
			t.Errorf("%s gives %q, %v; want %q", q, got, err, want)
		}
	}
}

func TestPiecesOfFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	good, content := smallFile(t)
	was := rowsByID(t, good)
	path := filepath.Join(t.TempDir(), "cut.milepost")
	saved := 0
	for at := 0; at < len(content); at += torture(16, 1) * 4096 {
		if err := os.WriteFile(path, content[:at], 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := tryRepair(t, path)
		if err != nil {
			if key := problemKey(t, err); key != "storage.repair.nothing" && key != "storage.open.empty" {
				t.Errorf("cut at %d: %v", at, err)
			}
			continue
		}
		saved++
		accounted(t, fmt.Sprint("cut at ", at), was, r, 0)
	}
	if saved < 5 {
		t.Errorf("only %d of them were saved: the test proves little", saved)
	}
}

func TestFilesWithAFlippedBitAreSaved(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	good, content := smallFile(t)
	was := rowsByID(t, good)
	rnd, rounds := seeded(t), torture(15, 500)
	path := filepath.Join(t.TempDir(), "flipped.milepost")
	for range rounds {
		at, bit := rnd.Intn(len(content)), rnd.Intn(8)
		bad := bytes.Clone(content)
		bad[at] ^= 1 << bit
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		what := fmt.Sprintf("bit %d of byte %d", bit, at)
		r, err := tryRepair(t, path)
		if err != nil {
			if key := problemKey(t, err); at >= 100 || key != "storage.open.newer" {
				t.Errorf("%s: %v", what, err)
			}
			continue
		}
		accounted(t, what, was, r, 1)
	}
}

func seeded(t *testing.T) *rand.Rand {
	t.Helper()
	seed := int64(20261123)
	if v := os.Getenv("SEED"); v != "" {
		var err error
		if seed, err = strconv.ParseInt(v, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("SEED=%d", seed)
	return rand.New(rand.NewSource(seed))
}

// TestWhatIsStillInTheLogIsSaved has a file that a program left, whose first pages are damaged besides.
func TestWhatIsStillInTheLogIsSaved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	s := createAt(t, path)
	addPerson(t, s, "Amara")
	_ = s.Close()
	o := options(82)
	var never timers
	o.After = never.after
	s = openWith(t, path, o)
	addPerson(t, s, "Priya")
	left := filepath.Join(t.TempDir(), "team.milepost")
	for _, end := range []string{"", "-wal"} {
		data, err := os.ReadFile(path + end)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(left+end, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	overwrite(t, left, pagesOf(t, path, "note_subject")[0], true)
	r := repair(t, left)
	if !r.Whole() {
		t.Errorf("lost %s\nmended %s", said(r.Lost), said(r.Mended))
	}
	if n := people(t, r.Out); n != 2 {
		t.Errorf("%d people", n)
	}
	alone(t, filepath.Dir(left), "team.milepost", "team.milepost-wal")
}

func TestWhatRepairRefuses(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	_, content := smallFile(t)
	newer := bytes.Clone(content)
	newer[63] = 99
	text := write("report.pdf", bytes.Repeat([]byte("%PDF"), 5000))
	whole := write("team.milepost", content)
	other := filepath.Join(dir, "other.db")
	plant(t, other, "CREATE TABLE note(id TEXT)", "INSERT INTO note VALUES('x')")
	for _, x := range []struct{ name, path, out, key string }{
		{"no file", filepath.Join(dir, "none"), "out", "storage.open.missing"},
		{"an empty file", write("empty", nil), "out", "storage.open.empty"},
		{"another kind of file", text, "out", "storage.open.foreign"},
		{"another program's", other, "out", "storage.open.other"},
		{"a folder", dir, "out", "storage.open.folder"},
		{"a newer file", write("newer", newer), "out", "storage.open.newer"},
		{"over another", whole, "report.pdf", "storage.copy.exists"},
		{"over itself", whole, "team.milepost", "storage.copy.exists"},
		{"in no folder", whole, "none/out", "storage.copy.permission"},
		{"nothing of it is left", write("cut", content[:8*4096]), "out", "storage.repair.nothing"},
	} {
		_, err := storage.RepairFile(ctx, x.path, filepath.Join(dir, x.out), storage.RepairOptions{Clock: clock, Lost: lostName})
		if got := problemKey(t, err); got != x.key {
			t.Errorf("%s: %s, want %s", x.name, got, x.key)
		}
		if _, err := os.Stat(filepath.Join(dir, "out")); err == nil {
			t.Errorf("%s: something was written", x.name)
		}
	}
}
