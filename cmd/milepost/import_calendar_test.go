package main

import (
	"strings"
	"testing"
)

const oneEvent = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:w1\r\nSUMMARY:1:1 Amara\r\nDTSTART;TZID=Europe/Berlin:20261005T090000\r\n" +
	"DTEND;TZID=Europe/Berlin:20261005T094500\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:d\r\nSUMMARY:Dentist\r\nDTSTART:20261005T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

func TestACalendarIsImported(t *testing.T) {
	d := newDesk(t)
	d.list("team.milepost", "people", "name,email\nAmara Okafor,amara@example.org\n")
	file := "team.milepost"
	d.write("diary.ics", oneEvent)
	o := d.run("import", "calendar", file, "diary.ics", "--dry-run")
	d.says(o.out, "line 3", "new", "1:1 Amara", "with Amara Okafor, 2026-10-05 09:00 Europe/Berlin", "2 meetings: 1 new, 0 changed, 0 unchanged, 0 missing, 1 refused.", "1 standing meeting would be made.")
	d.says(o.errs, "diary.ics, line 10", "names none of your reps")
	o = d.run("import", "calendar", file, "diary.ics", "--past", "planned")
	d.says(o.out, "1 standing meeting made.")
	if strings.Contains(o.out, "meetings made") {
		t.Errorf("past meetings were written down: %s", o.out)
	}
	d.says(d.run("import", "calendar", file, "diary.ics").out, "2 meetings: 0 new, 0 changed, 1 unchanged")
	got := d.object(d.run("import", "calendar", file, "diary.ics", "--json").out)
	d.is(got, "1", "unchanged")
	d.is(got, `"import.calendar.nobody"`, "refused", 0, "reason")
	d.ok("undo", file)
	d.says(d.run("import", "calendar", file, "diary.ics").out, "1 standing meeting made.", "meetings made.")

	d.says(d.refused(statusUsage, "import", "calendar", file, "diary.ics", "--past", "often"), "often")
	d.says(d.refused(statusUsage, "import", "calendar", file, "diary.ics", "--map", "name=x"), "--map")
	d.says(d.refused(statusUsage, "import", "people", file, "diary.ics", "--past", "held"), "past")
	d.says(d.refused(statusError, "import", "people", file, "diary.ics"), "diary.ics", "This is a calendar")
	d.says(d.refused(statusError, "import", "calendar", file, d.write("empty.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")), "empty.ics", "no meeting")
}
