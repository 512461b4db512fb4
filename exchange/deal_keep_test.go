package exchange

import (
	"math/rand"
	"os"
	"path/filepath"
	"testing"
	"time"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

func testOptions() storage.Options {
	return storage.Options{Clock: model.FixedClock(time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)), Random: rand.New(rand.NewSource(2)), TripWire: true}
}

// dealsOf brings a team with three deals and a target that is counted from them.
func dealsOf(t *testing.T, s *storage.Store) (anna model.ID, west model.Measure) {
	t.Helper()
	importText(t, s, "Rep,Manager,Region\nAnna Berger,Ines Roth,West\nOmar Said,Ines Roth,West\n", Options{Kind: KindTeams})
	take(t, s, tableOf(t, "account\nAcme\n"), Options{Kind: KindCustomers})
	take(t, s, tableOf(t, "product,price\nPro,12\n"), Options{Kind: KindProducts})
	take(t, s, tableOf(t, "id,owner,stage,account,product,close date,amount\n1,Anna Berger,Won,Acme,Pro,2026-02-03,30\n2,Omar Said,Won,Acme,Max,2026-02-03,10\n3,Anna Berger,Lost,Bolt,Pro,2026-02-04,\n"),
		Options{Kind: KindDeals, Namings: map[model.NamingKind]map[string]string{model.NamingProduct: {"Max": "Pro"}}})
	west = model.Measure{Row: model.Ours(), Source: model.FromDeals, Aggregate: model.WonValue, Region: "West", Direction: model.MeasureUp}
	doUnit(t, s, unit.AddGoal, func(w *storage.Work) error { return w.Put(&west) })
	return personOf(t, s, "Anna Berger"), west
}

func wantWest(t *testing.T, s *storage.Store, west model.Measure, want int64) {
	t.Helper()
	values, err := s.MeasureValues(ctx, []model.Measure{west}, model.MustDate("2026-11-23"))
	if err != nil || values[west.ID].Value != model.Dec(want) {
		t.Errorf("West won %+v, %v", values[west.ID], err)
	}
}

// TestWhoLeavesLeavesTheirDeals: what was sold stays sold, by whoever sold it.
func TestWhoLeavesLeavesTheirDeals(t *testing.T) {
	s := newStore(t)
	anna, west := dealsOf(t, s)
	doUnit(t, s, unit.LeaveTeam, func(w *storage.Work) error {
		_, err := w.Leave(anna, model.MustDate("2026-10-31"), "")
		return err
	})
	wantWest(t, s, west, 40)
	deals, err := s.DealsCalled(ctx, "deals", []string{"1", "3"})
	if err != nil || len(deals) != 2 || deals[0].SubjectID != anna || deals[1].SubjectID != anna {
		t.Errorf("%+v, %v", deals, err)
	}
	if p := take(t, s, tableOf(t, "id,owner,stage,account,product,close date,amount\n1,Anna Berger,Won,Acme,Pro,2026-02-03,31\n"), Options{Kind: KindDeals}); p.Count(FateChanged) != 1 {
		t.Errorf("a deal of somebody who left: %+v", p.Report())
	}
	if c, err := s.Check(ctx); err != nil || !c.Whole() {
		t.Errorf("%+v, %v", c, err)
	}
}

// TestEverythingAboutAPersonHasTheirDeals and nobody else's.
func TestEverythingAboutAPersonHasTheirDeals(t *testing.T) {
	s := newStore(t)
	anna, _ := dealsOf(t, s)
	e, err := s.Everything(ctx, anna)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, table := range e.Tables {
		if table.Name == "deal" {
			n = len(table.Rows)
		}
	}
	if n != 2 {
		t.Errorf("%d deals of hers are in it", n)
	}
}

// TestARepairedFileHasItsDeals repairs one in which nothing is damaged: no row of a sales system is lost or changed.
func TestARepairedFileHasItsDeals(t *testing.T) {
	s := newStore(t)
	_, west := dealsOf(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "repaired.milepost")
	got, err := storage.RepairFile(ctx, s.Path(), out, storage.RepairOptions{Clock: testOptions().Clock})
	if err != nil || !got.Whole() {
		t.Fatalf("%+v, %v", got, err)
	}
	again, err := storage.Open(ctx, out, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = again.Close() }()
	wantWest(t, again, west, 40)
	have, err := again.Sales(ctx)
	if err != nil || len(have.Customers) != 1 || len(have.Products) != 1 || len(have.Namings) != 1 {
		t.Errorf("%+v, %v", have, err)
	}
}

// TestDealsOfACopyAreTaken brings a list into a copy of the file alone and takes from it.
func TestDealsOfACopyAreTaken(t *testing.T) {
	s := newStore(t)
	_, west := dealsOf(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(filepath.Dir(s.Path()), "team (conflicted copy).milepost")
	if err := os.WriteFile(copied, data, 0o600); err != nil {
		t.Fatal(err)
	}
	there, err := storage.Open(ctx, copied, testOptions())
	if err != nil {
		t.Fatal(err)
	}
	take(t, there, tableOf(t, "id,owner,stage,close date,amount\n1,Anna Berger,Won,2026-02-03,30\n2,Omar Said,Won,2026-02-03,10\n3,Anna Berger,Lost,2026-02-04,\n9,Omar Said,Won,2026-03-03,5\n"), Options{Kind: KindDeals})
	if err := there.Close(); err != nil {
		t.Fatal(err)
	}
	here, err := storage.Open(ctx, s.Path(), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = here.Close() }()
	c, err := here.Compare(ctx, copied)
	if err != nil {
		t.Fatal(err)
	}
	var all []model.Ref
	for i := range c.Differences {
		all = append(all, c.Differences[i].Record)
	}
	if len(all) != 1 || all[0].Table != "deal" {
		t.Fatalf("%+v", c.Differences)
	}
	if _, err := here.TakeFrom(ctx, c, all); err != nil {
		t.Fatal(err)
	}
	wantWest(t, here, west, 45)
}

// TestAListThatClosesAMilestoneKeepsItsValues as of the day that it says, whatever a later list of deals tells.
func TestAListThatClosesAMilestoneKeepsItsValues(t *testing.T) {
	s := newStore(t)
	_, west := dealsOf(t, s)
	take(t, s, tableOf(t, "milestone,status\nWin the West,active\n"), Options{Kind: KindMilestones})
	m := directionOf(t, s).Strategic[0]
	doUnit(t, s, unit.SetTarget, func(w *storage.Work) error {
		return w.Put(&model.MilestoneTarget{Row: model.Ours(), StrategicID: m.ID, MeasureID: west.ID})
	})
	take(t, s, tableOf(t, "milestone,status,closed on\nWin the West,reached,2026-03-31\nWin the North,planned,\n"), Options{Kind: KindMilestones})
	take(t, s, tableOf(t, "id,owner,stage,account,product,close date,amount\n4,Anna Berger,Won,Acme,Pro,2026-03-01,50\n"), Options{Kind: KindDeals})
	d := directionOf(t, s)
	if len(d.Readings) != 1 || d.Readings[0].Value != 40 || d.Readings[0].On != model.MustDate("2026-03-31") {
		t.Errorf("kept are %+v", d.Readings)
	}
	if len(d.Strategic) != 2 || d.Strategic[0].Position == d.Strategic[1].Position {
		t.Errorf("the milestones are %+v", d.Strategic)
	}
}
