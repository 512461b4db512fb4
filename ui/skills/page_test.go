package skills

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

var wide = fyne.NewSize(1216, 1000)

func find(t *testing.T, f *kittest.Frame, name string) *model.Person {
	t.Helper()
	x, err := f.Roster().FindPerson(name)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func tab(t *testing.T, f *kittest.Frame, name, do string) kit.Page {
	t.Helper()
	return kittest.InSheet(New(f, kit.Route{Person: find(t, f, name).ID, Do: do}))
}

// short is the end of the name of a skill's widgets.
func short(f *kittest.Frame, i int) string { return f.Roster().Framework.Skills[i].SkillID.Short() }

func ratings(t *testing.T, f *kittest.Frame, name string) model.Assessments {
	t.Helper()
	as, err := f.Store().Assessments(context.Background(), find(t, f, name).ID)
	if err != nil {
		t.Fatal(err)
	}
	return as
}

func TestRatingEverySkillWithTheKeyboard(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	before := ratings(t, f, "Amara")
	c := f.Show(t, tab(t, f, "Amara", DoRate), wide).Canvas()
	n := len(f.Roster().Framework.Skills)
	steps := "314253"
	for i := range n {
		if got, want := kittest.Focused(c), "skills.rating."+short(f, i); got != want {
			t.Fatalf("skill %d: the keyboard is at %q, want %q", i, got, want)
		}
		kittest.Type(c, steps[i%6:i%6+1])
		if i == 1 {
			kittest.Press(c, fyne.KeyUp, fyne.KeyDown)
		}
		if i+1 < n {
			kittest.Press(c, fyne.KeyDown)
		}
	}
	c.Focus(kittest.Find(t, c, "skills.why."+short(f, 0)).(*kit.LineField).FocusTarget())
	kittest.Type(c, " three calls seen ")
	kittest.Press(c, fyne.KeyReturn)
	if got := kittest.Focused(c); got != "skills.rating."+short(f, 1) {
		t.Errorf("Enter in the sentence goes to %q", got)
	}
	kittest.Tap(t, c, "skills.save")

	after := ratings(t, f, "Amara")
	if got := len(after.Assessments) - len(before.Assessments); got != 1 {
		t.Fatalf("%d assessments more, want 1", got)
	}
	look := after.Assessments[len(after.Assessments)-1]
	if look.On != f.Today() || look.State != model.AssessmentOpen || look.VersionID != f.Roster().Framework.Version.ID ||
		look.Visibility != model.Shared || look.AuthorID != f.Roster().Owner.ID {
		t.Errorf("assessment %+v", look)
	}
	if got := len(after.Ratings) - len(before.Ratings); got != n {
		t.Fatalf("%d ratings more, want %d", got, n)
	}
	for i, s := range f.Roster().Framework.Skills {
		x := after.Ratings[len(before.Ratings)+i]
		want := int(steps[i%6] - '0')
		if x.SkillID != s.SkillID || x.Step != want || x.Rater != model.ByManager || x.AssessmentID != look.ID || x.Skipped {
			t.Errorf("%s: %+v, want step %d", s.Name, x, want)
		}
	}
	if got := after.Ratings[len(before.Ratings)].Sentence; got != "three calls seen" {
		t.Errorf("sentence %q", got)
	}
	if kittest.Has(c, "skills.save") || !kittest.Has(c, "skills.rate") {
		t.Error("after saving the page shows what is known")
	}
	f.Undo(t)
	if again := ratings(t, f, "Amara"); len(again.Assessments) != len(before.Assessments) || len(again.Ratings) != len(before.Ratings) {
		t.Error("one undo takes the whole assessment back")
	}
}

func TestACorrectionIsAppended(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	c := f.Show(t, tab(t, f, "Amara", ""), wide).Canvas()
	before := ratings(t, f, "Amara")
	rate := func(step string) {
		kittest.Tap(t, c, "skills.row."+short(f, 0))
		kittest.Tap(t, c, "skills.rating."+short(f, 0)+"."+step)
		kittest.Tap(t, c, "skills.save")
	}
	rate("1")
	rate("5")
	after := ratings(t, f, "Amara")
	if len(after.Assessments) != len(before.Assessments)+1 || len(after.Ratings) != len(before.Ratings)+2 {
		t.Fatalf("%d assessments and %d ratings more, want 1 and 2", len(after.Assessments)-len(before.Assessments), len(after.Ratings)-len(before.Ratings))
	}
	if s := model.SkillStates(f.Roster(), after, find(t, f, "Amara").ID, f.Today())[0]; s.Manager != 5 {
		t.Errorf("the correction counts, got %d", s.Manager)
	}
	if old := after.Ratings[len(before.Ratings)]; old.Step != 1 {
		t.Errorf("the wrong one stays as it was, got %d", old.Step)
	}
}

func TestSkillsLeftOpenKeepTheirRatingAndOnesTakenAwayDoNot(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	c := f.Show(t, tab(t, f, "Amara", DoRate), wide).Canvas()
	id := find(t, f, "Amara").ID
	before := model.SkillStates(f.Roster(), ratings(t, f, "Amara"), id, f.Today())
	kittest.Tap(t, c, "skills.save")
	if len(f.Toasts) != 1 || !kittest.Has(c, "skills.save") {
		t.Fatalf("nothing rated: toasts %q", f.Toasts)
	}
	kittest.Tap(t, c, "skills.none."+short(f, 0))
	kittest.Tap(t, c, "skills.save")
	after := model.SkillStates(f.Roster(), ratings(t, f, "Amara"), id, f.Today())
	if after[0].Manager != 0 {
		t.Errorf("taken away, and still %d", after[0].Manager)
	}
	if after[1].Manager != before[1].Manager || before[1].Manager == 0 {
		t.Errorf("left open: %d, was %d", after[1].Manager, before[1].Manager)
	}
}

func TestEachSideHasItsOwnFormAndKeepsWhatIsTyped(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	c := f.Show(t, tab(t, f, "Amara", DoRate), wide).Canvas()
	kittest.Type(c, "2")
	kittest.Tap(t, c, "skills.rater.self")
	if got := kittest.Find(t, c, "skills.rating."+short(f, 0)).(*kit.RatingControl).Value(); got != 0 {
		t.Errorf("the rep's form shows %d of the manager's", got)
	}
	kittest.Tap(t, c, "skills.rating."+short(f, 0)+".4")
	kittest.Tap(t, c, "skills.cancel")
	kittest.Tap(t, c, "skills.rate")
	if got := kittest.Find(t, c, "skills.rating."+short(f, 0)).(*kit.RatingControl).Value(); got != 2 {
		t.Errorf("half done and left: %d, want 2", got)
	}
	kittest.Tap(t, c, "skills.rater.self")
	kittest.Tap(t, c, "skills.save")
	as := ratings(t, f, "Amara")
	if x := as.Ratings[len(as.Ratings)-1]; x.Rater != model.BySelf || x.Step != 4 {
		t.Errorf("%+v", x)
	}
}

func TestRatingsAreHeldAgainstEitherLevel(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	c := f.Show(t, tab(t, f, "Amara", ""), wide).Canvas()
	next := kittest.Text(t, c, "skills.sentence")
	kittest.Tap(t, c, "skills.against.own")
	if own := kittest.Text(t, c, "skills.sentence"); own == next {
		t.Errorf("both levels ask for the same: %q", own)
	}
	if got := kittest.Focused(c); got != "skills.against" {
		t.Errorf("the keyboard went to %q", got)
	}
}

func TestSkillsFitEverySize(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.Overflow(t, func() fyne.CanvasObject { return f.Build(tab(t, f, "Amara", "")) }, kittest.PageSizes...)
	kittest.Overflow(t, func() fyne.CanvasObject {
		p := New(f, kit.Route{Person: find(t, f, "Amara").ID})
		o := f.Build(kittest.InSheet(p))
		p.showForm(model.ByManager)
		return o
	}, kittest.PageSizes...)
}

func TestScreens(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	var c fyne.Canvas
	rate := func(w fyne.Window) {
		c = w.Canvas()
		kittest.Tap(t, c, "skills.rating."+short(f, 0)+".4")
		kittest.Tap(t, c, "skills.rating."+short(f, 1)+".2")
		w.Content().Refresh()
	}
	known := func() fyne.CanvasObject { return f.Build(tab(t, f, "Amara", "")) }
	form := func() fyne.CanvasObject {
		p := New(f, kit.Route{Person: find(t, f, "Amara").ID})
		o := f.Build(kittest.InSheet(p))
		p.showForm(model.ByManager)
		return o
	}
	kittest.Screens(t, "skills", fyne.NewSize(1216, 900), known, nil)
	kittest.Screens(t, "skills-1024", fyne.NewSize(964, 900), known, nil)
	kittest.Screens(t, "skills-720", fyne.NewSize(660, 900), known, nil)
	many := kittest.NewFrame(t, fifteen(t))
	kittest.Screens(t, "skills-15", fyne.NewSize(1216, 1100), func() fyne.CanvasObject { return many.Build(tab(t, many, "Noor", "")) }, nil)
	kittest.Screens(t, "rate-every", fyne.NewSize(1216, 900), form, func(w fyne.Window) {
		kittest.Tap(t, w.Canvas(), "skills.every")
		w.Content().Refresh()
	})
	kittest.Screens(t, "rate", fyne.NewSize(1216, 900), form, rate)
	kittest.Screens(t, "rate-720", fyne.NewSize(660, 900), form, rate)
}

func TestWithoutALevelNothingIsAskedFor(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	f.Change(unit.AddPerson, func(w *storage.Work) error {
		x := model.Person{Name: "Noor Haddad", IsRep: true}
		x.ID, x.Visibility = w.NewID(), model.Team
		x.SubjectID = x.ID
		return w.Put(&x)
	}, nil)
	kittest.App(t, theme.LightMode)
	c := f.Show(t, tab(t, f, "Noor", ""), wide).Canvas()
	shown := strings.Join(kit.Texts(c.Content()), "\n")
	if kittest.Has(c, "skills.against") || strings.Contains(shown, "asks for") {
		t.Error("a person without a level is held against one")
	}
	kittest.Tap(t, c, "skills.level")
	if !kittest.Has(c, "person.level") {
		t.Error("the button leads to the person's level")
	}
}
