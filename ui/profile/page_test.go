package profile

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

// whole is the header with the first tab below it, as the window shows them.
type whole struct {
	*Page
	header *Header
}

func (w *whole) Content() fyne.CanvasObject {
	return kit.Sheet(kit.PageMax, w.parts()...)
}

func (w *whole) parts() []fyne.CanvasObject {
	tabs := kit.NewTabs("person.tabs", []string{"Overview", "One-on-ones", "Skills", "Growth"}, 0, func(int) {})
	return []fyne.CanvasObject{w.header.Content(), kit.Gap(1, 14), tabs, kit.Gap(1, 18), w.Page.Content()}
}

func (w *whole) Reload() {
	w.header.Reload()
	w.Page.Reload()
}

func find(t *testing.T, f *kittest.Frame, name string) *model.Person {
	t.Helper()
	x, err := f.Roster().FindPerson(name)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func profileOf(t *testing.T, f *kittest.Frame, name string) *whole {
	t.Helper()
	id := find(t, f, name).ID
	return &whole{New(f, kit.Route{Person: id}), NewHeader(f, id)}
}

// newcomer adds a rep of whom nothing is known but the name.
func newcomer(t *testing.T, f *kittest.Frame) {
	t.Helper()
	f.Change(unit.AddPerson, func(w *storage.Work) error {
		x := model.Person{Name: "Noor Haddad", IsRep: true}
		x.ID, x.Visibility = w.NewID(), model.Team
		x.SubjectID = x.ID
		return w.Put(&x)
	}, nil)
	if len(f.Errors) > 0 {
		t.Fatal(f.Errors[0])
	}
}

func TestProfileSaysWhatIsTrueOfAmara(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	c := f.Show(t, profileOf(t, f, "Amara"), wide).Canvas()
	for name, want := range map[string]string{
		"profile.sentence": "Two skills from Senior AE, and Nordic launch needs one of them by March.",
		"profile.about":    "Lagos, with us since March 2024 · Manager Ingrid Solberg",
	} {
		if got := kittest.Text(t, c, name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	shown := strings.Join(kit.Texts(c.Content()), "\n")
	for _, want := range []string{"kept 7 of 9", "kept 11 of 12", "1 day late", "60 %", "Due 15 Dec, no check-in for 3 weeks", "2, asks for 4"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not shown", want)
		}
	}
}

func TestAPromiseIsTickedOffAndComesBackWithUndo(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	p := profileOf(t, f, "Amara")
	c := f.Show(t, p, wide).Canvas()
	late := p.owed(model.SideManager)[0]
	open := len(p.owed(model.SideManager))
	tick := "profile.tick." + late.ID.Short()
	c.Focus(kittest.Find(t, c, tick).(fyne.Focusable))
	kittest.Press(c, fyne.KeySpace)
	if kittest.Has(c, tick) || len(f.Toasts) != 1 {
		t.Errorf("a kept promise leaves the list and a toast tells: toasts %q", f.Toasts)
	}
	stored, err := f.Store().OneOnOnes(context.Background(), find(t, f, "Amara").ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range stored.Actions {
		if a.ID == late.ID && (a.State != model.ActionDone || a.ClosedOn != f.Today()) {
			t.Errorf("stored %+v", a)
		}
	}
	f.Undo(t)
	if got := len(p.owed(model.SideManager)); got != open || !kittest.Has(c, tick) {
		t.Errorf("%d open after undo, want %d", got, open)
	}
}

func TestNewcomerIsShownTheFirstSteps(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	newcomer(t, f)
	kittest.App(t, theme.LightMode)
	c := f.Show(t, profileOf(t, f, "Noor"), wide).Canvas()
	if got := kittest.Text(t, c, "profile.sentence"); !strings.HasPrefix(got, "Nobody has rated Noor") {
		t.Errorf("sentence %q", got)
	}
	person := find(t, f, "Noor").ID
	for name, want := range map[string]kit.Route{
		"profile.plan":        {Page: kit.PagePerson, Person: person, Tab: kit.TabTalks, Do: "plan"},
		"profile.rate":        {Page: kit.PagePerson, Person: person, Tab: kit.TabSkills, Do: "rate"},
		"profile.goal.add":    {Page: kit.PagePerson, Person: person, Tab: kit.TabGrowth, Do: "goal"},
		"profile.sight.goal.": {Page: kit.PagePerson, Person: person, Tab: kit.TabGrowth, Do: "goal"},
	} {
		kittest.Tap(t, c, name)
		if got := f.LastRoute(); got != want {
			t.Errorf("%s leads to %+v, want %+v", name, got, want)
		}
	}
	kittest.Tap(t, c, "profile.level")
	if !kittest.Has(c, "person.level") {
		t.Error("the level is set in the person's dialog")
	}
}

func TestArchivingAPersonAndBringingThemBack(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	c := f.Show(t, profileOf(t, f, "Kenji"), wide).Canvas()
	for _, archived := range []bool{true, false} {
		kittest.Tap(t, c, "profile.more")
		kittest.Tap(t, c, "profile.archive")
		if got := !find(t, f, "Kenji").ArchivedAt.IsZero(); got != archived {
			t.Errorf("archived %v, want %v", got, archived)
		}
	}
	if len(f.Toasts) != 2 || kittest.Has(c, "profile.review") {
		t.Errorf("toasts %q; a frame that makes no reviews offers none", f.Toasts)
	}
}

func TestStandingSentences(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	newcomer(t, f)
	seen := map[string]bool{}
	for _, x := range f.Roster().Reps(f.Today()) {
		p := New(f, kit.Route{Person: x.ID})
		p.Reload()
		s := p.stands.sentence(x.Call())
		if strings.Contains(s, "%!") || strings.Contains(s, "profile.") || seen[s] {
			t.Errorf("%s: %q", x.Name, s)
		}
		seen[s] = true
		t.Log(x.Name+":", s)
	}
}

func TestProfileFitsEverySize(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	newcomer(t, f)
	for _, name := range []string{"Amara", "Noor", "Daniel"} {
		kittest.Overflow(t, func() fyne.CanvasObject { return f.Build(profileOf(t, f, name)) })
	}
	kittest.Pull(t, func() fyne.CanvasObject { return f.Build(profileOf(t, f, "Amara")) })
}

func TestScreens(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	newcomer(t, f)
	for _, s := range []struct {
		name, who string
		size      fyne.Size
	}{
		{"profile", "Amara", fyne.NewSize(1216, 900)},
		{"profile-1024", "Amara", fyne.NewSize(964, 640)},
		{"profile-720", "Amara", fyne.NewSize(660, 450)},
		{"profile-new", "Noor", fyne.NewSize(1216, 900)},
		{"profile-jonas", "Jonas", fyne.NewSize(964, 1200)},
	} {
		kittest.Screens(t, s.name, s.size, func() fyne.CanvasObject { return f.Build(profileOf(t, f, s.who)) }, nil)
	}
}

func TestOtherTabsHaveNoRoad(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	p := profileOf(t, f, "Amara")
	c := f.Show(t, p, wide).Canvas()
	if !kittest.Has(c, "profile.road") {
		t.Error("the overview begins with the road")
	}
	p.header.Compact(true)
	if kittest.Has(c, "profile.road") || !kittest.Has(c, "profile.oneonone") {
		t.Error("the compact header keeps the one-on-one and leaves out the road")
	}
}
