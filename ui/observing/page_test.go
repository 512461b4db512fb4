package observing_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/observing"
	"milepost/ui/theme"
)

var usual = fyne.NewSize(1216, 900) // what the sidebar leaves of the usual window

func open(t *testing.T, s *storage.Store, who string) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	return f, f.Show(t, observing.New(f, kit.Route{Page: kit.PageObserve, Person: id(t, f, who)}), usual).Canvas()
}

func id(t *testing.T, f *kittest.Frame, who string) model.ID {
	t.Helper()
	if who == "" {
		return ""
	}
	p, err := f.Roster().FindPerson(who)
	if err != nil {
		t.Fatal(err)
	}
	return p.ID
}

// newest is the newest observation of somebody, with what it is evidence for.
func newest(t *testing.T, f *kittest.Frame, who string) (model.Note, []model.NoteLink) {
	t.Helper()
	e := kittest.Reads(t, func(ctx context.Context) (model.Evidence, error) { return f.Store().Evidence(ctx, id(t, f, who)) })
	if len(e.Notes) == 0 {
		t.Fatal("no note is evidence")
	}
	return e.Notes[0], model.LinksOf(e.Links, e.Notes[0].ID)
}

func ratings(t *testing.T, f *kittest.Frame, who string) int {
	t.Helper()
	return len(kittest.Reads(t, func(ctx context.Context) (model.Assessments, error) { return f.Store().Assessments(ctx, id(t, f, who)) }).Ratings)
}

func TestACallIsNotedByKeyboardAlone(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t), "Jonas")
	rated := ratings(t, f, "Jonas")
	if got, want := kittest.Text(t, c, "observe.sentence"), "Before today you had not heard Jonas with a customer for eleven weeks."; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	f.Page().(kit.Focuser).FocusFirst()
	kittest.Type(c, "Discovery call with Havn")
	kittest.Press(c, fyne.KeyReturn, fyne.KeyReturn)
	kittest.Type(c, "08:30, listened in")
	kittest.Press(c, fyne.KeyReturn)
	if got := kittest.Focused(c); got != "observe.step.1" {
		t.Fatalf("the keyboard is with %q", got)
	}
	kittest.Type(c, "3")
	kittest.Press(c, fyne.KeyDown)
	kittest.Type(c, "2")
	kittest.Press(c, fyne.KeyDown, fyne.KeyDown)
	kittest.Type(c, "Waited after the question about cost.")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Type(c, "Ask who else decides")
	kittest.Ctrl(c, fyne.KeyReturn)
	f.WantUnit(t, unit.Observe)
	n, links := newest(t, f, "Jonas")
	if n.Kind != model.NoteObservation || n.Visibility != model.Private || n.On != f.Today() || n.Occasion != "Discovery call with Havn" ||
		n.Text != "08:30, listened in" || n.Keep != "Waited after the question about cost." || n.Try != "Ask who else decides" {
		t.Errorf("stored %+v", n)
	}
	if len(links) != 2 || links[0].Step != 3 || links[1].Step != 2 || links[0].Visibility != model.Private || links[0].SkillID == links[1].SkillID {
		t.Errorf("it is evidence for %+v", links)
	}
	if now := ratings(t, f, "Jonas"); now != rated {
		t.Errorf("%d ratings became %d", rated, now)
	}
	if got := kittest.Text(t, c, "observe.sentence"); got != "You have noted a call of Jonas today already." {
		t.Errorf("then the page says %q", got)
	}
	for _, name := range []string{"observe.occasion", "observe.how", "observe.keep", "observe.try"} {
		if got := kittest.Text(t, c, name); got != "" {
			t.Errorf("%s still holds %q", name, got)
		}
	}
	f.Undo(t)
	if n, _ := newest(t, f, "Jonas"); n.Occasion == "Discovery call with Havn" {
		t.Error("undo left the note")
	}
}

func TestWithoutAPersonThePageSaysWhoIsDue(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t), "")
	if got, want := kittest.Text(t, c, "observe.sentence"), "You have not heard Jonas with a customer for eleven weeks."; got != want {
		t.Errorf("the page says %q, want %q", got, want)
	}
	kittest.Write(t, c, "observe.keep", "Waited")
	kittest.Tap(t, c, "observe.add")
	if f.Store() == nil || kittest.Focused(c) != "observe.person" {
		t.Errorf("without a person the keyboard goes to %q", kittest.Focused(c))
	}
	kittest.Tap(t, c, "observe.side."+id(t, f, "Thu Hà").Short())
	if got := kittest.Text(t, c, "observe.person"); got != "Nguyễn Thu Hà" {
		t.Errorf("a row of the card chose %q", got)
	}
	if got := kittest.Text(t, c, "observe.keep"); got != "Waited" {
		t.Errorf("what was typed before became %q", got)
	}
	kittest.Tap(t, c, "observe.private")
	kittest.Tap(t, c, "observe.step.2.4")
	kittest.Tap(t, c, "observe.add")
	n, links := newest(t, f, "Thu Hà")
	if n.Visibility != model.Shared || n.Keep != "Waited" || len(links) != 1 || links[0].Visibility != model.Shared || links[0].Step != 4 {
		t.Errorf("stored %+v, %+v", n, links)
	}
}

func TestAnotherSkillIsLookedAt(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t), "Jonas")
	kittest.Tap(t, c, "observe.step.1.5")
	var product model.ID
	for _, s := range f.Roster().Framework.Skills {
		if s.Name == "Product" {
			product = s.SkillID
		}
	}
	kittest.Tap(t, c, "observe.skill.1")
	kittest.Tap(t, c, "observe.take."+product.Short())
	if got := kittest.Text(t, c, "observe.skill.1"); got != "Product" || kittest.Focused(c) != "observe.step.1" {
		t.Errorf("the row is called %q, the keyboard is with %q", got, kittest.Focused(c))
	}
	kittest.Type(c, "2")
	kittest.Ctrl(c, fyne.KeyReturn)
	if _, links := newest(t, f, "Jonas"); len(links) != 1 || links[0].SkillID != product || links[0].Step != 2 {
		t.Errorf("it is evidence for %+v", links)
	}
}

func TestNothingIsNotKept(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t), "Jonas")
	seq := kittest.Reads(t, f.Store().UndoName)
	kittest.Tap(t, c, "observe.add")
	if got := kittest.Reads(t, f.Store().UndoName); got != seq {
		t.Errorf("it stored %q", got)
	}
	if said := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(said, "Write which call it was") {
		t.Error("it does not say what is missing")
	}
	kittest.Write(t, c, "observe.on", "24 Nov 2026")
	kittest.Write(t, c, "observe.keep", "x")
	kittest.Ctrl(c, fyne.KeyReturn)
	if got := kittest.Reads(t, f.Store().UndoName); got != seq {
		t.Errorf("of tomorrow it stored %q", got)
	}
}

func TestAnEarlierDayIsHeldAgainstWhatCameBefore(t *testing.T) {
	_, c := open(t, kittest.SampleStore(t), "Jonas")
	kittest.Write(t, c, "observe.on", "20 Nov 2026")
	if got := kittest.Text(t, c, "observe.sentence"); got != "Before that day you had not heard Jonas with a customer for ten weeks." {
		t.Errorf("the page says %q", got)
	}
}

// TestWhatIsHalfWrittenComesBack also with the skill that was chosen and its step.
func TestWhatIsHalfWrittenComesBack(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t), "Jonas")
	product := ""
	for _, s := range f.Roster().Framework.Skills {
		if s.Name == "Product" {
			product = s.SkillID.Short()
		}
	}
	kittest.Write(t, c, "observe.keep", "Waited")
	kittest.Tap(t, c, "observe.skill.2")
	kittest.Tap(t, c, "observe.take."+product)
	kittest.Type(c, "4")
	f.Pass()
	f.Kill(t)
	p := observing.New(f, kit.Route{Page: kit.PageObserve})
	c = f.Show(t, p, usual).Canvas()
	if !p.Continue(kit.NewThing("observation", id(t, f, "Jonas"))) {
		t.Fatal("it does not go on")
	}
	if got := kittest.Text(t, c, "observe.person") + ": " + kittest.Text(t, c, "observe.keep"); got != "Jonas Lindqvist: Waited" {
		t.Errorf("there stands %q", got)
	}
	if got := kittest.Text(t, c, "observe.skill.2") + " " + kittest.Text(t, c, "observe.step.2"); !strings.HasPrefix(got, "Product 4") {
		t.Errorf("the second row says %q", got)
	}
	kittest.Tap(t, c, "observe.add")
	n, _ := newest(t, f, "Jonas")
	if n.Keep != "Waited" {
		t.Errorf("stored %+v", n)
	}
	if held := f.Drafts().About(id(t, f, "Jonas")); len(held) > 0 {
		t.Errorf("still half-written: %q", held)
	}
}

func TestAnEmptyFileTeaches(t *testing.T) {
	f, c := open(t, kittest.EmptyStore(t), "")
	kittest.Tap(t, c, "observe.empty.new")
	if r := f.LastRoute(); r.Page != kit.PagePeople || r.Do != "new" {
		t.Errorf("went to %+v", r)
	}
}

func TestThePageFitsEverySize(t *testing.T) {
	s := kittest.SampleStore(t)
	kittest.App(t, theme.LightMode)
	kittest.Pull(t, func() fyne.CanvasObject {
		f := kittest.NewFrame(t, s)
		return f.Build(observing.New(f, kit.Route{Page: kit.PageObserve, Person: id(t, f, "Jonas")}))
	})
}

func TestNothingIsCutOff(t *testing.T) {
	s := kittest.SampleStore(t)
	kittest.App(t, theme.LightMode)
	for _, who := range []string{"Jonas", ""} {
		kittest.Overflow(t, func() fyne.CanvasObject {
			f := kittest.NewFrame(t, s)
			return f.Build(observing.New(f, kit.Route{Page: kit.PageObserve, Person: id(t, f, who)}))
		}, fyne.NewSize(664, 450), fyne.NewSize(964, 640), usual)
	}
}
