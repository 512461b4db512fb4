package storage_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func story(t *testing.T, s *storage.Store, q storage.StoryQuery) *model.Story {
	t.Helper()
	found, err := s.Story(ctx, q)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// rowOf is how a snapshot calls a record.
func rowOf(r model.Ref) string { return r.Table + " " + string(r.ID) }

// net says for each row that differs what became of it.
func net(before, after snapshot) map[string]string {
	out := map[string]string{}
	for row := range after {
		switch {
		case before[row] == "":
			out[row] = model.EventNew
		case content(before[row]) != content(after[row]):
			out[row] = model.EventChanged
		}
	}
	for row := range before {
		if after[row] == "" {
			out[row] = model.EventRemoved
		}
	}
	return out
}

// told says the same of a chapter; of what was written together how many rows.
func told(c *model.Chapter) (map[string]string, int) {
	out, many := map[string]string{}, 0
	for i := range c.Events {
		if e := &c.Events[i]; e.Record.ID == "" {
			many += e.Count
		} else {
			out[rowOf(e.Record)] = e.Op
		}
	}
	return out, many
}

// TestTheStoryOfEveryChangeIsWhatItDid does every unit there is, takes it back and does it again, and holds that the
// newest chapter tells exactly the rows that differ, with the columns that differ and the record as it then was.
func TestTheStoryOfEveryChangeIsWhatItDid(t *testing.T) {
	s := create(t)
	stockUp(t, s)
	for i, name := range slices.Sorted(maps.Keys(changes)) {
		if testing.Short() && i%8 != 0 {
			continue
		}
		before := rows(t, s)
		x := look(t, s)
		u := do(t, s, name, func(w *storage.Work) error { return changes[name](w, x) })
		after := rows(t, s)
		holdChapter(t, s, name, model.ChapterDo, before, after)
		holdPutBack(t, s, name, before, after)
		if unit.Agrees(name) || unit.Reveals(name) { // is not taken back; it stays as it is
			if _, err := s.Skip(ctx); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		holdChapter(t, s, name, model.ChapterUndo, after, rows(t, s))
		if c := retold(t, s, u.Seq); !c.Undone {
			t.Errorf("%s was taken back, and its chapter does not say so", name)
		}
		if _, err := s.Redo(ctx); err != nil {
			t.Fatal(err)
		}
		holdChapter(t, s, name, model.ChapterRedo, before, rows(t, s))
		if _, err := s.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
}

func holdChapter(t *testing.T, s *storage.Store, name, kind string, before, after snapshot) {
	t.Helper()
	all := story(t, s, storage.StoryQuery{Everybody: true, Limit: 1})
	c := &all.Chapters[0]
	if c.Name != name || c.Kind != kind || (c.Target == 0) != (kind == model.ChapterDo) || c.Actor == "" || c.At == 0 || c.Undone {
		t.Errorf("%s, %s: the newest chapter is %s %s of %d, %+v", kind, name, c.Kind, c.Name, c.Target, c)
	}
	want := net(before, after)
	if name == unit.FinishRating { // what is held back is not told, nor what of it is taken back
		maps.DeleteFunc(want, func(row, _ string) bool { return strings.HasPrefix(row, "rating ") })
	}
	got, many := told(c)
	if len(got)+many != len(want) {
		t.Errorf("%s %s: %d rows are told and %d together, and %d differ", kind, name, len(got), many, len(want))
	}
	for row, op := range got {
		if want[row] != op {
			t.Errorf("%s %s: %s is told as %q, and it was %q", kind, name, row, op, want[row])
		}
	}
	for i := range c.Events {
		holdEvent(t, &c.Events[i], before, after)
	}
	if kind != model.ChapterDo {
		return
	}
	// the same, person by person and the team apart
	parts := 0
	people := map[string]bool{"": true}
	for _, r := range []snapshot{before, after} {
		for row := range r {
			if id, ok := strings.CutPrefix(row, "person "); ok {
				people[id] = true
			}
		}
	}
	for id := range people {
		for _, part := range story(t, s, storage.StoryQuery{Person: model.ID(id), Limit: 1}).Chapters {
			if part.Seq != c.Seq {
				continue
			}
			for _, e := range part.Events {
				if e.Record.Table == "strategic_milestone" && id != "" { // of the team, told of whoever is tied to it
					continue
				}
				parts += max(1, e.Count)
			}
		}
	}
	if parts != len(want) {
		t.Errorf("%s %s: person by person %d rows are told, and %d differ", kind, name, parts, len(want))
	}
}

// holdEvent compares an event with the row before and after.
func holdEvent(t *testing.T, e *model.Event, before, after snapshot) {
	t.Helper()
	if e.Record.ID == "" {
		return
	}
	row := rowOf(e.Record)
	as := after[row]
	if e.Op == model.EventRemoved {
		as = before[row]
	}
	for column, v := range e.As {
		if column != "version" && column != "id" && !strings.Contains(as, fmt.Sprintf(" %s=%#v", column, v)) {
			t.Errorf("%s: %s is told as %#v, and the row was %s", row, column, v, as)
		}
	}
	if e.Op != model.EventChanged {
		return
	}
	for _, x := range []struct {
		told model.Values
		row  string
	}{{e.Before, before[row]}, {e.After, after[row]}} {
		for column, v := range x.told {
			if !strings.Contains(x.row, fmt.Sprintf(" %s=%#v", column, v)) {
				t.Errorf("%s: %s is told to be %#v, and the row was %s", row, column, v, x.row)
			}
		}
	}
	if len(e.Before)+len(e.After) == 0 {
		t.Errorf("%s changed, and nothing is told to differ", row)
	}
}

func TestPrivateTextsOfOthersAreInNoStory(t *testing.T) {
	mine, theirs := two(t)
	p := addPerson(t, mine, "Amara")
	do(t, theirs, unit.AddNote, func(w *storage.Work) error { return planted(w, model.PrivateAbout(p.ID), "secret") })
	do(t, theirs, unit.Import, func(w *storage.Work) error {
		for range 20 { // told together
			if err := w.Insert(&model.Note{Row: model.PrivateAbout(p.ID), AuthorID: w.Actor(), Kind: model.NotePlain, Text: "secret", On: monday}); err != nil {
				return err
			}
		}
		return nil
	})
	talks, err := theirs.OneOnOnes(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	n := &talks.Notes[0]
	n.Text = "secret too"
	do(t, theirs, unit.ChangeNote, func(w *storage.Work) error { return w.Put(n) })
	if _, err := theirs.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	do(t, theirs, unit.AddNote, func(w *storage.Work) error { return planted(w, model.About(p.ID), "open") })
	texts := func(s *storage.Store, q storage.StoryQuery) (string, int) {
		t.Helper()
		found := story(t, s, q)
		js, err := json.Marshal(found)
		if err != nil {
			t.Fatal(err)
		}
		return string(js), len(found.Chapters)
	}
	for name, q := range map[string]storage.StoryQuery{
		"person": {Person: p.ID}, "everybody": {Everybody: true}, "record": {Record: model.RefOf(n)}, "page": {Person: p.ID, Limit: 2},
	} {
		text, chapters := texts(mine, q)
		if strings.Contains(text, "secret") || strings.Contains(text, `"private"`) {
			t.Errorf("%s: the story of the owner holds another author's private texts", name)
		}
		want := map[string]int{"person": 2, "everybody": 2, "record": 0, "page": 2}[name]
		if name == "everybody" {
			want = len(story(t, mine, storage.StoryQuery{}).Chapters) + 1 // what the team's story tells, and the person
		}
		if chapters != want {
			t.Errorf("%s: %d chapters, want %d: what is private of others is not counted", name, chapters, want)
		}
		if theirText, _ := texts(theirs, q); name != "page" && !strings.Contains(theirText, "secret") {
			t.Errorf("%s: who wrote it is not told either: the test proves nothing", name)
		}
	}
	if _, err := mine.PutBack(ctx, model.RefOf(n), 1, n.Version); !errors.Is(err, model.ErrNotFound) {
		t.Errorf("somebody else's private note was put back: %v", err)
	}
}

// ticking is a clock that goes on by an hour with each look.
func ticking() model.Clock {
	at := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	return model.ClockFunc(func() time.Time { at = at.Add(time.Hour); return at })
}

func TestAStoryIsToldSinceATimeAndPageByPage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	if err := createAt(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	o := options(7)
	o.Clock = ticking()
	s := openWith(t, path, o)
	p := addPerson(t, s, "Amara")
	var units []storage.Unit
	for i := range 25 {
		p.Place = fmt.Sprint("place ", i)
		units = append(units, do(t, s, unit.ChangePerson, func(w *storage.Work) error { return w.Put(p) }))
		addPerson(t, s, fmt.Sprint("Somebody else ", i))
	}
	whole := story(t, s, storage.StoryQuery{Person: p.ID})
	if len(whole.Chapters) != 26 || whole.Older != 0 || whole.Chapters[25].Events[0].Op != model.EventNew {
		t.Fatalf("%d chapters, older than %d", len(whole.Chapters), whole.Older)
	}
	var paged []model.Chapter
	for q := (storage.StoryQuery{Person: p.ID, Limit: 7}); ; {
		page := story(t, s, q)
		paged = append(paged, page.Chapters...)
		if q.Before = page.Older; q.Before == 0 {
			break
		}
	}
	if a, b := fmt.Sprintf("%+v", paged), fmt.Sprintf("%+v", whole.Chapters); a != b {
		t.Errorf("page by page another story is told:\n%s\n%s", a, b)
	}
	since := story(t, s, storage.StoryQuery{Person: p.ID, Since: units[20].At})
	if len(since.Chapters) != 5 || since.Chapters[4].Seq != units[20].Seq {
		t.Errorf("since the 21st change %d chapters are told", len(since.Chapters))
	}
	if e := since.Chapters[4].Events[0]; e.As.Text("place") != "place 20" || e.Before.Text("place") != "place 19" || e.As.Text("name") != "Amara" {
		t.Errorf("the record as it was then: %+v", e)
	}
	if later := story(t, s, storage.StoryQuery{Person: p.ID, Since: 1 << 50}); len(later.Chapters) != 0 {
		t.Errorf("since the far future: %+v", later.Chapters)
	}
}

func TestATiedMilestoneOfTheTeamIsInTheStory(t *testing.T) {
	s := create(t)
	p, q := addPerson(t, s, "Amara"), addPerson(t, s, "Jonas")
	do(t, s, unit.AddGoal, func(w *storage.Work) error { return planted(w, model.About(p.ID), "open") })
	dir, err := s.Direction(ctx)
	if err != nil {
		t.Fatal(err)
	}
	st := &dir.Strategic[0]
	st.DueOn = monday
	u := do(t, s, unit.ChangeStrategic, func(w *storage.Work) error { return w.Put(st) })
	mine := story(t, s, storage.StoryQuery{Person: p.ID}).Chapters[0]
	if mine.Seq != u.Seq || len(mine.Events) != 1 || mine.Events[0].As.Text("title") != "launch" {
		t.Errorf("of whoever is tied to it: %+v", mine)
	}
	if theirs := story(t, s, storage.StoryQuery{Person: q.ID}).Chapters[0]; theirs.Seq == u.Seq {
		t.Errorf("of whoever is not: %+v", theirs)
	}
}

func TestTheStoryOfATextGoesOnWhenItIsShared(t *testing.T) {
	s := create(t)
	p := addPerson(t, s, "Amara")
	n := &model.Note{Row: model.PrivateAbout(p.ID), AuthorID: roster(t, s).Owner.ID, Kind: model.NotePlain, Text: "tired", On: monday}
	do(t, s, unit.AddNote, func(w *storage.Work) error { return w.Put(n) })
	do(t, s, unit.ShareNote, func(w *storage.Work) error { return w.Reshare(n, model.Shared) })
	talks, err := s.OneOnOnes(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	shared := &talks.Notes[0]
	shared.Text = "take it slowly"
	do(t, s, unit.ChangeNote, func(w *storage.Work) error { return w.Put(shared) })
	var names []string
	for _, c := range story(t, s, storage.StoryQuery{Record: model.RefOf(shared)}).Chapters {
		names = append(names, c.Name)
		for _, e := range c.Events {
			if e.Back != (c.Name == unit.ChangeNote) {
				t.Errorf("%s of %s can be put back: %v", c.Name, e.Record.ID, e.Back)
			}
		}
	}
	if want := []string{unit.ChangeNote, unit.ShareNote, unit.AddNote}; !slices.Equal(names, want) {
		t.Errorf("its author is told %q, want %q", names, want)
	}
}
