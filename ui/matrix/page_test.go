package matrix_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"milepost/chart"
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/matrix"
	"milepost/ui/theme"
)

var usual = fyne.NewSize(1216, 900) // what the sidebar leaves of the usual window

func change(t *testing.T, s *storage.Store, name string, write func(*storage.Work) error) {
	t.Helper()
	if _, err := s.Do(context.Background(), name, write); err != nil {
		t.Fatal(err)
	}
}

func roster(t *testing.T, s *storage.Store) *model.Roster {
	t.Helper()
	r, err := s.Roster(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func skill(t *testing.T, r *model.Roster, name string) model.ID {
	t.Helper()
	for _, s := range r.Framework.Skills {
		if s.Name == name {
			return s.SkillID
		}
	}
	t.Fatalf("no skill %q", name)
	return ""
}

// rate writes down what the manager rated of a person on a day.
func rate(t *testing.T, s *storage.Store, who model.ID, on string, steps map[model.ID]int) {
	t.Helper()
	r := roster(t, s)
	change(t, s, unit.Rate, func(w *storage.Work) error {
		a := model.Assessment{Row: model.About(who), AuthorID: w.Actor(), VersionID: r.Framework.Version.ID, On: model.MustDate(on), State: model.AssessmentOpen}
		if err := w.Put(&a); err != nil {
			return err
		}
		for id, step := range steps {
			x := model.Rating{Row: model.About(who), AuthorID: w.Actor(), AssessmentID: a.ID, SkillID: id, Rater: model.ByManager, Step: step, Skipped: step == 0}
			if err := w.Put(&x); err != nil {
				return err
			}
		}
		return nil
	})
}

// weakTeam is the sample team, of which most are rated at 1 in executive talks.
func weakTeam(t *testing.T) *storage.Store {
	t.Helper()
	s := kittest.SampleStore(t)
	r := roster(t, s)
	talks := skill(t, r, "Executive talks")
	for _, p := range r.MyPeople(model.DateOf(kittest.Now()))[:6] {
		rate(t, s, p.ID, "2026-11-20", map[model.ID]int{talks: 1})
	}
	return s
}

// crowd is the sample team and so many reps of the same manager, all rated in the spring.
func crowd(t *testing.T, n int) *storage.Store {
	t.Helper()
	s := kittest.SampleStore(t)
	r := roster(t, s)
	var made []model.ID
	change(t, s, unit.AddPerson, func(w *storage.Work) error {
		for i := range n {
			p := model.Person{Row: model.Row{Visibility: model.Shared}, Name: fmt.Sprintf("Rep Number %03d", i), IsRep: true}
			if err := w.Put(&p); err != nil {
				return err
			}
			a := model.Assignment{Row: model.About(p.ID), ManagerID: r.Owner.PersonID, LevelID: r.Framework.Levels[i%3].LevelID}
			if err := w.Put(&a); err != nil {
				return err
			}
			made = append(made, p.ID)
		}
		return nil
	})
	for i, id := range made {
		steps := map[model.ID]int{}
		for k, x := range r.Framework.Skills {
			if step := (i + k) % 6; step > 0 {
				steps[x.SkillID] = step
			}
		}
		rate(t, s, id, "2026-04-01", steps)
	}
	return s
}

func open(t *testing.T, s *storage.Store) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, s)
	return f, f.Show(t, matrix.New(f), usual).Canvas()
}

func person(t *testing.T, f *kittest.Frame, name string) model.ID {
	t.Helper()
	x, err := f.Roster().FindPerson(name)
	if err != nil {
		t.Fatal(err)
	}
	return x.ID
}

func mapOf(t *testing.T, c fyne.Canvas) *kit.ChartView {
	t.Helper()
	return kittest.Find(t, c, "matrix.map").(*kit.ChartView)
}

// labels are what the places of a kind say, in reading order.
func labels(t *testing.T, c fyne.Canvas, kind chart.Kind) []string {
	t.Helper()
	var out []string
	for _, h := range mapOf(t, c).Hits() {
		if h.Ref.Kind == kind {
			out = append(out, h.Label)
		}
	}
	return out
}

// order is how the people of the rows are called, from top to bottom.
func order(t *testing.T, f *kittest.Frame, c fyne.Canvas) string {
	t.Helper()
	var out []string
	for _, h := range mapOf(t, c).Hits() {
		if h.Ref.Kind == chart.KindPerson {
			out = append(out, f.Roster().Person(h.Ref.ID).Call())
		}
	}
	return strings.Join(out, " ")
}

func TestTheSampleTeamIsWeakInOneSkill(t *testing.T) {
	_, c := open(t, kittest.SampleStore(t))
	if got := kittest.Text(t, c, "matrix.sentence"); got != "Six of eight are below their own level’s target in Executive talks." {
		t.Errorf("the sentence is %q", got)
	}
	if got := kittest.Text(t, c, "matrix.why"); got != "Most of the team is weak here: a playbook problem, not six coaching problems." {
		t.Errorf("it follows %q", got)
	}
	people := []string{
		"Tomás Ferreira, Account Executive I: 3 steps below what the level asks for",
		"Jonas Lindqvist, Account Executive II: 2 steps below what the level asks for",
		"Łucja Wiśniewska, Senior AE: 2 steps below what the level asks for",
		"Amara Okafor, Account Executive II: 1 step below what the level asks for",
		"Kenji Morita, Account Executive I: 1 step below what the level asks for",
		"Nguyễn Thu Hà, SDR II: 1 step below what the level asks for",
		"Daniel Weber, Senior AE: nothing rated is below what the level asks for",
		"Priya Raman, Senior AE: nothing rated is below what the level asks for",
	}
	if got := labels(t, c, chart.KindPerson); !slices.Equal(got, people) {
		t.Errorf("rows\n%s", strings.Join(got, "\n"))
	}
	medians := []string{
		"Discovery, median 4: 0 of 8 are below the target of their own level.",
		"Executive talks, median 2: 6 of 8 are below the target of their own level. Most of the team is weak here: a playbook problem, not six coaching problems.",
		"Negotiation, median 3: 2 of 8 are below the target of their own level.",
		"Forecasting, median 3: 1 of 7 are below the target of their own level.",
		"Product, median 4: 0 of 8 are below the target of their own level.",
		"Teamwork, median 4: 1 of 8 are below the target of their own level.",
	}
	if got := labels(t, c, chart.KindMedian); !slices.Equal(got, medians) {
		t.Errorf("medians\n%s", strings.Join(got, "\n"))
	}
	cells := labels(t, c, chart.KindPlace)
	for _, said := range []string{"Tomás, Executive talks: 2, asks for 3", "Łucja, Forecasting: not rated, asks for 4"} {
		if !slices.Contains(cells, said) {
			t.Errorf("no cell says %q in\n%s", said, strings.Join(cells, "\n"))
		}
	}
	if len(cells) != 8*6 {
		t.Errorf("%d cells", len(cells))
	}
}

func TestTitlesSortByTapAndByKey(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s)
	const gaps = "Tomás Jonas Łucja Amara Kenji Thu Hà Daniel Priya"
	want := func(what, people string) {
		t.Helper()
		if got := order(t, f, c); got != people {
			t.Errorf("%s: %s, want %s", what, got, people)
		}
	}
	want("at first", gaps)
	kittest.Tap(t, c, "matrix.map.sort.name")
	want("by name", "Amara Daniel Jonas Kenji Łucja Thu Hà Priya Tomás")
	kittest.Press(c, fyne.KeyReturn)
	want("by name, from the end", "Tomás Priya Thu Hà Łucja Kenji Jonas Daniel Amara")
	kittest.Press(c, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeySpace)
	want("by forecasting", "Tomás Jonas Kenji Thu Hà Amara Priya Daniel Łucja")
	kittest.Press(c, fyne.KeySpace)
	want("by forecasting, from above", "Daniel Amara Priya Jonas Kenji Thu Hà Tomás Łucja") // who is not rated stays at the end
	kittest.Press(c, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn)
	want("by gap", gaps)
	rate(t, s, person(t, f, "Daniel"), "2026-11-21", map[model.ID]int{skill(t, f.Roster(), "Teamwork"): 1, skill(t, f.Roster(), "Product"): 1})
	want("after a rating", "Daniel Tomás Jonas Łucja Amara Kenji Thu Hà Priya")
}

func TestCellsAndRowsOpenWhatTheyAreAbout(t *testing.T) {
	f, c := open(t, kittest.SampleStore(t))
	talks, tomas := skill(t, f.Roster(), "Executive talks"), person(t, f, "Tomás")
	kittest.Tap(t, c, "matrix.map.place."+string(chart.PlaceID(tomas, talks)))
	if got := f.LastRoute(); got != (kit.Route{Page: kit.PagePerson, Person: tomas, Tab: kit.TabSkills, Ref: talks}) {
		t.Errorf("the cell opens %+v", got)
	}
	kittest.Press(c, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyReturn)
	if got := f.LastRoute(); got != (kit.Route{Page: kit.PagePerson, Person: tomas}) {
		t.Errorf("the row opens %+v", got)
	}
}

func TestArrowsReachEverythingAndStopAtTheEdge(t *testing.T) {
	_, c := open(t, kittest.SampleStore(t))
	for i := 0; kittest.Focused(c) != "matrix.map"; i++ {
		if i > 10 {
			t.Fatal("Tab does not come to the map")
		}
		kittest.Press(c, fyne.KeyTab)
	}
	at := func() string { return kittest.Text(t, c, "matrix.map") }
	said := func(want string) {
		t.Helper()
		if got := at(); !strings.HasPrefix(got, want) {
			t.Errorf("the keyboard is at %q, want %q", got, want)
		}
	}
	said("Sort by: Name")
	kittest.Press(c, fyne.KeyLeft, fyne.KeyUp)
	said("Sort by: Name")
	kittest.Press(c, fyne.KeyDown)
	said("Tomás Ferreira,")
	kittest.Press(c, fyne.KeyRight, fyne.KeyRight)
	said("Tomás, Executive talks")
	kittest.Press(c, fyne.KeyEnd)
	said("Priya, Executive talks")
	kittest.Press(c, fyne.KeyDown, fyne.KeyDown)
	said("Executive talks, median 2")
	kittest.Press(c, fyne.KeyLeft, fyne.KeyLeft)
	said("Discovery, median 4")
	kittest.Press(c, fyne.KeyHome)
	said("Tomás, Discovery")
	kittest.Press(c, fyne.KeyUp)
	said("Discovery, target 2–4. Sort by it")
	for range 20 {
		kittest.Press(c, fyne.KeyRight)
	}
	said("Sort by: Gap to own level")
	kittest.Press(c, fyne.KeyDown)
	said("Tomás, Teamwork")
	kittest.Press(c, fyne.KeyRight)
	said("Tomás, Teamwork")
}

func TestManyRowsAreScrolledByKeyWheelAndBar(t *testing.T) {
	f, c := open(t, crowd(t, 40))
	first := func() string { return strings.Split(labels(t, c, chart.KindPerson)[0], ",")[0] }
	seen := len(labels(t, c, chart.KindPerson))
	if seen < 10 || seen >= 48 || !kittest.Has(c, "matrix.map.below.rows") || kittest.Has(c, "matrix.map.above.rows") {
		t.Fatalf("%d rows are in sight", seen)
	}
	before := first()
	kittest.Tap(t, c, "matrix.map.sort.name")
	kittest.Press(c, fyne.KeyDown, fyne.KeyEnd)
	if got := kittest.Text(t, c, "matrix.map"); !strings.HasPrefix(got, "Tomás Ferreira,") || first() == before || kittest.Has(c, "matrix.map.below.rows") {
		t.Errorf("End leads to %q", got)
	}
	kittest.Press(c, fyne.KeyPageUp)
	if got := len(labels(t, c, chart.KindPerson)); got != seen {
		t.Errorf("%d rows after a page, %d before", got, seen)
	}
	kittest.Press(c, fyne.KeyHome)
	if first() != "Amara Okafor" {
		t.Errorf("Home leads to %q", first())
	}
	kittest.Tap(t, c, "matrix.map.below.rows")
	leafed := first()
	kittest.Tap(t, c, "matrix.map.above.rows")
	if leafed == "Amara Okafor" || first() != "Amara Okafor" {
		t.Errorf("a page on begins with %q, and back with %q", leafed, first())
	}
	at := mapOf(t, c).Position().AddXY(300, 400)
	test.Scroll(c, fyne.CurrentApp().Driver().AbsolutePositionForObject(mapOf(t, c)).Add(at), 0, -30)
	if first() == "Amara Okafor" {
		t.Error("the wheel moves nothing")
	}
	bar := kittest.Find(t, c, "matrix.map.bar.rows").(fyne.Draggable)
	bar.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DY: 2000}})
	bar.DragEnd()
	if got := labels(t, c, chart.KindPerson); !strings.HasPrefix(got[len(got)-1], "Tomás Ferreira,") {
		t.Errorf("the bar leads to %q", got[len(got)-1])
	}
	_ = f
}

func TestOldRatingsAreSaid(t *testing.T) {
	_, c := open(t, crowd(t, 2))
	old := "Old: rated on 1 April 2026, and nothing newer is known"
	if !slices.ContainsFunc(labels(t, c, chart.KindPlace), func(s string) bool { return strings.HasSuffix(s, old) }) {
		t.Errorf("no cell says that it is old:\n%s", strings.Join(labels(t, c, chart.KindPlace), "\n"))
	}
}

func TestAGroupOfSkillsIsShownAlone(t *testing.T) {
	_, c := open(t, kittest.SampleStore(t))
	kittest.Tap(t, c, "matrix.group")
	kittest.Tap(t, c, "choice.Own business")
	if got := labels(t, c, chart.KindSkill); len(got) != 2 || !strings.HasPrefix(got[0], "Forecasting") {
		t.Errorf("columns %q", got)
	}
	if got := kittest.Text(t, c, "matrix.sentence"); strings.Contains(got, "Executive") {
		t.Errorf("the sentence is about a skill that is not shown: %q", got)
	}
	if got := kittest.Focused(c); got != "matrix.group" {
		t.Errorf("the keyboard is at %q", got)
	}
}

func TestBehindTheCurtainStandsOnlyWhoLooksOn(t *testing.T) {
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	tomas := person(t, f, "Tomás")
	f.Draw(t, tomas)
	c := f.Show(t, matrix.New(f), usual).Canvas()
	if got := order(t, f, c); got != "Tomás" {
		t.Errorf("rows %q", got)
	}
	if n := len(labels(t, c, chart.KindMedian)); n != 0 || kittest.Has(c, "matrix.who") || kittest.Has(c, "matrix.why") {
		t.Error("something is said about the team")
	}
	if got := kittest.Text(t, c, "matrix.sentence"); !strings.HasPrefix(got, "Tomás Ferreira") {
		t.Errorf("the sentence is %q", got)
	}
}

func TestTeamsOfOtherManagersCanBeChosen(t *testing.T) {
	s := kittest.SampleStore(t)
	change(t, s, unit.AddPerson, func(w *storage.Work) error {
		boss := model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Olga Boss"}
		rep := model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Xaver Rep", IsRep: true}
		for _, p := range []*model.Person{&boss, &rep} {
			if err := w.Put(p); err != nil {
				return err
			}
		}
		return w.Put(&model.Assignment{Row: model.About(rep.ID), ManagerID: boss.ID})
	})
	f, c := open(t, s)
	if got := order(t, f, c); strings.Contains(got, "Xaver") {
		t.Errorf("mine are %q", got)
	}
	kittest.Tap(t, c, "matrix.who")
	kittest.Tap(t, c, "choice."+string(person(t, f, "Olga Boss")))
	if got := order(t, f, c); got != "Xaver" || kittest.Text(t, c, "matrix.sentence") != "Nobody’s skills are rated yet." {
		t.Errorf("Olga's are %q: %s", got, kittest.Text(t, c, "matrix.sentence"))
	}
	kittest.Tap(t, c, "matrix.who")
	kittest.Tap(t, c, "choice.everyone")
	if got := len(labels(t, c, chart.KindPerson)); got != 9 {
		t.Errorf("%d of everyone", got)
	}
}
