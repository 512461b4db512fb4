package shell

import (
	"os"
	"strconv"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/theme"
)

// Mode is the choice between light and dark.
func (w *Window) Mode() theme.Mode { return theme.Mode(w.prefs.theme()) }

// SetMode changes it at once and remembers it.
func (w *Window) SetMode(m theme.Mode) {
	w.prefs.setTheme(string(m))
	w.app.Settings().SetTheme(theme.New(m)) // tells onSettings
}

// scaleEnv is where the toolkit looks for the user's scale, each time it needs it.
const scaleEnv = "FYNE_SCALE"

// applyScale hands the chosen scale to the toolkit, unless the program was started with another one.
func (w *Window) applyScale() {
	if n := w.prefs.scale(); n != 100 && os.Getenv(scaleEnv) == "" {
		setScaleEnv(n)
	}
}

func setScaleEnv(percent int) {
	_ = os.Setenv(scaleEnv, strconv.FormatFloat(float64(percent)/100, 'f', 2, 64)) // fails for no such name and value
}

// Scale is how large everything is, in per cent of what the screen asks for.
func (w *Window) Scale() int {
	if x, err := strconv.ParseFloat(os.Getenv(scaleEnv), 64); err == nil && x > 0 {
		return int(x*100 + 0.5)
	}
	return w.prefs.scale()
}

// SetScale changes it at once and remembers it. The window stays as large as it is on the screen.
func (w *Window) SetScale(percent int) {
	before, size := float32(w.Scale()), w.Canvas().Size()
	w.prefs.setScale(percent)
	setScaleEnv(percent)
	w.app.Settings().SetTheme(theme.New(w.Mode())) // the toolkit reads the scale anew
	w.win.Resize(fyne.NewSize(size.Width*before/float32(percent), size.Height*before/float32(percent)))
}

// onSettings follows the toolkit's settings: the choice made here, or the computer's that goes from light to dark.
func (w *Window) onSettings() {
	if w.palette != theme.Current() {
		w.rebuild()
	}
}

// rebuild makes everything anew in the colours of the theme. What somebody is typing stays, and the keyboard stays in it.
func (w *Window) rebuild() {
	w.win.SetPadded(false)
	r, ok := w.trail.current()
	if !ok || w.store == nil {
		w.welcome()
		return
	}
	typed, focus := typedIn(w.host), kit.FocusedName(w.Canvas())
	w.show(r)
	for name, text := range typed {
		if f, ok := kit.Find(w.host, name).(textual); ok && f.Text() != text {
			f.Fill(text)
		}
	}
	kit.FocusName(w.Canvas(), focus)
}

// textual is a field for text.
type textual interface {
	Text() string
	Fill(text string)
}

// typedIn are the texts of all fields below an object, by the fields' names.
func typedIn(o fyne.CanvasObject) map[string]string {
	out := map[string]string{}
	for _, name := range kit.Names(o) {
		if f, ok := kit.Find(o, name).(textual); ok {
			out[name] = f.Text()
		}
	}
	return out
}
