package storage_test

import (
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// TestWhatWasSaidOfAPrivateDateStaysPrivate shares a goal and a career milestone whose dates were moved while they were
// private, and takes them back: why stays with its author, and so does a step that was archived.
func TestWhatWasSaidOfAPrivateDateStaysPrivate(t *testing.T) {
	s := create(t)
	stockUp(t, s)
	x := look(t, s)
	do(t, s, unit.ArchiveStep, func(w *storage.Work) error {
		return w.Put(&model.GoalStep{Row: model.PrivateAbout(x.amara.ID), GoalID: x.private.ID, Text: "given up", ArchivedAt: 1})
	})
	do(t, s, unit.ShareGoal, func(w *storage.Work) error { return w.Reshare(&x.private, model.Shared) })
	do(t, s, unit.ShareCareer, func(w *storage.Work) error { return w.Reshare(&x.own, model.Shared) })
	g := look(t, s).growth
	goal := find(g.Goals, func(y *model.Goal) bool { return y.Title == x.private.Title })
	career := find(g.Careers, func(c *model.Career) bool { return c.Title == x.own.Title })
	for _, m := range g.Moves {
		if m.GoalID == goal.ID || m.CareerID == career.ID {
			t.Errorf("%q is shared", m.Why)
		}
	}
	steps := 0
	for _, y := range g.Steps {
		if y.GoalID == goal.ID {
			steps++
			if y.Visibility != model.Shared || y.Text == "given up" {
				t.Errorf("%+v", y)
			}
		}
	}
	if steps != 1 {
		t.Errorf("%d steps are shared with the goal", steps)
	}

	shared := find(g.Goals, func(y *model.Goal) bool { return y.Title == "shared 0 goal" })
	do(t, s, unit.ShareGoal, func(w *storage.Work) error { return w.Reshare(shared, model.Private) })
	g = look(t, s).growth
	goal = find(g.Goals, func(y *model.Goal) bool { return y.Title == "shared 0 goal" })
	if m := find(g.Moves, func(m *model.DateMove) bool { return m.GoalID == goal.ID }); m.Visibility != model.Private || m.Why == "" {
		t.Errorf("what was said of the date of a goal that is taken back: %+v", m)
	}
}
