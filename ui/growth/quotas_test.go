package growth_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

func quotasOf(t *testing.T, f *kittest.Frame, id model.ID) *model.Quotas {
	t.Helper()
	q, err := f.Store().Quotas(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return &q
}

// TestAQuotaIsSetChangedAndArchived by keys, and what is not reached never reads as 100 %.
func TestAQuotaIsSetChangedAndArchived(t *testing.T) {
	f, c, id := open(t, "Nguyễn Thu Hà")
	kittest.Tap(t, c, "quota.add")
	kittest.Type(c, "500000")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "quota.confirm")
	f.WantUnit(t, unit.SetQuota)
	all := quotasOf(t, f, id).Of(id, nil, f.Today(), false)
	if len(all) != 1 || all[0].Measure.Target != model.Dec(500_000) || all[0].Quota.ValidFrom != model.MustDate("2026-10-01") || all[0].Quota.ValidTo != model.MustDate("2026-12-31") || all[0].Measure.Unit != "EUR" {
		t.Fatalf("stored: %+v", all)
	}
	name := "quota." + all[0].Quota.ID.Short()
	if got := kittest.Text(t, c, name+".state"); !strings.Contains(got, "No value") {
		t.Errorf("without a value it says %q", got)
	}
	kittest.Tap(t, c, name)
	kittest.Type(c, "499999")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "reading.confirm")
	f.WantUnit(t, unit.AddReading)
	if got := kittest.Text(t, c, name+".state"); !strings.Contains(got, "99.9998 %") || strings.Contains(got, "100 %") {
		t.Errorf("one euro short it says %q", got)
	}
	kittest.Tap(t, c, name+".more")
	kittest.Tap(t, c, "menu.edit")
	kittest.Write(t, c, "quota.to", "2026-09-30")
	kittest.Tap(t, c, "quota.confirm")
	if !strings.Contains(strings.Join(kit.Texts(c.Overlays().Top()), "\n"), "comes before the first") {
		t.Error("a period that ends before it begins is taken")
	}
	kittest.Write(t, c, "quota.to", "2026-12-31")
	kittest.Write(t, c, "quota.target", "499999")
	kittest.Tap(t, c, "quota.confirm")
	if got := kittest.Text(t, c, name+".state"); !strings.Contains(got, "100 %") {
		t.Errorf("reached it says %q", got)
	}
	kittest.Tap(t, c, name+".more")
	kittest.Tap(t, c, "menu.archive")
	if len(quotasOf(t, f, id).Of(id, nil, f.Today(), false)) != 0 || kittest.Has(c, name) {
		t.Error("it is not archived")
	}
}

// TestTheNextQuotaBeginsWhereTheLastEnds with what it counted.
func TestTheNextQuotaBeginsWhereTheLastEnds(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	kittest.Tap(t, c, "quota.add")
	if from, target := kittest.Text(t, c, "quota.from"), kittest.Text(t, c, "quota.target"); !strings.Contains(from, "1 Jan 2027") || target != "" {
		t.Errorf("it begins on %q at %q", from, target)
	}
	kittest.Type(c, "540000")
	kittest.Tap(t, c, "quota.counts.won_value")
	kittest.Tap(t, c, "quota.confirm")
	last, m := quotasOf(t, f, id).Last(id, model.MustDate("2027-03-31"))
	if m == nil || m.Source != model.FromDeals || m.From != last.ValidFrom || m.To != last.ValidTo || m.RepID != id || m.Unit != "EUR" {
		t.Errorf("stored: %+v, %+v", last, m)
	}
	shown := quotasOf(t, f, id).Quotas
	if len(shown) != 4 {
		t.Errorf("%d quotas", len(shown))
	}
}
