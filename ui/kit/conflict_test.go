package kit_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// twoWindows are a page's frame and another window's store on one file.
func twoWindows(t *testing.T, mode theme.Mode) (*kittest.Frame, *storage.Store) {
	t.Helper()
	kittest.App(t, mode)
	f := kittest.NewFrame(t, kittest.SampleStore(t))
	f.Use(kittest.Open(t, kit.Gap(1, 1), fyne.NewSize(1024, 640)))
	two, err := storage.Open(context.Background(), f.Store().Path(), storage.Options{
		Clock: model.FixedClock(kittest.Now().Add(5 * time.Hour)), Random: strings.NewReader(strings.Repeat("another window", 1000)),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = two.Close() })
	return f, two
}

func amara(t *testing.T, f *kittest.Frame) model.ID {
	t.Helper()
	p, err := f.Roster().FindPerson("amara")
	if err != nil {
		t.Fatal(err)
	}
	return p.ID
}

// theySave is what the other window stores.
func theySave(t *testing.T, s *storage.Store, g model.Goal, change func(*model.Goal)) model.Goal {
	t.Helper()
	change(&g)
	if _, err := s.Do(context.Background(), unit.ChangeGoal, func(w *storage.Work) error { return w.Put(&g) }); err != nil {
		t.Fatal(err)
	}
	return g
}

// outcome is what a save ended with; "waits" while a dialog is open.
type outcome struct{ got []error }

func (o *outcome) done(err error) { o.got = append(o.got, err) }

func save(f *kittest.Frame, g model.Goal, o *outcome) {
	kit.Save(f, unit.ChangeGoal, func(w *storage.Work) error { return w.Put(&g) }, o.done)
}

func TestAConflictShowsBothVersionsAndStoresWhatIsChosen(t *testing.T) {
	f, two := twoWindows(t, theme.LightMode)
	c := f.Canvas()
	first := amarasGoal(t, f.Store(), amara(t, f))
	their := theySave(t, two, first, func(g *model.Goal) { g.Title, g.DueOn = "Theirs", model.MustDate("2027-03-15") })
	mine := first
	mine.Title, mine.DoneWhen = "Mine", strings.Repeat("long enough to be shortened elsewhere ", 4)
	var o outcome
	save(f, mine, &o)
	if len(o.got) > 0 {
		t.Fatalf("it did not ask: %v", o.got)
	}
	texts := dialogTexts(t, c)
	for _, want := range []string{
		"The goal “Theirs” was changed meanwhile", "You changed it elsewhere at 14:00.", "Title", "Theirs", "Mine", "Done when",
		strings.TrimSpace(mine.DoneWhen), first.DoneWhen, "Only you changed this", "Due", "15 Mar 2027", "Only changed in the file",
	} {
		if !strings.Contains(texts, want) {
			t.Errorf("%q is not shown:\n%s", want, texts)
		}
	}
	if got := kittest.Focused(c); got != "conflict.title" {
		t.Errorf("the keyboard is at %q", got)
	}
	choices := []string{kittest.Text(t, c, "conflict.title"), kittest.Text(t, c, "conflict.done_when"), kittest.Text(t, c, "conflict.due_on")}
	if !slices.Equal(choices, []string{"Yours", "Yours", "In the file"}) {
		t.Errorf("chosen at first: %v", choices)
	}
	kittest.Press(c, fyne.KeyRight, fyne.KeyReturn) // their title
	got := amarasGoal(t, f.Store(), amara(t, f))
	if got.Title != "Theirs" || got.DoneWhen != mine.DoneWhen || got.DueOn != their.DueOn || len(o.got) != 1 || o.got[0] != nil {
		t.Errorf("%v: the file says %+v", o.got, got)
	}
	f.WantUnit(t, unit.ChangeGoal)
	f.Undo(t)
	if got := amarasGoal(t, f.Store(), amara(t, f)); got.DoneWhen != first.DoneWhen || got.Title != "Theirs" {
		t.Errorf("undone: %+v", got)
	}
}

func TestAConflictCanBeLeftWithoutChoosing(t *testing.T) {
	f, two := twoWindows(t, theme.LightMode)
	first := amarasGoal(t, f.Store(), amara(t, f))
	theySave(t, two, first, func(g *model.Goal) { g.Title = "Theirs" })
	mine := first
	mine.Title = "Mine"
	var o outcome
	save(f, mine, &o)
	kittest.Press(f.Canvas(), fyne.KeyEscape)
	if len(o.got) != 1 || !kit.Told(o.got[0]) || errors.Is(o.got[0], kit.ErrTheirs) || len(f.Canvas().Overlays().List()) > 0 {
		t.Errorf("left: %v", o.got)
	}
	save(f, mine, &o)
	kittest.Press(f.Canvas(), fyne.KeyRight, fyne.KeyReturn)
	if len(o.got) != 2 || !errors.Is(o.got[1], kit.ErrTheirs) || amarasGoal(t, two, amara(t, f)).Title != "Theirs" {
		t.Errorf("theirs: %v", o.got)
	}
	save(f, mine, &o)
	kittest.Press(f.Canvas(), fyne.KeyReturn)
	if len(o.got) != 3 || o.got[2] != nil || amarasGoal(t, two, amara(t, f)).Title != "Mine" {
		t.Errorf("mine: %v", o.got)
	}
}

func TestConflictScreens(t *testing.T) {
	for name, change := range map[string]func(*model.Goal){
		"conflict": func(g *model.Goal) {
			g.Title, g.DueOn = "Five CFOs met, one of them in a hospital group", model.MustDate("2027-02-28")
		},
		"conflict-archived": func(g *model.Goal) { g.ArchivedAt = model.InstantOf(kittest.Now()) },
	} {
		for _, size := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 520, Height: 640}} {
			var f *kittest.Frame
			build := func() fyne.CanvasObject {
				f = kittest.NewFrame(t, kittest.SampleStore(t))
				return kit.Gap(1, 1)
			}
			kittest.Screens(t, fmt.Sprint(name, "-", size.Width), size, build, func(w fyne.Window) {
				f.Use(w)
				g := amarasGoal(t, f.Store(), amara(t, f))
				theySave(t, f.Store(), g, change)
				g.Title, g.DoneWhen = "Five CFOs met and one next step agreed with each", "Each of the five has said in their own words what the next step is, and a day stands in both calendars"
				var o outcome
				save(f, g, &o)
			})
		}
	}
}

func TestAllOfOneSideAndAskedAgain(t *testing.T) {
	f, two := twoWindows(t, theme.LightMode)
	c := f.Canvas()
	first := amarasGoal(t, f.Store(), amara(t, f))
	their := theySave(t, two, first, func(g *model.Goal) { g.Title, g.DoneWhen = "Theirs", "theirs" })
	mine := first
	mine.Title, mine.DueOn = "Mine", model.MustDate("2027-02-01")
	var o outcome
	save(f, mine, &o)
	kittest.Tap(t, c, "conflict.all.theirs")
	if got := kittest.Text(t, c, "conflict.confirm"); got != "Take what the file says" {
		t.Errorf("the button says %q", got)
	}
	kittest.Tap(t, c, "conflict.all.mine")
	if got := kittest.Text(t, c, "conflict.confirm"); got != "Keep mine" {
		t.Errorf("the button says %q", got)
	}
	theySave(t, two, their, func(g *model.Goal) { g.DoneWhen = "theirs again" })
	kittest.Tap(t, c, "conflict.confirm")
	if texts := dialogTexts(t, c); !strings.Contains(texts, "theirs again") || len(o.got) > 0 {
		t.Fatalf("it does not ask again: %v\n%s", o.got, texts)
	}
	kittest.Tap(t, c, "conflict.all.mine")
	kittest.Tap(t, c, "conflict.confirm")
	if got := amarasGoal(t, two, amara(t, f)); got.Title != "Mine" || got.DoneWhen != first.DoneWhen || got.DueOn != mine.DueOn || len(o.got) != 1 {
		t.Errorf("%v: %+v", o.got, got)
	}
}

func TestWhatWasArchivedMeanwhileIsSaidAndBroughtBack(t *testing.T) {
	f, two := twoWindows(t, theme.LightMode)
	c := f.Canvas()
	first := amarasGoal(t, f.Store(), amara(t, f))
	theySave(t, two, first, func(g *model.Goal) { g.ArchivedAt = model.InstantOf(kittest.Now()) })
	mine := first
	mine.Title = "Mine"
	var o outcome
	save(f, mine, &o)
	texts := dialogTexts(t, c)
	for _, want := range []string{"was archived meanwhile", "In the archive", "Not archived", "Archived"} {
		if !strings.Contains(texts, want) {
			t.Errorf("%q is not shown:\n%s", want, texts)
		}
	}
	kittest.Tap(t, c, "conflict.archived_at.mine")
	kittest.Tap(t, c, "conflict.confirm")
	if got := amarasGoal(t, two, amara(t, f)); got.Title != "Mine" || got.ArchivedAt != 0 {
		t.Errorf("%v: %+v", o.got, got)
	}
}

func TestWhatWasRemovedMeanwhileIsSaidAndBroughtBack(t *testing.T) {
	for _, bring := range []bool{true, false} {
		f, two := twoWindows(t, theme.LightMode)
		c := f.Canvas()
		g := model.Goal{Row: model.About(amara(t, f)), AuthorID: f.Roster().Owner.ID, Title: "Passing", State: model.GoalOpen, OpenedOn: f.Today()}
		theySave(t, two, g, func(*model.Goal) {})
		growth, err := f.Store().Growth(context.Background(), amara(t, f))
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(growth.Goals, func(g model.Goal) bool { return g.Title == "Passing" })
		mine := growth.Goals[i]
		if _, err := two.Undo(context.Background()); err != nil {
			t.Fatal(err)
		}
		mine.DoneWhen = "what I wrote"
		var o outcome
		save(f, mine, &o)
		texts := dialogTexts(t, c)
		for _, want := range []string{"The goal “Passing” was removed meanwhile", "what I wrote"} {
			if !strings.Contains(texts, want) {
				t.Errorf("%q is not shown:\n%s", want, texts)
			}
		}
		if bring {
			kittest.Press(c, fyne.KeyReturn)
		} else {
			kittest.Tap(t, c, "conflict.drop")
		}
		growth, err = two.Growth(context.Background(), amara(t, f))
		if err != nil {
			t.Fatal(err)
		}
		back := slices.ContainsFunc(growth.Goals, func(g model.Goal) bool { return g.ID == mine.ID && g.DoneWhen == "what I wrote" })
		if back != bring || len(o.got) != 1 || errors.Is(o.got[0], kit.ErrTheirs) == bring {
			t.Errorf("bring back %t: there is %t, %v", bring, back, o.got)
		}
	}
}

// TestEveryFieldOfAConflictHasAWord goes through all columns of all tables.
func TestEveryFieldOfAConflictHasAWord(t *testing.T) {
	if err := words.Load(); err != nil {
		t.Fatal(err)
	}
	n := 0
	for table := range storage.TableNames() {
		c := &model.Conflict{Record: model.Ref{Table: table, ID: "x"}, Columns: storage.Columns(table), Base: model.Values{}, Mine: model.Values{}, Theirs: model.Values{}}
		for i, column := range c.Columns {
			c.Mine[column], c.Theirs[column] = fmt.Sprint("mine", i), fmt.Sprint("theirs", i)
			if strings.HasSuffix(column, "_on") || strings.HasPrefix(column, "valid_") {
				c.Mine[column], c.Theirs[column] = "2026-11-23", "2026-11-24"
			}
		}
		c.Theirs["replaced_by"] = nil
		c.Story = &model.Story{Chapters: []model.Chapter{{Events: []model.Event{{Record: c.Record, Op: model.EventChanged, As: c.Theirs, Before: c.Theirs, After: c.Mine}}}}}
		told := (&words.Storyteller{Story: c.Story, Today: model.MustDate("2026-11-23")}).Conflict(c, time.UTC)
		for _, x := range told.Fields {
			n++
			for _, text := range []string{told.Title, told.Intro, x.Field, x.Mine, x.Theirs, x.Only} {
				if strings.Contains(text, "story.") || strings.Contains(text, "conflict.") || strings.Contains(text, "%!") {
					t.Errorf("%s.%s: %q", table, x.Clash.Column, text)
				}
			}
		}
	}
	if n < 80 {
		t.Errorf("only %d fields were looked at", n)
	}
}
