//go:build e2e

package e2e

import (
	"path/filepath"
	"strings"
	"testing"

	"milepost/e2e/desk"
)

// sampleOpen is the sample team in a window.
func sampleOpen(s *story) (file string) {
	s.t.Helper()
	file = filepath.Join(s.home, "sample.milepost")
	s.told("sample", file, "--as-of", "2026-11-23")
	s.open(file)
	s.wait("the sidebar", func(st desk.State) bool { return len(st.All("nav.people")) > 0 })
	return file
}

// says waits until the command line says a text about a file, or does not say it any more.
func (s *story) says(what, text string, want bool, args ...string) {
	s.t.Helper()
	var out string
	err := desk.Until(what, func() (bool, error) {
		out = s.told(args...)
		return strings.Contains(out, text) == want, nil
	})
	if err != nil {
		s.t.Fatalf("%v\n%s", err, out)
	}
}

// wheelTo turns the wheel over the page until a widget can be clicked.
func (s *story) wheelTo(name string) {
	s.t.Helper()
	s.wait(name, func(st desk.State) bool {
		w, ok := st.Find(name)
		if ok && !w.Reachable {
			s.must(s.desk.Scroll(screenWidth/2, screenHeight/2, 5))
		}
		return ok && w.Reachable
	})
}

// TestADateThatMovesTakesItsCareersAlong and undo brings all of them back.
func TestADateThatMovesTakesItsCareersAlong(t *testing.T) {
	s := begin(t)
	file := sampleOpen(s)
	s.key("ctrl+3")
	s.reachable("milestones.weave")
	s.key("ctrl+k")
	s.focused("palette.field")
	s.write("palette.field", "Win five")
	s.pick("palette.strategic_milestone.", "Win five hospital groups")
	s.click("strategic.move")
	s.focused("move.due")
	s.key("ctrl+a")
	s.must(s.desk.Type("2027-08-31"))
	s.key("Return")
	s.wait("what the date touches", func(st desk.State) bool { return len(st.All("ripple.confirm")) > 0 })
	shift := ""
	s.wait("a choice to shift", func(st desk.State) bool {
		for _, w := range st.Widgets {
			if strings.HasPrefix(w.Name, "ripple.") && strings.HasSuffix(w.Name, ".shift") && w.Reachable {
				shift = w.Name
				return true
			}
		}
		return false
	})
	s.click(shift)
	s.click("ripple.confirm")
	s.says("the new day", "2027-08-31", true, "show", "weave", file, "--json")
	s.undo("ripple.confirm")
	s.says("the old day", "2027-08-31", false, "show", "weave", file, "--json")
	s.quit()
	s.oneFile(file)
}

// TestAWhatIfInARealWindow is dropped without a trace, then taken, and undone.
func TestAWhatIfInARealWindow(t *testing.T) {
	s := begin(t)
	file := sampleOpen(s)
	try := func() {
		t.Helper()
		s.key("ctrl+3")
		s.click("milestones.whatif")
		s.click("whatif.begin")
		s.reachable("notice.whatif.drop")
		s.key("ctrl+k")
		s.focused("palette.field")
		s.write("palette.field", "Jonas")
		s.pick("palette.person.", "Jonas Lindqvist")
		s.click("profile.more")
		s.click("profile.leave")
		s.focused("leave.on")
		s.key("ctrl+a")
		s.must(s.desk.Type("2027-01-31"))
		s.click("leave.confirm")
		s.click("notice.whatif.compare")
		s.wait("who is not counted on any more", func(st desk.State) bool { return st.Has("whatif.left.1", "Jonas Lindqvist") })
	}
	const left = `"left_on": "2027-01-31"`
	args := []string{"show", "person", file, "--rep", "jonas", "--json"}
	try()
	s.says("nothing of it", left, false, args...)
	s.key("ctrl+q") // asks, because it would go
	s.click("whatif.giveup.cancel")
	s.click("whatif.drop")
	s.click("whatif.giveup.confirm")
	s.wait("the file again", func(st desk.State) bool {
		return len(st.All("notice.whatif")) == 0 && !strings.Contains(st.Title, "What if ·")
	})
	s.says("nothing of it", left, false, args...)

	try()
	s.click("whatif.take")
	s.click("whatif.makereal.confirm")
	s.says("what was tried", left, true, args...)
	s.undo("notice.whatif.compare")
	s.says("nothing of it", left, false, args...)
	s.quit()
	s.oneFile(file)
}

// TestAQuarterIsRolledInARealWindow from the menu's command, and taken back.
func TestAQuarterIsRolledInARealWindow(t *testing.T) {
	s := begin(t)
	file := sampleOpen(s)
	s.key("ctrl+k")
	s.focused("palette.field")
	s.write("palette.field", "roll the quarter")
	s.pick("palette.do.", "Roll the Quarter")
	s.reachable("roll.confirm")
	args := []string{"show", "goals", file, "--rep", "amara", "--json"}
	s.says("nothing carried yet", `"to": "2027-03-31"`, false, args...)
	s.click("roll.confirm")
	s.says("a goal is carried", `"to": "2027-03-31"`, true, args...)
	s.wait("nothing is left to roll", func(st desk.State) bool {
		w, ok := st.Find("roll.confirm")
		return ok && !w.Enabled
	})
	s.key("ctrl+z")
	s.says("it is taken back", `"to": "2027-03-31"`, false, args...)
	s.quit()
	s.oneFile(file)
}

// TestADateThatDoesNotFitIsMendedUnderCoverage with the day that is needed, which stands in the field.
func TestADateThatDoesNotFitIsMendedUnderCoverage(t *testing.T) {
	s := begin(t)
	file := sampleOpen(s)
	s.key("ctrl+3")
	s.click("milestones.view.coverage")
	const late = "“Run discovery alone” is due 22 Mar 2027"
	s.wait("the date that does not fit", func(st desk.State) bool { return st.Shows(late) })
	s.says("it", late, true, "show", "conflicts", file)
	s.wheelTo("milestones.mend.2")
	s.click("milestones.mend.2")
	s.focused("due.on")
	s.key("Return")
	s.says("it", late, false, "show", "conflicts", file)
	s.wait("it is gone from the page", func(st desk.State) bool { return !st.Shows(late) })
	s.undo("due.on")
	s.says("it", late, true, "show", "conflicts", file)
	s.quit()
	s.oneFile(file)
}

// TestTheFirstNinetyDaysInARealWindow become three goals, and undo takes all of them back.
func TestTheFirstNinetyDaysInARealWindow(t *testing.T) {
	s := begin(t)
	file := sampleOpen(s)
	s.key("ctrl+k")
	s.focused("palette.field")
	s.write("palette.field", "Once in the room")
	s.pick("palette.goal.", "Once in the room") // of Thu Hà, and so to her growth page
	s.wheelTo("goal.onboard")
	s.click("goal.onboard")
	s.focus("onboard.full")
	s.write("onboard.full", "20")
	args := []string{"show", "goals", file, "--rep", "thu ha"}
	const goal = "Book meetings that are held"
	s.says("the goal", goal, false, args...)
	s.click("onboard.confirm")
	s.says("the goal", goal, true, args...)
	s.undo("onboard.confirm")
	s.says("the goal", goal, false, args...)
	s.quit()
	s.oneFile(file)
}

// TestALessonIsWrittenDownInARealWindow and found again by the command line, private as it was meant.
func TestALessonIsWrittenDownInARealWindow(t *testing.T) {
	s := begin(t)
	file := sampleOpen(s)
	s.key("ctrl+k")
	s.focused("palette.field")
	s.write("palette.field", "lessons")
	s.pick("palette.do.", "Lessons")
	s.click("lessons.new")
	s.focus("lesson.text")
	const learned = "Ask for the budget before the demo."
	s.write("lesson.text", learned)
	s.focus("lesson.who") // with the mouse: what is typed takes the place of "The team"
	s.must(s.desk.Type("Jonas"))
	s.pick("lesson.who.", "Jonas Lindqvist")
	s.click("lesson.confirm")
	s.says("it", learned, true, "show", "lessons", file, "--rep", "jonas")
	s.undo("lesson.confirm")
	s.says("it", learned, false, "show", "lessons", file, "--rep", "jonas")
	s.quit()
	s.oneFile(file)
}
