package milestones_test

import (
	"testing"

	"milepost/model"
	"milepost/ui/kit/kittest"
)

// keptOf are the readings of a measure that were written down.
func keptOf(d model.Direction, measure model.ID) (out []model.Reading) {
	for _, r := range d.Readings {
		if r.MeasureID == measure && r.ArchivedAt.IsZero() {
			out = append(out, r)
		}
	}
	return out
}

// TestAClosedMilestoneKeepsItsValues however it is closed, and whatever later lists say. Opened and closed again on the same
// day it keeps what is counted then, once.
func TestAClosedMilestoneKeepsItsValues(t *testing.T) {
	for name, end := range map[string][]string{
		"closed":  {"strategic.close", "close.state.missed", "close.confirm"},
		"changed": {"strategic.change", "strategic.state.missed", "strategic.confirm"},
	} {
		t.Run(name, func(t *testing.T) {
			s := kittest.SampleStore(t)
			m := strategic(t, s, "2.4 M new business")
			x, measure := kittest.CountWins(t, s, m.ID, 4)
			kittest.Win(t, s, "2026-10-20", "2026-11-20")
			f, c := open(t, s, strategicPage(m.ID))
			do := func(names ...string) {
				for _, n := range names {
					kittest.Tap(t, c, n)
				}
			}
			do(end...)
			kittest.Win(t, s, "2026-11-22")
			wantTarget(t, c, x, "2 of 4", "50 %, not reached yet")
			kept := keptOf(direction(t, s), measure.ID)
			if len(kept) != 1 || kept[0].On != f.Today() || kept[0].Value != 2 || kept[0].AuthorID != f.Roster().Owner.ID {
				t.Fatalf("kept are %+v", kept)
			}
			do("strategic.change", "strategic.state.active", "strategic.confirm")
			wantTarget(t, c, x, "3 of 4", "75 %, not reached yet")
			do(end...)
			kittest.Win(t, s, "2026-11-23")
			wantTarget(t, c, x, "3 of 4", "75 %, not reached yet")
			if kept := keptOf(direction(t, s), measure.ID); len(kept) != 1 || kept[0].Value != 3 {
				t.Errorf("kept are %+v", kept)
			}
			do("strategic.change", "strategic.state.dropped", "strategic.confirm") // closed already: as of the day it was
			if kept := keptOf(direction(t, s), measure.ID); len(kept) != 1 || kept[0].Value != 3 {
				t.Errorf("closed otherwise, kept are %+v", kept)
			}
		})
	}
}
