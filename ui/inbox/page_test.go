package inbox_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/inbox"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

var usual = fyne.NewSize(1216, 900)

// open shows the page with lines that wait, the first of which was caught first.
func open(t *testing.T, texts ...string) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	catch(f, texts...)
	return f, f.Show(t, inbox.New(f, kit.Route{Page: kit.PageInbox}), usual).Canvas()
}

func catch(f *kittest.Frame, texts ...string) {
	for i, text := range texts {
		c := model.NewCaught(f.Roster().Owner.ID, text, f.Today().AddDays(i-9))
		c.FileName, c.Digest = "call.txt", text
		f.Change(unit.ReadInbox, func(w *storage.Work) error { return w.Put(&c) }, nil)
	}
}

func waits(t *testing.T, f *kittest.Frame) string {
	t.Helper()
	var out []string
	for _, c := range kittest.Reads(t, f.Store().Inbox) {
		out = append(out, c.Text)
	}
	return strings.Join(out, "|")
}

func talks(t *testing.T, f *kittest.Frame, who string) model.OneOnOnes {
	t.Helper()
	p, err := f.Roster().FindPerson(who)
	if err != nil {
		t.Fatal(err)
	}
	return kittest.Reads(t, func(ctx context.Context) (model.OneOnOnes, error) { return f.Store().OneOnOnes(ctx, p.ID) })
}

func TestALineIsGivenToSomebodyByKeyboard(t *testing.T) {
	f, c := open(t, "Called about Havn, Jonas was there", "second")
	if got := kittest.Text(t, c, "inbox.sentence"); got != "Two lines wait until you say whom they are about." {
		t.Errorf("the page says %q", got)
	}
	f.Page().(kit.Focuser).FocusFirst()
	kittest.Press(c, fyne.KeyReturn)
	if got := kittest.Text(t, c, "inbox.who"); got != "Jonas Lindqvist" {
		t.Errorf("who is named in it is proposed: %q", got)
	}
	kittest.Press(c, fyne.KeyTab)
	kittest.Press(c, fyne.KeyRight) // a win
	kittest.Tap(t, c, "inbox.ask.confirm")
	f.WantUnit(t, unit.SortInbox)
	n := talks(t, f, "Jonas").Notes[0]
	if n.Kind != model.NoteWin || n.Visibility != model.Private || n.Text != "Called about Havn, Jonas was there" || n.On != f.Today().AddDays(-9) {
		t.Errorf("stored %+v", n)
	}
	if got := waits(t, f); got != "second" {
		t.Errorf("there waits %q", got)
	}
	f.Undo(t)
	if got := waits(t, f); got != "Called about Havn, Jonas was there|second" {
		t.Errorf("after undo there waits %q", got)
	}
}

func TestALineBecomesAPointThatBothSee(t *testing.T) {
	f, c := open(t, "ask about Lund")
	kittest.Tap(t, c, "inbox.line."+kittest.Reads(t, f.Store().Inbox)[0].ID.Short())
	kittest.Tap(t, c, "inbox.ask.confirm")
	if !kittest.Has(c, "inbox.who") {
		t.Fatal("it was stored about nobody")
	}
	kittest.Write(t, c, "inbox.who", "Thu Hà")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "inbox.what.point")
	kittest.Write(t, c, "inbox.text", "How was Lund?")
	kittest.Tap(t, c, "inbox.ask.confirm")
	points := talks(t, f, "Thu Hà").Points
	p := points[len(points)-1]
	if p.Text != "How was Lund?" || p.Visibility != model.Shared || p.Side != model.SideManager || p.RaisedOn != f.Today() {
		t.Errorf("stored %+v", p)
	}
	if !kittest.Has(c, "inbox.settings") || waits(t, f) != "" {
		t.Errorf("there waits %q", waits(t, f))
	}
}

func TestALineBecomesEvidenceForASkill(t *testing.T) {
	f, c := open(t, "Jonas lost the room")
	skill := f.Roster().Framework.Skills[1]
	f.Page().(kit.Focuser).FocusFirst()
	kittest.Press(c, fyne.KeyReturn)
	if kittest.Has(c, "inbox.skill") {
		t.Error("a note asks for a skill")
	}
	kittest.Tap(t, c, "inbox.what.evidence")
	kittest.Write(t, c, "inbox.skill", skill.Name)
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "inbox.ask.confirm")
	x := talks(t, f, "Jonas")
	links := model.LinksOf(x.Links, x.Notes[0].ID)
	if x.Notes[0].Kind != model.NoteEvidence || len(links) != 1 || links[0].SkillID != skill.SkillID || links[0].Visibility != model.Private {
		t.Errorf("stored %+v, %+v", x.Notes[0], links)
	}
}

func TestALineIsThrownAwayAndComesBack(t *testing.T) {
	f, c := open(t, "first", "second")
	f.Page().(kit.Focuser).FocusFirst()
	kittest.Press(c, fyne.KeyDelete)
	if got := waits(t, f); got != "second" || f.Toasts[len(f.Toasts)-1] != "Thrown away." {
		t.Errorf("there waits %q, it told %q", got, f.Toasts)
	}
	f.Undo(t)
	if got := waits(t, f); got != "first|second" {
		t.Errorf("after undo there waits %q", got)
	}
}

func TestWhatIsHalfSortedComesBack(t *testing.T) {
	f, c := open(t, "first")
	f.Page().(kit.Focuser).FocusFirst()
	kittest.Press(c, fyne.KeyReturn)
	kittest.Write(t, c, "inbox.text", "first, in other words")
	kittest.Tap(t, c, "inbox.what.lesson")
	f.Pass()
	f.Kill(t)
	p := inbox.New(f, kit.Route{Page: kit.PageInbox})
	c = f.Show(t, p, usual).Canvas()
	if !p.Continue(kit.Thing("caught", kittest.Reads(t, f.Store().Inbox)[0].ID)) {
		t.Fatal("it does not go on")
	}
	if got := kittest.Text(t, c, "inbox.text"); got != "first, in other words" {
		t.Errorf("there stands %q", got)
	}
}

func TestAnEmptyInboxTeaches(t *testing.T) {
	f, c := open(t)
	kittest.Tap(t, c, "inbox.settings")
	if r := f.LastRoute(); r.Page != kit.PageSettings {
		t.Errorf("went to %+v", r)
	}
}

func TestNothingIsCutOff(t *testing.T) {
	s := kittest.SampleStore(t)
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	catch(f, "Call the bank", strings.Repeat("a long line ", 60), "one\ntwo\nthree\nfour\nfive\nsix")
	build := func() fyne.CanvasObject {
		f := kittest.NewFrame(t, s)
		return f.Build(inbox.New(f, kit.Route{Page: kit.PageInbox}))
	}
	kittest.Overflow(t, build, fyne.NewSize(664, 450), fyne.NewSize(964, 640), usual)
	kittest.Screens(t, "inbox", fyne.NewSize(1216, 600), build, nil)
}
