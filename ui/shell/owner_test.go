package shell_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
	"milepost/ui/theme"
)

// importList imports a list into the open file.
func importList(t *testing.T, w *shell.Window, path string) {
	t.Helper()
	w.Go(kit.Route{Page: kit.PageImport, Do: path})
	kittest.Tap(t, w.Canvas(), "import.apply")
}

// fresh is a window with a new team without people.
func fresh(t *testing.T) (*shell.Window, string) {
	t.Helper()
	w, folder := window(t, "")
	kittest.Tap(t, w.Canvas(), "welcome.new")
	kittest.Type(w.Canvas(), "South")
	kittest.Tap(t, w.Canvas(), "team.confirm")
	return w, folder
}

func TestQuestionThatWasSkippedIsNotAskedOnEveryOpening(t *testing.T) {
	w, _ := fresh(t)
	c, path := w.Canvas(), w.Store().Path()
	importList(t, w, writeList(t, list))
	if !kittest.Has(c, "owner.person") {
		t.Fatal("the question is not asked after the import")
	}
	kittest.Press(c, fyne.KeyEscape)
	w.CloseFile()
	w.OpenFile(path)
	if kittest.Has(c, "owner.person") {
		t.Fatal("the question is asked again on opening")
	}
	importList(t, w, writeList(t, list+"Kenji Mori,Bo Lee,South\n"))
	if kittest.Has(c, "owner.person") {
		t.Fatal("the question is asked again though there is nobody new to choose")
	}
	importList(t, w, writeList(t, list+"Łucja Wójcik,Sam Berg,South\n"))
	if !kittest.Has(c, "owner.person") {
		t.Fatal("the question is not asked although the list brought a manager")
	}
	kittest.Tap(t, c, "owner.cancel")
	w.CloseFile()
	other := sampleWithoutOwner(t, w)
	w.OpenFile(other)
	if !kittest.Has(c, "owner.person") {
		t.Error("what was skipped for one file is not asked for another")
	}
}

// sampleWithoutOwner is a file with managers, none of whom is its owner.
func sampleWithoutOwner(t *testing.T, w *shell.Window) string {
	t.Helper()
	path := sampleFile(t)
	w.OpenFile(path)
	c := w.Canvas()
	kittest.Tap(t, c, "nav.settings")
	c.Unfocus()
	kit.FocusName(c, "settings.owner")
	kittest.Press(c, fyne.KeyBackspace, fyne.KeyTab)
	kittest.Tap(t, c, "settings.save")
	if w.Roster().Owner.PersonID != "" {
		t.Fatal("the owner is still somebody")
	}
	w.CloseFile()
	return path
}

func TestManagerCalledLikeTheComputersUserIsProposed(t *testing.T) {
	app := kittest.App(t, theme.LightMode)
	o := options(t.TempDir(), "")
	o.UserName = "ingrid solberg"
	w := shell.New(app, o)
	t.Cleanup(w.Quit)
	w.Window().Resize(fyne.NewSize(1440, 900))
	c := w.Canvas()
	w.Drop(writeList(t, list))
	kittest.Tap(t, c, "import.apply")
	if got := kittest.Text(t, c, "owner.person"); got != "Ingrid Solberg" {
		t.Errorf("proposed is %q", got)
	}
	kittest.Tap(t, c, "owner.confirm")
	r := w.Roster()
	if p := r.Person(r.Owner.PersonID); p == nil || p.Name != "Ingrid Solberg" {
		t.Errorf("the owner is %v", p)
	}
	w.Undo()
	if w.Roster().Owner.PersonID != "" || len(w.Roster().People) != 5 {
		t.Error("undo does not take back the answer alone")
	}
}

func TestNobodyIsProposedWhoIsNotCalledSo(t *testing.T) {
	w, _ := fresh(t)
	importList(t, w, writeList(t, list))
	c := w.Canvas()
	if got := kittest.Text(t, c, "owner.person"); got != "" {
		t.Errorf("proposed is %q", got)
	}
	kittest.Tap(t, c, "owner.confirm")
	if !kittest.Has(c, "owner.person") {
		t.Error("nobody was chosen, yet the question is gone")
	}
}
