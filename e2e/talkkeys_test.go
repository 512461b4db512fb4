//go:build e2e

package e2e

import (
	"path/filepath"
	"strings"
	"testing"

	"milepost/e2e/desk"
)

// TestAOneOnOneByTheKeyboardAlone holds a one-on-one from Ctrl+N to the last promise without a mouse. Keys with Ctrl and
// Alt take another way through a real window than through the tests of pages.
func TestAOneOnOneByTheKeyboardAlone(t *testing.T) {
	s := begin(t)
	file := filepath.Join(s.home, "sample.milepost")
	s.told("sample", file, "--as-of", "2026-11-23")
	s.open(file)
	s.wait("the sidebar", func(st desk.State) bool { return len(st.All("nav.people")) > 0 })
	s.key("ctrl+n")
	s.focused("oneonone.with")
	s.write("oneonone.with", "Daniel")
	s.key("Return")
	s.focused("oneonone.point.new")

	s.writePoint("How was the fair?")
	s.key("ctrl+l") // what follows is for Ingrid alone
	s.wait("private", func(st desk.State) bool { return st.Has("oneonone.point.private", "Private") })
	s.writePoint("Looks tired")
	s.key("ctrl+l")
	s.write("oneonone.point.new", "Introduce him to Bergen")
	s.key("ctrl+t")
	s.focused("promise.due")
	s.write("promise.due", "+3")
	s.key("Return")
	s.focused("oneonone.point.new")
	s.wait("the promise is listed", func(st desk.State) bool {
		return len(st.All("promise.due")) == 0 && st.Shows("Introduce him to Bergen")
	})

	s.on("Up", "Looks tired")
	s.on("Up", "How was the fair?")
	s.key("ctrl+Return")
	s.wait("it is ticked", func(st desk.State) bool { return st.Shows("How was the fair?: done") })
	s.on("alt+Down", "How was the fair?") // it moves, and one stays on it
	s.key("Return")
	s.focused("point.edit")
	s.write("point.edit", " Good")
	s.key("Return")
	s.wait("the words are changed", func(st desk.State) bool { return st.Shows("How was the fair? Good: done") })
	s.focused("oneonone.yours")
	s.on("Down", "") // out of the list

	s.tabTo("action.new")
	s.write("action.new", "Write the fair report")
	s.key("Tab")
	s.focused("action.due")
	s.write("action.due", "fri")
	s.key("Tab", "Right", "Tab", "Tab", "Return") // it is his, and shared
	s.wait("his promise is listed", func(st desk.State) bool {
		field, _ := st.Find("action.new")
		return st.Shows("Write the fair report") && field.Text == ""
	})
	s.tabTo("meeting.hold")
	s.key("Return")
	s.wait("the talk is noted", func(st desk.State) bool { return len(st.All("meeting.hold")) == 0 })
	s.focused("oneonone.point.new")
	s.quit()

	promises := s.told("show", "actions", file, "--rep", "Daniel Weber", "--json")
	for _, text := range []string{"Introduce him to Bergen", "Write the fair report"} {
		if !strings.Contains(promises, text) {
			t.Errorf("the file does not hold %q: %s", text, promises)
		}
	}
	s.open(file)
	s.wait("the talk goes on behind the curtain", func(st desk.State) bool {
		return st.Has("nav.curtain", "Curtain on") && st.Shows("How was the fair? Good: done") && !st.Shows("Looks tired")
	})
	s.click("meeting.end")
	s.wait("everything is there after a restart", func(st desk.State) bool {
		return st.Shows("How was the fair? Good: done") && st.Shows("Looks tired") && st.Shows("Write the fair report") && len(st.All("meeting.hold")) == 0
	})
	s.quit()
}

// on presses a key and waits until one is on the row of yours that says a text; empty: until the list has lost the
// keyboard.
func (s *story) on(key, text string) {
	s.t.Helper()
	s.key(key)
	s.wait(key+" leads to "+text, func(st desk.State) bool {
		if text == "" {
			return st.Focus != "oneonone.yours"
		}
		return st.Focus == "oneonone.yours" && st.Has("oneonone.yours", text)
	})
}

// tabTo presses Tab until a widget has the keyboard.
func (s *story) tabTo(name string) {
	s.t.Helper()
	at := ""
	for range 40 {
		st := s.wait("Tab moves on from "+at, func(st desk.State) bool { return st.Focus != at })
		if st.Focus == name {
			return
		}
		at = st.Focus
		s.key("Tab")
	}
	s.t.Fatalf("Tab does not lead to %s", name)
}
