package shell

import (
	"slices"

	"fyne.io/fyne/v2"
)

// Keys of the toolkit's preferences. Losing them loses nothing.
const (
	prefRecent = "recent.files"
	prefWidth  = "window.width"
	prefHeight = "window.height"
	prefTheme  = "theme"

	recentLimit = 10
)

// prefs is a typed view of the preferences.
type prefs struct{ p fyne.Preferences }

func (s prefs) recent() []string { return s.p.StringList(prefRecent) }

// opened puts a file at the head of the last ten.
func (s prefs) opened(path string) {
	list := slices.DeleteFunc(s.recent(), func(p string) bool { return p == path })
	list = append([]string{path}, list...)
	s.p.SetStringList(prefRecent, list[:min(len(list), recentLimit)])
}

// forget takes a file that could not be opened off the list.
func (s prefs) forget(path string) {
	s.p.SetStringList(prefRecent, slices.DeleteFunc(s.recent(), func(p string) bool { return p == path }))
}

func (s prefs) size() fyne.Size {
	return fyne.NewSize(float32(s.p.FloatWithFallback(prefWidth, 1440)), float32(s.p.FloatWithFallback(prefHeight, 900)))
}

func (s prefs) setSize(size fyne.Size) {
	s.p.SetFloat(prefWidth, float64(size.Width))
	s.p.SetFloat(prefHeight, float64(size.Height))
}

func (s prefs) theme() string     { return s.p.StringWithFallback(prefTheme, "system") }
func (s prefs) setTheme(t string) { s.p.SetString(prefTheme, t) }
