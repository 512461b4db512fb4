package kittest

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

// WantUnit fails the test unless undo would take back a unit of this name.
func (f *Frame) WantUnit(t testing.TB, want string) {
	t.Helper()
	if got, _ := f.store.UndoName(context.Background()); got != want {
		t.Errorf("undo would take back %s, want %s", got, want)
	}
}

// Choose opens the menu of a row and chooses from it; items are named without "menu.".
func Choose(t *testing.T, c fyne.Canvas, row, item string) {
	t.Helper()
	Tap(t, c, row)
	Tap(t, c, "menu."+item)
}

// WantTexts fails the test unless the texts are these, in this order.
func WantTexts(t testing.TB, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}
