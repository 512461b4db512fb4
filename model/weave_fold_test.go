package model

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
)

// crowdOf is so many people with career milestones, some of them tied.
func crowdOf(r *rand.Rand, n int) ([]Person, Direction) {
	var people []Person
	var d Direction
	for i := range 5 {
		s := strategic(ID(fmt.Sprint("s", i)), monday.AddDays(r.Intn(300)).String())
		if r.Intn(5) == 0 {
			s = closedAs(s, MilestoneDropped, "2026-11-02")
		}
		d.Strategic = append(d.Strategic, s)
	}
	for i := range n {
		p := person(ID(fmt.Sprint("p", i)), fmt.Sprintf("%c%c Name %d", 'A'+i%26, 'a'+i%7, i))
		people = append(people, p)
		for k := range r.Intn(6) {
			c := career(p.ID, ID(fmt.Sprint("c", i, "-", k)), monday.AddDays(r.Intn(500)-60).String())
			switch r.Intn(6) {
			case 0:
				c.DueOn = Date{}
			case 1:
				c = reached(c, "2026-11-02")
			}
			d.Careers = append(d.Careers, c)
			if r.Intn(3) > 0 {
				d.Links = append(d.Links, tied(p.ID, c.ID, ID(fmt.Sprint("s", r.Intn(5)))))
			}
		}
	}
	return people, d
}

// TestEveryThreadIsInOneBundle, every career milestone in the span is too, and the late ones are counted as a naive recount
// does.
func TestEveryThreadIsInOneBundle(t *testing.T) {
	r := seeded(t)
	for range 60 {
		people, d := crowdOf(r, 1+r.Intn(60))
		span := Span{monday.AddDays(-r.Intn(40)), monday.AddDays(20 + r.Intn(700))}
		groups := FoldGroups(&Roster{}, people, monday)
		var grouped []Person
		for _, g := range groups {
			grouped = append(grouped, g.People...)
		}
		if !slices.EqualFunc(grouped, people, func(a, b Person) bool { return a.ID == b.ID }) {
			t.Fatalf("the groups hold %d of %d people", len(grouped), len(people))
		}
		bundles, ties := Bundles(groups, d, span, monday)
		careers, threads, late := map[ID]int{}, map[ID]int{}, 0
		for _, b := range bundles {
			for _, c := range b.Careers {
				careers[c.ID]++
				if c.DueOn.Before(b.From) || c.DueOn.After(b.To) || !slices.ContainsFunc(groups[b.Group].People, func(p Person) bool { return p.ID == c.SubjectID }) {
					t.Fatalf("%s is due on %s and in the bundle from %s to %s", c.ID, c.DueOn, b.From, b.To)
				}
			}
			late += b.Late
		}
		for _, x := range ties {
			for _, th := range x.Threads {
				threads[th.Link.ID]++
				if th.Strategic.ID != x.Strategic || !slices.ContainsFunc(bundles[x.Bundle].Careers, func(c Career) bool { return c.ID == th.Career.ID }) {
					t.Fatalf("%s is in the wrong bundle", th.Link.ID)
				}
			}
		}
		wantCareers, wantThreads, wantLate := 0, 0, map[ID]bool{}
		for i := range d.Careers {
			if c := &d.Careers[i]; c.Counts(monday) && !c.DueOn.IsZero() && span.Holds(c.DueOn) {
				wantCareers++
				if careers[c.ID] != 1 {
					t.Fatalf("%s is in %d bundles", c.ID, careers[c.ID])
				}
			}
		}
		for _, th := range d.Threads(monday) {
			if careers[th.Career.ID] == 0 {
				continue
			}
			wantThreads++
			if threads[th.Link.ID] != 1 {
				t.Fatalf("%s is in %d bundles", th.Link.ID, threads[th.Link.ID])
			}
			if th.Late(monday) {
				wantLate[th.Career.ID] = true
			}
		}
		if len(careers) != wantCareers || len(threads) != wantThreads || late != len(wantLate) {
			t.Fatalf("%d careers, %d threads, %d late; not %d, %d, %d", len(careers), len(threads), late, wantCareers, wantThreads, len(wantLate))
		}
	}
}

func TestGroupsOfManyPeople(t *testing.T) {
	r := &Roster{}
	var people []Person
	for i := range 45 {
		p := person(ID(fmt.Sprint("p", i)), fmt.Sprintf("%c%c Name", 'A'+i/2, 'a'+i%26))
		people = append(people, p)
		a := assigned(p.ID, "boss", levelOne, "2026-01-01", "")
		a.Team = []string{"South", "North"}[i%2]
		r.Assignments = append(r.Assignments, a)
	}
	names := func() (out []string) {
		for _, g := range FoldGroups(r, people, monday) {
			out = append(out, fmt.Sprint(g.Name, " ", len(g.People)))
		}
		return out
	}
	if got, want := names(), []string{"North 22", "South 23"}; !slices.Equal(got, want) {
		t.Errorf("by team: %q", got)
	}
	r.Assignments[7].Team = ""
	if got, want := names(), []string{"Aa – Ho 15", "Hp – Od 15", "Pe – Ws 15"}; !slices.Equal(got, want) {
		t.Errorf("by name: %q", got)
	}
	if got := FoldGroups(r, nil, monday); len(got) != 0 {
		t.Errorf("of nobody: %+v", got)
	}
}

func TestStretches(t *testing.T) {
	for days, want := range map[int]string{60: "2027-02-08 2027-02-14", 365: "2027-02-01 2027-02-28", 900: "2027-01-01 2027-03-31"} {
		from, to := stretch(day("2027-02-10"), Span{monday, monday.AddDays(days)})
		if got := fmt.Sprint(from, " ", to); got != want {
			t.Errorf("in %d days it is %s, not %s", days, got, want)
		}
	}
}
