package history_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

func build(t *testing.T, name string) func() fyne.CanvasObject {
	t.Helper()
	kittest.App(t, theme.LightMode)
	store := kittest.SampleStore(t)
	f := kittest.NewFrame(t, store)
	id := person(t, f, name)
	return func() fyne.CanvasObject {
		f := kittest.NewFrame(t, store)
		return f.Build(page(f, id))
	}
}

func TestThePageFitsEverySize(t *testing.T) {
	kittest.Overflow(t, build(t, "Amara Okafor"))
}

func TestScreens(t *testing.T) {
	amara := build(t, "Amara Okafor")
	kittest.Screens(t, "history", fyne.NewSize(1216, 900), amara, nil)
	kittest.Screens(t, "history-1024", fyne.NewSize(964, 900), amara, nil)
	kittest.Screens(t, "history-720", fyne.NewSize(660, 900), amara, nil)
	kittest.Screens(t, "history-known", fyne.NewSize(1216, 1100), amara, func(w fyne.Window) {
		for _, field := range []string{"history.asof", "history.known"} {
			kittest.Write(t, w.Canvas(), field, "22 Nov 2026")
			kittest.Press(w.Canvas(), fyne.KeyReturn)
		}
	})
}

func TestAWindowPulledThroughSizesLooksAsIfOpened(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing of it runs side by side")
	}
	kittest.Pull(t, build(t, "Daniel Weber"))
}
