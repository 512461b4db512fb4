//go:build e2e

package e2e

import (
	"path/filepath"
	"strings"
	"testing"

	"milepost/e2e/desk"
)

// TestTwoWindowsOnOneFile lets two programs at two screens change one file: each shows what the other writes without
// being asked, and a point that both change is asked about where it is stored second.
func TestTwoWindowsOnOneFile(t *testing.T) {
	one, two := begin(t), begin(t)
	file := filepath.Join(one.home, "sample.milepost")
	one.told("sample", file, "--as-of", "2026-11-23")
	for _, s := range []*story{one, two} {
		s.open(file)
		s.wait("the sidebar", func(st desk.State) bool { return len(st.All("nav.people")) > 0 })
		s.oneOnOneWith("Daniel", "Daniel Weber")
		s.focused("oneonone.point.new")
	}
	one.writePoint("How was the fair?")
	two.wait("what the other window wrote", func(st desk.State) bool { return st.Shows("How was the fair?") })
	two.writePoint("Where is Bergen?")
	one.wait("what the other window wrote", func(st desk.State) bool { return st.Shows("Where is Bergen?") })

	for _, s := range []*story{one, two} {
		s.on("Up", "Where is Bergen?")
		s.on("Up", "How was the fair?")
		s.key("Return")
		s.focused("point.edit")
	}
	one.write("point.edit", " One")
	two.write("point.edit", " Two")
	one.key("Return")
	one.wait("it is stored", func(st desk.State) bool { return len(st.All("point.edit")) == 0 })
	two.key("Return")
	two.wait("both versions", func(st desk.State) bool {
		return st.Shows("How was the fair? One") && st.Shows("How was the fair? Two") && len(st.All("conflict")) > 0
	})
	two.key("Return") // keep mine
	two.wait("it is stored", func(st desk.State) bool { return len(st.All("point.edit")) == 0 && len(st.All("conflict")) == 0 })
	one.wait("what was chosen there", func(st desk.State) bool { return st.Shows("How was the fair? Two") })
	one.quit()
	two.quit()
	story := one.told("show", "history", file, "--rep", "Daniel Weber")
	for _, text := range []string{"How was the fair? One", "How was the fair? Two"} {
		if !strings.Contains(story, text) {
			t.Errorf("the history does not tell of %q: %s", text, story)
		}
	}
	one.oneFile(file)
}
