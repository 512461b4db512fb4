package expectations_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/expectations"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// of opens the tab of somebody.
func of(t *testing.T, f *kittest.Frame, name string) (fyne.Canvas, model.ID) {
	t.Helper()
	p, err := f.Roster().FindPerson(name)
	if err != nil {
		t.Fatal(err)
	}
	tab := kittest.InSheet(expectations.New(f, kit.Route{Page: kit.PagePerson, Person: p.ID, Tab: kit.TabExpectations}))
	return f.Show(t, tab, fyne.NewSize(1216, 1400)).Canvas(), p.ID
}

func sample(t *testing.T) *kittest.Frame {
	t.Helper()
	kittest.App(t, theme.LightMode)
	return kittest.NewFrame(t, kittest.SampleStore(t))
}

func TestATemplateIsKeptOfferedChangedAndTakenAway(t *testing.T) {
	f := sample(t)
	c, amara := of(t, f, "Amara")
	kittest.Tap(t, c, "expect.template.keep")
	kittest.Tap(t, c, "expect.template.confirm")
	if len(read(t, f, amara).Templates) != 0 {
		t.Fatal("a template without a name was kept")
	}
	kittest.Write(t, c, "expect.template.name", "Who meets those who sign")
	if got := kittest.Text(t, c, "expect.template.role"); got != "Account executives" {
		t.Errorf("it is for %q", got)
	}
	if kittest.Has(c, "expect.template.names") {
		t.Error("nobody is named, and it warns")
	}
	kittest.Write(t, c, "expect.template.why", "Omar and Amara meet them late.")
	if got := kittest.Text(t, c, "expect.template.names"); !strings.Contains(got, "Amara") {
		t.Errorf("who is named: %q", got)
	}
	kittest.Write(t, c, "expect.template.why", "Deals are decided by those who sign.")
	kittest.Tap(t, c, "expect.template.confirm")
	f.WantUnit(t, unit.KeepExpectations)
	kept := read(t, f, amara).Templates
	ladder := f.Roster().LevelOn(amara, f.Today()).LadderID
	if len(kept) != 1 || kept[0].What == "" || kept[0].Why != "Deals are decided by those who sign." || kept[0].LadderID != ladder || kept[0].SubjectID != "" || kept[0].Visibility != model.Team {
		t.Fatalf("kept: %+v", kept)
	}

	c, daniel := of(t, f, "Daniel") // the same role
	name := "expect.begin." + kept[0].ID.Short()
	if first := buttons(c)[0]; first != name {
		t.Errorf("it is not offered first: %q", buttons(c))
	}
	kittest.Tap(t, c, name)
	if got := kittest.Text(t, c, "expect.what"); got != kept[0].What {
		t.Errorf("the form begins with %q", got)
	}
	kittest.Press(c, fyne.KeyEscape)

	kittest.Tap(t, c, "expect.templates") // by keys from here on
	if got := kittest.Focused(c); got != "expect.templates.row" {
		t.Fatalf("the keyboard is in %q", got)
	}
	kittest.Tap(t, c, "expect.templates.change")
	kittest.Write(t, c, "expect.template.name", "Signers")
	kittest.Write(t, c, "expect.template.how", "Prepared together.")
	kittest.Tap(t, c, "expect.template.confirm")
	if x := read(t, f, daniel).Templates; len(x) != 1 || x[0].Name != "Signers" || x[0].How != "Prepared together." || x[0].ID != kept[0].ID {
		t.Fatalf("changed: %+v", x)
	}
	if got := strings.Join(kit.Texts(c.Overlays().Top()), "\n"); !strings.Contains(got, "Signers") || !strings.Contains(got, "Prepared together.") {
		t.Errorf("the list does not follow: %s", got)
	}
	kit.FocusName(c, "expect.templates.row")
	kittest.Press(c, fyne.KeyHome, fyne.KeyDelete)
	f.WantUnit(t, unit.DropExpectations)
	if x := read(t, f, daniel).Templates; x[0].ArchivedAt.IsZero() {
		t.Fatalf("not taken away: %+v", x)
	}
	kittest.Tap(t, c, "expect.templates.archived")
	kittest.Tap(t, c, "expect.templates.archive") // bring back
	kittest.Tap(t, c, "expect.templates.archived")
	kit.FocusName(c, "expect.templates.row")
	kittest.Press(c, fyne.KeyHome, fyne.KeyReturn)
	if got := kittest.Text(t, c, "expect.how"); got != "Prepared together." {
		t.Fatalf("Enter does not begin with it: %q", got)
	}
	kittest.Tap(t, c, "expect.confirm")
	if x := read(t, f, daniel); len(x.Versions) != 1 || x.Versions[0].How != "Prepared together." {
		t.Errorf("stored: %+v", x.Versions)
	}
}

func TestANewTemplateOfTheOtherRoleComesLast(t *testing.T) {
	f := sample(t)
	c, _ := of(t, f, "Daniel")
	kittest.Tap(t, c, "expect.templates")
	kittest.Tap(t, c, "expect.templates.new")
	kittest.Write(t, c, "expect.template.name", "Who rings first")
	kittest.Write(t, c, "expect.template.role", "sales dev")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Write(t, c, "expect.template.what", "Ring ten")
	kittest.Tap(t, c, "expect.template.confirm")
	kittest.Press(c, fyne.KeyEscape)
	if all := buttons(c); len(all) != 4 || all[0] != "expect.begin.ae" || all[2] != "expect.begin.any" {
		t.Errorf("offered: %q", all)
	}
	f.Undo(t)
	if got := buttons(c); len(got) != 3 {
		t.Errorf("undone: %q", got)
	}
}

// buttons are those to begin with a template, in their order.
func buttons(c fyne.Canvas) (out []string) {
	for _, name := range kittest.Names(c) {
		if strings.HasPrefix(name, "expect.begin.") && name != "expect.begin.empty" {
			out = append(out, name)
		}
	}
	return out
}

func TestAnAnswerIsChangedWhereItStands(t *testing.T) {
	f := sample(t)
	c, jonas := of(t, f, "Jonas")
	for i := 0; kittest.Focused(c) != "expect.change.why"; i++ {
		if i > 30 {
			t.Fatal("the answer cannot be reached by Tab")
		}
		kittest.Press(c, fyne.KeyTab)
	}
	kittest.Press(c, fyne.KeyReturn)
	if got := kittest.Focused(c); got != "expect.why" {
		t.Fatalf("the keyboard is in %q", got)
	}
	kittest.Type(c, " Always.")
	kittest.Tap(t, c, "expect.confirm")
	x := read(t, f, jonas)
	if len(x.Versions) != 2 || !strings.HasSuffix(x.Versions[1].Why, " Always.") || x.Versions[1].What != x.Versions[0].What {
		t.Fatalf("stored: %+v", x.Versions)
	}
	kittest.Tap(t, c, "expect.add.how")
	if got := kittest.Focused(c); got != "expect.how" {
		t.Errorf("the keyboard is in %q", got)
	}
	kittest.Press(c, fyne.KeyEscape)
	kittest.Tap(t, c, "expect.version.1")
	if kittest.Has(c, "expect.change.what") || kittest.Has(c, "expect.add.how") {
		t.Error("an earlier version can be changed")
	}
}

func TestWhatIsOldHoldsOnAsAVersionToBeReadAgain(t *testing.T) {
	f := sample(t)
	c, jonas := of(t, f, "Jonas")
	if kittest.Has(c, "expect.holds") {
		t.Fatal("what is not old is to be said again")
	}
	file := f.Roster().File
	file.ExpectationDays = 90
	f.Change(unit.ChangeFile, func(w *storage.Work) error { return w.Put(&file) }, nil)
	c, _ = of(t, f, "Jonas")
	if got := kittest.Text(t, c, "expect.sentence"); !strings.Contains(got, "Look at it again together") {
		t.Errorf("the page says %q", got)
	}
	kittest.Tap(t, c, "expect.holds")
	f.WantUnit(t, unit.SetExpectation)
	x := read(t, f, jonas)
	if len(x.Versions) != 2 || x.Versions[1].Expected != x.Versions[0].Expected || x.Versions[1].ValidFrom != f.Today() || x.Versions[0].ValidTo != f.Today().AddDays(-1) || len(x.Actions) != 0 {
		t.Fatalf("stored: %+v", x.Versions)
	}
	if got := strings.Join(kit.Texts(c.Content()), "\n"); kittest.Has(c, "expect.holds") || !strings.Contains(got, "Nothing changed. Not acknowledged.") {
		t.Errorf("it is still old, or the version does not say that it says the same: %s", got)
	}
	f.Undo(t)
	if x := read(t, f, jonas); len(x.Versions) != 1 || !x.Versions[0].ValidTo.IsZero() {
		t.Errorf("undone: %+v", x.Versions)
	}
}
