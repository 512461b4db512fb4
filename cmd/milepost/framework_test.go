package main

import (
	"os"
	"strings"
	"testing"

	"milepost/model"
)

const ourLadder = "Path,Job title,Competency,Skill,Key behavior\n" +
	"Customer Success,CSM P2,Customers,Renewals,Knows every date\n" +
	"Customer Success,CSM P4,Customers,Renewals,Wins back who had left\n"

func TestFrameworkGoesOutAndComesBack(t *testing.T) {
	d := newDesk(t)
	d.write("five.csv", ourLadder)
	o := d.run("import", "framework", "north.milepost", "five.csv", "--dry-run")
	d.says(o.out, "line 2", "Renewals", "2 rows: 2 new, 0 changed, 0 unchanged, 0 missing, 0 refused.", "it gives way", "1 skill would be made.", "Nothing was written")
	if d.files() != "five.csv" {
		t.Errorf("a dry run left %s", d.files())
	}
	o = d.run("import", "framework", "north.milepost", "five.csv")
	d.says(o.out, "1 ladder made.", "2 levels made.", "1 skill made.", "2 texts of skills made.")
	d.says(o.errs, "five.csv, line 2", "Customer Success", "missing in between: P3")
	d.same(d.ok("export", "framework", "north.milepost", "--out", "out.csv"), "out.csv\n")
	d.ok("export", "framework", "north.milepost", "--out", "sub")
	for _, path := range []string{"out.csv", "sub/framework.xlsx"} {
		d.says(d.ok("import", "framework", "north.milepost", path), "0 new, 0 changed, ", " unchanged, 0 missing, 0 refused.")
		other := strings.ReplaceAll(path, "/", "-") + ".milepost"
		d.says(d.run("import", "framework", other, path).out, "1 skill made.")
		d.ok("export", "framework", other, "--out", other+".csv")
		d.same(withoutIDs(d, other+".csv"), withoutIDs(d, "out.csv"))
	}
	d.same(d.ok("undo", "north.milepost"), "Undone: import of a framework\n")
	d.says(d.ok("import", "framework", "out.csv.milepost", "five.csv", "--replace"), "0 new, 0 changed, 2 unchanged")
	d.says(d.refused(statusUsage, "import", "people", "north.milepost", "five.csv", "--replace"), "--replace does not fit a list of people.")
	d.says(d.refused(statusUsage, "export", "framework", "north.milepost", "--out", "x.pdf"), ".csv or .xlsx")
	d.says(d.refused(statusUsage, "export", "framework", "north.milepost", "--out", "x.csv", "--all"), "goes out whole")
}

// withoutIDs is a table without its last column.
func withoutIDs(d *desk, path string) string {
	d.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		d.Fatal(err)
	}
	var out []string
	for _, l := range strings.Split(string(data), "\n") {
		out = append(out, l[:max(0, strings.LastIndexByte(l, ','))])
	}
	return strings.Join(out, "\n")
}

func TestFrameworkOfRealLadders(t *testing.T) {
	d := newDesk(t)
	ae, levels, sdr := realFile(t, "ladders-sourcegraph", "ae-competencies.md"), realFile(t, "ladders-sourcegraph", "ae-framework.md"), realFile(t, "ladders-sourcegraph", "sdr-framework.md")
	got := d.json("import", "framework", "north.milepost", ae, levels, sdr)
	d.is(got, `{"people":0,"ladders":3,"levels":10,"skills":18,"behaviours":96,"criteria":9}`, "created")
	d.is(got, `0`, "missing")
	d.says(d.refused(statusError, "import", "framework", "north.milepost", realFile(t, "ladders-sourcegraph", "forecasting.md")), "Nothing in this text describes a ladder or a skill")
}

func TestBenchmarkBesideARole(t *testing.T) {
	d := newDesk(t)
	list := realFile(t, "onet-sales", "Skills.csv")
	d.same(d.ok("import", "benchmark", "north.milepost", list), "140 rows: 140 new, 0 changed, 0 unchanged, 0 missing, 0 refused.\n2 roles to compare with made.\n70 skills made.\n")
	out := d.ok("show", "gaps", "north.milepost", "--from", "41-4012", "--role", "41-4011")
	lines := strings.Split(out, "\n")
	d.says(lines[0], "15 skills with a gap of half a level or more")
	for i, want := range []string{"Management of Financial Resources", "Management of Material Resources", "Operations Analysis"} {
		d.says(lines[i+1], want, []string{"+1.62", "+1.50", "+1.25"}[i])
	}
	d.says(out, "Active Learning", "+0.50", "2.046", "2.488", model.ONETAttribution)
	js := d.json("show", "gaps", "north.milepost", "--from", "41-4012.00", "--role", "41-4011.00")
	d.is(js, `{"skill":"Management of Financial Resources","from":1,"to":2.62,"gap":1.62}`, "items", 0)
	d.says(d.refused(statusUsage, "show", "gaps", "north.milepost", "--role", "41-4011"), "Say with --from where the way begins. There are: ", "41-4012.00")
	d.says(d.refused(statusError, "show", "gaps", "north.milepost", "--from", "41-9999", "--role", "41-4011"), "There is no role “41-9999”", "41-4012.00")
	d.says(d.refused(statusUsage, "show", "matrix", "north.milepost", "--from", "41-9999"), "--from goes with show gaps")
	d.same(d.ok("undo", "north.milepost"), "Undone: import of a benchmark\n")
}
