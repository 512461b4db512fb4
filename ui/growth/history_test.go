package growth_test

import (
	"slices"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
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

// TestWhatAGoalIsMeasuredByHasAHistory opens that of a key result and of a check-in, and puts the key result back.
func TestWhatAGoalIsMeasuredByHasAHistory(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	before := read(t, f, id)
	kr := before.KeyResults[slices.IndexFunc(before.KeyResults, func(r model.KeyResult) bool { return kittest.Has(c, "result.more."+r.ID.Short()) })]
	said := before.CheckIns[slices.IndexFunc(before.CheckIns, func(x model.CheckIn) bool { return kittest.Has(c, "checkin.more."+x.ID.Short()) })]
	m := *before.Measure(kr.MeasureID)
	name := m.Name
	m.Name = "Another measure"
	f.Change(unit.ChangeKeyResult, func(w *storage.Work) error { return w.Put(&m) }, nil)
	kittest.Choose(t, c, "result.more."+kr.ID.Short(), "history")
	kittest.Tap(t, c, "history.back.1")
	after := read(t, f, id)
	if got := after.Measure(kr.MeasureID).Name; got != name {
		t.Errorf("it is measured by %q", got)
	}
	f.WantUnit(t, unit.PutBack)
	kittest.Choose(t, c, "checkin.more."+said.ID.Short(), "history")
	if !kit.ModalOpen(c) {
		t.Error("the check-in has no history")
	}
}
