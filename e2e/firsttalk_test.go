//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"milepost/e2e/desk"
)

// list is what a manager might export from another program: two teams, one name that needs more than ASCII.
const list = `Rep,Manager,Region,Level,Start date
Amara Okafor,Ingrid Solberg,North,AE,2024-03-01
Tomás Rivera,Ingrid Solberg,North,Senior AE,2021-09-15
Łucja Wójcik,Ingrid Solberg,North,SDR,2026-06-01
Kenji Mori,Bo Lindqvist,South,AE,2023-01-09
`

// TestFromAListToAOneOnOne goes the way of a manager on the first day: from the welcome page through the import of a
// list to a one-on-one that is in the file, is taken back and is there again after a restart.
func TestFromAListToAOneOnOne(t *testing.T) {
	s := begin(t)
	path := filepath.Join(s.home, "reps.csv")
	s.must(os.WriteFile(path, []byte(list), 0o600))

	s.open()
	s.importList(path, "4")
	s.chooseOwner("Ingrid")
	file := filepath.Join(s.home, "Milepost", "New team.milepost")
	if people := s.shown("team", file)["items"].([]any); len(people) != 6 {
		t.Fatalf("%d people are in the file, want four reps and two managers: %v", len(people), people)
	}

	s.oneOnOneWith("Lucja", "Łucja Wójcik")
	s.focus("oneonone.point.new")
	s.writePoint("How was the first demo?")
	s.writePoint("Who else decides at Havn?")
	s.holds(file, "Łucja Wójcik", "How was the first demo?", "Who else decides at Havn?")

	s.click("meeting.hold")
	held := func(st desk.State) bool { return len(st.All("meeting.hold")) == 0 }
	s.wait("the talk is noted", held)

	// Ctrl+Z in an empty field is the file's: first the talk, then the second point.
	s.focus("oneonone.point.new")
	s.key("ctrl+z")
	s.wait("the talk is taken back", func(st desk.State) bool { return !held(st) })
	s.key("ctrl+z")
	s.wait("the second point is taken back", func(st desk.State) bool { return !st.Shows("Who else decides") })
	s.lacks(file, "Łucja Wójcik", "Who else decides at Havn?")

	// After a restart the file that was open last is open again, and the way back is still known.
	s.quit()
	s.open()
	s.oneOnOneWith("Lucja", "Łucja Wójcik")
	s.wait("the first point is still there", func(st desk.State) bool { return st.Shows("How was the first demo?") })
	s.focus("oneonone.point.new")
	s.key("ctrl+y")
	s.wait("the second point is back", func(st desk.State) bool { return st.Shows("Who else decides at Havn?") })
	s.holds(file, "Łucja Wójcik", "How was the first demo?", "Who else decides at Havn?")
	s.quit()
	s.oneFile(file)
}

// TestARealListOfReps imports a list that nobody here wrote.
func TestARealListOfReps(t *testing.T) {
	folder := os.Getenv("MILEPOST_REALDATA")
	if folder == "" {
		t.Skip("MILEPOST_REALDATA is not set: no real list of reps")
	}
	s := begin(t)
	s.open()
	s.importList(filepath.Join(folder, "crm-maven", "sales_teams.csv"), "35")
	s.chooseOwner("Dustin")
	file := filepath.Join(s.home, "Milepost", "New team.milepost")
	out := s.told("import", "teams", file, filepath.Join(folder, "crm-maven", "sales_teams.csv"), "--dry-run", "--json")
	for _, want := range []string{`"rows": 35`, `"new": 0`, `"changed": 0`, `"unchanged": 35`} {
		if !strings.Contains(out, want) {
			t.Errorf("the same list again: no %s in %s", want, out)
		}
	}
}

// importList goes from the welcome page to a list whose rows have been stored. made is how many new rows the button
// must offer to store.
func (s *story) importList(path, made string) {
	s.t.Helper()
	s.wait("the welcome page", func(st desk.State) bool { return st.Page == "welcome" })
	s.click("welcome.import")
	s.focused("import.path")
	s.write("import.path", path)
	s.key("Return")
	s.wait("the preview", func(st desk.State) bool { return st.Has("import.apply", made) })
	s.click("import.apply")
}

// chooseOwner answers the question which of the people in the list the owner is, by the keyboard.
func (s *story) chooseOwner(name string) {
	s.t.Helper()
	s.focused("owner.person")
	s.write("owner.person", name)
	s.pick("owner.person.", name) // with the mouse: the list must be in sight
	s.click("owner.confirm")
	s.wait("the question is answered", func(st desk.State) bool { return len(st.All("owner.confirm")) == 0 })
}

// pick clicks the suggestion that shows a text.
func (s *story) pick(prefix, text string) {
	s.t.Helper()
	var found desk.Widget
	s.wait(text+" is offered where it can be clicked", func(st desk.State) bool {
		for _, w := range st.Widgets {
			if strings.HasPrefix(w.Name, prefix) && strings.Contains(w.Text, text) && w.Reachable {
				found = w
				return true
			}
		}
		return false
	})
	s.must(s.desk.Click(found.Centre()))
}

// oneOnOneWith opens the one-on-ones of a person by the keyboard.
func (s *story) oneOnOneWith(typed, name string) {
	s.t.Helper()
	s.wait("the sidebar", func(st desk.State) bool { return len(st.All("nav.people")) > 0 })
	s.key("ctrl+n")
	s.focused("oneonone.with")
	s.write("oneonone.with", typed)
	s.key("Return")
	s.wait("the one-on-ones of "+name, func(st desk.State) bool {
		return st.Page == "person.oneonones" && strings.Contains(st.Title, name)
	})
}

// writePoint types a talking point into the field that has the keyboard and waits until it is listed.
func (s *story) writePoint(text string) {
	s.t.Helper()
	s.write("oneonone.point.new", text)
	s.key("Return")
	s.wait("the point is listed", func(st desk.State) bool {
		field, _ := st.Find("oneonone.point.new")
		return st.Shows(text) && field.Text == ""
	})
}

// told runs a command without a window and returns what it printed.
func (s *story) told(args ...string) string {
	s.t.Helper()
	out, err := desk.Run(s.options(args...))
	s.must(err)
	return out
}

// holds checks that the file itself, read by another process, says something about a person.
func (s *story) holds(file, person string, texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		if out := s.found(file, text); !strings.Contains(out, person) {
			s.t.Fatalf("the file does not hold %q about %s: %s", text, person, out)
		}
	}
}

// lacks checks that the file says nothing like it any more.
func (s *story) lacks(file, person, text string) {
	s.t.Helper()
	if out := s.found(file, text); strings.Contains(out, person) {
		s.t.Fatalf("the file still holds %q about %s: %s", text, person, out)
	}
}

// found is what another process finds in the file, as JSON, if it is exactly the text.
func (s *story) found(file, text string) string {
	s.t.Helper()
	out := s.told("search", file, text, "--json")
	if !strings.Contains(out, strconv.Quote(text)) {
		return ""
	}
	return out
}

// oneFile checks that a closed file is exactly one file.
func (s *story) oneFile(file string) {
	s.t.Helper()
	found, err := filepath.Glob(file + "*")
	s.must(err)
	if len(found) != 1 {
		s.t.Errorf("a closed file is one file, not %v", found)
	}
}
