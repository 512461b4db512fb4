package oneonone_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/oneonone"
)

// planned are the days and times on which the two meet in the next weeks.
func planned(t *testing.T, f *kittest.Frame, id model.ID, days int) string {
	t.Helper()
	x := talks(t, f, id)
	var out []string
	for _, m := range x.Planned(model.Span{From: f.Today(), To: f.Today().AddDays(days)}) {
		out = append(out, m.On.String()+" "+m.AtTime)
	}
	return strings.Join(out, ", ")
}

func TestAStandingMeetingIsAgreedChangedAndEnded(t *testing.T) {
	f, c, id := open(t, "Thu Hà") // nothing is planned with her
	if got := planned(t, f, id, 60); got != "" {
		t.Fatalf("planned are %s", got)
	}
	kittest.Tap(t, c, "standing.set")
	kittest.Write(t, c, "standing.every", "2")
	kittest.Write(t, c, "standing.from", "2026-11-26")
	kittest.Write(t, c, "standing.time", "9:30")
	kittest.Write(t, c, "standing.minutes", "30")
	if text := strings.Join(kit.Texts(c.Overlays().Top()), "\n"); !strings.Contains(text, "Every 2 weeks on Thursday: Thu 26 Nov, Thu 10 Dec, Thu 24 Dec") {
		t.Errorf("the dialog says\n%s", text)
	}
	kittest.Tap(t, c, "standing.confirm")
	if got, want := planned(t, f, id, 40), "2026-11-26 09:30, 2026-12-10 09:30, 2026-12-24 09:30"; got != want {
		t.Fatalf("planned are %s, want %s", got, want)
	}
	f.WantUnit(t, unit.SetSeries)

	f.Pass()
	kittest.Tap(t, c, "standing.set") // from the next one on weekly, at another time
	kittest.Write(t, c, "standing.every", "1")
	kittest.Write(t, c, "standing.from", "2026-12-11")
	kittest.Write(t, c, "standing.time", "14:00")
	kittest.Tap(t, c, "standing.confirm")
	if got, want := planned(t, f, id, 30), "2026-11-26 09:30, 2026-12-10 09:30, 2026-12-11 14:00, 2026-12-18 14:00"; got != want {
		t.Errorf("planned are %s, want %s", got, want)
	}
	f.Undo(t)
	if got, want := planned(t, f, id, 40), "2026-11-26 09:30, 2026-12-10 09:30, 2026-12-24 09:30"; got != want {
		t.Errorf("after undo %s, want %s", got, want)
	}
	kittest.Tap(t, c, "standing.set")
	kittest.Write(t, c, "standing.until", "2026-12-12")
	kittest.Tap(t, c, "standing.confirm")
	if got, want := planned(t, f, id, 60), "2026-11-26 09:30, 2026-12-10 09:30"; got != want {
		t.Errorf("ended: %s, want %s", got, want)
	}
	if n := len(talks(t, f, id).Series); n != 1 {
		t.Errorf("ending it made %d series", n)
	}
	f.Pass()
	kittest.Tap(t, c, "standing.set")
	kittest.Write(t, c, "standing.until", "2026-11-22")
	kittest.Tap(t, c, "standing.confirm")
	if got := planned(t, f, id, 60); got != "" {
		t.Errorf("ended before it began: %s", got)
	}
	f.Restart(t)
	if got := planned(t, f, id, 60); got != "" {
		t.Errorf("after a restart: %s", got)
	}
}

// TestWhatBecameOfSingleTalksGoesAlong changes the hour of Amara's talks, of which the next is a row and one is skipped.
func TestWhatBecameOfSingleTalksGoesAlong(t *testing.T) {
	f, c, id := open(t, "Amara")
	if got, want := planned(t, f, id, 20), "2026-11-26 10:00, 2026-12-03 10:00, 2026-12-10 10:00"; got != want {
		t.Fatalf("planned are %s, want %s", got, want)
	}
	x := talks(t, f, id)
	skipped := x.Planned(model.Span{From: model.MustDate("2026-12-10"), To: model.MustDate("2026-12-10")})[0]
	kittest.Choose(t, c, "meeting.more."+skipped.Ref().Short(), "skipped")
	kittest.Tap(t, c, "standing.set")
	kittest.Write(t, c, "standing.time", "11:00")
	kittest.Tap(t, c, "standing.confirm")
	if got, want := planned(t, f, id, 27), "2026-11-26 11:00, 2026-12-03 11:00, 2026-12-17 11:00"; got != want {
		t.Errorf("an hour later: %s, want %s", got, want)
	}
	f.Pass()
	kittest.Tap(t, c, "standing.set")
	kittest.Write(t, c, "standing.until", "2026-11-25")
	kittest.Tap(t, c, "standing.confirm")
	if got := planned(t, f, id, 60); got != "" {
		t.Errorf("ended, and still planned: %s", got)
	}
	for range 3 {
		f.Undo(t)
	}
	if got, want := planned(t, f, id, 20), "2026-11-26 10:00, 2026-12-03 10:00, 2026-12-10 10:00"; got != want {
		t.Errorf("all taken back: %s, want %s", got, want)
	}
}

// TestTheOneThatFollowsStandsOnTheCardToo changes Thursdays to Fridays from a day on, and then the Fridays.
func TestTheOneThatFollowsStandsOnTheCardToo(t *testing.T) {
	f, c, id := open(t, "Thu Hà")
	kittest.Tap(t, c, "standing.set")
	kittest.Write(t, c, "standing.from", "2026-11-26")
	kittest.Write(t, c, "standing.time", "10:00")
	kittest.Tap(t, c, "standing.confirm")
	kittest.Tap(t, c, "standing.set")
	kittest.Write(t, c, "standing.from", "2026-12-04")
	kittest.Tap(t, c, "standing.confirm")
	want := "2026-11-26 10:00, 2026-12-03 10:00, 2026-12-04 10:00, 2026-12-11 10:00"
	if got := planned(t, f, id, 20); got != want {
		t.Fatalf("planned are %s, want %s", got, want)
	}
	x := talks(t, f, id)
	if len(x.Series) != 2 {
		t.Fatalf("%d series", len(x.Series))
	}
	kittest.Tap(t, c, "standing.set."+x.Series[1].ID.Short())
	kittest.Write(t, c, "standing.time", "15:00")
	kittest.Tap(t, c, "standing.confirm")
	want = "2026-11-26 10:00, 2026-12-03 10:00, 2026-12-04 15:00, 2026-12-11 15:00"
	if got := planned(t, f, id, 20); got != want {
		t.Errorf("planned are %s, want %s", got, want)
	}
}

func TestATalkNobodyWroteUpIsAskedFor(t *testing.T) {
	f, c, id := open(t, "Thu Hà")
	s := model.Series{Row: model.About(id), AuthorID: f.Roster().Owner.ID, Rule: model.Weekly, Every: 1, ValidFrom: f.Today().AddDays(-10)}
	f.Change(unit.SetSeries, func(w *storage.Work) error { return w.Put(&s) }, nil)
	ref := s.Occurrence(f.Today().AddDays(-3))
	if got := kit.Texts(kittest.Find(t, c, "meeting."+ref.Ref().Short())); !slices.Contains(got, "did it take place?") {
		t.Errorf("it says %q", got)
	}
	kittest.Choose(t, c, "meeting.more."+ref.Ref().Short(), "held")
	if x := talks(t, f, id); x.LastHeld(id, f.Today()) != f.Today().AddDays(-3) {
		t.Errorf("last held on %s", x.LastHeld(id, f.Today()))
	}
}

func TestOneOccurrenceIsSkippedMovedAndPutBack(t *testing.T) {
	f, c, id := open(t, "Thu Hà")
	kittest.Tap(t, c, "standing.set")
	kittest.Write(t, c, "standing.from", "2026-11-26")
	kittest.Write(t, c, "standing.time", "10:00")
	kittest.Tap(t, c, "standing.confirm")
	first := func() model.Meeting {
		t.Helper()
		x := talks(t, f, id)
		for _, m := range x.Meetings {
			if m.SeriesID != "" {
				return m
			}
		}
		return x.Planned(model.Span{From: f.Today(), To: f.Today().AddDays(30)})[0]
	}
	m := first()
	kittest.Choose(t, c, "meeting.more."+m.Ref().Short(), "skipped")
	if got, want := planned(t, f, id, 10), "2026-12-03 10:00"; got != want {
		t.Errorf("skipped: %s, want %s", got, want)
	}
	m = first()
	if m.ID == "" {
		t.Fatal("skipping made no row")
	}
	kittest.Choose(t, c, "meeting.more."+m.Ref().Short(), "rule")
	if got, want := planned(t, f, id, 10), "2026-11-26 10:00, 2026-12-03 10:00"; got != want {
		t.Errorf("back to the rule: %s, want %s", got, want)
	}
	kittest.Choose(t, c, "meeting.more."+m.Ref().Short(), "edit")
	kittest.Write(t, c, "meeting.on", "2026-11-27")
	kittest.Write(t, c, "meeting.at", "11:15")
	kittest.Tap(t, c, "meeting.confirm")
	if got, want := planned(t, f, id, 10), "2026-11-27 11:15, 2026-12-03 10:00"; got != want {
		t.Errorf("moved: %s, want %s", got, want)
	}
}

func TestDaysAwayDoNotCountAsWaiting(t *testing.T) {
	f, c, id := open(t, "Jonas")
	waits := func() bool {
		t.Helper()
		agenda, err := f.Store().Agenda(t.Context(), f.Today())
		if err != nil {
			t.Fatal(err)
		}
		list, _ := model.Waiting([]model.Person{*f.Roster().Person(id)}, agenda, f.Today())
		return len(list) > 0
	}
	if !waits() {
		t.Fatal("Jonas does not wait: the test proves nothing")
	}
	kittest.Tap(t, c, "away.add")
	kittest.Write(t, c, "away.first", "2026-10-26")
	kittest.Write(t, c, "away.last", "2026-11-20")
	kittest.Tap(t, c, "away.confirm")
	if waits() {
		t.Error("days away count as waiting")
	}
	f.WantUnit(t, unit.SetAbsence)
	f.Pass()
	kittest.Tap(t, c, "away.add")
	kittest.Write(t, c, "away.first", "2026-12-24")
	kittest.Write(t, c, "away.last", "2026-12-20")
	kittest.Tap(t, c, "away.confirm")
	if !kittest.Has(c, "away.last") {
		t.Error("an absence that ends before it begins was taken")
	}
}

// TestAPlannedTalkBecomesTheFirstOfTheRule plans a single talk and then agrees the same day and time for every week.
func TestAPlannedTalkBecomesTheFirstOfTheRule(t *testing.T) {
	f, c, id := open(t, "Thu Hà")
	kittest.Tap(t, c, "meeting.plan")
	kittest.Write(t, c, "meeting.on", "2026-11-26")
	kittest.Write(t, c, "meeting.at", "10:00")
	kittest.Tap(t, c, "meeting.confirm")
	kittest.Tap(t, c, "standing.set")
	kittest.Write(t, c, "standing.from", "2026-11-26")
	kittest.Write(t, c, "standing.time", "10:00")
	kittest.Tap(t, c, "standing.confirm")
	if got, want := planned(t, f, id, 10), "2026-11-26 10:00, 2026-12-03 10:00"; got != want {
		t.Errorf("planned are %s, want %s", got, want)
	}
	for _, m := range talks(t, f, id).Meetings {
		if m.On == model.MustDate("2026-11-26") && m.SeriesID == "" {
			t.Error("the planned talk stands beside the rule: a calendar would have it twice")
		}
	}
}

// TestDaysAwaySkipTheTalksInThem is one unit; who wants to talk all the same says so.
func TestDaysAwaySkipTheTalksInThem(t *testing.T) {
	f, c, id := open(t, "Amara")
	all := "2026-11-26 10:00, 2026-12-03 10:00, 2026-12-10 10:00"
	for _, skip := range []bool{false, true} {
		kittest.Tap(t, c, "away.add")
		kittest.Write(t, c, "away.first", "2026-11-30")
		kittest.Write(t, c, "away.last", "2026-12-09")
		if !skip {
			kittest.Tap(t, c, "away.skip")
		}
		kittest.Tap(t, c, "away.confirm")
		want := all
		if skip {
			want = "2026-11-26 10:00, 2026-12-10 10:00"
		}
		if got := planned(t, f, id, 20); got != want {
			t.Errorf("skipped %v: planned are %s, want %s", skip, got, want)
		}
		f.Undo(t)
		if got := planned(t, f, id, 20); got != all || len(talks(t, f, id).Absences) != 0 {
			t.Errorf("skipped %v, taken back: %s", skip, got)
		}
	}
}

// TestHalfAgreedComesBackAfterACrash types into the dialog, for a new one and for one that is changed, and kills the
// program.
func TestHalfAgreedComesBackAfterACrash(t *testing.T) {
	for _, who := range []string{"Thu Hà", "Amara"} {
		f, c, id := open(t, who)
		kittest.Tap(t, c, "standing.set")
		kittest.Write(t, c, "standing.where", "Room 4")
		f.Pass()
		f.Kill(t)
		things := f.Drafts().About(id)
		if len(things) != 1 {
			t.Fatalf("%s: kept are %q", who, things)
		}
		p := oneonone.New(f, kit.Route{Page: kit.PagePerson, Person: id, Tab: kit.TabTalks})
		c = f.Show(t, kittest.InSheet(p), fyne.NewSize(1216, 900)).Canvas()
		if !p.Continue(things[0]) {
			t.Fatalf("%s: %q is not gone on with", who, things[0])
		}
		if got := kittest.Text(t, c, "standing.where"); got != "Room 4" {
			t.Errorf("%s: the place is %q", who, got)
		}
	}
}
