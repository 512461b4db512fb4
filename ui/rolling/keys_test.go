package rolling_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/ui/kit/kittest"
	"milepost/ui/rolling"
)

// tabTo presses Tab until a widget has the keyboard.
func tabTo(t *testing.T, c fyne.Canvas, name string) {
	t.Helper()
	for range 200 {
		if kittest.Focused(c) == name {
			return
		}
		kittest.Press(c, fyne.KeyTab)
	}
	t.Fatalf("Tab never comes to %s", name)
}

// TestAQuarterIsRolledByKeysAlone with Tab, an arrow, letters and Space.
func TestAQuarterIsRolledByKeysAlone(t *testing.T) {
	f, c := open(t)
	price := goalCalled(t, f.Store(), "Hold price in the first talk")
	tabTo(t, c, "roll."+price.ID.Short())
	kittest.Press(c, fyne.KeyRight)
	if got := kittest.Text(t, c, "roll."+price.ID.Short()); got != "Reached" {
		t.Fatalf("%q is chosen", got)
	}
	tabTo(t, c, "roll.goal."+price.SubjectID.Short())
	kittest.Type(c, "Write the spring plan")
	tabTo(t, c, "roll.confirm")
	kittest.Press(c, fyne.KeySpace)
	f.WantUnit(t, unit.RollQuarter)
	if g := goalCalled(t, f.Store(), price.Title); g.State != model.GoalReached {
		t.Errorf("it is %s", g.State)
	}
	goalCalled(t, f.Store(), "Write the spring plan")
}

// TestWhatIsChosenOutlivesTheProgram until it is confirmed.
func TestWhatIsChosenOutlivesTheProgram(t *testing.T) {
	f, c := open(t)
	price := goalCalled(t, f.Store(), "Hold price in the first talk")
	kittest.Tap(t, c, "roll."+price.ID.Short()+".missed")
	kittest.Write(t, c, "roll.goal."+price.SubjectID.Short(), "Half a")
	kittest.Write(t, c, "roll.quota."+price.SubjectID.Short(), "123456")
	f.Pass()
	f.Restart(t)
	c = f.Show(t, rolling.New(f), fyne.NewSize(1216, 900)).Canvas()
	for name, want := range map[string]string{
		"roll." + price.ID.Short(): "Missed", "roll.goal." + price.SubjectID.Short(): "Half a", "roll.quota." + price.SubjectID.Short(): "123456",
	} {
		if got := kittest.Text(t, c, name); got != want {
			t.Errorf("%s holds %q", name, got)
		}
	}
	kittest.Tap(t, c, "roll.confirm")
	if g := goalCalled(t, f.Store(), price.Title); g.State != model.GoalMissed {
		t.Errorf("it is %s", g.State)
	}
	q, err := f.Store().Quotas(context.Background(), price.SubjectID)
	if err != nil {
		t.Fatal(err)
	}
	if _, m := q.Last(price.SubjectID, model.MustDate("2027-01-01")); m == nil || m.Target != model.Dec(123_456) {
		t.Errorf("the quota is %+v", m)
	}
}
