package importing_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/storage"
	"milepost/ui/importing"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// pasted opens the page and pastes a text.
func pasted(t *testing.T, s *storage.Store, text string) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	c := f.Show(t, importing.New(f, kit.Route{Page: kit.PageImport}), usual).Canvas()
	kittest.Tap(t, c, "import.paste")
	kittest.Tap(t, c, "import.paste.text")
	kittest.Paste(c, text)
	if kittest.Has(c, "import.paste.read") { // a table is shown at once
		kittest.Tap(t, c, "import.paste.read")
	}
	return f, c
}

func TestTableOfPeopleIsPastedCorrectedAndRemembered(t *testing.T) {
	s := newStore(t)
	_, c := pasted(t, s, "Who\tBoss lady\tregion\nAmara Okafor\tMia Berg\tNorth\nPriya Raman\tSam Lee\tSouth\n")
	pick(t, c, "import.column.Who", "name")
	pick(t, c, "import.column.Boss lady", "reports to")
	wantText(t, c, "import.apply", "Import 2 new")
	kittest.Tap(t, c, "import.apply")
	rules, err := s.ColumnRules(context.Background(), "people")
	if err != nil || len(rules) != 1 || rules[0].Shape != "who | boss lady | region" {
		t.Fatalf("remembered is %+v, %v", rules, err)
	}
	_, c = pasted(t, s, "Who\tBoss lady\tregion\nAmara Okafor\tMia Berg\tNorth\nKenji Morita\tSam Lee\tSouth\n")
	wantText(t, c, "import.column.Boss lady", "Reports to")
	wantText(t, c, "import.apply", "Import 1 new")
}

func TestFrameworkIsPastedFromAPage(t *testing.T) {
	s := newStore(t)
	f, c := pasted(t, s, "<table><tr><th>Path</th><th>Job title</th><th>Competency</th><th>Skill</th><th>Key behavior</th></tr>"+
		"<tr><td rowspan=2>Customer Success</td><td>CSM P2</td><td>Customers</td><td>Renewals</td><td>Knows every date</td></tr>"+
		"<tr><td>CSM P3</td><td>Customers</td><td>Renewals</td><td>Wins &amp; wins back</td></tr></table>")
	wantText(t, c, "import.kind", "Framework")
	wantText(t, c, "import.apply", "Import 2 new")
	kittest.Tap(t, c, "import.apply")
	if len(f.Toasts) != 1 || f.Toasts[0] != "Imported 2 new parts of the framework" {
		t.Errorf("told %q", f.Toasts)
	}
	r, err := s.Roster(context.Background())
	if err != nil || len(r.Framework.Skills) != 1 || r.Framework.Behaviours[1].Text != "Wins & wins back" {
		t.Errorf("%+v, %v", r.Framework, err)
	}
}

func TestPastedNotesNeedSomebody(t *testing.T) {
	s := newStore(t)
	addPerson(t, s, "Amara Okafor")
	_, c := pasted(t, s, "Nov 2, 2026 – 1:1\ntalked, and laughed\n")
	if kittest.Has(c, "import.sentence") {
		t.Error("notes about nobody were read")
	}
	pick(t, c, "import.paste.who", "amara")
	kittest.Tap(t, c, "import.paste.read")
	wantText(t, c, "import.sentence", "1 entry: 1 new, 0 changed, 0 unchanged, none refused; it makes 1 meeting and 1 note.")
}

func TestRealLadderInTheWindow(t *testing.T) {
	root := os.Getenv("MILEPOST_REALDATA")
	if root == "" {
		t.Skip("skipped: MILEPOST_REALDATA is not set")
	}
	s := newStore(t)
	_, c := open(t, s, filepath.Join(root, "ladders-sourcegraph", "ae-competencies.md"))
	wantText(t, c, "import.sentence", "114 rows: 114 new, 0 changed, 0 unchanged, none refused.")
	kittest.Tap(t, c, "import.apply")
	_, c = open(t, s, filepath.Join(root, "onet-sales", "Skills.csv"))
	wantText(t, c, "import.sentence", "140 rows: 140 new, 0 changed, 0 unchanged, none refused.")
	kittest.Tap(t, c, "import.apply")
	if b, err := s.Benchmarks(context.Background()); err != nil || len(b) != 2 {
		t.Errorf("%d benchmarks, %v", len(b), err)
	}
}

// fiveColumns is a ladder as others write it down, with a level missing and a row that cannot be taken.
const fiveColumns = "Path,Job title,Competency,Skill,Key behavior,Step\nCustomer Success,CSM P2,Customers,Renewals,Knows the date of every renewal in the next two quarters and who decides,\n" +
	"Customer Success,CSM P4,Customers,Renewals,Wins back who had left,\nCustomer Success,CSM P4,Product,Demos,Shows what matters and not everything,9\n"

func TestFrameworkScreens(t *testing.T) {
	s := newStore(t)
	ladder := write(t, "ladder.csv", fiveColumns)
	text := write(t, "negotiating.md", "# Competency - Negotiating\n\nDisagree without hurting.\n\n## How do you prove it?\n\nYou guide discussions.\n\n## How do you improve it?\n\nRead about it.\n")
	for name, path := range map[string]string{"import-framework": ladder, "import-skill": text} {
		build := func() fyne.CanvasObject {
			return importing.New(kittest.NewFrame(t, s), kit.Route{Page: kit.PageImport, Do: path}).Content()
		}
		t.Run(name, func(t *testing.T) { kittest.Overflow(t, build) })
		kittest.Screens(t, name, fyne.NewSize(1064, 800), build, nil)
		kittest.Screens(t, name+"-720x450", fyne.NewSize(660, 450), build, nil)
	}
}

// TestFrameworkIsReplacedWhenAskedFor: what the list does not name stays until somebody says that it goes, and then the page
// of the framework shows what is left.
func TestFrameworkIsReplacedWhenAskedFor(t *testing.T) {
	s := newStore(t)
	f, c := pasted(t, s, "Path,Job title,Competency,Skill,Key behavior\nSales,AE,Talks,Discovery,Asks why\n")
	kittest.Tap(t, c, "import.apply")
	if f.LastRoute().Page != kit.PageFramework {
		t.Errorf("went to %+v", f.LastRoute())
	}
	_, c = pasted(t, s, "Path,Job title,Competency,Skill,Key behavior\nSales,AE,Talks,Pricing,Holds the price\n")
	wantText(t, c, "import.rest", "What is not in the list stays")
	kittest.Tap(t, c, "import.rest")
	kittest.Tap(t, c, "import.rest.goes")
	wantText(t, c, "import.rest", "What is not in the list goes")
	wantText(t, c, "import.more", "Either all of it is written or nothing, and one undo takes it back. 2 entries are not in the list and go.")
	kittest.Tap(t, c, "import.apply")
	r, err := s.Roster(context.Background())
	if err != nil || len(r.Framework.Skills) != 1 || r.Framework.Skills[0].Name != "Pricing" {
		t.Errorf("%+v, %v", r.Framework.Skills, err)
	}
	if _, err := s.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	if r, err = s.Roster(context.Background()); err != nil || len(r.Framework.Skills) != 1 || r.Framework.Skills[0].Name != "Discovery" {
		t.Errorf("undone: %+v, %v", r.Framework.Skills, err)
	}
}

// TestRatingsArePastedAndLookedAt with the team, or with the one person they are about; a step outside the scale is named.
func TestRatingsArePastedAndLookedAt(t *testing.T) {
	s := newStore(t)
	addPerson(t, s, "Amara Okafor")
	addPerson(t, s, "Priya Raman")
	f, c := pasted(t, s, "Rep\tSkill\tRating\tComment\tDate\nAmara Okafor\tDiscovery\t3\tAsks why\t2026-10-01\n")
	wantText(t, c, "import.kind", "Ratings")
	kittest.Tap(t, c, "import.apply")
	if r := f.LastRoute(); r.Page != kit.PagePerson || r.Person == "" || r.Tab != kit.TabSkills {
		t.Errorf("of one person went to %+v", r)
	}
	f, c = pasted(t, s, "Rep\tSkill\tRating\tComment\tDate\nAmara Okafor\tDiscovery\t4\t\t2026-11-01\nPriya Raman\tDiscovery\t2\t\t2026-11-01\nPriya Raman\tNegotiation\t7\t\t2026-11-01\n")
	wantText(t, c, "import.sentence", "3 rows: 2 new, 0 changed, 0 unchanged, 1 refused.")
	kittest.Tap(t, c, "import.apply")
	if r := f.LastRoute(); r.Page != kit.PageSkills {
		t.Errorf("of several went to %+v", r)
	}
}
