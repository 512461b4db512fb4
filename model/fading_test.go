package model

import "testing"

func TestARatingFadesWhenItAndItsEvidenceAreOld(t *testing.T) {
	on := MustDate("2026-11-23")
	for _, c := range []struct {
		rated, seen string
		months      int
		want        bool
	}{
		{"2026-05-23", "", 6, false}, // six months to the day
		{"2026-05-22", "", 6, true},
		{"2026-05-22", "2026-05-22", 6, true},
		{"2026-05-22", "2026-06-01", 6, false}, // seen since
		{"2026-10-01", "2020-01-01", 6, false},
		{"2020-01-01", "", 0, false}, // nothing fades
		{"", "", 6, false},           // not rated
		{"2026-08-22", "", 3, true},
	} {
		var rated, seen Date
		if c.rated != "" {
			rated = MustDate(c.rated)
		}
		if c.seen != "" {
			seen = MustDate(c.seen)
		}
		if got := Faded(rated, seen, on, c.months); got != c.want {
			t.Errorf("rated %q, seen %q, %d months: %v", c.rated, c.seen, c.months, got)
		}
	}
}

func TestCheckInsOfAGoalTiedToASkillAreEvidence(t *testing.T) {
	e := Evidence{
		Goals: []Goal{{Row: Row{ID: "g", SubjectID: "p"}, SkillID: "s"}, {Row: Row{ID: "h", SubjectID: "p"}}},
		CheckIns: []CheckIn{
			{Row: Row{ID: "1", SubjectID: "p"}, GoalID: "g", On: MustDate("2026-10-01")},
			{Row: Row{ID: "2", SubjectID: "p"}, GoalID: "h", On: MustDate("2026-11-02")},
			{Row: Row{ID: "3", SubjectID: "p"}, GoalID: "g", On: MustDate("2026-11-01")},
		},
		Notes: []Note{{Row: Row{ID: "n", SubjectID: "p"}, On: MustDate("2026-10-20")}, {Row: Row{ID: "m", SubjectID: "q"}, On: MustDate("2026-11-20")}},
		Links: []NoteLink{{NoteID: "n", RatingID: "r"}, {NoteID: "m", SkillID: "s"}}, Rated: map[ID]ID{"r": "s"},
	}
	if got := e.CheckInsFor("s"); len(got) != 2 || got[0].CheckIn.ID != "3" || got[1].Goal.ID != "g" {
		t.Errorf("check-ins: %+v", got)
	}
	for on, want := range map[string]string{"2026-11-23": "2026-11-01", "2026-10-31": "2026-10-20", "2026-10-05": "2026-10-01", "2026-09-01": ""} {
		if got := e.LastFor("p", "s", MustDate(on)); got.String() != want {
			t.Errorf("as of %s the last is %s, want %s", on, got, want)
		}
	}
}
