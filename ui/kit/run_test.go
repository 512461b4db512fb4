package kit

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestRunShowsInPlaceWhatWasLoaded(t *testing.T) {
	test.NewTempApp(t)
	steps := ""
	Run(context.Background(), func(context.Context) (string, error) {
		steps += "load"
		if !Loading() {
			t.Error("Loading is false while something loads")
		}
		return "Amara", nil
	}, func(name string, err error) {
		steps += " show " + name
		if !Loading() {
			t.Error("Loading is false before what was loaded is shown")
		}
	})
	if steps != "load show Amara" {
		t.Errorf("ran %q", steps)
	}
	if Loading() {
		t.Error("Loading is true after the load was shown")
	}
}

func TestRunHandsTheErrorOver(t *testing.T) {
	test.NewTempApp(t)
	want := errors.New("no such file")
	var got error
	Run(context.Background(), func(context.Context) (int, error) { return 0, want }, func(_ int, err error) { got = err })
	if !errors.Is(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestRunShowsNothingToAPageThatWasLeft(t *testing.T) {
	test.NewTempApp(t)
	ctx, leave := context.WithCancel(context.Background())
	Run(ctx, func(context.Context) (int, error) { leave(); return 1, nil }, func(int, error) { t.Error("shown after the page was left") })
	Run(ctx, func(context.Context) (int, error) { t.Error("loaded for a page that was left"); return 1, nil }, func(int, error) {})
	if Loading() {
		t.Error("a load that is not shown still counts as running")
	}
}
