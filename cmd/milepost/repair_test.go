package main

import (
	"bytes"
	"os"
	"testing"
)

func TestRepairWritesWhatCanBeRead(t *testing.T) {
	d := newDesk(t)
	file := "team.milepost"
	d.ok("sample", file)
	d.says(d.refused(statusUsage, "check", file, "--repair", ""), "There is nothing behind --repair.")
	d.says(d.ok("check", file, "--repair", "copy.milepost"), "Saved ", " as copy.milepost.", "Nothing was missing.")
	d.says(d.ok("check", "copy.milepost"), "The file is whole: ")
	d.says(d.refused(statusError, "check", file, "--repair", "copy.milepost"), "copy.milepost: There is a file of this name already")

	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(data); at += 4096 { // the page with the people
		if page := data[at : at+4096]; bytes.Contains(page, []byte("Amara Okafor")) && bytes.Contains(page, []byte("Tomás Ferreira")) {
			clear(page)
		}
	}
	d.write("broken.milepost", string(data))
	o := d.run("check", "broken.milepost", "--repair", "saved.milepost")
	if o.status != statusError {
		t.Errorf("status %d", o.status)
	}
	d.says(o.out, " as saved.milepost.", "Could not be saved:\n  9 people\n    Parts that cannot be read: 1.\n    0", ": Named in history, but no row can be read.",
		"Is not as it was:\n  9 people\n", "The history of 9 records begins with this repair", "can no longer be undone", "Keep it: a backup may hold what is missing.")
	d.says(o.errs, "broken.milepost: Not all of this file could be saved")
	d.says(d.ok("check", "saved.milepost"), "The file is whole: ")
	d.says(d.json("show", "team", "saved.milepost").names("name"), "Name lost (")
	d.says(d.run("check", "broken.milepost", "--json", "--repair", "again.milepost").out, `"kind": "repair"`, `"state": "lost"`, `"state": "mended"`, `"put_in": 9`, `"history_anew": 9`)
	if after, err := os.ReadFile("broken.milepost"); err != nil || !bytes.Equal(after, data) {
		t.Error("the damaged file was changed", err)
	}

	d.write("gone.milepost", string(data[:4096*6]))
	d.says(d.refused(statusError, "check", "gone.milepost", "--repair", "none.milepost"), "gone.milepost: Nothing of this file can be read. Restore a backup")
}
