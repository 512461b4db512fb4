package shell_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
)

// onDisk reads the one team file of a folder as another program would, while the window has it open.
func onDisk(t *testing.T, folder string) *model.Roster {
	t.Helper()
	files := teamFiles(t, folder)
	if len(files) != 1 {
		t.Fatalf("files: %v", files)
	}
	s, err := storage.Open(context.Background(), files[0], storage.Options{Clock: model.FixedClock(kittest.Now())})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	r, err := s.Roster(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func teamFiles(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range files {
		if strings.HasSuffix(f, ".milepost") {
			out = append(out, f)
		}
	}
	return out
}

func names(r *model.Roster) string {
	var out []string
	for _, p := range r.Everyone(model.DateOf(kittest.Now()), true) {
		out = append(out, p.Name)
	}
	return strings.Join(out, ", ")
}

func writeList(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "reps.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const list = "rep,manager,region\nAmara Okafor,Ingrid Solberg,North\nJonas Lindqvist,Ingrid Solberg,North\nPriya Raman,Bo Lee,South\n"

func TestSampleTeamIsOpenedByANumber(t *testing.T) {
	w, folder := window(t, "")
	c := w.Canvas()
	if kittest.Focused(c) != "welcome.sample" {
		t.Fatalf("the keyboard is in %q", kittest.Focused(c))
	}
	kittest.Type(c, "1")
	if !kittest.Has(c, "today.sentence") {
		t.Fatal("Today is not shown")
	}
	if r := onDisk(t, folder); r.File.Name != "Team North" || len(r.Reps(model.DateOf(kittest.Now()))) != 8 {
		t.Errorf("%s holds %s", r.File.Name, names(r))
	}
	w.CloseFile()
	c.Unfocus()
	if run := c.OnTypedRune(); run == nil {
		t.Error("numbers do nothing when nothing has the keyboard")
	} else {
		run('2')
	}
	if !kittest.Has(c, "team.name") {
		t.Error("2 does not start a new team")
	}
}

func TestArrowsMoveBetweenTheWaysIn(t *testing.T) {
	w, _ := window(t, "")
	c := w.Canvas()
	kittest.Press(c, fyne.KeyLeft, fyne.KeyRight, fyne.KeyDown, fyne.KeyRight, fyne.KeyUp)
	if kittest.Focused(c) != "welcome.new" {
		t.Errorf("the keyboard is in %q", kittest.Focused(c))
	}
	kittest.Press(c, fyne.KeySpace)
	if !kittest.Has(c, "team.name") {
		t.Error("Space does not go in")
	}
}

func TestNewTeamNeedsNothingButAName(t *testing.T) {
	w, folder := window(t, "")
	c := w.Canvas()
	kittest.Tap(t, c, "welcome.new")
	kittest.Press(c, fyne.KeyReturn, fyne.KeyReturn)
	if !kittest.Has(c, "team.confirm") || len(teamFiles(t, folder)) != 0 {
		t.Fatal("a team without a name was made")
	}
	kittest.Tap(t, c, "team.cancel")
	kittest.Tap(t, c, "welcome.new")
	kittest.Type(c, "  East / West ")
	kittest.Press(c, fyne.KeyReturn, fyne.KeyReturn)
	if !kittest.Has(c, "people.new") {
		t.Error("the page where people come from is not shown")
	}
	r := onDisk(t, folder)
	if r.File.Name != "East / West" || len(r.People) != 0 || len(r.Framework.Skills) != 6 {
		t.Errorf("%q holds %s and %d skills", r.File.Name, names(r), len(r.Framework.Skills))
	}
	if got := filepath.Base(w.Store().Path()); got != "East - West.milepost" {
		t.Errorf("the file is called %s", got)
	}
}

func TestNewTeamWhereNoFileCanBeMadeIsSaidInTheDialog(t *testing.T) {
	w, folder := window(t, "")
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder, nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	c := w.Canvas()
	kittest.Tap(t, c, "welcome.new")
	kittest.Type(c, "South")
	kittest.Tap(t, c, "team.confirm")
	if got := kittest.Text(t, c, "team.problem"); !strings.Contains(got, folder) || !strings.Contains(got, "Choose a folder") {
		t.Errorf("problem: %q", got)
	}
	kittest.Press(c, fyne.KeyEscape)
	kittest.Tap(t, c, "welcome.sample")
	if got := errorText(t, c); !strings.Contains(got, folder) {
		t.Errorf("problem: %q", got)
	}
}

// errorText is what the one dialog over the page says.
func errorText(t *testing.T, c fyne.Canvas) string {
	t.Helper()
	layers := c.Overlays().List()
	if len(layers) != 1 || kit.Find(layers[0], "error.confirm") == nil {
		t.Fatalf("%d layers, and no error in one of them", len(layers))
	}
	return strings.Join(kit.Texts(layers[0]), "\n")
}

func TestListIsImportedFromTheWelcomePage(t *testing.T) {
	w, folder := window(t, "")
	c := w.Canvas()
	kittest.Tap(t, c, "welcome.import")
	if kittest.Focused(c) != "import.path" {
		t.Fatalf("the keyboard is in %q", kittest.Focused(c))
	}
	kittest.Type(c, writeList(t, list))
	kittest.Press(c, fyne.KeyReturn)
	if r := onDisk(t, folder); len(r.People) != 0 {
		t.Fatalf("the preview wrote %s", names(r))
	}
	kittest.Tap(t, c, "import.apply")
	if got := names(onDisk(t, folder)); got != "Amara Okafor, Bo Lee, Ingrid Solberg, Jonas Lindqvist, Priya Raman" {
		t.Errorf("the file holds %s", got)
	}
	kittest.Type(c, "ingrid") // which of these is you?
	kittest.Press(c, fyne.KeyReturn, fyne.KeyReturn)
	r := onDisk(t, folder)
	if p := r.Person(r.Owner.PersonID); p == nil || p.Name != "Ingrid Solberg" {
		t.Errorf("the owner is %v", p)
	}
	if !kittest.Has(c, "people.new") || len(c.Overlays().List()) != 0 {
		t.Error("people are not shown")
	}
}

func TestNoEmptyTeamIsLeftByWhoOnlyLooked(t *testing.T) {
	w, folder := window(t, "")
	c := w.Canvas()
	kittest.Tap(t, c, "welcome.import")
	kittest.Type(c, writeList(t, list))
	kittest.Press(c, fyne.KeyReturn)
	w.CloseFile()
	if files, err := os.ReadDir(folder); err != nil || len(files) != 0 {
		t.Errorf("left: %v, %v", files, err)
	}
	if kittest.Has(c, "welcome.recent.0") {
		t.Error("what is gone is offered")
	}
	kittest.Tap(t, c, "welcome.import")
	kittest.Type(c, writeList(t, list))
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "import.apply")
	kittest.Tap(t, c, "owner.cancel")
	w.Undo() // there are no people again, but somebody has worked in the file
	w.CloseFile()
	if got := names(onDisk(t, folder)); got != "" {
		t.Errorf("the file holds %s", got)
	}
}

func TestFileIsCalledLikeTheTeamWhereverThatCanBe(t *testing.T) {
	for team, want := range map[string]string{
		"Team South": "Team South", "a/b\\c:d": "a-b-c-d", "..": "New team", ".hidden": "hidden", "ends in.": "ends in", "con": "con-", "LPT1": "LPT1-",
		"Команда Юг": "Команда Юг", "tab\there": "tab-here", "  ": "New team",
	} {
		if got := shell.FileName(team); got != want {
			t.Errorf("%q: %q, want %q", team, got, want)
		}
	}
	long := shell.FileName(strings.Repeat("日", 120))
	if len(long) > 200 || !strings.HasPrefix(strings.Repeat("日", 120), long) || len(long) < 190 {
		t.Errorf("a long name has %d bytes", len(long))
	}
}

func TestTeamsOfOneNameGetFilesOfTheirOwn(t *testing.T) {
	w, folder := window(t, "")
	for range 2 {
		kittest.Tap(t, w.Canvas(), "welcome.new")
		kittest.Type(w.Canvas(), "South")
		kittest.Tap(t, w.Canvas(), "team.confirm")
		w.CloseFile()
	}
	if files := teamFiles(t, folder); len(files) != 2 || filepath.Base(files[0]) != "South 2.milepost" {
		t.Errorf("files: %v", files)
	}
}

func TestDroppedListIsImported(t *testing.T) {
	w, folder := window(t, "")
	w.Drop(writeList(t, list))
	if got := kittest.Text(t, w.Canvas(), "import.apply"); got != "Import 3 new" {
		t.Errorf("the button says %q", got)
	}
	w.Drop(writeList(t, "rep\nKenji Mori\n")) // now that a file is open
	if got := kittest.Text(t, w.Canvas(), "import.apply"); got != "Import 1 new" {
		t.Errorf("the button says %q", got)
	}
	if len(teamFiles(t, folder)) != 1 {
		t.Error("the second list made a second team")
	}
	other := sampleFile(t)
	w.Drop(other)
	if w.Store().Path() != other || len(teamFiles(t, folder)) != 0 {
		t.Errorf("open is %s; in the folder is %v", w.Store().Path(), teamFiles(t, folder))
	}
	kittest.Tap(t, w.Canvas(), "nav.people")
	kittest.Tap(t, w.Canvas(), "people.new")
	w.Drop(writeList(t, list))
	if kittest.Has(w.Canvas(), "import.apply") {
		t.Error("a list dropped under a dialog was taken")
	}
}
