package growth_test

import (
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit/kittest"
)

// TestGoalsAndCareerMilestonesHaveAHistoryThatPutsThemBack changes one of each and puts it back from its menu.
func TestGoalsAndCareerMilestonesHaveAHistoryThatPutsThemBack(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	before := read(t, f, id)
	g := before.Goals[0]
	k := before.Careers[0]
	g.Title, k.Title = "Another goal", "Another milestone"
	f.Change(unit.ChangeGoal, func(w *storage.Work) error { return w.Put(&g) }, nil)
	f.Change(unit.ChangeCareer, func(w *storage.Work) error { return w.Put(&k) }, nil)
	kittest.Choose(t, c, "goal.more."+g.ID.Short(), "history")
	kittest.Tap(t, c, "history.back.1")
	kittest.Choose(t, c, "career.more."+k.ID.Short(), "history")
	kittest.Tap(t, c, "history.back.1")
	after := read(t, f, id)
	if got := after.Goals[0].Title; got != before.Goals[0].Title {
		t.Errorf("the goal is %q", got)
	}
	if got := after.Careers[0].Title; got != before.Careers[0].Title {
		t.Errorf("the career milestone is %q", got)
	}
	f.WantUnit(t, unit.PutBack)
	if after.Goals[0].Visibility != model.Shared {
		t.Error("who sees it has changed")
	}
}
