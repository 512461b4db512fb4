package model_test

import (
	"testing"
	"time"

	"milepost/model"
)

func TestAMovedDateHoldsFromTheDayItWasMoved(t *testing.T) {
	day := func(m time.Month) model.Date { return model.NewDate(2026, m, 1) }
	moves := []model.DateMove{
		{StrategicID: "s", On: day(3), From: day(6), To: day(8)},
		{CareerID: "c", On: day(4), From: day(5), To: day(7)},
		{StrategicID: "s", On: day(5), From: day(8), To: day(9)},
	}
	for _, c := range []struct {
		of   model.ID
		due  model.Date
		on   time.Month
		want model.Date
	}{
		{"s", day(9), 2, day(6)}, // before any move
		{"s", day(9), 3, day(8)}, // on the day of the first
		{"s", day(9), 4, day(8)},
		{"s", day(9), 5, day(9)}, // after the last
		{"c", day(7), 3, day(5)}, // of another milestone
		{"c", day(7), 4, day(7)},
		{"g", day(1), 1, day(1)}, // never moved
	} {
		if got := model.DueAsOf(moves, c.of, c.due, day(c.on)); got != c.want {
			t.Errorf("%s in month %d: %v, want %v", c.of, c.on, got, c.want)
		}
	}
	dir := model.Direction{
		Strategic: []model.Strategic{{Row: model.Row{ID: "s"}, DueOn: day(9)}},
		Careers:   []model.Career{{Row: model.Row{ID: "c"}, DueOn: day(7)}}, Moves: moves,
	}
	was := dir.AsOf(day(2))
	if was.Strategic[0].DueOn != day(6) || was.Careers[0].DueOn != day(5) || dir.Strategic[0].DueOn != day(9) || dir.Careers[0].DueOn != day(7) {
		t.Errorf("as of an earlier day: %v and %v, and the milestones themselves %v and %v", was.Strategic[0].DueOn, was.Careers[0].DueOn, dir.Strategic[0].DueOn, dir.Careers[0].DueOn)
	}
}
