package importing_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/xuri/excelize/v2"

	"milepost/storage"
	"milepost/ui/importing"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// maven is a list of a sales team that nobody here wrote.
func maven(t *testing.T, parts ...string) string {
	t.Helper()
	root := os.Getenv("MILEPOST_REALDATA")
	if root == "" {
		t.Skip("skipped: MILEPOST_REALDATA is not set")
	}
	path := filepath.Join(append([]string{root}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("MILEPOST_REALDATA is set, but %v", err)
	}
	return path
}

// brought imports a list through the page and gives what it then says.
func brought(t *testing.T, s *storage.Store, path, kind, apply string) {
	t.Helper()
	_, c := open(t, s, path)
	wantText(t, c, "import.kind", kind)
	wantText(t, c, "import.apply", apply)
	kittest.Tap(t, c, "import.apply")
}

func TestDealsOfARealTeam(t *testing.T) {
	s := newStore(t)
	brought(t, s, maven(t, "crm-maven", "sales_teams.csv"), "Teams", "Import 35 new")
	brought(t, s, maven(t, "crm-maven", "accounts.csv"), "Customers", "Import 85 new")
	brought(t, s, maven(t, "crm-maven", "products.csv"), "Products", "Import 7 new")
	f, c := open(t, s, maven(t, "crm-maven", "sales_pipeline.csv"))
	wantText(t, c, "import.kind", "Deals")
	wantText(t, c, "import.sentence", "8800 rows: 8800 new, 0 changed, 0 unchanged, none refused.")
	more := kittest.Text(t, c, "import.more")
	for _, want := range []string{"4238 won", "2473 lost", "1589 warm", "500 prospect", "Without a customer: 1425", "of engagement: 500", "an amount: 2089"} {
		if !strings.Contains(more, want) {
			t.Errorf("%q does not say %q", more, want)
		}
	}
	if all := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(all, "1480 deals name the product “GTXPro”") {
		t.Errorf("the product that nobody knows is not told: %s", all)
	}
	pick(t, c, "import.means.GTXPro", "gtx pro")
	kittest.Tap(t, c, "import.apply")
	if len(f.Toasts) != 1 || f.Toasts[0] != "Imported 8800 new deals" {
		t.Errorf("told %q", f.Toasts)
	}
	wantText(t, c, "import.sentence", "8800 rows: 0 new, 0 changed, 8800 unchanged, none refused.")
	_, c = open(t, s, maven(t, "crm-maven-mdy", "sales_pipeline.csv")) // what was chosen is remembered
	wantText(t, c, "import.sentence", "8800 rows: 0 new, 0 changed, 8800 unchanged, none refused.")
	if kittest.Has(c, "import.means.GTXPro") || !disabled(t, c, "import.apply") {
		t.Error("what GTXPro means is asked again")
	}
	f.Undo(t)
	if has, err := s.HasDeals(context.Background(), "deals"); has || err != nil {
		t.Errorf("undone, there are deals: %v", err)
	}
}

const openDeals = "id,owner,stage,product,account,close date,amount\n1,Amara Okafor,Won,Pro,Acme,2026-03-04,10\n2,A. Okafor,Discovery,Pro,Acme,,20\n3,Jonas Lindqvist,Discovery,Pro,Bolt,,30\n"

// TestAProductThatTheListNamesNoMoreIsMarked: the page says so before, and nothing of it goes.
func TestAProductThatTheListNamesNoMoreIsMarked(t *testing.T) {
	s := newStore(t)
	brought(t, s, write(t, "products.csv", "product,list price\nPro,12\nMax,9\n"), "Products", "Import 2 new")
	f, c := open(t, s, write(t, "products.csv", "product,list price\nPro,12\n"))
	wantText(t, c, "import.sentence", "1 row: 0 new, 0 changed, 1 unchanged, none refused.")
	if got := kittest.Text(t, c, "import.more"); !strings.Contains(got, "1 product is in Milepost and no longer in the list; it is kept and marked.") {
		t.Errorf("the page says %q", got)
	}
	have := kittest.Reads(t, s.Sales)
	was := have.ProductNames()["max"]
	kittest.Tap(t, c, "import.row."+was.ID.Short())
	if got := strings.Join(kit.Texts(c.Overlays().Top()), "\n"); !strings.Contains(got, "It is kept as it is, and marked.") {
		t.Errorf("the row says %q", got)
	}
	kittest.Press(c, fyne.KeyEscape)
	kittest.Tap(t, c, "import.apply")
	kittest.WantTexts(t, "told", f.Toasts, []string{"1 is marked as no longer in the list"})
	have = kittest.Reads(t, s.Sales)
	if p := have.ProductNames()["max"]; p.MissingOn != f.Today() || p.Price != was.Price {
		t.Errorf("%+v", p)
	}
	if !disabled(t, c, "import.apply") {
		t.Error("it can be marked twice")
	}
	f.Undo(t)
	have = kittest.Reads(t, s.Sales)
	if p := have.ProductNames()["max"]; !p.MissingOn.IsZero() {
		t.Errorf("undone, it is missing since %s", p.MissingOn)
	}
}

func TestUnknownRepsAndStagesAreAskedFor(t *testing.T) {
	s := newStore(t)
	brought(t, s, write(t, "teams.csv", teams), "Teams", "Import 3 new")
	_, c := open(t, s, write(t, "deals.csv", openDeals))
	wantText(t, c, "import.sentence", "3 rows: 1 new, 0 changed, 0 unchanged, 2 refused.")
	if got := kittest.Text(t, c, "import.row.3"); strings.Contains(got, "stage map") || !strings.Contains(got, "Choose under Names") {
		t.Errorf("the row says %q", got)
	}
	pick(t, c, "import.means.A. Okafor", "amara")
	pick(t, c, "import.means.Discovery", "warm")
	wantText(t, c, "import.sentence", "3 rows: 3 new, 0 changed, 0 unchanged, none refused.")
	kittest.Tap(t, c, "import.row.3")
	if got := strings.Join(kit.Texts(c.Overlays().Top()), "\n"); !strings.Contains(got, "Amara Okafor") || !strings.Contains(got, "Discovery") || !strings.Contains(got, "Amount\n20") {
		t.Errorf("the row says %q", got)
	}
	kittest.Press(c, fyne.KeyEscape)
	kittest.Tap(t, c, "import.apply")
	_, c = open(t, s, write(t, "deals.csv", openDeals))
	wantText(t, c, "import.sentence", "3 rows: 0 new, 0 changed, 3 unchanged, none refused.")
}

// TestAStoppedImportLeavesNothing stops a list while it is looked at, and again while it is written.
func TestAStoppedImportLeavesNothing(t *testing.T) {
	s := newStore(t)
	brought(t, s, write(t, "teams.csv", teams), "Teams", "Import 3 new")
	var b strings.Builder
	b.WriteString("id,owner,stage,amount\n")
	for i := range 5000 {
		fmt.Fprintf(&b, "%d,Amara Okafor,Won,1\n", i)
	}
	path := write(t, "deals.csv", b.String())
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	p := importing.New(f, kit.Route{Page: kit.PageImport})
	c := f.Show(t, p, usual).Canvas()
	stopped := 0
	stop := func() {
		if stopped++; kittest.Text(t, c, "import.work") == "" {
			t.Error("it is not said how far it is")
		}
		kittest.Tap(t, c, "import.stop")
	}
	p.WhenFar(stop)
	kittest.Tap(t, c, "import.path")
	kittest.Type(c, path)
	kittest.Press(c, fyne.KeyReturn)
	if stopped == 0 || kittest.Has(c, "import.sentence") || kittest.Has(c, "import.work") {
		t.Fatalf("stopped %d times, and the page shows %v", stopped, kittest.Names(c))
	}
	p.WhenFar(nil)
	kittest.Tap(t, c, "import.read")
	wantText(t, c, "import.apply", "Import 5000 new")
	p.WhenFar(stop)
	kittest.Tap(t, c, "import.apply")
	if has, err := s.HasDeals(context.Background(), "deals"); has || err != nil {
		t.Errorf("a stopped import left deals: %v", err)
	}
	if len(f.Toasts) != 1 || f.Toasts[0] != "Stopped. Nothing was written." || len(f.Errors) > 0 {
		t.Errorf("told %q, %v", f.Toasts, f.Errors)
	}
	p.WhenFar(nil)
	kittest.Tap(t, c, "import.apply")
	if has, err := s.HasDeals(context.Background(), "deals"); !has || err != nil {
		t.Errorf("a stopped import cannot be done again: %v", err)
	}
}

func TestASheetOfAWorkbookIsChosen(t *testing.T) {
	w := excelize.NewFile()
	if _, err := w.NewSheet("Staff"); err != nil {
		t.Fatal(err)
	}
	for at, text := range map[string]string{"Sheet1!A1": "product", "Sheet1!B1": "list price", "Sheet1!A2": "Vans", "Sheet1!B2": "12.50", "Staff!A1": "rep", "Staff!B1": "manager", "Staff!A2": "Amara Okafor", "Staff!B2": "Mia Berg"} {
		sheet, cell, _ := strings.Cut(at, "!")
		if err := w.SetCellStr(sheet, cell, text); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "lists.xlsx")
	if err := w.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	s := newStore(t)
	_, c := open(t, s, path)
	wantText(t, c, "import.kind", "Products")
	wantText(t, c, "import.sheet", "Sheet1")
	if kittest.Has(c, "import.encoding") || kittest.Has(c, "import.separator") {
		t.Error("a workbook has an encoding")
	}
	kittest.Choose(t, c, "import.sheet", "import.sheet.Staff")
	wantText(t, c, "import.kind", "Teams")
	wantText(t, c, "import.apply", "Import 1 new")
}
