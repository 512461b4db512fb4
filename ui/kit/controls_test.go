package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

func TestTick(t *testing.T) {
	var told []bool
	tick := inApp(t, func() *kit.Tick {
		return kit.NewTick("done.1", false, "Introduce Amara", func(on bool) { told = append(told, on) })
	})
	c := show(t, tick)
	test.Tap(tick)
	if !tick.On || kittest.Focused(c) != "done.1" || tick.AccessibilityLabel() != "Introduce Amara: done" {
		t.Errorf("tapped: on %v, focus %q, spoken %q", tick.On, kittest.Focused(c), tick.AccessibilityLabel())
	}
	kittest.Press(c, fyne.KeySpace, fyne.KeyReturn)
	if len(told) != 3 || told[1] || !told[2] {
		t.Errorf("told %v", told)
	}
	tick.Set(false)
	tick.Disable()
	test.Tap(tick)
	if tick.On || len(told) != 3 {
		t.Errorf("disabled: on %v, told %v", tick.On, told)
	}
}

func TestSegments(t *testing.T) {
	var told []string
	s := inApp(t, func() *kit.Segments {
		return kit.NewSegments("cadence", []kit.Choice{{Key: "7", Text: "Weekly"}, {Key: "14", Text: "Every two weeks"}, {Key: "28", Text: "Monthly"}}, "14",
			func(key string) { told = append(told, key) })
	})
	c := show(t, s)
	kittest.Tap(t, c, "cadence.28")
	if s.Key() != "28" || kittest.Focused(c) != "cadence" || s.WidgetText() != "Monthly" {
		t.Errorf("tapped: %q, focus %q, says %q", s.Key(), kittest.Focused(c), s.WidgetText())
	}
	kittest.Press(c, fyne.KeyRight, fyne.KeyLeft, fyne.KeyHome, fyne.KeyLeft, fyne.KeyEnd)
	if got := strings.Join(told, " "); got != "28 14 7 28" {
		t.Errorf("told %s", got)
	}
	s.Set("nothing of this kind")
	if s.Key() != "" || s.WidgetText() != "" {
		t.Errorf("an unknown key chooses %q", s.Key())
	}
	kittest.Press(c, fyne.KeyRight)
	if s.Key() != "7" {
		t.Errorf("from none, Right chooses %q", s.Key())
	}
}

func TestRatingControl(t *testing.T) {
	var told []int
	var r *kit.RatingControl
	inApp(t, func() int {
		r = kit.NewRatingControl("rate.negotiation", 5, 0, func(step int) { told = append(told, step) })
		r.Behaviour = steps
		return 0
	})
	c := show(t, r, kit.NewButton("ok", "OK", nil))
	kittest.Tap(t, c, "rate.negotiation.3")
	if r.Value() != 3 || r.WidgetText() != "3: alone" || kittest.Focused(c) != "rate.negotiation" {
		t.Errorf("tapped: %d, says %q, focus %q", r.Value(), r.WidgetText(), kittest.Focused(c))
	}
	kittest.Type(c, "5x90")
	kittest.Press(c, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyEnd, fyne.KeyDelete)
	want := []int{3, 5, 0, 1, 2, 1, 5, 0}
	if len(told) != len(want) {
		t.Fatalf("told %v, wanted %v", told, want)
	}
	for i := range want {
		if told[i] != want[i] {
			t.Fatalf("told %v, wanted %v", told, want)
		}
	}
	if r.WidgetText() != "not rated" {
		t.Errorf("not rated reads %q", r.WidgetText())
	}
	kittest.Type(c, "4")
	kittest.Tap(t, c, "rate.negotiation.clear")
	if r.Value() != 0 {
		t.Errorf("cleared: %d", r.Value())
	}
	kittest.Press(c, fyne.KeyDown)
	if kittest.Focused(c) != "ok" {
		t.Errorf("Down goes to %q", kittest.Focused(c))
	}
}

func TestVisibilitySwitch(t *testing.T) {
	var told []bool
	v := inApp(t, func() *kit.VisibilitySwitch {
		return kit.NewVisibilitySwitch("point.visibility", false, func(private bool) { told = append(told, private) })
	})
	c := show(t, v)
	size := v.MinSize()
	if v.WidgetText() != "Shared" {
		t.Errorf("reads %q", v.WidgetText())
	}
	test.Tap(v)
	if !v.Private() || v.WidgetText() != "Private" || v.MinSize() != size {
		t.Errorf("tapped: reads %q, size %v, before %v", v.WidgetText(), v.MinSize(), size)
	}
	c.FocusNext()
	kittest.Press(c, fyne.KeySpace)
	if len(told) != 2 || !told[0] || told[1] {
		t.Errorf("told %v", told)
	}
}

func TestFormGoesFromFieldToFieldAndSubmits(t *testing.T) {
	var name, goal *kit.LineField
	var due *kit.DateField
	var form *kit.Form
	submitted := 0
	inApp(t, func() int {
		name, goal, due = kit.NewLineField("name", "Name"), kit.NewLineField("goal", "Goal"), kit.NewDateField("due", "Due", today)
		name.Required = true
		form = kit.NewForm(name, kit.VB(8, goal, due))
		form.OnSubmit = func() { submitted++ }
		return 0
	})
	c := show(t, form.Content())
	c.Focus(form.First())
	goal.Disable()
	kittest.Press(c, fyne.KeyReturn)
	if kittest.Focused(c) != "due" {
		t.Errorf("Enter passes the disabled field to %q", kittest.Focused(c))
	}
	kittest.Press(c, fyne.KeyReturn)
	if submitted != 0 || kittest.Focused(c) != "name" || name.ErrorText() == "" {
		t.Errorf("submitted %d, focus %q, error %q", submitted, kittest.Focused(c), name.ErrorText())
	}
	kittest.Type(c, "Amara")
	kittest.Press(c, fyne.KeyReturn, fyne.KeyReturn)
	if submitted != 1 {
		t.Errorf("submitted %d", submitted)
	}
}

func TestFormInADialogConfirmsItWithEnter(t *testing.T) {
	var name, goal *kit.LineField
	var form *kit.Form
	inApp(t, func() int {
		name, goal = kit.NewLineField("name", "Name"), kit.NewLineField("goal", "Goal")
		form = kit.NewForm(name, goal)
		return 0
	})
	c := show(t, kit.NewButton("open", "Open", nil))
	confirmed := ""
	kit.ShowDialog(c, kit.Dialog{
		Name: "add", Title: "A goal", Body: form.Content(), Confirm: "Add", Cancel: "Cancel",
		OnConfirm: func() error { confirmed = name.Text() + ", " + goal.Text(); return nil },
	})
	kittest.Type(c, "Amara")
	kittest.Press(c, fyne.KeyReturn)
	kittest.Type(c, "Two meetings")
	kittest.Press(c, fyne.KeyReturn)
	if confirmed != "Amara, Two meetings" || kittest.Has(c, "add") {
		t.Errorf("confirmed %q, dialog still there: %v", confirmed, kittest.Has(c, "add"))
	}
}

func TestEscapeInAFieldClosesItsDialog(t *testing.T) {
	for _, build := range []func() fyne.CanvasObject{
		func() fyne.CanvasObject { return kit.NewLineField("f", "Line") },
		func() fyne.CanvasObject { return kit.NewTextField("f", "Text") },
		func() fyne.CanvasObject { return kit.NewDateField("f", "Date", today) },
		func() fyne.CanvasObject { return kit.NewPicker("f", "Pick", kit.Among(people)) },
		func() fyne.CanvasObject { return kit.NewTick("f", false, "Tick", nil) },
		func() fyne.CanvasObject {
			return kit.NewSegments("f", []kit.Choice{{Key: "a", Text: "A"}, {Key: "b", Text: "B"}}, "a", nil)
		},
		func() fyne.CanvasObject { return kit.NewRatingControl("f", 5, 0, nil) },
		func() fyne.CanvasObject { return kit.NewVisibilitySwitch("f", false, nil) },
	} {
		o := inApp(t, build)
		c := show(t, kit.NewButton("open", "Open", nil))
		kit.ShowDialog(c, kit.Dialog{Name: "d", Title: "A dialog", Body: o, Confirm: "OK", Cancel: "Cancel"})
		if kittest.Focused(c) != "f" {
			t.Errorf("%T: the dialog begins on %q", o, kittest.Focused(c))
		}
		kittest.Press(c, fyne.KeyEscape)
		if kittest.Has(c, "d") {
			t.Errorf("%T: Escape leaves the dialog open", o)
		}
	}
}
