package main

import (
	"os"
	"strings"
	"testing"
)

// TestAFileIsMovedToAnotherComputer, restored there without a mark, and taken up again here.
func TestAFileIsMovedToAnotherComputer(t *testing.T) {
	d := newDesk(t)
	file := d.team("team.milepost")
	d.says(d.refused(statusUsage, "backup", file, "--move"), "--to PATH")
	d.says(d.refused(statusError, "backup", file, "--move", "--to", "stick.age"), "There is no passphrase")
	d.piped = "correct horse\n"
	d.says(d.ok("backup", file, "--move", "--computer", "LAPTOP", "--to", "stick.age"), "Moved. Take stick.age to the other computer")
	d.same(d.json("show", "team", file).names("name"), "Amara Okafor")
	d.write("more.csv", "Name\nMia Berg\n")
	moved := "team.milepost: This file was moved to the computer LAPTOP on 23 November 2026."
	d.says(d.refused(statusError, "import", "people", file, "more.csv"), moved)
	d.says(d.refused(statusError, "backup", file, "--move", "--to", "again.age"), moved)

	d.says(d.ok("restore", "stick.age", "--to", "there.milepost"), "Restored as there.milepost.")
	d.ok("import", "people", "there.milepost", "more.csv")
	d.same(d.json("show", "team", "there.milepost").names("name"), "Amara Okafor, Mia Berg")

	d.says(d.ok("undo", file), "move to another computer")
	d.ok("import", "people", file, "more.csv")
}

// TestCheckNamesOtherVersionsBesideTheFile, as programs make them that keep a folder in step.
func TestCheckNamesOtherVersionsBesideTheFile(t *testing.T) {
	d := newDesk(t)
	file := d.team("team.milepost")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d.write("team (Anna's conflicted copy 2026-11-20).milepost", string(data))
	d.write("team copied by hand.milepost", string(data))
	d.says(d.ok("check", file), "The file is whole: ", "Beside it lies another version of this file: team (Anna's conflicted copy 2026-11-20).milepost.")
	if got := d.ok("check", file); strings.Contains(got, "by hand") {
		t.Errorf("a copy made by hand counts: %s", got)
	}
	d.says(d.ok("check", file, "--json"), `"copies": [`+"\n      \"team (Anna's conflicted copy 2026-11-20).milepost\"")
}
