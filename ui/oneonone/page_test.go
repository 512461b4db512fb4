package oneonone_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/oneonone"
	"milepost/ui/theme"
)

// open shows the tab of a person of the sample team.
func open(t *testing.T, name string) (*kittest.Frame, fyne.Canvas, model.ID) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	p, err := f.Roster().FindPerson(name)
	if err != nil {
		t.Fatal(err)
	}
	w := f.Show(t, page(f, p.ID), fyne.NewSize(1216, 900))
	return f, w.Canvas(), p.ID
}

// page is the tab in a scroll, as the shell shows it.
func page(f *kittest.Frame, id model.ID) kit.Page {
	return kittest.InSheet(oneonone.New(f, kit.Route{Page: kit.PagePerson, Person: id, Tab: kit.TabTalks}))
}

func talks(t *testing.T, f *kittest.Frame, id model.ID) model.OneOnOnes {
	t.Helper()
	x, err := f.Store().OneOnOnes(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func pointNamed(x model.OneOnOnes, text string) *model.Point {
	for i := range x.Points {
		if x.Points[i].Text == text {
			return &x.Points[i]
		}
	}
	return nil
}

func TestPointsAreWrittenWithOneFieldAndEnter(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	c.Focus(nil)
	kittest.Tap(t, c, "oneonone.point.new")
	kittest.Type(c, "Ask about the Brevik call")
	kittest.Press(c, fyne.KeyReturn)
	got := pointNamed(talks(t, f, id), "Ask about the Brevik call")
	if got == nil || got.Visibility != model.Shared || got.Side != model.SideManager || got.RaisedOn != f.Today() {
		t.Fatalf("stored: %+v", got)
	}
	if text := kittest.Text(t, c, "oneonone.point.new"); text != "" {
		t.Errorf("the field still holds %q", text)
	}
	kittest.Tap(t, c, "oneonone.point.private")
	kittest.Tap(t, c, "oneonone.point.side.rep")
	kittest.Tap(t, c, "oneonone.point.new")
	kittest.Type(c, "Sounded tired")
	kittest.Press(c, fyne.KeyReturn)
	got = pointNamed(talks(t, f, id), "Sounded tired")
	if got == nil || got.Visibility != model.Private || got.Side != model.SideRep {
		t.Fatalf("stored: %+v", got)
	}
	f.Undo(t)
	if pointNamed(talks(t, f, id), "Sounded tired") != nil {
		t.Error("undo left the point")
	}
}

func TestPastedLinesBecomePoints(t *testing.T) {
	f, c, id := open(t, "Jonas Lindqvist")
	before := len(talks(t, f, id).Points)
	kittest.Tap(t, c, "oneonone.point.new")
	fyne.CurrentApp().Clipboard().SetContent("first thing\n\n  second thing\r\nthird thing\n")
	c.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	after := talks(t, f, id)
	if len(after.Points) != before+3 || pointNamed(after, "second thing") == nil {
		t.Errorf("%d points became %d", before, len(after.Points))
	}
	f.Undo(t)
	if n := len(talks(t, f, id).Points); n != before {
		t.Errorf("one undo left %d of %d points", n, before)
	}
}

func TestPointIsClosedInTodaysTalkAndReopened(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	var open model.Point
	for _, x := range talks(t, f, id).Points {
		if x.ClosedOn.IsZero() && x.ArchivedAt.IsZero() {
			open = x
		}
	}
	kittest.Tap(t, c, "oneonone.tick."+open.ID.Short())
	if got := pointNamed(talks(t, f, id), open.Text); got.ClosedOn != f.Today() {
		t.Errorf("closed on %v", got.ClosedOn)
	}
	kittest.Tap(t, c, "oneonone.tick."+open.ID.Short())
	if got := pointNamed(talks(t, f, id), open.Text); !got.ClosedOn.IsZero() {
		t.Errorf("still closed on %v", got.ClosedOn)
	}
}

func TestSharingMakesANewRow(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	kittest.Tap(t, c, "note.new")
	kittest.Type(c, "Strong in the Konex call")
	kittest.Tap(t, c, "note.add")
	note := talks(t, f, id).Notes[0]
	if note.Text != "Strong in the Konex call" || note.Visibility != model.Private {
		t.Fatalf("stored: %+v", note)
	}
	kittest.Tap(t, c, "note.mark."+note.ID.Short())
	shared := talks(t, f, id).Notes[0]
	if shared.ID == note.ID || shared.Visibility != model.Shared || shared.Text != note.Text {
		t.Errorf("shared: %+v", shared)
	}
}

func TestPromiseWithOwnerAndDay(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	kittest.Tap(t, c, "action.side.rep")
	kittest.Tap(t, c, "action.due")
	kittest.Type(c, "+3")
	kittest.Tap(t, c, "action.new")
	kittest.Type(c, "Send the offer")
	kittest.Press(c, fyne.KeyReturn)
	var got *model.Action
	for _, a := range talks(t, f, id).Actions {
		if a.Text == "Send the offer" {
			got = &a
		}
	}
	if got == nil || got.OwedBy != model.SideRep || got.DueOn != f.Today().AddDays(3) || got.State != model.ActionOpen {
		t.Fatalf("stored: %+v", got)
	}
	kittest.Tap(t, c, "action.tick."+got.ID.Short())
	for _, a := range talks(t, f, id).Actions {
		if a.ID == got.ID && (a.State != model.ActionDone || a.ClosedOn != f.Today()) {
			t.Errorf("after the tick: %+v", a)
		}
	}
}

func TestTalkIsHeldTodayAndRhythmAgreed(t *testing.T) {
	f, c, id := open(t, "Jonas Lindqvist")
	kittest.Tap(t, c, "meeting.hold")
	if m := talks(t, f, id).Meetings; !heldOn(m, f.Today()) {
		t.Fatal("no talk is held today")
	}
	if name, _ := f.Store().UndoName(context.Background()); name != unit.HoldOneOnOne {
		t.Errorf("undo is called %s", name)
	}
	kittest.Tap(t, c, "cadence.set")
	kittest.Press(c, fyne.KeyBackspace, fyne.KeyBackspace)
	kittest.Type(c, "10")
	kittest.Tap(t, c, "cadence.confirm")
	if days := model.CadenceOn(talks(t, f, id).Cadences, id, f.Today()); days != 10 {
		t.Errorf("agreed: %d days", days)
	}
	if days := model.CadenceOn(talks(t, f, id).Cadences, id, f.Today().AddDays(-1)); days == 10 {
		t.Error("what is agreed today held yesterday too")
	}
}

func heldOn(meetings []model.Meeting, on model.Date) bool {
	for _, m := range meetings {
		if m.On == on && m.State == model.MeetingHeld {
			return true
		}
	}
	return false
}

func TestPrivateIsMarkedInWords(t *testing.T) {
	_, c, _ := open(t, "Amara Okafor")
	all := strings.Join(kit.Texts(c.Content()), "\n")
	if !strings.Contains(all, "Private") || !strings.Contains(all, "Shared") {
		t.Error("visibility is not said in words")
	}
}

func TestFitsEverySize(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	p, err := f.Roster().FindPerson("Amara Okafor")
	if err != nil {
		t.Fatal(err)
	}
	kittest.Overflow(t, func() fyne.CanvasObject { return f.Build(page(f, p.ID)) })
}

// TestEditorsFitEverySize opens what stands in the place of rows: words being changed, promises being made and changed.
func TestEditorsFitEverySize(t *testing.T) {
	for _, size := range kittest.Sizes {
		kittest.App(t, theme.LightMode)
		f := kittest.NewFrame(t, kittest.SampleStore(t))
		p, err := f.Roster().FindPerson("Amara Okafor")
		if err != nil {
			t.Fatal(err)
		}
		c := f.Show(t, page(f, p.ID), size).Canvas()
		x := talks(t, f, p.ID)
		kittest.Tap(t, c, "action."+promise(x, promises(x, model.SideManager)[0]).ID.Short())
		kittest.Press(c, fyne.KeyTab)
		c.Focus(nil)
		kit.FocusName(c, "oneonone.point.new")
		kittest.Press(c, fyne.KeyUp)
		kittest.Ctrl(c, fyne.KeyT)
		kittest.Tap(t, c, "oneonone.point."+firstOfTheirs(x))
		c.Content().Refresh()
		for _, problem := range kit.Overflows(c.Content()) {
			t.Errorf("%v: %s", size, problem)
		}
	}
}

// firstOfTheirs is the short id of the first open point of theirs.
func firstOfTheirs(x model.OneOnOnes) string {
	for _, p := range x.Points {
		if p.Side == model.SideRep && p.ClosedOn.IsZero() && p.ArchivedAt.IsZero() {
			return p.ID.Short()
		}
	}
	return ""
}

// TestPulled: a window pulled through the sizes looks as if it had been opened at each.
func TestPulled(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: it compares pictures, and under the race detector takes longer than the toolkit keeps what it drew")
	}
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	p, err := f.Roster().FindPerson("Amara Okafor")
	if err != nil {
		t.Fatal(err)
	}
	kittest.Pull(t, func() fyne.CanvasObject {
		content := f.Build(page(f, p.ID))
		kittest.Flat(content)
		return content
	})
}

func TestScreens(t *testing.T) {
	kittest.Screens(t, "oneonone", fyne.NewSize(1216, 1000), func() fyne.CanvasObject {
		f := kittest.NewFrame(t, kittest.SampleStore(t))
		p, err := f.Roster().FindPerson("Amara Okafor")
		if err != nil {
			t.Fatal(err)
		}
		return f.Build(page(f, p.ID))
	}, nil)
}
