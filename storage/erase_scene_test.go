package storage_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/glebarez/sqlite"
	"github.com/klauspost/compress/zstd"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// planting is a word that begins everything written about the person who is erased. Terms of the search index are kept
// without what they share with the one before, so one beginning finds them all.
const planting = "zqplant"

// scene is a file with somebody to erase, somebody who stays, and copies of it.
type scene struct {
	Path, Backups string
	Gone, Stays   *model.Person
}

func former(n int) string { return fmt.Sprint("former rep #", n) }

func (x *scene) options(seed int64) storage.Options {
	o := options(seed)
	o.Backups = x.Backups
	return o
}

// newScene writes everything that may be kept of a person: single rows, many at once, some of which were undone, texts
// of theirs about somebody else, rows that went from one person to another both ways, and a value of the team's measure.
func newScene(t *testing.T) *scene {
	t.Helper()
	folder := t.TempDir()
	x := &scene{Path: filepath.Join(folder, "Team North.milepost"), Backups: filepath.Join(folder, "backups")}
	s := createAt(t, x.Path)
	x.Gone, x.Stays = addPerson(t, s, planting+"one Okafor"), addPerson(t, s, "Jonas")
	do(t, s, unit.ChangePerson, func(w *storage.Work) error {
		x.Gone.Place = planting + "two"
		return errors.Join(w.Put(x.Gone), w.Put(&model.Alias{Row: model.About(x.Gone.ID), Name: planting + "three"}))
	})
	for _, row := range []model.Row{model.About(x.Gone.ID), model.PrivateAbout(x.Gone.ID)} {
		do(t, s, unit.Import, func(w *storage.Work) error { return planted(w, row, planting+"four") })
	}
	do(t, s, unit.AddGoal, func(w *storage.Work) error {
		_, err := plantedGoal(w, model.About(x.Stays.ID), "keep")
		return err
	})
	x.many(t, s)
	x.moves(t, s)
	x.writes(t, s)
	x.drafts(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	x.copies(t)
	return x
}

// many writes rows together, undoes that, and does it again.
func (x *scene) many(t *testing.T, s *storage.Store) {
	t.Helper()
	for range 2 {
		do(t, s, unit.Import, func(w *storage.Work) error {
			for i := range 60 {
				for _, p := range []*model.Person{x.Gone, x.Stays} {
					n := note(p, w)
					if n.Text = fmt.Sprint("keep ", i); p == x.Gone {
						n.Text = fmt.Sprint(planting, "many", i)
					}
					if err := w.Insert(n); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Redo(ctx); err != nil {
		t.Fatal(err)
	}
}

// moves gives single rows and rows of many from one person to the other.
func (x *scene) moves(t *testing.T, s *storage.Store) {
	t.Helper()
	for _, way := range [][2]*model.Person{{x.Gone, x.Stays}, {x.Stays, x.Gone}} {
		talks, err := s.OneOnOnes(ctx, way[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		var notes []model.Note // of many
		for _, n := range talks.Notes {
			if strings.HasSuffix(n.Text, "7") {
				notes = append(notes, n)
			}
		}
		single := &model.Note{Row: model.About(way[0].ID), AuthorID: roster(t, s).Owner.ID, Kind: model.NotePlain, Text: planting + "moved"}
		do(t, s, unit.AddNote, func(w *storage.Work) error { return w.Put(single) })
		do(t, s, unit.ChangeNote, func(w *storage.Work) error {
			for _, n := range []*model.Note{&notes[0], &notes[1], single} {
				if n.SubjectID, n.Text = way[1].ID, "keep moved"; way[1] == x.Gone {
					n.Text = planting + "moved too"
				}
				if err := w.Put(n); err != nil {
					return err
				}
			}
			return nil
		})
		do(t, s, unit.ChangeNote, func(w *storage.Work) error {
			single.Kind = model.NoteWin
			return w.Put(single)
		})
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
}

// writes ties authors to the person, one of whom wrote about somebody else; lets them lead somebody; and puts them into
// a measure of the team.
func (x *scene) writes(t *testing.T, s *storage.Store) {
	t.Helper()
	do(t, s, unit.ChooseOwner, func(w *storage.Work) error {
		quiet := &model.Author{Row: model.Ours(), Name: planting + "five", PersonID: x.Gone.ID}
		busy := &model.Author{Row: model.Ours(), Name: planting + "six", PersonID: x.Gone.ID}
		m := &model.Measure{Row: model.Ours(), Name: "calls", Source: "hand", Direction: model.MeasureUp}
		if err := put(w, quiet, busy, m); err != nil {
			return err
		}
		n := note(x.Stays, w)
		n.AuthorID, n.Text = busy.ID, "keep by another"
		return put(w, n, &model.Reading{Row: model.About(x.Gone.ID), AuthorID: w.Actor(), MeasureID: m.ID, On: monday, Value: 7},
			&model.Assignment{Row: model.About(x.Stays.ID), ManagerID: x.Gone.ID, Team: "North"})
	})
}

// drafts are half a word about each of the two.
func (x *scene) drafts(t *testing.T, s *storage.Store) {
	t.Helper()
	err := s.KeepDrafts(ctx, windowA, []storage.Draft{
		{Thing: "note/new/" + string(x.Gone.ID), SubjectID: x.Gone.ID, Fields: map[string][2]string{"note.new": {"", planting + "draft"}}},
		{Thing: "note/new/" + string(x.Stays.ID), SubjectID: x.Stays.ID, Fields: map[string][2]string{"note.new": {"", "keep draft"}}},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
}

// copies are a daily backup, an encrypted one, and what a restore kept aside.
func (x *scene) copies(t *testing.T) {
	t.Helper()
	storage.SealQuickly(t)
	for _, passphrase := range []string{"", "correct horse"} {
		if _, _, err := storage.BackUpFile(ctx, x.Path, storage.BackUpOptions{Clock: clock, Backups: x.Backups, Passphrase: passphrase}); err != nil {
			t.Fatal(err)
		}
	}
	copies, err := filepath.Glob(filepath.Join(x.Backups, "*", "*.milepost"))
	if err != nil || len(copies) != 1 {
		t.Fatalf("%q, %v", copies, err)
	}
	if _, err := storage.Restore(ctx, copies[0], x.Path, clock); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(x.Path)
	if err == nil {
		err = os.WriteFile(filepath.Join(filepath.Dir(x.Path), "my own.milepost"), data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// traces are the places in which the planted words stand: in the bytes of any file below a folder, in what is packed in
// the journal, and in the terms of the search index.
func traces(t *testing.T, folder string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if bytes.Contains(bytes.ToLower(data), []byte(planting)) {
			out = append(out, filepath.Base(path)+": bytes")
		}
		if filepath.Ext(path) == ".milepost" {
			for _, place := range inside(t, data) {
				out = append(out, filepath.Base(path)+": "+place)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// inside looks into a copy of a file, so that looking changes nothing.
func inside(t *testing.T, data []byte) (out []string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "look.milepost")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open(sqlite.DriverName, path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	var terms int
	if err := db.QueryRow("SELECT count(*) FROM search_word WHERE term LIKE ?", planting+"%").Scan(&terms); err != nil {
		t.Fatal(err)
	}
	if terms > 0 {
		out = append(out, "terms")
	}
	rows, err := db.Query("SELECT data FROM bulk")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	unpacker, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer unpacker.Close()
	for rows.Next() {
		var packed []byte
		if err := rows.Scan(&packed); err != nil {
			t.Fatal(err)
		}
		raw, err := unpacker.DecodeAll(packed, nil)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(raw, []byte(planting)) && !slices.Contains(out, "chunks") {
			out = append(out, "chunks")
		}
	}
	return out
}

// others are the rows that are not about somebody, and not of theirs.
func others(t *testing.T, path string, person model.ID) snapshot {
	t.Helper()
	s := openWith(t, path, options(60))
	all := rows(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for key, row := range all {
		if strings.Contains(key+row, string(person)) || strings.HasPrefix(key, "reading ") {
			delete(all, key)
		}
	}
	return all
}
