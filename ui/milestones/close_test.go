package milestones_test

import (
	"context"
	"testing"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit/kittest"
)

func TestMilestoneIsClosedWithWhatHangsOnIt(t *testing.T) {
	s := kittest.SampleStore(t)
	m := strategic(t, s, "Nordic launch")
	pilot, coach := careerOf(t, s, "Lead the Nordic pilot"), careerOf(t, s, "Demo coach for the team")
	f, c := open(t, s, strategicPage(m.ID))
	kittest.Tap(t, c, "targets.new")
	kittest.Type(c, "Depots open")
	kittest.Write(t, c, "target.target", "3")
	kittest.Tap(t, c, "target.confirm")
	x, _ := targetNamed(t, s, "Depots open")
	kittest.Tap(t, c, "target."+x.ID.Short())
	kittest.Type(c, "2")
	kittest.Tap(t, c, "reading.confirm")
	kittest.Tap(t, c, "strategic.close")
	if got := kittest.Text(t, c, "close.state"); got != "missed" {
		t.Errorf("with a target that is not reached it proposes %q", got)
	}
	kittest.Write(t, c, "close.happened", "Two depots opened.")
	kittest.Write(t, c, "close.learned", "Ask who signs before the pilot.")
	kittest.Tap(t, c, "close.career."+pilot.ID.Short()+".reached")
	kittest.Tap(t, c, "close.confirm")
	d := direction(t, s)
	now := d.StrategicByID(m.ID)
	if now.State != model.MilestoneMissed || now.ClosedOn != f.Today() || now.Retrospective != "Two depots opened." {
		t.Errorf("stored %+v", now)
	}
	if got := d.CareerByID(pilot.ID); got.State != model.MilestoneReached || got.ClosedOn != f.Today() {
		t.Errorf("the pilot is %s", got.State)
	}
	if got := d.CareerByID(coach.ID); got.State != coach.State {
		t.Errorf("what stays open is %s", got.State)
	}
	if kittest.Has(c, "strategic.close") {
		t.Error("what is closed can be closed again")
	}
	wantTarget(t, c, x, "2 of 3", "66.7 %, not reached yet")
	found, err := s.Search(context.Background(), storage.SearchQuery{Text: "who signs before"})
	if err != nil || len(found) == 0 {
		t.Errorf("the lesson is not found: %+v, %v", found, err)
	}
	f.Undo(t)
	d = direction(t, s)
	if d.StrategicByID(m.ID).State != m.State || d.CareerByID(pilot.ID).State != pilot.State {
		t.Error("undo left something closed")
	}
}
