package importing_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

const halfYear = "agent,quota_feb_jul\nAmara Okafor,140000\nJonas Lindqvist,120000\nPriya,90000\n"

func quotas(t *testing.T, s *storage.Store) []model.Quota {
	t.Helper()
	q, err := s.Quotas(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	return q.Quotas
}

// TestQuotasComeThroughTheWindow with a period that is typed, as their column has months and no year.
func TestQuotasComeThroughTheWindow(t *testing.T) {
	s := newStore(t)
	brought(t, s, write(t, "teams.csv", teams), "Teams", "Import 3 new")
	list := write(t, "quotas.csv", halfYear)
	f, c := open(t, s, list)
	wantText(t, c, "import.kind", "Quotas")
	if got := kittest.Text(t, c, "import.problem"); !strings.Contains(got, "“quota_feb_jul” names a period but no year") || !strings.Contains(got, "below") || strings.Contains(got, "--from") {
		t.Errorf("it says %q", got)
	}
	wantText(t, c, "import.column.quota_feb_jul", "Amount")
	kittest.Tap(t, c, "import.period.from")
	kittest.Type(c, "1 Feb 2017")
	kittest.Press(c, fyne.KeyReturn)
	if got := kittest.Text(t, c, "import.period.to"); got != "31 Jul 2017" {
		t.Errorf("the last day is %q", got)
	}
	wantText(t, c, "import.sentence", "3 rows: 2 new, 0 changed, 0 unchanged, 1 refused.")
	if got := kittest.Text(t, c, "import.row.2"); !strings.Contains(got, "31 July 2017") {
		t.Errorf("the row does not say its period: %q", got)
	}
	pick(t, c, "import.means.Priya", "priya raman")
	kittest.Tap(t, c, "import.apply")
	if len(f.Toasts) != 1 || f.Toasts[0] != "Imported 3 new quotas" || f.LastRoute().Page != kit.PagePeople {
		t.Errorf("told %q, route %v", f.Toasts, f.LastRoute())
	}
	all := quotas(t, s)
	if len(all) != 3 || all[0].Period() != (model.Span{From: model.MustDate("2017-02-01"), To: model.MustDate("2017-07-31")}) {
		t.Fatalf("%+v", all)
	}
	_, c = open(t, s, write(t, "later.csv", "rep,quota,quarter\nAmara Okafor,145000,Feb-Jul 2017\n"))
	if kittest.Has(c, "import.period.from") {
		t.Error("a list that says its period is asked for one")
	}
	if got := kittest.Text(t, c, "import.row.2"); !strings.Contains(got, "Amount: 145000, was 140000") {
		t.Errorf("the row says %q", got)
	}
	f, c = open(t, s, write(t, "more.csv", "rep,Quota Q1 2018\nAmara Okafor,50000\n"))
	if from, to := kittest.Text(t, c, "import.period.from"), kittest.Text(t, c, "import.period.to"); from != "1 Jan 2018" || to != "31 Mar 2018" {
		t.Errorf("the column's period is %q to %q", from, to)
	}
	kittest.Write(t, c, "import.period.to", "31 Dec 2017")
	kittest.Tap(t, c, "import.apply") // the days in the fields are not those of the plan
	if len(quotas(t, s)) != 3 {
		t.Error("a plan for other days than those in the fields is carried out")
	}
	if got := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(got, "The last day comes before the first.") {
		t.Error("a period that ends before it begins is taken")
	}
	kittest.Write(t, c, "import.period.to", "30 Jun 2018")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "import.apply")
	if r := f.LastRoute(); r.Page != kit.PagePerson || r.Tab != kit.TabGrowth {
		t.Errorf("route %v", r)
	}
	if all = quotas(t, s); len(all) != 4 || all[3].ValidTo != model.MustDate("2018-06-30") {
		t.Errorf("%+v", all)
	}
}

// TestRealQuotas: 30 reps, whose list has their names and one column of numbers.
func TestRealQuotas(t *testing.T) {
	s := newStore(t)
	brought(t, s, maven(t, "crm-maven", "sales_teams.csv"), "Teams", "Import 35 new")
	_, c := open(t, s, maven(t, "scenarios", "inputs", "rep_quota_2017.csv"))
	wantText(t, c, "import.kind", "Quotas")
	kittest.Write(t, c, "import.period.from", "2017-02-01")
	kittest.Press(c, fyne.KeyReturn)
	wantText(t, c, "import.sentence", "30 rows: 30 new, 0 changed, 0 unchanged, none refused.")
	kittest.Tap(t, c, "import.apply")
	if n := len(quotas(t, s)); n != 30 {
		t.Errorf("%d quotas", n)
	}
}
