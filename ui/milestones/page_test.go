package milestones_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/chart"
	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/milestones"
	"milepost/ui/theme"
)

var usual = fyne.NewSize(1216, 900) // what the sidebar leaves of the usual window

func direction(t *testing.T, s *storage.Store) model.Direction {
	t.Helper()
	d, err := s.Direction(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func strategic(t *testing.T, s *storage.Store, title string) model.Strategic {
	t.Helper()
	for _, m := range direction(t, s).Strategic {
		if m.Title == title {
			return m
		}
	}
	t.Fatalf("no strategic milestone %q", title)
	return model.Strategic{}
}

// open shows a page of the sample team.
func open(t *testing.T, s *storage.Store, build func(kit.Frame) kit.Page) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	return f, f.Show(t, build(f), usual).Canvas()
}

func weave(f kit.Frame) kit.Page { return milestones.New(f, kit.Route{Page: kit.PageWeave}) }

func coverage(f kit.Frame) kit.Page {
	return milestones.New(f, kit.Route{Page: kit.PageWeave, Tab: "coverage"})
}

func TestPageSaysWhoHasNothingTheTeamNeeds(t *testing.T) {
	_, c := open(t, kittest.SampleStore(t), weave)
	if got, want := kittest.Text(t, c, "milestones.sentence"), "Two of eight reps have no career milestone the team needs: Daniel and Thu Hà."; got != want {
		t.Errorf("the page begins with %q, want %q", got, want)
	}
}

func TestNewMilestoneIsStored(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, weave)
	kittest.Tap(t, c, "milestones.new")
	kittest.Tap(t, c, "strategic.confirm")
	if !kittest.Has(c, "strategic.name") {
		t.Fatal("the dialog closed without a title")
	}
	kittest.Type(c, "Trade fair in Oslo")
	kittest.Tap(t, c, "strategic.kind.own")
	kit.FocusName(c, "strategic.own")
	kittest.Type(c, "Fair")
	kit.FocusName(c, "strategic.starts")
	kittest.Type(c, "1.3.2027")
	kit.FocusName(c, "strategic.due")
	kittest.Type(c, "1.2.2027")
	kittest.Tap(t, c, "strategic.confirm")
	if !kittest.Has(c, "strategic.due") {
		t.Fatal("a milestone that ends before it begins was stored")
	}
	kittest.Press(c, fyne.KeyEnd)
	for range len("1 February 2027") {
		kittest.Press(c, fyne.KeyBackspace)
	}
	kittest.Type(c, "5.3.2027")
	kittest.Tap(t, c, "strategic.confirm")
	got := strategic(t, s, "Trade fair in Oslo")
	if got.Kind != model.KindOwn || got.KindName != "Fair" || got.StartsOn != model.MustDate("2027-03-01") || got.DueOn != model.MustDate("2027-03-05") ||
		got.State != model.MilestonePlanned || got.Visibility != model.Team || got.Position == 0 {
		t.Errorf("stored %+v", got)
	}
	if !kittest.Has(c, "milestones.row."+got.ID.Short()) {
		t.Error("the new milestone is not in the list")
	}
	if want := (kit.Route{Page: kit.PageStrategic, Ref: got.ID}); f.LastRoute() != want {
		t.Errorf("went to %+v, want %+v", f.LastRoute(), want)
	}
}

func TestArchiveAndBringBack(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, weave)
	m := strategic(t, s, "Partner spring campaign")
	row := "milestones.row." + m.ID.Short()
	kittest.Tap(t, c, "milestones.more."+m.ID.Short())
	kittest.Tap(t, c, "menu.archive")
	if kittest.Has(c, row) || len(f.Toasts) != 1 {
		t.Fatalf("still shown, or nothing told: %q", f.Toasts)
	}
	kittest.Tap(t, c, "milestones.archived")
	kittest.Tap(t, c, "milestones.more."+m.ID.Short())
	kittest.Tap(t, c, "menu.archive")
	kittest.Tap(t, c, "milestones.archived")
	if !kittest.Has(c, row) || !strategic(t, s, m.Title).ArchivedAt.IsZero() {
		t.Error("the milestone did not come back")
	}
}

func TestListLeadsToBothEnds(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, weave)
	m := strategic(t, s, "Nordic launch")
	kittest.Tap(t, c, "milestones.row."+m.ID.Short())
	if want := (kit.Route{Page: kit.PageStrategic, Ref: m.ID}); f.LastRoute() != want {
		t.Errorf("went to %+v, want %+v", f.LastRoute(), want)
	}
	career := careerOf(t, s, "AE II")
	kittest.Tap(t, c, "milestones.nothing."+career.ID.Short())
	if want := (kit.Route{Page: kit.PagePerson, Person: career.SubjectID, Tab: kit.TabGrowth, Ref: career.ID}); f.LastRoute() != want {
		t.Errorf("went to %+v, want %+v", f.LastRoute(), want)
	}
}

func careerOf(t *testing.T, s *storage.Store, title string) model.Career {
	t.Helper()
	for _, c := range direction(t, s).Careers {
		if c.Title == title {
			return c
		}
	}
	t.Fatalf("no career milestone %q", title)
	return model.Career{}
}

// tie picks a thing by its first letters, types the sentence and confirms.
func tie(t *testing.T, c fyne.Canvas, picker, letters, why string) {
	t.Helper()
	kit.FocusName(c, picker)
	kittest.Type(c, letters)
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "link.role.learns")
	kit.FocusName(c, "link.why")
	kittest.Type(c, why)
	kittest.Tap(t, c, "link.confirm")
}

func TestCareerIsTiedFromItsEnd(t *testing.T) {
	s := kittest.SampleStore(t)
	_, c := open(t, s, weave)
	career := careerOf(t, s, "AE II")
	kittest.Tap(t, c, "milestones.tie."+career.ID.Short())
	tie(t, c, "link.strategic", "Win five", "He wants to learn how boards buy.")
	wantLink(t, s, career.ID, strategic(t, s, "Win five hospital groups").ID, "He wants to learn how boards buy.")
	if kittest.Has(c, "milestones.tie."+career.ID.Short()) {
		t.Error("the career milestone is still said to serve nothing")
	}
}

func wantLink(t *testing.T, s *storage.Store, career, strategic model.ID, why string) {
	t.Helper()
	for _, l := range direction(t, s).Links {
		if l.CareerID == career && l.StrategicID == strategic {
			if l.Why != why || l.Role != model.RoleLearns {
				t.Errorf("tied as %+v", l)
			}
			return
		}
	}
	t.Error("they are not tied")
}

// emptied is the sample team without any strategic milestone.
func emptied(t *testing.T) *storage.Store {
	t.Helper()
	s := kittest.SampleStore(t)
	if _, err := s.Do(context.Background(), "unit.milestone.change", func(w *storage.Work) error {
		d := direction(t, s)
		var all []model.Record
		for i := range d.Links {
			all = append(all, &d.Links[i])
		}
		for i := range d.Targets {
			all = append(all, &d.Targets[i])
		}
		for i := range d.Dependencies {
			all = append(all, &d.Dependencies[i])
		}
		for i := range d.Needed {
			all = append(all, &d.Needed[i])
		}
		for i := range d.Moves {
			if d.Moves[i].StrategicID != "" {
				all = append(all, &d.Moves[i])
			}
		}
		for i := range d.Strategic {
			all = append(all, &d.Strategic[i])
		}
		for _, r := range all {
			if err := w.Delete(r); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEmptyPageOffersTheFirstMilestone(t *testing.T) {
	s := emptied(t)
	_, c := open(t, s, weave)
	kittest.Tap(t, c, "milestones.empty.new")
	kittest.Type(c, "First")
	kittest.Tap(t, c, "strategic.confirm")
	if !kittest.Has(c, "milestones.row."+strategic(t, s, "First").ID.Short()) {
		t.Error("the first milestone is not shown")
	}
}

func TestPictureLeadsToBothEnds(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, weave)
	career, launch := careerOf(t, s, "Lead the Nordic pilot"), strategic(t, s, "Nordic launch")
	daniel, thuHa := careerOf(t, s, "Team Lead programme").SubjectID, model.ID("")
	for _, p := range f.Roster().MyPeople(f.Today()) {
		if p.Call() == "Thu Hà" {
			thuHa = p.ID
		}
	}
	for part, want := range map[string]kit.Route{
		"strategic." + string(launch.ID): {Page: kit.PageStrategic, Ref: launch.ID},
		"career." + string(career.ID):    {Page: kit.PagePerson, Person: career.SubjectID, Tab: kit.TabGrowth, Ref: career.ID},
		"person." + string(daniel):       {Page: kit.PagePerson, Person: daniel},
		"agree." + string(thuHa):         {Page: kit.PagePerson, Person: thuHa, Tab: kit.TabGrowth, Do: "career"},
	} {
		kittest.Tap(t, c, "milestones.weave."+part)
		if f.LastRoute() != want {
			t.Errorf("%s leads to %+v, want %+v", part, f.LastRoute(), want)
		}
	}
}

func TestThreadKeepsItsSentenceAndIsChangedTheSecondTime(t *testing.T) {
	s := kittest.SampleStore(t)
	_, c := open(t, s, weave)
	th := growers(t, s, strategic(t, s, "Nordic launch").ID)[0]
	part := "milestones.weave.link." + string(th.Link.ID)
	kittest.Tap(t, c, part)
	if kittest.Has(c, "link.why") || !kittest.Has(c, "milestones.weave.change") {
		t.Fatal("the first tap should show the sentence and offer to change it")
	}
	kittest.Tap(t, c, part)
	kit.FocusName(c, "link.why")
	kittest.Type(c, "So it is. ")
	kittest.Tap(t, c, "link.confirm")
	for _, now := range growers(t, s, th.Strategic.ID) {
		if now.Link.ID == th.Link.ID && now.Link.Why == th.Link.Why {
			t.Error("the sentence was not changed")
		}
	}
}

func TestSpanChangesWhatIsShown(t *testing.T) {
	s := kittest.SampleStore(t)
	_, c := open(t, s, weave)
	far := "milestones.weave.strategic." + string(strategic(t, s, "Partner spring campaign").ID)
	view := kittest.Find(t, c, "milestones.weave").(*kit.ChartView)
	at := func() float64 {
		for _, h := range view.Hits() {
			if "milestones.weave."+string(h.Ref.Kind)+"."+string(h.Ref.ID) == far {
				return h.Box.Middle().X
			}
		}
		return -1
	}
	year := at()
	kittest.Tap(t, c, "milestones.span.years")
	if years := at(); year < 0 || years < 0 || years >= year {
		t.Errorf("the campaign stands at %v in a year and at %v in three", year, years)
	}
}

// TestTimeIsZoomedAndMoved comes nearer around the mark the keyboard is at, moves away from it, and comes back.
func TestTimeIsZoomedAndMoved(t *testing.T) {
	s := kittest.SampleStore(t)
	_, c := open(t, s, weave)
	view := kittest.Find(t, c, "milestones.weave").(*kit.ChartView)
	at := func(ref chart.Ref) float64 {
		for _, h := range view.Hits() {
			if h.Ref == ref {
				return h.Box.X
			}
		}
		return -1
	}
	launch := strategic(t, s, "Partner spring campaign")
	far := chart.Ref{Kind: chart.KindStrategic, ID: launch.ID}
	kit.FocusName(c, "milestones.weave")
	for i := 0; view.Current() != far; i++ {
		if i > 200 {
			t.Fatal("the arrows do not reach the campaign")
		}
		kittest.Press(c, fyne.KeyRight)
	}
	year := at(far)
	kittest.Type(c, "++++")
	if near := at(far); near < 0 || near >= year {
		t.Errorf("nearer, the campaign begins at %v, and at %v before", near, year)
	}
	if view.Current() != far {
		t.Errorf("zooming lost the mark the keyboard was at: %v", view.Current())
	}
	if !kittest.Has(c, "milestones.today") {
		t.Error("nothing leads back to today")
	}
	kittest.Press(c, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown)
	kittest.Press(c, fyne.KeyHome)
	if got := at(far); got != year {
		t.Errorf("Home shows the campaign at %v, want %v", got, year)
	}
	if kittest.Has(c, "milestones.today") {
		t.Error("today is offered where nothing was moved")
	}
	kit.FocusName(c, "milestones.weave")
	kittest.Type(c, "-")
	kittest.Tap(t, c, "milestones.today")
	if got := at(far); got != year {
		t.Errorf("Today leads to another place: %v, want %v", got, year)
	}
}
