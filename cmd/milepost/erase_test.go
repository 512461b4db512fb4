package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/words"
)

// TestEraseAsksForTheName: on a terminal the name is to be typed; without one only --yes will do.
func TestEraseAsksForTheName(t *testing.T) {
	d := newDesk(t)
	const file = "team.milepost"
	d.ok("sample", file)
	before := d.read(file)
	d.says(d.refused(statusUsage, "erase", file, "Lena"), "say --yes")
	d.typed = "Lena\n"
	d.says(d.refused(statusError, "erase", file, "Amara Okafor"), "This erases Amara Okafor: ", "1 person", "cannot be undone", "Type the name", "Nothing was erased")
	if d.read(file) != before {
		t.Error("the file was changed")
	}
	d.typed = "amara  okafor\n"
	o := d.run("erase", file, "Amara Okafor")
	if o.status != statusDone {
		t.Fatal(o.errs)
	}
	d.says(o.out, "Amara Okafor was erased on 23 November 2026 at 09:00. This cannot be undone.", "Gone: ", "1 person", "of these records are private", "entries of the history", "Not reached: ")
	if strings.Contains(d.ok("show", "team", file), "Amara") || strings.Contains(d.ok("search", file, "okafor"), "1 hit") {
		t.Error("she is still there")
	}
	d.says(d.refused(statusError, "undo", file), "nothing to undo")
	d.says(d.refused(statusError, "erase", file, "--yes", "Amara Okafor"), "Amara Okafor")
}

// TestEraseReceiptForMachines holds no name, and can be had again by id.
func TestEraseReceiptForMachines(t *testing.T) {
	d := newDesk(t)
	const file = "team.milepost"
	d.list(file, "teams", twoReps)
	var id model.ID
	d.change(file, unit.AddNote, func(s *storage.Store, w *storage.Work) error {
		p, other := d.person(s, "Anna Snelling"), d.person(s, "Moses Frase")
		id = p.ID
		n := &model.Note{Row: model.PrivateAbout(p.ID), AuthorID: w.Actor(), Kind: model.NotePlain, Text: "secret", On: testDay}
		o := &model.Note{Row: model.About(other.ID), AuthorID: w.Actor(), Kind: model.NotePlain, Text: "ask Anna Snelling", On: testDay}
		if err := w.Put(n); err != nil {
			return err
		}
		return w.Put(o)
	})
	backups, err := filepath.Abs("backups")
	if err != nil {
		t.Fatal(err)
	}
	h, err := storage.Held(ctx, file)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(backups, string(h.FileID))
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "Team 2026-11-22.milepost"), []byte(d.read(file)), 0o600); err != nil {
		t.Fatal(err)
	}
	out := d.ok("erase", file, "--yes", "--json", "--backups", backups, "Anna Snelling")
	if strings.Contains(out, "Anna") {
		t.Errorf("the receipt has the name:\n%s", out)
	}
	d.says(out, `"kind": "erase"`, `"person": "`+string(id)+`"`, `"at": "2026-11-23T09:00:00+01:00"`, `"noun": "note"`, `"private": 1`, "Team 2026-11-22.milepost", `"earlier": false`)
	d.says(d.ok("erase", file, "--yes", string(id)), string(id)+" was erased on 23 November 2026")
}

func TestLeaveSaysWhatBecameOfEverything(t *testing.T) {
	d := newDesk(t)
	const file = "team.milepost"
	d.ok("sample", file)
	before := d.ok("show", "person", file, "--rep", "Amara Okafor", "--json")
	out := d.ok("leave", file, "Amara Okafor", "--on", "2026-11-30")
	d.says(out, "Amara Okafor leaves the team on 30 November 2026.", "Proposed for erasing: 30 November 2028")
	d.says(d.ok("undo", file), "Undone: leaving the team")
	if d.ok("show", "person", file, "--rep", "Amara Okafor", "--json") != before {
		t.Error("undone it is not as it was")
	}
	d.says(d.ok("leave", file, "Amara Okafor", "--json"), `"as_of": "2026-11-23"`, `"erase_on": "2028-11-23"`, `"promises_moved": 0`)
	d.says(d.refused(statusError, "leave", file, "Nobody"), "Nobody")
	d.says(d.refused(statusUsage, "leave", file, "Amara Okafor", "--on", "soon"), "soon")
}

// TestEveryTableHasItsNoun, or a receipt would name a key.
func TestEveryTableHasItsNoun(t *testing.T) {
	if err := words.Load(); err != nil {
		t.Fatal(err)
	}
	for _, table := range slices.Sorted(maps.Keys(storage.TableNames())) {
		for _, n := range []int{1, 2} {
			if got := words.SayN("noun."+table, n); strings.Contains(got, "noun.") {
				t.Errorf("%s has no noun: %s", table, got)
			}
		}
	}
}
