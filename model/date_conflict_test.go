package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// conflictLine is a conflict as a line: kind, whose, what, both dates, and how many days too late.
func conflictLine(c *DateConflict) string {
	days, known := c.Days()
	parts := []string{string(c.Kind), string(c.Person), "", string(c.strategicID()), "", c.Ready.String(), c.Needed.String(), ""}
	if c.Career != nil {
		parts[2] = string(c.Career.ID)
	}
	if c.WaitsFor != nil {
		parts[4] = string(c.WaitsFor.ID)
	}
	if known {
		parts[7] = fmt.Sprint(days)
	}
	return strings.Join(parts, " ")
}

func conflictLines(found []DateConflict) []string {
	out := []string{}
	for i := range found {
		out = append(out, conflictLine(&found[i]))
	}
	return out
}

func closedAs(s Strategic, state MilestoneState, on string) Strategic {
	s.State, s.ClosedOn = state, day(on)
	return s
}

func TestConflictsOfLinks(t *testing.T) {
	archived := strategic("archived", "2027-01-01")
	archived.ArchivedAt = 1
	dir := Direction{
		Strategic: []Strategic{
			closedAs(strategic("lost", "2026-11-30"), MilestoneDropped, "2026-11-10"), closedAs(strategic("won", "2026-11-30"), MilestoneReached, "2026-11-10"),
			archived, strategic("launch", "2027-03-01"), strategic("some day", ""),
		},
		Careers: []Career{
			career("a", "in time", "2027-03-01"), career("a", "a day late", "2027-03-02"), career("b", "overdue", "2026-11-22"), career("b", "today", "2026-11-23"),
			career("b", "no day", ""), reached(career("c", "done late", "2027-05-01"), "2026-11-20"), career("c", "of what was lost", "2027-05-01"), career("z", "of nobody here", "2027-05-01"),
		},
		Links: []Link{
			tied("a", "in time", "launch"), tied("a", "a day late", "launch"), tied("b", "overdue", "launch"), tied("b", "today", "launch"), tied("b", "no day", "launch"),
			tied("b", "no day", "some day"), tied("c", "done late", "launch"), tied("c", "of what was lost", "lost"), tied("c", "of what was lost", "won"), tied("c", "of what was lost", "archived"),
			tied("c", "of what was lost", "some day"), tied("z", "of nobody here", "launch"), tied("a", "in time", "nowhere"),
		},
	}
	people := []Person{person("a", "Amara"), person("b", "Ben"), person("c", "Cleo")}
	r := &Roster{Framework: smallFramework(), People: people}
	want := []string{
		"closed c of what was lost lost  2027-05-01 2026-11-30 152",
		"late a a day late launch  2027-03-02 2027-03-01 1",
		"overdue b overdue launch  2026-11-22 2027-03-01 -99",
		"undated b no day launch   2027-03-01 ",
	}
	if got := conflictLines(Conflicts(ConflictFacts{r, people, dir, nil, Assessments{}}, monday)); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	early := conflictLines(Conflicts(ConflictFacts{r, people, dir, nil, Assessments{}}, day("2026-11-09")))
	if slices.ContainsFunc(early, func(s string) bool { return strings.HasPrefix(s, "closed") || strings.HasPrefix(s, "overdue") }) {
		t.Errorf("before anything was closed: %q", early)
	}
}

func TestConflictsOfOrder(t *testing.T) {
	waits := func(who, before ID) Dependency {
		return Dependency{Row: Row{ID: who + ">" + before}, StrategicID: who, WaitsForID: before}
	}
	dir := Direction{
		Strategic: []Strategic{
			strategic("plan", "2027-02-01"), strategic("launch", "2027-03-01"), strategic("groups", "2027-06-30"), strategic("open", ""),
			closedAs(strategic("missed", "2026-10-01"), MilestoneMissed, "2026-10-01"), closedAs(strategic("reached", "2026-10-01"), MilestoneReached, "2026-10-01"),
		},
		Dependencies: []Dependency{
			waits("launch", "plan"), waits("launch", "groups"), waits("launch", "open"), waits("groups", "missed"), waits("groups", "reached"), waits("missed", "groups"), waits("groups", "nowhere"),
		},
	}
	want := []string{"order   launch groups 2027-06-30 2027-03-01 121", "waits   groups missed 2026-10-01 2027-06-30 -272"}
	if got := conflictLines(Conflicts(ConflictFacts{Roster: &Roster{}, Direction: dir}, monday)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestConflictsOfSkills(t *testing.T) {
	people := []Person{person("a", "Amara"), person("b", "Ben"), person("c", "Cleo"), person("d", "Dana")}
	r := &Roster{Framework: smallFramework(), People: people}
	as := Assessments{
		Assessments: []Assessment{{Row: about("a", "as a"), On: day("2026-11-01")}, {Row: about("b", "as b"), On: day("2026-11-01")}},
		Ratings: []Rating{
			{Row: about("a", "r a"), AssessmentID: "as a", SkillID: skillTalk, Rater: ByManager, Step: 4},
			{Row: about("b", "r b"), AssessmentID: "as b", SkillID: skillTalk, Rater: BySelf, Step: 5}, // one's own word alone is no rating
		},
	}
	grows := func(who, id ID, due string, skill, level ID) Career {
		c := career(who, id, due)
		c.SkillID, c.LevelID = skill, level
		return c
	}
	dir := Direction{
		Strategic: []Strategic{strategic("launch", "2027-07-01")},
		Careers: []Career{
			grows("b", "talks", "2027-10-01", skillTalk, ""), grows("b", "other", "2027-02-01", skillPrice, ""), // October is too late for July
			grows("c", "senior", "2027-06-30", "", levelThree), grows("d", "no day", "", skillTalk, ""), grows("d", "two", "2027-01-01", "", levelTwo),
		},
		Links: []Link{tied("b", "talks", "launch")},
	}
	for _, c := range []struct {
		people int
		want   []string
	}{
		{2, nil}, // Amara can, Cleo will by the end of June
		{3, []string{"late b talks launch  2027-10-01 2027-07-01 92", "skill_late b talks launch  2027-10-01 2027-07-01 92"}},
		{4, []string{"late b talks launch  2027-10-01 2027-07-01 92", "skill_late b talks launch  2027-10-01 2027-07-01 92", "skill_short   launch   2027-07-01 "}},
	} {
		dir.Needed = []NeededSkill{{StrategicID: "launch", SkillID: skillTalk, Step: 4, People: c.people}}
		got := Conflicts(ConflictFacts{r, people, dir, nil, as}, monday)
		if c.want == nil {
			c.want = []string{"late b talks launch  2027-10-01 2027-07-01 92"}
		}
		if lines := conflictLines(got); !slices.Equal(lines, c.want) {
			t.Errorf("%d people: %q, want %q", c.people, lines, c.want)
		}
		if last := got[len(got)-1]; c.people == 4 && (last.Have != 2 || last.People != 4 || last.Step != 4) {
			t.Errorf("too few: %+v", last)
		}
	}
}

func TestConflictsOfGoals(t *testing.T) {
	goal := func(id, career, skill ID, due string) Goal {
		return Goal{Row: about("a", id), CareerMilestoneID: career, SkillID: skill, OpenedOn: day("2026-06-01"), DueOn: day(due), State: GoalOpen}
	}
	closed, archived, replaced := goal("closed", "pilot", "", "2027-09-01"), goal("archived", "pilot", "", "2027-09-01"), goal("replaced", "pilot", "", "2027-09-01")
	closed.ClosedOn, archived.ArchivedAt, replaced.ReplacedBy = day("2026-11-01"), 1, "x"
	f := ConflictFacts{
		Roster: &Roster{Framework: smallFramework()}, People: []Person{person("a", "Amara")},
		Direction: Direction{
			Strategic: []Strategic{strategic("launch", "2027-07-01")}, Careers: []Career{career("a", "pilot", "2027-02-15"), career("a", "no day", "")},
			Needed: []NeededSkill{{StrategicID: "launch", SkillID: skillTalk, Step: 3, People: 1}},
		},
		Goals: []Goal{
			goal("in time", "pilot", "", "2027-02-15"), goal("late", "pilot", skillTalk, "2027-10-01"), goal("no day", "pilot", "", ""), goal("for no day", "no day", "", "2027-09-01"),
			closed, archived, replaced,
		},
	}
	want := []string{"goal a pilot   2027-10-01 2027-02-15 228", "skill_late a  launch  2027-10-01 2027-07-01 92"}
	if got := conflictLines(Conflicts(f, monday)); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	f.Goals = append(f.Goals, goal("sooner", "", skillTalk, "2027-07-01"))
	if got := conflictLines(Conflicts(f, monday)); !slices.Equal(got, want[:1]) {
		t.Errorf("with a goal that is in time: %q", got)
	}
}

// TestConflictsAreANaiveRecount compares every pair of ends by hand.
func TestConflictsAreANaiveRecount(t *testing.T) {
	r := seeded(t)
	for range 2000 {
		people, d := someDirection(r)
		for i := range d.Careers {
			if r.Intn(5) == 0 {
				d.Careers[i].DueOn = Date{}
			}
		}
		got := map[string]int{}
		for _, c := range Conflicts(ConflictFacts{Roster: &Roster{}, People: people, Direction: d}, monday) {
			got[string(c.Kind)+" "+string(c.Link.ID)]++
		}
		want := map[string]int{}
		for _, l := range d.Links {
			c, s := d.CareerByID(l.CareerID), d.StrategicByID(l.StrategicID)
			if !c.Current(monday) || !slices.ContainsFunc(people, func(p Person) bool { return p.ID == c.SubjectID }) || s.ArchivedAt != 0 || s.OpenedOn.After(monday) {
				continue
			}
			lost := !s.ClosedOn.IsZero() && !s.ClosedOn.After(monday)
			switch {
			case lost && s.State != MilestoneReached:
				want["closed "+string(l.ID)]++
			case lost:
			case c.DueOn.IsZero():
				want["undated "+string(l.ID)]++
			case c.DueOn.After(s.DueOn):
				want["late "+string(l.ID)]++
			case c.DueOn.Before(monday):
				want["overdue "+string(l.ID)]++
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}

func TestAConflictKeepsItsKeyAndWhoSeesIt(t *testing.T) {
	secret := career("a", "secret", "2027-05-01")
	secret.Visibility = Private
	d := Direction{Strategic: []Strategic{strategic("launch", "2027-03-01")}, Careers: []Career{secret, career("b", "open", "2027-04-01")}, Links: []Link{tied("a", "secret", "launch"), tied("b", "open", "launch")}}
	f := ConflictFacts{Roster: &Roster{}, People: []Person{person("a", "Amara"), person("b", "Ben")}, Direction: d}
	found := Conflicts(f, monday)
	if found[0].Visibility() != Shared || found[1].Visibility() != Private {
		t.Errorf("%v and %v", found[0].Visibility(), found[1].Visibility())
	}
	before := found[1].Key()
	d.Careers[0].DueOn = day("2027-06-01")
	if after := Conflicts(f, monday)[1].Key(); after != before || before == found[0].Key() {
		t.Errorf("the key was %q and is %q", before, after)
	}
}
