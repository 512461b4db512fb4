package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// parted is a file and a copy of it that was made by really copying the closed file, and what was in it then.
type parted struct {
	t           *testing.T
	here, there *storage.Store
	amara       *model.Person
	goal, other *model.Goal
	private     *model.Note
}

func ownerOf(s *storage.Store) model.ID {
	r, err := s.Roster(ctx)
	if err != nil {
		return ""
	}
	return r.File.OwnerID
}

func goalBy(p *model.Person, s *storage.Store, title string) *model.Goal {
	return &model.Goal{Row: model.About(p.ID), AuthorID: ownerOf(s), Title: title, State: model.GoalOpen, OpenedOn: model.MustDate("2026-11-02")}
}

func part(t *testing.T) *parted {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Team North.milepost")
	s := createAt(t, path)
	p := &parted{t: t, amara: addPerson(t, s, "Amara")}
	p.goal, p.other = goalBy(p.amara, s, "Two CFO meetings"), goalBy(p.amara, s, "Read the room")
	p.private = &model.Note{Row: model.PrivateAbout(p.amara.ID), AuthorID: ownerOf(s), On: model.MustDate("2026-11-03"), Kind: "note", Text: "quiet today"}
	do(t, s, unit.AddGoal, func(w *storage.Work) error {
		return errors.Join(w.Put(p.goal), w.Put(p.other), w.Put(p.private))
	})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(filepath.Dir(path), "Team North (Anna's conflicted copy 2026-11-20).milepost")
	if err := os.WriteFile(copied, data, 0o600); err != nil {
		t.Fatal(err)
	}
	p.here, p.there = openWith(t, path, options(2)), openWith(t, copied, options(3))
	return p
}

// put writes records in one of the two, as they are in both until then.
func (p *parted) put(s *storage.Store, change func(), records ...model.Record) {
	p.t.Helper()
	was := make([]model.Row, len(records))
	for i, r := range records {
		was[i] = *r.Head()
	}
	change()
	do(p.t, s, unit.ChangeGoal, func(w *storage.Work) error {
		for _, r := range records {
			if err := w.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
	for i, r := range records {
		if was[i].Version > 0 {
			*r.Head() = was[i]
		}
	}
}

func (p *parted) compare() *storage.Comparison {
	p.t.Helper()
	c, err := p.here.Compare(ctx, p.there.Path())
	if err != nil {
		p.t.Fatal(err)
	}
	return c
}

// proposals are the sides proposed, by what the records are called.
func proposals(c *storage.Comparison) map[string]model.FileSide {
	out := map[string]model.FileSide{}
	for _, d := range c.Differences {
		v := d.Shown()
		out[d.Record.Table+" "+v.Text("title")+v.Text("text")+v.Text("name")] = d.Propose
	}
	return out
}

func refs(c *storage.Comparison, keep func(model.Difference) bool) []model.Ref {
	var out []model.Ref
	for _, d := range c.Differences {
		if keep(d) {
			out = append(out, d.Record)
		}
	}
	return out
}

func everyOne(model.Difference) bool { return true }

func (p *parted) whole() {
	p.t.Helper()
	if c, err := p.here.Check(ctx); err != nil || !c.Whole() {
		p.t.Errorf("the file is not whole: %+v, %v", c.Findings, err)
	}
}

// TestTwoCopiesThatWentTheirOwnWay: each record is accounted for, what one side changed is proposed, what both changed is
// asked, and taking it all is one unit that can be undone.
func TestTwoCopiesThatWentTheirOwnWay(t *testing.T) {
	p := part(t)
	if c := p.compare(); len(c.Differences) != 0 || c.Same == 0 {
		t.Fatalf("two that are the same: %+v", c)
	}
	goal := *p.goal
	p.put(p.here, func() { goal.Title = "Three CFO meetings" }, &goal)
	goal = *p.goal
	p.put(p.there, func() { goal.Title = "Four CFO meetings" }, &goal)
	other := *p.other
	p.put(p.there, func() { other.DoneWhen = "twice" }, &other)
	note := *p.private
	p.put(p.here, func() { note.Text = "quiet, and why" }, &note)
	addPerson(t, p.here, "Only here")
	jonas := addPerson(t, p.there, "Jonas")
	p.put(p.there, func() {}, goalBy(jonas, p.there, "Of Jonas"))
	secret := &model.Note{Row: model.PrivateAbout(jonas.ID), AuthorID: ownerOf(p.there), On: model.MustDate("2026-11-20"), Kind: "note", Text: "mine alone"}
	p.put(p.there, func() {}, secret)

	c := p.compare()
	want := map[string]model.FileSide{
		"goal Three CFO meetings": "", "goal Read the room": model.There, "note quiet, and why": model.Here, "person Only here": model.Here,
		"person Jonas": model.There, "goal Of Jonas": model.There, "note mine alone": model.There,
	}
	got := proposals(c)
	for name, side := range want {
		if s, ok := got[name]; !ok || s != side {
			t.Errorf("%s: proposed %q (%v), want %q", name, s, ok, side)
		}
	}
	if len(got) != len(want) {
		t.Errorf("compared %v", got)
	}
	if all := rowsOf(t, p.here, p.there); c.Same+len(c.Differences) != all {
		t.Errorf("%d are the same and %d differ, of %d", c.Same, len(c.Differences), all)
	}
	before := snapshotOf(t, p.here)
	u, err := p.here.TakeFrom(ctx, c, refs(c, func(d model.Difference) bool { return d.Propose == model.There }))
	if err != nil || u.Name != unit.TakeFromCopy {
		t.Fatal(u, err)
	}
	p.whole()
	if left := proposals(p.compare()); len(left) != 3 || left["note mine alone"] != "" {
		t.Errorf("left to choose: %v", left)
	}
	if _, err := p.here.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if after := snapshotOf(t, p.here); !sameSnapshot(before, after) {
		t.Error("undone, it is not what it was")
	}
	c = p.compare()
	if _, err := p.here.TakeFrom(ctx, c, refs(c, everyOne)); err != nil {
		t.Fatal(err)
	}
	p.whole()
	if left := p.compare(); len(left.Differences) != 0 {
		t.Errorf("taken whole, these still differ: %v", proposals(left))
	}
}

// rowsOf counts the records of two files together.
func rowsOf(t *testing.T, stores ...*storage.Store) int {
	t.Helper()
	all := map[model.Ref]bool{}
	for _, s := range stores {
		for _, table := range storage.Tables() {
			rows, err := s.AsOfEverybody(ctx, table, 1<<40)
			if err != nil {
				t.Fatal(err)
			}
			for id := range rows {
				all[model.Ref{Table: table, ID: id}] = true
			}
		}
	}
	return len(all)
}

func snapshotOf(t *testing.T, s *storage.Store) map[string]storage.Rows {
	t.Helper()
	out := map[string]storage.Rows{}
	for _, table := range storage.Tables() {
		rows, err := s.AsOfEverybody(ctx, table, 1<<40)
		if err != nil {
			t.Fatal(err)
		}
		out[table] = rows
	}
	return out
}

func sameSnapshot(a, b map[string]storage.Rows) bool {
	for table := range a {
		if len(a[table]) != len(b[table]) {
			return false
		}
		for id, m := range a[table] {
			for column, v := range m {
				if column != "version" && b[table][id][column] != v {
					return false
				}
			}
		}
	}
	return true
}

// TestWhatWasRemovedOnOneSide is proposed to go, or to stay away, unless the other side changed it since.
func TestWhatWasRemovedOnOneSide(t *testing.T) {
	p := part(t)
	remove := func(s *storage.Store, r model.Record) {
		t.Helper()
		was := *r.Head()
		do(t, s, unit.ChangeGoal, func(w *storage.Work) error { return w.Delete(r) })
		*r.Head() = was
	}
	remove(p.there, p.goal)
	remove(p.here, p.other)
	remove(p.there, p.private)
	note := *p.private
	p.put(p.here, func() { note.Text = "written on" }, &note)
	c := p.compare()
	want := map[string]model.FileSide{"goal Two CFO meetings": model.There, "goal Read the room": model.Here, "note written on": ""}
	for name, side := range want {
		if s, ok := proposals(c)[name]; !ok || s != side {
			t.Errorf("%s: proposed %q (%v), want %q", name, s, ok, side)
		}
	}
	if _, err := p.here.TakeFrom(ctx, c, refs(c, everyOne)); err != nil {
		t.Fatal(err)
	}
	p.whole()
	if left := p.compare(); len(left.Differences) != 0 {
		t.Errorf("taken whole, these still differ: %v", proposals(left))
	}
}

// TestNothingIsTakenThatDoesNotFit: the problem names the record, and nothing of the rest is there.
func TestNothingIsTakenThatDoesNotFit(t *testing.T) {
	p := part(t)
	jonas := addPerson(t, p.there, "Jonas")
	p.put(p.there, func() {}, goalBy(jonas, p.there, "Of Jonas"))
	p.put(p.there, func() {}, goalBy(p.amara, p.there, "Of Amara"))
	c := p.compare()
	before := snapshotOf(t, p.here)
	_, err := p.here.TakeFrom(ctx, c, refs(c, func(d model.Difference) bool { return d.Record.Table == "goal" }))
	var problem *model.Problem
	if !errors.As(err, &problem) || problem.Key != "storage.compare.reference" || problem.Args[0] != (model.Named{Table: "goal", Title: "Of Jonas"}) {
		t.Errorf("without the person it is of: %v", err)
	}
	if !sameSnapshot(before, snapshotOf(t, p.here)) {
		t.Error("a part was taken")
	}
	day := model.MustDate
	span := func(s *storage.Store, from, to string) {
		p.put(s, func() {}, &model.Assignment{Row: model.About(p.amara.ID), Team: "North", ValidFrom: day(from), ValidTo: day(to)})
	}
	span(p.here, "2026-01-01", "2026-06-30")
	span(p.there, "2026-06-01", "2026-12-31")
	c = p.compare()
	_, err = p.here.TakeFrom(ctx, c, refs(c, func(d model.Difference) bool { return d.Record.Table == "assignment" && d.Here == nil }))
	if !errors.As(err, &problem) || problem.Key != "storage.compare.rule" {
		t.Errorf("two assignments at a time: %v", err)
	}
	p.whole()
}

// TestWhatMovedOnSinceItWasComparedIsNotTakenOver
func TestWhatMovedOnSinceItWasComparedIsNotWrittenOver(t *testing.T) {
	p := part(t)
	goal := *p.goal
	p.put(p.there, func() { goal.Title = "Four CFO meetings" }, &goal)
	c := p.compare()
	goal = *p.goal
	p.put(p.here, func() { goal.Title = "Five CFO meetings" }, &goal)
	if _, err := p.here.TakeFrom(ctx, c, refs(c, everyOne)); !errors.Is(err, model.ErrConflict) {
		t.Errorf("taken: %v", err)
	}
	if _, err := p.here.TakeFrom(ctx, c, nil); !errors.Is(err, model.ErrNothing) {
		t.Errorf("nothing chosen: %v", err)
	}
}

// TestWhoWasErasedDoesNotComeBackByComparing, and who was erased there is only counted.
func TestWhoWasErasedDoesNotComeBackByComparing(t *testing.T) {
	p := part(t)
	jonas := addPerson(t, p.there, "Jonas")
	note := *p.private
	p.put(p.there, func() { note.Text = "written on there" }, &note)
	erase := func(s *storage.Store, id model.ID) {
		t.Helper()
		if _, err := s.Erase(ctx, id, storage.EraseOptions{Former: func(int) string { return "former rep #1" }}); err != nil {
			t.Fatal(err)
		}
	}
	erase(p.here, p.amara.ID)
	c := p.compare()
	if got := refs(c, everyOne); len(got) != 1 || got[0].ID != jonas.ID {
		t.Errorf("after erasing here: %v", proposals(c))
	}
	erase(p.there, jonas.ID)
	q := part(t)
	erase(q.there, q.amara.ID)
	if c := q.compare(); c.ErasedThere != 1 || len(c.Differences) != 0 {
		t.Errorf("after erasing there: %d, %v", c.ErasedThere, proposals(c))
	}
}

// TestPrivateTextsOfOthersAreNotCompared: they are their author's alone in both files.
func TestPrivateTextsOfOthersAreNotCompared(t *testing.T) {
	p := part(t)
	eva := &model.Author{Row: model.Ours(), Name: "Eva"}
	p.put(p.there, func() {}, eva)
	note := &model.Note{Row: model.PrivateAbout(p.amara.ID), AuthorID: eva.ID, On: model.MustDate("2026-11-20"), Kind: "note", Text: "of Eva"}
	p.put(p.there, func() {}, note)
	if got := proposals(p.compare()); len(got) != 1 || got["author Eva"] != model.There {
		t.Errorf("compared %v", got)
	}
}

func TestOnlyACopyOfTheSameFileIsCompared(t *testing.T) {
	p := part(t)
	stranger, err := storage.Create(ctx, filepath.Join(t.TempDir(), "other.milepost"), storage.Params{Options: options(9), TeamName: "Team North", UserName: "ingrid"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = stranger.Close() })
	if _, err := p.here.Compare(ctx, stranger.Path()); !errors.Is(err, model.ErrInvalid) {
		t.Errorf("another file: %v", err)
	}
	r := roster(t, p.here)
	found, err := storage.ConflictCopies(ctx, p.here.Path(), r.File.ID)
	if err != nil || !slices.Equal(found, []string{p.there.Path()}) {
		t.Errorf("found %q, %v", found, err)
	}
	if _, err := storage.PutAside(p.there.Path()); !errors.Is(err, model.ErrBusy) {
		t.Errorf("put aside while it is open: %v", err)
	}
	if err := p.there.Close(); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Team North (Anna's conflicted copy 2026-11-20).milepost"} {
		to, err := storage.PutAside(p.there.Path())
		if err != nil || to != filepath.Join(filepath.Dir(p.here.Path()), "Compared", want) {
			t.Errorf("put aside as %q, %v", to, err)
		}
	}
	if found, err := storage.ConflictCopies(ctx, p.here.Path(), r.File.ID); err != nil || len(found) != 0 {
		t.Errorf("found %q, %v", found, err)
	}
}
