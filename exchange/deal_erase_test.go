package exchange

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// TestErasedRepLeavesTheSumsAsTheyWere: what was sold in a region stays sold there, under a name that says nothing.
func TestErasedRepLeavesTheSumsAsTheyWere(t *testing.T) {
	ctx := context.Background()
	s := newStore(t)
	importText(t, s, "Rep,Manager,Region\nAnna Berger,Ines Roth,West\nOmar Said,Ines Roth,West\n", Options{Kind: KindTeams})
	take(t, s, tableOf(t, "id,owner,stage,close date,amount\n1,Anna Berger,Won,2026-02-03,30\n2,Omar Said,Won,2026-02-03,10\n3,Anna Berger,Lost,2026-02-04,\n"), Options{Kind: KindDeals})
	anna, err := rosterOf(t, s).FindPerson("Anna Berger")
	if err != nil {
		t.Fatal(err)
	}
	quota := model.Measure{Row: model.About(anna.ID), Name: "What Anna shall bring", Source: model.FromDeals, Aggregate: model.WonValue, RepID: anna.ID, Direction: model.MeasureUp}
	west := model.Measure{Row: model.Ours(), Source: model.FromDeals, Aggregate: model.WonValue, Region: "West", Direction: model.MeasureUp}
	hers := model.Measure{Row: model.Ours(), Source: model.FromDeals, Aggregate: model.WinRate, RepID: anna.ID, Direction: model.MeasureUp}
	doUnit(t, s, unit.ImportDeals, func(w *storage.Work) error {
		for _, m := range []*model.Measure{&quota, &west, &hers} {
			if err := w.Put(m); err != nil {
				return err
			}
		}
		return w.Put(&model.Quota{Row: model.About(anna.ID), MeasureID: quota.ID, ValidFrom: model.MustDate("2026-01-01"), ValidTo: model.MustDate("2026-12-31")})
	})
	got, err := s.Erase(ctx, anna.ID, storage.EraseOptions{Former: func(n int) string { return fmt.Sprint("former rep #", n) }})
	if err != nil {
		t.Fatal(err)
	}
	if got.Kept != 4 { // two deals, a quota and its measure
		t.Errorf("%d rows are kept", got.Kept)
	}
	former, err := rosterOf(t, s).FindPerson("former rep #1")
	if err != nil {
		t.Fatal(err)
	}
	hers.RepID = former.ID // as the file has it now
	values, err := s.MeasureValues(ctx, []model.Measure{west, hers}, model.MustDate("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	if v := values[west.ID]; v.Value != model.Dec(40) || len(v.Shares) != 2 || v.Shares[0].RepID != former.ID || v.Shares[0].Of.RatString() != "3/4" {
		t.Errorf("West won %+v", v)
	}
	if v := values[hers.ID]; v.Value != model.Dec(50) {
		t.Errorf("the rate is %+v", v)
	}
	if p := rosterOf(t, s).Person(anna.ID); p != nil {
		t.Errorf("%+v is still there", p)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(s.Path()); err != nil || bytes.Contains(data, []byte("Anna")) {
		t.Errorf("her name is still in the file, %v", err)
	}
}
