package kit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

var usual = fyne.NewSize(1024, 640)

func open(t *testing.T, content fyne.CanvasObject) fyne.Canvas {
	t.Helper()
	return kittest.Open(t, content, usual).Canvas()
}

func TestButtonIsPressedByTapEnterAndSpace(t *testing.T) {
	kittest.App(t, theme.LightMode)
	pressed := 0
	b := kit.NewButton("one", "One", func() { pressed++ })
	c := open(t, kit.VB(8, b))
	test.Tap(b)
	kittest.Press(c, fyne.KeyTab, fyne.KeyReturn, fyne.KeySpace, fyne.KeyEnter, fyne.KeyA)
	if pressed != 4 {
		t.Errorf("pressed %d times, want 4", pressed)
	}
	b.Disable()
	test.Tap(b)
	kittest.Press(c, fyne.KeyReturn)
	if pressed != 4 {
		t.Error("a disabled button was pressed")
	}
	if got := kit.NewIconButton("x", kit.IconClose, "Close", nil).AccessibilityLabel(); got != "Close" {
		t.Errorf("an icon alone is spoken as %q", got)
	}
}

func TestFocusIsScrolledIntoSight(t *testing.T) {
	kittest.App(t, theme.LightMode)
	page := kit.VB(20)
	for i := range 60 {
		page.Add(kit.NewButton(fmt.Sprint(i), fmt.Sprint("Button ", i), nil))
	}
	c := open(t, kit.Sheet(0, page))
	for range 60 {
		kittest.Press(c, fyne.KeyTab)
	}
	last := kittest.Find(t, c, "59")
	y := fyne.CurrentApp().Driver().AbsolutePositionForObject(last).Y
	if kittest.Focused(c) != "59" || y < 0 || y+last.Size().Height > usual.Height {
		t.Errorf("focus on %q, the last button is at %v of %v", kittest.Focused(c), y, usual.Height)
	}
	kittest.Press(c, fyne.KeyTab) // around to the first
	if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(kittest.Find(t, c, "0")).Y; y < 0 {
		t.Errorf("the first button is at %v", y)
	}
}

func TestTabsAreChosenWithTheArrows(t *testing.T) {
	kittest.App(t, theme.LightMode)
	var chosen []int
	tabs := kit.NewTabs("tabs", []string{"Overview", "Skills", "Goals"}, 0, func(i int) { chosen = append(chosen, i) })
	c := open(t, kit.VB(0, tabs, kit.NewButton("below", "Below", nil)))
	kittest.Press(c, fyne.KeyTab, fyne.KeyLeft, fyne.KeyRight, fyne.KeyEnd, fyne.KeyRight, fyne.KeyHome)
	kittest.Press(c, fyne.KeyTab)
	if kittest.Focused(c) != "below" {
		t.Errorf("tabs are more than one stop: focus on %q", kittest.Focused(c))
	}
	kittest.Tap(t, c, "tabs.2")
	if want := []int{1, 2, 0, 1}; !slices.Equal(chosen, want) {
		t.Errorf("chosen %v, want %v", chosen, want)
	}
}

func TestTabsThatDoNotFitStandInAMenu(t *testing.T) {
	kittest.App(t, theme.LightMode)
	labels := []string{"Overview", "One-on-ones", "Skills", "Growth", "Numbers", "Expectations", "Reviews", "History"}
	tabs := kit.NewTabs("tabs", labels, 0, nil)
	c := kittest.Open(t, kit.VB(0, tabs), fyne.NewSize(400, 300)).Canvas()
	if kittest.Has(c, "tabs.8") {
		t.Fatal("the last tab has room at 400")
	}
	kittest.Tap(t, c, "tabs.more")
	kittest.Press(c, fyne.KeyEnd, fyne.KeyReturn)
	if tabs.Chosen != 7 || !kittest.Has(c, "tabs.8") {
		t.Errorf("chosen %d, seen %v: the chosen tab must be among those seen", tabs.Chosen, kittest.Has(c, "tabs.8"))
	}
	if reports := kit.Overflows(c.Content()); len(reports) > 0 {
		t.Error(reports)
	}
}

func numbered(n int) *kit.Rows {
	r := kit.NewRows("rows", 40, func(i int) fyne.CanvasObject { return kit.T(fmt.Sprint("row ", i), kit.Body, kit.Ink()) })
	r.Count = n
	r.Key = func(i int) string { return fmt.Sprint(i) }
	r.Text = func(i int) string { return fmt.Sprintf("%c%d", 'a'+i%26, i) }
	return r
}

func TestRowsMoveWithTheKeys(t *testing.T) {
	kittest.App(t, theme.LightMode)
	for _, scrolls := range []bool{false, true} {
		rows := numbered(200)
		rows.Scrolls = scrolls
		opened := -1
		rows.OnOpen = func(i int) { opened = i }
		var content fyne.CanvasObject = rows
		if !scrolls {
			content = kit.Sheet(0, rows)
		}
		c := open(t, content)
		c.Focus(rows)
		for _, step := range []struct {
			key  fyne.KeyName
			want int
		}{
			{fyne.KeyUp, 0},
			{fyne.KeyDown, 1},
			{fyne.KeyDown, 2},
			{fyne.KeyEnd, 199},
			{fyne.KeyDown, 199},
			{fyne.KeyPageUp, 184},
			{fyne.KeyHome, 0},
			{fyne.KeyPageDown, 15},
			{fyne.KeyPageDown, 30},
			{fyne.KeyPageDown, 45},
		} {
			kittest.Press(c, step.key)
			if rows.Selected() != step.want {
				t.Errorf("scrolls %v: %s goes to %d, want %d", scrolls, step.key, rows.Selected(), step.want)
			}
			item := kittest.Find(t, c, fmt.Sprint("rows.", rows.Selected()))
			y := fyne.CurrentApp().Driver().AbsolutePositionForObject(item).Y
			if y < 0 || y+40 > usual.Height {
				t.Errorf("scrolls %v: after %s row %d is out of sight at %v", scrolls, step.key, rows.Selected(), y)
			}
		}
		kittest.Type(c, "c")
		if rows.Selected() != 54 {
			t.Errorf("c goes to %d, want 54", rows.Selected())
		}
		kittest.Press(c, fyne.KeyReturn)
		if opened != 54 {
			t.Errorf("Enter opened %d", opened)
		}
	}
}

func TestRowsOutOfSightAreNotBuilt(t *testing.T) {
	kittest.App(t, theme.LightMode)
	rows := numbered(100000)
	rows.Scrolls = true
	built := 0
	inner := rows.Row
	rows.Row = func(i int) fyne.CanvasObject { built++; return inner(i) }
	c := open(t, rows)
	c.Focus(rows)
	kittest.Press(c, fyne.KeyEnd)
	if built == 0 || built > 100 {
		t.Errorf("%d rows were built", built)
	}
	kittest.Tap(t, c, "rows.99999")
	if rows.Selected() != 99999 {
		t.Errorf("selected %d", rows.Selected())
	}
	rows.Count = 10
	rows.Reload()
	if rows.Selected() != 9 || !kittest.Has(c, "rows.9") {
		t.Errorf("after a reload of ten rows %d is selected", rows.Selected())
	}
}

func TestTableGivesUpColumnsAndSorts(t *testing.T) {
	kittest.App(t, theme.LightMode)
	table := skillTable()
	type order struct {
		column     int
		descending bool
	}
	var orders []order
	table.OnSort = func(column int, descending bool) {
		orders = append(orders, order{column, descending})
		table.Sorted(column, descending)
	}
	w := kittest.Open(t, kit.VB(0, table), fyne.NewSize(400, 300))
	c := w.Canvas()
	kittest.Tap(t, c, "kit.skills.sort.1")
	kittest.Tap(t, c, "kit.skills.sort.1")
	if want := []order{{0, false}, {0, true}}; !slices.Equal(orders, want) {
		t.Errorf("sorted %v, want %v", orders, want)
	}
	has := func(text string) bool { return slices.Contains(kit.Texts(w.Content()), text) }
	if !has("Target") || !has("4") {
		t.Error("at 400 the target is missing")
	}
	w.Resize(fyne.NewSize(250, 300))
	if has("Target") || has("4") {
		t.Error("at 250 the target is still there")
	}
	if reports := kit.Overflows(w.Content()); len(reports) > 0 {
		t.Error(reports)
	}
}

// clock is a timer that a test turns by hand.
type clock struct{ run []func() }

func (k *clock) after(_ time.Duration, f func()) func() {
	stopped := false
	k.run = append(k.run, func() {
		if !stopped {
			f()
		}
	})
	return func() { stopped = true }
}

// pass lets all the time pass that anybody waits for.
func (k *clock) pass() {
	due := k.run
	k.run = nil
	for _, f := range due {
		f()
	}
}

// TestALongToastIsReadToItsEnd shows one that is wider than the window.
func TestALongToastIsReadToItsEnd(t *testing.T) {
	kittest.App(t, theme.LightMode)
	toasts := kit.NewToasts()
	c := kittest.Open(t, toasts.Layer(), fyne.NewSize(720, 450)).Canvas()
	toasts.Show(kit.Toast{Text: "One"})
	low := kittest.Find(t, c, "toast").Size().Height
	long := strings.Repeat("Tomás Ferreira leaves the team on 23 November 2026. ", 4)
	toasts.Show(kit.Toast{Text: long, Action: "Undo", Hint: "Ctrl Z"})
	text := kittest.Find(t, c, "toast").(*kit.Paragraph)
	if lines := text.Size().Height / low; lines < 3 || text.Size().Width > 640 || text.Size().Height < text.HeightFor(text.Size().Width) {
		t.Errorf("it has %.1f lines at a width of %v", lines, text.Size().Width)
	}
}

func TestToastLeavesTheFocusAloneAndGoesByItself(t *testing.T) {
	kittest.App(t, theme.LightMode)
	k := &clock{}
	toasts := kit.NewToasts()
	toasts.After = k.after
	field := widget.NewEntry()
	c := open(t, kit.Stack(kit.VB(0, field), toasts.Layer()))
	c.Focus(field)
	undone := 0
	toasts.Show(kit.Toast{Text: "Deleted a goal", Action: "Undo", OnAction: func() { undone++ }})
	if c.Focused() != field {
		t.Error("the toast took the focus")
	}
	kittest.Tap(t, c, "toast.action")
	if undone != 1 || kittest.Has(c, "toast") {
		t.Errorf("undone %d times, still shown %v", undone, kittest.Has(c, "toast"))
	}
	toasts.Show(kit.Toast{Text: "One"})
	toasts.Show(kit.Toast{Text: "Two", Action: "Undo"})
	if got := kittest.Text(t, c, "toast"); got != "Two" {
		t.Errorf("the toast says %q", got)
	}
	c.Focus(field)
	kittest.Press(c, fyne.KeyTab) // to its button
	k.pass()
	if !kittest.Has(c, "toast") {
		t.Error("the toast went away under the keyboard")
	}
	c.Focus(field)
	k.pass()
	if kittest.Has(c, "toast") {
		t.Error("the toast stays")
	}
}

func TestMenuIsUsedWithTheKeyboard(t *testing.T) {
	kittest.App(t, theme.LightMode)
	var done []string
	do := func(s string) func() { return func() { done = append(done, s) } }
	b := kit.NewMenuButton("menu", "Sort", func() []kit.MenuItem {
		return []kit.MenuItem{
			{Name: "a", Label: "Name", OnTapped: do("name")},
			{Name: "b", Label: "Gap", Reason: "nobody is rated yet", OnTapped: do("gap")},
			{Name: "c", Label: "Waited", OnTapped: do("waited")},
		}
	})
	c := open(t, kit.VB(0, b))
	c.Focus(b)
	kittest.Press(c, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn) // over the one that is off
	kittest.Press(c, fyne.KeyReturn, fyne.KeyUp, fyne.KeyReturn)   // around the end
	kittest.Press(c, fyne.KeyReturn)
	kittest.Type(c, "w")
	kittest.Press(c, fyne.KeySpace)
	kittest.Press(c, fyne.KeyReturn, fyne.KeyEscape)
	if want := []string{"waited", "waited", "waited"}; !slices.Equal(done, want) {
		t.Errorf("done %v, want %v", done, want)
	}
	if kit.ModalOpen(c) || c.Focused() != b {
		t.Errorf("open %v, focus on %v", kit.ModalOpen(c), c.Focused())
	}
	kittest.Press(c, fyne.KeyReturn)
	kittest.Tap(t, c, "b")
	if len(done) != 3 || !kit.ModalOpen(c) {
		t.Error("a row that is off was chosen")
	}
	kittest.Tap(t, c, "a")
	if done[len(done)-1] != "name" {
		t.Errorf("done %v", done)
	}
}

func TestEscapeReachesTheWindowFromAFocusedButton(t *testing.T) {
	kittest.App(t, theme.LightMode)
	b := kit.NewButton("one", "One", nil)
	c := open(t, b)
	var heard []fyne.KeyName
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { heard = append(heard, e.Name) })
	c.Focus(b)
	kittest.Press(c, fyne.KeyEscape, fyne.KeyF1, fyne.KeyA)
	if want := []fyne.KeyName{fyne.KeyEscape, fyne.KeyF1}; !slices.Equal(heard, want) {
		t.Errorf("the window heard %v, want %v", heard, want)
	}
}
