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

const who = "Daniel Weber"

func page(t testing.TB, f *kittest.Frame) (kit.Page, model.ID) {
	t.Helper()
	p, err := f.Roster().FindPerson(who)
	if err != nil {
		t.Fatal(err)
	}
	return kittest.InSheet(expectations.New(f, kit.Route{Page: kit.PagePerson, Person: p.ID, Tab: kit.TabExpectations})), p.ID
}

func open(t *testing.T) (*kittest.Frame, fyne.Canvas, model.ID) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	p, id := page(t, f)
	return f, f.Show(t, p, fyne.NewSize(1216, 1400)).Canvas(), id
}

func read(t *testing.T, f *kittest.Frame, id model.ID) model.Expectations {
	t.Helper()
	x, err := f.Store().Expectations(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func begin(t *testing.T, c fyne.Canvas) {
	t.Helper()
	kittest.Tap(t, c, "expect.begin.sdr")
	kittest.Write(t, c, "expect.what", "One talk a month with somebody who signs.")
	kittest.Write(t, c, "expect.owed", "Introduce him to the CFO of Brevik\nShare the guardrails")
	kittest.Write(t, c, "expect.due", "2026-11-26")
	kittest.Write(t, c, "expect.from", "2026-10-01")
	kittest.Tap(t, c, "expect.confirm")
}

func TestFromATemplateToASecondVersionWithWhatChanged(t *testing.T) {
	f, c, id := open(t)
	begin(t, c)
	f.WantUnit(t, unit.SetExpectation)
	x := read(t, f, id)
	if len(x.Versions) != 1 || x.Versions[0].Number != 1 || x.Versions[0].ValidFrom != model.MustDate("2026-10-01") || x.Versions[0].Why == "" {
		t.Fatalf("stored: %+v", x.Versions)
	}
	if len(x.Actions) != 2 || x.Actions[0].OwedBy != model.SideManager || x.Actions[1].Text != "Share the guardrails" || x.Actions[1].DueOn != model.MustDate("2026-11-26") {
		t.Fatalf("owed: %+v", x.Actions)
	}
	kittest.Tap(t, c, "expect.owed."+x.Actions[1].ID.Short())
	if x = read(t, f, id); x.Actions[1].State != model.ActionDone {
		t.Errorf("kept: %+v", x.Actions[1])
	}
	kittest.Tap(t, c, "expect.edit")
	kittest.Write(t, c, "expect.what", "Two talks a month with somebody who signs, at accounts above 50 vehicles.")
	kittest.Write(t, c, "expect.owed", "Introduce him to the CFO of Brevik\nShare the guardrails\nA day of routing support")
	kittest.Tap(t, c, "expect.confirm")
	x = read(t, f, id)
	if len(x.Versions) != 2 || x.Versions[0].ValidTo != f.Today().AddDays(-1) || x.Versions[1].Number != 2 || x.Versions[1].ValidFrom != f.Today() {
		t.Fatalf("stored: %+v", x.Versions)
	}
	if len(x.Actions) != 3 || x.Actions[2].ExpectationID != x.Versions[1].ID {
		t.Errorf("owed: %+v", x.Actions)
	}
	if got := kittest.Text(t, c, "expect.difference.what"); got != "before: One talk a month with somebody who signs.\nwords that went: “One talk”, “signs.”\nwords that came: “Two talks”, “signs, at accounts above 50 vehicles.”" {
		t.Errorf("the difference reads %q", got)
	}
	kittest.Tap(t, c, "expect.changes")
	if kittest.Has(c, "expect.difference.what") {
		t.Error("what changed is still shown")
	}
	kittest.Tap(t, c, "expect.version.1")
	if got := kittest.Text(t, c, "expect.answer.what"); !strings.HasPrefix(got, "One talk") {
		t.Errorf("version 1 reads %q", got)
	}
	f.Undo(t)
	if x = read(t, f, id); len(x.Versions) != 1 || !x.Versions[0].ValidTo.IsZero() || len(x.Actions) != 2 {
		t.Errorf("after undo: %+v", x.Versions)
	}
}

func TestWhatNobodyHasReadIsCorrectedOnItsDay(t *testing.T) {
	f, c, id := open(t)
	kittest.Tap(t, c, "expect.begin.empty")
	kittest.Tap(t, c, "expect.confirm")
	if !kittest.Has(c, "expect.confirm") || len(read(t, f, id).Versions) != 0 {
		t.Fatal("expectations without a first answer were taken")
	}
	kittest.Write(t, c, "expect.what", "Ring ten")
	kittest.Tap(t, c, "expect.confirm")
	kittest.Tap(t, c, "expect.edit")
	kittest.Write(t, c, "expect.what", "Ring twelve")
	kittest.Tap(t, c, "expect.confirm")
	x := read(t, f, id)
	if len(x.Versions) != 1 || x.Versions[0].What != "Ring twelve" || x.Versions[0].Number != 1 {
		t.Errorf("stored: %+v", x.Versions)
	}
}

func TestWhatSomebodyWasRatedUnderIsCorrectedNoMore(t *testing.T) {
	f, c, id := open(t)
	kittest.Tap(t, c, "expect.begin.empty")
	kittest.Write(t, c, "expect.what", "Ring ten")
	kittest.Tap(t, c, "expect.confirm")
	f.Change(unit.Rate, func(w *storage.Work) error {
		v, err := w.ExpectationOn(id, f.Today())
		if err != nil {
			return err
		}
		return w.Put(&model.Assessment{Row: model.About(id), AuthorID: w.Actor(), On: f.Today(), State: model.AssessmentOpen, ExpectationID: v})
	}, nil)
	kittest.Tap(t, c, "expect.edit")
	kittest.Write(t, c, "expect.what", "Ring twelve")
	kittest.Tap(t, c, "expect.confirm")
	x := read(t, f, id)
	if len(x.Versions) != 2 || x.Versions[0].What != "Ring ten" || x.Versions[1].ValidFrom != f.Today().AddDays(1) {
		t.Errorf("stored: %+v", x.Versions)
	}
	if got := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(got, "Skills were rated under it on 23 Nov.") {
		t.Errorf("the version does not say what was rated under it: %s", got)
	}
}

func TestFitsEverySize(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.Overflow(t, func() fyne.CanvasObject { p, _ := page(t, f); return f.Build(p) })
	file := f.Roster().File
	file.ExpectationDays = 30
	f.Change(unit.ChangeFile, func(w *storage.Work) error { return w.Put(&file) }, nil)
	for _, name := range []string{"Amara", "Jonas"} { // not read; old
		x, err := f.Roster().FindPerson(name)
		if err != nil {
			t.Fatal(err)
		}
		kittest.Overflow(t, func() fyne.CanvasObject {
			return f.Build(kittest.InSheet(expectations.New(f, kit.Route{Page: kit.PagePerson, Person: x.ID, Tab: kit.TabExpectations})))
		})
	}
}

func TestScreens(t *testing.T) {
	kittest.Screens(t, "expectations", fyne.NewSize(1216, 1000), func() fyne.CanvasObject {
		f := kittest.NewFrame(t, kittest.SampleStore(t))
		p, _ := page(t, f)
		return f.Build(p)
	}, nil)
}
