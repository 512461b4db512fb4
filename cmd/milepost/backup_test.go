package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// team makes a small team file with one rep.
func (d *desk) team(name string) string {
	d.Helper()
	d.write("reps.csv", "Name\nAmara Okafor\n")
	d.ok("import", "people", name, "reps.csv")
	return name
}

func TestCheckSaysWhetherAFileIsWhole(t *testing.T) {
	d := newDesk(t)
	file := d.team("team.milepost")
	d.says(d.ok("check", file), "The file is whole: ")
	d.says(d.ok("check", file, "--json"), `"kind": "check"`, `"whole": true`, `"items": []`)

	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.LastIndex(data, []byte("Amara Okafor"))
	broken := append([]byte{}, data...)
	copy(broken[at:], "\xff\xfe") // no longer a text
	d.write("broken.milepost", string(broken))
	o := d.run("check", "broken.milepost")
	if o.status != statusError || o.out == "" {
		t.Errorf("status %d, printed %q, complained %q", o.status, o.out, o.errs)
	}
	d.says(o.errs, "broken.milepost: The file is not whole.")
	if after, err := os.ReadFile("broken.milepost"); err != nil || !bytes.Equal(after, broken) {
		t.Error("the file was changed by looking at it", err)
	}
	d.says(d.refused(statusError, "check", "nobody.milepost"), "nobody.milepost")
}

func TestACopyIsMadeLookedAtAndRestored(t *testing.T) {
	d := newDesk(t)
	file := d.team("team.milepost")
	d.says(d.refused(statusUsage, "backup", file), "Say where the backup goes")
	d.says(d.ok("backup", file, "--to", "copy.milepost"), "Backed up as copy.milepost.", "1 person: Amara Okafor")
	d.says(d.refused(statusError, "backup", file, "--to", "copy.milepost"), "copy.milepost") // nothing is replaced

	d.write("more.csv", "Name\nMia Berg\n")
	d.ok("import", "people", file, "more.csv")
	d.says(d.refused(statusUsage, "restore", "copy.milepost"), "--to FILE")
	d.says(d.ok("restore", "copy.milepost", "--list"), "1 person: Amara Okafor", "last changed on 23 November 2026 at 09:00")
	d.says(d.ok("restore", "copy.milepost", "--to", file), "It replaces a file with 2 people, last changed 23 November 2026 at 09:00: import of a list.", "Restored as team.milepost.", "team (before restore 2026-11-23 0900).milepost")
	d.same(d.json("show", "team", file).names("name"), "Amara Okafor")
	d.same(d.json("show", "team", "team (before restore 2026-11-23 0900).milepost").names("name"), "Amara Okafor, Mia Berg")
}

// TestTheLastChangeOfACopyIsWhatPeopleDid: what was taken back is said to be, and erasing that wrote the copy anew is no
// change of it. Who is erased again by a restore is counted.
func TestTheLastChangeOfACopyIsWhatPeopleDid(t *testing.T) {
	d := newDesk(t)
	d.copies = "backups"
	file := d.team("team.milepost")
	d.write("more.csv", "Name\nMia Berg\n")
	d.ok("import", "people", file, "more.csv")
	d.ok("backup", file, "--to", "own.milepost")
	list, err := filepath.Glob("backups/*/*.milepost")
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	before := time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC)
	if err := os.Chtimes(list[0], before, before); err != nil {
		t.Fatal(err)
	}
	d.ok("erase", file, "--yes", "Amara Okafor")
	if kept := d.ok("restore", list[0], "--list"); strings.Contains(kept, "erasing") || strings.Contains(kept, "Amara") {
		t.Errorf("the backup is said to be changed by %s", kept)
	}
	if info, err := os.Stat(list[0]); err != nil || !info.ModTime().Equal(before) {
		t.Error("it is not the backup of its time any more", err)
	}
	d.says(d.ok("restore", file, "--list"), "erasing a person")
	d.says(d.ok("restore", "own.milepost", "--to", file), "1 person who was erased since the backup was erased from it again.")
	if held := d.ok("restore", file, "--list"); strings.Contains(held, "Amara") || strings.Contains(held, "erasing") {
		t.Errorf("restored it holds %s", held)
	}
	d.write("less.csv", "Name\nKim Lee\n")
	d.ok("import", "people", file, "less.csv")
	d.ok("undo", file)
	d.says(d.ok("restore", file, "--list"), "undone: import of a list")
	d.ok("redo", file)
	d.says(d.ok("restore", file, "--list"), "done again: import of a list")
}

func TestAnEncryptedCopyNeedsItsPassphrase(t *testing.T) {
	d := newDesk(t)
	file := d.team("team.milepost")
	d.says(d.refused(statusError, "backup", file, "--to", "x.milepost.age", "--encrypt"), "There is no passphrase")
	d.piped = "correct horse\n"
	d.ok("backup", file, "--to", "x.milepost.age", "--encrypt")
	data, err := os.ReadFile("x.milepost.age")
	if err != nil || strings.Contains(string(data), "Amara") || strings.Contains(string(data), "SQLite") {
		t.Fatalf("the copy is not encrypted: %v", err)
	}
	d.says(d.ok("restore", "x.milepost.age", "--list"), "Amara Okafor")
	d.piped = "wrong\n"
	d.refused(statusError, "restore", "x.milepost.age", "--to", "y.milepost")
	if _, err := os.Stat("y.milepost"); err == nil {
		t.Error("a wrong passphrase left a file behind")
	}
}

// TestEraseFindsTheCopiesWithoutBeingToldWhere: those that lie where all copies go, which help names in our words.
func TestEraseFindsTheCopiesWithoutBeingToldWhere(t *testing.T) {
	d := newDesk(t)
	d.copies = t.TempDir()
	file := d.team("team.milepost")
	d.says(d.ok("backup", file), "Backed up as "+d.copies)
	help := d.ok("help", "erase")
	if strings.Contains(help, d.copies) || strings.Contains(help, "(default") {
		t.Errorf("help speaks of this machine:\n%s", help)
	}
	d.says(d.ok("erase", file, "--yes", "--json", "Amara Okafor"), `"copies_rewritten": [`+"\n    \""+d.copies)
}

// TestCommandsKeepDailyBackups: who only ever uses commands has them as well.
func TestCommandsKeepDailyBackups(t *testing.T) {
	d := newDesk(t)
	d.copies = t.TempDir()
	file := d.team("team.milepost")
	d.ok("show", "team", file)
	d.write("more.csv", "Name\nMia Berg\n")
	d.ok("import", "people", file, "more.csv")
	d.now = "2026-11-24T09:00:00+01:00"
	d.ok("show", "team", file) // which changes nothing
	d.same(d.backedUp(), "team 2026-11-23.milepost")
	d.ok("undo", file)
	d.same(d.backedUp(), "team 2026-11-23.milepost, team 2026-11-24.milepost")

	d.piped = "correct horse\n"
	d.ok("backup", file, "--encrypt")
	d.now = "2028-11-24T09:00:00+01:00" // years later
	d.ok("redo", file)
	d.same(d.backedUp(), "team 2026-11-23.milepost, team 2026-11-24.milepost, team 2026-11-24.milepost.age, team 2028-11-24.milepost")
}

// backedUp are the names of the backups.
func (d *desk) backedUp() string {
	d.Helper()
	found, err := filepath.Glob(filepath.Join(d.copies, "*", "*"))
	if err != nil {
		d.Fatal(err)
	}
	for i, path := range found {
		found[i] = filepath.Base(path)
	}
	return strings.Join(found, ", ")
}

func TestACommandIsDoneAlsoWhenTheDaysBackupFails(t *testing.T) {
	d := newDesk(t)
	d.copies = d.write("none", "a file where the folder should be")
	file := d.write("reps.csv", "Name\nAmara Okafor\n")
	o := d.run("import", "people", "team.milepost", file)
	if o.status != statusDone {
		t.Errorf("status %d: %s", o.status, o.errs)
	}
	d.says(o.errs, "Today’s backup could not be made.", d.copies)
	d.same(d.json("show", "team", "team.milepost").names("name"), "Amara Okafor")
}

func TestAnotherFolderForBackups(t *testing.T) {
	for _, folder := range []string{"/elsewhere", ""} {
		t.Setenv(backupsEnv, folder)
		if got := backupsFolder(); got != folder {
			t.Errorf("backups go to %q, want %q", got, folder)
		}
	}
}
