package model

import (
	"fmt"
	"math/big"
	"slices"
	"testing"
)

// mirrorTeam has three reps: Ann since 2021, Ben since 2025 and Cem since June 2026, all AE II (target 3 of each skill).
func mirrorTeam() *Roster {
	r := &Roster{Framework: smallFramework(), People: []Person{person("ann", "Ann"), person("ben", "Ben"), person("cem", "Cem")}}
	for i, start := range []string{"2021-02-01", "2025-02-03", "2026-06-01"} {
		r.People[i].StartedOn = day(start)
		r.Assignments = append(r.Assignments, assigned(r.People[i].ID, "", levelTwo, start, ""))
	}
	r.Framework.Skills = append(r.Framework.Skills, Skill{SkillID: "plan", Name: "Planning"}, Skill{SkillID: "team", Name: "Teamwork"})
	for _, s := range []ID{"plan", "team"} {
		r.Framework.Targets = append(r.Framework.Targets, Target{LevelID: levelTwo, SkillID: s, Step: 3})
	}
	return r
}

// mirrorSkills are the skills of the team, in its order.
var mirrorSkills = []ID{skillTalk, skillPrice, skillShow, "plan", "team"}

// look adds one look: a digit a skill, "-" for skipped, "." for nothing.
func (f *RaterFacts) look(who ID, on, own, self, agreed string) *RaterFacts {
	a := Assessment{Row: about(who, ID(fmt.Sprintf("%s-%s", who, on))), On: day(on), State: AssessmentCompared}
	f.Ratings.Assessments = append(f.Ratings.Assessments, a)
	for _, side := range []struct {
		by    Rater
		steps string
	}{{BySelf, self}, {ByManager, own}, {ByAgreed, agreed}} {
		for i, c := range side.steps {
			if c == '.' {
				continue
			}
			x := Rating{Row: about(who, ID(fmt.Sprintf("%s-%s-%s", a.ID, side.by, mirrorSkills[i]))), AssessmentID: a.ID, SkillID: mirrorSkills[i], Rater: side.by}
			if x.Skipped = c == '-'; !x.Skipped {
				x.Step = int(c - '0')
			}
			f.Ratings.Ratings = append(f.Ratings.Ratings, x)
		}
	}
	return f
}

// note adds evidence of a day for a skill, or for a rating.
func (f *RaterFacts) note(who ID, on string, skill, rating ID) *RaterFacts {
	id := ID(fmt.Sprintf("note%d", len(f.Evidence.Notes)))
	f.Evidence.Notes = append(f.Evidence.Notes, Note{Row: about(who, id), On: day(on), Kind: NoteEvidence})
	f.Evidence.Links = append(f.Evidence.Links, NoteLink{NoteID: id, SkillID: skill, RatingID: rating})
	return f
}

func isRat(t *testing.T, what string, got *big.Rat, want string) {
	t.Helper()
	said := "nil"
	if got != nil {
		said = got.RatString()
	}
	if said != want {
		t.Errorf("%s is %s, want %s", what, said, want)
	}
}

func mirrorOf(r *Roster, f *RaterFacts, on string) RaterMirror {
	return NewRaterMirror(r, r.People, f, day(on))
}

const mirrorDay = "2026-11-23"

func TestMirrorSaysNothingOfTooFew(t *testing.T) {
	for name, c := range map[string]struct {
		facts   *RaterFacts
		ratings int
		skipped int
	}{
		"empty":              {&RaterFacts{}, 0, 0},
		"three ratings":      {new(RaterFacts).look("ann", "2026-09-01", "345..", "", ""), 3, 0},
		"all skipped":        {new(RaterFacts).look("ann", "2026-09-01", "-----", "-----", "-----").look("ben", "2026-09-01", "-----", "", ""), 0, 10},
		"one skill":          {new(RaterFacts).look("ann", "2026-09-01", "3....", "", "").look("ben", "2026-09-01", "4....", "", "").look("cem", "2026-09-01", "5....", "", ""), 3, 0},
		"nine of two":        {new(RaterFacts).look("ann", "2026-09-01", "34334", "33333", "33333").look("ben", "2026-09-01", "3433.", "3333.", "3333."), 9, 0},
		"self alone":         {new(RaterFacts).look("ann", "2026-09-01", "", "33333", "").look("ben", "2026-09-01", "", "33333", ""), 0, 0},
		"after the day":      {new(RaterFacts).look("ann", "2026-11-24", "33333", "", "").look("ben", "2026-11-24", "33333", "", ""), 0, 0},
		"more than a year":   {new(RaterFacts).look("ann", "2025-11-23", "33333", "", "").look("ben", "2025-11-23", "33333", "", ""), 0, 0},
		"somebody not asked": {new(RaterFacts).look("zoe", "2026-09-01", "33333", "", "").look("yul", "2026-09-01", "33333", "", ""), 0, 0},
	} {
		m := mirrorOf(mirrorTeam(), c.facts, mirrorDay)
		if m.Ratings != c.ratings || m.Skipped != c.skipped {
			t.Errorf("%s: %d ratings and %d skipped, want %d and %d", name, m.Ratings, m.Skipped, c.ratings, c.skipped)
		}
		if m.Spread.Sure != SureFew || m.Spread.Mean != nil || m.Spread.Variance != nil || m.Spread.Narrow() || m.Spread.Deviation() != 0 {
			t.Errorf("%s: a spread %+v", name, m.Spread)
		}
		if m.Halo.Sure != SureFew || m.Halo.Mean != nil || m.Halo.People != nil || m.Halo.Alike() != nil {
			t.Errorf("%s: a halo %+v", name, m.Halo)
		}
		if m.Recency.Sure != SureFew || m.Recency.SureBare != SureFew || m.Recency.Share() != nil || m.Recency.BareShare() != nil || m.Recency.Late() || m.Recency.Unseen() {
			t.Errorf("%s: a recency %+v", name, m.Recency)
		}
		differences := []RaterDifference{m.Agreed, m.Target}
		for _, s := range m.Self {
			differences = append(differences, s.RaterDifference)
		}
		for i, d := range differences {
			if d.Sure != SureFew || d.Mean != nil || d.Own != nil || d.Other != nil || d.Furthest != nil || d.StandsOut() != 0 {
				t.Errorf("%s: a difference %d %+v", name, i, d)
			}
		}
	}
}

func TestMirrorOfOneRepIsOfTheRep(t *testing.T) {
	f := new(RaterFacts)
	r := mirrorTeam()
	for _, s := range []ID{"a", "b", "c", "d", "e", "f", "g"} { // twelve skills of one
		r.Framework.Skills = append(r.Framework.Skills, Skill{SkillID: s})
		mirrorSkills = append(mirrorSkills, s)
	}
	t.Cleanup(func() { mirrorSkills = mirrorSkills[:5] })
	m := mirrorOf(r, f.look("ann", "2026-09-01", "333333333333", "444444444444", ""), mirrorDay)
	if m.Ratings != 12 || m.Reps != 1 || m.Spread.Sure != SureFew || m.Halo.Sure != SureFew || m.Target.Sure != SureFew || m.Self[2].Sure != SureFew {
		t.Errorf("%+v", m)
	}
	if m.Oldest == nil || m.Oldest.ID != "ben" {
		t.Errorf("to be rated next is %+v, and Ben had no look", m.Oldest)
	}
}

func TestMirrorSpread(t *testing.T) {
	all := func(ann, ben, cem string) *RaterFacts {
		return new(RaterFacts).look("ann", "2026-09-01", ann, "", "").look("ben", "2026-09-02", ben, "", "").look("cem", "2026-09-03", cem, "", "")
	}
	for name, c := range map[string]struct {
		facts          *RaterFacts
		counts         [5]int
		mean, variance string
		narrow         bool
	}{
		"evenly":         {all("12345", "12345", "12345"), [5]int{3, 3, 3, 3, 3}, "3", "15/7", false},
		"one step":       {all("33333", "33333", "33333"), [5]int{0, 0, 15, 0, 0}, "3", "0", true},
		"two steps":      {all("34343", "43434", "3434."), [5]int{0, 0, 7, 7, 0}, "7/2", "7/26", true},
		"skipped is out": {all("12-45", "12345", "123--"), [5]int{3, 3, 2, 2, 2}, "11/4", "97/44", false},
		"around three":   {all("33333", "22.24", "444.."), [5]int{0, 3, 5, 4, 0}, "37/12", "83/132", false},
	} {
		m := mirrorOf(mirrorTeam(), c.facts, mirrorDay)
		var counts [5]int
		for i, x := range m.Spread.Counts {
			if x.Step != i+1 {
				t.Errorf("%s: step %d at place %d", name, x.Step, i)
			}
			counts[i] = x.Ratings
		}
		if counts != c.counts || m.Spread.Narrow() != c.narrow {
			t.Errorf("%s: %v, narrow %v", name, counts, m.Spread.Narrow())
		}
		isRat(t, name+": mean", m.Spread.Mean, c.mean)
		isRat(t, name+": variance", m.Spread.Variance, c.variance)
	}
	s := RaterSpread{Variance: big.NewRat(1, 2), Counts: make([]StepCount, 5)}
	if s.Narrow() || s.Even() != 1.4142135623730951 || s.Deviation() != 0.7071067811865476 {
		t.Errorf("exactly half of an even use stands out: %v of %v", s.Deviation(), s.Even())
	}
	s.Variance = big.NewRat(499999, 1000000)
	if !s.Narrow() {
		t.Error("a little less than half does not stand out")
	}
}

func TestMirrorOfAnotherScale(t *testing.T) {
	f := new(RaterFacts).look("ann", "2026-06-01", "55555", "", "").look("ann", "2026-09-01", "1234.", "", "").look("ben", "2026-09-01", "12341", "", "").look("cem", "2026-09-01", "4....", "", "")
	r := mirrorTeam()
	old := r.Framework
	old.Version.ID = "old"
	f.Frameworks = []Framework{old}
	f.Ratings.Assessments[0].VersionID = "old"
	r.Framework.Steps = r.Framework.Steps[:4]
	m := mirrorOf(r, f, mirrorDay)
	if m.Elsewhere != 5 || m.Ratings != 10 || len(m.Spread.Counts) != 4 {
		t.Fatalf("%d on another scale, %d stand, %d steps", m.Elsewhere, m.Ratings, len(m.Spread.Counts))
	}
	isRat(t, "mean", m.Spread.Mean, "5/2") // (10 + 11 + 4) / 10
	isRat(t, "twelve times the even variance", big.NewRat(m.Spread.evenTwelfths(), 1), "15")
}

func TestMirrorHalo(t *testing.T) {
	f := new(RaterFacts).look("ann", "2026-09-01", "44444", "", "").look("ben", "2026-09-01", "12345", "", "").look("cem", "2026-09-01", "2344.", "", "")
	m := mirrorOf(mirrorTeam(), f, mirrorDay)
	h := m.Halo
	if h.Sure != SureHint || h.Reps != 3 || h.Ratings != 14 || h.Fewer != 0 || len(h.People) != 3 {
		t.Fatalf("%+v", h)
	}
	isRat(t, "mean of the variances", h.Mean, "41/36") // (0 + 5/2 + 11/12) / 3
	for i, want := range []struct {
		who       ID
		low, high int
		variance  string
		alike     bool
	}{{"ann", 4, 4, "0", true}, {"cem", 2, 4, "11/12", false}, {"ben", 1, 5, "5/2", false}} {
		p := h.People[i]
		if p.Person.ID != want.who || p.Low != want.low || p.High != want.high || p.Alike != want.alike {
			t.Errorf("%d: %+v", i, p)
		}
		isRat(t, string(want.who), p.Variance, want.variance)
	}
	if a := h.Alike(); len(a) != 1 || a[0].Person.ID != "ann" {
		t.Errorf("alike are %+v", a)
	}
	// three skills are too few to be alike, and two such reps too few for a mean
	f = new(RaterFacts).look("ann", "2026-09-01", "444..", "", "").look("ben", "2026-09-01", "12345", "", "").look("cem", "2026-09-01", "23445", "", "")
	if h = mirrorOf(mirrorTeam(), f, mirrorDay).Halo; h.Fewer != 1 || h.Reps != 2 || h.Sure != SureFew || h.People != nil {
		t.Errorf("%+v", h)
	}
	// everybody rated alike: the mean is 0 and all of them are
	f = new(RaterFacts).look("ann", "2026-09-01", "44444", "", "").look("ben", "2026-09-01", "33333", "", "").look("cem", "2026-09-01", "22222", "", "")
	if h = mirrorOf(mirrorTeam(), f, mirrorDay).Halo; len(h.Alike()) != 3 {
		t.Errorf("%+v", h)
	}
}

func TestMirrorLeniency(t *testing.T) {
	for name, c := range map[string]struct {
		own, agreed         string
		mean, target        string
		higher, same, lower int
		stands, standsTo    int
		furthest            int
	}{
		"lenient":          {"44433", "33333", "3/5", "3/5", 6, 4, 0, 1, 1, 1},
		"severe":           {"22123", "33333", "-1", "-1", 0, 2, 8, -1, -1, 2},
		"as agreed":        {"34334", "34334", "0", "2/5", 0, 10, 0, 0, 0, 0},
		"few agreed":       {"44443", "3.-33", "", "4/5", 4, 2, 0, 0, 1, 0}, // six pairs
		"both ways":        {"42423", "33333", "0", "0", 4, 2, 4, 0, 0, 1},
		"skipped by agree": {"44433", "---33", "0", "3/5", 0, 4, 0, 0, 1, 0},
	} {
		f := new(RaterFacts).look("ann", "2026-09-01", c.own, "", c.agreed).look("ben", "2026-09-02", c.own, "", c.agreed)
		m := mirrorOf(mirrorTeam(), f, mirrorDay)
		d := m.Agreed
		if d.Higher != c.higher || d.Same != c.same || d.Lower != c.lower || d.StandsOut() != c.stands || m.Target.StandsOut() != c.standsTo {
			t.Errorf("%s: %+v", name, d)
		}
		if c.higher+c.same+c.lower < MirrorLeast {
			c.mean = "nil"
		}
		isRat(t, name, d.Mean, c.mean)
		isRat(t, name+" against the target", m.Target.Mean, c.target)
		if c.furthest == 0 {
			if d.Furthest != nil {
				t.Errorf("%s: furthest %+v", name, d.Furthest)
			}
		} else if d.Furthest == nil || max(d.Furthest.Step-d.Furthest.Other, d.Furthest.Other-d.Furthest.Step) != c.furthest || d.Furthest.Person.ID != "ben" {
			t.Errorf("%s: furthest %+v", name, d.Furthest)
		}
	}
}

// TestMirrorTakesTheTargetOfTheDay: the level held on the day of the look, in the version that was rated by.
func TestMirrorTakesTheTargetOfTheDay(t *testing.T) {
	r := mirrorTeam()
	r.Assignments[0] = assigned("ann", "", levelOne, "2021-02-01", "2026-09-30")
	r.Assignments = append(r.Assignments, assigned("ann", "", levelThree, "2026-10-01", ""))
	r.Assignments[1].LevelID = "" // of Ben no level is known
	f := new(RaterFacts).look("ann", "2026-09-01", "444..", "", "").look("ben", "2026-09-01", "444..", "", "")
	m := mirrorOf(r, f, mirrorDay)
	if m.Target.Pairs != 3 || m.Target.Higher != 3 || m.Ratings != 6 {
		t.Errorf("against the target of September: %+v", m.Target)
	}
	f.Frameworks = []Framework{{Version: Version{Row: Row{ID: "first"}}, Steps: r.Framework.Steps, Targets: []Target{{LevelID: levelOne, SkillID: skillTalk, Step: 5}}}}
	f.Ratings.Assessments[0].VersionID = "first"
	m = mirrorOf(r, f, mirrorDay)
	if m.Target.Pairs != 1 || m.Target.Lower != 1 {
		t.Errorf("against the version that was rated by: %+v", m.Target)
	}
}

// TestMirrorCountsOwnRatingsThatStand: the newest of each skill, with its correction; nobody else's, and nothing held back.
func TestMirrorCountsOwnRatingsThatStand(t *testing.T) {
	r := mirrorTeam()
	r.Owner.ID = "me"
	f := new(RaterFacts).look("ann", "2026-06-01", "11111", "", "").look("ann", "2026-09-01", "22-..", "", "").look("ben", "2026-09-01", "55555", "", "").look("cem", "2026-09-01", "44444", "", "")
	for i := range f.Ratings.Ratings {
		f.Ratings.Ratings[i].AuthorID = "me"
	}
	for i := range f.Ratings.Ratings {
		if f.Ratings.Ratings[i].SubjectID == "ben" {
			f.Ratings.Ratings[i].AuthorID = "the manager before"
		}
	}
	f.Ratings.Assessments[3].Blind, f.Ratings.Assessments[3].State = true, AssessmentOpen
	f.Ratings.Ratings = append(f.Ratings.Ratings, Rating{Row: about("ann", "again"), AuthorID: "me", AssessmentID: "ann-2026-09-01", SkillID: skillPrice, Rater: ByManager, Step: 3})
	m := mirrorOf(r, f, mirrorDay)
	var counts []int
	for _, c := range m.Spread.Counts {
		counts = append(counts, c.Ratings)
	}
	if m.Ratings != 4 || m.Skipped != 1 || m.Reps != 1 || !slices.Equal(counts, []int{2, 1, 1, 0, 0}) {
		t.Errorf("%d ratings of %d, %d skipped: %v", m.Ratings, m.Reps, m.Skipped, counts)
	}
}

// TestMirrorAgreedHoldsAsOfTheDay: what is agreed in three steps counts from the day on which it was.
func TestMirrorAgreedHoldsAsOfTheDay(t *testing.T) {
	f := new(RaterFacts).look("ann", "2026-09-01", "44444", "", "33333").look("ben", "2026-09-01", "44444", "", "33333")
	for i := range f.Ratings.Assessments {
		a := &f.Ratings.Assessments[i]
		a.Blind, a.State, a.AgreedOn = true, AssessmentAgreed, day("2026-09-10")
	}
	for on, want := range map[string]int{"2026-09-09": 0, "2026-09-10": 10} {
		if m := mirrorOf(mirrorTeam(), f, on); m.Agreed.Pairs != want || m.Ratings != 10 {
			t.Errorf("as of %s: %d pairs of %d ratings", on, m.Agreed.Pairs, m.Ratings)
		}
	}
}
