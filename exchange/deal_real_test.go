package exchange

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
	"milepost/storage"
)

// take imports a list and gives its plan.
func take(t *testing.T, s *storage.Store, table *Table, o Options) *Plan {
	t.Helper()
	roster, err := s.Roster(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	o.Day = model.MustDate("2026-11-23")
	p, err := PreviewIn(context.Background(), s, roster, table, o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Apply(context.Background(), s, p); err != nil {
		t.Fatal(err)
	}
	return p
}

func mavenStore(t *testing.T) *storage.Store {
	t.Helper()
	s := newStore(t)
	take(t, s, readReal(t, "crm-maven", "sales_teams.csv"), Options{Kind: KindTeams})
	if p := take(t, s, readReal(t, "crm-maven", "accounts.csv"), Options{Kind: KindCustomers}); p.Report().Created.Customers != 85 {
		t.Errorf("%d customers", p.Report().Created.Customers)
	}
	if p := take(t, s, readReal(t, "crm-maven", "products.csv"), Options{Kind: KindProducts}); p.Report().Created.Products != 7 {
		t.Errorf("%d products", p.Report().Created.Products)
	}
	return s
}

func TestMavenDeals(t *testing.T) {
	s := mavenStore(t)
	p := take(t, s, readReal(t, "crm-maven", "sales_pipeline.csv"), Options{Kind: KindDeals})
	f := p.Deals
	if p.Count(FateNew) != 8800 || f.Stages[model.StageWon] != 4238 || f.Stages[model.StageLost] != 2473 ||
		f.Stages[model.StageWarm] != 1589 || f.Stages[model.StageProspect] != 500 {
		t.Errorf("%d new, stages %v", p.Count(FateNew), f.Stages)
	}
	if f.NoCustomer != 1425 || f.NoEngaged != 500 || f.NoAmount != 2089 {
		t.Errorf("blank: %+v", f)
	}
	if len(f.Unknown) != 1 || f.Unknown[0] != (UnknownName{model.NamingProduct, "GTXPro", 1480}) {
		t.Errorf("unknown: %+v", f.Unknown)
	}
	again := take(t, s, readReal(t, "crm-maven-mdy", "sales_pipeline.csv"), Options{Kind: KindDeals})
	if again.Count(FateUnchanged) != 8800 || !again.Empty() || again.MissingTotal() != 0 {
		t.Errorf("the same list with other dates: %+v", again.Report())
	}
	westWins(t, s)
}

// westWins holds a target against what its deals say: not reached, and never shown as 100 %.
func westWins(t *testing.T, s *storage.Store) {
	t.Helper()
	m := model.Measure{
		Row: model.Row{ID: "m"}, Source: model.FromDeals, Aggregate: model.WonValue, Region: "West", Decimals: 2,
		From: model.MustDate("2017-07-01"), To: model.MustDate("2017-12-31"), Start: model.Dec(0), Target: model.Dec(200_000_000),
	}
	values, err := s.MeasureValues(context.Background(), []model.Measure{m}, model.MustDate("2026-11-23"))
	if err != nil {
		t.Fatal(err)
	}
	v := values["m"]
	if v.Value != model.Dec(199_914_700) {
		t.Fatalf("West won %v", v.Value)
	}
	progress, _ := m.Progress(v.Value)
	if text, _ := model.Percent(progress); text != "99.96" {
		t.Errorf("that is shown as %s %%", text)
	}
	roster, err := s.Roster(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"Vicki Laflamme 15.4", "James Ascencio 12.7", "Kary Hendrixson 12.1"} {
		share, _ := model.Percent(v.Shares[i].Of)
		if got := roster.Person(v.Shares[i].RepID).Name + " " + share; got != want {
			t.Errorf("share %d is %s, not %s", i+1, got, want)
		}
	}
	shares := v.Shares
	if err := s.DrawCurtain(context.Background(), shares[1].RepID); err != nil {
		t.Fatal(err)
	}
	defer s.LiftCurtain()
	values, err = s.MeasureValues(context.Background(), []model.Measure{m}, model.MustDate("2026-11-23"))
	if v := values["m"]; err != nil || v.Value != model.Dec(199_914_700) || len(v.Shares) != 1 || v.Shares[0].RepID != shares[1].RepID {
		t.Errorf("behind the curtain it is %+v, %v", v, err)
	}
}

func TestSalesforceDeals(t *testing.T) {
	s := newStore(t)
	take(t, s, tableOf(t, "Name,Id\nJo Long,005x0000000fNSiAAM\n"), Options{Kind: KindPeople, Source: "salesforce"})
	stages, err := ReadStageMap(realData(t, "scenarios", "inputs", "stage_map_salesforce.csv"))
	if err != nil {
		t.Fatal(err)
	}
	list := readReal(t, "crm-salesforce-dataloader", "opportunityData.csv")
	p := take(t, s, list, Options{Kind: KindDeals, Source: "salesforce", Stages: stages})
	if p.Count(FateNew) != len(list.Rows) {
		t.Errorf("%+v", p.Report())
	}
	if again := take(t, s, list, Options{Kind: KindDeals, Source: "salesforce"}); !again.Empty() {
		t.Errorf("the stages are not remembered: %+v", again.Report())
	}
}

// TestLongList reads a list piece by piece that is held in memory otherwise, and comes to the same.
func TestLongList(t *testing.T) {
	data, err := os.ReadFile(realData(t, "crm-maven", "sales_pipeline.csv"))
	if err != nil {
		t.Fatal(err)
	}
	head, rows, _ := strings.Cut(string(data), "\n")
	var b strings.Builder
	b.WriteString(head + "\r\n")
	for i := range 8 {
		for row := range strings.Lines(rows) {
			b.WriteString(string(rune('a'+i)) + row)
		}
	}
	path := filepath.Join(t.TempDir(), "long.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	long, err := ReadLong(context.Background(), path, ReadOptions{})
	if err != nil || long.long == "" {
		t.Fatalf("%v, held in memory: %v", err, long.long == "")
	}
	short, err := Read(path, ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	err = long.each(context.Background(), func(r TableRow) error {
		if want := short.Rows[n]; r.Line != want.Line || strings.Join(r.Cells, "|") != strings.Join(want.Cells, "|") {
			t.Fatalf("row %d is %v, not %v", n, r, want)
		}
		n++
		return nil
	})
	if err != nil || n != 70_400 {
		t.Errorf("%d rows, %v", n, err)
	}
}
