package storage

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand"
	"path/filepath"
	"testing"

	"milepost/model"
	"milepost/model/unit"
)

// pair is a file on which two authors play random units in turns, each in a store of their own. What undo and redo must
// do is worked out from what the rows were, never from the journal. A step answers with what was wrong about it.
type pair struct {
	world                          // whose random units are played
	authors [2]*author             // who plays
	all     rowsByKey              // every row as it is
	effects map[int64]effect       // what each unit did
	wrote   map[int64]int64        // the unit that stands for a unit now: itself, its redo, or its undo
	past    map[int64]rowsByKey    // every row after some units
	plant   func(work *Work) error // what a unit does besides; nil: nothing
}

type author struct {
	s            *Store
	id           model.ID
	done, undone []int64
}

// rowsByKey are rows by their table and id.
type rowsByKey map[string]Image

// effect is what rows were before and after a unit; nil where there was none.
type effect map[string][2]Image

// TestTwoAuthorsPlayRandomUnits lets two authors play random units, undo, redo, skip, erase and open the file anew: after
// each step every column of every row is what it must be, the journal explains the rows, and every past state is told.
func TestTwoAuthorsPlayRandomUnits(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	seed := Seeded(t, 20261130)
	total := map[string]int{}
	for round := range int64(Times(3, 60)) {
		g := newPair(t, seed+round)
		for step := range 80 {
			if err := g.step(); err != nil {
				t.Fatalf("round %d, step %d: %v", round, step, err)
			}
		}
		if err := errors.Join(g.explained(), g.comparePast()); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		g.close()
		for k, n := range g.counts {
			total[k] += n
		}
	}
	t.Log(total)
	for _, k := range []string{"unit", "undo", "redo", "undo refused", "skip", "erase", "failed", "reopened", "past"} {
		if total[k] == 0 {
			t.Errorf("the test did not cover %q", k)
		}
	}
}

func newPair(t *testing.T, seed int64) *pair {
	t.Helper()
	g := &pair{
		world:   world{t: t, rnd: rand.New(rand.NewSource(seed)), path: filepath.Join(t.TempDir(), "team.milepost"), counts: map[string]int{}},
		effects: map[int64]effect{}, wrote: map[int64]int64{}, past: map[int64]rowsByKey{},
	}
	ctx := context.Background()
	s, err := Create(ctx, g.path, Params{Options: g.options(), Zone: "UTC"})
	if err != nil {
		t.Fatal(err)
	}
	second := &model.Author{Row: model.Ours(), Name: "second"}
	_, err = s.Do(ctx, unit.AddPerson, func(w *Work) error {
		for range 4 {
			p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "somebody"}
			if err := w.Put(p); err != nil {
				return err
			}
			g.people = append(g.people, p.ID)
		}
		return w.Put(second)
	})
	if err = errors.Join(err, s.MakeFinal(ctx)); err != nil {
		t.Fatal(err)
	}
	g.authors = [2]*author{{s: s, id: s.actor}, {id: second.ID}}
	g.reopen(1)
	if g.all, err = g.read(); err != nil {
		t.Fatal(err)
	}
	seq, err := g.authors[0].s.Seq(ctx)
	if err != nil {
		t.Fatal(err)
	}
	g.past[seq] = g.all
	return g
}

func (g *pair) close() {
	g.t.Helper()
	for _, a := range g.authors {
		if err := a.s.Close(); err != nil {
			g.t.Fatal(err)
		}
	}
}

func (g *pair) reopen(i int) {
	g.t.Helper()
	a := g.authors[i]
	if a.s != nil {
		if err := a.s.Close(); err != nil {
			g.t.Fatal(err)
		}
	}
	o := g.options()
	o.Actor = a.id
	var err error
	if a.s, err = Open(context.Background(), g.path, o); err != nil {
		g.t.Fatal(err)
	}
}

func (g *pair) step() error {
	i := g.rnd.Intn(2)
	a := g.authors[i]
	switch n := g.rnd.Intn(40); {
	case n < 17:
		return g.do(a)
	case n < 26:
		return g.turn("undo", a, a.s.Undo, &a.done, &a.undone)
	case n < 34:
		return g.turn("redo", a, a.s.Redo, &a.undone, &a.done)
	case n < 36:
		return g.skip(a)
	case n < 37 && len(g.people) > 2 && g.plant == nil:
		return g.erase(a)
	case n < 38:
		g.counts["reopened"]++
		g.reopen(i)
		return g.wants("opened anew", g.all)
	case n < 39:
		return errors.Join(a.s.Settle(context.Background()), g.wants("settled", g.all))
	}
	return g.explained()
}

// do plays a random unit and remembers what it did.
func (g *pair) do(a *author) error {
	u, err := a.s.Do(context.Background(), unit.ChangePerson, func(w *Work) error {
		for range 1 + g.rnd.Intn(4) {
			if err := g.write(w); err != nil {
				return err
			}
		}
		if g.rnd.Intn(12) == 0 {
			return errPlanned
		}
		if g.plant == nil {
			return nil
		}
		return errors.Join(w.flush(), g.plant(w))
	})
	if errors.Is(err, errPlanned) {
		g.counts["failed"]++
		return g.wants("a unit that failed", g.all)
	}
	if err != nil || u.Seq == 0 {
		return errors.Join(err, g.wants("a unit that did nothing", g.all))
	}
	now, err := g.read()
	if err != nil {
		return err
	}
	g.counts["unit"]++
	g.effects[u.Seq], g.wrote[u.Seq] = between(g.all, now), u.Seq
	g.all = now
	for key, both := range g.effects[u.Seq] {
		if both[1] != nil && both[1]["version"] != u.Seq {
			return fmt.Errorf("unit %d wrote %s, whose version is %v", u.Seq, key, both[1]["version"])
		}
	}
	g.remember(u.Seq)
	a.done, a.undone = append(a.done, u.Seq), nil
	return nil
}

func (g *pair) remember(seq int64) {
	if seq%3 == 0 || g.plant != nil { // every third, for time's sake
		g.past[seq] = g.all
	}
}

// turn undoes or redoes: it takes the newest, puts everything back that it should, and nothing else; or it is refused and
// leaves everything as it is.
func (g *pair) turn(name string, a *author, do func(context.Context) (Unit, error), from, to *[]int64) error {
	u, err := do(context.Background())
	if len(*from) == 0 {
		if !errors.Is(err, model.ErrNothing) {
			return fmt.Errorf("%s of nothing: %+v, %w", name, u, err)
		}
		return nil
	}
	if errors.Is(err, model.ErrConflict) {
		g.counts[name+" refused"]++
		if !g.touchedSince((*from)[len(*from)-1]) {
			return fmt.Errorf("%s was refused, and nobody else is in the way: %w", name, err)
		}
		return g.wants(name+" refused", g.all)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	last := (*from)[len(*from)-1]
	if u.Target != last {
		return fmt.Errorf("%s took %d, and %d is the newest", name, u.Target, last)
	}
	before := g.all
	if key := g.effects[g.wrote[last]].inTheWay(g.all); key != "" {
		return fmt.Errorf("%s of unit %d was not refused, and %s was written since", name, last, key)
	}
	if err := g.wants(name, g.effects[g.wrote[last]].back(g.all, u.Seq)); err != nil {
		return err
	}
	g.counts[name]++
	g.effects[u.Seq], g.wrote[last] = between(before, g.all), u.Seq
	g.remember(u.Seq)
	*from, *to = (*from)[:len(*from)-1], append(*to, last)
	return nil
}

// touchedSince says whether a row that a unit wrote, one that refers to such a row, or one that such a row refers to, was
// written by a later unit.
func (g *pair) touchedSince(origin int64) bool {
	wrote := g.wrote[origin]
	ids := map[any]bool{}
	for _, both := range g.effects[wrote] {
		for _, m := range both {
			if m != nil {
				ids[m["id"]] = true
			}
			if m["goal_id"] != nil {
				ids[m["goal_id"]] = true
			}
		}
	}
	for seq, e := range g.effects {
		for _, both := range e {
			for _, m := range both {
				if seq > wrote && m != nil && (ids[m["id"]] || ids[m["goal_id"]]) {
					return true
				}
			}
		}
	}
	return false
}

func (g *pair) skip(a *author) error {
	u, err := a.s.Skip(context.Background())
	if len(a.done) == 0 {
		if !errors.Is(err, model.ErrNothing) {
			return fmt.Errorf("skipped nothing: %+v, %w", u, err)
		}
		return nil
	}
	last := a.done[len(a.done)-1]
	if err != nil || u.Seq != last {
		return fmt.Errorf("skipped %d, and %d is the newest: %w", u.Seq, last, err)
	}
	g.counts["skip"]++
	a.done = a.done[:len(a.done)-1]
	return g.wants("skipped", g.all)
}

// erase erases somebody: all their rows are gone, those of others are as they were but for what referred to them, and
// nothing can be undone any more.
func (g *pair) erase(a *author) error {
	gone := g.people[0]
	e, err := a.s.Erase(context.Background(), gone, EraseOptions{})
	if err != nil {
		return fmt.Errorf("erase: %w", err)
	}
	g.counts["erase"]++
	want, removed := rowsByKey{}, map[any]bool{}
	for key, m := range g.all {
		if m["subject_id"] == string(gone) {
			removed[m["id"]] = true
			continue
		}
		want[key] = m
	}
	now, err := g.read()
	if err != nil {
		return err
	}
	for key, m := range want {
		m = maps.Clone(m)
		for c, v := range m {
			if c != "id" && removed[v] && now[key] != nil {
				delete(m, c)
				m["version"] = now[key]["version"]
			}
		}
		want[key] = m
	}
	clear(g.past) // the journal tells of fewer rows from now on
	clear(g.effects)
	g.people = g.people[1:]
	for _, x := range g.authors {
		x.done, x.undone = nil, nil
	}
	if e.Sum() == 0 {
		return errors.New("nothing was erased")
	}
	return errors.Join(g.wants("erased", want), g.explained())
}
