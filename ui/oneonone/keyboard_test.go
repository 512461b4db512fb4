package oneonone_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// TestAOneOnOneIsHeldWithoutAMouse goes from the first point to the last promise by keys alone.
func TestAOneOnOneIsHeldWithoutAMouse(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	if got := kittest.Focused(c); got != "oneonone.point.new" {
		t.Fatalf("one begins at %q", got)
	}
	write(c, "How was the fair?")
	kittest.Ctrl(c, fyne.KeyL) // what follows is for me alone
	write(c, "Looks tired")
	kittest.Ctrl(c, fyne.KeyL)
	kittest.Type(c, "Introduce him to Bergen")
	kittest.Ctrl(c, fyne.KeyT)
	kittest.Type(c, "+3")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Press(c, fyne.KeyUp, fyne.KeyUp) // past "Looks tired" to the first
	kittest.Ctrl(c, fyne.KeyReturn)
	kittest.Press(c, fyne.KeyDown, fyne.KeyDown) // out of the list again
	until(t, c, "action.new")
	kittest.Type(c, "Write the fair report")
	kittest.Press(c, fyne.KeyTab)
	kittest.Type(c, "fri")
	kittest.Press(c, fyne.KeyTab, fyne.KeyRight) // it is his
	kittest.Press(c, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	until(t, c, "note.new")
	kittest.Type(c, "A good talk")
	kittest.Ctrl(c, fyne.KeyReturn)
	until(t, c, "meeting.hold")
	kittest.Press(c, fyne.KeyReturn)

	f.Restart(t)
	x := talks(t, f, id)
	if p := pointNamed(x, "How was the fair?"); p == nil || p.ClosedOn != f.Today() || p.Visibility != model.Shared {
		t.Errorf("the point: %+v", p)
	}
	if p := pointNamed(x, "Looks tired"); p == nil || p.Visibility != model.Private || !p.ClosedOn.IsZero() {
		t.Errorf("the private point: %+v", p)
	}
	if a := promise(x, "Introduce him to Bergen"); a == nil || a.OwedBy != model.SideManager || a.DueOn != f.Today().AddDays(3) {
		t.Errorf("my promise: %+v", a)
	}
	if a := promise(x, "Write the fair report"); a == nil || a.OwedBy != model.SideRep || a.DueOn != model.MustDate("2026-11-27") {
		t.Errorf("his promise: %+v", a)
	}
	if x.Notes[0].Text != "A good talk" || !heldOn(x.Meetings, f.Today()) {
		t.Errorf("the note: %+v, the talk: %+v", x.Notes[0], x.Meetings[0])
	}
}

// until presses Tab until a widget has the keyboard; it must come before one is round once.
func until(t *testing.T, c fyne.Canvas, name string) {
	t.Helper()
	for range 40 {
		if kittest.Focused(c) == name {
			return
		}
		kittest.Press(c, fyne.KeyTab)
	}
	t.Fatalf("Tab does not lead to %q", name)
}

// TestTabGoesAsOneReads: one stop for each list, however long it is.
func TestTabGoesAsOneReads(t *testing.T) {
	_, c, _ := open(t, "Amara Okafor")
	c.Focus(nil)
	var got []string
	for range 40 {
		kittest.Press(c, fyne.KeyTab)
		name := kittest.Focused(c)
		if len(got) > 0 && name == got[0] {
			break
		}
		got = append(got, name)
	}
	want := []string{
		"meeting.hold", "oneonone.theirs", "oneonone.yours", "oneonone.points.older", "oneonone.point.new", "oneonone.point.kind", "oneonone.point.side", "oneonone.point.private",
		"oneonone.promises", "oneonone.promises.older", "summary.open", "reply.open", "action.new", "action.due", "action.side", "action.private", "action.add",
		"oneonone.since", "questions.next", "oneonone.questions", "questions.all",
		"meeting.plan", "standing.set", "cadence.set", "away.add", "oneonone.meetings", "oneonone.meetings.older", "oneonone.notes", "oneonone.notes.older", "note.new", "note.add",
	}
	if !slices.Equal(got, want) {
		t.Errorf("Tab goes\n%q\nwant\n%q", got, want)
	}
}

// TestTwoHundredPoints: they are one stop of Tab, the last is reached with one key, and a new point makes no other row
// anew.
func TestTwoHundredPoints(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	f.Change(unit.AddPoint, func(w *storage.Work) error {
		for i := range 200 {
			x := &model.Point{Row: model.About(id), AuthorID: w.Actor(), Side: model.SideManager, Text: fmt.Sprintf("point %d", i), Position: int64(1e6 + i*1024), RaisedOn: f.Today()}
			if err := w.Insert(x); err != nil {
				return err
			}
		}
		return nil
	}, nil)
	first := pointNamed(talks(t, f, id), "point 0")
	row := kittest.Find(t, c, "oneonone.tick."+first.ID.Short())
	write(c, "and one more")
	if kittest.Find(t, c, "oneonone.tick."+first.ID.Short()) != row {
		t.Error("a row that did not change was made anew")
	}
	kittest.Press(c, fyne.KeyUp)
	if got := kittest.Text(t, c, "oneonone.yours"); got != "and one more" {
		t.Errorf("Up leads to %q", got)
	}
	kittest.Press(c, fyne.KeyUp)
	kittest.Alt(c, fyne.KeyUp)
	shown := texts(talks(t, f, id), model.SideManager)
	if n := len(shown); shown[n-3] != "point 199" || shown[n-2] != "point 198" {
		t.Errorf("the order ends %q", shown[n-3:])
	}
	if problems := kit.Overflows(c.Content()); len(problems) > 0 {
		t.Errorf("%d things have not the room they need, first: %s", len(problems), problems[0])
	}
}

func TestALongPointWraps(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	long := strings.Repeat("a point that is long, ", 120) + strings.Repeat("x", 2000)
	kittest.Paste(c, long)
	kittest.Press(c, fyne.KeyReturn)
	if pointNamed(talks(t, f, id), long) == nil {
		t.Fatal("it was not stored as it was written")
	}
	for _, size := range []fyne.Size{fyne.NewSize(1216, 900), fyne.NewSize(660, 450)} {
		f.Window().Resize(size)
		c.Content().Refresh()
		if problems := kit.Overflows(c.Content()); len(problems) > 0 {
			t.Errorf("%v: %s", size, problems[0])
		}
	}
	kittest.Press(c, fyne.KeyUp, fyne.KeyReturn)
	kittest.Type(c, "!")
	kittest.Press(c, fyne.KeyReturn)
	if pointNamed(talks(t, f, id), long+"!") == nil {
		t.Error("changing it in its place lost something")
	}
}
