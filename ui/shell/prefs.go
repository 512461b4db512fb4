package shell

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"milepost/model"
)

// Keys of the toolkit's preferences. Losing them loses nothing.
const (
	prefRecent = "recent.files"
	prefDays   = "recent.days"
	prefOwner  = "owner.skipped"
	prefPlaces = "places.understood"
	prefWidth  = "window.width"
	prefHeight = "window.height"
	prefTheme  = "theme"
	prefScale  = "scale"

	prefRemind   = "remind.minutes"
	prefReminded = "remind.told"

	recentLimit = 10
	ownerLimit  = 50 // files of which it is remembered what was said to a question
)

// prefs is a typed view of the preferences.
type prefs struct{ p fyne.Preferences }

// recentFile is one of the last files and the day it was opened last.
type recentFile struct {
	path string
	day  model.Date
}

// recent are the paths of the last files, the newest first.
func (s prefs) recent() []string { return s.p.StringList(prefRecent) }

func (s prefs) recentDays() []recentFile {
	days := s.p.StringList(prefDays)
	var out []recentFile
	for i, path := range s.recent() {
		r := recentFile{path: path}
		if i < len(days) {
			r.day, _ = model.ParseDate(days[i]) // none is fine
		}
		out = append(out, r)
	}
	return out
}

func (s prefs) setRecent(list []recentFile) {
	var paths, days []string
	for _, r := range list[:min(len(list), recentLimit)] {
		paths, days = append(paths, r.path), append(days, r.day.String())
	}
	s.p.SetStringList(prefRecent, paths)
	s.p.SetStringList(prefDays, days)
}

func (s prefs) without(path string) []recentFile {
	return slices.DeleteFunc(s.recentDays(), func(r recentFile) bool { return r.path == path })
}

// opened puts a file at the head of the last ten.
func (s prefs) opened(path string, day model.Date) {
	s.setRecent(append([]recentFile{{path, day}}, s.without(path)...))
}

// forget takes a file that is gone off the list.
func (s prefs) forget(path string) { s.setRecent(s.without(path)) }

// mayAskOwner says whether somebody can be chosen who could not be when the question was skipped last for this file.
func (s prefs) mayAskOwner(file model.ID, managers []model.Person) bool {
	var known []string
	for _, line := range s.p.StringList(prefOwner) {
		if f, ids, _ := strings.Cut(line, " "); f == string(file) {
			known = strings.Fields(ids)
		}
	}
	return slices.ContainsFunc(managers, func(m model.Person) bool { return !slices.Contains(known, string(m.ID)) })
}

// skipOwner remembers the managers among whom nobody was chosen, by their ids.
func (s prefs) skipOwner(file model.ID, managers []model.Person) {
	line := string(file)
	for _, m := range managers {
		line += " " + string(m.ID)
	}
	list := slices.DeleteFunc(s.p.StringList(prefOwner), func(x string) bool { return strings.HasPrefix(x, string(file)+" ") })
	list = append([]string{line}, list...)
	s.p.SetStringList(prefOwner, list[:min(len(list), ownerLimit)])
}

// understood says whether somebody has read what it means where a file lies, and said so.
func (s prefs) understood(file model.ID, service string) bool {
	return slices.Contains(s.p.StringList(prefPlaces), string(file)+" "+service)
}

// setUnderstood remembers that.
func (s prefs) setUnderstood(file model.ID, service string) {
	if s.understood(file, service) {
		return
	}
	list := append([]string{string(file) + " " + service}, s.p.StringList(prefPlaces)...)
	s.p.SetStringList(prefPlaces, list[:min(len(list), ownerLimit)])
}

// size is that of the window, in units at the scale in force.
func (s prefs) size() fyne.Size {
	w, h := s.p.FloatWithFallback(prefWidth, 1440), s.p.FloatWithFallback(prefHeight, 900)
	return fyne.NewSize(float32(w), float32(h))
}

func (s prefs) setSize(size fyne.Size) {
	s.p.SetFloat(prefWidth, float64(size.Width))
	s.p.SetFloat(prefHeight, float64(size.Height))
}

func (s prefs) theme() string     { return s.p.StringWithFallback(prefTheme, "system") }
func (s prefs) setTheme(t string) { s.p.SetString(prefTheme, t) }

// scale is how large everything is, in per cent of what the screen asks for.
func (s prefs) scale() int     { return s.p.IntWithFallback(prefScale, 100) }
func (s prefs) setScale(n int) { s.p.SetInt(prefScale, n) }
