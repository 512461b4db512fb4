package kittest

import (
	"fmt"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// Win stores a deal for each of the days that it was won on.
func Win(t testing.TB, s *storage.Store, days ...string) {
	t.Helper()
	seq := Reads(t, s.Seq)
	if _, err := s.Do(t.Context(), unit.ImportDeals, func(w *storage.Work) error {
		for i, day := range days {
			d := model.Deal{Row: model.Ours(), Source: "crm", External: fmt.Sprint(seq, "-", i), Stage: model.StageWon, ClosedOn: model.MustDate(day)}
			if err := w.Insert(&d); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// CountWins gives a strategic milestone a target: so many deals that are won.
func CountWins(t testing.TB, s *storage.Store, milestone model.ID, wins int64) (model.MilestoneTarget, model.Measure) {
	t.Helper()
	m := model.Measure{Row: model.Ours(), Name: "Won deals", Source: model.FromDeals, Aggregate: model.WonCount, Direction: model.MeasureUp, Target: model.Dec(wins)}
	x := model.MilestoneTarget{Row: model.Ours(), StrategicID: milestone}
	if _, err := s.Do(t.Context(), unit.SetTarget, func(w *storage.Work) error {
		if err := w.Put(&m); err != nil {
			return err
		}
		x.MeasureID = m.ID
		return w.Put(&x)
	}); err != nil {
		t.Fatal(err)
	}
	return x, m
}
