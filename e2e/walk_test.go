//go:build e2e

package e2e

import (
	"path/filepath"
	"testing"

	"milepost/e2e/desk"
)

// TestWalkToTheFirstWord counts from the open window to the first word in the one-on-one with a given rep: keystrokes, and
// the program's own time. It reports, because how fast a machine is must not decide whether a test passes.
func TestWalkToTheFirstWord(t *testing.T) {
	s := begin(t)
	file := filepath.Join(s.home, "sample.milepost")
	s.told("sample", file, "--as-of", "2026-11-23")
	s.open(file)
	opened := s.wait("Today", func(st desk.State) bool { return st.Page == "today" && len(st.All("today.sentence")) > 0 })

	keys := []string{"ctrl+n", "j", "Return"}
	s.key(keys[0])
	s.focused("oneonone.with")
	s.write("oneonone.with", keys[1])
	s.key(keys[2])
	there := s.wait("the one-on-one with Jonas", func(st desk.State) bool {
		return st.Page == "person.oneonones" && st.Focus == "oneonone.point.new"
	})
	s.write("oneonone.point.new", "Havn")
	written := s.wait("the word", func(st desk.State) bool { return st.Has("oneonone.point.new", "Havn") })

	if len(keys) > 4 {
		t.Errorf("%d keystrokes", len(keys))
	}
	t.Logf("%d keystrokes; %d ms from the open window to the field, with the typing of the test, %d ms to the word",
		len(keys), there.Milliseconds-opened.Milliseconds, written.Milliseconds-opened.Milliseconds)
	t.Logf("the window was open %d ms after the program started", opened.Milliseconds)
}
