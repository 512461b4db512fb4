package shell_test

import (
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

// tryingOn is a window in which something is tried on the sample team.
func tryingOn(t *testing.T, path string) (*shell.Window, fyne.Canvas) {
	t.Helper()
	w, _ := window(t, path)
	c := w.Canvas()
	kittest.Tap(t, c, "nav.milestones")
	kittest.Tap(t, c, "milestones.whatif")
	kittest.Tap(t, c, "whatif.begin")
	if !w.Trying() || !kittest.Has(c, "notice.whatif") || !strings.Contains(w.Window().Title(), "What if") {
		t.Fatalf("it does not show: %q", w.Window().Title())
	}
	return w, c
}

// letLeave lets somebody leave in the window.
func letLeave(t *testing.T, w *shell.Window, name string) {
	t.Helper()
	c := w.Canvas()
	w.Go(kit.Route{Page: kit.PagePerson, Person: rep(t, w, name).ID})
	kittest.Tap(t, c, "profile.more")
	kittest.Tap(t, c, "profile.leave")
	fill(t, w, "leave.on", "2027-01-31")
	kittest.Tap(t, c, "leave.confirm")
}

func fileBytes(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func folderNames(t *testing.T, path string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

// TestSomebodyLeavesInAWhatIf and the comparison says what that would mean; dropped, nothing is left of it.
func TestSomebodyLeavesInAWhatIf(t *testing.T) {
	path := sampleFile(t)
	w, c := tryingOn(t, path)
	file := w.Store().Real()
	if err := file.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	before, beside := fileBytes(t, path), folderNames(t, path)
	letLeave(t, w, "Jonas Lindqvist")
	letLeave(t, w, "Łucja Wiśniewska")
	kittest.Tap(t, c, "notice.whatif.compare")
	for name, want := range map[string]string{
		"whatif.uncovered.today": "0", "whatif.uncovered.tried": "1", "whatif.bare.today": "2", "whatif.bare.tried": "2",
		"whatif.conflicts.today": "2", "whatif.conflicts.tried": "1", "whatif.bench.today": "5 of 5",
		"whatif.left.1": "Jonas Lindqvist", "whatif.left.2": "Łucja Wiśniewska", "whatif.uncovered.1": "Partner spring campaign",
	} {
		if got := kittest.Text(t, c, name); got != want {
			t.Errorf("%s says %q, not %q", name, got, want)
		}
	}
	if got := pageTexts(c); !strings.Contains(got, "2 changes were tried") || kittest.Has(c, "notice.whatif.drop") {
		t.Errorf("the page says\n%s", got)
	}
	kittest.Tap(t, c, "whatif.drop")
	if got := over(c); !strings.Contains(got, "Drop 2 changes?") {
		t.Errorf("asked is %q", got)
	}
	kittest.Tap(t, c, "whatif.giveup.confirm")
	if w.Trying() || w.Store() != file || kittest.Has(c, "notice.whatif") || strings.Contains(w.Window().Title(), "What if ·") {
		t.Error("it is not over")
	}
	if p := rep(t, w, "Jonas Lindqvist"); !p.LeftOn.IsZero() {
		t.Errorf("he left on %s", p.LeftOn)
	}
	if fileBytes(t, path) != before || folderNames(t, path) != beside {
		t.Error("something of it is on the disk")
	}
	if !kittest.Has(c, "whatif.begin") {
		t.Errorf("the page where it began is not shown: %s", w.Window().Title())
	}
}

// TestAWhatIfIsTaken as one unit, which Undo takes back.
func TestAWhatIfIsTaken(t *testing.T) {
	w, c := tryingOn(t, sampleFile(t))
	kittest.Tap(t, c, "notice.whatif.compare")
	if !disabled(kit.Find(c.Content(), "whatif.take")) || !strings.Contains(pageTexts(c), "Nothing was tried yet") {
		t.Error("nothing can be taken")
	}
	letLeave(t, w, "Tomás Ferreira")
	letLeave(t, w, "Amara Okafor")
	kittest.Tap(t, c, "notice.whatif.compare")
	kittest.Tap(t, c, "whatif.take")
	kittest.Press(c, fyne.KeyReturn)
	if got := toast(t, w); got != "The what-if is real now: 2 changes." || w.Trying() {
		t.Errorf("told is %q", got)
	}
	if rep(t, w, "Tomás Ferreira").LeftOn.IsZero() || rep(t, w, "Amara Okafor").LeftOn.IsZero() {
		t.Error("they are still there")
	}
	if name, err := w.Store().UndoName(t.Context()); err != nil || name != unit.TakeWhatIf {
		t.Errorf("the newest unit is %s, %v", name, err)
	}
	kittest.Tap(t, c, "toast.action")
	if !rep(t, w, "Tomás Ferreira").LeftOn.IsZero() || !rep(t, w, "Amara Okafor").LeftOn.IsZero() {
		t.Error("undo did not bring both back")
	}
}

// TestNothingLeavesAWhatIf tries every entry of the menu, and what pages ask of the window.
func TestNothingLeavesAWhatIf(t *testing.T) {
	path := sampleFile(t)
	w, c := tryingOn(t, path)
	letLeave(t, w, "Tomás Ferreira")
	amara := rep(t, w, "Amara Okafor").ID
	beside := folderNames(t, path)
	const first = "Not in a what-if: take it or drop it first."
	refused := 0
	for _, it := range items(w) {
		if it.Action == nil {
			continue
		}
		w.Tell("")
		it.Action()
		if c.Overlays().Top() == nil && toast(t, w) == first {
			refused++
		}
		if !w.Trying() {
			t.Fatalf("%s ended it", it.Label)
		}
		for c.Overlays().Top() != nil {
			kittest.Press(c, fyne.KeyEscape)
		}
	}
	if w.Curtain().On { // one of them draws it
		w.ToggleCurtain()
	}
	if refused != 10 { // seven documents, moving the file, a one-on-one, a quick note
		t.Errorf("%d entries were refused", refused)
	}
	for name, do := range map[string]func(){
		"review": func() { w.ExportReview(amara) }, "sight": func() { w.ExportLineOfSight(amara) }, "expectations": func() { w.ExportExpectations(amara) },
		"prepare": func() { w.ExportPrepare(amara) }, "calendar": func() { w.AddToCalendar(amara, "") }, "everything": func() { w.HandOver(amara) },
		"erase": func() { w.AskErase(amara) }, "hand over": func() { w.GiveAway(kit.Handover{Person: amara}) }, "move": w.MoveAway,
		"restore": func() { w.AskRestore(path) }, "restore a file": w.AskRestoreFile,
	} {
		w.Tell("")
		do()
		if got := toast(t, w); got != first || c.Overlays().Top() != nil {
			t.Errorf("%s: %q", name, got)
		}
	}
	if w.Mail() != nil {
		t.Error("mail is sent")
	}
	for _, r := range []kit.Route{
		{Page: kit.PageToday},
		{Page: kit.PageSettings},
		{Page: kit.PageImport},
		{Page: kit.PageObserve},
		{Page: kit.PageInbox},
		{Page: kit.PageTalks},
		{Page: kit.PagePromises},
		{Page: kit.PageFramework},
		{Page: kit.PageCalibrate},
		{Page: kit.PagePerson, Person: amara, Tab: kit.TabTalks},
	} {
		w.Go(r)
		if !kittest.Has(c, "whatif.waits.compare") {
			t.Errorf("%+v is shown", r)
		}
	}
	if folderNames(t, path) != beside {
		t.Error("something was written")
	}
}

// TestClosingAsksBeforeAWhatIfGoes, and does not ask where nothing was tried.
func TestClosingAsksBeforeAWhatIfGoes(t *testing.T) {
	w, c := tryingOn(t, sampleFile(t))
	letLeave(t, w, "Tomás Ferreira")
	w.CloseTapped()
	if got := over(c); !strings.Contains(got, "Drop 1 change?") {
		t.Fatalf("asked is %q", got)
	}
	kittest.Tap(t, c, "whatif.giveup.cancel")
	if !w.Trying() {
		t.Fatal("it is over")
	}
	other := sampleFile(t)
	w.Drop(other)
	kittest.Tap(t, c, "whatif.giveup.confirm")
	if w.Trying() || w.Store() == nil || w.Store().Path() != other {
		t.Error("the other file is not open")
	}
	if !rep(t, w, "Tomás Ferreira").LeftOn.IsZero() {
		t.Error("it was written into the other file")
	}
	w.BeginWhatIf()
	w.CloseTapped()
	if w.Store() != nil {
		t.Error("it asked although nothing was tried")
	}
}

// TestTheCurtainHidesInAWhatIf too, and stays drawn when the file is shown again.
func TestTheCurtainHidesInAWhatIf(t *testing.T) {
	w, amara, _ := watched(t)
	w.BeginWhatIf()
	if !w.Trying() {
		t.Fatal("nothing is tried")
	}
	w.Go(kit.Route{Page: kit.PagePerson, Person: amara})
	w.ToggleCurtain()
	if !w.Curtain().On || strings.Contains(shownNow(w), "private") {
		t.Errorf("behind the curtain:\n%s", shownNow(w))
	}
	w.DropWhatIf()
	w.TakeWhatIf()
	if !w.Trying() || !strings.Contains(toast(t, w), "curtain") {
		t.Errorf("told is %q", toast(t, w))
	}
	w.Go(kit.Route{Page: kit.PageWhatIf})
	if kittest.Has(w.Canvas(), "whatif.sentence") {
		t.Error("the comparison names everybody")
	}
}

// TestWhatWasHalfWrittenComesBackAfterAWhatIf, and nothing of it is shown meanwhile.
func TestWhatWasHalfWrittenComesBackAfterAWhatIf(t *testing.T) {
	w, _ := window(t, sampleFile(t))
	c := w.Canvas()
	id := talks(t, w, "Amara Okafor")
	kit.FocusName(c, "oneonone.point.new")
	kittest.Type(c, "Ask about Konex")
	w.BeginWhatIf()
	w.Go(kit.Route{Page: kit.PagePerson, Person: id})
	w.DropWhatIf()
	if got := kittest.Text(t, c, "oneonone.point.new"); got != "Ask about Konex" || w.Trying() {
		t.Errorf("the field holds %q", got)
	}
}

// TestAChangeElsewhereShowsBesideAWhatIf: what another window did stays, also where the same record was tried.
func TestAChangeElsewhereShowsBesideAWhatIf(t *testing.T) {
	path := sampleFile(t)
	w, c := tryingOn(t, path)
	letLeave(t, w, "Tomás Ferreira")
	letLeave(t, w, "Amara Okafor")
	tomas := rep(t, w, "Tomás Ferreira")
	file := w.Store().Real()
	roster, err := file.Roster(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Do(t.Context(), unit.ChangePerson, func(work *storage.Work) error {
		p := *roster.Person(tomas.ID)
		p.Email, p.LeftOn = "tomas@example.com", model.MustDate("2027-03-31")
		return work.Put(&p)
	}); err != nil {
		t.Fatal(err)
	}
	kittest.Tap(t, c, "notice.whatif.compare")
	if got := pageTexts(c); !strings.Contains(got, "Changed in the file too since you began, and what you tried takes its place: The person Tomás Ferreira") {
		t.Errorf("the page says\n%s", got)
	}
	kittest.Tap(t, c, "whatif.take")
	if got := over(c); !strings.Contains(got, "Tomás Ferreira") {
		t.Errorf("asked is %q", got)
	}
	kittest.Press(c, fyne.KeyReturn)
	if a, x := rep(t, w, "Amara Okafor"), rep(t, w, "Tomás Ferreira"); a.LeftOn != model.MustDate("2027-01-31") || x.LeftOn != a.LeftOn || x.Email != "tomas@example.com" {
		t.Errorf("Amara leaves on %s, Tomás on %s, %s", a.LeftOn, x.LeftOn, x.Email)
	}
}

// TestAWhatIfThatIsOverIsNotTaken, although the question whether to take it is still there.
func TestAWhatIfThatIsOverIsNotTaken(t *testing.T) {
	w, c := tryingOn(t, sampleFile(t))
	letLeave(t, w, "Tomás Ferreira")
	kittest.Tap(t, c, "notice.whatif.compare")
	kittest.Tap(t, c, "whatif.take")
	w.DropWhatIf()
	kittest.Tap(t, c, "whatif.giveup.confirm")
	if w.Trying() || !kittest.Has(c, "whatif.makereal.confirm") {
		t.Fatal("it is not over, or not asked any more")
	}
	kittest.Tap(t, c, "whatif.makereal.confirm")
	if got := over(c); !strings.Contains(got, "This what-if is over, so nothing of it was taken.") {
		t.Errorf("it says\n%s", got)
	}
	if p := rep(t, w, "Tomás Ferreira"); !p.LeftOn.IsZero() {
		t.Errorf("he left on %s", p.LeftOn)
	}
	kittest.Press(c, fyne.KeyEscape)
	if kittest.Has(c, "whatif.makereal.confirm") {
		t.Error("the question stays")
	}
}
