package rolling_test

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
	"milepost/ui/rolling"
	"milepost/ui/theme"
)

func open(t *testing.T) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	return f, f.Show(t, rolling.New(f), fyne.NewSize(1216, 900)).Canvas()
}

func growth(t *testing.T, s *storage.Store) model.Growth {
	t.Helper()
	g, err := s.Growth(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// goals are all goals as lines: title, state, due.
func goals(t *testing.T, s *storage.Store) []string {
	t.Helper()
	var out []string
	for _, g := range growth(t, s).Goals {
		out = append(out, g.Title+" "+string(g.State)+" "+g.DueOn.String())
	}
	slices.Sort(out)
	return out
}

func goalCalled(t *testing.T, s *storage.Store, title string) model.Goal {
	t.Helper()
	all := growth(t, s).Goals
	i := slices.IndexFunc(all, func(g model.Goal) bool { return g.Title == title })
	if i < 0 {
		t.Fatalf("no goal %q", title)
	}
	return all[i]
}

// TestAQuarterIsRolledInOneUnit and one undo takes all of it back.
func TestAQuarterIsRolledInOneUnit(t *testing.T) {
	f, c := open(t)
	before := goals(t, f.Store())
	if got := kittest.Text(t, c, "roll.sentence"); !strings.HasPrefix(got, "Q4 2026 ends: ") || !strings.HasSuffix(got, " for Q1 2027.") {
		t.Errorf("it says %q", got)
	}
	price := goalCalled(t, f.Store(), "Hold price in the first talk")
	kittest.Tap(t, c, "roll."+price.ID.Short()+".reached")
	amara := price.SubjectID
	kittest.Write(t, c, "roll.goal."+amara.Short(), "Write the spring plan")
	kittest.Write(t, c, "roll.quota."+amara.Short(), "555000")
	kittest.Tap(t, c, "roll.confirm")
	f.WantUnit(t, unit.RollQuarter)
	if g := goalCalled(t, f.Store(), price.Title); g.State != model.GoalReached || g.ClosedOn != f.Today() {
		t.Errorf("it is %s, closed on %s", g.State, g.ClosedOn)
	}
	if g := goalCalled(t, f.Store(), "Write the spring plan"); g.DueOn != model.MustDate("2027-03-31") || g.SubjectID != amara {
		t.Errorf("%+v", g)
	}
	q, err := f.Store().Quotas(context.Background(), amara)
	if err != nil {
		t.Fatal(err)
	}
	if last, m := q.Last(amara, model.MustDate("2027-03-31")); last.ValidFrom != model.MustDate("2027-01-01") || m.Target != model.Dec(555_000) {
		t.Errorf("%+v, %+v", last, m)
	}
	for _, g := range growth(t, f.Store()).Goals {
		if g.State == model.GoalOpen && !g.DueOn.IsZero() && g.DueOn.Before(model.MustDate("2027-01-01")) && g.ArchivedAt.IsZero() {
			t.Errorf("%q is left at %s", g.Title, g.DueOn)
		}
	}
	if kittest.Has(c, "roll."+price.ID.Short()) || kittest.Text(t, c, "roll.goal."+amara.Short()) != "" {
		t.Error("the page still offers what is done")
	}
	if _, err := f.Store().Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	if after := goals(t, f.Store()); !slices.Equal(after, before) {
		t.Errorf("undone it is\n%q\nnot\n%q", after, before)
	}
}

// TestWhatIsChosenStaysWhenTheFileChanges, also in a quarter one comes back to.
func TestWhatIsChosenStaysWhenTheFileChanges(t *testing.T) {
	f, c := open(t)
	price := goalCalled(t, f.Store(), "Hold price in the first talk")
	kittest.Tap(t, c, "roll."+price.ID.Short()+".missed")
	kittest.Write(t, c, "roll.goal."+price.SubjectID.Short(), "Half a")
	other := goalCalled(t, f.Store(), "Coach Tomás on discovery")
	if _, err := f.Store().Do(context.Background(), unit.ChangeGoal, func(w *storage.Work) error { other.Title = "Coach both"; return w.Put(&other) }); err != nil {
		t.Fatal(err)
	}
	if got := kittest.Text(t, c, "roll."+price.ID.Short()); got != "Missed" {
		t.Errorf("%q is chosen", got)
	}
	kittest.Tap(t, c, "roll.period.2026-07-01")
	kittest.Tap(t, c, "roll.period.2026-10-01")
	if got := kittest.Text(t, c, "roll.goal."+price.SubjectID.Short()); got != "Half a" {
		t.Errorf("the field holds %q", got)
	}
}

// TestWhatIsWrongIsSaidInItsField and nothing is written.
func TestWhatIsWrongIsSaidInItsField(t *testing.T) {
	f, c := open(t)
	amara := goalCalled(t, f.Store(), "Hold price in the first talk").SubjectID
	before := goals(t, f.Store())
	kittest.Write(t, c, "roll.quota."+amara.Short(), "much")
	kittest.Tap(t, c, "roll.confirm")
	if after := goals(t, f.Store()); !slices.Equal(after, before) || kittest.Focused(c) != "roll.quota."+amara.Short() {
		t.Errorf("the keyboard is at %q", kittest.Focused(c))
	}
}

// TestNobodyToRoll has nothing to confirm.
func TestNobodyToRoll(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.EmptyStore(t))
	c := f.Show(t, rolling.New(f), fyne.NewSize(1216, 900)).Canvas()
	if !strings.Contains(strings.Join(kit.Texts(c.Content()), "\n"), "Nobody is in your team yet.") {
		t.Error("it does not say so")
	}
	if b, ok := kittest.Find(t, c, "roll.confirm").(fyne.Disableable); !ok || !b.Disabled() {
		t.Error("nothing can be confirmed")
	}
}

func TestFitsEverySize(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.Overflow(t, func() fyne.CanvasObject { p := rolling.New(f); p.Reload(); return p.Content() })
}

func TestScreens(t *testing.T) {
	kittest.Screens(t, "rolling", fyne.NewSize(1216, 900), func() fyne.CanvasObject {
		p := rolling.New(kittest.NewFrame(t, kittest.SampleStore(t)))
		p.Reload()
		return p.Content()
	}, nil)
}
