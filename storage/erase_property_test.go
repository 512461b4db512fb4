package storage

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"milepost/model"
	"milepost/model/unit"
)

// TestRandomUnitsThenErase plays random units, undos and redos, in which goals go from one person to another, and erases
// one of them: the file is whole, nothing of the person is left in it, and everybody else's rows and their past are as
// before. Then it goes on.
func TestRandomUnitsThenErase(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	seed := Seeded(t, 20261125)
	moved := 0
	for round := range int64(5) {
		w := newWorld(t, seed+round)
		for step := range 60 {
			w.step(step)
		}
		gone := w.people[0]
		mixed := w.mixed(gone)
		moved += len(mixed)
		before := w.pastOfOthers(gone, mixed)
		if _, err := w.s.Erase(context.Background(), gone, EraseOptions{}); err != nil {
			t.Fatal(err)
		}
		if after := w.pastOfOthers(gone, mixed); !maps.Equal(before, after) {
			for key := range before {
				if before[key] != after[key] {
					t.Errorf("%s was\n%s\nand is\n%s", key, before[key], after[key])
				}
			}
		}
		w.wantNothingOf(gone)
		w.people, w.undo, w.redo, w.now = w.people[1:], nil, nil, w.present(false)
		for step := range 30 {
			w.step(step)
		}
		w.wantWhole()
		if err := w.s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if moved == 0 {
		t.Error("no row went from one to another")
	}
}

// mixed are rows that were ever about the person and about somebody else: their past changes.
func (w *world) mixed(person model.ID) map[model.ID]bool {
	w.t.Helper()
	ids, err := texts(context.Background(), w.s.pen, `SELECT DISTINCT row_id FROM change c WHERE subject_id=?1
		AND EXISTS(SELECT 1 FROM change o WHERE o.row_id=c.row_id AND o.subject_id IS NOT ?1)`, person)
	if err != nil {
		w.t.Fatal(err)
	}
	out := map[model.ID]bool{}
	for _, id := range ids {
		out[model.ID(id)] = true
	}
	return out
}

// pastOfOthers are the rows of others as of some units, as they were before erasing: what refers to a goal that goes is
// left out, as are versions of rows that let go of it.
func (w *world) pastOfOthers(person model.ID, mixed map[model.ID]bool) map[string]string {
	w.t.Helper()
	ctx := context.Background()
	var last int64
	if err := w.s.pen.QueryRow("SELECT max(seq) FROM unit WHERE name<>?", unit.ErasePerson).Scan(&last); err != nil {
		w.t.Fatal(err)
	}
	out := map[string]string{}
	for _, seq := range []int64{last / 4, last / 2, last} {
		for _, table := range played {
			rows, err := w.s.Replay(ctx, table, seq)
			if err != nil {
				w.t.Fatal(err)
			}
			for id, m := range rows {
				if m["subject_id"] != string(person) && !mixed[id] {
					out[fmt.Sprint(seq, " ", table, " ", id)] = fmt.Sprint(m)
				}
			}
		}
	}
	return out
}

func (w *world) wantNothingOf(person model.ID) {
	w.t.Helper()
	for _, name := range append(slices.Sorted(maps.Keys(tables())), "change", "bulk", "search_doc") {
		var n int
		if err := w.s.pen.QueryRow("SELECT count(*) FROM "+name+" WHERE subject_id=?", person).Scan(&n); err != nil || n > 0 {
			w.t.Errorf("%s has %d rows of the person, %v", name, n, err)
		}
	}
	w.wantWhole()
}

// wantWhole looks through the file. Check-ins of somebody else's goal, which only this game writes, are without one then.
func (w *world) wantWhole() {
	w.t.Helper()
	c, err := w.s.Check(context.Background())
	if err != nil {
		w.t.Fatal(err)
	}
	for _, f := range c.Findings {
		if f.Table != "check_in" || f.Problem.Key != "storage.check.parent" {
			w.t.Errorf("%s %s: %v", f.Table, f.Row, f.Problem)
		}
	}
}
