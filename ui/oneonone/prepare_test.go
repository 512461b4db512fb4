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
	"milepost/ui/theme"
)

// shown is all that stands on the page.
func shown(c fyne.Canvas) string { return strings.Join(kit.Texts(c.Content()), "\n") }

func wants(t *testing.T, c fyne.Canvas, texts ...string) {
	t.Helper()
	all := shown(c)
	for _, want := range texts {
		if !strings.Contains(all, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if t.Failed() {
		t.Log(all)
	}
}

func TestThePageIsPreparedWithoutAsking(t *testing.T) {
	_, c, _ := open(t, "Amara Okafor")
	wants(t, c,
		"Since 19 November", "Amara has not yet read what you expect", "Version 2, since 1 Oct", "Kept: you 0 of 1, Amara 1 of 1", "all year: you 7 of 9, Amara 11 of 12",
		"CFO meetings held: 2 to 3", "Negotiation: own rating 2 to 3", "yours is from 4 Jun",
		"Nordic launch moved to 1 March", "Lead the Nordic pilot is due 2 weeks before",
		"2.4 M new business in 5 weeks",
		"Not talked about for a while", "Career", "9 weeks", "5 weeks", "Questions that fit")
	if kittest.Has(c, "oneonone.since.older") {
		t.Error("one line is left out for a link that is as high")
	}
}

func TestALineOfWhatIsNewLeadsToWhatItIsAbout(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	list := kittest.Find(t, c, "oneonone.since").(*kit.Lines)
	c.Focus(list)
	kittest.Press(c, fyne.KeyReturn)
	if want := (kit.Route{Page: kit.PagePerson, Person: id, Tab: kit.TabExpectations}); f.LastRoute() != want {
		t.Errorf("what was not read leads to %+v", f.LastRoute())
	}
	f.Routes = nil
	kittest.Press(c, fyne.KeyDown, fyne.KeyReturn) // what was kept is no record
	if len(f.Routes) != 0 {
		t.Errorf("what was kept leads to %v", f.Routes)
	}
	kittest.Press(c, fyne.KeyDown, fyne.KeyReturn)
	r := f.LastRoute()
	if r.Page != kit.PagePerson || r.Person != id || r.Tab != kit.TabGrowth || r.Ref == "" {
		t.Errorf("a key result leads to %+v", r)
	}
	for range 2 {
		kittest.Press(c, fyne.KeyDown)
	}
	kittest.Press(c, fyne.KeyReturn)
	if r := f.LastRoute(); r.Tab != kit.TabSkills {
		t.Errorf("a rating leads to %+v", r)
	}
	kittest.Press(c, fyne.KeyDown, fyne.KeyReturn)
	if r := f.LastRoute(); r.Page != kit.PageStrategic || r.Ref == "" {
		t.Errorf("a milestone of the team leads to %+v", r)
	}
}

func TestAQuestionBecomesAPoint(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	list := kittest.Find(t, c, "oneonone.questions").(*kit.Lines)
	if list.Len() != 3 {
		t.Fatalf("%d questions", list.Len())
	}
	c.Focus(list)
	first := list.WidgetText()
	kittest.Press(c, fyne.KeyReturn)
	x := pointNamed(talks(t, f, id), first)
	if x == nil || x.Side != model.SideManager || x.Kind != model.PointCareer || x.Visibility != model.Shared || x.RaisedOn != f.Today() {
		t.Fatalf("stored of %q: %+v", first, x)
	}
	f.WantUnit(t, unit.AddPoint)
	if list.Len() != 3 || kittest.Focused(c) != "oneonone.questions" || strings.Count(shown(c), first) != 1 {
		t.Errorf("afterwards: %d questions, the keyboard is at %q, %q is there %d times", list.Len(), kittest.Focused(c), first, strings.Count(shown(c), first))
	}
	f.Undo(t)
	if list.WidgetText() == "" || pointNamed(talks(t, f, id), first) != nil {
		t.Error("undo left the point")
	}
}

func TestOtherQuestionsWithOneKey(t *testing.T) {
	_, c, _ := open(t, "Amara Okafor")
	all := map[string]bool{}
	list := kittest.Find(t, c, "oneonone.questions").(*kit.Lines)
	for range 4 {
		for i := range list.Len() {
			if i == 0 {
				c.Focus(list)
				kittest.Press(c, fyne.KeyHome)
			} else {
				kittest.Press(c, fyne.KeyDown)
			}
			all[list.WidgetText()] = true
		}
		kit.FocusName(c, "questions.next")
		kittest.Press(c, fyne.KeyReturn)
		if at := kittest.Focused(c); at != "questions.next" {
			t.Fatalf("the keyboard is at %q", at)
		}
	}
	if len(all) != 12 {
		t.Errorf("four times three questions are %d different ones", len(all))
	}
}

// newcomer is somebody of whom the file knows the name alone.
func newcomer(t *testing.T) (*kittest.Frame, fyne.Canvas, model.ID) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.EmptyStore(t))
	x := &model.Person{Name: "Mina Berg", Given: "Mina", IsRep: true}
	f.Use(kittest.Open(t, kit.VB(0), fyne.NewSize(10, 10)))
	f.Change(unit.AddPerson, func(w *storage.Work) error {
		x.Row = model.Row{Visibility: model.Shared}
		return w.Put(x)
	}, nil)
	w := f.Show(t, page(f, x.ID), fyne.NewSize(1216, 900))
	return f, w.Canvas(), x.ID
}

func TestWithNothingInTheFileItHelps(t *testing.T) {
	f, c, id := newcomer(t)
	wants(t, c, "Before the first talk", "No talk with Mina is written down yet.", "Questions for a first talk")
	list := kittest.Find(t, c, "oneonone.questions").(*kit.Lines)
	if list.Len() != 5 {
		t.Errorf("%d questions for a first talk", list.Len())
	}
	if strings.Contains(shown(c), "Not talked about") || strings.Contains(shown(c), "Kept:") {
		t.Errorf("it says what nobody can know:\n%s", shown(c))
	}
	kittest.Tap(t, c, "oneonone.paste")
	if r := f.LastRoute(); r.Page != kit.PageImport {
		t.Errorf("old notes lead to %+v", r)
	}
	c.Focus(list)
	for range 5 {
		kittest.Press(c, fyne.KeyHome, fyne.KeyReturn)
	}
	if n := len(talks(t, f, id).Points); n != 5 {
		t.Errorf("%d points of five questions", n)
	}
	if list.Len() != 3 { // those for any talk
		t.Errorf("then %d questions", list.Len())
	}
}

func TestPreparedBehindTheCurtainSaysNothingPrivate(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	row := model.PrivateAbout(id)
	day := f.Today()
	f.Change(unit.AddGoal, func(w *storage.Work) error {
		for _, r := range []model.Record{
			&model.Goal{Row: row, AuthorID: w.Actor(), Title: "Zwetschgen goal", State: model.GoalOpen, OpenedOn: day},
			&model.Career{Row: row, AuthorID: w.Actor(), Title: "Zwetschgen career", State: model.MilestoneActive, OpenedOn: day, DueOn: day.AddDays(9)},
		} {
			if err := w.Put(r); err != nil {
				return err
			}
		}
		return nil
	}, nil)
	f.Page().Reload()
	kittest.Tap(t, c, "oneonone.since.older")
	wants(t, c, "New goal: Zwetschgen goal", "Zwetschgen career")
	f.Draw(t, id)
	f.Page().Reload()
	if all := shown(c); strings.Contains(all, "Zwetschgen") || !strings.Contains(all, "Since 19 November") {
		t.Errorf("behind the curtain:\n%s", all)
	}
}

func TestPreparedFollowsTheFile(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	x := talks(t, f, id)
	i := slices.IndexFunc(x.Actions, func(a model.Action) bool { return strings.HasPrefix(a.Text, "Introduce her to the CFO") })
	kittest.Tap(t, c, "action.tick."+x.Actions[i].ID.Short())
	// late all the same: it was due yesterday
	wants(t, c, "Kept: you 0 of 1, Amara 1 of 1", "Six open points for your talk with Amara")
}
