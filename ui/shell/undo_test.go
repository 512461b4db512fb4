package shell_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
)

// talks opens the talks of somebody in the sample team, whose field has the keyboard then.
func talks(t *testing.T, w *shell.Window, who string) model.ID {
	t.Helper()
	p, err := w.Roster().FindPerson(who)
	if err != nil {
		t.Fatal(err)
	}
	w.Go(kit.Route{Page: kit.PagePerson, Person: p.ID, Tab: kit.TabTalks})
	if kittest.Focused(w.Canvas()) != "oneonone.point.new" {
		t.Fatalf("the keyboard is in %q", kittest.Focused(w.Canvas()))
	}
	return p.ID
}

func addPoint(t *testing.T, w *shell.Window, text string) {
	t.Helper()
	kittest.Type(w.Canvas(), text)
	kittest.Press(w.Canvas(), fyne.KeyReturn)
}

func TestUndoAndRedoByEveryKeyInAFieldAndOutside(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	id := talks(t, w, "Amara Okafor")
	before := points(t, w.Store(), id)
	want := func(what string, n int) {
		t.Helper()
		if got := points(t, w.Store(), id); got != before+n {
			t.Fatalf("%s: %d more points, want %d", what, got-before, n)
		}
	}
	addPoint(t, w, "one")
	addPoint(t, w, "two")
	want("written", 2)
	strike(t, w, parse("Ctrl Z"))
	want("Ctrl+Z in an empty field", 1)
	strike(t, w, parse("Ctrl Y"))
	want("Ctrl+Y in an empty field", 2)
	kittest.Type(w.Canvas(), "half")
	strike(t, w, parse("Ctrl Z"))
	want("Ctrl+Z in a field with letters", 2)
	if text := kittest.Text(t, w.Canvas(), "oneonone.point.new"); text != "" {
		t.Errorf("the field holds %q", text)
	}
	strike(t, w, parse("Ctrl Shift Z"))
	want("Ctrl+Shift+Z where the field has something to bring back", 2)
	if text := kittest.Text(t, w.Canvas(), "oneonone.point.new"); text != "half" {
		t.Errorf("the field holds %q", text)
	}
	strike(t, w, parse("Ctrl Z"))
	w.Canvas().Unfocus()
	strike(t, w, parse("Ctrl Z"))
	strike(t, w, parse("Ctrl Z"))
	want("twice Ctrl+Z with the keyboard nowhere", 0)
	strike(t, w, parse("Ctrl Y"))
	want("Ctrl+Y with the keyboard nowhere", 1)
	strike(t, w, parse("Ctrl Shift Z"))
	want("Ctrl+Shift+Z with the keyboard nowhere", 2)
}

func TestMenuSaysWhatUndoTakesBackAlsoAfterARestart(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	if undo := entry(t, w, "Undo"); undo.Label != "Undo" || !undo.Disabled {
		t.Errorf("there is nothing to undo, and the menu says %q", undo.Label)
	}
	id := talks(t, w, "Amara Okafor")
	before := points(t, w.Store(), id)
	addPoint(t, w, "one")
	if undo := entry(t, w, "Undo"); undo.Label != "Undo: new talking point" || undo.Disabled {
		t.Errorf("the menu says %q", undo.Label)
	}
	w = again(t, w)
	if undo := entry(t, w, "Undo"); undo.Label != "Undo: new talking point" || undo.Disabled {
		t.Fatalf("after a restart the menu says %q", undo.Label)
	}
	entry(t, w, "Undo").Action()
	if got := points(t, w.Store(), id); got != before {
		t.Errorf("%d points, want %d", got, before)
	}
	if got := kittest.Text(t, w.Canvas(), "toast"); got != "Undone: new talking point" {
		t.Errorf("told is %q", got)
	}
	w = again(t, w)
	if redo := entry(t, w, "Redo"); redo.Label != "Redo: new talking point" {
		t.Errorf("after another restart the menu says %q", redo.Label)
	}
	entry(t, w, "Redo").Action()
	if got := points(t, w.Store(), id); got != before+1 {
		t.Errorf("%d points, want %d", got, before+1)
	}
	strike(t, w, parse("Ctrl Y"))
	if got := kittest.Text(t, w.Canvas(), "toast"); got != "There is nothing to do again." {
		t.Errorf("told is %q", got)
	}
}

// realTeams is a list of teams that another program wrote: 35 reps and 6 managers.
func realTeams(t *testing.T) string {
	t.Helper()
	root := os.Getenv("MILEPOST_REALDATA")
	if root == "" {
		t.Skip("skipped: MILEPOST_REALDATA is not set")
	}
	path := filepath.Join(root, "crm-maven", "sales_teams.csv")
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("MILEPOST_REALDATA is set, but %v", err)
	}
	return path
}

func TestImportIsTakenBackByTheToastAndByTheKey(t *testing.T) {
	w, folder := fresh(t)
	c := w.Canvas()
	importList(t, w, realTeams(t))
	kittest.Press(c, fyne.KeyEscape) // which of these is you?
	if got := kittest.Text(t, c, "toast"); got != "Imported 35 new reps" {
		t.Errorf("told is %q", got)
	}
	if n := len(onDisk(t, folder).People); n != 41 {
		t.Fatalf("%d people are in the file, want 41", n)
	}
	if got := entry(t, w, "Undo").Label; got != "Undo: import of a list" {
		t.Errorf("the menu says %q", got)
	}
	kittest.Tap(t, c, "toast.action")
	if n := len(onDisk(t, folder).People); n != 0 {
		t.Errorf("the toast left %d people", n)
	}
	strike(t, w, parse("Ctrl Y"))
	if n := len(onDisk(t, folder).People); n != 41 {
		t.Errorf("redo brought %d people", n)
	}
	w = again(t, w)
	c = w.Canvas()
	kittest.Press(c, fyne.KeyEscape)
	c.Unfocus()
	strike(t, w, parse("Ctrl Z"))
	if n := len(onDisk(t, folder).People); n != 0 {
		t.Errorf("after a restart the key left %d people", n)
	}
	strike(t, w, parse("Ctrl Y"))
	w.Go(kit.Route{Page: kit.PageImport, Do: realTeams(t)})
	if got := kittest.Text(t, c, "import.sentence"); got != "35 rows: 0 new, 0 changed, 35 unchanged, none refused." {
		t.Errorf("the same list again: %q", got)
	}
}

func TestToastTakesBackNothingButWhatItNames(t *testing.T) {
	w, folder := fresh(t)
	c := w.Canvas()
	importList(t, w, writeList(t, list))
	if !kittest.Has(c, "toast.action") {
		t.Fatal("the import cannot be taken back by its toast")
	}
	kittest.Type(c, "Bo Lee") // the answer is a unit of its own, which the button would take back
	kittest.Press(c, fyne.KeyReturn, fyne.KeyReturn)
	if onDisk(t, folder).Owner.PersonID == "" {
		t.Fatal("the question was not answered")
	}
	if kittest.Has(c, "toast.action") {
		t.Error("the toast of the import would take back the answer")
	}
}

func TestToastOfAFileGoesWithIt(t *testing.T) {
	w, _ := fresh(t)
	importList(t, w, writeList(t, list))
	kittest.Press(w.Canvas(), fyne.KeyEscape)
	w.CloseFile()
	if kittest.Has(w.Canvas(), "toast.action") {
		t.Error("the welcome page offers to take something back")
	}
}

func TestUndoThatIsRefusedSaysWhyAndCanBePassedOver(t *testing.T) {
	path := sampleFile(t)
	w, _ := window(t, path)
	id := talks(t, w, "Amara Okafor")
	addPoint(t, w, "mine")
	points := func() []model.Point {
		x, err := w.Store().OneOnOnes(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		return x.Points
	}
	all := points()
	mine := all[len(all)-1]
	rewordElsewhere(t, path, mine)
	w.Undo()
	c := w.Canvas()
	if !kittest.Has(c, "undo.refused.confirm") {
		t.Fatalf("undo was not refused; told is %v", kit.Texts(c.Content()))
	}
	if got := strings.Join(kit.Texts(c.Overlays().Top()), "\n"); !strings.Contains(got, "change of a talking point") {
		t.Errorf("said is %q", got)
	}
	kittest.Tap(t, c, "undo.refused.confirm")
	if got := entry(t, w, "Undo").Label; got != "Undo" {
		t.Errorf("after passing it over the menu says %q", got)
	}
	if n := len(points()); n != len(all) {
		t.Errorf("%d points, want %d", n, len(all))
	}
}

// rewordElsewhere changes a point as somebody else who has the file open.
func rewordElsewhere(t *testing.T, path string, p model.Point) {
	t.Helper()
	somebody := p.SubjectID // any id but the owner's
	s, err := storage.Open(context.Background(), path, storage.Options{Clock: model.FixedClock(kittest.Now()), Actor: somebody})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	p.Text = "theirs"
	if _, err := s.Do(context.Background(), unit.ChangePoint, func(x *storage.Work) error { return x.Put(&p) }); err != nil {
		t.Fatal(err)
	}
}
