package milestones_test

import (
	"context"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/words"
)

// openMove asks to move the launch to a day.
func openMove(t *testing.T, day string) (*storage.Store, *kittest.Frame, func(string), func(string) string, model.Strategic) {
	t.Helper()
	s := kittest.SampleStore(t)
	m := strategic(t, s, "Nordic launch")
	f, c := open(t, s, strategicPage(m.ID))
	kittest.Tap(t, c, "strategic.move")
	kittest.Write(t, c, "move.due", day)
	kittest.Tap(t, c, "move.confirm")
	return s, f, func(name string) { kittest.Tap(t, c, name) }, func(name string) string { return kittest.Text(t, c, name) }, m
}

func datesOf(t *testing.T, s *storage.Store) map[model.ID]model.Date {
	t.Helper()
	d, out := direction(t, s), map[model.ID]model.Date{}
	for _, m := range d.Strategic {
		out[m.ID] = m.DueOn
	}
	for _, c := range d.Careers {
		out[c.ID] = c.DueOn
	}
	return out
}

func TestMovedDateAsksWhatBecomesOfEachCareer(t *testing.T) {
	s, f, tap, text, m := openMove(t, "29.3.2027")
	pilot, coach, alone := careerOf(t, s, "Lead the Nordic pilot"), careerOf(t, s, "Demo coach for the team"), careerOf(t, s, "Run discovery alone")
	before := datesOf(t, s)
	if got := text("ripple." + pilot.ID.Short()); got != "Shift" {
		t.Errorf("for who leads it says %q", got)
	}
	if got := text("ripple." + alone.ID.Short() + ".line"); got != "Tomás learns. Was 3 weeks late, now it fits." {
		t.Errorf("for who was late it says %q", got)
	}
	if got := text("ripple.confirm"); got != "Move it and 1 career" {
		t.Errorf("the button says %q", got)
	}
	tap("ripple." + coach.ID.Short() + ".shift")
	if got := text("ripple.confirm"); got != "Move it and 2 careers" {
		t.Errorf("the button says %q", got)
	}
	kittest.Write(t, f.Canvas(), "ripple.why", "The Oslo depot opens four weeks later.")
	tap("ripple.confirm")
	now := datesOf(t, s)
	if now[m.ID] != model.MustDate("2027-03-29") || now[pilot.ID] != model.MustDate("2027-03-15") || now[coach.ID] != model.MustDate("2027-02-17") || now[alone.ID] != before[alone.ID] {
		t.Errorf("after the move: %v", now)
	}
	d := direction(t, s)
	if moves := model.MovesOf(d.Moves, m.ID); len(moves) == 0 || moves[0].Why != "The Oslo depot opens four weeks later." || moves[0].From != before[m.ID] {
		t.Errorf("the moves are %+v", moves)
	}
	if got := text("strategic.dates." + model.MovesOf(d.Moves, m.ID)[0].ID.Short()); got != "From 1 March 2027 to 29 March 2027" {
		t.Errorf("the page says %q", got)
	}
	was := d.AsOf(f.Today().AddDays(-1))
	if was.StrategicByID(m.ID).DueOn != before[m.ID] && len(model.MovesOf(d.Moves, m.ID)) == 1 {
		t.Error("yesterday is not what it was")
	}
	f.Undo(t)
	for id, day := range datesOf(t, s) {
		if day != before[id] {
			t.Errorf("%s is due on %s after undo, not %s", id.Short(), day, before[id])
		}
	}
}

func TestCareerIsTiedToAnotherMilestoneInstead(t *testing.T) {
	s, f, tap, _, m := openMove(t, "29.3.2027")
	alone, hospitals := careerOf(t, s, "Run discovery alone"), strategic(t, s, "Win five hospital groups")
	name := "ripple." + alone.ID.Short()
	tap(name + ".replace")
	kit.FocusName(f.Canvas(), name+".instead")
	kittest.Type(f.Canvas(), "Win five")
	tap(name + ".instead." + string(hospitals.ID))
	kittest.Write(t, f.Canvas(), name+".day", "1.5.2027")
	tap("ripple.confirm")
	d := direction(t, s)
	if c := d.CareerByID(alone.ID); c.DueOn != model.MustDate("2027-05-01") {
		t.Errorf("it is due on %s", c.DueOn)
	}
	threads := d.Serves(alone.ID, f.Today())
	if len(threads) != 1 || threads[0].Strategic.ID != hospitals.ID {
		t.Errorf("it serves %+v", threads)
	}
	f.Undo(t)
	d = direction(t, s)
	if threads := d.Serves(alone.ID, f.Today()); len(threads) != 1 || threads[0].Strategic.ID != m.ID {
		t.Error("undo did not bring the tie back")
	}
}

func TestFormOfAMilestoneAsksAboutItsDate(t *testing.T) {
	s := kittest.SampleStore(t)
	m := strategic(t, s, "Nordic launch")
	f, c := open(t, s, strategicPage(m.ID))
	kittest.Tap(t, c, "strategic.change")
	kittest.Write(t, c, "strategic.name", "Nordic opening")
	kittest.Write(t, c, "strategic.due", "29.3.2027")
	kittest.Tap(t, c, "strategic.confirm")
	if d := direction(t, s); d.StrategicByID(m.ID).DueOn != m.DueOn || d.StrategicByID(m.ID).Title != "Nordic opening" {
		t.Fatal("the date moved before anybody was asked")
	}
	kittest.Tap(t, c, "ripple.confirm")
	if got := strategic(t, s, "Nordic opening"); got.DueOn != model.MustDate("2027-03-29") {
		t.Errorf("due on %s", got.DueOn)
	}
	if len(f.Errors) > 0 {
		t.Errorf("errors: %v", f.Errors)
	}
}

// Whatever is chosen for whatever day, one undo brings every date back, and redo every new one.
func TestShiftingAndUndoingRestoresEveryDate(t *testing.T) {
	seed := uint64(1123)
	if text := os.Getenv("SEED"); text != "" {
		seed, _ = strconv.ParseUint(text, 10, 64)
	}
	t.Logf("SEED=%d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	s := kittest.SampleStore(t)
	f := kittest.NewFrame(t, s)
	for range 20 {
		d := direction(t, s)
		m := d.Strategic[r.IntN(len(d.Strategic))]
		to := f.Today().AddDays(r.IntN(300))
		moving := model.Moving{Strategic: m, To: to, On: f.Today(), Author: f.Roster().Owner.ID, Why: "x", Ripples: d.Ripples(m.ID, to, f.Today())}
		for i := range moving.Ripples {
			x := &moving.Ripples[i]
			x.Choice = []model.RippleChoice{model.RippleKeep, model.RippleShift, model.RippleReplace}[r.IntN(3)]
			x.To = f.Today().AddDays(r.IntN(300))
		}
		before := datesOf(t, s)
		u, err := s.Do(context.Background(), "unit.milestone.shift", func(w *storage.Work) error {
			for _, rec := range moving.Records() {
				if err := w.Put(rec); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if u.Seq == 0 {
			continue
		}
		after := datesOf(t, s)
		f.Undo(t)
		for id, day := range datesOf(t, s) {
			if day != before[id] {
				t.Fatalf("%s is due on %s after undo, not %s", id.Short(), day, before[id])
			}
		}
		f.Redo(t)
		for id, day := range datesOf(t, s) {
			if day != after[id] {
				t.Fatalf("%s is due on %s after redo, not %s", id.Short(), day, after[id])
			}
		}
	}
}

func TestHistorySaysThatADateMovedAndWhy(t *testing.T) {
	s, f, tap, _, m := openMove(t, "29.3.2027")
	kittest.Write(t, f.Canvas(), "ripple.why", "The Oslo depot opens four weeks later.")
	tap("ripple.confirm")
	story, err := s.Story(context.Background(), storage.StoryQuery{Record: model.RefOf(&m)})
	if err != nil {
		t.Fatal(err)
	}
	teller := &words.Storyteller{Story: story, Me: f.Roster().Owner.ID, Today: f.Today()}
	lines := teller.Chapter(&story.Chapters[0])
	if len(lines) != 1 || lines[0].Text != "You moved “Nordic launch” from 1 Mar 2027 to 29 Mar 2027" || lines[0].Detail != "“The Oslo depot opens four weeks later.”" {
		t.Errorf("history says %+v", lines)
	}
}
