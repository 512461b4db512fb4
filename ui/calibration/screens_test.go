package calibration_test

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/storage"
	"milepost/ui/calibration"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

func shown(t *testing.T, s *storage.Store) func() fyne.CanvasObject {
	return func() fyne.CanvasObject {
		p := calibration.New(kittest.NewFrame(t, s), kit.Route{Page: kit.PageCalibrate})
		p.Reload()
		return p.Content()
	}
}

// answered is the sample with a deck that another manager has answered.
func answered(t *testing.T) *storage.Store {
	t.Helper()
	s := kittest.SampleStore(t)
	_, c := show(t, s)
	kittest.Tap(t, c, "deck.make")
	path := filepath.Join(t.TempDir(), "deck.xlsx")
	kittest.Tap(t, c, "deck.export")
	kittest.Write(t, c, "export.path", path)
	kittest.Tap(t, c, "export.confirm")
	kittest.Tap(t, c, "deck.take")
	kittest.Write(t, c, "take.path", fill(t, path, "Sam Lee", 1, 2, 3, 4, 4, "skipped"))
	kittest.Tap(t, c, "take.confirm")
	return s
}

func TestPagesFitEverySize(t *testing.T) {
	kittest.Overflow(t, shown(t, answered(t)), kittest.PageSizes...)
	kittest.Overflow(t, shown(t, kittest.EmptyStore(t)), kittest.PageSizes...)
}

func TestScreens(t *testing.T) {
	s := answered(t)
	kittest.Screens(t, "calibration", usual, shown(t, s), nil)
	kittest.Screens(t, "calibration-narrow", fyne.NewSize(720, 450), shown(t, s), nil)
	kittest.Screens(t, "calibration-empty", usual, shown(t, kittest.EmptyStore(t)), nil)
}
