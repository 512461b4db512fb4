package people_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/people"
	"milepost/ui/theme"
)

func TestNewPersonIsStoredWithManagerAndLevel(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	c := f.Show(t, people.New(f, kit.Route{Do: "new"}), fyne.NewSize(1216, 900)).Canvas()
	kittest.Type(c, "Zoë Çelik")
	kittest.Tap(t, c, "person.level")
	kittest.Type(c, "SDR I")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "person.confirm")
	p, err := f.Roster().FindPerson("Zoë Çelik")
	if err != nil {
		t.Fatal(err)
	}
	on := f.Today()
	if m := f.Roster().ManagerOn(p.ID, on); m == nil || m.Name != "Ingrid Solberg" {
		t.Errorf("managed by %+v", m)
	}
	if l := f.Roster().LevelOn(p.ID, on); l == nil || l.Short != "SDR I" {
		t.Errorf("level %+v", l)
	}
	f.Undo(t)
	if _, err := f.Roster().FindPerson("Zoë Çelik"); err == nil {
		t.Error("undo left the person")
	}
}

func TestWhoHasWaitedLongestStandsOnTop(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	c := f.Show(t, people.New(f, kit.Route{}), fyne.NewSize(1216, 900)).Canvas()
	jonas, err := f.Roster().FindPerson("Jonas Lindqvist")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range kittest.Names(c) {
		if len(name) > 11 && name[:11] == "people.row." {
			if name != "people.row."+jonas.ID.Short() {
				t.Errorf("first is %s", name)
			}
			kittest.Tap(t, c, name)
			if r := f.LastRoute(); r.Person != jonas.ID {
				t.Errorf("went to %+v", r)
			}
			return
		}
	}
	t.Fatal("no rows")
}

func TestFitsEverySize(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.Overflow(t, func() fyne.CanvasObject { return f.Build(people.New(f, kit.Route{})) })
}

func TestScreens(t *testing.T) {
	kittest.Screens(t, "people", fyne.NewSize(1216, 900), func() fyne.CanvasObject {
		f := kittest.NewFrame(t, kittest.SampleStore(t))
		return f.Build(people.New(f, kit.Route{}))
	}, nil)
}
