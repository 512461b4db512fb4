package model_test

import (
	"math/big"
	"testing"

	"milepost/model"
)

func TestStateOfAMeasure(t *testing.T) {
	day := model.MustDate("2026-11-23")
	by := func(n int64) []model.Reading { return []model.Reading{{MeasureID: "m", On: day, Value: n}} }
	row := model.Row{ID: "m"}
	for _, c := range []struct {
		name    string
		m       model.Measure
		now     []model.Reading
		share   string
		reached bool
	}{
		{"goes down", model.Measure{Row: row, Start: model.Dec(420), Target: model.Dec(300), Direction: model.MeasureDown}, by(380), "33.3", false},
		{"is down", model.Measure{Row: row, Start: model.Dec(420), Target: model.Dec(300), Direction: model.MeasureDown}, by(300), "100", true},
		{"just under", model.Measure{Row: row, Start: model.Dec(0), Target: model.Dec(2_000_000), Direction: model.MeasureUp}, by(1_999_147), "99.96", false},
		{"no start", model.Measure{Row: row, Target: model.Dec(5), Direction: model.MeasureUp}, by(1), "20", false},
		{"just there", model.Measure{Row: row, Target: model.Dec(5), Direction: model.MeasureUp}, by(5), "100", true},
		{"beyond", model.Measure{Row: row, Target: model.Dec(5), Direction: model.MeasureUp}, by(6), "120", true},
		{"nothing known", model.Measure{Row: row, Target: model.Dec(5), Direction: model.MeasureUp}, nil, "", false},
		{"down from nowhere", model.Measure{Row: row, Target: model.Dec(5), Direction: model.MeasureDown}, by(4), "", true},
		{"stays", model.Measure{Row: row, Start: model.Dec(4), Target: model.Dec(5), Direction: model.MeasureKeep}, by(5), "", false},
	} {
		s, text := c.m.State(c.now, nil, day), ""
		if s.Share != nil {
			text, _ = model.Percent(s.Share)
		}
		if text != c.share || s.Reached != c.reached {
			t.Errorf("%s: %s %%, reached %v; want %s, %v", c.name, text, s.Reached, c.share, c.reached)
		}
	}
}

// A value that is only rounded up to its target is not reached.
func TestRoundedUpIsNotReached(t *testing.T) {
	m := model.Measure{Row: model.Row{ID: "m"}, Source: model.FromDeals, Target: model.Dec(2_000_000), Direction: model.MeasureUp}
	exact := big.NewRat(199_999_999, 100)
	s := m.State(nil, map[model.ID]model.MeasureValue{"m": {Value: model.Dec(2_000_000), Exact: exact}}, model.MustDate("2026-11-23"))
	if text, exact := model.Percent(s.Share); s.Reached || exact && text == "100" {
		t.Errorf("%s %%, reached %v", text, s.Reached)
	}
}

func TestClosedMilestoneKeepsItsLastValue(t *testing.T) {
	closed := model.MustDate("2026-09-30")
	d := model.Direction{
		Strategic: []model.Strategic{{Row: model.Row{ID: "s"}, State: model.MilestoneReached, ClosedOn: closed}},
		Measures: []model.Measure{
			{Row: model.Row{ID: "hand"}, Target: model.Dec(5), Direction: model.MeasureUp},
			{Row: model.Row{ID: "deals"}, Source: model.FromDeals, Target: model.Dec(5), Direction: model.MeasureUp},
		},
		Targets: []model.MilestoneTarget{
			{Row: model.Row{ID: "1"}, StrategicID: "s", MeasureID: "hand"},
			{Row: model.Row{ID: "2"}, StrategicID: "s", MeasureID: "deals"},
			{Row: model.Row{ID: "3"}, StrategicID: "s", MeasureID: "hand", ArchivedAt: 1},
		},
		Readings: []model.Reading{
			{MeasureID: "hand", On: closed, Value: 4}, {MeasureID: "deals", On: closed, Value: 6}, {MeasureID: "hand", On: closed.AddDays(20), Value: 9},
		},
	}
	values := map[model.ID]model.MeasureValue{"deals": {Value: model.Dec(2), Exact: big.NewRat(2, 1)}}
	got := d.TargetsOf("s", values, model.MustDate("2026-11-23"), false)
	if len(got) != 2 || got[0].Value != model.Dec(4) || got[0].Reached || got[1].Value != model.Dec(6) || !got[1].Reached {
		t.Errorf("kept: %+v", got)
	}
	if len(d.TargetsOf("s", values, closed, true)) != 3 {
		t.Error("what is archived is not shown when asked for")
	}
}
