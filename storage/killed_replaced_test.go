//go:build unix

package storage_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// lookTyped holds that of what was typed nothing is missing that was acknowledged.
func (g *grave) lookTyped(s *storage.Store) {
	g.t.Helper()
	drafts := g.acked("draft")
	if len(drafts) == 0 {
		return
	}
	last := drafts[len(drafts)-1]
	n, err := strconv.Atoi(last[1])
	if err != nil {
		g.t.Fatal(err)
	}
	var typed string
	err = storage.Pen(s).QueryRow("SELECT fields->>'$.title[1]' FROM draft WHERE window=?", last[0]).Scan(&typed)
	if err != nil || typed != fmt.Sprint("typed ", n) && typed != fmt.Sprint("typed ", n+1) {
		g.t.Errorf("%d was typed last, and there is %q, %v", n, typed, err)
	}
}

// lookRestored holds that the file is all of one copy or all of the other, and that so is what was kept aside.
func (g *grave) lookRestored() {
	t := g.t
	t.Helper()
	g.whole(g.path)
	one, two := g.sum(filepath.Join(g.dir, "one", "one.milepost")), g.sum(filepath.Join(g.dir, "two", "two.milepost"))
	if one == two {
		t.Fatal("both copies hold the same: the test proves nothing")
	}
	if now := g.sum(g.path); now != one && now != two {
		t.Errorf("it is %s, neither %s nor %s", now, one, two)
	}
	asides, err := filepath.Glob(filepath.Join(g.dir, "team (before restore*"))
	if err != nil || len(asides) < len(g.acked("restored")) {
		t.Errorf("%d were kept aside, and %d were restored, %v", len(asides), len(g.acked("restored")), err)
	}
	for _, aside := range asides {
		if was := g.sum(aside); was != one && was != two {
			t.Errorf("%s is neither of both", filepath.Base(aside))
		}
		_ = os.Remove(aside)
	}
	if _, err := storage.Restore(ctx, filepath.Join(g.dir, "one", "one.milepost"), g.path, clock); err != nil || g.sum(g.path) != one {
		t.Errorf("restored again: %v", err)
	}
	g.noStrays(g.dir)
}

// lookMoved holds that a file that is marked as moved has an encrypted copy, that whatever has the name of one is whole,
// and that one comes back.
func (g *grave) lookMoved() {
	t := g.t
	t.Helper()
	g.whole(g.path)
	sealed, err := filepath.Glob(filepath.Join(g.dir, "moved", "*.age"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range sealed {
		plain, drop, err := storage.Unseal(ctx, path, "correct horse")
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(path), err)
			continue
		}
		g.whole(plain)
		drop()
	}
	s := g.open(g.path)
	if on, _ := s.Moved(); !on.IsZero() {
		if len(sealed) == 0 {
			t.Error("it is marked as moved, and nothing was")
		}
		if err := s.WorkHere(ctx); err != nil {
			t.Errorf("back again: %v", err)
		}
	} else if n := len(g.acks); n > 0 && strings.HasPrefix(g.acks[n-1], "moved") && !g.backUnderWay(s) {
		t.Error("it was acknowledged as moved, and is not marked")
	}
	g.close(s)
	for _, path := range sealed {
		_ = os.Remove(path)
	}
	g.lookWorked()
}

// backUnderWay says whether the newest unit is the one that takes the mark away.
func (g *grave) backUnderWay(s *storage.Store) (back bool) {
	g.t.Helper()
	if err := storage.Pen(s).QueryRow("SELECT name=? FROM unit ORDER BY seq DESC LIMIT 1", unit.WorkHere).Scan(&back); err != nil {
		g.t.Fatal(err)
	}
	return back
}

// lookErased holds that of those whose erasing was acknowledged nothing is left, and of nobody a part; and that erasing
// can be brought to its end.
func (g *grave) lookErased() {
	t := g.t
	t.Helper()
	g.whole(g.path)
	for i := range g.acked("erased") {
		g.noWord(fmt.Sprint(planting, i))
	}
	o := options(seed + 1)
	o.Backups = filepath.Join(g.dir, "copies")
	s := openWith(t, g.path, o)
	for _, p := range g.victims(s) {
		if e, err := s.Erase(ctx, p, storage.EraseOptions{Former: former}); err != nil || len(e.Failed) > 0 {
			t.Errorf("erased once more: %+v, %v", e, err)
		}
	}
	if n := len(roster(t, s).People); n != 1 {
		t.Errorf("%d people are left", n)
	}
	g.close(s)
	if left := traces(t, g.dir); len(left) > 0 {
		t.Errorf("words are left in %q", left)
	}
	g.whole(g.path)
	g.noStrays(g.dir, g.copies())
}

// lookKept holds that notes that were kept long enough are all there, or gone when that was acknowledged, and that erasing
// them can be brought to its end.
func (g *grave) lookKept() {
	t := g.t
	t.Helper()
	g.whole(g.path)
	if len(g.acked("erased")) > 0 {
		g.noWord(" said")
	}
	o := options(seed + 1)
	o.Backups = filepath.Join(g.dir, "copies")
	s := openWith(t, g.path, o)
	if old, err := s.NotesBefore(ctx, monday); err != nil || len(old) != 0 && len(old) != 120 {
		t.Errorf("%d of 120 notes are there, %v", len(old), err)
	}
	if e, err := s.EraseNotes(ctx, monday); err != nil || len(e.Failed) > 0 {
		t.Errorf("erased once more: %+v, %v", e, err)
	}
	if n := len(roster(t, s).People); n != 5 {
		t.Errorf("%d people are left", n)
	}
	g.close(s)
	g.noWord(" said")
	g.whole(g.path)
	g.noStrays(g.dir, g.copies())
}

// victims are those who are to be erased, and those of whom only that is known.
func (g *grave) victims(s *storage.Store) (out []model.ID) {
	t := g.t
	t.Helper()
	for _, p := range roster(t, s).People {
		if strings.HasPrefix(p.Name, planting) {
			if n := count(t, s, p.ID); n != 30 {
				t.Errorf("somebody is erased by halves: %d notes of 30", n)
			}
			out = append(out, p.ID)
		}
	}
	rows, err := storage.Pen(s).Query("SELECT id FROM erased")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var id model.ID
		if err := rows.Scan(&id); err != nil {
			t.Fatal(err)
		}
		out = append(out, id)
	}
	return out
}

func count(t *testing.T, s *storage.Store, person model.ID) int {
	t.Helper()
	talks, err := s.OneOnOnes(ctx, person)
	if err != nil {
		t.Fatal(err)
	}
	return len(talks.Notes)
}

// noWord holds that a word is in no byte of any file.
func (g *grave) noWord(word string) {
	g.t.Helper()
	err := filepath.WalkDir(g.dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err == nil && bytes.Contains(data, []byte(word)) {
			g.t.Errorf("%s of somebody who was erased is left in %s", word, filepath.Base(path))
		}
		return err
	})
	if err != nil {
		g.t.Fatal(err)
	}
}

// lookMigrated holds that the file is the older one or the newer, and that its copy is the older one.
func (g *grave) lookMigrated() {
	t := g.t
	t.Helper()
	copies, err := filepath.Glob(filepath.Join(g.dir, "team (version *).milepost"))
	if err != nil {
		t.Fatal(err)
	}
	there := len(copies) == 1
	for _, older := range copies {
		if g.whole(older); g.sum(older) != g.begun {
			t.Error("the copy that was made before holds something else")
		}
	}
	c, err := storage.CheckFile(ctx, g.path)
	newer := errors.Is(err, model.ErrNewer)
	if !newer && (err != nil || !c.Whole()) || newer && !there || len(g.acked("migrated")) > 0 && !newer {
		t.Errorf("newer: %v, a copy: %v; %v %v", newer, there, c, err)
	}
	t.Run("then", func(t *testing.T) {
		storage.NewerBy(t, laterStep)
		g := &grave{t: t, life: g.life, dir: g.dir, path: g.path, acks: g.acks, begun: g.begun, units: map[string]string{}, sums: map[string]string{}}
		g.whole(g.path)
		s := g.open(g.path)
		var version, steps int
		if err := storage.Pen(s).QueryRow("SELECT (SELECT user_version FROM pragma_user_version), count(*) FROM migration").Scan(&version, &steps); err != nil || version != steps {
			t.Errorf("version %d was made in %d steps, %v", version, steps, err)
		}
		g.close(s)
		if now := g.sum(g.path); now != g.begun && len(g.acked("migrated")) == 0 {
			t.Error("migrated, the rows are others")
		}
		g.lookWorked()
	})
}
