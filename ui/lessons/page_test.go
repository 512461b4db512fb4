package lessons_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/lessons"
	"milepost/ui/theme"
)

var usual = fyne.NewSize(1216, 900)

func open(t *testing.T) (*kittest.Frame, fyne.Canvas) {
	t.Helper()
	kittest.App(t, theme.LightMode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	return f, f.Show(t, lessons.New(f, kit.Route{}), usual).Canvas()
}

func stored(t *testing.T, s *storage.Store, text string) *model.Lesson {
	t.Helper()
	facts, err := s.Lessons(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	all := facts.Lessons()
	for i := range all {
		if all[i].Text == text {
			return &all[i]
		}
	}
	return nil
}

func shown(c fyne.Canvas) string { return strings.Join(kit.Texts(c.Content()), "\n") }

func TestALessonIsKeptSharedTakenBackAndArchived(t *testing.T) {
	f, c := open(t)
	const text = "We asked legal in the last week"
	kittest.Tap(t, c, "lessons.new")
	kittest.Type(c, text)
	kittest.Write(t, c, "lesson.who", "Amara")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Write(t, c, "lesson.about", "Nordic launch")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "lesson.confirm")
	l := stored(t, f.Store(), text)
	if l == nil || !l.Private() || l.SubjectID == "" || l.Strategic == nil || l.Strategic.Title != "Nordic launch" || l.On != f.Today() {
		t.Fatalf("stored %+v, errors %v", l, f.Errors)
	}
	row := func() string { return "lesson." + stored(t, f.Store(), text).Note.ID.Short() }
	if !kittest.Has(c, row()) || !strings.Contains(shown(c), "Amara Okafor · ") {
		t.Error("the lesson is not in the list")
	}
	kittest.Tap(t, c, row())
	if !kittest.Has(c, "lesson.text") {
		t.Fatal("a tap does not open the lesson")
	}
	kittest.Press(c, fyne.KeyEscape)
	kittest.Ctrl(c, fyne.KeyL)
	l = stored(t, f.Store(), text)
	if l == nil || l.Private() || l.Strategic == nil {
		t.Fatalf("shared: %+v", l)
	}
	f.Undo(t)
	if l = stored(t, f.Store(), text); l == nil || !l.Private() {
		t.Errorf("taken back by undo: %+v", l)
	}
	kittest.Press(c, fyne.KeyDelete)
	if l = stored(t, f.Store(), text); l != nil {
		t.Errorf("archived: %+v", l)
	}
}

func TestALessonOfTheTeamIsEverybodys(t *testing.T) {
	f, c := open(t)
	const text = "No launch in the week of the fair"
	kittest.Tap(t, c, "lessons.new")
	kittest.Type(c, text)
	kittest.Tap(t, c, "lesson.confirm")
	l := stored(t, f.Store(), text)
	if l == nil || l.SubjectID != "" || l.Note.Visibility != model.Team {
		t.Fatalf("stored %+v, errors %v", l, f.Errors)
	}
	amara, err := f.Roster().FindPerson("Amara")
	if err != nil {
		t.Fatal(err)
	}
	f.Draw(t, amara.ID)
	c = f.Show(t, lessons.New(f, kit.Route{}), usual).Canvas()
	if !strings.Contains(shown(c), text) {
		t.Error("behind the curtain the team's lesson is not shown")
	}
}

func TestTheListIsFilteredByWordsPeopleAndSource(t *testing.T) {
	_, c := open(t)
	all := rows(c)
	if len(all) < 4 {
		t.Fatalf("the sample has the lessons %q", all)
	}
	kittest.Tap(t, c, "lessons.of.milestone")
	milestones := rows(c)
	if len(milestones) == 0 || len(milestones) >= len(all) || !strings.Contains(shown(c), "Looking back at 2.1 M new business") {
		t.Errorf("of milestones: %q", milestones)
	}
	kittest.Tap(t, c, "lessons.of.any")
	kittest.Write(t, c, "lessons.search", "MIDDLE of the month")
	if got := rows(c); len(got) != 1 {
		t.Errorf("by words: %q", got)
	}
	kittest.Write(t, c, "lessons.search", "zqx")
	if got := rows(c); len(got) != 0 || !strings.Contains(shown(c), "No lesson fits.") {
		t.Errorf("nothing fits: %q", got)
	}
	kittest.Write(t, c, "lessons.search", "")
	kittest.Write(t, c, "lessons.who", "Amara")
	kittest.Press(c, fyne.KeyReturn)
	if got := rows(c); len(got) == 0 || len(got) >= len(all) || strings.Contains(shown(c), "Jonas Lindqvist · ") {
		t.Errorf("of Amara: %q", got)
	}
}

func rows(c fyne.Canvas) []string {
	var out []string
	for _, n := range kittest.Names(c) {
		if strings.HasPrefix(n, "lesson.") && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

func TestTheListFitsEverySize(t *testing.T) {
	f, _ := open(t)
	for _, size := range kittest.Sizes {
		w := f.Show(t, lessons.New(f, kit.Route{}), size.AddWidthHeight(1, 0))
		w.Resize(size) // sets out what came after the window was opened
		for _, problem := range kit.Overflows(w.Canvas().Content()) {
			t.Errorf("%v: %s", size, problem)
		}
	}
}

func TestScreens(t *testing.T) {
	kittest.Screens(t, "lessons", fyne.NewSize(1216, 800), func() fyne.CanvasObject {
		f := kittest.NewFrame(t, kittest.SampleStore(t))
		return f.Build(lessons.New(f, kit.Route{}))
	}, nil)
	kittest.Screens(t, "lessons-720x450", fyne.NewSize(720, 450), func() fyne.CanvasObject {
		f := kittest.NewFrame(t, kittest.SampleStore(t))
		return f.Build(lessons.New(f, kit.Route{}))
	}, nil)
}
