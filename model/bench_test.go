package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// rating of one skill on a day: who, when, by whom, step; 0 is skipped.
func rate(as *Assessments, who ID, on string, by Rater, skill ID, step int) {
	id := ID(fmt.Sprint("a", len(as.Assessments)))
	as.Assessments = append(as.Assessments, Assessment{Row: about(who, id), On: day(on)})
	as.Ratings = append(as.Ratings, Rating{Row: about(who, id+"r"), AssessmentID: id, SkillID: skill, Rater: by, Step: step, Skipped: step == 0})
}

func benchLines(found []BenchLine) []string {
	var out []string
	for i := range found {
		l := &found[i]
		var who []string
		for _, p := range l.People {
			who = append(who, strings.TrimSpace(fmt.Sprintf("%s %s %d %s", p.Person.ID, p.State, p.Step, p.On)))
		}
		out = append(out, fmt.Sprintf("%s %d/%d: %s", l.Strategic.ID, l.Filled(), l.Needed.People, strings.Join(who, ", ")))
	}
	return out
}

func TestBenchAtTheRecordedPace(t *testing.T) {
	var as Assessments
	rate(&as, "now", "2026-06-01", ByManager, skillTalk, 4)
	rate(&as, "agreed", "2026-06-01", ByManager, skillTalk, 3)
	rate(&as, "agreed", "2026-06-01", ByAgreed, skillTalk, 4)
	// one step in 100 days, one is missing: 100 days after the newest rating
	rate(&as, "rising", "2026-07-01", ByManager, skillTalk, 2)
	rate(&as, "rising", "2026-10-09", ByManager, skillTalk, 3)
	// one step in 101 days, two are missing
	rate(&as, "slow", "2026-06-30", ByManager, skillTalk, 1)
	rate(&as, "slow", "2026-10-09", ByManager, skillTalk, 2)
	rate(&as, "level", "2026-03-01", ByManager, skillTalk, 3)
	rate(&as, "level", "2026-10-01", ByManager, skillTalk, 3)
	rate(&as, "once", "2026-10-01", ByManager, skillTalk, 3)
	rate(&as, "self", "2026-07-01", BySelf, skillTalk, 2)
	rate(&as, "self", "2026-10-01", BySelf, skillTalk, 5)
	rate(&as, "later", "2026-07-01", ByManager, skillTalk, 2)
	rate(&as, "later", "2026-12-01", ByManager, skillTalk, 4) // nobody knows of it yet
	rate(&as, "leaves", "2026-06-01", ByManager, skillTalk, 5)
	r := &Roster{Framework: smallFramework()}
	for _, id := range []ID{"now", "agreed", "rising", "slow", "level", "once", "self", "later", "leaves", "stays"} {
		r.People = append(r.People, person(id, string(id)))
	}
	r.People[8].LeftOn = day("2027-01-16")
	r.People[9].LeftOn = day("2027-01-17")
	need := func(id ID, s ID, people int) NeededSkill {
		return NeededSkill{Row: Row{ID: id}, StrategicID: s, SkillID: skillTalk, Step: 4, People: people}
	}
	dir := Direction{
		Strategic: []Strategic{strategic("launch", "2027-01-17"), strategic("eve", "2027-01-16"), strategic("some day", ""), closedAs(strategic("lost", "2026-11-30"), MilestoneDropped, "2026-11-10")},
		Needed:    []NeededSkill{need("n1", "launch", 3), need("n2", "eve", 9), need("n3", "some day", 1), need("n4", "lost", 1)},
	}
	want := []string{
		"some day 1/1: agreed now 4, now now 4, rising in_time 3 2027-01-17, slow in_time 2 2027-04-29, level never 3, once unknown 3, later unknown 2, self unknown 0",
		"eve 3/9: leaves now 5, agreed now 4, now now 4, rising late 3 2027-01-17, slow late 2 2027-04-29, level never 3, once unknown 3, later unknown 2, self unknown 0, stays unknown 0",
		"launch 3/3: agreed now 4, now now 4, rising in_time 3 2027-01-17, slow late 2 2027-04-29, level never 3, once unknown 3, later unknown 2, self unknown 0, stays unknown 0",
	}
	got := benchLines(Bench(ConflictFacts{Roster: r, People: r.People, Direction: dir, Ratings: as}, monday))
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
