package exchange

import (
	"context"
	"errors"
	"strings"
	"testing"

	"milepost/model"
)

func TestParseAmount(t *testing.T) {
	cases := []struct {
		text   string
		digits int
		want   string // in minor units; "-": unset, "!": none
	}{
		{"", 2, "-"},
		{" ", 2, "-"},
		{"0", 2, "0"},
		{"1054", 2, "105400"},
		{"1,054", 2, "105400"},
		{"1.054", 2, "105400"},
		{"1,054.5", 2, "105450"},
		{"1.054,50", 2, "105450"},
		{"1 054,50", 2, "105450"},
		{"1'054.50", 2, "105450"},
		{"500000.0", 0, "500000"},
		{"1,234,567", 2, "123456700"},
		{"0.125", 3, "125"},
		{"1.125", 3, "!"},
		{"0.125", 2, "!"},
		{"$1,054", 2, "105400"},
		{"-5", 2, "-500"},
		{"12,34,567", 2, "!"},
		{"=1+1", 2, "!"},
		{"+5", 2, "!"},
		{"five", 2, "!"},
		{".", 2, "!"},
		{"99999999999999999999", 2, "!"},
		{"1.2.3", 2, "!"},
	}
	for _, c := range cases {
		got := "!"
		if d, ok := parseAmount(c.text, c.digits); ok {
			if got = "-"; d.Set {
				got = model.FormatDecimal(d.N, 0)
			}
		}
		if got != c.want {
			t.Errorf("%q with %d digits is %s, not %s", c.text, c.digits, got, c.want)
		}
	}
}

const smallTeam = "Rep,Manager\nAnna Berger,Ines Roth\nOmar Said,Ines Roth\n"

func TestDealsAccountForEveryRow(t *testing.T) {
	s := newStore(t)
	take(t, s, tableOf(t, smallTeam), Options{Kind: KindTeams})
	take(t, s, tableOf(t, "Product,Price\nGTX Pro,100\n"), Options{Kind: KindProducts})
	list := "id,owner,stage,product,account,engage date,close date,amount\n" +
		"1,Anna Berger,Won,GTXPro,=Acme,2026-01-02,2026-02-03,10\n" +
		"2,Nobody,Won,GTX Pro,,,,\n" +
		"3,Omar Said,Maybe,GTX Pro,,,,\n" +
		"1,Omar Said,Won,GTX Pro,,,,\n" +
		"4,Omar Said,Engaging,GTX Pro,,2026-01-02,2026-12-31,\n" +
		"5,Omar Said,Lost,GTX Pro,,2026-03-02,2026-02-03,ten\n"
	p := take(t, s, tableOf(t, list), Options{Kind: KindDeals})
	want := map[int]string{3: "import.row.deal.rep", 4: "import.row.deal.stage", 5: "import.row.deal.twice", 7: "import.row.amount"}
	for _, r := range p.Rows {
		if r.Fate == FateRefused && (want[r.Line] != r.Problem.Key || r.Problem.Column == 0) {
			t.Errorf("line %d: %s", r.Line, r.Problem.Key)
		}
	}
	if p.Count(FateRefused) != 4 || p.Count(FateNew) != 2 || p.Total() != 6 {
		t.Errorf("%+v", p.Report())
	}
	deals, err := s.DealsCalled(context.Background(), "deals", []string{"1", "4"})
	if err != nil || len(deals) != 2 {
		t.Fatalf("%v, %v", deals, err)
	}
	if d := deals[0]; d.CustomerText != "=Acme" || d.ProductID != "" || d.Amount != model.Dec(1000) {
		t.Errorf("%+v", d)
	}
	if d := deals[1]; !d.ClosedOn.IsZero() || d.Amount.Set || d.ProductID == "" {
		t.Errorf("%+v", d)
	}
	named := Options{Kind: KindDeals, Namings: map[model.NamingKind]map[string]string{model.NamingProduct: {"GTXPro": "GTX Pro"}}}
	p = take(t, s, tableOf(t, "id,owner,stage,product,amount\n1,Anna Berger,Won,GTXPro,11\n"), named)
	if p.Count(FateChanged) != 1 || p.MissingTotal() != 1 || len(p.Deals.Unknown) != 0 {
		t.Errorf("%+v", p.Report())
	}
	again := take(t, s, tableOf(t, "id,owner,stage,product,amount\n1,Anna Berger,Won,GTXPro,11\n"), Options{Kind: KindDeals})
	if !again.Empty() {
		t.Errorf("what was said is not remembered: %+v", again.Report())
	}
	if back := take(t, s, tableOf(t, "id,owner,stage,product,amount\n1,Anna Berger,Won,GTXPro,11\n4,Omar Said,Engaging,GTX Pro,\n"), Options{Kind: KindDeals}); back.Count(FateChanged) != 1 {
		t.Errorf("a deal that is named again: %+v", back.Report())
	}
}

func TestCustomerBelongsToOneFurtherDown(t *testing.T) {
	s := newStore(t)
	list := "account,sector,subsidiary of\nAcme North,medical,Acme\nAcme,retail,\nACME,retail,\n"
	p := take(t, s, tableOf(t, list), Options{Kind: KindCustomers})
	if p.Report().Created.Customers != 2 || p.Count(FateRefused) != 1 {
		t.Errorf("%+v", p.Report())
	}
	have, err := s.Sales(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	names := have.CustomerNames()
	if names["acme north"].ParentID != names["acme"].ID {
		t.Errorf("%+v", have.Customers)
	}
	if again := take(t, s, tableOf(t, list), Options{Kind: KindCustomers}); !again.Empty() {
		t.Errorf("%+v", again.Rows)
	}
}

// TestWhomACustomerBelongsToIsKnownOrSaid names one that nobody knows, and itself: nothing is shown that is not stored.
func TestWhomACustomerBelongsToIsKnownOrSaid(t *testing.T) {
	s := newStore(t)
	list := "account,subsidiary of\nAcme,Nobody\nBolt,Bolt\n"
	p := take(t, s, tableOf(t, list), Options{Kind: KindCustomers})
	for _, r := range p.Rows {
		if r.Fate != FateNew || len(r.Changes) != 0 || len(r.Notes) != 1 || r.Notes[0].Key != "import.row.parent" || r.Notes[0].Column != 2 {
			t.Errorf("%+v", r)
		}
	}
	if again := take(t, s, tableOf(t, list), Options{Kind: KindCustomers}); !again.Empty() || again.Count(FateUnchanged) != 2 {
		t.Errorf("the same list again: %+v", again.Rows)
	}
	moved := take(t, s, tableOf(t, "account,subsidiary of\nAcme,Bolt\n"), Options{Kind: KindCustomers})
	if c := moved.Rows[0].Changes; len(c) != 1 || c[0] != (Change{FieldParent, "", "Bolt"}) {
		t.Errorf("%+v", c)
	}
	other := take(t, s, tableOf(t, "account,subsidiary of\nCord,\nAcme,Cord\n"), Options{Kind: KindCustomers})
	if c := other.Rows[1].Changes; len(c) != 1 || c[0] != (Change{FieldParent, "Bolt", "Cord"}) {
		t.Errorf("%+v", c)
	}
}

// TestWhatAListOfDealsHasNoColumnForStays brings the same deal with fewer columns.
func TestWhatAListOfDealsHasNoColumnForStays(t *testing.T) {
	s := newStore(t)
	take(t, s, tableOf(t, smallTeam), Options{Kind: KindTeams})
	take(t, s, tableOf(t, "id,owner,stage,name,product,account,engage date,close date,amount\n1,Anna Berger,Won,Vans,Pro,Acme,2026-01-02,2026-02-03,10\n"), Options{Kind: KindDeals})
	if p := take(t, s, tableOf(t, "id,owner,stage\n1,Anna Berger,Won\n"), Options{Kind: KindDeals}); !p.Empty() {
		t.Errorf("%+v", p.Rows[0].Changes)
	}
	p := take(t, s, tableOf(t, "id,owner,stage,amount\n1,Anna Berger,Won,\n"), Options{Kind: KindDeals})
	if c := p.Rows[0].Changes; len(c) != 1 || c[0].Field != FieldAmount || c[0].After != "" {
		t.Errorf("an amount that the list leaves blank: %+v", c)
	}
}

// TestAListThatChangedSinceItWasShownIsRefused changes one value of each column between preview and apply.
func TestAListThatChangedSinceItWasShownIsRefused(t *testing.T) {
	s := newStore(t)
	take(t, s, tableOf(t, smallTeam), Options{Kind: KindTeams})
	cells := []string{"1", "Anna Berger", "Won", "Vans", "Pro", "Acme", "2026-01-02", "2026-02-03", "10"}
	others := []string{"2", "Omar Said", "Lost", "Cars", "Max", "Bolt", "2026-01-03", "2026-02-04", "11"}
	for i, other := range others {
		table := tableOf(t, "id,owner,stage,name,product,account,engage date,close date,amount\n"+strings.Join(cells, ",")+"\n")
		p, err := PreviewIn(context.Background(), s, rosterOf(t, s), table, Options{Kind: KindDeals})
		if err != nil {
			t.Fatal(err)
		}
		table.Rows[0].Cells[i] = other
		if _, err := Apply(context.Background(), s, p); !errors.Is(err, model.ErrConflict) {
			t.Errorf("column %d: %v", i, err)
		}
	}
}
