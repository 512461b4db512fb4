//go:build unix

package storage_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"milepost/model/unit"
	"milepost/storage"
)

// newGrave makes what a victim works on.
func newGrave(t *testing.T, life string) *grave {
	t.Helper()
	g := &grave{t: t, life: life, dir: t.TempDir(), units: map[string]string{}, sums: map[string]string{}}
	g.path = filepath.Join(g.dir, "team.milepost")
	switch life {
	case "create":
		return g
	case "restore":
		g.twoCopies()
	case "erase", "keep":
		g.people()
	default:
		s := createAt(t, g.path)
		fill(t, s)
		g.close(s)
	}
	g.begun = g.sum(g.path)
	return g
}

func (g *grave) close(s *storage.Store) {
	g.t.Helper()
	if err := s.Close(); err != nil {
		g.t.Fatal(err)
	}
}

// open opens a file with ids that nobody made before.
func (g *grave) open(path string) *storage.Store {
	g.t.Helper()
	return openWith(g.t, path, lifeOptions(g.life))
}

// sum is a sum over all rows of a file, as they are.
func (g *grave) sum(path string) string {
	g.t.Helper()
	s := g.open(path)
	sum, err := sumOf(s, 1<<40)
	if err != nil {
		g.t.Fatal(err)
	}
	g.close(s)
	return sum
}

// twoCopies are two states of one file, each in a folder of its own; the first is in use.
func (g *grave) twoCopies() {
	s := createAt(g.t, g.path)
	for _, name := range []string{"one", "two"} {
		fill(g.t, s)
		if err := os.Mkdir(filepath.Join(g.dir, name), 0o700); err != nil {
			g.t.Fatal(err)
		}
		to := filepath.Join(g.dir, name, name+".milepost")
		if _, _, err := storage.BackUpFile(ctx, g.path, storage.BackUpOptions{Clock: clock, To: to}); err != nil {
			g.t.Fatal(err)
		}
	}
	g.close(s)
}

// people are four to be erased and one who stays, in the file and in two copies of it.
func (g *grave) people() {
	t := g.t
	s := createAt(t, g.path)
	addPerson(t, s, "Jonas")
	for i := range 4 {
		p := addPerson(t, s, fmt.Sprint(planting, i))
		do(t, s, unit.Import, func(w *storage.Work) error {
			for range 30 {
				n := note(p, w)
				n.Text, n.On = fmt.Sprint(planting, i, " said"), monday.AddDays(-1)
				if err := w.Insert(n); err != nil {
					return err
				}
			}
			return nil
		})
		typed := storage.Draft{Thing: "note", SubjectID: p.ID, Fields: map[string][2]string{"text": {"", fmt.Sprint(planting, i, " types")}}}
		if err := s.KeepDrafts(ctx, p.ID, []storage.Draft{typed}, nil); err != nil {
			t.Fatal(err)
		}
		if i > 1 {
			o := storage.BackUpOptions{Clock: clock, Backups: filepath.Join(g.dir, "copies")}
			if _, _, err := storage.BackUpFile(ctx, g.path, o); err != nil {
				t.Fatal(err)
			}
		}
	}
	g.close(s)
}

// look holds what must be true whenever somebody was killed.
func (g *grave) look() {
	g.t.Helper()
	if slices.ContainsFunc(g.acks, func(line string) bool { return strings.HasPrefix(line, "failed") }) {
		g.t.Errorf("it went wrong before it was killed: %q", g.acks)
	}
	switch g.life {
	case "create":
		g.lookMade()
	case "restore":
		g.lookRestored()
	case "erase":
		g.lookErased()
	case "keep":
		g.lookKept()
	case "move":
		g.lookMoved()
	case "migrate":
		g.lookMigrated()
	default:
		g.lookWorked()
	}
}

// whole says that the check finds nothing in a file, as it lies there.
func (g *grave) whole(path string) {
	g.t.Helper()
	c, err := storage.CheckFile(ctx, path)
	if err != nil {
		g.t.Errorf("%s cannot be looked at: %v", filepath.Base(path), err)
	} else if !c.Whole() {
		g.t.Errorf("%s is not whole:\n%s", filepath.Base(path), findings(c))
	}
}

// lookWorked holds that every acknowledged unit is there, as it was, and at most the one that was under way besides.
func (g *grave) lookWorked() {
	t := g.t
	t.Helper()
	g.whole(g.path)
	for _, u := range g.acked("unit") {
		g.units[u[0]] = u[1]
	}
	for _, u := range g.acked("sum") {
		g.sums[u[0]] = u[1]
	}
	s := g.open(g.path)
	last := int64(0)
	for number, id := range g.units {
		seq, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		last = max(last, seq)
		var there int
		if err := storage.Pen(s).QueryRow("SELECT count(*) FROM unit WHERE seq=? AND id=?", seq, id).Scan(&there); err != nil || there != 1 {
			t.Errorf("unit %d was acknowledged and is not there, %v", seq, err)
		}
	}
	for number, want := range g.sums {
		seq, _ := strconv.ParseInt(number, 10, 64)
		if got, err := sumOf(s, seq); err != nil || got != want {
			t.Errorf("after unit %d the rows were others: %s, %s, %v", seq, got, want, err)
		}
	}
	if seq, err := s.Seq(ctx); err != nil || last > 0 && seq > last+1 && g.life != "move" {
		t.Errorf("%d units are there, and %d were acknowledged, %v", seq, last, err)
	}
	g.lookImported(s)
	g.lookTyped(s)
	p := addPerson(t, s, "afterwards")
	g.units[fmt.Sprint(p.Version)] = g.idOf(s, p.Version)
	g.close(s)
	if left, err := filepath.Glob(g.path + "*"); err != nil || len(left) != 1 {
		t.Errorf("closed, it is %q, %v", left, err)
	}
	if storage.Times(0, 1) > 0 {
		g.whole(g.path)
	}
	g.lookCopied()
}

func (g *grave) idOf(s *storage.Store, seq int64) (id string) {
	g.t.Helper()
	if err := storage.Pen(s).QueryRow("SELECT id FROM unit WHERE seq=?", seq).Scan(&id); err != nil {
		g.t.Fatal(err)
	}
	return id
}

// lookImported holds that nobody was imported by halves.
func (g *grave) lookImported(s *storage.Store) {
	g.t.Helper()
	rows, err := storage.Pen(s).Query("SELECT (SELECT count(*) FROM note n WHERE n.subject_id=p.id) FROM person p WHERE p.name='imported'")
	if err != nil {
		g.t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	people := 0
	for rows.Next() {
		var n int
		if err := rows.Scan(&n); err != nil || n != perImported {
			g.t.Errorf("somebody was imported with %d notes, %v", n, err)
		}
		people++
	}
	if people%4 != 0 {
		g.t.Errorf("%d people were imported", people)
	}
}

// lookCopied holds that whatever has the name of a copy is one, and that nothing that was begun stays for ever.
func (g *grave) lookCopied() {
	t := g.t
	t.Helper()
	folder := g.copies()
	for _, c := range g.acked("copy") {
		path, err := strconv.Unquote(c[1])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Errorf("a copy was acknowledged: %v", err)
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	looked := 0
	for i := len(entries) - 1; i >= 0 && looked < 2; i-- { // the newest come last
		path := filepath.Join(folder, entries[i].Name())
		switch filepath.Ext(path) {
		case ".milepost":
			g.whole(path)
		case storage.SealedExt:
			plain, drop, err := storage.Unseal(ctx, path, "correct horse")
			if err != nil {
				t.Errorf("%s: %v", filepath.Base(path), err)
				continue
			}
			g.whole(plain)
			drop()
		default:
			continue
		}
		looked++
	}
	o := storage.BackUpOptions{Clock: clock, Backups: filepath.Join(g.dir, "copies"), Passphrase: "correct horse"}
	storage.SealQuickly(t)
	if _, _, err := storage.BackUpFile(ctx, g.path, o); err != nil {
		t.Errorf("another copy: %v", err)
	}
	g.noStrays(g.dir, g.copies())
}

// copies is the folder of the copies.
func (g *grave) copies() string {
	g.t.Helper()
	h, err := storage.Held(ctx, g.path)
	if err != nil {
		g.t.Fatal(err)
	}
	return filepath.Join(g.dir, "copies", string(h.FileID))
}

// noStrays holds that nothing of what was begun is left in some folders.
func (g *grave) noStrays(folders ...string) {
	g.t.Helper()
	for _, folder := range folders {
		if left, err := filepath.Glob(filepath.Join(folder, ".milepost*")); err != nil || len(left) > 0 {
			g.t.Errorf("left behind: %q, %v", left, err)
		}
	}
}

// lookMade holds that whatever has a name is a whole file.
func (g *grave) lookMade() {
	t := g.t
	t.Helper()
	files, err := filepath.Glob(filepath.Join(g.dir, "*.milepost"))
	if err != nil {
		t.Fatal(err)
	}
	for _, made := range g.acked("made") {
		path, err := strconv.Unquote(strings.Join(made, " "))
		if err != nil || !slices.Contains(files, path) {
			t.Errorf("%s was acknowledged and is not there, %v", path, err)
		}
	}
	for _, path := range files {
		g.whole(path)
		g.close(g.open(path))
	}
	_ = createAt(t, g.path).Close()
	g.noStrays(g.dir)
}
