//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"milepost/e2e/desk"
)

// TestHalfAPointOutlivesTheProgram types half a point and ends the program in every way there is: the next start shows the
// same page with the same words in the field that has the keyboard, and finishing it stores exactly one point.
func TestHalfAPointOutlivesTheProgram(t *testing.T) {
	s := begin(t)
	file := filepath.Join(s.home, "sample.milepost")
	s.told("sample", file, "--as-of", "2026-11-23")
	s.open(file)
	s.oneOnOneWith("Daniel", "Daniel Weber")
	s.focus("oneonone.point.new")
	s.write("oneonone.point.new", "Half a po")
	s.kept(file, "Half a po")
	s.program.Kill()

	s.open(file)
	s.goesOn("Half a po", "Your half-written talking point was brought back.")
	s.write("oneonone.point.new", "int")
	s.key("ctrl+q") // before a second has passed
	s.ended()
	s.oneFile(file)

	s.open()
	s.goesOn("Half a point", "Your half-written talking point was brought back.")
	s.must(s.program.Signal(syscall.SIGABRT)) // as when the program breaks down
	s.ended()

	s.open()
	s.wait("the report is told of", func(st desk.State) bool { return st.Shows("it holds no names and no texts") })
	reports, err := filepath.Glob(filepath.Join(s.home, ".cache", "Milepost", "crash *.txt"))
	s.must(err)
	if len(reports) != 1 {
		t.Fatalf("reports: %q", reports)
	}
	report, err := os.ReadFile(reports[0])
	s.must(err)
	if text := string(report); !strings.Contains(text, "page person/oneonones/") || !strings.Contains(text, "goroutine ") ||
		strings.Contains(text, "Half") || strings.Contains(text, "Daniel") || strings.Contains(text, s.home) {
		t.Errorf("the report says:\n%s", text)
	}
	s.click("crash.confirm")
	s.goesOn("Half a point", "")
	s.key("Return")
	s.wait("it is stored", func(st desk.State) bool {
		field, _ := st.Find("oneonone.point.new")
		return st.Shows("Half a point") && field.Text == ""
	})
	s.program.Kill()
	s.open()
	s.wait("the page is there, and no draft", func(st desk.State) bool {
		field, ok := st.Find("oneonone.point.new")
		return ok && field.Text == "" && st.Shows("Half a point")
	})
	s.quit()
	s.holds(file, "Daniel Weber", "Half a point")
	if out := s.told("search", file, "Half a point", "--json"); strings.Count(out, `"talking_point"`) != 1 {
		t.Errorf("not one point: %s", out)
	}
}

// kept waits until what is typed is in the file or its log.
func (s *story) kept(file, text string) {
	s.t.Helper()
	s.must(desk.Until("the draft is in the file", func() (bool, error) {
		for _, end := range []string{"", "-wal"} {
			data, err := os.ReadFile(file + end)
			if err != nil {
				return false, err
			}
			if strings.Contains(string(data), text) {
				return true, nil
			}
		}
		return false, nil
	}))
}

// goesOn waits until the words are in the field that has the keyboard, and until that is told.
func (s *story) goesOn(text, told string) {
	s.t.Helper()
	s.wait(text+" is brought back", func(st desk.State) bool {
		return st.Page == "person.oneonones" && st.Focus == "oneonone.point.new" && st.Has("oneonone.point.new", text) && (told == "" || st.Has("toast", told))
	})
}

// ended waits for the program's end.
func (s *story) ended() {
	s.t.Helper()
	s.must(desk.Until("the program has ended", func() (bool, error) { return s.program.Ended(), nil }))
}
