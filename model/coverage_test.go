package model

import (
	"slices"
	"testing"
)

func career(who, id ID, due string) Career {
	return Career{Row: about(who, id), Title: string(id), DueOn: day(due), OpenedOn: day("2026-06-01"), State: MilestoneActive}
}

func strategic(id ID, due string) Strategic {
	return Strategic{
		Row: Row{ID: id, Visibility: Team}, Title: string(id), DueOn: day(due), OpenedOn: day("2026-06-01"), State: MilestoneActive,
		ForCustomers: "for customers of " + string(id),
	}
}

func tied(who, from, to ID) Link {
	return Link{Row: about(who, from+">"+to), CareerID: from, StrategicID: to, Role: RoleLeads}
}

func reached(c Career, on string) Career {
	c.State, c.ClosedOn = MilestoneReached, day(on)
	return c
}

func threadIDs(threads []Thread) []ID {
	var out []ID
	for _, t := range threads {
		out = append(out, t.Link.ID)
	}
	return out
}

// wholeDirection has a person for every case.
func wholeDirection() Direction {
	archived := career("a", "archived", "2026-12-01")
	archived.ArchivedAt = 1
	missed := career("e", "missed", "2026-10-01")
	missed.State, missed.ClosedOn = MilestoneMissed, day("2026-10-02")
	closed := strategic("closed", "2026-10-31")
	closed.State, closed.ClosedOn = MilestoneReached, day("2026-10-30")
	return Direction{
		Strategic: []Strategic{closed, strategic("launch", "2027-03-01"), strategic("groups", "2027-06-30"), strategic("lonely", "2027-12-31")},
		Careers: []Career{
			archived, career("a", "pilot", "2027-02-15"), career("a", "senior", "2027-06-10"),
			career("b", "alone", "2027-03-22"), career("c", "free", "2027-05-01"), reached(career("d", "done", "2026-10-09"), "2026-10-09"), missed,
			career("f", "for the closed one", "2026-12-01"),
		},
		Links: []Link{
			tied("a", "senior", "groups"), tied("a", "pilot", "launch"), tied("a", "archived", "lonely"), tied("b", "alone", "launch"),
			tied("d", "done", "launch"), tied("e", "missed", "groups"), tied("f", "for the closed one", "closed"), tied("a", "pilot", "nowhere"),
		},
	}
}

func TestThreads(t *testing.T) {
	dir := wholeDirection()
	got := threadIDs(dir.Threads(monday))
	want := []ID{"for the closed one>closed", "done>launch", "pilot>launch", "alone>launch", "senior>groups"}
	if !slices.Equal(got, want) {
		t.Errorf("threads %v, want %v", got, want)
	}
	if got := threadIDs(dir.Serves("pilot", monday)); !slices.Equal(got, []ID{"pilot>launch"}) {
		t.Errorf("the pilot serves %v", got)
	}
	if got := threadIDs(dir.GrownInto("launch", monday)); len(got) != 3 {
		t.Errorf("into the launch grow %v", got)
	}
	if got := dir.Threads(day("2026-05-31")); got != nil {
		t.Errorf("before anything was opened: %v", threadIDs(got))
	}
}

func TestThreadSlack(t *testing.T) {
	thread := func(career, strategic string) Thread {
		return Thread{Career: Career{DueOn: day(career), OpenedOn: day("2026-01-01")}, Strategic: Strategic{DueOn: day(strategic)}}
	}
	for _, c := range []struct {
		career, strategic string
		days              int
		known, late       bool
	}{
		{"2027-02-15", "2027-03-01", 14, true, false},
		{"2027-03-01", "2027-03-01", 0, true, false},
		{"2027-03-22", "2027-03-01", -21, true, true},
		{"", "2027-03-01", 0, false, false},
		{"2027-03-22", "", 0, false, false},
	} {
		th := thread(c.career, c.strategic)
		if days, known := th.SlackDays(); days != c.days || known != c.known || th.Late(monday) != c.late {
			t.Errorf("%q for %q: %d, %v, late %v", c.career, c.strategic, days, known, th.Late(monday))
		}
	}
	done := thread("2027-03-22", "2027-03-01")
	done.Career.ClosedOn = day("2026-11-20")
	if done.Late(monday) {
		t.Error("what is closed is late")
	}
}

func TestCoverage(t *testing.T) {
	reps := []Person{person("a", "Amara"), person("b", "Tomás"), person("c", "Kenji"), person("d", "Łucja"), person("e", "Eve"), person("f", "Finn"), person("n", "Thu Hà")}
	cov := NewCoverage(reps, wholeDirection(), monday)
	if got, want := names(cov.WithoutNeeded), []string{"Kenji", "Eve", "Finn", "Thu Hà"}; !slices.Equal(got, want) {
		t.Errorf("without one the team needs %q, want %q", got, want)
	}
	if got, want := names(cov.WithoutAny), []string{"Eve", "Thu Hà"}; !slices.Equal(got, want) {
		t.Errorf("without any %q, want %q", got, want)
	}
	if len(cov.Uncovered) != 1 || cov.Uncovered[0].ID != "lonely" {
		t.Errorf("uncovered %+v", cov.Uncovered)
	}
	if len(cov.ServesNothing) != 1 || cov.ServesNothing[0].ID != "free" {
		t.Errorf("serves nothing %+v", cov.ServesNothing)
	}
	if got := threadIDs(cov.Late); !slices.Equal(got, []ID{"alone>launch"}) {
		t.Errorf("late %v", got)
	}
	if others := NewCoverage(reps[2:3], wholeDirection(), monday); len(others.Uncovered) != 3 || len(others.Late) != 0 {
		t.Errorf("of Kenji alone: uncovered %d, late %v", len(others.Uncovered), threadIDs(others.Late))
	}
	october := NewCoverage(reps, wholeDirection(), day("2026-10-15"))
	if got := names(october.WithoutNeeded); slices.Contains(got, "Finn") {
		t.Errorf("in October Finn's milestone was needed: %q", got)
	}
}

func TestLineOfSight(t *testing.T) {
	dir := wholeDirection()
	goal := func(id, career, skill ID) Goal {
		return Goal{Row: about("a", id), CareerMilestoneID: career, SkillID: skill, OpenedOn: day("2026-06-01"), State: GoalOpen}
	}
	skills := []SkillState{{Skill: Skill{SkillID: skillTalk}}, {Skill: Skill{SkillID: skillPrice}}}
	closed := goal("closed", "pilot", "")
	closed.ClosedOn = day("2026-11-01")
	archived := goal("archived", "pilot", "")
	archived.ArchivedAt = 1
	stranger := goal("stranger", "pilot", "")
	stranger.SubjectID = "z"

	for _, c := range []struct {
		name                 string
		goals                []Goal
		goal, career, thread ID
	}{
		{"the first that reaches the team", []Goal{goal("g1", "", ""), goal("g2", "senior", skillTalk), goal("g3", "pilot", "")}, "g2", "senior", "senior>groups"},
		{"closed, archived and others' goals do not count", []Goal{closed, archived, stranger, goal("g4", "", skillPrice)}, "g4", "", ""},
		{"a closed career milestone ends the chain", []Goal{goal("g5", "done", "")}, "g5", "", ""},
		{"no goal: the career milestone that serves the team first", nil, "", "pilot", "pilot>launch"},
	} {
		l := NewLineOfSight("a", Growth{Goals: c.goals}, dir, skills, monday)
		var g, ca, th ID
		if l.Goal != nil {
			g = l.Goal.ID
		}
		if l.Career != nil {
			ca = l.Career.ID
		}
		if l.Thread != nil {
			th = l.Thread.Link.ID
		}
		if g != c.goal || ca != c.career || th != c.thread {
			t.Errorf("%s: %q, %q, %q; want %q, %q, %q", c.name, g, ca, th, c.goal, c.career, c.thread)
		}
	}
	l := NewLineOfSight("a", Growth{Goals: []Goal{goal("g2", "pilot", skillTalk)}}, dir, skills, monday)
	if l.Skill == nil || l.Skill.Skill.SkillID != skillTalk || l.Customer != "for customers of launch" || l.Empty() {
		t.Errorf("the whole chain: %+v", l)
	}
	if l := NewLineOfSight("c", Growth{}, dir, nil, monday); l.Career == nil || l.Career.ID != "free" || l.Thread != nil {
		t.Errorf("a career milestone that serves nothing: %+v", l)
	}
	if l := NewLineOfSight("n", Growth{}, dir, nil, monday); !l.Empty() {
		t.Errorf("nothing at all: %+v", l)
	}
	if l := NewLineOfSight("f", Growth{}, dir, nil, monday); l.Career == nil || l.Thread != nil {
		t.Errorf("a closed strategic milestone is no place to go to: %+v", l)
	}
}

func TestWhoIsGoneTakesTheirCareersAlong(t *testing.T) {
	dir := wholeDirection()
	here := dir.Of([]Person{{Row: Row{ID: "b"}}, {Row: Row{ID: "d"}}})
	if got := threadIDs(here.Threads(monday)); !slices.Equal(got, []ID{"done>launch", "alone>launch"}) {
		t.Errorf("threads %q", got)
	}
	if got := NewCoverage(nil, here, monday); len(here.Careers) != 2 || len(here.Strategic) != len(dir.Strategic) || len(got.ServesNothing) != 0 {
		t.Errorf("%d careers, %d strategic ones", len(here.Careers), len(here.Strategic))
	}
}
