package storage_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
)

// twoWindows are two stores on one file that holds one of everything.
func twoWindows(t *testing.T) (one, two *storage.Store) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "team.milepost")
	one = createAt(t, path)
	stockUp(t, one)
	return one, openWith(t, path, options(77))
}

// write puts a record with conflicts settled.
func write(s *storage.Store, r model.Record, settled ...model.Settled) error {
	_, err := s.Do(ctx, unit.ChangeGoal, func(w *storage.Work) error {
		w.Settle(settled...)
		return w.Put(r)
	})
	return err
}

// conflictOf is the conflict that a write must be.
func conflictOf(t *testing.T, err error) *model.Conflict {
	t.Helper()
	var c *model.Conflict
	if !errors.As(err, &c) || !errors.Is(err, model.ErrConflict) {
		t.Fatalf("it is no conflict: %v", err)
	}
	return c
}

func mine(model.Clash) bool   { return false }
func theirs(model.Clash) bool { return true }

func sharedGoal(t *testing.T, s *storage.Store) model.Goal {
	t.Helper()
	return *find(look(t, s).growth.Goals, func(g *model.Goal) bool { return g.Title == "shared 0 goal" })
}

// goalOf reads a goal by its id.
func goalOf(t *testing.T, s *storage.Store, id model.ID) model.Goal {
	t.Helper()
	return *find(look(t, s).growth.Goals, func(g *model.Goal) bool { return g.ID == id })
}

// TestBothVersionsAreShownAndChosenFieldByField lets two windows change one goal: the same field, and one each.
func TestBothVersionsAreShownAndChosenFieldByField(t *testing.T) {
	one, two := twoWindows(t)
	first := sharedGoal(t, one)
	their := goalOf(t, two, first.ID)
	their.Title, their.DueOn = "theirs", monday
	if err := write(two, &their); err != nil {
		t.Fatal(err)
	}
	my := first
	my.Title, my.DoneWhen = "mine", "when it is done"
	err := write(one, &my)
	c := conflictOf(t, err)
	if my.Title != "mine" || my.Version != first.Version {
		t.Errorf("the refused record says %q, version %d", my.Title, my.Version)
	}
	var told []string
	for _, x := range c.Clashes() {
		told = append(told, x.Column, map[bool]string{true: "I", false: "-"}[x.ByMe]+map[bool]string{true: "they", false: "-"}[x.ByThem])
	}
	if got := strings.Join(told, " "); got != "title Ithey done_when I- due_on -they" {
		t.Errorf("told %s", got)
	}
	if last := c.Story.Chapters[0]; last.Name != unit.ChangeGoal || last.At == 0 || last.Seq != their.Version || c.Story.Names[last.Actor] != "ingrid" {
		t.Errorf("who changed it: %+v, called %q", last, c.Story.Names[last.Actor])
	}
	for _, x := range []struct {
		name   string
		theirs func(model.Clash) bool
		want   [3]string
	}{
		{"by default", model.Clash.Default, [3]string{"mine", "when it is done", "2026-11-23"}},
		{"mine", mine, [3]string{"mine", "when it is done", ""}},
		{"theirs", theirs, [3]string{"theirs", first.DoneWhen, "2026-11-23"}},
		{"mixed", func(x model.Clash) bool { return x.Column == "title" }, [3]string{"theirs", "when it is done", ""}},
	} {
		try := my
		before := goalOf(t, one, first.ID)
		if err := write(one, &try, c.Settle(x.theirs)); err != nil {
			t.Fatalf("%s: %v", x.name, err)
		}
		got := goalOf(t, one, first.ID)
		if is := [3]string{got.Title, got.DoneWhen, got.DueOn.String()}; is != x.want {
			t.Errorf("%s: the file says %q, want %q", x.name, is, x.want)
		}
		if x.name == "theirs" {
			continue // nothing was written, nothing to take back
		}
		if try != got {
			t.Errorf("%s: the record says %+v, the file %+v", x.name, try, got)
		}
		if _, err := one.Undo(ctx); err != nil {
			t.Fatalf("%s: undo: %v", x.name, err)
		}
		after := goalOf(t, one, first.ID)
		if before.Version, after.Version = 0, 0; before != after {
			t.Errorf("%s: undone it says %+v, before %+v", x.name, after, before)
		}
		c = conflictOf(t, write(one, ptr(my))) // undo is a unit of its own
	}
}

func ptr[T any](x T) *T { return &x }

// TestMovedOnceMoreIsAskedOnceMore changes the record again while somebody chooses.
func TestMovedOnceMoreIsAskedOnceMore(t *testing.T) {
	one, two := twoWindows(t)
	my := sharedGoal(t, one)
	their := my
	their.Title = "theirs"
	if err := write(two, &their); err != nil {
		t.Fatal(err)
	}
	my.Title = "mine"
	c := conflictOf(t, write(one, &my))
	their.Title = "theirs once more"
	if err := write(two, &their); err != nil {
		t.Fatal(err)
	}
	again := conflictOf(t, write(one, &my, c.Settle(mine)))
	if again.Theirs.Text("title") != "theirs once more" || again.Mine.Text("title") != "mine" || again.Base.Text("title") == "theirs" {
		t.Errorf("asked again: base %q, mine %q, theirs %q", again.Base.Text("title"), again.Mine.Text("title"), again.Theirs.Text("title"))
	}
	if got := goalOf(t, one, my.ID).Title; got != "theirs once more" {
		t.Errorf("meanwhile the file says %q", got)
	}
	if err := write(one, &my, again.Settle(mine)); err != nil || goalOf(t, two, my.ID).Title != "mine" {
		t.Errorf("%v: %q", err, goalOf(t, two, my.ID).Title)
	}
}

// TestASettledUnitThatFailsLeavesRecordsAsTheyWere lets a later part of the unit fail.
func TestASettledUnitThatFailsLeavesRecordsAsTheyWere(t *testing.T) {
	one, two := twoWindows(t)
	my := sharedGoal(t, one)
	their := my
	their.DueOn = monday
	if err := write(two, &their); err != nil {
		t.Fatal(err)
	}
	my.Title = "mine"
	was := my
	c := conflictOf(t, write(one, &my))
	_, err := one.Do(ctx, unit.ChangeGoal, func(w *storage.Work) error {
		w.Settle(c.Settle(model.Clash.Default))
		if err := w.Put(&my); err != nil {
			return err
		}
		if my.DueOn != monday {
			t.Errorf("within the unit it says %+v", my)
		}
		return context.Canceled
	})
	if !errors.Is(err, context.Canceled) || my != was {
		t.Errorf("%v: the record says %+v, it said %+v", err, my, was)
	}
}

// TestNothingToChooseIsNotAsked: a place in an order, a change that was taken back, and the same change on both sides.
func TestNothingToChooseIsNotAsked(t *testing.T) {
	for name, both := range map[string]func(my, their *model.Goal){
		"they moved it in its list": func(my, their *model.Goal) { my.Title, their.Position = "mine", 77 },
		"I moved it in its list":    func(my, their *model.Goal) { my.Position, their.Title = 77, "theirs" },
		"both say the same":         func(my, their *model.Goal) { my.Title, their.Title = "same", "same" },
	} {
		one, two := twoWindows(t)
		my := sharedGoal(t, one)
		their := my
		both(&my, &their)
		want := my
		if their.Position == 77 {
			want.Position = 77
		}
		if their.Title == "theirs" {
			want.Title = "theirs"
		}
		if err := write(two, &their); err != nil {
			t.Fatal(err)
		}
		c := conflictOf(t, write(one, &my))
		if !c.Trivial() {
			t.Errorf("%s: it is asked about %+v", name, c.Clashes())
		}
		if err := write(one, &my, c.Settle(model.Clash.Default)); err != nil {
			t.Fatal(err)
		}
		got := goalOf(t, one, my.ID)
		if want.Version = got.Version; got != want {
			t.Errorf("%s: the file says %+v, want %+v", name, got, want)
		}
	}
	one, two := twoWindows(t)
	my := sharedGoal(t, one)
	if err := write(two, ptr(renamed(my, "theirs"))); err != nil {
		t.Fatal(err)
	}
	if _, err := two.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if c := conflictOf(t, write(one, ptr(renamed(my, "mine")))); !c.Trivial() {
		t.Errorf("taken back: it is asked about %+v", c.Clashes())
	}
}

func renamed(g model.Goal, title string) model.Goal {
	g.Title = title
	return g
}

// TestWhatFollowsGoesAlong closes a goal here that was closed otherwise there: its day follows its state.
func TestWhatFollowsGoesAlong(t *testing.T) {
	one, two := twoWindows(t)
	my := sharedGoal(t, one)
	their := my
	their.State, their.ClosedOn = model.GoalDropped, model.MustDate("2026-11-20")
	if err := write(two, &their); err != nil {
		t.Fatal(err)
	}
	my.State, my.ClosedOn = model.GoalReached, monday
	c := conflictOf(t, write(one, &my))
	if n := len(c.Clashes()); n != 1 {
		t.Fatalf("asked about %+v", c.Clashes())
	}
	if err := write(one, ptr(my), c.Settle(theirs)); err != nil || goalOf(t, one, my.ID) != their {
		t.Errorf("theirs: %v, %+v", err, goalOf(t, one, my.ID))
	}
	if err := write(one, &my, c.Settle(mine)); err != nil || my.State != model.GoalReached || my.ClosedOn != monday {
		t.Errorf("mine: %v, %+v", err, my)
	}
}

// TestARecordThatWasRemovedIsBroughtBack takes its making back in the other window.
func TestARecordThatWasRemovedIsBroughtBack(t *testing.T) {
	one, two := twoWindows(t)
	x := look(t, one)
	p := &model.Point{Row: model.About(x.amara.ID), AuthorID: x.roster.Owner.ID, Side: model.SideManager, Text: "as it was", RaisedOn: monday}
	do(t, two, unit.AddPoint, func(w *storage.Work) error { return w.Put(p) })
	my := *p
	if _, err := two.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	my.Text = "as I have it"
	c := conflictOf(t, write(one, &my))
	if c.Theirs != nil || c.Mine.Text("text") != "as I have it" || c.Base.Text("text") != "as it was" || c.Trivial() {
		t.Errorf("%+v", c)
	}
	if err := write(one, &my, c.Settle(mine)); err != nil {
		t.Fatal(err)
	}
	got := find(look(t, two).talks.Points, func(y *model.Point) bool { return y.ID == p.ID })
	if *got != my {
		t.Errorf("it came back as %+v, want %+v", *got, my)
	}
	checked, err := storage.CheckFile(ctx, one.Path())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range checked.Findings { // the ratings of this file are made up
		if f.Table != "rating" && f.Table != "assessment" {
			t.Errorf("the file is not whole: %+v", f)
		}
	}
}

// TestWhatWasSharedMeanwhileIsNoChoice: what one wrote for oneself must not land in what others see.
func TestWhatWasSharedMeanwhileIsNoChoice(t *testing.T) {
	one, two := twoWindows(t)
	x := look(t, one)
	my := x.private
	do(t, two, unit.ShareGoal, func(w *storage.Work) error { return w.Reshare(ptr(x.private), model.Shared) })
	my.Title = "what nobody shall read"
	err := write(one, &my)
	var c *model.Conflict
	if !errors.Is(err, model.ErrConflict) || errors.As(err, &c) {
		t.Errorf("it is %v", err)
	}
}

// TestSharingAWordingThatMovedOnIsRefused: one shares what one has seen.
func TestSharingAWordingThatMovedOnIsRefused(t *testing.T) {
	one, two := twoWindows(t)
	my := look(t, one).private
	if err := write(two, ptr(renamed(my, "another wording"))); err != nil {
		t.Fatal(err)
	}
	_, err := one.Do(ctx, unit.ShareGoal, func(w *storage.Work) error { return w.Reshare(&my, model.Shared) })
	var c *model.Conflict
	if !errors.Is(err, model.ErrConflict) || errors.As(err, &c) {
		t.Errorf("it is %v", err)
	}
}

func TestRemovingWhatMovedOnIsAsked(t *testing.T) {
	one, two := twoWindows(t)
	my := look(t, one).direction.Links[0]
	their := my
	their.Why = "a better reason"
	if err := write(two, &their); err != nil {
		t.Fatal(err)
	}
	remove := func(settled ...model.Settled) error {
		_, err := one.Do(ctx, unit.RemoveLink, func(w *storage.Work) error { w.Settle(settled...); return w.Delete(&my) })
		return err
	}
	c := conflictOf(t, remove())
	if c.Mine != nil || c.Trivial() || len(c.Clashes()) != 1 {
		t.Errorf("%+v", c)
	}
	if err := remove(c.Settle(mine)); err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(look(t, two).direction.Links, func(l model.Link) bool { return l.ID == my.ID }) {
		t.Error("it is still there")
	}
	if _, err := one.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := *find(look(t, two).direction.Links, func(l *model.Link) bool { return l.ID == my.ID }); got.Why != "a better reason" {
		t.Errorf("undone it says %q", got.Why)
	}
}
