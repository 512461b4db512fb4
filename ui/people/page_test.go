package people_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/people"
	"milepost/ui/theme"
)

var usual = fyne.NewSize(1216, 900) // what the sidebar leaves of the usual window

func open(t *testing.T, s *storage.Store, do string) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	return f, f.Show(t, people.New(f, kit.Route{Do: do}), usual).Canvas()
}

func find(t *testing.T, f *kittest.Frame, name string) model.Person {
	t.Helper()
	p, err := f.Roster().FindPerson(name)
	if err != nil {
		t.Fatal(err)
	}
	return *p
}

// shown are the people of the rows, from top to bottom, by what they are called.
func shown(f *kittest.Frame, c fyne.Canvas) string {
	var out []string
	for _, name := range kittest.Names(c) {
		short, ok := strings.CutPrefix(name, "people.row.")
		for _, p := range f.Roster().People {
			if ok && p.ID.Short() == short {
				out = append(out, p.Call())
			}
		}
	}
	return strings.Join(out, " ")
}

func change(t *testing.T, s *storage.Store, name string, write func(*storage.Work) error) {
	t.Helper()
	if _, err := s.Do(context.Background(), name, write); err != nil {
		t.Fatal(err)
	}
}

func TestNewPersonIsStoredWithManagerAndLevel(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, "new")
	kittest.Type(c, "Zoë Çelik")
	kittest.Tap(t, c, "person.level")
	kittest.Type(c, "SDR I")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Write(t, c, "person.also", "Zoe Celik, Z.")
	kittest.Tap(t, c, "person.confirm")
	check := func(r *model.Roster) {
		t.Helper()
		p, err := r.FindPerson("Zoe Celik")
		if err != nil || p.Name != "Zoë Çelik" {
			t.Fatalf("found by her other name: %v, %v", p, err)
		}
		on := f.Today()
		if m := r.ManagerOn(p.ID, on); m == nil || m.Name != "Ingrid Solberg" {
			t.Errorf("managed by %+v", m)
		}
		if l := r.LevelOn(p.ID, on); l == nil || l.Short != "SDR I" {
			t.Errorf("level %+v", l)
		}
		if a := r.AssignmentOn(p.ID, on); a == nil || !a.ValidFrom.IsZero() {
			t.Errorf("the first assignment is open to the past, got %+v", a)
		}
	}
	check(f.Roster())
	f.Undo(t)
	if _, err := f.Roster().FindPerson("Zoë Çelik"); err == nil {
		t.Error("undo left the person")
	}
	f.Redo(t)
	check(kittest.Reads(t, kittest.Reopened(t, s).Roster))
}

func TestWhoHasWaitedLongestStandsOnTopAndOpens(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t), "")
	if got, want := shown(f, c), "Jonas Thu Hà Tomás Daniel Kenji Łucja Priya Amara"; got != want {
		t.Errorf("from top to bottom %q, want %q", got, want)
	}
	if got, want := kittest.Text(t, c, "people.sentence"), "Jonas and Thu Hà wait longer to talk than agreed."; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	kittest.Tap(t, c, "people.row."+find(t, f, "Daniel").ID.Short())
	if r := f.LastRoute(); r.Page != kit.PagePerson || r.Person != find(t, f, "Daniel").ID {
		t.Errorf("went to %+v", r)
	}
}

func TestTheKeyboardGoesThroughTheRows(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t), "")
	kit.FocusName(c, "people.row")
	kittest.Press(c, fyne.KeyDown, fyne.KeyDown)
	kittest.Type(c, "k")
	kittest.Press(c, fyne.KeyUp, fyne.KeyReturn)
	if r := f.LastRoute(); r.Person != find(t, f, "Daniel").ID {
		t.Errorf("went to %+v", r)
	}
	change(t, f.Store(), unit.ChangePerson, func(w *storage.Work) error {
		p := find(t, f, "Amara")
		p.Phone = "1"
		return w.Put(&p)
	})
	if got := kittest.Focused(c); got != "people.row" || kittest.Text(t, c, got) != "Daniel Weber" {
		t.Errorf("after a change elsewhere the keyboard is at %q, %q", got, kittest.Text(t, c, got))
	}
}

func TestAHeadingSorts(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t), "")
	for _, sorted := range []struct{ column, want string }{
		{"1", "Amara Daniel Jonas Kenji Łucja Thu Hà Priya Tomás"},
		{"1", "Tomás Priya Thu Hà Łucja Kenji Jonas Daniel Amara"},
		{"3", "Jonas Tomás Amara Łucja Kenji Priya Daniel Thu Hà"},
		{"4", "Amara Jonas Kenji Tomás Daniel Łucja Thu Hà Priya"},
		{"6", "Kenji Priya Amara Jonas Tomás Łucja Daniel Thu Hà"},
	} {
		kittest.Tap(t, c, "people.row.sort."+sorted.column)
		if got := shown(f, c); got != sorted.want {
			t.Errorf("column %s: %q, want %q", sorted.column, got, sorted.want)
		}
	}
}

func TestMineAndEveryone(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t), "")
	if strings.Contains(shown(f, c), "Ingrid") {
		t.Error("the owner is one of their own people")
	}
	kittest.Tap(t, c, "people.who.everyone")
	if !strings.Contains(shown(f, c), "Ingrid") {
		t.Errorf("everyone: %q", shown(f, c))
	}
	if got := kittest.Focused(c); got != "people.who" {
		t.Errorf("the keyboard went to %q", got)
	}
}

func TestWhoIsGoneIsShownOnDemandAndBroughtBack(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, "")
	kenji, priya := find(t, f, "Kenji"), find(t, f, "Priya")
	change(t, s, unit.ArchivePerson, func(w *storage.Work) error {
		kenji.ArchivedAt = model.InstantOf(f.Now())
		priya.LeftOn = model.MustDate("2026-11-20")
		if err := w.Put(&kenji); err != nil {
			return err
		}
		return w.Put(&priya)
	})
	if got := shown(f, c); got != "Jonas Thu Hà Tomás Daniel Łucja Amara" {
		t.Errorf("here are %q", got)
	}
	kittest.Tap(t, c, "people.archived")
	if got := shown(f, c); got != "Jonas Thu Hà Tomás Daniel Łucja Amara Kenji Priya" {
		t.Errorf("with those who are gone %q", got)
	}
	if texts := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(texts, "Left on 20 November 2026") {
		t.Error("nothing says that Priya left")
	}
	kittest.Tap(t, c, "people.back."+kenji.ID.Short())
	if len(f.Toasts) != 1 || !find(t, f, "Kenji").ArchivedAt.IsZero() {
		t.Errorf("told %q", f.Toasts)
	}
	kittest.Tap(t, c, "people.archived")
	if got := shown(f, c); !strings.Contains(got, "Kenji") || strings.Contains(got, "Priya") {
		t.Errorf("in the end %q", got)
	}
	f.Undo(t)
	if find(t, f, "Kenji").ArchivedAt.IsZero() {
		t.Error("undo did not archive again")
	}
	f.Redo(t)
	for _, p := range kittest.Reads(t, kittest.Reopened(t, s).Roster).People {
		if p.ID == kenji.ID && !p.ArchivedAt.IsZero() {
			t.Error("after the next start Kenji is archived")
		}
	}
}

// newTeam is a file with one rep of whom only the name is known.
func newTeam(t *testing.T) *storage.Store {
	t.Helper()
	s := kittest.EmptyStore(t)
	change(t, s, unit.AddPerson, func(w *storage.Work) error {
		return w.Put(&model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Noor Haddad", IsRep: true})
	})
	return s
}

func TestANewTeamSaysThatNoRhythmIsAgreed(t *testing.T) {
	_, c := open(t, newTeam(t), "")
	if got, want := kittest.Text(t, c, "people.sentence"), "1 person, and no rhythm of talks is agreed yet."; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	if kittest.Has(c, "people.who") {
		t.Error("a choice between the same people")
	}
}

func TestAnEmptyFileOffersTheList(t *testing.T) {
	f, c := open(t, kittest.EmptyStore(t), "")
	kittest.Tap(t, c, "people.empty.import")
	if f.LastRoute().Page != kit.PageImport {
		t.Errorf("went to %+v", f.LastRoute())
	}
}

func TestFitsEverySize(t *testing.T) {
	many := kittest.SampleStore(t)
	change(t, many, unit.Import, func(w *storage.Work) error {
		for i := range 24 {
			p := model.Person{Row: model.Row{Visibility: model.Shared}, Name: fmt.Sprintf("Person%d with a name that goes on and on", i), IsRep: i%2 == 0}
			if i%7 == 0 {
				p.ArchivedAt = 1
			}
			if err := w.Put(&p); err != nil {
				return err
			}
		}
		return nil
	})
	for _, s := range []*storage.Store{kittest.EmptyStore(t), newTeam(t), many} {
		kittest.Overflow(t, func() fyne.CanvasObject { return build(t, s, true) }, kittest.PageSizes...)
	}
	kittest.Pull(t, func() fyne.CanvasObject { return build(t, many, true) })
}

// build is the page; with those who are gone, if there are any.
func build(t *testing.T, s *storage.Store, all bool) fyne.CanvasObject {
	f := kittest.NewFrame(t, s)
	o := f.Build(people.New(f, kit.Route{}))
	w := kittest.Open(t, o, usual)
	f.Use(w)
	if all && kittest.Has(w.Canvas(), "people.archived") {
		kittest.Tap(t, w.Canvas(), "people.archived")
	}
	w.SetContent(kit.Gap(1, 1)) // it is shown in another window
	return o
}

func TestScreens(t *testing.T) {
	s := kittest.SampleStore(t)
	page := func() fyne.CanvasObject { return build(t, s, false) }
	kittest.Screens(t, "people", usual, page, nil)
	kittest.Screens(t, "people-1024", fyne.NewSize(964, 640), page, nil)
	kittest.Screens(t, "people-720", fyne.NewSize(660, 450), page, nil)
	kittest.Screens(t, "people-one", usual, func() fyne.CanvasObject { return build(t, newTeam(t), false) }, nil)
	kittest.Screens(t, "person-form", usual, page, func(w fyne.Window) {
		f := kittest.NewFrame(t, s)
		f.Use(w)
		kit.AskPerson(f, find(t, f, "Amara"))
	})
}
