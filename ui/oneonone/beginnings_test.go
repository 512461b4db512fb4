package oneonone_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit/kittest"
)

// TestEmptyListOffersABeginning: a template or a question, until the first point is written.
func TestEmptyListOffersABeginning(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	if kittest.Has(c, "oneonone.begin.template") {
		t.Error("a list with points offers a beginning")
	}
	x := talks(t, f, id)
	f.Change(unit.ClosePoint, func(w *storage.Work) error {
		for i := range x.Points {
			if x.Points[i].ClosedOn.IsZero() {
				x.Points[i].ClosedOn = model.MustDate("2026-11-16")
				if err := w.Put(&x.Points[i]); err != nil {
					return err
				}
			}
		}
		return nil
	}, nil)
	kittest.Tap(t, c, "oneonone.begin.template")
	kittest.Tap(t, c, "oneonone.begin.question")
	if want := []string{"templates " + id.Short(), "questions " + id.Short()}; !slices.Equal(f.Opened, want) {
		t.Errorf("opened %q, want %q", f.Opened, want)
	}
	kittest.Tap(t, c, "oneonone.point.new")
	kittest.Type(c, "Something")
	kittest.Press(c, fyne.KeyReturn)
	if kittest.Has(c, "oneonone.begin.template") {
		t.Error("the first point does not end the beginning")
	}
}

func TestMeetingWithPointsCanBeKept(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	m := model.Meeting{Row: model.About(id), AuthorID: f.Roster().Owner.ID, On: model.MustDate("2026-11-20"), State: model.MeetingHeld}
	f.Change(unit.HoldOneOnOne, func(w *storage.Work) error { return w.Put(&m) }, nil)
	more := "meeting.more." + m.ID.Short()
	kittest.Tap(t, c, more)
	if kittest.Has(c, "menu.template") {
		t.Error("a meeting without points can be kept")
	}
	kittest.Press(c, fyne.KeyEscape)
	p := model.Point{Row: model.About(id), AuthorID: f.Roster().Owner.ID, Side: model.SideManager, Text: "x", RaisedOn: m.On, RaisedInID: m.ID}
	f.Change(unit.AddPoint, func(w *storage.Work) error { return w.Put(&p) }, nil)
	kittest.Tap(t, c, more)
	kittest.Tap(t, c, "menu.template")
	if want := []string{"keep " + m.ID.Short()}; !slices.Equal(f.Opened, want) {
		t.Errorf("opened %q, want %q", f.Opened, want)
	}
}
