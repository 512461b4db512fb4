package importing_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

const staff = "First name,Last name,E-mail,Started on,Reports to,Gender\nAmara,Okafor,amara@example.org,01/03/2024,Mia Berg,f\nJonas,Lindqvist,jonas@example.org,2/5/2023,Mia Berg,m\n"

func TestListOfPeopleIsTakenForOne(t *testing.T) {
	s := newStore(t)
	_, c := open(t, s, write(t, "staff.csv", staff))
	wantText(t, c, "import.kind", "People")
	wantText(t, c, "import.column.E-mail", "E-mail")
	wantText(t, c, "import.sentence", "2 rows: 0 new, 0 changed, 0 unchanged, 2 refused.")
	if got := kittest.Text(t, c, "import.row.2"); !strings.Contains(got, "could be two dates. Choose above") || strings.Contains(got, "--dates") {
		t.Errorf("the row says %q", got)
	}
	if got := kittest.Text(t, c, "import.apply"); got != "Import" || !disabled(t, c, "import.apply") {
		t.Errorf("the button says %q", got)
	}
	kittest.Tap(t, c, "import.dates")
	kittest.Press(c, fyne.KeyDown, fyne.KeyReturn)
	wantText(t, c, "import.dates", "Day, month, year")
	wantText(t, c, "import.apply", "Import 2 new")
	kittest.Tap(t, c, "import.apply")
	r, err := s.Roster(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	p, err := r.FindPerson("Amara Okafor")
	if err != nil || p.Email != "amara@example.org" || p.StartedOn.String() != "2024-03-01" || !p.IsRep {
		t.Errorf("stored is %+v, %v", p, err)
	}
	boss, err := r.FindPerson("Mia Berg")
	if err != nil || boss.IsRep {
		t.Errorf("the manager is %+v, %v", boss, err)
	}
}

func TestKindIsChosenAndColumnsStay(t *testing.T) {
	_, c := open(t, newStore(t), write(t, "teams.csv", teams))
	wantText(t, c, "import.kind", "Teams")
	pick(t, c, "import.column.region", "place")
	kittest.Choose(t, c, "import.kind", "import.kind.people")
	wantText(t, c, "import.kind", "People")
	wantText(t, c, "import.column.region", "Place")
	wantText(t, c, "import.apply", "Import 3 new")
	kittest.Choose(t, c, "import.kind", "import.kind.teams")
	wantText(t, c, "import.column.region", "Place")
}

func TestImportSaysWhatItChanges(t *testing.T) {
	s := newStore(t)
	_, c := open(t, s, write(t, "a.csv", teams))
	kittest.Tap(t, c, "import.apply")
	_, c = open(t, s, write(t, "b.csv", strings.ReplaceAll(teams, "Mia Berg,North", "Mia Berg,West")))
	wantText(t, c, "import.apply", "Import 2 changes")
	if got := kittest.Text(t, c, "import.row.2"); !strings.Contains(got, "Region: West, was North") {
		t.Errorf("the row says %q", got)
	}
	f, c := open(t, s, write(t, "b.csv", strings.ReplaceAll(teams, "Mia Berg,North", "Mia Berg,West")))
	kittest.Tap(t, c, "import.apply")
	if len(f.Toasts) != 1 || f.Toasts[0] != "Imported 2 changes" {
		t.Errorf("told %q", f.Toasts)
	}
}

func TestFileIsLookedFor(t *testing.T) {
	path := write(t, "teams.csv", teams)
	_, c := open(t, newStore(t), "")
	kittest.Tap(t, c, "import.browse")
	top := c.Overlays().Top()
	if top == nil {
		t.Fatal("no chooser is open")
	}
	var cancel *widget.Button
	for _, o := range test.LaidOutObjects(top) {
		if b, ok := o.(*widget.Button); ok && b.Text == "Cancel" {
			cancel = b
		}
	}
	if cancel == nil {
		t.Fatal("the chooser cannot be left")
	}
	test.Tap(cancel)
	if kittest.Has(c, "import.sentence") || c.Overlays().Top() != nil {
		t.Error("a chooser that was left did something")
	}
	kittest.Type(c, path) // the keyboard is back in the field
	kittest.Press(c, fyne.KeyReturn)
	wantText(t, c, "import.apply", "Import 3 new")
}

// realRoster is a list of 65 people in ten scripts, with two pairs of one name.
func realRoster(t *testing.T) string {
	t.Helper()
	root := os.Getenv("MILEPOST_REALDATA")
	if root == "" {
		t.Skip("skipped: MILEPOST_REALDATA is not set")
	}
	path := filepath.Join(root, "scenarios", "inputs", "roster_scripts.csv")
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("MILEPOST_REALDATA is set, but %v", err)
	}
	return path
}

func TestRealRosterInTenScripts(t *testing.T) {
	path, s := realRoster(t), newStore(t)
	_, c := open(t, s, path)
	wantText(t, c, "import.apply", "Import 65 new")
	kittest.Tap(t, c, "import.apply")
	if got := people(t, s); got != 65 {
		t.Errorf("%d people are in the file, want 65", got)
	}
	_, c = open(t, s, path)
	wantText(t, c, "import.sentence", "65 rows: 0 new, 0 changed, 65 unchanged, none refused.")
	name := twice(t, s)
	_, c = open(t, s, write(t, "later.csv", "name\n"+name+"\n"))
	if got := kittest.Text(t, c, "import.row.2"); !strings.Contains(got, "refused") || !strings.Contains(got, "could be any of 2 people") {
		t.Errorf("a name that two people have: %q", got)
	}
	kittest.Tap(t, c, "import.row.2")
	if got := strings.Join(kit.Texts(c.Overlays().Top()), "\n"); strings.Count(got, name) < 3 {
		t.Errorf("the row does not say whom it may mean: %q", got)
	}
}

// twice is a name that two people have.
func twice(t *testing.T, s interface {
	Roster(context.Context) (*model.Roster, error)
},
) string {
	t.Helper()
	r, err := s.Roster(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, p := range r.People {
		if seen[p.Name] {
			return p.Name
		}
		seen[p.Name] = true
	}
	t.Fatal("no two people have one name: the test proves nothing")
	return ""
}
