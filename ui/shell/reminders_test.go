package shell_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
)

// reminded is a window whose clock can be set and whose notifications are kept.
type reminded struct {
	*shell.Window
	now  time.Time
	said []string
}

func remindWindow(t *testing.T, path string) *reminded {
	t.Helper()
	r := &reminded{now: kittest.Now()}
	r.Window, _ = window(t, path, r.options)
	return r
}

func (r *reminded) options(o *shell.Options) {
	o.Clock = model.ClockFunc(func() time.Time { return r.now })
	o.Notify = func(_, text string) { r.said = append(r.said, text) }
}

// at lets it be a time of the day, and takes what was said.
func (r *reminded) at(clock string) []string {
	r.now = clockIn(r.now, clock)
	waiting.pass()
	said := r.said
	r.said = nil
	return said
}

// clockIn is a time of a day in the sample's zone.
func clockIn(day time.Time, clock string) time.Time {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err) // zones are linked in
	}
	return model.LocalTime(model.DateOf(day.In(zone)), clock, zone)
}

func (r *reminded) wants(t *testing.T, clock string, want ...string) {
	t.Helper()
	if said := r.at(clock); !slices.Equal(said, want) {
		t.Errorf("at %s: %q, want %q", clock, said, want)
	}
}

// onlySeries leaves the file with one standing meeting of Priya's today at 10:00, which is a series, and nothing else.
func onlySeries(t *testing.T, w *shell.Window) model.ID {
	t.Helper()
	priya, err := w.Roster().FindPerson("Priya")
	if err != nil {
		t.Fatal(err)
	}
	dates, err := w.Store().Dates(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.Store().Do(context.Background(), unit.SetSeries, func(k *storage.Work) error {
		for i := range dates.Meetings {
			if m := dates.Meetings[i]; m.On == w.Today() {
				m.State = model.MeetingCancelled
				if err := k.Put(&m); err != nil {
					return err
				}
			}
		}
		return k.Put(&model.Series{
			Row: model.About(priya.ID), AuthorID: k.Actor(), Rule: model.Weekly, Every: 1, AtTime: "10:00", Minutes: 30, Place: "geheim", ValidFrom: w.Today(),
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return priya.ID
}

func TestOneIsRemindedOnceBeforeAndOnceAfter(t *testing.T) {
	path := sampleFile(t)
	w := remindWindow(t, path)
	onlySeries(t, w.Window)
	w.wants(t, "09:54")
	w.wants(t, "09:56", "One-on-one with Priya at 10:00")
	w.wants(t, "09:57")
	w.wants(t, "10:39")
	w.wants(t, "10:41", "One-on-one with Priya at 10:00: nothing is written down yet")
	w.wants(t, "10:42")
	w.Quit()
	r := &reminded{now: w.now.Add(time.Minute)}
	o := options(t.TempDir(), path)
	r.options(&o)
	r.Window = shell.New(fyne.CurrentApp(), o)
	t.Cleanup(r.Quit)
	r.wants(t, "12:00")
}

func TestWhoWroteSomethingIsLeftAlone(t *testing.T) {
	w := remindWindow(t, sampleFile(t))
	priya := onlySeries(t, w.Window)
	_, err := w.Store().Do(context.Background(), unit.AddNote, func(k *storage.Work) error {
		return k.Put(&model.Note{Row: model.PrivateAbout(priya), AuthorID: k.Actor(), On: w.Today(), Kind: model.NotePlain, Text: "x"})
	})
	if err != nil {
		t.Fatal(err)
	}
	w.wants(t, "11:00")
}

func TestTheNextStartOfTheDayAsksForWhatIsMissing(t *testing.T) {
	path := sampleFile(t)
	w := remindWindow(t, path)
	onlySeries(t, w.Window)
	w.Quit()
	r := &reminded{now: clockIn(w.now, "17:00")}
	o := options(t.TempDir(), path)
	r.options(&o)
	r.Window = shell.New(fyne.CurrentApp(), o)
	t.Cleanup(r.Quit)
	if len(r.said) != 1 || !strings.Contains(r.said[0], "Priya") {
		t.Errorf("said %q", r.said)
	}
}

func TestBehindTheCurtainNobodyIsNamed(t *testing.T) {
	w := remindWindow(t, sampleFile(t))
	onlySeries(t, w.Window)
	amara, err := w.Roster().FindPerson("Amara")
	if err != nil {
		t.Fatal(err)
	}
	w.Go(kit.Route{Page: kit.PagePerson, Person: amara.ID, Tab: kit.TabTalks})
	w.ToggleCurtain()
	w.wants(t, "09:56", "A one-on-one begins at 10:00")
	w.wants(t, "10:41", "Nothing is written down yet of a one-on-one at 10:00")
}

func TestRemindersCanBeSwitchedOff(t *testing.T) {
	w := remindWindow(t, sampleFile(t))
	onlySeries(t, w.Window)
	w.SetRemind(15)
	w.wants(t, "09:44")
	w.wants(t, "09:46", "One-on-one with Priya at 10:00")
	w.SetRemind(model.RemindOff)
	w.wants(t, "10:50")
	if w.Remind() != model.RemindOff {
		t.Error("it is not remembered")
	}
}
