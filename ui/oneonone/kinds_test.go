package oneonone_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/oneonone"
)

// strike sends a key with others held down to whatever has the keyboard.
func strike(c fyne.Canvas, key fyne.KeyName, held fyne.KeyModifier) {
	c.Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: held})
}

const (
	ctrl  = fyne.KeyModifierShortcutDefault
	shift = fyne.KeyModifierShift
)

func TestTheKindIsGuessedWhileOneTypes(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	kind := func() string { return kittest.Text(t, c, "oneonone.point.kind") }
	if kind() != "No kind" {
		t.Errorf("an empty field is about %q", kind())
	}
	kittest.Type(c, "Ask about the nego")
	if kind() != "No kind" && kind() != "Skill" {
		t.Errorf("half a word: %q", kind())
	}
	kittest.Type(c, "tiation")
	if kind() != "Skill" {
		t.Errorf("a skill of the team: %q", kind())
	}
	kittest.Press(c, fyne.KeyReturn)
	if x := pointNamed(talks(t, f, id), "Ask about the negotiation"); x == nil || x.Kind != model.PointSkill {
		t.Errorf("stored: %+v", x)
	}
	if kind() != "No kind" {
		t.Errorf("the next one is about %q", kind())
	}
	kittest.Type(c, "Her promotion")
	strike(c, fyne.KeyK, ctrl|shift) // the choice stays whatever is typed
	kittest.Press(c, fyne.KeyEnd)
	kittest.Press(c, fyne.KeyReturn)
	kittest.Type(c, " and the negotiation with Konex, discount")
	if kind() != "Personal" {
		t.Errorf("chosen, it is %q", kind())
	}
	kittest.Press(c, fyne.KeyReturn)
	if x := pointNamed(talks(t, f, id), "Her promotion and the negotiation with Konex, discount"); x == nil || x.Kind != model.PointPersonal {
		t.Errorf("stored: %+v", x)
	}
	kittest.Type(c, "Monday")
	if kind() != "No kind" {
		t.Errorf("after a choice the next one is about %q", kind())
	}
}

func TestPastedLinesAreGuessedEach(t *testing.T) {
	f, c, id := open(t, "Jonas Lindqvist")
	fyne.CurrentApp().Clipboard().SetContent("forecast for Q4\nholidays\nMonday")
	c.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	x := talks(t, f, id)
	for text, want := range map[string]model.PointKind{"forecast for Q4": model.PointDeal, "holidays": model.PointPersonal, "Monday": ""} {
		if p := pointNamed(x, text); p == nil || p.Kind != want {
			t.Errorf("%s: %+v", text, p)
		}
	}
}

// TestAChosenKindIsKeptWithTheDraft keeps the choice with the words.
func TestAChosenKindIsKeptWithTheDraft(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	kittest.Type(c, "half a point")
	kittest.Tap(t, c, "oneonone.point.kind")
	kittest.Tap(t, c, "choice.strategy")
	f.Pass()
	f.Restart(t)
	c = f.Show(t, page(f, id), fyne.NewSize(1216, 900)).Canvas()
	if text, kind := kittest.Text(t, c, "oneonone.point.new"), kittest.Text(t, c, "oneonone.point.kind"); text != "half a point" || kind != "Strategy" {
		t.Errorf("after a restart the field holds %q about %q", text, kind)
	}
}

func TestTheKindOfARowIsChanged(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	x := *pointNamed(talks(t, f, id), "Is Senior AE in July still realistic?")
	kittest.Choose(t, c, "oneonone.more."+x.ID.Short(), "kind")
	kittest.Tap(t, c, "choice.strategy")
	if got := pointNamed(talks(t, f, id), x.Text); got.Kind != model.PointStrategy {
		t.Errorf("by the menu: %q", got.Kind)
	}
	list := kit.Find(c.Content(), "oneonone.theirs").(*kit.Lines)
	c.Focus(list)
	list.Select(string(x.ID))
	strike(c, fyne.KeyK, ctrl|shift)
	kittest.Press(c, fyne.KeyReturn) // the first says nothing
	if got := pointNamed(talks(t, f, id), x.Text); got.Kind != "" {
		t.Errorf("by the keys: %q", got.Kind)
	}
	if c.Focused() != fyne.Focusable(list) {
		t.Errorf("the keyboard is at %q", kittest.Focused(c))
	}
}

// TestDealsHaveAListOfTheirOwn moves one there, orders, and takes it back.
func TestDealsHaveAListOfTheirOwn(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	if kittest.Has(c, "oneonone.pipeline.head") {
		t.Error("without deals there is a list of them")
	}
	x := *pointNamed(talks(t, f, id), "How do I keep Konex warm until their board meets in January?")
	list := kit.Find(c.Content(), "oneonone.theirs").(*kit.Lines)
	c.Focus(list)
	list.Select(string(x.ID))
	strike(c, fyne.KeyP, ctrl|shift)
	if got := pointNamed(talks(t, f, id), x.Text); got.List != model.ListPipeline || !strings.Contains(f.Toasts[len(f.Toasts)-1], "pipeline") {
		t.Fatalf("stored: %+v", got)
	}
	if got := kittest.Text(t, c, "oneonone.pipeline.head"); got != "Pipeline (1)" || kittest.Has(c, "oneonone.point."+x.ID.Short()) {
		t.Errorf("it says %q, and the point is still to be seen", got)
	}
	kittest.Tap(t, c, "oneonone.point.new")
	kittest.Type(c, "Havn: who signs?")
	strike(c, fyne.KeyP, ctrl|shift)
	if got := pointNamed(talks(t, f, id), "Havn: who signs?"); got == nil || got.List != model.ListPipeline {
		t.Fatalf("typed: %+v", got)
	}
	kittest.Tap(t, c, "oneonone.pipeline.head")
	c.Content().Refresh()
	if got := kittest.Text(t, c, "oneonone.pipeline.head"); got != "Pipeline (2)" || !kittest.Has(c, "oneonone.point."+x.ID.Short()) {
		t.Errorf("opened, it says %q", got)
	}
	if !strings.Contains(strings.Join(kit.Texts(c.Content()), "\n"), "Amara, Customer") {
		t.Error("it is not said whose it is")
	}
	deals := kit.Find(c.Content(), "oneonone.pipeline").(*kit.Lines)
	c.Focus(deals)
	deals.Select(string(x.ID))
	strike(c, fyne.KeyDown, fyne.KeyModifierAlt) // both sides in one order
	var order []string
	for _, p := range talks(t, f, id).Points {
		if p.List == model.ListPipeline {
			order = append(order, p.Text)
		}
	}
	if len(order) != 2 || order[1] != x.Text {
		t.Errorf("the order is %q", order)
	}
	kittest.Press(c, fyne.KeyReturn) // its words are changed there
	kittest.Type(c, " And then?")
	kittest.Press(c, fyne.KeyReturn)
	x = *pointNamed(talks(t, f, id), x.Text+" And then?")
	kittest.Choose(t, c, "oneonone.more."+x.ID.Short(), "aside")
	if got := pointNamed(talks(t, f, id), x.Text); got.List != model.ListTalk {
		t.Errorf("moved back: %+v", got)
	}
	f.Undo(t)
	if got := pointNamed(talks(t, f, id), x.Text); got.List != model.ListPipeline {
		t.Errorf("taken back: %+v", got)
	}
}

// TestTheListOfDealsOpensForWhatOneCameFor goes to a point on it by its id.
func TestTheListOfDealsOpensForWhatOneCameFor(t *testing.T) {
	f, _, id := open(t, "Amara Okafor")
	x := *pointNamed(talks(t, f, id), "Is Senior AE in July still realistic?")
	x.List = model.ListPipeline
	f.Change(unit.ListPoint, func(w *storage.Work) error { return w.Put(&x) }, nil)
	came := kittest.InSheet(oneonone.New(f, kit.Route{Page: kit.PagePerson, Person: id, Tab: kit.TabTalks, Ref: x.ID}))
	c := f.Show(t, came, fyne.NewSize(1216, 900)).Canvas()
	c.Content().Refresh() // the page has grown
	if !kittest.Has(c, "oneonone.point."+x.ID.Short()) {
		t.Error("the point is folded away")
	}
}

// TestTheSamplesKindsAreGuessed says how many of the sample's own points are guessed as their author meant them.
func TestTheSamplesKindsAreGuessed(t *testing.T) {
	f, _, _ := open(t, "Amara Okafor")
	right, none, wrong := 0, 0, 0
	for _, p := range f.Roster().People {
		names, err := f.Store().KindNames(t.Context(), p.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range f.Roster().Framework.Skills {
			names.Skills = append(names.Skills, s.Name)
		}
		for _, l := range f.Roster().Framework.Levels {
			names.Levels = append(names.Levels, l.Name)
		}
		g := model.NewKindGuesser(names)
		for _, x := range talks(t, f, p.ID).Points {
			switch got := g.Guess(x.Text); {
			case x.Kind == "":
			case got == x.Kind:
				right++
			case got == "":
				none++
			default:
				wrong++
				t.Logf("%s, not %s: %s", got, x.Kind, x.Text)
			}
		}
	}
	t.Logf("%d right, %d not guessed, %d wrong", right, none, wrong)
	if wrong > right {
		t.Error("more are guessed wrong than right")
	}
}

// TestPointsAndPromisesAreDragged moves a row of each column and one of the promises with the mouse.
func TestPointsAndPromisesAreDragged(t *testing.T) {
	f, c, id := open(t, "Amara Okafor")
	drag := func(name string, dy float32) {
		t.Helper()
		row := kittest.Find(t, c, name)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(row).AddXY(60, 8)
		d := row.(fyne.Draggable)
		d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at.AddXY(0, dy)}, Dragged: fyne.NewDelta(0, dy)})
		d.DragEnd()
	}
	for _, side := range []model.Side{model.SideRep, model.SideManager} {
		var shown []model.Point
		for _, x := range talks(t, f, id).Points {
			if x.Side == side && x.ClosedOn.IsZero() && x.ArchivedAt.IsZero() {
				shown = append(shown, x)
			}
		}
		drag("oneonone.point."+shown[0].ID.Short(), 1000)
		after := texts(talks(t, f, id), side)
		if got := after[len(after)-1]; got != shown[0].Text {
			t.Errorf("%s: the last is %q, not %q", side, got, shown[0].Text)
		}
	}
	f.Undo(t)
	mine := promises(talks(t, f, id), model.SideManager)
	drag("action."+promise(talks(t, f, id), mine[len(mine)-1]).ID.Short(), -1000)
	if got := promises(talks(t, f, id), model.SideManager); got[0] != mine[len(mine)-1] {
		t.Errorf("the promises are %q", got)
	}
}
