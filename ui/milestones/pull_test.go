package milestones_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/chart"
	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// mark is a mark of the weave with the mouse on it.
type mark struct {
	name string
	part fyne.Draggable
	at   fyne.Position // on the canvas
}

func grab(t *testing.T, c fyne.Canvas, kind chart.Kind, id model.ID) *mark {
	t.Helper()
	name := "milestones.weave." + string(kind) + "." + string(id)
	o := kittest.Find(t, c, name)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return &mark{name, o.(fyne.Draggable), at.AddXY(8, o.Size().Height/2)}
}

func (m *mark) move(dx, dy float32) {
	m.at = m.at.AddXY(dx, dy)
	m.part.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: m.at}, Dragged: fyne.NewDelta(dx, dy)})
}

func careerNamed(t *testing.T, s *storage.Store, title string) model.Career {
	t.Helper()
	for _, c := range direction(t, s).Careers {
		if c.Title == title {
			return c
		}
	}
	t.Fatalf("no career milestone %q", title)
	return model.Career{}
}

// TestACareerIsDraggedToAnotherDay pulls a mark to the right: it says where it would be, and undo puts it back.
func TestACareerIsDraggedToAnotherDay(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, weave)
	was := careerNamed(t, s, "Senior AE")
	m := grab(t, c, chart.KindCareer, was.ID)
	m.move(2, 0) // an unsteady hand
	m.part.DragEnd()
	if got := careerNamed(t, s, was.Title); got.DueOn != was.DueOn {
		t.Fatalf("a tap moved it to %s", got.DueOn)
	}
	m.move(20, 0)
	m.move(20, 1)
	if got := kittest.Text(t, c, "milestones.weave.pull"); !strings.HasPrefix(got, "Senior AE: 10 Jun 2027 → ") {
		t.Errorf("while it is pulled: %q", got)
	}
	for _, text := range kit.Texts(c.Content()) {
		if strings.Contains(text, "to spare") {
			t.Errorf("while it is pulled, %q is told of the day before", text)
		}
	}
	m.part.DragEnd()
	f.WantUnit(t, unit.ShiftCareer)
	got := careerNamed(t, s, was.Title)
	if days := got.DueOn.Days(was.DueOn); days < 5 || days > 40 {
		t.Errorf("40 units to the right are %d days", days)
	}
	d := direction(t, s)
	if moves := model.MovesOf(d.Moves, was.ID); len(moves) != 1 || moves[0].From != was.DueOn || moves[0].To != got.DueOn {
		t.Errorf("the moves are %+v", moves)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := careerNamed(t, s, was.Title); got.DueOn != was.DueOn {
		t.Errorf("after undo it is due on %s", got.DueOn)
	}
}

// TestAStrategicMilestoneThatIsDraggedAsksWhatBecomesOfTheRest opens the dialog of the ripples.
func TestAStrategicMilestoneThatIsDraggedAsksWhatBecomesOfTheRest(t *testing.T) {
	s := kittest.SampleStore(t)
	_, c := open(t, s, weave)
	was := strategic(t, s, "Nordic launch")
	m := grab(t, c, chart.KindStrategic, was.ID)
	m.move(60, 0)
	m.part.DragEnd()
	if got := strategic(t, s, was.Title); got.DueOn != was.DueOn {
		t.Error("it moved before anything was asked")
	}
	if !kittest.Has(c, "ripple.confirm") {
		t.Fatal("nothing is asked about what hangs on it")
	}
	kittest.Tap(t, c, "ripple.confirm")
	if got := strategic(t, s, was.Title); !got.DueOn.After(was.DueOn) {
		t.Errorf("it is due on %s", got.DueOn)
	}
}

// TestAThreadIsPulled holds a career milestone over a strategic one it does not serve: letting go asks for role and why.
func TestAThreadIsPulled(t *testing.T) {
	s := kittest.SampleStore(t)
	_, c := open(t, s, weave)
	from, to := careerNamed(t, s, "AE II"), strategic(t, s, "Nordic launch")
	m := grab(t, c, chart.KindCareer, from.ID)
	over := grab(t, c, chart.KindStrategic, to.ID)
	m.move(0, -20)
	m.move(over.at.X-m.at.X, over.at.Y-m.at.Y)
	if got, want := kittest.Text(t, c, "milestones.weave.pull"), "Tie “AE II” to “Nordic launch”"; got != want {
		t.Errorf("held over it: %q, want %q", got, want)
	}
	m.part.DragEnd()
	kit.FocusName(c, "link.why")
	kittest.Type(c, "The north needs a second AE")
	kittest.Tap(t, c, "link.confirm")
	for _, l := range direction(t, s).Links {
		if l.CareerID == from.ID && l.StrategicID == to.ID {
			if l.Why != "The north needs a second AE" {
				t.Errorf("it says %q", l.Why)
			}
			return
		}
	}
	t.Error("the two are not tied")
}

// TestTheKeyboardMovesAMark takes a mark up with M, and puts it back with Escape or down with Enter.
func TestTheKeyboardMovesAMark(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, weave)
	was := careerNamed(t, s, "Senior AE")
	kit.FocusName(c, "milestones.weave")
	view := kittest.Find(t, c, "milestones.weave").(*kit.ChartView)
	for range 200 {
		if view.Current().ID == was.ID {
			break
		}
		kittest.Press(c, fyne.KeyRight)
	}
	kittest.Type(c, "m")
	kittest.Press(c, fyne.KeyDown)
	kittest.Press(c, fyne.KeyEscape)
	if got := careerNamed(t, s, was.Title); got.DueOn != was.DueOn || kittest.Has(c, "milestones.weave.pull") {
		t.Fatalf("Escape left it on %s", got.DueOn)
	}
	kittest.Type(c, "m")
	kittest.Press(c, fyne.KeyDown)
	kittest.Press(c, fyne.KeyRight)
	if got := kittest.Text(t, c, "milestones.weave.pull"); !strings.Contains(got, "18 Jun 2027. Arrows move it") {
		t.Errorf("it says %q", got)
	}
	kittest.Press(c, fyne.KeyReturn)
	f.WantUnit(t, unit.ShiftCareer)
	if got := careerNamed(t, s, was.Title); got.DueOn != was.DueOn.AddDays(8) {
		t.Errorf("it is due on %s", got.DueOn)
	}
	kittest.Type(c, "t")
	if !kittest.Has(c, "link.strategic") {
		t.Error("T asks for no tie")
	}
}

// marks are how many marks of a kind the weave has.
func marks(t *testing.T, c fyne.Canvas, kind chart.Kind) int {
	t.Helper()
	n := 0
	for _, h := range kittest.Find(t, c, "milestones.weave").(*kit.ChartView).Hits() {
		if h.Ref.Kind == kind {
			n++
		}
	}
	return n
}

func TestTheWeaveIsFilteredByPersonKindAndState(t *testing.T) {
	s := kittest.SampleStore(t)
	f, c := open(t, s, weave)
	var amara model.ID
	for _, p := range f.Roster().People {
		if p.Call() == "Amara" {
			amara = p.ID
		}
	}
	all := marks(t, c, chart.KindCareer)
	pick := func(menu, entry string) {
		t.Helper()
		kittest.Tap(t, c, "milestones.filter."+menu)
		kittest.Tap(t, c, "choice."+entry)
	}
	pick("person", string(amara))
	if people, careers := marks(t, c, chart.KindPerson), marks(t, c, chart.KindCareer); people != 1 || careers != 2 {
		t.Errorf("of Amara alone there are %d rows and %d careers", people, careers)
	}
	kittest.Tap(t, c, "milestones.filter.none")
	pick("state", "late")
	if got := marks(t, c, chart.KindCareer); got != 1 {
		t.Errorf("%d careers come too late, want one", got)
	}
	pick("state", "reached")
	if got := marks(t, c, chart.KindCareer); got != 2 {
		t.Errorf("%d careers are reached, want two", got)
	}
	kittest.Tap(t, c, "milestones.filter.none")
	pick("kind", "launch")
	if lanes, careers := marks(t, c, chart.KindStrategic), marks(t, c, chart.KindCareer); lanes != 1 || careers != 4 {
		t.Errorf("of launches there are %d lanes and %d careers", lanes, careers)
	}
	kittest.Tap(t, c, "milestones.filter.none")
	if got := marks(t, c, chart.KindCareer); got != all {
		t.Errorf("without a filter there are %d careers, want %d", got, all)
	}
}
