package model_test

import (
	"testing"

	"milepost/model"
)

// standingCase is a goal from 1 January to 11 April 2026, a hundred days; a day is a hundredth.
func standingCase(value string, steps, done int) (model.Growth, *model.Goal) {
	row := func(id string) model.Row { return model.Row{ID: model.ID(id)} }
	g := model.Growth{Goals: []model.Goal{{
		Row: row("g"), State: model.GoalOpen, OpenedOn: model.MustDate("2026-01-01"), DueOn: model.MustDate("2026-04-11"),
	}}}
	if value != "" {
		d, err := model.ParseDecimal(value, 0)
		if err != nil {
			panic(err)
		}
		g.KeyResults = []model.KeyResult{{Row: row("k"), GoalID: "g", MeasureID: "m"}}
		g.Measures = []model.Measure{{Row: row("m"), Start: model.Dec(420), Target: model.Dec(300), Direction: model.MeasureDown}}
		g.Readings = []model.Reading{{Row: row("r"), MeasureID: "m", On: model.MustDate("2026-01-02"), Value: d.N}}
	}
	for i := range steps {
		s := model.GoalStep{Row: row(string(rune('a' + i))), GoalID: "g"}
		if i < done {
			s.DoneOn = model.MustDate("2026-01-02")
		}
		g.Steps = append(g.Steps, s)
	}
	return g, &g.Goals[0]
}

func TestHowAGoalGoes(t *testing.T) {
	for _, c := range []struct {
		name        string
		value       string
		steps, done int
		day         int
		want        model.Standing
		share       string
	}{
		{"a figure that goes down, 420 to 300, now 380", "380", 0, 0, 40, model.OnTrack, "33.3"},
		{"ten hundredths behind is still on track", "360", 0, 0, 60, model.OnTrack, "50"},
		{"a day later it is at risk", "360", 0, 0, 61, model.AtRisk, "50"},
		{"twenty behind is at risk", "360", 0, 0, 70, model.AtRisk, "50"},
		{"more is off track", "360", 0, 0, 71, model.OffTrack, "50"},
		{"past the due date", "301", 0, 0, 101, model.OffTrack, "99.2"},
		{"reached, though late", "290", 0, 0, 120, model.OnTrack, "100"},
		{"steps alone", "", 4, 1, 50, model.OffTrack, "25"},
		{"the steps lag behind the figure", "300", 2, 1, 65, model.AtRisk, "50"},
		{"nothing says how far it is", "", 0, 0, 50, "", ""},
	} {
		g, goal := standingCase(c.value, c.steps, c.done)
		f := g.GoalFigures(goal, goal.OpenedOn.AddDays(c.day))
		share := ""
		if f.Done != nil {
			share, _ = model.Percent(f.Done)
		}
		if f.Standing != c.want || share != c.share {
			t.Errorf("%s: %q at %s %%, want %q at %s %%", c.name, f.Standing, share, c.want, c.share)
		}
	}
}

func TestACarriedGoalBeginsItsTimeAnew(t *testing.T) {
	g, goal := standingCase("360", 0, 0)
	on := model.MustDate("2026-04-10")
	if f := g.GoalFigures(goal, on); f.Standing != model.OffTrack {
		t.Fatalf("before: %q", f.Standing)
	}
	m := model.CarryOf(goal, model.MustDate("2026-07-19"), on, "me", "The launch slipped")
	if m == nil || m.Kind != model.MoveCarried || m.From != goal.DueOn || m.GoalID != goal.ID {
		t.Fatalf("carried: %+v", m)
	}
	goal.DueOn = m.To
	g.Moves = append(g.Moves, *m)
	if f := g.GoalFigures(goal, on.AddDays(50)); f.Standing != model.OnTrack || f.Elapsed.FloatString(2) != "0.50" {
		t.Errorf("after: %q at %s", f.Standing, f.Elapsed)
	}
	if f := g.GoalFigures(goal, on.AddDays(-1)); f.Standing != model.OffTrack {
		t.Errorf("the day before, as it was then: %q", f.Standing)
	}
	if model.CarryOf(goal, goal.DueOn, on, "me", "") != nil {
		t.Error("carried to the same day")
	}
	goal.State, goal.ClosedOn = model.GoalMissed, on
	if f := g.GoalFigures(goal, on); f.Standing != "" {
		t.Errorf("closed: %q", f.Standing)
	}
}
