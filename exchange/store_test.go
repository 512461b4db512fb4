package exchange

import (
	"context"
	"math/rand"
	"path/filepath"
	"testing"
	"time"

	"milepost/model"
	"milepost/resources"
	"milepost/storage"
)

var ctx = context.Background()

// newStore makes a team file in which every unit is checked against its journal.
func newStore(t *testing.T) *storage.Store {
	t.Helper()
	starter, err := storage.ParseStarter(resources.Starter())
	if err != nil {
		t.Fatal(err)
	}
	zone := time.FixedZone("", 3600)
	s, err := storage.Create(ctx, filepath.Join(t.TempDir(), "team.milepost"), storage.Params{
		Options: storage.Options{
			Clock: model.FixedClock(time.Date(2026, 11, 23, 9, 0, 0, 0, zone)), Random: rand.New(rand.NewSource(1)), TripWire: true,
		},
		TeamName: "Team North", UserName: "ingrid", Zone: "Europe/Berlin", Starter: starter,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func rosterOf(t *testing.T, s *storage.Store) *model.Roster {
	t.Helper()
	r, err := s.Roster(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func tableOf(t *testing.T, text string) *Table {
	t.Helper()
	table, err := ReadBytes("list.csv", []byte(text), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func previewOf(t *testing.T, s *storage.Store, table *Table, o Options) *Plan {
	t.Helper()
	if o.Day.IsZero() {
		o.Day = testDay
	}
	p, err := PreviewIn(ctx, s, rosterOf(t, s), table, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// importText carries a list out and holds the plan against what it did.
func importText(t *testing.T, s *storage.Store, text string, o Options) *Plan {
	t.Helper()
	return importTable(t, s, tableOf(t, text), o)
}

func importTable(t *testing.T, s *storage.Store, table *Table, o Options) *Plan {
	t.Helper()
	before := len(rosterOf(t, s).People)
	p := previewOf(t, s, table, o)
	r, err := Apply(ctx, s, p)
	if err != nil {
		t.Fatal(err)
	}
	if made := len(rosterOf(t, s).People) - before; made != r.Created.People {
		t.Errorf("%d people made, the report says %d", made, r.Created.People)
	}
	return p
}

// wantCounts are rows, new, changed, unchanged, missing, refused.
func wantCounts(t *testing.T, what string, p *Plan, want [6]int) {
	t.Helper()
	r := p.Report()
	if got := [6]int{r.Rows, r.New, r.Changed, r.Unchanged, r.Missing, len(r.Refused)}; got != want {
		t.Errorf("%s: rows, new, changed, unchanged, missing, refused are %v, want %v", what, got, want)
		for _, row := range p.Rows {
			t.Logf("line %d %s: %s %v %v", row.Line, row.Name, row.Fate, row.Changes, row.Problem)
		}
	}
}

func person(t *testing.T, r *model.Roster, name string) *model.Person {
	t.Helper()
	p, err := r.FindPerson(name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return p
}
