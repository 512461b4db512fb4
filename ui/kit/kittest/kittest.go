// Package kittest helps tests of pages: it opens them at the sizes windows have, in both palettes, finds widgets by
// name, presses keys, and takes pictures.
package kittest

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"milepost/ui/kit"
	"milepost/ui/theme"
)

// Sizes are the windows every page must fit: large, usual, around the break of the sidebar, and 150 and 200 %.
var Sizes = []fyne.Size{
	fyne.NewSize(1440, 900), fyne.NewSize(1920, 1080), fyne.NewSize(1180, 700), fyne.NewSize(1179, 700),
	fyne.NewSize(1024, 640), fyne.NewSize(960, 600), fyne.NewSize(720, 450),
}

// pulls are the sizes one window is pulled through, back to the first.
var pulls = []fyne.Size{
	fyne.NewSize(1440, 900), fyne.NewSize(1024, 640), fyne.NewSize(1920, 1080), fyne.NewSize(720, 450),
	fyne.NewSize(960, 600), fyne.NewSize(1179, 700), fyne.NewSize(1180, 700), fyne.NewSize(1440, 900),
}

// App is an application in a palette, gone when the test ends.
func App(t testing.TB, mode theme.Mode) fyne.App {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(mode))
	return app
}

// Open shows content on the ground of a page, in a window of a size. An App must be there.
func Open(t *testing.T, content fyne.CanvasObject, size fyne.Size) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, kit.Stack(canvas.NewRectangle(theme.Current().Page), content))
	w.SetPadded(false)
	w.Resize(size)
	return w
}

// Overflow fails the test for everything that has not the room it needs at one of the sizes; Sizes if none are given.
func Overflow(t *testing.T, build func() fyne.CanvasObject, sizes ...fyne.Size) {
	t.Helper()
	App(t, theme.LightMode)
	if len(sizes) == 0 {
		sizes = Sizes
	}
	for _, size := range sizes {
		w := Open(t, build(), size)
		for _, report := range kit.Overflows(w.Content()) {
			t.Errorf("%vx%v: %s", size.Width, size.Height, report)
		}
	}
}

// Pull fails the test unless a window pulled through eight sizes looks at each, pixel for pixel, as if it had been
// opened at it.
func Pull(t *testing.T, build func() fyne.CanvasObject) {
	t.Helper()
	App(t, theme.LightMode)
	w := Open(t, build(), pulls[0])
	for i, size := range pulls {
		w.Resize(size)
		got := w.Canvas().Capture()
		want := Open(t, build(), size).Canvas().Capture()
		if Same(got, want) {
			continue
		}
		t.Errorf("step %d, %vx%v: pulled and opened differ", i, size.Width, size.Height)
		save(t, fmt.Sprintf("differs-%d-pulled", i), got)
		save(t, fmt.Sprintf("differs-%d-opened", i), want)
	}
}

// Flat takes the shadows away of what is shown: those of tall cards take seconds to draw.
func Flat(o fyne.CanvasObject) {
	for _, x := range test.LaidOutObjects(o) {
		if r, ok := x.(*canvas.Rectangle); ok {
			r.Shadow = canvas.Shadow{}
		}
	}
}

// Same says whether two pictures are equal, pixel for pixel.
func Same(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	if x, ok := a.(*image.NRGBA); ok {
		if y, ok := b.(*image.NRGBA); ok && x.Stride == y.Stride {
			return bytes.Equal(x.Pix, y.Pix)
		}
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}

// screensEnv names the folder pictures are written to; without it none are.
const screensEnv = "MILEPOST_SCREENS"

// Screens writes NAME-light.png and NAME-dark.png of a page, if MILEPOST_SCREENS names a folder. after, which may be
// nil, puts the window into the state that is wanted, and may open dialogs.
func Screens(t *testing.T, name string, size fyne.Size, build func() fyne.CanvasObject, after func(fyne.Window)) {
	t.Helper()
	if os.Getenv(screensEnv) == "" {
		return
	}
	for _, mode := range []theme.Mode{theme.LightMode, theme.DarkMode} {
		App(t, mode)
		w := Open(t, build(), size)
		if after != nil {
			after(w)
		}
		save(t, name+"-"+string(mode), w.Canvas().Capture())
	}
}

func save(t *testing.T, name string, picture image.Image) {
	t.Helper()
	folder := os.Getenv(screensEnv)
	if folder == "" {
		return
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Find is the widget of a name that can be seen: in the uppermost dialog if there is one, else on the page. It fails
// the test if there is none.
func Find(t *testing.T, c fyne.Canvas, name string) fyne.CanvasObject {
	t.Helper()
	root := c.Content()
	if top := c.Overlays().Top(); top != nil {
		root = top
	}
	o := kit.Find(root, name)
	if o == nil {
		t.Fatalf("no widget %q can be seen", name)
	}
	return o
}

// Has says whether a widget of a name can be seen, on the page or over it.
func Has(c fyne.Canvas, name string) bool {
	roots := append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...)
	for _, root := range roots {
		if kit.Find(root, name) != nil {
			return true
		}
	}
	return false
}

// Text is what the widget of a name shows.
func Text(t *testing.T, c fyne.Canvas, name string) string {
	t.Helper()
	return Find(t, c, name).(kit.Named).WidgetText()
}

// Tap taps the widget of a name.
func Tap(t *testing.T, c fyne.Canvas, name string) {
	t.Helper()
	o, ok := Find(t, c, name).(fyne.Tappable)
	if !ok {
		t.Fatalf("%q cannot be tapped", name)
	}
	test.Tap(o)
}

// Press types a key as a window would: Tab moves the focus, other keys go to what has it, else to the window.
func Press(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, key := range keys {
		focused := c.Focused()
		tabs, ok := focused.(fyne.Tabbable)
		switch {
		case key == fyne.KeyTab && !(ok && tabs.AcceptsTab()):
			c.FocusNext()
		case focused != nil:
			focused.TypedKey(&fyne.KeyEvent{Name: key})
		case c.OnTypedKey() != nil:
			c.OnTypedKey()(&fyne.KeyEvent{Name: key})
		}
	}
}

// Type types letters into what has the focus.
func Type(c fyne.Canvas, text string) {
	for _, r := range text {
		if f := c.Focused(); f != nil {
			f.TypedRune(r)
		}
	}
}

// Ctrl types a key with Ctrl held, Cmd on a Mac, into what has the focus.
func Ctrl(c fyne.Canvas, key fyne.KeyName) { shortcut(c, key, fyne.KeyModifierShortcutDefault) }

// CtrlShift types a key with Ctrl, Cmd on a Mac, and Shift held into what has the focus.
func CtrlShift(c fyne.Canvas, key fyne.KeyName) {
	shortcut(c, key, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift)
}

// Alt types a key with Alt held into what has the focus.
func Alt(c fyne.Canvas, key fyne.KeyName) { shortcut(c, key, fyne.KeyModifierAlt) }

func shortcut(c fyne.Canvas, key fyne.KeyName, modifier fyne.KeyModifier) {
	if s, ok := c.Focused().(fyne.Shortcutable); ok {
		s.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: modifier})
	}
}

// Paste puts a text into the clipboard and pastes it into what has the focus.
func Paste(c fyne.Canvas, text string) {
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent(text)
	if s, ok := c.Focused().(fyne.Shortcutable); ok {
		s.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	}
}

// Focused is the name of the widget that has the focus; empty if none has, or it has no name.
func Focused(c fyne.Canvas) string { return kit.FocusedName(c) }
