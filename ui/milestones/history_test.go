package milestones_test

import (
	"context"
	"testing"

	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit/kittest"
)

// TestAStrategicMilestoneHasAHistoryThatPutsItBack changes one and puts it back from its menu.
func TestAStrategicMilestoneHasAHistoryThatPutsItBack(t *testing.T) {
	s, f, c, m := openHospitals(t)
	was := m.DueOn
	m.DueOn = was.AddDays(30)
	f.Change(unit.ChangeStrategic, func(w *storage.Work) error { return w.Put(&m) }, nil)
	kittest.Choose(t, c, "strategic.more", "history")
	kittest.Tap(t, c, "history.back.1")
	dir, err := s.Direction(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range dir.Strategic {
		if x.ID == m.ID && x.DueOn != was {
			t.Errorf("it is due %s, not %s", x.DueOn, was)
		}
	}
	f.WantUnit(t, unit.PutBack)
}
