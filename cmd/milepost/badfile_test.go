package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fileCommands are all that open a team file; FILE stands for it.
func fileCommands() []string {
	commands := []string{"undo FILE", "redo FILE", "export review FILE --rep Amara --out review.pdf", "export review FILE --all --out reviews", "import people FILE list.csv"}
	for _, k := range showKinds {
		commands = append(commands, "show "+k.name+" FILE --rep Amara", "show "+k.name+" FILE --rep Amara --json")
	}
	return commands
}

// TestABadFileIsRefusedAndStaysAsItIs tries every command on every file that is no team file of ours.
func TestABadFileIsRefusedAndStaysAsItIs(t *testing.T) {
	d := newDesk(t)
	whole := d.read(d.sample())
	if err := os.Remove("team.milepost"); err != nil {
		t.Fatal(err)
	}
	with := func(at int, value string) string { return whole[:at] + value + whole[at+len(value):] }
	d.write("list.csv", "name\nBo Hill\n")
	for _, c := range []struct{ name, content, says string }{
		{"empty.milepost", "", "This file is empty."},
		{"text.milepost", "Dear diary,\n" + strings.Repeat("today we talked. ", 40), "This is not a team file of Milepost, whatever it is called. Choose another one."},
		{"short.milepost", "no", "This is not a team file of Milepost"},
		{"cut.milepost", whole[:len(whole)/2], "This file is cut off: a part of it is missing. Copy it again"},
		{"torn.milepost", whole[:len(whole)-100], "This file is cut off"},
		{"head.milepost", whole[:60], "This file is cut off"},
		{"newer.milepost", with(60, "\x00\x00\x03\xe7"), "This file was written by a newer Milepost. Install the newest version"},
		{"other.milepost", with(68, "GPKG"), "This is a database of another program"},
		{"damaged.milepost", whole[:4096] + strings.Repeat("\xa5", len(whole)-4096), "This file is damaged."},
		{"list.csv", "name\nBo Hill\n", "This is not a team file of Milepost"},
	} {
		d.write(c.name, c.content)
		before := d.files()
		for _, command := range fileCommands() {
			errs := d.refused(statusError, strings.Fields(strings.ReplaceAll(command, "FILE", c.name))...)
			d.says(errs, "milepost: "+c.name+": ", c.says)
			if strings.Count(errs, "\n") != 1 {
				t.Errorf("%s of %s says more than one line:\n%s", command, c.name, errs)
			}
			if d.read(c.name) != c.content || d.files() != before {
				t.Fatalf("%s changed %s or left something behind: %s", command, c.name, d.files())
			}
		}
	}
}

func TestAFolderAndAMissingFileAreRefused(t *testing.T) {
	d := newDesk(t)
	d.write("list.csv", "name\nBo Hill\n")
	if err := os.Mkdir("folder.milepost", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, command := range fileCommands() {
		errs := d.refused(statusError, strings.Fields(strings.ReplaceAll(command, "FILE", "folder.milepost"))...)
		d.says(errs, "milepost: folder.milepost: This is a folder, not a team file.")
		if strings.HasPrefix(command, "import") {
			continue // makes a missing one
		}
		errs = d.refused(statusError, strings.Fields(strings.ReplaceAll(command, "FILE", "missing.milepost"))...)
		d.says(errs, `milepost: missing.milepost: There is no such file. Check the name, or create it with "import" or "sample".`)
	}
	if d.files() != "folder.milepost list.csv" {
		t.Errorf("left behind: %s", d.files())
	}
}

func TestSampleNeverReplacesAFile(t *testing.T) {
	d := newDesk(t)
	d.write("mine.milepost", "my words")
	d.says(d.refused(statusError, "sample", "mine.milepost"), "milepost: mine.milepost: There is a file of this name already. Choose another name.")
	d.says(d.refused(statusError, "sample", filepath.Join("none", "x.milepost")), "No file can be made here.")
	if d.read("mine.milepost") != "my words" || d.files() != "mine.milepost" {
		t.Errorf("now there is %s", d.files())
	}
}

func TestSampleIsOfTheDayAndTheSameTwice(t *testing.T) {
	d := newDesk(t)
	d.same(d.ok("sample", "a.milepost"), "Made a.milepost. Open it, or try: show today, show matrix, show weave.\n")
	d.ok("sample", "b.milepost", "--as-of", "2026-11-27") // a day of the same week
	d.ok("sample", "c.milepost", "--seed", "2")
	a := d.ok("show", "team", "a.milepost", "--json")
	d.same(d.ok("show", "team", "b.milepost", "--json"), a)
	if d.ok("show", "team", "c.milepost", "--json") == a {
		t.Error("another seed gave the same ids")
	}
	d.ok("sample", "d.milepost", "--as-of", "2028-02-29")
	d.says(d.ok("show", "today", "d.milepost", "--as-of", "2028-02-28"), "14:00        One-on-one with Jonas Lindqvist\n")
	d.says(d.refused(statusError, "undo", "a.milepost"), "There is nothing to undo.")
}

func TestABigSampleIsMadeAndChecked(t *testing.T) {
	d := newDesk(t)
	for _, wrong := range [][]string{{"--reps", "0"}, {"--reps", "-1"}, {"--reps", "10001"}} {
		d.says(d.refused(statusUsage, append([]string{"sample", "big.milepost"}, wrong...)...), "milepost: --reps takes a whole number from 1 to 10000.")
	}
	d.says(d.refused(statusUsage, "sample", "big.milepost", "--notes", "10000001"), "milepost: --notes takes a whole number from 1 to 10000000.")
	d.says(d.refused(statusUsage, "sample", "big.milepost", "--notes", "many"), "many")
	if files := d.files(); files != "" {
		t.Errorf("there is %s", files)
	}
	d.same(d.ok("sample", "big.milepost", "--reps", "2", "--notes", "12"), "Made big.milepost. Open it, or try: show today, show matrix, show weave.\n")
	d.says(d.ok("check", "big.milepost"), "whole")
	d.says(d.ok("show", "team", "big.milepost"), "Anna Holm", "Łukasz Wiśniewski")
	d.says(d.refused(statusError, "undo", "big.milepost"), "There is nothing to undo.")
}

// TestLookingChangesNothing: what only reads leaves the file as it is, byte for byte.
func TestLookingChangesNothing(t *testing.T) {
	d := newDesk(t)
	file := d.sample()
	before := d.read(file)
	for _, k := range showKinds {
		d.ok("show", k.name, file, "--rep", "amara")
	}
	d.ok("export", "review", file, "--rep", "amara", "--out", "review.pdf")
	d.write("list.csv", "name\nBo Hill\n")
	d.ok("import", "people", file, "list.csv", "--dry-run")
	if d.read(file) != before || d.files() != "list.csv review.pdf "+file {
		t.Errorf("the file changed, or something was left behind: %s", d.files())
	}
}
