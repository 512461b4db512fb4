package shell_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
	"milepost/ui/theme"
)

// expectStates are what is opened from the expectations of Amara, who has not read the newest version.
var expectStates = map[string]func(*testing.T, *shell.Window){
	"expect":           func(*testing.T, *shell.Window) {},
	"expect-form":      func(t *testing.T, w *shell.Window) { kittest.Tap(t, w.Canvas(), "expect.edit") },
	"expect-templates": func(t *testing.T, w *shell.Window) { kittest.Tap(t, w.Canvas(), "expect.templates") },
	"expect-template":  func(t *testing.T, w *shell.Window) { kittest.Tap(t, w.Canvas(), "expect.template.keep") },
	"handover":         func(t *testing.T, w *shell.Window) { kittest.Tap(t, w.Canvas(), "expect.handover") },
	"handover-back": func(t *testing.T, w *shell.Window) {
		kittest.Tap(t, w.Canvas(), "expect.handover")
		kittest.Tap(t, w.Canvas(), "handover.back")
	},
	"handover-agreed": func(t *testing.T, w *shell.Window) {
		kittest.Tap(t, w.Canvas(), "expect.handover")
		kittest.Tap(t, w.Canvas(), "handover.yes")
		kittest.Tap(t, w.Canvas(), "handover.confirm")
		w.Undo()
	},
}

// TestExpectationsFitAndAreDrawn opens all of them at every size, and draws them if MILEPOST_SCREENS names a folder.
func TestExpectationsFitAndAreDrawn(t *testing.T) { drawStates(t, kit.TabExpectations, expectStates) }

// drawStates opens a tab of Amara's in states at every size, holds that nothing is cut, and draws them if MILEPOST_SCREENS names a
// folder. The tab as it is, is named after it.
func drawStates(t *testing.T, tab string, states map[string]func(*testing.T, *shell.Window)) {
	folder := os.Getenv("MILEPOST_SCREENS")
	for name, into := range states {
		for _, mode := range []theme.Mode{theme.LightMode, theme.DarkMode} {
			for _, size := range []fyne.Size{fyne.NewSize(1440, 900), fyne.NewSize(960, 600), fyne.NewSize(720, 450), fyne.NewSize(480, 300)} {
				if folder == "" && (mode == theme.DarkMode || size.Width > 720) {
					continue
				}
				w, _ := window(t, sampleFile(t))
				w.SetMode(mode)
				w.Window().Resize(size)
				p, err := w.Roster().FindPerson("Amara Okafor")
				if err != nil {
					t.Fatal(err)
				}
				w.Go(kit.Route{Page: kit.PagePerson, Person: p.ID, Tab: tab})
				into(t, w)
				w.Window().Resize(size.AddWidthHeight(1, 0)) // a window lays out what has grown before it is drawn
				w.Window().Resize(size)
				over := w.Canvas().Content()
				if top := w.Canvas().Overlays().Top(); top != nil {
					over = top
				}
				if !kit.ModalOpen(w.Canvas()) && size.Width < 720 {
					continue // the header of a person is not made for it
				}
				for _, report := range kit.Overflows(over) {
					t.Errorf("%s at %v: %s", name, size, report)
				}
				if folder == "" {
					continue
				}
				f, err := os.Create(filepath.Join(folder, fmt.Sprintf("%s-%s-%v.png", name, mode, size.Width)))
				if err != nil {
					t.Fatal(err)
				}
				if err := png.Encode(f, w.Canvas().Capture()); err != nil {
					t.Fatal(err)
				}
				if err := f.Close(); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
