package today_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

func reminded(c fyne.Canvas) (out []string) {
	for _, name := range kittest.Names(c) {
		if strings.HasPrefix(name, "today.expect.") {
			out = append(out, name)
		}
	}
	return out
}

func TestExpectationsThatWantSomethingAreTold(t *testing.T) {
	f, c := open(t)
	amara, daniel := find(t, f, "amara"), find(t, f, "daniel")
	shown := strings.Join(kit.Texts(c.Content()), "\n")
	for _, want := range []string{"Amara has not yet read what you expect", "Version 2, since 1 Oct", "7 weeks", "Nothing is written down yet that you expect of Daniel, Łucja and 3 others"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not shown", want)
		}
	}
	kittest.Tap(t, c, "today.expect."+amara.Short())
	if want := (kit.Route{Page: kit.PagePerson, Person: amara, Tab: kit.TabExpectations}); f.LastRoute() != want {
		t.Errorf("went to %+v", f.LastRoute())
	}
	kit.FocusName(c, "today.expect."+daniel.Short())
	kittest.Press(c, fyne.KeyReturn)
	if want := (kit.Route{Page: kit.PagePerson, Person: daniel, Tab: kit.TabExpectations}); f.LastRoute() != want {
		t.Errorf("went to %+v", f.LastRoute())
	}
	after(t, f, 30)
	if got := reminded(c); len(got) != 4 { // Amara unread; Jonas, Kenji old; who is missing
		t.Errorf("after 30 days: %q", got)
	}
	after(t, f, 0)
	if got := reminded(c); got != nil {
		t.Errorf("never: %q", got)
	}
}

func TestAtMostThreeExpectationsAndTheRestOnDemand(t *testing.T) {
	f, c := open(t)
	f.Change(unit.SetExpectation, func(w *storage.Work) error {
		for _, p := range f.Roster().MyPeople(f.Today()) {
			v := model.Expectation{Row: model.About(p.ID), AuthorID: f.Roster().Owner.ID, Number: 9, ValidFrom: f.Today().AddDays(-400), ValidTo: f.Today().AddDays(300)}
			v.What = "Ring ten"
			if p.Call() == "Amara" || p.Call() == "Jonas" || p.Call() == "Kenji" {
				continue
			}
			if err := w.Put(&v); err != nil {
				return err
			}
		}
		return nil
	}, nil)
	if got := reminded(c); len(got) != 4 || got[3] != "today.expect.more" {
		t.Fatalf("%q", got)
	}
	kittest.Tap(t, c, "today.expect.more")
	if got := reminded(c); len(got) != 7 { // five new ones, Amara and the link
		t.Errorf("unfolded: %q", got)
	}
	kittest.Press(c, fyne.KeyReturn)
	if got := reminded(c); len(got) != 4 {
		t.Errorf("folded: %q", got)
	}
}

func find(t *testing.T, f *kittest.Frame, name string) model.ID {
	t.Helper()
	p, err := f.Roster().FindPerson(name)
	if err != nil {
		t.Fatal(err)
	}
	return p.ID
}

// after chooses when expectations are to be looked at again.
func after(t *testing.T, f *kittest.Frame, days int) {
	t.Helper()
	file := f.Roster().File
	file.ExpectationDays = days
	f.Change(unit.ChangeFile, func(w *storage.Work) error { return w.Put(&file) }, nil)
}
