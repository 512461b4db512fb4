package storage

import (
	"context"
	"testing"
)

// TestRandomUnitsLeaveAWholeFile plays random units, undos and redos, and looks through the file as a user does.
func TestRandomUnitsLeaveAWholeFile(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	seed := Seeded(t, 20261124)
	for round := range int64(2) {
		w := newWorld(t, seed+round)
		for step := range 60 {
			w.step(step)
		}
		c, err := w.s.Check(context.Background())
		if err != nil || !c.Whole() || c.Rows == 0 {
			t.Errorf("%d rows, %v", c.Rows, err)
		}
		for _, f := range c.Findings {
			t.Errorf("%s %s: %v", f.Table, f.Row, f.Problem)
		}
		// what an undo left out would be seen
		if _, err := w.s.pen.Exec("DELETE FROM change WHERE n=(SELECT min(n) FROM change c WHERE c.unit=change.unit) AND unit=(SELECT max(unit) FROM change)"); err != nil {
			t.Fatal(err)
		}
		if c, err := w.s.Check(context.Background()); err != nil || c.Whole() {
			t.Errorf("an entry less in the journal was not noticed, %v", err)
		}
		if err := w.s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
