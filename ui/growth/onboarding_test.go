package growth_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"milepost/model"
	"milepost/model/unit"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/words"
)

// begun are the goals of a plan as lines: title, due, figure, and the days of the steps.
func begun(g model.Growth, from string) []string {
	var out []string
	for i := range g.Goals {
		x := &g.Goals[i]
		if x.OpenedOn != model.MustDate(from) {
			continue
		}
		line := fmt.Sprint(x.Title, " ", x.DueOn)
		for _, k := range g.ResultsOf(x.ID) {
			m := g.Measure(k.MeasureID)
			line += fmt.Sprint(" ", m.Name, " ", m.Target.N, " ", m.Unit)
		}
		for _, s := range g.StepsOf(x.ID) {
			line += " " + s.DueOn.String()[5:]
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return out
}

// TestTheFirstNinetyDaysBecomeGoalsInOneUnit with figures from the full target, leaving out what is not ticked.
func TestTheFirstNinetyDaysBecomeGoalsInOneUnit(t *testing.T) {
	f, c, id := open(t, "Nguyễn Thu Hà")
	before := len(read(t, f, id).Goals)
	kittest.Tap(t, c, "goal.onboard")
	if got := kittest.Text(t, c, "onboard.role"); got != "Sales development" {
		t.Errorf("proposed is the plan for %q", got)
	}
	kittest.Write(t, c, "onboard.first", "2026-11-23")
	kittest.Write(t, c, "onboard.full", "15")
	if got := kittest.Text(t, c, "onboard.due.60"); !strings.Contains(got, "22 Jan 2027: 9") {
		t.Errorf("the second part is %q", got)
	}
	kittest.Tap(t, c, "onboard.in.90")
	kittest.Write(t, c, "onboard.ramp.30", "20")
	kittest.Write(t, c, "onboard.title.30", "Know whom we call")
	kittest.Tap(t, c, "onboard.confirm")
	f.WantUnit(t, unit.BeginGoals)
	want := []string{
		"Book meetings that are held 2027-01-22 Meetings booked in the month 9  01-02 01-12 01-22",
		"Know whom we call 2026-12-23 Meetings booked in the month 3  12-03 12-13 12-23",
	}
	if got := begun(read(t, f, id), "2026-11-23"); !slices.Equal(got, want) {
		t.Errorf("stored are\n%q\nnot\n%q", got, want)
	}
	if _, err := f.Store().Undo(t.Context()); err != nil || len(read(t, f, id).Goals) != before {
		t.Errorf("undone: %v", err)
	}
}

// TestAPlanWithoutAFigureHasNone, and no first day is asked for.
func TestAPlanWithoutAFigureHasNone(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	kittest.Tap(t, c, "goal.onboard")
	kittest.Write(t, c, "onboard.first", "")
	kittest.Tap(t, c, "onboard.confirm")
	if c.Overlays().Top() == nil {
		t.Fatal("it was taken without a first day")
	}
	kittest.Tap(t, c, "onboard.role.success")
	kittest.Write(t, c, "onboard.first", "2026-11-23")
	kittest.Write(t, c, "onboard.steps.90", "One\n\n Two ")
	kittest.Tap(t, c, "onboard.confirm")
	got := begun(read(t, f, id), "2026-11-23")
	if len(got) != 3 || !strings.HasPrefix(got[1], "Look after your customers alone 2027-02-21 02-06 02-21") {
		t.Errorf("stored are %q", got)
	}
}

// TestNothingOfAPlanIsLostInSilence: what cannot be written down is said, and nothing is stored before it is mended.
func TestNothingOfAPlanIsLostInSilence(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	said := kit.ErrorText
	kit.ErrorText = words.Problem // as the window does
	t.Cleanup(func() { kit.ErrorText = said })
	kittest.Tap(t, c, "goal.onboard")
	kittest.Write(t, c, "onboard.first", "2026-11-23")
	for _, wrong := range []struct{ field, text, right string }{
		{"onboard.ramp.60", "25.5", "25"},
		{"onboard.ramp.60", "-1", "25"},
		{"onboard.ramp.60", "1001", "25"},
		{"onboard.full", "-3", "15"},
		{"onboard.full", "0", "15"},
		{"onboard.name", "", "Pipeline"},
		{"onboard.title.30", "", "Learn"},
	} {
		kittest.Write(t, c, wrong.field, wrong.text)
		kittest.Tap(t, c, "onboard.confirm")
		if !kittest.Has(c, "onboard.confirm") {
			t.Fatalf("%s %q was taken", wrong.field, wrong.text)
		}
		kittest.Write(t, c, wrong.field, wrong.right)
	}
	for _, part := range []string{"30", "60", "90"} {
		kittest.Tap(t, c, "onboard.in."+part)
	}
	kittest.Tap(t, c, "onboard.confirm")
	if got := kittest.Text(t, c, "onboard.problem"); got != "Nothing is chosen. Tick at least one of the three parts." {
		t.Errorf("with nothing ticked it says %q", got)
	}
	if got := begun(read(t, f, id), "2026-11-23"); len(got) != 0 {
		t.Errorf("stored are %q", got)
	}
	kittest.Tap(t, c, "onboard.in.60")
	kittest.Write(t, c, "onboard.title.30", "") // of a part that is left out
	kittest.Tap(t, c, "onboard.confirm")
	if got := begun(read(t, f, id), "2026-11-23"); len(got) != 1 || !strings.Contains(got[0], " Pipeline 4 ") {
		t.Errorf("stored are %q", got)
	}
}

// TestValuesOfAKeyResultAreNotCut where their unit is a word or two.
func TestValuesOfAKeyResultAreNotCut(t *testing.T) {
	_, c, _ := open(t, "Nguyễn Thu Hà")
	seen := 0
	each(c.Content(), func(o fyne.CanvasObject) {
		if p, ok := o.(*kit.Paragraph); ok && strings.HasSuffix(p.Text, "a week") {
			seen++
			if w := kit.Small.Width(p.Text); p.Size().Width < w {
				t.Errorf("%q has %.0f instead of %.0f", p.Text, p.Size().Width, w)
			}
		}
	})
	if seen != 3 {
		t.Errorf("%d values have the unit", seen)
	}
}

func each(o fyne.CanvasObject, look func(fyne.CanvasObject)) {
	look(o)
	var parts []fyne.CanvasObject
	switch x := o.(type) {
	case *fyne.Container:
		parts = x.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(x).Objects()
	}
	for _, part := range parts {
		each(part, look)
	}
}

// TestAStepHasADay that says when it is late.
func TestAStepHasADay(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	g := addGoal(t, f, c, id, "Pitch")
	kittest.Tap(t, c, "goal.step."+g.ID.Short())
	kittest.Type(c, "Listen")
	kittest.Write(t, c, "step.due", "2026-11-19")
	kittest.Tap(t, c, "step.confirm")
	all := read(t, f, id)
	s := all.StepsOf(g.ID)[0]
	if s.DueOn != model.MustDate("2026-11-19") || !s.Late(f.Today()) {
		t.Errorf("%+v", s)
	}
	if got := strings.Join(kit.Texts(kittest.Find(t, c, "step."+s.ID.Short())), " "); !strings.Contains(got, "4 days late") {
		t.Errorf("it says %q", got)
	}
}

func TestOnboardingScreens(t *testing.T) {
	for name, size := range map[string]fyne.Size{"onboarding": fyne.NewSize(1216, 1000), "onboarding-720": fyne.NewSize(660, 450)} {
		f := kittest.NewFrame(t, kittest.SampleStore(t))
		kittest.Screens(t, name, size, func() fyne.CanvasObject { return f.Build(page(f, person(t, f, "Nguyễn Thu Hà"))) }, func(w fyne.Window) {
			f.Use(w)
			kittest.Tap(t, w.Canvas(), "goal.onboard")
			kittest.Write(t, w.Canvas(), "onboard.full", "15")
		})
	}
}
