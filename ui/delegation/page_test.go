package delegation_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/delegation"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

var usual = fyne.NewSize(1216, 900)

func person(t *testing.T, f *kittest.Frame, name string) model.ID {
	t.Helper()
	x, err := f.Roster().FindPerson(name)
	if err != nil {
		t.Fatal(err)
	}
	return x.ID
}

func stored(t *testing.T, f *kittest.Frame) model.Delegations {
	t.Helper()
	all, err := f.Store().Delegations(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func cell(area model.DecisionArea, who model.ID) string {
	return "delegation." + area.ID.Short() + "." + who.Short()
}

// without is the sample before anything was agreed about decisions.
func without(t *testing.T) *kittest.Frame {
	t.Helper()
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	f.Change(unit.SetArea, func(w *storage.Work) error {
		for _, a := range stored(t, f).Areas {
			a.ArchivedAt = 1
			if err := w.Put(&a); err != nil {
				return err
			}
		}
		return nil
	}, nil)
	return f
}

func TestTheTeamBeginsWithFiveAreasAndAgrees(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := without(t)
	c := f.Show(t, delegation.New(f), usual).Canvas()
	kittest.Tap(t, c, "delegation.begin")
	all := stored(t, f)
	areas := all.InUse()
	if len(areas) != 5 || areas[0].Name != "Discounts" {
		t.Fatalf("areas %+v", areas)
	}
	amara := person(t, f, "Amara")
	kittest.Tap(t, c, cell(areas[0], amara))
	kittest.Tap(t, c, "delegation.degree.2")
	kittest.Write(t, c, "delegation.step", "Decide up to a tenth alone")
	kittest.Write(t, c, "delegation.by", "2026-12-10")
	kittest.Tap(t, c, "delegation.promise.rep")
	kittest.Tap(t, c, "delegation.confirm")
	all = stored(t, f)
	d := all.On(amara, areas[0].ID, f.Today())
	if d == nil || d.Degree != model.DegreeSell || d.NextStep != "Decide up to a tenth alone" || d.NextOn != model.MustDate("2026-12-10") || d.ValidFrom != f.Today() {
		t.Fatalf("stored %+v", d)
	}
	talks, err := f.Store().OneOnOnes(context.Background(), amara)
	if err != nil {
		t.Fatal(err)
	}
	promised := 0
	for _, a := range talks.Actions {
		if a.Text == d.NextStep && a.OwedBy == model.SideRep && a.DueOn == d.NextOn && a.State == model.ActionOpen {
			promised++
		}
	}
	if promised != 1 {
		t.Errorf("the next step is %d promises", promised)
	}
	f.Undo(t)
	all = stored(t, f)
	if all.On(amara, areas[0].ID, f.Today()) != nil {
		t.Error("undo leaves the degree")
	}
}

func TestTheMatrixSaysWhereTheManagerIsTheBottleneck(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	c := f.Show(t, delegation.New(f), usual).Canvas()
	if got, want := kittest.Text(t, c, "delegation.sentence"), "“Discounts” waits for you: you decide for seven of eight, and for five no next step is agreed."; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	jonas := cell(firstArea(t, f), person(t, f, "Jonas"))
	if !kittest.Has(c, jonas) {
		t.Error("Jonas is not in the matrix")
	}
	f.Draw(t, person(t, f, "Amara"))
	c = f.Show(t, delegation.New(f), usual).Canvas()
	if kittest.Has(c, jonas) {
		t.Error("behind the curtain another rep is in the matrix")
	}
}

// TestTheMatrixIsWalkedByTheArrows both ways, and Enter opens where one is.
func TestTheMatrixIsWalkedByTheArrows(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	c := f.Show(t, delegation.New(f), usual).Canvas()
	all := stored(t, f)
	areas, amara, daniel := all.InUse(), person(t, f, "Amara"), person(t, f, "Daniel")
	kit.FocusName(c, cell(areas[0], amara))
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyRight, cell(areas[0], daniel)},
		{fyne.KeyDown, cell(areas[1], daniel)},
		{fyne.KeyLeft, cell(areas[1], amara)},
		{fyne.KeyLeft, cell(areas[1], amara)},
		{fyne.KeyUp, cell(areas[0], amara)},
		{fyne.KeyUp, cell(areas[0], amara)},
	} {
		kittest.Press(c, step.key)
		if got := kittest.Focused(c); got != step.want {
			t.Fatalf("%s leads to %q, not %q", step.key, got, step.want)
		}
	}
	kittest.Press(c, fyne.KeyReturn)
	if !kittest.Has(c, "delegation.confirm") {
		t.Error("Enter opens nothing")
	}
}

func firstArea(t *testing.T, f *kittest.Frame) model.DecisionArea {
	all := stored(t, f)
	return all.InUse()[0]
}

func TestAreasAreNamedMovedAndArchived(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	c := f.Show(t, delegation.New(f), usual).Canvas()
	kittest.Tap(t, c, "delegation.area")
	kittest.Type(c, "Hiring")
	kittest.Press(c, fyne.KeyReturn)
	names := func() string {
		var out []string
		all := stored(t, f)
		for _, a := range all.InUse() {
			out = append(out, a.Name)
		}
		return strings.Join(out, ", ")
	}
	if got := names(); !strings.HasSuffix(got, ", Hiring") {
		t.Errorf("areas %s", got)
	}
	first := "delegation.area." + firstArea(t, f).ID.Short()
	kittest.Choose(t, c, first, "down")
	if got := names(); !strings.HasPrefix(got, "Terms and contracts, Discounts") {
		t.Errorf("moved: %s", got)
	}
	kittest.Choose(t, c, first, "rename")
	kittest.Write(t, c, "area.name", "Rebates")
	kittest.Tap(t, c, "area.confirm")
	kittest.Choose(t, c, first, "archive")
	if got := names(); strings.Contains(got, "Discounts") || strings.Contains(got, "Rebates") {
		t.Errorf("archived: %s", got)
	}
	kittest.Tap(t, c, strings.Replace(first, "area", "back", 1))
	if got := names(); !strings.Contains(got, "Rebates") {
		t.Errorf("brought back: %s", got)
	}
}

func TestTheTabShowsTheWayOfOneRep(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	amara := person(t, f, "Amara")
	c := f.Show(t, kittest.InSheet(delegation.NewTab(f, kit.Route{Person: amara})), usual).Canvas()
	if got, want := kittest.Text(t, c, "delegation.sentence"), "Amara decides alone in one of five areas; in two you decide."; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	shown := strings.Join(kit.Texts(c.Content()), "\n")
	for _, want := range []string{"We talk, I decide, since 3 Sep", "Next: Decide up to a tenth alone and tell me afterwards, by 10 Dec", "Before: I tell until 2 Sep"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not shown in\n%s", want, shown)
		}
	}
	area := firstArea(t, f)
	kittest.Tap(t, c, cell(area, amara))
	kittest.Tap(t, c, "delegation.degree.4")
	kittest.Tap(t, c, "delegation.confirm")
	all := stored(t, f)
	if before := all.Before(amara, area.ID, f.Today()); len(before) != 2 || before[0].Degree != model.DegreeConsult || before[0].ValidTo != f.Today().AddDays(-1) {
		t.Errorf("history %+v", before)
	}
}

func TestScreens(t *testing.T) {
	kittest.Screens(t, "delegation", fyne.NewSize(1216, 800), func() fyne.CanvasObject {
		f := kittest.NewFrame(t, kittest.SampleStore(t))
		return f.Build(delegation.New(f))
	}, nil)
	kittest.Screens(t, "delegation-720", fyne.NewSize(720, 800), func() fyne.CanvasObject {
		f := kittest.NewFrame(t, kittest.SampleStore(t))
		return f.Build(delegation.New(f))
	}, nil)
	kittest.Screens(t, "delegation-tab", fyne.NewSize(1216, 800), func() fyne.CanvasObject {
		f := kittest.NewFrame(t, kittest.SampleStore(t))
		return f.Build(kittest.InSheet(delegation.NewTab(f, kit.Route{Person: person(t, f, "Amara")})))
	}, nil)
}

func TestBothFitEverySize(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	for _, size := range kittest.Sizes {
		for _, p := range []kit.Page{delegation.New(f), kittest.InSheet(delegation.NewTab(f, kit.Route{Person: person(t, f, "Amara")}))} {
			c := f.Show(t, p, size).Canvas()
			for _, problem := range kit.Overflows(c.Content()) {
				t.Errorf("%v: %s", size, problem)
			}
		}
	}
}
