package model

import (
	"fmt"
	"slices"
	"testing"
)

// stepsOf are ratings by the manager of one skill on a day, one for each person; 0 is none.
func stepsOf(on string, skill ID, steps ...int) Assessments {
	var as Assessments
	for i, step := range steps {
		if step == 0 {
			continue
		}
		who := ID(fmt.Sprint("p", i))
		as.Assessments = append(as.Assessments, Assessment{Row: about(who, "as-"+who), On: day(on)})
		as.Ratings = append(as.Ratings, Rating{Row: about(who, "r-"+who), AssessmentID: "as-" + who, SkillID: skill, Rater: ByManager, Step: step})
	}
	return as
}

// crew are so many people, all on the second level, which asks for 3.
func crew(n int) (*Roster, []Person) {
	r := &Roster{Framework: smallFramework(), File: File{FadeMonths: DefaultFadeMonths}}
	for i := range n {
		id := ID(fmt.Sprint("p", i))
		r.People = append(r.People, person(id, fmt.Sprintf("Person %c", 'A'+i)))
		r.Assignments = append(r.Assignments, assigned(id, "", levelTwo, "", ""))
	}
	return r, r.People
}

func TestMatrixMedianIsTheMiddleOfThoseRated(t *testing.T) {
	for _, c := range []struct {
		steps []int
		want  float64
	}{
		{[]int{0, 0}, 0},
		{[]int{4}, 4},
		{[]int{2, 5}, 3.5},
		{[]int{5, 1, 2}, 2},
		{[]int{0, 4, 0, 3}, 3.5}, // not rated is no 0
		{[]int{1, 2, 2, 5}, 2},
	} {
		r, people := crew(len(c.steps))
		m := NewTeamMatrix(r, people, MatrixOptions{Ratings: stepsOf("2026-11-01", skillTalk, c.steps...), On: day("2026-11-23")})
		if got := m.Skills[0].Median; got != c.want {
			t.Errorf("%v: median %v, want %v", c.steps, got, c.want)
		}
	}
}

func TestMatrixIsWeakWhereMostAndAtLeastThreeAreBelow(t *testing.T) {
	for _, c := range []struct {
		steps []int
		below int
		weak  bool
	}{
		{[]int{2, 2}, 2, false},             // all, but only two
		{[]int{2, 2, 2}, 3, true},           //
		{[]int{2, 2, 2, 3, 3, 3}, 3, false}, // half is not most
		{[]int{2, 2, 2, 3, 3}, 3, true},
		{[]int{2, 2, 2, 3, 3, 0, 0}, 3, true}, // of those rated
		{[]int{3, 4, 5}, 0, false},
	} {
		r, people := crew(len(c.steps))
		m := NewTeamMatrix(r, people, MatrixOptions{Ratings: stepsOf("2026-11-01", skillTalk, c.steps...), On: day("2026-11-23")})
		if s := m.Skills[0]; s.Below != c.below || s.Weak() != c.weak || (len(m.Weakest()) == 1) != c.weak {
			t.Errorf("%v: %d below, weak %v", c.steps, s.Below, s.Weak())
		}
	}
}

func TestMatrixWeakestComesFirst(t *testing.T) {
	r, people := crew(5)
	as := stepsOf("2026-11-01", skillTalk, 2, 2, 2, 3, 3)
	worse := stepsOf("2026-11-02", skillShow, 2, 2, 2, 2, 3)
	for i := range worse.Assessments {
		worse.Assessments[i].ID += "-2"
		worse.Ratings[i].AssessmentID += "-2"
	}
	as.Assessments, as.Ratings = append(as.Assessments, worse.Assessments...), append(as.Ratings, worse.Ratings...)
	m := NewTeamMatrix(r, people, MatrixOptions{Ratings: as, On: day("2026-11-23")})
	if got := m.Weakest(); !slices.Equal(got, []int{2, 0}) {
		t.Errorf("weakest %v", got)
	}
	if m.Gaps() != 7 || m.Rated() != 10 {
		t.Errorf("%d gaps, %d rated", m.Gaps(), m.Rated())
	}
}

func TestMatrixCountsOnlySkillsOfTheOwnLadder(t *testing.T) {
	r, people := crew(2)
	r.Assignments[1].LevelID = "s1"
	r.Framework.Targets = append(r.Framework.Targets, Target{LevelID: "s1", SkillID: skillTalk, Step: 5}, Target{LevelID: "s1", SkillID: skillPrice, Step: 2})
	r.Framework.Asks = []LadderSkill{{LadderID: "ae", SkillID: skillTalk}, {LadderID: "cs", SkillID: skillShow}}
	m := NewTeamMatrix(r, people, MatrixOptions{Ratings: stepsOf("2026-11-01", skillTalk, 1, 1), On: day("2026-11-23")})
	if len(m.Skills) != 2 || m.Skills[1].Skill.SkillID != skillPrice {
		t.Fatalf("a skill asked of nobody here is shown: %+v", m.Skills)
	}
	ae, sdr := m.Rows[0], m.Rows[1]
	if ae.Gap != 2 || !ae.Cells[0].Asked {
		t.Errorf("the AE: %+v", ae)
	}
	if sdr.Gap != 0 || sdr.Cells[0].Asked || sdr.Cells[0].Target != 0 || sdr.Cells[0].Step() != 1 || !sdr.Cells[1].Asked {
		t.Errorf("the SDR's ladder does not ask for talks: %+v", sdr)
	}
	if s := m.Skills[0]; s.Held != 1 || s.Below != 1 || s.Rated != 2 || s.Lowest != 3 || s.Most != 3 {
		t.Errorf("talks: %+v", s)
	}
	if s := m.Skills[1]; s.Lowest != 2 || s.Most != 3 || s.Rated != 0 {
		t.Errorf("price: %+v", s)
	}
}

func TestMatrixAgainstOneLevelForAll(t *testing.T) {
	r, people := crew(2)
	r.Assignments[1].LevelID = ""
	as := stepsOf("2026-11-01", skillTalk, 3, 3)
	own := NewTeamMatrix(r, people, MatrixOptions{Ratings: as, On: day("2026-11-23")})
	if own.Rows[0].Gap != 0 || own.Rows[1].Level != nil || own.Rows[1].Gap != 0 || own.Skills[0].Held != 1 {
		t.Errorf("against the own level: %+v", own)
	}
	senior := NewTeamMatrix(r, people, MatrixOptions{Ratings: as, On: day("2026-11-23"), Level: r.Framework.Level(levelThree)})
	if senior.Rows[0].Gap != 1 || senior.Rows[1].Gap != 1 {
		t.Errorf("against Senior AE: %+v", senior.Rows)
	}
}

func TestMatrixFadesWithoutNewEvidence(t *testing.T) {
	r, people := crew(3)
	as := stepsOf("2026-05-22", skillTalk, 3, 3, 3)
	as.Assessments[1].On = day("2026-05-23") // to the day six months ago: not older
	seen := Evidence{
		Notes: []Note{{Row: about("p2", "n"), On: day("2026-10-01")}, {Row: about("p0", "later"), On: day("2026-12-01")}},
		Links: []NoteLink{{Row: about("p2", "l"), NoteID: "n", RatingID: "r-p2"}, {Row: about("p0", "k"), NoteID: "later", SkillID: skillTalk}},
		Rated: map[ID]ID{"r-p2": skillTalk},
		Goals: []Goal{{Row: about("p1", "g"), SkillID: skillPrice}}, CheckIns: []CheckIn{{Row: about("p1", "c"), GoalID: "g", On: day("2026-11-02")}},
	}
	newest := seen.newest(day("2026-11-23"))
	for i := range people {
		for _, s := range r.Framework.Skills {
			if got, want := newest[skillOf{people[i].ID, s.SkillID}], seen.LastFor(people[i].ID, s.SkillID, day("2026-11-23")); got != want {
				t.Errorf("%s, %s: %v, want %v", people[i].ID, s.SkillID, got, want)
			}
		}
	}
	got := func(months int) (out []bool) {
		r.File.FadeMonths = months
		m := NewTeamMatrix(r, people, MatrixOptions{Ratings: as, Evidence: seen, On: day("2026-11-23")})
		for i := range m.Rows {
			out = append(out, m.Rows[i].Cells[0].Faded)
		}
		return out
	}
	if x := got(6); !slices.Equal(x, []bool{true, false, false}) {
		t.Errorf("faded %v", x)
	}
	if x := got(0); slices.Contains(x, true) {
		t.Errorf("nothing fades without a number of months: %v", x)
	}
}

func TestMatrixSorts(t *testing.T) {
	r, people := crew(4)
	m := NewTeamMatrix(r, people, MatrixOptions{Ratings: stepsOf("2026-11-01", skillTalk, 3, 1, 0, 2), On: day("2026-11-23")})
	for _, c := range []struct {
		by   TeamSort
		want string
	}{
		{TeamSort{By: ByGap}, "BDAC"},
		{TeamSort{By: ByGap, Back: true}, "ACDB"},
		{TeamSort{By: ByName}, "ABCD"},
		{TeamSort{By: ByName, Back: true}, "DCBA"},
		{TeamSort{By: BySkill, Skill: skillTalk}, "BDAC"},
		{TeamSort{By: BySkill, Skill: skillTalk, Back: true}, "ADBC"}, // who is not rated stays at the end
		{TeamSort{By: BySkill, Skill: "gone"}, "ABCD"},
	} {
		m.Sort(c.by)
		got := ""
		for i := range m.Rows {
			got += m.Rows[i].Person.Name[len("Person "):]
		}
		if got != c.want {
			t.Errorf("%+v: %s, want %s", c.by, got, c.want)
		}
	}
}

func TestMatrixSetsGroupsSideBySide(t *testing.T) {
	r, people := crew(1)
	r.Framework.Skills[0].SkillGroup, r.Framework.Skills[1].SkillGroup, r.Framework.Skills[2].SkillGroup = "Selling", "Deals", "Selling"
	m := NewTeamMatrix(r, people, MatrixOptions{Ratings: stepsOf("2026-11-01", skillShow, 4), On: day("2026-11-23")})
	var got []ID
	for i := range m.Skills {
		got = append(got, m.Skills[i].Skill.SkillID)
	}
	if !slices.Equal(got, []ID{skillTalk, skillShow, skillPrice}) || m.Rows[0].Cells[1].Step() != 4 || m.Skills[1].Median != 4 {
		t.Errorf("columns %v, %+v", got, m.Rows[0].Cells)
	}
	deals := NewTeamMatrix(r, people, MatrixOptions{Ratings: stepsOf("2026-11-01", skillShow, 1), On: day("2026-11-23"), Group: "Deals"})
	if len(deals.Skills) != 1 || deals.Rows[0].Gap != 0 || deals.Rated() != 0 {
		t.Errorf("one group alone counts its own: %+v", deals)
	}
}

func TestMatrixOfALargeTeam(t *testing.T) {
	r, people := crew(0)
	var as Assessments
	for i := range 2000 {
		id := ID(fmt.Sprint("p", i))
		people = append(people, person(id, fmt.Sprint("Person ", i)))
		r.Assignments = append(r.Assignments, assigned(id, "", levelTwo, "", ""))
		as.Assessments = append(as.Assessments, Assessment{Row: about(id, "as-"+id), On: day("2026-11-01")})
		for _, s := range r.Framework.Skills {
			as.Ratings = append(as.Ratings, Rating{Row: about(id, ""), AssessmentID: "as-" + id, SkillID: s.SkillID, Rater: ByManager, Step: 1 + i%5})
		}
	}
	r.People = people
	m := NewTeamMatrix(r, people, MatrixOptions{Ratings: as, On: day("2026-11-23")})
	if s := m.Skills[0]; s.Rated != 2000 || s.Median != 3 || s.Below != 800 {
		t.Errorf("%+v", s)
	}
}
