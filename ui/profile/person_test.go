package profile

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// openMenu opens the page of somebody and chooses a line of the header's menu.
func openMenu(t *testing.T, s *storage.Store, name, item string) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	c := f.Show(t, profileOf(t, f, name), wide).Canvas()
	kittest.Tap(t, c, "profile.more")
	kittest.Tap(t, c, item)
	return f, c
}

// pick chooses a thing of a picker by its first letters.
func pick(t *testing.T, c fyne.Canvas, name, letters string) {
	t.Helper()
	kittest.Write(t, c, name, letters)
	kittest.Press(c, fyne.KeyReturn)
}

func assignmentsOf(r *model.Roster, person model.ID) []model.Assignment {
	var out []model.Assignment
	for _, a := range r.Assignments {
		if a.SubjectID == person {
			out = append(out, a)
		}
	}
	return out
}

func TestAPersonIsChangedAndItIsThereAfterTheNextStart(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := openMenu(t, s, "Jonas", "profile.change")
	id := find(t, f, "Jonas").ID
	for name, text := range map[string]string{
		"person.name": "Jonas Lind", "person.call": "Joni", "person.place": "Malmö", "person.started": "2 Jan 2023",
		"person.email": "j@north.example", "person.phone": "+46 1", "person.also": "J. Lindqvist",
	} {
		kittest.Write(t, c, name, text)
	}
	pick(t, c, "person.level", "Senior")
	kittest.Write(t, c, "person.from", "1 Nov 2026")
	kittest.Tap(t, c, "person.confirm")
	check := func(r *model.Roster, changed bool) {
		t.Helper()
		p := r.Person(id)
		now := [...]string{p.Name, p.Call(), p.Place, p.StartedOn.String(), r.LevelOn(id, f.Today()).Name}
		want := [...]string{"Jonas Lindqvist", "Jonas", "Gothenburg", "2023-09-04", "Account Executive II"}
		if changed {
			want = [...]string{"Jonas Lind", "Joni", "Malmö", "2023-01-02", "Senior AE"}
			if p.Email != "j@north.example" || p.Phone != "+46 1" {
				t.Errorf("stored %q and %q", p.Email, p.Phone)
			}
			if _, err := r.FindPerson("j. lindqvist"); err != nil {
				t.Error(err)
			}
		}
		if now != want {
			t.Errorf("stored %q, want %q", now, want)
		}
		if l := r.LevelOn(id, model.MustDate("2026-10-31")); l.Name != "Account Executive II" {
			t.Errorf("the day before he is %s", l.Name)
		}
	}
	check(f.Roster(), true)
	f.Undo(t)
	check(f.Roster(), false)
	f.Redo(t)
	check(kittest.Reads(t, kittest.Reopened(t, s).Roster), true)
}

func TestWhatIsNotAskedForStaysWhenAPersonIsChanged(t *testing.T) {
	s := kittest.SampleStore(t)
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	boss := *find(t, f, "Ingrid")
	f.Change(unit.ArchivePerson, func(w *storage.Work) error {
		boss.ArchivedAt = model.InstantOf(f.Now())
		return w.Put(&boss)
	}, nil)
	id := find(t, f, "Kenji").ID
	before := assignmentsOf(f.Roster(), id)
	_, c := openMenu(t, s, "Kenji", "profile.change")
	kittest.Write(t, c, "person.phone", "+81 1")
	kittest.Tap(t, c, "person.confirm")
	r := kittest.Reads(t, s.Roster)
	if got := r.Person(id); got.Phone != "+81 1" || got.Given != "Kenji" || got.Family != "Morita" {
		t.Errorf("stored %+v", got)
	}
	after := assignmentsOf(r, id)
	if len(after) != len(before) || r.ManagerOn(id, f.Today()) == nil {
		t.Errorf("the manager who is archived went with the phone: %d assignments, were %d", len(after), len(before))
	}
}

func TestTheFirstLevelHoldsFromTheBeginning(t *testing.T) {
	s := kittest.SampleStore(t)
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	newcomer(t, f)
	c := f.Show(t, profileOf(t, f, "Noor"), wide).Canvas()
	kittest.Tap(t, c, "profile.level")
	if got := kittest.Focused(c); got != "person.level" {
		t.Fatalf("the keyboard is at %q", got)
	}
	kittest.Type(c, "SDR II")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "person.confirm")
	a := assignmentsOf(f.Roster(), find(t, f, "Noor").ID)
	if len(a) != 1 || !a[0].ValidFrom.IsZero() || !a[0].ValidTo.IsZero() {
		t.Errorf("stored %+v", a)
	}
	if kittest.Has(c, "profile.level") || !kittest.Has(c, "profile.road") {
		t.Error("the road does not show")
	}
}

func TestAChangeBeforeThePresentAssignmentIsRefused(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := openMenu(t, s, "Amara", "profile.change")
	id := find(t, f, "Amara").ID
	before := len(assignmentsOf(f.Roster(), id))
	kittest.Write(t, c, "person.from", "1 Jan 2025")
	kittest.Write(t, c, "person.region", "Lagos")
	kittest.Tap(t, c, "person.confirm")
	if !kittest.Has(c, "person.from") || len(assignmentsOf(f.Roster(), id)) != before {
		t.Error("a change that would not hold today was stored")
	}
	kittest.Write(t, c, "person.region", "Norway")
	kittest.Tap(t, c, "person.confirm")
	if kittest.Has(c, "person.from") {
		t.Error("the day alone changes nothing, and keeps the dialog open")
	}
}

func TestAnEarlierLevelIsCorrected(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := openMenu(t, s, "Amara", "profile.assignments")
	id := find(t, f, "Amara").ID
	list := assignmentsOf(f.Roster(), id)
	last := list[len(list)-1]
	kittest.Tap(t, c, "assignment."+last.ID.Short())
	kittest.Write(t, c, "assignment.from", "1 Jan 2020")
	kittest.Tap(t, c, "assignment.confirm")
	if !kittest.Has(c, "assignment.from") {
		t.Fatal("a day before the level before began was taken")
	}
	kittest.Write(t, c, "assignment.from", "1 Jun 2025")
	kittest.Tap(t, c, "assignment.confirm")
	check := func(r *model.Roster) {
		t.Helper()
		now := assignmentsOf(r, id)
		if len(now) != len(list) {
			t.Fatalf("%d assignments, were %d", len(now), len(list))
		}
		if got := now[len(now)-1]; got.ID != last.ID || got.ValidFrom != model.MustDate("2025-06-01") || got.LevelID != last.LevelID {
			t.Errorf("stored %+v", got)
		}
		if got := now[len(now)-2]; got.ValidTo != model.MustDate("2025-05-31") {
			t.Errorf("the one before ends on %v", got.ValidTo)
		}
	}
	check(f.Roster())
	if !kittest.Has(c, "assignment."+last.ID.Short()) {
		t.Error("the list does not come back")
	}
	f.Undo(t)
	if got := assignmentsOf(f.Roster(), id); got[len(got)-1].ValidFrom != last.ValidFrom {
		t.Errorf("undo left %v", got[len(got)-1].ValidFrom)
	}
	f.Redo(t)
	check(kittest.Reads(t, kittest.Reopened(t, s).Roster))
}

func TestAnotherLevelIsAddedFromTheList(t *testing.T) {
	f, c := openMenu(t, kittest.SampleStore(t), "Daniel", "profile.assignments")
	kittest.Tap(t, c, "assignment.add")
	if got := kittest.Focused(c); got != "person.level" {
		t.Errorf("the keyboard is at %q", got)
	}
	pick(t, c, "person.level", "Principal")
	kittest.Tap(t, c, "person.confirm")
	if l := f.Roster().LevelOn(find(t, f, "Daniel").ID, f.Today()); l == nil || l.Name != "Principal AE" {
		t.Errorf("level %+v", l)
	}
}

func TestThePersonsDialogsFitEverySize(t *testing.T) {
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	kittest.App(t, theme.LightMode)
	for _, size := range kittest.Sizes {
		for _, item := range []string{"profile.change", "profile.assignments"} {
			w := f.Show(t, profileOf(t, f, "Amara"), size)
			kittest.Tap(t, w.Canvas(), "profile.more")
			kittest.Tap(t, w.Canvas(), item)
			for _, report := range kit.Overflows(w.Canvas().Overlays().Top()) {
				t.Errorf("%s at %vx%v: %s", item, size.Width, size.Height, report)
			}
		}
	}
}
