package exchange

import (
	"errors"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func talkPlanOf(t *testing.T, s *storage.Store, table *Table, o Options) *Plan {
	t.Helper()
	o.Kind, o.Day = KindTalks, testDay
	p, err := PreviewIn(ctx, s, rosterOf(t, s), table, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func pasted(t *testing.T, text string, who model.ID) *Table {
	t.Helper()
	table, err := PastedTalks(text, who)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestTalksThatMovedOnAreNotWritten: what was changed after the preview is not written over, and nothing is written at all.
func TestTalksThatMovedOnAreNotWritten(t *testing.T) {
	for name, change := range map[string]func(w *storage.Work, who model.ID) error{
		"a meeting": func(w *storage.Work, who model.ID) error {
			return w.Put(&model.Meeting{Row: model.About(who), AuthorID: w.Actor(), On: testDay, State: model.MeetingPlanned})
		},
		"a note": func(w *storage.Work, who model.ID) error {
			return w.Put(&model.Note{Row: model.PrivateAbout(who), AuthorID: w.Actor(), On: testDay, Kind: model.NotePlain, Text: "a"})
		},
		"a cadence": func(w *storage.Work, who model.ID) error {
			return w.Put(&model.Cadence{Row: model.About(who), AuthorID: w.Actor(), Days: 7})
		},
		"a person": func(w *storage.Work, _ model.ID) error {
			return w.Put(&model.Person{Row: model.Row{Visibility: model.Team}, Name: "Bo"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			importText(t, s, "name\nAnn\n", Options{Kind: KindPeople})
			ann := person(t, rosterOf(t, s), "Ann").ID
			p := talkPlanOf(t, s, pasted(t, "## 2026-11-02\na\n", ann), Options{})
			if _, err := s.Do(ctx, unit.AddNote, func(w *storage.Work) error { return change(w, ann) }); err != nil {
				t.Fatal(err)
			}
			if _, err := Apply(ctx, s, p); !errors.Is(err, model.ErrConflict) {
				t.Errorf("error %v, want a conflict", err)
			}
			x, err := s.OneOnOnes(ctx, ann)
			if err != nil || len(x.Notes)+len(x.Meetings) > 1 {
				t.Errorf("written is %+v, %v", x, err)
			}
		})
	}
}

// TestTalksBehindTheCurtain: what is hidden is known all the same, so that nothing comes twice.
func TestTalksBehindTheCurtain(t *testing.T) {
	s := newStore(t)
	importText(t, s, "name\nAnn\n", Options{Kind: KindPeople})
	ann := person(t, rosterOf(t, s), "Ann").ID
	table := pasted(t, "## 2026-11-02\na\n", ann)
	if _, err := Apply(ctx, s, talkPlanOf(t, s, table, Options{})); err != nil {
		t.Fatal(err)
	}
	if err := s.DrawCurtain(ctx, ann); err != nil {
		t.Fatal(err)
	}
	wantCounts(t, "behind the curtain", talkPlanOf(t, s, table, Options{}), [6]int{1, 0, 0, 1, 0, 0})
}

// TestSharedNoteForgetsWhatItWas: the digest of an earlier wording does not go with a note that is shared, and the note
// does not come again either.
func TestSharedNoteForgetsWhatItWas(t *testing.T) {
	s := newStore(t)
	importText(t, s, "name\nAnn\n", Options{Kind: KindPeople})
	ann := person(t, rosterOf(t, s), "Ann").ID
	table := pasted(t, "## 2026-11-02\nmy own words\n", ann)
	if _, err := Apply(ctx, s, talkPlanOf(t, s, table, Options{})); err != nil {
		t.Fatal(err)
	}
	x, err := s.OneOnOnes(ctx, ann)
	if err != nil {
		t.Fatal(err)
	}
	n := x.Notes[0]
	if n.Origin == "" {
		t.Error("an imported note has no origin")
	}
	_, err = s.Do(ctx, unit.ChangeNote, func(w *storage.Work) error {
		n.Text = "words for both"
		if err := w.Put(&n); err != nil {
			return err
		}
		return w.Reshare(&n, model.Shared)
	})
	if err != nil {
		t.Fatal(err)
	}
	if x, err = s.OneOnOnes(ctx, ann); err != nil || len(x.Notes) != 1 || x.Notes[0].Origin != "" {
		t.Errorf("shared is %+v, %v", x.Notes, err)
	}
	wantCounts(t, "again", talkPlanOf(t, s, table, Options{}), [6]int{1, 0, 0, 1, 0, 0})
}

func TestNextCadence(t *testing.T) {
	day := model.MustDate
	for name, c := range map[string]struct {
		all   []model.Cadence
		ended model.Date // of the one that is changed
		begun model.Cadence
	}{
		"the first":              {nil, model.Date{}, model.Cadence{Days: 14}},
		"before a later one":     {[]model.Cadence{{Days: 7, ValidFrom: day("2027-01-01")}}, model.Date{}, model.Cadence{Days: 14, ValidTo: day("2026-12-31")}},
		"after one that is over": {[]model.Cadence{{Days: 7, ValidTo: day("2026-01-31")}}, model.Date{}, model.Cadence{Days: 14, ValidFrom: testDay}},
		"in place of another":    {[]model.Cadence{{Days: 7, ValidTo: day("2026-12-31")}}, day("2026-11-22"), model.Cadence{Days: 14, ValidFrom: testDay, ValidTo: day("2026-12-31")}},
		"the same":               {[]model.Cadence{{Days: 14}}, model.Date{}, model.Cadence{}},
	} {
		step, _ := nextCadence(c.all, "ann", 14, testDay)
		var begun model.Cadence
		if step.begun != nil {
			begun = *step.begun
			begun.Row = model.Row{}
		}
		var ended model.Date
		if step.changed != nil {
			ended = step.changed.ValidTo
		}
		if begun != c.begun || ended != c.ended {
			t.Errorf("%s: ended %v, begun %+v", name, ended, begun)
		}
	}
	step, _ := nextCadence([]model.Cadence{{Days: 7, ValidFrom: testDay}}, "ann", 14, testDay)
	if step.begun != nil || step.changed == nil || step.changed.Days != 14 {
		t.Errorf("agreed today: %+v", step)
	}
}

func TestNamesOfFiles(t *testing.T) {
	for file, want := range map[string]string{
		"Anna Snelling.md": "Anna Snelling|", "anna-snelling.md": "anna snelling|", "anna_snelling.txt": "anna snelling|", "1-1 Anna Snelling.md": "Anna Snelling|",
		"Anna Snelling 2026-11-02.md": "Anna Snelling|2026-11-02", "2026-11-02 Anna Snelling 1on1.md": "Anna Snelling|2026-11-02", "20261102_anna_snelling.md": "anna snelling|2026-11-02",
		"Anna Snelling 0123456789abcdef0123456789abcdef.md": "Anna Snelling|", "Anna Snelling (2).md": "Anna Snelling|", "Notes – Anna Snelling.md": "Anna Snelling|",
		"Anna Snelling 02.11.2026.txt": "Anna Snelling|2026-11-02", "Snelling, Anna.md": "Snelling, Anna|", ".md": "|", "2026-13-45 Anna.md": "2026-13-45 Anna|",
	} {
		_, name, on := nameInFile(file)
		if got := name + "|" + on.String(); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}

// TestNotesGrowOnlyUntouched: a longer text takes the place of a note only where nobody has changed or typed it here.
func TestNotesGrowOnlyUntouched(t *testing.T) {
	s := newStore(t)
	importText(t, s, "name\nAnn\n", Options{Kind: KindPeople})
	ann := person(t, rosterOf(t, s), "Ann").ID
	take := func(text string, want [6]int) {
		t.Helper()
		p := talkPlanOf(t, s, pasted(t, text, ann), Options{})
		wantCounts(t, text, p, want)
		if _, err := Apply(ctx, s, p); err != nil {
			t.Fatal(err)
		}
	}
	change := func(f func(*model.OneOnOnes, *storage.Work) error) {
		t.Helper()
		x, err := s.OneOnOnes(ctx, ann)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Do(ctx, unit.ChangeNote, func(w *storage.Work) error { return f(&x, w) }); err != nil {
			t.Fatal(err)
		}
	}
	take("## 2026-11-02\none and two\n", [6]int{1, 1, 0, 0, 0, 0})
	change(func(x *model.OneOnOnes, w *storage.Work) error { // shortened here, so that it is part of what comes
		x.Notes[0].Text = "one"
		return w.Put(&x.Notes[0])
	})
	take("## 2026-11-02\none and two and three\n", [6]int{1, 1, 0, 0, 0, 0})
	change(func(_ *model.OneOnOnes, w *storage.Work) error {
		return w.Put(&model.Note{Row: model.PrivateAbout(ann), AuthorID: w.Actor(), On: model.MustDate("2026-11-09"), Kind: model.NotePlain, Text: "typed here"})
	})
	take("## 2026-11-09\ntyped here, or so it seems\n", [6]int{1, 1, 0, 0, 0, 0})
	change(func(x *model.OneOnOnes, w *storage.Work) error { // the talk was on another day
		for i := range x.Meetings {
			if x.Meetings[i].On == model.MustDate("2026-11-09") {
				x.Meetings[i].On = model.MustDate("2026-11-10")
				return w.Put(&x.Meetings[i])
			}
		}
		return model.ErrNotFound
	})
	take("## 2026-11-09\ntyped here, or so it seems\n", [6]int{1, 0, 0, 1, 0, 0})
	x, err := s.OneOnOnes(ctx, ann)
	if err != nil || len(x.Notes) != 4 || len(x.Meetings) != 2 {
		t.Errorf("there are %d notes and %d meetings, %v", len(x.Notes), len(x.Meetings), err)
	}
}

func TestWhatBecameOfATalk(t *testing.T) {
	for _, c := range []struct {
		word, on string
		want     model.MeetingState
	}{
		{"yes", "2026-11-02", model.MeetingHeld},
		{"", "2026-11-23", model.MeetingHeld},
		{"", "2026-11-24", model.MeetingPlanned},
		{"no", "2026-11-02", model.MeetingSkipped},
		{"no", "2026-11-24", model.MeetingPlanned},
		{"No-Show", "2026-11-02", model.MeetingSkipped},
		{"Abgesagt", "2026-11-24", model.MeetingCancelled},
		{"OUI", "2026-11-02", model.MeetingHeld},
		{"verschoben", "2026-11-02", model.MeetingMoved},
		{"perhaps", "2026-11-02", ""},
	} {
		got, ok := stateOf(c.word, model.MustDate(c.on), testDay)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%q on %s: %q, %v", c.word, c.on, got, ok)
		}
	}
}

// TestTwoTalksOnADay: one that was cancelled and one that was held are two, also when the log comes again.
func TestTwoTalksOnADay(t *testing.T) {
	s := newStore(t)
	importText(t, s, "name\nAnn\n", Options{Kind: KindPeople})
	log := tableOf(t, "who,date,held\nAnn,2026-11-02,cancelled\nAnn,2026-11-02,yes\nAnn,2026-11-02,yes\n")
	p := talkPlanOf(t, s, log, Options{})
	wantCounts(t, "at first", p, [6]int{3, 2, 0, 1, 0, 0})
	if _, err := Apply(ctx, s, p); err != nil {
		t.Fatal(err)
	}
	wantCounts(t, "again", talkPlanOf(t, s, log, Options{}), [6]int{3, 0, 0, 3, 0, 0})
}
