package oneonone_test

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
)

// killed ends the program a second after the last letter, starts it again and opens the same page.
func killed(t *testing.T, f *kittest.Frame, id model.ID) fyne.Canvas {
	t.Helper()
	f.Pass()
	f.Kill(t)
	return f.Show(t, page(f, id), fyne.NewSize(1216, 900)).Canvas()
}

// left are the things that are still being written, as the next start finds them.
func left(t *testing.T, f *kittest.Frame, id model.ID) string {
	t.Helper()
	f.Kill(t)
	return strings.Join(f.Drafts().About(id), " ")
}

func TestWhatIsTypedIsBackAfterTheProgramWasKilled(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	kittest.Tap(t, c, "oneonone.point.side.rep")
	kittest.Tap(t, c, "oneonone.point.private")
	kittest.Tap(t, c, "oneonone.point.new")
	kittest.Type(c, "half a point")
	kittest.Tap(t, c, "action.new")
	kittest.Type(c, "half a promise")
	kittest.Write(t, c, "action.due", "fri")
	kittest.Press(c, fyne.KeyTab)
	kittest.Tap(t, c, "action.side.rep")
	kittest.Tap(t, c, "note.new")
	kittest.Type(c, "half a")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Type(c, "note")
	c = killed(t, f, id)
	for field, want := range map[string]string{"oneonone.point.new": "half a point", "action.new": "half a promise", "note.new": "half a\nnote"} {
		if got := kittest.Text(t, c, field); got != want {
			t.Errorf("%s holds %q", field, got)
		}
	}
	points := len(talks(t, f, id).Points)
	kittest.Tap(t, c, "oneonone.point.new")
	kittest.Press(c, fyne.KeyEnd)
	kittest.Type(c, "!")
	kittest.Press(c, fyne.KeyReturn)
	got := pointNamed(talks(t, f, id), "half a point!")
	if got == nil || got.Side != model.SideRep || got.Visibility != model.Private || len(talks(t, f, id).Points) != points+1 {
		t.Fatalf("stored: %+v of %d", got, len(talks(t, f, id).Points)-points)
	}
	kittest.Tap(t, c, "action.add")
	if a := promise(talks(t, f, id), "half a promise"); a == nil || a.OwedBy != model.SideRep || a.DueOn != model.MustDate("2026-11-27") {
		t.Errorf("stored: %+v", a)
	}
	kittest.Tap(t, c, "note.add")
	f.WantUnit(t, unit.AddNote)
	// each went with its unit: nothing comes back, though no second has passed
	if got := left(t, f, id); got != "" {
		t.Errorf("still being written: %s", got)
	}
}

func TestWhatIsChangedInItsPlaceIsBackAfterTheProgramWasKilled(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	write(c, "Bergen", "Oslo")
	owe(t, c, "call Bergen")
	bergen, oslo, call := pointNamed(talks(t, f, id), "Bergen"), pointNamed(talks(t, f, id), "Oslo"), promise(talks(t, f, id), "call Bergen")
	kittest.Choose(t, c, "oneonone.more."+oslo.ID.Short(), "action")
	kittest.Write(t, c, "promise.new", "see Oslo")
	c = killed(t, f, id)
	if got := kittest.Text(t, c, "promise.new"); got != "see Oslo" {
		t.Errorf("the promise made of a point says %q", got)
	}
	kittest.Tap(t, c, "promise.cancel")
	f.Pass()

	kittest.Tap(t, c, "action."+call.ID.Short())
	kittest.Type(c, " twice")
	c = killed(t, f, id)
	if got := kittest.Text(t, c, "promise.new"); got != "call Bergen twice" {
		t.Errorf("the promise says %q", got)
	}
	kittest.Tap(t, c, "promise.add")

	kittest.Tap(t, c, "oneonone.point."+bergen.ID.Short())
	kittest.Type(c, " by boat")
	c = killed(t, f, id)
	if got := kittest.Text(t, c, "point.edit"); got != "Bergen by boat" || pointNamed(talks(t, f, id), "Bergen") == nil {
		t.Errorf("the point says %q, or it was stored by the start alone", got)
	}
	kit.FocusEnd(c, "point.edit")
	kittest.Type(c, "!")
	kittest.Press(c, fyne.KeyReturn)
	if pointNamed(talks(t, f, id), "Bergen by boat!") == nil || promise(talks(t, f, id), "call Bergen twice") == nil {
		t.Error("finishing did not store it")
	}
	if got := left(t, f, id); got != "" {
		t.Errorf("still being written: %s", got)
	}
}

func TestNoteBeingChangedIsOpenedAgain(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	n := talks(t, f, id).Notes[0]
	kittest.Tap(t, c, "note."+n.ID.Short())
	kittest.Write(t, c, "note.text", "half a sentence")
	kittest.Tap(t, c, "note.kind.lesson")
	c = killed(t, f, id)
	thing := kit.Thing("note", n.ID)
	if !f.Page().(kit.Continuer).Continue(thing) || kittest.Text(t, c, "note.text") != "half a sentence" {
		t.Fatal("the dialog is not there again")
	}
	kittest.Tap(t, c, "note.confirm")
	got := talks(t, f, id).Notes[0]
	if got.Text != "half a sentence" || got.Kind != model.NoteLesson {
		t.Errorf("stored: %+v", got)
	}
	if got := left(t, f, id); got != "" {
		t.Errorf("still being written: %s", got)
	}
}

// TestWhatIsStoredIsNoDraftAnyMore looks at the disk the moment a unit is stored, before the window has heard of it.
func TestWhatIsStoredIsNoDraftAnyMore(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	owe(t, c, "call Bergen")
	call := promise(talks(t, f, id), "call Bergen")
	then := ""
	defer f.Store().Subscribe(func(storage.Changed) {
		s, err := storage.Open(context.Background(), f.OnDisk(t), storage.Options{Clock: model.FixedClock(kittest.Now())})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = s.Close() }()
		found, err := s.TakeDrafts(context.Background(), model.ID("x"), func(model.ID) bool { return false })
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range found {
			then += d.Thing + " "
		}
	})()
	for what, do := range map[string]func(){
		"a point":   func() { kittest.Tap(t, c, "oneonone.point.new"); kittest.Type(c, "half") },
		"a promise": func() { kittest.Tap(t, c, "action.new"); kittest.Type(c, "half") },
		"a change":  func() { kittest.Tap(t, c, "action."+call.ID.Short()); kittest.Type(c, "half") },
	} {
		do()
		f.Pass()
		kittest.Press(c, fyne.KeyReturn)
		if then != "" {
			t.Errorf("%s is stored and still a draft: %s", what, then)
		}
		then = ""
	}
	kittest.Tap(t, c, "oneonone.point.new")
	kittest.Type(c, "to be promised")
	f.Pass()
	kittest.Ctrl(c, fyne.KeyT)
	kittest.Press(c, fyne.KeyReturn)
	if then != "" || promise(talks(t, f, id), "to be promised") == nil {
		t.Errorf("what became a promise is still a draft: %s", then)
	}
}

func TestWhatIsGivenUpDoesNotComeBack(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	write(c, "Bergen")
	kittest.Press(c, fyne.KeyUp, fyne.KeyReturn)
	kittest.Type(c, " never")
	f.Pass()
	kittest.Press(c, fyne.KeyEscape)
	kittest.Tap(t, c, "oneonone.point.new")
	kittest.Type(c, "x")
	f.Pass()
	kittest.Press(c, fyne.KeyBackspace)
	f.Pass()
	n := kittest.Names(c)
	for _, name := range n {
		if strings.HasPrefix(name, "note.") && !strings.Contains(name, "new") && strings.Count(name, ".") == 1 && name != "note.add" {
			kittest.Tap(t, c, name)
			kittest.Write(t, c, "note.text", "given up")
			f.Pass()
			kittest.Tap(t, c, "note.cancel")
			break
		}
	}
	if got := left(t, f, id); got != "" {
		t.Errorf("comes back: %s", got)
	}
}

// TestADraftDoesNotHideWhatSomebodyElseWrote: the words were changed while the program was not running.
func TestADraftDoesNotHideWhatSomebodyElseWrote(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	write(c, "Bergen")
	x := *pointNamed(talks(t, f, id), "Bergen")
	kittest.Press(c, fyne.KeyUp, fyne.KeyReturn)
	kittest.Type(c, " by boat")
	f.Pass()
	f.Kill(t)
	elsewhere(t, f, unit.ChangePoint, reword(x, "Bergen by train"))
	c = f.Show(t, page(f, id), fyne.NewSize(1216, 900)).Canvas()
	if got := kittest.Text(t, c, "point.edit"); got != "Bergen by boat" {
		t.Errorf("the field holds %q", got)
	}
	if got := strings.Join(kit.Texts(c.Content()), "\n"); !strings.Contains(got, "Meanwhile it was changed to “Bergen by train”") {
		t.Error("nobody says that the words were changed")
	}
}

// TestWhatIsBeingChangedStaysWhileOneIsElsewhere: in memory too, before the second has passed.
func TestWhatIsBeingChangedStaysWhileOneIsElsewhere(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	owe(t, c, "call Bergen")
	kittest.Tap(t, c, "action."+promise(talks(t, f, id), "call Bergen").ID.Short())
	kittest.Type(c, " twice")
	f.Page().Close()
	c = f.Show(t, page(f, id), fyne.NewSize(1216, 900)).Canvas()
	if got := kittest.Text(t, c, "promise.new"); got != "call Bergen twice" {
		t.Errorf("the promise says %q", got)
	}
}
