package oneonone_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// texts are what points of a side say that are neither closed nor archived, in their order.
func texts(x model.OneOnOnes, side model.Side) []string {
	var out []string
	for _, p := range x.Points {
		if p.Side == side && p.ClosedOn.IsZero() && p.ArchivedAt.IsZero() {
			out = append(out, p.Text)
		}
	}
	return out
}

// write types points of yours.
func write(c fyne.Canvas, points ...string) {
	for _, p := range points {
		kittest.Type(c, p)
		kittest.Press(c, fyne.KeyReturn)
	}
}

func TestPointsAreOrderedTickedAndArchivedByTheKeyboard(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	before := len(texts(talks(t, f, id), model.SideManager))
	yours := func() []string { return texts(talks(t, f, id), model.SideManager)[before:] }
	write(c, "one", "two", "three")
	kittest.Press(c, fyne.KeyUp) // from the empty field to the last point
	if got := kittest.Focused(c); got != "oneonone.yours" {
		t.Fatalf("Up leads to %q", got)
	}
	kittest.Alt(c, fyne.KeyUp)
	kittest.Alt(c, fyne.KeyUp)
	kittest.WantTexts(t, "moved up twice", yours(), []string{"three", "one", "two"})
	f.WantUnit(t, unit.MovePoint)
	if got := kittest.Text(t, c, "oneonone.yours"); got != "three" {
		t.Errorf("after moving one is on %q", got)
	}
	kittest.Alt(c, fyne.KeyDown)
	kittest.WantTexts(t, "moved down", yours(), []string{"one", "three", "two"})
	kittest.Ctrl(c, fyne.KeyReturn)
	if got := pointNamed(talks(t, f, id), "three"); got.ClosedOn != f.Today() {
		t.Errorf("Ctrl+Enter left it open: %+v", got)
	}
	kittest.Press(c, fyne.KeySpace)
	if got := pointNamed(talks(t, f, id), "three"); !got.ClosedOn.IsZero() {
		t.Errorf("Space left it closed: %+v", got)
	}
	f.WantUnit(t, unit.ReopenPoint)
	kittest.Press(c, fyne.KeyDelete)
	kittest.WantTexts(t, "archived", yours(), []string{"one", "two"})
	if got := kittest.Focused(c); got != "oneonone.yours" {
		t.Errorf("after archiving the keyboard is at %q", got)
	}
	f.Restart(t)
	if got := pointNamed(talks(t, f, id), "three"); got.ArchivedAt.IsZero() {
		t.Error("after a restart it is not archived")
	}
	kittest.WantTexts(t, "after a restart", yours(), []string{"one", "two"})
	f.Undo(t) // also after a restart
	kittest.WantTexts(t, "after undo", yours(), []string{"one", "three", "two"})
	f.Redo(t)
	kittest.WantTexts(t, "after redo", yours(), []string{"one", "two"})
}

func TestMovingAtTheEndIsNothingToUndo(t *testing.T) {
	f, c, _ := open(t, "Daniel Weber")
	write(c, "last")
	kittest.Press(c, fyne.KeyUp)
	kittest.Alt(c, fyne.KeyDown)
	f.WantUnit(t, unit.AddPoint)
}

func TestPointIsMadePrivateAndSharedFromTheRow(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	write(c, "Salary")
	kittest.Press(c, fyne.KeyUp)
	shared := pointNamed(talks(t, f, id), "Salary")
	kittest.Ctrl(c, fyne.KeyL)
	private := pointNamed(talks(t, f, id), "Salary")
	if private.ID == shared.ID || private.Visibility != model.Private {
		t.Fatalf("taken back: %+v", private)
	}
	if got := kittest.Text(t, c, "oneonone.yours"); got != "Salary" {
		t.Errorf("one is on %q", got)
	}
	if len(f.Toasts) != 1 || f.Toasts[0] != "Only you see this from now on. What was handed out before cannot be called back." {
		t.Errorf("told: %q", f.Toasts)
	}
	kittest.Ctrl(c, fyne.KeyL)
	if got := pointNamed(talks(t, f, id), "Salary"); got.Visibility != model.Shared {
		t.Errorf("shared: %+v", got)
	}
	if got := f.Toasts[len(f.Toasts)-1]; got != "Daniel can see this from now on. What it said before stays with you." {
		t.Errorf("told: %q", got)
	}
	f.Restart(t)
	f.Undo(t)
	f.Undo(t)
	if got := pointNamed(talks(t, f, id), "Salary"); got == nil || got.ID != shared.ID || got.Visibility != model.Shared {
		t.Errorf("after two undos: %+v", got)
	}
}

func TestAnArchivedPointIsBroughtBack(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	write(c, "Parking")
	x := pointNamed(talks(t, f, id), "Parking")
	kittest.Choose(t, c, "oneonone.more."+x.ID.Short(), "archive")
	if kittest.Has(c, "oneonone.point."+x.ID.Short()) {
		t.Fatal("what is archived is still shown")
	}
	kittest.Tap(t, c, "oneonone.points.older")
	kittest.Choose(t, c, "oneonone.more."+x.ID.Short(), "archive")
	kittest.Tap(t, c, "oneonone.points.older")
	if !kittest.Has(c, "oneonone.point."+x.ID.Short()) {
		t.Error("what was brought back is not shown")
	}
	f.Restart(t)
	if got := pointNamed(talks(t, f, id), "Parking"); !got.ArchivedAt.IsZero() {
		t.Errorf("stored: %+v", got)
	}
}

func TestPointGetsAKindAndChangesSides(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	write(c, "Partner in Bergen")
	x := pointNamed(talks(t, f, id), "Partner in Bergen")
	kittest.Choose(t, c, "oneonone.more."+x.ID.Short(), "edit")
	kittest.Write(t, c, "point.kind", "Customer")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "point.side.rep")
	kittest.Tap(t, c, "point.confirm")
	f.Restart(t)
	if got := pointNamed(talks(t, f, id), "Partner in Bergen"); got.Kind != model.PointCustomer || got.Side != model.SideRep {
		t.Errorf("stored: %+v", got)
	}
}

func TestMeetingIsPlannedMovedCalledOffAndPlannedAgain(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	kittest.Tap(t, c, "meeting.plan")
	kittest.Write(t, c, "meeting.on", "2026-12-01")
	kittest.Write(t, c, "meeting.at", "25:00")
	kittest.Tap(t, c, "meeting.confirm")
	if !kittest.Has(c, "meeting.confirm") {
		t.Fatal("a time that does not exist was taken")
	}
	kittest.Write(t, c, "meeting.at", "9:30")
	kittest.Tap(t, c, "meeting.confirm")
	planned := func() *model.Meeting {
		for _, m := range talks(t, f, id).Meetings {
			if m.AtTime == "09:30" {
				return &m
			}
		}
		return nil
	}
	m := planned()
	if m == nil || m.On != model.MustDate("2026-12-01") || m.State != model.MeetingPlanned || m.Minutes != 45 {
		t.Fatalf("stored: %+v", m)
	}
	kittest.Tap(t, c, "meeting."+m.ID.Short())
	kittest.Write(t, c, "meeting.on", "2026-12-02")
	kittest.Tap(t, c, "meeting.confirm")
	if got := planned(); got.On != model.MustDate("2026-12-02") {
		t.Errorf("moved to %v", got.On)
	}
	kittest.Choose(t, c, "meeting.more."+m.ID.Short(), "cancelled")
	if got := planned(); got.State != model.MeetingCancelled {
		t.Errorf("called off: %+v", got)
	}
	if kittest.Has(c, "meeting."+m.ID.Short()) {
		t.Error("what is called off is still listed")
	}
	kittest.Tap(t, c, "oneonone.meetings.older")
	kittest.Choose(t, c, "meeting.more."+m.ID.Short(), "planned")
	f.Restart(t)
	if got := planned(); got.State != model.MeetingPlanned {
		t.Errorf("planned again: %+v", got)
	}
	f.Undo(t)
	if got := planned(); got.State != model.MeetingCancelled {
		t.Errorf("after undo: %+v", got)
	}
}

func TestAPlannedTalkOfTodayIsTheOneThatIsHeld(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	kittest.Tap(t, c, "meeting.plan")
	kittest.Write(t, c, "meeting.on", f.Today().String())
	kittest.Tap(t, c, "meeting.confirm")
	before := len(talks(t, f, id).Meetings)
	kittest.Tap(t, c, "meeting.hold")
	x := talks(t, f, id)
	if len(x.Meetings) != before || !heldOn(x.Meetings, f.Today()) {
		t.Errorf("%d meetings became %d", before, len(x.Meetings))
	}
	if kittest.Has(c, "meeting.hold") {
		t.Error("one can hold it a second time")
	}
	if got := kittest.Focused(c); got != "oneonone.point.new" {
		t.Errorf("one goes on at %q, not where one writes", got)
	}
	write(c, "said today")
	if got := pointNamed(talks(t, f, id), "said today"); got.RaisedInID == "" {
		t.Error("a point does not know the talk it was raised in")
	}
}

// TestATalkThatWasMeantIsTheOneThatIsHeld plans talks around today; only one so close that it is meant is taken.
func TestATalkThatWasMeantIsTheOneThatIsHeld(t *testing.T) {
	for name, x := range map[string]struct {
		planned []int // days from today
		taken   int   // of planned; -1: a new one
	}{
		"tomorrow": {[]int{1}, 0}, "in two days": {[]int{2}, -1}, "last week": {[]int{-7}, 0}, "long ago": {[]int{-8}, -1},
		"the nearer": {[]int{-2, -1, 3}, 1}, "tomorrow before yesterday": {[]int{-1, 1}, 1}, "today before all": {[]int{1, -1, 0}, 2},
	} {
		f, c, id := open(t, "Daniel Weber")
		f.Change(unit.ChangeMeeting, func(w *storage.Work) error { // nothing else is planned
			for _, m := range talks(t, f, id).Meetings {
				if m.State == model.MeetingPlanned {
					m.State = model.MeetingCancelled
					if err := w.Put(&m); err != nil {
						return err
					}
				}
			}
			return nil
		}, nil)
		var ids []model.ID
		for _, days := range x.planned {
			m := model.Meeting{Row: model.About(id), AuthorID: f.Roster().Owner.ID, State: model.MeetingPlanned, On: f.Today().AddDays(days), AtTime: "10:00", Zone: "Europe/Berlin"}
			f.Change(unit.PlanMeeting, func(w *storage.Work) error { return w.Put(&m) }, nil)
			ids = append(ids, m.ID)
		}
		kittest.Tap(t, c, "meeting.hold")
		var held []int
		for _, m := range talks(t, f, id).Meetings {
			if m.State == model.MeetingHeld && m.On == f.Today() {
				held = append(held, slices.Index(ids, m.ID))
			}
		}
		if len(held) != 1 || held[0] != x.taken {
			t.Errorf("%s: held are %v, want %d", name, held, x.taken)
		}
	}
}

func TestATalkNobodyRecordedAsksWhatBecameOfIt(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	m := model.Meeting{Row: model.About(id), AuthorID: f.Roster().Owner.ID, State: model.MeetingPlanned, On: f.Today().AddDays(-3)}
	f.Change(unit.PlanMeeting, func(w *storage.Work) error { return w.Put(&m) }, nil)
	if got := kit.Texts(kittest.Find(t, c, "meeting."+m.ID.Short())); !slices.Contains(got, "did it take place?") {
		t.Errorf("it says %q", got)
	}
}

func TestTheRhythmCanEnd(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	kittest.Tap(t, c, "cadence.set")
	kittest.Write(t, c, "cadence.days", "")
	kittest.Tap(t, c, "cadence.confirm")
	f.Restart(t)
	x := talks(t, f, id)
	if days := model.CadenceOn(x.Cadences, id, f.Today()); days != 0 {
		t.Errorf("still agreed: %d days", days)
	}
	if days := model.CadenceOn(x.Cadences, id, f.Today().AddDays(-1)); days != 7 {
		t.Errorf("yesterday %d days were agreed", days)
	}
}
