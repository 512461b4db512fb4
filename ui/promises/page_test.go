package promises_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/promises"
	"milepost/ui/theme"
)

var usual = fyne.NewSize(1216, 900) // what the sidebar leaves of the usual window

func open(t *testing.T, s *storage.Store) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	return f, f.Show(t, promises.New(f), usual).Canvas()
}

func build(t *testing.T, s *storage.Store) fyne.CanvasObject {
	t.Helper()
	f := kittest.NewFrame(t, s)
	return f.Build(promises.New(f))
}

// stored are the promises of the file that are open or closed today, by text.
func stored(t *testing.T, f *kittest.Frame) map[string]model.Action {
	t.Helper()
	all, err := f.Store().Promises(context.Background(), f.Today())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]model.Action{}
	for _, a := range all {
		out[a.Text] = a
	}
	return out
}

// shown are the texts of the rows.
func shown(t *testing.T, f *kittest.Frame, c fyne.Canvas) []string {
	t.Helper()
	var out []string
	texts := map[string]string{}
	for text, a := range stored(t, f) {
		texts["promise."+a.ID.Short()] = text
	}
	for _, name := range kittest.Names(c) {
		if text, ok := texts[name]; ok {
			out = append(out, text)
		}
	}
	return out
}

func TestTheLateOnesComeFirstAndTheKeyboardTicksThem(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s)
	const late = "Introduce her to the CFO of Brevik"
	if got := shown(t, f, c); len(got) < 8 || got[0] != late {
		t.Fatalf("shown are %q", got)
	}
	if got, want := kittest.Text(t, c, "promises.sentence"), "One promise of yours is late."; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	if kittest.Focused(c) != "promises" {
		t.Errorf("the keyboard is on %q", kittest.Focused(c))
	}
	kittest.Ctrl(c, fyne.KeyReturn)
	if a := stored(t, f)[late]; a.State != model.ActionDone || a.ClosedOn != f.Today() {
		t.Errorf("stored as %s, %v", a.State, a.ClosedOn)
	}
	f.WantUnit(t, unit.CloseAction)
	if got := shown(t, f, c); got[0] == late {
		t.Error("what was kept still stands on top")
	}
	f.Undo(t)
	if got := shown(t, f, c); got[0] != late {
		t.Errorf("after undo %q is on top", got[0])
	}
}

func TestFiltersNarrowTheListAndShowAllWidensIt(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t))
	all := len(shown(t, f, c))
	kittest.Tap(t, c, "promises.owed.rep")
	for _, text := range shown(t, f, c) {
		if a := stored(t, f)[text]; a.OwedBy != model.SideRep {
			t.Errorf("%q is owed by %s", text, a.OwedBy)
		}
	}
	kittest.Tap(t, c, "promises.owed.any")
	kittest.Tap(t, c, "promises.when.late")
	if got := shown(t, f, c); len(got) != 1 {
		t.Errorf("late are %q", got)
	}
	kittest.Tap(t, c, "promises.when.all")
	kittest.Write(t, c, "promises.search", "konex AMARA")
	if got := shown(t, f, c); len(got) != 1 || got[0] != "Write the Konex account plan" {
		t.Errorf("found %q", got)
	}
	kittest.Write(t, c, "promises.search", "nobody says this")
	if got := shown(t, f, c); len(got) != 0 {
		t.Errorf("found %q", got)
	}
	kittest.Tap(t, c, "promises.all")
	if got := len(shown(t, f, c)); got != all {
		t.Errorf("%d promises after all are shown, %d before", got, all)
	}
}

func TestAnotherDayIsAgreedFromTheMenu(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t))
	a := stored(t, f)["Introduce her to the CFO of Brevik"]
	kittest.Choose(t, c, "promise.more."+a.ID.Short(), "due")
	kittest.Write(t, c, "promise.due", "4 Dec")
	kittest.Tap(t, c, "promise.confirm")
	if got := stored(t, f)[a.Text].DueOn; got != model.MustDate("2026-12-04") {
		t.Errorf("due on %v", got)
	}
	if got := kittest.Text(t, c, "promises.sentence"); !strings.Contains(got, "nothing is late") {
		t.Errorf("the page says %q", got)
	}
}

func TestEnterGoesToWhereThePromiseWasMade(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t))
	a := stored(t, f)[shown(t, f, c)[0]]
	kittest.Press(c, fyne.KeyReturn)
	if r := f.LastRoute(); r.Person != a.SubjectID || r.Ref != a.ID || r.Tab != kit.TabTalks {
		t.Errorf("went to %+v", r)
	}
}

func TestWhatWasKeptCanBeSeenAndOpenedAgain(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t))
	text := shown(t, f, c)[0]
	kittest.Ctrl(c, fyne.KeyReturn)
	kittest.Tap(t, c, "promises.closed")
	a := stored(t, f)[text]
	kittest.Choose(t, c, "promise.more."+a.ID.Short(), "tick")
	if got := stored(t, f)[text].State; got != model.ActionOpen {
		t.Errorf("it is %s", got)
	}
}

func TestThousandsAreShownAFewAtATime(t *testing.T) {
	s := kittest.EmptyStore(t)
	many(t, s, 300)
	f, c := open(t, s)
	if got := len(shown(t, f, c)); got != 60 {
		t.Errorf("%d rows at first", got)
	}
	kittest.Tap(t, c, "promises.more")
	if got := len(shown(t, f, c)); got != 300 {
		t.Errorf("%d rows after more", got)
	}
}

func many(t *testing.T, s *storage.Store, n int) {
	t.Helper()
	if _, err := s.Do(context.Background(), unit.Import, func(w *storage.Work) error {
		p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Ann Lee", IsRep: true}
		if err := w.Put(p); err != nil {
			return err
		}
		for i := range n {
			if err := w.Insert(&model.Action{
				Row: model.About(p.ID), AuthorID: w.Actor(), OwedBy: model.SideRep, State: model.ActionOpen, OpenedOn: model.MustDate("2026-11-02"),
				Text: fmt.Sprint("promise number ", i, " with words that go on and on and on so that a line is not enough for them in a small window"),
			}); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestFitsEverySize(t *testing.T) {
	long := kittest.EmptyStore(t)
	many(t, long, 3)
	kittest.App(t, theme.LightMode)
	for _, s := range []*storage.Store{kittest.EmptyStore(t), long, kittest.SampleStore(t)} {
		kittest.Overflow(t, func() fyne.CanvasObject { return build(t, s) }, kittest.PageSizes...)
	}
	kittest.Pull(t, func() fyne.CanvasObject { return build(t, long) })
}

func TestScreens(t *testing.T) {
	s := kittest.SampleStore(t)
	page := func() fyne.CanvasObject { return build(t, s) }
	kittest.Screens(t, "promises", usual, page, nil)
	kittest.Screens(t, "promises-1024", fyne.NewSize(964, 640), page, nil)
	kittest.Screens(t, "promises-720", fyne.NewSize(660, 450), page, nil)
}
