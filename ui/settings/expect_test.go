package settings_test

import (
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/ui/kit/kittest"
)

func TestWhenRatingsFadeIsTheTeams(t *testing.T) {
	w, c := open(t)
	kittest.Tap(t, c, "settings.fade.12")
	w.WantUnit(t, unit.ChangeFile)
	if f, _ := stored(t, w); f.FadeMonths != 12 {
		t.Fatalf("stored %+v", f)
	}
	kittest.Tap(t, c, "settings.fade.0")
	if f, _ := stored(t, w); f.FadeMonths != 0 {
		t.Errorf("never is stored as %d", f.FadeMonths)
	}
	w.Undo(t)
	w.Undo(t)
	if f, _ := stored(t, w); f.FadeMonths != model.DefaultFadeMonths {
		t.Errorf("undone to %d months", f.FadeMonths)
	}
}

func TestWhenExpectationsAreLookedAtAgain(t *testing.T) {
	w, c := open(t)
	put(t, c, "settings.team", "Team West") // typed and not stored
	kittest.Tap(t, c, "settings.expect.90")
	w.WantUnit(t, unit.ChangeFile)
	if f, _ := stored(t, w); f.ExpectationDays != 90 || f.Name == "Team West" {
		t.Fatalf("stored %+v", f)
	}
	if got := kittest.Text(t, c, "settings.team"); got != "Team West" {
		t.Errorf("what was typed is gone: %q", got)
	}
	kittest.Tap(t, c, "settings.expect.0")
	if f, _ := stored(t, w); f.ExpectationDays != 0 {
		t.Errorf("never is stored as %d", f.ExpectationDays)
	}
	w.Undo(t)
	w.Undo(t)
	if f, _ := stored(t, w); f.ExpectationDays != model.DefaultExpectationDays {
		t.Errorf("undone to %d days", f.ExpectationDays)
	}
	w.Redo(t)
	if f, _ := stored(t, w); f.ExpectationDays != 90 {
		t.Errorf("redone to %d days", f.ExpectationDays)
	}
}
