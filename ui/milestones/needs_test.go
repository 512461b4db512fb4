package milestones_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/words"
)

// waitFor lets the shown milestone wait for another one.
func waitFor(t *testing.T, c fyne.Canvas, title string) {
	t.Helper()
	kittest.Tap(t, c, "needs.wait")
	kit.FocusName(c, "wait.for")
	kittest.Type(c, title)
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "wait.confirm")
}

func TestMilestonesDoNotWaitForOneAnother(t *testing.T) {
	s := kittest.SampleStore(t)
	said := kit.ErrorText
	kit.ErrorText = words.Problem // as the window does
	t.Cleanup(func() { kit.ErrorText = said })
	hospitals, launch, campaign := strategic(t, s, "Win five hospital groups"), strategic(t, s, "Nordic launch"), strategic(t, s, "Partner spring campaign")
	for _, x := range direction(t, s).Dependencies { // the test says itself what waits for what
		remove(t, s, x)
	}
	_, c := open(t, s, strategicPage(launch.ID))
	waitFor(t, c, campaign.Title)
	d := direction(t, s)
	waits := d.WaitsFor(launch.ID)
	if len(waits) != 1 || waits[0].For.ID != campaign.ID {
		t.Fatalf("it waits for %+v", waits)
	}
	if got := kittest.Text(t, c, "wait."+waits[0].Tie.ID.Short()+".state"); got != "due 14 May 2027, 10 weeks after this one" {
		t.Errorf("the row says %q", got)
	}
	_, c = open(t, s, strategicPage(campaign.ID))
	waitFor(t, c, hospitals.Title)
	_, c = open(t, s, strategicPage(hospitals.ID))
	waitFor(t, c, launch.Title)
	want := "They would wait for one another for ever: “Win five hospital groups” waits for “Nordic launch”, and “Nordic launch” waits for “Partner spring campaign”, and “Partner spring campaign” waits for “Win five hospital groups”."
	if got := kittest.Text(t, c, "wait.problem"); got != want {
		t.Errorf("the dialog says %q", got)
	}
	kittest.Tap(t, c, "wait.cancel")
	if d := direction(t, s); len(d.WaitsFor(hospitals.ID)) != 0 {
		t.Error("the circle was stored")
	}
	f, c := open(t, s, strategicPage(launch.ID))
	kittest.Tap(t, c, "wait."+waits[0].Tie.ID.Short()+".remove")
	if d := direction(t, s); len(d.WaitsFor(launch.ID)) != 0 {
		t.Error("it still waits")
	}
	f.Undo(t)
	if d := direction(t, s); len(d.WaitsFor(launch.ID)) != 1 {
		t.Error("undo did not bring the wait back")
	}
}

func TestSkillThatIsNeeded(t *testing.T) {
	s := kittest.SampleStore(t)
	m := strategic(t, s, "Partner spring campaign")
	_, c := open(t, s, strategicPage(m.ID))
	before := direction(t, s)
	had := len(before.NeedsOf(m.ID))
	kittest.Tap(t, c, "needs.skill")
	kittest.Type(c, "Negotiation")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "need.step.3")
	kittest.Write(t, c, "need.people", "0")
	kittest.Tap(t, c, "need.confirm")
	if !kittest.Has(c, "need.people") {
		t.Fatal("nobody was needed")
	}
	kittest.Write(t, c, "need.people", "2")
	kittest.Tap(t, c, "need.confirm")
	d := direction(t, s)
	needs := d.NeedsOf(m.ID)
	if len(needs) != had+1 || needs[had].Step != 3 || needs[had].People != 2 {
		t.Fatalf("it needs %+v", needs)
	}
	name := "need." + needs[had].ID.Short()
	kittest.Tap(t, c, name)
	kittest.Write(t, c, "need.people", "1")
	kittest.Tap(t, c, "need.confirm")
	if d := direction(t, s); d.NeedsOf(m.ID)[had].People != 1 {
		t.Error("it was not changed")
	}
	kittest.Tap(t, c, name+".remove")
	if d := direction(t, s); len(d.NeedsOf(m.ID)) != had {
		t.Error("it is still needed")
	}
}

func remove(t *testing.T, s *storage.Store, x model.Dependency) {
	t.Helper()
	if _, err := s.Do(context.Background(), unit.DependStrategic, func(w *storage.Work) error { return w.Delete(&x) }); err != nil {
		t.Fatal(err)
	}
}

// TestWhoIsReadyStandsUnderANeededSkill, and behind the curtain nobody is named.
func TestWhoIsReadyStandsUnderANeededSkill(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, strategicPage(strategic(t, s, "Nordic launch").ID))
	d := direction(t, s)
	needed := d.NeedsOf(strategic(t, s, "Nordic launch").ID)
	name := "need." + needed[0].ID.Short() + ".ready"
	if got, want := kittest.Text(t, c, name), "3 of 3 ready in time. Ready now: Daniel, Amara, Jonas, Priya and Łucja. In time at the pace so far: Tomás (7 Jan 2027) and Kenji (28 Jan 2027). Too late at that pace: Thu Hà (15 May 2027)."; got != want {
		t.Errorf("it says %q", got)
	}
	amara, err := f.Roster().FindPerson("Amara Okafor")
	if err != nil {
		t.Fatal(err)
	}
	f.Draw(t, amara.ID)
	f.Page().Reload()
	if kittest.Has(c, name) {
		t.Errorf("behind the curtain it says %q", kittest.Text(t, c, name))
	}
}
