package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

func TestWidgetsTakeTheColoursOfAnotherThemeOnRefresh(t *testing.T) {
	build := func() fyne.CanvasObject {
		return kit.VB(8, kit.NewPrimary("one", "One", nil), kit.NewTabs("tabs", []string{"Overview", "Skills"}, 0, nil), skillTable())
	}
	size := fyne.NewSize(400, 300)
	app := kittest.App(t, theme.LightMode)
	content := build()
	w := kittest.Open(t, content, size)
	light := w.Canvas().Capture()
	app.Settings().SetTheme(theme.New(theme.DarkMode))
	content.Refresh()
	turned := kit.Find(content, "one")
	if kittest.Same(light, w.Canvas().Capture()) {
		t.Fatal("nothing changed")
	}
	fresh := kittest.Open(t, kit.NewPrimary("one", "One", nil), turned.Size())
	again := kittest.Open(t, turned, turned.Size())
	if !kittest.Same(fresh.Canvas().Capture(), again.Canvas().Capture()) {
		t.Error("a button made in the light and refreshed in the dark does not look like one made in the dark")
	}
}

func TestEveryIconDrawsSomething(t *testing.T) {
	kittest.App(t, theme.LightMode)
	size := fyne.NewSize(24, 24)
	empty := kittest.Open(t, kit.Gap(24, 24), size).Canvas().Capture()
	seen := map[kit.IconName]bool{}
	for _, name := range kit.Icons() {
		seen[name] = true
		if kittest.Same(empty, kittest.Open(t, kit.Icon(name, 24, kit.Ink()), size).Canvas().Capture()) {
			t.Errorf("%s draws nothing", name)
		}
	}
	if len(seen) < 30 {
		t.Errorf("only %d icons", len(seen))
	}
}
