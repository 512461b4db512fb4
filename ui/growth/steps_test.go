package growth_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// stepTexts are the steps of a goal, a tick before those that are done.
func stepTexts(g model.Growth, goal model.ID) []string {
	var out []string
	steps, _ := g.StepsOf(goal, model.MustDate("2026-11-23"))
	for _, s := range steps {
		if !s.DoneOn.IsZero() {
			s.Text = "✓ " + s.Text
		}
		out = append(out, s.Text)
	}
	return out
}

func addStep(t *testing.T, c fyne.Canvas, goal *model.Goal, text string) {
	t.Helper()
	kittest.Tap(t, c, "goal.step."+goal.ID.Short())
	kittest.Type(c, text)
	kittest.Press(c, fyne.KeyReturn)
}

func TestStepsAreAddedTickedMovedAndArchived(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	g := addGoal(t, f, c, id, "Lead a team call")
	addStep(t, c, g, "Write the agenda")
	f.WantUnit(t, unit.AddStep)
	addStep(t, c, g, "Hold it")
	kittest.WantTexts(t, "added", stepTexts(read(t, f, id), g.ID), []string{"Write the agenda", "Hold it"})
	facts := read(t, f, id)
	steps, _ := facts.StepsOf(g.ID, f.Today())
	kittest.Tap(t, c, "step.tick."+steps[0].ID.Short())
	f.WantUnit(t, unit.ChangeStep)
	kittest.WantTexts(t, "ticked", stepTexts(read(t, f, id), g.ID), []string{"✓ Write the agenda", "Hold it"})
	if all := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(all, "50 %") {
		t.Errorf("half of the steps are done:\n%s", all)
	}
	kittest.Choose(t, c, "step.more."+steps[1].ID.Short(), "up")
	kittest.WantTexts(t, "moved", stepTexts(read(t, f, id), g.ID), []string{"Hold it", "✓ Write the agenda"})
	kittest.Tap(t, c, "step."+steps[1].ID.Short())
	kittest.Write(t, c, "step.text", "Hold it alone")
	kittest.Tap(t, c, "step.confirm")
	kittest.Choose(t, c, "step.more."+steps[0].ID.Short(), "archive")
	kittest.WantTexts(t, "changed and archived", stepTexts(read(t, f, id), g.ID), []string{"Hold it alone"})
}

func TestSupportIsAPromiseOfTheManager(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	g := addGoal(t, f, c, id, "Lead a team call")
	kittest.Tap(t, c, "goal.support."+g.ID.Short())
	kittest.Type(c, "Stay silent in it")
	kittest.Write(t, c, "support.due", "20.11.2026")
	kittest.Tap(t, c, "support.confirm")
	f.WantUnit(t, unit.AddAction)
	asked := read(t, f, id).Support
	if len(asked) != 1 || asked[0].OwedBy != model.SideManager || asked[0].GoalID != g.ID || asked[0].Visibility != g.Visibility {
		t.Fatalf("asked is %+v", asked)
	}
	if got := kittest.Text(t, c, "support."+asked[0].ID.Short()); got != "You owe Daniel: Stay silent in it" {
		t.Errorf("the goal says %q", got)
	}
	all, err := f.Store().Promises(t.Context(), f.Today())
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, a := range all {
		found = found || a.ID == asked[0].ID
	}
	if !found {
		t.Error("it is not among the promises")
	}
	kittest.Tap(t, c, "support.tick."+asked[0].ID.Short())
	if got := read(t, f, id).Support[0]; got.State != model.ActionDone {
		t.Errorf("ticked off it is %s", got.State)
	}
}

func TestTheCourseStandsAtTheGoalWithItsReason(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	for _, g := range read(t, f, id).Goals {
		if g.Title == "Hold price in the first talk" {
			if got, want := kittest.Text(t, c, "goal.course."+g.ID.Short()), "Off track: 25 % reached"; !strings.HasPrefix(got, want) {
				t.Errorf("the goal goes %q, want %q and how much of the time is gone", got, want)
			}
		}
	}
}

func TestADateThatMovesIsKept(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	g := addGoal(t, f, c, id, "Lead a team call")
	for _, day := range []string{"1.12.2026", "15.12.2026"} {
		kittest.Tap(t, c, "goal."+g.ID.Short())
		kittest.Write(t, c, "goal.due", day)
		kittest.Tap(t, c, "goal.confirm")
	}
	moves := model.MovesOf(read(t, f, id).Moves, g.ID)
	if len(moves) != 1 || moves[0].From != model.MustDate("2026-12-01") || moves[0].To != model.MustDate("2026-12-15") || moves[0].Visibility != g.Visibility {
		t.Errorf("the moves are %+v: setting the first day is none", moves)
	}
}
