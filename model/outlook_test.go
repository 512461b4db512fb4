package model

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
)

// changeLines is what changes, as lines.
func changeLines(c *OutlookChange) []string {
	var out []string
	say := func(what string, ids ...string) {
		if len(ids) > 0 {
			out = append(out, what+": "+strings.Join(ids, ", "))
		}
	}
	people := func(list []Person) (ids []string) {
		for i := range list {
			ids = append(ids, personID(&list[i]))
		}
		return ids
	}
	strategics := func(list []Strategic) (ids []string) {
		for i := range list {
			ids = append(ids, strategicID(&list[i]))
		}
		return ids
	}
	say("left", people(c.Left)...)
	say("joined", people(c.Joined)...)
	say("added", strategics(c.Added)...)
	say("gone", strategics(c.Gone)...)
	for _, s := range c.Shifted {
		say("shifted", fmt.Sprint(s.Strategic.ID, " ", s.From, " ", s.To))
	}
	say("uncovered", strategics(c.Uncovered)...)
	say("covered", strategics(c.Covered)...)
	say("bare", people(c.Bare)...)
	say("served", people(c.Served)...)
	say("arisen", conflictLines(c.Arisen)...)
	say("mended", conflictLines(c.Mended)...)
	for _, b := range c.Bench {
		was, is := "-", "-"
		if b.Was != nil {
			was = fmt.Sprint(b.Was.Filled(), "/", b.Was.Needed.People)
		}
		if b.Is != nil {
			is = fmt.Sprint(b.Is.Filled(), "/", b.Is.Needed.People)
		}
		say("bench", was, is)
	}
	return out
}

// TestTheLaunchSlipsAndOmarLeaves is the example of a what-if.
func TestTheLaunchSlipsAndOmarLeaves(t *testing.T) {
	var as Assessments
	rate(&as, "omar", "2026-06-01", ByManager, skillTalk, 4)
	rate(&as, "amara", "2026-07-01", ByManager, skillTalk, 3)
	rate(&as, "amara", "2026-10-09", ByManager, skillTalk, 3)
	r := &Roster{Framework: smallFramework(), People: []Person{person("amara", "Amara"), person("omar", "Omar")}}
	dir := Direction{
		Strategic: []Strategic{strategic("launch", "2027-02-01"), strategic("groups", "2027-06-30")},
		Careers:   []Career{career("amara", "demo", "2027-02-20"), career("omar", "cfo", "2027-01-10")},
		Links:     []Link{tied("amara", "demo", "launch"), tied("omar", "cfo", "groups")},
		Needed:    []NeededSkill{{Row: Row{ID: "n"}, StrategicID: "launch", SkillID: skillTalk, Step: 4, People: 1}},
	}
	facts := ConflictFacts{Roster: r, People: r.People, Direction: dir, Ratings: as}
	today := NewOutlook(facts, monday)
	if today.Filled() != 1 || today.Needed() != 1 || len(today.Coverage.Uncovered) != 0 || len(today.Conflicts) != 1 {
		t.Fatalf("today: %d of %d, %+v", today.Filled(), today.Needed(), today.Conflicts)
	}
	if c := today.Change(&today); len(changeLines(&c)) != 0 {
		t.Errorf("nothing was changed: %q", changeLines(&c))
	}
	tried := facts
	tried.Direction.Strategic = slices.Clone(dir.Strategic)
	tried.Direction.Strategic[0].DueOn = day("2027-03-15")
	tried.People = slices.Clone(r.People)
	tried.People[1].LeftOn = day("2027-01-31") // ahead, and not counted on all the same
	then := NewOutlook(tried, monday)
	c := today.Change(&then)
	want := []string{
		"left: omar",
		"shifted: launch 2027-02-01 2027-03-15",
		"uncovered: groups",
		"arisen: skill_short   launch   2027-03-15 ",
		"mended: late amara a demo launch  2027-02-20 2027-02-01 19",
		"bench: 1/1, 0/1",
	}
	want[4] = "mended: late amara demo launch  2027-02-20 2027-02-01 19"
	if got := changeLines(&c); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	back := then.Change(&today)
	if got := changeLines(&back); len(got) != 6 || got[0] != "joined: omar" || !strings.HasPrefix(got[2], "covered: groups") {
		t.Errorf("the other way round: %q", got)
	}
}

// TestAMilestoneThatIsDroppedIsNotCovered: one that nobody grew into and that is gone has not become covered.
func TestAMilestoneThatIsDroppedIsNotCovered(t *testing.T) {
	r := &Roster{Framework: smallFramework(), People: []Person{person("amara", "Amara")}}
	facts := ConflictFacts{Roster: r, People: r.People, Direction: Direction{Strategic: []Strategic{strategic("launch", "2027-02-01")}}}
	today := NewOutlook(facts, monday)
	facts.Direction.Strategic = []Strategic{closedAs(strategic("launch", "2027-02-01"), MilestoneDropped, "2026-11-20"), strategic("new", "")}
	facts.People = nil
	then := NewOutlook(facts, monday)
	c := today.Change(&then)
	if got, want := changeLines(&c), []string{"left: amara", "added: new", "gone: launch", "uncovered: new"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestAChangeGoesBothWays: what one direction calls new the other calls gone, whatever was tried.
func TestAChangeGoesBothWays(t *testing.T) {
	r := seeded(t)
	for range 200 {
		a, b := randomOutlook(r), randomOutlook(r)
		ab, ba := a.Change(&b), b.Change(&a)
		if len(ab.Left) != len(ba.Joined) || len(ab.Gone) != len(ba.Added) || len(ab.Shifted) != len(ba.Shifted) || len(ab.Bench) != len(ba.Bench) {
			t.Fatalf("%q\nand back\n%q", changeLines(&ab), changeLines(&ba))
		}
		ofLeft := 0
		for i := range a.Conflicts {
			if slices.ContainsFunc(ab.Left, func(p Person) bool { return p.ID == a.Conflicts[i].Person }) {
				ofLeft++
			}
		}
		if n := len(a.Conflicts) - ofLeft - len(ab.Mended) + len(ab.Arisen); n != len(b.Conflicts) {
			t.Fatalf("%d conflicts became %d by %q", len(a.Conflicts), len(b.Conflicts), changeLines(&ab))
		}
	}
}

func randomOutlook(r *rand.Rand) Outlook {
	var people []Person
	var dir Direction
	for i := range 4 {
		if r.Intn(4) > 0 {
			people = append(people, person(ID(fmt.Sprint("p", i)), fmt.Sprint("P", i)))
		}
	}
	date := func() string {
		if r.Intn(6) == 0 {
			return ""
		}
		return monday.AddDays(r.Intn(200) - 20).String()
	}
	for i := range 4 {
		if r.Intn(4) > 0 {
			dir.Strategic = append(dir.Strategic, strategic(ID(fmt.Sprint("s", i)), date()))
			dir.Needed = append(dir.Needed, NeededSkill{Row: Row{ID: ID(fmt.Sprint("n", i))}, StrategicID: ID(fmt.Sprint("s", i)), SkillID: skillTalk, Step: 3, People: 1 + r.Intn(2)})
		}
	}
	for i := range people {
		id := ID(fmt.Sprint("c", people[i].ID))
		dir.Careers = append(dir.Careers, career(people[i].ID, id, date()))
		dir.Links = append(dir.Links, tied(people[i].ID, id, ID(fmt.Sprint("s", r.Intn(4)))))
	}
	return NewOutlook(ConflictFacts{Roster: &Roster{Framework: smallFramework(), People: people}, People: people, Direction: dir}, monday)
}
