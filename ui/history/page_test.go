package history_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/history"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

func page(f *kittest.Frame, id model.ID) kit.Page {
	return kittest.InSheet(history.New(f, kit.Route{Page: kit.PagePerson, Person: id, Tab: kit.TabHistory}))
}

func person(t *testing.T, f *kittest.Frame, name string) model.ID {
	t.Helper()
	p, err := f.Roster().FindPerson(name)
	if err != nil {
		t.Fatal(err)
	}
	return p.ID
}

func open(t *testing.T, store *storage.Store, name string) (*kittest.Frame, fyne.Canvas, model.ID) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, store)
	id := person(t, f, name)
	return f, f.Show(t, page(f, id), fyne.NewSize(1216, 1200)).Canvas(), id
}

func texts(c fyne.Canvas) string { return strings.Join(kit.Texts(c.Content()), "\n") }

func has(t *testing.T, c fyne.Canvas, wanted ...string) {
	t.Helper()
	all := texts(c)
	for _, w := range wanted {
		if !strings.Contains(all, w) {
			t.Errorf("%q is not shown:\n%s", w, all)
		}
	}
}

func goals(t *testing.T, f *kittest.Frame, id model.ID) []model.Goal {
	t.Helper()
	g, err := f.Store().Growth(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return g.Goals
}

// change changes a goal as the growth page does.
func change(t *testing.T, f *kittest.Frame, g model.Goal, with func(*model.Goal)) {
	t.Helper()
	with(&g)
	f.Change(unit.ChangeGoal, func(w *storage.Work) error { return w.Put(&g) }, nil)
	if len(f.Errors) > 0 {
		t.Fatal(f.Errors)
	}
}

func TestTheTabTellsWhatHappenedSinceTheLastOneOnOne(t *testing.T) {
	_, c, _ := open(t, kittest.SampleStore(t), "Amara Okafor")
	has(t, c, "Since the last one-on-one", "Since 19 Nov", "Today, Monday 23 November", "Thursday 19 November", "08:40",
		"You moved “Lead the Nordic pilot” from 1 Feb 2027 to 15 Feb 2027", "You held the one-on-one of 19 Nov")
	if strings.Contains(texts(c), "Wednesday 18 November") {
		t.Error("what was before the last one-on-one is told too")
	}
	if got := kittest.Text(t, c, "history.sentence"); !strings.HasPrefix(got, "Since Thursday 19 November, ") {
		t.Errorf("the sentence is %q", got)
	}
	kittest.Tap(t, c, "history.since.all")
	has(t, c, "From the beginning", "Wednesday 18 November")
	for range 20 {
		if !kittest.Has(c, "history.older") {
			break
		}
		kittest.Tap(t, c, "history.older")
	}
	has(t, c, "You added the person Amara Okafor")
	if kittest.Has(c, "history.older") {
		t.Error("there is more before the beginning")
	}
}

func TestTheStoryBeginsWithADayThatIsTyped(t *testing.T) {
	_, c, _ := open(t, kittest.SampleStore(t), "Amara Okafor")
	kittest.Tap(t, c, "history.since.day")
	kittest.Tap(t, c, "history.day")
	kittest.Ctrl(c, fyne.KeyA)
	kittest.Type(c, "12 Nov 2026")
	kittest.Press(c, fyne.KeyReturn)
	has(t, c, "Thursday 12 November", "Wednesday 18 November")
	if strings.Contains(texts(c), "Tuesday 10 November") {
		t.Error("what was before the day is told too")
	}
	if got := kittest.Text(t, c, "history.sentence"); !strings.HasPrefix(got, "Since Thursday 12 November, ") {
		t.Errorf("the sentence is %q", got)
	}
}

func TestSomebodyNewHasAStoryFromTheBeginning(t *testing.T) {
	store := kittest.SampleStore(t)
	p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Mia Berg", IsRep: true}
	if _, err := store.Do(context.Background(), unit.AddPerson, func(w *storage.Work) error { return w.Put(p) }); err != nil {
		t.Fatal(err)
	}
	_, c, _ := open(t, store, "Mia Berg")
	has(t, c, "From the beginning", "1 person was written or changed", "You added the person Mia Berg")
	if kittest.Has(c, "history.since.talk") {
		t.Error("a last one-on-one is offered, and there was none")
	}
}

func TestPutBackChangesTheRecordAndCanBeUndone(t *testing.T) {
	f, c, id := open(t, kittest.SampleStore(t), "Amara Okafor")
	before := goals(t, f, id)[0]
	change(t, f, before, func(g *model.Goal) { g.Title, g.DueOn = "Three CFO meetings", model.MustDate("2027-02-28") })
	has(t, c, "You changed the goal “Three CFO meetings”: due moved from 31 Jan 2027 to 28 Feb 2027; title changed from “Two CFO meetings a month” to “Three CFO meetings”")
	kittest.Tap(t, c, "history.back.1")
	got := goals(t, f, id)[0]
	if got.Title != before.Title || got.DueOn != before.DueOn {
		t.Errorf("put back it is %q, due %s", got.Title, got.DueOn)
	}
	f.WantUnit(t, unit.PutBack)
	if len(f.Toasts) != 1 || !strings.HasPrefix(f.Toasts[0], "It is as it was before today, ") {
		t.Errorf("told: %q", f.Toasts)
	}
	has(t, c, "You put back the goal “Two CFO meetings a month”")
	f.Undo(t)
	if got := goals(t, f, id)[0]; got.Title != "Three CFO meetings" {
		t.Errorf("undone it is %q", got.Title)
	}
	has(t, c, "You took back: putting back")
}

func TestNothingCanBePutBackWhereARecordWasMade(t *testing.T) {
	store := kittest.SampleStore(t)
	story, err := store.Story(context.Background(), storage.StoryQuery{Everybody: true, Limit: 5000})
	if err != nil {
		t.Fatal(err)
	}
	for _, ch := range story.Chapters {
		for _, e := range ch.Events {
			if e.Back && (e.Op == model.EventNew || e.Record.Table == "reading" || e.Record.Table == "rating") {
				t.Fatalf("%s %s can be put back", e.Op, e.Record.Table)
			}
		}
	}
	f, c, id := open(t, store, "Amara Okafor")
	n := buttons(c)
	g := &model.Goal{Row: model.About(id), AuthorID: f.Roster().Owner.ID, Title: "One more", State: model.GoalOpen, OpenedOn: f.Today()}
	f.Change(unit.AddGoal, func(w *storage.Work) error { return w.Put(g) }, nil)
	has(t, c, "You added the goal “One more”")
	if got := buttons(c); got != n {
		t.Errorf("a new goal brings %d buttons to put it back", got-n)
	}
}

func buttons(c fyne.Canvas) int {
	return len(slices.DeleteFunc(kit.Names(c.Content()), func(n string) bool { return !strings.HasPrefix(n, "history.back.") }))
}

func TestAPutBackThatComesTooLateIsRefused(t *testing.T) {
	f, c, id := open(t, kittest.SampleStore(t), "Amara Okafor")
	change(t, f, goals(t, f, id)[0], func(g *model.Goal) { g.Title = "Three CFO meetings" })
	stale := kittest.Find(t, c, "history.back.1").(*kit.Button)
	change(t, f, goals(t, f, id)[0], func(g *model.Goal) { g.DoneWhen = "it is done" })
	stale.OnTapped()
	if len(f.Errors) != 1 || goals(t, f, id)[0].Title != "Three CFO meetings" {
		t.Errorf("errors %v, the goal is %q", f.Errors, goals(t, f, id)[0].Title)
	}
}

func TestWhatHeldAndWhatWasKnown(t *testing.T) {
	f, c, id := open(t, kittest.SampleStore(t), "Amara Okafor")
	dir, err := f.Store().Growth(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	pilot := slices.IndexFunc(dir.Careers, func(c model.Career) bool { return c.Title == "Lead the Nordic pilot" })
	if dir.Careers[pilot].DueOn != model.MustDate("2027-02-15") {
		t.Fatalf("the pilot is due %s", dir.Careers[pilot].DueOn)
	}
	kittest.Write(t, c, "history.asof", "22 Nov 2026")
	kittest.Press(c, fyne.KeyReturn)
	has(t, c, "As of 22 November 2026, with what is known now", "due 15 Feb 2027")
	if strings.Contains(texts(c), "due 1 Feb 2027") {
		t.Error("as of the day before, with what is known now, it is still due earlier")
	}
	kittest.Write(t, c, "history.known", "22 Nov 2026")
	kittest.Press(c, fyne.KeyReturn)
	has(t, c, "What the file said on 22 November 2026", "due 1 Feb 2027", "due 15 Feb 2027", "Negotiation")
	kittest.Write(t, c, "history.known", "1 Jan 2020")
	kittest.Press(c, fyne.KeyReturn)
	has(t, c, "before that day nothing was known")
	if len(f.Errors) > 0 {
		t.Error(f.Errors)
	}
	kittest.Write(t, c, "history.asof", "")
	kittest.Press(c, fyne.KeyReturn)
	if strings.Contains(texts(c), "with what is known now") {
		t.Error("the field is empty, and a day is still shown")
	}
}

func TestAPrivateNoteSaysSoAndANoteOfAnotherAuthorIsNotThere(t *testing.T) {
	store := kittest.SampleStore(t)
	f, c, id := open(t, store, "Amara Okafor")
	has(t, c, "You wrote the private note")
	other := &model.Author{Row: model.Ours(), Name: "Jonas"}
	f.Change(unit.ChooseOwner, func(w *storage.Work) error { return w.Put(other) }, nil)
	theirs, err := storage.Open(context.Background(), store.Path(), storage.Options{Clock: model.FixedClock(kittest.Now()), Actor: other.ID})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = theirs.Close() }()
	for _, v := range []model.Row{model.PrivateAbout(id), model.About(id)} {
		n := &model.Note{Row: v, AuthorID: other.ID, Kind: model.NotePlain, On: f.Today(), Text: "a " + string(v.Visibility) + " word"}
		if _, err := theirs.Do(context.Background(), unit.AddNote, func(w *storage.Work) error { return w.Put(n) }); err != nil {
			t.Fatal(err)
		}
	}
	f.Page().Reload()
	has(t, c, "Jonas wrote the note “a shared word”")
	if strings.Contains(texts(c), "a private word") {
		t.Error("somebody else's private note is told")
	}
}
