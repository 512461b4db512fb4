//go:build e2e

package e2e

import (
	"path/filepath"
	"testing"

	"milepost/e2e/desk"
)

// TestTheCurtainInARealWindow draws it by its key in the middle of a one-on-one, goes around behind it, and lifts it.
// Keys reach a real window on another way than in the tests of pages, and pages load beside it.
func TestTheCurtainInARealWindow(t *testing.T) {
	s := begin(t)
	file := filepath.Join(s.home, "sample.milepost")
	s.told("sample", file, "--as-of", "2026-11-23")
	s.open(file)
	s.wait("the sidebar", func(st desk.State) bool { return len(st.All("nav.people")) > 0 })
	s.oneOnOneWith("Daniel", "Daniel Weber")
	s.focused("oneonone.point.new")
	s.key("ctrl+l")
	s.writePoint("Looks tired")
	s.wait("the private point", func(st desk.State) bool { return st.Shows("Looks tired") && st.Shows("Jonas Lindqvist") })

	hidden := func(st desk.State) bool { return !st.Shows("Looks tired") && !st.Shows("Jonas Lindqvist") }
	s.key("ctrl+shift+h")
	s.wait("the curtain", func(st desk.State) bool {
		return st.Has("nav.curtain", "Curtain on") && st.Shows("Daniel Weber") && hidden(st)
	})
	s.key("ctrl+1")
	s.wait("today behind it", func(st desk.State) bool { return len(st.All("notice.curtain")) > 0 && hidden(st) })
	s.key("ctrl+2")
	s.wait("people behind it", func(st desk.State) bool { return len(st.All("people.new")) > 0 && hidden(st) })
	s.key("ctrl+k")
	s.focused("palette.field")
	s.write("palette.field", "tired")
	s.wait("nothing found", func(st desk.State) bool { return len(st.All("palette.none")) > 0 })
	s.key("ctrl+shift+h") // over the palette
	s.wait("everything is back", func(st desk.State) bool {
		return st.Has("nav.curtain", "Curtain") && st.Shows("Jonas Lindqvist") && len(st.All("palette.field")) == 0
	})
	s.quit()
}
