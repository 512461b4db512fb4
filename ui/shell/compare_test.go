package shell_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// wentApart is a sample team and a conflict copy of it beside it, after somebody worked in both: a goal was changed in both
// and another one there alone, and there a person with a goal and a private note was added.
func wentApart(t *testing.T) (path, copied string) {
	t.Helper()
	path = sampleFile(t)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copied = filepath.Join(filepath.Dir(path), "sample-LAPTOP-1.milepost")
	if err := os.WriteFile(copied, data, 0o600); err != nil {
		t.Fatal(err)
	}
	work := func(path string, f func(*storage.Work, []model.Goal) error) {
		o := options("", "")
		s, err := storage.Open(t.Context(), path, storage.Options{Clock: o.Clock, Random: o.Random})
		if err != nil {
			t.Fatal(err)
		}
		var goals []model.Goal
		people, err := s.Roster(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range people.People {
			g, err := s.Growth(t.Context(), p.ID)
			if err != nil {
				t.Fatal(err)
			}
			goals = append(goals, g.Goals...)
		}
		if _, err := s.Do(t.Context(), unit.ChangeGoal, func(w *storage.Work) error { return f(w, goals) }); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	work(path, func(w *storage.Work, goals []model.Goal) error {
		goals[0].DoneWhen = "three deals are won without a discount"
		return w.Put(&goals[0])
	})
	work(copied, func(w *storage.Work, goals []model.Goal) error {
		goals[0].DoneWhen = "five deals are won, whatever the discount"
		goals[1].Title = "Written on the laptop"
		lena := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: "Lena Fox", IsRep: true}
		if err := w.Put(lena); err != nil {
			return err
		}
		goal := &model.Goal{Row: model.About(lena.ID), AuthorID: w.Actor(), Title: "First call alone", State: model.GoalOpen, OpenedOn: model.MustDate("2026-11-23")}
		note := &model.Note{Row: model.PrivateAbout(lena.ID), AuthorID: w.Actor(), On: model.MustDate("2026-11-23"), Kind: model.NotePlain, Text: "a good start"}
		for _, r := range []model.Record{&goals[0], &goals[1], goal, note} {
			if err := w.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
	return path, copied
}

// chooseSide chooses one of two with the keyboard.
func chooseSide(t *testing.T, c fyne.Canvas, name string, key fyne.KeyName) {
	t.Helper()
	c.Focus(kittest.Find(t, c, name).(fyne.Focusable))
	kittest.Press(c, key)
}

func pageTexts(c fyne.Canvas) string { return strings.Join(kit.Texts(c.Content()), "\n") }

// TestAConflictCopyIsFoundComparedAndPutAside goes the whole way in the window.
func TestAConflictCopyIsFoundComparedAndPutAside(t *testing.T) {
	path, copied := wentApart(t)
	w, _ := window(t, path)
	c := w.Canvas()
	if got := kittest.Text(t, c, "notice.copies"); !strings.Contains(got, "sample-LAPTOP-1.milepost") {
		t.Fatalf("said is %q", got)
	}
	kittest.Tap(t, c, "notice.copies.compare")
	if got := kittest.Text(t, c, "compare.intro"); !strings.Contains(got, "4 records were changed only in the copy, 0 only here, 1 in both.") || kittest.Has(c, "notice.copies") {
		t.Errorf("said is %q", got)
	}
	for _, want := range []string{
		"three deals are won without a discount", "five deals are won, whatever the discount", "Written on the laptop", "The person Lena Fox",
		"The goal “First call alone”", "Private, about Lena Fox",
	} {
		if !strings.Contains(pageTexts(c), want) {
			t.Errorf("%q is not shown", want)
		}
	}
	if got := kittest.Text(t, c, "compare.take"); got != "Take 4 records" {
		t.Errorf("the button says %q", got)
	}
	chooseSide(t, c, "compare.both.1", fyne.KeyRight)
	if got := kittest.Text(t, c, "compare.take"); got != "Take 5 records" {
		t.Errorf("the button says %q", got)
	}
	kittest.Tap(t, c, "compare.take")
	if got := kittest.Text(t, c, "toast"); got != "Taken: 5 records" {
		t.Errorf("told is %q", got)
	}
	if got := kittest.Text(t, c, "compare.intro"); !strings.HasPrefix(got, "Both hold the same.") {
		t.Errorf("said is %q", got)
	}
	checked, err := w.Store().Check(context.Background())
	if err != nil || !checked.Whole() {
		t.Errorf("the file: %+v, %v", checked, err)
	}
	kittest.Tap(t, c, "toast.action")
	if got := kittest.Text(t, c, "compare.intro"); !strings.Contains(got, "4 records were changed only in the copy") {
		t.Errorf("undone, it says %q", got)
	}
	kittest.Tap(t, c, "compare.take.only")
	if got := kittest.Text(t, c, "toast"); got != "Taken: 3 records" {
		t.Errorf("told is %q", got)
	}
	if got := kittest.Text(t, c, "compare.intro"); !strings.Contains(got, "Since then 1 record was changed only in the copy, 0 only here, 1 in both.") {
		t.Errorf("said is %q", got)
	}
	kittest.Tap(t, c, "compare.aside")
	if _, err := os.Stat(copied); err == nil || kittest.Has(c, "notice.copies") {
		t.Error("it still lies beside the file")
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(path), "Compared", "sample-LAPTOP-1.milepost")); err != nil {
		t.Error(err)
	}
	if !strings.Contains(pageTexts(c), "Lena Fox") {
		t.Error("who was taken is not among my people")
	}
}

// TestWhatDoesNotFitIsRefusedWithItsName: a goal without the person it is of.
func TestWhatDoesNotFitIsRefusedWithItsName(t *testing.T) {
	path, _ := wentApart(t)
	w, _ := window(t, path)
	c := w.Canvas()
	kittest.Tap(t, c, "notice.copies.compare")
	left := 0
	for _, name := range []string{"compare.only_there.1", "compare.only_there.2", "compare.only_there.3"} {
		s := kittest.Find(t, c, name).(*kit.Segments)
		if s.Spoken == "The person Lena Fox" {
			chooseSide(t, c, name, fyne.KeyLeft)
			left++
		}
	}
	before := len(w.Roster().People)
	kittest.Tap(t, c, "compare.take")
	if got := openTexts(c); left != 1 || !strings.Contains(got, "Nothing was taken: the goal “First call alone” refers to something that would not be here.") &&
		!strings.Contains(got, "Nothing was taken: the note “a good start” refers to something that would not be here.") {
		t.Errorf("said is %q", got)
	}
	kittest.Press(c, fyne.KeyReturn)
	marked := 0
	for _, name := range []string{"compare.only_there.1", "compare.only_there.2", "compare.only_there.3"} {
		if kittest.Has(c, name+".refused") && strings.Contains(kittest.Text(t, c, name+".refused"), "Take that too, or leave this as it is.") {
			marked++
		}
	}
	if marked != 1 {
		t.Errorf("%d records are marked", marked)
	}
	if len(w.Roster().People) != before || strings.Contains(pageTexts(c), "Both hold the same") {
		t.Error("a part was taken")
	}
}

// TestComparingIsHiddenBehindTheCurtain: it shows private texts of everybody, and would take what is only hidden for what is
// not here.
func TestComparingIsHiddenBehindTheCurtain(t *testing.T) {
	path, _ := wentApart(t)
	w, _ := window(t, path)
	c := w.Canvas()
	kittest.Tap(t, c, "notice.copies.compare")
	kittest.Tap(t, c, "nav.curtain")
	if got := pageTexts(c); strings.Contains(got, "a good start") || strings.Contains(got, "Lena Fox") || kittest.Has(c, "compare.take") {
		t.Errorf("behind the curtain stands %q", got)
	}
	kittest.Tap(t, c, "curtain.lift")
	if got := kittest.Text(t, c, "compare.take"); got != "Take 4 records" {
		t.Errorf("lifted, the button says %q", got)
	}
}
