package storage_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/glebarez/sqlite"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// smallFile is a closed file with one of nearly everything.
func smallFile(t *testing.T) (path string, content []byte) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "team.milepost")
	s := createAt(t, path)
	fill(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, content
}

// fill writes what a manager writes about a person.
func fill(t *testing.T, s *storage.Store) {
	t.Helper()
	p, boss := addPerson(t, s, "Amara"), addPerson(t, s, "Ingrid")
	f := roster(t, s).Framework
	do(t, s, unit.Import, func(w *storage.Work) error {
		a := &model.Assessment{Row: model.About(p.ID), AuthorID: w.Actor(), VersionID: f.Version.ID, On: monday, State: model.AssessmentAgreed}
		if err := w.Put(a); err != nil {
			return err
		}
		for i, k := range f.Skills {
			r := &model.Rating{Row: a.Row, AuthorID: w.Actor(), AssessmentID: a.ID, SkillID: k.SkillID, Rater: model.ByManager, Step: i%5 + 1, Sentence: "why"}
			r.ID, r.Version = "", 0
			if err := w.Put(r); err != nil {
				return err
			}
		}
		for range 40 {
			if err := w.Insert(note(p, w)); err != nil {
				return err
			}
		}
		for _, row := range []model.Row{model.About(p.ID), model.PrivateAbout(p.ID)} {
			if _, err := plantedGoal(w, row, "planted"); err != nil {
				return err
			}
		}
		return w.Assign(model.Assignment{Row: model.About(p.ID), ManagerID: boss.ID, Team: "North", LevelID: f.Levels[0].LevelID})
	})
	change(t, s, unit.ChangePerson, func(p *model.Person) { p.Place = "Lagos" })
}

// seen is what pages see of a file, without what each row says: whose rows there are, who may see them, and which unit
// wrote them. The error is why it was refused.
func seen(t *testing.T, path string) (rows map[string]string, err error) {
	t.Helper()
	s, err := storage.Open(ctx, path, options(80))
	if err != nil {
		return nil, err
	}
	defer func() { _ = s.Close() }()
	rows = map[string]string{}
	for _, table := range storage.Tables() {
		all, err := s.AsOfEverybody(ctx, table, 1<<40)
		if err != nil {
			return nil, err
		}
		for id, m := range all {
			rows[table+" "+string(id)] = fmt.Sprint(m["subject_id"], m["visibility"], m["version"])
		}
	}
	_, err = s.Roster(ctx)
	return rows, err
}

// damaged holds what must be true of a file whatever happened to it: it is opened with all its rows, or refused with a
// reason, or the check says what is wrong; and the check says of no file that it is whole which is refused.
func damaged(t *testing.T, what, path string, all map[string]string) (refused, found bool) {
	t.Helper()
	c, err := storage.CheckFile(ctx, path)
	var p *model.Problem
	if err != nil {
		if !errors.As(err, &p) || p.File != path {
			t.Errorf("%s: checked: %v", what, err)
		}
		found = true
	} else {
		found = !c.Whole()
	}
	rows, err := seen(t, path)
	refused = err != nil
	if refused && (!errors.As(err, &p) || p.File != path) {
		t.Errorf("%s: opened: %v", what, err)
	}
	if refused && !found {
		t.Errorf("%s: refused (%v), and the check says it is whole", what, err)
	}
	if !refused && !found && !maps.Equal(rows, all) {
		for row := range all {
			if rows[row] != all[row] {
				t.Errorf("%s: %s is %q without a word, and was %q", what, row, rows[row], all[row])
			}
		}
	}
	return refused, found
}

func TestFilesCutAtEveryPage(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	good, content := smallFile(t)
	all, err := seen(t, good)
	if err != nil {
		t.Fatal(err)
	}
	if c := check(t, good); !c.Whole() {
		t.Fatalf("it is not whole to begin with:\n%s", findings(c))
	}
	path := filepath.Join(t.TempDir(), "cut.milepost")
	for at := 0; at < len(content); at += 4096 {
		if err := os.WriteFile(path, content[:at], 0o600); err != nil {
			t.Fatal(err)
		}
		refused, found := damaged(t, "cut at "+strconv.Itoa(at), path, all)
		if !refused || !found {
			t.Errorf("cut at %d: refused %v, found %v", at, refused, found)
		}
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, content[:at]) {
			t.Fatalf("cut at %d: it was changed, %v", at, err)
		}
	}
}

// TestFilesWithABitFlipped flips single bits. What cannot be seen is a letter in a text; whatever else is, must be.
func TestFilesWithABitFlipped(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	good, content := smallFile(t)
	all, err := seen(t, good)
	if err != nil {
		t.Fatal(err)
	}
	if c := check(t, good); !c.Whole() {
		t.Fatalf("it is not whole to begin with:\n%s", findings(c))
	}
	rnd := rand.New(rand.NewSource(storage.Seeded(t, 20261123)))
	rounds := storage.Times(60, 500)
	path := filepath.Join(t.TempDir(), "flipped.milepost")
	refusals, finds := 0, 0
	for range rounds {
		at, bit := rnd.Intn(len(content)), rnd.Intn(8)
		bad := bytes.Clone(content)
		bad[at] ^= 1 << bit
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, end := range []string{"-wal", "-shm"} {
			_ = os.Remove(path + end)
		}
		refused, found := damaged(t, "bit "+strconv.Itoa(bit)+" of byte "+strconv.Itoa(at), path, all)
		if refused {
			refusals++
		}
		if found {
			finds++
		}
	}
	t.Logf("%d bits: %d refused, %d found", rounds, refusals, finds)
	if finds == 0 {
		t.Error("nothing was found: the test proves nothing")
	}
}

// TestARowThatItsTableDoesNotAllow has rows without an id, as damage makes them: each is found, and whoever reads it gets a
// plain problem.
func TestARowThatItsTableDoesNotAllow(t *testing.T) {
	_, content := smallFile(t)
	for _, table := range []string{"note", "person", "skill", "file", "goal"} {
		path := filepath.Join(t.TempDir(), table+".milepost")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, statements := range []string{
			"PRAGMA writable_schema=1; UPDATE sqlite_schema SET sql=replace(replace(sql,'KEY NOT NULL','KEY'),'STRICT','') WHERE name='TABLE'",
			"UPDATE TABLE SET id=NULL WHERE id=(SELECT min(id) FROM TABLE)",
			"PRAGMA writable_schema=1; UPDATE sqlite_schema SET sql=replace(sql,'PRIMARY KEY','PRIMARY KEY NOT NULL')||'STRICT' WHERE name='TABLE'",
		} {
			db, err := sql.Open(sqlite.DriverName, path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(strings.ReplaceAll(statements, "TABLE", table)); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
		}
		c, err := storage.CheckFile(ctx, path)
		if err != nil || c.Whole() {
			t.Errorf("%s: checked: %v", table, err)
		}
		if _, err := seen(t, path); err != nil && problemKey(t, err) != "storage.open.damaged" {
			t.Errorf("%s: opened: %v", table, err)
		}
	}
}
