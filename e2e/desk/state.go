package desk

import (
	"fmt"
	"image"
	"slices"
	"strings"
)

// State is what a program says it shows, read as anybody outside of it would.
type State struct {
	Counter      int      `json:"counter"`
	Page         string   `json:"page"`
	Title        string   `json:"title"`
	Focus        string   `json:"focus"`
	Milliseconds int64    `json:"ms"`
	Width        float64  `json:"width"`
	Height       float64  `json:"height"`
	Scale        float64  `json:"scale"`
	Widgets      []Widget `json:"widgets"`
}

// Widget is one named thing in a window.
type Widget struct {
	Name      string `json:"name"`
	Text      string `json:"text"`
	Pixels    [4]int `json:"pixels"` // x, y, width, height in the window
	Enabled   bool   `json:"enabled"`
	Focused   bool   `json:"focused"`
	Reachable bool   `json:"reachable"`
}

// Area is where the widget is on the screen, in pixels.
func (w Widget) Area() image.Rectangle {
	return image.Rect(w.Pixels[0], w.Pixels[1], w.Pixels[0]+w.Pixels[2], w.Pixels[1]+w.Pixels[3])
}

// Centre is the middle of the widget, in pixels.
func (w Widget) Centre() (x, y int) {
	return w.Pixels[0] + w.Pixels[2]/2, w.Pixels[1] + w.Pixels[3]/2
}

// All are the widgets of a name.
func (s State) All(name string) []Widget {
	return slices.DeleteFunc(slices.Clone(s.Widgets), func(w Widget) bool { return w.Name != name })
}

// Find is the first widget of a name that can be clicked, else the first of that name.
func (s State) Find(name string) (Widget, bool) {
	found := s.All(name)
	if len(found) == 0 {
		return Widget{}, false
	}
	if i := slices.IndexFunc(found, func(w Widget) bool { return w.Reachable }); i >= 0 {
		return found[i], true
	}
	return found[0], true
}

// Has says whether a widget of that name shows the text somewhere in its own.
func (s State) Has(name, text string) bool {
	return slices.ContainsFunc(s.Widgets, func(w Widget) bool { return w.Name == name && strings.Contains(w.Text, text) })
}

// Shows says whether any widget shows the text somewhere in its own.
func (s State) Shows(text string) bool {
	return slices.ContainsFunc(s.Widgets, func(w Widget) bool { return strings.Contains(w.Text, text) })
}

// String is the state in a few lines, for tests that fail.
func (s State) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "page %q, title %q, focus %q", s.Page, s.Title, s.Focus)
	for _, w := range s.Widgets {
		fmt.Fprintf(&b, "\n  %s %v", w.Name, w.Pixels)
		if w.Text != "" {
			fmt.Fprintf(&b, " %q", w.Text)
		}
		if !w.Enabled {
			b.WriteString(" disabled")
		}
		if !w.Reachable {
			b.WriteString(" out of reach")
		}
	}
	return b.String()
}
