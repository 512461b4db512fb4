package model

import (
	"fmt"
	"math/rand"
	"os"
	"slices"
	"strconv"
	"testing"
)

// seeded is chance that can be had again: it prints its seed and takes SEED.
func seeded(t *testing.T) *rand.Rand {
	t.Helper()
	seed := int64(os.Getpid())
	if n, err := strconv.ParseInt(os.Getenv("SEED"), 10, 64); err == nil {
		seed = n
	}
	t.Log("SEED", seed)
	return rand.New(rand.NewSource(seed))
}

func TestTheMatrixHasAPlaceForEveryRepAndMilestone(t *testing.T) {
	people := []Person{{Row: Row{ID: "a"}}, {Row: Row{ID: "b"}}, {Row: Row{ID: "c"}}, {Row: Row{ID: "d"}}}
	m := NewCoverageMatrix(people, wholeDirection(), monday)
	var got []string
	for _, r := range m.Rows {
		line := string(r.Person.ID) + ":"
		for _, c := range r.Cells {
			line += fmt.Sprint(" ", threadIDs(c))
		}
		got = append(got, fmt.Sprint(line, " ", r.Serves()))
	}
	want := []string{
		"a: [pilot>launch] [senior>groups] [] 2", "b: [alone>launch] [] [] 1", "c: [] [] [] 0", "d: [done>launch] [] [] 1",
	}
	if !slices.Equal(got, want) || !slices.Equal(m.Growing, []int{3, 1, 0}) {
		t.Errorf("the matrix\n%q, %v; want\n%q", got, m.Growing, want)
	}
}

func TestWhoCarriesTooMany(t *testing.T) {
	dir := Direction{Strategic: []Strategic{strategic("s", "2027-06-30")}}
	for i := range CarryMost + 1 {
		id := ID(strconv.Itoa(i))
		dir.Careers = append(dir.Careers, career("a", "a"+id, "2027-01-01"), career("b", "b"+id, "2027-01-01"))
		dir.Links = append(dir.Links, tied("a", "a"+id, "s"), tied("b", "b"+id, "s"))
	}
	dir.Careers[1] = reached(dir.Careers[1], "2026-10-01") // one of b's
	cov := NewCoverage([]Person{{Row: Row{ID: "a"}}, {Row: Row{ID: "b"}}}, dir, monday)
	if len(cov.TooMany) != 1 || cov.TooMany[0].ID != "a" {
		t.Errorf("too many are carried by %v", cov.TooMany)
	}
}

// someDirection is any direction of up to six reps.
func someDirection(r *rand.Rand) ([]Person, Direction) {
	var people []Person
	var d Direction
	any := func() Date { return monday.AddDays(r.Intn(400) - 200) }
	states := []MilestoneState{MilestonePlanned, MilestoneActive, MilestoneReached, MilestoneMissed, MilestoneDropped}
	state := func() (s MilestoneState, closed Date) {
		if s = states[r.Intn(len(states))]; s.Closed() {
			closed = any()
		}
		return s, closed
	}
	for i := range r.Intn(6) {
		people = append(people, Person{Row: Row{ID: ID(fmt.Sprint("p", i))}})
	}
	for i := range r.Intn(6) {
		s := Strategic{Row: Row{ID: ID(fmt.Sprint("s", i))}, DueOn: any(), OpenedOn: any(), ArchivedAt: Instant(max(0, r.Intn(6)-4))}
		s.State, s.ClosedOn = state()
		d.Strategic = append(d.Strategic, s)
	}
	for i := range r.Intn(15) {
		c := Career{Row: about(ID(fmt.Sprint("p", r.Intn(7))), ID(fmt.Sprint("c", i))), DueOn: any(), OpenedOn: any(), ArchivedAt: Instant(max(0, r.Intn(6)-4))}
		c.State, c.ClosedOn = state()
		d.Careers = append(d.Careers, c)
		for j := range d.Strategic {
			if r.Intn(4) == 0 {
				d.Links = append(d.Links, tied(c.SubjectID, c.ID, d.Strategic[j].ID))
			}
		}
	}
	return people, d
}

// TestCoverageIsANaiveRecount counts every link by hand, and that both ends of a link see each other.
func TestCoverageIsANaiveRecount(t *testing.T) {
	r := seeded(t)
	for range 2000 {
		people, d := someDirection(r)
		cov, m := NewCoverage(people, d, monday), NewCoverageMatrix(people, d, monday)
		counts := func(l *Link) bool {
			return d.CareerByID(l.CareerID).Counts(monday) && d.StrategicByID(l.StrategicID).Counts(monday)
		}
		for _, p := range people {
			serves, carries := map[ID]bool{}, map[ID]bool{}
			for i := range d.Links {
				l := &d.Links[i]
				if c := d.CareerByID(l.CareerID); c.SubjectID == p.ID && counts(l) && d.StrategicByID(l.StrategicID).Current(monday) {
					serves[l.StrategicID] = true
					carries[l.CareerID] = carries[l.CareerID] || c.Current(monday)
				}
			}
			ahead := 0
			for _, is := range carries {
				if is {
					ahead++
				}
			}
			is := func(list []Person) bool {
				return slices.ContainsFunc(list, func(x Person) bool { return x.ID == p.ID })
			}
			if is(cov.WithoutNeeded) != (len(serves) == 0) || is(cov.TooMany) != (ahead > CarryMost) {
				t.Fatalf("%s serves %d and carries %d, but %+v", p.ID, len(serves), ahead, cov)
			}
			for i := range m.Rows {
				if m.Rows[i].Person.ID == p.ID && m.Rows[i].Serves() != len(serves) {
					t.Fatalf("%s serves %d, the matrix says %d", p.ID, len(serves), m.Rows[i].Serves())
				}
			}
		}
		for i, s := range m.Strategic {
			who := map[ID]bool{}
			for _, th := range d.GrownInto(s.ID, monday) {
				if !slices.ContainsFunc(d.Serves(th.Career.ID, monday), func(x Thread) bool { return x.Link.ID == th.Link.ID }) {
					t.Fatalf("%s is seen from the milestone alone", th.Link.ID)
				}
				if slices.ContainsFunc(people, func(x Person) bool { return x.ID == th.Career.SubjectID }) {
					who[th.Career.SubjectID] = true
				}
			}
			bare := slices.ContainsFunc(cov.Uncovered, func(x Strategic) bool { return x.ID == s.ID })
			if len(who) != m.Growing[i] || bare != (len(who) == 0) {
				t.Fatalf("into %s grow %d, the matrix says %d", s.ID, len(who), m.Growing[i])
			}
		}
	}
}
