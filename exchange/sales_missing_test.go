package exchange

import (
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// salesNow says of every customer and product since when its list names it no more.
func salesNow(t *testing.T, s *storage.Store) string {
	t.Helper()
	have, err := s.Sales(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, c := range have.Customers {
		out = append(out, c.Name+" "+c.Source+" "+c.MissingOn.String())
	}
	for _, p := range have.Products {
		out = append(out, p.Name+" "+p.Source+" "+p.MissingOn.String())
	}
	return strings.Join(out, ", ")
}

func wantSales(t *testing.T, s *storage.Store, when, want string) {
	t.Helper()
	if got := salesNow(t, s); got != want {
		t.Errorf("%s there is\n%s\nnot\n%s", when, got, want)
	}
}

// wantMissing holds what a plan counts: new, changed, unchanged, refused and what is missing.
func wantMissing(t *testing.T, p *Plan, made, changed, same, refused int, missing ...string) {
	t.Helper()
	r := p.Report()
	var names []string
	for _, m := range p.Missing {
		names = append(names, m.Name)
	}
	if r.New != made || r.Changed != changed || r.Unchanged != same || len(r.Refused) != refused || r.Missing != len(missing) || strings.Join(names, ", ") != strings.Join(missing, ", ") {
		t.Errorf("%+v, missing %q", r, names)
	}
}

// TestCustomersThatAListNamesNoMore are kept and marked, once, and marked no more when it names them again.
func TestCustomersThatAListNamesNoMore(t *testing.T) {
	s := newStore(t)
	o := Options{Kind: KindCustomers}
	take(t, s, tableOf(t, "account,sector\nDome,\nAcme,retail\nBolt,\nCord,\n"), o)
	doUnit(t, s, unit.ImportCustomers, func(w *storage.Work) error {
		return w.Put(&model.Customer{Row: model.Ours(), Name: "Elk"}) // of no list
	})
	shorter := "account,sector,subsidiary of\nACME,retail,Cord\nAcme,,\n"
	p := take(t, s, tableOf(t, shorter), o)
	wantMissing(t, p, 0, 1, 0, 1, "Bolt", "Dome") // Cord is named, as what another belongs to
	wantSales(t, s, "marked", "Dome customers 2026-11-23, Acme customers , Bolt customers 2026-11-23, Cord customers , Elk  ")
	if again := take(t, s, tableOf(t, shorter), o); !again.Empty() || again.MissingTotal() != 0 {
		t.Errorf("marked twice: %+v", again.Report())
	}
	wantMissing(t, take(t, s, tableOf(t, "account\nBolt\nElk\n"), Options{Kind: KindCustomers, Source: "erp"}), 0, 2, 0, 0)
	wantSales(t, s, "named by another list", "Dome customers 2026-11-23, Acme customers , Bolt erp , Cord customers , Elk erp ")
	back := take(t, s, tableOf(t, "account\nDome\nAcme\nCord\n"), o)
	wantMissing(t, back, 0, 1, 2, 0)
	if c := back.Rows[0].Changes; len(c) != 1 || c[0].Field != FieldSource {
		t.Errorf("it does not say that Dome is back: %+v", c)
	}
	wantSales(t, s, "back", "Dome customers , Acme customers , Bolt erp , Cord customers , Elk erp ")
	if _, err := s.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	wantSales(t, s, "undone", "Dome customers 2026-11-23, Acme customers , Bolt erp , Cord customers , Elk erp ")
}

// TestProductsThatAListNamesNoMore are kept and marked too; one that is archived is left alone, and a row that is refused
// names its product.
func TestProductsThatAListNamesNoMore(t *testing.T) {
	s := newStore(t)
	o := Options{Kind: KindProducts}
	take(t, s, tableOf(t, "product,price\nPro,12\nMax,9\nOld,1\nMini,3\n"), o)
	have, err := s.Sales(ctx)
	if err != nil {
		t.Fatal(err)
	}
	old := have.ProductNames()["old"]
	old.ArchivedAt = 1
	doUnit(t, s, unit.ImportProducts, func(w *storage.Work) error { return w.Put(old) })
	p := take(t, s, tableOf(t, "product,price\nPro,12\nMini,cheap\n"), o)
	wantMissing(t, p, 0, 0, 1, 1, "Max")
	if p.Empty() {
		t.Error("a plan that marks something is empty")
	}
	wantSales(t, s, "marked", "Pro products , Max products 2026-11-23, Old products , Mini products ")
	wantMissing(t, take(t, s, tableOf(t, "product,price\nPro,12\nMini,3\nMax,8\n"), o), 0, 1, 2, 0)
	wantSales(t, s, "back", "Pro products , Max products , Old products , Mini products ")
}

// TestWhatAListCallsOtherwiseIsNotMissing: a name that a list uses and somebody has explained means the same.
func TestWhatAListCallsOtherwiseIsNotMissing(t *testing.T) {
	s := newStore(t)
	take(t, s, tableOf(t, "rep,manager\nAnna Berger,Ines Roth\n"), Options{Kind: KindTeams})
	take(t, s, tableOf(t, "product,price\nGTX Pro,12\n"), Options{Kind: KindProducts})
	take(t, s, tableOf(t, "id,owner,stage,product\n1,Anna Berger,Won,GTXPro\n"),
		Options{Kind: KindDeals, Namings: map[model.NamingKind]map[string]string{model.NamingProduct: {"GTXPro": "GTX Pro"}}})
	p := take(t, s, tableOf(t, "product,price\nGTXPro,12\n"), Options{Kind: KindProducts})
	if !p.Empty() || p.MissingTotal() != 0 {
		t.Errorf("%+v", p.Report())
	}
}
