package milestones_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/milestones"
)

func strategicPage(id model.ID) func(kit.Frame) kit.Page {
	return func(f kit.Frame) kit.Page {
		return milestones.NewStrategic(f, kit.Route{Page: kit.PageStrategic, Ref: id})
	}
}

func openHospitals(t *testing.T) (*storage.Store, *kittest.Frame, fyne.Canvas, model.Strategic) {
	t.Helper()
	s := kittest.SampleStore(t)
	m := strategic(t, s, "Win five hospital groups")
	f, c := open(t, s, strategicPage(m.ID))
	return s, f, c, m
}

func TestMilestoneSaysHowFarItIs(t *testing.T) {
	_, _, c, _ := openHospitals(t)
	if got, want := kittest.Text(t, c, "strategic.sentence"), "Three of six answers are written, and Priya and Amara grow into it."; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
}

func units(t *testing.T, s *storage.Store, m model.Strategic) int {
	t.Helper()
	events, err := s.History(context.Background(), &m)
	if err != nil {
		t.Fatal(err)
	}
	return len(events)
}

func TestAnswerIsStoredWhenItsFieldIsLeft(t *testing.T) {
	s, f, c, m := openHospitals(t)
	before := units(t, s, m)
	kit.FocusName(c, "strategic.answer.customers")
	kittest.Type(c, "Wards get deliveries on time.")
	if got := strategic(t, s, m.Title).ForCustomers; got != "" {
		t.Fatalf("stored %q while somebody still typed", got)
	}
	kittest.Press(c, fyne.KeyTab)
	if got := strategic(t, s, m.Title).ForCustomers; got != "Wards get deliveries on time." {
		t.Errorf("stored %q", got)
	}
	if kittest.Focused(c) != "strategic.answer.us" {
		t.Errorf("Tab led to %q", kittest.Focused(c))
	}
	kittest.Press(c, fyne.KeyTab)
	if n := units(t, s, m) - before; n != 1 {
		t.Errorf("%d changes, want 1: a field that was only passed stores nothing", n)
	}
	if got := kittest.Text(t, c, "strategic.answer.customers.text"); got != "Wards get deliveries on time." {
		t.Errorf("the plate says %q", got)
	}
	f.Undo(t)
	if kittest.Has(c, "strategic.answer.customers.text") || kittest.Text(t, c, "strategic.answer.customers") != "" {
		t.Error("undo left the answer on the page")
	}
}

func TestWrittenAnswerIsChangedAndEscapeGivesUp(t *testing.T) {
	s, _, c, m := openHospitals(t)
	kittest.Tap(t, c, "strategic.answer.why.write")
	if kittest.Focused(c) != "strategic.answer.why" {
		t.Fatalf("the keyboard is at %q", kittest.Focused(c))
	}
	kittest.Type(c, "No. ")
	kittest.Press(c, fyne.KeyEscape)
	if got := kittest.Text(t, c, "strategic.answer.why.text"); got != m.Why {
		t.Errorf("Escape left %q", got)
	}
	kittest.Tap(t, c, "strategic.answer.why.write")
	field := kittest.Find(t, c, "strategic.answer.why").(*kit.TextField)
	kittest.Type(c, "Because. ")
	field.OnSubmit(field.Text())
	if got := strategic(t, s, m.Title).Why; got != field.Trimmed() || got == m.Why {
		t.Errorf("Ctrl+Enter stored %q, the field holds %q", got, field.Text())
	}
	if kittest.Focused(c) != "strategic.answer.why" {
		t.Errorf("Ctrl+Enter led to %q", kittest.Focused(c))
	}
}

func TestTypedAnswerSurvivesWhatOthersChange(t *testing.T) {
	s, _, c, m := openHospitals(t)
	kit.FocusName(c, "strategic.answer.us")
	kittest.Type(c, "We learn")
	other := strategic(t, s, m.Title)
	other.Headed = "Six groups."
	if _, err := s.Do(context.Background(), "unit.milestone.change", func(w *storage.Work) error { return w.Put(&other) }); err != nil {
		t.Fatal(err)
	}
	if got := kittest.Text(t, c, "strategic.answer.headed.text"); got != "Six groups." {
		t.Errorf("the page still says %q", got)
	}
	kittest.Type(c, " to sell.")
	kittest.Press(c, fyne.KeyTab)
	now := strategic(t, s, m.Title)
	if now.ForUs != "We learn to sell." || now.Headed != "Six groups." {
		t.Errorf("stored %q and %q", now.ForUs, now.Headed)
	}
}

// whyElsewhere types a reason, and lets somebody else change the same one meanwhile.
func whyElsewhere(t *testing.T, s *storage.Store, c fyne.Canvas, m model.Strategic) {
	t.Helper()
	if kittest.Has(c, "strategic.answer.why.write") {
		kittest.Tap(t, c, "strategic.answer.why.write")
	}
	kittest.Write(t, c, "strategic.answer.why", "My reason.")
	other := strategic(t, s, m.Title)
	other.Why = "Their reason."
	if _, err := s.Do(context.Background(), "unit.milestone.change", func(w *storage.Work) error { return w.Put(&other) }); err != nil {
		t.Fatal(err)
	}
	if got := kittest.Text(t, c, "strategic.answer.why"); got != "My reason." {
		t.Fatalf("the field holds %q", got)
	}
}

func TestAnAnswerChangedElsewhereIsAskedAbout(t *testing.T) {
	s, _, c, m := openHospitals(t)
	whyElsewhere(t, s, c, m)
	kittest.Press(c, fyne.KeyTab)
	if got := strategic(t, s, m.Title).Why; got != "Their reason." {
		t.Fatalf("the file says %q before anything was chosen", got)
	}
	kittest.Tap(t, c, "conflict.cancel")
	if got := kittest.Text(t, c, "strategic.answer.why"); got != "My reason." || len(c.Overlays().List()) > 0 {
		t.Fatalf("after Cancel the field holds %q", got)
	}
	kittest.Write(t, c, "strategic.answer.why", "My better reason.")
	kittest.Press(c, fyne.KeyTab)
	kittest.Tap(t, c, "conflict.confirm")
	if got := strategic(t, s, m.Title).Why; got != "My better reason." || len(c.Overlays().List()) > 0 {
		t.Errorf("the file says %q", got)
	}
	whyElsewhere(t, s, c, m)
	kittest.Press(c, fyne.KeyTab)
	kittest.Tap(t, c, "conflict.why.theirs")
	kittest.Tap(t, c, "conflict.confirm")
	if got := kittest.Text(t, c, "strategic.answer.why"); got != "Their reason." || strategic(t, s, m.Title).Why != got {
		t.Errorf("the field says %q", got)
	}
}

func TestLeavingThePageAsksAboutWhatWasChangedElsewhere(t *testing.T) {
	s, f, c, m := openHospitals(t)
	kit.FocusName(c, "strategic.answer.company")
	kittest.Type(c, "A second leg.")
	whyElsewhere(t, s, c, m)
	f.Page().Close()
	kittest.Tap(t, c, "conflict.confirm")
	now := strategic(t, s, m.Title)
	if now.ForCompany != "A second leg." || now.Why != "My reason." {
		t.Errorf("stored %q and %q", now.ForCompany, now.Why)
	}
}

func TestLeavingThePageStoresWhatWasTyped(t *testing.T) {
	s, f, c, m := openHospitals(t)
	kit.FocusName(c, "strategic.answer.company")
	kittest.Type(c, "A second leg.")
	page := f.Page()
	page.Close()
	c.Unfocus()
	if got := strategic(t, s, m.Title).ForCompany; got != "A second leg." {
		t.Errorf("stored %q", got)
	}
	if len(f.Errors) > 0 {
		t.Errorf("shown: %v", f.Errors)
	}
}

func TestCareerIsTiedFromTheTeamsEnd(t *testing.T) {
	s, f, c, m := openHospitals(t)
	kittest.Tap(t, c, "strategic.tie")
	tie(t, c, "link.career", "Kenji: AE", "He wants to learn how boards buy.")
	career := careerOf(t, s, "AE II")
	wantLink(t, s, career.ID, m.ID, "He wants to learn how boards buy.")
	for _, th := range growers(t, s, m.ID) {
		if th.Career.ID == career.ID {
			kittest.Tap(t, c, "strategic.grower."+th.Link.ID.Short())
		}
	}
	if want := (kit.Route{Page: kit.PagePerson, Person: career.SubjectID, Tab: kit.TabGrowth, Ref: career.ID}); f.LastRoute() != want {
		t.Errorf("went to %+v, want %+v", f.LastRoute(), want)
	}
}

func growers(t *testing.T, s *storage.Store, id model.ID) []model.Thread {
	t.Helper()
	d := direction(t, s)
	return d.GrownInto(id, model.DateOf(kittest.Now()))
}

func TestTieIsTakenAway(t *testing.T) {
	s, _, c, m := openHospitals(t)
	first := growers(t, s, m.ID)[0]
	kittest.Tap(t, c, "strategic.link."+first.Link.ID.Short())
	kittest.Tap(t, c, "link.remove")
	if len(growers(t, s, m.ID)) != 1 || kittest.Has(c, "strategic.grower."+first.Link.ID.Short()) {
		t.Error("the tie is still there")
	}
}

func TestReachedMilestoneAsksToLookBack(t *testing.T) {
	s, _, c, m := openHospitals(t)
	if kittest.Has(c, "strategic.answer.retrospective") {
		t.Error("a milestone ahead asks to look back")
	}
	kittest.Tap(t, c, "strategic.change")
	kittest.Tap(t, c, "strategic.state.reached")
	kittest.Tap(t, c, "strategic.confirm")
	now := strategic(t, s, m.Title)
	if now.State != model.MilestoneReached || now.ClosedOn != model.DateOf(kittest.Now()) {
		t.Errorf("stored %s, closed on %s", now.State, now.ClosedOn)
	}
	if !kittest.Has(c, "strategic.answer.retrospective") {
		t.Error("nothing asks to look back")
	}
}

func TestMilestoneThatIsGoneSaysSo(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t), strategicPage("018f0000-0000-7000-8000-000000000000"))
	kittest.Tap(t, c, "strategic.gone.all")
	if f.LastRoute().Page != kit.PageWeave {
		t.Errorf("went to %+v", f.LastRoute())
	}
}
