//go:build e2e

package e2e

import (
	"path/filepath"
	"strings"
	"testing"

	"milepost/e2e/desk"
)

// TestHandedOverInARealWindow goes from the reminder on Today to the expectations, hands the window over, and tries every way
// out of the form: keys, menus, the mouse where the file was, closing the window, and the end of the program. Then the
// rep agrees, and undo offers to withdraw that.
func TestHandedOverInARealWindow(t *testing.T) {
	s := begin(t)
	file := filepath.Join(s.home, "sample.milepost")
	s.told("sample", file, "--as-of", "2026-11-23")
	s.open(file)
	s.wait("the reminder on Today", func(st desk.State) bool { return st.Shows("Amara has not yet read what you expect") })
	s.pick("today.expect.", "Amara has not yet read")
	s.click("expect.handover")
	s.handedOver("")
	s.key("Tab") // read from its head, and written in by the keyboard alone
	s.focused("handover.say")
	s.write("handover.say", "Which")

	// Keys reach the field or nobody; what is typed after each shows that the window has dealt with it.
	typed := "Which"
	for _, key := range []string{
		"ctrl+k", "ctrl+n", "ctrl+shift+n", "ctrl+shift+o", "ctrl+1", "ctrl+2", "ctrl+comma", "ctrl+o", "ctrl+i", "ctrl+e", "ctrl+shift+e",
		"ctrl+shift+h", "ctrl+y", "alt+Left", "alt+Right", "ctrl+slash", "F1", "F10", "Escape",
	} {
		s.key(key)
		typed += "x"
		s.write("handover.say", "x")
		s.handedOver(typed)
	}
	for _, at := range [][2]int{{60, 140}, {60, 300}, {60, 840}, {1400, 60}, {20, 20}} { // the sidebar, the menu, the edges
		s.must(s.desk.Click(at[0], at[1]))
		typed += "y"
		s.focus("handover.say")
		s.key("End")
		s.write("handover.say", "y")
		s.handedOver(typed)
	}

	// The program is killed with the words in the field: the next start is handed over again.
	s.kept(file, typed)
	s.program.Kill()
	s.open(file)
	s.handedOver(typed)

	// Closing the window asks for the manager and gives nothing away.
	s.key("ctrl+q")
	s.wait("the manager is asked for", func(st desk.State) bool {
		w, ok := st.Find("handover.confirm")
		return ok && w.Reachable && !st.Shows("Jonas")
	})
	s.key("Escape")
	s.key("ctrl+q")
	s.click("handover.confirm")
	s.click("expect.handover")
	s.handedOver("")
	s.focus("handover.say")
	s.write("handover.say", "Which accounts count as ours?")
	s.click("handover.yes")
	s.click("handover.confirm")
	s.wait("it is acknowledged", func(st desk.State) bool { return len(st.All("expect.withdraw")) == 1 })
	s.acknowledged(file, true)
	s.holds(file, "Amara Okafor", "Which accounts count as ours?")

	s.key("ctrl+z")
	s.wait("undo offers to withdraw", func(st desk.State) bool { return st.Shows("Amara has agreed to this") })
	s.click("undo.agreed.confirm")
	s.wait("it is withdrawn", func(st desk.State) bool { return len(st.All("expect.withdraw")) == 0 })
	s.acknowledged(file, false)
	s.quit()
	s.oneFile(file)
}

// handedOver waits until the window shows the form with a text in its field, and nothing of the file can be reached or read.
func (s *story) handedOver(text string) {
	s.t.Helper()
	st := s.wait("handed over with "+text, func(st desk.State) bool {
		field, ok := st.Find("handover.say")
		return ok && field.Text == text && len(st.All("handover.yes")) == 1
	})
	for _, w := range st.Widgets {
		if w.Reachable && !strings.HasPrefix(w.Name, "handover") && w.Name != "expect" {
			s.t.Fatalf("%s can be reached: %q\n%s", w.Name, w.Text, st)
		}
		if strings.Contains(w.Text, "Jonas") || strings.Contains(w.Text, "Daniel") {
			s.t.Fatalf("%s names somebody else: %q", w.Name, w.Text)
		}
	}
	if strings.Contains(st.Title, "Jonas") {
		s.t.Fatalf("the title: %q", st.Title)
	}
}

// acknowledged checks in the file whether Amara has agreed.
func (s *story) acknowledged(file string, want bool) {
	s.t.Helper()
	out := s.told("show", "expectations", file, "--rep", "amara", "--json")
	if got := strings.Contains(out, `"acknowledged_on": "2026-11-23"`); got != want {
		s.t.Fatalf("acknowledged: %t, want %t: %s", got, want, out)
	}
}
