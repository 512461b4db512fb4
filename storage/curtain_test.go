package storage_test

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// behindCurtain is a file about Amara, with texts of her own and private ones about her, and about Jonas.
func behindCurtain(t *testing.T) (s *storage.Store, amara, jonas *model.Person) {
	t.Helper()
	s = create(t)
	stockUp(t, s)
	x := look(t, s)
	jonas = addPerson(t, s, "Jonas Kringle")
	do(t, s, unit.ChooseOwner, func(w *storage.Work) error {
		owner := x.roster.Owner
		owner.PersonID = find(x.roster.People, func(p *model.Person) bool { return p.Name == "Ingrid" }).ID
		return w.Put(&owner)
	})
	do(t, s, unit.Import, func(w *storage.Work) error {
		if err := planted(w, model.About(jonas.ID), "kringle"); err != nil {
			return err
		}
		if err := w.Put(&model.Alias{Row: model.About(jonas.ID), Name: "Kringle alias"}); err != nil {
			return err
		}
		return w.Assign(model.Assignment{Row: model.About(jonas.ID), Team: "Kringle team"})
	})
	// what is gone is in the journal alone
	for _, row := range []model.Row{model.PrivateAbout(x.amara.ID), model.About(jonas.ID)} {
		do(t, s, unit.AddNote, func(w *storage.Work) error {
			if err := w.Put(&model.Author{Row: model.Ours(), Name: "Kringle who writes"}); err != nil {
				return err
			}
			return w.Put(&model.Note{Row: row, AuthorID: w.Actor(), Kind: model.NotePlain, Text: "kringle, gone", On: monday})
		})
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	do(t, s, unit.Import, func(w *storage.Work) error { return w.Put(&model.Author{Row: model.Ours(), Name: "Kringle too"}) })
	return s, &x.amara, jonas
}

// allReads is whatever any read gives.
func allReads(t *testing.T, s *storage.Store, people ...*model.Person) string {
	t.Helper()
	var b strings.Builder
	add := func(v any, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		js, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(js)
	}
	r, err := s.Roster(ctx)
	add(r, err)
	agenda, err := s.Agenda(ctx, monday)
	add(agenda, err)
	all, err := s.Story(ctx, storage.StoryQuery{Everybody: true, Limit: 1000})
	add(all.Chapters, err)
	add(all.Names, nil)
	notes, err := s.NotesBefore(ctx, model.MustDate("2030-01-01"))
	add(notes, err)
	known, err := s.KnownOn(ctx, monday, "")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = known.Close() }()
	knownRoster, err := known.Roster(ctx)
	add(knownRoster, err)
	for _, p := range people {
		b.WriteString(everything(t, s, p.ID))
		b.WriteString(everything(t, known, p.ID))
		his, err := s.Story(ctx, storage.StoryQuery{Person: p.ID, Limit: 1000})
		add(his.Chapters, err)
	}
	for _, table := range []string{"note", "person", "talking_point", "measure", "author"} {
		rows, err := s.AsOfEverybody(ctx, table, 0)
		add(rows, err)
		rows, err = s.AsOfEverybody(ctx, table, 1<<40)
		add(rows, err)
	}
	for _, word := range []string{"k", "kringle", "jonas", "private", "private 0", "amara", "shared", "amara private", "jonas kringle", "launch", "i"} {
		hits, err := s.Search(ctx, storage.SearchQuery{Text: word, Limit: 1000})
		add(hits, err)
	}
	return strings.ToLower(b.String())
}

func TestBehindTheCurtainNothingElseIsRead(t *testing.T) {
	s, amara, jonas := behindCurtain(t)
	open := allReads(t, s, amara, jonas)
	for _, word := range []string{"kringle", `"private"`, "private 0 note", "shared 0 note", "amara", "launch", "ingrid"} {
		if !strings.Contains(open, word) {
			t.Fatalf("%q is not there to be hidden", word)
		}
	}
	if err := s.DrawCurtain(ctx, amara.ID); err != nil {
		t.Fatal(err)
	}
	drawn := allReads(t, s, amara, jonas)
	for _, word := range []string{"kringle", "jonas", "private"} {
		if i := strings.Index(drawn, word); i >= 0 {
			t.Errorf("%q is read: …%s…", word, drawn[max(0, i-200):min(len(drawn), i+80)])
		}
	}
	for _, word := range []string{"shared 0 note", "shared 0 point", "amara", "launch", "ingrid", "shared 0 measure"} {
		if !strings.Contains(drawn, word) {
			t.Errorf("%q is not read", word)
		}
	}
	if err := s.DrawCurtain(ctx, ""); err != nil {
		t.Fatal(err)
	}
	nobody := allReads(t, s, amara, jonas)
	for _, word := range []string{"kringle", "jonas", "amara", "shared 0", "private"} {
		if strings.Contains(nobody, word) {
			t.Errorf("for nobody %q is read", word)
		}
	}
	if !strings.Contains(nobody, "launch") {
		t.Error("the team's milestones are not read")
	}
	s.LiftCurtain()
	if again := allReads(t, s, amara, jonas); again != open {
		t.Error("lifted, not everything is read as before")
	}
}

// TestWritingGoesOnBehindTheCurtain writes and takes back what is not seen.
func TestWritingGoesOnBehindTheCurtain(t *testing.T) {
	s, amara, _ := behindCurtain(t)
	notes := func() int {
		x, err := s.OneOnOnes(ctx, amara.ID)
		if err != nil {
			t.Fatal(err)
		}
		return len(x.Notes)
	}
	before := notes()
	if err := s.DrawCurtain(ctx, amara.ID); err != nil {
		t.Fatal(err)
	}
	hidden := notes()
	owner := roster(t, s).Owner.ID
	do(t, s, unit.AddNote, func(w *storage.Work) error {
		return w.Put(&model.Note{Row: model.PrivateAbout(amara.ID), AuthorID: owner, Kind: model.NotePlain, Text: "mine alone", On: monday})
	})
	do(t, s, unit.AddNote, func(w *storage.Work) error {
		return w.Put(&model.Note{Row: model.About(amara.ID), AuthorID: owner, Kind: model.NotePlain, Text: "for both", On: monday})
	})
	if got := notes(); got != hidden+1 {
		t.Errorf("%d notes are seen, want %d", got, hidden+1)
	}
	if name, err := s.UndoName(ctx); err != nil || name != unit.AddNote {
		t.Errorf("undo would take back %q, %v", name, err)
	}
	for range 2 {
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	s.LiftCurtain()
	if got := notes(); got != before {
		t.Errorf("%d notes, want %d", got, before)
	}
}

// TestEveryConnectionIsBehindTheCurtain reads on all of them at once, over and over.
func TestEveryConnectionIsBehindTheCurtain(t *testing.T) {
	s, amara, jonas := behindCurtain(t)
	for range 3 {
		if err := s.DrawCurtain(ctx, amara.ID); err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		for range 12 {
			all.Add(1)
			go func() {
				defer all.Done()
				for range 5 {
					x, err := s.OneOnOnes(ctx, jonas.ID)
					if err != nil || len(x.Notes)+len(x.Points)+len(x.Meetings) > 0 {
						t.Errorf("read %d notes: %v", len(x.Notes), err)
					}
				}
			}()
		}
		all.Wait()
		if err := s.DrawCurtain(ctx, jonas.ID); err != nil {
			t.Fatal(err)
		}
		if x, err := s.OneOnOnes(ctx, jonas.ID); err != nil || len(x.Notes) == 0 {
			t.Errorf("for Jonas %d of his notes are read: %v", len(x.Notes), err)
		}
	}
}

// TestAnIdCannotTearTheCurtain hands in what is no id.
func TestAnIdCannotTearTheCurtain(t *testing.T) {
	s, amara, jonas := behindCurtain(t)
	if err := s.DrawCurtain(ctx, "x' OR 'a'='a"); err != nil {
		t.Fatal(err)
	}
	if got := allReads(t, s, amara, jonas); strings.Contains(got, "kringle") || strings.Contains(got, "amara") {
		t.Error("something is read")
	}
}
