package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/model"
)

// realFile is a file that another program wrote. Without the variable the test is skipped; with it a file that cannot
// be read is a failure.
func realFile(t *testing.T, parts ...string) string {
	t.Helper()
	root := os.Getenv("MILEPOST_REALDATA")
	if root == "" {
		t.Skip("skipped: MILEPOST_REALDATA is not set")
	}
	path := filepath.Join(append([]string{root}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("MILEPOST_REALDATA is set, but %v", err)
	}
	return path
}

func TestRealTeams(t *testing.T) {
	list := realFile(t, "crm-maven", "sales_teams.csv")
	d := newDesk(t)
	d.same(d.ok("import", "teams", "maven.milepost", list), "35 rows: 35 new, 0 changed, 0 unchanged, 0 missing, 0 refused.\n41 people made.\n")
	d.is(d.json("show", "team", "maven.milepost"), `{"people":41,"reps":35,"managers":6,"regions":3,"waiting":0}`, "totals")
	d.is(d.json("import", "teams", "maven.milepost", list),
		`{"rows":35,"new":0,"changed":0,"unchanged":35,"missing":0,"refused":[],"created":{"people":0}}`)
	d.says(d.ok("import", "teams", "maven.milepost", list, "--me", "Dustin Brinkmann"), "35 unchanged", "You are Dustin Brinkmann.\n")
	d.is(d.json("show", "matrix", "maven.milepost"), `5`, "totals", "people") // those who report to me
	d.same(d.ok("undo", "maven.milepost"), "Undone: import of a list\n")
	d.same(d.ok("undo", "maven.milepost"), "Undone: import of a list\n")
	d.is(d.json("show", "team", "maven.milepost"), `0`, "totals", "people")
	d.ok("redo", "maven.milepost")
	d.is(d.json("show", "team", "maven.milepost"), `41`, "totals", "people")
}

// TestRealRosterInTenScripts: two pairs of the same name stay four people, and who they are is asked.
func TestRealRosterInTenScripts(t *testing.T) {
	list := realFile(t, "scenarios", "inputs", "roster_scripts.csv")
	d := newDesk(t)
	d.same(d.ok("import", "people", "world.milepost", list), "65 rows: 65 new, 0 changed, 0 unchanged, 0 missing, 0 refused.\n65 people made.\n")
	all := d.json("show", "team", "world.milepost")
	d.is(all, `65`, "totals", "reps")
	ids := map[string][]string{}
	for i := range all.at("items").([]any) {
		name := all.at("items", i, "name").(string)
		ids[name] = append(ids[name], model.ID(all.at("items", i, "id").(string)).Short())
	}
	var twice []string
	for name, of := range ids {
		if len(of) == 2 {
			twice = append(twice, name)
		}
	}
	if len(ids) != 63 || len(twice) != 2 {
		t.Fatalf("%d names, twice are %v", len(ids), twice)
	}
	for _, name := range twice {
		d.write("later.csv", "name,city\n"+name+",Lima\n")
		o := d.run("import", "people", "world.milepost", "later.csv")
		if o.status != statusError {
			t.Errorf("%s: status %d", name, o.status)
		}
		d.says(o.errs, "later.csv, line 2, column 1: “"+name+"” could be any of 2 people.", name+" ("+ids[name][0]+")", name+" ("+ids[name][1]+")", "Every row was refused")
		d.says(d.refused(statusError, "show", "person", "world.milepost", "--rep", name), ids[name][0], ids[name][1])
		d.says(d.ok("show", "person", "world.milepost", "--rep", ids[name][1]), name+"\n")
	}
	d.is(d.json("import", "people", "world.milepost", list), `65`, "unchanged")
	o := d.run("export", "review", "world.milepost", "--all", "--out", "reviews")
	if n := strings.Count(o.out, ".pdf\n"); o.status != statusDone || n != 65 {
		t.Errorf("status %d, %d reviews: %s", o.status, n, o.errs)
	}
}

// TestRealTables reads lists that go wrong in ways people really had.
func TestRealTables(t *testing.T) {
	d := newDesk(t)
	for name, says := range map[string]string{
		"empty.csv": "empty.csv: The file is empty.", "without-rows.csv": "has column names but no rows",
		"duplicate-headers.csv": "Two columns are called “id”: number 1 and number 3.", "blank-headers.csv": "line 1, column 2: Column 2 has no name.",
	} {
		list := realFile(t, "csv-frictionless", name)
		d.says(d.refused(statusError, "import", "people", "new.milepost", list), "milepost: "+list, says)
	}
	for _, name := range []string{"bom.csv", "delimiter.csv", "latin1.csv"} {
		o := d.run("import", "people", "new.milepost", realFile(t, "csv-frictionless", name), "--source", name)
		if o.status != statusDone || !strings.Contains(o.out, " 0 refused.") {
			t.Errorf("%s: status %d, %s%s", name, o.status, o.out, o.errs)
		}
	}
	d.says(d.ok("show", "team", "new.milepost"), "中国人")
	if d.files() != "new.milepost" {
		t.Errorf("left behind: %s", d.files())
	}
}
