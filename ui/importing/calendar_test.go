package importing_test

import (
	"context"
	"strings"
	"testing"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
)

// diary is a calendar in which everything occurs.
const diary = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:w1
SUMMARY:1:1 Amara
DTSTART;TZID=Europe/Berlin:20261005T090000
DTEND;TZID=Europe/Berlin:20261005T094500
RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO
LOCATION:Room 4
END:VEVENT
BEGIN:VEVENT
UID:once
SUMMARY:Jonas Lindqvist
DTSTART;TZID=Europe/Berlin:20261110T150000
DTEND;TZID=Europe/Berlin:20261110T153000
END:VEVENT
BEGIN:VEVENT
UID:dentist
SUMMARY:Dentist
DTSTART;TZID=Europe/Berlin:20261111T150000
END:VEVENT
BEGIN:VEVENT
UID:daily
SUMMARY:1:1 Jonas every day
DTSTART;TZID=Europe/Berlin:20261111T150000
RRULE:FREQ=DAILY
END:VEVENT
END:VCALENDAR
`

// withReps has two reps.
func withReps(t *testing.T) *storage.Store {
	t.Helper()
	s := newStore(t)
	_, c := open(t, s, write(t, "reps.csv", "name,email\nAmara Okafor,amara@example.org\nJonas Lindqvist,jonas@example.org\n"))
	kittest.Tap(t, c, "import.apply")
	return s
}

func dates(t *testing.T, s *storage.Store) model.Dates {
	t.Helper()
	d, err := s.Dates(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestOneOnOnesAreFoundInACalendar(t *testing.T) {
	s := withReps(t)
	f, c := open(t, s, write(t, "diary.ics", diary))
	wantText(t, c, "import.kind", "Calendar")
	wantText(t, c, "import.sentence", "4 meetings: 2 new, 0 changed, 0 unchanged, 2 refused.")
	for _, part := range []string{"1:1 Amara", "Amara Okafor", "5 Oct 2026, 09:00", "every 2 weeks"} {
		if got := kittest.Text(t, c, "import.row.3"); !strings.Contains(got, part) {
			t.Errorf("the first row says %q, without %q", got, part)
		}
	}
	all := strings.Join(kit.Texts(c.Content()), "\n")
	for _, want := range []string{"It names none of your reps", "FREQ=DAILY", "every 2 weeks", "Meetings are known again"} {
		if !strings.Contains(all, want) {
			t.Errorf("the page does not say %q:\n%s", want, all)
		}
	}
	kittest.Tap(t, c, "import.past")
	kittest.Tap(t, c, "import.past.planned")
	wantText(t, c, "import.past", "Past ones stay planned")
	kittest.Tap(t, c, "import.past")
	kittest.Tap(t, c, "import.past.held")
	wantText(t, c, "import.past", "Past ones were held")
	kittest.Tap(t, c, "import.apply")
	d := dates(t, s)
	if len(d.Series) != 1 || d.Series[0].Every != 2 || d.Series[0].Place != "Room 4" {
		t.Errorf("stored is %+v", d.Series)
	}
	held := 0
	for _, m := range d.Meetings {
		if m.State == model.MeetingHeld {
			held++
		}
	}
	if held != len(d.Meetings) || held < 4 {
		t.Errorf("%d of %d past meetings were held", held, len(d.Meetings))
	}
	if len(f.Toasts) != 1 || f.Toasts[0] != "Imported 2 new one-on-ones" {
		t.Errorf("told %q", f.Toasts)
	}
	_, c = open(t, s, write(t, "diary.ics", diary))
	wantText(t, c, "import.sentence", "4 meetings: 0 new, 0 changed, 2 unchanged, 2 refused.")
	if !disabled(t, c, "import.apply") {
		t.Error("the same calendar can be imported again")
	}
	kittest.Choose(t, c, "import.kind", "import.kind.people")
	if got := kittest.Text(t, c, "import.problem"); !strings.Contains(got, "This is a calendar") {
		t.Errorf("as people: %q", got)
	}
}

func TestATableIsNoCalendar(t *testing.T) {
	_, c := open(t, newStore(t), write(t, "teams.csv", teams))
	kittest.Choose(t, c, "import.kind", "import.kind.calendar")
	if got := kittest.Text(t, c, "import.problem"); !strings.Contains(got, "no calendar") {
		t.Errorf("the page says %q", got)
	}
}
