package model

import "testing"

func TestMirrorRecency(t *testing.T) {
	f := new(RaterFacts).look("ann", "2026-09-30", "33333", "", "").look("ben", "2026-09-30", "33333", "", "")
	f.note("ann", "2026-09-30", skillTalk, "").note("ann", "2026-09-01", skillTalk, "") // the look's day, and the 30th day
	f.note("ann", "2026-08-31", skillPrice, "").note("ann", "2026-09-20", skillPrice, "")
	f.note("ann", "2026-10-01", skillShow, "")                      // only since
	f.note("ann", "2026-11-24", "plan", "")                         // after the day
	f.note("ann", "2026-03-30", "team", "")                         // half a year ago, and so no base any more
	f.note("ben", "2026-03-31", skillTalk, "")                      // a day later
	f.note("ben", "2026-09-15", "", "ben-2026-09-30-manager-price") // hangs on the rating
	f.Evidence.Goals = []Goal{{Row: about("ben", "goal"), SkillID: skillShow}}
	f.Evidence.CheckIns = []CheckIn{{Row: about("ben", "check"), GoalID: "goal", On: day("2026-09-29")}} // counts like a note
	f.note("cem", "2026-09-15", skillShow, "")                                                           // of somebody else
	m := mirrorOf(mirrorTeam(), f, mirrorDay)
	r := m.Recency
	if r.Recent != 3 || r.Older != 2 || r.Since != 1 || r.Bare != 4 || r.Ratings != 10 || r.Reps != 2 {
		t.Errorf("%+v", r)
	}
	if r.Sure != SureFew || r.Share() != nil || r.Late() || r.SureBare != SureHint || r.Unseen() {
		t.Errorf("five ratings with a base say something: %+v", r)
	}
	isRat(t, "without evidence", r.BareShare(), "2/5")
	if len(r.Without) != 4 || r.Without[0].Person.ID != "ann" || r.Without[0].Skill.Name != "Planning" || r.Without[2].Person.ID != "ben" || r.Without[2].Skill.Name != "Planning" {
		t.Errorf("without are %+v", r.Without)
	}
	// as of a day before the note that came since, nothing is there
	if r = mirrorOf(mirrorTeam(), f, "2026-09-30").Recency; r.Since != 0 || r.Bare != 5 {
		t.Errorf("as of the look: %+v", r)
	}
	// every rating with a base, half of them of the last days
	f = new(RaterFacts).look("ann", "2026-09-30", "33333", "", "").look("ben", "2026-09-30", "33333", "", "")
	for i, s := range mirrorSkills {
		f.note("ann", "2026-09-10", s, "")
		f.note("ben", []string{"2026-09-10", "2026-05-01"}[min(i, 1)], s, "")
	}
	r = mirrorOf(mirrorTeam(), f, mirrorDay).Recency
	isRat(t, "of the last days", r.Share(), "3/5")
	isRat(t, "without evidence", r.BareShare(), "0")
	if !r.Late() || r.Unseen() || r.Without != nil {
		t.Errorf("%+v", r)
	}
}

func TestMirrorAgainstSelfByTenure(t *testing.T) {
	r := mirrorTeam()
	f := new(RaterFacts)
	for _, on := range []string{"2026-03-01", "2026-09-01"} {
		f.look("ann", on, "44444", "3333-", "").look("ben", on, "33333", "44444", "")
	}
	f.look("cem", "2026-09-01", "22222", "33333", "")
	m := mirrorOf(r, f, mirrorDay)
	for i, want := range []struct {
		tenure Tenure
		pairs  int
		mean   string
	}{{TenureFirst, 5, "nil"}, {TenureMiddle, 10, "nil"}, {TenureLong, 8, "nil"}, {TenureUnknown, 0, "nil"}} {
		if s := m.Self[i]; s.Tenure != want.tenure || s.Pairs != want.pairs {
			t.Errorf("%d: %+v", i, s)
		}
		isRat(t, string(want.tenure), m.Self[i].Mean, want.mean) // of one rep each
	}
	r.People[0].StartedOn = day("2025-02-03")
	m = mirrorOf(r, f, mirrorDay)
	s := m.Self[1]
	isRat(t, "one to three years", s.Mean, "-1/9") // eight times one above, ten times one below
	isRat(t, "own", s.Own, "31/9")
	isRat(t, "self", s.Other, "32/9")
	if s.Sure != SureHint || s.Reps != 2 || s.Furthest == nil || s.Furthest.Person.ID != "ben" || s.Furthest.On != day("2026-09-01") {
		t.Errorf("%+v", s)
	}
}

func TestTenureOnItsBorders(t *testing.T) {
	r := mirrorTeam()
	p := &r.People[0]
	for _, c := range []struct {
		started, assigned, on string
		want                  Tenure
	}{
		{"2024-06-01", "", "2025-05-31", TenureFirst},
		{"2024-06-01", "", "2025-06-01", TenureMiddle},
		{"2024-06-01", "", "2027-06-01", TenureMiddle},
		{"2024-06-01", "", "2027-06-02", TenureLong},
		{"2024-06-01", "", "2024-05-31", TenureUnknown},
		{"", "2024-06-01", "2025-05-31", TenureFirst},
		{"", "", "2025-05-31", TenureUnknown},
	} {
		p.StartedOn = Date{}
		if c.started != "" {
			p.StartedOn = day(c.started)
		}
		r.Assignments = []Assignment{assigned("ann", "", levelTwo, c.assigned, "")}
		if got := tenureOf(r, p, day(c.on)); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}
