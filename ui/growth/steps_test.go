package growth_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/ui/kit/kittest"
)

// steps are the texts of a goal's steps, those that are done in brackets.
func steps(g model.Growth, goal model.ID) []string {
	var out []string
	for _, s := range g.StepsOf(goal) {
		if text := s.Text; s.DoneOn.IsZero() {
			out = append(out, text)
		} else {
			out = append(out, "["+text+"]")
		}
	}
	return out
}

func addStep(t *testing.T, c fyne.Canvas, goal *model.Goal, text string) {
	t.Helper()
	kittest.Tap(t, c, "goal.step."+goal.ID.Short())
	kittest.Type(c, text)
	kittest.Tap(t, c, "step.confirm")
}

func TestStepsAreAddedTickedOrderedChangedAndArchived(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	g := addGoal(t, f, c, id, "Pitch")
	addStep(t, c, g, "Listen")
	addStep(t, c, g, "Try")
	f.WantUnit(t, unit.AddStep)
	now := read(t, f, id)
	first, second := now.StepsOf(g.ID)[0].ID.Short(), now.StepsOf(g.ID)[1].ID.Short()
	kittest.Tap(t, c, "step.tick."+first)
	f.WantUnit(t, unit.ChangeStep)
	kittest.WantTexts(t, "ticked", steps(read(t, f, id), g.ID), []string{"[Listen]", "Try"})
	if at := read(t, f, id); at.StepsOf(g.ID)[0].DoneOn != f.Today() {
		t.Errorf("done on %v", at.StepsOf(g.ID)[0].DoneOn)
	}
	kittest.Choose(t, c, "step.more."+second, "up")
	f.WantUnit(t, unit.MoveStep)
	kittest.Tap(t, c, "step."+second)
	kittest.Write(t, c, "step.text", "Try it alone")
	kittest.Tap(t, c, "step.confirm")
	kittest.WantTexts(t, "moved and changed", steps(read(t, f, id), g.ID), []string{"Try it alone", "[Listen]"})
	kittest.Choose(t, c, "step.more."+first, "tick")
	kittest.WantTexts(t, "open again", steps(read(t, f, id), g.ID), []string{"Try it alone", "Listen"})
	kittest.Choose(t, c, "step.more."+first, "archive")
	f.WantUnit(t, unit.ArchiveStep)
	kittest.WantTexts(t, "archived", steps(read(t, f, id), g.ID), []string{"Try it alone"})
	f.Undo(t)
	f.Restart(t)
	kittest.WantTexts(t, "after undo and a restart", steps(read(t, f, id), g.ID), []string{"Try it alone", "Listen"})
}

func TestSupportIsOwedByTheManagerAndShownWithTheGoal(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	g := addGoal(t, f, c, id, "Pitch")
	kittest.Choose(t, c, "goal.more."+g.ID.Short(), "support")
	kittest.Type(c, "Come along once")
	kittest.Write(t, c, "support.due", "2026-12-04")
	kittest.Tap(t, c, "support.confirm")
	f.WantUnit(t, unit.AskSupport)
	find := func() model.Action {
		talks, err := f.Store().Talks(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range talks.Actions {
			if a.GoalID == g.ID {
				return a
			}
		}
		t.Fatal("no action came from the goal")
		return model.Action{}
	}
	a := find()
	if a.OwedBy != model.SideManager || a.Text != "Come along once" || a.DueOn != model.MustDate("2026-12-04") || a.State != model.ActionOpen || a.SubjectID != id {
		t.Errorf("stored: %+v", a)
	}
	kittest.Tap(t, c, "support.tick."+a.ID.Short())
	if a = find(); a.State != model.ActionDone || a.ClosedOn != f.Today() {
		t.Errorf("after the tick: %+v", a)
	}
}

func TestAGoalIsCarriedWithItsHistory(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	g := addGoal(t, f, c, id, "Pitch")
	kittest.Tap(t, c, "goal."+g.ID.Short())
	kittest.Write(t, c, "goal.due", "2026-12-31")
	kittest.Tap(t, c, "goal.confirm")
	addStep(t, c, g, "Listen")
	kittest.Choose(t, c, "goal.more."+g.ID.Short(), "carry")
	kittest.Write(t, c, "carry.why", "No budget before spring")
	kittest.Tap(t, c, "carry.confirm")
	f.WantUnit(t, unit.CarryGoal)
	now := read(t, f, id)
	carried := goal(now, "Pitch")
	if carried.DueOn != model.MustDate("2027-03-31") || carried.State != model.GoalOpen {
		t.Errorf("carried: %+v", carried)
	}
	last := now.Moves[len(now.Moves)-1]
	if last.Kind != model.MoveCarried || last.GoalID != g.ID || last.From != model.MustDate("2026-12-31") || last.To != carried.DueOn || last.Why != "No budget before spring" {
		t.Errorf("history: %+v", last)
	}
	f.Undo(t)
	back := read(t, f, id)
	if goal(back, "Pitch").DueOn != model.MustDate("2026-12-31") || len(back.Moves) != len(now.Moves)-1 {
		t.Error("undo left something of the carrying")
	}
}

func TestADateThatIsChangedInTheFormIsKept(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	g := addGoal(t, f, c, id, "Pitch")
	for _, day := range []string{"2026-12-31", "2027-01-31"} {
		kittest.Tap(t, c, "goal."+g.ID.Short())
		kittest.Write(t, c, "goal.due", day)
		kittest.Tap(t, c, "goal.confirm")
	}
	now := read(t, f, id)
	last := now.Moves[len(now.Moves)-1]
	if last.GoalID != g.ID || last.Kind != model.MoveMoved || last.From != model.MustDate("2026-12-31") || last.To != model.MustDate("2027-01-31") {
		t.Errorf("history: %+v", last)
	}
}
