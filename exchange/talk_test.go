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
