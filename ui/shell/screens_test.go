package shell_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
	"milepost/ui/theme"
)

// TestScreens draws the window in the states that no page alone can be in, if MILEPOST_SCREENS names a folder.
func TestScreens(t *testing.T) {
	folder := os.Getenv("MILEPOST_SCREENS")
	if folder == "" {
		t.Skip("skipped: MILEPOST_SCREENS is not set")
	}
	states := map[string]func(*shell.Window){
		"welcome":  func(w *shell.Window) { w.CloseFile() },
		"newteam":  func(w *shell.Window) { w.CloseFile(); kittest.Tap(t, w.Canvas(), "welcome.new") },
		"settings": func(w *shell.Window) { kittest.Tap(t, w.Canvas(), "nav.settings") },
		"curtain": func(w *shell.Window) {
			if !w.Curtain().On {
				talks(t, w, "Amara Okafor")
				strike(t, w, parse("Ctrl Shift H"))
			}
		},
		"talk": func(w *shell.Window) {
			talks(t, w, "Amara Okafor")
			if kittest.Has(w.Canvas(), "meeting.hold") {
				kittest.Tap(t, w.Canvas(), "meeting.hold")
			}
		},
		"curtain-team": func(w *shell.Window) {
			if !w.Curtain().On {
				talks(t, w, "Amara Okafor")
				strike(t, w, parse("Ctrl Shift H"))
			}
			kittest.Tap(t, w.Canvas(), "nav.today")
		},
		"palette": func(w *shell.Window) {
			kittest.Tap(t, w.Canvas(), "nav.today")
			kittest.Tap(t, w.Canvas(), "nav.find")
			kittest.Type(w.Canvas(), "ama")
		},
	}
	apart, _ := wentApart(t)
	files := map[string]string{"compare": apart, "copies": apart}
	states["copies"] = func(*shell.Window) {}
	states["compare"] = func(w *shell.Window) {
		w.Go(kit.Route{Page: kit.PageToday})
		kittest.Tap(t, w.Canvas(), "notice.copies.compare")
	}
	states["move"] = func(w *shell.Window) { w.MoveAway() }
	states["moved"] = func(w *shell.Window) {
		if on, _ := w.Store().Moved(); on.IsZero() {
			if _, err := w.Store().MoveAway(t.Context(), storage.MoveOptions{To: t.TempDir(), Passphrase: "x", Computer: "Ingrid’s laptop"}); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := sampleFile(t)
	for name, into := range states {
		path := path
		if name == "moved" {
			path = sampleFile(t)
		} else if files[name] != "" {
			path = files[name]
		}
		for _, mode := range []theme.Mode{theme.LightMode, theme.DarkMode} {
			w, _ := window(t, path)
			w.SetMode(mode)
			for _, size := range []fyne.Size{fyne.NewSize(1440, 900), fyne.NewSize(1024, 640), fyne.NewSize(720, 450)} {
				w.Window().Resize(size)
				into(w)
				f, err := os.Create(filepath.Join(folder, fmt.Sprintf("shell-%s-%vx%v-%s.png", name, size.Width, size.Height, mode)))
				if err != nil {
					t.Fatal(err)
				}
				if err := png.Encode(f, w.Canvas().Capture()); err != nil {
					t.Fatal(err)
				}
				if err := f.Close(); err != nil {
					t.Fatal(err)
				}
				kittest.Press(w.Canvas(), fyne.KeyEscape)
			}
		}
	}
}
