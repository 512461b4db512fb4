package storage_test

import (
	"errors"
	"path/filepath"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// TestWhatWasAgreedIsNotUndoneButWithdrawn: undo is refused and changes nothing, also after a restart; a unit of its own
// withdraws it, and that one can be undone.
func TestWhatWasAgreedIsNotUndoneButWithdrawn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.milepost")
	s := createAt(t, path)
	stockUp(t, s)
	x := look(t, s)
	do(t, s, unit.AcknowledgeExpectation, func(w *storage.Work) error { return changes[unit.AcknowledgeExpectation](w, x) })
	agreed := func() []model.Acknowledgement {
		t.Helper()
		all, err := s.Expectations(ctx, x.amara.ID)
		if err != nil {
			t.Fatal(err)
		}
		return all.Acknowledgements
	}
	before := rows(t, s)
	for range 2 {
		_, err := s.Undo(ctx)
		var p *model.Problem
		if !errors.Is(err, model.ErrConflict) || !errors.As(err, &p) || p.Key != "storage.undo.agreed" {
			t.Fatalf("undo: %v", err)
		}
		if after := rows(t, s); after.without() != before.without() {
			t.Errorf("undo changed something:\n%s", after.differs(before))
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = openWith(t, path, options(7))
	}
	all := agreed()
	last := all[len(all)-1]
	last.WithdrawnOn = monday
	do(t, s, unit.WithdrawAcknowledged, func(w *storage.Work) error { return w.Put(&last) })
	if got := agreed(); got[len(got)-1].WithdrawnOn != monday {
		t.Errorf("withdrawn: %+v", got)
	}
	if _, err := s.Undo(ctx); err != nil {
		t.Errorf("undoing the withdrawal: %v", err)
	}
	if _, err := s.Skip(ctx); err != nil {
		t.Errorf("leaving it and going on: %v", err)
	}
}
