package importing_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/resources"
	"milepost/storage"
	"milepost/ui/importing"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

var usual = fyne.NewSize(1216, 900)

func newStore(t *testing.T) *storage.Store {
	t.Helper()
	starter, err := storage.ParseStarter(resources.Starter())
	if err != nil {
		t.Fatal(err)
	}
	s, err := storage.Create(context.Background(), filepath.Join(t.TempDir(), "team.milepost"), storage.Params{
		Options:  storage.Options{Clock: model.FixedClock(kittest.Now()), Random: rand.Reader},
		TeamName: "North", UserName: "Mia", Zone: "Europe/Berlin", Starter: starter,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const teams = "rep,manager,region\nAmara Okafor,Mia Berg,North\nJonas Lindqvist,Mia Berg,North\nPriya Raman,Sam Lee,South\n"

// open shows the page as if a file had been dropped; path may be empty.
func open(t *testing.T, s *storage.Store, path string) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	w := f.Show(t, importing.New(f, kit.Route{Page: kit.PageImport, Do: path}), usual)
	return f, w.Canvas()
}

func wantText(t *testing.T, c fyne.Canvas, name, want string) {
	t.Helper()
	if got := kittest.Text(t, c, name); got != want {
		t.Errorf("%s: %q, want %q", name, got, want)
	}
}

func disabled(t *testing.T, c fyne.Canvas, name string) bool {
	t.Helper()
	return kittest.Find(t, c, name).(fyne.Disableable).Disabled()
}

func people(t *testing.T, s *storage.Store) int {
	t.Helper()
	r, err := s.Roster(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return len(r.People)
}

func TestDroppedListIsReadAndImported(t *testing.T) {
	s := newStore(t)
	before := people(t, s)
	f, c := open(t, s, write(t, "teams.csv", teams))
	wantText(t, c, "import.sentence", "3 rows: 3 new, 0 changed, 0 unchanged, none refused; 5 people are made.")
	wantText(t, c, "import.kind", "Teams")
	wantText(t, c, "import.column.manager", "Reports to")
	wantText(t, c, "import.apply", "Import 3 new")
	if people(t, s) != before {
		t.Error("the preview wrote people")
	}
	kittest.Tap(t, c, "import.apply")
	if got := people(t, s) - before; got != 5 {
		t.Errorf("%d people were made, want 5", got)
	}
	if f.LastRoute().Page != kit.PagePeople || len(f.Toasts) != 1 || f.Toasts[0] != "Imported 3 new reps" {
		t.Errorf("route %v, toasts %q", f.LastRoute(), f.Toasts)
	}
	f.Undo(t)
	if people(t, s) != before {
		t.Error("one undo does not take the import back")
	}
}

func TestSameListAgainChangesNothing(t *testing.T) {
	s := newStore(t)
	path := write(t, "teams.csv", teams)
	_, c := open(t, s, path)
	kittest.Tap(t, c, "import.apply")
	f, c := open(t, s, path)
	wantText(t, c, "import.sentence", "3 rows: 0 new, 0 changed, 3 unchanged, none refused.")
	if !disabled(t, c, "import.apply") {
		t.Error("the button is on though nothing would change")
	}
	kittest.Tap(t, c, "import.apply")
	if len(f.Routes) > 0 {
		t.Error("a button that is off leads away")
	}
}

func TestEveryRowIsAccountedFor(t *testing.T) {
	s := newStore(t)
	_, c := open(t, s, write(t, "a.csv", teams))
	kittest.Tap(t, c, "import.apply")
	_, c = open(t, s, write(t, "b.csv",
		"rep,manager,region\nAmara Okafor,Sam Lee,North\nJonas Lindqvist,Mia Berg,North\n,Mia Berg,North\nThu Ha,Sam Lee\nKenji Morita,Sam Lee,West\n"))
	wantText(t, c, "import.sentence", "5 rows: 1 new, 1 changed, 1 unchanged, 2 refused; 1 person is made.")
	wantText(t, c, "import.apply", "Import 1 new, 1 changed")
	for name, want := range map[string]string{
		"import.row.4": "refused, line 4, The row has no name",
		"import.row.5": "refused, line 5, The number of cells differs: 2 in the row",
		"import.row.2": "Amara Okafor, changed, line 2, Reports to: Sam Lee, was Mia Berg",
		"import.row.3": "Jonas Lindqvist, unchanged",
		"import.row.6": "Kenji Morita, new",
	} {
		if got := kittest.Text(t, c, name); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q in it", name, got, want)
		}
	}
	if got := kittest.Text(t, c, "import.more"); !strings.Contains(got, "1 person is in Milepost and no longer in the list") {
		t.Errorf("Priya is missing from the list, but: %q", got)
	}
	top := kittest.Find(t, c, "import.row.4").Position().Y
	for _, lower := range []string{"import.row.2", "import.row.6", "import.row.3"} {
		if y := kittest.Find(t, c, lower).Position().Y; y <= top {
			t.Errorf("%s stands at %v, not below %v", lower, y, top)
		} else {
			top = y
		}
	}
	kittest.Tap(t, c, "import.show.refused")
	if kittest.Has(c, "import.row.2") || !kittest.Has(c, "import.row.4") {
		t.Error("the filter does not show the refused rows alone")
	}
	if kittest.Focused(c) != "import.show" {
		t.Errorf("the keyboard is in %q after the filter", kittest.Focused(c))
	}
}

func TestMappingAColumnAsksAgain(t *testing.T) {
	s := newStore(t)
	_, c := open(t, s, write(t, "odd.csv", "who is it,led by,where\nAmara Okafor,Mia Berg,North\n"))
	wantText(t, c, "import.sentence", "Nothing can be imported from this file yet.")
	if got := kittest.Text(t, c, "import.problem"); !strings.Contains(got, "No column looks like a name") {
		t.Errorf("problem: %q", got)
	}
	pick(t, c, "import.column.who is it", "name")
	wantText(t, c, "import.sentence", "1 row: 1 new, 0 changed, 0 unchanged, none refused; 1 person is made.")
	pick(t, c, "import.column.led by", "reports")
	wantText(t, c, "import.sentence", "1 row: 1 new, 0 changed, 0 unchanged, none refused; 2 people are made.")
	if kittest.Focused(c) != "import.column.led by" {
		t.Errorf("the keyboard left the field: %q", kittest.Focused(c))
	}
	// a column means one thing at a time
	pick(t, c, "import.column.led by", "e-mail")
	wantText(t, c, "import.sentence", "1 row: 1 new, 0 changed, 0 unchanged, none refused; 1 person is made.")
	if got := kittest.Text(t, c, "import.row.2"); strings.Contains(got, "Reports to") || !strings.Contains(got, "E-mail: Mia Berg") {
		t.Errorf("row: %q", got)
	}
	// a field comes from one column
	pick(t, c, "import.column.where", "e-mail")
	wantText(t, c, "import.column.led by", "")
	wantText(t, c, "import.column.where", "E-mail")
}

func TestColumnThatWasGuessedIsTakenForNothing(t *testing.T) {
	_, c := open(t, newStore(t), write(t, "teams.csv", teams))
	clearField(t, c, "import.column.region")
	wantText(t, c, "import.column.region", "")
	if got := kittest.Text(t, c, "import.row.2"); strings.Contains(got, "Region") {
		t.Errorf("the region is still taken: %q", got)
	}
	clearField(t, c, "import.column.rep")
	if got := kittest.Text(t, c, "import.problem"); !strings.Contains(got, "No column looks like a name") {
		t.Errorf("problem: %q", got)
	}
	pick(t, c, "import.column.rep", "name")
	wantText(t, c, "import.apply", "Import 3 new")
}

// clearField empties a field and leaves it.
func clearField(t *testing.T, c fyne.Canvas, name string) {
	t.Helper()
	c.Unfocus()
	if !kit.FocusName(c, name) {
		t.Fatalf("%s takes no focus", name)
	}
	kittest.Press(c, fyne.KeyBackspace, fyne.KeyTab)
}

func TestColumnsThatAreNotTakenWaitBehindAButton(t *testing.T) {
	head, row := "rep,manager", "Amara Okafor,Mia Berg"
	for i := range 9 {
		head += fmt.Sprintf(",extra %d", i)
		row += fmt.Sprintf(",value %d", i)
	}
	_, c := open(t, newStore(t), write(t, "wide.csv", head+"\n"+row+"\n"))
	if !kittest.Has(c, "import.column.extra 5") || kittest.Has(c, "import.column.extra 6") {
		t.Error("not six columns that are not taken are shown")
	}
	wantText(t, c, "import.map.more", "3 more columns")
	kittest.Tap(t, c, "import.map.more")
	if kittest.Focused(c) != "import.column.extra 6" || !kittest.Has(c, "import.column.extra 8") {
		t.Errorf("the others are not shown, or the keyboard is in %q", kittest.Focused(c))
	}
}

func pick(t *testing.T, c fyne.Canvas, name, typed string) {
	t.Helper()
	c.Unfocus()
	if !kit.FocusName(c, name) { // what the field holds is selected now
		t.Fatalf("%s takes no focus", name)
	}
	kittest.Type(c, typed)
	kittest.Press(c, fyne.KeyReturn)
}

func TestKindCanBeChosen(t *testing.T) {
	_, c := open(t, newStore(t), write(t, "people.csv", "Name,Email\nAmara Okafor,amara@example.org\n"))
	wantText(t, c, "import.kind", "People")
	kittest.Choose(t, c, "import.kind", "import.kind.teams")
	wantText(t, c, "import.kind", "Teams")
	wantText(t, c, "import.apply", "Import 1 new")
}

func TestWhatIsNobodysBusinessIsNotOffered(t *testing.T) {
	_, c := open(t, newStore(t), write(t, "hr.csv", "Name,Gender,Salary\nAmara Okafor,f,10\n"))
	for _, name := range []string{"import.column.Gender", "import.column.Salary"} {
		if kittest.Has(c, name) {
			t.Errorf("%s is offered", name)
		}
	}
	if !kittest.Has(c, "import.column.Name") {
		t.Error("a plain column is not offered")
	}
}

func TestWhatCannotBeReadIsSaidAndThePathStays(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"empty.csv":     {"", "empty"},
		"header.csv":    {"rep,manager\n", "no rows"},
		"duplicate.csv": {"rep,rep\na,b\n", "Two columns are called “rep”"},
		"book.csv":      {"PK\x03\x04rest", "workbook"},
	} {
		t.Run(name, func(t *testing.T) {
			path := write(t, name, c.text)
			f, canvas := open(t, newStore(t), path)
			if got := kittest.Text(t, canvas, "import.problem"); !strings.Contains(got, c.want) {
				t.Errorf("%q, want %q in it", got, c.want)
			}
			wantText(t, canvas, "import.path", path)
			if kittest.Has(canvas, "import.apply") || len(f.Errors) > 0 {
				t.Error("something can be imported, or a dialog came up")
			}
		})
	}
}

func TestPathIsTyped(t *testing.T) {
	path := write(t, "teams.csv", teams)
	_, c := open(t, newStore(t), "")
	if kittest.Focused(c) != "import.path" {
		t.Fatalf("the keyboard is in %q", kittest.Focused(c))
	}
	kittest.Press(c, fyne.KeyReturn)
	if kittest.Has(c, "import.sentence") {
		t.Error("no path, yet something was read")
	}
	kittest.Type(c, `"`+path+`"`)
	kittest.Press(c, fyne.KeyReturn)
	wantText(t, c, "import.apply", "Import 3 new")
}

func TestEncodingIsShownAndChosen(t *testing.T) {
	_, c := open(t, newStore(t), write(t, "latin.csv", "Name;Email\nJos\xe9 \xd8;jose@example.org\n"))
	wantText(t, c, "import.encoding", "Windows-1252")
	wantText(t, c, "import.separator", "Semicolons")
	kittest.Tap(t, c, "import.encoding")
	kittest.Tap(t, c, "import.encoding.utf-8")
	if got := kittest.Text(t, c, "import.problem"); !strings.Contains(got, "line 2") {
		t.Errorf("problem: %q", got)
	}
	kittest.Tap(t, c, "import.encoding")
	kittest.Tap(t, c, "import.encoding.windows-1251")
	if got := kittest.Text(t, c, "import.row.2"); !strings.HasPrefix(got, "Josй Ш, new") {
		t.Errorf("row: %q", got)
	}
}

func addPerson(t *testing.T, s *storage.Store, name string) {
	t.Helper()
	_, err := s.Do(context.Background(), unit.AddPerson, func(w *storage.Work) error {
		return w.Put(&model.Person{Row: model.Row{Visibility: model.Shared}, Name: name, IsRep: true})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestPreviewFollowsTheFile(t *testing.T) {
	s := newStore(t)
	_, c := open(t, s, write(t, "teams.csv", teams))
	addPerson(t, s, "Amara Okafor")
	wantText(t, c, "import.apply", "Import 2 new, 1 changed")
}

// unheard is a frame that nobody tells of changes, as when two windows write at the same moment.
type unheard struct{ *kittest.Frame }

// asking is a frame that can ask who the owner is.
type asking struct {
	*kittest.Frame
	asked int
}

func (a *asking) AskOwner() { a.asked++ }

func TestOwnerIsAskedForAfterAnImport(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := &asking{Frame: kittest.NewFrame(t, newStore(t))}
	w := kittest.Open(t, importing.New(f, kit.Route{Do: write(t, "teams.csv", teams)}).Content(), usual)
	if f.asked != 0 {
		t.Error("the owner is asked for before there are managers")
	}
	kittest.Tap(t, w.Canvas(), "import.apply")
	if f.asked != 1 {
		t.Errorf("the owner was asked for %d times", f.asked)
	}
}

func TestPageThatWasLeftLeadsNowhere(t *testing.T) {
	s := newStore(t)
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	p := importing.New(f, kit.Route{Do: write(t, "teams.csv", teams)})
	w := f.Show(t, p, usual)
	p.Close()
	kittest.Tap(t, w.Canvas(), "import.apply")
	if len(f.Routes) > 0 || len(f.Toasts) != 1 {
		t.Errorf("routes %v, toasts %q: what was written is told, and nothing else", f.Routes, f.Toasts)
	}
}

func TestFileThatMovedOnIsPreviewedAgain(t *testing.T) {
	s := newStore(t)
	path := write(t, "teams.csv", teams)
	kittest.App(t, theme.LightMode)
	f := unheard{kittest.NewFrame(t, s)}
	w := kittest.Open(t, importing.New(f, kit.Route{Page: kit.PageImport, Do: path}).Content(), usual)
	addPerson(t, s, "Amara Okafor")
	kittest.Tap(t, w.Canvas(), "import.apply")
	if len(f.Routes) > 0 || len(f.Toasts) != 1 || !strings.HasPrefix(f.Toasts[0], "People were changed meanwhile") {
		t.Errorf("routes %v, toasts %q", f.Routes, f.Toasts)
	}
	wantText(t, w.Canvas(), "import.apply", "Import 2 new, 1 changed")
	kittest.Tap(t, w.Canvas(), "import.apply")
	if len(f.Routes) != 1 {
		t.Errorf("the second preview cannot be applied: %v", f.Errors)
	}
}

func TestRowOpensWithAllItSays(t *testing.T) {
	_, c := open(t, newStore(t), write(t, "teams.csv", teams))
	kit.FocusName(c, "import.row")
	kittest.Press(c, fyne.KeyReturn)
	if !kittest.Has(c, "import.entry.confirm") {
		t.Fatal("Enter on a row opens nothing")
	}
	kittest.Press(c, fyne.KeyEscape)
	if kittest.Has(c, "import.entry.confirm") || kittest.Focused(c) != "import.row" {
		t.Errorf("the dialog stays, or the keyboard is in %q", kittest.Focused(c))
	}
}
