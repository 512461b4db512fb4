package milestones_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/milestones"
	"milepost/ui/theme"
)

func do(t *testing.T, s *storage.Store, name string, write func(*storage.Work) error) {
	t.Helper()
	if _, err := s.Do(context.Background(), name, write); err != nil {
		t.Fatal(err)
	}
}

// listed are the titles of the list, from top to bottom.
func listed(t *testing.T, s *storage.Store, c fyne.Canvas) []string {
	t.Helper()
	var out []string
	for _, name := range kittest.Names(c) {
		for _, m := range direction(t, s).Strategic {
			if name == "milestones.row."+m.ID.Short() {
				out = append(out, m.Title)
			}
		}
	}
	return out
}

func TestMilestonesOfOneDayAreMovedAndThoseOfOtherDaysAreNot(t *testing.T) {
	s := kittest.SampleStore(t)
	do(t, s, unit.AddStrategic, func(w *storage.Work) error {
		for i, title := range []string{"Second", "First"} {
			m := model.Strategic{
				Row: model.Ours(), Title: title, Kind: model.KindLaunch, State: model.MilestonePlanned, OpenedOn: model.MustDate("2026-11-01"),
				DueOn: model.MustDate("2027-03-01"), Position: int64(100_000 + i),
			} // no room between the two
			if err := w.Put(&m); err != nil {
				return err
			}
		}
		return nil
	})
	f, c := open(t, s, weave)
	want := []string{"2.4 M new business", "Nordic launch", "First", "Second"}
	first := strategic(t, s, "First")
	kittest.Tap(t, c, "milestones.more."+first.ID.Short())
	if kittest.Has(c, "menu.down") {
		t.Error("the last of a day can go further down")
	}
	kit.FocusName(c, "menu.up")
	kittest.Tap(t, c, "menu.up")
	if got := listed(t, s, c)[:4]; !slices.Equal(got, want) {
		t.Errorf("in the list %q, want %q", got, want)
	}
	f.Undo(t)
	if got := listed(t, s, c)[:4]; slices.Equal(got, want) {
		t.Error("undo left the order")
	}
	f.Redo(t)
	again := kittest.Reopened(t, s)
	if one, two := strategic(t, again, "First"), strategic(t, again, "Second"); one.Position >= two.Position {
		t.Errorf("after the next start First is at %d, Second at %d", one.Position, two.Position)
	}
}

func TestAMilestoneAloneOnItsDayHasNoOrder(t *testing.T) {
	s := kittest.SampleStore(t)
	_, c := open(t, s, weave)
	kittest.Tap(t, c, "milestones.more."+strategic(t, s, "Nordic launch").ID.Short())
	if kittest.Has(c, "menu.up") || kittest.Has(c, "menu.down") || !kittest.Has(c, "menu.archive") {
		t.Error("the menu moves what stands alone on its day")
	}
}

func TestWhoIsArchivedGrowsIntoNothing(t *testing.T) {
	s, f, c, m := openHospitals(t)
	for _, p := range f.Roster().People {
		if p.Call() == "Priya" {
			do(t, s, unit.ArchivePerson, func(w *storage.Work) error {
				p.ArchivedAt = 1
				return w.Put(&p)
			})
		}
	}
	if got, want := kittest.Text(t, c, "strategic.sentence"), "Three of six answers are written, and Amara grows into it."; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	kittest.Tap(t, c, "strategic.tie")
	kittest.Type(c, "Priya")
	if texts := strings.Join(kit.Texts(c.Overlays().Top()), "\n"); strings.Contains(texts, "Priya:") {
		t.Error("a career milestone of somebody archived can be tied")
	}
	kittest.Press(c, fyne.KeyEscape, fyne.KeyEscape)
	_, c = open(t, s, weave)
	row := kittest.Find(t, c, "milestones.row."+m.ID.Short())
	if texts := strings.Join(kit.Texts(row), "\n"); !strings.Contains(texts, "1 grows into it") {
		t.Errorf("the list says %q", texts)
	}
}

func TestTwoPeopleOfOneNameAreTwoWhoGrowIntoIt(t *testing.T) {
	s, f, c, m := openHospitals(t)
	do(t, s, unit.AddPerson, func(w *storage.Work) error {
		p := model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Amara Obi", IsRep: true}
		if err := w.Put(&p); err != nil {
			return err
		}
		career := model.Career{Row: model.About(p.ID), AuthorID: f.Roster().Owner.ID, Title: "Sell to a board", State: model.MilestoneActive, OpenedOn: f.Today()}
		if err := w.Put(&career); err != nil {
			return err
		}
		return w.Put(&model.Link{Row: model.About(p.ID), CareerID: career.ID, StrategicID: m.ID, Role: model.RoleLearns})
	})
	if texts := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(texts, "3 of 9") || !strings.Contains(texts, "Amara, Priya and Amara") {
		t.Errorf("the page says %q", kittest.Text(t, c, "strategic.sentence"))
	}
}

func TestOneCareerServesTwoMilestonesAndOneMilestoneHasManyCareers(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, weave)
	career := careerOf(t, s, "AE II")
	kittest.Tap(t, c, "milestones.tie."+career.ID.Short())
	tie(t, c, "link.strategic", "Win five", "Boards.")
	_, c = open(t, s, strategicPage(strategic(t, s, "Nordic launch").ID))
	kittest.Tap(t, c, "strategic.tie")
	tie(t, c, "link.career", "Kenji: AE", "Launches.")
	for range 2 {
		again := direction(t, s)
		if n := len(again.Serves(career.ID, f.Today())); n != 2 {
			t.Fatalf("the career milestone serves %d", n)
		}
		s = kittest.Reopened(t, s)
	}
	_, c = open(t, s, strategicPage(strategic(t, s, "Nordic launch").ID))
	kittest.Tap(t, c, "strategic.tie")
	kittest.Type(c, "Kenji: AE")
	if texts := strings.Join(kit.Texts(c.Overlays().Top()), "\n"); strings.Contains(texts, "Kenji: AE II") {
		t.Error("what is tied already can be tied again")
	}
}

func TestALinkIsChangedRemovedAndBroughtBack(t *testing.T) {
	s, f, c, m := openHospitals(t)
	th := growers(t, s, m.ID)[0]
	kittest.Tap(t, c, "strategic.link."+th.Link.ID.Short())
	kittest.Tap(t, c, "link.role.backs_up")
	kittest.Write(t, c, "link.why", "She has sold to a ward before.")
	kittest.Tap(t, c, "link.confirm")
	stored := func(s *storage.Store) string {
		for _, now := range growers(t, s, m.ID) {
			if now.Link.ID == th.Link.ID {
				return string(now.Link.Role) + ": " + now.Link.Why
			}
		}
		return "gone"
	}
	changed := "backs_up: She has sold to a ward before."
	if got := stored(s); got != changed {
		t.Errorf("stored %q", got)
	}
	kittest.Tap(t, c, "strategic.link."+th.Link.ID.Short())
	kittest.Tap(t, c, "link.remove")
	if got := stored(s); got != "gone" {
		t.Errorf("removed, and %q", got)
	}
	f.Undo(t)
	if got := stored(s); got != changed || !kittest.Has(c, "strategic.link."+th.Link.ID.Short()) {
		t.Errorf("undo of the removal brings %q", got)
	}
	f.Undo(t)
	if got, want := stored(s), string(th.Link.Role)+": "+th.Link.Why; got != want {
		t.Errorf("undo of the change brings %q, want %q", got, want)
	}
	f.Redo(t)
	f.Redo(t)
	if got := stored(kittest.Reopened(t, s)); got != "gone" {
		t.Errorf("after the next start %q", got)
	}
}

func TestTheKeyboardReachesThreadsAndBothEnds(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, weave)
	view := kittest.Find(t, c, "milestones.weave").(*kit.ChartView)
	for kittest.Focused(c) != "milestones.weave" {
		kittest.Press(c, fyne.KeyTab)
	}
	reached := map[string]bool{}
	for range view.Hits() {
		before := kittest.Text(t, c, "milestones.weave")
		reached[before] = true
		kittest.Press(c, fyne.KeyRight)
	}
	if len(reached) < len(view.Hits())-2 { // two threads may say the same
		t.Errorf("of %d places the arrows reach %d", len(view.Hits()), len(reached))
	}
	thread := "Lead the Nordic pilot, Amara leads for Nordic launch, 2 weeks to spare"
	if !reached[thread] {
		t.Fatalf("no thread %q", thread)
	}
	kittest.Press(c, fyne.KeyHome)
	for kittest.Text(t, c, "milestones.weave") != thread {
		kittest.Press(c, fyne.KeyRight)
	}
	if texts := strings.Join(kit.Texts(view), "\n"); !strings.Contains(texts, "two hundred") && !strings.Contains(texts, "proof that she can") {
		t.Errorf("the sentence of the thread is not shown: %q", texts)
	}
	kittest.Press(c, fyne.KeyReturn)
	if !kittest.Has(c, "milestones.weave.change") {
		t.Fatal("Enter does not keep the sentence")
	}
	kittest.Press(c, fyne.KeyReturn)
	if !kittest.Has(c, "link.why") {
		t.Fatal("the second Enter does not change the tie")
	}
	kittest.Press(c, fyne.KeyEscape)
	kittest.Tap(t, c, "milestones.weave.hide")
	if kittest.Has(c, "milestones.weave.change") || kittest.Focused(c) != "milestones.weave" {
		t.Errorf("the sentence stays, or the keyboard went to %q", kittest.Focused(c))
	}
	kittest.Press(c, fyne.KeyHome, fyne.KeyReturn)
	if f.LastRoute().Page != kit.PageStrategic {
		t.Errorf("Enter on the first place went to %+v", f.LastRoute())
	}
}

func TestAMilestoneIsChangedAndItIsThereAfterTheNextStart(t *testing.T) {
	s, f, c, m := openHospitals(t)
	kittest.Tap(t, c, "strategic.change")
	kittest.Write(t, c, "strategic.name", "Win six hospital groups")
	kittest.Tap(t, c, "strategic.kind.campaign")
	kittest.Write(t, c, "strategic.due", "31 Aug 2027")
	kittest.Tap(t, c, "strategic.state.dropped")
	kittest.Tap(t, c, "strategic.confirm")
	f.Undo(t)
	f.Redo(t)
	d := direction(t, kittest.Reopened(t, s))
	got := d.StrategicByID(m.ID)
	if got.Title != "Win six hospital groups" || got.Kind != model.KindCampaign || got.DueOn != model.MustDate("2027-08-31") ||
		got.State != model.MilestoneDropped || got.ClosedOn != f.Today() || got.Headed != m.Headed || got.StartsOn != m.StartsOn {
		t.Errorf("stored %+v", got)
	}
}

func TestANewTeamWithOneRepAndOneMilestone(t *testing.T) {
	s := kittest.EmptyStore(t)
	f, c := open(t, s, weave)
	kittest.Tap(t, c, "milestones.empty.new")
	kittest.Type(c, "First")
	kittest.Tap(t, c, "strategic.confirm")
	if got, want := kittest.Text(t, c, "milestones.sentence"), "There is nobody in the file yet who could grow into a team milestone."; got != want {
		t.Errorf("without anybody the page says %q, want %q", got, want)
	}
	do(t, s, unit.AddPerson, func(w *storage.Work) error {
		return w.Put(&model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Noor Haddad", IsRep: true})
	})
	if got, want := kittest.Text(t, c, "milestones.sentence"), "Nobody has a career milestone the team needs yet. Nobody grows into First."; got != want {
		t.Errorf("with one rep the page says %q, want %q", got, want)
	}
	noor := f.Roster().People[0].ID
	kittest.Tap(t, c, "milestones.weave.agree."+string(noor))
	if want := (kit.Route{Page: kit.PagePerson, Person: noor, Tab: kit.TabGrowth, Do: "career"}); f.LastRoute() != want {
		t.Errorf("went to %+v, want %+v", f.LastRoute(), want)
	}
	kittest.Overflow(t, shown(t, s, weave), kittest.PageSizes...)
}

func TestPagesPulledThroughSizesLookAsIfOpenedAtThem(t *testing.T) {
	s := kittest.SampleStore(t)
	kittest.Pull(t, shown(t, s, weave))
	kittest.Pull(t, shown(t, s, strategicPage(strategic(t, s, "Win five hospital groups").ID)))
}

func TestAnAnswerHalfTypedSurvivesEverySize(t *testing.T) {
	s := kittest.SampleStore(t)
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	w := f.Show(t, milestones.NewStrategic(f, kit.Route{Ref: strategic(t, s, "Win five hospital groups").ID}), usual)
	kit.FocusName(w.Canvas(), "strategic.answer.us")
	kittest.Type(w.Canvas(), "We learn")
	for _, size := range kittest.PageSizes {
		w.Resize(size)
		kittest.Type(w.Canvas(), "!")
	}
	if got, want := kittest.Text(t, w.Canvas(), "strategic.answer.us"), "We learn"+strings.Repeat("!", len(kittest.PageSizes)); got != want {
		t.Errorf("the field holds %q, want %q", got, want)
	}
}
