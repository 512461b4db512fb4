package skills

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// underFirst is what the form says of days of Amara's before anything is expected otherwise.
var underFirst = map[string]string{
	"2026-09-30": "Rated under version 1 of the expectations, since 4 Jun.", "2026-11-23": "Rated under version 2 of the expectations, since 1 Oct.", "2026-05-01": "",
}

// rateAmara writes a look down on a day and gives the first one of that day. exactly holds what the form says against underFirst.
func rateAmara(t *testing.T, f *kittest.Frame, c fyne.Canvas, day string, exactly bool) model.Assessment {
	t.Helper()
	kittest.Tap(t, c, "skills.rate")
	if got := kittest.Text(t, c, "skills.under"); got == "" {
		t.Error("the form does not say what is expected today")
	}
	kittest.Write(t, c, "skills.date", day)
	kittest.Press(c, fyne.KeyReturn)
	under := underFirst[day]
	if (under == "") == kittest.Has(c, "skills.under") || under != "" && exactly && kittest.Text(t, c, "skills.under") != under {
		t.Errorf("%s: the form says otherwise than %q", day, under)
	}
	kittest.Tap(t, c, "skills.rating."+short(f, 0)+".3")
	kittest.Tap(t, c, "skills.save")
	f.WantUnit(t, unit.Rate)
	for _, a := range ratings(t, f, "Amara").Assessments {
		if a.On == model.MustDate(day) {
			return a
		}
	}
	t.Fatalf("no look on %s", day)
	return model.Assessment{}
}

// TestALookSaysWhatWasExpectedThen rates on a day of an earlier version and today, and expects something else afterwards, from
// an earlier day on: what stands with the looks does not change.
func TestALookSaysWhatWasExpectedThen(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	c := f.Show(t, tab(t, f, "Amara", ""), wide).Canvas()
	amara := find(t, f, "Amara").ID
	before, now, none := rateAmara(t, f, c, "2026-09-30", true), rateAmara(t, f, c, "2026-11-23", true), rateAmara(t, f, c, "2026-05-01", true)
	x, err := f.Store().Expectations(t.Context(), amara)
	if err != nil {
		t.Fatal(err)
	}
	if len(x.Versions) != 2 || before.ExpectationID != x.Versions[0].ID || now.ExpectationID != x.Versions[1].ID || none.ExpectationID != "" {
		t.Fatalf("under %q, %q and %q of %+v", before.ExpectationID, now.ExpectationID, none.ExpectationID, x.Versions)
	}
	shown := func(a model.Assessment, want string) {
		t.Helper()
		name := "skills.history.expected." + a.ID.Short()
		if want == "" {
			if kittest.Has(c, name) {
				t.Errorf("%s: %q", a.On, kittest.Text(t, c, name))
			}
			return
		}
		if got := kittest.Text(t, c, name); got != want {
			t.Errorf("%s: %q, want %q", a.On, got, want)
		}
	}
	shown(before, "Under version 1 of the expectations")
	shown(now, "Under version 2 of the expectations")
	shown(none, "")

	first := x.Versions[1]
	first.ValidFrom = model.MustDate("2026-09-01") // known better later
	old := x.Versions[0]
	old.ValidTo = first.ValidFrom.AddDays(-1)
	f.Change(unit.SetExpectation, func(w *storage.Work) error { return errors.Join(w.Put(&old), w.Put(&first)) }, nil)
	shown(before, "Under version 1 of the expectations")
	if again := rateAmara(t, f, c, "2026-09-30", false); again.ID != before.ID { // another look of that day, as another version holds: the first stays
		t.Errorf("the look of the day was changed: %+v", again)
	}
	n := 0 // looks on the day
	for _, a := range ratings(t, f, "Amara").Assessments {
		if a.On == before.On {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d looks on the day", n)
	}

	moved := before
	moved.ExpectationID = x.Versions[1].ID
	if _, err := f.Store().Do(t.Context(), unit.Rate, func(w *storage.Work) error { return w.Put(&moved) }); !errors.Is(err, model.ErrInvalid) {
		t.Errorf("what was expected is changed afterwards: %v", err)
	}
	kit.FocusName(c, "skills.rate")
}
