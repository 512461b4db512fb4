package shell_test

import (
	"context"
	"slices"
	"strconv"
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

// TestATalkHasItsOwnHeader begins one, looks at the clock as time goes by, and finishes.
func TestATalkHasItsOwnHeader(t *testing.T) {
	now := kittest.Now()
	w, _ := window(t, sampleFile(t), func(o *shell.Options) { o.Clock = model.ClockFunc(func() time.Time { return now }) })
	c := w.Canvas()
	talks(t, w, "Amara Okafor")
	kittest.Tap(t, c, "meeting.hold")
	if got := kittest.Text(t, c, "talk.title"); got != "One-on-one with Amara" || kittest.Has(c, "profile.name") {
		t.Fatalf("the header is %q, with the profile's: %v", got, kittest.Has(c, "profile.name"))
	}
	if got := kittest.Text(t, c, "talk.when"); !strings.HasPrefix(got, "Mon 23 Nov") {
		t.Errorf("it is said to be %q", got)
	}
	for _, x := range []struct {
		after time.Duration
		says  string
	}{
		{0, "45 min left"},
		{14 * time.Minute, "31 min left"},
		{30*time.Minute + time.Second, "1 min left"},
		{5 * time.Minute, "4 min over"},
		{time.Hour, "1 h 4 min over"},
	} {
		now = now.Add(x.after)
		waiting.pass()
		if got := kittest.Text(t, c, "talk.clock"); got != x.says {
			t.Errorf("%v later it shows %q, not %q", x.after, got, x.says)
		}
	}
	kittest.Tap(t, c, "person.tabs.2") // to look at skills together
	if !kittest.Has(c, "talk.clock") || !strings.Contains(shownNow(w), "negotiation") {
		t.Error("beside the skills the talk is gone")
	}
	kittest.Tap(t, c, "meeting.end")
	kittest.Tap(t, c, "summary.cancel") // what is sent to the rep
	if got := toast(t, w); !strings.Contains(got, "Finished after 1 h 49 min.") {
		t.Errorf("it says %q", got)
	}
	if kittest.Has(c, "talk.title") || !kittest.Has(c, "profile.name") {
		t.Error("finished, its header is still there")
	}
	p, _ := w.Roster().FindPerson("amara")
	x, err := w.Store().Talks(context.Background(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	m := x.Meetings[slices.IndexFunc(x.Meetings, func(m model.Meeting) bool { return !m.StartedAt.IsZero() })]
	if m.State != model.MeetingHeld || m.Took() != 109 || m.EndedAt != model.InstantOf(now) {
		t.Errorf("stored: %+v", m)
	}
}

// TestATalkLeftOpenOvernightIsOver does not finish it.
func TestATalkLeftOpenOvernightIsOver(t *testing.T) {
	now := kittest.Now()
	w, _ := window(t, sampleFile(t), func(o *shell.Options) { o.Clock = model.ClockFunc(func() time.Time { return now }) })
	c := w.Canvas()
	talks(t, w, "Amara Okafor")
	kittest.Tap(t, c, "meeting.hold")
	now = now.Add(24 * time.Hour)
	waiting.pass()
	if kittest.Has(c, "talk.title") || !kittest.Has(c, "profile.name") || w.Curtain().On {
		t.Errorf("on the next day it goes on: %+v", w.Curtain())
	}
}

// TestTheChipCountsWhatTheCurtainHides counts without telling, and lifts.
func TestTheChipCountsWhatTheCurtainHides(t *testing.T) {
	w, amara, _ := watched(t)
	c := w.Canvas()
	w.Go(kit.Route{Page: kit.PagePerson, Person: amara, Tab: kit.TabTalks})
	// of the sample's own private notes and points some count too
	before := 0
	x, err := w.Store().OneOnOnes(context.Background(), amara)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range x.Points {
		if p.Visibility == model.Private && p.ClosedOn.IsZero() {
			before++
		}
	}
	for _, a := range x.Actions {
		if a.Visibility == model.Private && a.State == model.ActionOpen {
			before++
		}
	}
	for _, n := range x.Notes {
		if n.Visibility == model.Private && n.On == w.Today() {
			before++
		}
	}
	kittest.Tap(t, c, "meeting.hold")
	if got := kittest.Text(t, c, "talk.private"); before < 5 || got != words(before) {
		t.Fatalf("%d are hidden, the chip says %q", before, got)
	}
	kittest.Write(t, c, "note.new", "and one more")
	kittest.Tap(t, c, "note.add")
	if got := kittest.Text(t, c, "talk.private"); got != words(before+1) {
		t.Errorf("with one more it says %q", got)
	}
	if _, err := w.Store().Do(context.Background(), unit.AddNote, func(s *storage.Work) error { // long ago
		return s.Put(&model.Note{Row: model.PrivateAbout(amara), AuthorID: s.Actor(), Kind: model.NotePlain, Text: "old", On: w.Today().AddDays(-400)})
	}); err != nil {
		t.Fatal(err)
	}
	if got := kittest.Text(t, c, "talk.private"); got != words(before+1) {
		t.Errorf("notes of all years are counted: %q", got)
	}
	c.Focus(kit.Find(c.Content(), "talk.private").(fyne.Focusable))
	kittest.Press(c, fyne.KeyReturn)
	if shown := shownNow(w); w.Curtain().On || !strings.Contains(shown, privateText) || !kittest.Has(c, "meeting.end") || kittest.Has(c, "talk.private") {
		t.Errorf("lifted: %+v", w.Curtain())
	}
}

// words are those of the chip.
func words(n int) string { return strings.Replace("N private", "N", strconv.Itoa(n), 1) }
