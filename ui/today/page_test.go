package today_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
	"milepost/ui/today"
)

func open(t *testing.T) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	return f, f.Show(t, today.New(f, kit.Route{}), fyne.NewSize(1216, 900)).Canvas()
}

func TestSaysWhatIsLateAndWhoWaits(t *testing.T) {
	_, c := open(t)
	sentence := kittest.Text(t, c, "today.sentence")
	if !strings.Contains(sentence, "Amara") || !strings.Contains(sentence, "Jonas") || !strings.Contains(sentence, "5 weeks") {
		t.Errorf("the page says %q", sentence)
	}
}

func TestTickKeepsThePromise(t *testing.T) {
	f, c := open(t)
	late := lateOfMine(t, f)
	tick := "today.tick." + late.ID.Short()
	kittest.Tap(t, c, tick)
	check := func(s *storage.Store, want model.Action) {
		t.Helper()
		for _, b := range kittest.Reads(t, func(ctx context.Context) (model.OneOnOnes, error) { return s.Talks(ctx, "") }).Actions {
			if b.ID == late.ID && (b.State != want.State || b.ClosedOn != want.ClosedOn) {
				t.Errorf("stored %+v, want %s", b, want.State)
			}
		}
	}
	kept := late
	kept.State, kept.ClosedOn = model.ActionDone, f.Today()
	check(f.Store(), kept)
	if kittest.Has(c, tick) || len(f.Toasts) != 1 {
		t.Errorf("the line stayed, or nothing was told: %q", f.Toasts)
	}
	f.Undo(t)
	check(f.Store(), late)
	if !kittest.Has(c, tick) {
		t.Error("undo does not bring the line back")
	}
	f.Redo(t)
	check(kittest.Reopened(t, f.Store()), kept)
}

// lateOfMine is a late promise of the manager.
func lateOfMine(t *testing.T, f *kittest.Frame) model.Action {
	t.Helper()
	for _, a := range kittest.Reads(t, func(ctx context.Context) (model.Agenda, error) { return f.Store().Agenda(ctx, f.Today()) }).Actions {
		if a.OwedBy == model.SideManager && a.State == model.ActionOpen && a.OverdueOn(f.Today()) {
			return a
		}
	}
	t.Fatal("the sample has no late promise of the manager")
	return model.Action{}
}

func TestTheKeyboardTicksAndOpens(t *testing.T) {
	f, c := open(t)
	late := lateOfMine(t, f)
	for kittest.Focused(c) != "today.tick."+late.ID.Short() {
		kittest.Press(c, fyne.KeyTab)
	}
	kittest.Press(c, fyne.KeyTab, fyne.KeyReturn)
	if want := (kit.Route{Page: kit.PagePerson, Person: late.SubjectID, Tab: kit.TabTalks, Ref: late.ID}); f.LastRoute() != want {
		t.Errorf("went to %+v, want %+v", f.LastRoute(), want)
	}
	kit.FocusName(c, "today.tick."+late.ID.Short())
	kittest.Press(c, fyne.KeySpace)
	if kittest.Has(c, "today.tick."+late.ID.Short()) {
		t.Error("Space does not tick")
	}
}

func TestAPrivatePromiseIsMarked(t *testing.T) {
	f, c := open(t)
	marks := func() int { return strings.Count(strings.Join(kit.Texts(c.Content()), "\n"), "Private") }
	before := marks()
	late := lateOfMine(t, f)
	secret := model.Action{
		Row: model.PrivateAbout(late.SubjectID), AuthorID: late.AuthorID, OwedBy: model.SideManager, Text: "Ask about her raise",
		DueOn: model.MustDate("2026-11-01"), State: model.ActionOpen, OpenedOn: model.MustDate("2026-10-01"),
	}
	if _, err := f.Store().Do(t.Context(), unit.AddAction, func(w *storage.Work) error { return w.Put(&secret) }); err != nil {
		t.Fatal(err)
	}
	if got := marks(); got != before+1 {
		t.Errorf("%d marks, were %d", got, before)
	}
}

func TestTheNextTalkStandsOutAndSaysWhatIsPrepared(t *testing.T) {
	f, c := open(t)
	kittest.Tap(t, c, "today.prepare")
	if r := f.LastRoute(); r.Tab != kit.TabTalks || r.Ref == "" {
		t.Errorf("went to %+v", r)
	}
	shown := strings.Join(kit.Texts(c.Content()), "\n")
	for _, want := range []string{"Nothing prepared on either side yet", "3 points from Amara, 3 from you", "2 points from Tomás, 1 from you"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not shown", want)
		}
	}
}

func TestANewTeamIsToldWhatToDoFirst(t *testing.T) {
	s := kittest.EmptyStore(t)
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	c := f.Show(t, today.New(f, kit.Route{}), fyne.NewSize(1216, 900)).Canvas()
	if _, err := s.Do(t.Context(), unit.AddPerson, func(w *storage.Work) error {
		return w.Put(&model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Noor Haddad", IsRep: true})
	}); err != nil {
		t.Fatal(err)
	}
	shown := strings.Join(kit.Texts(c.Content()), "\n")
	for _, want := range []string{"Nothing is late, and nobody waits.", "1 person has no agreed rhythm of talks", "No one-on-one is planned for the rest of the week."} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not shown", want)
		}
	}
}

func TestAtMostSevenLinesAndTheRestOnDemand(t *testing.T) {
	_, c := open(t)
	count := func() int {
		n := 0
		for _, k := range []model.LineKind{model.LineMeeting, model.LineMyOverdue, model.LineWaiting, model.LineTheirOverdue, model.LineDueSoon, model.LineMilestone} {
			n += strings.Count(strings.Join(kittest.Names(c), "\n"), "today.line."+string(k))
		}
		return n
	}
	if n := count(); n != model.TodayLimit {
		t.Fatalf("%d lines", n)
	}
	kittest.Tap(t, c, "today.more")
	if n := count(); n <= model.TodayLimit {
		t.Errorf("%d lines with the rest", n)
	}
	kittest.Press(c, fyne.KeyReturn) // the link keeps the keyboard
	if n := count(); n != model.TodayLimit {
		t.Errorf("folded again %d lines", n)
	}
}

func TestALineOpensWhatItIsAbout(t *testing.T) {
	f, c := open(t)
	for _, name := range kittest.Names(c) {
		if strings.HasPrefix(name, "today.line.meeting.") {
			kittest.Tap(t, c, name)
			r := f.LastRoute()
			if p := f.Roster().Person(r.Person); r.Page != kit.PagePerson || r.Tab != kit.TabTalks || p == nil || p.Name != "Jonas Lindqvist" {
				t.Errorf("went to %+v", r)
			}
			return
		}
	}
	t.Fatal("no meeting today")
}

func TestFitsEverySize(t *testing.T) {
	for _, s := range []*storage.Store{kittest.SampleStore(t), kittest.EmptyStore(t)} {
		f := kittest.NewFrame(t, s)
		kittest.Overflow(t, func() fyne.CanvasObject { return f.Build(today.New(f, kit.Route{})) }, kittest.PageSizes...)
	}
}

func TestPulledThroughSizesLooksAsIfOpenedAtThem(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.Pull(t, func() fyne.CanvasObject { return f.Build(today.New(f, kit.Route{})) })
}

func TestScreens(t *testing.T) {
	page := func(s *storage.Store) func() fyne.CanvasObject {
		return func() fyne.CanvasObject {
			f := kittest.NewFrame(t, s)
			return f.Build(today.New(f, kit.Route{}))
		}
	}
	sample := kittest.SampleStore(t)
	kittest.Screens(t, "today", fyne.NewSize(1216, 900), page(sample), nil)
	kittest.Screens(t, "today-1024", fyne.NewSize(964, 640), page(sample), nil)
	kittest.Screens(t, "today-720", fyne.NewSize(660, 900), page(sample), nil)
	kittest.Screens(t, "today-new", fyne.NewSize(1216, 900), page(kittest.EmptyStore(t)), nil)
}
