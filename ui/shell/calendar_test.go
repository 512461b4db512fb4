package shell_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// calendarIn reads the calendar that was written.
func calendarIn(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(data), "\r\n ", "")
}

func TestACalendarIsExportedFromTheMenu(t *testing.T) {
	w, folder := window(t, sampleFile(t))
	c := w.Canvas()
	entry(t, w, "Export a calendar…").Action()
	if got := kittest.Text(t, c, "calendar.person"); got != "Everybody, and the team" {
		t.Errorf("proposed is %q", got)
	}
	path := filepath.Join(folder, "out")
	fill(t, w, "calendar.path", path)
	kittest.Tap(t, c, "calendar.confirm")
	text := calendarIn(t, path+".ics")
	for _, want := range []string{"One-on-one with Amara", "One-on-one with Priya", "METHOD:PUBLISH"} {
		if !strings.Contains(text, want) {
			t.Errorf("the calendar has no %q", want)
		}
	}
}

func TestOneMeetingIsAddedToACalendar(t *testing.T) {
	w, folder := window(t, sampleFile(t))
	c := w.Canvas()
	jonas, err := w.Roster().FindPerson("Jonas") // whose talks follow no rule
	if err != nil {
		t.Fatal(err)
	}
	w.Go(kit.Route{Page: kit.PagePerson, Person: jonas.ID, Tab: kit.TabTalks})
	talks, err := w.Store().Talks(t.Context(), jonas.ID)
	if err != nil {
		t.Fatal(err)
	}
	m := talks.Meetings[0] // the newest, which is planned
	kittest.Tap(t, c, "meeting.more."+m.ID.Short())
	kittest.Tap(t, c, "menu.calendar")
	path := filepath.Join(folder, "one.ics")
	fill(t, w, "calendar.path", path)
	kittest.Press(c, fyne.KeyReturn)
	text := calendarIn(t, path)
	if strings.Count(text, "BEGIN:VEVENT") != 1 || !strings.Contains(text, "UID:"+string(m.ID)+"@milepost") {
		t.Errorf("the calendar is\n%s", text)
	}
}
