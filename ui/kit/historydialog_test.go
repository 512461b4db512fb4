package kit_test

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
)

// dialogTexts are what the dialog shows.
func dialogTexts(t *testing.T, c fyne.Canvas) string {
	t.Helper()
	list := c.Overlays().List()
	if len(list) == 0 {
		t.Fatal("no dialog is open")
	}
	return strings.Join(kit.Texts(list[len(list)-1]), "\n")
}

func amarasGoal(t *testing.T, s *storage.Store, person model.ID) model.Goal {
	t.Helper()
	g, err := s.Growth(context.Background(), person)
	if err != nil {
		t.Fatal(err)
	}
	return g.Goals[0]
}

func TestTheHistoryOfARecordShowsItsStatesAndPutsItBack(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	p, err := f.Roster().FindPerson("amara")
	if err != nil {
		t.Fatal(err)
	}
	f.Use(kittest.Open(t, kit.Gap(1, 1), fyne.NewSize(1024, 640)))
	first := amarasGoal(t, f.Store(), p.ID)
	for _, title := range []string{"two", "three"} {
		g := amarasGoal(t, f.Store(), p.ID)
		g.Title = title
		f.Change(unit.ChangeGoal, func(w *storage.Work) error { return w.Put(&g) }, nil)
	}
	g := amarasGoal(t, f.Store(), p.ID)
	kit.ShowHistory(f, model.RefOf(&g), g.Title)
	texts := dialogTexts(t, f.Canvas())
	for _, want := range []string{"History of “three”", "title changed from “two” to “three”", "title changed from “" + first.Title + "” to “two”", "You added the goal “" + first.Title + "”"} {
		if !strings.Contains(texts, want) {
			t.Errorf("%q is not shown:\n%s", want, texts)
		}
	}
	kittest.Tap(t, f.Canvas(), "history.back.2")
	if len(f.Canvas().Overlays().List()) > 0 {
		t.Error("the dialog is still open")
	}
	if got := amarasGoal(t, f.Store(), p.ID); got.Title != first.Title {
		t.Errorf("put back it is %q", got.Title)
	}
	f.Undo(t)
	if got := amarasGoal(t, f.Store(), p.ID); got.Title != "three" {
		t.Errorf("undone it is %q", got.Title)
	}
	kit.ShowHistory(f, model.RefOf(&g), g.Title)
	kittest.Press(f.Canvas(), fyne.KeyEscape)
	if len(f.Canvas().Overlays().List()) > 0 || len(f.Errors) > 0 {
		t.Errorf("Escape leaves it open, or %v", f.Errors)
	}
}

func TestALongHistoryShowsMoreWhenAsked(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	p, err := f.Roster().FindPerson("amara")
	if err != nil {
		t.Fatal(err)
	}
	f.Use(kittest.Open(t, kit.Gap(1, 1), fyne.NewSize(1024, 640)))
	for i := range 60 {
		g := amarasGoal(t, f.Store(), p.ID)
		g.Title = strings.Repeat("x", i+1)
		f.Change(unit.ChangeGoal, func(w *storage.Work) error { return w.Put(&g) }, nil)
	}
	g := amarasGoal(t, f.Store(), p.ID)
	kit.ShowHistory(f, model.RefOf(&g), g.Title)
	if strings.Contains(dialogTexts(t, f.Canvas()), "You added the goal") {
		t.Error("all of it is shown at once: the test proves nothing")
	}
	kittest.Tap(t, f.Canvas(), "history.older")
	if !strings.Contains(dialogTexts(t, f.Canvas()), "You added the goal") || kittest.Has(f.Canvas(), "history.older") {
		t.Error("the beginning is not shown")
	}
}
