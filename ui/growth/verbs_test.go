package growth_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/ui/kit/kittest"
)

// addGoal adds a goal by its title.
func addGoal(t *testing.T, f *kittest.Frame, c fyne.Canvas, id model.ID, title string) *model.Goal {
	t.Helper()
	kittest.Tap(t, c, "goal.add")
	kittest.Type(c, title)
	kittest.Tap(t, c, "goal.confirm")
	return goal(read(t, f, id), title)
}

// addResult adds a key result from 0 to 10.
func addResult(t *testing.T, c fyne.Canvas, goal *model.Goal, name string) {
	t.Helper()
	kittest.Choose(t, c, "goal.more."+goal.ID.Short(), "result")
	kittest.Type(c, name)
	kittest.Write(t, c, "result.start", "0")
	kittest.Write(t, c, "result.target", "10")
	kittest.Tap(t, c, "result.confirm")
}

// titles are the goals that are open and not archived, in their order.
func titles(g model.Growth) []string {
	var out []string
	for _, x := range g.Goals {
		if x.State == model.GoalOpen && x.ArchivedAt.IsZero() {
			out = append(out, x.Title)
		}
	}
	return out
}

func TestGoalsAreChangedOrderedClosedSharedAndArchived(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	before := len(titles(read(t, f, id)))
	mine := func() []string { return titles(read(t, f, id))[before:] }
	addGoal(t, f, c, id, "one")
	g := addGoal(t, f, c, id, "two")
	kittest.Tap(t, c, "goal."+g.ID.Short())
	kittest.Write(t, c, "goal.title", "zwei")
	kittest.Write(t, c, "goal.done", "He does it alone")
	kittest.Tap(t, c, "goal.confirm")
	kittest.Press(c, fyne.KeyEnd)
	kittest.Alt(c, fyne.KeyUp)
	kittest.WantTexts(t, "moved up", mine(), []string{"zwei", "one"})
	f.WantUnit(t, unit.MoveGoal)
	if got := kittest.Focused(c); got != "growth.goals" {
		t.Errorf("after moving the keyboard is at %q", got)
	}
	kittest.Ctrl(c, fyne.KeyL)
	f.WantUnit(t, unit.ShareGoal)
	taken := goal(read(t, f, id), "zwei")
	if taken.Visibility != model.Private || taken.DoneWhen != "He does it alone" {
		t.Errorf("taken back: %+v", taken)
	}
	kittest.Choose(t, c, "goal.more."+taken.ID.Short(), "share")
	g = goal(read(t, f, id), "zwei")
	kittest.Choose(t, c, "goal.more."+g.ID.Short(), "missed")
	kittest.WantTexts(t, "missed", mine(), []string{"one"})
	kittest.Tap(t, c, "growth.archived")
	kittest.Choose(t, c, "goal.more."+g.ID.Short(), "reopen")
	f.WantUnit(t, unit.ReopenGoal)
	kittest.WantTexts(t, "open again", mine(), []string{"zwei", "one"})
	kittest.Choose(t, c, "goal.more."+g.ID.Short(), "archive")
	kittest.WantTexts(t, "archived", mine(), []string{"one"})
	kittest.Choose(t, c, "goal.more."+g.ID.Short(), "archive")
	f.Restart(t)
	kittest.WantTexts(t, "brought back, after a restart", mine(), []string{"zwei", "one"})
	if got := goal(read(t, f, id), "zwei"); got.Visibility != model.Shared {
		t.Errorf("shared again: %+v", got)
	}
	f.Undo(t)
	kittest.WantTexts(t, "after undo", mine(), []string{"one"})
	f.Redo(t)
	kittest.WantTexts(t, "after redo", mine(), []string{"zwei", "one"})
}

// names are the key results of a goal that are not archived, in their order.
func names(g model.Growth, goal model.ID) []string {
	var out []string
	for _, kr := range g.ResultsOf(goal) {
		out = append(out, g.Measure(kr.MeasureID).Name)
	}
	return out
}

func TestKeyResultsAreChangedOrderedAndArchived(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	g := addGoal(t, f, c, id, "Pitch")
	addResult(t, c, g, "Pitches")
	addResult(t, c, g, "Offers")
	offers := read(t, f, id)
	row := offers.ResultsOf(g.ID)[1].ID.Short()
	kittest.Choose(t, c, "result.more."+row, "up")
	f.WantUnit(t, unit.MoveKeyResult)
	kittest.WantTexts(t, "moved up", names(read(t, f, id), g.ID), []string{"Offers", "Pitches"})
	kittest.Choose(t, c, "result.more."+row, "edit")
	kittest.Write(t, c, "result.name", "Offers signed")
	kittest.Write(t, c, "result.target", "12")
	kittest.Write(t, c, "result.unit", "offers")
	kittest.Tap(t, c, "result.confirm")
	f.WantUnit(t, unit.ChangeKeyResult)
	now := read(t, f, id)
	if m := now.Measure(now.ResultsOf(g.ID)[0].MeasureID); m.Name != "Offers signed" || m.Target != model.Dec(12) || m.Unit != "offers" {
		t.Errorf("changed: %+v", m)
	}
	kittest.Choose(t, c, "result.more."+row, "archive")
	f.WantUnit(t, unit.ArchiveKeyResult)
	kittest.WantTexts(t, "archived", names(read(t, f, id), g.ID), []string{"Pitches"})
	if kittest.Has(c, "result."+row) {
		t.Error("what is archived is still shown")
	}
	kittest.Tap(t, c, "growth.archived")
	kittest.Choose(t, c, "result.more."+row, "archive")
	f.Restart(t)
	kittest.WantTexts(t, "brought back, after a restart", names(read(t, f, id), g.ID), []string{"Offers signed", "Pitches"})
	f.Undo(t)
	kittest.WantTexts(t, "after undo", names(read(t, f, id), g.ID), []string{"Pitches"})
}

// now is the value of the only key result of a goal.
func now(g model.Growth, goal model.ID, on model.Date) (model.Decimal, *model.Measure) {
	m := g.Measure(g.ResultsOf(goal)[0].MeasureID)
	return m.At(g.Readings, on), m
}

func TestAReadingIsCorrectedAndArchived(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	g := addGoal(t, f, c, id, "Pitch")
	addResult(t, c, g, "Pitches")
	x := read(t, f, id)
	row := "result." + x.ResultsOf(g.ID)[0].ID.Short()
	reading := func(value, day string) {
		kittest.Tap(t, c, row)
		kittest.Write(t, c, "reading.value", value)
		kittest.Write(t, c, "reading.on", day)
		kittest.Tap(t, c, "reading.confirm")
	}
	value := func(want int64) {
		t.Helper()
		if got, _ := now(read(t, f, id), g.ID, f.Today()); got != model.Dec(want) {
			t.Errorf("now %v, want %d", got, want)
		}
	}
	reading("2", "2026-11-16")
	reading("40", f.Today().String()) // a slip of the finger
	value(40)
	x = read(t, f, id)
	wrong := x.Readings[len(x.Readings)-1]
	for _, r := range x.Readings {
		if r.Value == 40 {
			wrong = r
		}
	}
	kittest.Tap(t, c, row)
	kittest.Tap(t, c, "reading."+wrong.ID.Short())
	kittest.Write(t, c, "reading.value", "4")
	kittest.Tap(t, c, "reading.confirm")
	f.WantUnit(t, unit.ChangeReading)
	value(4)
	kittest.Tap(t, c, row)
	kittest.Tap(t, c, "reading."+wrong.ID.Short())
	kittest.Tap(t, c, "reading.archive")
	f.WantUnit(t, unit.ArchiveReading)
	value(2)
	f.Undo(t)
	value(4)
	f.Undo(t)
	value(40) // nothing is lost: what was wrong is known too
	f.Redo(t)
	f.Redo(t)
	value(2)
	kittest.Tap(t, c, row)
	kittest.Tap(t, c, "reading."+wrong.ID.Short())
	kittest.Tap(t, c, "reading.archive") // brought back
	f.Restart(t)
	value(4)
}

func TestAValueMayHaveMoreDecimalsThanItsMeasure(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	g := addGoal(t, f, c, id, "Discount")
	kittest.Choose(t, c, "goal.more."+g.ID.Short(), "result")
	kittest.Type(c, "Average discount")
	kittest.Write(t, c, "result.start", "18")
	kittest.Write(t, c, "result.target", "10")
	kittest.Tap(t, c, "result.direction.down")
	kittest.Tap(t, c, "result.confirm")
	x := read(t, f, id)
	row := "result." + x.ResultsOf(g.ID)[0].ID.Short()
	for _, value := range []string{"17", "16,5", "14.25"} {
		kittest.Tap(t, c, row)
		kittest.Type(c, value)
		kittest.Tap(t, c, "reading.confirm")
	}
	f.Restart(t)
	x = read(t, f, id)
	got, m := now(x, g.ID, f.Today())
	if got != model.Dec(1425) || m.Decimals != 2 || m.Start != model.Dec(1800) || m.Target != model.Dec(1000) {
		t.Errorf("now %v of %+v", got, m)
	}
	var values []int64
	for _, r := range x.Readings {
		if r.MeasureID == m.ID {
			values = append(values, r.Value)
		}
	}
	if !slices.Equal(values, []int64{1700, 1650, 1425}) {
		t.Errorf("the readings are %v", values)
	}
	if p, ok := x.GoalProgress(g.ID, f.Today()); !ok || p.FloatString(5) != "0.46875" {
		t.Errorf("progress %v", p)
	}
	f.Undo(t)
	if got, m := now(read(t, f, id), g.ID, f.Today()); got != model.Dec(165) || m.Decimals != 1 {
		t.Errorf("after undo %v of %+v", got, m)
	}
}

func TestANumberThatCanBeReadInTwoWaysIsRefusedInWords(t *testing.T) {
	f, c, id := open(t, "Daniel Weber")
	g := addGoal(t, f, c, id, "Calls")
	kittest.Choose(t, c, "goal.more."+g.ID.Short(), "result")
	kittest.Type(c, "Calls")
	kittest.Write(t, c, "result.target", "1,500")
	kittest.Tap(t, c, "result.confirm")
	if !kittest.Has(c, "result.confirm") || kittest.Text(t, c, "result.target") != "1,500" {
		t.Fatal("1,500 was taken, or is gone")
	}
	kittest.Write(t, c, "result.target", "1 500")
	kittest.Tap(t, c, "result.confirm")
	if _, m := now(read(t, f, id), g.ID, f.Today()); m.Target != model.Dec(1500) || m.Decimals != 0 {
		t.Errorf("stored: %+v", m)
	}
}
