package oneonone_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// elsewhere does what another window or a command does to the file meanwhile.
func elsewhere(t *testing.T, f *kittest.Frame, name string, write func(*storage.Work) error) {
	t.Helper()
	f.Change(name, write, nil)
	if len(f.Errors) > 0 {
		t.Fatal(f.Errors[0])
	}
}

func reword(x model.Point, text string) func(*storage.Work) error {
	x.Text = text
	return func(w *storage.Work) error { return w.Put(&x) }
}

func TestPointIsChangedInItsPlace(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	write(c, "Bergen", "Oslo")
	kittest.Press(c, fyne.KeyUp, fyne.KeyReturn)
	if got := kittest.Focused(c); got != "point.edit" {
		t.Fatalf("Enter leads to %q", got)
	}
	kittest.Type(c, " in spring")
	kittest.Press(c, fyne.KeyReturn)
	if pointNamed(talks(t, f, id), "Oslo in spring") == nil {
		t.Fatal("Enter did not store it")
	}
	f.WantUnit(t, unit.ChangePoint)
	if got := kittest.Focused(c); got != "oneonone.yours" {
		t.Errorf("then the keyboard is at %q", got)
	}
	kittest.Press(c, fyne.KeyUp, fyne.KeyReturn)
	kittest.Type(c, " never")
	kittest.Press(c, fyne.KeyEscape)
	if pointNamed(talks(t, f, id), "Bergen") == nil || kittest.Has(c, "point.edit") {
		t.Error("Escape did not give the change up")
	}
	kittest.Press(c, fyne.KeyReturn)
	kittest.Type(c, " by boat")
	kittest.Tap(t, c, "oneonone.point.new")
	if pointNamed(talks(t, f, id), "Bergen by boat") == nil || kittest.Has(c, "point.edit") {
		t.Error("leaving the field did not store it")
	}
	if got := kittest.Focused(c); got != "oneonone.point.new" {
		t.Errorf("the keyboard was taken to %q", got)
	}
	f.Restart(t)
	f.Undo(t)
	if pointNamed(talks(t, f, id), "Bergen") == nil {
		t.Error("undo after a restart did not bring the words back")
	}
}

func TestAPointIsNotEmptiedInPassing(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	write(c, "Bergen")
	kittest.Press(c, fyne.KeyUp, fyne.KeyReturn)
	kittest.Write(t, c, "point.edit", "")
	kittest.Press(c, fyne.KeyReturn)
	if !kittest.Has(c, "point.edit") {
		t.Fatal("Enter took an empty point")
	}
	kittest.Tap(t, c, "oneonone.point.new")
	if pointNamed(talks(t, f, id), "Bergen") == nil || kittest.Has(c, "point.edit") {
		t.Error("the point is gone, or still being changed")
	}
	f.WantUnit(t, unit.AddPoint)
}

func TestNothingIsStoredWhenNothingChanged(t *testing.T) {
	f, c, _ := open(t, "Daniel Weber")
	write(c, "Bergen")
	kittest.Press(c, fyne.KeyUp, fyne.KeyReturn, fyne.KeyReturn)
	owe(t, c, "call")
	kittest.Press(c, fyne.KeyTab)
	f.WantUnit(t, unit.AddAction)
	if kittest.Has(c, "point.edit") {
		t.Error("the point is still being changed")
	}
}

// TestWhatIsTypedStaysWhenTheFileChanges types into every field of the page while somebody else writes.
func TestWhatIsTypedStaysWhenTheFileChanges(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	other := talks(t, f, id).Points[0]
	for _, field := range []string{"oneonone.point.new", "action.new", "action.due", "note.new"} {
		kittest.Tap(t, c, field)
		kittest.Type(c, "half a ")
		elsewhere(t, f, unit.ChangePoint, reword(*pointNamed(talks(t, f, id), other.Text), other.Text+"!"))
		other = *pointNamed(talks(t, f, id), other.Text+"!")
		kittest.Type(c, "word")
		if got := kittest.Text(t, c, field); got != "half a word" {
			t.Errorf("%s holds %q", field, got)
		}
		if got := kittest.Focused(c); got != field {
			t.Errorf("%s lost the keyboard to %q", field, got)
		}
	}
}

func TestWordsBeingChangedStayWhenTheFileChanges(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	write(c, "Bergen")
	x := *pointNamed(talks(t, f, id), "Bergen")
	kittest.Press(c, fyne.KeyUp, fyne.KeyReturn)
	kittest.Type(c, " by boat")
	elsewhere(t, f, unit.AddPoint, func(w *storage.Work) error {
		return w.Put(&model.Point{Row: model.About(id), AuthorID: w.Actor(), Side: model.SideManager, Text: "from elsewhere", RaisedOn: f.Today()})
	})
	elsewhere(t, f, unit.ChangePoint, reword(x, "Bergen by train"))
	if got := kittest.Text(t, c, "point.edit"); got != "Bergen by boat" || kittest.Focused(c) != "point.edit" {
		t.Fatalf("the field holds %q", got)
	}
	kittest.Press(c, fyne.KeyReturn)
	if pointNamed(talks(t, f, id), "Bergen by train") == nil {
		t.Fatal("what somebody else wrote was overwritten silently")
	}
	if shown := kittest.Text(t, c, "conflict"); shown != "The talking point “Bergen by train” was changed meanwhile" {
		t.Errorf("the dialog says %q", shown)
	}
	kittest.Press(c, fyne.KeyEscape)
	if got := kittest.Text(t, c, "point.edit"); got != "Bergen by boat" || kittest.Focused(c) != "point.edit" {
		t.Fatalf("after Escape the field holds %q, the keyboard is at %q", got, kittest.Focused(c))
	}
	if pointNamed(talks(t, f, id), "Bergen by train") == nil {
		t.Fatal("Escape wrote something")
	}
	kittest.Press(c, fyne.KeyReturn, fyne.KeyReturn) // asked again, and mine
	if pointNamed(talks(t, f, id), "Bergen by boat") == nil || len(f.Errors) > 0 || kittest.Has(c, "point.edit") {
		t.Errorf("it was not stored: %v", f.Errors)
	}
}

// TestLeavingAFieldInConflictAsksOnce leaves it with the pointer, and takes what the file says.
func TestLeavingAFieldInConflictAsksOnce(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	write(c, "Bergen")
	x := *pointNamed(talks(t, f, id), "Bergen")
	kittest.Press(c, fyne.KeyUp, fyne.KeyReturn)
	kittest.Type(c, " by boat")
	elsewhere(t, f, unit.ChangePoint, reword(x, "Bergen by train"))
	kittest.Tap(t, c, "oneonone.point.new")
	if n := len(c.Overlays().List()); n != 1 {
		t.Fatalf("%d dialogs are open", n)
	}
	kittest.Tap(t, c, "conflict.text.theirs")
	kittest.Tap(t, c, "conflict.confirm")
	if pointNamed(talks(t, f, id), "Bergen by train") == nil || kittest.Has(c, "point.edit") || len(c.Overlays().List()) > 0 {
		t.Error("the file's words are not taken, or the point is still being changed")
	}
}

// TestAPageThatIsLeftInConflictAsks closes the page while a point is being changed.
func TestAPageThatIsLeftInConflictAsks(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	write(c, "Bergen")
	x := *pointNamed(talks(t, f, id), "Bergen")
	kittest.Press(c, fyne.KeyUp, fyne.KeyReturn)
	kittest.Type(c, " by boat")
	elsewhere(t, f, unit.ChangePoint, reword(x, "Bergen by train"))
	f.Page().Close()
	kittest.Tap(t, c, "conflict.confirm")
	if pointNamed(talks(t, f, id), "Bergen by boat") == nil {
		t.Error("mine was not stored")
	}
}

func TestAnOrderChangedElsewhereIsNoConflictOfWords(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	write(c, "one", "two")
	kittest.Press(c, fyne.KeyUp, fyne.KeyReturn)
	kittest.Type(c, "!")
	x := *pointNamed(talks(t, f, id), "two")
	x.Position = 1
	elsewhere(t, f, unit.MovePoint, func(w *storage.Work) error { return w.Put(&x) })
	kittest.Press(c, fyne.KeyReturn)
	if got := pointNamed(talks(t, f, id), "two!"); got == nil || got.Position != 1 {
		t.Errorf("stored: %+v", got)
	}
}

func TestAPromiseChangedElsewhereIsAskedAbout(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	owe(t, c, "call Bergen")
	a := *promise(talks(t, f, id), "call Bergen")
	kittest.Tap(t, c, "action."+a.ID.Short())
	kittest.Type(c, " twice")
	a.Text = "write to Bergen"
	elsewhere(t, f, unit.ChangeAction, func(w *storage.Work) error { return w.Put(&a) })
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "conflict.cancel")
	if promise(talks(t, f, id), "write to Bergen") == nil || kittest.Text(t, c, "promise.new") != "call Bergen twice" {
		t.Fatal("overwritten silently, or what was typed is gone")
	}
	kittest.Tap(t, c, "promise.add")
	kittest.Tap(t, c, "conflict.confirm")
	if promise(talks(t, f, id), "call Bergen twice") == nil || kittest.Has(c, "promise.new") {
		t.Error("it was not stored")
	}
}

// TestWhatIsTypedStaysWhenItCannotBeStored closes the file under the page: every way to store fails then.
func TestWhatIsTypedStaysWhenItCannotBeStored(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	write(c, "Bergen")
	owe(t, c, "call")
	point, a := pointNamed(talks(t, f, id), "Bergen"), promise(talks(t, f, id), "call")
	kittest.Tap(t, c, "action."+a.ID.Short())
	kittest.Type(c, " him")
	kittest.Tap(t, c, "oneonone.point."+point.ID.Short())
	kittest.Type(c, " by boat")
	if err := f.Store().Close(); err != nil {
		t.Fatal(err)
	}
	kittest.Press(c, fyne.KeyReturn)
	for field, text := range map[string]string{"oneonone.point.new": "a point", "action.new": "a promise", "note.new": "a note"} {
		kittest.Tap(t, c, field)
		kittest.Type(c, text)
		kittest.Press(c, fyne.KeyReturn)
		kittest.Ctrl(c, fyne.KeyReturn)
	}
	kittest.Tap(t, c, "promise.new")
	kittest.Press(c, fyne.KeyReturn)
	for field, text := range map[string]string{
		"oneonone.point.new": "a point", "action.new": "a promise", "note.new": "a note\n", "point.edit": "Bergen by boat", "promise.new": "call him",
	} {
		if got := kittest.Text(t, c, field); got != text {
			t.Errorf("%s holds %q, want %q", field, got, text)
		}
		if f := kittest.Find(t, c, field).(*kit.TextField); f.ErrorText() == "" {
			t.Errorf("%s does not say why", field)
		}
	}
}

func TestPastedLinesLeaveWhatWasTyped(t *testing.T) {
	f, c, id := open(t, "Jonas Lindqvist")
	kittest.Type(c, "half a ")
	kittest.Paste(c, "- first\n• second\n3. third")
	x := talks(t, f, id)
	for _, text := range []string{"first", "second", "3. third"} {
		if pointNamed(x, text) == nil {
			t.Errorf("%q is not a point", text)
		}
	}
	kittest.Type(c, "word")
	if got := kittest.Text(t, c, "oneonone.point.new"); got != "half a word" {
		t.Errorf("the field holds %q", got)
	}
}

// TestWhatIsTypedIsThereWhenOneComesBack leaves the page in the middle of sentences.
func TestWhatIsTypedIsThereWhenOneComesBack(t *testing.T) {
	f, c, id := open(t, "Jonas Lindqvist")
	write(c, "Bergen")
	point := pointNamed(talks(t, f, id), "Bergen")
	fields := []string{"oneonone.point.new", "action.new", "note.new"}
	for _, field := range fields {
		kittest.Tap(t, c, field)
		kittest.Type(c, "half of "+field)
	}
	kittest.Tap(t, c, "oneonone.point."+point.ID.Short())
	kittest.Type(c, " by boat")
	f.Page().Close()
	if pointNamed(talks(t, f, id), "Bergen by boat") == nil {
		t.Error("words that were being changed are gone")
	}
	other, err := f.Roster().FindPerson("Amara Okafor")
	if err != nil {
		t.Fatal(err)
	}
	c = f.Show(t, page(f, other.ID), fyne.NewSize(1216, 900)).Canvas()
	for _, field := range fields {
		if got := kittest.Text(t, c, field); got != "" {
			t.Errorf("%s of somebody else holds %q", field, got)
		}
	}
	c = f.Show(t, page(f, id), fyne.NewSize(1216, 900)).Canvas()
	for _, field := range fields {
		if got := kittest.Text(t, c, field); got != "half of "+field {
			t.Errorf("%s holds %q", field, got)
		}
	}
}

func TestWordsBeingChangedStayWhenTheirPointIsGone(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	write(c, "Bergen")
	x := *pointNamed(talks(t, f, id), "Bergen")
	kittest.Press(c, fyne.KeyUp, fyne.KeyReturn)
	kittest.Type(c, " by boat")
	elsewhere(t, f, unit.SharePoint, func(w *storage.Work) error { return w.Reshare(&x, model.Private) })
	kittest.Press(c, fyne.KeyReturn)
	if got := kittest.Text(t, c, "point.edit"); got != "Bergen by boat" {
		t.Errorf("the field holds %q", got)
	}
	if got := pointNamed(talks(t, f, id), "Bergen"); got == nil || got.Visibility != model.Private {
		t.Errorf("what was done elsewhere: %+v", got)
	}
}
