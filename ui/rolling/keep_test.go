package rolling_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit/kittest"
	"milepost/ui/rolling"
	"milepost/ui/theme"
)

// TestARolledMilestoneKeepsItsValues as of the end of its quarter, which also decide what is proposed.
func TestARolledMilestoneKeepsItsValues(t *testing.T) {
	kittest.App(t, theme.LightMode)
	s := kittest.SampleStore(t)
	f := kittest.NewFrame(t, s)
	m := model.Strategic{Row: model.Ours(), Title: "Two new names", Kind: model.KindQuarter, State: model.MilestoneActive, DueOn: model.MustDate("2026-09-15"), OpenedOn: model.MustDate("2026-07-01")}
	f.Change(unit.AddStrategic, func(w *storage.Work) error { return w.Put(&m) }, nil)
	_, measure := kittest.CountWins(t, s, m.ID, 2)
	kittest.Win(t, s, "2026-09-10", "2026-10-10")
	c := f.Show(t, rolling.New(f), fyne.NewSize(1216, 900)).Canvas()
	row := "roll." + m.ID.Short()
	if got := kittest.Text(t, c, row); got != "Reached" {
		t.Errorf("today it is proposed as %q", got)
	}
	kittest.Tap(t, c, "roll.period.2026-07-01")
	if got := kittest.Text(t, c, row); got != "Leave" {
		t.Errorf("at the end of the third quarter it is proposed as %q", got)
	}
	kittest.Tap(t, c, row+".missed")
	kittest.Tap(t, c, "roll.confirm")
	f.WantUnit(t, unit.RollQuarter)
	kittest.Win(t, s, "2026-09-20")
	d := kittest.Reads(t, s.Direction)
	var kept []model.Reading
	for _, r := range d.Readings {
		if r.MeasureID == measure.ID {
			kept = append(kept, r)
		}
	}
	if len(kept) != 1 || kept[0].On != model.MustDate("2026-09-30") || kept[0].Value != 1 || kept[0].AuthorID != f.Roster().Owner.ID {
		t.Errorf("kept are %+v", kept)
	}
	if x := d.TargetsOf(m.ID, nil, f.Today(), false); len(x) != 1 || x[0].Value != model.Dec(1) {
		t.Errorf("the target stands at %+v", x)
	}
}
