package storage

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
)

// world is a file that random units are played on, and what is remembered of it.
type world struct {
	t      *testing.T
	rnd    *rand.Rand
	path   string
	s      *Store
	people []model.ID
	states map[int64]string // by unit, with versions
	now    string           // without versions
	undo   [][2]string      // before and after, newest last
	redo   [][2]string
	counts map[string]int
}

var (
	errPlanned = errors.New("planned")
	played     = []string{"person", "goal", "check_in", "note", "strategic_milestone", "talking_point"}
)

// TestRandomUnitsAndTheirPast plays random units, undos and redos over several tables, with failures, writes past the
// journal and restarts. After each step the tables are what was remembered, and at the end every past state is: quick,
// checked, and put together of the people's and the team's.
func TestRandomUnitsAndTheirPast(t *testing.T) {
	seed := Seeded(t, 20261123)
	total := map[string]int{}
	rounds, steps := int64(4), 90
	if testing.Short() {
		rounds, steps = 1, 70
	}
	for round := range rounds {
		w := newWorld(t, seed+round)
		for step := range steps {
			w.step(step)
		}
		w.comparePast()
		if err := w.s.Close(); err != nil {
			t.Fatal(err)
		}
		for k, n := range w.counts {
			total[k] += n
		}
	}
	t.Log(total)
	for _, k := range []string{"unit", "empty", "undo", "redo", "failed", "bypassed", "past"} {
		if total[k] == 0 && !testing.Short() {
			t.Errorf("the test did not cover %q", k)
		}
	}
}

func newWorld(t *testing.T, seed int64) *world {
	w := &world{t: t, rnd: rand.New(rand.NewSource(seed)), path: filepath.Join(t.TempDir(), "team.milepost"), states: map[int64]string{}, counts: map[string]int{}}
	s, err := Create(context.Background(), w.path, Params{Options: w.options(), Zone: "UTC"})
	if err != nil {
		t.Fatal(err)
	}
	w.s = s
	w.remember(1)
	w.unit(func(work *Work) error {
		for range 3 {
			p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "somebody"}
			if err := work.Put(p); err != nil {
				return err
			}
			w.people = append(w.people, p.ID)
		}
		return nil
	})
	if err := s.MakeFinal(context.Background()); err != nil { // everything else refers to the people
		t.Fatal(err)
	}
	w.undo = nil
	return w
}

func (w *world) options() Options {
	return Options{Clock: model.FixedClock(time.UnixMilli(1_795_420_800_000)), Random: w.rnd, TripWire: true}
}

// dump writes all rows down, sorted.
func (w *world) dump(versions bool, read func(table string) (Rows, error)) string {
	w.t.Helper()
	var lines []string
	for _, table := range played {
		rows, err := read(table)
		if err != nil {
			w.t.Fatal(err)
		}
		for id, m := range rows {
			var columns []string
			for c, v := range m {
				if c != "version" || versions {
					columns = append(columns, fmt.Sprintf("%s=%v", c, v))
				}
			}
			slices.Sort(columns)
			lines = append(lines, table+" "+string(id)+" "+strings.Join(columns, ";"))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func (w *world) present(versions bool) string {
	return w.dump(versions, func(table string) (Rows, error) { return w.s.AsOfEverybody(context.Background(), table, 1<<40) })
}

func (w *world) remember(seq int64) {
	w.states[seq] = w.present(true)
	w.now = w.present(false)
}

func (w *world) unit(f func(*Work) error) {
	before := w.now
	u, err := w.s.Do(context.Background(), unit.ChangePerson, f)
	switch {
	case errors.Is(err, errPlanned):
		w.counts["failed"]++
		return
	case err != nil && errors.Is(err, model.ErrInvalid) && strings.Contains(err.Error(), "past the journal"):
		w.counts["bypassed"]++
		return
	case err != nil:
		w.t.Fatal(err)
	case u.Seq == 0:
		w.counts["empty"]++ // and what was undone can still be done again
		return
	}
	w.counts["unit"]++
	w.remember(u.Seq)
	w.undo, w.redo = append(w.undo, [2]string{before, w.now}), nil
}

func (w *world) step(step int) {
	w.t.Helper()
	switch n := w.rnd.Intn(10); {
	case n < 5:
		w.unit(w.work)
	case n < 8:
		w.turn("undo", w.s.Undo, &w.undo, &w.redo, 0)
	default:
		w.turn("redo", w.s.Redo, &w.redo, &w.undo, 1)
	}
	if got := w.present(false); got != w.now {
		w.t.Fatalf("step %d: the tables are\n%s\nand should be\n%s", step, got, w.now)
	}
	if w.rnd.Intn(25) == 0 {
		if err := w.s.Close(); err != nil {
			w.t.Fatal(err)
		}
		var err error
		if w.s, err = Open(context.Background(), w.path, w.options()); err != nil {
			w.t.Fatal(err)
		}
	}
}

// turn undoes or redoes; side is the state it should lead to.
func (w *world) turn(name string, do func(context.Context) (Unit, error), from, to *[][2]string, side int) {
	w.t.Helper()
	u, err := do(context.Background())
	if len(*from) == 0 {
		if !errors.Is(err, model.ErrNothing) {
			w.t.Fatalf("%s of nothing: %v", name, err)
		}
		return
	}
	if err != nil {
		w.t.Fatalf("%s: %v", name, err)
	}
	w.counts[name]++
	last := (*from)[len(*from)-1]
	*from, *to = (*from)[:len(*from)-1], append(*to, last)
	w.now = last[side]
	w.states[u.Seq] = w.present(true)
}

// work is a random unit.
func (w *world) work(work *Work) error {
	for range 1 + w.rnd.Intn(5) {
		if err := w.write(work); err != nil {
			return err
		}
	}
	if w.rnd.Intn(12) == 0 {
		return errPlanned
	}
	if w.rnd.Intn(25) == 0 {
		if _, err := work.tx.Exec("UPDATE person SET place=place||'x' WHERE id=?", w.people[0]); err != nil {
			return err
		}
	}
	return nil
}

func (w *world) write(work *Work) error {
	person, text := w.people[w.rnd.Intn(len(w.people))], fmt.Sprintf("“text” %d", w.rnd.Intn(1000))
	visibility := []model.Visibility{model.Private, model.Shared}[w.rnd.Intn(2)]
	row := model.Row{SubjectID: person, Visibility: visibility}
	goals, err := find[model.Goal](work, "")
	if err != nil {
		return err
	}
	switch n := w.rnd.Intn(9); {
	case n < 2 || len(goals) == 0:
		return work.Put(&model.Goal{Row: row, AuthorID: work.Actor(), State: model.GoalOpen, Title: text, Position: w.rnd.Int63()})
	case n < 4:
		g := goals[w.rnd.Intn(len(goals))]
		g.Title = text
		if w.rnd.Intn(2) == 0 {
			g.DueOn = model.MustDate("2026-11-23").AddDays(w.rnd.Intn(9))
		}
		if w.rnd.Intn(3) == 0 {
			g.SubjectID = person // the goal moves to somebody else
		}
		return work.Put(&g)
	case n == 4:
		g := goals[w.rnd.Intn(len(goals))]
		return work.Put(&model.CheckIn{Row: row, AuthorID: work.Actor(), GoalID: g.ID, Progress: text})
	case n == 5:
		return w.removeGoal(work, goals[w.rnd.Intn(len(goals))])
	case n == 6:
		return w.insertMany(work, text)
	case n == 7:
		return w.changeNote(work, text)
	}
	return work.Put(&model.Strategic{Row: model.Ours(), Title: text, Kind: model.KindLaunch, State: model.MilestonePlanned})
}

// removeGoal removes the parent first, its children after: the foreign key waits for the commit.
func (w *world) removeGoal(work *Work, g model.Goal) error {
	if err := work.Delete(&g); err != nil {
		return err
	}
	children, err := find[model.CheckIn](work, "goal_id=?", g.ID)
	for i := range children {
		if err == nil {
			err = work.Delete(&children[i])
		}
	}
	return err
}

func (w *world) insertMany(work *Work, text string) error {
	for i := range w.rnd.Intn(60) {
		row := model.Row{SubjectID: w.people[w.rnd.Intn(len(w.people))], Visibility: model.Shared}
		var r model.Record = &model.Note{Row: row, AuthorID: work.Actor(), Kind: model.NotePlain, Text: text, On: model.MustDate("2026-11-23")}
		if i%3 == 0 {
			r = &model.Point{Row: row, AuthorID: work.Actor(), Side: model.SideRep, Text: text}
		}
		if err := work.Insert(r); err != nil {
			return err
		}
	}
	return nil
}

func (w *world) changeNote(work *Work, text string) error {
	notes, err := find[model.Note](work, "")
	if err != nil || len(notes) == 0 {
		return err
	}
	n := notes[w.rnd.Intn(len(notes))]
	if w.rnd.Intn(2) == 0 {
		return work.Delete(&n)
	}
	n.Text = text
	return work.Put(&n)
}

// comparePast holds every state the journal gives against what was remembered.
func (w *world) comparePast() {
	w.t.Helper()
	ctx := context.Background()
	for seq, want := range w.states {
		if seq%3 != 0 { // every third, for time's sake
			continue
		}
		checked := w.dump(true, func(table string) (Rows, error) { return w.s.Replay(ctx, table, seq) })
		quick := w.dump(true, func(table string) (Rows, error) { return w.s.AsOfEverybody(ctx, table, seq) })
		parts := w.dump(true, func(table string) (Rows, error) {
			rows, err := w.s.AsOfTeam(ctx, table, seq)
			for _, person := range w.people {
				if err == nil {
					var more Rows
					more, err = w.s.AsOf(ctx, table, person, seq)
					for id, m := range more {
						rows[id] = m
					}
				}
			}
			return rows, err
		})
		for name, got := range map[string]string{"checked": checked, "quick": quick, "in parts": parts} {
			if got != want {
				w.t.Fatalf("as of unit %d, %s:\n%s\nand it was\n%s", seq, name, got, want)
			}
		}
		w.counts["past"]++
	}
}
