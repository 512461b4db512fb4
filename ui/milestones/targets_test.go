package milestones_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/exchange"
	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

func targetNamed(t *testing.T, s *storage.Store, name string) (model.MilestoneTarget, model.Measure) {
	t.Helper()
	d := direction(t, s)
	for _, x := range d.Targets {
		if m := d.MeasureByID(x.MeasureID); m != nil && m.Name == name {
			return x, *m
		}
	}
	t.Fatalf("no target %q", name)
	return model.MilestoneTarget{}, model.Measure{}
}

// wantTarget holds what a target's row says against what it shall say.
func wantTarget(t *testing.T, c fyne.Canvas, x model.MilestoneTarget, value, state string) {
	t.Helper()
	name := "target." + x.ID.Short()
	if got := kittest.Text(t, c, name+".value"); got != value {
		t.Errorf("the target stands at %q, not %q", got, value)
	}
	if got := kittest.Text(t, c, name+".state"); got != state {
		t.Errorf("the target says %q, not %q", got, state)
	}
}

func TestTargetThatShallGoDown(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, strategicPage(strategic(t, s, "Nordic launch").ID))
	kittest.Tap(t, c, "targets.new")
	kittest.Tap(t, c, "target.confirm")
	if !kittest.Has(c, "target.name") {
		t.Fatal("a target without a name and a number was stored")
	}
	kittest.Type(c, "Days from order to first run")
	kittest.Write(t, c, "target.start", "420")
	kittest.Write(t, c, "target.target", "300")
	kittest.Tap(t, c, "target.direction.down")
	kittest.Tap(t, c, "target.confirm")
	x, m := targetNamed(t, s, "Days from order to first run")
	if m.Source != model.FromHand || m.Aggregate != "" || !m.From.IsZero() || m.Visibility != model.Team {
		t.Errorf("stored %+v", m)
	}
	wantTarget(t, c, x, "420 of 300", "0 % of the way from 420, not reached yet")
	row := "target." + x.ID.Short()
	kittest.Tap(t, c, row)
	kittest.Type(c, "380")
	kittest.Tap(t, c, "reading.confirm")
	wantTarget(t, c, x, "380 of 300", "33.3 % of the way from 420, not reached yet")
	kittest.Tap(t, c, row)
	kittest.Type(c, "299.5")
	kittest.Tap(t, c, "reading.confirm")
	wantTarget(t, c, x, "299.5 of 300", "reached: 100.4 %")
	f.Undo(t)
	wantTarget(t, c, x, "380 of 300", "33.3 % of the way from 420, not reached yet")
	reading := direction(t, s).Readings
	last := reading[len(reading)-1]
	kittest.Tap(t, c, row)
	kittest.Tap(t, c, "reading."+last.ID.Short())
	kittest.Write(t, c, "reading.value", "390")
	kittest.Tap(t, c, "reading.confirm")
	wantTarget(t, c, x, "390 of 300", "25 % of the way from 420, not reached yet")
	kittest.Tap(t, c, row+".more")
	kittest.Tap(t, c, "menu.edit")
	kittest.Write(t, c, "target.target", "360")
	kittest.Tap(t, c, "target.confirm")
	wantTarget(t, c, x, "390 of 360", "50 % of the way from 420, not reached yet")
	kittest.Tap(t, c, row+".more")
	kittest.Tap(t, c, "menu.archive")
	if kittest.Has(c, row) {
		t.Error("the archived target is still shown")
	}
	kittest.Tap(t, c, "targets.archived")
	kittest.Tap(t, c, row+".more")
	kittest.Tap(t, c, "menu.archive")
	if x, _ := targetNamed(t, s, m.Name); !x.ArchivedAt.IsZero() {
		t.Error("it did not come back")
	}
}

// maven is a team of 35 with 8,800 deals, from lists that nobody here wrote.
func maven(t *testing.T) *storage.Store {
	t.Helper()
	root := os.Getenv("MILEPOST_REALDATA")
	if root == "" {
		t.Skip("skipped: MILEPOST_REALDATA is not set")
	}
	s := kittest.EmptyStore(t)
	for _, x := range []struct {
		file string
		kind exchange.Kind
	}{{"sales_teams.csv", exchange.KindTeams}, {"accounts.csv", exchange.KindCustomers}, {"products.csv", exchange.KindProducts}, {"sales_pipeline.csv", exchange.KindDeals}} {
		table, err := exchange.Read(filepath.Join(root, "crm-maven", x.file), exchange.ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		roster, err := s.Roster(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		p, err := exchange.PreviewIn(context.Background(), s, roster, table, exchange.Options{Kind: x.kind, Day: model.DateOf(kittest.Now())})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := exchange.Apply(context.Background(), s, p); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestTargetFromTheDealsOfARealTeam(t *testing.T) {
	s := maven(t)
	_, c := open(t, s, weave)
	kittest.Tap(t, c, "milestones.empty.new")
	kittest.Type(c, "West wins 2,000,000 in H2 2017")
	kittest.Write(t, c, "strategic.starts", "1.7.2017")
	kittest.Write(t, c, "strategic.due", "31.12.2017")
	kittest.Tap(t, c, "strategic.confirm")
	m := strategic(t, s, "West wins 2,000,000 in H2 2017")
	_, c = open(t, s, strategicPage(m.ID))
	kittest.Tap(t, c, "targets.new")
	kittest.Type(c, "Won in the West")
	kittest.Write(t, c, "target.target", "2 000 000")
	kittest.Write(t, c, "target.unit", "USD")
	kittest.Tap(t, c, "target.source.deals")
	kittest.Write(t, c, "target.region", "West")
	if kittest.Text(t, c, "target.from") != "1 Jul 2017" || kittest.Text(t, c, "target.to") != "31 Dec 2017" {
		t.Errorf("the window is %s to %s, not the milestone's", kittest.Text(t, c, "target.from"), kittest.Text(t, c, "target.to"))
	}
	kittest.Tap(t, c, "target.confirm")
	x, _ := targetNamed(t, s, "Won in the West")
	wantTarget(t, c, x, "1,999,147 of 2,000,000\u00a0USD", "99.96 %, not reached yet")
	shares := kittest.Text(t, c, "target."+x.ID.Short()+".shares")
	if !strings.HasPrefix(shares, "Vicki Laflamme 15.4 %, James Ascencio 12.7 %, Kary Hendrixson 12.1 %") {
		t.Errorf("the shares are %q", shares)
	}
	kittest.Tap(t, c, "target."+x.ID.Short())
	kittest.Tap(t, c, "target.counts.won_count")
	kittest.Write(t, c, "target.target", "10")
	kit.FocusName(c, "target.rep")
	kittest.Type(c, "Vicki")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "target.confirm")
	_, measure := targetNamed(t, s, "Won in the West")
	if measure.Aggregate != model.WonCount || measure.RepID == "" || measure.Region != "West" {
		t.Errorf("stored %+v", measure)
	}
	if got := kittest.Text(t, c, "target."+x.ID.Short()+".state"); !strings.HasPrefix(got, "reached: ") {
		t.Errorf("it says %q", got)
	}
	kittest.Tap(t, c, "target."+x.ID.Short())
	kit.FocusName(c, "target.sector")
	kittest.Type(c, "retail")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Write(t, c, "target.currency", "usd")
	kittest.Tap(t, c, "target.confirm")
	_, measure = targetNamed(t, s, "Won in the West")
	if measure.Sector != "retail" || measure.Currency != "USD" || measure.Team != "" {
		t.Errorf("stored %+v", measure)
	}
}
