package growth_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/growth"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

func page(f *kittest.Frame, id model.ID) kit.Page {
	return kittest.InSheet(growth.New(f, kit.Route{Page: kit.PagePerson, Person: id, Tab: kit.TabGrowth}))
}

func person(t *testing.T, f *kittest.Frame, name string) model.ID {
	t.Helper()
	p, err := f.Roster().FindPerson(name)
	if err != nil {
		t.Fatal(err)
	}
	return p.ID
}

func open(t *testing.T, name string) (*kittest.Frame, fyne.Canvas, model.ID) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	id := person(t, f, name)
	return f, f.Show(t, page(f, id), fyne.NewSize(1216, 1200)).Canvas(), id
}

func read(t *testing.T, f *kittest.Frame, id model.ID) model.Growth {
	t.Helper()
	g, err := f.Store().Growth(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func goal(g model.Growth, title string) *model.Goal {
	for i := range g.Goals {
		if g.Goals[i].Title == title {
			return &g.Goals[i]
		}
	}
	return nil
}

func TestGoalFromTitleToReading(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	kittest.Tap(t, c, "goal.add")
	kittest.Type(c, "Run the spring pitch")
	kittest.Tap(t, c, "goal.due")
	kittest.Type(c, "2027-03-01")
	kittest.Tap(t, c, "goal.confirm")
	g := goal(read(t, f, id), "Run the spring pitch")
	if g == nil || g.DueOn != model.MustDate("2027-03-01") || g.State != model.GoalOpen || g.OpenedOn != f.Today() {
		t.Fatalf("stored: %+v", g)
	}
	kittest.Tap(t, c, "goal.result."+g.ID.Short())
	kittest.Type(c, "Pitches held")
	kittest.Tap(t, c, "result.start")
	kittest.Type(c, "0")
	kittest.Tap(t, c, "result.target")
	kittest.Type(c, "4")
	kittest.Tap(t, c, "result.confirm")
	all := read(t, f, id)
	results := all.ResultsOf(g.ID)
	if len(results) != 1 {
		t.Fatalf("%d key results", len(results))
	}
	kittest.Tap(t, c, "result."+results[0].ID.Short())
	kittest.Type(c, "1")
	kittest.Tap(t, c, "reading.confirm")
	after := read(t, f, id)
	if p, ok := after.GoalProgress(g.ID, f.Today()); !ok || p.FloatString(2) != "0.25" {
		t.Errorf("progress %v %v", p, ok)
	}
	f.Undo(t)
	undone := read(t, f, id)
	if p, _ := undone.GoalProgress(g.ID, f.Today()); p == nil || p.Sign() != 0 {
		t.Errorf("after undo: %v", p)
	}
}

func TestABlankTitleIsRefusedInWords(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	before := len(read(t, f, id).Goals)
	kittest.Tap(t, c, "goal.add")
	kittest.Tap(t, c, "goal.confirm")
	if !kittest.Has(c, "goal.confirm") || len(read(t, f, id).Goals) != before {
		t.Error("a goal without a title was taken")
	}
	kittest.Press(c, fyne.KeyEscape)
	if kittest.Has(c, "goal.confirm") {
		t.Error("Escape left the dialog open")
	}
}

func TestCheckInAndCareer(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	kittest.Tap(t, c, "career.add")
	kittest.Type(c, "Lead the spring campaign")
	kittest.Tap(t, c, "career.confirm")
	var made *model.Career
	for _, x := range read(t, f, id).Careers {
		if x.Title == "Lead the spring campaign" {
			made = &x
		}
	}
	if made == nil || made.State != model.MilestonePlanned {
		t.Fatalf("stored: %+v", made)
	}
	kittest.Tap(t, c, "career.link."+made.ID.Short())
	kittest.Type(c, "Partner")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "link.why")
	kittest.Type(c, "He knows the partners.")
	kittest.Tap(t, c, "link.confirm")
	d, err := f.Store().Direction(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	threads := d.Serves(made.ID, f.Today())
	if len(threads) != 1 || threads[0].Link.Why != "He knows the partners." || threads[0].Link.SubjectID != id {
		t.Errorf("tied: %+v", threads)
	}
}

func TestFitsEverySize(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.Overflow(t, func() fyne.CanvasObject { return f.Build(page(f, person(t, f, "Amara Okafor"))) })
}

// TestPulled: a window pulled through the sizes looks as if it had been opened at each.
func TestPulled(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: it compares pictures, and under the race detector takes longer than the toolkit keeps what it drew")
	}
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.Pull(t, func() fyne.CanvasObject {
		content := f.Build(page(f, person(t, f, "Amara Okafor")))
		kittest.Flat(content)
		return content
	})
}

func TestScreens(t *testing.T) {
	kittest.Screens(t, "growth", fyne.NewSize(1216, 1200), func() fyne.CanvasObject {
		f := kittest.NewFrame(t, kittest.SampleStore(t))
		return f.Build(page(f, person(t, f, "Amara Okafor")))
	}, nil)
}
