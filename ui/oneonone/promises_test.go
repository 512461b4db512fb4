package oneonone_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/ui/kit/kittest"
)

func promise(x model.OneOnOnes, text string) *model.Action {
	for i := range x.Actions {
		if x.Actions[i].Text == text {
			return &x.Actions[i]
		}
	}
	return nil
}

// promises are the open ones of a side, in their order.
func promises(x model.OneOnOnes, side model.Side) []string {
	var out []string
	for _, a := range x.Actions {
		if a.OwedBy == side && a.State == model.ActionOpen && a.ArchivedAt.IsZero() {
			out = append(out, a.Text)
		}
	}
	return out
}

// owe writes promises of yours.
func owe(t *testing.T, c fyne.Canvas, texts ...string) {
	t.Helper()
	kittest.Tap(t, c, "action.new")
	write(c, texts...)
}

// TestAPromiseSaysWhoMaySeeIt writes one as private, and one out of a point that was typed as private.
func TestAPromiseSaysWhoMaySeeIt(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	kittest.Tap(t, c, "action.private")
	owe(t, c, "find out what it costs")
	if got := promise(talks(t, f, id), "find out what it costs"); got == nil || got.Visibility != model.Private {
		t.Errorf("stored: %+v", got)
	}
	owe(t, c, "call Bergen")
	if got := promise(talks(t, f, id), "call Bergen"); got == nil || got.Visibility != model.Shared {
		t.Errorf("the next one: %+v", got)
	}
	kittest.Tap(t, c, "oneonone.point.private")
	kittest.Tap(t, c, "oneonone.point.new")
	kittest.Type(c, "ask finance")
	kittest.Ctrl(c, fyne.KeyT)
	if got := kittest.Text(t, c, "promise.private"); got != "Private" {
		t.Errorf("the promise of it says %q", got)
	}
	kittest.Tap(t, c, "promise.private")
	kittest.Tap(t, c, "promise.add")
	if got := promise(talks(t, f, id), "ask finance"); got == nil || got.Visibility != model.Shared {
		t.Errorf("made shared: %+v", got)
	}
}

func TestPromisesAreOrderedKeptDroppedAndArchived(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	before := len(promises(talks(t, f, id), model.SideManager))
	mine := func() []string { return promises(talks(t, f, id), model.SideManager)[before:] }
	owe(t, c, "call Bergen", "send the deck")
	deck := promise(talks(t, f, id), "send the deck")
	kittest.Choose(t, c, "action.more."+deck.ID.Short(), "up")
	kittest.WantTexts(t, "moved up", mine(), []string{"send the deck", "call Bergen"})
	f.WantUnit(t, unit.MoveAction)
	kittest.Tap(t, c, "action.tick."+deck.ID.Short())
	if got := promise(talks(t, f, id), "send the deck"); got.State != model.ActionDone || got.ClosedOn != f.Today() {
		t.Errorf("kept: %+v", got)
	}
	kittest.Tap(t, c, "action.tick."+deck.ID.Short())
	if got := promise(talks(t, f, id), "send the deck"); got.State != model.ActionOpen || !got.ClosedOn.IsZero() {
		t.Errorf("open again: %+v", got)
	}
	kittest.Choose(t, c, "action.more."+deck.ID.Short(), "drop")
	if got := promise(talks(t, f, id), "send the deck"); got.State != model.ActionDropped {
		t.Errorf("dropped: %+v", got)
	}
	kittest.Choose(t, c, "action.more."+deck.ID.Short(), "reopen")
	if got := promise(talks(t, f, id), "send the deck"); got.State != model.ActionOpen {
		t.Errorf("open again: %+v", got)
	}
	kittest.Choose(t, c, "action.more."+deck.ID.Short(), "share")
	deck = promise(talks(t, f, id), "send the deck")
	if deck.Visibility != model.Private {
		t.Errorf("taken back: %+v", deck)
	}
	kittest.Choose(t, c, "action.more."+deck.ID.Short(), "archive")
	kittest.WantTexts(t, "archived", mine(), []string{"call Bergen"})
	kittest.Tap(t, c, "oneonone.promises.older")
	kittest.Choose(t, c, "action.more."+deck.ID.Short(), "archive")
	f.Restart(t)
	kittest.WantTexts(t, "brought back, after a restart", mine(), []string{"send the deck", "call Bergen"})
	f.Undo(t)
	kittest.WantTexts(t, "after undo", mine(), []string{"call Bergen"})
}

func TestPromiseIsChangedInItsPlace(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	owe(t, c, "call Bergen")
	a := promise(talks(t, f, id), "call Bergen")
	kittest.Tap(t, c, "action."+a.ID.Short())
	kittest.Type(c, " and Oslo")
	kittest.Tap(t, c, "promise.due")
	kittest.Type(c, "not a day")
	kittest.Press(c, fyne.KeyReturn)
	if kittest.Text(t, c, "promise.due") != "not a day" || promise(talks(t, f, id), "call Bergen") == nil {
		t.Fatal("a day that is none was taken, or what was typed went away")
	}
	kittest.Write(t, c, "promise.due", "+4")
	kittest.Tap(t, c, "promise.side.rep")
	kittest.Tap(t, c, "promise.add")
	f.Restart(t)
	got := promise(talks(t, f, id), "call Bergen and Oslo")
	if got == nil || got.DueOn != f.Today().AddDays(4) || got.OwedBy != model.SideRep || got.ID != a.ID {
		t.Fatalf("stored: %+v", got)
	}
	f.WantUnit(t, unit.ChangeAction)
	f.Undo(t)
	if got := promise(talks(t, f, id), "call Bergen"); got == nil || got.OwedBy != model.SideManager || !got.DueOn.IsZero() {
		t.Errorf("after undo: %+v", got)
	}
}

func TestEscapeGivesTheChangeOfAPromiseUp(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	owe(t, c, "call Bergen")
	kittest.Tap(t, c, "action."+promise(talks(t, f, id), "call Bergen").ID.Short())
	kittest.Type(c, " twice")
	kittest.Press(c, fyne.KeyEscape)
	if kittest.Has(c, "promise.new") || promise(talks(t, f, id), "call Bergen") == nil {
		t.Error("Escape did not give it up")
	}
	if got := kittest.Focused(c); got != "oneonone.promises" {
		t.Errorf("the keyboard is at %q", got)
	}
	f.WantUnit(t, unit.AddAction)
}

func TestAPointBecomesAPromiseAndOneUndoTakesBothBack(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	write(c, "Introduce him to the partner")
	kittest.Press(c, fyne.KeyUp)
	kittest.Ctrl(c, fyne.KeyT)
	if got := kittest.Focused(c); got != "promise.due" {
		t.Fatalf("the keyboard is at %q", got)
	}
	kittest.Type(c, "fri")
	kittest.Press(c, fyne.KeyReturn)
	x := talks(t, f, id)
	point, a := pointNamed(x, "Introduce him to the partner"), promise(x, "Introduce him to the partner")
	if a == nil || a.PointID != point.ID || a.OwedBy != model.SideManager || a.DueOn != model.MustDate("2026-11-27") {
		t.Fatalf("stored: %+v", a)
	}
	if point.ClosedOn != f.Today() {
		t.Errorf("the point is open: %+v", point)
	}
	if got := kittest.Focused(c); got != "oneonone.yours" {
		t.Errorf("then the keyboard is at %q", got)
	}
	f.Restart(t)
	f.Undo(t)
	x = talks(t, f, id)
	if promise(x, "Introduce him to the partner") != nil || !pointNamed(x, "Introduce him to the partner").ClosedOn.IsZero() {
		t.Error("one undo left something")
	}
}

func TestWhatIsTypedBecomesAPromise(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	points := len(talks(t, f, id).Points)
	kittest.Ctrl(c, fyne.KeyL)
	kittest.Type(c, "Ask HR about the bonus")
	kittest.Ctrl(c, fyne.KeyT)
	kittest.Press(c, fyne.KeyEscape)
	if kittest.Text(t, c, "oneonone.point.new") != "Ask HR about the bonus" || kittest.Focused(c) != "oneonone.point.new" {
		t.Fatal("Escape lost what was typed, or the keyboard")
	}
	kittest.Ctrl(c, fyne.KeyT)
	kittest.Type(c, "+2")
	kittest.Press(c, fyne.KeyReturn)
	x := talks(t, f, id)
	a := promise(x, "Ask HR about the bonus")
	if a == nil || a.Visibility != model.Private || a.DueOn != f.Today().AddDays(2) || len(x.Points) != points {
		t.Fatalf("stored: %+v", a)
	}
	if kittest.Text(t, c, "oneonone.point.new") != "" || kittest.Focused(c) != "oneonone.point.new" {
		t.Error("one cannot write on at once")
	}
}

func TestNotesStandByDayAndAreChangedArchivedAndShared(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	kittest.Tap(t, c, "note.new")
	kittest.Type(c, "Called Bergen himself")
	kittest.Ctrl(c, fyne.KeyReturn)
	kittest.Type(c, "Quiet today")
	kittest.Ctrl(c, fyne.KeyReturn)
	first := func() model.Note { return talks(t, f, id).Notes[0] }
	n := first()
	if n.Text != "Quiet today" || n.Visibility != model.Private || n.On != f.Today() {
		t.Fatalf("stored: %+v", n)
	}
	kittest.Tap(t, c, "note."+n.ID.Short())
	kittest.Write(t, c, "note.text", "Quiet, two weeks ago")
	kittest.Write(t, c, "note.on", "2026-11-09")
	kittest.Tap(t, c, "note.kind.lesson")
	kittest.Tap(t, c, "note.confirm")
	if got := first(); got.Text != "Called Bergen himself" {
		t.Errorf("the newest day does not come first: %+v", got)
	}
	find := func(text string) *model.Note {
		for _, x := range talks(t, f, id).Notes {
			if x.Text == text {
				return &x
			}
		}
		return nil
	}
	if got := find("Quiet, two weeks ago"); got == nil || got.Kind != model.NoteLesson || got.On != model.MustDate("2026-11-09") {
		t.Fatalf("changed: %+v", got)
	}
	kittest.Choose(t, c, "note.more."+first().ID.Short(), "share")
	if got := first(); got.Visibility != model.Shared {
		t.Errorf("shared: %+v", got)
	}
	kittest.Choose(t, c, "note.more."+first().ID.Short(), "archive")
	kittest.Tap(t, c, "oneonone.notes.older")
	if got := first(); got.ArchivedAt.IsZero() {
		t.Errorf("archived: %+v", got)
	}
	kittest.Choose(t, c, "note.more."+first().ID.Short(), "archive")
	f.Restart(t)
	if got := first(); got.Text != "Called Bergen himself" || !got.ArchivedAt.IsZero() || got.Visibility != model.Shared {
		t.Errorf("after a restart: %+v", got)
	}
}
