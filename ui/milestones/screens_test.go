package milestones_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// shown builds a page with its content filled in.
func shown(t *testing.T, s *storage.Store, build func(kit.Frame) kit.Page) func() fyne.CanvasObject {
	return func() fyne.CanvasObject {
		p := build(kittest.NewFrame(t, s))
		p.Reload()
		return p.Content()
	}
}

func TestPagesFitEverySize(t *testing.T) {
	s := kittest.SampleStore(t)
	kittest.Overflow(t, shown(t, s, weave), kittest.PageSizes...)
	kittest.Overflow(t, shown(t, s, coverage), kittest.PageSizes...)
	kittest.Overflow(t, shown(t, emptied(t), weave), kittest.PageSizes...)
	kittest.Overflow(t, shown(t, crowded(t, 52), weave), kittest.PageSizes...)
	for _, title := range []string{"Win five hospital groups", "2.1 M new business"} {
		kittest.Overflow(t, shown(t, s, strategicPage(strategic(t, s, title).ID)), kittest.PageSizes...)
	}
}

func TestScreens(t *testing.T) {
	s := kittest.SampleStore(t)
	hospitals := strategicPage(strategic(t, s, "Win five hospital groups").ID)
	rail := fyne.NewSize(964, 640)
	kittest.Screens(t, "weave", usual, shown(t, s, weave), nil)
	kittest.Screens(t, "weave-narrow", rail, shown(t, s, weave), nil)
	kittest.Screens(t, "weave-folded", rail, shown(t, crowded(t, 52), weave), nil)
	kittest.Screens(t, "weave-tall", fyne.NewSize(1216, 1500), shown(t, s, weave), nil)
	kittest.Screens(t, "coverage", usual, shown(t, s, coverage), nil)
	kittest.Screens(t, "coverage-narrow", rail, shown(t, s, coverage), nil)
	launch := strategic(t, s, "Nordic launch")
	kittest.Screens(t, "weave-tie", usual, shown(t, s, weave), func(w fyne.Window) {
		kittest.Tap(t, w.Canvas(), "milestones.weave.link."+string(growers(t, s, launch.ID)[1].Link.ID))
	})
	kittest.Screens(t, "milestone", usual, shown(t, s, hospitals), nil)
	kittest.Screens(t, "milestone-narrow", rail, shown(t, s, hospitals), nil)
	kittest.Screens(t, "weave-empty", usual, shown(t, emptied(t), weave), nil)
	var f *kittest.Frame
	kittest.Screens(t, "milestone-dialog", usual, shown(t, s, func(frame kit.Frame) kit.Page {
		f = frame.(*kittest.Frame)
		return weave(frame)
	}), func(w fyne.Window) {
		f.Use(w)
		kittest.Tap(t, w.Canvas(), "milestones.new")
	})
	kittest.Screens(t, "milestone-ripple", usual, shown(t, s, func(frame kit.Frame) kit.Page {
		f = frame.(*kittest.Frame)
		return strategicPage(launch.ID)(frame)
	}), func(w fyne.Window) {
		f.Use(w)
		kittest.Tap(t, w.Canvas(), "strategic.move")
		kittest.Write(t, w.Canvas(), "move.due", "29.3.2027")
		kittest.Tap(t, w.Canvas(), "move.confirm")
	})
}
