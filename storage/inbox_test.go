package storage_test

import (
	"path/filepath"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// observe stores an observation of somebody with a step for the first skill, and one tie to a goal.
func observe(t *testing.T, s *storage.Store, p model.ID, text string, on model.Date) *model.Note {
	t.Helper()
	r := roster(t, s)
	n := &model.Note{Row: model.PrivateAbout(p), AuthorID: r.Owner.ID, Kind: model.NoteObservation, Occasion: text, Keep: text, Try: text, On: on}
	do(t, s, unit.Observe, func(w *storage.Work) error {
		if err := w.Put(n); err != nil {
			return err
		}
		return w.Put(&model.NoteLink{Row: model.PrivateAbout(p), AuthorID: r.Owner.ID, NoteID: n.ID, SkillID: r.Framework.Skills[0].SkillID, Step: 3})
	})
	return n
}

func evidence(t *testing.T, s *storage.Store, p model.ID) model.Evidence {
	t.Helper()
	e, err := s.Evidence(ctx, p)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func whole(t *testing.T, s *storage.Store) {
	t.Helper()
	checked, err := s.Check(ctx)
	if err != nil || !checked.Whole() {
		t.Errorf("the file is checked: %+v, %v", checked, err)
	}
}

func TestSharingANoteTakesItsTiesAlong(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Jonas")
	n := observe(t, s, p.ID, "discovery call", monday)
	skill := roster(t, s).Framework.Skills[0].SkillID
	want := func(when string, visibility model.Visibility) {
		t.Helper()
		e := evidence(t, s, p.ID)
		seen := e.ForSkill(skill)
		if len(e.Notes) != 1 || len(seen) != 1 || seen[0].Step != 3 || seen[0].Note.Visibility != visibility || seen[0].Note.Occasion != "discovery call" {
			t.Errorf("%s: %+v", when, e)
		}
		for _, l := range model.LinksOf(e.Links, e.Notes[0].ID) {
			if l.Visibility != visibility {
				t.Errorf("%s a tie is %s", when, l.Visibility)
			}
		}
		whole(t, s)
	}
	want("at first", model.Private)
	do(t, s, unit.ShareNote, func(w *storage.Work) error { return w.Reshare(n, model.Shared) })
	want("shared", model.Shared)
	shared := evidence(t, s, p.ID).Notes[0]
	do(t, s, unit.ShareNote, func(w *storage.Work) error { return w.Reshare(&shared, model.Private) })
	want("taken back", model.Private)
	for _, to := range []model.Visibility{model.Shared, model.Private} {
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		want("undone", to)
	}
}

func TestSharingAGoalKeepsWhatIsEvidenceForIt(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Jonas")
	me := roster(t, s).Owner.ID
	g := &model.Goal{Row: model.PrivateAbout(p.ID), AuthorID: me, Title: "x", State: model.GoalOpen, OpenedOn: monday}
	n := &model.Note{Row: model.PrivateAbout(p.ID), AuthorID: me, Kind: model.NoteEvidence, Text: "won", On: monday}
	do(t, s, unit.AddGoal, func(w *storage.Work) error {
		if err := put(w, g, n); err != nil {
			return err
		}
		return w.Put(&model.NoteLink{Row: model.PrivateAbout(p.ID), AuthorID: me, NoteID: n.ID, GoalID: g.ID})
	})
	do(t, s, unit.ShareGoal, func(w *storage.Work) error { return w.Reshare(g, model.Shared) })
	growth, err := s.Growth(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	if links := evidence(t, s, p.ID).Links; len(links) != 1 || links[0].GoalID != growth.Goals[0].ID || links[0].GoalID == g.ID {
		t.Errorf("the tie is %+v, the goal %s", links, growth.Goals[0].ID)
	}
	whole(t, s)
}

func TestAnObservationChangesNoRating(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Jonas")
	observe(t, s, p.ID, "call", monday)
	as, err := s.Assessments(ctx, p.ID)
	if err != nil || len(as.Ratings)+len(as.Assessments) > 0 {
		t.Errorf("ratings: %+v, %v", as, err)
	}
	seen, err := s.Observed(ctx)
	if err != nil || len(seen) != 1 || seen[0].SubjectID != p.ID {
		t.Errorf("observed: %+v, %v", seen, err)
	}
	hits, err := s.Search(ctx, storage.SearchQuery{Text: "call"})
	if err != nil || len(hits) != 1 || hits[0].Title.Text != "call" {
		t.Errorf("what it is called is found as %+v, %v", hits, err)
	}
}

// caughtLine is a line that waits.
func caughtLine(t *testing.T, s *storage.Store, text string, on model.Date) model.Caught {
	t.Helper()
	c := model.NewCaught(roster(t, s).Owner.ID, text, on)
	c.FileName, c.Digest = text+".txt", "digest of "+text
	do(t, s, unit.ReadInbox, func(w *storage.Work) error { return w.Put(&c) })
	return c
}

func TestALineOfTheInboxIsSortedOnce(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Jonas")
	c := caughtLine(t, s, "asked for help", monday)
	if hits, err := s.Search(ctx, storage.SearchQuery{Text: "asked"}); err != nil || len(hits) != 1 || hits[0].Kind != storage.FoundCaught {
		t.Errorf("while it waits it is found as %+v, %v", hits, err)
	}
	if err := s.DrawCurtain(ctx, p.ID); err != nil {
		t.Fatal(err)
	}
	hits, err := s.Search(ctx, storage.SearchQuery{Text: "asked"})
	waits, err2 := s.Inbox(ctx)
	if err != nil || err2 != nil || len(hits)+len(waits) > 0 {
		t.Errorf("behind the curtain: %+v, %+v, %v, %v", hits, waits, err, err2)
	}
	s.LiftCurtain()
	point := &model.Point{Row: model.About(p.ID), AuthorID: c.AuthorID, Side: model.SideManager, Text: c.Text, RaisedOn: monday}
	do(t, s, unit.SortInbox, func(w *storage.Work) error { return w.Sort(c, monday, point) })
	if waits, err := s.Inbox(ctx); err != nil || len(waits) > 0 {
		t.Errorf("it still waits: %+v, %v", waits, err)
	}
	if hits, err := s.Search(ctx, storage.SearchQuery{Text: "asked"}); err != nil || len(hits) != 1 || hits[0].Kind != storage.FoundPoint {
		t.Errorf("then it is found as %+v, %v", hits, err)
	}
	if _, err := s.Do(ctx, unit.SortInbox, func(w *storage.Work) error { return w.Sort(c, monday, nil) }); err == nil {
		t.Error("it was sorted twice")
	}
	whole(t, s)
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	waits, err = s.Inbox(ctx)
	if err != nil || len(waits) != 1 || waits[0].Text != "asked for help" || waits[0].SubjectID != "" {
		t.Errorf("after undo there waits %+v, %v", waits, err)
	}
	do(t, s, unit.SortInbox, func(w *storage.Work) error { return w.Sort(waits[0], monday, nil) }) // thrown away
	whole(t, s)
}

// TestErasingLeavesNothingOfALineThatWasSorted: the words of a line stood in the file before anybody said whom they are
// about.
func TestErasingLeavesNothingOfALineThatWasSorted(t *testing.T) {
	folder := t.TempDir()
	s := createAt(t, filepath.Join(folder, "team.milepost"))
	p := addPerson(t, s, "Jonas")
	c := caughtLine(t, s, planting+" asked", monday)
	do(t, s, unit.SortInbox, func(w *storage.Work) error {
		return w.Sort(c, monday, &model.Note{Row: model.PrivateAbout(p.ID), AuthorID: w.Actor(), Kind: model.NotePlain, Text: c.Text, On: monday})
	})
	observe(t, s, p.ID, planting+" seen", monday)
	if len(traces(t, folder)) == 0 {
		t.Fatal("the test would prove nothing")
	}
	if _, err := s.Erase(ctx, p.ID, storage.EraseOptions{Former: former}); err != nil {
		t.Fatal(err)
	}
	if found := traces(t, folder); len(found) > 0 {
		t.Errorf("left: %q", found)
	}
	whole(t, s)
}

func TestErasingOldNotesTakesTheirTiesAndLinesAlong(t *testing.T) {
	folder := t.TempDir()
	o := options(1)
	o.Clock = then{}
	s := createWith(t, filepath.Join(folder, "team.milepost"), o)
	p, old := addPerson(t, s, "Jonas"), model.MustDate("2023-05-02")
	observe(t, s, p.ID, planting+" seen", old)
	c := caughtLine(t, s, planting+" asked", old)
	do(t, s, unit.SortInbox, func(w *storage.Work) error {
		return w.Sort(c, old, &model.Note{Row: model.PrivateAbout(p.ID), AuthorID: w.Actor(), Kind: model.NotePlain, Text: c.Text, On: old})
	})
	caughtLine(t, s, planting+" undone", old)
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	waiting := caughtLine(t, s, "waits", old)
	if _, err := s.EraseNotes(ctx, old.AddDays(1)); err != nil {
		t.Fatal(err)
	}
	if found := traces(t, folder); len(found) > 0 {
		t.Errorf("left: %q", found)
	}
	if e := evidence(t, s, p.ID); len(e.Notes)+len(e.Links) > 0 {
		t.Errorf("evidence: %+v", e)
	}
	if waits, err := s.Inbox(ctx); err != nil || len(waits) != 1 || waits[0].ID != waiting.ID {
		t.Errorf("what waits is no note yet: %+v, %v", waits, err)
	}
	whole(t, s)
}
